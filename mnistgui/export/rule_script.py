"""Rosenblatt's rule where the lab stands, as a script: plain numbers, no autograd. No torch at import."""

import copy
from fractions import Fraction
from math import isclose

from mnistgui.export.lab_pieces import FLOATS, PLACE, assigned, heading, order_code, points_code
from mnistgui.perceptron.threshold_rule import ThresholdRule

_SURE = 1e-9  # of the size of its terms: a sum z beyond it has its sign whatever was rounded
_SAME = 1e-12


def rule_script(learner: ThresholdRule, *, steps: int) -> str:
    """Return a script that goes on where ``learner`` stands and looks at so many samples.

    Where floating point leads to the lab's numbers, as with a rate of 1, it has tensors; else exact fractions, as the
    lab itself has.
    """
    exact = not _floats_do(learner, steps)
    words = [
        f"It begins with the weights that the lab had when this was written, and looks at the next {steps:,} samples "
        "in the same order: the weights are the lab's after each."
    ]
    if exact:
        words.append(
            "It computes with exact fractions, as the lab does. In floating point each update with a rate of "
            f"{float(learner.rate)!r} is rounded, and a sum z that is exactly 0 comes out a little above it or below, "
            "which decides the output."
        )
    imports = ["from fractions import Fraction"] if exact else []
    imports += ["import numpy"] * learner.batches.shuffled + ["import torch"] * (not exact)
    if exact and learner.batches.shuffled:
        imports.insert(1, "")
    blocks = [imports, *([] if exact else [[FLOATS]])]
    blocks += [_exact_start(learner) if exact else _start(learner), _loop(learner, steps, exact=exact)]
    blocks.append(_answers(exact=exact))
    head = heading(learner.problem, "threshold rule", *words)
    return head + "\n" + "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _start(learner: ThresholdRule) -> list[str]:
    *weights, bias = learner.weights_A.tolist()
    return [
        *points_code(learner.problem),
        "",
        f"# The weights and the bias of the lab (updates so far: {learner.updates:,}).",
        assigned("weights = torch.tensor(", weights),
        f"bias = {bias!r}",
        f"rate = {float(learner.rate)!r}",
    ]


def _exact_start(learner: ThresholdRule) -> list[str]:
    now, rate = learner.moment, Fraction(learner.rate)
    *weights, bias = [str(start + rate * total) for start, total in zip(now.start_A, now.sum_A, strict=True)]
    return [
        "# The points, one row a sample, and the class of each.",
        assigned("points = ", learner.problem.points_NI.tolist(), ""),
        "points = [[Fraction(number) for number in point] for point in points]",
        assigned("classes = ", learner.problem.labels_N.tolist(), ""),
        "",
        f"# The weights and the bias of the lab (updates so far: {learner.updates:,}).",
        assigned("weights = ", weights, ""),
        "weights = [Fraction(number) for number in weights]",
        f'bias = Fraction("{bias}")',
        f"rate = Fraction({float(learner.rate)!r})",
    ]


def _loop(learner: ThresholdRule, steps: int, *, exact: bool) -> list[str]:
    shuffled = learner.batches.shuffled
    if exact:
        z = "bias + sum(weight * x for weight, x in zip(weights, points[sample]))"
        error = "classes[sample] - output"
        moved = "[weight + rate * error * x for weight, x in zip(weights, points[sample])]"
        listed = "weights"
    else:
        z = "(points[sample] @ weights).item() + bias"
        error = "classes[sample].item() - output"
        moved = "weights + rate * error * points[sample]"
        listed = "weights.tolist()"
    return [
        *(order_code(learner.batches) if shuffled else []),
        PLACE,
        f"epoch, position = {learner.epoch}, {learner.position}",
        f"for step in range(1, {steps + 1}):",
        f"    sample = {'order(epoch)[position]' if shuffled else 'position'}",
        f"    z = {z}",
        "    output = 1 if z > 0 else 0",
        f"    error = {error}  # 0: right, so that nothing changes",
        f"    weights = {moved}",
        "    bias = bias + rate * error",
        "    position += 1",
        "    if position == len(points):",
        "        epoch, position = epoch + 1, 0",
        f'    numbers = " ".join(f"{{float(number):.15g}}" for number in [*{listed}, bias])',
        '    print(f"step {step}: sample {sample + 1}, error {error}, weights {numbers}")',
    ]


def _answers(*, exact: bool) -> list[str]:
    if exact:
        return [
            "# What it answers now.",
            "for point, label in zip(points, classes):",
            "    z = bias + sum(weight * x for weight, x in zip(weights, point))",
            '    print(f"{[float(x) for x in point]} class {label}: {1 if z > 0 else 0}")',
        ]
    return [
        "# What it answers now.",
        "for point, label in zip(points, classes.tolist()):",
        "    z = (point @ weights).item() + bias",
        '    print(f"{point.tolist()} class {label}: {1 if z > 0 else 0}")',
    ]


# Floating point or fractions ------------------------------------------------------------------------------------------


def _floats_do(learner: ThresholdRule, steps: int) -> bool:
    """Say whether floating point takes the same way as exact fractions, for so many steps and at the answers then."""
    exact = copy.copy(learner)  # `resume` gives it a history of its own
    exact.resume(learner.moment)
    points_NI, rate = learner.problem.points_NI.tolist(), learner.rate
    weights = learner.weights_A.tolist()
    for _ in range(steps):
        sample, before = exact.next_sample, exact.moment.sum_A
        terms = [*points_NI[sample], 1.0]
        if not _is_sure(weights, terms):
            return False
        error = int(learner.problem.labels_N[sample]) - int(_sum(weights, terms) > 0)
        weights = [weight + rate * error * x for weight, x in zip(weights, terms, strict=True)]
        exact.step()
        if (exact.moment.sum_A != before) != (error != 0):
            return False
        pairs = zip(weights, exact.weights_A.tolist(), strict=True)
        if not all(isclose(one, other, rel_tol=_SAME) for one, other in pairs):
            return False
    return all(_is_sure(weights, [*point, 1.0]) for point in points_NI)


def _is_sure(weights: list[float], terms: list[float]) -> bool:
    """Say whether the sum z cannot change sides by rounding: it is far from 0, or nothing is rounded in it."""
    z = _sum(weights, terms)
    if abs(z) > _SURE * sum(abs(weight * x) for weight, x in zip(weights, terms, strict=True)):
        return True
    products = [Fraction(weight) * Fraction(x) for weight, x in zip(weights, terms, strict=True)]
    whole = all(Fraction(float(product)) == product for product in products)
    return whole and Fraction(z) == sum(products)


def _sum(weights: list[float], terms: list[float]) -> float:
    return sum(weight * x for weight, x in zip(weights, terms, strict=True))
