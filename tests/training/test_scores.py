"""What a net says of every image: the same numbers as one image at a time, and orders that follow from them."""

import dataclasses
import math
import subprocess
import sys

import numpy as np
import pytest
import torch
from torch import nn

from mnistgui.data.data_set import GivenUpError
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.data.targets import TargetTransform
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import ModelSnapshot, take_snapshot
from mnistgui.training.scores import Scores, score

NAMES = tuple("0123456789")


@pytest.fixture
def images() -> ImageSet:
    """2,300 images, so that two whole batches and a smaller one are asked about."""
    generator = np.random.default_rng(0)
    return ImageSet(
        name="x",
        split="test",
        images_NHWC=generator.integers(0, 256, (2_300, 4, 4, 1), np.uint8),
        labels_N=generator.integers(0, 10, 2_300),
        class_names=NAMES,
    )


def snapshot_of(names: tuple[str, ...] = NAMES, *, scale: float = 1.0) -> ModelSnapshot:
    architecture = Architecture(model="single", input_CHW=(1, 4, 4), classes=len(names))
    net = build(architecture)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.mul_(scale)
    return take_snapshot(
        net, architecture=architecture, preparation=Preparation.to_tensor((4, 4, 1)), class_names=names, step=7
    )


def test_loss_answer_and_confidence_are_those_of_all_images_at_once(images: ImageSet) -> None:
    snapshot = snapshot_of()
    scores = score(snapshot, images)

    with torch.inference_mode():
        logits_NK = snapshot.build()(torch.tensor(images.images_NHWC).permute(0, 3, 1, 2).float() / 255)
    labels_N = torch.tensor(images.labels_N)
    loss_N = nn.functional.cross_entropy(logits_NK, labels_N, reduction="none").numpy()
    confidence_N, answer_N = torch.softmax(logits_NK, 1).max(1)
    np.testing.assert_allclose(scores.loss_N, loss_N, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(scores.confidence_N, confidence_N, rtol=1e-4)
    assert np.array_equal(scores.answer_N, answer_N.numpy())
    assert np.array_equal(scores.wrong_N, scores.answer_N != images.labels_N)
    assert (scores.loss_N.dtype, scores.confidence_N.dtype, scores.answer_N.dtype) == ("float32", "float32", "int64")
    assert len(scores) == 2_300
    assert scores.answer(5) == NAMES[int(answer_N[5])]


def test_the_orders_are_of_all_images_hardest_first(images: ImageSet) -> None:
    scores = score(snapshot_of(scale=4.0), images)

    for order_N in (scores.by_loss_N, scores.by_confidence_N, scores.wrong_first_N):
        assert sorted(order_N.tolist()) == list(range(2_300))
    assert (np.diff(scores.loss_N[scores.by_loss_N]) <= 0).all()
    assert (np.diff(scores.confidence_N[scores.by_confidence_N]) >= 0).all()
    wrong = int(scores.wrong_N.sum())
    assert 0 < wrong < 2_300
    assert scores.wrong_N[scores.wrong_first_N[:wrong]].all()
    assert (np.diff(scores.confidence_N[scores.wrong_first_N[:wrong]]) <= 0).all()
    assert (np.diff(scores.wrong_first_N[wrong:]) > 0).all()  # the right ones in the order of the set


def test_what_is_no_number_comes_last() -> None:
    nan = float("nan")
    scores = Scores.of(
        ("a", "b"),
        np.array([0, 0, 0, 0]),
        np.array([nan, 0.5, nan, 2.0], np.float32),
        np.array([nan, 0.6, nan, 0.9], np.float32),
        np.array([0, 0, 1, 1]),
    )

    assert scores.by_loss_N.tolist() == [3, 1, 0, 2]
    assert scores.by_confidence_N.tolist() == [1, 3, 0, 2]
    assert scores.wrong_first_N.tolist() == [3, 0, 1, 2]


def test_a_net_that_diverged_is_survived(images: ImageSet) -> None:
    scores = score(snapshot_of(scale=math.nan), images)

    assert np.isnan(scores.loss_N).all()
    assert scores.by_loss_N.tolist() == list(range(2_300))


def test_labels_are_those_the_net_was_trained_with(images: ImageSet) -> None:
    scores = score(snapshot_of(("even", "odd")), images, target=TargetTransform.parse("even_odd"))

    assert scores.class_names == ("even", "odd")
    assert np.array_equal(scores.wrong_N, scores.answer_N != images.labels_N % 2)


def test_an_image_that_the_target_transform_leaves_out_has_no_loss_and_is_not_wrong(images: ImageSet) -> None:
    scores = score(snapshot_of(("3", "8")), images, target=TargetTransform.parse("keep:3,8"))

    kept = np.isin(images.labels_N, (3, 8))
    assert np.array_equal(np.isnan(scores.loss_N), ~kept)
    assert not scores.wrong_N[~kept].any()
    assert scores.wrong_N[kept].any()
    assert np.isnan(scores.loss_N[scores.by_loss_N[kept.sum() :]]).all()


def test_a_net_of_other_classes_or_other_images_is_refused(images: ImageSet) -> None:
    with pytest.raises(ValueError, match="classes"):
        score(snapshot_of(("even", "odd")), images)
    with pytest.raises(ValueError, match="classes"):
        score(snapshot_of(tuple("abcdefghij")), images)
    larger = dataclasses.replace(images, images_NHWC=np.zeros((2_300, 5, 5, 1), np.uint8))
    with pytest.raises(ValueError, match="uint8"):
        score(snapshot_of(), larger)


def test_it_is_given_up_between_two_batches(images: ImageSet) -> None:
    answers = iter([False, True])

    with pytest.raises(GivenUpError):
        score(snapshot_of(), images, give_up=lambda: next(answers))
    assert next(answers, "asked twice") == "asked twice"


def test_nothing_is_drawn_from_torchs_own_generator(images: ImageSet) -> None:
    snapshot = snapshot_of()
    before = torch.get_rng_state()

    score(snapshot, images)

    assert torch.equal(torch.get_rng_state(), before)


def test_an_empty_set_has_scores_of_nothing(images: ImageSet) -> None:
    empty = dataclasses.replace(images, images_NHWC=images.images_NHWC[:0], labels_N=images.labels_N[:0])

    assert len(score(snapshot_of(), empty)) == 0


def test_the_window_may_import_scores_without_torch() -> None:
    code = "import sys, mnistgui.training.scores; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
