"""Whether one value can be used for one parameter. No torch here."""

import reprlib
from typing import Any, Final

from mnistgui.data.transforms.info import Kind, ParameterInfo
from mnistgui.messages import QT_TRANSLATE_NOOP, Message

_NOT_WHOLE: Final = QT_TRANSLATE_NOOP(
    "core",
    "{name} (step {position}): {parameter} must be a whole number from {minimum} to {maximum}, {step} apart, "
    "not {value}.",
)
_NOT_A_NUMBER: Final = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): {parameter} must be a number from {minimum} to {maximum}, not {value}."
)
_NOT_A_SWITCH: Final = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): {parameter} must be true or false, not {value}."
)
_NOT_A_CHOICE: Final = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): {parameter} must be one of {choices}, not {value}."
)
_NOT_A_RANGE: Final = QT_TRANSLATE_NOOP(
    "core",
    "{name} (step {position}): {parameter} must be two numbers from {minimum} to {maximum}, the smaller one first, "
    "not {value}.",
)
_NOT_A_PAIR: Final = QT_TRANSLATE_NOOP(
    "core", "{name} (step {position}): {parameter} must be two numbers from {minimum} to {maximum}, not {value}."
)
_NOT_PER_CHANNEL: Final = QT_TRANSLATE_NOOP(
    "core",
    "{name} (step {position}): {parameter} must be numbers from {minimum} to {maximum}, a single one or one for each "
    "of the {channels} channels, not {value}.",
)
_FAULTS: Final[dict[Kind, str]] = {
    "whole": _NOT_WHOLE,
    "number": _NOT_A_NUMBER,
    "switch": _NOT_A_SWITCH,
    "choice": _NOT_A_CHOICE,
    "range": _NOT_A_RANGE,
    "pair": _NOT_A_PAIR,
    "numbers": _NOT_PER_CHANNEL,
}


def problem_of_value(parameter: ParameterInfo, value: Any, *, channels: int) -> Message | None:
    """Return what is wrong with ``value``, or None.

    The places ``name`` and ``position`` (of the step) are the caller's to fill.
    """
    if fits(parameter, value, channels):
        return None
    return Message(
        _FAULTS[parameter.kind],
        {
            "parameter": parameter.name,
            "minimum": f"{parameter.minimum:g}",
            "maximum": f"{parameter.maximum:g}",
            "step": f"{parameter.step:g}",
            "choices": ", ".join(choice.key for choice in parameter.choices),
            "channels": channels,
            "value": reprlib.repr(value),  # it may come from a file, and be of any length
        },
    )


def fits(parameter: ParameterInfo, value: Any, channels: int = 1) -> bool:
    """Return whether ``value`` is of the parameter's kind and inside its bounds."""
    match parameter.kind:
        case "switch":
            return isinstance(value, bool)
        case "choice":
            return value in [choice.key for choice in parameter.choices]
        case "whole":
            whole = isinstance(value, int) and _is_number(parameter, value)
            return whole and (value - parameter.minimum) % parameter.step == 0
        case "number":
            return _is_number(parameter, value)
        case "range":
            return _are_numbers(parameter, value, (2,)) and value[0] <= value[1]
        case "pair":
            return _are_numbers(parameter, value, (2,))
        case "numbers":
            return _are_numbers(parameter, value, (1, channels))


def _is_number(parameter: ParameterInfo, value: Any) -> bool:
    # Written so that NaN, which compares false with everything, is refused too.
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and parameter.minimum <= value <= parameter.maximum


def _are_numbers(parameter: ParameterInfo, value: Any, lengths: tuple[int, ...]) -> bool:
    return isinstance(value, tuple) and len(value) in lengths and all(_is_number(parameter, each) for each in value)
