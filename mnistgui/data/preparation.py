"""Preparation: the one way from pixels to model input, for training, testing and the drawing alike.

It is saved with every net, so that a drawing is fed exactly as the training images were. Free of torch at import.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from mnistgui.data.transforms.check import output_shape
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import UserError

if TYPE_CHECKING:
    import torch

    from mnistgui.data.catalog import DataSetInfo
    from mnistgui.data.transforms.engine import Pipeline


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """The transforms ``steps``, as they are done to images of this size.

    Raises:
        ValueError: they cannot be done to such images (`transforms.check.problem_of` says it in the user's words).
    """

    height: int
    width: int
    channels: int
    steps: tuple[TransformStep, ...] = DEFAULT_STEPS

    def __post_init__(self) -> None:
        try:
            output_shape(self.steps, self.shape_HWC)
        except UserError as error:
            raise ValueError(str(error)) from error

    @classmethod
    def of(cls, steps: Iterable[TransformStep], shape_HWC: tuple[int, int, int]) -> Self:
        """Return the preparation of images of this shape by ``steps``.

        Raises:
            ValueError: as the class.
        """
        height, width, channels = shape_HWC
        return cls(height=height, width=width, channels=channels, steps=tuple(steps))

    @classmethod
    def to_tensor(cls, shape_HWC: tuple[int, int, int]) -> Self:
        """Return the deck's ``transform=ToTensor()``: pixels scaled to 0..1 and nothing else."""
        return cls.of(DEFAULT_STEPS, shape_HWC)

    @classmethod
    def normalized(cls, info: DataSetInfo) -> Self:
        """Return ``ToTensor`` and ``Normalize`` with the data set's own mean and standard deviation."""
        return cls.of((TO_TENSOR, TransformStep.of("Normalize", mean=info.mean, std=info.std)), info.shape_HWC)

    @property
    def shape_HWC(self) -> tuple[int, int, int]:
        """Height, width and channels of the images that go in."""
        return self.height, self.width, self.channels

    @property
    def output_CHW(self) -> tuple[int, int, int]:
        """Channels, height and width of what comes out, and goes into the net."""
        height, width, channels = output_shape(self.steps, self.shape_HWC)
        return channels, height, width

    @cached_property
    def pipeline(self) -> Pipeline:
        """The engine for these steps; loads torch."""
        from mnistgui.data.transforms.engine import compile_steps

        return compile_steps(self.steps, self.shape_HWC)

    @property
    def only_scales(self) -> bool:
        """Whether it treats each value for itself and draws nothing: ``ToTensor``, and perhaps ``Normalize``."""
        return self.pipeline.only_scales

    def to_input(
        self,
        images_BHWC: torch.Tensor,
        generator: torch.Generator | None = None,
        *,
        only: Sequence[int] | None = None,
    ) -> torch.Tensor:
        """Return model input: uint8 (B, H, W, C) on any device -> float32 (B, C, H, W) on the same device.

        Random steps act only where there is a ``generator`` (`transforms.draws.generator_of`); tests and drawings have
        none. ``only`` is as for `Pipeline`.

        Raises:
            ValueError: another shape or dtype than this preparation is for.
        """
        return self.pipeline(images_BHWC, generator, only=only)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "height": self.height,
            "width": self.width,
            "channels": self.channels,
            "steps": [step.to_dict() for step in self.steps],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the preparation that `to_dict` described, of this version or of one before there were steps.

        Raises:
            KeyError, TypeError, ValueError, OverflowError: a value is missing or unusable.
        """
        shape_HWC = (int(values["height"]), int(values["width"]), int(values["channels"]))
        if "steps" not in values:
            return cls.of(_steps_of_old(values), shape_HWC)
        if unknown := set(values) - {"height", "width", "channels", "steps"}:
            raise ValueError(f"a preparation with steps has no {', '.join(sorted(unknown))}")
        return cls.of(map(TransformStep.from_dict, values["steps"]), shape_HWC)


def _steps_of_old(values: Mapping[str, Any]) -> tuple[TransformStep, ...]:
    """Return the steps of a file that has ``mean`` and ``std``, one number a channel, in their place."""
    mean, std = (tuple(map(float, values[name])) for name in ("mean", "std"))
    normalize = TransformStep.of("Normalize", mean=mean, std=std)
    channels = int(values["channels"])
    does_nothing = normalize == TransformStep.of("Normalize", mean=(0.0,) * channels, std=(1.0,) * channels)
    return (TO_TENSOR,) if does_nothing else (TO_TENSOR, normalize)
