"""Generated sets of points: circles, moons, spiral, blobs, with noise and seed."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from mnistgui.perceptron.generated import KINDS, generate
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.surface import Box
from mnistgui.ui.perceptron.plane.plane_box import BOX, box_around, decimals, frame_for, nudge_of, ticks
from tests.ui.lab import Lab


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_point_of_a_set_is_in_sight(lab: Lab, kind: str) -> None:
    lab.choose("problem", kind)
    assert len(lab.points()) == 100
    assert all(lab.in_sight(x1, x2) for x1, x2, _ in lab.points())
    assert {label for _, _, label in lab.points()} == {0, 1}


def test_noise_and_seed_are_there_for_sets_only(lab: Lab) -> None:
    shown = [lab.find(QWidget, name) for name in ("noise", "seed")]
    assert not any(widget.isVisible() for widget in shown)
    lab.choose("problem", "moons")
    assert all(widget.isVisible() for widget in shown)
    lab.choose("problem", "AND")
    assert not any(widget.isVisible() for widget in shown)
    lab.click("undo")
    assert all(widget.isVisible() for widget in shown)


def test_a_set_begins_with_the_noise_that_suits_it_and_keeps_what_was_chosen(lab: Lab) -> None:
    noise = lab.find(QDoubleSpinBox, "noise")
    lab.choose("problem", "spiral")
    assert noise.value() == 0.03
    noise.setValue(0.2)
    lab.choose("learner", "multilayer")
    lab.click("reset")
    assert noise.value() == 0.2
    lab.choose("problem", "blobs")
    assert noise.value() == 0.2


def test_another_seed_and_other_noise_make_other_points_and_the_same_ones_come_back(lab: Lab) -> None:
    lab.choose("problem", "circles")
    first = lab.points()
    seed = lab.find(QSpinBox, "seed")
    lab.qtbot.keyClick(seed, Qt.Key.Key_Up)
    assert lab.points() != first
    lab.qtbot.keyClick(seed, Qt.Key.Key_Down)
    assert lab.points() == first
    lab.find(QDoubleSpinBox, "noise").setValue(0.0)
    assert all(abs(x1 * x1 + x2 * x2 - (1 if label else 0.25)) < 1e-9 for x1, x2, label in lab.points())


def test_undo_brings_a_set_back_with_its_noise_and_seed(lab: Lab) -> None:
    lab.choose("problem", "blobs")
    first = lab.points()
    lab.find(QSpinBox, "seed").setValue(7)
    lab.find(QDoubleSpinBox, "noise").setValue(0.4)
    lab.click("undo")
    assert (lab.find(QSpinBox, "seed").value(), lab.find(QDoubleSpinBox, "noise").value()) == (7, 0.2)
    lab.click("undo")
    assert lab.find(QSpinBox, "seed").value() == 0
    assert lab.points() == first


def test_a_point_of_a_set_can_be_dragged_and_the_set_becomes_own_points(lab: Lab) -> None:
    lab.choose("problem", "moons")
    x1, x2, label = lab.points()[0]
    lab.drag((x1, x2), (-1, -1), (-1.3, -1.3))
    assert lab.points()[0] == pytest.approx((-1.3, -1.3, label), abs=0.02)
    assert lab.find(QComboBox, "problem").currentData() == "points"
    assert len(lab.points()) == 100


def test_blobs_are_learned_by_the_threshold_rule(lab: Lab) -> None:
    assert "Learned after" in lab.run_to_verdict("blobs", "threshold rule")


def test_one_sample_at_a_time_goes_fast_enough_for_a_hundred_points(lab: Lab) -> None:
    lab.choose("problem", "circles")
    lab.choose("learner", "threshold rule")
    lab.full_speed()
    lab.click("run")
    # After a dozen epochs; the linear program is asked after a hundred.
    lab.qtbot.waitUntil(lambda: "updates: 1," in lab.steps(), timeout=10_000)


def test_moons_are_learned_with_a_hidden_layer_or_still_being_learned_all_right(lab: Lab) -> None:
    lab.choose("problem", "moons")
    lab.choose("learner", "multilayer")
    lab.full_speed()
    lab.click("run")
    lab.qtbot.waitUntil(lambda: lab.column(4).count("✓ right") == 100, timeout=20_000)


@pytest.mark.parametrize("problem", [*PROBLEMS.values(), generate("blobs", noise=0.0)])
def test_a_box_shows_its_points_with_a_margin(problem: object) -> None:
    box = box_around(problem)  # type: ignore[arg-type]
    low, high = problem.points_N2.min(), problem.points_N2.max()  # type: ignore[attr-defined]
    assert box.bottom < low < high < box.top
    assert box.right - box.left == pytest.approx(2 * (box.top - box.bottom))


def test_gates_keep_their_box() -> None:
    assert all(box_around(problem) == BOX for problem in PROBLEMS.values())


def test_a_box_of_a_thousand_is_pointed_at_in_tens() -> None:
    box = Box(left=-2000.0, right=2000.0, bottom=-1000.0, top=1000.0)
    assert decimals(box) == -1
    assert nudge_of(box) == 50
    assert ticks(-1000.0, 1000.0, 2000.0) == [-1000, -500, 0, 500, 1000]
    assert (decimals(BOX), nudge_of(BOX)) == (2, 0.05)


def test_many_points_lie_where_each_of_them_does() -> None:
    frame = frame_for(QRectF(10, 20, 300, 200), BOX, PROBLEMS["XOR"])
    points = PROBLEMS["XOR"].points_N2
    one_by_one = [frame.position_of(*point).toTuple() for point in points.tolist()]
    assert frame.pixels_of(points).tolist() == pytest.approx(np.array(one_by_one))
    assert frame.place_at(frame.position_of(0.3, -0.2)) == pytest.approx((0.3, -0.2))
