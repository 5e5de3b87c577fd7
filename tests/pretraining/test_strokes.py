"""Written digits: the same from the same seed, in as many processes as there are, and with a region's own strokes."""

import numpy as np
import pytest

from mnistgui.data import library
from mnistgui.drawing.vectorize import vectorized
from mnistgui.pretraining import strokes


def test_a_seed_writes_the_same_digits_in_one_process_and_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strokes, "_CHUNK", 20)
    images, labels = strokes.written_forms(40, seed=5)
    alone = np.concatenate([strokes._forms_chunk(20, (5, strokes._FORMS, chunk), strokes.Hand()) for chunk in (0, 1)])

    assert images.shape == (40, 28, 28, 1) and labels.tolist() == [*range(10)] * 4
    assert (images == alone).all()
    assert not (strokes.written_forms(40, seed=6)[0] == images).all()


def test_written_again_a_digit_is_another_image_of_the_same_size() -> None:
    mnist = library.load_mnist("test")
    images = np.asarray(mnist.images_NHWC[:50])
    again = strokes.rewritten(images, np.asarray(mnist.labels_N[:50]), seed=0)

    assert again.shape == images.shape and again.dtype == np.uint8
    assert all((one != other).any() for one, other in zip(images, again, strict=True))
    ink = again[..., 0].any(axis=0)
    assert not ink[:1].any() and not ink[:, :1].any()


@pytest.mark.parametrize(("digit", "most"), [(7, 1), (1, 2), (9, 1), (0, 0), (4, 0)])
def test_only_some_digits_get_a_regions_stroke_and_not_always(digit: int, most: int) -> None:
    mnist = library.load_mnist("test")
    image = next(i for i, label in zip(mnist.images_NHWC, mnist.labels_N, strict=True) if label == digit)
    lines = [line / 28 for line in vectorized(np.asarray(image)[..., 0])]
    generator = np.random.default_rng(0)
    added = [len(strokes.with_regional_stroke(lines, digit, generator)) - len(lines) for _ in range(100)]

    assert set(added) == set(range(most + 1))


def test_the_bar_crosses_the_stem_of_a_seven() -> None:
    seven = [np.array([(0.1, 0.0), (0.9, 0.0), (0.4, 1.0)])]
    drawn = np.concatenate([np.linspace(a, b, 50) for a, b in ((seven[0][0], seven[0][1]), (seven[0][1], seven[0][2]))])
    generator = np.random.default_rng(3)
    for _ in range(50):
        bar = strokes._bar(drawn, generator)
        height = bar[:, 1].mean()
        stem = 0.9 - 0.5 * height
        assert 0.35 <= height <= 0.7
        assert bar[0, 0] < stem < bar[1, 0]
