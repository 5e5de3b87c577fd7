"""The commands evaluate and predict: what the net of a run says. Nothing at the top brings in Qt or torch."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnistgui.cli_runs import RUN_HELP, config_of, json_text, percent, run_folder_of, run_parser
from mnistgui.console import FAILED, RefusedError, complain, explained, load_data_set, say
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import SetRequest
from mnistgui.messages import Message, UserError
from mnistgui.models.weights_header import PRETRAINED
from mnistgui.paths import default_places
from mnistgui.training.config import OWN_FILES, TrainingConfig

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from mnistgui.data.image_set import ImageSet
    from mnistgui.drawing.prediction import Prediction
    from mnistgui.models.snapshot import ModelSnapshot
    from mnistgui.training.assessment import Assessment


# --- evaluate


def evaluate(argv: list[str]) -> int:
    """Test the net of a run; return the exit status."""
    parser = run_parser("evaluate", "Test the net of a run: accuracy, loss, accuracy of each class, confusion matrix.")
    parser.add_argument("run", metavar="RUN", help=f"{RUN_HELP}; or {PRETRAINED}: the net that comes with the program")
    parser.add_argument(
        "--dataset", metavar="NAME", help="another set than the run's, or a folder with pictures, one subfolder a class"
    )
    parser.add_argument("--data-root", type=Path, metavar="DIR", help="where data sets are kept")
    parser.add_argument("--download", action="store_true", help="fetch the data set first where it is not there yet")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    arguments = parser.parse_args(argv)
    return explained(parser.prog, partial(_evaluate_run, arguments), debug=arguments.debug)


def _evaluate_run(arguments: argparse.Namespace) -> int:
    folder = run_folder_of(arguments)
    config = config_of(arguments, folder)
    request = _request(arguments.dataset, config)
    from mnistgui.models.snapshot import load_snapshot
    from mnistgui.training.assessment import assess
    from mnistgui.training.losses import build_criterion
    from mnistgui.training.runtime import use_training_threads

    snapshot = load_snapshot(folder)
    if request.key in OWN_FILES:
        height, _, channels = snapshot.preparation.shape_HWC
        request = replace(request, side=height, colour=channels == 3)
    splits = load_data_set(
        request, arguments.data_root or default_places().data_root, download=arguments.download
    ).splits
    split = next((name for name in ("test", "all") if name in splits), list(splits)[-1])
    use_training_threads()
    images_NHWC, labels_N = _fitted(snapshot, splits[split], config)
    criterion = None if config is None else build_criterion(config, training=False)
    found = assess(snapshot, images_NHWC, labels_N, criterion=criterion)
    figures = {"run": folder.name, "dataset": request.folder or request.key, "split": split}
    if arguments.json:
        say(json_text(figures | _assessed(found)))
    else:
        for line in _assessed_lines(figures, found):
            say(line)
    return 0


def _request(name: str | None, config: TrainingConfig | None) -> SetRequest:
    """Return the set that is meant: one of the catalogue, a folder of pictures, the run's own, or else MNIST."""
    if name is None:
        return SetRequest(key="MNIST") if config is None else config.set_request
    keys = {key.casefold(): key for key in DATA_SETS if key not in OWN_FILES}
    if name.casefold() in keys:
        return SetRequest(key=keys[name.casefold()])
    if Path(name).is_dir():
        return SetRequest(key="ImageFolder", folder=name)
    raise RefusedError(f"there is no data set {name}; the sets are: {', '.join(keys.values())}, or give a folder")


def _fitted(
    snapshot: "ModelSnapshot", image_set: "ImageSet", config: TrainingConfig | None
) -> "tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]":
    """Return the images in the size that the net takes, and their labels, counted as the net's classes are.

    Raises:
        UserError: the set has a class that the net does not know.
    """
    import numpy as np

    names, labels_N = image_set.class_names, image_set.labels_N
    if config is not None and config.target.kind != "none" and config.target.fits(len(names)):
        labels_N = config.target.table(len(names))[labels_N]
        names = config.target.class_names(names)
    places = {name: place for place, name in enumerate(snapshot.class_names)}
    unknown = [name for name in names if name not in places]
    if unknown:
        figures = {"classes": ", ".join(unknown[:5]), "known": ", ".join(snapshot.class_names[:12])}
        raise UserError(
            Message("The set has classes that the net does not know ({classes}). It knows {known}.", figures)
        )
    # The last entry is that of -1, an image that takes no part.
    labels_N = np.array([*(places[name] for name in names), -1], np.int64)[labels_N]
    if image_set.shape_HWC == snapshot.preparation.shape_HWC:
        return image_set.images_NHWC, labels_N
    from mnistgui.drawing.predictor import Predictor

    predictor = Predictor(snapshot)
    return np.stack([predictor.fitted(image_HWC) for image_HWC in image_set.images_NHWC]), labels_N


def _assessed(found: "Assessment") -> dict[str, Any]:
    counts_K = found.confusion_KK.sum(axis=1).tolist()
    classes = zip(found.class_names, counts_K, found.class_accuracies_K.tolist(), strict=True)
    return {
        "images": found.images,
        "accuracy": found.accuracy,
        "loss": found.loss,
        "classes": [{"class": name, "images": count, "accuracy": share} for name, count, share in classes],
        "confusion": found.confusion_KK.tolist(),
    }


def _assessed_lines(figures: dict[str, str], found: "Assessment") -> list[str]:
    names = found.class_names
    width = max(len("label"), *(len(name) for name in names))
    cells = [[str(count) for count in row] for row in found.confusion_KK.tolist()]
    widths = [max(len(name), *(len(row[column]) for row in cells)) for column, name in enumerate(names)]
    head = " ".join(f"{name:>{size}}" for name, size in zip(names, widths, strict=True))
    lines = [
        f"{figures['run']} on {figures['dataset']} {figures['split']}, {found.images:,} images: "
        f"accuracy {percent(found.accuracy)}, loss {found.loss:.4f}",
        "confusion matrix, a row a label, a column an answer:",
        f"{'label':<{width}}  {head}  accuracy",
    ]
    for name, row, share in zip(names, cells, found.class_accuracies_K.tolist(), strict=True):
        counts = " ".join(f"{count:>{size}}" for count, size in zip(row, widths, strict=True))
        lines.append(f"{name:<{width}}  {counts}  {percent(share):>8}")
    return lines


# --- predict


def predict(argv: list[str]) -> int:
    """Ask the net of a run what is on pictures; return the exit status."""
    parser = run_parser("predict", "Ask the net of a run what is on pictures, each prepared as a drawing is.")
    parser.add_argument("run", metavar="RUN", help=f"{RUN_HELP}; or {PRETRAINED}: the net that comes with the program")
    parser.add_argument("images", metavar="IMAGE", nargs="+", type=Path, help="a picture: PNG, JPEG, BMP, WebP, TIFF …")
    parser.add_argument("--json", action="store_true", help="print all probabilities, as JSON")
    arguments = parser.parse_args(argv)
    return explained(parser.prog, partial(_predict_images, arguments, parser.prog), debug=arguments.debug)


def _predict_images(arguments: argparse.Namespace, prog: str) -> int:
    folder = run_folder_of(arguments)
    for image in arguments.images:
        if not image.exists():
            raise RefusedError(f"{image}: there is no such file")
    config = config_of(arguments, folder)
    from mnistgui.data.picture_files import UnreadableError
    from mnistgui.drawing.shipped import predictor_of, pretrained
    from mnistgui.models.snapshot import load_snapshot

    snapshot = load_snapshot(folder)
    predictor = pretrained() if arguments.run == PRETRAINED else predictor_of(snapshot)
    read = _reader(snapshot, config)
    status = 0
    answers: list[dict[str, Any]] = []
    for image in arguments.images:
        try:
            prediction = predictor.predict(predictor.fitted(read(image)))
        except UnreadableError as error:
            # One bad picture takes nothing from the others: each has its line.
            status = complain(prog, f"{image}: {error}", FAILED)
            answers.append({"image": str(image), "error": str(error)})
            continue
        probabilities = dict(zip(prediction.class_names, map(float, prediction.probabilities_K), strict=True))
        best = None if prediction.answer is None else probabilities[prediction.answer]
        answers.append(
            {
                "image": str(image),
                "answer": prediction.answer,
                "confidence": best,
                "familiar": prediction.is_familiar,
                "probabilities": probabilities,
            }
        )
        if not arguments.json:
            say(f"{image}: {_answer_text(prediction)}" + ("" if best is None else f" ({best:.1%})"))
    if arguments.json:
        say(json_text(answers))
    return status


def _answer_text(prediction: "Prediction") -> str:
    if prediction.answer is not None:
        return prediction.answer
    if prediction.is_familiar:
        return "no answer: the net has diverged"
    return f"no answer: like nothing that the net knows; the nearest would be {prediction.likeliest}"


def _reader(snapshot: "ModelSnapshot", config: TrainingConfig | None) -> "Callable[[Path], npt.NDArray[np.uint8]]":
    """Return what reads a picture for this net: as the user's own were read, or as a digit on paper."""
    from mnistgui.drawing.picture_digit import read_as_trained, read_digit

    height, width, channels = snapshot.preparation.shape_HWC
    if channels == 3 or (config is not None and config.dataset in OWN_FILES):
        return partial(read_as_trained, side=height, colour=channels == 3)
    return partial(read_digit, shape_HW=(height, width))
