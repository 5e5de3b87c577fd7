"""The lines of SVG: path data, point lists and transforms, as plain points. Curves become short straight pieces.

Written by anybody, so every number and every point is counted and looked at. (SVG 1.1, chapters 7 and 8.)
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mnistgui.drawing.curves import PIECES, Line, Place, on_arc, on_curve
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

BAD_PATH = QT_TRANSLATE_NOOP("core", "This SVG drawing has a line that cannot be read, at “{text}”.")
BAD_TRANSFORM = QT_TRANSLATE_NOOP("core", "This SVG drawing has a transform that cannot be read: “{text}”.")
TOO_MANY_POINTS = QT_TRANSLATE_NOOP("core", "This SVG drawing has more than {most} points.")
TOO_FAR = QT_TRANSLATE_NOOP("core", "This SVG drawing has numbers that are too large for a place on a sheet.")

MOST_POINTS: Final = 50_000

_FARTHEST: Final = 1e9
_SHOWN: Final = 20  # characters of what is complained about
_NUMBER: Final = re.compile(r"[\s,]*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG: Final = re.compile(r"[\s,]*([01])")
_COMMAND: Final = re.compile(r"[\s,]*([MmZzLlHhVvCcSsQqTtAa])")
_REST: Final = re.compile(r"[\s,]*")
_TRANSFORM: Final = re.compile(r"[\s,]*(\w+)\s*\(([^()]*)\)")


class Budget:
    """How many points may still be made, of all lines of a file together."""

    def __init__(self, most: int = MOST_POINTS) -> None:
        self._most = most
        self._made = 0

    def take(self, count: int = 1) -> None:
        """Count points that are made.

        Raises:
            UserError: those are too many.
        """
        self._made += count
        if self._made > self._most:
            raise UserError(Message(TOO_MANY_POINTS, {"most": f"{self._most:,}"}))


@dataclass(frozen=True, slots=True)
class Transform:
    """x' = a x + c y + e, y' = b x + d y + f, as SVG's matrix(a b c d e f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, place: Place) -> Place:
        """Return where ``place`` comes to lie."""
        x, y = place
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Transform") -> "Transform":
        """Return what does ``first`` and then this one."""
        a, b = self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b
        c, d = self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d
        e, f = self.of((first.e, first.f))
        return Transform(a, b, c, d, e, f)

    @property
    def scale(self) -> float:
        """By how much it widens a pen: the mean over all directions."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


def transform_of(text: str) -> Transform:
    """Return what the attribute ``transform`` says.

    Raises:
        UserError: it cannot be read.
    """
    made, end = Transform(), 0
    while (match := _TRANSFORM.match(text, end)) is not None:
        made, end = made.after(_one_transform(match[1], numbers_of(match[2]), match[0])), match.end()
    if _REST.fullmatch(text, end) is None:
        raise UserError(Message(BAD_TRANSFORM, {"text": _shown(text[end:])}))
    return made


def _one_transform(name: str, numbers: list[float], text: str) -> Transform:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return Transform(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) < 2:
            return Transform(e=x, f=rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) < 2:
            return Transform(a=x, d=rest[0] if rest else x)
        case "rotate", [angle] | [angle, _, _]:
            x, y = numbers[1:] or (0.0, 0.0)
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            turned = Transform(cos, sin, -sin, cos)
            return Transform(e=x, f=y).after(turned).after(Transform(e=-x, f=-y))
        case "skewX", [angle]:
            return Transform(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return Transform(b=math.tan(math.radians(angle)))
    raise UserError(Message(BAD_TRANSFORM, {"text": _shown(text)}))


def numbers_of(text: str, budget: Budget | None = None) -> list[float]:
    """Return the numbers in ``text``, which blanks or commas part.

    Raises:
        UserError: there is something else, a number is too large, or there are more than two for a point of
            ``budget``.
    """
    found: list[float] = []
    place = 0
    while (match := _NUMBER.match(text, place)) is not None:
        found.append(_bounded(float(match[1])))
        place = match.end()
        if budget is not None and len(found) % 2:
            budget.take()
    if _REST.fullmatch(text, place) is None:
        raise UserError(Message(BAD_PATH, {"text": _shown(text[place:])}))
    return found


def points_of(text: str, budget: Budget) -> Line:
    """Return the points of a polyline; an odd number at the end is left out, as SVG says.

    Raises:
        UserError: as `numbers_of`.
    """
    numbers = numbers_of(text, budget)
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def lines_of(data: str, budget: Budget) -> list[Line]:
    """Return the lines that the path data ``data`` draws.

    Raises:
        UserError: it cannot be read, or has more points than ``budget``.
    """
    return _PathReader(data, budget).lines()


def _bounded(number: float) -> float:
    if not abs(number) <= _FARTHEST:
        raise UserError(Message(TOO_FAR))
    return number


def _shown(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]


class _PathReader:
    """Reads path data once from its beginning to its end."""

    def __init__(self, data: str, budget: Budget) -> None:
        self._data, self._budget = data, budget
        self._at = 0
        self._lines: list[Line] = []
        self._here: Place = (0.0, 0.0)
        self._start: Place = (0.0, 0.0)
        self._control: Place | None = None  # of the curve before, which S and T mirror
        self._curve_kind = ""

    def lines(self) -> list[Line]:
        """Return what is drawn."""
        command = ""
        while _REST.fullmatch(self._data, self._at) is None:
            match = _COMMAND.match(self._data, self._at)
            if match is not None:
                command, self._at = match[1], match.end()
            elif command in ("", "Z", "z"):
                raise self._unreadable()
            self._do(command)
            # Further pairs after a move are lines.
            command = {"M": "L", "m": "l"}.get(command, command)
        return self._lines

    def _do(self, command: str) -> None:
        kind = command.upper()
        if not self._lines and kind != "M":
            raise self._unreadable()
        read = self._relative if command.islower() else self._absolute
        control, curve_kind = None, ""
        match kind:
            case "M":
                self._here = self._start = read()
                self._lines.append([])
                self._add(self._here)
            case "Z":
                self._line_to(self._start)
            case "L":
                self._line_to(read())
            case "H":
                self._line_to((self._number() + (self._here[0] if command == "h" else 0.0), self._here[1]))
            case "V":
                self._line_to((self._here[0], self._number() + (self._here[1] if command == "v" else 0.0)))
            case "C" | "S":
                first = read() if kind == "C" else self._mirrored("C")
                control, curve_kind = read(), "C"
                self._curve([first, control, read()])
            case "Q" | "T":
                control, curve_kind = read() if kind == "Q" else self._mirrored("Q"), "Q"
                self._curve([control, read()])
            case "A":
                self._arc(read)
        self._control, self._curve_kind = control, curve_kind

    # Reading ----------------------------------------------------------------------------------------------------------

    def _number(self) -> float:
        match = _NUMBER.match(self._data, self._at)
        if match is None:
            raise self._unreadable()
        self._at = match.end()
        return _bounded(float(match[1]))

    def _flag(self) -> bool:
        # Flags need no blank behind them: "a1 1 0 01.5.5" is legal.
        match = _FLAG.match(self._data, self._at)
        if match is None:
            raise self._unreadable()
        self._at = match.end()
        return match[1] == "1"

    def _absolute(self) -> Place:
        return self._number(), self._number()

    def _relative(self) -> Place:
        return self._here[0] + self._number(), self._here[1] + self._number()

    def _mirrored(self, kind: str) -> Place:
        if self._control is None or self._curve_kind != kind:
            return self._here
        return 2 * self._here[0] - self._control[0], 2 * self._here[1] - self._control[1]

    def _unreadable(self) -> UserError:
        return UserError(Message(BAD_PATH, {"text": _shown(self._data[self._at :])}))

    # Drawing ----------------------------------------------------------------------------------------------------------

    def _add(self, place: Place) -> None:
        self._budget.take()
        self._lines[-1].append(place)

    def _line_to(self, place: Place) -> None:
        # After Z a line may go on from where the closed one began.
        self._here = place
        self._add(place)

    def _curve(self, controls: list[Place]) -> None:
        """Draw a Bézier curve of any degree from here."""
        hull = [self._here, *controls]
        for piece in range(1, PIECES):
            self._add(on_curve(hull, piece / PIECES))
        self._line_to(controls[-1])

    def _arc(self, read: Callable[[], Place]) -> None:
        """Draw an arc of an ellipse."""
        rx, ry, angle = abs(self._number()), abs(self._number()), math.radians(self._number())
        large, sweep = self._flag(), self._flag()
        end = read()
        if rx > 0 and ry > 0 and end != self._here:
            for place in on_arc(self._here, end, (rx, ry), angle, large=large, sweep=sweep):
                self._add(place)
        self._line_to(end)
