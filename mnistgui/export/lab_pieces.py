"""What the scripts of the perceptron lab have in common: the words on top, lists of numbers, the order of samples."""

import textwrap
from collections.abc import Sequence
from typing import Any, Final

from mnistgui import __version__
from mnistgui.export.fragments import WIDTH
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.problems import Problem

# The lists that a script is made of: text, or texts in the order in which they stand.
Numbers = Sequence[Any]

FLOATS: Final = "torch.set_default_dtype(torch.float64)  # as the lab; by itself PyTorch takes 32 bits"
PLACE: Final = "# Whole passes over the samples so far, and samples taken of the present one."


def heading(problem: Problem, learner: str, *paragraphs: str) -> str:
    """Return the docstring of a script."""
    title = f"{problem.name}, {learner}: the perceptron lab of mnistgui {__version__}, as a script."
    # A problem's name may hold anything, when it comes from elsewhere: nothing of it ends the string.
    plain = "".join(sign if sign.isprintable() else " " for sign in title)
    safe = plain.replace("\\", "\\\\").replace('"', "'")
    first = textwrap.fill(safe, WIDTH, initial_indent='"""')
    return "\n\n".join([first, *(textwrap.fill(text, WIDTH) for text in paragraphs)]) + '\n"""\n'


def assigned(opening: str, values: Numbers | float, closing: str = ")", *, indent: int = 0) -> str:
    """Return ``opening``, the numbers as a list and ``closing``: on one line where that is short enough.

    Numbers are written as `repr` writes them, the shortest text that gives the same 64 bits back.
    """
    margin = " " * indent
    short = f"{margin}{opening}{values!r}{closing}"
    if len(short) <= WIDTH or not isinstance(values, Sequence):
        return short
    # torch.tensor([ ... ]): the list's bracket stays on the line of the call's.
    rows = "\n".join(_rows(values, indent + 4))
    return f"{margin}{opening}[\n{rows}\n{margin}]{closing}"


def _rows(values: Numbers, indent: int) -> list[str]:
    margin = " " * indent
    if not isinstance(values[0], Sequence) or isinstance(values[0], str):
        return _packed(values, margin)
    rows = []
    for inner in values:
        whole = f"{margin}{list(inner)!r},"
        if len(whole) <= WIDTH:
            rows.append(whole)
        else:
            rows += [f"{margin}[", *_packed(inner, margin + "    "), f"{margin}],"]
    return rows


def _packed(values: Numbers, margin: str) -> list[str]:
    """Return the numbers, as many on a line as it holds."""
    text = ", ".join(map(repr, values)) + ","
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def points_code(problem: Problem) -> list[str]:
    """Return the lines that make ``points`` and ``classes``."""
    return [
        "# The points, one row a sample, and the class of each.",
        assigned("points = torch.tensor(", problem.points_NI.tolist()),
        assigned("classes = torch.tensor(", problem.labels_N.tolist()),
    ]


def order_code(batches: Batches) -> list[str]:
    """Return the function that draws the order of an epoch, as `Batches.order` does."""
    return [
        "",
        "def order(epoch):",
        '    """Return the samples in the order in which they are taken in an epoch, from 0."""',
        f"    draw = numpy.random.default_rng(({batches.seed}, epoch))",
        "    return draw.permutation(len(points)).tolist()",
        "",
        "",
    ]
