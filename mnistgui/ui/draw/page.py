"""DrawPage: draw a digit, and see what the net is fed and what it answers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.drawing.ink import Ink, Picture
from mnistgui.drawing.prediction import Prediction
from mnistgui.ui import theme
from mnistgui.ui.draw.bars import Bars
from mnistgui.ui.draw.easel import Easel
from mnistgui.ui.draw.pad import Pad
from mnistgui.ui.draw.pad_drops import PadDrops
from mnistgui.ui.draw.replay_player import ReplayPlayer
from mnistgui.ui.draw.response.panel import ResponsePanel
from mnistgui.ui.draw.stages_strip import StagesStrip
from mnistgui.ui.draw.tools import PadTools
from mnistgui.ui.draw.views import DrawViews
from mnistgui.ui.draw.why.view import WhyView
from mnistgui.ui.handwriting.label_keys import LabelKeys
from mnistgui.ui.threads.answerer import Answer, Answerer, WayAnswers

_ANSWER_POINTS = 38
_NAME_POINTS = 16


class DrawPage(QWidget):
    """``page.draw``. It gives the ink to ``answerer``, whose predictor others choose, and shows what comes back."""

    model_chosen = Signal(str)
    save_wanted = Signal(object, str)  # Ink, label

    def __init__(self, answerer: Answerer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.draw")
        self._answerer = answerer
        self._ready = False
        self._failed = False
        self._prediction: Prediction | None = None
        self._models: tuple[tuple[str, str], ...] = ()
        self._shown_generation = 0
        self.pad = Pad(self)
        self._tools = PadTools(self.pad, self)
        self.actions_by_name = self._tools.more.actions_by_name
        self.drops = PadDrops(self, self.pad)
        self.player = ReplayPlayer(self.pad, self)
        self.bars = Bars()
        self.stages = StagesStrip()
        self.response = ResponsePanel()
        self.why = WhyView()
        self._answer = QLabel()
        self._status = QLabel()
        self._model = QComboBox()
        self._model_label = QLabel()
        self._label_keys = LabelKeys("draw.label", self)
        self._saved = ""  # what was saved last, as long as nothing else is drawn
        self._build()
        replay = self.actions_by_name["replay"]
        replay.triggered.connect(self.player.set_playing)
        self.player.playing_changed.connect(replay.setChecked)
        self.pad.ink_changed.connect(self._on_pad_ink_changed)
        self._model.currentIndexChanged.connect(self._on_model_changed)
        self.stages.switches_changed.connect(answerer.set_switches)
        self.stages.shown_changed.connect(answerer.set_wants_way)
        answerer.answered.connect(self._on_answerer_answered)
        self._label_keys.chosen.connect(self._on_label_keys_chosen)
        answerer.way_answered.connect(self._on_answerer_way_answered)
        self.retranslate()

    # Building ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        answer = QWidget()
        column = _column(answer)
        column.addLayout(self._build_answer_row())
        column.addWidget(self.bars, 1)
        self.views = DrawViews(answer, self.response, self.why)
        self._easel = Easel(self.pad, self._tools, self._build_side())
        # The pictures have the room that they want, as long as there is any to spare; the pad grows.
        layout.addWidget(self._easel, 1)
        layout.addWidget(self.stages)
        self.views.view_changed.connect(self._on_views_view_changed)

    def _build_side(self) -> QWidget:
        """Return the right side: which net, and its answer, how it responds, or why."""
        side = QWidget()
        layout = _column(side)
        row = self._build_model_row()
        row.addWidget(self.views.buttons)
        layout.addLayout(row)
        layout.addWidget(self.views, 1)
        return side

    def _build_model_row(self) -> QHBoxLayout:
        self._model.setObjectName("draw.model")
        self._model.setEnabled(False)
        self._model.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._model_label.setBuddy(self._model)
        row = QHBoxLayout()
        row.addWidget(self._model_label)
        row.addWidget(self._model)
        return row

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
    def fed_HWC(self) -> npt.NDArray[np.uint8] | None:
        """The very array that the net was fed and that the last picture shows; None while nothing is drawn."""
        return None if self.stages.stages is None else self.stages.stages.fed_HWC

    @Slot(object, str)
    def show_image(self, pixels_HWC: npt.NDArray[np.uint8], class_name: str) -> None:
        """Put an image (uint8) of a data set on the pad: it is answered as it is. Undo brings the drawing back."""
        self.pad.set_ink(Ink(picture=Picture(pixels_HWC, class_name)))

    @property
    def is_current(self) -> bool:
        """Whether what is shown is of the drawing as it is now, and of the net as it is now."""
        return self._shown_generation == self._answerer.generation

    def model_name(self) -> str:
        """Return the name of the net that answers, as it is shown."""
        return self._model.currentText()

    def show_saved(self, ink: Ink, label: str, count: int) -> None:
        """Say that ``ink`` was saved as ``label``, the ``count``-th of the collection, and make room for the next."""
        answer = self._answer.text()
        if answer in ("", label):
            said = self.tr("Saved as {label}.")
        else:
            said = self.tr("Saved as {label}, where the net said {answer}.")
        so_far = self.tr("Drawings of your hand so far: {count}.").format(count=count)
        # What was drawn on meanwhile is not taken off.
        if self.pad.ink == ink:
            self.pad.clear()
        self._saved = f"{said.format(label=label, answer=answer)} {so_far}"
        self._write_status()

    def set_models(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer nets as (key, label). The choice stays if its key does; `model_chosen` tells if it cannot."""
        chosen = self._model.currentData()
        with QSignalBlocker(self._model):
            if [self._model.itemData(row) for row in range(self._model.count())] != [key for key, _ in entries]:
                self._model.clear()
                for key, label in entries:
                    self._model.addItem(label, key)
            for row, (_, label) in enumerate(entries):
                self._model.setItemText(row, label)
            self._model.setCurrentIndex(max(self._model.findData(chosen), 0))
        self._models = tuple(entries)
        self.response.set_models(entries, self.model_key)
        if chosen is not None and self._model.currentData() != chosen:
            self._on_model_changed()

    @property
    def model_key(self) -> str:
        """The key of the net that answers; empty while none is offered."""
        return str(self._model.currentData() or "")

    def choose_model(self, key: str) -> None:
        """Choose the net ``key``, as the user would."""
        self._model.setCurrentIndex(self._model.findData(key))

    def set_ready(self, ready: bool) -> None:
        """Say whether a net can answer yet; the pad and the stages work without."""
        self._ready = ready
        self._model.setEnabled(ready)
        self._write_status()

    def set_failed(self) -> None:
        """Say that no net can be had; the pad and the stages work without."""
        self._failed = True
        self._write_status()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Draw"))
        self._answer.setAccessibleName(self.tr("The net's answer"))
        self._answer.setToolTip(self.tr("The digit that the net holds most likely"))
        self._status.setAccessibleName(self.tr("About the answer"))
        self._status.setToolTip(
            self.tr(
                "The pretrained net refuses what is not like the digits it has learned: 1.3 % of MNIST's test digits,"
                " over 90 % of scribbles, over 80 % of letters that look like no digit. It judges for your own nets"
                " for digits, too, which are sure of everything. The bars show what they would have said."
            )
        )
        self._label_keys.set_words(
            self.tr("Save as"),
            self.tr("Save as a {label}"),
            self.tr("It is a {label}: save the drawing with this label in your collection. (Key {label})"),
        )
        self._model_label.setText(self.tr("&Net"))
        self._model.setAccessibleName(self.tr("Net that answers"))
        self._model.setToolTip(self.tr("Which net answers: the one that came with the program, or the one you train"))
        self._write_status()

    # Showing ----------------------------------------------------------------------------------------------------------

    def _show(self, prediction: Prediction | None) -> None:
        self._prediction = prediction
        self.bars.set_prediction(prediction)
        self._write_answer((prediction.answer if prediction is not None else None) or "")
        self._write_status()

    def _write_answer(self, answer: str) -> None:
        """Write the class: a digit or a letter large, a longer name in a size that leaves room for the words."""
        font = self._answer.font()
        font.setPointSize(_ANSWER_POINTS if len(answer) <= 2 else _NAME_POINTS)
        self._answer.setFont(font)
        self._answer.setText(answer)

    def _write_status(self) -> None:
        prediction = self._prediction
        if not self._ready and self._failed:
            text = self.tr("No net could be loaded to answer. You can still draw and see the stages.")
        elif not self._ready:
            text = self.tr("Loading PyTorch… You can draw already.")
        elif self.pad.ink.is_empty:
            text = self._saved or self.tr("Nothing is drawn yet.")
        elif prediction is None:
            text = self.tr("The answer is on its way.")
        elif not prediction.is_familiar:
            text = self.tr("Not like anything I know. The nearest would be {answer}.").format(
                answer=prediction.likeliest
            )
        elif prediction.answer is None:
            text = self.tr("This net gives no numbers: its training has diverged.")
        else:
            row = prediction.class_names.index(prediction.answer)
            text = self.tr("is the net's answer, with a probability of {percent}.").format(
                percent=self.bars.percent_text(row)
            )
            picture = self.pad.ink.picture
            if picture is not None and picture.class_name:
                text += " " + self.tr("The image's label is {label}.").format(label=picture.class_name)
        self._status.setText(text)

    @Slot(object)
    def _on_pad_ink_changed(self, ink: Ink) -> None:
        self._answerer.ask(ink)
        self._saved = ""
        self._label_keys.set_enabled(not ink.is_empty)
        if ink.is_empty:
            # At once: an empty pad has no answer, not even for the time that a thread takes.
            self.stages.set_stages(None)
            self._show(None)

    @Slot(object)
    def _on_answerer_answered(self, answer: Answer) -> None:
        self._shown_generation = answer.generation
        self.stages.set_stages(answer.stages, answer.prediction)
        self._show(answer.prediction)

    @Slot(object)
    def _on_answerer_way_answered(self, answers: WayAnswers) -> None:
        self.stages.set_answers(answers.predictions)

    @Slot(str)
    def _on_label_keys_chosen(self, label: str) -> None:
        self.save_wanted.emit(self.pad.ink, label)

    @Slot()
    def _on_views_view_changed(self) -> None:
        # Maps need the room, and show what is fed themselves.
        self.stages.setVisible(self.views.is_usual)
        self._easel.set_wide_beside(not self.views.is_usual)

    @Slot()
    def _on_model_changed(self) -> None:
        self.response.set_models(self._models, self.model_key)
        self.model_chosen.emit(self._model.currentData())

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.SPACING)
    return layout
