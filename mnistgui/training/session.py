"""Session: all that a run is at one moment, which is also what its checkpoint holds. It speaks to nobody.

Shape suffixes: B images of a batch, C channels, H and W pixels, K classes.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch import nn

from mnistgui.data.batches import Batch, DeviceImages, batches, epoch_order, iterations_per_epoch
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.draws import generator_of
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.catalog import build
from mnistgui.models.initialization import initialize
from mnistgui.models.pretrained_weights import load_weights
from mnistgui.models.snapshot import ModelSnapshot, take_snapshot
from mnistgui.models.weights_header import weights_path
from mnistgui.training.architecture import architecture_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.evaluate import evaluate
from mnistgui.training.losses import build_criterion
from mnistgui.training.optimizers import build_optimizer, set_rate, take_settings
from mnistgui.training.ranks import ALONE, Ranks
from mnistgui.training.refusals import empty_epoch
from mnistgui.training.samples import Samples
from mnistgui.training.schedule import Plateau, rate_at
from mnistgui.training.step import TrainStep
from mnistgui.training.stopping import EarlyStopping

_HALVES: Final = {"bfloat16": torch.bfloat16, "float16": torch.float16}
# Of a large set every n-th image is looked at, so that its fingerprint takes a moment.
_FINGERPRINT_BYTES: Final = 16 * 1024 * 1024

WEIGHTS_TAKEN = QT_TRANSLATE_NOOP("core", "The weights of {taken} layers come from {file}; these begin anew: {fresh}.")
WEIGHTS_TAKEN_GREY = QT_TRANSLATE_NOOP(
    "core",
    "The weights of {taken} layers come from {file}; the colour filters of {greyed} were summed into grey ones; these "
    "begin anew: {fresh}.",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class TrainingData:
    """What a run learns from and what it is tested on."""

    train: ImageSet
    test: ImageSet

    def fingerprint(self) -> str:
        """Return a short text that differs where the images or labels do (a large set is looked at in part)."""
        return " ".join(_fingerprint(image_set) for image_set in (self.train, self.test))


def _fingerprint(image_set: ImageSet) -> str:
    stride = max(1, image_set.image_bytes // _FINGERPRINT_BYTES)
    images = np.ascontiguousarray(image_set.images_NHWC[::stride])
    return f"{len(image_set)}-{zlib.crc32(images.data):08x}-{zlib.crc32(image_set.labels_N.data):08x}"


def steps_per_epoch(config: TrainingConfig, images: int) -> int:
    """Return the number of batches of an epoch over so many ``images``.

    Raises:
        UserError: there would be none at all.
    """
    problem = empty_epoch(config, images)
    if problem is not None:
        raise UserError(problem)
    return iterations_per_epoch(images, config.batch_size, drop_last=config.drop_last)


class Session:
    """The net with its optimizer, schedule and random states, and the place in the run.

    ``step`` steps are done, over the whole run; ``iteration`` of them in ``epoch``, which counts from 1.

    Raises:
        UserError: the settings leave nothing to train on.
    """

    def __init__(self, config: TrainingConfig, data: TrainingData, *, fresh: bool = True, ranks: Ranks = ALONE) -> None:
        """Make the session at step 0; where it is not ``fresh``, `restore` gives it its weights."""
        self.config, self.ranks = config, ranks
        self.step, self.epoch, self.iteration = 0, 1, 0
        self.plateau, self.stopping = Plateau(), EarlyStopping()
        self.notice: Message | None = None  # of where the weights come from
        # First: it says in words what is wrong with a target transform.
        self.samples = Samples.of(config, data.train, data.test)
        self.steps_per_epoch = steps_per_epoch(config, len(self.samples.train))
        self.architecture = architecture_of(config, data.train)
        self._shape_HWC = data.train.shape_HWC
        self._take_transforms()
        self._prepared_by: Preparation | None = None  # what made the input of batches beforehand
        self._build_net(fresh)
        self._order_generator = torch.Generator().manual_seed(config.seed)
        self._order_state = self._order_generator.get_state()  # that at the start of the epoch
        self.criterion = build_criterion(config)
        self._test_criterion = build_criterion(config, training=False)
        self._optimizer = build_optimizer(config, self.net)
        self.train_step = TrainStep(
            ranks.wrap(self.net),
            self.criterion,
            self._optimizer,
            clip_norm=config.clip_norm,
            half=_HALVES.get(config.precision),
        )

    def _build_net(self, fresh: bool) -> None:
        config = self.config
        # The weights come from torch's default generator, as in every PyTorch script; the order has one of its own.
        torch.manual_seed(config.seed)
        net = build(self.architecture)
        if fresh:
            initialize(net, config.initialization, config.init_std)
            self._load_weights(net)
        if not self.ranks.leads:
            # Each rank drops other units; the first draws as a single process does.
            torch.manual_seed(config.seed + self.ranks.rank)
        self._weight_type = torch.float64 if config.precision == "float64" else torch.float32
        self.net: nn.Module = net.to(config.device, self._weight_type)

    def _load_weights(self, net: nn.Module) -> None:
        if self.config.weights_file:
            file = weights_path(self.config.weights_file)
            loaded = load_weights(net, file)
            words = {
                "taken": len(loaded.taken),
                "file": file.name,
                "fresh": ", ".join(loaded.fresh) or "–",
                "greyed": ", ".join(loaded.greyed),
            }
            self.notice = Message(WEIGHTS_TAKEN_GREY if loaded.greyed else WEIGHTS_TAKEN, words)

    def _take_transforms(self) -> None:
        # The same object as long as the transforms are the same: what was made by it beforehand can still be fed.
        self.preparation = Preparation.of(self.config.transforms, self._shape_HWC)
        self._is_random = any(TRANSFORMS[step.name].random for step in self.config.transforms)

    # The run ----------------------------------------------------------------------------------------------------------

    @property
    def learning_rate(self) -> float:
        """The rate of the next step."""
        return rate_at(self.config, self.step + 1, self.steps_per_epoch) * self.plateau.factor

    def change(self, settings: Mapping[str, Any]) -> None:
        """Use these values from the next step on: fields of the config that are ``live``."""
        self.config = self.config.changed(settings)
        take_settings(self._optimizer, self.config)
        if "transforms" in settings:
            self._take_transforms()

    def batches(self) -> Iterator[Batch]:
        """Yield what is left of the epoch. Taking the first draws the order of the whole epoch."""
        config, train = self.config, self.samples.train
        self._order_state = self._order_generator.get_state()
        order_M = epoch_order(len(train), shuffle=config.shuffle, generator=self._order_generator)
        self._prepared_by = self.preparation if self.preparation.only_scales and self.ranks.world == 1 else None
        prepare = None if self._prepared_by is None else self._prepared_by.to_input
        return batches(
            train, order_M, config.batch_size, drop_last=config.drop_last, skip=self.iteration, prepare=prepare
        )

    def input_of(self, batch: Batch, rows: range | None = None) -> torch.Tensor:
        """Return x_BCHW, what the next step feeds the net for ``batch``, or for those rows of it only."""
        x_BCHW = batch.x_BCHW
        if x_BCHW is None or self._prepared_by is not self.preparation:
            x_BCHW = self.preparation.to_input(batch.images_BHWC, self._augmentation(), only=rows)
        return x_BCHW.to(self._weight_type)

    def _augmentation(self) -> torch.Generator | None:
        """Return what the random transforms of the next step draw from: of that step alone, so that it can be seen
        before and taken up after a stop; never torch's default generator, which belongs to the weights and dropout."""
        return generator_of(self.config.seed, self.step + 1) if self._is_random else None

    def prepare_step(self) -> None:
        """Give the optimizer the learning rate of the next step."""
        set_rate(self._optimizer, self.learning_rate)

    def count_step(self) -> None:
        """Count the step that was just done."""
        self.step += 1
        self.iteration += 1

    def next_epoch(self) -> None:
        """Go to the beginning of the next epoch."""
        self.epoch, self.iteration = self.epoch + 1, 0
        self._order_state = self._order_generator.get_state()

    def evaluate(self, images: DeviceImages, *, give_up: Any) -> tuple[float, float]:
        """Return loss and accuracy over ``images``, as `training.evaluate.evaluate` does; each rank looks at a part."""
        ranks = self.ranks
        if ranks.world == 1:
            return evaluate(self.net, self.preparation, images, criterion=self._test_criterion, give_up=give_up)
        everything = np.arange(len(images.labels_N)) if images.index_M is None else images.index_M.cpu().numpy()
        own = images.only(everything[ranks.rank :: ranks.world])
        loss, accuracy = (0.0, 0.0)
        if len(own):
            loss, accuracy = evaluate(self.net, self.preparation, own, criterion=self._test_criterion, give_up=give_up)
        loss_sum, hits, seen = ranks.sums(len(own) * loss, len(own) * accuracy, len(own)).tolist()
        return loss_sum / seen, hits / seen

    def is_finite(self) -> bool:
        """Return whether all weights are numbers, and not too large to be squared."""
        with torch.no_grad():
            return bool(nn.utils.get_total_norm(list(self.net.parameters())).isfinite())

    def snapshot(self) -> ModelSnapshot:
        """Return a copy of the weights, on the CPU, with all that is needed to use them."""
        return take_snapshot(
            self.net,
            architecture=self.architecture,
            preparation=self.preparation,
            class_names=self.samples.class_names,
            step=self.step,
        )

    # The checkpoint ---------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Return everything as tensors and plain values; nothing is copied: write it before the next step."""
        values = {
            "config": self.config.to_toml(),
            "net": self.net.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "scaler": self.train_step.scaler.state_dict(),
            "plateau": self.plateau.to_dict(),
            "stopping": self.stopping.to_dict(),
            "rng_state": torch.get_rng_state(),
            "order_state": self._order_state,
            "step": self.step,
            "epoch": self.epoch,
            "iteration": self.iteration,
        }
        if self.config.device == "cuda":
            values["cuda_rng_state"] = torch.cuda.get_rng_state()
        return values

    def restore(self, values: Mapping[str, Any]) -> None:
        """Go to the moment that `state` described. The session must have been made with that config.

        Raises:
            KeyError, TypeError, ValueError, RuntimeError: ``values`` do not fit the net or the optimizer.
        """
        self.net.load_state_dict(values["net"])
        self._optimizer.load_state_dict(values["optimizer"])
        if values.get("scaler"):
            self.train_step.scaler.load_state_dict(values["scaler"])
        self.plateau, self.stopping = Plateau(**values["plateau"]), EarlyStopping(**values["stopping"])
        self.step, self.epoch, self.iteration = values["step"], values["epoch"], values["iteration"]
        self._order_state = values["order_state"]
        self._order_generator.set_state(self._order_state)
        # Last: whatever was built before has drawn from it.
        torch.set_rng_state(values["rng_state"])
        if "cuda_rng_state" in values and self.config.device == "cuda":
            torch.cuda.set_rng_state(values["cuda_rng_state"])
