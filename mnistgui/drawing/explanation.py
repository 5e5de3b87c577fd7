"""Explanation: why a net answers as it does, pixel by pixel, and what would change its mind. Free of torch.

H and W rows and columns, C channels.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt


class Method(Enum):
    """How the pixels are weighed."""

    GRADIENT = "gradient"
    INTEGRATED = "integrated"


@dataclass(frozen=True, eq=False, kw_only=True)
class Attribution:
    """``values_HW`` float32: what each prepared pixel does for the class ``label``, summed over the channels.

    Of integrated gradients the values add up to ``logit - blank_logit``, the class's output for the image and for blank
    paper; a gradient's do not.
    """

    method: Method
    label: int
    values_HW: npt.NDArray[np.float32]
    logit: float
    blank_logit: float


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
    """Of one image: an attribution, and the smallest change found (None: none was found)."""

    class_names: tuple[str, ...]
    fed_HWC: npt.NDArray[np.uint8]
    attribution: Attribution
    change: Change | None
