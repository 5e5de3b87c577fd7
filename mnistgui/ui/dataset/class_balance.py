"""ClassBalance: a row a class with its mean image, its name and a bar for how many images it has."""

from html import escape
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mnistgui.data.statistics import SetStatistics
from mnistgui.ui import theme
from mnistgui.ui.qimages import image_of

_PICTURE: Final = 28  # side of a mean image in a row, in logical pixels
_MARGIN: Final = 4
_GAP: Final = 8
_HIGHEST_BAR: Final = 14.0
_CORNER: Final = 2.0
_WIDEST_NAME: Final = 0.35  # of the row
_TEXT_ROLES: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)

_Index = QModelIndex | QPersistentModelIndex


class ClassFigures(QAbstractListModel):
    """Row 0 is the whole set, row k + 1 the class k."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._statistics: SetStatistics | None = None
        self._pictures: list[QImage] = []

    def show(self, class_names: tuple[str, ...], statistics: SetStatistics | None) -> None:
        """Show these figures, or nothing."""
        self.beginResetModel()
        self._names, self._statistics = class_names, statistics
        self._pictures = [image_of(self.mean_image(row)) for row in range(self.rowCount())]
        self.endResetModel()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def name(self, row: int) -> str:
        """Return the name of the class in ``row``, or what stands for the whole set."""
        return self._names[row - 1] if row else self.tr("All classes")

    def count(self, row: int) -> int:
        """Return how many images there are."""
        assert self._statistics is not None
        return int(self._statistics.counts_K[row - 1]) if row else self._statistics.images

    def share_of_largest(self, row: int) -> float:
        """Return the count beside that of the largest class: 0..1, and 0 for the whole set, which has no bar."""
        assert self._statistics is not None
        return self.count(row) / max(1, int(self._statistics.counts_K.max())) if row else 0.0

    def picture(self, row: int) -> QImage:
        """Return the mean image as a picture."""
        return self._pictures[row]

    def mean_image(self, row: int) -> npt.NDArray[np.uint8]:
        """Return the mean image, rounded: uint8 (H, W, C)."""
        assert self._statistics is not None
        statistics = self._statistics
        mean_HWC = statistics.class_means_KHWC[row - 1] if row else statistics.mean_HWC
        return mean_HWC.round().astype(np.uint8)

    def _text(self, row: int) -> str:
        share = self.count(row) / max(1, self.count(0))
        return self.tr("{name}: {count} images ({share})").format(
            name=self.name(row), count=f"{self.count(row):,}", share=f"{100 * share:.1f} %"
        )

    # Qt's own names

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._statistics is None else len(self._names) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            # Rich text on purpose: otherwise Qt guesses, and a class is named after a folder of the user's.
            return f"<qt>{escape(self._text(index.row()))}</qt>"
        return self._text(index.row()) if role in _TEXT_ROLES else None


class ClassBalance(QListView):
    """``data.class_balance``: the rows of a `ClassFigures`, one of them chosen."""

    row_chosen = Signal(int)

    def __init__(self, figures: ClassFigures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data.class_balance")
        self.setModel(figures)
        self.setItemDelegate(_RowPainter(figures, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(200)

    def choose(self, row: int) -> None:
        """Make ``row`` the current one."""
        self.setCurrentIndex(self.model().index(row, 0))

    # Qt's own names

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.row_chosen.emit(current.row())


class _RowPainter(QStyledItemDelegate):
    """Paints one row: mean image, name, bar, count."""

    def __init__(self, figures: ClassFigures, view: QListView) -> None:
        super().__init__(view)
        self._figures, self._view = figures, view

    def _column_widths(self, width: float) -> tuple[float, float]:
        """Return the widths of the column of names and of that of counts: the same in every row."""
        names = QFontMetricsF(self._view.font())
        longest = max(names.horizontalAdvance(self._figures.name(row)) for row in range(self._figures.rowCount()))
        numbers = QFontMetricsF(theme.number_font(self._view))
        return min(longest, _WIDEST_NAME * width), numbers.horizontalAdvance(f"{self._figures.count(0):,}")

    def _paint_bar(self, painter: QPainter, room: QRectF, share: float, *, chosen: bool) -> None:
        look = theme.of(self._view)
        height = min(_HIGHEST_BAR, 0.5 * room.height())
        trough = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line", 120))
        painter.drawRoundedRect(trough, _CORNER, _CORNER)
        trough.setWidth(trough.width() * share)
        painter.setBrush(look.colour("on_accent" if chosen else "accent"))
        painter.drawRoundedRect(trough, _CORNER, _CORNER)

    # Qt's own names

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, max(_PICTURE, self._view.fontMetrics().height()) + _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, look = index.row(), theme.of(self._view)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect)
        painter.save()
        if chosen:
            painter.fillRect(room, look.colour("accent"))
        room.adjust(_MARGIN, 0, -_MARGIN, 0)
        names, numbers = self._column_widths(room.width())
        picture = QRectF(room.left(), room.center().y() - _PICTURE / 2, _PICTURE, _PICTURE)
        painter.drawImage(picture, self._figures.picture(row))
        room.setLeft(picture.right() + _GAP)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour("on_accent" if chosen else "text"))
        name = self._view.fontMetrics().elidedText(self._figures.name(row), Qt.TextElideMode.ElideRight, int(names) + 1)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(theme.number_font(self._view))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, f"{self._figures.count(row):,}")
        if row:  # the whole set has no bar: beside it every class would be short
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = room.adjusted(names + _GAP, 0, -numbers - _GAP, 0)
            self._paint_bar(painter, bar, self._figures.share_of_largest(row), chosen=chosen)
        painter.restore()
