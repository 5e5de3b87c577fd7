"""The layers of any net of the catalogue, with what comes out of each: found without weights and without computing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from mnistgui.models.catalog import Architecture, build
from mnistgui.models.layers import LayerRow


def summarize(architecture: Architecture) -> tuple[LayerRow, ...]:
    """Return one row a layer in the order of the way through the net; a layer that is passed twice has two.

    Layers are the modules that hold no others; what a net does between them (adding a shortcut) has no row. The weights
    of a layer are counted the first time it is passed. `layers.totals` sums the rows up.

    The net is built on torch's meta device, where a tensor is a shape and a type: it takes no memory, computes nothing
    and draws nothing from torch's default generator.

    Raises:
        KeyError, TypeError, ValueError, RuntimeError: the net cannot be built for its images (`check.problem_of_net`).
    """
    with torch.device("meta"):
        net = build(architecture).eval()
        image_BCHW = torch.empty(1, *architecture.input_CHW)
    with _rows_of(net) as rows, torch.inference_mode():
        net(image_BCHW)
    return tuple(rows)


@contextmanager
def _rows_of(net: nn.Module) -> Iterator[list[LayerRow]]:
    """Give a list that a pass through ``net`` fills."""
    rows: list[LayerRow] = []
    names = {module: name for name, module in net.named_modules()}
    passed: set[nn.Module] = set()

    def add(module: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        parameters = 0 if module in passed else sum(weight.numel() for weight in module.parameters())
        passed.add(module)
        rows.append(
            LayerRow(
                name=names[module],
                kind=type(module).__name__,
                shape=tuple(output.shape[1:]),
                parameters=parameters,
                multiply_adds=_multiply_adds(module, output),
                inputs=inputs[0].shape[1],
                kernel=_kernel(module),
            )
        )

    hooks = [module.register_forward_hook(add) for module in net.modules() if not list(module.children())]
    try:
        yield rows
    finally:
        for hook in hooks:
            hook.remove()


def _kernel(module: nn.Module) -> int:
    size: Any = getattr(module, "kernel_size", 0)
    return int(size[0] if isinstance(size, tuple) else size)


def _multiply_adds(module: nn.Module, output: torch.Tensor) -> int:
    """Return those of one image: each number that comes out is a sum over all weights of its filter or unit."""
    if isinstance(module, nn.Conv2d | nn.Linear):
        return output[0].numel() * module.weight[0].numel()
    return 0
