"""CodeController: writes the code strip from the settings and the data set on show: data, net, optimizer and loop."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.code import loader_code, set_code
from mnistgui.data.code_text import CodeText
from mnistgui.export.training_code import training_code
from mnistgui.messages import UserError
from mnistgui.models.catalog import MODELS
from mnistgui.training.architecture import architecture_for
from mnistgui.training.config import TrainingConfig
from mnistgui.ui.dataset.code_strip import CodeStrip
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import Workspace


class CodeController(QObject):
    """The strip lights what a new text has otherwise, so that it is enough to write it anew."""

    def __init__(self, workspace: Workspace, strip: CodeStrip) -> None:
        super().__init__(strip)
        self._workspace, self._strip = workspace, strip
        self._data_code: CodeText | None = None
        # Nets that are no lists of layers are built, without weights, to see what they are made of.
        self._zoo_job = NewestJob(workspace.jobs, self)
        # Where that fails the net is refused at its field, and the data are still what they are.
        self._zoo_job.done.connect(self._on_zoo_job_done)
        workspace.config_changed.connect(self._on_changed)
        workspace.data.changed.connect(self.write)
        workspace.data.shown.connect(self._on_changed)
        workspace.data.root_changed.connect(self._on_changed)
        workspace.torch_loaded.connect(self._on_changed)
        self.write()

    @Slot()
    def write(self) -> None:
        """Write the code of the present settings."""
        data, config = self._workspace.data, self._workspace.config
        info, request = data.info, data.request or config.set_request
        self._zoo_job.forget()
        # A target transform of other classes, or steps of other images, on the way from one set to the next.
        if info is None or config.problems():
            return
        split = data.split if data.split in info.splits else info.splits[0]
        roots = data.data_set.roots if data.data_set is not None else {}
        root = roots.get(split, Path(request.folder) if info.own_files else data.root)
        code = set_code(info, request, split=split, root=root, steps=config.transforms, target_transform=config.target)
        loader = loader_code(batch_size=config.batch_size, shuffle=config.shuffle, drop_last=config.drop_last)
        self._data_code = code + loader
        self._write_training(config, info)

    def _write_training(self, config: TrainingConfig, info: DataSetInfo) -> None:
        assert self._data_code is not None
        names = info.class_names
        if not names or not config.target.fits(len(names)):
            self._strip.set_code(self._data_code)  # of a user's own files, before they were read
            return
        architecture = architecture_for(config, config.shape_HWC, names)
        if MODELS[config.model].layers is None:
            self._strip.set_code(self._data_code)
            if self._workspace.runtime is not None:
                self._zoo_job.ask(partial(training_code, config, architecture))
            return
        try:
            self._strip.set_code(self._data_code + training_code(config, architecture))
        except UserError:
            self._strip.set_code(self._data_code)  # there is no such net: it is refused at its field

    @Slot(object)
    def _on_zoo_job_done(self, code: CodeText) -> None:
        if self._data_code is not None:
            self._strip.set_code(self._data_code + code)

    @Slot(object)
    def _on_changed(self, _what: object) -> None:
        self.write()
