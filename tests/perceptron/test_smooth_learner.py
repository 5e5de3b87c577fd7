"""What gradient descent makes of the gates, and what is said of it."""

from itertools import islice

import numpy as np
import pytest

from mnistgui.perceptron.clock import steps
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import CLOSE, SmoothLearner
from mnistgui.perceptron.verdict import Verdict, VerdictKind


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
    near = Problem(name="near", points_N2=np.array([(0.0, 0.0), (0.001, 0.0)]), labels_N=np.array([0, 1]))
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
