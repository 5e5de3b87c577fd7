"""Autograd's word on the update at hand: asked for in a job, since torch may still have to be imported."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.messages import Message
from mnistgui.perceptron.one_update import OneUpdate
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob


class AutogradAnswers(QObject):
    """``reference`` is `Services.gradient_reference`. ``come``: there is an answer, or there will be none."""

    come = Signal()

    def __init__(self, jobs: JobKeeper, reference: Callable[..., Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._asked: OneUpdate | None = None
        self._answer: Any | None = None
        self._failed = False
        self._job = NewestJob(jobs, self)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)

    def ask(self, update: OneUpdate) -> None:
        """Ask about ``update``, unless that has been done; until the answer comes there is none."""
        if self._asked is update:
            return
        self._asked, self._answer, self._failed = update, None, False
        network = update.network
        self._job.ask(
            partial(
                self._reference,
                [(layer.weights_OI, layer.biases_O) for layer in network.layers],
                [activation.value for activation in network.hidden_activations],
                network.output.value,
                update.loss_kind.value,
                update.point_1I,
                update.label_1,
            )
        )

    def answer_to(self, update: OneUpdate) -> Any | None:
        """Return the `training.autograd_reference.Reference` of ``update``, None while there is none."""
        return self._answer if self._asked is update else None

    def has_failed(self, update: OneUpdate) -> bool:
        """Return whether there will be no answer."""
        return self._failed and self._asked is update

    @Slot(object)
    def _on_job_done(self, answer: Any) -> None:
        self._answer = answer
        self.come.emit()

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        # Without torch the lab's own numbers are shown all the same, and a dash in the place of its.
        self._failed = True
        self.come.emit()
