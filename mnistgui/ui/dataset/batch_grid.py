"""BatchGrid: the images of one batch with their labels and, of a batch that was trained on, their losses."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mnistgui.training.batch_picture import BatchPicture
from mnistgui.ui import theme
from mnistgui.ui.dataset.batch_list import IMAGE_INDEX_ROLE, BatchList, loss_text

# Height of a picture in logical pixels. As many whole pixels of the screen for one of the image as fit in.
_SMALLEST: Final = 28
_LARGEST: Final = 112
_WIDEST_LABEL: Final = 72
_MARGIN: Final = 3  # around a cell
_BAR: Final = 4  # height of the bar that tells the loss
_GAP: Final = 4  # between label and loss
_Index = QModelIndex | QPersistentModelIndex


class BatchGrid(QListView):
    """``dataset.batch_grid``. The pictures are as large as lets the whole batch be seen, if that can be."""

    image_activated = Signal(int)  # index in the set: double click or Enter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.batch_grid")
        self._batch = BatchList(self)
        self._notice = ""
        self._room_for = 1
        self.side = QSize(_SMALLEST, _SMALLEST)  # of a picture
        self.setModel(self._batch)
        self._cells = _CellPainter(self._batch, self)
        self.setItemDelegate(self._cells)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: one that comes and goes would change the columns from batch to batch.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumSize(120, 96)
        self.activated.connect(self._on_activated)

    @property
    def picture(self) -> BatchPicture | None:
        """What is shown."""
        return self._batch.picture

    def show_picture(self, picture: BatchPicture | None, class_names: tuple[str, ...], room_for: int) -> None:
        """Show ``picture``; the cells are those of a batch of ``room_for`` images, so that they stay from one to the
        next, also to the last and smaller one."""
        row = self.currentIndex().row()
        self._room_for = room_for
        self._batch.show(picture, class_names)
        self._fit()
        if self._batch.rowCount():
            self.setCurrentIndex(self._batch.index(min(max(row, 0), self._batch.rowCount() - 1), 0))

    def set_notice(self, text: str) -> None:
        """Set the sentence that stands where there is no batch."""
        self._notice = text
        self.viewport().update()

    def caption_font(self) -> QFont:
        """Return the font of labels and losses: a little smaller than the widget's."""
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, font.pointSizeF() - 1))
        return font

    def _fit(self) -> None:
        """Take the largest pictures of which the whole batch fits in, or else the smallest."""
        picture = self._batch.picture
        if picture is None or not len(picture.pictures_KHWC):
            return
        shown = min(max(self._room_for, self._batch.rowCount()), 512)
        height_width = picture.pictures_KHWC.shape[1:3]
        for side in reversed(_sides(height_width, self.devicePixelRatioF())):
            cell, width = self._cell(side), self.viewport().width()
            columns = max(1, width // cell.width())
            if -(-shown // columns) * cell.height() <= self.viewport().height():
                break
        self.side = side
        # What is over of the width is shared. One pixel less: QListView breaks a line that fits to the last one.
        self.setGridSize(QSize(max(cell.width(), (width - 1) // columns), cell.height()))

    def _cell(self, side: QSize) -> QSize:
        metrics = QFontMetrics(self.caption_font())
        names = self._batch.class_names
        caption = min(max((metrics.horizontalAdvance(name) for name in names), default=0), _WIDEST_LABEL)
        height = side.height() + metrics.height()
        if self._batch.has_losses:
            caption += _GAP + metrics.horizontalAdvance("0.00")
            height += _BAR
        return QSize(max(side.width(), caption) + 2 * _MARGIN, height + 2 * _MARGIN)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.image_activated.emit(index.data(IMAGE_INDEX_ROLE))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._cells.prepare()
        super().paintEvent(event)
        if not self._batch.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.of(self).colour("muted"))
            area = self.viewport().rect().adjusted(theme.SPACING, theme.SPACING, -theme.SPACING, -theme.SPACING)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._notice)


class _CellPainter(QStyledItemDelegate):
    """Paints one image: picture, label, loss as a number and as a bar."""

    def __init__(self, batch: BatchList, grid: BatchGrid) -> None:
        super().__init__(grid)
        self._batch, self._grid = batch, grid
        self.prepare()

    def prepare(self) -> None:
        """Look up what is the same for every cell; called before some are painted."""
        self._font = self._grid.caption_font()
        self._metrics = QFontMetrics(self._font)
        look = theme.of(self._grid)
        self._text, self._muted, self._accent = look.colour("text"), look.colour("muted"), look.colour("accent")
        self._trough, self._good, self._bad = look.colour("line"), look.colour("good"), look.colour("bad")

    def _paint_picture(self, painter: QPainter, room: QRectF, row: int) -> QRectF:
        side = self._grid.side
        place = QRectF(round(room.center().x() - side.width() / 2), room.top(), side.width(), side.height())
        image = self._batch.qimage(row)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.height() > side.height())
        painter.drawImage(place, image)
        return place

    def _paint_label(self, painter: QPainter, line: QRectF, row: int, where: Qt.AlignmentFlag) -> None:
        label = self._metrics.elidedText(self._batch.label(row), Qt.TextElideMode.ElideRight, int(line.width()))
        painter.setPen(self._text)
        painter.drawText(line, where, label)

    def _paint_loss(self, painter: QPainter, line: QRectF, loss: float) -> None:
        painter.setPen(self._muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, loss_text(loss))
        bar = QRectF(line.left(), line.bottom(), line.width(), _BAR - 1)
        painter.fillRect(bar, self._trough)
        bar.setWidth(bar.width() * loss_share(loss, len(self._batch.class_names)))
        # At a loss of ln 2 the label's own probability is one half: below it no other class can be more probable.
        painter.fillRect(bar, self._good if loss < math.log(2) else self._bad)

    # Qt's own names

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        row, room = index.row(), QRectF(option.rect).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setFont(self._font)
        place = self._paint_picture(painter, room, row)
        line, loss = QRectF(room.left(), place.bottom(), room.width(), self._metrics.height()), self._batch.loss(row)
        if loss is None:
            self._paint_label(painter, line, row, Qt.AlignmentFlag.AlignHCenter)
        else:
            self._paint_loss(painter, line, loss)
            line.setWidth(line.width() - self._metrics.horizontalAdvance(loss_text(loss)) - _GAP)
            self._paint_label(painter, line, row, Qt.AlignmentFlag.AlignLeft)
        if index == self._grid.currentIndex():
            pen = QPen(self._accent, 2 if self._grid.hasFocus() else 1)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-1, -1, 1, 1))
        painter.restore()


def loss_share(loss: float, classes: int) -> float:
    """Return how long the bar of a loss is, 0..1: full where the net does no better than guessing, at ln(classes)."""
    most = math.log(max(classes, 2))
    return 1.0 if math.isnan(loss) else min(max(loss / most, 0.0), 1.0)


def _sides(height_width: tuple[int, ...], ratio: float) -> list[QSize]:
    """Return the sizes, in logical pixels and ascending, in which a picture may be shown."""
    height, width = height_width
    longest = max(height, width)
    first = max(1, math.ceil(_SMALLEST * ratio / longest))
    scales = [scale / ratio for scale in range(first, int(_LARGEST * ratio / longest) + 1)]
    if not scales:
        # Too large for any whole enlargement: it is shrunk.
        scales = [side / longest for side in (_LARGEST // 2, _LARGEST)]
    return [QSize(max(1, round(width * scale)), max(1, round(height * scale))) for scale in scales]
