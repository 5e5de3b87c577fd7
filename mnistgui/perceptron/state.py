"""The whole lab as one plain dict, and as JSON text: opened again it goes on with the same numbers, bit for bit.

Kept: the problem, and of each learner its settings, weights, optimiser memory and place in the run. Not kept: the
steps that one could go back, the loss curve, and the threshold rule's earlier weights (returns count from here).
"""

import copy
import json
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, TypeVar

import numpy as np

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.learners import AnyLearner, LearnerSettings, make_learner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import MOST_HIDDEN_LAYERS, MOST_UNITS, Layer, flatten
from mnistgui.perceptron.optimizers import Memory, Optimizer, Rule
from mnistgui.perceptron.points import MOST_POINTS
from mnistgui.perceptron.problems import INPUTS, MOST_CLASSES, Problem
from mnistgui.perceptron.reading import (
    read_array,
    read_choice,
    read_exactly,
    read_fields,
    read_fraction,
    read_list,
    read_number,
    read_text,
    read_truth,
    read_whole,
)
from mnistgui.perceptron.refusals import QT_TRANSLATE_NOOP, RefusedError
from mnistgui.perceptron.rule_moment import Exact, RuleMoment
from mnistgui.perceptron.smooth_learner import Moment, SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule

L = TypeVar("L", bound=AnyLearner)

FORMAT: Final = 1
MOST_LEARNERS: Final = 3
_CONSTANTS: Final = ("momentum", "alpha", "beta1", "beta2", "eps")


@dataclass(frozen=True, eq=False, kw_only=True)
class Lab:
    """One problem, and one to three learners on it, each with the settings that built it.

    A learner may have another ``problem`` of its own (AND, OR and XOR side by side); then ``problem`` waits for it.
    """

    problem: Problem
    learners: tuple[AnyLearner, ...]
    settings: tuple[LearnerSettings, ...]


def lab_to_text(lab: Lab) -> str:
    """Return the lab as JSON."""
    return json.dumps(lab_to_dict(lab), allow_nan=False, ensure_ascii=False, indent=1)


def snapshot_of(learner: L) -> L:
    """Return ``learner`` as it stands now, for another thread to read while the learner goes on: a step replaces what
    it changes. Not for stepping, since the history is shared."""
    return copy.copy(learner)


def lab_from_text(text: str) -> Lab:
    """Return the lab that a JSON text holds.

    Raises:
        ValueError: it is no lab; the message says what is wrong and where.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also a whole number of thousands of digits
        raise RefusedError(QT_TRANSLATE_NOOP("core", "this is no JSON text: {detail}"), detail=error) from error
    return lab_from_dict(value)


def lab_to_dict(lab: Lab) -> dict[str, Any]:
    """Return the lab as dicts, lists, texts and finite numbers."""
    return {
        "format": FORMAT,
        "problem": _problem_to_dict(lab.problem),
        "learners": [
            {
                "problem": None if learner.problem is lab.problem else _problem_to_dict(learner.problem),
                "settings": _settings_to_dict(_settings_now(learner, settings)),
                "run": _run_to_dict(learner) if isinstance(learner, SmoothLearner) else _rule_to_dict(learner),
            }
            for learner, settings in zip(lab.learners, lab.settings, strict=True)
        ],
    }


def lab_from_dict(value: Any) -> Lab:
    """Return the lab that `lab_to_dict` made a dict of.

    Raises:
        ValueError: a key too many or too few, a number that is not finite, a shape that does not fit, or settings that
            do not go together.
    """
    fields = read_fields(value, ("format", "problem", "learners"), "lab")
    if fields["format"] != FORMAT:
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "this lab has the format {found}, and only {known} is known here"),
            found=str(fields["format"])[:20],
            known=FORMAT,
        )
    problem = _read_problem(fields["problem"], "problem")
    entries = read_list(fields["learners"], "learners", most=MOST_LEARNERS)
    if not entries:
        raise RefusedError(QT_TRANSLATE_NOOP("core", "the lab has no learner"))
    learners, all_settings = [], []
    for place, entry in enumerate(entries):
        where = f"learners[{place}]"
        parts = read_fields(entry, ("problem", "settings", "run"), where)
        own = parts["problem"]
        on = problem if own is None else _read_problem(own, f"{where}.problem")
        settings = _read_settings(parts["settings"], f"{where}.settings")
        learner = make_learner(on, settings)
        if isinstance(learner, SmoothLearner):
            _resume_smooth(learner, parts["run"], f"{where}.run")
        else:
            _resume_rule(learner, parts["run"], f"{where}.run")
        learners.append(learner)
        all_settings.append(settings)
    return Lab(problem=problem, learners=tuple(learners), settings=tuple(all_settings))


def _problem_to_dict(problem: Problem) -> dict[str, Any]:
    return {
        "name": problem.name,
        "points": problem.points_NI.tolist(),
        "labels": problem.labels_N.tolist(),
        "classes": problem.classes,
    }


def _settings_now(learner: AnyLearner, settings: LearnerSettings) -> LearnerSettings:
    """Return the settings with what was changed since the learner was built."""
    # The rule takes one sample at a time; the size that was asked for is another learner's business.
    settings = replace(settings, rate=learner.rate, batches=replace(learner.batches, size=settings.batches.size))
    if isinstance(learner, SmoothLearner):
        settings = replace(settings, seed=learner.seed, optimizer=learner.optimizer)
    return settings


def _settings_to_dict(settings: LearnerSettings) -> dict[str, Any]:
    activation, optimizer, batches = settings.activation, settings.optimizer, settings.batches
    return {
        "learner": settings.learner,
        "hidden": settings.hidden if isinstance(settings.hidden, int) else list(settings.hidden),
        "activation": activation.value if isinstance(activation, Activation) else [one.value for one in activation],
        "output": settings.output.value,
        "loss": settings.loss.value,
        "optimizer": {"rule": optimizer.rule.value, **{name: getattr(optimizer, name) for name in _CONSTANTS}},
        "batches": {"size": batches.size, "shuffled": batches.shuffled, "seed": batches.seed},
        "rate": settings.rate,
        "seed": settings.seed,
    }


def _read_settings(value: Any, where: str) -> LearnerSettings:
    names = ("learner", "hidden", "activation", "output", "loss", "optimizer", "batches", "rate", "seed")
    fields = read_fields(value, names, where)
    hidden, activation = fields["hidden"], fields["activation"]
    if isinstance(hidden, list):
        units = read_list(hidden, f"{where}.hidden", most=MOST_HIDDEN_LAYERS)
        hidden = tuple(read_whole(one, f"{where}.hidden", least=1, most=MOST_UNITS) for one in units)
    else:
        hidden = read_whole(hidden, f"{where}.hidden", least=1, most=MOST_UNITS)
    if isinstance(activation, list):
        some = read_list(activation, f"{where}.activation", most=MOST_HIDDEN_LAYERS)
        activation = tuple(read_choice(Activation, one, f"{where}.activation") for one in some)
    else:
        activation = read_choice(Activation, activation, f"{where}.activation")
    optimizer = read_fields(fields["optimizer"], ("rule", *_CONSTANTS), f"{where}.optimizer")
    batches = read_fields(fields["batches"], ("size", "shuffled", "seed"), f"{where}.batches")
    size = batches["size"]
    return LearnerSettings(
        learner=read_text(fields["learner"], f"{where}.learner"),
        hidden=hidden,
        activation=activation,
        output=read_choice(Output, fields["output"], f"{where}.output"),
        loss=read_choice(Loss, fields["loss"], f"{where}.loss"),
        optimizer=Optimizer(
            rule=read_choice(Rule, optimizer["rule"], f"{where}.optimizer.rule"),
            **{name: read_number(optimizer[name], f"{where}.optimizer.{name}") for name in _CONSTANTS},
        ),
        batches=Batches(
            size=None if size is None else read_whole(size, f"{where}.batches.size", least=1),
            shuffled=read_truth(batches["shuffled"], f"{where}.batches.shuffled"),
            seed=read_whole(batches["seed"], f"{where}.batches.seed"),
        ),
        rate=read_number(fields["rate"], f"{where}.rate", above=0.0),
        seed=read_whole(fields["seed"], f"{where}.seed"),
    )


def _read_problem(value: Any, where: str) -> Problem:
    fields = read_fields(value, ("name", "points", "labels", "classes"), where)
    points = read_list(fields["points"], f"{where}.points", most=MOST_POINTS)
    inputs = len(points[0]) if points and isinstance(points[0], list) else 0
    if inputs not in INPUTS:
        message = QT_TRANSLATE_NOOP("core", "{where} must be lists of 2 or 3 numbers")
        raise RefusedError(message, where=f"{where}.points")
    classes = read_whole(fields["classes"], f"{where}.classes", least=2, most=MOST_CLASSES)
    labels = read_list(fields["labels"], f"{where}.labels", most=MOST_POINTS)
    return Problem(
        name=read_text(fields["name"], f"{where}.name"),
        points_NI=read_array(points, f"{where}.points", (len(points), inputs)),
        labels_N=np.array([read_whole(one, f"{where}.labels", most=classes - 1) for one in labels], dtype=np.int64),
        classes=classes,
    )


def _run_to_dict(learner: SmoothLearner) -> dict[str, Any]:
    moment = learner.moment
    return {
        "layers": [
            {"weights": layer.weights_OI.tolist(), "biases": layer.biases_O.tolist()} for layer in moment.network.layers
        ],
        "gradient": moment.gradient_P.tolist(),
        "memory": {
            "steps": moment.memory.steps,
            "first": moment.memory.first_P.tolist(),
            "second": moment.memory.second_P.tolist(),
        },
        "updates": moment.updates,
        "epoch": moment.epoch,
        "position": moment.position,
        "forget_zero_grad": learner.forget_zero_grad,
    }


def _resume_smooth(learner: SmoothLearner, value: Any, where: str) -> None:
    names = ("layers", "gradient", "memory", "updates", "epoch", "position", "forget_zero_grad")
    fields = read_fields(value, names, where)
    plain = learner.network
    entries = read_exactly(fields["layers"], f"{where}.layers", len(plain.layers))
    layers = []
    for place, (entry, layer) in enumerate(zip(entries, plain.layers, strict=True)):
        at = f"{where}.layers[{place}]"
        parts = read_fields(entry, ("weights", "biases"), at)
        weights_OI = read_array(parts["weights"], f"{at}.weights", layer.weights_OI.shape)
        layers.append(Layer(weights_OI, read_array(parts["biases"], f"{at}.biases", layer.biases_O.shape)))
    count = len(flatten(plain.layers))
    memory = read_fields(fields["memory"], ("steps", "first", "second"), f"{where}.memory")
    moment = Moment(
        network=replace(plain, layers=tuple(layers)),
        memory=Memory(
            read_whole(memory["steps"], f"{where}.memory.steps"),
            read_array(memory["first"], f"{where}.memory.first", (count,)),
            read_array(memory["second"], f"{where}.memory.second", (count,)),
        ),
        gradient_P=read_array(fields["gradient"], f"{where}.gradient", (count,)),
        updates=read_whole(fields["updates"], f"{where}.updates"),
        epoch=read_whole(fields["epoch"], f"{where}.epoch"),
        position=read_whole(fields["position"], f"{where}.position", most=len(learner.problem) - 1),
    )
    if (moment.memory.second_P < 0).any():
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must not be negative: it is a mean of squares"),
            where=f"{where}.memory.second",
        )
    learner.forget_zero_grad = read_truth(fields["forget_zero_grad"], f"{where}.forget_zero_grad")
    learner.resume(moment)


def _rule_to_dict(learner: ThresholdRule) -> dict[str, Any]:
    moment = learner.moment
    return {
        "first": [str(value) for value in learner.first_A],
        "start": [str(value) for value in moment.start_A],
        "sum": [str(value) for value in moment.sum_A],
        "updates": list(moment.updates_N),
        "epoch": moment.epoch,
        "position": moment.position,
    }


def _resume_rule(learner: ThresholdRule, value: Any, where: str) -> None:
    fields = read_fields(value, ("first", "start", "sum", "updates", "epoch", "position"), where)
    samples = len(learner.problem)
    updates = read_exactly(fields["updates"], f"{where}.updates", samples)
    epoch = read_whole(fields["epoch"], f"{where}.epoch")
    learner.first_A = _read_exact(fields["first"], f"{where}.first", learner.problem.inputs + 1)
    learner.resume(
        RuleMoment(
            start_A=_read_exact(fields["start"], f"{where}.start", learner.problem.inputs + 1),
            sum_A=_read_exact(fields["sum"], f"{where}.sum", learner.problem.inputs + 1),
            updates_N=tuple(read_whole(one, f"{where}.updates") for one in updates),
            epoch=epoch,
            position=read_whole(fields["position"], f"{where}.position", most=samples - 1),
            began=epoch,
        )
    )


def _read_exact(value: Any, where: str, count: int) -> Exact:
    exact: list[Fraction] = [read_fraction(one, where) for one in read_exactly(value, where, count)]
    return tuple(exact)
