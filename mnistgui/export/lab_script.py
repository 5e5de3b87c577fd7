"""The perceptron lab's learner as a script of plain PyTorch that anybody can read and run. No torch at import.

It begins with the weights, and with what the optimiser remembers, that the lab has now, and takes the same samples in
the same order, so that it goes on with the lab's own numbers.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from mnistgui.export.lab_pieces import FLOATS, PLACE, assigned, heading, order_code, points_code
from mnistgui.export.rule_script import rule_script
from mnistgui.perceptron.activations import LEAK, Activation, Output
from mnistgui.perceptron.learners import AnyLearner, LearnerSettings
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer, Network, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule

UPDATES: Final = 100  # what a script makes where nobody says how many

_ACTIVATIONS: Final = {
    Activation.LINEAR: "nn.Identity()",
    Activation.TANH: "nn.Tanh()",
    Activation.SIGMOID: "nn.Sigmoid()",
    Activation.RELU: "nn.ReLU()",
    Activation.LEAKY_RELU: f"nn.LeakyReLU({LEAK})",
}
_OUTPUTS: Final = {
    Output.SIGMOID: "nn.Sigmoid()",
    Output.SOFTMAX: "nn.Softmax(dim=1)",
    Output.TANH: "nn.Tanh()",
    Output.LINEAR: "",
}


def lab_script(learner: AnyLearner, settings: LearnerSettings, *, updates: int = UPDATES) -> str:
    """Return a whole script that goes on where ``learner`` stands, for so many ``updates``.

    Of the threshold rule that is so many samples: it updates at a mistake only. ``settings`` are those that built it.
    """
    if isinstance(learner, ThresholdRule):
        return rule_script(learner, steps=updates)
    blocks = (
        _points(learner),
        _net(learner.network, learner.loss_kind, learner.updates),
        _training(learner),
        _loop(learner, updates),
        _answers(learner.network, learner.loss_kind),
    )
    imports = ["import numpy"] * _shuffles(learner) + ["import torch", "from torch import nn"]
    head = _words(learner, settings, updates) + "\n" + "\n".join(imports)
    return head + f"\n\n{FLOATS}\n\n" + "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _words(learner: SmoothLearner, settings: LearnerSettings, updates: int) -> str:
    units = "-".join(map(str, (learner.network.inputs, *learner.network.hidden, learner.network.units)))
    paragraphs = [
        f"It begins with the weights that the lab had when this was written, and makes the next {updates:,} updates "
        "from the same samples in the same order: the losses are the lab's, but for the rounding of their last digits."
    ]
    if learner.forget_zero_grad:
        paragraphs.append("As in the lab, zero_grad is forgotten: each gradient is added to those before it.")
    return heading(learner.problem, f"{settings.learner} {units}", *paragraphs)


# Points and targets ---------------------------------------------------------------------------------------------------


def _points(learner: SmoothLearner) -> list[str]:
    network, several = learner.network, learner.network.units > 1
    if learner.loss_kind is Loss.CROSS_ENTROPY and network.output is Output.SOFTMAX:
        words, targets = "CrossEntropyLoss takes the number of the right class.", "classes"
    elif network.output is Output.TANH:
        plain = f"nn.functional.one_hot(classes, {network.units})" if several else "classes[:, None]"
        whose = "1 for the unit of the right class, -1 for the others" if several else "it should answer -1 or 1"
        words, targets = f"tanh goes from -1 to 1: {whose}.", f"2.0 * {plain} - 1.0"
    elif several:
        words = "What the units should answer: 1 for that of the right class, 0 for the others."
        targets = f"nn.functional.one_hot(classes, {network.units}).double()"
    else:
        words, targets = "What the output unit should answer: 0 or 1.", "classes[:, None].double()"
    return [*points_code(learner.problem), "", f"# {words}", f"targets = {targets}"]


# The net --------------------------------------------------------------------------------------------------------------


def _net(network: Network, loss: Loss, updates: int) -> list[str]:
    parts: list[str] = []
    for depth, layer in enumerate(network.layers):
        outputs, inputs = layer.weights_OI.shape
        parts.append(f"nn.Linear({inputs}, {outputs})")
        if depth < len(network.hidden_activations):
            parts.append(_ACTIVATIONS[network.hidden_activations[depth]])
    # Cross entropy is computed from z, so that a sure answer does not overflow: there the net ends with z.
    if loss is Loss.MSE and _OUTPUTS[network.output]:
        parts.append(_OUTPUTS[network.output])
    code = ["net = nn.Sequential(", *(f"    {part}," for part in parts), ")"]
    if loss is Loss.CROSS_ENTROPY:
        name = network.output.value
        code.insert(0, f"# It ends with the sum z of each output unit: the loss itself puts the {name} on z.")
    words = f"# The weights and biases of the lab (updates so far: {updates:,}), not random ones."
    code += ["", words, "with torch.no_grad():"]
    code += [assigned(f"{name}.copy_(torch.tensor(", part, "))", indent=4) for name, part in _named(network.layers)]
    return code


def _named(layers: Sequence[Layer]) -> Iterator[tuple[str, list[object]]]:
    """Yield each weight and bias with its name in the script: every other module is a layer, the rest activations."""
    for depth, layer in enumerate(layers):
        yield f"net[{2 * depth}].weight", layer.weights_OI.tolist()
        yield f"net[{2 * depth}].bias", layer.biases_O.tolist()


# Loss and optimizer ---------------------------------------------------------------------------------------------------


def _training(learner: SmoothLearner) -> list[str]:
    code = [f"criterion = {_loss(learner)}", f"optimizer = {_optimizer(learner.optimizer, learner.rate)}"]
    code += _memory(learner)
    if learner.forget_zero_grad and learner.moment.gradient_P.any():
        code += ["", "# The sum of all gradients so far, to which the next one is added."]
        layers = _split(learner.network, learner.moment.gradient_P)
        code += [assigned(f"{name}.grad = torch.tensor(", part) for name, part in _named(layers)]
    return code


def _loss(learner: SmoothLearner) -> str:
    if learner.loss_kind is Loss.MSE:
        return "nn.MSELoss()"
    return "nn.BCEWithLogitsLoss()" if learner.network.output is Output.SIGMOID else "nn.CrossEntropyLoss()"


def _optimizer(optimizer: Optimizer, rate: float) -> str:
    momentum, eps = float(optimizer.momentum), float(optimizer.eps)
    start = f"(net.parameters(), lr={float(rate)!r}"
    match optimizer.rule:
        case Rule.MOMENTUM if momentum:
            return f"torch.optim.SGD{start}, momentum={momentum!r})"
        case Rule.NESTEROV if momentum:
            return f"torch.optim.SGD{start}, momentum={momentum!r}, nesterov=True)"
        case Rule.RMSPROP:
            return f"torch.optim.RMSprop{start}, alpha={float(optimizer.alpha)!r}, eps={eps!r})"
        case Rule.ADAM:
            betas = (float(optimizer.beta1), float(optimizer.beta2))
            return f"torch.optim.Adam{start}, betas={betas!r}, eps={eps!r})"
    return f"torch.optim.SGD{start})"  # also where the momentum is 0, which PyTorch's Nesterov refuses


def _memory(learner: SmoothLearner) -> list[str]:
    """Return the lines that give the optimizer what it remembers of the steps before."""
    memory, optimizer = learner.moment.memory, learner.optimizer
    names: dict[str, Floats]
    match optimizer.rule:
        case Rule.MOMENTUM | Rule.NESTEROV if optimizer.momentum:
            names = {"momentum_buffer": memory.first_P}
            words = "the velocity of each weight"
        case Rule.RMSPROP:
            names = {"square_avg": memory.second_P}
            words = "the mean of each gradient's square"
        case Rule.ADAM:
            names = {"exp_avg": memory.first_P, "exp_avg_sq": memory.second_P}
            words = "the mean of each gradient and its square"
        case _:
            return []
    if memory.steps == 0:
        return []
    counts = f'    "step": torch.tensor({float(memory.steps)!r}),'
    stacks = {name: dict(_named(_split(learner.network, values_P))) for name, values_P in names.items()}
    code = ["", f"# What it remembers (steps so far: {memory.steps:,}): {words}."]
    for parameter, _ in _named(learner.network.layers):
        code.append(f"optimizer.state[{parameter}] = {{")
        code += [counts] * ("momentum_buffer" not in names)
        for name, parts in stacks.items():
            code.append(assigned(f'"{name}": torch.tensor(', parts[parameter], "),", indent=4))
        code.append("}")
    return code


def _split(network: Network, values_P: Floats) -> tuple[Layer, ...]:
    return with_parameters(network, values_P).layers


# The loop -------------------------------------------------------------------------------------------------------------


def _shuffles(learner: SmoothLearner) -> bool:
    return learner.batches.shuffled and not learner.batches.is_full(len(learner.problem))


def _loop(learner: SmoothLearner, updates: int) -> list[str]:
    full, first = learner.batches.is_full(len(learner.problem)), learner.updates + 1
    batch = "" if full else "[batch]"
    zero_grad = "optimizer.zero_grad()  # backward() adds to the gradients that are there already"
    if learner.forget_zero_grad:
        zero_grad = "# optimizer.zero_grad()  # forgotten: the gradients of all updates add up"
    code = order_code(learner.batches) if _shuffles(learner) else []
    if not full:
        code += [PLACE, f"epoch, position = {learner.epoch}, {learner.position}"]
    code.append(f"for update in range({first}, {first + updates}):")
    if not full:
        place = f"position : position + {learner.batches.size}"
        code.append(
            f"    batch = order(epoch)[{place}]" if _shuffles(learner) else f"    batch = range(len(points))[{place}]"
        )
    code += [
        f"    {zero_grad}",
        f"    outputs = net(points{batch})  # forward",
        f"    loss = criterion(outputs, targets{batch})  # one number: how wrong it is",
        "    loss.backward()  # the gradient of the loss for every weight, into .grad",
        "    optimizer.step()  # every weight a little against its gradient",
    ]
    if not full:
        code += [
            "    position += len(batch)",
            "    if position >= len(points):",
            "        epoch, position = epoch + 1, 0",
        ]
    return [
        *code,
        "    # The loss of all samples with the new weights, as the lab shows it.",
        "    with torch.no_grad():",
        "        loss = criterion(net(points), targets)",
        '    print(f"update {update}: loss {loss.item():.15g}")',
    ]


def _answers(network: Network, loss: Loss) -> list[str]:
    answer = "net(points)"
    if loss is Loss.CROSS_ENTROPY:
        answer = f"{_OUTPUTS[network.output]}({answer})"
    return [
        "# What the net answers now.",
        "with torch.no_grad():",
        f"    answers = {answer}",
        "for point, label, answer in zip(points.tolist(), classes.tolist(), answers.tolist()):",
        '    print(f"{point} class {label}:", *(f"{value:.12g}" for value in answer))',
    ]
