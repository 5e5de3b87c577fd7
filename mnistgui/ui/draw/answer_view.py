"""AnswerView: what the net answers, in large, in a sentence and as bars; and beside it what a second net answers."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnistgui.drawing.ink import Ink
from mnistgui.drawing.prediction import Prediction
from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
from mnistgui.ui.draw.bars import Bars
from mnistgui.ui.handwriting.label_keys import LabelKeys

_ANSWER_POINTS = 38
_NAME_POINTS = 16


class AnswerView(QWidget):
    """``draw.answer``, ``draw.bars``, ``draw.second_bars`` and the keys ``draw.label_…``, which work in ``scope``."""

    label_chosen = Signal(str)

    def __init__(self, scope: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink()
        self._prediction: Prediction | None = None
        self._second: Prediction | None = None
        self._ready = self._failed = False
        self._saved = ""  # what was saved last, as long as nothing else is drawn
        self._names = ("", "")
        self._answer, self._status = QLabel(), QLabel()
        self._label_keys = LabelKeys("draw.label", scope)
        self.bars, self.second_bars = Bars(), Bars("draw.second_bars")
        self._heads = (ElidedLabel(), ElidedLabel())
        self._build()
        self._label_keys.chosen.connect(self.label_chosen)
        self.retranslate()

    # Building ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(self._build_answer_row())
        columns = QGridLayout()
        columns.setHorizontalSpacing(2 * theme.SPACING)
        columns.setVerticalSpacing(theme.SPACING // 2)
        for column, (name, head, bars) in enumerate(
            zip(("draw.first_answer", "draw.second_answer"), self._heads, (self.bars, self.second_bars), strict=True)
        ):
            head.setObjectName(name)
            columns.addWidget(head, 0, column)
            columns.addWidget(bars, 1, column)
        columns.setRowStretch(1, 1)
        layout.addLayout(columns, 1)
        for part in (*self._heads, self.second_bars):
            part.setVisible(False)

    def _build_answer_row(self) -> QHBoxLayout:
        self._answer.setObjectName("draw.answer")
        self._answer.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = self._answer.font()
        font.setPointSize(_ANSWER_POINTS)
        font.setBold(True)
        self._answer.setFont(font)
        # The same room with and without a digit, so that nothing jumps.
        metrics = self._answer.fontMetrics()
        self._answer.setMinimumSize(round(1.5 * metrics.horizontalAdvance("0")), metrics.height())
        self._status.setObjectName("draw.status")
        self._status.setProperty("role", "muted")
        self._status.setWordWrap(True)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._status, 1)
        beside.addWidget(self._label_keys)
        row = QHBoxLayout()
        row.addWidget(self._answer)
        row.addLayout(beside, 1)
        return row

    # Requests ---------------------------------------------------------------------------------------------------------

    @property
    def answer(self) -> str:
        """The answer as it stands there; empty where there is none."""
        return self._answer.text()

    def show_ink(self, ink: Ink) -> None:
        """Hear that ``ink`` is what is drawn now; an empty pad has no answer, not even for the time a thread takes."""
        self._ink, self._saved = ink, ""
        self._label_keys.set_enabled(not ink.is_empty)
        if ink.is_empty:
            self.show_second(None)
            self.show_prediction(None)

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Show what the net answers."""
        self._prediction = prediction
        self.bars.set_prediction(prediction)
        self._write_answer((prediction.answer if prediction is not None else None) or "")
        self._write_words()

    def show_second(self, prediction: Prediction | None) -> None:
        """Show what the net beside it answers."""
        self._second = None if self._ink.is_empty else prediction
        self.second_bars.set_prediction(self._second)
        self._write_words()

    def show_saved(self, text: str) -> None:
        """Say what was saved, until something else is drawn."""
        self._saved = text
        self._write_words()

    def set_names(self, first: str, second: str) -> None:
        """Write whose answers they are; the second bars are there while ``second`` is not empty."""
        self._names = (first, second)
        for part in (*self._heads, self.second_bars):
            part.setVisible(bool(second))
        self.bars.set_net(first if second else "")
        self.second_bars.set_net(second)
        self._write_words()

    def set_ready(self, ready: bool) -> None:
        """Say whether a net can answer yet."""
        self._ready = ready
        self._write_words()

    def set_failed(self) -> None:
        """Say that no net can be had."""
        self._failed = True
        self._write_words()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._answer.setAccessibleName(self.tr("The net's answer"))
        self._answer.setToolTip(self.tr("The digit that the net holds most likely"))
        self._status.setAccessibleName(self.tr("About the answer"))
        self._status.setToolTip(
            self.tr(
                "The pretrained net refuses what is not like the digits it has learned: 0.4 % of MNIST's test digits,"
                " over 90 % of scribbles, over 95 % of letters that look like no digit. It judges for your own nets"
                " for digits, too, which are sure of everything. The bars show what they would have said."
            )
        )
        self._label_keys.set_words(
            self.tr("Save as"),
            self.tr("Save as a {label}"),
            self.tr("It is a {label}: save the drawing with this label in your collection. (Key {label})"),
        )
        self._write_words()

    # Showing ----------------------------------------------------------------------------------------------------------

    def _write_words(self) -> None:
        self._status.setText(self._status_text())
        for head, name, prediction in zip(self._heads, self._names, (self._prediction, self._second), strict=True):
            text = name if prediction is None else f"{self._short(prediction)} · {name}"
            head.setText(text if self._names[1] else "")

    def _write_answer(self, answer: str) -> None:
        """Write the class: a digit or a letter large, a longer name in a size that leaves room for the words."""
        font = self._answer.font()
        font.setPointSize(_ANSWER_POINTS if len(answer) <= 2 else _NAME_POINTS)
        self._answer.setFont(font)
        self._answer.setText(answer)

    def _short(self, prediction: Prediction) -> str:
        """Return the answer in a word or two, for the line above the bars of two nets."""
        if prediction.answer is not None:
            return prediction.answer
        return self.tr("unfamiliar") if not prediction.is_familiar else self.tr("diverged")

    def _status_text(self) -> str:
        prediction = self._prediction
        if not self._ready and self._failed:
            return self.tr("No net could be loaded to answer. You can still draw and see the stages.")
        if not self._ready:
            return self.tr("Loading PyTorch… You can draw already.")
        if self._ink.is_empty:
            return self._saved or self.tr("Nothing is drawn yet.")
        if prediction is None:
            return self.tr("The answer is on its way.")
        if not prediction.is_familiar:
            text = self.tr("Not like anything I know. The nearest would be {answer}.")
            return text.format(answer=prediction.likeliest)
        if prediction.answer is None:
            return self.tr("This net gives no numbers: its training has diverged.")
        row = prediction.class_names.index(prediction.answer)
        text = self.tr("is the net's answer, with a probability of {percent}.").format(
            percent=self.bars.percent_text(row)
        )
        picture = self._ink.picture
        if picture is not None and picture.class_name:
            text += " " + self.tr("The image's label is {label}.").format(label=picture.class_name)
        return text

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
