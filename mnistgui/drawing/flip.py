"""Flip: the smallest change found that makes a net answer otherwise.

DeepFool (S.-M. Moosavi-Dezfooli, A. Fawzi, P. Frossard, "DeepFool: a simple and accurate method to fool deep neural
networks", CVPR 2016, algorithm 2): take the net for linear where the image is, go to the nearest of the other classes'
borders, and again from there, until the answer is another one. Here the values stay within 0 and 255: what would leave
that range does not move. What is found is then shortened as long as its answer, in whole grey levels, stays another
one. It is a small change, and not proved to be the smallest.

Shape suffixes: B images of a batch, C, H and W of an image, K classes, T classes that are tried, D pixels in a row.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.drawing.explanation import Change
from mnistgui.drawing.predictor import Predictor, use_one_thread

Pixels = npt.NDArray[np.uint8]

_MOST_STEPS: Final = 50
_MOST_CLASSES: Final = 10  # of more classes the likeliest are tried
_OVERSHOOT: Final = 0.02  # as in the paper: a border that is only reached is not crossed
_SHARES: Final = 64  # lengths that are tried at a time


def smallest_change(predictor: Predictor, fed_HWC: Pixels) -> Change | None:
    """Return a small change of ``fed_HWC`` (as `Predictor.fitted`) that flips the answer.

    None where there is none to be found: the net has diverged or knows one class only, no step leads to another answer,
    or its preparation does more than scale the values, so that a gradient does not say what to do to the pixels.
    """
    use_one_thread()
    before = int(predictor.probabilities_of(fed_HWC[None]).labels_N[0])
    if before < 0 or len(predictor.class_names) < 2 or not predictor.only_scales:
        return None
    direction_HWC = _deep_fool(predictor, fed_HWC, before)
    after_HWC = None if direction_HWC is None else _shortened(predictor, fed_HWC, direction_HWC, before)
    if after_HWC is None:
        return None
    after = int(predictor.probabilities_of(after_HWC[None]).labels_N[0])
    return Change(before_HWC=fed_HWC, after_HWC=after_HWC, from_label=before, to_label=after)


def _deep_fool(predictor: Predictor, fed_HWC: Pixels, before: int) -> npt.NDArray[np.float32] | None:
    """Return a change in grey levels that leads over a border."""
    # Scaled values and grey levels differ by a factor and a sum, one for each channel.
    black_1CHW, white_1CHW = (predictor.to_input(np.full_like(fed_HWC, level)[None]) for level in (0, 255))
    per_level_1CHW = (white_1CHW - black_1CHW) / 255
    start_1CHW = torch.tensor(fed_HWC).permute(2, 0, 1)[None].to(torch.float32)
    levels_1CHW = start_1CHW.clone()
    for _ in range(_MOST_STEPS):
        with torch.enable_grad():
            at_1CHW = levels_1CHW.detach().requires_grad_()
            logits_K = predictor.logits_of(black_1CHW + per_level_1CHW * at_1CHW)[0]
            others = [int(label) for label in logits_K.argsort(descending=True) if int(label) != before]
            if logits_K[others[0]] > logits_K[before]:
                return (levels_1CHW - start_1CHW)[0].permute(1, 2, 0).numpy()
            tried = others[: _MOST_CLASSES - 1]
            # From each of the others to the border: how much is missing, and the way.
            margins_T = logits_K[tried] - logits_K[before]
            ways_TD = torch.stack(
                [torch.autograd.grad(margin, at_1CHW, retain_graph=True)[0].flatten() for margin in margins_T]
            )
        margins_T, levels_D = margins_T.detach(), levels_1CHW.flatten()
        blocked_TD = ((levels_D <= 0) & (ways_TD < 0)) | ((levels_D >= 255) & (ways_TD > 0))
        ways_TD = ways_TD.masked_fill(blocked_TD, 0.0)
        lengths_T = torch.linalg.vector_norm(ways_TD, dim=1)
        nearest = int((-margins_T / lengths_T.clamp_min(1e-12)).argmin())
        if not float(lengths_T[nearest]) > 1e-12:
            return None
        # A little more than what is missing, also where the margin is all but nothing.
        missing = (1 + _OVERSHOOT) * float(-margins_T[nearest]) + 1e-4
        step_D = missing * ways_TD[nearest] / lengths_T[nearest] ** 2
        levels_1CHW = (levels_D + step_D).clamp(0, 255).reshape(levels_1CHW.shape)
    return None


def _shortened(
    predictor: Predictor, fed_HWC: Pixels, direction_HWC: npt.NDArray[np.float32], before: int
) -> Pixels | None:
    """Return the image with the shortest part of the change, in whole grey levels, that still flips the answer."""
    low, high = 0.0, 1.5  # rounding may take a little of the change away
    shortest: Pixels | None = None
    for _ in range(2):
        shares_B = np.linspace(low, high, _SHARES + 1)[1:]
        images_BHWC = _changed(fed_HWC, shares_B[:, None, None, None] * direction_HWC)
        flipped_B = _flipped(predictor, images_BHWC, before)
        if not flipped_B.any():
            break
        first = int(flipped_B.argmax())
        shortest = images_BHWC[first]
        low, high = (0.0 if first == 0 else float(shares_B[first - 1])), float(shares_B[first])
    return None if shortest is None else _without_small(predictor, fed_HWC, shortest, before)


def _without_small(predictor: Predictor, fed_HWC: Pixels, changed_HWC: Pixels, before: int) -> Pixels:
    """Take back the smallest changes of single pixels, as many as can be spared."""
    change_HWC = changed_HWC.astype(np.float32) - fed_HWC
    levels_B = np.unique(np.append(np.abs(change_HWC), 0.0))[:_SHARES]
    spared_BHWC = np.where(np.abs(change_HWC) <= levels_B[:, None, None, None], 0.0, change_HWC)
    images_BHWC = _changed(fed_HWC, spared_BHWC)
    # The first takes nothing back.
    last = int(np.flatnonzero(_flipped(predictor, images_BHWC, before)).max(initial=0))
    spared_HWC: Pixels = images_BHWC[last]
    return spared_HWC


def _changed(fed_HWC: Pixels, change_BHWC: npt.NDArray[np.floating]) -> Pixels:
    changed_BHWC: Pixels = np.rint(np.clip(fed_HWC + change_BHWC, 0, 255)).astype(np.uint8)
    return changed_BHWC


def _flipped(predictor: Predictor, images_BHWC: Pixels, before: int) -> npt.NDArray[np.bool_]:
    labels_B = predictor.probabilities_of(images_BHWC).labels_N
    flipped_B: npt.NDArray[np.bool_] = (labels_B != before) & (labels_B >= 0)
    return flipped_B
