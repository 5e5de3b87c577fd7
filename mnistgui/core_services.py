"""The core, as the window calls it: each function runs in a job, on one torch thread, and imports what it needs itself.

Nothing here imports torch at the top: the window is painted before torch is loaded.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from mnistgui.data.catalog import DataSetInfo
    from mnistgui.data.data_set import DataSet, SetRequest
    from mnistgui.data.epochs import EpochPlan
    from mnistgui.data.image_set import ImageSet
    from mnistgui.data.transforms.step import TransformStep
    from mnistgui.drawing.explanation import Explanation, Method
    from mnistgui.drawing.ink import Ink
    from mnistgui.drawing.predictor import Predictor
    from mnistgui.messages import Message
    from mnistgui.models.layers import LayerRow
    from mnistgui.models.snapshot import ModelSnapshot
    from mnistgui.training.autograd_reference import Reference
    from mnistgui.training.config import TrainingConfig
    from mnistgui.training.control import RunControl
    from mnistgui.training.estimate import Estimate
    from mnistgui.training.resume import ResumePoint
    from mnistgui.training.scores import Scores
    from mnistgui.training.snapshots import SnapshotStore
    from mnistgui.ui.services import Services
    from mnistgui.ui.threads.training_thread import Run

# Every image of a batch is drawn for, and only so many are shown.
_MOST_SHOWN: Final = 512


def services() -> "Services":
    """Return what the window asks of the core."""
    from mnistgui.ui.services import Services

    return Services(
        load_torch=_load_torch,
        prepare_ui_thread=_use_one_thread,
        load_data_set=_load_data_set,
        download=_download,
        take_local_files=_take_local_files,
        scan_folder=_scan_folder,
        preview_folder=_preview_folder,
        save_images=_save_images,
        save_grid=_save_grid,
        preview=_preview,
        plan_epoch=_plan_epoch,
        score=_score,
        load_pretrained=_load_pretrained,
        load_pretrained_snapshot=_load_pretrained_snapshot,
        assess=_assess,
        load_snapshot=_load_snapshot,
        make_predictor=_make_predictor,
        explain=_explain,
        count_parameters=_count_parameters,
        open_run=_open_run,
        refusals=_refusals,
        summarize=_summarize,
        estimate=_estimate,
        gradient_reference=_gradient_reference,
        make_run=_make_run,
    )


def _use_one_thread() -> None:
    from mnistgui.training.runtime import use_one_thread

    use_one_thread()


def _load_torch() -> Any:
    # Also what the first Start and the first drawing need, so that neither waits for an import.
    import mnistgui.drawing.predictor
    import mnistgui.drawing.saliency
    import mnistgui.training.loop  # noqa: F401
    from mnistgui.perceptron import separability
    from mnistgui.training.runtime import load_torch

    runtime = load_torch()
    # The perceptron page's first verdict needs scipy, whose import its slot shall not wait for.
    separability.warm_up()
    return runtime


# Data sets ------------------------------------------------------------------------------------------------------------


def _load_data_set(request: "SetRequest", root: Path, give_up: Callable[[], bool]) -> "DataSet":
    from mnistgui.data import library

    if request.key == "FakeData":  # made with torch
        _use_one_thread()
    return library.load(request, root, give_up)


def _download(info: "DataSetInfo", root: Path, **report: Any) -> None:
    from mnistgui.data.download import download

    download(info, root, **report)


def _take_local_files(info: "DataSetInfo", root: Path, paths: Sequence[Path], **report: Any) -> None:
    from mnistgui.data.local_files import take

    take(info, root, paths, **report)


def _scan_folder(folder: Path) -> Any:
    from mnistgui.data.folder_scan import scan_folder

    return scan_folder(folder)


def _preview_folder(scan: Any, side: int, colour: bool) -> Any:
    from mnistgui.data.folder_scan import preview_folder

    return preview_folder(scan, side, colour)


def _save_images(
    image_set: "ImageSet", indices: "npt.NDArray[np.intp]", folder: Path, give_up: Callable[[], bool]
) -> Any:
    from mnistgui.data.pictures import save_images

    return save_images(image_set, indices, folder, give_up)


def _save_grid(image_set: "ImageSet", indices: "npt.NDArray[np.intp]", file: Path) -> Any:
    from mnistgui.data.pictures import save_grid

    _use_one_thread()
    return save_grid(image_set, indices, file)


# Transforms and batches -----------------------------------------------------------------------------------------------


def _preview(
    image_set: "ImageSet",
    indices: "npt.NDArray[np.int64]",
    steps: "tuple[TransformStep, ...]",
    seed: int,
    iteration: int,
    training: bool,
) -> Any:
    """Return a `transforms.preview.Preview` of the images ``indices``, taken as one batch, of which few are shown."""
    from mnistgui.data.transforms.preview import preview

    _use_one_thread()
    import numpy as np

    shown = range(min(len(indices), _MOST_SHOWN))
    # Random steps draw for the whole batch, which may be the whole set: those that are not shown stay untouched zeros,
    # which the system gives no memory.
    images_BHWC = np.zeros((len(indices), *image_set.shape_HWC), np.uint8)
    images_BHWC[: len(shown)] = image_set.images_NHWC[indices[: len(shown)]]
    return preview(images_BHWC, steps, seed=seed, iteration=iteration, positions=shown, training=training)


def _plan_epoch(
    config: "TrainingConfig", image_set: "ImageSet", epoch: int, give_up: Callable[[], bool]
) -> "EpochPlan":
    from mnistgui.data.epochs import plan_epoch
    from mnistgui.training.samples import kept

    _use_one_thread()
    return plan_epoch(
        kept(config, image_set),
        epoch=epoch,
        batch_size=config.batch_size,
        shuffle=config.shuffle,
        drop_last=config.drop_last,
        seed=config.seed,
        validation_share=config.validation_share,
        give_up=give_up,
    )


# Nets -----------------------------------------------------------------------------------------------------------------


def _score(
    snapshot: "ModelSnapshot", image_set: "ImageSet", config: "TrainingConfig", give_up: Callable[[], bool]
) -> "Scores":
    from mnistgui.training.scores import score

    _use_one_thread()
    return score(snapshot, image_set, target=config.target, give_up=give_up)


def _load_pretrained() -> Any:
    from mnistgui.drawing.shipped import pretrained

    _use_one_thread()
    return pretrained()


def _load_pretrained_snapshot() -> "ModelSnapshot":
    from mnistgui.models.weights_header import pretrained_folder

    return _load_snapshot(pretrained_folder())


def _assess(snapshot: "ModelSnapshot", image_set: "ImageSet") -> Any:
    from mnistgui.training.assessment import assess

    _use_one_thread()
    return assess(snapshot, image_set.images_NHWC, image_set.labels_N)


def _load_snapshot(folder: Path) -> "ModelSnapshot":
    from mnistgui.models.snapshot import load_snapshot

    _use_one_thread()
    return load_snapshot(folder)


def _make_predictor(snapshot: Any) -> Any:
    from mnistgui.drawing.shipped import predictor_of

    _use_one_thread()
    return predictor_of(snapshot)


def _explain(predictor: "Predictor", ink: "Ink", method: "Method", label: int | None) -> "Explanation | None":
    from mnistgui.drawing import raster
    from mnistgui.drawing.saliency import explain

    _use_one_thread()
    stages = raster.stages(ink)
    return None if stages is None else explain(predictor, stages.fed_HWC, method, label)


def _count_parameters(config: "TrainingConfig", images: "ImageSet") -> int:
    import torch

    from mnistgui.models.catalog import build
    from mnistgui.training.architecture import architecture_of

    # On the meta device nothing is computed, and torch's default generator, which belongs to the run, is left alone.
    with torch.device("meta"):
        return sum(weight.numel() for weight in build(architecture_of(config, images)).parameters())


def _open_run(folder: Path) -> "ResumePoint":
    from mnistgui.training.resume import open_run

    return open_run(folder)


def _refusals(
    config: "TrainingConfig", train: "ImageSet", test: "ImageSet", devices: Sequence[str]
) -> "dict[str, Message]":
    from mnistgui.training.refusals import refusals

    _use_one_thread()
    return refusals(config, train, test, devices)


def _summarize(config: "TrainingConfig", images: "ImageSet") -> "tuple[LayerRow, ...]":
    from mnistgui.models.summary import summarize
    from mnistgui.training.architecture import architecture_of

    _use_one_thread()
    return summarize(architecture_of(config, images))


def _estimate(
    config: "TrainingConfig", train: "ImageSet", test_images: int, give_up: Callable[[], bool]
) -> "Estimate | None":
    from mnistgui.training.estimate import estimate
    from mnistgui.training.runtime import training_threads

    _use_one_thread()
    threads = training_threads(config.threads)
    return estimate(config, train, threads=threads, test_images=test_images, give_up=give_up)


def _gradient_reference(
    layers: "Sequence[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]",
    hidden_activations: Sequence[str],
    output: str,
    loss: str,
    points_NI: "npt.NDArray[np.float64]",
    labels_N: "npt.NDArray[np.int64]",
) -> "Reference":
    _use_one_thread()
    from mnistgui.training.autograd_reference import reference

    return reference(layers, hidden_activations, output, loss, points_NI, labels_N)


def _make_run(
    config: "TrainingConfig",
    train: "ImageSet",
    test: "ImageSet",
    store: "SnapshotStore",
    runs_dir: Path | None,
    resume: "ResumePoint | None" = None,
) -> "Run":
    from mnistgui.messages import UserError
    from mnistgui.training import loop
    from mnistgui.training.runs import new_run_folder

    def run_now(emit: "loop.Emit", control: "RunControl") -> None:
        try:
            if resume is not None:
                folder: Path | None = resume.folder
            else:
                folder = None if runs_dir is None else new_run_folder(runs_dir)
        except UserError as error:
            emit(loop.failure(error))
            return
        data = loop.TrainingData(train=train, test=test)
        checkpoint = None if resume is None else resume.checkpoint
        loop.run(config, data, emit=emit, control=control, store=store, folder=folder, resume=checkpoint)

    return run_now
