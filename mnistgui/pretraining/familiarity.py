"""Measure what is familiar to the shipped net: ``python -m mnistgui.pretraining.familiarity``.

The features of its training images, plain, changed as it learned them, written again and written of forms, give the
directions; the 5,000 validation images, which it did not learn, give the score under which an image is refused. What
that costs on the test set, and of digits of other hands, is written beside it; what is refused of scribbles, dashes and
letters a test measures. Random numbers have one seed.
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
from mnistgui.models.familiarity import FAMILIARITY_FILE, Familiarity, Features
from mnistgui.models.snapshot import load_snapshot
from mnistgui.models.weights_header import pretrained_folder
from mnistgui.paths import write_text_atomically
from mnistgui.pretraining.changes import Changes, changed
from mnistgui.pretraining.digits import THREADS, Recipe, rewritten_images, split, written_images

FIGURES_FILE: Final = "familiarity.json"

_DIRECTIONS: Final = 60  # of 864; 40 and 100 refuse the same within 2 of 100
# This share of the validation images stays answered. Higher refuses fewer letters (83 % of them here, 91 % at 0.97);
# lower refuses more digits that another hand wrote strongly bent and slanted (5 % here, 9 % at 0.97).
_KEPT: Final = 0.985
# And this share of them has shorter features than what is refused for that: a dot, blank paper.
_SHORTEST: Final = 0.001
_CHANGED_IMAGES: Final = 20_000
_STROKE_IMAGES: Final = 8_000  # of each kind
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
