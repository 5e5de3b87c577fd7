"""Predictor: asks a net of its own what an image is. H and W rows and columns, K classes."""

import threading
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.drawing.prediction import Prediction

if TYPE_CHECKING:
    from mnistgui.models.snapshot import ModelSnapshot

_of_thread = threading.local()


class Predictor:
    """A net that nobody else touches, built from ``snapshot``. May be called from any thread, by one at a time."""

    def __init__(self, snapshot: "ModelSnapshot") -> None:
        self.class_names = snapshot.class_names
        self._preparation = snapshot.preparation
        self._net = snapshot.build()

    def predict(self, fed_HW: npt.NDArray[np.uint8]) -> Prediction:
        """Return the probabilities (softmax) for one grey image; no answer where the net has diverged (NaN).

        Raises:
            ValueError: an image of another size than the net was trained on.
        """
        _use_one_thread()
        with torch.inference_mode():
            x_BCHW = self._preparation.to_input(torch.tensor(fed_HW)[None, :, :, None])
            probabilities_K = torch.softmax(self._net(x_BCHW)[0], dim=0).numpy()
        answer = self.class_names[int(probabilities_K.argmax())] if np.isfinite(probabilities_K).all() else None
        return Prediction(probabilities_K=probabilities_K, class_names=self.class_names, answer=answer)


def _use_one_thread() -> None:
    """Put the calling thread on one torch thread, once: a second team of OpenMP threads would slow training down.

    OpenMP counts threads for each calling thread, so that a thread that trains keeps its number.
    """
    if not getattr(_of_thread, "is_set", False):
        # Asked first: otherwise this thread takes, when it first computes, the number that any thread set last.
        torch.get_num_threads()
        torch.set_num_threads(1)
        _of_thread.is_set = True
