"""ResultsView: how well a net reads the user's drawings beside MNIST's test digits, before and after fine-tuning."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.amounts import share_text
from mnistgui.ui.handwriting.confusion_view import ConfusionView


@dataclass(frozen=True, eq=False, kw_only=True)
class HandResult:
    """What a net made of the user's drawings and of MNIST's test digits: counts (K, K), a row a label.

    ``kept_back``: of those drawings only that it does not learn from in fine-tuning.
    """

    net: str
    class_names: tuple[str, ...]
    own_KK: npt.NDArray[np.int64]
    mnist_KK: npt.NDArray[np.int64]
    kept_back: bool = False


class Stage(Enum):
    """What is going on."""

    NOTHING = auto()
    TESTING = auto()
    LEARNING = auto()


def accuracy(counts_KK: npt.NDArray[np.int64]) -> float:
    """Return the share on the diagonal; NaN of none."""
    total = int(counts_KK.sum())
    return float(np.trace(counts_KK)) / total if total else float("nan")


class ResultsView(QWidget):
    """``handwriting.verdict`` in words, and the confusion matrices ``handwriting.own`` and ``handwriting.mnist``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage.NOTHING
        self._result: HandResult | None = None
        self._earlier: HandResult | None = None  # another net's, tested before
        self._before: HandResult | None = None  # the same net's, before fine-tuning
        self._verdict = QLabel()
        self._verdict.setObjectName("handwriting.verdict")
        self._verdict.setProperty("role", "heading")
        self._verdict.setWordWrap(True)
        self._moments = {name: QPushButton() for name in ("before", "after")}
        self._own_title, self._mnist_title = QLabel(), QLabel()
        self.own, self.mnist = ConfusionView("handwriting.own"), ConfusionView("handwriting.mnist")
        self._build()
        self.retranslate()

    def _build(self) -> None:
        moments = QHBoxLayout()
        moments.setSpacing(theme.SPACING // 2)
        group = QButtonGroup(self)
        for name, button in self._moments.items():
            button.setObjectName(f"handwriting.show_{name}")
            button.setCheckable(True)
            button.setVisible(False)
            group.addButton(button)
            moments.addWidget(button)
        moments.addStretch(1)
        self._moments["after"].setChecked(True)
        self._moments["before"].toggled.connect(self._on_before_toggled)
        squares = QGridLayout()
        squares.setSpacing(theme.SPACING)
        for column, (title, square) in enumerate(((self._own_title, self.own), (self._mnist_title, self.mnist))):
            title.setProperty("role", "muted")
            squares.addWidget(title, 0, column)
            squares.addWidget(square, 1, column)
        squares.setRowStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._verdict)
        layout.addLayout(moments)
        layout.addLayout(squares, 1)

    # Requests ---------------------------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether something is going on."""
        return self._stage is not Stage.NOTHING

    def set_stage(self, stage: Stage) -> None:
        """Say what is going on."""
        self._stage = stage
        self._write()

    def show_result(self, result: HandResult | None) -> None:
        """Show what a net made of it; the net that was tested before stays in the words."""
        before = self._result
        comparable = result is not None and before is not None and not result.kept_back and not before.kept_back
        self._earlier = before if comparable else None
        self._show(result, None)

    def show_fine_tuned(self, before: HandResult, after: HandResult) -> None:
        """Show what fine-tuning has made of a net, and on demand what it was before."""
        self._earlier = None
        self._show(after, before)

    def _show(self, result: HandResult | None, before: HandResult | None) -> None:
        self._result, self._before = result, before
        for button in self._moments.values():
            button.setVisible(before is not None)
        self._moments["after"].setChecked(True)
        self._show_counts(result)
        self._write()

    def _show_counts(self, result: HandResult | None) -> None:
        for square, counts_KK in (
            (self.own, None if result is None else result.own_KK),
            (self.mnist, None if result is None else result.mnist_KK),
        ):
            if result is None or counts_KK is None:
                square.set_counts(np.zeros((10, 10), np.int64), tuple("0123456789"))
            else:
                square.set_counts(counts_KK, result.class_names)

    @Slot(bool)
    def _on_before_toggled(self, checked: bool) -> None:
        self._show_counts(self._before if checked else self._result)

    # Words ------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text in the present language."""
        help_text = self.tr("A row a label, a column an answer. Point at a number to read it.")
        for square, name in ((self.own, self.tr("Your hand")), (self.mnist, self.tr("MNIST's test digits"))):
            square.setAccessibleName(name)
            square.setToolTip(help_text)
        self._own_title.setText(self.tr("Your hand, % of each row"))
        self._mnist_title.setText(self.tr("MNIST's test digits, %"))
        for name, text, help_text in (
            ("before", self.tr("Before"), self.tr("Show the mistakes of the net as it was before fine-tuning.")),
            ("after", self.tr("After"), self.tr("Show the mistakes of the net after fine-tuning.")),
        ):
            self._moments[name].setText(text)
            self._moments[name].setToolTip(help_text)
            self._moments[name].setAccessibleDescription(help_text)
        self._write()

    def _write(self) -> None:
        self._verdict.setText(self._verdict_text())

    def _verdict_text(self) -> str:
        if self._stage is Stage.TESTING:
            return self.tr("The net reads your drawings and 10,000 test digits…")
        if self._stage is Stage.LEARNING:
            return self.tr("The net learns your hand, as a run of its own: the plot shows how.")
        result = self._result
        if result is None:
            return self.tr("Not tested yet.")
        shares = {"own": share_text(accuracy(result.own_KK)), "mnist": share_text(accuracy(result.mnist_KK))}
        if self._before is not None:
            return self.tr(
                "Fine-tuned. Of {count} of your drawings, kept back from learning: {own_before} before, {own} now."
                " MNIST: {mnist_before} before, {mnist} now."
            ).format(
                count=int(result.own_KK.sum()),
                own_before=share_text(accuracy(self._before.own_KK)),
                mnist_before=share_text(accuracy(self._before.mnist_KK)),
                **shares,
            )
        if result.kept_back:
            return self.tr("Of {count} of your drawings: {own}, MNIST: {mnist} — {net}, not fine-tuned.").format(
                count=int(result.own_KK.sum()), net=result.net, **shares
            )
        text = self.tr("Your hand: {own}, MNIST: {mnist} — {net}.").format(net=result.net, **shares)
        if self._earlier is not None and self._earlier.net != result.net:
            text += " " + self.tr("Before, {net}: {own} and {mnist}.").format(
                net=self._earlier.net,
                own=share_text(accuracy(self._earlier.own_KK)),
                mnist=share_text(accuracy(self._earlier.mnist_KK)),
            )
        return text

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
