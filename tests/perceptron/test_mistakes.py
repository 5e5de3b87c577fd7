"""Mistakes per epoch are those that a hand counts, whatever is put in, taken back or dragged in between."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.clock import step_epoch
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.mistakes import MistakeCurve, mistake_grid
from mnistgui.perceptron.numbered_series import MOST_VALUES
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule

XOR, AND = PROBLEMS["XOR"], PROBLEMS["AND"]
ONE = Batches(size=1)


def counted(learner: AnyLearner) -> list[tuple[int, int]]:
    return [(int(epoch), int(mistakes)) for epoch, mistakes in learner.mistakes.as_array()]


def wrong_now(learner: AnyLearner) -> int:
    answered = learner.answers(learner.problem.points_NI).classes_M
    return sum(int(label) != int(answer) for label, answer in zip(learner.problem.labels_N, answered, strict=True))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    rows = draw(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 1)), min_size=1, max_size=6))
    table = np.array(rows, dtype=np.float64)
    return Problem(name="own", points_NI=table[:, :2], labels_N=table[:, 2].astype(np.int64))


batches = st.builds(Batches, size=st.sampled_from([None, 1, 2, 4]), shuffled=st.booleans(), seed=st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), how=batches, steps=st.integers(0, 40))
def test_the_rule_counts_the_wrong_answers_that_it_met_in_each_pass(problem: Problem, how: Batches, steps: int) -> None:
    learner = ThresholdRule(problem, batches=how)
    by_hand: list[tuple[int, int]] = []
    met = 0
    for _ in range(steps):
        w1, w2, b = learner.weights_A
        x1, x2 = problem.points_NI[learner.next_sample]
        met += int(w1 * x1 + w2 * x2 + b > 0) != problem.labels_N[learner.next_sample]
        epoch = learner.epoch
        learner.step()
        if learner.epoch > epoch:
            by_hand.append((learner.epoch, met))
            met = 0
        assert counted(learner) == by_hand
        assert learner.missed == met
    assert sum(mistakes for _, mistakes in by_hand) + met == learner.updates


@settings(max_examples=60, deadline=None)
@given(problem=problems(), how=batches, steps=st.integers(0, 25), hidden=st.integers(0, 3))
def test_a_network_counts_who_is_on_the_wrong_side_when_the_epoch_ends(
    problem: Problem, how: Batches, steps: int, hidden: int
) -> None:
    learner = SmoothLearner(problem, hidden=hidden, batches=how, rate=1.0)
    by_hand: list[tuple[int, int]] = []
    for _ in range(steps):
        epoch = learner.epoch
        learner.step()
        if learner.epoch > epoch:
            by_hand.append((learner.epoch, wrong_now(learner)))
        assert counted(learner) == by_hand


@pytest.mark.parametrize("output", [Output.SOFTMAX, Output.TANH, Output.LINEAR])
def test_classes_are_told_apart_as_the_network_does(output: Output) -> None:
    problem = truth_table("three", (0, 1, 2, 2), classes=3) if output is Output.SOFTMAX else AND
    loss = Loss.CROSS_ENTROPY if output is Output.SOFTMAX else Loss.MSE
    learner = SmoothLearner(problem, output=output, loss=loss, rate=0.2, seed=3)
    by_hand = []
    for _ in range(30):
        learner.step()
        by_hand.append((learner.epoch, wrong_now(learner)))
    assert counted(learner) == by_hand
    assert len({mistakes for _, mistakes in by_hand}) > 1


MAKERS: list[Callable[[], AnyLearner]] = [
    lambda: ThresholdRule(XOR),
    lambda: ThresholdRule(XOR, batches=Batches(shuffled=True, seed=4)),
    lambda: SmoothLearner(XOR, hidden=2, batches=ONE),
    lambda: SmoothLearner(XOR, hidden=2, batches=Batches(size=3)),
    lambda: SmoothLearner(XOR, hidden=2),
]


@pytest.mark.parametrize("make", MAKERS)
def test_going_back_takes_the_epochs_back_one_by_one_and_going_on_counts_them_again(
    make: Callable[[], AnyLearner],
) -> None:
    learner = make()
    seen = []
    for _ in range(21):
        seen.append(counted(learner))
        learner.step()
    last = counted(learner)
    for before in reversed(seen):
        assert learner.back()
        assert counted(learner) == before
    for _ in range(21):
        learner.step()
    assert counted(learner) == last


@pytest.mark.parametrize("make", MAKERS)
def test_reset_forgets_what_was_counted(make: Callable[[], AnyLearner]) -> None:
    learner = make()
    for _ in range(9):
        learner.step()
    assert counted(learner)
    learner.reset()
    assert counted(learner) == []


@pytest.mark.parametrize("make", MAKERS)
def test_other_points_change_nothing_of_what_was_counted(make: Callable[[], AnyLearner]) -> None:
    learner = make()
    for _ in range(9):
        learner.step()
    before = counted(learner)
    learner.replace_problem(AND)
    assert counted(learner) == before
    step_epoch(learner)
    assert counted(learner)[: len(before)] == before
    assert len(counted(learner)) == len(before) + 1


@pytest.mark.parametrize("make", MAKERS)
def test_other_weights_change_nothing_of_what_was_counted(make: Callable[[], AnyLearner]) -> None:
    learner = make()
    for _ in range(9):
        learner.step()
    before = counted(learner)
    if isinstance(learner, ThresholdRule):
        missed = learner.missed
        learner.set_weights([0.0, 0.0, 1.0])
        assert learner.missed == missed
    else:
        learner.set_network(SmoothLearner(XOR, hidden=2, seed=9).network)
    assert counted(learner) == before


@pytest.mark.parametrize("rule", [True, False])
def test_points_taken_away_in_the_middle_of_an_epoch_end_it(rule: bool) -> None:
    learner = ThresholdRule(XOR) if rule else SmoothLearner(XOR, hidden=2, batches=ONE)
    for _ in range(7):
        learner.step()
    met = learner.missed if isinstance(learner, ThresholdRule) else None
    two = Problem(name="two", points_NI=XOR.points_NI[:2], labels_N=XOR.labels_N[:2])
    learner.replace_problem(two)
    assert learner.epoch == 2
    assert counted(learner)[-1] == (2, wrong_now(learner) if met is None else met)
    learner.step()
    learner.step()
    assert [epoch for epoch, _ in counted(learner)] == [1, 2, 3]


def test_a_network_that_goes_back_to_a_place_that_is_no_more_counts_the_epoch_as_ended() -> None:
    learner = SmoothLearner(XOR, hidden=2, batches=ONE)
    for _ in range(8):
        learner.step()
    learner.replace_problem(Problem(name="two", points_NI=XOR.points_NI[:2], labels_N=XOR.labels_N[:2]))
    assert learner.back()
    assert (learner.epoch, learner.position) == (2, 0)
    assert counted(learner)[-1] == (2, wrong_now(learner))


def test_an_epoch_whose_beginning_was_not_seen_is_not_counted() -> None:
    learner = ThresholdRule(XOR)
    for _ in range(6):
        learner.step()
    moment = learner.moment
    opened = ThresholdRule(XOR)
    opened.resume(
        type(moment)(start_A=moment.start_A, sum_A=moment.sum_A, updates_N=moment.updates_N, epoch=1, position=2)
    )
    assert opened.missed is None
    for _ in range(6):
        opened.step()
        learner.step()
    assert counted(opened) == [(3, 4)] == counted(learner)[-1:]
    # A network's count needs only the end.
    network = SmoothLearner(XOR, batches=ONE)
    for _ in range(6):
        network.step()
    going_on = SmoothLearner(XOR, batches=ONE)
    going_on.resume(network.moment)
    step_epoch(going_on)
    assert counted(going_on) == [(2, wrong_now(going_on))]


def test_a_diverged_step_ends_no_epoch() -> None:
    learner = SmoothLearner(XOR, output=Output.LINEAR, loss=Loss.MSE, rate=1e200)
    for _ in range(8):
        learner.step()
    assert len(counted(learner)) == learner.epoch < 8


def test_the_history_of_the_rule_ends_with_the_present() -> None:
    learner = ThresholdRule(XOR)
    moments = [learner.moment]
    for _ in range(5):
        learner.step()
        moments.append(learner.moment)
    assert list(learner.history) == moments


# The series -----------------------------------------------------------------------------------------------------------


def test_a_long_run_keeps_every_second_epoch_and_true_counts() -> None:
    curve = MistakeCurve()
    for epoch in range(1, 3 * MOST_VALUES):
        curve.add(epoch, epoch % 7)
        assert len(curve) <= MOST_VALUES
    table = curve.as_array()
    assert len(table) > MOST_VALUES / 4
    assert (table[:, 1] == table[:, 0] % 7).all()
    assert set(np.diff(table[:, 0])) == {4.0}
    assert table[-1, 0] > 3 * MOST_VALUES - 5


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(["add", "cut"]), st.integers(0, 12), st.integers(0, 9)), max_size=30))
def test_a_series_holds_what_was_noted_last_up_to_where_it_was_cut(
    actions: list[tuple[str, int, int]],
) -> None:
    curve, by_hand = MistakeCurve(), dict[int, int]()
    for action, number, value in actions:
        by_hand = {known: noted for known, noted in by_hand.items() if known < number}
        if action == "add":
            curve.add(number, value)
            by_hand[number] = value
        else:
            curve.cut(number)
        assert curve.as_array().tolist() == [[known, noted] for known, noted in by_hand.items()]
        for asked in (0, 5, 12):
            before = [noted for known, noted in by_hand.items() if known <= asked]
            assert curve.at(asked) == (before[-1] if before else None)
            between = [noted for known, noted in by_hand.items() if 5 <= known <= asked]
            assert curve.mean(5, asked) == (pytest.approx(sum(between) / len(between)) if between else None)


# The grid -------------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    problem=problems(), places=st.permutations(range(3)), weights=st.lists(st.integers(-2, 2), min_size=3, max_size=3)
)
def test_each_place_of_the_grid_is_a_count(problem: Problem, places: list[int], weights: list[int]) -> None:
    weights_A = np.array(weights, dtype=np.float64)
    first, second = places[:2]
    values_C, values_R = np.array([-1.0, 0.0, 2.0, 3.0]), np.array([1.0, 0.0, -2.0])
    grid_RC = mistake_grid(problem, weights_A, first=first, second=second, values_C=values_C, values_R=values_R)
    assert grid_RC.shape == (3, 4)
    for row, up in enumerate(values_R):
        for column, across in enumerate(values_C):
            other_A = weights_A.copy()
            other_A[first], other_A[second] = across, up
            wrong = (problem.augmented_points @ other_A > 0).astype(int) != problem.labels_N
            assert grid_RC[row, column] == wrong.sum()
    assert weights_A.tolist() == weights


def test_a_grid_of_three_classes_is_refused() -> None:
    three = truth_table("three", (0, 1, 2, 2), classes=3)
    line = np.zeros(2)
    with pytest.raises(ValueError, match="two classes"):
        mistake_grid(three, np.zeros(3), first=0, second=1, values_C=line, values_R=line)
