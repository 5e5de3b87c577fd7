"""One clock for every learner."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.clock import Clock, step_epoch
from mnistgui.perceptron.generated import MOONS, generate
from mnistgui.perceptron.learners import (
    MULTILAYER,
    SINGLE_LAYER,
    THRESHOLD_RULE,
    AnyLearner,
    LearnerSettings,
    make_learner,
)
from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.points import move_point
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.verdict import Verdict

ALL = (THRESHOLD_RULE, SINGLE_LAYER, MULTILAYER)


def learners(problem: Problem, names: Sequence[str] = ALL, batches: Batches | None = None) -> list[AnyLearner]:
    batches = batches or Batches()
    return [make_learner(problem, LearnerSettings(learner=name, rate=0.5, batches=batches)) for name in names]


def taken(learner: AnyLearner) -> int:
    return learner.epoch * len(learner.problem) + learner.position


def numbers(learner: AnyLearner) -> tuple[float, ...]:
    if isinstance(learner, ThresholdRule):
        return (*learner.weights_A.tolist(), learner.epoch, learner.position, learner.updates)
    return (*flatten(learner.network.layers).tolist(), learner.epoch, learner.position, learner.updates)


def unfinished(some: Sequence[AnyLearner]) -> list[bool]:
    return [not learner.verdict().final for learner in some]


def test_the_threshold_rule_takes_one_sample_a_tick_in_order() -> None:
    clock = Clock(learners(PROBLEMS["AND"], [THRESHOLD_RULE]))
    steps = [clock.tick()[0] for _ in range(8)]
    assert [step.sample for step in steps if step] == [0, 1, 2, 3, 0, 1, 2, 3]
    assert [step.number for step in steps if step] == list(range(1, 9))
    assert [step.changed for step in steps[:4] if step] == [False, False, False, True]


@pytest.mark.parametrize("name", [SINGLE_LAYER, MULTILAYER])
def test_a_smooth_learner_takes_all_samples_a_tick(name: str) -> None:
    clock = Clock(learners(PROBLEMS["AND"], [name]))
    steps = [clock.tick()[0] for _ in range(3)]
    assert [step.sample for step in steps if step] == [None] * 3
    assert all(step is not None and step.changed for step in steps)
    assert steps[-1] is not None
    assert steps[-1].verdict.updates == 3


@settings(deadline=None)
@given(
    size=st.sampled_from([None, 1, 3, 7]), shuffled=st.booleans(), samples=st.integers(5, 23), ticks=st.integers(1, 12)
)
def test_all_have_taken_the_same_samples_after_every_tick(
    size: int | None, shuffled: bool, samples: int, ticks: int
) -> None:
    problem = generate(MOONS, count=samples, noise=0.1, seed=1)
    some = learners(problem, batches=Batches(size=size, shuffled=shuffled, seed=3))
    clock = Clock(some)
    for _ in range(ticks):
        before = taken(some[0])
        clock.tick()
        if any(learner.verdict().final for learner in some):
            return
        assert len({taken(learner) for learner in some}) == 1
        # The size of a batch, or what was left of the pass.
        assert taken(some[0]) - before == min(size or samples, samples - before % samples)
    order = some[0].batches.order(samples, 0)
    assert np.array_equal(order, some[1].batches.order(samples, 0))


def test_one_that_has_its_verdict_waits_for_the_others() -> None:
    some = learners(PROBLEMS["AND"], batches=Batches(size=1))
    clock = Clock(some)
    for _ in range(200):
        clock.tick(unfinished(some))
    assert some[0].verdict().final
    assert some[0].updates == 10
    assert taken(some[1]) > taken(some[0])
    # By hand it goes on with them.
    before = taken(some[0])
    clock.tick()
    assert taken(some[0]) == before + 1


def test_within_a_tick_a_learner_stops_where_its_verdict_falls() -> None:
    rule, single = learners(PROBLEMS["OR"], [THRESHOLD_RULE, SINGLE_LAYER])
    clock = Clock([rule, single])
    while not rule.verdict().final:
        clock.tick([True, True])
    alone = learners(PROBLEMS["OR"], [THRESHOLD_RULE])[0]
    while not alone.verdict().final:
        alone.step()
    assert taken(rule) == taken(alone)
    assert clock.tick([False, True])[0] is None


def test_of_the_samples_of_a_tick_those_that_change_nothing_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    rule, single = learners(generate(MOONS, count=100, noise=0.3, seed=0), [THRESHOLD_RULE, SINGLE_LAYER])
    clock = Clock([rule, single])
    judged: list[int] = []
    verdict = ThresholdRule.verdict

    def judge(self: ThresholdRule) -> Verdict:
        judged.append(self.updates)
        return verdict(self)

    monkeypatch.setattr(ThresholdRule, "verdict", judge)
    clock.tick([True, True])
    assert taken(rule) == 100
    assert len(judged) <= rule.updates + 1 < 50
    # By hand nobody stops within a tick: its end is judged.
    judged.clear()
    clock.tick()
    assert judged == [rule.updates]


@settings(deadline=None)
@given(size=st.sampled_from([None, 1, 3]), ways=st.lists(st.sampled_from(["tick", "epoch"]), min_size=1, max_size=6))
def test_back_undoes_tick_by_tick(size: int | None, ways: list[str]) -> None:
    some = learners(PROBLEMS["XOR"], batches=Batches(size=size))
    clock = Clock(some)
    moments = [[numbers(learner) for learner in some]]
    for way in ways:
        clock.tick(unfinished(some)) if way == "tick" else clock.epoch()
        moments.append([numbers(learner) for learner in some])
    for moment in reversed(moments[:-1]):
        assert clock.can_go_back
        assert clock.back()
        assert [numbers(learner) for learner in some] == moment
    assert not clock.can_go_back
    assert not clock.back()


def test_weights_put_in_by_hand_are_a_tick_of_their_own() -> None:
    rule, single = learners(PROBLEMS["AND"], [THRESHOLD_RULE, SINGLE_LAYER])
    assert isinstance(rule, ThresholdRule)
    clock = Clock([rule, single])
    clock.tick()
    there = numbers(single)
    rule.set_weights((1.0, 2.0, 3.0))
    clock.note_change(0)
    clock.back()
    assert rule.weights_A.tolist() != [1.0, 2.0, 3.0]
    assert numbers(single) == there
    clock.forget()
    assert not clock.back()


def test_where_one_learner_has_forgotten_no_other_goes_back_alone() -> None:
    some = learners(PROBLEMS["XOR"], [THRESHOLD_RULE, SINGLE_LAYER])
    clock = Clock(some)
    for _ in range(3):
        clock.tick()
    moved = move_point(PROBLEMS["XOR"], 0, (0.1, 0.1))
    for learner in some:
        learner.replace_problem(moved)  # the rule begins a new count
    clock.tick()
    clock.tick()
    assert clock.back()
    assert clock.back()
    there = [numbers(learner) for learner in some]
    assert not clock.can_go_back
    assert not clock.back()
    assert [numbers(learner) for learner in some] == there


def test_the_clock_does_nothing_ahead_of_time() -> None:
    some = learners(PROBLEMS["AND"], [THRESHOLD_RULE])
    clock = Clock(some)
    for _ in range(4):
        clock.tick()
    assert some[0].updates == 1


def test_an_unknown_learner_is_refused() -> None:
    with pytest.raises(ValueError, match="svm"):
        make_learner(PROBLEMS["AND"], LearnerSettings(learner="svm"))


def test_a_learner_that_cannot_go_on_ends_its_epoch_and_its_tick() -> None:
    far = Problem(name="far", points_NI=1e6 * PROBLEMS["XOR"].points_NI, labels_N=PROBLEMS["XOR"].labels_N)
    learner = SmoothLearner(far, rate=1e308)
    clock = Clock([learner])
    assert step_epoch(learner) == 0
    assert learner.updates == 0
    assert learner.verdict().diverged
    step = clock.tick()[0]
    assert step is not None
    assert not step.changed
    # So there is nothing to go back to but what was before.
    assert not clock.can_go_back
    there = numbers(learner)
    learner.rate = 1e-20
    assert not learner.verdict().diverged
    clock.tick()
    learner.rate = 1e308
    clock.tick()
    clock.back()
    assert numbers(learner) == there
    assert not clock.can_go_back
