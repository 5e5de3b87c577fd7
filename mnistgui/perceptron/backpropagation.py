"""The way back by the chain rule, from the output layer to the first, with every number kept.

In each layer, with L the mean loss of the samples at hand:

    dL/dz = dL/da * f'(z)        through the unit's activation
    dL/dW = dL/dz^T a_before     a weight counts by what came in through it
    dL/db = sum of dL/dz
    dL/da_before = dL/dz W       what the layer before is held responsible for

Shapes as in `network.py`; stacks of networks work here, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mnistgui.perceptron.activations import slope
from mnistgui.perceptron.losses import Loss, output_slopes
from mnistgui.perceptron.network import ForwardPass, Layer, Network, flatten, with_parameters
from mnistgui.perceptron.problems import Floats, Labels


@dataclass(frozen=True, eq=False)
class BackwardPass:
    """Derivatives of the mean loss, layer by layer.

    ``d_activations[l]`` is dL/da and ``d_sums[l]`` dL/dz of layer l, both (..., N, O) with a row a sample;
    ``gradients[l]`` is dL/dW and dL/db, summed over the samples.

    With cross entropy dL/da of a very wrong answer may be infinite in float64; dL/dz never is.
    """

    d_activations: tuple[Floats, ...]
    d_sums: tuple[Floats, ...]
    gradients: tuple[Layer, ...]


def backward(network: Network, passed: ForwardPass, labels_N: Labels, loss: Loss = Loss.CROSS_ENTROPY) -> BackwardPass:
    """Return the derivatives of the mean loss.

    Raises:
        ValueError: this loss does not go with this output.
    """
    d_a_NO, d_z_NO = output_slopes(network, passed, labels_N, loss)
    d_activations, d_sums = [d_a_NO], [d_z_NO]
    gradients: list[Layer] = []
    for depth in reversed(range(len(network.layers))):
        a_NI = passed.activations[depth]
        gradients.append(Layer(d_z_NO.swapaxes(-1, -2) @ a_NI, d_z_NO.sum(axis=-2)))
        if depth > 0:
            d_a_NO = d_z_NO @ network.layers[depth].weights_OI
            d_z_NO = d_a_NO * slope(network.hidden_activations[depth - 1], a_NI)
            d_activations.append(d_a_NO)
            d_sums.append(d_z_NO)
    return BackwardPass(tuple(reversed(d_activations)), tuple(reversed(d_sums)), tuple(reversed(gradients)))


def share_of_sample(passed: ForwardPass, back: BackwardPass, sample: int) -> tuple[Layer, ...]:
    """Return what one sample of the batch adds to the gradients; the shares of all samples sum to `gradients`."""
    return tuple(
        Layer(d_z_NO[sample][:, None] * a_NI[sample][None, :], d_z_NO[sample])
        for d_z_NO, a_NI in zip(back.d_sums, passed.activations[:-1], strict=True)
    )


def descend(network: Network, gradients: Sequence[Layer], rate: float) -> Network:
    """Return the network after one update: every weight and bias minus ``rate`` times its gradient."""
    return with_parameters(network, flatten(network.layers) - rate * flatten(gradients))
