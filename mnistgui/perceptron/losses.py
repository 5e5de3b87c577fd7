"""How wrong the answers are: cross entropy and mean squared error, as PyTorch defines them, and their derivatives.

Targets of one output unit are 0 and 1; of one unit a class they are one-hot: 1 for the class, 0 for the others. A tanh
unit answers from -1 to 1, so its targets are -1 and 1 instead.

    cross entropy   mean over samples of -ln(the probability that was given to the right class)
                    (``BCEWithLogitsLoss`` with a sigmoid output, ``CrossEntropyLoss`` with softmax)
    MSE             mean over samples and output units of (a - target)²   (``MSELoss``)

Shapes as in `network.py`: ``outputs_NU`` (..., N, U).
"""

from enum import Enum

import numpy as np

from mnistgui.perceptron.activations import Output, through_output
from mnistgui.perceptron.network import ForwardPass, Network
from mnistgui.perceptron.problems import Floats, Labels


class Loss(Enum):
    """What is made small."""

    CROSS_ENTROPY = "cross entropy"
    MSE = "mse"


def check_loss(output: Output, loss: Loss) -> None:
    """Refuse cross entropy where the outputs are no probabilities.

    Raises:
        ValueError: cross entropy with a tanh or linear output.
    """
    if loss is Loss.CROSS_ENTROPY and output not in (Output.SIGMOID, Output.SOFTMAX):
        raise ValueError(f"cross entropy needs probabilities: a sigmoid or softmax output, not {output.value}")


def targets(network: Network, labels_N: Labels) -> Floats:
    """Return what the output units should answer, (..., N, U)."""
    if network.units == 1:
        wanted_NU = labels_N[..., None].astype(np.float64)
    else:
        wanted_NU = (labels_N[..., None] == np.arange(network.units)).astype(np.float64)
    return 2.0 * wanted_NU - 1.0 if network.output is Output.TANH else wanted_NU


def sample_losses(network: Network, passed: ForwardPass, labels_N: Labels, loss: Loss) -> Floats:
    """Return the loss of each sample, (..., N); their mean is the loss of the batch.

    Cross entropy is computed from z, so that a sure answer does not overflow.

    Raises:
        ValueError: this loss does not go with this output.
    """
    check_loss(network.output, loss)
    wanted_NU = targets(network, labels_N)
    if loss is Loss.MSE:
        return np.asarray(((passed.outputs_NU - wanted_NU) ** 2).mean(axis=-1))
    z_NU = passed.sums[-1]
    if network.output is Output.SIGMOID:
        return np.asarray((np.logaddexp(0.0, z_NU) - wanted_NU * z_NU)[..., 0])
    return np.asarray(_log_sum(z_NU)[..., 0] - (wanted_NU * z_NU).sum(axis=-1))


def loss_value(network: Network, passed: ForwardPass, labels_N: Labels, loss: Loss = Loss.CROSS_ENTROPY) -> float:
    """Return the mean loss of one network's batch."""
    return float(sample_losses(network, passed, labels_N, loss).mean())


def cross_entropy(network: Network, passed: ForwardPass, labels_N: Labels) -> float:
    """Return the mean cross entropy."""
    return loss_value(network, passed, labels_N, Loss.CROSS_ENTROPY)


def output_slopes(network: Network, passed: ForwardPass, labels_N: Labels, loss: Loss) -> tuple[Floats, Floats]:
    """Return dL/da and dL/dz of the output layer for the mean loss L, each (..., N, U)."""
    check_loss(network.output, loss)
    wanted_NU = targets(network, labels_N)
    a_NU, z_NU = passed.outputs_NU, passed.sums[-1]
    samples = a_NU.shape[-2]
    if loss is Loss.MSE:
        d_a_NU = 2.0 * (a_NU - wanted_NU) / (samples * network.units)
        return d_a_NU, through_output(network.output, a_NU, d_a_NU)
    # dL/da is -1/(the probability of the right class): written through z, since 1/a overflows long before.
    with np.errstate(over="ignore"):
        if network.output is Output.SIGMOID:
            d_a_NU = np.where(wanted_NU == 1.0, -1.0 - np.exp(-z_NU), 1.0 + np.exp(z_NU)) / samples
        else:
            d_a_NU = np.where(wanted_NU == 1.0, -np.exp(_log_sum(z_NU) - z_NU), 0.0) / samples
    # Cross entropy after sigmoid or softmax: dL/da * da/dz collapses to (a - target), divided by N for the mean.
    return d_a_NU, (a_NU - wanted_NU) / samples


def _log_sum(z_NU: Floats) -> Floats:
    """Return ln of the sum of exp(z) over the units, (..., N, 1)."""
    largest = z_NU.max(axis=-1, keepdims=True)
    return np.asarray(largest + np.log(np.exp(z_NU - largest).sum(axis=-1, keepdims=True)))
