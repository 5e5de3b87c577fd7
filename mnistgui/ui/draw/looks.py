"""Looks: has the response map and the explanation made for the drawing at hand, while one of them is seen."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Slot

from mnistgui.drawing import raster
from mnistgui.drawing.explanation import Explanation
from mnistgui.drawing.ink import Ink
from mnistgui.drawing.response import Kind, Response, respond, variants_of
from mnistgui.messages import Message
from mnistgui.ui.draw.nets import NetChooser
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.language import message_text
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import Workspace

# Begun so long after the pen has moved, and after a net has changed, which one that trains does again and again.
_PEN_MS: Final = 120
_NET_MS: Final = 600


def _respond(ink: Ink, kind: Kind, first: Any, second: Any) -> tuple[Response | None, Response | None]:
    """Ask both nets (predictors) about the same variants, each brought to the shape that the net knows."""
    stages = raster.stages(ink)
    if stages is None:
        return None, None
    variants = variants_of(kind, stages.fed_HWC)
    answers = [None if predictor is None else respond(variants, predictor) for predictor in (first, second)]
    return answers[0], answers[1]


class Looks(QObject):
    """Nothing is computed while neither view is seen. Of many wishes only the newest is worth its work."""

    def __init__(self, workspace: Workspace, page: DrawPage, nets: NetChooser, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._page, self._nets = workspace.services, page, nets
        self._job = NewestJob(workspace.jobs, self)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        page.pad.ink_changed.connect(self._on_pad_ink_changed)
        page.response.asked.connect(self._on_asked)
        page.response.hidden.connect(self._on_hidden)
        page.why.asked.connect(self._on_asked)
        page.why.hidden.connect(self._on_hidden)
        page.model_chosen.connect(self._on_model_chosen)
        nets.predictors_changed.connect(self._on_predictors_changed)

    @property
    def _is_seen(self) -> bool:
        return self._page.response.isVisible() or self._page.why.isVisible()

    def _wait(self, ms: int) -> None:
        """Begin after ``ms`` at the latest, and never while nobody looks."""
        if self._is_seen and not (self._timer.isActive() and self._timer.remainingTime() <= ms):
            self._timer.start(ms)

    def _clear(self, notice: str) -> None:
        self._timer.stop()
        self._job.forget()
        self._page.response.show_responses(None, None, notice)
        self._page.why.show_explanation(None, notice)

    @Slot()
    def _on_timer_timeout(self) -> None:
        ink, first = self._page.pad.ink, self._nets.predictor_of(self._page.model_key)
        if not self._is_seen:
            return
        if ink.is_empty:
            self._clear(self.tr("Draw a digit on the left."))
        elif first is None:
            self._clear(self.tr("The net is not there yet."))
        elif self._page.response.isVisible():
            if self._page.response.responses[0] is None:
                self._page.response.show_responses(None, None, self.tr("The map is on its way."))
            second = self._nets.predictor_of(self._page.response.second_key)
            self._job.ask(partial(_respond, ink, self._page.response.kind, first, second))
        else:
            why = self._page.why
            if why.explanation is None:
                why.show_explanation(None, self.tr("The explanation is on its way."))
            self._job.ask(partial(self._services.explain, first, ink, why.method, why.target))

    @Slot(object)
    def _on_job_done(self, answer: Any) -> None:
        if isinstance(answer, Explanation):
            self._page.why.show_explanation(answer)
        elif isinstance(answer, tuple):
            self._page.response.show_responses(*answer)

    @Slot(object, str)
    def _on_job_failed(self, message: Message, _details: str) -> None:
        # In its place and not in a dialog, which would come back with every stroke.
        self._clear(message_text(message))

    @Slot(object)
    def _on_pad_ink_changed(self, ink: Ink) -> None:
        if ink.is_empty and self._is_seen:
            self._clear(self.tr("Draw a digit on the left."))
        else:
            self._wait(_PEN_MS)

    @Slot()
    def _on_asked(self) -> None:
        self._nets.want_compared(self._page.response.second_key if self._page.response.isVisible() else "")
        self._wait(0)

    @Slot(str)
    def _on_model_chosen(self, _key: str) -> None:
        # What the net before has said does not stand under the new one's name.
        self._job.forget()
        self._page.why.show_explanation(None, self.tr("The explanation is on its way."))
        self._wait(0)

    @Slot()
    def _on_hidden(self) -> None:
        self._nets.want_compared(self._page.response.second_key if self._page.response.isVisible() else "")
        if not self._is_seen:
            self._timer.stop()
            self._job.forget()

    @Slot()
    def _on_predictors_changed(self) -> None:
        self._wait(_NET_MS)
