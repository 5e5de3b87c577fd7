"""NetBench: the page Net, joined to the workspace."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from mnistgui.messages import Message, UserError
from mnistgui.models.catalog import MODELS
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import LineDone
from mnistgui.ui.actions import Actions
from mnistgui.ui.active_run import RunState
from mnistgui.ui.language import message_text
from mnistgui.ui.net.cost import NetCost
from mnistgui.ui.net.editor import LayerEditor
from mnistgui.ui.net.layer_table import LayerTable
from mnistgui.ui.net.line_player import LinePlayer
from mnistgui.ui.net.lines import LinesView
from mnistgui.ui.net.own_layers import Ends, ends_of, layers_of_config
from mnistgui.ui.net.page import NetPage
from mnistgui.ui.workspace import Workspace


class NetBench(QObject):
    """Builds the page, which the window then puts into its place. What costs time is found once the page is seen."""

    def __init__(self, workspace: Workspace, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._ends: Ends | None = None
        self._told_step: int | None = None  # the newest step that the run has said the lines of
        self._going = False  # the run does more steps than it says the lines of
        self.table, self.editor = LayerTable(), LayerEditor()
        self.lines = LinesView(actions["step_line"], actions["step"])
        self.page = NetPage(self.table, self.lines, self.editor)
        self._player = LinePlayer(self)
        self._cost = NetCost(workspace.services, workspace.jobs, self)
        self._connect()
        self._take_config()

    def _connect(self) -> None:
        workspace = self._workspace
        self.page.seen.connect(self.refresh)
        self.table.fit_edited.connect(self._on_table_fit_edited)
        self.editor.layers_edited.connect(self._on_editor_layers_edited)
        self.editor.own_asked.connect(self._on_editor_own_asked)
        self._player.shown.connect(self._on_player_shown)
        self._cost.summarized.connect(self.table.set_rows)
        self._cost.summary_failed.connect(self._on_cost_summary_failed)
        self._cost.estimating.connect(self._on_cost_estimating)
        self._cost.estimated.connect(self.table.set_estimate)
        workspace.config_changed.connect(self._on_workspace_config_changed)
        workspace.can_train_changed.connect(self._on_workspace_can_train_changed)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        workspace.history_replaced.connect(self._on_workspace_history_replaced)
        workspace.history_grown.connect(self._on_workspace_history_grown)
        workspace.line_done.connect(self._on_workspace_line_done)

    @property
    def is_estimating(self) -> bool:
        """Whether the page still finds out how long an epoch takes."""
        return self._cost.is_estimating

    def give_up(self) -> None:
        """Ask every job at work to end, for the window closes."""
        self._cost.forget_time()
        self._player.clear()

    def seconds_per_epoch(self, config: TrainingConfig) -> float | None:
        """Return what an epoch with ``config`` on the present data set takes here, if the page has found it out."""
        data_set = self._workspace.data.data_set
        train = None if data_set is None else data_set.splits.get("train")
        return None if train is None else self._cost.seconds_per_epoch(config, train)

    @Slot()
    def refresh(self) -> None:
        """Find what is seen and not known: the layers of the net, and, while no run is going, the time of an epoch."""
        workspace = self._workspace
        data_set = workspace.data.data_set
        if not self.page.isVisible() or not workspace.can_train or data_set is None:
            return
        train, test = data_set.splits["train"], data_set.splits["test"]
        self._cost.ask_rows(workspace.config, train)
        if workspace.state is RunState.IDLE:
            self._cost.ask_time(workspace.config, train, len(test))

    # The net ----------------------------------------------------------------------------------------------------------

    def _take_config(self) -> None:
        config, data_set = self._workspace.config, self._workspace.data.data_set
        # Of a set that is not there its catalogue entry is enough, but of a user's own files the classes are not known.
        info = self._workspace.data.info if data_set is None else data_set.info
        if info is not None and info.class_names:
            self._ends = ends_of(config, config.shape_HWC, info.class_names)
        self.table.set_config(config)
        self.editor.set_config(config, self._ends, can_be_list=MODELS[config.model].layers is not None)

    @Slot(object)
    def _on_workspace_config_changed(self, _config: TrainingConfig) -> None:
        self._take_config()
        self.refresh()

    @Slot(bool)
    def _on_workspace_can_train_changed(self, _can_train: bool) -> None:
        self._take_config()
        self.refresh()

    @Slot(str)
    def _on_table_fit_edited(self, fit: str) -> None:
        self._workspace.set_config(replace(self._workspace.config, fit=fit))

    @Slot(tuple)
    def _on_editor_layers_edited(self, layers: tuple[LayerSpec, ...]) -> None:
        self._workspace.set_config(replace(self._workspace.config, layers=layers))

    @Slot()
    def _on_editor_own_asked(self) -> None:
        config = self._workspace.config
        try:
            layers = layers_of_config(config, self._ends or Ends())
        except UserError as error:
            self._workspace.noticed.emit(error.message)
            return
        if layers is not None:
            self._workspace.set_config(replace(config, model="layers", layers=layers))

    @Slot(object, str)
    def _on_cost_summary_failed(self, message: Message, _details: str) -> None:
        self.table.show_failure(message_text(message))

    @Slot()
    def _on_cost_estimating(self) -> None:
        self.table.set_estimate(None, estimating=True)

    # The run ----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        idle = state is RunState.IDLE
        self.editor.set_locked(not idle)
        self.table.set_locked(not idle)
        if self._going and state is not RunState.RUNNING:
            self._forget_lines(going=False)
        if idle:
            self.refresh()
            return
        self._cost.forget_time()

    @Slot(object)
    def _on_workspace_history_replaced(self, _history: object) -> None:
        self._forget_lines(going=False)

    @Slot()
    def _on_workspace_history_grown(self) -> None:
        # A run that is stepped or in slow motion says the lines of a step before it counts the step.
        workspace = self._workspace
        untold = self._told_step is None or workspace.history.steps > self._told_step
        if untold and workspace.state is RunState.RUNNING and not self._going:
            self._forget_lines(going=True)

    @Slot(object)
    def _on_workspace_line_done(self, event: LineDone) -> None:
        if self._told_step is None:
            self.page.show_lines()
        self._told_step, self._going = event.step, False
        self._player.add(event)

    @Slot(object)
    def _on_player_shown(self, event: LineDone) -> None:
        self.lines.show_line(event)
        self.table.show_line(event)

    def _forget_lines(self, *, going: bool) -> None:
        self._told_step, self._going = None, going
        self._player.clear()
        self.lines.clear(going=going)
        self.table.show_line(None)
