"""Dead units: which share of the units behind each ReLU is zero for every image. B images of a batch."""

import torch
from torch import nn
from torch.utils.hooks import RemovableHandle


def dead_shares(net: nn.Module, x_BCHW: torch.Tensor) -> dict[str, float]:
    """Return, for each ReLU of ``net`` by its name, the share (0..1) of its units that are zero for all of ``x_BCHW``.

    A unit is a feature, or a whole channel of a map. ``net`` is asked in eval mode and left as it was.
    """
    shares: dict[str, float] = {}
    handles: list[RemovableHandle] = []

    def watch(name: str, layer: nn.Module) -> None:
        def keep(_layer: nn.Module, _input: object, output: torch.Tensor) -> None:
            # Over everything but the units: images, and the pixels of a map.
            others = [dimension for dimension in range(output.dim()) if dimension != 1]
            shares[name] = float((output.amax(dim=others) <= 0).float().mean())

        handles.append(layer.register_forward_hook(keep))

    for name, layer in net.named_modules():
        if isinstance(layer, nn.ReLU):
            watch(name, layer)
    was_training = net.training
    net.eval()
    try:
        with torch.inference_mode():
            net(x_BCHW)
    finally:
        net.train(was_training)
        for handle in handles:
            handle.remove()
    return shares
