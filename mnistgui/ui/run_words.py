"""RunWords: what the run at hand is doing, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import EpochMetrics, FinishReason, RunFinished, RunStarted
from mnistgui.ui.active_run import RunState
from mnistgui.ui.amounts import clock_text
from mnistgui.ui.progress import Progress
from mnistgui.ui.workspace import Workspace


@dataclass(kw_only=True)
class RunView:
    """What is known of the run at hand: of its start, its place, and its end."""

    started: RunStarted | None = None
    progress: Progress | None = None
    finished: RunFinished | None = None
    failed: bool = False
    waiting: bool = False  # something was asked of it and it has not answered for a while
    slow: bool = False


class RunWords(QObject):
    """Says the state of a run in one line, in several forms where the line may be too long."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def forms(self, view: RunView) -> tuple[str, ...]:
        """Return the state in words, with figures where there are any; the longest form first."""
        state = self._workspace.state
        if state is RunState.IDLE:
            return self._idle_forms(view)
        place = self._place(view)
        if view.waiting:
            waiting = self.tr("Waiting for the end of this iteration…")
            if state is RunState.STOPPING:
                waiting = self.tr("Stopping: waiting for the end of this iteration…")
            return (self._joined(waiting, place), waiting)
        if state is RunState.STOPPING:
            return (self.tr("Stopping…"),)
        if not place:
            return (self._beginning(view),)
        return self._going_forms(view, place)

    def _beginning(self, view: RunView) -> str:
        """Return what to say before the first step that is done here."""
        if view.started is not None and view.started.step:
            text = self.tr("Taken up at iteration {step}")
            if self._workspace.state is RunState.PAUSED:
                text = self.tr("Paused · taken up at iteration {step}")
            return text.format(step=f"{view.started.step:,}")
        if self._workspace.state is RunState.PAUSED:
            return self.tr("Paused before the first iteration")
        return self.tr("Starting…")

    def _place(self, view: RunView) -> str:
        """Return where the run is, in short, or nothing before its first step."""
        progress, started = view.progress, view.started
        if progress is None or progress.step <= (0 if started is None else started.step):
            return ""
        return self.tr("{step} / {steps} · epoch {epoch} / {epochs}").format(
            step=f"{progress.step:,}", steps=f"{progress.steps:,}", epoch=progress.epoch, epochs=progress.epochs
        )

    def _going_forms(self, view: RunView, short: str) -> tuple[str, ...]:
        progress = view.progress
        assert progress is not None
        place = self.tr("{step} / {steps} iterations · epoch {epoch} / {epochs}").format(
            step=f"{progress.step:,}", steps=f"{progress.steps:,}", epoch=progress.epoch, epochs=progress.epochs
        )
        if self._workspace.state is RunState.PAUSED:
            paused = self.tr("Paused · {place}")
            return (paused.format(place=place), paused.format(place=short))
        doing = self.tr("Slow motion") if view.slow else self.tr("Training")
        if progress.seconds_left is None:
            return (self._joined(doing, place), self._joined(doing, short))
        left = self.tr("{time} left").format(time=clock_text(round(progress.seconds_left)))
        speed = self.tr("{speed} images/s").format(speed=f"{progress.images_per_s:,.0f}")
        return (
            self._joined(doing, place, left, speed),
            self._joined(doing, place, left),
            self._joined(doing, short, left),
            self._joined(doing, short),
        )

    def _idle_forms(self, view: RunView) -> tuple[str, ...]:
        if view.failed:
            return (self.tr("The run broke off"),)
        if view.finished is None:
            return (self._ready_words(),)
        step = f"{view.finished.step:,}"
        ended = self._ended(view.finished.reason, view.started, step)
        metrics: EpochMetrics | None = self._workspace.last_metrics
        if metrics is None or view.finished.reason is FinishReason.DIVERGED:
            return (ended,)
        accuracy = f"{100 * metrics.test_accuracy:.2f}"
        short = self.tr("test accuracy {accuracy} %").format(accuracy=accuracy)
        long = short
        if view.finished.reason is FinishReason.STOPPED:
            long = self.tr("test accuracy of the last epoch {accuracy} %").format(accuracy=accuracy)
        if metrics.validation_accuracy is not None:
            validation = self.tr("validation {accuracy} %").format(accuracy=f"{100 * metrics.validation_accuracy:.2f}")
            return (self._joined(ended, long, validation), self._joined(ended, short), ended)
        return (self._joined(ended, long), self._joined(ended, short), ended)

    def _ended(self, reason: FinishReason, started: RunStarted | None, step: str) -> str:
        match reason:
            case FinishReason.STOPPED:
                text = self.tr("Stopped after {step} iterations")
            case FinishReason.EARLY:
                text = self._ended_early(None if started is None else started.config)
            case FinishReason.DIVERGED:
                text = self.tr("Diverged after {step} iterations: what was learned before is kept")
            case FinishReason.COMPLETED:
                text = self.tr("Finished · {step} iterations")
        return text.format(step=step)

    def _ended_early(self, config: TrainingConfig | None) -> str:
        metrics = self._workspace.last_metrics
        reached = None if metrics is None else metrics.validation_accuracy
        if config is not None and config.target_accuracy and reached is not None and reached >= config.target_accuracy:
            return self.tr("Stopped early: the target is reached · {step} iterations")
        return self.tr("Stopped early: the validation loss fell no more · {step} iterations")

    def _ready_words(self) -> str:
        workspace = self._workspace
        if workspace.can_train:
            return self.tr("Ready")
        if workspace.load_failed:
            return self.tr("Training is not possible: something could not be loaded")
        if workspace.data.is_missing:
            return self.tr("Get the data set first, in the panel “Data set”")
        if workspace.data.data_set is not None and not workspace.data.data_set.can_train:
            return self.tr("This data set is to look at only: training needs two classes, and a test part")
        return self.tr("Loading PyTorch…") if workspace.runtime is None else self.tr("Loading the data set…")

    @staticmethod
    def _joined(*parts: str) -> str:
        return " · ".join(part for part in parts if part)
