"""Mosaic: thumbnails of a whole data set, painted as one picture.

The visible rows of the uint8 array become one QImage, so that a frame of 60,000 thumbnails costs what is seen and not
what there is. Pixels are enlarged by a whole number of device pixels, so they stay crisp on every screen.

The base is QListView and not QAbstractItemView: Qt shows only the former to screen readers as a list with an entry an
image (the latter appears as an empty pane). What QListView would lay out itself is replaced below.
"""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.thumbnail_grid import ThumbnailGrid

Index = QModelIndex | QPersistentModelIndex


class Mosaic(QListView):
    """The thumbnails of an `ImageList`, with selection, keys (arrows, Home, End, pages, a digit) and accessibility."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = ThumbnailGrid.fit(1, 1.0, (28, 28))
        self._notice = ""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a scroll bar that comes and goes with the filter would move every thumbnail.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(120, 96)

    @property
    def columns(self) -> int:
        """Thumbnails side by side at the present width."""
        return self._grid.columns

    def set_notice(self, text: str) -> None:
        """Set the sentence that stands where no thumbnail is."""
        self._notice = text
        self.viewport().update()

    def image_list(self) -> ImageList | None:
        """Return the model, which is an `ImageList` or not there yet."""
        model = self.model()
        return model if isinstance(model, ImageList) else None

    def _lines(self) -> tuple[int, int]:
        """Return the first visible line of thumbnails and the one after the last."""
        top = round(self.verticalOffset() * self._grid.ratio)
        bottom = top + round(self.viewport().height() * self._grid.ratio)
        return top // self._grid.pitch_y, -(-bottom // self._grid.pitch_y)

    def _picture(self, images: ImageList, first: int, last: int) -> npt.NDArray[np.uint8]:
        """Return items ``first`` to ``last`` as one array (height, width, channels), ``last`` not included."""
        assert images.image_set is not None
        _, height, width, channels = images.image_set.images_NHWC.shape
        columns, gap = self._grid.columns, self._grid.gap
        lines = -(-(last - first) // columns)
        cells = np.zeros((lines * columns, height + gap, width + gap, channels), np.uint8)
        half = gap // 2
        cells[: last - first, half : half + height, half : half + width] = images.image_set.images_NHWC[
            images.indices[first:last]
        ]
        in_lines = cells.reshape(lines, columns, height + gap, width + gap, channels).swapaxes(1, 2)
        return np.ascontiguousarray(in_lines).reshape(lines * (height + gap), columns * (width + gap), channels)

    def _paint_thumbnails(self, painter: QPainter, images: ImageList, first: int, last: int) -> None:
        grid, scrolled = self._grid, self.verticalOffset()
        picture = self._picture(images, first, last)
        height, width, channels = picture.shape
        form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
        image = QImage(picture.data, width, height, width * channels, form)
        # One pixel of the image becomes exactly `scale` device pixels; the painter repeats them without smoothing.
        image.setDevicePixelRatio(grid.ratio / grid.scale)
        painter.drawImage(grid.cell(first, scrolled).topLeft(), image)

    def _paint_gaps(self, painter: QPainter, first: int, last: int) -> None:
        """Paint the background over the gaps, and over what has no thumbnail in the last line."""
        grid, scrolled, base = self._grid, self.verticalOffset(), self.palette().base()
        half, rest = grid.gap // 2, grid.gap - grid.gap // 2
        before, after = half * grid.scale / grid.ratio, rest * grid.scale / grid.ratio
        top, bottom = grid.cell(first, scrolled).top(), grid.cell(last - 1, scrolled).bottom()
        for column in range(grid.columns):
            cell = grid.cell(column, 0)
            painter.fillRect(QRectF(cell.left(), top, before, bottom - top), base)
            painter.fillRect(QRectF(cell.right() - after, top, after, bottom - top), base)
        for start in range(first, last, grid.columns):
            cell = grid.cell(start, scrolled)
            width = cell.width() * grid.columns
            painter.fillRect(QRectF(cell.left(), cell.top(), width, before), base)
            painter.fillRect(QRectF(cell.left(), cell.bottom() - after, width, after), base)
        empty = -last % grid.columns
        if empty:
            cell = grid.cell(last, scrolled)
            painter.fillRect(QRectF(cell.left(), cell.top(), cell.width() * empty, cell.height()), base)

    def _paint_frame(self, painter: QPainter) -> None:
        """Paint the accent frame of the current thumbnail; with the keyboard's focus, a second line inside it."""
        current = self.currentIndex()
        if not current.isValid():
            return
        grid = self._grid
        around = grid.gap // 2 * grid.scale / grid.ratio
        after = (grid.gap - grid.gap // 2) * grid.scale / grid.ratio
        thumbnail = grid.cell(current.row(), self.verticalOffset()).adjusted(around, around, -after, -after)
        painter.setPen(_frame_pen(theme.of(self).colour("accent")))
        painter.drawRect(thumbnail.adjusted(-1, -1, 1, 1))
        if self.hasFocus():
            # White on every theme: MNIST is black there.
            painter.setPen(_frame_pen(Qt.GlobalColor.white))
            painter.drawRect(thumbnail.adjusted(1, 1, -1, -1))

    def _paint_notice(self, painter: QPainter) -> None:
        painter.setPen(theme.of(self).colour("muted"))
        area = self.viewport().rect().adjusted(theme.SPACING, theme.SPACING, -theme.SPACING, -theme.SPACING)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._notice)

    # Qt's own questions, answered from the grid instead of QListView's layout of every item.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        images = self.image_list()
        if images is None or not images.rowCount():
            self._paint_notice(painter)
            return
        first_line, end_line = self._lines()
        first = first_line * self._grid.columns
        last = min(end_line * self._grid.columns, images.rowCount())
        if first < last:
            self._paint_thumbnails(painter, images, first, last)
            self._paint_gaps(painter, first, last)
            self._paint_frame(painter)

    def doItemsLayout(self) -> None:  # noqa: N802
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        images = self.image_list()
        height_width = (28, 28)
        if images is not None and images.image_set is not None:
            height_width = images.image_set.shape_HWC[:2]
        self._grid = ThumbnailGrid.fit(self.viewport().width(), self.devicePixelRatioF(), height_width)
        pitch = round(self._grid.pitch_y / self._grid.ratio)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._grid.height(images.rowCount() if images else 0) - page))
        bar.setPageStep(max(pitch, page // pitch * pitch))
        bar.setSingleStep(pitch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The image at the top stays at the top when the number of columns changes.
        row = self._lines()[0] * self._grid.columns
        columns = self._grid.columns
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if self._grid.columns != columns:
            top = self._grid.cell(row, 0).top()
            self.verticalScrollBar().setValue(int(top))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return int(self.verticalScrollBar().value())

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._grid.cell(index.row(), self.verticalOffset()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        images, grid = self.image_list(), self._grid
        x = int(point.x() * grid.ratio) - grid.left
        y = int(point.y() * grid.ratio) + round(self.verticalOffset() * grid.ratio)
        column = x // grid.pitch_x
        row = y // grid.pitch_y * grid.columns + column
        if images is None or not 0 <= column < grid.columns or not 0 <= row < images.rowCount():
            return QModelIndex()
        return images.index(row, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        cell = self.visualRect(index)
        page, bar = self.viewport().height(), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + cell.center().y() - page // 2)
        elif cell.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + cell.top())
        elif cell.bottom() >= page or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + cell.bottom() + 1 - page)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        images = self.image_list()
        if images is None or not images.rowCount():
            return QModelIndex()
        row, columns, count = max(self.currentIndex().row(), 0), self._grid.columns, images.rowCount()
        page = max(1, int(self.viewport().height() * self._grid.ratio) // self._grid.pitch_y) * columns
        act = QAbstractItemView.CursorAction
        # A move up or down that would leave the set stays in its column.
        target = {
            act.MoveLeft: row - 1, act.MovePrevious: row - 1, act.MoveRight: row + 1, act.MoveNext: row + 1,
            act.MoveUp: row - columns if row >= columns else row,
            act.MoveDown: row + columns if row + columns < count else row,
            act.MovePageUp: row - page if row >= page else row % columns,
            act.MovePageDown: row + page if row + page < count else row + (count - 1 - row) // columns * columns,
            act.MoveHome: 0, act.MoveEnd: count - 1,
        }.get(action, row)  # fmt: skip
        return images.index(min(max(target, 0), count - 1), 0)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Go to the next image whose class name begins with ``search``: a typed digit walks through its images."""
        images = self.image_list()
        if images is None or images.image_set is None or not images.rowCount():
            return
        names = images.image_set.class_names
        wanted = [label for label, name in enumerate(names) if name.lower().startswith(search.lower())]
        rows = np.flatnonzero(np.isin(images.image_set.labels_N[images.indices], wanted))
        if len(rows):
            following = np.searchsorted(rows, self.currentIndex().row(), side="right") % len(rows)
            self.setCurrentIndex(images.index(int(rows[following]), 0))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index) if index.isValid() else QItemSelection(), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        first_line, end_line = self._lines()
        visible = range(first_line * self._grid.columns, end_line * self._grid.columns)
        region = QRegion()
        for part in selection.toList():
            for row in range(max(part.top(), visible.start), min(part.bottom() + 1, visible.stop)):
                region += self.visualRect(part.model().index(row, 0))
        return region

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        # QListView's own version tells screen readers an entry out of its layout, which is empty here.
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus() and QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        QAbstractItemView.selectionChanged(self, selected, deselected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # macOS keeps Enter for editing; here it opens the image on every system.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _frame_pen(colour: QColor | Qt.GlobalColor) -> QPen:
    pen = QPen(colour, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
