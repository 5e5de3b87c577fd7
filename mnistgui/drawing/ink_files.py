"""Ink as an SVG file that any program shows and that opens here as the very same ink; SVG of others as ink.

A stroke is a polyline on a sheet of 1 by 1. When its points were drawn and how hard the pen was pressed stand beside
them, in data attributes, which other programs keep or drop. Where the pressure made the line narrower, other programs
show its outline; its polyline, not to be seen, is what is read here.
"""

import math
from pathlib import Path
from typing import Final

from mnistgui.drawing.ink import PEN_WIDTH, THICKEST, THINNEST, Ink, Point, Stroke
from mnistgui.drawing.pen_line import curves_of, outline_of, piece_count
from mnistgui.drawing.svg_path import MOST_POINTS, TOO_FAR, TOO_MANY_POINTS
from mnistgui.drawing.svg_reader import MOST_STROKES, OUTLINE, TOO_MANY_STROKES, SvgLine, SvgSheet, read_svg
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import read_bounded, write_text_atomically

# MOST_POINTS points of four full numbers take less.
MOST_BYTES: Final = 6 * 2**20

TOO_LARGE = QT_TRANSLATE_NOOP("core", "SVG drawings larger than {most} MB are not read.")
NO_INK = QT_TRANSLATE_NOOP("core", "There is no line in this SVG drawing.")
IS_PICTURE = QT_TRANSLATE_NOOP("core", "A picture has no strokes: it can be saved as PNG only.")
CANNOT_READ = QT_TRANSLATE_NOOP("core", "The drawing {file} cannot be read: {detail}.")
CANNOT_WRITE = QT_TRANSLATE_NOOP("core", "The drawing cannot be written to {file}: {detail}.")

_SPARE: Final = 1_000  # bytes of a file for what is no line

# Lines that leave the sheet by less are pulled back to its edge; what leaves it by more is made to fit.
_OVERHANG: Final = 0.02
_MARGIN: Final = 0.15  # around lines that are made to fit
_LONGEST_S: Final = 1e9


def svg_of(ink: Ink) -> str:
    """Return ``ink`` as SVG.

    Raises:
        UserError: it is a picture, or has more strokes or points than could be opened again.
    """
    if ink.picture is not None:
        raise UserError(Message(IS_PICTURE))
    if len(ink.strokes) > MOST_STROKES:
        raise UserError(Message(TOO_MANY_STROKES, {"most": f"{MOST_STROKES:,}"}))
    if sum(max(len(stroke.points), 2) for stroke in ink.strokes) > MOST_POINTS:
        raise UserError(Message(TOO_MANY_POINTS, {"most": f"{MOST_POINTS:,}"}))
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 1 1" style="background: white">'
        '\n<g fill="none" stroke="black" stroke-linecap="round" stroke-linejoin="round">\n'
    )
    return head + _lines(ink) + "</g>\n</svg>\n"


def ink_of_svg(content: bytes | str) -> Ink:
    """Return the lines of an SVG drawing as ink: of one that `svg_of` made, the same ink.

    Raises:
        UserError: it is no SVG, too large, or holds more or other things than are read.
    """
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise UserError(Message(TOO_LARGE, {"most": MOST_BYTES // 2**20}))
    sheet = read_svg(content)
    if not sheet.lines:
        raise UserError(Message(NO_INK))
    strokes = [_stroke(line) for line in _fitted(sheet)]
    return Ink(tuple(strokes))


def write_svg(file: Path, ink: Ink) -> Path:
    """Write ``ink`` to ``file``, all of it or nothing, and return the file.

    Raises:
        UserError: as `svg_of`, or the file cannot be written.
    """
    text = svg_of(ink)
    try:
        write_text_atomically(file, text)
    except OSError as error:
        detail = error.strerror or first_line(error)
        raise UserError(Message(CANNOT_WRITE, {"file": file, "detail": detail})) from error
    return file


def read_ink(file: Path) -> Ink:
    """Return the ink that the SVG file ``file`` holds.

    Raises:
        UserError: it cannot be read, or as `ink_of_svg`.
    """
    try:
        content = read_bounded(file, MOST_BYTES)
    except OSError as error:
        detail = error.strerror or first_line(error)
        raise UserError(Message(CANNOT_READ, {"file": file.name, "detail": detail})) from error
    return ink_of_svg(content)


def _lines(ink: Ink) -> str:
    polylines = [_polyline(stroke) for stroke in ink.strokes]
    # An outline for which there is no room is left out, and other programs show a line of one width.
    room = MOST_BYTES - _SPARE - sum(map(len, polylines))
    for place, stroke in enumerate(ink.strokes):
        outline = "" if stroke.is_even else _outline(stroke)
        longer = len(outline) - len(polylines[place])
        if outline and longer <= room:
            polylines[place] = outline
            room -= longer
    return "".join(polylines)


def _outline(stroke: Stroke) -> str:
    polygons = [polygon for piece in range(piece_count(stroke)) for polygon in outline_of(curves_of(stroke, piece))]
    area = "".join("M" + " ".join(f"{x:.4f},{y:.4f}" for x, y in polygon.tolist()) + "Z" for polygon in polygons)
    hidden = f'<g stroke-opacity="0">{_polyline(stroke)}</g>'
    return f'{hidden}<path {OUTLINE}="" fill="black" stroke="none" d="{area}"/>\n'


def _polyline(stroke: Stroke) -> str:
    # A dot is seen only as a line without length.
    shown = stroke.points if len(stroke.points) > 1 else 2 * stroke.points
    places = " ".join(f"{float(point.x)!r},{float(point.y)!r}" for point in shown)
    times = " ".join(repr(float(point.t)) for point in stroke.points)
    pressures = " ".join(repr(float(point.pressure)) for point in stroke.points)
    return (
        f'<polyline stroke-width="{float(stroke.width)!r}" points="{places}"'
        f' data-times="{times}" data-pressures="{pressures}"/>\n'
    )


def _fitted(sheet: SvgSheet) -> list[SvgLine]:
    """Return the lines with places in 0..1 of a square canvas, in whose middle the sheet lies."""
    moved = sheet.lines
    if sheet.box is not None:
        left, top, width, height = sheet.box
        side = max(width, height)
        moved = [_moved(line, left - (side - width) / 2, top - (side - height) / 2, side) for line in moved]
    x = [x for line in moved for x, _ in line.places]
    y = [y for line in moved for _, y in line.places]
    if not all(map(math.isfinite, (*x, *y))):
        raise UserError(Message(TOO_FAR))
    left, top, right, bottom = min(x), min(y), max(x), max(y)
    if sheet.box is None or min(left, top) < -_OVERHANG or max(right, bottom) > 1 + _OVERHANG:
        side = (max(right - left, bottom - top) or 1.0) / (1 - 2 * _MARGIN)
        centre_x, centre_y = (left + right) / 2, (top + bottom) / 2
        moved = [_moved(line, centre_x - side / 2, centre_y - side / 2, side) for line in moved]
    return moved


def _moved(line: SvgLine, left: float, top: float, side: float) -> SvgLine:
    places = [((x - left) / side, (y - top) / side) for x, y in line.places]
    return SvgLine(places, None if line.width is None else line.width / side, line.times, line.pressures)


def _stroke(line: SvgLine) -> Stroke:
    """Return a line in 0..1 as a stroke, with the times and pressures that fit it."""
    places = [(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)) for x, y in line.places]
    has_width = line.width is not None and math.isfinite(line.width)
    width = min(max(line.width or 0.0, THINNEST), THICKEST) if has_width else PEN_WIDTH
    times, pressures = _shares(line.times, _LONGEST_S), _shares(line.pressures, 1.0)
    if len(times) == 1 and len(set(places)) == 1:
        places = places[:1]
    if not len(times) == len(pressures) == len(places):
        # Written by another program, where a pen that rests may be many points.
        places = [place for i, place in enumerate(places) if i == 0 or place != places[i - 1]]
        return Stroke(tuple(Point(x, y) for x, y in places), width)
    points = zip(places, times, pressures, strict=True)
    return Stroke(tuple(Point(x, y, t, pressure) for (x, y), t, pressure in points), width)


def _shares(text: str, most: float) -> list[float]:
    """Return the numbers of a data attribute; none where one of them is none or not in 0..``most``."""
    try:
        numbers = [float(part) for part in text.split()]
    except ValueError:
        return []
    return numbers if all(0.0 <= number <= most for number in numbers) else []
