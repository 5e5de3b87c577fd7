"""What a printed page is stacked of: title, picture with formulas, lines of text, rows of a table.

Lengths are in hundredths of a millimetre: whole numbers that a painter scales to whatever it paints on, so that text is
measured the same for every printer. Everything is black on white paper, whatever the theme.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from mnistgui.perceptron.worksheet_parts import Worksheet
from mnistgui.ui.perceptron.worksheet.picture import Inks, draw_network

MM: Final = 100.0
_POINT: Final = 25.4 / 72 * MM
_BLACK: Final = QColor("#000000")
_GREY: Final = QColor("#555555")
_HAIR: Final = QColor("#b0b0b0")
_WHITE: Final = QColor("#ffffff")
_FLAGS: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRED: Final = Qt.AlignmentFlag.AlignCenter
_PAD: Final = 1.2 * MM
_LEAST_SCALE: Final = 0.8  # of a formula that is too long for one line, before it takes two

Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, eq=False)
class Block:
    """A piece of a page: its ``height``, and how it is painted into its rectangle. ``glued``: never last on a page."""

    height: float
    paint: Paint
    glued: bool = False


class Look(Enum):
    """How a cell is written."""

    TEXT = "text"
    CAPTION = "caption"
    VALUE = "value"
    BLANK = "blank"
    KEY = "key"


@dataclass(frozen=True)
class Cell:
    """One cell of a row; ``share`` is its part of the width."""

    text: str
    share: float
    look: Look = Look.TEXT


def font_of(family: str, points: float, *, bold: bool = False) -> QFont:
    """Return a font for lengths in hundredths of a millimetre."""
    font = QFont(family)
    font.setPixelSize(round(points * _POINT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    return font


def gap(height: float) -> Block:
    """Return empty room."""
    return Block(height, lambda _painter, _area: None, glued=True)


def text_block(text: str, font: QFont, width: float, *, grey: bool = False, glued: bool = True) -> Block:
    """Return a paragraph."""
    height = _wrapped_height(text, font, width)

    def paint(painter: QPainter, area: QRectF) -> None:
        _write(painter, area, text, font, _GREY if grey else _BLACK, _FLAGS | Qt.TextFlag.TextWordWrap)

    return Block(height, paint, glued)


def title_block(title: str, family: str, *, fields: tuple[str, ...] = ()) -> Block:
    """Return the title, and at the right a line to write on for each of ``fields``."""
    large, small = font_of(family, 16, bold=True), font_of(family, 9.5)

    def paint(painter: QPainter, area: QRectF) -> None:
        _write(painter, area, title, large, _BLACK, Qt.AlignmentFlag.AlignBottom)
        right = area.right()
        metrics = QFontMetricsF(small)
        # From the right: the last field first, the first one twice as long.
        for place, field in reversed(list(enumerate(fields))):
            line = (48.0 if place == 0 else 24.0) * MM
            base = area.bottom() - 0.6 * MM
            painter.setPen(QPen(_BLACK, 0.2 * MM))
            painter.drawLine(QRectF(right - line, base, line, 0).topLeft(), QRectF(right, base, 0, 0).topLeft())
            label = metrics.horizontalAdvance(field) + 1.5 * MM
            box = QRectF(right - line - label, area.top(), label, area.height())
            _write(painter, box, field, small, _BLACK, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            right -= line + label + 4.0 * MM

    return Block(8.0 * MM, paint, glued=True)


def picture_block(worksheet: Worksheet, formulas: tuple[tuple[str, str], ...], family: str, width: float) -> Block:
    """Return the picture of the network, and beside it the formulas."""
    names, letters = font_of(family, 7.5), font_of(family, 9)
    line = 4.7 * MM
    split = width * 0.47
    column = QFontMetricsF(names)
    indent = max(column.horizontalAdvance(name) for name, _ in formulas) + 2.5 * MM
    height = max(46.0 * MM, line * len(formulas) + 1 * MM)

    def paint(painter: QPainter, area: QRectF) -> None:
        inks = Inks(text=_BLACK, edge=_GREY, paper=_WHITE, font=font_of(family, 7.5))
        draw_network(painter, QRectF(area.left(), area.top(), split - 3 * MM, height), worksheet, inks)
        y = area.top() + (height - line * len(formulas)) / 2
        for name, formula in formulas:
            box = QRectF(area.left() + split, y, area.width() - split, line)
            _write(painter, box, name, names, _GREY, _FLAGS)
            box.setLeft(box.left() + indent)
            _write(painter, box, formula, _fitting(formula, letters, box.width()), _BLACK, _FLAGS)
            y += line

    return Block(height, paint, glued=True)


def row_block(cells: list[Cell], family: str, width: float, least: float, *, points: float = 9.5) -> Block:
    """Return a row of a table, at least as high as ``least``, and higher where a text takes two lines."""
    font, small = font_of(family, points), font_of(family, 8)
    bold = font_of(family, points, bold=True)
    texts = [(cell.text, cell.share * width - 2 * _PAD) for cell in cells if cell.look is Look.TEXT]
    height = max([least, *(_wrapped_height(text, _fitting(text, font, room), room) + _PAD for text, room in texts)])

    def paint(painter: QPainter, area: QRectF) -> None:
        left = area.left()
        for cell in cells:
            box = QRectF(left, area.top(), cell.share * width, height)
            left += box.width()
            _paint_cell(painter, box, cell, {Look.CAPTION: small, Look.KEY: bold}.get(cell.look, font))
        painter.setPen(QPen(_HAIR, 0.1 * MM))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    return Block(height, paint, glued=all(cell.look is Look.CAPTION for cell in cells))


def _paint_cell(painter: QPainter, box: QRectF, cell: Cell, font: QFont) -> None:
    inner = box.adjusted(_PAD, 0.0, -_PAD, 0.0)
    match cell.look:
        case Look.TEXT:
            fitted = _fitting(cell.text, font, inner.width())
            _write(painter, inner, cell.text, fitted, _BLACK, _FLAGS | Qt.TextFlag.TextWordWrap)
        case Look.CAPTION:
            _write(painter, inner, cell.text, font, _GREY, _CENTRED if cell.share < 0.2 else _FLAGS)
        case Look.BLANK:
            painter.setPen(QPen(_BLACK, 0.25 * MM))
            painter.setBrush(_WHITE)
            painter.drawRect(box.adjusted(0.6 * MM, 0.7 * MM, -0.6 * MM, -0.7 * MM))
        case Look.VALUE | Look.KEY:
            _write(painter, inner, cell.text, _fitting(cell.text, font, inner.width()), _BLACK, _CENTRED)


def _write(
    painter: QPainter, box: QRectF, text: str, font: QFont, colour: QColor, flags: Qt.AlignmentFlag | Qt.TextFlag | int
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, int(flags), text)


def _fitting(text: str, font: QFont, room: float) -> QFont:
    """Return the font, smaller where that gets the text onto one line, but never under eight tenths."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed <= room:
        return font
    made = QFont(font)
    made.setPixelSize(max(round(_LEAST_SCALE * font.pixelSize()), int(font.pixelSize() * room / needed)))
    return made


def _wrapped_height(text: str, font: QFont, width: float) -> float:
    far = QRectF(0.0, 0.0, width, 1e6)
    return QFontMetricsF(font).boundingRect(far, int(Qt.TextFlag.TextWordWrap), text).height()
