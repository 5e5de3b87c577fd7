"""RunControls: the toolbar's side of a run: actions, slow motion, progress bar, and the run's state in words."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDoubleSpinBox, QMenu, QProgressBar, QToolBar, QToolButton, QWidget

from mnistgui.training.events import RunFinished, RunStarted
from mnistgui.ui import theme
from mnistgui.ui.actions import Actions
from mnistgui.ui.active_run import RunState
from mnistgui.ui.fitting_label import FittingLabel
from mnistgui.ui.icons import icon
from mnistgui.ui.progress import Progress
from mnistgui.ui.run_words import RunView, RunWords
from mnistgui.ui.workspace import Workspace

_PROGRESS_WIDTH: Final = 140
_REST_MS: Final = 250
# What is asked of a run is answered within this, or the line says what it waits for.
_PATIENCE_MS: Final = 100
_FIRST_DELAY_S: Final = 0.5
_IN_MENU: Final = ("finish_epoch", "slow_motion", "restart")


class RunControls(QToolBar):
    """``toolbar.main``: Start, Pause, Step, Stop, rarer ones in a menu, and how far the run is.

    It asks the workspace, never a thread.
    """

    def __init__(self, workspace: Workspace, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar.main")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        self._workspace, self._actions = workspace, actions
        self._view = RunView()
        self._words = RunWords(workspace, self)
        self._was_idle = True
        self._shown_progress: Progress | None = None
        self._asked_at: int | None = None  # the iteration at which a step was asked for
        # Words that change thirty times a second cannot be read, and painting them is taken from the training.
        self._resting = self._timer(_REST_MS)
        self._resting.timeout.connect(self._on_resting_timeout)
        self._patience = self._timer(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._build_buttons()
        self._build_delay()
        self._build_progress()
        self._connect()
        self.retranslate()
        self._apply_theme()
        self._show_state()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(True)
        return timer

    def _build_buttons(self) -> None:
        for name in ("start", "pause", "step", "stop"):
            self.addAction(self._actions[name])
            button = self.widgetForAction(self._actions[name])
            if isinstance(button, QToolButton):
                button.setObjectName(f"toolbar.{name}")
        start = self.widgetForAction(self._actions["start"])
        start.setProperty("role", "primary")
        self._more = QToolButton()
        self._more.setObjectName("toolbar.more")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self._more)
        for name in _IN_MENU:
            menu.addAction(self._actions[name])
        self._more.setMenu(menu)
        self.addWidget(self._more)

    def _build_delay(self) -> None:
        self._delay = QDoubleSpinBox()
        self._delay.setObjectName("run.delay")
        self._delay.setRange(0.1, 5.0)
        self._delay.setSingleStep(0.1)
        self._delay.setDecimals(1)
        self._delay.setValue(_FIRST_DELAY_S)
        self._delay.valueChanged.connect(self._on_delay_changed)
        self._delay_action: QAction = self.addWidget(self._delay)
        self._delay_action.setVisible(False)
        self.addSeparator()

    def _build_progress(self) -> None:
        self._progress = QProgressBar()
        self._progress.setObjectName("status.progress")
        self._progress.setFixedWidth(_PROGRESS_WIDTH)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1)
        self._eta = FittingLabel()
        self._eta.setObjectName("status.eta")
        self._eta.setContentsMargins(theme.SPACING, 0, 0, 0)
        self.addWidget(self._progress)
        self.addWidget(self._eta)

    def _connect(self) -> None:
        actions, workspace = self._actions, self._workspace
        actions["start"].triggered.connect(self._on_start_triggered)
        actions["pause"].toggled.connect(self._on_pause_toggled)
        actions["step"].triggered.connect(self._on_step_triggered)
        actions["step_line"].triggered.connect(self._on_step_line_triggered)
        actions["stop"].triggered.connect(self._on_stop_triggered)
        actions["finish_epoch"].triggered.connect(self._on_finish_epoch_triggered)
        actions["restart"].triggered.connect(self._on_restart_triggered)
        actions["slow_motion"].toggled.connect(self._on_slow_motion_toggled)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        workspace.run_started.connect(self._on_workspace_run_started)
        workspace.can_train_changed.connect(self._on_workspace_can_train_changed)
        workspace.progress_changed.connect(self._on_workspace_progress_changed)
        workspace.line_done.connect(self._on_workspace_line_done)
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
            self._expect_answer()
        else:
            self._answered()
            self._workspace.resume()

    @Slot()
    def _on_step_triggered(self) -> None:
        self._workspace.step()
        self._expect_answer(self._workspace.history.steps)

    @Slot()
    def _on_step_line_triggered(self) -> None:
        self._workspace.step_line()
        self._expect_answer(self._workspace.history.steps)

    @Slot()
    def _on_stop_triggered(self) -> None:
        self._workspace.stop()
        self._expect_answer()

    @Slot()
    def _on_finish_epoch_triggered(self) -> None:
        self._answered()
        self._workspace.finish_epoch()

    @Slot()
    def _on_restart_triggered(self) -> None:
        self._workspace.restart()
        if self._workspace.state is RunState.STOPPING:
            self._expect_answer()

    @Slot(bool)
    def _on_slow_motion_toggled(self, checked: bool) -> None:
        self._view.slow = checked
        self._delay_action.setVisible(checked)
        self._send_delay()
        self._show_words()

    @Slot(float)
    def _on_delay_changed(self, _seconds: float) -> None:
        self._send_delay()

    def _send_delay(self) -> None:
        self._workspace.set_delay(self._delay.value() if self._view.slow else 0.0)

    # The answer -------------------------------------------------------------------------------------------------------

    def _expect_answer(self, step: int | None = None) -> None:
        """Say that the run makes the user wait, when it does; ``step``: the answer is an iteration after that one."""
        self._asked_at = step
        self._view.waiting = False
        if self._workspace.state is not RunState.IDLE:
            self._patience.start()

    def _answered(self) -> None:
        self._asked_at, self._view.waiting = None, False
        self._patience.stop()

    @Slot()
    def _on_patience_timeout(self) -> None:
        self._view.waiting = True
        self._show_words()

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        if state is RunState.RUNNING and self._was_idle:
            self._view = RunView(slow=self._view.slow)
            self._progress.setValue(0)
        self._was_idle = state is RunState.IDLE
        if state is RunState.IDLE or (state is RunState.PAUSED and self._asked_at is None):
            self._answered()
        self._show_state()

    @Slot(object)
    def _on_workspace_run_started(self, started: RunStarted) -> None:
        self._view.started = started
        self._view.finished, self._view.failed = None, False
        self._show_state()

    @Slot(bool)
    def _on_workspace_can_train_changed(self, _can_train: bool) -> None:
        self._show_state()

    @Slot(object)
    def _on_workspace_progress_changed(self, progress: Progress) -> None:
        self._view.progress = progress
        if self._asked_at is not None and progress.step > self._asked_at:
            self._answered()
        if not self._resting.isActive():
            self._show_progress()
            self._resting.start()

    @Slot(object)
    def _on_workspace_line_done(self, _line: object) -> None:
        if self._asked_at is not None:
            self._answered()
            self._show_words()

    @Slot()
    def _on_resting_timeout(self) -> None:
        if self._view.progress is not self._shown_progress:
            self._show_progress()
            self._resting.start()

    def _show_progress(self) -> None:
        progress = self._shown_progress = self._view.progress
        if progress is not None:
            self._progress.setRange(0, progress.steps)
            self._progress.setValue(progress.step)
        self._show_words()

    @Slot(object)
    def _on_workspace_run_finished(self, finished: RunFinished) -> None:
        self._view.finished = finished
        self._show_state()

    @Slot(object)
    def _on_workspace_run_failed(self, _failed: object) -> None:
        self._view.failed = True
        self._show_state()

    def _show_state(self) -> None:
        state, can_train = self._workspace.state, self._workspace.can_train
        idle = state is RunState.IDLE
        going = state in (RunState.RUNNING, RunState.PAUSED)
        self._actions["start"].setEnabled(idle and can_train)
        self._actions["pause"].setEnabled(going)
        for name in ("step", "step_line", "finish_epoch"):
            self._actions[name].setEnabled(can_train and (idle or going))
        self._actions["stop"].setEnabled(going)
        self._actions["restart"].setEnabled(can_train and (going or (idle and self._view.started is not None)))
        with QSignalBlocker(self._actions["pause"]):
            self._actions["pause"].setChecked(state is RunState.PAUSED)
        self._show_progress()

    def _show_words(self) -> None:
        self._eta.set_forms(*self._words.forms(self._view))
        self._progress.setAccessibleDescription(self._eta.text())

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("Run"))
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More ways to run"))
        self._more.setToolTip(self.tr("To the end of the epoch, slow motion, restart"))
        self._delay.setSuffix(self.tr(" s"))
        self._delay.setAccessibleName(self.tr("Delay of slow motion"))
        self._delay.setToolTip(self.tr("Slow motion: how many seconds the run rests after each iteration"))
        self._progress.setAccessibleName(self.tr("Progress of the run"))
        self._progress.setToolTip(self.tr("Iterations done, of all epochs together."))
        self._eta.setAccessibleName(self.tr("State of the run"))
        self._eta.set_help(self.tr("What the run is doing, how far it is, and how long it will still take."))
        self._show_words()

    def _apply_theme(self) -> None:
        self._more.setIcon(icon("more", theme.of(self)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
