"""Generated sets have the count, the classes and the shape that were asked for, each time the same."""

import numpy as np
import pytest

from mnistgui.perceptron.generated import BLOBS, CIRCLES, KINDS, MOONS, SPIRAL, generate
from mnistgui.perceptron.separability import one_against_rest, separable_together

CASES = [(kind, classes) for kind, some in KINDS.items() for classes in some]


@pytest.mark.parametrize(("kind", "classes"), CASES)
@pytest.mark.parametrize("count", [7, 100])
def test_a_set_has_its_count_and_its_classes(kind: str, classes: int, count: int) -> None:
    problem = generate(kind, count=count, classes=classes, noise=0.05, seed=1)
    assert len(problem) == count
    sizes = np.bincount(problem.labels_N, minlength=classes)
    assert sizes.max() - sizes.min() <= 1
    assert problem.labels_N[:classes].tolist() == list(range(classes))
    assert np.abs(problem.points_NI).max() < 1.4


def test_the_seed_decides_and_without_noise_nothing_is_left_to_it() -> None:
    one, same, other = (generate(MOONS, seed=seed).points_NI for seed in (1, 1, 2))
    assert (one == same).all() and (one != other).all()
    assert (generate(SPIRAL, noise=0, seed=1).points_NI == generate(SPIRAL, noise=0, seed=2).points_NI).all()


def test_the_shapes_are_what_their_names_say() -> None:
    rings = generate(CIRCLES, noise=0, classes=3)
    np.testing.assert_allclose(np.hypot(*rings.points_NI.T), (rings.labels_N + 1) / 3)
    assert not separable_together(generate(CIRCLES, noise=0))
    assert not separable_together(generate(MOONS, noise=0))
    assert not separable_together(generate(SPIRAL, noise=0))
    assert all(one.separable for one in one_against_rest(generate(BLOBS, noise=0.1, classes=4)))


def test_noise_is_a_standard_deviation() -> None:
    shift = generate(BLOBS, count=1000, noise=0.2).points_NI - generate(BLOBS, count=1000, noise=0).points_NI
    assert shift.std() == pytest.approx(0.2, rel=0.05)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "stars"},
        {"kind": MOONS, "classes": 3},
        {"kind": BLOBS, "classes": 5},
        {"kind": BLOBS, "count": 1},
        {"kind": BLOBS, "count": 1001},
        {"kind": BLOBS, "noise": -0.1},
        {"kind": BLOBS, "noise": float("nan")},
        {"kind": BLOBS, "seed": -1},
    ],
)
def test_what_cannot_be_generated_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"there is no|cannot have|must"):
        generate(**wrong)  # type: ignore[arg-type]
