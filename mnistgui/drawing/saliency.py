"""Saliency: which pixels speak for a class and which against it.

Two ways, both on the pixels after preparation, which are what the net is given:

- the gradient of the class's logit (K. Simonyan, A. Vedaldi, A. Zisserman, "Deep Inside Convolutional Networks", ICLR
  Workshop 2014, section 3; they show its size, here the sign is kept);
- integrated gradients (M. Sundararajan, A. Taly, Q. Yan, "Axiomatic Attribution for Deep Networks", ICML 2017, equation
  1): (x - x') times the mean gradient on the straight way from a blank image x' to x. Completeness: they add up to the
  difference of the logits.

Shape suffixes: B images of a batch, C, H and W of an image, K classes.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.drawing.explanation import STEPS, Attribution, Explanation, Method
from mnistgui.drawing.flip import smallest_change
from mnistgui.drawing.predictor import Predictor, use_one_thread

_BATCH: Final = 64


def explain(predictor: Predictor, image_HWC: npt.NDArray[np.uint8], method: Method, label: int | None) -> Explanation:
    """Weigh the pixels of an image, as the net gets it, for class ``label`` (None: the likeliest); change it."""
    fed_HWC = predictor.fitted(image_HWC)
    if label is None or label >= len(predictor.class_names):
        label = max(int(predictor.probabilities_of(fed_HWC[None]).labels_N[0]), 0)
    weigh = gradient if method is Method.GRADIENT else integrated_gradients
    return Explanation(
        class_names=predictor.class_names,
        fed_HWC=fed_HWC,
        attribution=weigh(predictor, fed_HWC, label),
        change=smallest_change(predictor, fed_HWC),
        can_be_changed=predictor.only_scales,
    )


def gradient(predictor: Predictor, fed_HWC: npt.NDArray[np.uint8], label: int) -> Attribution:
    """Return how fast the logit of ``label`` rises with each prepared pixel."""
    x_1CHW, blank_1CHW = _inputs(predictor, fed_HWC)
    gradient_CHW = _gradients(predictor, x_1CHW, label)[0]
    return _attribution(predictor, Method.GRADIENT, label, gradient_CHW, x_1CHW, blank_1CHW)


def integrated_gradients(predictor: Predictor, fed_HWC: npt.NDArray[np.uint8], label: int) -> Attribution:
    """Return each prepared pixel's part of the logit of ``label``, seen from blank paper."""
    x_1CHW, blank_1CHW = _inputs(predictor, fed_HWC)
    for steps in STEPS:
        # The midpoints of equal parts of the way.
        shares_B = (torch.arange(steps) + 0.5) / steps
        total_CHW = torch.zeros_like(x_1CHW[0])
        for first in range(0, steps, _BATCH):
            share_B111 = shares_B[first : first + _BATCH, None, None, None]
            way_BCHW = blank_1CHW + share_B111 * (x_1CHW - blank_1CHW)
            total_CHW += _gradients(predictor, way_BCHW, label).sum(0)
        parts_CHW = (x_1CHW - blank_1CHW)[0] * total_CHW / steps
        attribution = _attribution(predictor, Method.INTEGRATED, label, parts_CHW, x_1CHW, blank_1CHW)
        if attribution.is_complete:
            break
    return attribution


def _inputs(predictor: Predictor, fed_HWC: npt.NDArray[np.uint8]) -> tuple[torch.Tensor, torch.Tensor]:
    use_one_thread()
    return predictor.to_input(fed_HWC[None]), predictor.to_input(np.zeros_like(fed_HWC)[None])


def _logit(predictor: Predictor, x_1CHW: torch.Tensor, label: int) -> float:
    with torch.no_grad():
        return float(predictor.logits_of(x_1CHW)[0, label])


def _gradients(predictor: Predictor, x_BCHW: torch.Tensor, label: int) -> torch.Tensor:
    """Return the gradient of the logit of ``label`` at each of the inputs."""
    with torch.enable_grad():
        x_BCHW = x_BCHW.detach().requires_grad_()
        # The images of a batch do not see one another, so the gradient of the sum is that of each.
        (gradient_BCHW,) = torch.autograd.grad(predictor.logits_of(x_BCHW)[:, label].sum(), x_BCHW)
    return gradient_BCHW


def _attribution(
    predictor: Predictor,
    method: Method,
    label: int,
    values_CHW: torch.Tensor,
    x_1CHW: torch.Tensor,
    blank_1CHW: torch.Tensor,
) -> Attribution:
    return Attribution(
        method=method,
        label=label,
        values_HW=values_CHW.sum(0).numpy(),
        logit=_logit(predictor, x_1CHW, label),
        blank_logit=_logit(predictor, blank_1CHW, label),
    )
