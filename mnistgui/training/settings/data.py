"""What a run learns from: the data set, its transforms, and what is held back. No torch here."""

from dataclasses import dataclass
from typing import Final

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.transforms.step import DEFAULT_STEPS, TransformStep
from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.fields import Choice, setting

OWN_FILES: Final = tuple(key for key, info in DATA_SETS.items() if info.own_files)


@dataclass(frozen=True, kw_only=True)
class DataSettings:
    """The images of a run."""

    dataset: str = setting(
        "MNIST",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Data set"),
        help=QT_TRANSLATE_NOOP("core", "The images: the train split is learned from, the test split tests."),
        group="more",
        choices=tuple(Choice(key=key, label=info.title) for key, info in DATA_SETS.items()),
    )
    folder: str = setting(
        "",
        kind="text",
        label=QT_TRANSLATE_NOOP("core", "Folder"),
        help=QT_TRANSLATE_NOOP("core", "The folder with your own images: one subfolder a class, named as the class."),
        group="more",
        only_for={"dataset": OWN_FILES},
    )
    image_side: int = setting(
        28,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Image side"),
        help=QT_TRANSLATE_NOOP("core", "Height and width, in pixels, that every one of your own images is brought to."),
        group="more",
        minimum=8,
        maximum=224,
        only_for={"dataset": OWN_FILES},
    )
    colour: bool = setting(
        False,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Colour"),
        help=QT_TRANSLATE_NOOP("core", "Read your own images in three channels; otherwise in one, grey."),
        group="more",
        only_for={"dataset": OWN_FILES},
    )
    transforms: tuple[TransformStep, ...] = setting(
        DEFAULT_STEPS,
        kind="steps",
        label=QT_TRANSLATE_NOOP("core", "Transforms"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What is done to every image before the net sees it, in this order. Random ones act in training only. "
            "The page Data shows and changes them.",
        ),
        group="more",
        live=True,
    )
    target_transform: str = setting(
        "none",
        kind="target",
        label=QT_TRANSLATE_NOOP("core", "Target transform"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What is done to the labels: none, even_odd, one_vs_rest:3 (one class against the rest) or keep:1,7 (only "
            "these classes). The page Data shows what comes of it.",
        ),
        group="more",
    )
    validation_share: float = setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Validation share"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "Share of the training images that is held back, drawn by the seed: the net is checked on them after each "
            "epoch and never learns from them. 0 is none.",
        ),
        group="more",
        minimum=0.0,
        maximum=0.9,
    )
