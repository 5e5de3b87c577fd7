"""The figures of a set are those that plain numpy gives, whatever the pieces it is looked at in."""

import math
import tracemalloc

import numpy as np
import pytest

from mnistgui.data import statistics
from mnistgui.data.data_set import GivenUpError
from mnistgui.data.image_set import ImageSet
from mnistgui.data.library import load_mnist


def random_set(
    images: int = 50, shape: tuple[int, int, int] = (7, 5, 3), classes: int = 4, *, used: int | None = None
) -> ImageSet:
    """Return images of every value; labels lie in the first ``used`` classes."""
    generator = np.random.default_rng(0)
    return ImageSet(
        name="random",
        split="train",
        images_NHWC=generator.integers(0, 256, (images, *shape), np.uint8),
        labels_N=generator.integers(0, used or classes, images),
        class_names=tuple(f"class {label}" for label in range(classes)),
    )


@pytest.fixture(params=[1, 300, 2**22], ids=["image by image", "few at a time", "at once"])
def any_piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "_CHUNK_BYTES", request.param)


@pytest.mark.usefixtures("any_piece")
@pytest.mark.parametrize("shape", [(7, 5, 3), (8, 8, 1), (3, 1, 1)], ids=str)
def test_every_figure_is_that_of_plain_numpy(shape: tuple[int, int, int]) -> None:
    image_set = random_set(shape=shape)
    images, labels = image_set.images_NHWC, image_set.labels_N

    figures = statistics.compute(image_set)

    assert figures.images == 50
    assert figures.counts_K.tolist() == [int((labels == label).sum()) for label in range(4)]
    for label in range(4):
        np.testing.assert_allclose(figures.class_means_KHWC[label], images[labels == label].mean(axis=0), rtol=1e-6)
    np.testing.assert_allclose(figures.mean_HWC, images.mean(axis=0), rtol=1e-6)
    for channel in range(shape[2]):
        expected = np.bincount(images[..., channel].ravel(), minlength=256)
        assert figures.histogram_CV[channel].tolist() == expected.tolist()
    np.testing.assert_allclose(figures.mean, (images / 255).mean(axis=(0, 1, 2)), rtol=1e-12)
    np.testing.assert_allclose(figures.std, (images / 255).std(axis=(0, 1, 2)), rtol=1e-12)
    assert figures.black_share == pytest.approx((images == 0).mean())
    assert figures.extremes == (images.min(), images.max())


def test_mean_and_deviation_alone_are_the_same() -> None:
    image_set = random_set()
    figures = statistics.compute(image_set)

    assert statistics.mean_std(image_set) == (figures.mean, figures.std)


def test_mnists_figures_are_those_of_every_tutorial() -> None:
    figures = statistics.compute(load_mnist("train"))

    assert figures.mean == pytest.approx((0.1307,), abs=5e-5)
    assert figures.std == pytest.approx((0.3081,), abs=5e-5)
    assert figures.counts_K.tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert figures.black_share == pytest.approx(0.8088, abs=5e-5)


def test_white_images_are_summed_exactly() -> None:
    many = 70_000  # their sum in one pixel is beyond the whole numbers of float32
    white = ImageSet(
        name="white",
        split="all",
        images_NHWC=np.full((many, 1, 1, 1), 255, np.uint8),
        labels_N=np.zeros(many, np.int64),
        class_names=("white",),
    )

    figures = statistics.compute(white)

    assert figures.class_means_KHWC.item() == figures.mean_HWC.item() == 255
    assert (figures.mean, figures.std) == ((1.0,), (0.0,))


def test_a_class_without_images_has_a_black_mean() -> None:
    figures = statistics.compute(random_set(classes=4, used=3))

    assert figures.counts_K[3] == 0
    assert not figures.class_means_KHWC[3].any()


def test_a_set_without_images_has_no_mean() -> None:
    figures = statistics.compute(random_set(images=0))

    assert figures.images == 0 and figures.extremes == (0, 0)
    assert all(map(math.isnan, (*figures.mean, *figures.std, figures.black_share)))
    assert not figures.mean_HWC.any()


@pytest.mark.parametrize("figure", [statistics.compute, statistics.mean_std])
def test_it_is_given_up_between_pieces(figure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "_CHUNK_BYTES", 300)
    asked = iter([False, False, True])

    with pytest.raises(GivenUpError):
        figure(random_set(), lambda: next(asked))


def test_a_large_set_needs_no_second_one() -> None:
    image_set = random_set(images=60_000, shape=(28, 28, 1), classes=62)
    tracemalloc.start()
    try:
        statistics.compute(image_set)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 0.8 * image_set.image_bytes
