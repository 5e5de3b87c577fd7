"""One epoch of MNIST in our loop, against the deck's own (torchvision's MNIST, DataLoader, ToTensor, the five lines),
and against the limit: the five lines alone, over float batches that lie ready in memory.

    python -m tests.benchmarks.loop_speed [--repeats 7]   (OMP_NUM_THREADS=2 before it puts all on two threads)

All three train the same net with as many batches on the same threads, in turns, so that a noisy machine slows all. The
figures are medians of the ratios of neighbours. Our loop shuffles, prepares, counts and reports every loss
meanwhile; none tests.
"""

import argparse
import dataclasses
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader

from mnistgui.data import library
from mnistgui.data.image_set import ImageSet
from mnistgui.data.vision import torchvision
from mnistgui.models.catalog import build
from mnistgui.paths import resource
from mnistgui.training import loop, runtime
from mnistgui.training.architecture import architecture_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import EpochDone, TrainingEvent
from mnistgui.training.snapshots import SnapshotStore

# Times as fast as the deck's loop, and share of the limit's steps per second.
GOALS = {"single": (6.0, 0.6), "mlp": (4.0, 0.85), "cnn": (0.98, 0.92)}


def deck_dataset(root: Path) -> Any:
    """Return the deck's data set: torchvision's own class, on the files that the program ships."""
    shutil.copytree(resource("mnist"), root / "MNIST" / "raw")
    torchvision()
    from torchvision import datasets
    from torchvision.transforms import ToTensor

    return datasets.MNIST(root, train=True, download=True, transform=ToTensor())


def deck_epoch(config: TrainingConfig, images: ImageSet, dataset: Any) -> float:
    """Return the seconds that one epoch of the deck's loop takes."""
    runtime.use_training_threads()
    torch.manual_seed(config.seed)
    net = build(architecture_of(config, images))
    optimizer = torch.optim.SGD(net.parameters(), lr=config.learning_rate)
    criterion = nn.CrossEntropyLoss()
    data_loader = DataLoader(dataset, batch_size=config.batch_size, shuffle=True)
    began = time.perf_counter()
    for x_BCHW, y_B in data_loader:
        optimizer.zero_grad()
        loss = criterion(net(x_BCHW), y_B)
        loss.backward()
        optimizer.step()
    return time.perf_counter() - began


def limit_epoch(config: TrainingConfig, images: ImageSet) -> float:
    """Return the seconds of the five lines over one epoch of float batches that were made before the clock starts."""
    runtime.use_training_threads()
    torch.manual_seed(config.seed)
    net = build(architecture_of(config, images))
    optimizer = torch.optim.SGD(net.parameters(), lr=config.learning_rate)
    criterion = nn.CrossEntropyLoss()
    x_NCHW = torch.tensor(images.images_NHWC).permute(0, 3, 1, 2).float().div_(255).contiguous()
    labels_N = torch.tensor(images.labels_N)
    ready = list(zip(x_NCHW.split(config.batch_size), labels_N.split(config.batch_size), strict=True))
    began = time.perf_counter()
    for x_BCHW, y_B in ready:
        optimizer.zero_grad()
        loss = criterion(net(x_BCHW), y_B)
        loss.backward()
        optimizer.step()
    return time.perf_counter() - began


def our_epoch(config: TrainingConfig, data: loop.TrainingData) -> float:
    """Return the seconds that one epoch of our loop takes, as the loop itself measures it."""
    seconds: list[float] = []

    def emit(event: TrainingEvent) -> None:
        if isinstance(event, EpochDone):
            seconds.append(event.seconds)

    loop.train(config, data, emit=emit, control=RunControl(), store=SnapshotStore())
    return seconds[0]


def one_image(images: ImageSet) -> ImageSet:
    return dataclasses.replace(images, images_NHWC=images.images_NHWC[:1], labels_N=images.labels_N[:1])


def one_round(
    config: TrainingConfig, train: ImageSet, dataset: Any, data: loop.TrainingData, first: int
) -> tuple[float, float, float]:
    """Return the seconds of the deck's epoch, ours and the limit's; another begins in each round.

    Whoever follows the deck's loop, which touches all of the memory, begins with cold caches.
    """
    epochs = (
        lambda: deck_epoch(config, train, dataset),
        lambda: our_epoch(config, data),
        lambda: limit_epoch(config, train),
    )
    seconds = [0.0, 0.0, 0.0]
    for place in range(3):
        kind = (first + (place if first % 2 else -place)) % 3
        seconds[kind] = epochs[kind]()
    return seconds[0], seconds[1], seconds[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    train = library.load_mnist("train")
    data = loop.TrainingData(train=train, test=one_image(train))
    with tempfile.TemporaryDirectory() as root:
        dataset = deck_dataset(Path(root))
        print(f"one epoch, batch 100, SGD, {runtime.use_training_threads()} threads, {repeats} repeats in turns")
        for model, (deck_goal, limit_goal) in GOALS.items():
            config = TrainingConfig(model=model, epochs=1)
            our_epoch(config, data)  # the first run of a process pays for warming up
            rounds = [one_round(config, train, dataset, data, first) for first in range(repeats)]
            deck_s, our_s, limit_s = (statistics.median(column) for column in zip(*rounds, strict=True))
            against_deck = statistics.median(deck / ours for deck, ours, _ in rounds)
            of_limit = statistics.median(limit / ours for _, ours, limit in rounds)
            print(f"{model:<7} deck {deck_s:.2f} s, ours {our_s:.3f} s, limit {limit_s:.3f} s")
            for ratio, goal, what in (
                (against_deck, deck_goal, "times the deck's"),
                (of_limit, limit_goal, "of the limit's"),
            ):
                print(f"        {ratio:.2f} {what} speed (goal {goal}: {'reached' if ratio >= goal else 'MISSED'})")


if __name__ == "__main__":
    main()
