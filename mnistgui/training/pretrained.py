"""Make the net that the program ships: ``python -m mnistgui.training.pretrained``.

DigitNet learns 55,000 of MNIST's training images, each changed a little every time it is seen; the other 5,000 choose
the epoch that is kept, and the test set is looked at once, at the end. Every random number comes from ``--seed``: the
same versions on the same kind of processor, with `THREADS` threads, make the same three files again, bit for bit.

Shape suffixes: B images of a batch, H, W, C of an image, G points of the coarse grid of the bending.
"""

import argparse
import hashlib
import json
import math
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from mnistgui.data import library
from mnistgui.data.batches import DeviceImages, batches, epoch_order, iterations_per_epoch
from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import WEIGHTS_FILE, ModelSnapshot, load_snapshot, take_snapshot
from mnistgui.paths import resource, write_text_atomically
from mnistgui.training.evaluate import evaluate
from mnistgui.training.step import train_step

CARD_FILE: Final = "card.json"
THREADS: Final = 2

_PREPARATION: Final = Preparation.normalized(MNIST)
_ARCHITECTURE: Final = Architecture(model="digit_net", input_CHW=(1, 28, 28), classes=len(MNIST.class_names))


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What the net is made with. ``limit`` takes only so many training images: for a trial."""

    seed: int = 0
    epochs: int = 30
    batch_size: int = 128
    learning_rate: float = 4e-3  # the highest of the OneCycle schedule
    weight_decay: float = 0.02
    validation_images: int = 5_000
    limit: int | None = None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """How far an image is changed before the net sees it: each image draws its own numbers, evenly from ± these.

    ``turn`` in degrees, ``shift`` and ``bend`` in pixels, ``scale``, ``slant`` and ``thickness`` as shares.
    ``contrast`` goes one way, from none to this share more: a stroke drawn on a screen is less grey than MNIST's.
    ``flags`` is the share of ones that get an upstroke: MNIST's writers hardly knew it, most of the world writes it,
    and a net that never saw it reads a seven.
    """

    turn: float = 12.0
    slant: float = 0.2
    scale: float = 0.12
    shift: float = 2.0
    bend: float = 1.2
    thickness: float = 0.5
    contrast: float = 0.8
    flags: float = 0.3


def changed(
    images_BHWC: torch.Tensor, labels_B: torch.Tensor, changes: Changes, generator: torch.Generator
) -> torch.Tensor:
    """Return grey digits (uint8, B, H, W, 1), moved, bent, and drawn with another pen, each in its own way."""
    ink_BCHW = images_BHWC.permute(0, 3, 1, 2).float() / 255
    flagged_B = (labels_B == 1) & (torch.rand(len(labels_B), generator=generator) < changes.flags)
    ink_BCHW[flagged_B] = _with_flag(ink_BCHW[flagged_B], generator)
    grid_BHW2 = _sampling_grid(len(images_BHWC), images_BHWC.shape[1:3], changes, generator)
    ink_BCHW = functional.grid_sample(ink_BCHW, grid_BHW2, mode="bilinear", align_corners=False)
    ink_BCHW = _with_another_pen(ink_BCHW, changes, generator)
    return ink_BCHW.mul(255).round().to(torch.uint8).permute(0, 2, 3, 1)


def _with_flag(ink_BCHW: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Return ones with a stroke from their upper end down to the left, as wide as their own."""
    images, _, height, width = ink_BCHW.shape
    y_HW, x_HW = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    black_BHW = ink_BCHW[:, 0] > 0.5
    rows_BH = black_BHW.any(2)
    tall_B11 = rows_BH.sum(1).clamp(min=1).view(-1, 1, 1)
    # The upper end: the leftmost black pixel of the first row that has one (argmax gives the first of equals).
    top_B11 = rows_BH.int().argmax(1).view(-1, 1, 1)
    left_B11 = black_BHW[torch.arange(images), top_B11[:, 0, 0]].int().argmax(1).view(-1, 1, 1)
    pen_B11 = (ink_BCHW.sum((1, 2, 3)).view(-1, 1, 1) / tall_B11).clamp(1.5, 3)

    angle_B11 = math.radians(52) + _between(math.radians(14), (images, 1, 1), generator)
    length_B11 = tall_B11 * (0.38 + _between(0.17, (images, 1, 1), generator))
    right_BHW, down_BHW = x_HW - left_B11, y_HW - top_B11
    along_BHW = (down_BHW * angle_B11.sin() - right_BHW * angle_B11.cos()).clamp(min=0).minimum(length_B11)
    far_BHW = torch.hypot(right_BHW + along_BHW * angle_B11.cos(), down_BHW - along_BHW * angle_B11.sin())
    flag_BHW = (pen_B11 / 2 + 0.5 - far_BHW).clamp(0, 1)
    return torch.maximum(ink_BCHW, flag_BHW[:, None])


def _between(reach: float, shape: Sequence[int], generator: torch.Generator) -> torch.Tensor:
    return (torch.rand(tuple(shape), generator=generator) * 2 - 1) * reach


def _sampling_grid(images: int, size_HW: Sequence[int], changes: Changes, generator: torch.Generator) -> torch.Tensor:
    """Return where each pixel of each image is taken from, in `grid_sample`'s coordinates (-1..1 over the image)."""
    height, width = size_HW
    pixel = torch.tensor([2 / width, 2 / height])
    angle_B = _between(math.radians(changes.turn), (images,), generator)
    slant_B = _between(changes.slant, (images,), generator)
    scale_B2 = 1 + _between(changes.scale, (images, 2), generator)
    shift_B2 = _between(changes.shift, (images, 2), generator) * pixel
    cos_B, sin_B = angle_B.cos(), angle_B.sin()
    # Turn times slant times scale, row by row.
    across_B3 = torch.stack([cos_B * scale_B2[:, 0], (cos_B * slant_B - sin_B) * scale_B2[:, 1], shift_B2[:, 0]], 1)
    down_B3 = torch.stack([sin_B * scale_B2[:, 0], (sin_B * slant_B + cos_B) * scale_B2[:, 1], shift_B2[:, 1]], 1)
    theta_B23 = torch.stack([across_B3, down_B3], 1)
    grid_BHW2 = functional.affine_grid(theta_B23, [images, 1, height, width], align_corners=False)
    # Bending: a few random pushes, smoothly joined (P. Simard et al., ICDAR 2003, "elastic distortions").
    push_B2GG = _between(changes.bend, (images, 2, 5, 5), generator) * pixel.view(1, 2, 1, 1)
    push_B2HW = functional.interpolate(push_B2GG, size=(height, width), mode="bicubic", align_corners=True)
    return grid_BHW2 + push_B2HW.permute(0, 2, 3, 1)


def _with_another_pen(ink_BCHW: torch.Tensor, changes: Changes, generator: torch.Generator) -> torch.Tensor:
    """Return the ink (0..1) made thicker or thinner, and blacker: part of the way to its dilation or erosion."""
    images = len(ink_BCHW)
    amount_B111 = _between(changes.thickness, (images, 1, 1, 1), generator)
    gain_B111 = 1 + changes.contrast * torch.rand((images, 1, 1, 1), generator=generator)
    thick_BCHW = functional.max_pool2d(ink_BCHW, 3, stride=1, padding=1)
    thin_BCHW = -functional.max_pool2d(-ink_BCHW, 3, stride=1, padding=1)
    towards_BCHW = torch.where(amount_B111 > 0, thick_BCHW, thin_BCHW)
    return ink_BCHW.lerp(towards_BCHW, amount_B111.abs()).mul(gain_B111).clamp(0, 1)


def split(data: DeviceImages, recipe: Recipe) -> tuple[DeviceImages, DeviceImages]:
    """Return (training images, validation images): the seed decides which are held back."""
    order_N = torch.randperm(len(data), generator=torch.Generator().manual_seed(recipe.seed))[: recipe.limit]
    held_back = min(recipe.validation_images, len(order_N) // 10)
    first, second = order_N[held_back:], order_N[:held_back]
    return (
        DeviceImages(images_NHWC=data.images_NHWC[first], labels_N=data.labels_N[first]),
        DeviceImages(images_NHWC=data.images_NHWC[second], labels_N=data.labels_N[second]),
    )


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Mean cross entropy and accuracy (0..1) over a set, and the set's size."""

    loss: float
    accuracy: float
    images: int


def measure(net: nn.Module, data: DeviceImages) -> Figures:
    """Return how well ``net`` does on ``data``."""
    loss, accuracy = evaluate(net, _PREPARATION, data)
    return Figures(loss=loss, accuracy=accuracy, images=len(data))


def train(recipe: Recipe, data: DeviceImages) -> tuple[ModelSnapshot, int, Figures]:
    """Return the net of the epoch that was best on the validation images, that epoch, and its figures there.

    The best is the one with the lowest loss: on 5,000 images a few more or fewer errors are chance.
    """
    training, validation = split(data, recipe)
    net = _new_net(recipe.seed)
    generator = torch.Generator().manual_seed(recipe.seed)
    steps = iterations_per_epoch(len(training), recipe.batch_size, drop_last=True)
    optimizer = torch.optim.AdamW(
        net.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=recipe.learning_rate, total_steps=steps * recipe.epochs
    )
    best: tuple[ModelSnapshot, int, Figures] | None = None
    for epoch in range(1, recipe.epochs + 1):
        began = time.perf_counter()
        _train_epoch(net, training, recipe, optimizer, schedule, generator)
        figures = measure(net, validation)
        print(
            f"epoch {epoch:2}/{recipe.epochs}: validation loss {figures.loss:.4f}, accuracy {figures.accuracy:.2%}"
            f" ({time.perf_counter() - began:.1f} s)",
            flush=True,
        )
        if best is None or figures.loss < best[2].loss:
            best = _snapshot(net, epoch * steps), epoch, figures
    assert best is not None, "at least one epoch"
    return best


def _new_net(seed: int) -> nn.Module:
    # A module draws its first weights from torch's default generator, which is given back as it was.
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        net = build(_ARCHITECTURE)
    net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # 1.6 times faster here
    return net


def _train_epoch(
    net: nn.Module,
    training: DeviceImages,
    recipe: Recipe,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    generator: torch.Generator,
) -> None:
    criterion, changes = nn.CrossEntropyLoss(), Changes()
    net.train()
    order_N = epoch_order(len(training), shuffle=True, generator=generator)
    for batch in batches(training, order_N, recipe.batch_size, drop_last=True):
        x_BCHW = _PREPARATION.to_input(changed(batch.images_BHWC, batch.labels_B, changes, generator))
        train_step(net, criterion, optimizer, x_BCHW, batch.labels_B)
        schedule.step()


def _snapshot(net: nn.Module, step: int) -> ModelSnapshot:
    return take_snapshot(
        net, architecture=_ARCHITECTURE, preparation=_PREPARATION, class_names=MNIST.class_names, step=step
    )


def make(recipe: Recipe, folder: Path, *, final_test: bool) -> dict[str, Any]:
    """Train, write the net and its card into ``folder``, and return the card.

    The card holds nothing that differs from one making to the next, so that all three files come out the same.
    """
    torch.set_num_threads(THREADS)
    snapshot, epoch, validation = train(recipe, DeviceImages.of(library.load_mnist("train"), "cpu"))
    snapshot.save(folder)
    card: dict[str, Any] = {
        "made by": "python -m mnistgui.training.pretrained",
        "recipe": asdict(recipe),
        "changes": asdict(Changes()),
        "threads": THREADS,
        "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__},
        "processor": f"{platform.machine()} {torch.backends.cpu.get_cpu_capability()}",
        "epoch": epoch,
        "validation": asdict(validation),
        "sha256": hashlib.sha256((folder / WEIGHTS_FILE).read_bytes()).hexdigest(),
    }
    if final_test:
        # Once, after every choice was made on the validation images, and of the very files that are shipped.
        test = DeviceImages.of(library.load_mnist("test"), "cpu")
        card["test"] = asdict(measure(load_snapshot(folder).build(), test))
    write_text_atomically(folder / CARD_FILE, json.dumps(card, indent=2) + "\n")
    return card


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and make the net."""
    standard = Recipe()
    parser = argparse.ArgumentParser(prog="python -m mnistgui.training.pretrained", description="Make the shipped net.")
    parser.add_argument("--out", type=Path, help="folder to write to (default: the program's own)")
    parser.add_argument("--seed", type=int, default=standard.seed)
    parser.add_argument("--epochs", type=int, default=standard.epochs)
    parser.add_argument("--limit", type=int, help="take only so many training images: a trial")
    parser.add_argument("--no-test", action="store_true", help="leave the test set alone: a trial")
    chosen = parser.parse_args(arguments)
    recipe = Recipe(seed=chosen.seed, epochs=chosen.epochs, limit=chosen.limit)
    folder = chosen.out or resource("models", "pretrained")
    began = time.perf_counter()
    card = make(recipe, folder, final_test=not chosen.no_test)
    for kind in ("validation", "test"):
        if kind in card:
            print(f"{kind}: loss {card[kind]['loss']:.4f}, accuracy {card[kind]['accuracy']:.2%}")
    print(f"{time.perf_counter() - began:.0f} s; written to {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
