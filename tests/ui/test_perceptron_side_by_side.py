"""Several learners beside one another, under a real mouse and real keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from mnistgui.perceptron.generated import CIRCLES, generate
from mnistgui.ui.fitting_label import FittingLabel
from mnistgui.ui.perceptron.plane.point_plane import PointPlane
from mnistgui.ui.perceptron.views.loss_view import LossView
from tests.ui.lab import LEFT, Lab


def _plane(lab: Lab, place: int) -> PointPlane:
    return lab.find(PointPlane, "plane" if place == 1 else f"plane.{place}")


def _state(lab: Lab, place: int) -> str:
    return lab.find(FittingLabel, "state" if place == 1 else f"state.{place}").text()


def _seat(lab: Lab, place: int) -> QPushButton:
    return lab.find(QPushButton, "seat" if place == 1 else f"seat.{place}")


def _run(lab: Lab) -> None:
    lab.full_speed()
    lab.click("run")
    lab.qtbot.waitUntil(lambda: not lab.find(QPushButton, "run").isChecked(), timeout=30_000)


def test_at_first_there_is_one_learner_and_its_plane_has_no_heading(lab: Lab) -> None:
    assert lab.find(QComboBox, "arrangement").currentData() == "one"
    assert _plane(lab, 1).isVisible()
    assert not _plane(lab, 2).isVisible()
    assert not _seat(lab, 1).isVisible()


def test_the_slide_one_learner_on_and_or_and_xor(lab: Lab) -> None:
    lab.choose("arrangement", "gates")
    assert [_seat(lab, place).text() for place in (1, 2, 3)] == ["AND", "OR", "XOR"]
    assert not lab.find(QComboBox, "problem").isEnabled()
    _run(lab)
    assert _state(lab, 1).startswith("Learned after 10 updates.")
    assert _state(lab, 2).startswith("Learned after 4 updates.")
    assert "XOR cannot be separated" in _state(lab, 3)
    assert "R²/γ² = 51" in lab.verdict()
    lab.qtbot.mouseClick(_seat(lab, 3), LEFT)
    assert "XOR cannot be separated by one line." in lab.verdict()
    assert _seat(lab, 3).isChecked()
    assert not _seat(lab, 1).isChecked()
    assert lab.column(2) == ["0", "1", "1", "0"]


def test_the_gates_take_every_setting_together(lab: Lab) -> None:
    lab.choose("arrangement", "gates")
    lab.choose("learner", "multilayer")
    _run(lab)
    assert all(_state(lab, place).startswith("Learned") for place in (1, 2, 3))


def test_the_points_of_the_gates_stay_and_it_is_said_why(lab: Lab) -> None:
    lab.choose("arrangement", "gates")
    plane = _plane(lab, 2)
    lab.qtbot.mouseClick(plane, LEFT, pos=plane.position_of(0.5, 0.5).toPoint())
    assert "One learner" in lab.message()
    assert len(lab.points()) == 4
    lab.qtbot.keyClick(plane, Qt.Key.Key_Delete)
    assert len(lab.points()) == 4
    lab.choose("arrangement", "one")
    assert lab.message() == ""
    lab.click_at(0.5, 0.5)
    assert len(lab.points()) == 5


def test_three_learners_on_one_problem_each_with_its_own_verdict(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.choose("arrangement", "three")
    assert [_seat(lab, place).text() for place in (1, 2, 3)] == ["Threshold rule", "Single layer", "Multilayer 2–4–1"]
    _run(lab)
    assert "cannot be separated" in _state(lab, 1)
    assert "cannot be separated" in _state(lab, 2)
    assert "Learned after" in _state(lab, 3)
    lab.qtbot.mouseClick(_seat(lab, 2), LEFT)
    assert "0.693 = ln 2" in lab.verdict()
    assert lab.find(QComboBox, "learner").currentData() == "single layer"


def test_a_tick_takes_the_same_samples_to_all_of_them(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.choose("arrangement", "three")
    lab.click("step")
    # The two others take all four samples an update, so the rule looks at each of them.
    assert "Epoch 1 · (1, 1)" in lab.steps()
    lab.qtbot.mouseClick(_seat(lab, 3), LEFT)
    assert "updates: 1 " in lab.steps()
    lab.click("back")
    assert "updates: 0 " in lab.steps()
    lab.qtbot.mouseClick(_seat(lab, 1), LEFT)
    assert "All weights 0" in lab.steps()


def test_a_setting_is_that_of_the_chosen_learner_but_the_order_is_everybodys(lab: Lab) -> None:
    lab.choose("learner", "multilayer")
    lab.choose("arrangement", "two")
    lab.qtbot.mouseClick(_seat(lab, 2), LEFT)
    lab.choose("learner", "multilayer")
    lab.find(QSpinBox, "hidden").setValue(2)
    lab.choose("view", "learner")
    lab.choose("optimizer", "adam")
    assert [_seat(lab, place).text() for place in (1, 2)] == ["Multilayer 2–4–1", "Multilayer 2–2–1 · Adam"]
    lab.choose("batch", "one")
    lab.qtbot.mouseClick(_seat(lab, 1), LEFT)
    assert lab.find(QComboBox, "batch").currentData() == "one"
    assert lab.find(QComboBox, "optimizer").currentData() == "sgd"


def test_a_point_is_dragged_on_any_of_the_planes(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.choose("arrangement", "two")
    plane = _plane(lab, 2)
    lab.qtbot.mousePress(plane, LEFT, pos=plane.position_of(1, 1).toPoint())
    for place in ((0.8, 0.6), (0.1, -0.3)):
        QTest.mouseMove(plane, plane.position_of(*place).toPoint())
    lab.qtbot.mouseRelease(plane, LEFT, pos=plane.position_of(0.1, -0.3).toPoint())
    assert lab.points()[3] == pytest.approx((0.1, -0.3, 0), abs=0.02)  # to a pixel
    assert _seat(lab, 2).isChecked()
    _run(lab)
    assert "Learned after" in _state(lab, 1)
    assert "Learned after" in _state(lab, 2)


def test_the_first_learner_stays_where_others_come_and_go(lab: Lab) -> None:
    lab.choose("learner", "multilayer")
    lab.choose("arrangement", "three")
    lab.qtbot.mouseClick(_seat(lab, 2), LEFT)
    kept = _seat(lab, 2).text()
    lab.choose("arrangement", "one")
    assert kept == "Threshold rule"
    assert lab.find(QComboBox, "learner").currentData() == "threshold rule"


@pytest.mark.parametrize("arrangement", ["two", "three", "gates"])
def test_nothing_is_cut_off_at_the_side_on_a_laptop(lab: Lab, arrangement: str) -> None:
    lab.page.resize(658, 433)
    lab.choose("arrangement", arrangement)

    def ends() -> dict[str, int]:
        widgets = {name: lab.find(QWidget, name) for name in ("plane", "table", "diagram", "verdict", "more_room")}
        return {name: widget.mapTo(lab.page, QPoint(widget.width(), 0)).x() for name, widget in widgets.items()}

    lab.qtbot.waitUntil(lambda: max(ends().values()) <= 658)


def test_the_numbers_below_are_those_of_the_chosen_plane(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.choose("arrangement", "two")
    lab.click("step")
    outputs = lab.column(3)
    plane = _plane(lab, 2)
    lab.qtbot.mouseClick(plane, LEFT, pos=plane.position_of(0, 1).toPoint())
    assert _seat(lab, 2).isChecked()
    assert lab.column(3) != outputs
    assert lab.find(QLabel, "steps").text().startswith("Seed 0")


@pytest.mark.parametrize("stopped_by", ["hiding", "a worksheet", "a key that does nothing"])
def test_whatever_stops_a_run_the_planes_show_what_was_learned_in_the_end(lab: Lab, stopped_by: str) -> None:
    lab.choose("problem", "XOR")
    lab.choose("learner", "multilayer")
    lab.choose("arrangement", "three")
    seats, display = lab.page._session.seats, lab.page._display
    lab.full_speed()
    lab.click("run")
    lab.qtbot.waitUntil(lambda: seats[0].learner.updates > 20, timeout=20_000)
    assert lab.find(QPushButton, "run").isChecked()
    if stopped_by == "hiding":
        lab.page.hide()
    elif stopped_by == "a worksheet":
        lab.page._files.button.actions_by_name["worksheet"].trigger()
        lab.find(QWidget, "worksheet").close()
    else:
        lab.page._display.row.keys_used.emit()
    assert not lab.find(QPushButton, "run").isChecked()
    for scene, seat in zip(display._scenes, seats, strict=True):
        assert np.array_equal(scene.outputs_N, seat.learner.at_samples().outputs_M)


def test_points_from_a_file_are_shown_in_the_place_of_the_gates(lab: Lab) -> None:
    lab.choose("arrangement", "gates")
    lab.page._files.points_opened.emit(generate(CIRCLES, count=6, noise=0.0, seed=0))
    assert lab.find(QComboBox, "arrangement").currentData() == "one"
    assert lab.find(QComboBox, "problem").isEnabled()
    assert len(lab.points()) == 6


def test_every_plane_moves_while_they_learn(lab: Lab) -> None:
    lab.choose("problem", "spiral")
    lab.choose("arrangement", "three")
    planes = [_plane(lab, place) for place in (2, 3)]
    lab.full_speed()
    lab.click("run")
    for plane in planes:
        first = plane._scene
        lab.qtbot.waitUntil(lambda plane=plane, first=first: plane._scene is not first)  # type: ignore[misc]
    assert lab.find(QPushButton, "run").isChecked()
    lab.click("run")
    assert planes[0]._scene is not None
    assert planes[0]._scene.layers is lab.page._session.seats[1].learner.network.layers  # type: ignore[union-attr]


def test_a_view_that_is_opened_late_knows_what_the_learners_are_called(lab: Lab) -> None:
    lab.choose("arrangement", "three")
    lab.choose("view", "loss")
    assert list(lab.find(LossView, "loss_view")._names) == ["Threshold rule", "Single layer", "Multilayer 2–4–1"]
