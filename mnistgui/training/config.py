"""TrainingConfig: every setting of a run, each with its label, unit, bounds and help on the field itself.

The hyperparameter dock, the command line and the config file are all generated from these fields. No torch here.
Labels and help are English sources for translation (context ``core``).
"""

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import tomli_w

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import SetRequest
from mnistgui.data.targets import TargetTransform
from mnistgui.data.transforms.check import problem_of
from mnistgui.data.transforms.step import DEFAULT_STEPS, TransformStep
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.catalog import ZOO
from mnistgui.training.fields import Choice, FieldInfo, plain, problem_of_value

NOT_A_FIELD = QT_TRANSLATE_NOOP("core", "{field}: there is no such setting. The settings are: {fields}.")
NOT_TOML = QT_TRANSLATE_NOOP("core", "The config is not valid TOML: {detail}.")
MOMENTUM_NEEDS_SGD = QT_TRANSLATE_NOOP("core", "{field}: is used by the optimizer sgd only: set it to 0, not {value}.")
FOLDER_WANTED = QT_TRANSLATE_NOOP("core", "{field}: must be the path of a folder with images, one subfolder a class.")
NO_SUCH_CLASS = QT_TRANSLATE_NOOP("core", "{field}: the classes of this set are numbered from 0 to {last}.")


def _setting(default: Any, **info: Any) -> Any:
    return dataclasses.field(default=default, metadata={"info": FieldInfo(**info)})


MODELS: Final = (
    Choice(key="single", label=QT_TRANSLATE_NOOP("core", "Single linear layer")),
    Choice(key="mlp", label=QT_TRANSLATE_NOOP("core", "MLP (hidden layers)")),
    Choice(key="cnn", label=QT_TRANSLATE_NOOP("core", "CNN (convolutions)")),
    Choice(key="alexnet", label="AlexNet"),
    Choice(key="vgg11", label="VGG11"),
    Choice(key="vgg11_bn", label="VGG11-BN"),
    Choice(key="resnet18", label="ResNet18"),
    Choice(key="resnet34", label="ResNet34"),
    Choice(key="squeezenet1_1", label="SqueezeNet 1.1"),
)
# How torchvision's nets, made for large colour images, are fitted to small ones (`models.zoo`).
FITS: Final = (
    Choice(key="adapt", label=QT_TRANSLATE_NOOP("core", "Adapt the net")),
    Choice(key="enlarge", label=QT_TRANSLATE_NOOP("core", "Enlarge the images")),
)
OPTIMIZERS: Final = (
    Choice(key="sgd", label="SGD"),
    Choice(key="adam", label="Adam"),
    Choice(key="adamw", label="AdamW"),
)
OWN_FILES: Final = tuple(key for key, info in DATA_SETS.items() if info.own_files)
DEVICES: Final = (
    Choice(key="cpu", label="CPU"),
    Choice(key="cuda", label="CUDA (NVIDIA)"),
    Choice(key="mps", label="MPS (Apple)"),
)


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """Every setting of one run. Frozen; change it with `dataclasses.replace`. Values are checked by `problems`."""

    dataset: str = _setting(
        "MNIST",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Data set"),
        help=QT_TRANSLATE_NOOP("core", "The images: the train split is learned from, the test split tests."),
        group="more",
        choices=tuple(Choice(key=key, label=info.title) for key, info in DATA_SETS.items()),
    )
    folder: str = _setting(
        "",
        kind="text",
        label=QT_TRANSLATE_NOOP("core", "Folder"),
        help=QT_TRANSLATE_NOOP("core", "The folder with your own images: one subfolder a class, named as the class."),
        group="more",
        only_for={"dataset": OWN_FILES},
    )
    image_side: int = _setting(
        28,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Image side"),
        help=QT_TRANSLATE_NOOP("core", "Height and width, in pixels, that every one of your own images is brought to."),
        group="more",
        minimum=8,
        maximum=224,
        only_for={"dataset": OWN_FILES},
    )
    colour: bool = _setting(
        False,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Colour"),
        help=QT_TRANSLATE_NOOP("core", "Read your own images in three channels; otherwise in one, grey."),
        group="more",
        only_for={"dataset": OWN_FILES},
    )
    transforms: tuple[TransformStep, ...] = _setting(
        DEFAULT_STEPS,
        kind="steps",
        label=QT_TRANSLATE_NOOP("core", "Transforms"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "What is done to every image before the net sees it, in this order. Random ones act in training only. "
            "The page Data shows and changes them.",
        ),
        group="more",
    )
    target_transform: str = _setting(
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
    validation_share: float = _setting(
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
    model: str = _setting(
        "mlp",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Model"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "The network. A single linear layer is what the course calls a perceptron for images (784 inputs, 10 "
            "outputs, softmax; not Rosenblatt's threshold unit). An MLP adds hidden layers, a CNN adds convolutions.",
        ),
        group="basic",
        choices=MODELS,
    )
    hidden: tuple[int, ...] = _setting(
        (128,),
        kind="layers",
        label=QT_TRANSLATE_NOOP("core", "Hidden layers"),
        help=QT_TRANSLATE_NOOP(
            "core", "Units of each hidden layer of the MLP, separated by commas: 128, or 256, 64. ReLU after each."
        ),
        group="basic",
        minimum=1,
        maximum=4096,
        only_for={"model": ("mlp",)},
    )
    fit: str = _setting(
        "adapt",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Fitted by"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "torchvision's nets are made for colour images of 224x224 pixels. Adapt the net: its first layers are "
            "changed for small images. Enlarge the images: they are scaled up to 64x64 and made three channels inside "
            "the net, which is torchvision's own and larger. Adam at 0.0003 suits them better than SGD at 0.1.",
        ),
        group="basic",
        choices=FITS,
        only_for={"model": ZOO},
    )
    epochs: int = _setting(
        5,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Epochs"),
        help=QT_TRANSLATE_NOOP("core", "How many times the whole training set is gone through."),
        group="basic",
        minimum=1,
        maximum=1000,
    )
    batch_size: int = _setting(
        100,
        kind="whole",
        label=QT_TRANSLATE_NOOP("core", "Batch size"),
        help=QT_TRANSLATE_NOOP("core", "How many images one iteration uses, that is, one update of the weights."),
        group="basic",
        minimum=1,
        maximum=1_000_000,
    )
    shuffle: bool = _setting(
        True,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Shuffle"),
        help=QT_TRANSLATE_NOOP("core", "Draw the images in a new random order each epoch, or keep the file's order."),
        group="basic",
    )
    drop_last: bool = _setting(
        False,
        kind="switch",
        label=QT_TRANSLATE_NOOP("core", "Drop last"),
        help=QT_TRANSLATE_NOOP("core", "Leave out the last batch of an epoch when it is smaller than the batch size."),
        group="basic",
    )
    learning_rate: float = _setting(
        0.1,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Learning rate"),
        help=QT_TRANSLATE_NOOP(
            "core", "How far one update moves the weights. Too small learns slowly, too large diverges."
        ),
        group="basic",
        minimum=1e-6,
        maximum=100.0,
        logarithmic=True,
    )
    optimizer: str = _setting(
        "sgd",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Optimizer"),
        help=QT_TRANSLATE_NOOP(
            "core",
            "The rule that turns gradients into updates. SGD is the course's; Adam and AdamW scale each weight's step "
            "and want a smaller learning rate, such as 0.001.",
        ),
        group="more",
        choices=OPTIMIZERS,
    )
    momentum: float = _setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Momentum"),
        help=QT_TRANSLATE_NOOP("core", "Share of the last update that SGD carries on into the next; 0 is plain SGD."),
        group="more",
        minimum=0.0,
        maximum=0.999,
        only_for={"optimizer": ("sgd",)},
    )
    weight_decay: float = _setting(
        0.0,
        kind="real",
        label=QT_TRANSLATE_NOOP("core", "Weight decay"),
        help=QT_TRANSLATE_NOOP("core", "Pulls every weight towards zero at each update; 0 is none."),
        group="more",
        minimum=0.0,
        maximum=1.0,
        logarithmic=True,
    )
    seed: int = _setting(
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
    device: str = _setting(
        "cpu",
        kind="choice",
        label=QT_TRANSLATE_NOOP("core", "Device"),
        help=QT_TRANSLATE_NOOP("core", "Where the arithmetic is done. Only what this machine has can be chosen."),
        group="more",
        choices=DEVICES,
    )

    def problems(self) -> dict[str, Message]:
        """Return what cannot be used, by field name: each message names the field and what is allowed."""
        found: dict[str, Message] = {}
        for name, info in FIELDS.items():
            problem = problem_of_value(name, info, getattr(self, name))
            if problem is not None:
                found[name] = problem
        if not found:
            found |= self._problems_together()
        return found

    def _problems_together(self) -> dict[str, Message]:
        """Return what is wrong with values that are right by themselves and do not go together."""
        found: dict[str, Message] = {}
        if self.momentum and self.optimizer != "sgd":
            found["momentum"] = Message(MOMENTUM_NEEDS_SGD, {"field": "momentum", "value": self.momentum})
        if self.dataset in OWN_FILES and not self.folder:
            found["folder"] = Message(FOLDER_WANTED, {"field": "folder"})
        problem = problem_of(self.transforms, self.shape_HWC)
        if problem is not None:
            found["transforms"] = problem
        names = DATA_SETS[self.dataset].class_names
        if names and not self.target.fits(len(names)):
            last = len(names) - 1
            found["target_transform"] = Message(NO_SUCH_CLASS, {"field": "target_transform", "last": last})
        return found

    @property
    def set_request(self) -> SetRequest:
        """Which data set is wanted: equal for two configs that want the same one."""
        if self.dataset not in OWN_FILES:
            return SetRequest(key=self.dataset)
        return SetRequest(key=self.dataset, folder=self.folder, side=self.image_side, colour=self.colour)

    @property
    def shape_HWC(self) -> tuple[int, int, int]:
        """Height, width and channels of one image of the set, before any transform."""
        if self.dataset in OWN_FILES:
            return self.image_side, self.image_side, 3 if self.colour else 1
        return DATA_SETS[self.dataset].shape_HWC

    @property
    def target(self) -> TargetTransform:
        """The target transform, read."""
        return TargetTransform.parse(self.target_transform)

    def uses(self, name: str) -> bool:
        """Return whether the field ``name`` changes anything beside the others' values (`FieldInfo.only_for`)."""
        return all(getattr(self, other) in keys for other, keys in FIELDS[name].only_for.items())

    def without_unused(self) -> Self:
        """Return this config with the default in each field that it does not use: equal runs, equal configs."""
        unused = {name: getattr(DEFAULTS, name) for name in FIELDS if not self.uses(name)}
        return dataclasses.replace(self, **unused)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values (lists for tuples), as they stand in a config file."""
        return {name: _as_written(getattr(self, name)) for name in FIELDS}

    def to_toml(self) -> str:
        """Return the text of a config file with every field."""
        return tomli_w.dumps(self.to_dict())

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return a config with ``values`` over the defaults.

        Raises:
            UserError: an unknown field or an unusable value; the message names the field and its bounds.
        """
        for name in values:
            if name not in FIELDS:
                raise UserError(Message(NOT_A_FIELD, {"field": name, "fields": ", ".join(FIELDS)}))
        config = cls(**{name: plain(FIELDS[name].kind, value) for name, value in values.items()})
        for problem in config.problems().values():
            raise UserError(problem)
        return config

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """Return the config that ``text`` describes.

        Raises:
            UserError: not TOML, an unknown field or an unusable value.
        """
        try:
            values = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            # Besides its own error: a number of thousands of digits, lists in lists in lists.
            raise UserError(Message(NOT_TOML, {"detail": str(error)})) from error
        return cls.from_dict(values)


def _as_written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [entry.to_dict() if isinstance(entry, TransformStep) else entry for entry in value]
    return value


FIELDS: Final[dict[str, FieldInfo]] = {
    field.name: field.metadata["info"] for field in dataclasses.fields(TrainingConfig)
}
DEFAULTS: Final = TrainingConfig()
