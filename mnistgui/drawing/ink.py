"""Point, Stroke, Ink: a drawing as vectors, frozen; or an image that stands in its place. Free of torch."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

# The pen on the canvas, as a share of the canvas's side. It is how the drawing looks; what a net is fed is drawn again.
PEN_WIDTH: Final = 0.07
THINNEST: Final = 0.01
THICKEST: Final = 0.2
# What is left of the pen's width where a pen that feels how hard it is pressed only just touches the canvas.
LIGHTEST: Final = 0.25


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the pen. ``x`` and ``y`` in 0..1 from the canvas's top left, ``t`` in seconds.

    ``pressure`` in 0..1 makes the line narrower: 1 where the pen is pressed hard, or does not feel or mind how hard.
    """

    x: float
    y: float
    t: float = 0.0
    pressure: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """What the pen drew between touching the canvas and leaving it: one point (a dot) or more.

    ``width`` is the pen's, and the line's where it is pressed hard.

    Raises:
        ValueError: there is no point, or the pen is none.
    """

    points: tuple[Point, ...]
    width: float = PEN_WIDTH

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a stroke has at least one point")
        if not THINNEST <= self.width <= THICKEST:
            raise ValueError(f"a pen is {THINNEST} to {THICKEST} wide, not {self.width}")

    def width_at(self, point: Point) -> float:
        """Return how wide the line is at one of its points, a share of the canvas's side."""
        return self.width * (LIGHTEST + (1 - LIGHTEST) * point.pressure)

    @property
    def is_even(self) -> bool:
        """Whether the line is as wide as the pen all along."""
        return all(point.pressure == 1.0 for point in self.points)

    def goes_on_from(self, other: "Stroke") -> bool:
        """Whether this is ``other`` with no point less."""
        return self.width == other.width and self.points[: len(other.points)] == other.points


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """An image of a data set on the pad: ``pixels_HWC`` uint8 (H, W, 1 or 3), frozen, and its class's name."""

    pixels_HWC: npt.NDArray[np.uint8]
    class_name: str = ""

    def __post_init__(self) -> None:
        if self.pixels_HWC.dtype != np.uint8 or self.pixels_HWC.ndim != 3 or self.pixels_HWC.shape[2] not in (1, 3):
            raise ValueError(f"a picture is uint8 (H, W, 1 or 3), not {self.pixels_HWC.dtype} {self.pixels_HWC.shape}")
        self.pixels_HWC.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Ink:
    """A drawing: its strokes in the order in which they were made; or a picture, which the first stroke replaces."""

    strokes: tuple[Stroke, ...] = ()
    picture: Picture | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes and self.picture is None

    def goes_on_from(self, other: "Ink") -> bool:
        """Whether this is ``other`` with nothing taken away: more strokes, or a last one that goes on."""
        *finished, last = other.strokes or (None,)
        if self.picture is not other.picture or list(self.strokes[: len(finished)]) != finished:
            return False
        rest = self.strokes[len(finished) :]
        return last is None or (bool(rest) and rest[0].goes_on_from(last))

    def with_stroke(self, stroke: Stroke) -> Self:
        """Return this drawing with one stroke more; a picture gives way to it."""
        return type(self)((*self.strokes, stroke))

    def without_last(self) -> Self:
        """Return this drawing without its last stroke; an empty one stays empty."""
        return type(self)(self.strokes[:-1])
