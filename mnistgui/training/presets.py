"""Presets: settings that belong together, each with a sentence why. No torch here."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.config import DEFAULTS, SECTIONS, TrainingConfig

# Which images, which random numbers, and on what it runs: a preset says how to train, on whatever the user has chosen.
NOT_OF_PRESETS: Final = (
    *("dataset", "folder", "image_side", "colour", "target_transform"),
    *("seed", "same_start"),
    *SECTIONS["machine"],
)


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A named set of changes to the defaults; ``label`` and ``why`` are sources for translation (context ``core``)."""

    key: str
    label: str
    why: str
    changes: Mapping[str, Any]

    def config(self, *, keeping: TrainingConfig = DEFAULTS) -> TrainingConfig:
        """Return the defaults with this preset's changes; what no preset speaks of stays as it is in ``keeping``."""
        kept = {name: getattr(keeping, name) for name in NOT_OF_PRESETS}
        return dataclasses.replace(DEFAULTS, **kept | dict(self.changes))


PRESETS: Final = (
    Preset(
        key="default",
        label=QT_TRANSLATE_NOOP("core", "A good start"),
        why=QT_TRANSLATE_NOOP(
            "core", "An MLP with one hidden layer and SGD at 0.1: over 90 % of the test digits right after one epoch."
        ),
        changes={},
    ),
    # The figures in the sentences are of one seed on MNIST; tests/training/test_presets.py trains them again.
    Preset(
        key="deck",
        label=QT_TRANSLATE_NOOP("core", "The deck's settings"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "Batch 100 and SGD at 0.01, as in the course. At this small rate the hidden layer looks harmful at first: "
            "after one epoch expect about 82 % from the MLP and 85 % from a single linear layer; after five 90 % and "
            "89 %. At 0.1 it is 92 % and 90 % after one.",
        ),
        changes={"batch_size": 100, "learning_rate": 0.01, "shuffle": True, "drop_last": True},
    ),
    # Measured by tests/benchmarks/preset_99.py against the plain CNN of two epochs, five seeds.
    Preset(
        key="99",
        label=QT_TRANSLATE_NOOP("core", "99 % in a moment"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "Two convolutions that move by two pixels in place of pooling, batch norm, and one cycle of the learning "
            "rate up to 0.2 and down. Three epochs reach 99 % of the test digits in less time than the plain CNN takes "
            "for two.",
        ),
        changes={
            "model": "cnn",
            "kernel_size": 5,
            "pooling": "stride",
            "batch_norm": True,
            "epochs": 3,
            "batch_size": 200,
            "learning_rate": 0.2,
            "momentum": 0.9,
            "weight_decay": 0.0005,
            "label_smoothing": 0.05,
            "schedule": "one_cycle",
        },
    ),
    Preset(
        key="overfit",
        label=QT_TRANSLATE_NOOP("core", "See it overfit"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "A large MLP and few images: nine in ten are held back for validation. The training loss goes on falling "
            "to nearly 0, while the validation loss is lowest after about three epochs and then rises. Patience 8 ends "
            "the run when it has found no lower one for eight epochs.",
        ),
        changes={
            "hidden": (512, 256),
            "validation_share": 0.9,
            "epochs": 100,
            "patience": 8,
            "optimizer": "adam",
            "learning_rate": 0.003,
        },
    ),
    Preset(
        key="diverge",
        label=QT_TRANSLATE_NOOP("core", "See it diverge"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "A learning rate of 3: each update jumps over the valley and lands higher on the other side. Within a "
            "hundred iterations the loss is twenty times that of guessing, and the run is stopped. With LeakyReLU, "
            "since plain ReLU units would die instead, and the loss would rest at that of guessing.",
        ),
        changes={"learning_rate": 3.0, "activations": ("leaky_relu",), "epochs": 1},
    ),
    Preset(
        key="single",
        label=QT_TRANSLATE_NOOP("core", "No hidden layer"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "One linear layer, in which every pixel votes for every digit: about 92 % after five epochs, and hardly "
            "more however long it is trained. What an MLP has over it is the hidden layer's.",
        ),
        changes={"model": "single"},
    ),
    Preset(
        key="zeros",
        label=QT_TRANSLATE_NOOP("core", "All zeros"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "Every weight begins at 0. Behind ReLU nothing reaches the hidden layer's weights, so the loss stays at "
            "ln 10 = 2.303, which is guessing. Choose the single linear layer as the model: that one learns all the "
            "same, about 90 % after one epoch.",
        ),
        changes={"initialization": "zeros", "epochs": 2},
    ),
    Preset(
        key="whole",
        label=QT_TRANSLATE_NOOP("core", "Whole set as one batch"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "60,000 images in one batch: one iteration an epoch, by the exact gradient. Ten epochs are ten updates and "
            "reach about 76 %, where batches of 100 make 600 updates in one epoch and reach 92 %. It takes over 1 GB "
            "of memory, and a batch of 100 a tenth of that.",
        ),
        changes={"batch_size": 60_000, "epochs": 10, "learning_rate": 0.3},
    ),
    Preset(
        key="torchvision",
        label=QT_TRANSLATE_NOOP("core", "A net of torchvision"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "SqueezeNet 1.1, its first layers adapted to small images, with Adam at 0.0003: it learns at once, where "
            "SGD at 0.1 hardly moves it. An epoch takes a minute or more without a graphics processor; AlexNet and "
            "ResNet18 take three times as long.",
        ),
        changes={"model": "squeezenet1_1", "optimizer": "adam", "learning_rate": 0.0003, "epochs": 2},
    ),
)


def preset_of(config: TrainingConfig) -> Preset | None:
    """Return the preset whose settings ``config`` has, or None."""
    return next((preset for preset in PRESETS if preset.config(keeping=config) == config), None)
