"""What the interface needs to know of a transform and of its parameters. No torch here."""

import math
from dataclasses import dataclass
from typing import Literal

from mnistgui.data.transforms.step import TransformStep, Value

# The words of the course: on PIL images (they take tensors, too), on tensors alone, between the two, the rest.
Group = Literal["pil", "tensor", "conversion", "generic", "functional"]

# What an image is between two steps: a PIL image, a uint8 tensor of 0..255, a float32 tensor of 0..1, or a float32
# tensor of any values (after Normalize).
Form = Literal["pil", "uint8", "unit", "real"]
ANY: tuple[Form, ...] = ("pil", "uint8", "unit", "real")
FLOATS: tuple[Form, ...] = ("unit", "real")
SCALED: tuple[Form, ...] = ("pil", "uint8", "unit")

# whole: int; number: float; switch: bool; choice: the key of one of the choices; range: (low, high) with low <= high;
# pair: (across, down); numbers: one float for all channels or one for each.
Kind = Literal["whole", "number", "switch", "choice", "range", "pair", "numbers"]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a parameter that is picked from a list: a fixed English ``key`` and the ``label`` shown."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class ParameterInfo:
    """One parameter: ``name`` as in torchvision; ``minimum`` and ``maximum`` are both allowed, for each number of it.

    A whole number must be ``minimum`` plus a multiple of ``step``; for the others ``step`` is what a control moves by.
    """

    name: str
    label: str
    help: str
    kind: Kind
    default: Value
    minimum: float = -math.inf
    maximum: float = math.inf
    step: float = 1
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    # What torchvision takes when the argument is not written (None: it must be); generated code leaves it out then.
    unwritten: Value | None = None


@dataclass(frozen=True, kw_only=True)
class TransformInfo:
    """One transform: ``key`` is its name in ``torchvision.transforms.v2``, or in ``v2.functional`` (group functional).

    A ``random`` one draws for each image and acts in training only. ``takes`` are the forms of image it works on.
    """

    key: str
    group: Group
    story: str
    random: bool = False
    takes: tuple[Form, ...] = ANY
    parameters: tuple[ParameterInfo, ...] = ()

    def step(self) -> TransformStep:
        """Return this transform with the default of every parameter."""
        return TransformStep.of(self.key, **{parameter.name: parameter.default for parameter in self.parameters})

    def values(self, step: TransformStep) -> dict[str, Value]:
        """Return the value of every parameter for ``step``, the default where it has none, in this info's order."""
        given = dict(step.values)
        return {parameter.name: given.get(parameter.name, parameter.default) for parameter in self.parameters}
