"""QueueStrip: the line above the list while a series of runs goes on: which of them, and the way out."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from mnistgui.ui import theme


class QueueStrip(QWidget):
    """Hidden while there is no series."""

    cancel_requested = Signal()
    result_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: tuple[int, int] | None = None
        self._going = False
        self._words = QLabel()
        self._words.setObjectName("runs.queue_progress")
        self._result = QPushButton()
        self._result.setObjectName("runs.queue_show")
        self._result.clicked.connect(self.result_requested)
        self._cancel = QPushButton()
        self._cancel.setObjectName("runs.queue_cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._words)
        layout.addWidget(self._result)
        layout.addWidget(self._cancel)
        layout.addStretch(1)
        self.retranslate()
        self.hide()

    def show_place(self, number: int, count: int, *, going: bool) -> None:
        """Say that run ``number`` of ``count`` goes on, or, not ``going``, that so many were done."""
        self._place, self._going = (number, count), going
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._words.setAccessibleName(self.tr("Series of runs"))
        self._result.setText(self.tr("Result"))
        self._result.setToolTip(self.tr("Show mean and spread of the runs so far"))
        self._cancel.setText(self.tr("Cancel the rest"))
        self._cancel.setToolTip(self.tr("Let the run at hand come to its end and start no other one"))
        self._cancel.setVisible(self._going)
        if self._place is not None:
            number, count = self._place
            text = (
                self.tr("Run {number} of {count}") if self._going else self.tr("Series ended: {number} of {count} runs")
            )
            self._words.setText(text.format(number=number, count=count))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
