"""From a gradient to an update: SGD, momentum, Nesterov, RMSprop and Adam, exactly as PyTorch defines them.

An optimiser keeps nothing itself: `update` takes its memory and returns the next one, so that a step can be undone by
keeping the old values. All weights and biases are one row of ``P`` numbers (`network.flatten`): every rule here treats
each number on its own. A stack (..., P) is updated in one go.

Source: the pages of ``torch.optim.SGD``, ``RMSprop`` and ``Adam``, without weight decay, dampening or centring.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from mnistgui.perceptron.problems import Floats


class Rule(Enum):
    """How the gradient becomes an update."""

    SGD = "sgd"
    MOMENTUM = "momentum"
    NESTEROV = "nesterov"
    RMSPROP = "rmsprop"
    ADAM = "adam"


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """A rule with its constants, each with PyTorch's default (momentum has none there: 0.9 is the usual one).

    ``momentum`` is used by momentum and Nesterov, ``alpha`` by RMSprop, ``beta1`` and ``beta2`` by Adam, ``eps`` by
    the last two.

    Raises:
        ValueError: a constant out of its range.
    """

    rule: Rule = Rule.SGD
    momentum: float = 0.9
    alpha: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    def __post_init__(self) -> None:
        for name in ("momentum", "alpha", "beta1", "beta2"):
            if not 0.0 <= getattr(self, name) < 1.0:
                raise ValueError(f"{name} must be from 0 to below 1, not {getattr(self, name)}")
        if not 0.0 < self.eps < 1.0:
            raise ValueError(f"eps must be between 0 and 1, not {self.eps}")


@dataclass(frozen=True, eq=False)
class Memory:
    """What an optimiser remembers after ``steps`` steps.

    ``first_P``: momentum's velocity, or Adam's mean of the gradient (m). ``second_P``: the mean of the gradient's
    square (RMSprop, Adam's v). What a rule does not use stays zero.
    """

    steps: int
    first_P: Floats
    second_P: Floats


# Rates that go with each rule on problems as small as the lab's; SGD's is the one that is reliable in class.
RATES: Final = {Rule.SGD: 0.5, Rule.MOMENTUM: 0.1, Rule.NESTEROV: 0.1, Rule.RMSPROP: 0.01, Rule.ADAM: 0.05}


def fresh_memory(values_P: Floats) -> Memory:
    """Return the memory before the first step."""
    zeros_P = np.zeros_like(values_P)
    return Memory(0, zeros_P, zeros_P)


def update(
    optimizer: Optimizer, values_P: Floats, gradient_P: Floats, memory: Memory, rate: float
) -> tuple[Floats, Memory]:
    """Return the numbers after one step, and the memory to hand in at the next."""
    step = memory.steps + 1
    first_P, second_P = memory.first_P, memory.second_P
    match optimizer.rule:
        case Rule.SGD:
            move_P = gradient_P
        case Rule.MOMENTUM:
            first_P = optimizer.momentum * first_P + gradient_P
            move_P = first_P
        case Rule.NESTEROV:
            first_P = optimizer.momentum * first_P + gradient_P
            move_P = gradient_P + optimizer.momentum * first_P
        case Rule.RMSPROP:
            second_P = optimizer.alpha * second_P + (1.0 - optimizer.alpha) * gradient_P**2
            move_P = gradient_P / (np.sqrt(second_P) + optimizer.eps)
        case Rule.ADAM:
            first_P = optimizer.beta1 * first_P + (1.0 - optimizer.beta1) * gradient_P
            second_P = optimizer.beta2 * second_P + (1.0 - optimizer.beta2) * gradient_P**2
            # Both means start at zero, and are too small by these shares at first.
            unbiased_P = first_P / (1.0 - optimizer.beta1**step)
            move_P = unbiased_P / (np.sqrt(second_P / (1.0 - optimizer.beta2**step)) + optimizer.eps)
    return values_P - rate * move_P, Memory(step, first_P, second_P)
