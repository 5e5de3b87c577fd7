"""Explanation: why a net answers as it does, pixel by pixel, and what would change its mind. Free of torch.

H and W rows and columns, C channels.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
import numpy.typing as npt

# Of integrated gradients. Points on the way: more are tried until the sum is as exact as this, relative to the
# difference of the logits.
STEPS: Final = (32, 128, 512)
EXACTNESS: Final = 0.01


class Method(Enum):
    """How the pixels are weighed."""

    GRADIENT = "gradient"
    INTEGRATED = "integrated"


@dataclass(frozen=True, eq=False, kw_only=True)
class Attribution:
    """``values_HW`` float32: what each prepared pixel does for the class ``label``, summed over the channels.

    Of integrated gradients the values add up to ``logit - blank_logit``, the class's output for the image and for blank
    paper, but for ``gap``; a gradient's do not.
    """

    method: Method
    label: int
    values_HW: npt.NDArray[np.float32]
    logit: float
    blank_logit: float

    @property
    def gap(self) -> float:
        """What the values of integrated gradients fall short of ``logit - blank_logit``, or exceed it by (negative)."""
        return self.logit - self.blank_logit - float(self.values_HW.sum(dtype=np.float64))

    @property
    def is_complete(self) -> bool:
        """Whether the values of integrated gradients add up: the gap is at most `EXACTNESS` of the difference."""
        return abs(self.gap) <= EXACTNESS * abs(self.logit - self.blank_logit)


@dataclass(frozen=True, eq=False, kw_only=True)
class Change:
    """A small change that gives ``before_HWC`` (uint8) another answer: ``after_HWC``, from class to class."""

    before_HWC: npt.NDArray[np.uint8]
    after_HWC: npt.NDArray[np.uint8]
    from_label: int
    to_label: int

    @property
    def _levels_HWC(self) -> npt.NDArray[np.int64]:
        levels_HWC: npt.NDArray[np.int64] = np.abs(self.after_HWC.astype(np.int64) - self.before_HWC)
        return levels_HWC

    @property
    def most_levels(self) -> int:
        """The largest change of a value, in grey levels of 0 to 255."""
        return int(self._levels_HWC.max())

    @property
    def pixels(self) -> int:
        """How many pixels change."""
        return int(self._levels_HWC.any(axis=2).sum())

    @property
    def length(self) -> float:
        """The change as a vector's length (L2), in grey levels."""
        return float(np.sqrt((self._levels_HWC**2).sum()))


@dataclass(frozen=True, eq=False, kw_only=True)
class Explanation:
    """Of one image: an attribution, and the smallest change found (None: none was found).

    Not ``can_be_changed``: none was looked for, because the preparation does more than scale the values, and a gradient
    does not say what to do to the pixels before it.
    """

    class_names: tuple[str, ...]
    fed_HWC: npt.NDArray[np.uint8]
    attribution: Attribution
    change: Change | None
    can_be_changed: bool = True
