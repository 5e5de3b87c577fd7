"""ThumbnailPainter: puts the visible thumbnails on the screen as one picture, and the marks of single ones over it."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.sheet import sheet, thumbnails
from mnistgui.ui.dataset.thumbnail_grid import ThumbnailGrid
from mnistgui.ui.qimages import as_qimage

_TINT: int = 90  # alpha of the accent over a thumbnail that is one of several chosen


class ThumbnailPainter:
    """Paints the rows ``first`` to ``last`` (not included) of ``images`` on ``viewport``, for one paint event."""

    def __init__(
        self, viewport: QWidget, images: ImageList, grid: ThumbnailGrid, *, scrolled: int, first: int, last: int
    ) -> None:
        self._painter = QPainter(viewport)
        self._theme, self._base = theme.of(viewport), viewport.palette().base()
        self._images, self._grid = images, grid
        self._scrolled, self._first, self._last = scrolled, first, last

    def paint_thumbnails(self) -> None:
        """Paint all pictures at once, then the background over the gaps between them."""
        grid, image_set = self._grid, self._images.image_set
        assert image_set is not None
        shown = thumbnails(image_set, self._images.indices[self._first : self._last], shrink=grid.shrink)
        picture = sheet(shown, grid.columns, grid.gap)
        height, width, _ = picture.shape
        # One pixel of the picture becomes exactly `scale` device pixels; the painter repeats them without smoothing.
        size = QSizeF(width, height) * (grid.scale / grid.ratio)
        self._painter.drawImage(QRectF(grid.cell(self._first, self._scrolled).topLeft(), size), as_qimage(picture))
        self._paint_gaps()

    def _paint_gaps(self) -> None:
        grid, scrolled = self._grid, self._scrolled
        margin = grid.margin()
        top, bottom = grid.cell(self._first, scrolled).top(), grid.cell(self._last - 1, scrolled).bottom()
        gaps = []
        for column in range(grid.columns):
            cell = grid.cell(column, 0)
            gaps.append(QRectF(cell.left(), top, margin, bottom - top))
            gaps.append(QRectF(cell.right() - margin, top, margin, bottom - top))
        for start in range(self._first, self._last, grid.columns):
            cell = grid.cell(start, scrolled)
            width = cell.width() * grid.columns
            gaps.append(QRectF(cell.left(), cell.top(), width, margin))
            gaps.append(QRectF(cell.left(), cell.bottom() - margin, width, margin))
        # What has no thumbnail in the last line.
        if empty := -self._last % grid.columns:
            cell = grid.cell(self._last, scrolled)
            gaps.append(QRectF(cell.left(), cell.top(), cell.width() * empty, cell.height()))
        self._fill(gaps, self._base.color())

    def mark_wrong(self) -> None:
        """Underline the images that the net got wrong, where it was asked."""
        scores = self._images.scores
        if scores is None:
            return
        wrong = scores.wrong_N[self._images.indices[self._first : self._last]]
        margin = self._grid.margin()
        places = (self._grid.thumbnail(int(row), self._scrolled) for row in self._first + np.flatnonzero(wrong))
        lines = [QRectF(place.left(), place.bottom(), place.width(), margin) for place in places]
        self._fill(lines, self._theme.colour("bad"))

    def mark_chosen(self, rows: Iterable[int]) -> None:
        """Tint and frame the thumbnails of these rows."""
        places = [self._grid.thumbnail(row, self._scrolled).adjusted(-1, -1, 1, 1) for row in rows]
        if places:
            self._painter.setPen(_frame_pen(self._theme.colour("accent")))
            self._painter.setBrush(self._theme.colour("accent", _TINT))
            self._painter.drawRects(places)

    def mark_current(self, row: int, *, focused: bool) -> None:
        """Frame the current thumbnail in the accent; with the keyboard's focus, draw a second line inside it."""
        place = self._grid.thumbnail(row, self._scrolled)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_frame_pen(self._theme.colour("accent")))
        self._painter.drawRect(place.adjusted(-1, -1, 1, 1))
        if focused:
            # White on every theme: MNIST is black there.
            self._painter.setPen(_frame_pen(Qt.GlobalColor.white))
            self._painter.drawRect(place.adjusted(1, 1, -1, -1))

    def _fill(self, places: list[QRectF], colour: QColor) -> None:
        if places:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colour)
            self._painter.drawRects(places)


def paint_notice(viewport: QWidget, text: str) -> None:
    """Paint a sentence in the place of thumbnails."""
    painter = QPainter(viewport)
    painter.setPen(theme.of(viewport).colour("muted"))
    area = viewport.rect().adjusted(theme.SPACING, theme.SPACING, -theme.SPACING, -theme.SPACING)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def _frame_pen(colour: QColor | Qt.GlobalColor) -> QPen:
    pen = QPen(colour, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
