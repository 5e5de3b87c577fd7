"""Mosaic: thumbnails of a whole data set, painted as one picture.

The visible rows of the uint8 array become one QImage, so that a frame of 60,000 thumbnails costs what is seen and not
what there is. Pixels are enlarged by a whole number of device pixels, so they stay crisp on every screen.

The base is QListView and not QAbstractItemView: Qt shows only the former to screen readers as a list with an entry an
image (the latter appears as an empty pane). What QListView would lay out itself is replaced below.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.thumbnail_grid import SIZES, ThumbnailGrid
from mnistgui.ui.dataset.thumbnail_painter import ThumbnailPainter, paint_notice

Index = QModelIndex | QPersistentModelIndex

_POINT: Final = QSize(1, 1)


class Mosaic(QListView):
    """The thumbnails of an `ImageList`, with selection, keys (arrows, Home, End, pages, a digit) and accessibility.

    Several can be chosen as in a list that is read line by line: Shift and a click, a drag or an arrow key take all
    images between two; Ctrl adds and takes away single ones; Ctrl+A takes all.
    """

    size_step_requested = Signal(int)  # Ctrl and the wheel: 1 larger, -1 smaller

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = SIZES["small"]
        self._grid = ThumbnailGrid.fit(1, 1.0, (28, 28))
        self._notice = ""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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

    @Slot(str)
    def set_size(self, size: str) -> None:
        """Show thumbnails of this size (a key of `SIZES`); the image at the top stays there."""
        row, self._size = self._visible_rows().start, SIZES[size]
        self.updateGeometries()
        self._put_on_top(row)

    def set_notice(self, text: str) -> None:
        """Set the sentence that stands where no thumbnail is."""
        self._notice = text
        self.viewport().update()

    def image_list(self) -> ImageList | None:
        """Return the model, which is an `ImageList` or not there yet."""
        model = self.model()
        return model if isinstance(model, ImageList) else None

    @Slot(int)
    def go_to_row(self, row: int) -> None:
        """Make the image in ``row`` the current and the only chosen one, and bring it into view."""
        index = self.model().index(row, 0)
        # Not by setCurrentIndex: it asks which keys are held, and with Ctrl it would add the image to the others.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def chosen_count(self) -> int:
        """Return how many images are chosen."""
        return sum(last - first for first, last in self._chosen_ranges())

    def chosen_images(self) -> npt.NDArray[np.intp]:
        """Return the indices in the set of the chosen images, in the order on the screen."""
        images = self.image_list()
        parts = [images.indices[first:last] for first, last in self._chosen_ranges()] if images is not None else []
        return np.concatenate(parts) if parts else np.empty(0, np.intp)

    def _chosen_ranges(self) -> list[tuple[int, int]]:
        """Return the chosen rows as ascending ranges (end not included): never as one object an image."""
        chosen = self.selectionModel().selection().toList() if self.selectionModel() else []
        return sorted((part.top(), part.bottom() + 1) for part in chosen)

    def _visible_rows(self) -> range:
        """Return the rows of the thumbnails in view, whole lines of them, whether there are so many or not."""
        grid = self._grid
        top = round(self.verticalOffset() * grid.ratio)
        bottom = top + round(self.viewport().height() * grid.ratio)
        return range(top // grid.pitch_y * grid.columns, -(-bottom // grid.pitch_y) * grid.columns)

    def _put_on_top(self, row: int) -> None:
        self.verticalScrollBar().setValue(int(self._grid.cell(row, 0).top()))
        self.viewport().update()

    # Qt's own questions, answered from the grid instead of QListView's layout of every item.

    def paintEvent(self, event: QPaintEvent) -> None:
        images, rows = self.image_list(), self._visible_rows()
        count = images.rowCount() if images is not None else 0
        if images is None or not count:
            paint_notice(self.viewport(), self._notice)
            return
        first, last = rows.start, min(rows.stop, count)
        if first >= last:
            return
        painter = ThumbnailPainter(
            self.viewport(), images, self._grid, scrolled=self.verticalOffset(), first=first, last=last
        )
        painter.paint_thumbnails()
        painter.mark_wrong()
        chosen = self._chosen_ranges()
        if len(chosen) > 1 or any(end - start > 1 for start, end in chosen):
            painter.mark_chosen(row for start, end in chosen for row in range(max(start, first), min(end, last)))
        if self.currentIndex().isValid():
            painter.mark_current(self.currentIndex().row(), focused=self.hasFocus())

    def doItemsLayout(self) -> None:  # noqa: N802
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        images = self.image_list()
        height_width = (28, 28)
        if images is not None and images.image_set is not None:
            height_width = images.image_set.shape_HWC[:2]
        self._grid = ThumbnailGrid.fit(self.viewport().width(), self.devicePixelRatioF(), height_width, self._size)
        pitch = round(self._grid.pitch_y / self._grid.ratio)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._grid.height(images.rowCount() if images else 0) - page))
        bar.setPageStep(max(pitch, page // pitch * pitch))
        bar.setSingleStep(pitch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The image at the top stays at the top when the number of columns changes.
        row, columns = self._visible_rows().start, self._grid.columns
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if self._grid.columns != columns:
            self._put_on_top(row)

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
        line, column = self._grid.line_and_column(point.x(), point.y(), self.verticalOffset())
        images, row = self.image_list(), line * self._grid.columns + column
        if images is None or not 0 <= column < self._grid.columns or not 0 <= row < images.rowCount():
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
        rows = images.rows_called(search) if images is not None else ()
        if len(rows):
            following = np.searchsorted(rows, self.currentIndex().row(), side="right") % len(rows)
            self.go_to_row(int(rows[following]))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose all images from the one at the rectangle's first corner to the one at its second, line by line.

        Qt gives the place where a choice began and that of the mouse or of the new current image.
        """
        ends = [self._row_near(rect.topLeft()), self._row_near(rect.bottomRight())]
        images = self.image_list()
        chosen = QItemSelection()
        # A click beside the thumbnails is not one on the nearest.
        if (
            images is not None
            and images.rowCount()
            and (rect.size() != _POINT or self.indexAt(rect.center()).isValid())
        ):
            chosen = QItemSelection(images.index(min(ends), 0), images.index(max(ends), 0))
        self.selectionModel().select(chosen, command)

    def _row_near(self, point: QPoint) -> int:
        """Return the row of the thumbnail at ``point``, or that of the nearest one in its line."""
        line, column = self._grid.line_and_column(point.x(), point.y(), self.verticalOffset())
        row = line * self._grid.columns + min(max(column, 0), self._grid.columns - 1)
        return min(max(row, 0), max(self.model().rowCount() - 1, 0))

    def selectAll(self) -> None:  # noqa: N802
        # QListView's looks at every row, whether it is hidden: half a second for 814,255.
        images = self.image_list()
        if images is not None and images.rowCount():
            everything = QItemSelection(images.index(0, 0), images.index(images.rowCount() - 1, 0))
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        visible = self._visible_rows()
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
        if self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.SelectionWithin))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # macOS keeps Enter for editing; here it opens the image on every system.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.size_step_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
