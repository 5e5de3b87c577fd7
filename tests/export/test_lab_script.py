"""The lab's script goes on with the lab's own numbers: it is really run, in a process of its own."""

import ast
import copy
import json
import math
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.export.lab_script import lab_script
from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.generated import CIRCLES, generate
from mnistgui.perceptron.learners import (
    MULTILAYER,
    SINGLE_LAYER,
    THRESHOLD_RULE,
    AnyLearner,
    LearnerSettings,
    make_learner,
)
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule

UPDATES = 30
XOR = PROBLEMS["XOR"]
CORNERS3 = truth_table("odd", (0, 1, 2, 2, 1, 0, 0, 1), classes=3)
FOUR = Problem(
    name="four",
    points_NI=[[0.1, 0.2], [-1.5, 0.3], [0.7, -0.9], [1e-3, 2.0], [0.25, 0.125]],
    labels_N=np.array([0, 1, 2, 3, 1]),
    classes=4,
)

# It runs each script as if alone, and prints what each printed.
DRIVER = """
import contextlib, io, json, runpy, sys
for file in sys.argv[1:]:
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        runpy.run_path(file, run_name="__main__")
    print(json.dumps(text.getvalue()))
"""


def run_all(scripts: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """Run the scripts in one process (torch takes a second to load), and return the lines that each printed."""
    files = []
    for place, script in enumerate(scripts.values()):
        files.append(folder / f"{place}.py")
        files[-1].write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, *map(str, files)], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    texts = [json.loads(line) for line in done.stdout.splitlines()]
    return {name: text.splitlines() for name, text in zip(scripts, texts, strict=True)}


def begun(problem: Problem, made_with: LearnerSettings, *, steps: int = 7, forget: bool = False) -> AnyLearner:
    learner = make_learner(problem, made_with)
    if isinstance(learner, SmoothLearner):
        learner.forget_zero_grad = forget
    for _ in range(steps):
        learner.step()
    return learner


DEEP = LearnerSettings(
    learner=MULTILAYER, hidden=(3, 2), activation=(Activation.RELU, Activation.SIGMOID), rate=0.3, seed=4
)
TANH = LearnerSettings(learner=MULTILAYER, rate=0.5)
SHUFFLED = Batches(size=3, shuffled=True, seed=7)
ADAM = Optimizer(rule=Rule.ADAM, beta1=0.8, beta2=0.99, eps=1e-6)
SMOOTH: dict[str, tuple[Problem, LearnerSettings, dict[str, Any]]] = {
    "the default": (XOR, TANH, {}),
    "a first start": (XOR, replace(TANH, optimizer=ADAM), {"steps": 0}),
    "single layer": (PROBLEMS["AND"], LearnerSettings(learner=SINGLE_LAYER, rate=0.5), {}),
    "single layer, tanh": (XOR, LearnerSettings(learner=SINGLE_LAYER, loss=Loss.MSE, output=Output.TANH, rate=0.1), {}),
    "linear, mse": (XOR, LearnerSettings(learner=SINGLE_LAYER, loss=Loss.MSE, output=Output.LINEAR, rate=0.1), {}),
    "linear, four classes": (
        FOUR,
        LearnerSettings(learner=SINGLE_LAYER, loss=Loss.MSE, output=Output.LINEAR, rate=0.1),
        {},
    ),
    "sigmoid, mse": (XOR, replace(DEEP, loss=Loss.MSE), {}),
    "softmax, two classes": (XOR, replace(DEEP, output=Output.SOFTMAX), {}),
    "softmax, three classes, three inputs": (CORNERS3, replace(TANH, output=Output.SOFTMAX, batches=SHUFFLED), {}),
    "softmax, mse": (FOUR, replace(TANH, output=Output.SOFTMAX, loss=Loss.MSE), {}),
    "tanh units a class": (CORNERS3, replace(TANH, output=Output.TANH, loss=Loss.MSE), {}),
    "leaky, linear": (
        XOR,
        replace(TANH, hidden=(2, 8, 1, 3), rate=0.1, activation=(Activation.LEAKY_RELU, Activation.LINEAR) * 2),
        {},
    ),
    "momentum": (XOR, replace(TANH, rate=0.1, optimizer=Optimizer(rule=Rule.MOMENTUM)), {}),
    "momentum of nothing": (XOR, replace(TANH, optimizer=Optimizer(rule=Rule.NESTEROV, momentum=0.0)), {}),
    "nesterov, one at a time": (
        XOR,
        replace(TANH, rate=0.1, optimizer=Optimizer(rule=Rule.NESTEROV, momentum=0.7), batches=Batches(size=1)),
        {},
    ),
    "rmsprop, three of four": (
        XOR,
        replace(TANH, rate=0.01, optimizer=Optimizer(rule=Rule.RMSPROP, alpha=0.9, eps=1e-4), batches=Batches(size=3)),
        {},
    ),
    "adam, shuffled": (XOR, replace(DEEP, rate=0.05, optimizer=ADAM, batches=SHUFFLED), {}),
    "one shuffled": (FOUR, replace(TANH, output=Output.SOFTMAX, batches=replace(SHUFFLED, size=1)), {"steps": 6}),
    "all, shuffled": (XOR, replace(TANH, batches=Batches(size=4, shuffled=True)), {}),
    "forgotten": (XOR, replace(TANH, rate=0.02), {"forget": True}),
    "forgotten, batches": (XOR, replace(TANH, rate=0.02, batches=SHUFFLED), {"forget": True}),
    "circles": (generate(CIRCLES, noise=0.1, seed=3), replace(TANH, hidden=8, batches=Batches(size=10)), {}),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[SmoothLearner, list[str]]]:
    """What each script of `SMOOTH` printed, and the learner that it was made of."""
    learners = {name: begun(problem, made, **more) for name, (problem, made, more) in SMOOTH.items()}
    scripts = {name: lab_script(learner, SMOOTH[name][1], updates=UPDATES) for name, learner in learners.items()}
    lines = run_all(scripts, tmp_path_factory.mktemp("scripts"))
    return {name: (learner, lines[name]) for name, learner in learners.items()}  # type: ignore[misc]


@pytest.mark.parametrize("name", SMOOTH)
def test_the_script_gives_the_numbers_of_the_lab(name: str, printed: dict[str, Any]) -> None:
    learner, lines = printed[name]
    first = learner.updates
    for place in range(UPDATES):
        learner.step()
        words, loss = lines[place].split(": loss ")
        assert words == f"update {first + place + 1}"
        assert float(loss) == pytest.approx(learner.loss, rel=1e-12, abs=1e-15)
    assert learner.updates == first + UPDATES  # it did not diverge: all were compared
    answers = lines[UPDATES:]
    assert len(answers) == len(learner.problem)
    for line, outputs, label in zip(answers, learner.passed.outputs_NU, learner.problem.labels_N, strict=True):
        point, said = line.split(f" class {label}: ")
        assert json.loads(point) in learner.problem.points_NI.tolist()
        assert [float(value) for value in said.split()] == pytest.approx(outputs.tolist(), rel=1e-10, abs=1e-11)


# With a rate of a tenth, floating point takes another way here at the 13th sample: 0.1 + 0.2 is not 0.3.
WHOLE = Problem(
    name="whole",
    points_NI=[[3.0, 1.0], [1.0, 3.0], [1.0, 2.0], [2.0, -2.0], [-3.0, -1.0]],
    labels_N=np.array([0, 1, 1, 0, 0]),
)
RULES = {
    "and": (PROBLEMS["AND"], LearnerSettings(), 9),
    "three inputs, shuffled": (
        truth_table("most", (0, 0, 0, 1, 0, 1, 1, 1)),
        LearnerSettings(batches=Batches(shuffled=True, seed=5)),
        5,
    ),
    "a tenth": (XOR, LearnerSettings(rate=0.1), 3),
    "a tenth, exact": (WHOLE, LearnerSettings(rate=0.1), 0),
    "a tenth, exact, shuffled": (WHOLE, LearnerSettings(rate=0.1, batches=Batches(shuffled=True, seed=1)), 4),
    "moved": (PROBLEMS["OR"], LearnerSettings(rate=0.7), 6),
    "circles": (generate(CIRCLES, noise=0.1, seed=3), LearnerSettings(), 11),
}
STEPS = 60


def rules() -> dict[str, ThresholdRule]:
    made = {name: begun(problem, settings_, steps=steps) for name, (problem, settings_, steps) in RULES.items()}
    moved = made["moved"]
    assert isinstance(moved, ThresholdRule)
    moved.set_weights((0.3, -0.7, 0.1))
    return made  # type: ignore[return-value]


def test_the_rule_s_script_gives_the_weights_of_the_lab_after_each_sample(tmp_path: Path) -> None:
    learners = rules()
    scripts = {name: lab_script(rule, LearnerSettings(), updates=STEPS) for name, rule in learners.items()}
    for name, lines in run_all(scripts, tmp_path).items():
        rule = learners[name]
        for place in range(STEPS):
            before = rule.updates
            sample = rule.step()
            step, weights = lines[place].split(", weights ")
            assert step.startswith(f"step {place + 1}: sample {sample + 1}, error ")
            assert abs(int(step.split()[-1])) == rule.updates - before
            numbers = [float(number) for number in weights.split()]
            assert numbers == pytest.approx(rule.weights_A.tolist(), rel=1e-12, abs=0), (name, place)
        answered = [int(line.split(": ")[1]) for line in lines[STEPS:]]
        assert answered == rule.at_samples().outputs_M.astype(int).tolist(), name


def test_fractions_are_written_where_floating_point_leads_elsewhere() -> None:
    learners = rules()
    exact = {name for name, rule in learners.items() if "Fraction" in lab_script(rule, LearnerSettings(), updates=60)}
    assert exact == {"a tenth, exact", "a tenth, exact, shuffled"}
    # Whole numbers are exact, so that nothing needs to be said of them.
    assert "import torch" in lab_script(learners["and"], LearnerSettings())


def test_the_answers_at_the_end_count_too_where_rounding_may_decide() -> None:
    rule = ThresholdRule(PROBLEMS["AND"])
    rule.set_weights((0.1, 0.2, -0.3))  # at (1, 1) the sum is not quite 0, and rounded it is another one
    assert "Fraction" in lab_script(rule, LearnerSettings(), updates=0)
    rule.set_weights((0.1, 0.2, -0.35))
    assert "Fraction" not in lab_script(rule, LearnerSettings(), updates=0)


def test_alone_it_needs_nothing_of_the_program(tmp_path: Path) -> None:
    made = replace(TANH, batches=SHUFFLED)
    file = tmp_path / "lab.py"
    file.write_text(lab_script(begun(XOR, made), made, updates=3), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", str(file)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=100,
        check=False,
    )
    assert done.stderr == "" and done.returncode == 0
    assert [line.split(":")[0] for line in done.stdout.splitlines()[:3]] == ["update 8", "update 9", "update 10"]
    assert "mnistgui" not in "".join(ast.unparse(node) for node in _imports(file.read_text("utf-8")))


def _imports(script: str) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(script)) if isinstance(node, ast.Import | ast.ImportFrom)]


def test_building_the_text_leaves_the_learner_as_it_is() -> None:
    for learner in (begun(XOR, TANH), begun(XOR, LearnerSettings(rate=0.1))):
        before, history = learner.moment, len(learner.history)
        lab_script(learner, TANH)
        assert learner.moment is before
        assert len(learner.history) == history
        assert learner.back()


def five_lines(script: str) -> list[str]:
    names = ("zero_grad", "outputs =", "loss =", "backward", "optimizer.step")
    loop = script[script.index("for update") : script.index("# The loss of all samples")]
    return [line.strip() for line in loop.splitlines() if any(name in line for name in names)]


def test_the_five_lines_stand_in_their_order() -> None:
    lines = five_lines(lab_script(begun(XOR, TANH), TANH))
    assert [line.split("  #")[0] for line in lines] == [
        "optimizer.zero_grad()",
        "outputs = net(points)",
        "loss = criterion(outputs, targets)",
        "loss.backward()",
        "optimizer.step()",
    ]


def test_a_forgotten_zero_grad_is_forgotten_in_the_script() -> None:
    script = lab_script(begun(XOR, TANH, forget=True), TANH)
    assert five_lines(script)[0].startswith("# optimizer.zero_grad()")
    assert "zero_grad is forgotten" in script.split('"""')[1]
    assert ".grad = torch.tensor" in script
    assert ".grad = torch.tensor" not in lab_script(begun(XOR, TANH), TANH)


def test_nothing_is_remembered_before_the_first_step() -> None:
    made = replace(TANH, optimizer=ADAM)
    assert "optimizer.state" not in lab_script(begun(XOR, made, steps=0), made)
    assert "(steps so far: 1): the mean" in lab_script(begun(XOR, made, steps=1), made)
    assert "optimizer.state" not in lab_script(begun(XOR, TANH), TANH)  # plain SGD has no memory


@pytest.mark.parametrize("name", ['"""', "\\", "a\nb\0c", "\ud800", "x" * 200, "”'''"])
def test_a_name_may_hold_anything(name: str) -> None:
    problem = Problem(name=name, points_NI=XOR.points_NI, labels_N=XOR.labels_N)
    for made in (TANH, LearnerSettings()):
        script = lab_script(begun(problem, made, steps=1), made)
        ast.parse(script)
        script.encode("utf-8")
        assert len([node for node in ast.walk(ast.parse(script)) if isinstance(node, ast.Constant)]) > 10


_FLOATS = st.floats(-1e6, 1e6)


@st.composite
def learners(draw: st.DrawFn) -> tuple[AnyLearner, LearnerSettings]:
    inputs, classes = draw(st.sampled_from([2, 3])), draw(st.sampled_from([2, 3, 4]))
    rows = draw(st.lists(st.tuples(*[_FLOATS] * inputs), min_size=1, max_size=9))
    labels = draw(st.lists(st.integers(0, classes - 1), min_size=len(rows), max_size=len(rows)))
    problem = Problem(name=draw(st.text(max_size=30)), points_NI=rows, labels_N=np.array(labels), classes=classes)
    output = draw(st.sampled_from([Output.SOFTMAX, Output.TANH, Output.LINEAR, Output.SIGMOID]))
    if output is Output.SIGMOID and classes != 2:
        output = Output.SOFTMAX
    cross = output in (Output.SIGMOID, Output.SOFTMAX) and draw(st.booleans())
    hidden = tuple(draw(st.lists(st.integers(1, 8), max_size=4)))
    made = LearnerSettings(
        learner=draw(st.sampled_from([THRESHOLD_RULE] * (classes == 2) + [MULTILAYER, SINGLE_LAYER])),
        hidden=hidden,
        activation=tuple(draw(st.sampled_from(list(Activation))) for _ in hidden),
        output=output,
        loss=Loss.CROSS_ENTROPY if cross else Loss.MSE,
        optimizer=Optimizer(rule=draw(st.sampled_from(list(Rule))), momentum=draw(st.sampled_from([0.0, 0.9]))),
        batches=Batches(
            size=draw(st.none() | st.integers(1, 10)), shuffled=draw(st.booleans()), seed=draw(st.integers(0, 2**60))
        ),
        rate=draw(st.floats(1e-6, 10.0)),
        seed=draw(st.integers(0, 99)),
    )
    return begun(problem, made, steps=draw(st.integers(0, 5)), forget=draw(st.booleans())), made


def _lists_of(script: str) -> list[Any]:
    """Return every list of the script, its numbers read by Python."""
    nodes = [node for node in ast.walk(ast.parse(script)) if isinstance(node, ast.List)]
    found = []
    for node in nodes:
        try:
            found.append(ast.literal_eval(node))
        except ValueError:
            continue
    return found


@given(learners())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_learner_becomes_python_with_its_own_numbers(drawn: tuple[AnyLearner, LearnerSettings]) -> None:
    learner, made = drawn
    script = lab_script(learner, made, updates=5)
    compile(script, "lab.py", "exec")
    assert script.isprintable() or all(line.isprintable() for line in script.split("\n"))
    # An exact fraction is one word, however long.
    long = [line for line in script.splitlines() if len(line) > 88 and not re.fullmatch(r" *'-?\d+/\d+',", line)]
    assert [line for line in long if not line.startswith("optimizer = ")] == []
    lists = _lists_of(script)
    assert learner.problem.points_NI.tolist() in lists
    assert learner.problem.labels_N.tolist() in lists
    if isinstance(learner, SmoothLearner):
        for layer in learner.network.layers:
            assert layer.weights_OI.tolist() in lists
            assert layer.biases_O.tolist() in lists


def test_what_is_compared_here_is_sensitive() -> None:
    """A loss that is off in its eleventh digit would be noticed."""
    learner = begun(XOR, TANH)
    assert isinstance(learner, SmoothLearner)
    other = copy.copy(learner)
    assert not math.isclose(learner.loss, other.loss * (1 + 1e-11), rel_tol=1e-12)
