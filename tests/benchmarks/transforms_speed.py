"""Random transforms on whole batches against one image at a time, as a DataLoader does it.

    python -m tests.benchmarks.transforms_speed [--repeats 7]   (OMP_NUM_THREADS=2 before it puts both on two threads)

Both do the same transform of torchvision to the same uint8 images of 28x28 in batches of 100 on the same threads, in
turns, so that a noisy machine slows both. The figure is the median of the ratios of neighbours.
"""

import argparse
import statistics
import time
from typing import Any

import torch
from torch.utils.data import DataLoader, Dataset

from mnistgui.data.transforms.code import code_of
from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.engine import compile_steps
from mnistgui.data.transforms.step import TransformStep
from mnistgui.data.vision import torchvision
from mnistgui.training import runtime

GOAL = 10.0
BATCH = 100
TO_DTYPE = TransformStep.of("ToDtype")
IMAGES = 2000
LISTS: dict[str, tuple[TransformStep, ...]] = {
    "affine": (TransformStep.of("RandomAffine", shear=(-5.0, 5.0)), TO_DTYPE),
    "rotation": (TransformStep.of("RandomRotation"), TO_DTYPE),
    "erasing": (TO_DTYPE, TransformStep.of("RandomErasing")),
    "noise": (TO_DTYPE, TransformStep.of("GaussianNoise")),
}


class OneByOne(Dataset[torch.Tensor]):
    """uint8 images (N, C, H, W), transformed when they are asked for."""

    def __init__(self, images_NCHW: torch.Tensor, transform: Any) -> None:
        self._images_NCHW = images_NCHW
        self._transform = transform

    def __len__(self) -> int:
        return len(self._images_NCHW)

    def __getitem__(self, index: int) -> torch.Tensor:
        transformed: torch.Tensor = self._transform(self._images_NCHW[index])
        return transformed


def written(steps: tuple[TransformStep, ...]) -> Any:
    """Return torchvision's own transform, as the program writes ``steps`` in Python."""
    torchvision()
    from torchvision.transforms import v2

    return eval(code_of(steps), {"torch": torch, "v2": v2})


def images() -> torch.Tensor:
    """Return uint8 (N, H, W, C): what the pixels are does not change the time."""
    return torch.randint(0, 256, (IMAGES, 28, 28, 1), dtype=torch.uint8)


def their_seconds(images_NHWC: torch.Tensor, steps: tuple[TransformStep, ...]) -> float:
    """Return the seconds of a DataLoader over all images."""
    data_set = OneByOne(images_NHWC.permute(0, 3, 1, 2).contiguous(), written(steps))
    began = time.perf_counter()
    for _ in DataLoader(data_set, batch_size=BATCH, num_workers=0):
        pass
    return time.perf_counter() - began


def our_seconds(images_NHWC: torch.Tensor, steps: tuple[TransformStep, ...]) -> float:
    """Return the seconds of the engine over all images."""
    pipeline = compile_steps(steps, (28, 28, 1))
    began = time.perf_counter()
    for iteration, start in enumerate(range(0, IMAGES, BATCH), 1):
        pipeline(images_NHWC[start : start + BATCH], generator_of(1, iteration))
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    threads = runtime.use_training_threads()
    images_NHWC = images()
    print(f"{IMAGES:,} images, batches of {BATCH}, {threads} threads, {repeats} repeats in turns")
    for name, steps in LISTS.items():
        pairs = [(their_seconds(images_NHWC, steps), our_seconds(images_NHWC, steps)) for _ in range(repeats + 1)][1:]
        theirs, ours = (statistics.median(column) / IMAGES * 1e6 for column in zip(*pairs, strict=True))
        ratio = statistics.median(slow / fast for slow, fast in pairs)
        verdict = "reached" if ratio >= GOAL else "MISSED"
        print(f"{name:<9} {theirs:6.1f} µs an image, ours {ours:5.1f}: {ratio:5.1f} times (goal {GOAL:g}: {verdict})")


if __name__ == "__main__":
    main()
