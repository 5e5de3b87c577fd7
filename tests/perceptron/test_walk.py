"""The walk through an update: its numbers are those of PyTorch's five lines, and it goes back bit for bit."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.chain_rule import chain_rule
from mnistgui.perceptron.generated import generate
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Network, flatten, initial_network, parameter_index
from mnistgui.perceptron.one_update import one_update
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Stop, Walk, places_of

XOR = PROBLEMS["XOR"]
_MODULES = {
    Activation.LINEAR: torch.nn.Identity(),
    Activation.TANH: torch.nn.Tanh(),
    Activation.SIGMOID: torch.nn.Sigmoid(),
    Activation.RELU: torch.nn.ReLU(),
    Activation.LEAKY_RELU: torch.nn.LeakyReLU(0.01),
}
_OPTIMIZERS: dict[Rule, Any] = {
    Rule.SGD: torch.optim.SGD,
    Rule.MOMENTUM: lambda parameters, lr: torch.optim.SGD(parameters, lr, momentum=0.9),
    Rule.NESTEROV: lambda parameters, lr: torch.optim.SGD(parameters, lr, momentum=0.9, nesterov=True),
    Rule.RMSPROP: torch.optim.RMSprop,
    Rule.ADAM: torch.optim.Adam,
}


class Script:
    """What a student writes in PyTorch: a net with the learner's weights, a loss, an optimiser, and the five lines."""

    def __init__(self, learner: SmoothLearner, *, forget: bool = False) -> None:
        network = learner.network
        modules: list[torch.nn.Module] = []
        for depth, layer in enumerate(network.layers):
            linear = torch.nn.Linear(*reversed(layer.weights_OI.shape), dtype=torch.float64)
            linear.weight.data = torch.tensor(layer.weights_OI)
            linear.bias.data = torch.tensor(layer.biases_O)
            modules.append(linear)
            if depth < len(network.layers) - 1:
                modules.append(_MODULES[network.hidden_activations[depth]])
        self.net = torch.nn.Sequential(*modules)
        self.softmax, self.forget = network.output is Output.SOFTMAX, forget
        self.criterion = torch.nn.CrossEntropyLoss() if self.softmax else torch.nn.BCEWithLogitsLoss()
        self.optimizer = _OPTIMIZERS[learner.optimizer.rule](self.net.parameters(), lr=learner.rate)
        self.loss = 0.0

    def update(self, learner: SmoothLearner, sample: int) -> None:
        x = torch.tensor(learner.problem.points_NI[[sample]])
        y = torch.tensor(learner.problem.labels_N[[sample]])
        if not self.forget:
            self.optimizer.zero_grad()
        output = self.net(x)
        loss = self.criterion(output, y if self.softmax else y[:, None].to(torch.float64))
        loss.backward()
        self.optimizer.step()
        self.loss = loss.item()

    def weights(self) -> np.ndarray:
        return np.concatenate([part.detach().numpy().ravel() for part in self.net.parameters()])

    def grad(self) -> np.ndarray:
        return np.concatenate([part.grad.numpy().ravel() for part in self.net.parameters() if part.grad is not None])


def _close(ours: Any, theirs: Any) -> None:
    np.testing.assert_allclose(ours, theirs, atol=1e-10, rtol=1e-10)


@st.composite
def learners(draw: st.DrawFn) -> SmoothLearner:
    classes = draw(st.integers(2, 4))
    softmax = classes > 2 or draw(st.booleans())
    activations = draw(st.lists(st.sampled_from(list(Activation)), max_size=3))
    problem = generate("blobs", noise=0.3, seed=1)
    if classes > 2:
        problem = truth_table("own", [index % classes for index in range(8)], classes=classes)
    return SmoothLearner(
        problem,
        hidden=[draw(st.integers(1, 5)) for _ in activations],
        activation=activations,
        output=Output.SOFTMAX if softmax else Output.SIGMOID,
        optimizer=Optimizer(rule=draw(st.sampled_from(list(Rule)))),
        rate=draw(st.sampled_from([0.01, 0.5])),
        seed=draw(st.integers(0, 1000)),
    )


@given(learners(), st.booleans(), st.lists(st.integers(0, 7), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_numbers_are_those_of_the_five_lines_in_pytorch(
    learner: SmoothLearner, forget: bool, samples: list[int]
) -> None:
    learner.forget_zero_grad = forget
    script = Script(learner, forget=forget)
    walk = Walk(learner, samples[0])
    for sample in samples:
        walk.choose(sample)
        walk.finish()
        script.update(learner, sample)
        assert walk.update.sample == sample
        assert walk.update.new_values_P is not None
        _close(walk.update.loss, script.loss)
        _close(walk.grad(), script.grad())
        _close(walk.update.new_values_P, script.weights())
        _close(flatten(learner.network.layers), script.weights())


def test_the_finite_difference_is_near_the_gradient_and_that_of_the_chain_rule() -> None:
    learner = SmoothLearner(XOR, hidden=(3, 2), seed=4)
    update = one_update(learner, 2)
    np.testing.assert_allclose(update.difference_P, update.gradient_P, atol=1e-9)
    for place in places_of(learner.network):
        rule = chain_rule(learner.network, XOR, learner.loss_kind, sample=2, **place._asdict())
        at = parameter_index(learner.network, *place)
        assert update.difference_P[at] == pytest.approx(rule.difference, abs=1e-9)
        assert update.gradient_P[at] == pytest.approx(rule.gradient, abs=1e-15)


def test_places_stand_in_the_order_of_the_row_of_numbers() -> None:
    network: Network = initial_network((3, 2), np.random.default_rng(0), output=Output.SOFTMAX, classes=3)
    places = places_of(network)
    assert [parameter_index(network, *place) for place in places] == list(range(26))


def test_a_walk_stops_at_each_line_and_at_each_layer() -> None:
    walk = Walk(SmoothLearner(XOR, hidden=(3, 2)), 1)
    stops = []
    while not walk.is_stepped:
        walk.go_on(by_layer=True)
        stops.append(walk.stop)
    assert stops == [
        Stop(Phase.ZERO_GRAD),
        *(Stop(Phase.FORWARD, layer) for layer in (0, 1, 2)),
        Stop(Phase.LOSS),
        *(Stop(Phase.BACKWARD, layer) for layer in (2, 1, 0)),
        Stop(Phase.STEP),
    ]
    walk = Walk(SmoothLearner(XOR, hidden=(3, 2)), 1)
    phases = []
    while not walk.is_stepped:
        walk.go_on()
        phases.append(walk.phase)
    assert phases == list(Phase)


def test_what_is_known_comes_with_the_lines() -> None:
    walk = Walk(SmoothLearner(XOR, hidden=2), 1)

    def known() -> tuple[bool, ...]:
        forward, backward = (
            tuple(knows(layer) for layer in (0, 1)) for knows in (walk.knows_forward, walk.knows_backward)
        )
        return (*forward, walk.knows_loss, *backward, walk.is_stepped)

    seen = [known()]
    while not walk.is_stepped:
        walk.go_on(by_layer=True)
        seen.append(known())
    # Forward layer 1 and 2, loss, backward layer 1 and 2, step.
    assert [sum(row) for row in seen] == [0, 0, 1, 2, 3, 4, 5, 6]
    assert seen[2] == (True, False, False, False, False, False)
    assert seen[5] == (True, True, True, False, True, False)


def test_only_step_changes_the_learner() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    walk = Walk(learner, 1)
    before = learner.moment
    walk.go_to(Phase.BACKWARD)
    assert learner.moment is before
    walk.go_on()
    assert learner.moment is walk.update.after
    assert learner.updates == 1
    # It is no part of the order that a run goes through.
    assert (learner.epoch, learner.position) == (0, 0)


def test_grad_is_emptied_by_the_first_line_and_filled_layer_by_layer_from_behind() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    learner.step()
    old_P = learner.moment.gradient_P
    walk = Walk(learner, 1)
    np.testing.assert_array_equal(walk.grad(), old_P)
    walk.go_on()
    assert not walk.grad().any()
    walk.go_to(Phase.LOSS)
    walk.go_on(by_layer=True)
    last = slice(6, None)  # of the last layer: two weights and a bias, after four weights and two biases
    np.testing.assert_array_equal(walk.grad()[last], walk.update.gradient_P[last])
    assert not walk.grad()[:6].any()
    walk.go_on(by_layer=True)
    np.testing.assert_array_equal(walk.grad(), walk.update.gradient_P)


def test_a_forgotten_zero_grad_adds_up() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    learner.step()
    old_P = learner.moment.gradient_P
    learner.forget_zero_grad = True
    walk = Walk(learner, 1)
    walk.go_on()
    np.testing.assert_array_equal(walk.grad(), old_P)
    walk.go_to(Phase.BACKWARD)
    np.testing.assert_array_equal(walk.grad(), old_P + walk.update.gradient_P)
    np.testing.assert_array_equal(walk.update.kept_P, old_P)


@pytest.mark.parametrize("by_layer", [False, True])
def test_back_undoes_line_by_line_over_several_updates_bit_for_bit(by_layer: bool) -> None:
    learner = SmoothLearner(XOR, hidden=(2, 2), optimizer=Optimizer(rule=Rule.ADAM))
    walk = Walk(learner, 1)
    seen = [(walk.stop, walk.update, learner.moment)]
    for _ in range(25):
        walk.go_on(by_layer=by_layer)
        seen.append((walk.stop, walk.update, learner.moment))
    assert learner.updates >= 2
    while len(seen) > 1:
        seen.pop()
        assert walk.can_go_back
        assert walk.go_back(by_layer=by_layer)
        stop, update, moment = seen[-1]
        assert walk.stop == stop
        assert learner.moment is moment
        if walk.stop is not None:
            assert walk.update is update
    assert not walk.can_go_back
    assert not walk.go_back()


def test_back_by_phase_leaves_a_phase_that_was_gone_into_by_layer() -> None:
    walk = Walk(SmoothLearner(XOR, hidden=(2, 2)), 1)
    walk.go_to(Phase.LOSS)
    walk.go_on(by_layer=True)
    walk.go_on(by_layer=True)
    walk.go_back()
    assert walk.stop == Stop(Phase.LOSS)


@pytest.mark.parametrize(
    ("by_layer", "expected"),
    [(False, ["", "012", "", "012", "012"]), (True, ["", "0", "1", "2", "", "2", "1", "0", "012"])],
)
def test_at_hand_are_the_layers_that_the_last_move_went_through(by_layer: bool, expected: list[str]) -> None:
    walk = Walk(SmoothLearner(XOR, hidden=(3, 2)), 1)

    def at_hand() -> str:
        return "".join(str(layer) for layer in range(3) if walk.is_at_hand(layer))

    assert at_hand() == ""
    for layers in expected:
        walk.go_on(by_layer=by_layer)
        assert at_hand() == layers
    walk.go_on(by_layer=by_layer)
    assert at_hand() == ""
    for layers in reversed(expected):
        walk.go_back(by_layer=by_layer)
        assert at_hand() == layers


def test_another_sample_has_its_numbers_at_the_same_place() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    walk = Walk(learner, 1)
    walk.go_to(Phase.BACKWARD)
    walk.choose(3)
    assert walk.phase is Phase.BACKWARD
    assert walk.update.point_1I.tolist() == [[1.0, 1.0]]
    walk.go_on()
    walk.choose(0)  # the update of 3 is done: a new one begins
    assert walk.phase is None
    assert walk.update.before is learner.moment
    assert learner.updates == 1
    assert walk.go_back()
    assert (walk.phase, walk.update.sample) == (Phase.STEP, 3)
    walk.go_back()
    assert learner.updates == 0


def test_go_to_stays_where_it_is_done() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    walk = Walk(learner, 1)
    walk.go_to(Phase.BACKWARD)
    walk.go_to(Phase.BACKWARD)
    assert learner.updates == 0
    walk.finish()
    walk.finish()
    assert learner.updates == 2


def test_an_update_that_would_not_be_finite_changes_nothing() -> None:
    learner = SmoothLearner(XOR, output=Output.LINEAR, loss=Loss.MSE, rate=1e308)
    walk = Walk(learner, 3)
    for _ in range(4):
        walk.finish()
    assert walk.update.after is None
    assert walk.update.new_values_P is None
    assert np.isfinite(flatten(learner.network.layers)).all()
    moment = learner.moment
    walk.go_back()
    assert learner.moment is moment


def test_a_sample_that_is_not_there_is_refused() -> None:
    learner = SmoothLearner(XOR)
    for sample in (-1, 4):
        with pytest.raises(IndexError):
            Walk(learner, sample)


def test_restart_begins_with_what_the_learner_is_now() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    walk = Walk(learner, 1)
    walk.finish()
    learner.step()
    walk.restart()
    assert walk.phase is None
    assert walk.update.before is learner.moment
    assert not walk.can_go_back


def test_another_loss_goes_on_with_the_same_weights() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    for _ in range(3):
        learner.step()
    weights = learner.network
    before = learner.loss
    learner.use_loss(Loss.MSE)
    assert learner.network is weights
    assert learner.loss_kind is Loss.MSE
    assert learner.loss != before
    assert learner.curve.as_array()[:, 1].tolist() == [learner.loss]
    linear = SmoothLearner(XOR, output=Output.LINEAR, loss=Loss.MSE)
    with pytest.raises(ValueError, match="cross entropy"):
        linear.use_loss(Loss.CROSS_ENTROPY)
    assert linear.loss_kind is Loss.MSE
