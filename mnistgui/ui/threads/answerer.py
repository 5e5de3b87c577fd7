"""Answerer: from ink to an answer, off the UI thread; only the newest drawing is worth an answer."""

import threading
import traceback
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QThread, Signal, Slot

from mnistgui.drawing.ink import Ink
from mnistgui.drawing.prediction import Prediction
from mnistgui.drawing.way import ALL_ON, Switches, Way, way
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

FAILED = QT_TRANSLATE_NOOP("core", "The drawing could not be answered: {detail}")


class AnyPredictor(Protocol):
    """What is asked: `drawing.predictor.Predictor`, which this module does not know because it needs torch."""

    def fitted(self, image_HWC: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]: ...

    def predict(self, fed_HWC: npt.NDArray[np.uint8], *, normalized: bool = True) -> Prediction: ...


@dataclass(frozen=True, eq=False, kw_only=True)
class Answer:
    """The answer to the question ``generation``: of an empty ``ink`` no stages, without a predictor no prediction."""

    generation: int
    ink: Ink
    stages: Way | None
    prediction: Prediction | None


@dataclass(frozen=True, eq=False, kw_only=True)
class WayAnswers:
    """What the net says of each picture of the way (`Way.before`, then ``fed_HWC``), normalised as it has learned.

    None where there is no picture.
    """

    generation: int
    predictions: tuple[Prediction | None, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class _Question:
    generation: int
    ink: Ink
    predictor: AnyPredictor | None
    switches: Switches
    wants_way: bool


class Answerer(QThread):
    """Rasterises and predicts in one thread, which starts with the first question. All methods are of the UI thread.

    While a question is worked on, only the newest of the following ones is kept: they never queue up. An answer that
    comes after its drawing is gone (cleared, undone, or given to another predictor) is dropped; one that is merely
    overtaken by a longer stroke is not, or a slow net would show nothing until the pen rests.
    """

    answered = Signal(object)  # Answer
    way_answered = Signal(object)  # WayAnswers, where wanted, after the answer and when no newer question waits
    failed = Signal(object, str)  # Message, traceback; once for questions that fail one after the other
    _worked_out = Signal(object)
    _way_worked_out = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # macOS gives a QThread 512 KB of stack, too little for torch.
        self.setStackSize(16 * 1024 * 1024)
        self._predictor: AnyPredictor | None = None
        self._ink = Ink()
        self._switches = ALL_ON
        self._wants_way = False
        self._generation = 0
        self._oldest_wanted = 0
        # Shared with the thread, under the condition.
        self._changed = threading.Condition()
        self._question: _Question | None = None
        self._stopping = False
        self._worked_out.connect(self._on_worked_out)
        self._way_worked_out.connect(self._on_way_worked_out)

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

    def set_switches(self, switches: Switches) -> None:
        """Take the ink this way from now on, the present drawing first."""
        self._switches = switches
        self._put_question(forget_older=True)

    def set_wants_way(self, wanted: bool) -> None:
        """Say whether the pictures of the way get answers, too: six times the work."""
        if wanted != self._wants_way:
            self._wants_way = wanted
            self._put_question(forget_older=False)

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
            self._question = _Question(
                generation=self._generation,
                ink=self._ink,
                predictor=self._predictor,
                switches=self._switches,
                wants_way=self._wants_way,
            )
            self._changed.notify()
        if not self.isRunning():
            self.start()

    @Slot(object)
    def _on_worked_out(self, answer: Answer) -> None:
        if answer.generation >= self._oldest_wanted and not self._stopping:
            self.answered.emit(answer)

    @Slot(object)
    def _on_way_worked_out(self, answers: WayAnswers) -> None:
        # Unlike an answer, these are of use only beside the pictures that they belong to.
        if answers.generation == self._generation and not self._stopping:
            self.way_answered.emit(answers)

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
                stages = way(question.ink, question.switches)
                if stages is not None and question.predictor is not None:
                    # What the strip shows as fed is the array that this net is fed, whatever shape it wants.
                    stages = replace(stages, fed_HWC=question.predictor.fitted(stages.fed_HWC))
                    prediction = question.predictor.predict(stages.fed_HWC, normalized=question.switches.normalized)
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
            if question.wants_way and stages is not None and prediction is not None:
                self._answer_way(question, stages)

    def _answer_way(self, question: _Question, stages: Way) -> None:
        """Ask the net about each picture, as long as nothing newer is asked."""
        assert question.predictor is not None
        answers: list[Prediction | None] = []
        for picture in (*stages.before, stages.fed_HWC):
            if self._question is not None or self._stopping:  # read without the lock: one more answer does no harm
                return
            if picture is None:
                answers.append(None)
                continue
            fitted_HWC = question.predictor.fitted(picture if picture.ndim == 3 else picture[..., np.newaxis])
            answers.append(question.predictor.predict(fitted_HWC))
        self._way_worked_out.emit(WayAnswers(generation=question.generation, predictions=tuple(answers)))


def _message(error: Exception) -> Message:
    return error.message if isinstance(error, UserError) else Message(FAILED, {"detail": repr(error)})
