"""Fully connected nets, as lists of layers. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from mnistgui.models.layer_spec import LayerSpec

if TYPE_CHECKING:
    from mnistgui.models.catalog import Architecture

# The keys of the setting ``activations``, and their layers in ``torch.nn``.
ACTIVATIONS: Final[Mapping[str, str]] = {
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "gelu": "GELU",
}


def single_layers(_architecture: Architecture) -> tuple[LayerSpec, ...]:
    """Return nothing but Flatten: with the linear layer that follows by itself, the course's perceptron for images."""
    return (LayerSpec.of("Flatten"),)


def mlp_layers(architecture: Architecture) -> tuple[LayerSpec, ...]:
    """Return Flatten, and for each size of option ``hidden`` a linear layer, `activated`, and `dropout_of`.

    Raises:
        KeyError: no option ``hidden``, or an unknown activation.
    """
    layers = [LayerSpec.of("Flatten")]
    activations, dropout = activated(architecture.options), dropout_of(architecture.options)
    for size in architecture.options["hidden"]:
        layers += [LayerSpec.of("Linear", out_features=size), *next(activations), *dropout]
    return tuple(layers)


def activated(options: Mapping[str, Any]) -> Iterator[tuple[LayerSpec, ...]]:
    """Yield what activates the first hidden layer, the second, and so on for ever: batch norm if asked for, activation.

    The last of the option ``activations`` holds for the layers that follow it, too; more of them than layers are not
    looked at. Batch norm comes before the activation (Ioffe and Szegedy 2015). Nets of before there were these options
    have ReLU and no batch norm.

    Raises:
        KeyError: an unknown activation.
    """
    names = list(options.get("activations", ())) or ["relu"]
    before = (LayerSpec.of("BatchNorm"),) if options.get("batch_norm", False) else ()
    while True:
        yield (*before, LayerSpec.of(ACTIVATIONS[names[0]]))
        names = names[1:] or names


def dropout_of(options: Mapping[str, Any]) -> tuple[LayerSpec, ...]:
    """Return what comes last behind each hidden layer: dropout, or nothing where its share is 0 or not given."""
    share = options.get("dropout", 0.0)
    return (LayerSpec.of("Dropout", p=share),) if share else ()
