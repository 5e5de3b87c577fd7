"""The lines of an SVG file, whoever wrote it. Nothing that it names elsewhere is opened, and nothing in it is run.

Expat is told to stop at the first document type: without one there are no entities, so none that multiply and none
that name a file. Depth, strokes and points are bounded while they are read.
"""

import math
import re
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from mnistgui.drawing.curves import Line, ellipse_of
from mnistgui.drawing.svg_path import Budget, Transform, lines_of, numbers_of, points_of, transform_of
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

DECLARES = QT_TRANSLATE_NOOP("core", "This SVG file declares a document type or entities, which are not read.")
NO_SVG = QT_TRANSLATE_NOOP("core", "This is no SVG drawing: {detail}.")
OTHER_ROOT = QT_TRANSLATE_NOOP("core", "This is no SVG drawing: its outermost element is “{name}”.")
TOO_DEEP = QT_TRANSLATE_NOOP("core", "The elements of this SVG drawing are nested more than {most} deep.")
TOO_MANY_ELEMENTS = QT_TRANSLATE_NOOP("core", "This SVG drawing has more than {most} elements.")
TOO_MANY_STROKES = QT_TRANSLATE_NOOP("core", "This SVG drawing has more than {most} strokes.")
NO_LINE = QT_TRANSLATE_NOOP("core", "This SVG drawing holds “{name}”, and only lines are read.")

MOST_STROKES: Final = 2_000
MOST_ELEMENTS: Final = 50_000
DEEPEST: Final = 64
OUTLINE: Final = "data-outline"  # marks what this program wrote for others only: the line itself stands beside it

_SVG: Final = "http://www.w3.org/2000/svg"
_GROUPS: Final = frozenset(("g", "a", "switch"))
_SHAPES: Final = frozenset(("path", "polyline", "polygon", "line", "circle", "ellipse", "rect"))
# What is drawn and is no line: a drawing without it would be another one.
_REFUSED: Final = frozenset(("use", "image", "text", "foreignObject", "svg"))
_NUMBER: Final = re.compile(r"\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(?:px)?\s*")


@dataclass(frozen=True, slots=True)
class SvgLine:
    """A line as the file has it, in the units of its sheet; ``width`` is None where no pen is named.

    ``times`` and ``pressures`` are what this program wrote beside the points.
    """

    places: Line
    width: float | None
    times: str = ""
    pressures: str = ""


@dataclass(frozen=True, slots=True)
class SvgSheet:
    """The lines, and left, top, width and height of the sheet they lie on, if the file says so."""

    lines: list[SvgLine]
    box: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What an element inherits. One that is not ``read`` is left out with all that it holds."""

    transform: Transform
    width: float | None
    is_stroked: bool
    read: bool


def read_svg(content: bytes | str) -> SvgSheet:
    """Return the lines that ``content`` draws.

    Raises:
        UserError: it is no SVG, or holds more or other things than are read; the message says which.
    """
    return _Reader().read(content)


class _Reader:
    def __init__(self) -> None:
        self._budget = Budget()
        self._lines: list[SvgLine] = []
        self._box: tuple[float, float, float, float] | None = None
        self._elements = 0
        self._open = [_Surroundings(Transform(), None, is_stroked=False, read=True)]

    def read(self, content: bytes | str) -> SvgSheet:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse_declaration
        parser.EntityDeclHandler = self._refuse_declaration
        parser.ExternalEntityRefHandler = self._refuse_declaration
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        try:
            parser.Parse(content, True)
        # The latter two: an encoding that Python does not know, or half a character.
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise UserError(Message(NO_SVG, {"detail": str(error)})) from error
        return SvgSheet(self._lines, self._box)

    def _refuse_declaration(self, *_arguments: object) -> int:
        raise UserError(Message(DECLARES))

    def _on_start(self, full_name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > DEEPEST:
            raise UserError(Message(TOO_DEEP, {"most": DEEPEST}))
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise UserError(Message(TOO_MANY_ELEMENTS, {"most": f"{MOST_ELEMENTS:,}"}))
        space, _, name = full_name.rpartition(" ")
        around = self._open[-1]
        if len(self._open) == 1:
            if name != "svg" or space not in (_SVG, ""):
                raise UserError(Message(OTHER_ROOT, {"name": name[:40]}))
            self._box = _box_of(attributes)
        elif space not in (_SVG, "") or not around.read:
            self._open.append(_Surroundings(around.transform, None, is_stroked=False, read=False))
            return
        look = _look_of(attributes)
        hidden = look.get("display") == "none" or look.get("visibility") in ("hidden", "collapse")
        here = self._inside(around, attributes, look)
        if not hidden and len(self._open) > 1:
            if name in _REFUSED:
                raise UserError(Message(NO_LINE, {"name": name}))
            if name in _SHAPES:
                self._draw(name, attributes, here)
        is_read = not hidden and (name in _GROUPS or len(self._open) == 1)
        self._open.append(_Surroundings(here.transform, here.width, is_stroked=here.is_stroked, read=is_read))

    def _on_end(self, _name: str) -> None:
        self._open.pop()

    def _inside(self, around: _Surroundings, attributes: dict[str, str], look: dict[str, str]) -> _Surroundings:
        transform = around.transform
        if "transform" in attributes:
            transform = transform.after(transform_of(attributes["transform"]))
        width = around.width
        if "stroke-width" in look:
            width = _length(look["stroke-width"])
        stroke = look.get("stroke")
        is_stroked = around.is_stroked if stroke in (None, "inherit") else stroke != "none"
        return _Surroundings(transform, width, is_stroked=is_stroked, read=True)

    def _draw(self, name: str, attributes: dict[str, str], here: _Surroundings) -> None:
        if OUTLINE in attributes or (name == "rect" and not here.is_stroked):
            return  # the latter is the paper
        # A pen without a width is one unit wide.
        width = None if not here.is_stroked else (1.0 if here.width is None else here.width) * here.transform.scale
        for line in self._outlines(name, attributes):
            if len(self._lines) >= MOST_STROKES:
                raise UserError(Message(TOO_MANY_STROKES, {"most": f"{MOST_STROKES:,}"}))
            if name in ("circle", "ellipse"):
                self._budget.take(len(line))
            places = [here.transform.of(place) for place in line]
            times, pressures = attributes.get("data-times", ""), attributes.get("data-pressures", "")
            self._lines.append(SvgLine(places, width, times, pressures))

    def _outlines(self, name: str, attributes: dict[str, str]) -> list[Line]:
        """Return the lines of one element in its own units; none where it draws nothing."""

        def number(key: str) -> float:
            return _length(attributes.get(key, "0")) or 0.0

        lines: list[Line] = []
        match name:
            case "path":
                lines = lines_of(attributes.get("d", ""), self._budget)
            case "polyline" | "polygon":
                line = points_of(attributes.get("points", ""), self._budget)
                lines = [line + line[:1] if name == "polygon" else line]
            case "line":
                lines = [[(number("x1"), number("y1")), (number("x2"), number("y2"))]]
            case "circle":
                lines = [ellipse_of(number("cx"), number("cy"), number("r"), number("r"))]
            case "ellipse":
                lines = [ellipse_of(number("cx"), number("cy"), number("rx"), number("ry"))]
            case "rect":
                (x, y), (width, height) = (number("x"), number("y")), (number("width"), number("height"))
                right, bottom = x + width, y + height
                lines = [[(x, y), (right, y), (right, bottom), (x, bottom), (x, y)]]
        return [line for line in lines if len(line) > 1]  # to move the pen draws nothing


def _look_of(attributes: dict[str, str]) -> dict[str, str]:
    """Return how an element looks: its attributes, and what its style says instead."""
    look = {key: value.strip() for key, value in attributes.items()}
    for part in attributes.get("style", "").split(";"):
        key, colon, value = part.partition(":")
        if colon:
            look[key.strip()] = value.strip()
    return look


def _length(text: str) -> float | None:
    """Return a length in units of the sheet; None for per cent, inches and the like."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    number = float(match[1])
    return number if math.isfinite(number) else None


def _box_of(attributes: dict[str, str]) -> tuple[float, float, float, float] | None:
    if "viewBox" in attributes:
        numbers = numbers_of(attributes["viewBox"])
        if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0:
            return numbers[0], numbers[1], numbers[2], numbers[3]
        return None
    width, height = (_length(attributes.get(key, "")) for key in ("width", "height"))
    return (0.0, 0.0, width, height) if width and height and width > 0 and height > 0 else None
