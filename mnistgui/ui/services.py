"""What the window asks of the rest of the program. `app` gives the answers, so that ``ui`` never imports torch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.epochs import EpochPlan
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message
from mnistgui.models.layers import LayerRow
from mnistgui.training.config import TrainingConfig
from mnistgui.training.resume import ResumePoint
from mnistgui.training.scores import Scores
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.ui.threads.training_thread import Run


class MakeRun(Protocol):
    """Returns the run that a training thread then calls; ``runs_dir`` None writes no folder.

    With ``resume`` the run goes on in its own folder where it stopped.
    """

    def __call__(
        self,
        config: TrainingConfig,
        train: ImageSet,
        test: ImageSet,
        store: SnapshotStore,
        runs_dir: Path | None,
        resume: ResumePoint | None = None,
    ) -> Run: ...


@dataclass(frozen=True, kw_only=True)
class Services:
    """Callables of the core. Unless said otherwise each may take long: it is called in a job, not on the UI thread."""

    # Imports torch and torchvision; returns a `training.runtime.Runtime`.
    load_torch: Callable[[], Any]
    # On the UI thread, once torch is loaded: takes it off parallel torch, at once.
    prepare_ui_thread: Callable[[], None]
    # (request, data root, give_up) -> DataSet, or NotOnDiskError; MNIST needs no torch.
    load_data_set: Callable[[SetRequest, Path, Callable[[], bool]], DataSet]
    # (info, data root, progress=, cancelled=): fetches the files of a set to where torchvision puts them.
    download: Callable[..., None]
    # (info, data root, paths, progress=, cancelled=): copies them from the user's own files.
    take_local_files: Callable[..., None]
    # folder -> a `data.folder_scan.FolderScan`.
    scan_folder: Callable[[Path], Any]
    # (scan, side, colour) -> a `data.folder_scan.FolderPreview`.
    preview_folder: Callable[[Any, int, bool], Any]
    # (image set, indices, folder, give_up), and (image set, indices, file): write pictures.
    save_images: Callable[..., Any]
    save_grid: Callable[..., Any]
    # (image set, indices of one batch, steps, seed, iteration, training) -> a `data.transforms.preview.Preview`.
    preview: Callable[..., Any]
    # (config, training images, epoch, give_up) -> an EpochPlan.
    plan_epoch: Callable[[TrainingConfig, ImageSet, int, Callable[[], bool]], EpochPlan]
    # (ModelSnapshot, image set, config of its run, give_up) -> Scores.
    score: Callable[[Any, ImageSet, TrainingConfig, Callable[[], bool]], Scores]
    # Returns a predictor of the net that the program ships.
    load_pretrained: Callable[[], Any]
    # Returns the ModelSnapshot of the net that the program ships.
    load_pretrained_snapshot: Callable[[], Any]
    # (ModelSnapshot, image set) -> a `training.assessment.Assessment`.
    assess: Callable[[Any, ImageSet], Any]
    # The folder of a run -> the ModelSnapshot that was saved there.
    load_snapshot: Callable[[Path], Any]
    # ModelSnapshot -> a predictor of it.
    make_predictor: Callable[[Any], Any]
    # (predictor, ink, `drawing.explanation.Method`, label or None: the answer) -> an Explanation; None of an empty ink.
    explain: Callable[..., Any]
    # (config, image set) -> trainable parameters of the net that the config asks for.
    count_parameters: Callable[[TrainingConfig, ImageSet], int]
    # The folder of a run -> where it goes on.
    open_run: Callable[[Path], ResumePoint]
    # (config, train and test images, devices) -> why a run cannot begin, by field.
    refusals: Callable[[TrainingConfig, ImageSet, ImageSet, Sequence[str]], dict[str, Message]]
    # (config, image set) -> a `models.layers.LayerRow` for each layer of that net.
    summarize: Callable[[TrainingConfig, ImageSet], tuple[LayerRow, ...]]
    # (config, training images, how many test images, give_up) -> a `training.estimate.Estimate`; None: given up.
    estimate: Callable[[TrainingConfig, ImageSet, int, Callable[[], bool]], Any]
    # (weights and biases of each layer, names of the hidden activations, output, loss, points, labels) -> a
    # `training.autograd_reference.Reference`.
    gradient_reference: Callable[..., Any]
    # At once.
    make_run: MakeRun
