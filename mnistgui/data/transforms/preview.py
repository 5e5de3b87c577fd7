"""What transforms do to a few images, as arrays to look at: before, after, and after each step.

Shape suffixes: B images of the batch that they belong to, K of them that are shown, C, H, W of an image.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.engine import Images, Pipeline, compile_steps
from mnistgui.data.transforms.functional import functional
from mnistgui.data.transforms.step import TransformStep


@dataclass(frozen=True, eq=False, kw_only=True)
class PreviewStage:
    """The images at one place of the list: before the first step (``step`` is None), or after ``step``.

    ``kind`` is "PIL image", "uint8 tensor" or "float32 tensor"; ``shape`` is that of one image, (C, H, W), or (H, W, C)
    of a PIL image, where C counts its bands. ``minimum``, ``maximum`` and ``mean`` are over all images shown.
    ``picture_KHWC`` is uint8 to look at: whole numbers as they are; floats with ``black`` as 0 and ``white`` as 255,
    which are 0 and 1 where all values lie between them, and else the minimum and the maximum.
    ``drawn`` is what the step drew, a row an image; displacements and noise of whole images are left out.
    """

    step: TransformStep | None
    kind: str
    shape: tuple[int, int, int]
    minimum: float
    maximum: float
    mean: float
    picture_KHWC: npt.NDArray[np.uint8]
    black: float
    white: float
    drawn: Mapping[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, eq=False, kw_only=True)
class Preview:
    """``before_KHWC`` uint8; ``after_KCHW`` float32, exactly what the net is fed; ``stages`` from before to after."""

    before_KHWC: npt.NDArray[np.uint8]
    after_KCHW: npt.NDArray[np.float32]
    stages: tuple[PreviewStage, ...]


def preview(
    images_BHWC: npt.NDArray[np.uint8],
    steps: Sequence[TransformStep],
    *,
    seed: int,
    iteration: int,
    positions: Sequence[int] | None = None,
    training: bool = True,
) -> Preview:
    """Return what ``steps`` make of the images at ``positions`` (all, where none are given) of one batch.

    With the images of a whole batch these are the very numbers that the run with this ``seed`` is fed in this
    ``iteration`` (counted from 1); another iteration draws others. Without ``training`` random steps are left out.

    Raises:
        UserError: ``steps`` cannot be used on such images.
        ValueError: not uint8 (B, H, W, C), or nothing to show.
        IndexError: a position beyond the batch.
    """
    if images_BHWC.dtype != np.uint8 or images_BHWC.ndim != 4:
        raise ValueError(f"expected uint8 (B, H, W, C), not {images_BHWC.dtype} {images_BHWC.shape}")
    _, height, width, channels = images_BHWC.shape
    pipeline = compile_steps(steps, (height, width, channels))
    shown = list(range(len(images_BHWC)) if positions is None else positions)
    if not shown:
        raise ValueError("there is no image to show")
    # By DLPack, not copied: of a batch that is a whole set only the few images that are shown are ever touched.
    batch_BHWC = torch.utils.dlpack.from_dlpack(images_BHWC)
    stages = _stages(pipeline, batch_BHWC, shown, seed=seed, iteration=iteration, training=training)
    after_KCHW = pipeline(batch_BHWC, _generator(seed, iteration, training), only=shown)
    last = replace(_stage(stages[-1].step, after_KCHW), drawn=stages[-1].drawn)
    return Preview(before_KHWC=stages[0].picture_KHWC, after_KCHW=after_KCHW.numpy(), stages=(*stages[:-1], last))


def _generator(seed: int, iteration: int, training: bool) -> torch.Generator | None:
    return generator_of(seed, iteration) if training else None


def _stages(
    pipeline: Pipeline, batch_BHWC: torch.Tensor, shown: list[int], *, seed: int, iteration: int, training: bool
) -> list[PreviewStage]:
    stages = [_stage(None, batch_BHWC[shown].permute(0, 3, 1, 2))]
    for trace in pipeline.trace(batch_BHWC, _generator(seed, iteration, training), only=shown):
        drawn = {name: all_K.numpy() for name, all_K in trace.drawn.items() if all_K.ndim <= 2}
        stages.append(replace(_stage(trace.step, trace.images), drawn=drawn))
    return stages


def _stage(step: TransformStep | None, images: Images) -> PreviewStage:
    if isinstance(images, torch.Tensor):
        kind, x_KCHW = f"{str(images.dtype).removeprefix('torch.')} tensor", images.numpy(force=True)
        shape = x_KCHW.shape[1:]
    else:
        kind, x_KCHW = "PIL image", np.stack([functional().pil_to_tensor(image).numpy() for image in images])
        shape = (*x_KCHW.shape[2:], x_KCHW.shape[1])
    minimum, maximum = float(x_KCHW.min()), float(x_KCHW.max())
    black, white = _ends(x_KCHW.dtype == np.uint8, minimum, maximum)
    grey_KHWC = ((x_KCHW.transpose(0, 2, 3, 1) - np.float32(black)) * np.float32(255 / (white - black))).round()
    return PreviewStage(
        step=step,
        kind=kind,
        shape=shape,
        minimum=minimum,
        maximum=maximum,
        mean=float(x_KCHW.mean(dtype=np.float64)),
        picture_KHWC=grey_KHWC.clip(0, 255).astype(np.uint8),
        black=black,
        white=white,
        drawn={},
    )


def _ends(whole: bool, minimum: float, maximum: float) -> tuple[float, float]:
    """Return the values that are shown black and white."""
    if whole:
        return 0.0, 255.0
    # Interpolation rounds a white pixel to a hair above 1.
    if minimum >= -1e-5 and maximum <= 1 + 1e-5:
        return 0.0, 1.0
    return minimum, maximum if maximum > minimum else minimum + 1.0
