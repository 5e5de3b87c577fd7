"""FieldInfo: what the interface needs to know of one setting, and the check of a single value. No torch here."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from mnistgui.data.targets import TargetTransform
from mnistgui.data.transforms.step import TransformStep
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.models.layer_spec import LayerSpec

Group = Literal["basic", "more"]
Kind = Literal["choice", "switch", "whole", "real", "layers", "names", "text", "steps", "net", "target"]

NOT_A_CHOICE = QT_TRANSLATE_NOOP("core", "{field}: must be one of {choices}, not {value}.")
NOT_A_WHOLE_NUMBER = QT_TRANSLATE_NOOP(
    "core", "{field}: must be a whole number from {minimum} to {maximum}, not {value}."
)
NOT_A_NUMBER = QT_TRANSLATE_NOOP("core", "{field}: must be a number from {minimum} to {maximum}, not {value}.")
NOT_A_SWITCH = QT_TRANSLATE_NOOP("core", "{field}: must be true or false, not {value}.")
NOT_LAYERS = QT_TRANSLATE_NOOP(
    "core",
    "{field}: must be a list of 1 to {most} layer sizes, each a whole number from {minimum} to {maximum}, not {value}.",
)
NOT_A_TEXT = QT_TRANSLATE_NOOP("core", "{field}: must be a text of at most {maximum} signs, not {value}.")
NOT_NAMES = QT_TRANSLATE_NOOP("core", "{field}: must be a list of 1 to {most} of {choices}, not {value}.")
NOT_A_NET = QT_TRANSLATE_NOOP(
    "core", "{field}: must be a list of at most {most} layers, each with a name, not {value}."
)
NOT_STEPS = QT_TRANSLATE_NOOP("core", "{field}: must be a list of transforms, each with a name, not {value}.")
NOT_A_TARGET = QT_TRANSLATE_NOOP(
    "core", "{field}: must be none, even_odd, one_vs_rest:CLASS or keep:CLASS,CLASS with class numbers, not {value}."
)
MOST_LAYERS: Final = 8
MOST_NET_LAYERS: Final = 64
_LONGEST_TEXT: Final = 4096


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a setting that is picked from a list: a fixed English ``key`` and the ``label`` shown."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class FieldInfo:
    """What the interface needs to know of one setting. ``minimum`` and ``maximum`` are both allowed values."""

    label: str
    help: str
    group: Group
    kind: Kind
    minimum: float = -math.inf
    maximum: float = math.inf
    choices: tuple[Choice, ...] = ()
    # A control steps by a factor, not by a sum, where the size matters more than the difference (learning rate).
    logarithmic: bool = False
    # Other settings that must have one of these values for this one to be looked at; empty: it always is.
    only_for: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    # Can be changed while a run goes on.
    live: bool = False


def setting(default: Any, **info: Any) -> Any:
    """Return a dataclass field with this default that carries its `FieldInfo`."""
    return dataclasses.field(default=default, metadata={"info": FieldInfo(**info)})


def plain(kind: Kind, value: Any) -> Any:
    """Bring what a file may write in another type (a list, a whole number for a real one) to the field's own."""
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    if kind == "steps" and is_list:
        try:
            return tuple(step if isinstance(step, TransformStep) else TransformStep.from_dict(step) for step in value)
        except (KeyError, TypeError, ValueError):
            return value
    if kind == "net" and is_list:
        try:
            return tuple(layer if isinstance(layer, LayerSpec) else LayerSpec.from_dict(layer) for layer in value)
        except (KeyError, TypeError, ValueError):
            return value
    if kind in ("layers", "names") and is_list:
        return tuple(value)
    if kind == "real" and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
        return float(value)
    return value


def problem_of_value(name: str, info: FieldInfo, value: Any) -> Message | None:
    """Return what is wrong with one value by itself, or None: the message names the field and what is allowed."""
    arguments: dict[str, object] = {
        "field": name,
        "value": repr(value),
        "minimum": _bound(info.minimum),
        "maximum": _bound(info.maximum),
    }
    refusal = _REFUSALS[info.kind]
    more: dict[str, str] = {}
    match info.kind:
        case "choice":
            keys = [choice.key for choice in info.choices]
            good, more = value in keys, {"choices": ", ".join(keys)}
        case "switch":
            good = isinstance(value, bool)
        case "whole":
            good = _is_whole(value, info)
        case "real":
            # Written so that NaN, which compares false with everything, is refused too.
            good = isinstance(value, float) and info.minimum <= value <= info.maximum
        case "layers":
            good = isinstance(value, tuple) and 1 <= len(value) <= MOST_LAYERS
            good, more = good and all(_is_whole(size, info) for size in value), {"most": str(MOST_LAYERS)}
        case "names":
            keys = [choice.key for choice in info.choices]
            good = isinstance(value, tuple) and 1 <= len(value) <= MOST_LAYERS and all(name in keys for name in value)
            more = {"most": str(MOST_LAYERS), "choices": ", ".join(keys)}
        case "net":
            good = isinstance(value, tuple) and len(value) <= MOST_NET_LAYERS
            good = good and all(isinstance(layer, LayerSpec) for layer in value)
            more = {"most": str(MOST_NET_LAYERS)}
        case "text":
            good, more = isinstance(value, str) and len(value) <= _LONGEST_TEXT, {"maximum": str(_LONGEST_TEXT)}
        case "steps":
            good = isinstance(value, tuple) and all(isinstance(step, TransformStep) for step in value)
        case "target":
            good = _is_target(value)
    return None if good else Message(refusal, arguments | more)


def _is_whole(value: Any, info: FieldInfo) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and info.minimum <= value <= info.maximum


def _is_target(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(TargetTransform.parse(value))
    except ValueError:
        return False


def _bound(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


_REFUSALS: Final[Mapping[Kind, str]] = {
    "choice": NOT_A_CHOICE,
    "switch": NOT_A_SWITCH,
    "whole": NOT_A_WHOLE_NUMBER,
    "real": NOT_A_NUMBER,
    "layers": NOT_LAYERS,
    "names": NOT_NAMES,
    "text": NOT_A_TEXT,
    "steps": NOT_STEPS,
    "net": NOT_A_NET,
    "target": NOT_A_TARGET,
}
