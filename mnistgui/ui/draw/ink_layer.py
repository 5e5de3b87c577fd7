"""InkLayer: the strokes of a drawing as a picture that is kept, so that painting costs only what has changed."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from mnistgui.drawing.ink import Stroke
from mnistgui.drawing.pen_line import bounds_of, final_count, piece_count
from mnistgui.ui.draw.paths import paint_stroke


@dataclass(frozen=True)
class Sheet:
    """What the strokes are painted on: a widget's size, its device pixel ratio, its paper, and the ink's colour."""

    size: QSize
    ratio: float
    paper: QRectF
    colour: QColor


class InkLayer:
    """What is painted already is known by the strokes themselves, which are frozen."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._picture = QPixmap()
        self._strokes: tuple[Stroke, ...] = ()
        self._begun: Stroke | None = None  # the one after them, of which the first pieces are painted
        self._pieces = 0
        self._boxes: dict[int, tuple[Stroke, list[QRectF]]] = {}

    def paint(self, painter: QPainter, strokes: tuple[Stroke, ...], sheet: Sheet, *, growing: bool) -> None:
        """Paint ``strokes``, of which the last one may be ``growing``."""
        if sheet != self._sheet:
            self._begin(sheet)
        finished, last = (strokes[:-1], strokes[-1]) if growing else (strokes, None)
        if not self._goes_on_to(finished, last):
            self._repair(finished)
        self._add(finished, last)
        painter.drawPixmap(0, 0, self._picture)
        if last is not None:
            paint_stroke(painter, last, sheet.paper, sheet.colour, range(self._pieces, piece_count(last)))

    def _begin(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._picture = QPixmap(sheet.size * sheet.ratio)
        self._picture.setDevicePixelRatio(sheet.ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._strokes, self._begun, self._pieces = (), None, 0
        self._boxes = {}

    def _goes_on_to(self, finished: tuple[Stroke, ...], last: Stroke | None) -> bool:
        """Return whether nothing of what is painted is to be taken away."""
        count = len(self._strokes)
        if finished[:count] != self._strokes:
            return False
        following = finished[count] if len(finished) > count else last
        return self._begun is None or (following is not None and following.goes_on_from(self._begun))

    def _add(self, finished: tuple[Stroke, ...], last: Stroke | None) -> None:
        """Paint the strokes that are new, and the pieces of the last one that are final."""
        new = finished[len(self._strokes) :]
        final = 0 if last is None else final_count(last)
        if new or final > self._pieces:
            onto = self._painter()
            for stroke in new:
                self._paint_stroke(onto, stroke, range(self._pieces, piece_count(stroke)))
                self._pieces = 0
            if last is not None:
                self._paint_stroke(onto, last, range(self._pieces, final))
            onto.end()
            self._pieces = final
        self._strokes, self._begun = finished, last if self._pieces else None

    def _repair(self, finished: tuple[Stroke, ...]) -> None:
        """Paint ``finished`` anew where strokes have gone or have come."""
        painted = self._strokes if self._begun is None else (*self._strokes, self._begun)
        common = {id(stroke) for stroke in painted} & {id(stroke) for stroke in finished}
        room = QRectF()
        for stroke in (*painted, *finished):
            if id(stroke) not in common:
                for box in self._boxes_of(stroke):
                    room = room.united(box)
        onto = self._painter()
        onto.setClipRect(room)
        onto.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        onto.fillRect(room, Qt.GlobalColor.transparent)
        onto.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for stroke in finished:
            for piece, box in enumerate(self._boxes_of(stroke)):
                if box.intersects(room):
                    self._paint_stroke(onto, stroke, range(piece, piece + 1))
        onto.end()
        self._strokes, self._begun, self._pieces = finished, None, 0
        # The strokes are kept with their boxes, so that no other one can have the same id.
        self._boxes = {id(stroke): self._boxes[id(stroke)] for stroke in finished}

    def _painter(self) -> QPainter:
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _paint_stroke(self, painter: QPainter, stroke: Stroke, pieces: range) -> None:
        assert self._sheet is not None
        paint_stroke(painter, stroke, self._sheet.paper, self._sheet.colour, pieces)

    def _boxes_of(self, stroke: Stroke) -> list[QRectF]:
        """Return the pixels that each piece touches, whole ones, so that no edge is painted by half."""
        if id(stroke) not in self._boxes:
            assert self._sheet is not None
            paper, ratio = self._sheet.paper, self._sheet.ratio
            edge = stroke.width / 2 * paper.width() + 2
            boxes = []
            for piece in range(piece_count(stroke)):
                left, top, right, bottom = bounds_of(stroke, piece)
                left, right = (paper.x() + share * paper.width() for share in (left, right))
                top, bottom = (paper.y() + share * paper.height() for share in (top, bottom))
                left, top = (math.floor((side - edge) * ratio) / ratio for side in (left, top))
                right, bottom = (math.ceil((side + edge) * ratio) / ratio for side in (right, bottom))
                boxes.append(QRectF(left, top, right - left, bottom - top))
            self._boxes[id(stroke)] = stroke, boxes
        return self._boxes[id(stroke)][1]
