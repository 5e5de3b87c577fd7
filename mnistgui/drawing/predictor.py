"""Predictor: asks a net of its own what an image is. N, B images, H and W rows and columns, C channels, K classes."""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.drawing.prediction import Prediction, Predictions
from mnistgui.models.familiarity import Familiarity, Features

if TYPE_CHECKING:
    from mnistgui.models.snapshot import ModelSnapshot

_of_thread = threading.local()
# Images that go through the net in one call: few enough that what the layers make of them stays small.
_BATCH: Final = 128


class Predictor:
    """A net that nobody else touches, built from ``snapshot``. May be called from any threads, several at a time.

    With ``familiarity``, which was measured on this net, it refuses what is like nothing that the net knows. A net
    without one may have a ``judge`` for images of its shape: another predictor, which has one and decides for both.
    """

    def __init__(
        self, snapshot: "ModelSnapshot", familiarity: Familiarity | None = None, *, judge: Self | None = None
    ) -> None:
        self.class_names = snapshot.class_names
        self._preparation = snapshot.preparation
        steps = [step for step in snapshot.preparation.steps if step.name != "Normalize"]
        self._plain = replace(snapshot.preparation, steps=tuple(steps))
        self._net = snapshot.build()
        self._familiarity = familiarity
        self._features = None if familiarity is None else Features(self._net)
        self._judge = judge

    def fitted(self, image_HWC: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """Return the image in the size and with the channels of those that the net was trained on."""
        return image_HWC if image_HWC.shape == self._preparation.shape_HWC else self._fitted(image_HWC[None])[0]

    def _fitted(self, images_NHWC: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        height, width, channels = self._preparation.shape_HWC
        if images_NHWC.shape[1:] == (height, width, channels):
            return images_NHWC
        use_one_thread()
        x_BCHW = torch.tensor(images_NHWC).permute(0, 3, 1, 2).to(torch.float32)
        if x_BCHW.shape[1] != channels:
            # Grey is the same value in three channels; colour becomes grey by its luma (ITU-R BT.601, as Pillow's "L").
            luma_C = torch.tensor([0.299, 0.587, 0.114])[None, :, None, None]
            x_BCHW = x_BCHW.repeat(1, channels, 1, 1) if channels == 3 else (x_BCHW * luma_C).sum(1, keepdim=True)
        # Antialiased, or thin strokes would vanish between the pixels of a smaller image.
        x_BCHW = torch.nn.functional.interpolate(x_BCHW, (height, width), mode="bilinear", antialias=True)
        fitted_NHWC: npt.NDArray[np.uint8] = x_BCHW.permute(0, 2, 3, 1).round().clamp(0, 255).to(torch.uint8).numpy()
        return fitted_NHWC

    def predict(self, fed_HWC: npt.NDArray[np.uint8], *, normalized: bool = True) -> Prediction:
        """Return the probabilities (softmax) for one image, as `fitted`; no answer where the net has diverged (NaN).

        Not ``normalized``, the last step of its preparation is left out, as somebody does who forgets it.

        Raises:
            ValueError: an image of another shape than the net was trained on.
        """
        use_one_thread()
        with torch.inference_mode():
            preparation = self._preparation if normalized else self._plain
            x_BCHW = preparation.to_input(torch.tensor(fed_HWC)[None])
            logits_BK = self._net(x_BCHW)
            probabilities_K = torch.softmax(logits_BK[0], dim=0).numpy()
            has_numbers = bool(np.isfinite(probabilities_K).all())
            # Of a net that has diverged nothing can be said, also not that it does not know this.
            is_familiar = not has_numbers or bool(self._are_familiar(fed_HWC[None], logits_BK)[0])
        answer = self.class_names[int(probabilities_K.argmax())] if has_numbers and is_familiar else None
        return Prediction(
            probabilities_K=probabilities_K,
            class_names=self.class_names,
            answer=answer,
            is_familiar=is_familiar,
            input_CHW=x_BCHW[0].numpy(),
        )

    def probabilities_of(self, images_NHWC: npt.NDArray[np.uint8]) -> Predictions:
        """Return the probabilities (softmax) for images of one shape, each brought to the net's as `fitted` does."""
        use_one_thread()
        parts, familiar = [], []
        with torch.inference_mode():
            for first in range(0, len(images_NHWC), _BATCH):
                fitted_BHWC = self._fitted(images_NHWC[first : first + _BATCH])
                logits_BK = self._net(self.to_input(fitted_BHWC))
                parts.append(torch.softmax(logits_BK, dim=1))
                familiar.append(self._are_familiar(fitted_BHWC, logits_BK))
        return Predictions(
            probabilities_NK=torch.cat(parts).numpy(),
            class_names=self.class_names,
            is_familiar_N=torch.cat(familiar).numpy(),
        )

    def to_input(self, images_NHWC: npt.NDArray[np.uint8]) -> torch.Tensor:
        """Return what the net is given for images as `fitted`: float32 (N, C, H, W)."""
        return self._preparation.to_input(torch.tensor(images_NHWC))

    def knows(self, fed_BHWC: npt.NDArray[np.uint8]) -> torch.Tensor:
        """Return which of the images, as `fitted`, are like those that the net knows, bool (B)."""
        return self._are_familiar(fed_BHWC, self._net(self.to_input(fed_BHWC)))

    def logits_of(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return the net's outputs (B, K) before softmax for what `to_input` returned; gradients go through to it."""
        logits_BK: torch.Tensor = self._net(x_BCHW)
        return logits_BK

    @property
    def only_scales(self) -> bool:
        """Whether `to_input` multiplies each pixel by a number and adds one, and does nothing else."""
        return self._preparation.only_scales

    def _are_familiar(self, fed_BHWC: npt.NDArray[np.uint8], logits_BK: torch.Tensor) -> torch.Tensor:
        """Return which of the images that this thread just asked about are like those that the net knows, bool (B)."""
        if self._judge is not None:
            return self._judge.knows(fed_BHWC)
        if self._familiarity is None or self._features is None:
            return torch.ones(len(logits_BK), dtype=torch.bool)
        return self._familiarity.knows(self._features.of_last_call_BD, logits_BK)


def use_one_thread() -> None:
    """Put the calling thread on one torch thread, once: a second team of OpenMP threads would slow training down.

    OpenMP counts threads for each calling thread, so that a thread that trains keeps its number.
    """
    if not getattr(_of_thread, "is_set", False):
        # Asked first: otherwise this thread takes, when it first computes, the number that any thread set last.
        torch.get_num_threads()
        torch.set_num_threads(1)
        _of_thread.is_set = True
