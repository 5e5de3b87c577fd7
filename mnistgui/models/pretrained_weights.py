"""Trained weights from a file on this machine, into a net that may be fitted to other images or classes."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from textwrap import shorten
from typing import Any

import torch
from safetensors.torch import load_file
from torch import nn

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

CANNOT_READ = QT_TRANSLATE_NOOP("core", "The weights in {file} cannot be read: {detail}.")
NOT_WEIGHTS_ALONE = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is damaged, or holds more than weights: what else it holds could run code, so it was not opened. "
    "Wanted is a state dict: a .pth file of torchvision, or .safetensors.",
)
NO_STATE_DICT = QT_TRANSLATE_NOOP(
    "core", "The file {file} holds no state dict, which is weights by name: it may hold a whole net or another object."
)
NOTHING_FITS = QT_TRANSLATE_NOOP(
    "core", "No layer in {file} has the name and shape of a layer of this net: they are the weights of another one."
)

# Counts batches in batch norm; files of before PyTorch 0.4.1 do not have it.
_COUNTER = "num_batches_tracked"


@dataclass(frozen=True, kw_only=True)
class LoadedWeights:
    """The names of the layers that were ``taken`` from a file, and of those that begin anew (``fresh``).

    ``greyed`` are those of ``taken`` whose colour filters were summed into grey ones.
    """

    taken: tuple[str, ...]
    fresh: tuple[str, ...]
    greyed: tuple[str, ...] = ()


def load_weights(net: nn.Module, file: Path) -> LoadedWeights:
    """Copy into ``net`` each layer that ``file`` has whole, by name and shape; all others stay as they are.

    A first convolution for grey images takes that of a colour net whose filters are as large, summed over the three
    channels: the answer is exactly the colour net's to the same grey image in each channel (timm's ``adapt_input_conv``
    does the same). The names may stand behind ``net.`` (`zoo.Enlarged`) or ``layers.`` (`LayeredNet`) on either side.
    Nothing is copied before everything was read. ``file`` never runs code: .safetensors, or else what
    ``torch.load(weights_only=True)`` takes.

    Raises:
        UserError: the file is missing, damaged, holds other things than weights, or weights of another net.
    """
    weights = {_bare(name): tensor for name, tensor in _read(file).items()}
    copies: list[tuple[torch.Tensor, torch.Tensor]] = []
    taken, fresh, greyed = [], [], []
    for name, layer in net.named_modules():
        own = layer.state_dict() if not list(layer.children()) else {}
        if not own:
            continue
        found = _fitting(own, weights, _bare(name))
        if found is None:
            fresh.append(name)
            continue
        taken.append(name)
        if any(tensor.shape != own[part].shape for part, tensor in found.items()):
            greyed.append(name)
        copies += [(own[part], tensor) for part, tensor in found.items()]
    if not taken:
        raise UserError(Message(NOTHING_FITS, {"file": file.name}))
    with torch.no_grad():
        for own_tensor, tensor in copies:
            own_tensor.copy_(tensor if tensor.shape == own_tensor.shape else tensor.sum(1, keepdim=True))
    return LoadedWeights(taken=tuple(taken), fresh=tuple(fresh), greyed=tuple(greyed))


def _bare(name: str) -> str:
    return name.removeprefix("net.").removeprefix("layers.")


def _fitting(
    own: Mapping[str, torch.Tensor], weights: Mapping[str, torch.Tensor], layer: str
) -> dict[str, torch.Tensor] | None:
    """Return the tensors of ``weights`` for the layer that has ``own``, or None where one of them does not fit."""
    found = {}
    for part, tensor in own.items():
        candidate = weights.get(f"{layer}.{part}")
        if candidate is None and part == _COUNTER:
            continue
        if candidate is None or not _fits(candidate, tensor):
            return None
        found[part] = candidate
    return found


def _fits(candidate: torch.Tensor, own: torch.Tensor) -> bool:
    if candidate.layout != torch.strided or candidate.is_quantized or candidate.is_complex():
        return False
    if candidate.is_floating_point() != own.is_floating_point():
        return False
    colour = own.dim() == 4 and own.shape[1] == 1 and candidate.dim() == 4 and candidate.shape[1] == 3
    wanted = (own.shape[0], 3, *own.shape[2:]) if colour else own.shape
    return tuple(candidate.shape) == tuple(wanted)


def _read(file: Path) -> dict[str, torch.Tensor]:
    """Return the state dict in ``file``; its tensors may lie in the file and not in memory."""
    try:
        if file.suffix == ".safetensors":
            return load_file(file)
        # Mapped, half a gigabyte of VGG is read once and straight into the net; the old format cannot be mapped.
        weights: Any = torch.load(file, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(file))
    except UnpicklingError as error:
        raise UserError(Message(NOT_WEIGHTS_ALONE, {"file": file.name})) from error
    except Exception as error:
        # A damaged file makes the readers raise nearly anything.
        text = error.strerror if isinstance(error, OSError) and error.strerror else str(error) or type(error).__name__
        detail = shorten(text, width=160, placeholder=" …").rstrip(".")
        raise UserError(Message(CANNOT_READ, {"file": file.name, "detail": detail})) from error
    if not isinstance(weights, dict) or not all(
        isinstance(name, str) and isinstance(tensor, torch.Tensor) for name, tensor in weights.items()
    ):
        raise UserError(Message(NO_STATE_DICT, {"file": file.name}))
    return weights
