"""TrainingConfig: every setting of a run, each with its label, unit, bounds and help on the field itself.

The fields stand in `training.settings`, one file a part of a run. The hyperparameter dock, the command line and the
config file are all generated from them. No torch here. Labels and help are English sources for translation (context
``core``).
"""

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import tomli_w

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import SetRequest
from mnistgui.data.named_values import NamedValues
from mnistgui.data.targets import TargetTransform
from mnistgui.data.transforms.check import problem_of
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.training.fields import FieldInfo, plain, problem_of_value
from mnistgui.training.settings.course import CourseSettings
from mnistgui.training.settings.data import OWN_FILES, DataSettings
from mnistgui.training.settings.machine import DEVICES, MachineSettings
from mnistgui.training.settings.net import MODELS, NetSettings
from mnistgui.training.settings.optimization import OptimizationSettings
from mnistgui.training.settings.schedule import ScheduleSettings

__all__ = ["DEFAULTS", "DEVICES", "FIELDS", "MODELS", "OWN_FILES", "SECTIONS", "TrainingConfig", "as_written"]

NOT_A_FIELD = QT_TRANSLATE_NOOP("core", "{field}: there is no such setting. The settings are: {fields}.")
NOT_TOML = QT_TRANSLATE_NOOP("core", "The config is not valid TOML: {detail}.")
MOMENTUM_NOT_USED = QT_TRANSLATE_NOOP(
    "core", "{field}: is used by the optimizers sgd and rmsprop only: set it to 0, not {value}."
)
NESTEROV_NEEDS_MOMENTUM = QT_TRANSLATE_NOOP(
    "core", "{field}: looks ahead by the momentum: give momentum a value over 0."
)
FOLDER_WANTED = QT_TRANSLATE_NOOP("core", "{field}: must be the path of a folder with images, one subfolder a class.")
NO_SUCH_CLASS = QT_TRANSLATE_NOOP("core", "{field}: the classes of this set are numbered from 0 to {last}.")
ODD_KERNEL = QT_TRANSLATE_NOOP("core", "{field}: must be an odd number, so that a pixel is in its middle, not {value}.")
VALIDATION_WANTED = QT_TRANSLATE_NOOP(
    "core", "{field}: looks at the validation images, and there are none: give validation_share a value over 0."
)
FLOAT16_NEEDS_CUDA = QT_TRANSLATE_NOOP(
    "core", "{field}: float16 needs the device cuda; bfloat16 works on the CPU, too."
)
NO_FLOAT64_ON_MPS = QT_TRANSLATE_NOOP("core", "{field}: Apple's MPS has no float64; choose another one.")


@dataclass(frozen=True, kw_only=True)
class TrainingConfig(
    MachineSettings, ScheduleSettings, OptimizationSettings, CourseSettings, NetSettings, DataSettings
):
    """Every setting of one run. Frozen; change it with `dataclasses.replace`. Values are checked by `problems`."""

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
        if self.momentum and not self.uses("momentum"):
            found["momentum"] = Message(MOMENTUM_NOT_USED, {"field": "momentum", "value": self.momentum})
        if self.nesterov and self.uses("nesterov") and not self.momentum:
            found["nesterov"] = Message(NESTEROV_NEEDS_MOMENTUM, {"field": "nesterov"})
        if not self.kernel_size % 2:
            found["kernel_size"] = Message(ODD_KERNEL, {"field": "kernel_size", "value": self.kernel_size})
        for name in ("patience", "target_accuracy"):
            if getattr(self, name) and not self.validation_share:
                found[name] = Message(VALIDATION_WANTED, {"field": name})
        found |= self._precision_problems()
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

    def _precision_problems(self) -> dict[str, Message]:
        if self.precision == "float16" and self.device != "cuda":
            return {"precision": Message(FLOAT16_NEEDS_CUDA, {"field": "precision"})}
        if self.precision == "float64" and self.device == "mps":
            return {"precision": Message(NO_FLOAT64_ON_MPS, {"field": "precision"})}
        return {}

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

    def changed(self, settings: Mapping[str, Any]) -> Self:
        """Return this config with other values of some fields."""
        return dataclasses.replace(self, **settings)

    def uses(self, name: str) -> bool:
        """Return whether the field ``name`` changes anything beside the others' values (`FieldInfo.only_for`)."""
        return all(getattr(self, other) in keys for other, keys in FIELDS[name].only_for.items())

    def without_unused(self) -> Self:
        """Return this config with the default in each field that it does not use: equal runs, equal configs."""
        unused = {name: getattr(DEFAULTS, name) for name in FIELDS if not self.uses(name)}
        return dataclasses.replace(self, **unused)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values (lists for tuples), as they stand in a config file."""
        return {name: as_written(getattr(self, name)) for name in FIELDS}

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


def as_written(value: Any) -> Any:
    """Return the value of a field as a config file has it: plain values, lists for tuples."""
    if isinstance(value, tuple):
        return [entry.to_dict() if isinstance(entry, NamedValues) else entry for entry in value]
    return value


_PARTS: Final[Mapping[str, type[Any]]] = {
    "data": DataSettings,
    "net": NetSettings,
    "course": CourseSettings,
    "optimization": OptimizationSettings,
    "schedule": ScheduleSettings,
    "machine": MachineSettings,
}
FIELDS: Final[dict[str, FieldInfo]] = {
    field.name: field.metadata["info"] for field in dataclasses.fields(TrainingConfig)
}
# The names of the fields by the part of a run that they belong to, in the order of `FIELDS`.
SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    key: tuple(field.name for field in dataclasses.fields(part)) for key, part in _PARTS.items()
}
DEFAULTS: Final = TrainingConfig()
