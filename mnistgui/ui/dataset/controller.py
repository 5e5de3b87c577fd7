"""DatasetController: joins the data set dock to the workspace. It decides nothing of a picture and nothing of a run."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Slot

from mnistgui.data import pictures, statistics
from mnistgui.data.catalog import DATA_SETS, DataSetInfo
from mnistgui.data.data_set import DataSet, GivenUpError, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.about import AboutSetDialog, MeanStd
from mnistgui.ui.dataset.folder_import import FolderImport
from mnistgui.ui.dataset.getting import GettingPanel
from mnistgui.ui.dataset.panel import DatasetPanel
from mnistgui.ui.dataset.scoring import Scoring
from mnistgui.ui.dataset.show_nine import ShowNineDialog
from mnistgui.ui.language import message_text
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import Workspace

SAVED = QT_TRANSLATE_NOOP("core", "Saved: {place}")


def _known_mean_std(info: DataSetInfo) -> MeanStd | None:
    return (info.mean, info.std) if info.mean else None


class DatasetController(QObject):
    """Asks the workspace for what the user wants, and gives the panel what there is."""

    def __init__(self, workspace: Workspace, panel: DatasetPanel) -> None:
        super().__init__(panel)
        self._workspace, self._panel, self._data = workspace, panel, workspace.data
        self.getting = GettingPanel(panel)
        self.getting.hide()
        self._about: AboutSetDialog | None = None
        self._nine: ShowNineDialog | None = None
        self._closing = threading.Event()
        self._mean_std: MeanStd | None = None
        self._import = FolderImport(workspace, panel)
        self._scoring = Scoring(workspace, panel.browser, self)
        self._given_up = threading.Event()
        self._mean_std_job = NewestJob(workspace.jobs, self)
        self._mean_std_job.done.connect(self._on_mean_std_computed)
        self._mean_std_job.failed.connect(workspace.failed)
        self._tensor_job = NewestJob(workspace.jobs, self)
        self._tensor_job.done.connect(self._on_tensor_made)
        self._tensor_job.failed.connect(self._on_tensor_failed)
        self._connect_panel()
        self._connect_data()

    def _connect_panel(self) -> None:
        panel, getting, data = self._panel, self.getting, self._data
        panel.data_set_requested.connect(self._on_panel_data_set_requested)
        panel.split_requested.connect(data.show_split)
        panel.folder_requested.connect(self._import.ask)
        panel.paths_dropped.connect(self._on_panel_paths_dropped)
        panel.about_requested.connect(self._on_panel_about_requested)
        panel.browser.save_images_requested.connect(self._on_browser_save_images_requested)
        panel.browser.save_grid_requested.connect(self._on_browser_save_grid_requested)
        panel.browser.tensor_requested.connect(self._on_browser_tensor_requested)
        getting.download_requested.connect(self._on_getting_download_requested)
        getting.local_files_chosen.connect(data.use_local_files)
        getting.cancel_requested.connect(data.cancel)

    def _connect_data(self) -> None:
        data, workspace = self._data, self._workspace
        data.loading.connect(self._on_data_loading)
        data.loaded.connect(self._on_data_loaded)
        data.shown.connect(self._on_data_shown)
        data.missing.connect(self._on_data_missing)
        data.load_failed.connect(self._on_data_load_failed)
        data.getting_progressed.connect(self.getting.show_progress)
        data.getting_failed.connect(self._on_data_getting_failed)
        data.getting_cancelled.connect(self._on_data_getting_cancelled)
        data.root_changed.connect(self._on_data_root_changed)
        workspace.config_changed.connect(self._on_workspace_config_changed)
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)

    def look_into(self, folder: Path) -> None:
        """Look into a folder of images that may become the data set."""
        self._import.look_into(folder)

    @Slot()
    def show_nine(self) -> None:
        """Show nine images of the split on show, with their labels."""
        if self._nine is None:
            self._nine = ShowNineDialog(self._panel)
            self._nine.save_requested.connect(self._on_nine_save_requested)
        self._nine.set_images(self._data.image_set)
        self._nine.show()
        self._nine.raise_()

    @Slot(object, object)
    def _on_nine_save_requested(self, picture_HWC: npt.NDArray[np.uint8], file: Path) -> None:
        self._save(partial(pictures.save_picture, picture_HWC, file), file)

    def give_up(self) -> None:
        """Ask the jobs at work to end."""
        self._closing.set()
        self._scoring.give_up()
        self._given_up.set()

    def ask_for_folder(self, key: str) -> None:
        """Let the user choose a folder, to be read as ``key`` (ImageFolder or DatasetFolder)."""
        self._import.ask(key)

    # From the user ----------------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_panel_data_set_requested(self, key: str) -> None:
        self._workspace.choose_data_set(self._panel.request_of(key))

    @Slot()
    def _on_getting_download_requested(self) -> None:
        # At once: the first bytes come after an import of seconds.
        self.getting.show_progress(None)
        self._data.download()

    @Slot(list)
    def _on_panel_paths_dropped(self, paths: list[Path]) -> None:
        """Take a folder for somebody's own images, unless a set is wanted whose files it may hold."""
        info = self._data.info
        is_here = self._data.data_set is not None or self._data.is_loading
        if not is_here and info is not None and not info.own_files and not info.embedded:
            self._data.use_local_files(paths)
        else:
            self._import.look_into(paths[0])

    @Slot()
    def _on_panel_about_requested(self) -> None:
        if self._about is None:
            self._about = AboutSetDialog(self._panel)
            self._about.root_change_requested.connect(self._data.set_root)
            self._about.set_locked(self._workspace.state is not RunState.IDLE)
        self._fill_about()
        self._about.show()
        self._about.raise_()
        self._compute_mean_std()

    def _compute_mean_std(self) -> None:
        """Compute what the catalogue does not know of the set at hand, where it is to be seen."""
        data_set = self._data.data_set
        if self._about is None or not self._about.isVisible() or data_set is None or self._mean_std is not None:
            return
        first = next(iter(data_set.splits.values()))
        self._given_up = threading.Event()
        self._mean_std_job.ask(partial(_mean_std, first, self._given_up))

    def _fill_about(self) -> None:
        info = self._data.info
        if self._about is not None and info is not None:
            self._about.show_set(info, self._data.data_set, self._data.root, self._mean_std)

    @Slot(object)
    def _on_mean_std_computed(self, mean_std: MeanStd | None) -> None:
        self._mean_std = mean_std
        self._fill_about()

    @Slot(object, object)
    def _on_browser_save_images_requested(self, indices: npt.NDArray[np.intp], folder: Path) -> None:
        images = self._panel.browser.image_set
        save = partial(self._workspace.services.save_images, images, indices, folder, self._closing.is_set)
        self._save(save, folder)

    @Slot(object, object)
    def _on_browser_save_grid_requested(self, indices: npt.NDArray[np.intp], file: Path) -> None:
        self._save(partial(self._workspace.services.save_grid, self._panel.browser.image_set, indices, file), file)

    def _save(self, work: Callable[[], Any], place: Path) -> None:
        self._workspace.jobs.start(partial(_saved, work, place), self._on_saved, self._on_job_failed)

    @Slot(object)
    def _on_saved(self, place: Path | None) -> None:
        if place is not None:
            self._workspace.noticed.emit(Message(SAVED, {"place": str(place)}))

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        self._workspace.failed.emit(message, details)

    # The tensor of the chosen image -----------------------------------------------------------------------------------

    @Slot(int)
    def _on_browser_tensor_requested(self, image: int) -> None:
        image_set = self._panel.browser.image_set
        # Before torch is there it would be loaded twice at a time; it is asked for again then.
        if image_set is None or self._workspace.runtime is None:
            return
        config, services = self._workspace.config, self._workspace.services
        self._tensor_job.ask(partial(_tensor, services.preview, image_set, image, config.transforms, config.seed))

    @Slot(object)
    def _on_tensor_made(self, answer: tuple[int, object]) -> None:
        image, preview = answer
        stage = preview.stages[-1]  # type: ignore[attr-defined]
        self._panel.browser.set_tensor(
            image, stage.shape, stage.kind.split()[0], stage.minimum, stage.maximum, stage.picture_KHWC[0]
        )

    @Slot(object, str)
    def _on_tensor_failed(self, _message: Message, _details: str) -> None:
        # Transforms that do not fit the images are refused where they are set, with the reason.
        self._panel.browser.clear_tensor()

    def _ask_for_tensor(self) -> None:
        image = self._panel.browser.current_image
        if image is not None:
            self._on_browser_tensor_requested(image)

    # From the data ----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_data_loading(self, request: SetRequest) -> None:
        self._mean_std = _known_mean_std(DATA_SETS[request.key])
        self._given_up.set()
        self._mean_std_job.forget()
        self._panel.show_wanted(request)
        self._panel.show_loading()
        if self._nine is not None:
            self._nine.set_images(None)
        self._fill_about()

    @Slot(object)
    def _on_data_loaded(self, data_set: DataSet) -> None:
        self._panel.set_data_set(data_set, self._data.split)
        self._fill_about()
        self._compute_mean_std()

    @Slot(object)
    def _on_data_shown(self, image_set: ImageSet) -> None:
        if self._panel.browser.image_set is not image_set:
            self._panel.set_image_set(image_set)
        if self._nine is not None and self._nine.isVisible():
            self._nine.set_images(image_set)

    @Slot(object)
    def _on_data_missing(self, info: DataSetInfo) -> None:
        self.getting.show_missing(info, self._data.root)
        self._panel.show_getting(self.getting)
        self._fill_about()

    @Slot(object)
    def _on_data_load_failed(self, message: Message) -> None:
        info = self._data.info
        if info is None or info.embedded or info.own_files:
            self._panel.show_failure(message_text(message))
            return
        # A damaged file can be fetched again.
        self._on_data_missing(info)
        self.getting.show_failure(message_text(message))

    @Slot(object)
    def _on_data_getting_failed(self, message: Message) -> None:
        self.getting.show_failure(message_text(message))

    @Slot()
    def _on_data_getting_cancelled(self) -> None:
        if self._data.info is not None:
            self._on_data_missing(self._data.info)

    @Slot(object)
    def _on_data_root_changed(self, _root: Path) -> None:
        self._fill_about()

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_config_changed(self, _config: object) -> None:
        self._ask_for_tensor()

    @Slot(object)
    def _on_workspace_torch_loaded(self, _runtime: object) -> None:
        self._ask_for_tensor()

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        self._panel.set_locked(state is not RunState.IDLE)
        if self._about is not None:
            self._about.set_locked(state is not RunState.IDLE)


def _tensor(preview: object, image_set: ImageSet, image: int, steps: Sequence[object], seed: int) -> tuple[int, object]:
    # As a test or a drawing would be prepared: random steps, which would show another tensor each time, are left out.
    return image, preview(image_set, np.array([image]), steps, seed, 1, False)  # type: ignore[operator]


def _mean_std(image_set: ImageSet, given_up: threading.Event) -> MeanStd | None:
    try:
        return statistics.mean_std(image_set, given_up.is_set)
    except GivenUpError:
        return None


def _saved(work: Callable[[], Any], place: Path) -> Path | None:
    try:
        work()
    except GivenUpError:
        return None
    return place
