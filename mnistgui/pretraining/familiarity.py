"""Measure what is familiar to the shipped net: ``python -m mnistgui.pretraining.familiarity``.

The features of its training images, plain, changed as it learned them, written again and written of forms, give the
directions, and teach the detector what a digit is; `outliers` teach it what is none. The 5,000 validation images, which
the net did not learn, give the scores under which an image is refused. What that costs on the test set, and of digits
of other hands, and what is refused of outliers drawn anew, is written beside it; a test measures scribbles, dashes,
letters and garments of its own. Random numbers have one seed.
Shape suffixes: B images of a batch, D features, Q directions, K classes; H, W, C of an image.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from mnistgui.data import library
from mnistgui.data.batches import DeviceImages
from mnistgui.data.preparation import Preparation
from mnistgui.models.familiarity import FAMILIARITY_FILE, Detector, Familiarity, Features
from mnistgui.models.snapshot import load_snapshot
from mnistgui.models.weights_header import pretrained_folder
from mnistgui.paths import write_text_atomically
from mnistgui.pretraining.changes import Changes, changed
from mnistgui.pretraining.digits import THREADS, Recipe, rewritten_images, split, written_images
from mnistgui.pretraining.outliers import outliers

FIGURES_FILE: Final = "familiarity.json"

_DIRECTIONS: Final = 60  # of 864; 40 and 100 refuse the same within 2 of 100
# This share of the validation images stays answered by either. Of digits that another hand wrote strongly bent and
# slanted 98.8 % then pass the detector, 97.7 % at 0.995 and 95.6 % at 0.99; it refuses 92, 95 and 97 % of scribbles.
_KEPT: Final = 0.998
# And this share of them has shorter features than what is refused for that: a dot, blank paper.
_SHORTEST: Final = 0.001
_CHANGED_IMAGES: Final = 20_000
_STROKE_IMAGES: Final = 8_000  # of each kind
_OUTLIERS: Final = 25_000
_UNITS: Final = 32  # of the detector; 64 refuse the same within 2 of 100
_EPOCHS: Final = 8
_DETECTOR_BATCH: Final = 256
_OTHER_SEED: Final = 2**31  # of hands that the net has not learned from
_BATCH: Final = 1000


class _Net:
    """The net with its preparation, asked for features and logits of uint8 images (B, H, W, C)."""

    def __init__(self, net: nn.Module, preparation: Preparation) -> None:
        self._net, self._preparation = net, preparation
        self.features = Features(net)

    @torch.inference_mode()
    def ask(self, images_BHWC: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features, logits = [], []
        for batch_BHWC in torch.split(images_BHWC, _BATCH):
            logits.append(self._net(self._preparation.to_input(batch_BHWC)))
            features.append(self.features.of_last_call_BD)
        return torch.cat(features), torch.cat(logits)


def fit(net: _Net, training_BHWC: torch.Tensor, validation_BHWC: torch.Tensor) -> Familiarity:
    """Return what is familiar to ``net``, see `Familiarity` and its source."""
    weight_KD, bias_K = net.features.last.weight.detach(), net.features.last.bias.detach()
    origin_D = -torch.linalg.pinv(weight_KD) @ bias_K
    features_BD, logits_BK = net.ask(training_BHWC)
    offset_BD = features_BD - origin_D
    # Ascending eigenvalues: the last directions are those in which the features differ most.
    span_DQ = torch.linalg.eigh(offset_BD.T @ offset_BD).eigenvectors[:, -_DIRECTIONS:].contiguous()
    fitted = Familiarity(origin_D=origin_D, span_DQ=span_DQ, scale=1.0, least=-math.inf, shortest=0.0)
    fitted = replace(fitted, scale=float(logits_BK.max(1).values.mean() / fitted.outside(features_BD).mean()))
    features_BD, logits_BK = net.ask(validation_BHWC)
    least = torch.quantile(fitted.score(features_BD, logits_BK), 1 - _KEPT)
    shortest = torch.quantile(torch.linalg.vector_norm(features_BD, dim=1), _SHORTEST)
    return replace(fitted, least=float(least), shortest=float(shortest))


def fit_detector(
    digits_BD: torch.Tensor, outliers_BD: torch.Tensor, validation_BD: torch.Tensor, seed: int
) -> Detector:
    """Return a detector that has learned to tell features of digits from those of outliers."""
    features_BD = torch.cat([digits_BD, outliers_BD])
    is_digit_B = torch.cat([torch.ones(len(digits_BD)), torch.zeros(len(outliers_BD))])
    mean_D, deviation_D = features_BD.mean(0), features_BD.std(0) + 1e-3
    features_BD = (features_BD - mean_D) / deviation_D
    torch.manual_seed(seed)
    hidden, output = nn.Linear(features_BD.shape[1], _UNITS), nn.Linear(_UNITS, 1)
    net = nn.Sequential(hidden, nn.ReLU(), output)
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-2)
    for _ in range(_EPOCHS):
        order_B = torch.randperm(len(features_BD))
        for index_B in torch.split(order_B, _DETECTOR_BATCH):
            optimizer.zero_grad()
            score_B = net(features_BD[index_B])[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(score_B, is_digit_B[index_B])
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    net.requires_grad_(False)
    # The scaling of the features is taken into the weights.
    weights_UD = hidden.weight / deviation_D
    biases_U = hidden.bias - weights_UD @ mean_D
    fitted = Detector(
        weights_UD=weights_UD, biases_U=biases_U, output_U=output.weight[0], bias=float(output.bias), least=-math.inf
    )
    return replace(fitted, least=float(torch.quantile(fitted.score(validation_BD), 1 - _KEPT)))


def make(net_folder: Path, folder: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Fit on the net in ``net_folder``, write the two files into ``folder``, and return the figures.

    ``limit`` takes only so many training images: for a trial.
    """
    torch.set_num_threads(THREADS)
    recipe, generator = Recipe(limit=limit), torch.Generator().manual_seed(0)
    snapshot = load_snapshot(net_folder)
    net = _Net(snapshot.build(), snapshot.preparation)
    data = DeviceImages.of(library.load_mnist("train"), "cpu")
    training, validation = split(data, recipe)
    strokes = _STROKE_IMAGES if limit is None else limit // 10
    some, few = slice(0, _CHANGED_IMAGES), slice(0, strokes)
    changed_BHWC = changed(training.images_NHWC[some], training.labels_N[some], Changes(), generator)
    learned = [
        training.images_NHWC,
        changed_BHWC,
        rewritten_images(_first(training, few), recipe.seed).images_NHWC,
        written_images(strokes, recipe.seed).images_NHWC,
    ]
    familiarity = fit(net, torch.cat(learned), validation.images_NHWC)
    count = _OUTLIERS if limit is None else limit
    detector = fit_detector(
        net.ask(torch.cat([training.images_NHWC[some], *learned[1:]]))[0],
        net.ask(torch.tensor(outliers(count, recipe.seed)))[0],
        net.ask(validation.images_NHWC)[0],
        recipe.seed,
    )
    familiarity = replace(familiarity, detector=detector)
    familiarity.save(folder / FAMILIARITY_FILE)

    def answered(images_BHWC: torch.Tensor) -> float:
        return float(familiarity.knows(*net.ask(images_BHWC)).float().mean())

    test = DeviceImages.of(library.load_mnist("test"), "cpu")
    figures = {
        "made by": "python -m mnistgui.pretraining.familiarity",
        "answered": {
            "validation": answered(validation.images_NHWC),
            "test": answered(test.images_NHWC),
            "test, changed": answered(changed(test.images_NHWC, test.labels_N, Changes(), generator)),
            "test, written again": answered(rewritten_images(_first(test, slice(0, strokes)), _OTHER_SEED).images_NHWC),
            "written of forms": answered(written_images(strokes, _OTHER_SEED).images_NHWC),
        },
        "refused": {"outliers, drawn anew": 1 - answered(torch.tensor(outliers(count // 10, _OTHER_SEED)))},
    }
    write_text_atomically(folder / FIGURES_FILE, json.dumps(figures, indent=2) + "\n")
    return figures


def _first(data: DeviceImages, some: slice) -> DeviceImages:
    return DeviceImages(images_NHWC=data.images_NHWC[some], labels_N=data.labels_N[some])


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and fit."""
    parser = argparse.ArgumentParser(
        prog="python -m mnistgui.pretraining.familiarity", description="Measure what is familiar to the shipped net."
    )
    parser.add_argument("--out", type=Path, help="folder to write to (default: the program's own)")
    chosen = parser.parse_args(arguments)
    net_folder = pretrained_folder()
    print(json.dumps(make(net_folder, chosen.out or net_folder), indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
