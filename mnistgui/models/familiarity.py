"""Familiarity: whether an image is like those that a net has learned, or like nothing that it knows.

A net must choose one of its classes, also for a scribble. The virtual logit (H. Wang et al., "ViM: Out-Of-Distribution
with Virtual-logit Matching", CVPR 2022, section 4) says how far an image's features, the input of the last linear
layer, lie outside of the few directions in which those of the training images lie, and sets this against the logits:

    score = logsumexp(logits) - scale * |features' part outside of the span|

What has hardly any ink has hardly any features, inside of the span or outside: their length alone says so (J. Park et
al., "Understanding the Feature Norm for Out-of-Distribution Detection", ICCV 2023).

A letter in a digit's pen lies inside of the span, too. A detector, a small net on the same features, has learned to
tell digits from letters, signs and scribbles that were made for it (D. Hendrycks, M. Mazeika, T. Dietterich, "Deep
Anomaly Detection with Outlier Exposure", ICLR 2019; here the net itself stays as it is).
Shape suffixes: B images of a batch, D features, Q directions of the span, K classes, U units of the detector.
"""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import torch
from safetensors.torch import load_file, save
from torch import nn

from mnistgui.paths import write_atomically

FAMILIARITY_FILE: Final = "familiarity.safetensors"  # beside a net's `model.safetensors`


@dataclass(frozen=True, eq=False, kw_only=True)
class Detector:
    """A hidden layer of ReLU units and one output, the higher the more like a digit; under ``least`` it is none."""

    weights_UD: torch.Tensor
    biases_U: torch.Tensor
    output_U: torch.Tensor
    bias: float
    least: float

    def score(self, features_BD: torch.Tensor) -> torch.Tensor:
        """Return how much like a digit each image is (B)."""
        units_BU = torch.relu(features_BD @ self.weights_UD.T + self.biases_U)
        score_B: torch.Tensor = units_BU @ self.output_U + self.bias
        return score_B


@dataclass(frozen=True, eq=False, kw_only=True)
class Familiarity:
    """What was measured on a net's own training images.

    ``origin_D`` is where the logits are nearest to nothing, ``span_DQ`` the main directions of the features seen from
    there (orthonormal), ``scale`` what makes the part outside of them comparable to a logit. Whatever scores under
    ``least`` is not familiar, nor what has features shorter than ``shortest``, nor what the ``detector`` refuses.
    """

    origin_D: torch.Tensor
    span_DQ: torch.Tensor
    scale: float
    least: float
    shortest: float
    detector: Detector | None = None

    def knows(self, features_BD: torch.Tensor, logits_BK: torch.Tensor) -> torch.Tensor:
        """Return whether each image is familiar, bool (B)."""
        length_B = torch.linalg.vector_norm(features_BD, dim=1)
        familiar_B: torch.Tensor = (self.score(features_BD, logits_BK) >= self.least) & (length_B >= self.shortest)
        if self.detector is not None:
            familiar_B = familiar_B & (self.detector.score(features_BD) >= self.detector.least)
        return familiar_B

    def score(self, features_BD: torch.Tensor, logits_BK: torch.Tensor) -> torch.Tensor:
        """Return how familiar each image is (B): the higher the more."""
        score_B: torch.Tensor = torch.logsumexp(logits_BK, 1) - self.scale * self.outside(features_BD)
        return score_B

    def outside(self, features_BD: torch.Tensor) -> torch.Tensor:
        """Return the length (B) of what is left of the features when their part along the span is taken away."""
        offset_BD = features_BD - self.origin_D
        rest_BD = offset_BD - offset_BD @ self.span_DQ @ self.span_DQ.T
        length_B: torch.Tensor = torch.linalg.vector_norm(rest_BD, dim=1)
        return length_B

    def save(self, file: Path) -> None:
        """Write ``file`` (safetensors) atomically.

        Raises:
            OSError: it cannot be written.
        """
        tensors = {
            "origin": self.origin_D.contiguous(),
            "span": self.span_DQ.contiguous(),
            "figures": torch.tensor([self.scale, self.least, self.shortest], dtype=torch.float64),
        }
        if self.detector is not None:
            tensors |= {
                "detector.weights": self.detector.weights_UD.contiguous(),
                "detector.biases": self.detector.biases_U.contiguous(),
                "detector.output": self.detector.output_U.contiguous(),
                "detector.figures": torch.tensor([self.detector.bias, self.detector.least], dtype=torch.float64),
            }

        def write(path: Path) -> None:
            # Not `save_file`, whose files only their owner may read.
            path.write_bytes(save(tensors))

        write_atomically(file, write)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError: it cannot be read.
            KeyError, ValueError, safetensors.SafetensorError: it is damaged.
        """
        tensors = load_file(file)
        scale, least, shortest = tensors["figures"].tolist()
        detector = None
        if "detector.weights" in tensors:
            bias, detector_least = tensors["detector.figures"].tolist()
            detector = Detector(
                weights_UD=tensors["detector.weights"],
                biases_U=tensors["detector.biases"],
                output_U=tensors["detector.output"],
                bias=bias,
                least=detector_least,
            )
        return cls(
            origin_D=tensors["origin"],
            span_DQ=tensors["span"],
            scale=scale,
            least=least,
            shortest=shortest,
            detector=detector,
        )


class Features:
    """The input of a net's last linear layer (B, D), kept each time the net is called, for the thread that called it.

    Raises:
        ValueError: the net has no linear layer.
    """

    def __init__(self, net: nn.Module) -> None:
        layers = [module for module in net.modules() if isinstance(module, nn.Linear)]
        if not layers:
            raise ValueError("the net has no linear layer, whose input is looked at")
        self.last = layers[-1]
        # A drawing is answered in one thread while its response map is made in another.
        self._kept = threading.local()
        self.last.register_forward_pre_hook(self._keep)

    @property
    def of_last_call_BD(self) -> torch.Tensor:  # noqa: N802
        """What the net's last call in this thread had there; empty before the first."""
        features_BD: torch.Tensor = getattr(self._kept, "features_BD", torch.empty(0))
        return features_BD

    def _keep(self, _layer: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        self._kept.features_BD = inputs[0].detach()
