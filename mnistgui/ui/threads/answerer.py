"""Answerer: from ink to an answer, off the UI thread; only the newest drawing is worth an answer."""

import threading
import traceback
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QThread, Signal, Slot

from mnistgui.drawing import raster
from mnistgui.drawing.ink import Ink
from mnistgui.drawing.prediction import Prediction
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

FAILED = QT_TRANSLATE_NOOP("core", "The drawing could not be answered: {detail}")


class AnyPredictor(Protocol):
    """What is asked: `drawing.predictor.Predictor`, which this module does not know because it needs torch."""

    def fitted(self, image_HWC: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]: ...

    def predict(self, fed_HWC: npt.NDArray[np.uint8]) -> Prediction: ...


@dataclass(frozen=True, eq=False, kw_only=True)
class Answer:
    """The answer to the question ``generation``: of an empty ``ink`` no stages, without a predictor no prediction."""

    generation: int
    ink: Ink
    stages: raster.Stages | None
    prediction: Prediction | None


@dataclass(frozen=True, eq=False, kw_only=True)
class _Question:
    generation: int
    ink: Ink
    predictor: AnyPredictor | None


class Answerer(QThread):
    """Rasterises and predicts in one thread, which starts with the first question. All methods are of the UI thread.

    While a question is worked on, only the newest of the following ones is kept: they never queue up. An answer that
    comes after its drawing is gone (cleared, undone, or given to another predictor) is dropped; one that is merely
    overtaken by a longer stroke is not, or a slow net would show nothing until the pen rests.
    """

    answered = Signal(object)  # Answer
    failed = Signal(object, str)  # Message, traceback; once for questions that fail one after the other
    _worked_out = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # macOS gives a QThread 512 KB of stack, too little for torch.
        self.setStackSize(16 * 1024 * 1024)
        self._predictor: AnyPredictor | None = None
        self._ink = Ink()
        self._generation = 0
        self._oldest_wanted = 0
        # Shared with the thread, under the condition.
        self._changed = threading.Condition()
        self._question: _Question | None = None
        self._stopping = False
        self._worked_out.connect(self._on_worked_out)

    @property
    def generation(self) -> int:
        """The number of the newest question."""
        return self._generation

    def ask(self, ink: Ink) -> None:
        """Ask what ``ink`` is."""
        gone = not ink.goes_on_from(self._ink)
        self._ink = ink
        self._put_question(forget_older=gone)

    def use(self, predictor: AnyPredictor | None) -> None:
        """Let ``predictor`` answer from now on, the present drawing first; None leaves only the stages."""
        self._predictor = predictor
        self._put_question(forget_older=True)

    def shut_down(self) -> None:
        """End the thread and wait for it: it ends after the question it is working on, if any. Nothing is sent then."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self.wait()

    def _put_question(self, *, forget_older: bool) -> None:
        self._generation += 1
        if forget_older:
            self._oldest_wanted = self._generation
        with self._changed:
            if self._stopping:
                return
            self._question = _Question(generation=self._generation, ink=self._ink, predictor=self._predictor)
            self._changed.notify()
        if not self.isRunning():
            self.start()

    @Slot(object)
    def _on_worked_out(self, answer: Answer) -> None:
        if answer.generation >= self._oldest_wanted and not self._stopping:
            self.answered.emit(answer)

    # In the thread ----------------------------------------------------------------------------------------------------

    def _next_question(self) -> _Question | None:
        with self._changed:
            while self._question is None and not self._stopping:
                self._changed.wait()
            question, self._question = self._question, None
            return None if self._stopping else question

    def run(self) -> None:
        failing = False
        while (question := self._next_question()) is not None:
            stages = prediction = None
            try:
                stages = raster.stages(question.ink)
                if stages is not None and question.predictor is not None:
                    # What the strip shows as fed is the array that this net is fed, whatever shape it wants.
                    stages = replace(stages, fed_HWC=question.predictor.fitted(stages.fed_HWC))
                    prediction = question.predictor.predict(stages.fed_HWC)
            except Exception as error:
                # Once: a message for every movement of the pen would help nobody.
                if not failing:
                    self.failed.emit(_message(error), traceback.format_exc())
                failing = True
            else:
                failing = False
            self._worked_out.emit(
                Answer(generation=question.generation, ink=question.ink, stages=stages, prediction=prediction)
            )


def _message(error: Exception) -> Message:
    return error.message if isinstance(error, UserError) else Message(FAILED, {"detail": repr(error)})
