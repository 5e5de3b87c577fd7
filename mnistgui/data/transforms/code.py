"""The Python that a list of transforms stands for, as one would write it, and where in it each argument is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.data.transforms.step import TransformStep, Value

WIDTH: Final = 88

# What each choice of Lambda does with a float tensor of 0 to 1.
LAMBDAS: Final = {
    "invert": "lambda x: 1 - x",
    "threshold": "lambda x: (x > 0.5).float()",
    "square": "lambda x: x**2",
    "square_root": "lambda x: x.clamp(min=0).sqrt()",
    "center": "lambda x: 2 * x - 1",
}
# With one of these first the list takes torchvision's PIL images as they come.
_FROM_PIL: Final = ("ToTensor", "ToImage", "ToPILImage", "PILToTensor")


@dataclass(frozen=True, kw_only=True)
class CodeSpan:
    """The characters ``start`` to ``end`` (excluded) of `code_of` stand for step ``step``, counted from 0.

    ``parameter`` names the argument that they are, or is empty for the whole call of the step.
    """

    start: int
    end: int
    step: int
    parameter: str = ""


def code_of(steps: Sequence[TransformStep], *, indent: int = 0, width: int = WIDTH) -> str:
    """Return a Python expression: ``ToTensor()`` alone, else ``v2.Compose([…])``; `imports_of` tells what it needs.

    It takes what torchvision's data sets give, PIL images. What does not fit into ``width`` columns is broken up, one
    call or argument a line; ``indent`` is the column that the statement begins in.

    Raises:
        KeyError: the name of a step or the choice of a Lambda that `problem_of` refuses.
    """
    return _laid_out(_compose(steps), indent, width, 0)[0]


def spans_of(steps: Sequence[TransformStep], *, indent: int = 0, width: int = WIDTH) -> tuple[CodeSpan, ...]:
    """Return where each step and each argument that is written stands in what `code_of` returns for the same.

    Raises:
        KeyError: as `code_of`.
    """
    return tuple(_laid_out(_compose(steps), indent, width, 0)[1])


def imports_of(steps: Sequence[TransformStep]) -> tuple[str, ...]:
    """Return the import lines that ``code_of(steps)`` needs.

    Raises:
        KeyError: as `code_of`.
    """
    code = code_of(steps).replace("PILToTensor", "")
    needs = {
        "torch.": "import torch",
        "ToTensor(": "from torchvision.transforms import ToTensor",
        "v2.": "from torchvision.transforms import v2",
    }
    return tuple(line for name, line in needs.items() if name in code)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """A piece of code with others between its opening and its closing, separated by commas."""

    opening: str
    inner: tuple[_Part, ...] = ()
    closing: str = ""
    # The number of the step that it stands for, and the name of its parameter.
    step: int | None = None
    parameter: str = ""

    def on_one_line(self) -> str:
        return self.opening + ", ".join(part.on_one_line() for part in self.inner) + self.closing


def _laid_out(part: _Part, column: int, width: float, start: int) -> tuple[str, list[CodeSpan]]:
    """Return the text of ``part``, ``start`` characters into the whole, on a line that begins in ``column``."""
    # A comma may follow.
    broken = bool(part.inner) and column + len(part.on_one_line()) + 1 > width
    margin = "\n" + " " * (column + 4) if broken else ""
    text, spans = part.opening + margin, []
    for number, inner in enumerate(part.inner):
        if number:
            text += "," + (margin or " ")
        inner_text, inner_spans = _laid_out(inner, column + 4, width if broken else math.inf, start + len(text))
        text += inner_text
        spans += inner_spans
    text += (",\n" + " " * column if broken else "") + part.closing
    if part.step is not None:
        spans.insert(0, CodeSpan(start=start, end=start + len(text), step=part.step, parameter=part.parameter))
    return text, spans


def _compose(steps: Sequence[TransformStep]) -> _Part:
    pil = bool(steps) and steps[0].name in _FROM_PIL
    calls = [] if pil else [_Part(opening="v2.ToImage()")]
    for index, step in enumerate(steps):
        calls.append(_call(index, step, pil))
        pil = step.name == "ToPILImage" or (pil and step.name not in _FROM_PIL)
    if [step.name for step in steps] == ["ToTensor"]:
        return calls[0]
    return _Part(opening="v2.Compose([", inner=tuple(calls), closing="])")


def _call(index: int, step: TransformStep, pil: bool) -> _Part:
    if step.name == "ToTensor":
        # torchvision's own takes no tensor; the other call is what it does to one.
        return _Part(opening="ToTensor()" if pil else "v2.ToDtype(torch.float32, scale=True)", step=index)
    info = TRANSFORMS[step.name]
    values = info.values(step)
    arguments = tuple(
        _Part(opening=_argument(parameter, values[parameter.name]), step=index, parameter=parameter.name)
        for parameter in info.parameters
        if values[parameter.name] != parameter.unwritten
    )
    if info.group != "functional":
        return _Part(opening=f"v2.{step.name}(", inner=arguments, closing=")", step=index)
    if not arguments:
        return _Part(opening=f"v2.Lambda(v2.functional.{step.name})", step=index)
    opening = f"v2.Lambda(lambda image: v2.functional.{step.name}("
    return _Part(opening=opening, inner=(_Part(opening="image"), *arguments), closing="))", step=index)


def _argument(parameter: ParameterInfo, value: Value) -> str:
    match parameter.name:
        case "lambd":
            return LAMBDAS[str(value)]
        case "dtype":
            return f"torch.{value}"
        case "interpolation":
            return f"interpolation=v2.InterpolationMode.{str(value).upper()}"
    if isinstance(value, tuple):
        whole = parameter.kind != "numbers" and all(float(number).is_integer() for number in value)
        numbers = ", ".join(str(int(number)) if whole else repr(float(number)) for number in value)
        return f"{parameter.name}=({numbers}{',' if len(value) == 1 else ''})"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{parameter.name}={value!r}"
