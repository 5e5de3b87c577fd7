"""The losses against PyTorch's own functions."""

import dataclasses

import pytest
import torch
from torch.nn import functional

from mnistgui.training.config import DEFAULTS
from mnistgui.training.losses import build_criterion

LOGITS_BK = torch.randn(6, 10, generator=torch.Generator().manual_seed(0), dtype=torch.float64) * 3
LABELS_B = torch.tensor([0, 3, 9, 9, 1, 5])


def criterion(loss: str, **settings: float):  # type: ignore[no-untyped-def]
    return build_criterion(dataclasses.replace(DEFAULTS, loss=loss, **settings))


def test_cross_entropy_smooths_labels_in_training_only() -> None:
    config = dataclasses.replace(DEFAULTS, label_smoothing=0.2)

    smoothed = functional.cross_entropy(LOGITS_BK, LABELS_B, label_smoothing=0.2)
    assert build_criterion(config)(LOGITS_BK, LABELS_B) == pytest.approx(float(smoothed))
    plain = functional.cross_entropy(LOGITS_BK, LABELS_B)
    assert build_criterion(config, training=False)(LOGITS_BK, LABELS_B) == pytest.approx(float(plain))


def test_nll_of_log_softmax_is_cross_entropy() -> None:
    assert torch.allclose(
        criterion("nll")(LOGITS_BK, LABELS_B), criterion("cross_entropy")(LOGITS_BK, LABELS_B), rtol=1e-12
    )


def test_mse_is_the_mean_squared_distance_of_the_probabilities_from_one_hot() -> None:
    expected = functional.mse_loss(LOGITS_BK.softmax(1), torch.eye(10, dtype=torch.float64)[LABELS_B])

    assert float(criterion("mse")(LOGITS_BK, LABELS_B)) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("loss", ["cross_entropy", "nll", "mse"])
def test_the_mean_is_that_of_the_images(loss: str) -> None:
    losses_B = criterion(loss).per_image(LOGITS_BK, LABELS_B)

    assert losses_B.shape == (6,)
    assert float(losses_B.mean()) == pytest.approx(float(criterion(loss)(LOGITS_BK, LABELS_B)), rel=1e-12)
