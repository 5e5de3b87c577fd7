"""How much is written in the units of a layer: the fullest wording that has room, and lines as long as most of it."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from mnistgui.perceptron.small_digits import lowered
from mnistgui.ui.perceptron.diagram.parts import NetShape
from mnistgui.ui.perceptron.diagram.words import class_word, hidden_name

SAMPLE: Final = "−8.88"  # as wide as most numbers


class Detail(Enum):
    """What is written in the units of a layer, the fullest first."""

    FORMULA = auto()  # w₁x₁ + w₂x₂ + b over name, z → a
    NAMED = auto()  # name, z → a
    CLASSED = auto()  # name over z → a
    FLOW = auto()  # z → a
    STACK = auto()  # z over a
    ANSWER = auto()  # a
    ROUGH = auto()  # a with one decimal
    NONE = auto()  # the tint only


# Height of what is written, in heights of a line.
LINES: Final = {
    Detail.FORMULA: 2.15, Detail.NAMED: 1.0, Detail.CLASSED: 2.15, Detail.FLOW: 1.0, Detail.STACK: 2.3,
    Detail.ANSWER: 1.0, Detail.ROUGH: 1.0,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What is written in the units of one layer, and how large (a scale of the font)."""

    detail: Detail
    scale: float


def details_of(shape: NetShape, layer: int) -> list[Detail]:
    """Return what may be written in the units of a layer, what is wanted most first."""
    formula = [Detail.FORMULA] if layer == 0 else []
    if layer < len(shape.units) - 1:
        return [*formula, Detail.NAMED, Detail.FLOW, Detail.STACK, Detail.ANSWER, Detail.ROUGH]
    if shape.units[-1] == 1:
        return [Detail.STACK, Detail.FLOW, Detail.ANSWER, Detail.ROUGH]
    return [*formula, Detail.NAMED, Detail.CLASSED, Detail.FLOW, Detail.STACK, Detail.ANSWER, Detail.ROUGH]


def samples_of(shape: NetShape, layer: int, detail: Detail) -> list[tuple[str, float, bool]]:
    """Return lines as long as most of this detail, with the share of the scale and whether they are bold."""
    is_last = layer == len(shape.units) - 1
    name = class_word(3) if is_last else hidden_name(shape, layer, 7)
    flow = f"{SAMPLE} → {SAMPLE[1:]} ✓" if is_last else f"{SAMPLE} → {SAMPLE}"
    match detail:
        case Detail.FORMULA:
            products = " − ".join(f"{SAMPLE[1:]} x{lowered(1)}" for _ in range(shape.inputs))
            return [(f"−{products} − {SAMPLE[1:]}", 0.85, False), (f"{name}   Σ {flow}", 0.9, True)]
        case Detail.NAMED:
            return [(f"{name}   Σ {flow}", 0.9, True)]
        case Detail.CLASSED | Detail.FLOW:
            return [(flow, 0.9, True)]
        case Detail.STACK:
            return [(f"Σ {SAMPLE}", 0.9, True)]
    return [(SAMPLE if detail is Detail.ANSWER else SAMPLE[:-1], 0.9, True)]


def beside_mark(mark_radius: float, detail: Detail) -> float:
    """Return how much of a unit's width its mark takes: one line stands beside it, two stand over and under it."""
    return mark_radius * (0.9 if LINES[detail] == 1.0 else 0.5)
