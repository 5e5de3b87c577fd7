"""Answerer: from ink to an answer, off the UI thread; only the newest drawing is worth an answer."""

import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QThread, Signal, Slot

from mnistgui.drawing.ink import Ink
from mnistgui.drawing.prediction import Prediction
from mnistgui.drawing.way import ALL_ON, Switches, Way, way
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

# So often a newer drawing is answered by the first net before the second one says what it makes of the older.
_MOST_PASSED_OVER: Final = 3
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
class SecondAnswer:
    """What the net beside the first says of the same drawing; None of an empty one."""

    generation: int
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
    second: AnyPredictor | None
    switches: Switches
    wants_way: bool


class Answerer(QThread):
    """Rasterises and predicts in one thread, which starts with the first question. All methods are of the UI thread.

    While a question is worked on, only the newest of the following ones is kept: they never queue up. An answer that
    comes after its drawing is gone (cleared, undone, or given to another predictor) is dropped; one that is merely
    overtaken by a longer stroke is not, or a slow net would show nothing until the pen rests.
    """

    answered = Signal(object)  # Answer
    second_answered = Signal(object)  # SecondAnswer, after the answer, where there is a second net
    way_answered = Signal(object)  # WayAnswers, where wanted, after the answer and when no newer question waits
    failed = Signal(object, str)  # Message, traceback; once for questions that fail one after the other
    _worked_out = Signal(object)
    _second_worked_out = Signal(object)
    _way_worked_out = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # macOS gives a QThread 512 KB of stack, too little for torch.
        self.setStackSize(16 * 1024 * 1024)
        self._predictor: AnyPredictor | None = None
        self._second: AnyPredictor | None = None
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
        self._second_worked_out.connect(self._on_second_worked_out)
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

    def use_second(self, predictor: AnyPredictor | None) -> None:
        """Let ``predictor`` answer beside the first from now on, the present drawing first; None: nobody does."""
        self._second = predictor
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
                second=self._second,
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
    def _on_second_worked_out(self, answer: SecondAnswer) -> None:
        if answer.generation >= self._oldest_wanted and not self._stopping:
            self.second_answered.emit(answer)

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
        self._failing: set[str] = set()
        passed_over = 0  # answers of the second net, in favour of a newer drawing
        while (question := self._next_question()) is not None:
            stages, prediction = self._answer(question)
            if stages is None:
                continue
            # Read without the lock: one more answer does no harm. A slow second net holds up the first at one drawing
            # of four at most, and still moves with the pen.
            if self._question is not None and passed_over < _MOST_PASSED_OVER:
                passed_over += 1
                continue
            passed_over = 0
            if question.second is not None:
                self._answer_second(question, stages)
            if question.wants_way and prediction is not None:
                self._answer_way(question, stages)

    def _answer(self, question: _Question) -> tuple[Way | None, Prediction | None]:
        """Say what the first net makes of the drawing; return that, and the way that the drawing came."""
        stages = fitted = prediction = None
        with self._telling_failure("first"):
            stages = fitted = way(question.ink, question.switches)
            if stages is not None and question.predictor is not None:
                # What the strip shows as fed is the array that this net is fed, whatever shape it wants.
                fitted = replace(stages, fed_HWC=question.predictor.fitted(stages.fed_HWC))
                prediction = question.predictor.predict(fitted.fed_HWC, normalized=question.switches.normalized)
        self._worked_out.emit(
            Answer(generation=question.generation, ink=question.ink, stages=fitted, prediction=prediction)
        )
        return stages, prediction

    def _answer_second(self, question: _Question, stages: Way) -> None:
        """Say what the second net makes of the drawing, which came the same way."""
        assert question.second is not None
        prediction = None
        with self._telling_failure("second"):
            fed_HWC = question.second.fitted(stages.fed_HWC)
            prediction = question.second.predict(fed_HWC, normalized=question.switches.normalized)
        self._second_worked_out.emit(SecondAnswer(generation=question.generation, prediction=prediction))

    @contextmanager
    def _telling_failure(self, who: str) -> Iterator[None]:
        """Tell a failure, once: a message for every movement of the pen would help nobody."""
        try:
            yield
        except Exception as error:
            if who not in self._failing:
                self.failed.emit(_message(error), traceback.format_exc())
            self._failing.add(who)
        else:
            self._failing.discard(who)

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
