"""Make the net that the program ships: ``python -m mnistgui.pretraining.digits``.

DigitNet learns 55,000 of MNIST's training images, the same digits written again by other hands, and digits in the forms
of other regions (`pretraining.strokes`), each changed a little every time it is seen. What is held back of the three
chooses the epoch that is kept; the test set is looked at once, at the end. Every random number comes from ``--seed``:
the same versions on the same kind of processor, with `THREADS` threads, make the same three files again, bit for bit.

Shape suffixes: B images of a batch, H, W, C of an image, M images to learn from.
"""

import argparse
import hashlib
import json
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import torch
from torch import nn

from mnistgui.data import library
from mnistgui.data.batches import DeviceImages, iterations_per_epoch
from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.drawing.hand import Hand
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import WEIGHTS_FILE, ModelSnapshot, load_snapshot, take_snapshot
from mnistgui.models.weights_header import pretrained_folder
from mnistgui.paths import write_text_atomically
from mnistgui.pretraining import strokes
from mnistgui.pretraining.changes import Changes, changed
from mnistgui.training.evaluate import evaluate
from mnistgui.training.step import train_step

CARD_FILE: Final = "card.json"
THREADS: Final = 2

_PREPARATION: Final = Preparation.normalized(MNIST)
_ARCHITECTURE: Final = Architecture(model="digit_net", input_CHW=(1, 28, 28), classes=len(MNIST.class_names))


# What was drawn by a hand of its own already is changed less.
GENTLE: Final = Changes(turn=4.0, slant=0.05, scale=0.05, shift=2.0, bend=0.8, thickness=0.3, contrast=0.8, flags=0.0)
# Writes the digits that are held back. Another seed than any that makes what is learned.
_HELD_BACK_SEED: Final = 2**31


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What the net is made with. ``limit`` takes only so many of MNIST's images: for a trial.

    ``written`` digits are made of forms, and as many of MNIST's as are learned are written again. Of the three an epoch
    takes the shares ``taken``.
    """

    seed: int = 0
    epochs: int = 24
    batch_size: int = 128
    learning_rate: float = 4e-3  # the highest of the OneCycle schedule
    weight_decay: float = 0.02
    validation_images: int = 5_000
    written: int = 40_000
    taken: tuple[float, float, float] = (0.55, 0.35, 0.4)
    limit: int | None = None


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


@dataclass(frozen=True, eq=False, kw_only=True)
class Lessons:
    """What is learned and what is held back. ``learned``: MNIST's own, written again, and written of forms, joined;
    ``counts``: how many of each.
    """

    learned: DeviceImages
    counts: tuple[int, int, int]
    mnist: DeviceImages
    rewritten: DeviceImages
    written: DeviceImages

    @classmethod
    def of(cls, recipe: Recipe, data: DeviceImages) -> Self:
        """Return what ``data``, MNIST's training images, come to."""
        training, validation = split(data, recipe)
        wanted = recipe.written if recipe.limit is None else recipe.limit // 2
        parts = (training, rewritten_images(training, recipe.seed), written_images(wanted, recipe.seed))
        return cls(
            learned=_joined(parts),
            counts=(len(parts[0]), len(parts[1]), len(parts[2])),
            mnist=validation,
            rewritten=rewritten_images(validation, _HELD_BACK_SEED),
            written=written_images(max(10, wanted // 10), _HELD_BACK_SEED),
        )

    def order(self, taken: Sequence[float], generator: torch.Generator) -> torch.Tensor:
        """Return places of one epoch: of each kind a share, all of them mixed."""
        chosen, first = [], 0
        for count, share in zip(self.counts, taken, strict=True):
            chosen.append(first + torch.randperm(count, generator=generator)[: round(count * share)])
            first += count
        places_M = torch.cat(chosen)
        return places_M[torch.randperm(len(places_M), generator=generator)]


def rewritten_images(data: DeviceImages, seed: int) -> DeviceImages:
    """Return the same digits, each written again by another hand."""
    images_NHWC = strokes.rewritten(data.images_NHWC.numpy(), data.labels_N.numpy(), seed)
    return DeviceImages(images_NHWC=torch.from_numpy(images_NHWC), labels_N=data.labels_N)


def written_images(count: int, seed: int) -> DeviceImages:
    """Return ``count`` digits written of forms."""
    images_NHWC, labels_N = strokes.written_forms(count, seed)
    return DeviceImages(images_NHWC=torch.from_numpy(images_NHWC), labels_N=torch.from_numpy(labels_N))


def _joined(parts: Sequence[DeviceImages]) -> DeviceImages:
    return DeviceImages(
        images_NHWC=torch.cat([part.images_NHWC for part in parts]),
        labels_N=torch.cat([part.labels_N for part in parts]),
    )


def train(recipe: Recipe, lessons: Lessons) -> tuple[ModelSnapshot, int, dict[str, Figures]]:
    """Return the net of the epoch that was best on what is held back, that epoch, and its figures there, by kind.

    The best is the one with the lowest sum of losses: on 5,000 images a few more or fewer errors are chance.
    """
    net = _new_net(recipe.seed)
    generator = torch.Generator().manual_seed(recipe.seed)
    images = sum(round(count * share) for count, share in zip(lessons.counts, recipe.taken, strict=True))
    steps = iterations_per_epoch(images, recipe.batch_size, drop_last=True)
    optimizer = torch.optim.AdamW(
        net.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=recipe.learning_rate, total_steps=steps * recipe.epochs
    )
    best: tuple[ModelSnapshot, int, dict[str, Figures]] | None = None
    for epoch in range(1, recipe.epochs + 1):
        began = time.perf_counter()
        _train_epoch(net, lessons, recipe, optimizer, schedule, generator)
        figures = {kind: measure(net, getattr(lessons, kind)) for kind in ("mnist", "rewritten", "written")}
        told = ", ".join(f"{kind} {of_kind.loss:.4f} {of_kind.accuracy:.2%}" for kind, of_kind in figures.items())
        print(f"epoch {epoch:2}/{recipe.epochs}: {told} ({time.perf_counter() - began:.1f} s)", flush=True)
        if best is None or _loss(figures) < _loss(best[2]):
            best = _snapshot(net, epoch * steps), epoch, figures
    assert best is not None, "at least one epoch"
    return best


def _loss(figures: dict[str, Figures]) -> float:
    return sum(of_kind.loss for of_kind in figures.values())


def _new_net(seed: int) -> nn.Module:
    # A module draws its first weights from torch's default generator, which is given back as it was.
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        net = build(_ARCHITECTURE)
    net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # 1.6 times faster here
    return net


def _train_epoch(
    net: nn.Module,
    lessons: Lessons,
    recipe: Recipe,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    generator: torch.Generator,
) -> None:
    criterion, own = nn.CrossEntropyLoss(), lessons.counts[0]
    net.train()
    order_M = lessons.order(recipe.taken, generator)
    for first in range(0, len(order_M) - recipe.batch_size + 1, recipe.batch_size):
        index_B = order_M[first : first + recipe.batch_size]
        index_B = torch.cat([index_B[index_B < own], index_B[index_B >= own]])
        images_BHWC, labels_B = lessons.learned.images_NHWC[index_B], lessons.learned.labels_N[index_B]
        scanned = int((index_B < own).sum())
        parts = (
            changed(images_BHWC[:scanned], labels_B[:scanned], Changes(), generator),
            changed(images_BHWC[scanned:], labels_B[scanned:], GENTLE, generator),
        )
        train_step(net, criterion, optimizer, _PREPARATION.to_input(torch.cat(parts)), labels_B)
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
    lessons = Lessons.of(recipe, DeviceImages.of(library.load_mnist("train"), "cpu"))
    snapshot, epoch, held_back = train(recipe, lessons)
    snapshot.save(folder)
    card: dict[str, Any] = {
        "made by": "python -m mnistgui.pretraining.digits",
        "recipe": asdict(recipe),
        "changes": {"of MNIST's images": asdict(Changes()), "of written ones": asdict(GENTLE)},
        "hand": asdict(Hand()),
        "threads": THREADS,
        "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__},
        "processor": f"{platform.machine()} {torch.backends.cpu.get_cpu_capability()}",
        "epoch": epoch,
        "held back": {kind: asdict(figures) for kind, figures in held_back.items()},
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
    parser = argparse.ArgumentParser(prog="python -m mnistgui.pretraining.digits", description="Make the shipped net.")
    parser.add_argument("--out", type=Path, help="folder to write to (default: the program's own)")
    parser.add_argument("--seed", type=int, default=standard.seed)
    parser.add_argument("--epochs", type=int, default=standard.epochs)
    parser.add_argument("--limit", type=int, help="take only so many training images: a trial")
    parser.add_argument("--no-test", action="store_true", help="leave the test set alone: a trial")
    chosen = parser.parse_args(arguments)
    recipe = Recipe(seed=chosen.seed, epochs=chosen.epochs, limit=chosen.limit)
    folder = chosen.out or pretrained_folder()
    began = time.perf_counter()
    card = make(recipe, folder, final_test=not chosen.no_test)
    if "test" in card:
        print(f"test: loss {card['test']['loss']:.4f}, accuracy {card['test']['accuracy']:.2%}")
    print(f"{time.perf_counter() - began:.0f} s; written to {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
