"""A series of runs: the same settings with several seeds, or a small grid of settings; and what came of it.

Arithmetic only: it starts nothing. No torch here.
"""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.training.config import FIELDS, SECTIONS, TrainingConfig
from mnistgui.training.events import EpochMetrics
from mnistgui.training.fields import plain, problem_of_value

MOST_RUNS: Final = 200
MOST_SEEDS: Final = 50
# Settings that can be varied: of one value or a short list, but for the data and for what makes two runs equal.
_KINDS: Final = ("choice", "switch", "whole", "real", "layers", "names")
_FIXED: Final = (
    *SECTIONS["machine"],
    "seed",
    "same_start",
    "dataset",
    "folder",
    "image_side",
    "colour",
    "weights_file",
)
VARIABLE_FIELDS: Final = tuple(name for name, info in FIELDS.items() if info.kind in _KINDS and name not in _FIXED)
_SWITCHES: Final = {"true": True, "on": True, "false": False, "off": False}

NO_VALUES = QT_TRANSLATE_NOOP("core", "{field}: give at least one value.")
SAME_VALUE = QT_TRANSLATE_NOOP("core", "{field}: {value} stands there twice.")
SAME_FIELD = QT_TRANSLATE_NOOP("core", "{field}: is varied twice; choose another setting.")
TOO_MANY_RUNS = QT_TRANSLATE_NOOP("core", "These are {count} runs; no more than {most} can be queued.")


@dataclass(frozen=True, kw_only=True)
class Variation:
    """A setting and the values that it takes, one after another."""

    field: str
    values: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class SeriesRun:
    """One run of a series: ``values`` are those of the varied settings, by field, and ``config`` has them all."""

    config: TrainingConfig
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Mean and sample standard deviation (with n - 1; None of a single value) of ``count`` figures."""

    mean: float
    deviation: float | None
    count: int


@dataclass(frozen=True, kw_only=True)
class SeriesResult:
    """What one run came to: test accuracies 0 to 1 of its best and its last epoch, None where it had no epoch."""

    run: SeriesRun
    best: float | None = None
    last: float | None = None


@dataclass(frozen=True, kw_only=True)
class SettingResult:
    """What the runs of one setting came to; ``failed`` counts those without a figure."""

    values: Mapping[str, Any]
    best: Spread | None
    last: Spread | None
    failed: int


def parse_values(field: str, text: str) -> tuple[Any, ...]:
    """Return the values of ``field`` that a text lists: divided by commas; lists such as layers by semicolons.

    Raises:
        UserError: there is none, one of them cannot be used, or stands there twice; the message names the field.
    """
    info = FIELDS[field]
    is_list = info.kind in ("layers", "names")
    parts = [part.strip() for part in text.split(";" if is_list or ";" in text else ",")]
    values = [plain(info.kind, _read(info.kind, part)) for part in parts if part]
    if not values:
        raise UserError(Message(NO_VALUES, {"field": field}))
    for place, value in enumerate(values):
        problem = problem_of_value(field, info, value)
        if problem is not None:
            raise UserError(problem)
        if value in values[:place]:
            raise UserError(Message(SAME_VALUE, {"field": field, "value": value}))
    return tuple(values)


def _read(kind: str, text: str) -> Any:
    """Return what ``text`` means for a setting of that kind, or the text where it means nothing."""
    try:
        match kind:
            case "whole":
                return int(text)
            case "real":
                return float(text)
            case "switch":
                return _SWITCHES.get(text.lower(), text)
            case "layers":
                return tuple(int(part) for part in text.split(","))
            case "names":
                return tuple(part.strip() for part in text.split(","))
    except ValueError:
        pass
    return text


def expand(config: TrainingConfig, variations: Sequence[Variation], seeds: int) -> tuple[SeriesRun, ...]:
    """Return every combination of the varied settings over ``config``, each with ``seeds`` seeds from its own one on.

    The seeds change fastest, so that the first setting is known before the next one begins.

    Raises:
        UserError: a combination that cannot be used, a setting varied twice, or too many runs.
    """
    names = [variation.field for variation in variations]
    for name in names:
        if names.count(name) > 1:
            raise UserError(Message(SAME_FIELD, {"field": name}))
    count = seeds * math.prod(len(variation.values) for variation in variations)
    if count > MOST_RUNS:
        raise UserError(Message(TOO_MANY_RUNS, {"count": count, "most": MOST_RUNS}))
    runs = []
    for values in itertools.product(*(variation.values for variation in variations)):
        varied = dict(zip(names, values, strict=True))
        changed = config.changed(varied | {"same_start": True})
        for problem in changed.problems().values():
            raise UserError(problem)
        top = int(FIELDS["seed"].maximum) + 1
        runs += [
            SeriesRun(config=changed.changed({"seed": (config.seed + number) % top}), values=varied)
            for number in range(seeds)
        ]
    return tuple(runs)


def epochs_of(runs: Sequence[SeriesRun]) -> int:
    """Return how many epochs the runs take together."""
    return sum(run.config.epochs for run in runs)


def result_of(run: SeriesRun, epochs: Sequence[EpochMetrics]) -> SeriesResult:
    """Return what a run with these epochs came to.

    The best epoch is the one of the highest validation accuracy, where there is one: choosing by the test set would be
    learning from it.
    """
    if not epochs:
        return SeriesResult(run=run)
    ranks = [
        metrics.test_accuracy if metrics.validation_accuracy is None else metrics.validation_accuracy
        for metrics in epochs
    ]
    return SeriesResult(run=run, best=epochs[ranks.index(max(ranks))].test_accuracy, last=epochs[-1].test_accuracy)


def summarize(results: Sequence[SeriesResult]) -> tuple[SettingResult, ...]:
    """Return the spread of each setting, in the order in which they were first run."""
    groups: list[tuple[Mapping[str, Any], list[SeriesResult]]] = []
    for result in results:
        for values, group in groups:
            if values == result.run.values:
                group.append(result)
                break
        else:
            groups.append((result.run.values, [result]))
    return tuple(
        SettingResult(
            values=values,
            best=spread([result.best for result in group if result.best is not None]),
            last=spread([result.last for result in group if result.last is not None]),
            failed=sum(result.last is None for result in group),
        )
        for values, group in groups
    )


def spread(figures: Sequence[float]) -> Spread | None:
    """Return mean and sample standard deviation of ``figures``, None of none."""
    count = len(figures)
    if not count:
        return None
    mean = math.fsum(figures) / count
    deviation = None
    if count > 1:
        deviation = math.sqrt(math.fsum((figure - mean) ** 2 for figure in figures) / (count - 1))
    return Spread(mean=mean, deviation=deviation, count=count)
