"""What gradient descent makes of the gates, and what is said of it."""

from itertools import islice

import numpy as np
import pytest

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.answering import CLOSE
from mnistgui.perceptron.backpropagation import backward, descend
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.clock import step_epoch
from mnistgui.perceptron.generated import generate
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import flatten, forward, initial_network, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.points import move_point
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.verdict import Verdict, VerdictKind
from tests.perceptron.driving import steps


def _verdict(learner: SmoothLearner, most: int = 4000) -> Verdict:
    for step in islice(steps(learner), most):
        if step.verdict.final:
            break
    return learner.verdict()


@pytest.mark.parametrize("seed", range(20))
def test_four_tanh_units_learn_xor_from_any_start(seed: int) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, rate=0.5, seed=seed)
    verdict = _verdict(learner, most=2000)
    assert verdict.kind is VerdictKind.LEARNED
    assert verdict.separation is not None and not verdict.separation.separable
    assert np.abs(learner.at_samples().outputs_M - PROBLEMS["XOR"].labels_N).max() < CLOSE


@pytest.mark.parametrize("name", ["AND", "OR", "NAND"])
@pytest.mark.parametrize("hidden", [0, 1, 4])
def test_what_one_line_can_do_is_learned(name: str, hidden: int) -> None:
    verdict = _verdict(SmoothLearner(PROBLEMS[name], hidden=hidden, seed=3))
    assert verdict.kind is VerdictKind.LEARNED
    assert verdict.wrong == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_single_layer_answers_one_half_everywhere_on_xor(seed: int) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=0, seed=seed)
    verdict = _verdict(learner)
    assert verdict.kind is VerdictKind.IMPOSSIBLE
    assert verdict.flat
    assert verdict.loss == pytest.approx(np.log(2), abs=1e-4)
    assert verdict.separation is not None
    assert not verdict.separation.separable


@pytest.mark.parametrize("seed", range(5))
def test_one_hidden_unit_is_still_one_line(seed: int) -> None:
    assert _verdict(SmoothLearner(PROBLEMS["XOR"], hidden=1, seed=seed)).kind is VerdictKind.IMPOSSIBLE


def test_two_hidden_units_can_stick_and_another_start_helps() -> None:
    kinds = [_verdict(SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=seed)).kind for seed in range(6)]
    assert set(kinds) == {VerdictKind.STUCK, VerdictKind.LEARNED}


def test_a_stuck_run_has_stopped_falling_with_mistakes_left() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=0)
    verdict = _verdict(learner)
    assert verdict.kind is VerdictKind.STUCK
    assert verdict.wrong > 0
    loss = learner.loss
    for _ in range(2000):
        learner.step()
    assert learner.loss > 0.98 * loss
    assert learner.verdict().wrong > 0


@pytest.mark.parametrize("rate", [0.01, 0.002])
def test_slow_is_not_stuck(rate: float) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, rate=rate, seed=0)
    kinds = {step.verdict.kind for step in islice(steps(learner), 3000)}
    assert kinds == {VerdictKind.UNDECIDED}


def test_a_single_layer_at_rest_before_it_has_learned_is_only_slow() -> None:
    near = Problem(name="near", points_NI=np.array([(0.0, 0.0), (0.001, 0.0)]), labels_N=np.array([0, 1]))
    learner = SmoothLearner(near, seed=2)
    kinds = {step.verdict.kind for step in islice(steps(learner), 200)}
    verdict = learner.verdict()
    assert (verdict.wrong, verdict.flat) == (2, True)
    assert kinds == {VerdictKind.UNDECIDED}


def test_the_same_seed_is_the_same_run_and_another_is_not() -> None:
    first, again, other = (SmoothLearner(PROBLEMS["XOR"], hidden=4, seed=seed) for seed in (5, 5, 6))
    for learner in (first, again, other):
        for _ in range(10):
            learner.step()
    assert first.loss == again.loss
    assert first.loss != other.loss


def _state(learner: SmoothLearner) -> tuple[object, ...]:
    moment = learner.moment
    return (
        flatten(moment.network.layers).tolist(),
        moment.memory.first_P.tolist(),
        moment.memory.second_P.tolist(),
        moment.memory.steps,
        (moment.updates, moment.epoch, moment.position),
        learner.loss,
    )


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("batches", [Batches(), Batches(size=1), Batches(size=3, shuffled=True, seed=2)])
def test_going_back_undoes_every_step_to_the_last_bit(rule: Rule, batches: Batches) -> None:
    learner = SmoothLearner(
        PROBLEMS["XOR"], hidden=(3, 2), rate=0.1, seed=1, optimizer=Optimizer(rule=rule), batches=batches
    )
    states = [_state(learner)]
    for _ in range(9):
        learner.step()
        states.append(_state(learner))
    assert len({str(state) for state in states}) == 10
    for state in reversed(states[:-1]):
        assert learner.back()
        assert _state(learner) == state
    assert not learner.can_go_back
    assert not learner.back()
    for state in states[1:]:
        learner.step()
        assert _state(learner) == state


def test_the_history_is_bounded() -> None:
    small, large = (SmoothLearner(PROBLEMS["AND"], hidden=hidden) for hidden in ((), (8, 8, 8, 8)))
    for learner in (small, large):
        for _ in range(10_050):
            learner.step()
    assert len(small.history) == 10_001
    held = sum(4 * moment.gradient_P.nbytes for moment in large.history)
    assert len(large.history) > 1000 and held < 25 * 2**20


def test_one_sample_at_a_time_goes_through_the_problem_and_counts_epochs() -> None:
    learner = SmoothLearner(PROBLEMS["AND"], batches=Batches(size=1))
    assert [learner.step() for _ in range(6)] == [0, 1, 2, 3, 0, 1]
    assert (learner.updates, learner.epoch, learner.position) == (6, 1, 2)
    assert step_epoch(learner) == 2
    assert (learner.epoch, learner.position) == (2, 0)
    assert step_epoch(learner) == 4
    pairs = SmoothLearner(PROBLEMS["AND"], batches=Batches(size=3))
    assert [pairs.step(), pairs.step()] == [None, 3]  # the last batch is what is left
    assert pairs.epoch == 1


def test_a_step_of_one_sample_is_descent_on_its_loss_alone() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=4, rate=0.3, batches=Batches(size=1))
    learner.step()
    before = learner.network
    point, label = PROBLEMS["XOR"].points_NI[1:2], PROBLEMS["XOR"].labels_N[1:2]
    gradients = backward(before, forward(before, point), label).gradients
    learner.step()
    np.testing.assert_allclose(flatten(learner.network.layers), flatten(descend(before, gradients, 0.3).layers))


def test_a_shuffled_order_learns_xor_one_sample_at_a_time() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, batches=Batches(size=1, shuffled=True, seed=1))
    first, second = ([learner.step() for _ in range(4)] for _ in range(2))
    assert sorted(first) == sorted(second) == [0, 1, 2, 3]
    assert _verdict(learner, most=8000).kind is VerdictKind.LEARNED


def test_weights_can_be_put_in_at_any_time_and_taken_out_again() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=0)
    learner.step()
    before = _state(learner)
    equal = with_parameters(learner.network, np.full(9, 0.5))
    learner.set_network(equal)
    assert learner.updates == 1
    learner.step()
    units = learner.network.layers[0].weights_OI
    assert units[0].tolist() == units[1].tolist()  # all weights equal: the units stay twins
    learner.back()
    assert flatten(learner.network.layers).tolist() == [0.5] * 9
    learner.back()
    assert _state(learner) == before
    learner.set_network(equal, remember=False)
    learner.back()
    assert learner.updates == 0


def test_another_kind_of_network_or_numbers_that_are_none_are_refused() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2)
    generator = np.random.default_rng(0)
    for other in (
        initial_network((3,), generator),
        initial_network((2,), generator, Activation.RELU),
        initial_network((2,), generator, output=Output.TANH),
    ):
        with pytest.raises(ValueError, match="other layers"):
            learner.set_network(other)
    with pytest.raises(ValueError, match="finite"):
        learner.set_network(with_parameters(learner.network, np.full(9, np.nan)))


def test_a_point_can_be_dragged_while_it_learns() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, seed=0)
    assert _verdict(learner).kind is VerdictKind.LEARNED
    updates, loss = learner.updates, learner.loss
    dragged = move_point(PROBLEMS["XOR"], 3, (0.0, 2.0))
    learner.replace_problem(dragged)
    assert (learner.updates, learner.problem) == (updates, dragged)
    assert learner.loss != loss
    assert learner.verdict().kind is VerdictKind.UNDECIDED
    assert _verdict(learner).kind is VerdictKind.LEARNED
    with pytest.raises(ValueError, match="another learner"):
        learner.replace_problem(truth_table("three", (0, 1, 2, 2), classes=3))


def test_points_taken_away_in_the_middle_of_an_epoch_end_it() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], batches=Batches(size=1))
    for _ in range(3):
        learner.step()
    learner.replace_problem(Problem(name="two", points_NI=np.eye(2), labels_N=np.array([0, 1])))
    assert (learner.epoch, learner.position) == (1, 0)
    assert [learner.step() for _ in range(3)] == [0, 1, 0]


def test_reset_is_the_same_start_or_a_new_one() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=5)
    start = _state(learner)
    learner.step()
    learner.reset()
    assert _state(learner) == start
    assert not learner.can_go_back
    learner.reset(seed=6)
    assert _state(learner) == _state(SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=6)) != start


def test_a_rate_far_too_high_is_said_to_diverge_and_can_be_undone() -> None:
    learner = SmoothLearner(PROBLEMS["AND"], output=Output.LINEAR, loss=Loss.MSE, rate=10.0)
    verdict = _verdict(learner)
    assert verdict.kind is VerdictKind.STUCK
    assert verdict.diverged
    assert np.isfinite(flatten(learner.network.layers)).all()
    while learner.back():
        pass
    learner.rate = 0.1
    verdict = _verdict(learner)
    assert verdict.kind is VerdictKind.LEARNED
    assert not verdict.diverged


def test_a_gradient_that_is_not_zeroed_adds_up() -> None:
    learner = SmoothLearner(PROBLEMS["AND"], rate=0.1)
    first_P = flatten(learner.back_pass.gradients)
    learner.step()
    learner.forget_zero_grad = True
    second_P, before_P = flatten(learner.back_pass.gradients), flatten(learner.network.layers)
    learner.step()
    np.testing.assert_allclose(flatten(learner.network.layers), before_P - 0.1 * (first_P + second_P))


@pytest.mark.parametrize("size", [None, 1])
def test_squares_and_a_linear_unit_on_xor_come_to_rest_at_one_half(size: int | None) -> None:
    learner = SmoothLearner(
        PROBLEMS["XOR"], output=Output.LINEAR, loss=Loss.MSE, rate=0.05, batches=Batches(size=size, shuffled=True)
    )
    verdict = _verdict(learner, 20_000)
    assert verdict.kind is VerdictKind.IMPOSSIBLE
    if size is None:
        assert verdict.flat
        assert verdict.loss == pytest.approx(0.25, abs=1e-3)


def test_the_best_line_for_squares_can_be_a_wrong_one_though_a_line_exists() -> None:
    # One sample far out on the right side pulls the line of least squares over a sample near the border.
    problem = Problem(
        name="far", points_NI=np.array([(0.0, 0.0), (1.0, 0.0), (1.2, 0.0), (30.0, 0.0)]), labels_N=[0, 0, 1, 1]
    )
    learner = SmoothLearner(problem, output=Output.LINEAR, loss=Loss.MSE, rate=0.004)
    verdict = _verdict(learner, 40_000)
    assert verdict.kind is VerdictKind.STUCK
    assert verdict.lowest
    assert verdict.separation is not None and verdict.separation.separable


@pytest.mark.parametrize("output", [Output.SIGMOID, Output.TANH, Output.LINEAR])
@pytest.mark.parametrize("name", ["AND", "OR", "NAND", "NOR"])
def test_a_gate_is_learned_with_squares_too(name: str, output: Output) -> None:
    rate = 0.1 if output is Output.LINEAR else 1.0
    verdict = _verdict(SmoothLearner(PROBLEMS[name], output=output, loss=Loss.MSE, rate=rate), 20_000)
    assert verdict.kind is VerdictKind.LEARNED


@pytest.mark.parametrize("output", [Output.SIGMOID, Output.TANH])
def test_squares_on_xor_are_never_called_learned_by_one_layer(output: Output) -> None:
    verdict = _verdict(SmoothLearner(PROBLEMS["XOR"], output=output, loss=Loss.MSE, rate=1.0), 20_000)
    assert verdict.kind is VerdictKind.IMPOSSIBLE


def test_linear_hidden_layers_are_still_one_line() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=(4, 4), activation=Activation.LINEAR, rate=0.2)
    assert _verdict(learner, 20_000).kind is VerdictKind.IMPOSSIBLE


def test_three_classes_in_a_row_are_learned_by_softmax_though_no_line_takes_the_middle_one_out() -> None:
    row = Problem(name="row", points_NI=np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]), labels_N=[0, 1, 2], classes=3)
    learner = SmoothLearner(row, output=Output.SOFTMAX, rate=0.5)
    assert _verdict(learner, 20_000).kind is VerdictKind.LEARNED
    assert learner.answers(row.points_NI).classes_M.tolist() == [0, 1, 2]


def test_three_classes_that_lines_cannot_tell_apart_are_impossible_for_one_layer() -> None:
    problem = truth_table("three", (0, 1, 1, 2), classes=3)
    swapped = Problem(name="swapped", points_NI=[*problem.points_NI, (2.0, 2.0)], labels_N=[0, 1, 2, 1, 0], classes=3)
    assert _verdict(SmoothLearner(swapped, output=Output.SOFTMAX), 20_000).kind is VerdictKind.IMPOSSIBLE
    many = SmoothLearner(swapped, output=Output.SOFTMAX, hidden=8, seed=0)
    assert _verdict(many, 20_000).kind is VerdictKind.LEARNED


def test_one_place_with_two_classes_is_impossible_for_any_network() -> None:
    torn = Problem(name="torn", points_NI=np.array([(0.0, 0.0), (0.0, 0.0), (1.0, 1.0)]), labels_N=[0, 1, 1])
    verdict = _verdict(SmoothLearner(torn, hidden=4), 20_000)
    assert verdict.kind is VerdictKind.IMPOSSIBLE
    assert verdict.torn[0].samples == (0, 1)


def test_a_softmax_of_two_answers_like_a_sigmoid_of_the_difference() -> None:
    learner = SmoothLearner(PROBLEMS["AND"], output=Output.SOFTMAX)
    response = learner.at_samples()
    np.testing.assert_allclose(response.outputs_M, 1 / (1 + np.exp(-response.sums_M)))


@pytest.mark.parametrize("seed", range(6))
def test_sigmoid_units_that_stand_still_for_long_are_not_called_stuck(seed: int) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, activation=Activation.SIGMOID, seed=seed)
    assert _verdict(learner, 9000).kind is VerdictKind.LEARNED


@pytest.mark.parametrize(("rule", "rate"), [(Rule.MOMENTUM, 0.1), (Rule.ADAM, 0.05), (Rule.RMSPROP, 0.02)])
def test_every_optimiser_learns_xor_or_is_called_stuck(rule: Rule, rate: float) -> None:
    kinds = [
        _verdict(SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=seed, optimizer=Optimizer(rule=rule), rate=rate)).kind
        for seed in range(6)
    ]
    assert set(kinds) == {VerdictKind.STUCK, VerdictKind.LEARNED}


def test_a_set_of_points_is_waited_for_longer() -> None:
    learner = SmoothLearner(generate("spiral", count=60, noise=0.05), hidden=(8, 4), seed=1)
    for step in islice(steps(learner), 1500):
        assert step.verdict.kind is not VerdictKind.STUCK
