"""StatusLine: what is loaded and chosen, in one line at the bottom of the window."""

from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QLabel, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import DEVICES, MODELS
from mnistgui.ui import theme
from mnistgui.ui.language import core_text
from mnistgui.ui.workspace import Workspace


class StatusLine(QLabel):
    """``status.message``: data set, net with its number of parameters, device, version of PyTorch."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status.message")
        self.setProperty("role", "muted")
        self.setContentsMargins(theme.SPACING, 0, 0, 0)
        self._workspace = workspace
        self._parameters: int | None = None
        workspace.data.shown.connect(self._on_data_shown)
        workspace.data.changed.connect(self._on_data_changed)
        workspace.config_changed.connect(self._on_workspace_config_changed)
        workspace.parameters_counted.connect(self._on_workspace_parameters_counted)
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.can_train_changed.connect(self._on_workspace_can_train_changed)
        self.retranslate()

    @Slot(object)
    def _on_data_shown(self, _image_set: ImageSet) -> None:
        self.retranslate()

    @Slot()
    def _on_data_changed(self) -> None:
        self.retranslate()

    @Slot(object)
    def _on_workspace_config_changed(self, _config: object) -> None:
        self._parameters = None
        self.retranslate()

    @Slot(int)
    def _on_workspace_parameters_counted(self, parameters: int) -> None:
        self._parameters = parameters
        self.retranslate()

    @Slot(object)
    def _on_workspace_torch_loaded(self, _runtime: Any) -> None:
        self.retranslate()

    @Slot(bool)
    def _on_workspace_can_train_changed(self, _can_train: bool) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Write the line in the present language."""
        self.setAccessibleName(self.tr("What is loaded"))
        self.setText(" · ".join(self._parts()))

    def _parts(self) -> list[str]:
        workspace, config = self._workspace, self._workspace.config
        info, shown = workspace.data.info, workspace.data.image_set
        title = config.dataset if info is None else info.title
        parts = [title]
        if shown is not None:
            parts = [self.tr("{name} {split}: {count} images").format(
                name=title, split=self._split_name(shown.split), count=f"{len(shown):,}"
            )]  # fmt: skip
        model = next(core_text(choice.label) for choice in MODELS if choice.key == config.model)
        if self._parameters is None:
            parts.append(model)
        else:
            parts.append(self.tr("{model}: {count} parameters").format(model=model, count=f"{self._parameters:,}"))
        parts.append(next(core_text(choice.label) for choice in DEVICES if choice.key == config.device))
        if workspace.runtime is not None:
            parts.append(f"PyTorch {workspace.runtime.torch_version}")
        elif not workspace.load_failed:
            parts.append(self.tr("loading PyTorch…"))
        return parts

    def _split_name(self, split: str) -> str:
        return {"train": self.tr("train"), "test": self.tr("test"), "all": self.tr("train + test")}.get(split, split)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
