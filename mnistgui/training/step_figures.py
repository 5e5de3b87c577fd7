"""StepFigures: what each of the five lines changes, in numbers, while a run is stepped or in slow motion."""

import torch
from torch import nn

from mnistgui.training.events import LayerFigures, Line, LineDone
from mnistgui.training.step import TrainStep


class StepFigures:
    """Made before the first line of a step: it keeps a copy of the weights to compare with."""

    def __init__(self, net: nn.Module, train_step: TrainStep, *, step: int, epoch: int, iteration: int) -> None:
        self._net, self._train_step = net, train_step
        self._step, self._epoch, self._iteration = step, epoch, iteration
        self._before = {name: weight.detach().clone() for name, weight in net.named_parameters()}
        self._gradient_norm: float | None = None

    def after(self, line: Line, learning_rate: float) -> LineDone:
        """Return the event of ``line``, which was just done."""
        layers = tuple(self._figures(name, weight) for name, weight in self._net.named_parameters())
        if line == "backward":
            self._gradient_norm = _length([layer.gradient_norm or 0.0 for layer in layers])
        known = ("forward", "loss", "backward", "step")
        return LineDone(
            step=self._step,
            epoch=self._epoch,
            iteration=self._iteration,
            line=line,
            layers=layers,
            learning_rate=learning_rate,
            output_shape=tuple(self._train_step.logits_BK.shape) if line in known else None,
            loss=float(self._train_step.loss) if line in known[1:] else None,
            gradient_norm=self._gradient_norm,
        )

    def _figures(self, name: str, weight: nn.Parameter) -> LayerFigures:
        return LayerFigures(
            name=name,
            weight_norm=float(weight.detach().norm()),
            gradient_norm=None if weight.grad is None else float(weight.grad.norm()),
            change_norm=float((weight.detach() - self._before[name]).norm()),
        )


def _length(parts: list[float]) -> float:
    return float(torch.tensor(parts, dtype=torch.float64).norm())
