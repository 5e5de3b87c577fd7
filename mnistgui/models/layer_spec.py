"""LayerSpec: one layer of a net as plain data that a config file can hold. No torch here."""

from dataclasses import dataclass

from mnistgui.data.named_values import NamedValues


@dataclass(frozen=True, kw_only=True)
class LayerSpec(NamedValues):
    """``name`` is a key of `models.layers.LAYERS`; ``values`` are its parameters."""


# A small CNN, to be changed by whoever builds a net of its own; the last linear layer follows by itself.
DEFAULT_LAYERS: tuple[LayerSpec, ...] = (
    LayerSpec.of("Conv2d", out_channels=16, kernel_size=3),
    LayerSpec.of("ReLU"),
    LayerSpec.of("MaxPool2d"),
    LayerSpec.of("Flatten"),
    LayerSpec.of("Linear", out_features=64),
    LayerSpec.of("ReLU"),
)
