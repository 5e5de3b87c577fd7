"""The losses of the catalogue. B images of a batch, K classes.

Each is a module like PyTorch's own: called it gives the mean over the batch; `per_image` gives each image's share.
"""

import torch
from torch import nn
from torch.nn import functional

from mnistgui.training.config import TrainingConfig


class CrossEntropy(nn.CrossEntropyLoss):
    """Cross entropy of the softmax of the logits, in nats, as PyTorch has it."""

    def per_image(self, logits_BK: torch.Tensor, y_B: torch.Tensor) -> torch.Tensor:
        """Return loss_B."""
        return functional.cross_entropy(logits_BK, y_B, reduction="none", label_smoothing=self.label_smoothing)


class NegativeLogLikelihood(nn.Module):
    """The same number in two steps: the log of the softmax, and of it the right class's, negated."""

    def forward(self, logits_BK: torch.Tensor, y_B: torch.Tensor) -> torch.Tensor:
        """Return the mean over the batch."""
        return functional.nll_loss(functional.log_softmax(logits_BK, dim=1), y_B)

    def per_image(self, logits_BK: torch.Tensor, y_B: torch.Tensor) -> torch.Tensor:
        """Return loss_B."""
        return functional.nll_loss(functional.log_softmax(logits_BK, dim=1), y_B, reduction="none")


class OneHotMSE(nn.Module):
    """Mean squared distance of the probabilities from the one-hot label, over images and classes (a Brier score).

    Of the probabilities, not of the logits: what every net of this program puts out is read through a softmax.
    """

    def forward(self, logits_BK: torch.Tensor, y_B: torch.Tensor) -> torch.Tensor:
        """Return the mean over the batch."""
        return self.per_image(logits_BK, y_B).mean()

    def per_image(self, logits_BK: torch.Tensor, y_B: torch.Tensor) -> torch.Tensor:
        """Return loss_B, the mean over the classes."""
        probability_BK = logits_BK.softmax(dim=1)
        wanted_BK = functional.one_hot(y_B, logits_BK.shape[1]).to(probability_BK.dtype)
        return (probability_BK - wanted_BK).square().mean(dim=1)


Criterion = CrossEntropy | NegativeLogLikelihood | OneHotMSE


def build_criterion(config: TrainingConfig, *, training: bool = True) -> Criterion:
    """Return the loss that ``config`` names; label smoothing is part of it in ``training`` only."""
    match config.loss:
        case "cross_entropy":
            return CrossEntropy(label_smoothing=config.label_smoothing if training else 0.0)
        case "nll":
            return NegativeLogLikelihood()
        case "mse":
            return OneHotMSE()
    raise ValueError(f"there is no loss {config.loss!r}")
