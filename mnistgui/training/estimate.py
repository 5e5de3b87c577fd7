"""How long an epoch will take on this machine, found by timing a few real steps before anything is trained.

How far off it was: steps timed afterwards over the estimate, CPU, 28x28, batch 100, SGD, on a machine of two cores that
other programs used, too. On one thread: single layer 0.99-1.10, MLP 0.98-1.09, CNN 0.88-0.93, LeNet-5 0.99-1.02; scaled
up from few images: SqueezeNet 1.11-1.18, ResNet18 0.82-1.15, AlexNet 0.59-0.71. On two threads, of which the other
programs left little: single layer 2.8-3.1, MLP 1.7-1.9, CNN 1.3-1.4, ResNet18 0.8-1.8, all within the range.

Shape suffixes: B images of a batch, H, W, C of an image, K classes.
"""

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import torch
from torch import nn

from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.models.catalog import build
from mnistgui.training.architecture import architecture_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.losses import build_criterion
from mnistgui.training.optimizers import build_optimizer
from mnistgui.training.samples import counts
from mnistgui.training.session import steps_per_epoch
from mnistgui.training.step import TrainStep

BUDGET_S: Final = 0.3
# A step with the whole batch is timed where it takes no longer: at least three of them make a middle.
_ONE_STEP_S: Final = BUDGET_S / 3
# The first steps are tried with so many images: two, because batch norm may need them.
_FEW: Final = 2
# A step shorter than this gains nothing from a second thread: sharing it out takes as long as is saved.
_SHARED_FROM_S: Final = 0.005
# What several threads make of a longer one: two threads did 1.56 times the steps of one (facts.md: 100 and 64).
_SHARING: Final = 0.64
# What waking the other threads costs a step where other programs hold the cores: seen with single layer and MLP,
# which need no second thread and have it all the same.
_WAKING_S: Final = 0.0008
# An image that is only tested goes forward alone: a third of a training step, which goes back for inputs and weights.
_FORWARD_SHARE: Final = 1 / 3
# How far a step that was timed with fewer images than it has may be off, either way.
_SCALED_UP: Final = 1.4
_TILE: Final = 65_537  # prime, so that no two rows of a weight begin alike

TIMED = QT_TRANSLATE_NOOP(
    "core", "Timed just now: steps of {images} images, {milliseconds} ms each, the middle one of {steps}."
)
TIMED_AND_SCALED = QT_TRANSLATE_NOOP(
    "core",
    "Timed just now with {images} images a step and scaled up to the {batch} of a batch: {milliseconds} ms a step.",
)
SHARED = QT_TRANSLATE_NOOP(
    "core",
    "That was on one thread; threads of the run: {threads}. The range is from all of them helping fully to none but "
    "one.",
)


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Seconds that one epoch takes, its tests included: the likely number and a range; ``how`` it was found, in words.

    What it cannot know: other programs that start, a processor that grows hot, the window's own drawing.
    """

    seconds_per_epoch: float
    low: float
    high: float
    how: tuple[Message, ...]


def estimate(
    config: TrainingConfig,
    image_set: ImageSet,
    *,
    threads: int,
    test_images: int = 0,
    give_up: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.perf_counter,
) -> Estimate | None:
    """Time steps of the run that ``config`` asks for on ``image_set``, and return what an epoch of it would take.

    Call it on a thread that is put on one torch thread (`runtime.use_one_thread`): a second team of threads would slow
    a run that is going on. ``threads`` is what the run will have, ``test_images`` how many are tested after each epoch.

    Each step is the run's own: preparation with augmentation, forward, loss, backward, update; on random images, with a
    net of its own, whose dropout draws from a generator of its own: torch's default one belongs to a run. It takes
    about `BUDGET_S`; of a net whose steps are longer, four steps or so of two images and more, from which the time of
    a whole batch follows as a part that each step has and a part that each image has. It takes as much memory as such a
    step, weights, gradients and the optimizer's numbers included.

    Returns None once ``give_up`` says so; it is asked before each step.

    Raises:
        UserError: the settings leave nothing to train on, or the net cannot take such images.
        KeyError, ValueError, RuntimeError: another fault of the net, or an exhausted memory.
    """
    images, held_back = counts(config, image_set)
    epoch_steps = steps_per_epoch(config, images)
    timing = _timed(_Trial(config, image_set, clock), min(config.batch_size, images), give_up)
    if timing is None:
        return None
    # A last batch that is not full takes its share of a step.
    steps = epoch_steps if config.drop_last else max(1.0, images / config.batch_size)
    tested = (held_back + test_images) * _FORWARD_SHARE / images
    scale = steps * (1 + tested)
    shared = config.device == "cpu" and timing.middle >= _SHARED_FROM_S
    gain = threads**_SHARING if shared else 1.0
    waking = _WAKING_S if config.device == "cpu" and threads > 1 else 0.0
    return Estimate(
        seconds_per_epoch=scale * timing.middle / gain,
        low=scale * timing.fastest / (threads if shared else 1),
        high=scale * (timing.slowest + waking),
        how=(timing.how(), *((Message(SHARED, {"threads": threads}),) if shared and threads > 1 else ())),
    )


@dataclass(frozen=True, kw_only=True)
class _Timing:
    """Seconds of one step with a whole ``batch``, timed with so many ``images``."""

    fastest: float
    middle: float
    slowest: float
    images: int
    batch: int
    steps: int

    def how(self) -> Message:
        milliseconds = f"{self.middle * 1e3:.3g}"
        arguments = {"steps": self.steps, "images": self.images, "batch": self.batch, "milliseconds": milliseconds}
        return Message(TIMED if self.images == self.batch else TIMED_AND_SCALED, arguments)


def _timed(trial: "_Trial", batch: int, give_up: Callable[[], bool]) -> _Timing | None:
    few = min(_FEW, batch)
    # The first step of all brings code and memory in; it is not counted.
    first = _some_steps(trial, few, 2, give_up)
    if first is None:
        return None
    quick = max(first[-1], 1e-9)
    # As if each image took its share of that step: too many for none, and too few for a net of many weights.
    images = min(batch, max(int(_ONE_STEP_S / quick * few), 2 * few))
    if images < batch:
        seconds = _some_steps(trial, images, 2, give_up, BUDGET_S)
        if seconds is None:
            return None
        scaled = _scaled_up(few, quick, images, seconds[1:], batch)
        if scaled.middle > _ONE_STEP_S:
            return scaled
    seconds = _some_steps(trial, batch, 4, give_up, BUDGET_S)
    if seconds is None:
        return None
    seconds = seconds[1:]
    # Of many steps, one in ten may be an accident of another program's.
    fastest, *_, slowest = statistics.quantiles(seconds, n=10) if len(seconds) >= 10 else sorted(seconds)
    middle = statistics.median(seconds)
    return _Timing(fastest=fastest, middle=middle, slowest=slowest, images=batch, batch=batch, steps=len(seconds))


def _scaled_up(few: int, quick: float, images: int, seconds: list[float], batch: int) -> _Timing:
    """Return the time of a whole batch from steps of two sizes: a part that each step has, and one for each image."""
    middle = statistics.median(seconds)
    each = min(max(0.0, (middle - quick) / (images - few)), middle / images)
    whole = middle + each * (batch - images)
    fastest, slowest = whole / _SCALED_UP, whole * _SCALED_UP
    return _Timing(fastest=fastest, middle=whole, slowest=slowest, images=images, batch=batch, steps=len(seconds))


def _some_steps(
    trial: "_Trial", images: int, least: int, give_up: Callable[[], bool], budget_s: float = 0.0
) -> list[float] | None:
    """Return the seconds of ``least`` steps, and of more while they take less than ``budget_s`` in all."""
    seconds: list[float] = []
    while len(seconds) < least or sum(seconds) < budget_s:
        if give_up():
            return None
        seconds.append(trial.seconds(images))
    return seconds


class _Trial:
    """A net, an optimizer and random images of a run, and a generator that none of them shares with a run."""

    def __init__(self, config: TrainingConfig, image_set: ImageSet, clock: Callable[[], float]) -> None:
        self._clock, self._device, self._shape_HWC = clock, torch.device(config.device), image_set.shape_HWC
        self._preparation = Preparation.of(config.transforms, image_set.shape_HWC)
        architecture = architecture_of(config, image_set)
        self._classes = architecture.classes
        self._generator = torch.Generator().manual_seed(config.seed)
        with torch.device("meta"):
            net = build(architecture)
        net.to_empty(device=self._device)
        _fill(net, self._generator)
        _replace_dropout(net, torch.Generator(self._device).manual_seed(config.seed))
        # The names of the precisions are torch's; 16 bits are for products, and the weights stay float32.
        precision: torch.dtype = getattr(torch, config.precision)
        half = precision if precision.itemsize == 2 else None
        self._weight_type = torch.float32 if half else precision
        net.to(self._weight_type)
        optimizer = build_optimizer(config, net)
        self._step = TrainStep(net, build_criterion(config), optimizer, clip_norm=config.clip_norm, half=half)

    def seconds(self, images: int) -> float:
        """Return the time of one step of so many images."""
        shape = (images, *self._shape_HWC)
        images_BHWC = torch.randint(0, 256, shape, dtype=torch.uint8, generator=self._generator).to(self._device)
        y_B = torch.randint(0, self._classes, (images,), generator=self._generator).to(self._device)
        self._wait()
        began = self._clock()
        x_BCHW = self._preparation.to_input(images_BHWC, self._generator).to(self._weight_type)
        self._step(x_BCHW, y_B)
        self._wait()
        return self._clock() - began

    def _wait(self) -> None:
        """Let the device finish: a graphics processor is only told what to do."""
        if self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        elif self._device.type == "mps":
            torch.mps.synchronize()


def _fill(net: nn.Module, generator: torch.Generator) -> None:
    """Give ``net`` weights of a sound size (He et al. 2015), the same few random numbers over and over.

    All of them random would take longer than the steps: a second for the 134 million of VGG16.
    """
    tile = torch.randn(_TILE, generator=generator)
    with torch.no_grad():
        for layer in net.modules():
            if isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d):
                layer.reset_parameters()
                continue
            for weight in layer.parameters(recurse=False):
                if weight.dim() == 1:
                    weight.zero_()
                else:
                    _repeat(tile * math.sqrt(2 / weight[0].numel()), weight)


def _repeat(tile: torch.Tensor, weight: torch.Tensor) -> None:
    flat = weight.view(-1)
    whole, over = divmod(flat.numel(), len(tile))
    flat[: whole * len(tile)].view(whole, len(tile)).copy_(tile)
    flat[whole * len(tile) :].copy_(tile[:over])


class _OwnDropout(nn.Module):
    """Dropout as PyTorch has it, drawn from ``generator``: PyTorch's own draws from the default one, a run's."""

    def __init__(self, share: float, generator: torch.Generator) -> None:
        super().__init__()
        self._kept, self._generator = 1 - share, generator

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        mask = torch.empty_like(x).bernoulli_(self._kept, generator=self._generator)
        return x * mask.div_(self._kept)


def _replace_dropout(net: nn.Module, generator: torch.Generator) -> None:
    for module in list(net.modules()):
        for name, child in module.named_children():
            if isinstance(child, nn.Dropout):
                setattr(module, name, _OwnDropout(child.p, generator))
