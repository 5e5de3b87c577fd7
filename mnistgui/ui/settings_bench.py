"""SettingsBench: what the window has of settings, joined in one place: the panel, its files, and what a run answers."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.messages import Message
from mnistgui.training.events import SettingsChanged
from mnistgui.ui.active_run import RunState
from mnistgui.ui.advice_bar import AdviceBar
from mnistgui.ui.hyperparameters.panel import HyperPanel
from mnistgui.ui.hyperparameters.settings_files import SettingsFiles
from mnistgui.ui.settings import SavedSettings
from mnistgui.ui.workspace import Workspace


class SettingsBench(QObject):
    """Builds the panel and the banner with advice, which the window then puts into their places."""

    page_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.panel, self.advice_bar = HyperPanel(), AdviceBar()
        files = SettingsFiles(self.panel, workspace.jobs)
        files.noticed.connect(workspace.noticed)
        files.failed.connect(workspace.failed)
        self._connect()

    def _connect(self) -> None:
        workspace, panel = self._workspace, self.panel
        panel.config_edited.connect(workspace.set_config)
        panel.live_edited.connect(workspace.change_settings)
        panel.net_requested.connect(self._on_panel_net_requested)
        self.advice_bar.fix_requested.connect(self._on_advice_bar_fix_requested)
        workspace.config_changed.connect(panel.set_config)
        workspace.refused.connect(panel.set_problems)
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        workspace.settings_changed_in_run.connect(self._on_workspace_settings_changed_in_run)
        workspace.advised.connect(self.advice_bar.show_advice)
        workspace.history_replaced.connect(self.advice_bar.hide)

    def restore(self, settings: SavedSettings) -> None:
        """Bring back what the user left: the settings of the next run, and which of them are shown."""
        self.panel.more_open = settings.text("hyper/more_open") == "yes"
        self.panel.open_sections = settings.text("hyper/open_sections").split()
        self._workspace.set_config(settings.config())
        self.panel.begin_with(self._workspace.config)

    def save(self, settings: SavedSettings) -> None:
        """Remember it."""
        settings.set_text("hyper/more_open", "yes" if self.panel.more_open else "no")
        settings.set_text("hyper/open_sections", " ".join(self.panel.open_sections))
        settings.set_config(self._workspace.config)

    @Slot()
    def _on_panel_net_requested(self) -> None:
        self.page_wanted.emit("page.net")

    @Slot(object)
    def _on_advice_bar_fix_requested(self, fix: Mapping[str, Any]) -> None:
        workspace = self._workspace
        if workspace.state is RunState.IDLE:
            self.panel.take(workspace.config.changed(fix).without_unused())
            return
        problem: Message | None = self.panel.change_live(fix)
        if problem is not None:
            workspace.noticed.emit(problem)

    @Slot(object)
    def _on_workspace_torch_loaded(self, runtime: object) -> None:
        self.panel.set_devices(getattr(runtime, "devices", ("cpu",)))

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        self.panel.set_locked(state is not RunState.IDLE)

    @Slot(object)
    def _on_workspace_settings_changed_in_run(self, changed: SettingsChanged) -> None:
        self.panel.set_config(self.panel.config.changed(changed.changes))
