"""TransformStep: one chosen transform with its parameters, as plain data that a config file can hold. No torch here."""

from dataclasses import dataclass

from mnistgui.data.named_values import NamedValues, Value

__all__ = ["DEFAULT_STEPS", "TO_TENSOR", "TransformStep", "Value"]


@dataclass(frozen=True, kw_only=True)
class TransformStep(NamedValues):
    """``name`` is a key of `catalog.TRANSFORMS`; ``values`` are its parameters."""


TO_TENSOR = TransformStep(name="ToTensor")
# The deck's ``transform=ToTensor()``.
DEFAULT_STEPS: tuple[TransformStep, ...] = (TO_TENSOR,)
