"""The engine: a list of transforms, compiled for images of one shape, run on batches.

Shape suffixes: B images of a batch, K of them that are wanted, C, H, W of an image.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import torch

from mnistgui.data.transforms import draws
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import Shape, Stage, stages_of
from mnistgui.data.transforms.functional import apply_drawn, apply_fixed, functional
from mnistgui.data.transforms.info import FLOATS
from mnistgui.data.transforms.kernels import apply_batch
from mnistgui.data.transforms.scaling import Scaling, scaling_of
from mnistgui.data.transforms.step import TransformStep

# Between two steps: a tensor (K, C, H, W), or after ToPILImage a list of K PIL images.
Images = Any
_NOTHING: Final[draws.Drawn] = MappingProxyType({})


@dataclass(frozen=True, eq=False, kw_only=True)
class StepTrace:
    """One step as it ran: what it drew (on the CPU, one row an image; empty for a fixed step), and the images after it.

    ``images`` is a tensor (K, C, H, W), uint8 or float32, or a list of PIL images.
    """

    step: TransformStep
    drawn: draws.Drawn
    images: Images


class Pipeline:
    """``steps`` for images of one shape: compiled once, called for every batch. It keeps nothing between calls.

    Raises:
        UserError: ``steps`` cannot be used on such images (`check.problem_of`).
    """

    def __init__(self, steps: Sequence[TransformStep], shape_HWC: Shape) -> None:
        self._stages = stages_of(steps, shape_HWC)
        self._steps = tuple(_Step(step, before) for step, before in zip(steps, self._stages, strict=False))
        self._scaling: Scaling | None = scaling_of(steps, shape_HWC)
        height, width, channels = self._stages[-1].shape_HWC
        self.output_CHW: Final = (channels, height, width)
        self.only_scales: Final = self._scaling is not None  # each value for itself, and nothing is drawn

    def __call__(
        self,
        images_BHWC: torch.Tensor,
        generator: torch.Generator | None = None,
        *,
        only: Sequence[int] | None = None,
    ) -> torch.Tensor:
        """Return model input: uint8 (B, H, W, C) on any device -> float32 (K, C, H, W) on the same device.

        Random steps draw from ``generator`` (of the CPU) for all B images. Without one they are left out, as in tests:
        `RandomCrop` takes the middle then, `RandomResizedCrop` the whole image, so that the size is the same.
        ``only`` names positions in the batch: just these images are computed, and are what they are among all.

        Raises:
            ValueError: another shape or dtype than these steps are for.
        """
        if self._scaling is not None:
            self._check(images_BHWC)
            return self._scaling(images_BHWC if only is None else images_BHWC[list(only)])
        x: Images = None
        for trace in self._run(images_BHWC, generator, only):
            x = trace.images
        result_KCHW: torch.Tensor = x.contiguous()
        return result_KCHW

    def trace(
        self,
        images_BHWC: torch.Tensor,
        generator: torch.Generator | None = None,
        *,
        only: Sequence[int] | None = None,
    ) -> tuple[StepTrace, ...]:
        """Do what a call does, and return each step with what it drew and the images after it.

        Where a call does nothing but ``ToTensor`` and ``Normalize`` it does both in one, which rounds otherwise by up
        to 2e-6.

        Raises:
            ValueError: as a call.
        """
        return tuple(self._run(images_BHWC, generator, only))

    def _check(self, images_BHWC: torch.Tensor) -> None:
        expected = self._stages[0].shape_HWC
        if images_BHWC.dtype != torch.uint8 or images_BHWC.shape[1:] != expected:
            raise ValueError(f"expected uint8 (B, *{expected}), not {images_BHWC.dtype} {tuple(images_BHWC.shape)}")

    def _run(
        self, images_BHWC: torch.Tensor, generator: torch.Generator | None, only: Sequence[int] | None
    ) -> Iterator[StepTrace]:
        self._check(images_BHWC)
        chosen_K = None if only is None else torch.tensor(list(only), dtype=torch.int64)
        wanted_KHWC = images_BHWC if chosen_K is None else images_BHWC[chosen_K.to(images_BHWC.device)]
        if not len(wanted_KHWC):
            yield from self._run_empty(images_BHWC.device)
            return
        x: Images = wanted_KHWC.permute(0, 3, 1, 2).contiguous()
        for step in self._steps:
            drawn = step.draw(len(images_BHWC), generator)
            if drawn is not None and chosen_K is not None:
                drawn = {name: all_B[chosen_K] for name, all_B in drawn.items()}
            if drawn is not None or not step.random:
                x = step.apply(x, drawn, images_BHWC.device)
            yield StepTrace(step=step.step, drawn=drawn or _NOTHING, images=x)

    def _run_empty(self, device: torch.device) -> Iterator[StepTrace]:
        """Give no images after each step: not every function of torchvision takes none."""
        for step, after in zip(self._steps, self._stages[1:], strict=True):
            dtype = torch.float32 if after.form in FLOATS else torch.uint8
            shape = (0, after.channels, after.height, after.width)
            images = torch.empty(shape, dtype=dtype, device=device)
            yield StepTrace(step=step.step, drawn=_NOTHING, images=images)


class _Step:
    """One step of a pipeline, with the value of every parameter and what the images are before it."""

    def __init__(self, step: TransformStep, before: Stage) -> None:
        info = TRANSFORMS[step.name]
        self.step = step
        self.random = info.random
        self._before = before
        self._values: Mapping[str, Any] = info.values(step)

    def draw(self, images: int, generator: torch.Generator | None) -> draws.Drawn | None:
        """Return what the step draws for so many images, or None where it draws nothing."""
        if not self.random:
            return None
        if generator is None:
            return draws.middle(self.step.name, self._values, self._before, images)
        return draws.draw(self.step.name, self._values, self._before, images, generator)

    def apply(self, x: Images, drawn: draws.Drawn | None, device: torch.device) -> Images:
        """Return the images ``x`` after the step: on whole batches where that is possible, else one by one."""
        name = self.step.name
        if name == "ToPILImage":
            return x if isinstance(x, list) else [functional().to_pil_image(image) for image in x]
        if isinstance(x, torch.Tensor):
            result = apply_fixed(name, x, self._values) if drawn is None else apply_batch(name, x, self._values, drawn)
            if result is not None:
                return result
        images = [self._apply_one(image, drawn, number) for number, image in enumerate(x)]
        return torch.stack(images).to(device) if isinstance(images[0], torch.Tensor) else images

    def _apply_one(self, image: Any, drawn: draws.Drawn | None, number: int) -> Any:
        if drawn is None:
            return apply_fixed(self.step.name, image, self._values)
        own = {name: all_K[number] for name, all_K in drawn.items()}
        plain = {name: value if value.ndim > 1 else value.tolist() for name, value in own.items()}
        return apply_drawn(self.step.name, image, self._values, plain)


def compile_steps(steps: Sequence[TransformStep], shape_HWC: Shape) -> Pipeline:
    """Return the pipeline that does ``steps`` to images of this shape.

    Raises:
        UserError: they cannot be used on such images.
    """
    return Pipeline(steps, shape_HWC)
