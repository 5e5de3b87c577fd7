"""Lesson files: the course's chapters, each with its main point and the settings that belong to it.

A lesson is one TOML file a language, ``resources/lessons/<language>/<number>.toml``. It is data and nothing else: it
names settings and pages that the program knows, and whatever it does not know is refused by file and key.
"""

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.paths import resource
from mnistgui.training.config import TrainingConfig

CHAPTERS: Final = 7
LANGUAGES: Final = ("en", "ko")
# What a lesson may open, and the keys of the perceptron page's two combo boxes: the names of interface.md.
PLACES: Final = (
    "page.draw", "page.perceptron", "page.data", "dock.dataset", "dataset.batches", "dock.hyperparameters", "dock.plot",
)  # fmt: skip
PROBLEMS: Final = ("AND", "OR", "NAND", "XOR")
LEARNERS: Final = ("threshold rule", "single layer", "multilayer")
_KEYS: Final = ("title", "text", "opens", "settings", "perceptron")

NOT_READABLE = QT_TRANSLATE_NOOP("core", "The lesson {file} cannot be read: {detail}.")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("core", "The lesson {file}: there is no key {key}. The keys are: {keys}.")
MISSING_KEY = QT_TRANSLATE_NOOP("core", "The lesson {file}: the key {key} is missing.")
NOT_TEXT = QT_TRANSLATE_NOOP("core", "The lesson {file}: {key} must be a text that is not empty.")
NOT_A_TABLE = QT_TRANSLATE_NOOP("core", "The lesson {file}: {key} must be a table.")
NOT_KNOWN = QT_TRANSLATE_NOOP("core", "The lesson {file}: {key} must be one of {choices}, not {value}.")
NOT_A_LIST = QT_TRANSLATE_NOOP("core", "The lesson {file}: {key} must be a list that is not empty.")
NOT_A_SETTING = QT_TRANSLATE_NOOP("core", "The lesson {file}: settings: {detail}")
NO_LANGUAGE = QT_TRANSLATE_NOOP("core", "There are no lessons in the language {language}. There are: {languages}.")


@dataclass(frozen=True, kw_only=True)
class PerceptronSetup:
    """What the perceptron page is set to: keys of `PROBLEMS` and `LEARNERS`."""

    problem: str
    learner: str


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One chapter: its title and main point, the page and docks (`PLACES`) to open, and what belongs to it.

    ``settings`` holds fields of TrainingConfig; ``perceptron`` is None where that page is not part of the chapter.
    """

    number: int
    title: str
    text: str
    opens: tuple[str, ...]
    settings: Mapping[str, Any]
    perceptron: PerceptronSetup | None

    def applied_to(self, config: TrainingConfig) -> TrainingConfig:
        """Return ``config`` with this lesson's settings; what they leave without a use falls back to its default."""
        return dataclasses.replace(config, **self.settings).without_unused()


def load_lessons(language: str) -> tuple[Lesson, ...]:
    """Return the seven chapters in ``language`` (one of `LANGUAGES`), in order.

    Raises:
        UserError: no such language, or a file is missing, unreadable or says what the program does not know.
    """
    if language not in LANGUAGES:
        raise UserError(Message(NO_LANGUAGE, {"language": language, "languages": ", ".join(LANGUAGES)}))
    folder = resource("lessons", language)
    return tuple(read_lesson(folder / f"{number}.toml", number) for number in range(1, CHAPTERS + 1))


def read_lesson(path: Path, number: int) -> Lesson:
    """Return the lesson in one file.

    Raises:
        UserError: it cannot be read, or a key or value is not known; the message names the file and the key.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(Message(NOT_READABLE, {"file": file, "detail": str(error)})) from error
    _check_keys(file, "", values, _KEYS, required=("title", "text", "opens"))
    return Lesson(
        number=number,
        title=_text(file, "title", values["title"]),
        text=_text(file, "text", values["text"]),
        opens=_opens(file, values["opens"]),
        settings=_settings(file, values.get("settings", {})),
        perceptron=_perceptron(file, values["perceptron"]) if "perceptron" in values else None,
    )


def _check_keys(
    file: str, table: str, values: Mapping[str, Any], known: tuple[str, ...], required: tuple[str, ...]
) -> None:
    for key in values:
        if key not in known:
            raise UserError(Message(UNKNOWN_KEY, {"file": file, "key": table + key, "keys": ", ".join(known)}))
    for key in required:
        if key not in values:
            raise UserError(Message(MISSING_KEY, {"file": file, "key": table + key}))


def _text(file: str, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UserError(Message(NOT_TEXT, {"file": file, "key": key}))
    # A paragraph is broken into lines in the file for whoever edits it, and again by the window for its width.
    return " ".join(value.split())


def _one_of(file: str, key: str, value: Any, choices: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in choices:
        raise UserError(
            Message(NOT_KNOWN, {"file": file, "key": key, "choices": ", ".join(choices), "value": repr(value)})
        )
    return value


def _opens(file: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise UserError(Message(NOT_A_LIST, {"file": file, "key": "opens"}))
    return tuple(_one_of(file, "opens", place, PLACES) for place in value)


def _settings(file: str, value: Any) -> Mapping[str, Any]:
    """Return the settings in the types of TrainingConfig, whose own checks decide what is allowed."""
    if not isinstance(value, dict):
        raise UserError(Message(NOT_A_TABLE, {"file": file, "key": "settings"}))
    try:
        config = TrainingConfig.from_dict(value)
    except UserError as error:
        raise UserError(Message(NOT_A_SETTING, {"file": file, "detail": error.message.english()})) from error
    return MappingProxyType({name: getattr(config, name) for name in value})


def _perceptron(file: str, value: Any) -> PerceptronSetup:
    if not isinstance(value, dict):
        raise UserError(Message(NOT_A_TABLE, {"file": file, "key": "perceptron"}))
    keys = ("problem", "learner")
    _check_keys(file, "perceptron.", value, keys, required=keys)
    return PerceptronSetup(
        problem=_one_of(file, "perceptron.problem", value["problem"], PROBLEMS),
        learner=_one_of(file, "perceptron.learner", value["learner"], LEARNERS),
    )
