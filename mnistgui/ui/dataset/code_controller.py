"""CodeController: writes the code strip from the settings and the data set on show."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from mnistgui.data.code import loader_code, set_code
from mnistgui.ui.dataset.code_strip import CodeStrip
from mnistgui.ui.workspace import Workspace


class CodeController(QObject):
    """The strip lights what a new text has otherwise, so that it is enough to write it anew."""

    def __init__(self, workspace: Workspace, strip: CodeStrip) -> None:
        super().__init__(strip)
        self._workspace, self._strip = workspace, strip
        workspace.config_changed.connect(self._on_changed)
        workspace.data.changed.connect(self.write)
        workspace.data.shown.connect(self._on_changed)
        workspace.data.root_changed.connect(self._on_changed)
        self.write()

    @Slot()
    def write(self) -> None:
        """Write the code of the present settings."""
        data, config = self._workspace.data, self._workspace.config
        info, request = data.info, data.request or config.set_request
        # A target transform of other classes, or steps of other images, on the way from one set to the next.
        if info is None or config.problems():
            return
        split = data.split if data.split in info.splits else info.splits[0]
        roots = data.data_set.roots if data.data_set is not None else {}
        root = roots.get(split, Path(request.folder) if info.own_files else data.root)
        code = set_code(info, request, split=split, root=root, steps=config.transforms, target_transform=config.target)
        loader = loader_code(batch_size=config.batch_size, shuffle=config.shuffle, drop_last=config.drop_last)
        self._strip.set_code(code + loader)

    @Slot(object)
    def _on_changed(self, _what: object) -> None:
        self.write()
