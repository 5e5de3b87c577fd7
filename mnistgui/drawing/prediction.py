"""Prediction: what a net says of one drawing. Free of torch, so that it can be shown before torch is there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False, kw_only=True)
class Prediction:
    """``probabilities_K`` float32, one for each of ``class_names``; ``answer`` is a class name, or None: no answer.

    Not ``is_familiar``: there is none because the image is like nothing that the net was trained on. ``input_CHW``
    float32 is the very array that the net was fed.
    """

    probabilities_K: npt.NDArray[np.float32]
    class_names: tuple[str, ...]
    answer: str | None
    is_familiar: bool = True
    input_CHW: npt.NDArray[np.float32] | None = None

    @property
    def likeliest(self) -> str:
        """The class of the highest probability, which is the answer where there is one."""
        return self.class_names[int(self.probabilities_K.argmax())]

    def __post_init__(self) -> None:
        if self.probabilities_K.shape != (len(self.class_names),):
            raise ValueError(f"{len(self.class_names)} classes and {self.probabilities_K.shape} probabilities")
        self.probabilities_K.flags.writeable = False
