"""RunsBench: the Runs dock joined to the folder of runs, to the plot and to the workspace."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import FIELDS
from mnistgui.training.config_diff import diff_configs
from mnistgui.training.history import RunHistory
from mnistgui.training.run_folder import find_run, read_run
from mnistgui.training.run_info import RunInfo
from mnistgui.ui.active_run import RunState
from mnistgui.ui.plots.overlays import MOST_OVERLAYS
from mnistgui.ui.plots.panel import PlotPanel
from mnistgui.ui.runs.dialogs import RunsDialogs
from mnistgui.ui.runs.library import OpenedRun, RunLibrary
from mnistgui.ui.runs.panel import RunsPanel
from mnistgui.ui.runs.series import SeriesBench
from mnistgui.ui.runs.side_pane import DIFF, RESULT
from mnistgui.ui.runs.wording import label_of, names_of, value_text
from mnistgui.ui.workspace import Workspace

FIRST_ONES = QT_TRANSLATE_NOOP("core", "The plot shows the first {most} of these {count} runs.")


def _found(text: str, runs_dir: Path | None) -> RunInfo:
    return read_run(find_run(text, runs_dir or Path()))


class RunsBench(QObject):
    """Builds the panel, which the window puts into ``dock.runs``. It reads nothing while the dock is not in view."""

    page_wanted = Signal(str)  # the object name of a dock or page
    net_opened = Signal(str, object, object)  # what to call the net of a run, its ModelSnapshot, the run's folder

    def __init__(self, workspace: Workspace, plot: PlotPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._plot = workspace, plot
        self.panel = RunsPanel()
        self.library = RunLibrary(workspace.runs_dir, workspace.jobs, self)
        self._dialogs = RunsDialogs(self.panel)
        self.series = SeriesBench(workspace, self.panel, self._dialogs, self)
        self._beside: Sequence[RunInfo] = ()  # the runs whose settings stand beside the list
        self._connect_panel()
        self._connect_workspace()

    def _connect_panel(self) -> None:
        panel, library, actions = self.panel, self.library, self.panel.actions_table
        panel.open_requested.connect(self._on_panel_open_requested)
        panel.star_requested.connect(self._on_panel_star_requested)
        panel.rename_requested.connect(self._on_panel_rename_requested)
        panel.side.texts_wanted.connect(self._on_side_texts_wanted)
        actions["resume"].triggered.connect(self._on_resume_triggered)
        actions["again"].triggered.connect(self._on_again_triggered)
        actions["compare"].triggered.connect(self._on_compare_triggered)
        actions["note"].triggered.connect(self._on_note_triggered)
        actions["star"].triggered.connect(self._on_star_triggered)
        actions["reveal"].triggered.connect(self._on_reveal_triggered)
        actions["delete"].triggered.connect(self._on_delete_triggered)
        actions["refresh"].triggered.connect(library.refresh)
        self._dialogs.note_written.connect(self._on_dialogs_note_written)
        self._dialogs.deletion_confirmed.connect(self._on_dialogs_deletion_confirmed)
        library.listed.connect(self._on_library_listed)
        library.opened.connect(self._on_library_opened)
        library.compared.connect(self._on_library_compared)
        library.failed.connect(self._workspace.failed)

    def _connect_workspace(self) -> None:
        workspace = self._workspace
        workspace.run_started.connect(self._on_workspace_run_changed)
        workspace.run_finished.connect(self._on_workspace_run_changed)
        workspace.run_failed.connect(self._on_workspace_run_changed)
        workspace.run_state_changed.connect(self._on_workspace_state_changed)
        workspace.can_train_changed.connect(self._on_workspace_state_changed)

    @Slot(bool)
    def set_in_view(self, in_view: bool) -> None:
        """Say whether the dock can be seen: a dock behind another one is shown, as Qt has it, and yet is not."""
        self.library.set_watching(in_view)

    def give_up(self) -> None:
        """Look at the folder no more: the window closes."""
        self.library.set_watching(False)

    def open_named(self, text: str) -> None:
        """Open the run that ``text`` means (`run_folder.find_run`): its folder, or its name in the folder of runs."""
        find = partial(_found, text, self._workspace.runs_dir)
        self._workspace.jobs.start(find, self._on_run_found, self._workspace.failed.emit)

    @Slot(object)
    def _on_run_found(self, run: RunInfo) -> None:
        self._on_panel_open_requested(run)

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_run_changed(self, _event: object) -> None:
        self.library.refresh_soon()

    @Slot()
    def _on_workspace_state_changed(self) -> None:
        workspace = self._workspace
        self.panel.set_state(can_train=workspace.can_train, idle=workspace.state is RunState.IDLE)

    # From the panel ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_panel_open_requested(self, run: RunInfo) -> None:
        self.library.open(run, self._workspace.services.load_snapshot)

    @Slot(object, str)
    def _on_panel_rename_requested(self, folder: Path, name: str) -> None:
        self.library.write(folder, name=name)

    @Slot(object)
    def _on_panel_star_requested(self, run: RunInfo) -> None:
        self.library.write(run.folder, star=not run.star)

    @Slot()
    def _on_star_triggered(self) -> None:
        chosen = self.panel.chosen
        star = not all(run.star for run in chosen)
        for run in chosen:
            self.library.write(run.folder, star=star)

    @Slot()
    def _on_note_triggered(self) -> None:
        self._dialogs.ask_note(self.panel.chosen[0])

    @Slot(object, str)
    def _on_dialogs_note_written(self, run: RunInfo, note: str) -> None:
        self.library.write(run.folder, note=note)

    @Slot()
    def _on_resume_triggered(self) -> None:
        self._workspace.resume_run(self.panel.chosen[0].folder)
        self.page_wanted.emit("dock.plot")

    @Slot()
    def _on_again_triggered(self) -> None:
        config = self.panel.chosen[0].config
        if config is not None:
            self._workspace.take(config)
            self.page_wanted.emit("dock.hyperparameters")

    @Slot()
    def _on_reveal_triggered(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.panel.chosen[0].folder)))

    @Slot()
    def _on_delete_triggered(self) -> None:
        self._dialogs.ask_deletion(self.panel.chosen)

    @Slot(object)
    def _on_dialogs_deletion_confirmed(self, runs: Sequence[RunInfo]) -> None:
        self.library.trash(runs)

    @Slot()
    def _on_compare_triggered(self) -> None:
        self.library.compare(self.panel.chosen)
        self._show_settings(self.panel.chosen)

    # From the folder --------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_library_listed(self, runs: Sequence[RunInfo]) -> None:
        self.panel.show_runs(runs, kept=self.library.runs_dir is not None)

    @Slot(object)
    def _on_library_opened(self, opened: OpenedRun) -> None:
        run, history = opened.run, opened.history
        if history is not None and history.steps:
            self._show_curve(run, history)
        if opened.snapshot is not None:
            self.net_opened.emit(run.name, opened.snapshot, run.folder)
        if run.config is not None:
            self._show_settings([run])
        for problem in opened.problems:
            self._workspace.noticed.emit(problem)

    def _show_curve(self, run: RunInfo, history: RunHistory) -> None:
        if self._workspace.state is not RunState.IDLE:
            # The plot belongs to the run that goes on: another one is drawn over it.
            others = [other for other in self._plot.overlays if other[0] != run.id]
            self._plot.set_overlays([(run.id, run.name, history), *others])
            return
        self._plot.set_history(history, history.steps, run.config)
        if run.config is not None:
            self._plot.set_loss_kind(run.config.loss)

    @Slot(object)
    def _on_library_compared(self, runs: Sequence[tuple[RunInfo, RunHistory]]) -> None:
        if len(runs) > MOST_OVERLAYS:
            self._workspace.noticed.emit(Message(FIRST_ONES, {"most": MOST_OVERLAYS, "count": len(runs)}))
            runs = runs[:MOST_OVERLAYS]
        names = names_of([run for run, _ in runs])
        self._plot.set_overlays([(run.id, name, history) for (run, history), name in zip(runs, names, strict=True)])

    # Beside the list --------------------------------------------------------------------------------------------------

    @Slot()
    def _on_side_texts_wanted(self) -> None:
        if self.panel.side.shown == RESULT:
            self.series.show_result()
        elif self.panel.side.shown == DIFF:
            self._show_settings(self._beside)

    def _show_settings(self, runs: Sequence[RunInfo]) -> None:
        """Show the settings of one run, or those in which several differ."""
        self._beside = runs = [run for run in runs if run.config is not None]
        configs = [run.config for run in runs if run.config is not None]
        if len(configs) == 1:
            config = configs[0]
            rows = [[label_of(name), value_text(name, getattr(config, name))] for name in FIELDS if config.uses(name)]
            title = self.tr("Settings of {name}").format(name=runs[0].name)
        else:
            diff = diff_configs(configs)
            rows = [[label_of(row.field), *(value_text(row.field, value) for value in row.values)] for row in diff]
            title = self.tr("Settings that differ") if rows else self.tr("These runs have the same settings")
        headings = [self.tr("Setting"), *names_of(runs)]
        self.panel.side.show_table(DIFF, title, headings, rows)
