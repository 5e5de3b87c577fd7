"""What the Runs dock says of a run: its state, its settings in short, its figures, and what is damaged."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from mnistgui.messages import CONTEXT
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.training.run_info import EpochFigures, RunInfo
from mnistgui.ui.amounts import clock_text
from mnistgui.ui.language import core_text, message_text

NOTHING = "–"


def label_of(field: str) -> str:
    """Return the label of a setting in the window's language."""
    return core_text(FIELDS[field].label)


def value_text(field: str, value: Any) -> str:
    """Return a value of a setting in short, as the panel shows it; None (not used) as a dash."""
    if value is None:
        return NOTHING
    for choice in FIELDS[field].choices:
        if choice.key == value:
            return QCoreApplication.translate(CONTEXT, choice.label)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(entry, "name", entry)) for entry in value) or NOTHING
    return str(value)


def percent(accuracy: float | None) -> str:
    """Return an accuracy of 0 to 1 in per cent."""
    return NOTHING if accuracy is None else f"{100 * accuracy:.2f} %"


def time_text(seconds: float | None) -> str:
    """Return a duration in short."""
    return NOTHING if seconds is None else clock_text(round(seconds))


def date_text(when: datetime | None) -> str:
    """Return a date and time of day, the same in every language."""
    return NOTHING if when is None else f"{when:%Y-%m-%d %H:%M}"


def names_of(runs: Sequence[RunInfo]) -> list[str]:
    """Return the names of ``runs``; those that are called alike have the time of their start behind."""
    names = [run.name for run in runs]
    days = {run.started.date() for run in runs if run.started is not None}
    # Those of a series follow one another within a minute.
    form = "%H:%M:%S" if len(days) == 1 else "%m-%d %H:%M"
    return [
        f"{run.name} · {run.started:{form}}" if names.count(run.name) > 1 and run.started is not None else run.name
        for run in runs
    ]


class RunWording(QObject):
    """The sentences; texts of figures are the functions beside it."""

    def state(self, run: RunInfo) -> str:
        """Return what has become of ``run``, in a word or two."""
        texts = {
            "running": self.tr("Running"),
            "completed": self.tr("Finished"),
            "stopped": self.tr("Stopped"),
            "early": self.tr("Stopped early"),
            "diverged": self.tr("Diverged"),
            "failed": self.tr("Broke off"),
            "crashed": self.tr("Cut off"),
            "unknown": self.tr("Unknown"),
        }
        if run.is_running_elsewhere:
            return self.tr("Running elsewhere")
        if run.is_damaged and run.state != "running":
            return self.tr("Damaged · {state}").format(state=texts[run.state])
        return texts[run.state]

    def settings(self, config: TrainingConfig | None) -> str:
        """Return the model and what differs from the default settings, in one line."""
        if config is None:
            return NOTHING
        used = config.without_unused()
        parts = [value_text("model", used.model)]
        parts += [
            f"{label_of(name)} {value_text(name, getattr(used, name))}"
            for name in FIELDS
            if name not in ("model", "folder") and getattr(used, name) != getattr(DEFAULTS, name)
        ]
        return " · ".join(parts)

    def figures(self, figures: EpochFigures | None) -> str:
        """Return the test accuracy of an epoch."""
        return NOTHING if figures is None else percent(figures.metrics.test_accuracy)

    def story(self, run: RunInfo) -> str:
        """Return what there is to say of ``run`` beside its row: note, error, damage, what can be saved."""
        parts = [run.note]
        if run.is_running_elsewhere:
            parts.append(self.tr("It goes on in another window: stop it there to resume or delete it."))
        elif run.state == "crashed":
            parts.append(self.tr("The program ended without a word while this run went on."))
        parts += [run.error, run.advice, *(message_text(problem) for problem in run.problems)]
        if run.is_damaged:
            parts.append(self._usable(run))
        return " ".join(" ".join(part.split()) for part in parts if part)

    def _usable(self, run: RunInfo) -> str:
        texts = {
            "settings": self.tr("its settings"),
            "curve": self.tr("its curve"),
            "net": self.tr("its net"),
            "checkpoint": self.tr("the place to resume from"),
        }
        if not run.usable:
            return self.tr("Nothing of it can be used any more.")
        return self.tr("What can still be used: {parts}.").format(parts=", ".join(texts[part] for part in run.usable))
