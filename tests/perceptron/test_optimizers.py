"""An optimiser's step leaves the old numbers alone. (What it computes: training/test_autograd_reference.py.)"""

import numpy as np
import pytest

from mnistgui.perceptron.optimizers import RATES, Optimizer, Rule, fresh_memory, update


@pytest.mark.parametrize("rule", list(Rule))
def test_a_step_can_be_undone_by_keeping_the_old_values(rule: Rule) -> None:
    optimizer, gradient_P = Optimizer(rule=rule), np.array([1.0, -2.0, 0.0])
    values_P, memory = update(optimizer, np.ones(3), gradient_P, fresh_memory(np.ones(3)), 0.1)
    kept = values_P.copy(), memory.first_P.copy(), memory.second_P.copy()
    once = update(optimizer, values_P, gradient_P, memory, 0.1)
    again = update(optimizer, values_P, gradient_P, memory, 0.1)
    np.testing.assert_array_equal(once[0], again[0])
    for now, before in zip((values_P, memory.first_P, memory.second_P), kept, strict=True):
        np.testing.assert_array_equal(now, before)


def test_a_first_step_of_adam_is_as_long_as_the_rate() -> None:
    moved_P, _ = update(Optimizer(rule=Rule.ADAM), np.zeros(2), np.array([3.0, -0.01]), fresh_memory(np.zeros(2)), 0.1)
    np.testing.assert_allclose(moved_P, [-0.1, 0.1], rtol=1e-5)


def test_a_stack_is_updated_like_its_members() -> None:
    values_SP, gradient_SP = np.arange(6.0).reshape(2, 3), np.ones((2, 3)) * [[1.0], [2.0]]
    both, _ = update(Optimizer(rule=Rule.ADAM), values_SP, gradient_SP, fresh_memory(values_SP), 0.1)
    for row in range(2):
        one, _ = update(Optimizer(rule=Rule.ADAM), values_SP[row], gradient_SP[row], fresh_memory(values_SP[row]), 0.1)
        np.testing.assert_array_equal(both[row], one)


@pytest.mark.parametrize("wrong", [{"momentum": 1.0}, {"beta2": -0.1}, {"eps": 0.0}, {"alpha": float("nan")}])
def test_constants_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Optimizer(**wrong)


def test_every_rule_has_a_rate_to_begin_with() -> None:
    assert set(RATES) == set(Rule)
