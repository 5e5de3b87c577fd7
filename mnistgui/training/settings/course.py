"""How long a run goes on and in what portions: epochs, batches, when to stop early, the seed. No torch here."""

from dataclasses import dataclass

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.fields import setting


@dataclass(frozen=True, kw_only=True)
class CourseSettings:
    """Epochs, batches and when a run ends."""

    epochs: int = setting(
        5,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Epochs"),
        help=QT_TRANSLATE_NOOP("core", "How many times the whole training set is gone through."),
        group="basic",
        minimum=1,
        maximum=1000,
    )
    batch_size: int = setting(
        100,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Batch size"),
        help=QT_TRANSLATE_NOOP("core", "How many images one iteration uses, that is, one update of the weights."),
        group="basic",
        minimum=1,
        maximum=1_000_000,
    )
    shuffle: bool = setting(
        True,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Shuffle"),
        help=QT_TRANSLATE_NOOP("core", "Draw the images in a new random order each epoch, or keep the file's order."),
        group="basic",
    )
    drop_last: bool = setting(
        False,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Drop last"),
        help=QT_TRANSLATE_NOOP("core", "Leave out the last batch of an epoch when it is smaller than the batch size."),
        group="basic",
    )
    patience: int = setting(
        0,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Patience"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "Early stopping: end the run after so many epochs without a lower validation loss; 0 is never. It looks "
            "at the validation images, never at the test set.",
        ),
        group="more",
        minimum=0,
        maximum=1000,
    )
    target_accuracy: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Target accuracy"),
        help=QT_TRANSLATE_NOOP(
            "core", "End the run after an epoch whose validation accuracy is this or more, from 0 to 1; 0 is never."
        ),
        group="more",
        minimum=0.0,
        maximum=1.0,
    )
    seed: int = setting(
        1,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Seed"),
        help=QT_TRANSLATE_NOOP(
            "core", "Start of the random numbers (weights, shuffling): the same seed, the same run."
        ),
        group="more",
        minimum=0,
        maximum=2**31 - 1,
    )
    same_start: bool = setting(
        True,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Same start"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "On: every run begins with the seed above, so that two runs differ by their settings only. Off: each Start "
            "draws a new seed, which the run's config tells.",
        ),
        group="more",
    )
