"""The field's own names of activations, outputs, losses and optimisers: the same in every language."""

from typing import Final

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Rule

ACTIVATIONS: Final = {
    Activation.TANH: "tanh",
    Activation.SIGMOID: "sigmoid",
    Activation.RELU: "ReLU",
    Activation.LEAKY_RELU: "Leaky ReLU",
    Activation.LINEAR: "linear",
}
OUTPUTS: Final = {
    Output.SIGMOID: "sigmoid",
    Output.SOFTMAX: "softmax",
    Output.TANH: "tanh",
    Output.LINEAR: "linear",
}
LOSSES: Final = {Loss.CROSS_ENTROPY: "cross entropy", Loss.MSE: "MSE"}
RULES: Final = {
    Rule.SGD: "SGD",
    Rule.MOMENTUM: "SGD, momentum",
    Rule.NESTEROV: "SGD, Nesterov",
    Rule.RMSPROP: "RMSprop",
    Rule.ADAM: "Adam",
}
