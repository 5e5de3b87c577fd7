"""What the window asks of the rest of the program. `app` gives the answers, so that ``ui`` never imports torch."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import TrainingConfig
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.ui.threads.training_thread import Run


class MakeRun(Protocol):
    """Returns the run that a training thread then calls; ``runs_dir`` None writes no folder."""

    def __call__(
        self, config: TrainingConfig, train: ImageSet, test: ImageSet, store: SnapshotStore, runs_dir: Path | None
    ) -> Run: ...


@dataclass(frozen=True, kw_only=True)
class Services:
    """Callables of the core. Unless said otherwise each may take long: it is called in a job, not on the UI thread."""

    # Imports torch and torchvision; returns a `training.runtime.Runtime`.
    load_torch: Callable[[], Any]
    # On the UI thread, once torch is loaded: takes it off parallel torch, at once.
    prepare_ui_thread: Callable[[], None]
    # (data set, split) -> ImageSet; needs no torch.
    load_image_set: Callable[[str, str], ImageSet]
    # Returns a predictor of the net that the program ships.
    load_pretrained: Callable[[], Any]
    # ModelSnapshot -> a predictor of it.
    make_predictor: Callable[[Any], Any]
    # (config, image set) -> trainable parameters of the net that the config asks for.
    count_parameters: Callable[[TrainingConfig, ImageSet], int]
    # At once.
    make_run: MakeRun
