"""RunControls: the toolbar's side of a run: actions, progress bar, time left, and the run's state in words."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QToolBar, QToolButton, QWidget

from mnistgui.training.events import EpochMetrics, FinishReason, RunFinished
from mnistgui.ui.actions import Actions
from mnistgui.ui.active_run import RunState
from mnistgui.ui.amounts import clock_text
from mnistgui.ui.progress import Progress
from mnistgui.ui.workspace import Workspace

_PROGRESS_WIDTH: Final = 220
_REST_MS: Final = 125


class RunControls(QToolBar):
    """``toolbar.main``: Start, Pause, Step, Stop, then how far the run is. It asks the workspace, never a thread."""

    def __init__(self, workspace: Workspace, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar.main")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        self._workspace, self._actions = workspace, actions
        self._progress_now: Progress | None = None
        # Words that change thirty times a second cannot be read, and painting them is taken from the training.
        self._resting = QTimer(self)
        self._resting.setInterval(_REST_MS)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._on_resting_timeout)
        self._finished: RunFinished | None = None
        self._failed = False
        self._build_buttons()
        self._build_progress()
        self._connect()
        self.retranslate()
        self._show_state()

    def _build_buttons(self) -> None:
        for name in ("start", "pause", "step", "stop"):
            self.addAction(self._actions[name])
            button = self.widgetForAction(self._actions[name])
            if isinstance(button, QToolButton):
                button.setObjectName(f"toolbar.{name}")
        start = self.widgetForAction(self._actions["start"])
        start.setProperty("role", "primary")
        self.addSeparator()

    def _build_progress(self) -> None:
        self._progress = QProgressBar()
        self._progress.setObjectName("status.progress")
        self._progress.setFixedWidth(_PROGRESS_WIDTH)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1)
        self._eta = QLabel()
        self._eta.setObjectName("status.eta")
        self._eta.setMargin(8)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (self._progress, self._eta, spacer):
            self.addWidget(widget)

    def _connect(self) -> None:
        actions, workspace = self._actions, self._workspace
        actions["start"].triggered.connect(self._on_start_triggered)
        actions["pause"].toggled.connect(self._on_pause_toggled)
        actions["step"].triggered.connect(self._on_step_triggered)
        actions["step_line"].triggered.connect(self._on_step_line_triggered)
        actions["stop"].triggered.connect(self._on_stop_triggered)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        workspace.can_train_changed.connect(self._on_workspace_can_train_changed)
        workspace.progress_changed.connect(self._on_workspace_progress_changed)
        workspace.run_finished.connect(self._on_workspace_run_finished)
        workspace.run_failed.connect(self._on_workspace_run_failed)

    # From the user ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_start_triggered(self) -> None:
        self._workspace.start()

    @Slot(bool)
    def _on_pause_toggled(self, checked: bool) -> None:
        if checked:
            self._workspace.pause()
        else:
            self._workspace.resume()

    @Slot()
    def _on_step_triggered(self) -> None:
        self._workspace.step()

    @Slot()
    def _on_step_line_triggered(self) -> None:
        self._workspace.step_line()

    @Slot()
    def _on_stop_triggered(self) -> None:
        self._workspace.stop()

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        if state is RunState.RUNNING and self._workspace.history.steps == 0:
            self._progress_now, self._finished, self._failed = None, None, False
            self._progress.setValue(0)
        self._show_state()

    @Slot(bool)
    def _on_workspace_can_train_changed(self, _can_train: bool) -> None:
        self._show_state()

    @Slot(object)
    def _on_workspace_progress_changed(self, progress: Progress) -> None:
        self._progress_now = progress
        if not self._resting.isActive():
            self._show_progress()
            self._resting.start()

    @Slot()
    def _on_resting_timeout(self) -> None:
        self._show_progress()

    def _show_progress(self) -> None:
        if self._progress_now is not None:
            self._progress.setRange(0, self._progress_now.steps)
            self._progress.setValue(self._progress_now.step)
        self._show_words()

    @Slot(object)
    def _on_workspace_run_finished(self, finished: RunFinished) -> None:
        self._finished = finished
        self._show_state()

    @Slot(object)
    def _on_workspace_run_failed(self, _failed: object) -> None:
        self._failed = True
        self._show_state()

    def _show_state(self) -> None:
        state, can_train = self._workspace.state, self._workspace.can_train
        idle = state is RunState.IDLE
        going = state in (RunState.RUNNING, RunState.PAUSED)
        self._actions["start"].setEnabled(idle and can_train)
        self._actions["pause"].setEnabled(going)
        for name in ("step", "step_line"):
            self._actions[name].setEnabled(can_train and (idle or going))
        self._actions["stop"].setEnabled(going)
        with QSignalBlocker(self._actions["pause"]):
            self._actions["pause"].setChecked(state is RunState.PAUSED)
        self._show_progress()

    def _show_words(self) -> None:
        self._eta.setText(self._words())
        self._progress.setAccessibleDescription(self._eta.text())

    def _words(self) -> str:
        """Return the run's state in words, with figures where there are any."""
        progress, state = self._progress_now, self._workspace.state
        if state is RunState.IDLE:
            return self._idle_words()
        if state is RunState.STOPPING:
            return self.tr("Stopping…")
        if progress is None or not progress.step:
            return self.tr("Starting…") if state is RunState.RUNNING else self.tr("Paused before the first iteration")
        place = self.tr("{step} / {steps} iterations · epoch {epoch} / {epochs}").format(
            step=f"{progress.step:,}", steps=f"{progress.steps:,}", epoch=progress.epoch, epochs=progress.epochs
        )
        if state is RunState.PAUSED:
            return self.tr("Paused · {place}").format(place=place)
        if progress.seconds_left is None:
            return place
        return self.tr("{place} · {time} left · {speed} images/s").format(
            place=place, time=clock_text(round(progress.seconds_left)), speed=f"{progress.images_per_s:,.0f}"
        )

    def _idle_words(self) -> str:
        if self._failed:
            return self.tr("The run broke off")
        if self._finished is None:
            return self._ready_words()
        metrics: EpochMetrics | None = self._workspace.last_metrics
        stopped = self._finished.reason is FinishReason.STOPPED
        step = f"{self._finished.step:,}"
        if metrics is None:
            return self.tr("Stopped after {step} iterations").format(step=step)
        accuracy = f"{100 * metrics.test_accuracy:.2f}"
        if metrics.validation_accuracy is not None:
            accuracy = self.tr("{accuracy} %, validation {validation}").format(
                accuracy=accuracy, validation=f"{100 * metrics.validation_accuracy:.2f}"
            )
        if stopped:
            return self.tr("Stopped after {step} iterations · test accuracy of the last epoch {accuracy} %").format(
                step=step, accuracy=accuracy
            )
        return self.tr("Finished · {step} iterations · test accuracy {accuracy} %").format(step=step, accuracy=accuracy)

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

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("Run"))
        self._progress.setAccessibleName(self.tr("Progress of the run"))
        self._progress.setToolTip(self.tr("Iterations done, of all epochs together."))
        self._eta.setAccessibleName(self.tr("State of the run"))
        self._eta.setToolTip(self.tr("What the run is doing, how far it is, and how long it will still take."))
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
