"""ModelSnapshot: the frozen weights of a net on the CPU, with all that is needed to use it; saved and loaded safely.

Two files: ``model.safetensors`` (weights only, no code) and ``model.json`` (architecture, preparation, classes, step).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import nn

from mnistgui.data.preparation import Preparation
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.weights_header import (
    DESCRIPTION_FILE,
    MOST_DESCRIPTION_BYTES,
    MOST_WEIGHT_BYTES,
    WEIGHTS_FILE,
    problem_of_weights,
)
from mnistgui.paths import read_bounded, write_atomically, write_text_atomically

__all__ = ["CANNOT_LOAD", "DESCRIPTION_FILE", "WEIGHTS_FILE", "ModelSnapshot", "load_snapshot", "take_snapshot"]

# What reading, parsing and building make of files that somebody else has written.
_DAMAGES: Final = (
    *(OSError, KeyError, TypeError, ValueError, AttributeError, RuntimeError, ArithmeticError, MemoryError),
    SafetensorError,
)
CANNOT_LOAD = QT_TRANSLATE_NOOP("core", "The net in {folder} cannot be opened: {detail}.")


@dataclass(frozen=True, eq=False, kw_only=True)
class ModelSnapshot:
    """A net at one moment of its training. ``weights`` are CPU tensors that nobody changes; ``step`` counts updates.

    Raises:
        ValueError: architecture, preparation and class names do not fit together.
    """

    architecture: Architecture
    preparation: Preparation
    class_names: tuple[str, ...]
    step: int
    weights: Mapping[str, torch.Tensor]

    def __post_init__(self) -> None:
        if self.architecture.input_CHW != self.preparation.output_CHW:
            raise ValueError("the preparation makes other images than the net takes")
        if self.architecture.classes != len(self.class_names):
            raise ValueError(f"the net knows {self.architecture.classes} classes, not {len(self.class_names)}")

    @property
    def nbytes(self) -> int:
        """Size of the weights in bytes."""
        return sum(tensor.nbytes for tensor in self.weights.values())

    def build(self) -> nn.Module:
        """Return a net of its own with these weights, in eval mode and without gradients.

        Raises:
            RuntimeError: weights and architecture do not fit together.
        """
        # Built on the meta device: real tensors would draw from torch's default generator, which belongs to the run.
        with torch.device("meta"):
            net = build(self.architecture)
        for name, expected in net.state_dict().items():
            # `assign` takes any type as it comes, and the net would fail only when it is asked.
            if name in self.weights and self.weights[name].dtype != expected.dtype:
                raise RuntimeError(f"{name} is {self.weights[name].dtype}, not {expected.dtype}")
        # `assign` takes the very tensors, too: without copies, whoever changes the net would change the snapshot.
        copies = {name: tensor.clone() for name, tensor in self.weights.items()}
        net.load_state_dict(copies, strict=True, assign=True)
        return net.eval().requires_grad_(False)

    def save(self, folder: Path) -> None:
        """Write the two files into ``folder``, each atomically.

        Raises:
            OSError: the folder cannot be written to.
        """
        weights = {name: tensor.contiguous() for name, tensor in self.weights.items()}

        def write(path: Path) -> None:
            # Not `save_file`: it makes a file that only its owner may read, whatever the folder's habit is.
            path.write_bytes(save(weights))

        write_atomically(folder / WEIGHTS_FILE, write)
        description = {
            "architecture": self.architecture.to_dict(),
            "preparation": self.preparation.to_dict(),
            "classes": list(self.class_names),
            "step": self.step,
        }
        write_text_atomically(folder / DESCRIPTION_FILE, json.dumps(description, indent=2, ensure_ascii=False) + "\n")


def take_snapshot(
    net: nn.Module, *, architecture: Architecture, preparation: Preparation, class_names: tuple[str, ...], step: int
) -> ModelSnapshot:
    """Copy the weights of ``net`` to the CPU, in the types that a new net has: those of float64 as float32."""
    weights = {
        name: tensor.detach().to("cpu", torch.float32 if tensor.dtype is torch.float64 else tensor.dtype, copy=True)
        for name, tensor in net.state_dict().items()
    }
    return ModelSnapshot(
        architecture=architecture, preparation=preparation, class_names=class_names, step=step, weights=weights
    )


def load_snapshot(folder: Path) -> ModelSnapshot:
    """Read the two files of ``folder``; they never run code, and the weights must fit the architecture.

    Raises:
        UserError: a file is missing or damaged, or the two do not fit together.
    """
    try:
        description: dict[str, Any] = json.loads(read_bounded(folder / DESCRIPTION_FILE, MOST_DESCRIPTION_BYTES))
        snapshot = ModelSnapshot(
            architecture=Architecture.from_dict(description["architecture"]),
            preparation=Preparation.from_dict(description["preparation"]),
            class_names=tuple(str(name) for name in description["classes"]),
            step=int(description["step"]),
            weights=load(_weights(folder / WEIGHTS_FILE)),
        )
        snapshot.build()
    except _DAMAGES as error:
        # PyTorch's text on weights that do not fit runs over many lines, and the first of them names no weight.
        detail = shorten(str(error) or type(error).__name__, width=200, placeholder=" …")
        raise UserError(Message(CANNOT_LOAD, {"folder": folder.name, "detail": detail})) from error
    return snapshot


def _weights(file: Path) -> bytes:
    # The header is looked at first: gigabytes of something else are not read for nothing.
    problem = problem_of_weights(file)
    if problem is not None:
        raise ValueError(problem.english())
    # Not `load_file`: it maps the file into memory, and the weights change with what is written there later.
    return read_bounded(file, MOST_WEIGHT_BYTES)
