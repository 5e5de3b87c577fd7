"""The preview shows the very numbers that a run is fed."""

import numpy as np
import numpy.typing as npt
import pytest
import torch

from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.preview import preview
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep

of = TransformStep.of
NORMALIZE = of("Normalize", mean=(0.1307,), std=(0.3081,))
STEPS = (of("RandomAffine"), of("Pad", padding=1), TO_TENSOR, NORMALIZE)


@pytest.fixture
def batch(tiny_image_set: ImageSet) -> npt.NDArray[np.uint8]:
    return tiny_image_set.images_NHWC[:32]


@pytest.mark.parametrize("steps", [STEPS, (TO_TENSOR, NORMALIZE), (TO_TENSOR,)], ids=["random", "normalized", "plain"])
def test_after_is_bit_for_bit_what_the_run_is_fed(
    steps: tuple[TransformStep, ...], batch: npt.NDArray[np.uint8]
) -> None:
    run = Preparation.of(steps, (28, 28, 1))
    fed_BCHW = run.to_input(torch.tensor(batch), generator_of(5, 3))

    shown = preview(batch, steps, seed=5, iteration=3, positions=[7, 0])

    assert np.array_equal(shown.after_KCHW, fed_BCHW[[7, 0]].numpy())
    assert np.array_equal(shown.before_KHWC, batch[[7, 0]])


def test_again_draws_others_and_without_training_nothing_is_drawn(batch: npt.NDArray[np.uint8]) -> None:
    first, again = (preview(batch, STEPS, seed=5, iteration=number) for number in (1, 2))
    still = preview(batch, STEPS, seed=5, iteration=1, training=False)

    assert not np.array_equal(first.after_KCHW, again.after_KCHW)
    assert not still.stages[1].drawn
    assert np.array_equal(still.stages[1].picture_KHWC, batch)


def test_every_stage_tells_its_kind_shape_and_range(batch: npt.NDArray[np.uint8]) -> None:
    steps = (of("ToPILImage"), of("Pad", padding=1), TO_TENSOR, NORMALIZE)

    stages = preview(batch, steps, seed=1, iteration=1, positions=[0, 1]).stages

    assert [stage.step for stage in stages] == [None, *steps]
    assert [(stage.kind, stage.shape) for stage in stages] == [
        ("uint8 tensor", (1, 28, 28)),
        ("PIL image", (28, 28, 1)),
        ("PIL image", (30, 30, 1)),
        ("float32 tensor", (1, 30, 30)),
        ("float32 tensor", (1, 30, 30)),
    ]
    before, scaled, last = stages[0], stages[3], stages[4]
    assert (before.minimum, before.maximum) == (batch[:2].min(), batch[:2].max())
    assert before.mean == pytest.approx(batch[:2].mean())
    assert scaled.maximum == pytest.approx(before.maximum / 255)
    assert last.minimum == pytest.approx(-0.1307 / 0.3081)


def test_drawn_parameters_have_a_row_an_image(batch: npt.NDArray[np.uint8]) -> None:
    stages = preview(batch, STEPS, seed=1, iteration=1, positions=[4, 5, 6]).stages

    assert {name: rows.shape for name, rows in stages[1].drawn.items()} == {
        "angle": (3,),
        "translate": (3, 2),
        "scale": (3,),
        "shear": (3, 2),
    }


def test_floats_of_0_to_1_are_shown_black_to_white_and_others_from_their_least_to_their_most() -> None:
    images_BHWC = np.array([0, 51, 102, 204], np.uint8).reshape(1, 2, 2, 1)

    plain = preview(images_BHWC, (TO_TENSOR,), seed=1, iteration=1).stages[-1]
    normalized = preview(images_BHWC, (TO_TENSOR, of("Normalize")), seed=1, iteration=1).stages[-1]

    assert (plain.black, plain.white) == (0.0, 1.0)
    assert np.array_equal(plain.picture_KHWC, images_BHWC)
    assert (normalized.black, normalized.white) == pytest.approx((-1.0, 0.6))
    assert normalized.picture_KHWC.flatten().tolist() == [0, 64, 128, 255]


def test_an_image_of_one_value_is_shown_too() -> None:
    flat_BHWC = np.zeros((1, 4, 4, 3), np.uint8)

    stage = preview(flat_BHWC, (TO_TENSOR, of("Normalize")), seed=1, iteration=1).stages[-1]

    assert (stage.minimum, stage.maximum, stage.picture_KHWC.max()) == (-1.0, -1.0, 0)


@pytest.mark.parametrize(
    "images", [np.zeros((1, 4, 4), np.uint8), np.zeros((1, 4, 4, 1)), np.zeros((0, 4, 4, 1), np.uint8)], ids=str
)
def test_what_is_no_batch_of_images_is_refused(images: npt.NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match=r"expected uint8|no image to show"):
        preview(images, (TO_TENSOR,), seed=1, iteration=1)
