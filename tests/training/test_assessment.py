"""How well a net does on a set, class by class."""

import numpy as np
import pytest

from mnistgui.data.data_set import GivenUpError
from mnistgui.data.image_set import ImageSet
from mnistgui.training.assessment import assess
from mnistgui.training.config import TrainingConfig
from mnistgui.training.losses import build_criterion
from mnistgui.training.scores import score
from tests.training.conftest import Train


@pytest.mark.parametrize("loss", ["cross_entropy", "mse"])
def test_the_figures_are_those_of_the_run(train: Train, tiny_image_set: ImageSet, loss: str) -> None:
    run = train(loss=loss, label_smoothing=0.0)
    snapshot = run.store.newest()
    assert snapshot is not None
    criterion = build_criterion(TrainingConfig(loss=loss), training=False)

    found = assess(snapshot, tiny_image_set.images_NHWC, tiny_image_set.labels_N, criterion=criterion)
    metrics = run.epochs[-1].metrics
    assert found.images == 64
    assert found.accuracy == metrics.test_accuracy
    assert found.loss == pytest.approx(metrics.test_loss, rel=1e-6)


def test_the_matrix_counts_labels_against_answers(train: Train, tiny_image_set: ImageSet) -> None:
    snapshot = train(epochs=1).store.newest()
    assert snapshot is not None
    answers_N = score(snapshot, tiny_image_set).answer_N

    found = assess(snapshot, tiny_image_set.images_NHWC, tiny_image_set.labels_N)
    for label in range(10):
        of_label = answers_N[tiny_image_set.labels_N == label]
        assert found.confusion_KK[label].tolist() == [int((of_label == answer).sum()) for answer in range(10)]
        assert found.class_accuracies_K[label] == pytest.approx((of_label == label).mean())


def test_an_image_without_a_label_takes_no_part(train: Train, tiny_image_set: ImageSet) -> None:
    snapshot = train(epochs=1).store.newest()
    assert snapshot is not None
    labels_N = np.where(tiny_image_set.labels_N == 3, tiny_image_set.labels_N, -1)

    found = assess(snapshot, tiny_image_set.images_NHWC, labels_N)
    assert found.images == (labels_N == 3).sum() == found.confusion_KK[3].sum()
    assert np.isnan(found.class_accuracies_K).tolist() == [label != 3 for label in range(10)]
    nothing = assess(snapshot, tiny_image_set.images_NHWC, np.full(64, -1))
    assert nothing.images == 0 and np.isnan(nothing.accuracy) and np.isnan(nothing.loss)


def test_it_gives_up_when_told(train: Train, tiny_image_set: ImageSet) -> None:
    snapshot = train(epochs=1).store.newest()
    assert snapshot is not None
    with pytest.raises(GivenUpError):
        assess(snapshot, tiny_image_set.images_NHWC, tiny_image_set.labels_N, give_up=lambda: True)
