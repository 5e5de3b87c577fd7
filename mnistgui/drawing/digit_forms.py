"""How people write the ten digits: the forms of several regions, as strokes in the order in which a hand makes them.

MNIST's writers were of one country. Elsewhere a 7 has a bar, a 1 a long upstroke and a foot, a 9 a foot that curls, and
a 4 stays open (I. Guyon et al., "UNIPEN project of on-line data exchange", ICPR 1994, has writers of many countries;
no stroke of it is used here: these were set down by hand). P points of a stroke, two columns x and y, y downwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

Line = npt.NDArray[np.float64]  # (P, 2)

_POINTS_A_SPAN: Final = 8


@dataclass(frozen=True)
class Form:
    """One way to write ``digit``; ``share``: how often it is taken, beside the digit's other forms.

    ``course`` are the points that the pen passes, in hundredths of the digit's box: ``x,y``, strokes parted by ``|``.
    A ``!`` makes a corner of a point; through all others the line is smooth.
    """

    digit: int
    name: str
    share: float
    course: str

    @cached_property
    def strokes(self) -> tuple[tuple[Line, ...], ...]:
        """The points in 0..1, stroke by stroke, each cut into smooth pieces at its corners."""
        return tuple(tuple(_pieces(stroke)) for stroke in self.course.split("|"))


def _pieces(stroke: str) -> Iterator[Line]:
    points: list[tuple[float, float]] = []
    for text in stroke.split():
        x, y = text.rstrip("!").split(",")
        points.append((float(x) / 100, float(y) / 100))
        if text.endswith("!"):
            yield np.array(points)
            points = points[-1:]
    yield np.array(points)


def smooth_line(points_P2: Line) -> Line:
    """Return the curve through the points: a centripetal Catmull-Rom spline, `_POINTS_A_SPAN` places a span.

    E. Catmull and R. Rom, "A class of local interpolating splines", 1974; the centripetal one makes no loop of its own
    (C. Yuksel et al., "On the parameterization of Catmull-Rom curves", 2009).
    """
    if len(points_P2) < 3:
        return points_P2
    begin_2, end_2 = 2 * points_P2[0] - points_P2[1], 2 * points_P2[-1] - points_P2[-2]
    knots_K2 = np.concatenate([begin_2[None], points_P2, end_2[None]])
    gaps_K = np.maximum(np.linalg.norm(np.diff(knots_K2, axis=0), axis=1), 1e-6) ** 0.5
    place_K = np.concatenate([[0.0], np.cumsum(gaps_K)])
    curve = []
    for span in range(1, len(knots_K2) - 2):
        t_T1 = np.linspace(place_K[span], place_K[span + 1], _POINTS_A_SPAN, endpoint=False)[:, None]
        level = list(knots_K2[span - 1 : span + 3])
        at = place_K[span - 1 : span + 3]
        # Neville's scheme, as Barry and Goldman wrote the spline: lines between points, lines between those, twice.
        for reach, pairs in ((1, 3), (2, 2), (1, 1)):
            first = [0, 1, 2] if pairs == 3 else ([0, 1] if pairs == 2 else [1])
            level = [
                ((at[i + reach] - t_T1) * level[k] + (t_T1 - at[i]) * level[k + 1]) / (at[i + reach] - at[i])
                for k, i in enumerate(first)
            ]
        curve.append(level[0])
    return np.concatenate([*curve, points_P2[-1:]])


FORMS: Final = (
    Form(0, "from the top, to the left", 4, "54,4 24,16 10,50 24,86 50,97 78,84 90,50 78,16 50,4 42,7"),
    Form(0, "from the top, to the right", 2, "42,5 76,14 90,50 76,86 50,97 22,84 10,50 24,16 52,4"),
    Form(0, "open above", 1.5, "64,12 30,8 10,45 22,88 52,97 84,78 88,40 70,14"),
    Form(0, "open at the side", 1, "78,18 50,4 20,22 10,55 26,90 56,96 84,74 88,44"),
    Form(0, "with a curl", 1, "72,20 45,4 18,22 10,58 30,94 60,95 86,70 86,34 66,10 42,8 32,20"),
    Form(0, "ends inside", 0.7, "60,6 26,14 10,52 26,90 56,96 86,72 86,34 62,10 46,18 42,30"),
    Form(0, "struck through", 0.3, "54,4 24,16 10,50 24,86 50,97 78,84 90,50 78,16 50,4 | 84,8 16,94"),
    Form(1, "a stick", 3, "50,2 50,98"),
    Form(1, "a short hook", 2.5, "30,24 52,2! 52,98"),
    Form(1, "a long upstroke", 2.5, "12,46 55,2! 55,98"),
    Form(1, "a bent upstroke", 1.5, "18,40 40,24 53,2! 53,98"),
    Form(1, "hook and foot", 2, "28,24 52,2! 52,97 | 26,97 80,97"),
    Form(1, "long upstroke and foot", 1, "12,44 54,2! 54,97 | 24,97 84,97"),
    Form(1, "hook and foot in one go", 0.7, "28,26 52,2! 52,97! 28,97! 78,97"),
    Form(1, "a foot alone", 0.7, "50,2 50,97 | 26,97 75,97"),
    Form(1, "head and foot", 0.3, "34,4 66,4 | 50,4 50,97 | 28,97 72,97"),
    Form(1, "a bent stick", 1, "56,2 48,50 50,98"),
    Form(1, "ends in a tail", 0.5, "34,20 50,3! 48,84 54,97 64,93"),
    Form(1, "a steep roof", 0.7, "14,58 54,2! 58,98"),
    Form(2, "flat base", 4, "14,26 28,6 58,3 80,20 72,46 42,72 10,96! 90,96"),
    Form(2, "small loop", 2.5, "14,28 32,5 62,4 80,24 66,52 30,82 14,90 18,78 38,82 62,94 90,88"),
    Form(2, "large loop", 1.5, "16,24 40,3 74,10 78,36 48,68 18,92 6,82 22,70 46,84 70,97 92,84"),
    Form(2, "angular", 1, "16,12 80,10! 14,94! 88,94"),
    Form(2, "like a swan", 1.5, "20,30 34,8 58,6 70,24 58,52 30,84 10,96! 40,88 66,92 92,94"),
    Form(2, "waving base", 1.5, "14,22 34,4 66,6 78,28 56,62 12,94! 36,84 60,94 88,86"),
    Form(2, "begins with a curl", 0.8, "34,30 18,28 22,10 52,3 80,18 70,48 12,94! 88,92"),
    Form(2, "round foot", 0.8, "18,20 44,4 76,16 70,46 34,74 18,94 50,97 88,92"),
    Form(3, "two bows", 3.5, "14,14 44,3 76,14 74,36 42,48! 78,58 86,80 58,97 14,88"),
    Form(3, "in one swing", 2, "16,12 48,3 76,18 66,42 42,50 70,56 84,76 56,97 14,88"),
    Form(3, "flat top", 1.5, "14,5 80,5! 42,42! 78,54 84,80 54,98 12,88"),
    Form(3, "with a loop", 1.5, "16,14 46,3 74,16 66,38 44,50 32,44 46,41 74,56 82,80 54,97 12,86"),
    Form(3, "angular", 0.7, "14,10 70,6! 40,44! 76,70 50,96 10,92"),
    Form(3, "curled below", 0.7, "20,10 52,3 76,18 46,46! 80,60 80,86 48,98 16,86 18,76"),
    Form(4, "open, two strokes", 3, "30,4 10,62! 88,62 | 66,34 64,98"),
    Form(4, "open, upright", 2, "20,4 16,56! 86,56 | 74,4 74,98"),
    Form(4, "open, round", 1.5, "16,6 18,42 42,54 74,42 | 78,4 74,98"),
    Form(4, "open, in one go", 1, "18,4 16,44 38,54 68,44 80,6! 72,98"),
    Form(4, "closed, from the top", 2, "62,3 8,68! 92,68 | 62,3 62,98"),
    Form(4, "closed, from below", 1, "62,98 62,3! 8,68! 92,68"),
    Form(4, "small, long stem", 1, "54,4 10,58! 76,58 | 58,26 54,98"),
    Form(4, "with a loop", 0.7, "30,4 12,58 42,64 84,54 78,34 66,50 62,98"),
    Form(4, "wide open", 1, "34,4 6,56! 92,50 | 60,28 48,98"),
    Form(4, "stem crosses low", 1, "26,4 14,46! 84,44 | 70,6 62,98"),
    Form(5, "belly, then hat", 3, "26,6 20,46 54,40 82,62 66,92 14,94 | 24,6 84,4"),
    Form(5, "in one go", 2.5, "82,5 24,6! 20,46! 56,40 84,66 60,96 12,90"),
    Form(5, "like an s", 1.5, "80,8 44,6 22,24 40,46 72,58 76,84 44,97 12,90"),
    Form(5, "hat apart", 1.5, "30,14 24,48 58,44 82,66 62,96 16,92 | 38,4 88,0"),
    Form(5, "round shoulder", 1, "78,6 34,8 26,40 60,42 82,66 58,96 14,88"),
    Form(5, "straight neck", 1.5, "30,4 24,46! 56,40 82,64 62,94 14,92 | 30,5 80,5"),
    Form(5, "large belly", 0.8, "76,4 36,4! 26,34! 62,30 90,62 64,97 10,90"),
    Form(6, "round", 3, "70,4 34,26 14,62 24,92 54,98 82,80 74,56 44,54 18,72"),
    Form(6, "straight", 1.5, "40,2 16,60 26,94 58,97 82,78 66,56 36,60 20,78"),
    Form(6, "large head", 1, "76,8 42,8 14,40 14,78 44,98 78,86 80,58 50,48 20,62"),
    Form(6, "like a b", 1.2, "22,2 20,60 22,92 54,98 82,78 66,54 24,64"),
    Form(6, "small loop", 1.5, "72,3 36,28 16,64 26,92 52,97 66,80 50,66 22,78"),
    Form(6, "ends inside", 1, "66,3 30,34 16,70 38,97 72,92 76,66 46,58 26,76 36,86"),
    Form(6, "leans back", 0.8, "88,2 50,24 18,60 14,88 44,98 70,82 62,62 34,66 18,80"),
    Form(7, "plain", 2, "12,8 86,6! 40,98"),
    Form(7, "bent", 1.5, "12,8 88,6! 60,44 42,98"),
    Form(7, "barred", 3, "12,8 86,6! 42,98 | 28,52 78,50"),
    Form(7, "bent, barred", 2, "12,10 88,6! 60,46 44,98 | 30,54 80,50"),
    Form(7, "serif", 1, "14,24 14,6! 86,6! 44,98"),
    Form(7, "serif, barred", 1.5, "14,24 16,6! 86,6! 44,98 | 28,52 78,50"),
    Form(7, "waving top", 1, "12,20 28,6 56,12 86,4! 46,98"),
    Form(7, "waving top, barred", 1, "12,20 28,6 56,12 86,4! 48,98 | 32,54 80,50"),
    Form(7, "round shoulder", 1, "12,14 50,4 84,14 68,50 46,98"),
    Form(7, "steep", 0.8, "22,8 78,6! 64,98"),
    Form(7, "steep, barred", 0.8, "20,8 78,6! 62,98 | 44,50 92,48"),
    Form(7, "bar leans", 0.7, "12,8 86,6! 44,98 | 30,60 80,42"),
    Form(8, "begins as an s", 3, "78,16 50,3 22,18 34,40 66,58 78,82 50,98 22,84 34,60 66,42 80,18"),
    Form(8, "mirrored", 1.2, "22,16 50,3 78,18 66,40 34,58 22,82 50,98 78,84 66,60 34,42 20,18"),
    Form(8, "two rings", 1.5, "50,48 22,30 34,5 66,5 78,28 50,48 | 50,48 16,70 34,97 68,96 84,70 52,48"),
    Form(8, "from the middle", 1, "50,50 20,24 50,3 78,24 48,50 18,76 50,98 82,76 52,50"),
    Form(8, "open above", 1.5, "84,10 54,4 24,20 44,44 76,66 64,96 30,94 24,68 56,44 88,12"),
    Form(8, "straight cross", 1, "22,10 76,88 50,98 24,88 78,12 50,3 20,14"),
    Form(8, "wide open above", 0.6, "76,20 48,4 24,22 40,42 74,66 60,96 28,92 26,68 52,46 80,0"),
    Form(9, "straight stem", 2.5, "76,22 48,3 16,20 22,46 54,50 76,24! 74,98"),
    Form(9, "bent stem", 2, "78,20 50,3 20,18 20,44 52,52 76,30 78,16 76,60 62,98"),
    Form(9, "curled foot", 2.5, "76,20 46,3 14,24 24,50 56,48 78,20 78,70 56,97 18,86"),
    Form(9, "two strokes", 1, "74,12 40,4 16,26 34,48 72,36 | 76,4 72,98"),
    Form(9, "strong curl", 1.5, "74,14 42,3 18,26 40,48 72,34 76,8 80,66 54,98 20,90 14,78"),
    Form(9, "leaning stem", 1.2, "70,22 44,4 16,22 28,46 60,40 74,14 48,98"),
    Form(9, "small head", 1, "66,14 44,4 28,18 40,34 64,26 68,8 64,98"),
    Form(9, "open head", 1.2, "72,12 36,8 18,30 40,48 70,34 74,10! 72,98"),
    Form(9, "open head, curled foot", 1.2, "70,8 32,8 14,30 36,50 74,36 78,12 78,72 50,97 18,88"),
)


def forms_of(digit: int) -> tuple[Form, ...]:
    """Return the forms of one digit."""
    return tuple(form for form in FORMS if form.digit == digit)
