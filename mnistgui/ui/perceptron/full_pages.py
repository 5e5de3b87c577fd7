"""FullPages: backpropagation's page, which takes the place of the lab's, and the worksheet.

Both are made, and their modules loaded, when they are first opened: the window is shown sooner without.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.smooth_moment import Moment
from mnistgui.ui.threads.job import JobKeeper

if TYPE_CHECKING:
    from mnistgui.ui.perceptron.backprop.page import BackpropagationPage


class FullPages(QObject):
    """Opens them over ``home``. ``left``: the user came back from backpropagation; `moment_before` and `sample` say
    from where it began, and which sample it showed last."""

    left = Signal()
    worksheet_asked = Signal()

    def __init__(
        self, home: QWidget, jobs: JobKeeper, reference: Callable[..., Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._jobs, self._reference = home, jobs, reference
        self._backprop: BackpropagationPage | None = None
        self.moment_before: Moment | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(home)

    @property
    def is_open(self) -> bool:
        """Whether backpropagation's page is shown."""
        return self.stack.currentWidget() is not self._home

    @property
    def sample(self) -> int | None:
        """The sample of backpropagation's page; None where it was never opened."""
        walk = None if self._backprop is None else self._backprop.walk
        return None if walk is None else walk.update.sample

    def open(self, learner: SmoothLearner, sample: int) -> None:
        """Show updates of ``learner`` step by step."""
        from mnistgui.ui.perceptron.backprop.page import BackpropagationPage

        if self._backprop is None:
            self._backprop = BackpropagationPage(self._jobs, self._reference)
            self._backprop.closed.connect(self._on_backprop_closed)
            self._backprop.worksheet_asked.connect(self.worksheet_asked)
            self.stack.addWidget(self._backprop)
        self.moment_before = learner.moment
        self._backprop.set_learner(learner, sample)
        self.stack.setCurrentWidget(self._backprop)
        self._backprop.setFocus()

    def go_home(self) -> None:
        """Show the lab again."""
        self.stack.setCurrentWidget(self._home)

    def open_worksheet(self, learner: SmoothLearner, sample: int) -> None:
        """Show one update of ``learner`` as a worksheet: of the sample that backpropagation shows, if it is open."""
        from mnistgui.ui.perceptron.worksheet.dialog import WorksheetDialog

        shown = self.sample if self.is_open else None
        dialog = WorksheetDialog(
            learner.network,
            learner.problem,
            learner.loss_kind,
            sample if shown is None else shown,
            learner.rate,
            self._jobs,
            self.stack,
        )
        dialog.open()

    @Slot()
    def _on_backprop_closed(self) -> None:
        self.go_home()
        self.left.emit()
