"""Point, Stroke, Ink: a drawing as vectors, frozen. Free of torch and of numpy."""

from dataclasses import dataclass
from typing import Final, Self

# The pen on the canvas, as a share of the canvas's side. It is how the drawing looks; what a net is fed is drawn again.
PEN_WIDTH: Final = 0.07


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the pen. ``x`` and ``y`` in 0..1 from the canvas's top left, ``t`` in seconds, ``pressure`` 0..1."""

    x: float
    y: float
    t: float = 0.0
    pressure: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """What the pen drew between touching the canvas and leaving it: one point (a dot) or more.

    Raises:
        ValueError: there is no point.
    """

    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a stroke has at least one point")


@dataclass(frozen=True, slots=True)
class Ink:
    """A drawing: its strokes in the order in which they were made."""

    strokes: tuple[Stroke, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes

    def with_stroke(self, stroke: Stroke) -> Self:
        """Return this drawing with one stroke more."""
        return type(self)((*self.strokes, stroke))

    def without_last(self) -> Self:
        """Return this drawing without its last stroke; an empty one stays empty."""
        return type(self)(self.strokes[:-1])
