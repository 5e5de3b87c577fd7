"""Who learns what: seats, settings, and weights put in by hand, without a window."""

from collections import deque
from dataclasses import replace

import numpy as np
import pytest

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.generated import BLOBS, generate
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.problems import PROBLEMS, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.session import GATES, ONE, THREE, TWO, LabSession, first_settings, fitted

THREE_CLASSES = generate(BLOBS, count=30, noise=0.2, seed=0, classes=3)


def _session(learner: str, arrangement: str = ONE) -> LabSession:
    session = LabSession()
    session.set_settings(first_settings(learner))
    session.arrange(arrangement)
    return session


def _smooth(session: LabSession) -> SmoothLearner:
    assert isinstance(session.seat.learner, SmoothLearner)
    return session.seat.learner


def _rule(session: LabSession) -> ThresholdRule:
    assert isinstance(session.seat.learner, ThresholdRule)
    return session.seat.learner


def test_those_that_come_are_of_other_kinds() -> None:
    names = [seat.settings.learner for seat in _session(SINGLE_LAYER, THREE).seats]
    assert names == [SINGLE_LAYER, THRESHOLD_RULE, MULTILAYER]
    assert [seat.learner.problem.name for seat in _session(MULTILAYER, GATES).seats] == ["AND", "OR", "XOR"]


def test_the_problem_that_is_edited_waits_behind_the_gates() -> None:
    session = _session(THRESHOLD_RULE)
    session.begin(PROBLEMS["NAND"])
    session.arrange(GATES)
    assert session.problem is PROBLEMS["NAND"]
    session.arrange(TWO)
    assert [seat.learner.problem.name for seat in session.seats] == ["NAND", "NAND"]


def test_one_weight_is_put_in_and_taken_back() -> None:
    session = _session(MULTILAYER)
    session.advance()
    before_P = flatten(_smooth(session).network.layers)
    place = session.place_of(1, 0, 2)
    session.set_numbers({place: 7.5})
    assert _smooth(session).network.layers[1].weights_OI[0, 2] == 7.5
    assert np.count_nonzero(flatten(_smooth(session).network.layers) != before_P) == 1
    session.set_numbers({session.place_of(0, 3, None): -1.0})
    assert _smooth(session).network.layers[0].biases_O[3] == -1.0
    session.back()
    session.back()
    assert np.array_equal(flatten(_smooth(session).network.layers), before_P)
    assert _smooth(session).updates == 1


def test_a_drag_is_one_step_back_however_many_places_it_went_through() -> None:
    session = _session(MULTILAYER)
    before_P = flatten(_smooth(session).network.layers)
    for number in range(20):
        session.set_numbers({0: number / 10}, remember=number == 0)
    session.back()
    assert np.array_equal(flatten(_smooth(session).network.layers), before_P)
    assert not session.can_go_back


def test_behind_a_drag_the_tick_before_is_that_of_all_learners() -> None:
    session = _session(SINGLE_LAYER, TWO)
    session.advance()
    session.set_numbers({0: 1.0})
    for number in range(20):
        session.set_numbers({0: number / 10}, remember=False)
    session.back()
    assert [seat.learner.epoch for seat in session.seats] == [1, 1]
    session.back()
    assert [seat.learner.epoch for seat in session.seats] == [0, 0]


def test_the_threshold_rule_takes_weights_as_a_new_start() -> None:
    session = _session(THRESHOLD_RULE)
    session.set_numbers({session.place_of(0, 0, 0): 2.0, session.place_of(0, 0, None): -1.0})
    assert _rule(session).weights_A.tolist() == [2.0, 0.0, -1.0]
    session.back()
    assert not _rule(session).weights_A.any()


def test_numbers_of_one_learner_are_not_those_of_another() -> None:
    session = _session(SINGLE_LAYER, TWO)
    other = session.seats[1].learner
    session.set_numbers({0: 3.0})
    assert isinstance(other, ThresholdRule)
    assert not other.weights_A.any()
    session.advance()
    there = other.weights_A.tolist()
    session.set_numbers({0: 1.0})
    session.back()
    assert other.weights_A.tolist() == there


def test_a_number_that_is_not_finite_is_refused() -> None:
    for name in (THRESHOLD_RULE, MULTILAYER):
        session = _session(name)
        with pytest.raises(ValueError, match="finite"):
            session.set_numbers({0: float("nan")})
        assert not session.can_go_back


def test_more_classes_want_other_learners_and_fewer_bring_back_what_was_asked_for() -> None:
    session = _session(THRESHOLD_RULE, THREE)
    assert session.replace_problem(THREE_CLASSES)
    assert [seat.settings.output for seat in session.seats] == [Output.SOFTMAX] * 3
    assert [seat.settings.learner for seat in session.seats] == [SINGLE_LAYER, SINGLE_LAYER, MULTILAYER]
    assert session.replace_problem(PROBLEMS["XOR"])
    assert [seat.settings.learner for seat in session.seats] == [THRESHOLD_RULE, SINGLE_LAYER, MULTILAYER]
    assert session.seats[2].settings.output is Output.SIGMOID


def test_three_inputs_begin_anew_and_other_points_do_not() -> None:
    session = _session(MULTILAYER)
    session.advance()
    assert not session.replace_problem(PROBLEMS["AND"])
    assert session.seat.learner.updates == 1
    assert session.replace_problem(truth_table("table", (0, 0, 0, 1, 0, 1, 1, 1)))
    assert session.seat.learner.updates == 0
    assert session.seat.learner.problem.inputs == 3


def test_a_loss_that_does_not_go_with_the_output_is_not_built() -> None:
    wanted = replace(first_settings(MULTILAYER), output=Output.TANH)
    assert fitted(wanted, PROBLEMS["AND"]).loss is Loss.MSE
    assert fitted(first_settings(MULTILAYER), PROBLEMS["AND"]).loss is Loss.CROSS_ENTROPY


def test_the_seed_of_all_changes_together() -> None:
    session = _session(SINGLE_LAYER, THREE)
    session.set_seed(4)
    assert [seat.settings.seed for seat in session.seats] == [4, 4, 4]


def test_a_lab_that_was_saved_goes_on_where_it_stood() -> None:
    session = _session(SINGLE_LAYER, TWO)
    for _ in range(3):
        session.advance()
    other = LabSession()
    other.open(session.lab(), session.problem)
    assert other.arrangement == TWO
    assert [seat.learner.updates for seat in other.seats] == [seat.learner.updates for seat in session.seats]
    other.advance()
    assert other.seats[0].learner.updates == 4


def test_the_three_gates_are_opened_as_gates() -> None:
    session = _session(THRESHOLD_RULE, GATES)
    other = LabSession()
    other.open(session.lab(), session.problem)
    assert other.arrangement == GATES


def test_updates_of_its_own_are_counted_where_no_earlier_moment_is_kept_any_more() -> None:
    session = _session(MULTILAYER, TWO)
    learner, other = _smooth(session), session.seats[1].learner
    learner._history = deque(maxlen=5)
    for _ in range(8):
        session.advance()
    before, place = learner.moment, (other.epoch, other.position)
    learner.step()
    learner.step()
    session.take_up(before)
    session.back()
    session.back()
    assert learner.moment is before
    assert (other.epoch, other.position) == place


def test_a_learner_on_points_that_are_not_the_lab_s_begins_anew_on_those() -> None:
    one, other = _session(MULTILAYER, TWO), _session(MULTILAYER)
    other.begin(truth_table("three", (0, 1, 1, 0, 1, 0, 0, 1)))
    other.advance()
    for session in (one, other):
        session.advance()
    lab = replace(one.lab(), learners=(one.seat.learner, other.seat.learner))
    again = LabSession()
    again.open(lab, lab.problem)
    assert [seat.learner.problem for seat in again.seats] == [lab.problem, lab.problem]
    assert again.seats[0].learner is one.seat.learner
    assert again.seats[1].learner.updates == 0
    again.advance()


def test_a_loss_chosen_for_one_gate_is_that_of_all_three() -> None:
    session = _session(SINGLE_LAYER, GATES)
    session.choose(2)
    before = _smooth(session).moment
    _smooth(session).use_loss(Loss.MSE)
    session.take_up(before)
    for _ in range(2):
        for place in range(3):
            session.choose(place)
            assert _smooth(session).loss_kind is Loss.MSE
        assert {seat.settings.loss for seat in session.seats} == {Loss.MSE}
        session.begin()
