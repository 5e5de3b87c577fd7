"""What the weights of a net begin with."""

import torch
from torch import nn


def initialize(net: nn.Module, kind: str, std: float = 0.01) -> None:
    """Give the weights of every convolution and linear layer of ``net`` new numbers, in place, and their biases zeros.

    Batch norm stays as it is (factor 1, shift 0). Random numbers come from torch's default generator, layer by layer in
    the order of `nn.Module.modules`.

    - "default": nothing is done: the net stays as PyTorch, or torchvision for its own nets, starts it. In PyTorch the
      weights and biases of these layers are even in ±1/sqrt(fan_in) (``Linear.reset_parameters``).
    - "xavier": even in ±sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio 2010, equation 16).
    - "he": normal of deviation sqrt(2 / fan_in) (He, Zhang, Ren and Sun 2015, equation 10).
    - "normal": normal of deviation ``std``.
    - "zeros": 0.

    Raises:
        ValueError: there is no such ``kind``.
    """
    if kind == "default":
        return
    for layer in net.modules():
        if isinstance(layer, nn.Conv2d | nn.Linear):
            _fill(layer.weight, kind, std)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)


def _fill(weight: torch.Tensor, kind: str, std: float) -> None:
    match kind:
        case "xavier":
            nn.init.xavier_uniform_(weight)
        case "he":
            nn.init.kaiming_normal_(weight, nonlinearity="relu")
        case "normal":
            nn.init.normal_(weight, std=std)
        case "zeros":
            nn.init.zeros_(weight)
        case _:
            raise ValueError(f"there is no initialization {kind!r}")
