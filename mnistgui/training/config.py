"""TrainingConfig: every setting of a run, each with its label, unit, bounds and help on the field itself.

The hyperparameter dock, the command line and the config file are all generated from these fields. No torch here.
Labels and help are English sources for translation (context ``core``).
"""

import dataclasses
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Self

import tomli_w

from mnistgui.data.catalog import DATA_SETS
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

Group = Literal["basic", "more"]

NOT_A_FIELD = QT_TRANSLATE_NOOP("core", "{field}: there is no such setting. The settings are: {fields}.")
NOT_A_CHOICE = QT_TRANSLATE_NOOP("core", "{field}: must be one of {choices}, not {value}.")
NOT_A_WHOLE_NUMBER = QT_TRANSLATE_NOOP(
    "core", "{field}: must be a whole number from {minimum} to {maximum}, not {value}."
)
NOT_A_NUMBER = QT_TRANSLATE_NOOP("core", "{field}: must be a number from {minimum} to {maximum}, not {value}.")
NOT_A_SWITCH = QT_TRANSLATE_NOOP("core", "{field}: must be true or false, not {value}.")
NOT_LAYERS = QT_TRANSLATE_NOOP(
    "core",
    "{field}: must be a list of 1 to {most} layer sizes, each a whole number from {minimum} to {maximum}, not {value}.",
)
NOT_TOML = QT_TRANSLATE_NOOP("core", "The config is not valid TOML: {detail}.")
MOMENTUM_NEEDS_SGD = QT_TRANSLATE_NOOP("core", "{field}: is used by the optimizer sgd only: set it to 0, not {value}.")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a setting that is picked from a list: a fixed English ``key`` and the ``label`` shown."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class FieldInfo:
    """What the interface needs to know of one setting. ``minimum`` and ``maximum`` are both allowed values."""

    label: str
    help: str
    group: Group
    minimum: float = -math.inf
    maximum: float = math.inf
    choices: tuple[Choice, ...] = ()
    # A control steps by a factor, not by a sum, where the size matters more than the difference (learning rate).
    logarithmic: bool = False
    # Other settings that must have one of these values for this one to be looked at; empty: it always is.
    only_for: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)


def _setting(default: Any, **info: Any) -> Any:
    return dataclasses.field(default=default, metadata={"info": FieldInfo(**info)})


MODELS: Final = (
    Choice(key="single", label=QT_TRANSLATE_NOOP("core", "Single linear layer")),
    Choice(key="mlp", label=QT_TRANSLATE_NOOP("core", "MLP (hidden layers)")),
    Choice(key="cnn", label=QT_TRANSLATE_NOOP("core", "CNN (convolutions)")),
)
OPTIMIZERS: Final = (
    Choice(key="sgd", label="SGD"),
    Choice(key="adam", label="Adam"),
    Choice(key="adamw", label="AdamW"),
)
DEVICES: Final = (
    Choice(key="cpu", label="CPU"),
    Choice(key="cuda", label="CUDA (NVIDIA)"),
    Choice(key="mps", label="MPS (Apple)"),
)
MOST_LAYERS: Final = 8


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """Every setting of one run. Frozen; change it with `dataclasses.replace`. Values are checked by `problems`."""

    dataset: str = _setting(
        "MNIST",
        label=QT_TRANSLATE_NOOP("core", "Data set"),
        help=QT_TRANSLATE_NOOP("core", "The images: the train split is learned from, the test split tests."),
        group="more",
        choices=tuple(Choice(key=key, label=key) for key in DATA_SETS),
    )
    model: str = _setting(
        "mlp",
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
        label=QT_TRANSLATE_NOOP("core", "Hidden layers"),
        help=QT_TRANSLATE_NOOP(
            "core", "Units of each hidden layer of the MLP, separated by commas: 128, or 256, 64. ReLU after each."
        ),
        group="basic",
        minimum=1,
        maximum=4096,
        only_for={"model": ("mlp",)},
    )
    epochs: int = _setting(
        5,
        label=QT_TRANSLATE_NOOP("core", "Epochs"),
        help=QT_TRANSLATE_NOOP("core", "How many times the whole training set is gone through."),
        group="basic",
        minimum=1,
        maximum=1000,
    )
    batch_size: int = _setting(
        100,
        label=QT_TRANSLATE_NOOP("core", "Batch size"),
        help=QT_TRANSLATE_NOOP("core", "How many images one iteration uses, that is, one update of the weights."),
        group="basic",
        minimum=1,
        maximum=60_000,
    )
    shuffle: bool = _setting(
        True,
        label=QT_TRANSLATE_NOOP("core", "Shuffle"),
        help=QT_TRANSLATE_NOOP("core", "Draw the images in a new random order each epoch, or keep the file's order."),
        group="basic",
    )
    drop_last: bool = _setting(
        False,
        label=QT_TRANSLATE_NOOP("core", "Drop last"),
        help=QT_TRANSLATE_NOOP("core", "Leave out the last batch of an epoch when it is smaller than the batch size."),
        group="basic",
    )
    learning_rate: float = _setting(
        0.1,
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
        label=QT_TRANSLATE_NOOP("core", "Momentum"),
        help=QT_TRANSLATE_NOOP("core", "Share of the last update that SGD carries on into the next; 0 is plain SGD."),
        group="more",
        minimum=0.0,
        maximum=0.999,
        only_for={"optimizer": ("sgd",)},
    )
    weight_decay: float = _setting(
        0.0,
        label=QT_TRANSLATE_NOOP("core", "Weight decay"),
        help=QT_TRANSLATE_NOOP("core", "Pulls every weight towards zero at each update; 0 is none."),
        group="more",
        minimum=0.0,
        maximum=1.0,
        logarithmic=True,
    )
    seed: int = _setting(
        1,
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
        label=QT_TRANSLATE_NOOP("core", "Device"),
        help=QT_TRANSLATE_NOOP("core", "Where the arithmetic is done. Only what this machine has can be chosen."),
        group="more",
        choices=DEVICES,
    )

    def problems(self) -> dict[str, Message]:
        """Return what cannot be used, by field name: each message names the field and what is allowed."""
        found: dict[str, Message] = {}
        for name, info in FIELDS.items():
            problem = _problem(name, info, getattr(self, name), getattr(DEFAULTS, name))
            if problem is not None:
                found[name] = problem
        if not found and self.momentum and self.optimizer != "sgd":
            found["momentum"] = Message(MOMENTUM_NEEDS_SGD, {"field": "momentum", "value": self.momentum})
        return found

    def uses(self, name: str) -> bool:
        """Return whether the field ``name`` changes anything beside the others' values (`FieldInfo.only_for`)."""
        return all(getattr(self, other) in keys for other, keys in FIELDS[name].only_for.items())

    def without_unused(self) -> Self:
        """Return this config with the default in each field that it does not use: equal runs, equal configs."""
        unused = {name: getattr(DEFAULTS, name) for name in FIELDS if not self.uses(name)}
        return dataclasses.replace(self, **unused)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values (lists for tuples), as they stand in a config file."""
        values = {name: getattr(self, name) for name in FIELDS}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

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
        config = cls(**{name: _plain(getattr(DEFAULTS, name), value) for name, value in values.items()})
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


def _plain(default: Any, value: Any) -> Any:
    """Bring what a file may write in another type (a list, a whole number for a real one) to the field's own."""
    if isinstance(default, tuple) and isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
        return float(value)
    return value


def _is_whole(value: Any, info: FieldInfo) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and info.minimum <= value <= info.maximum


def _bound(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _problem(name: str, info: FieldInfo, value: Any, default: Any) -> Message | None:
    """Return what is wrong with one value, or None. The type that a field wants is that of its default."""
    arguments: dict[str, object] = {"field": name, "value": repr(value)}
    if info.choices:
        keys = [choice.key for choice in info.choices]
        return None if value in keys else Message(NOT_A_CHOICE, arguments | {"choices": ", ".join(keys)})
    if isinstance(default, bool):
        return None if isinstance(value, bool) else Message(NOT_A_SWITCH, arguments)
    arguments |= {"minimum": _bound(info.minimum), "maximum": _bound(info.maximum)}
    if isinstance(default, int):
        return None if _is_whole(value, info) else Message(NOT_A_WHOLE_NUMBER, arguments)
    if isinstance(default, float):
        # Written so that NaN, which compares false with everything, is refused too.
        good = isinstance(value, float) and info.minimum <= value <= info.maximum
        return None if good else Message(NOT_A_NUMBER, arguments)
    good = isinstance(value, tuple) and 1 <= len(value) <= MOST_LAYERS and all(_is_whole(size, info) for size in value)
    return None if good else Message(NOT_LAYERS, arguments | {"most": MOST_LAYERS})


FIELDS: Final[dict[str, FieldInfo]] = {
    field.name: field.metadata["info"] for field in dataclasses.fields(TrainingConfig)
}
DEFAULTS: Final = TrainingConfig()
