"""DataBench: everything of the window that is about data, joined to the workspace: the dock, its tabs, the page."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.catalog import DATA_SETS, DataSetInfo
from mnistgui.data.data_set import SetRequest
from mnistgui.ui.data_page import DataPage
from mnistgui.ui.dataset.batches_controller import BatchesController
from mnistgui.ui.dataset.batches_view import BatchesView
from mnistgui.ui.dataset.code_controller import CodeController
from mnistgui.ui.dataset.code_strip import CodeStrip
from mnistgui.ui.dataset.controller import DatasetController
from mnistgui.ui.dataset.panel import DatasetPanel
from mnistgui.ui.dataset.statistics_view import StatisticsView
from mnistgui.ui.torchvision_tree import TorchvisionTree
from mnistgui.ui.transforms.controller import DataPageController
from mnistgui.ui.transforms.editor import TransformsEditor
from mnistgui.ui.workspace import Workspace


class DataBench(QObject):
    """Builds the views, which the window then puts into their places; it asks the window to show one by name."""

    page_wanted = Signal(str)  # object name of a page or dock
    control_wanted = Signal(str)  # object name of a widget, wherever it is
    images_counted = Signal(int, int)  # images of an epoch, and those held back for validation

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.panel, self.batches_view, self.code_strip = DatasetPanel(), BatchesView(), CodeStrip()
        self.panel.add_tab(self.batches_view, "")
        self.panel.set_strip(self.code_strip)
        self.transforms_editor, self.statistics_view = TransformsEditor(), StatisticsView()
        self.torchvision_tree = TorchvisionTree()
        self.page = DataPage(self.transforms_editor, self.statistics_view, self.torchvision_tree)
        self._dataset = DatasetController(workspace, self.panel)
        self._batches = BatchesController(workspace, self.batches_view)
        self._code = CodeController(workspace, self.code_strip)
        self._page = DataPageController(workspace, self.page, self.transforms_editor, self.statistics_view)
        self.page.view_shown.connect(self._page.refresh)
        workspace.data.loaded.connect(self._on_data_loaded)
        workspace.data.missing.connect(self._on_data_missing)
        workspace.data.load_failed.connect(self._on_data_load_failed)
        workspace.config_changed.connect(self._on_workspace_config_changed)
        self.torchvision_tree.opened.connect(self._on_torchvision_tree_opened)

    def give_up(self) -> None:
        """Ask every job at work to end, for the window closes."""
        for controller in (self._dataset, self._batches, self._page):
            controller.give_up()

    def show_batches(self) -> None:
        """Bring the tab "Batches" of the panel to the front."""
        self.panel.show_tab(self.batches_view)

    @Slot()
    def refresh(self) -> None:
        """Compute what is seen now and was not yet (call when another page is shown)."""
        self._page.refresh()

    @Slot(object)
    def import_folder(self, folder: Path) -> None:
        """Look into a folder of images, as if it had been dropped: it may become the data set."""
        self._dataset.look_into(folder)

    @Slot()
    def show_nine(self) -> None:
        """Show nine images with their labels."""
        self._dataset.show_nine()

    @Slot()
    def show_transforms(self) -> None:
        """Go to the list of transforms."""
        self.page_wanted.emit(self.page.objectName())
        self.page.show_view(self.transforms_editor)

    @Slot(str, str)
    def _on_torchvision_tree_opened(self, kind: str, key: str) -> None:
        """Go where a name of torchvision lives in this program."""
        match kind:
            case "dataset" if DATA_SETS[key].own_files:
                self._dataset.ask_for_folder(key)
            case "dataset":
                self.page_wanted.emit("dock.dataset")
                self._workspace.choose_data_set(SetRequest(key=key))
            case "model":
                self._workspace.take(replace(self._workspace.config, model=key).without_unused())
                self.control_wanted.emit("hyper.model")
            case "transform":
                self.page.show_view(self.transforms_editor)
                self.transforms_editor.offer(key)
            case "widget":
                self.control_wanted.emit(key)

    @Slot(object)
    def _on_data_loaded(self, _data_set: object) -> None:
        self.images_counted.emit(*self._workspace.training_images)

    @Slot(object)
    def _on_data_missing(self, info: DataSetInfo) -> None:
        # Not of the set before: what an epoch of this one will be is known without its files.
        self.images_counted.emit(info.counts[0] if "train" in info.splits and info.counts else 0, 0)

    @Slot(object)
    def _on_data_load_failed(self, _message: object) -> None:
        info = self._workspace.data.info
        if info is not None:
            self._on_data_missing(info)

    @Slot(object)
    def _on_workspace_config_changed(self, _config: object) -> None:
        if self._workspace.data.data_set is not None:
            self.images_counted.emit(*self._workspace.training_images)

    def retranslate(self) -> None:
        """Write the texts that are no view's own in the present language."""
        self.panel.set_tab_title(self.batches_view, self.tr("Batches"))
