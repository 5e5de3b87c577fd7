"""DrawPage: draw a digit, and see what the net is fed and what it answers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.drawing.ink import Ink, Picture
from mnistgui.ui import theme
from mnistgui.ui.draw.answer_view import AnswerView
from mnistgui.ui.draw.easel import Easel
from mnistgui.ui.draw.net_row import NetRow
from mnistgui.ui.draw.pad import Pad
from mnistgui.ui.draw.pad_drops import PadDrops
from mnistgui.ui.draw.replay_player import ReplayPlayer
from mnistgui.ui.draw.response.panel import ResponsePanel
from mnistgui.ui.draw.stages_strip import StagesStrip
from mnistgui.ui.draw.tools import PadTools
from mnistgui.ui.draw.views import DrawViews
from mnistgui.ui.draw.why.view import WhyView
from mnistgui.ui.threads.answerer import Answer, Answerer, SecondAnswer, WayAnswers


class DrawPage(QWidget):
    """``page.draw``. It gives the ink to ``answerer``, whose predictor others choose, and shows what comes back."""

    model_chosen = Signal(str)
    second_chosen = Signal(str)  # the net beside it; empty: none
    save_wanted = Signal(object, str)  # Ink, label

    def __init__(self, answerer: Answerer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.draw")
        self._answerer = answerer
        self._shown_generation = 0
        self.pad = Pad(self)
        self._tools = PadTools(self.pad, self)
        self.actions_by_name = self._tools.more.actions_by_name
        self.drops = PadDrops(self, self.pad)
        self.player = ReplayPlayer(self.pad, self)
        self._nets = NetRow()
        self._answer = AnswerView(self)
        self.bars = self._answer.bars
        self.stages = StagesStrip()
        self.response = ResponsePanel()
        self.why = WhyView()
        self.views = DrawViews(self._answer, self.response, self.why)
        self._build()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        replay, answerer = self.actions_by_name["replay"], self._answerer
        replay.triggered.connect(self.player.set_playing)
        self.player.playing_changed.connect(replay.setChecked)
        self.pad.ink_changed.connect(self._on_pad_ink_changed)
        self._nets.chosen.connect(self._on_nets_chosen)
        self._nets.second_chosen.connect(self._on_nets_second_chosen)
        self._answer.label_chosen.connect(self._on_answer_label_chosen)
        self.stages.switches_changed.connect(answerer.set_switches)
        self.stages.shown_changed.connect(answerer.set_wants_way)
        self.views.view_changed.connect(self._on_views_view_changed)
        answerer.answered.connect(self._on_answerer_answered)
        answerer.second_answered.connect(self._on_answerer_second_answered)
        answerer.way_answered.connect(self._on_answerer_way_answered)

    # Building ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        self._easel = Easel(self.pad, self._tools, self._build_side())
        # The pictures have the room that they want, as long as there is any to spare; the pad grows.
        layout.addWidget(self._easel, 1)
        layout.addWidget(self.stages)

    def _build_side(self) -> QWidget:
        """Return the right side: which net, and its answer, how it responds, or why."""
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        row = QHBoxLayout()
        row.addWidget(self._nets, 1)
        row.addWidget(self.views.buttons)
        layout.addLayout(row)
        layout.addWidget(self.views, 1)
        return side

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
        return self._nets.name

    @property
    def model_key(self) -> str:
        """The key of the net that answers; empty while none is offered."""
        return self._nets.key

    def choose_model(self, key: str) -> None:
        """Choose the net ``key``, as the user would."""
        self._nets.choose(key)

    def show_saved(self, ink: Ink, label: str, count: int) -> None:
        """Say that ``ink`` was saved as ``label``, the ``count``-th of the collection, and make room for the next."""
        answer = self._answer.answer
        if answer in ("", label):
            said = self.tr("Saved as {label}.")
        else:
            said = self.tr("Saved as {label}, where the net said {answer}.")
        so_far = self.tr("Drawings of your hand so far: {count}.").format(count=count)
        # What was drawn on meanwhile is not taken off.
        if self.pad.ink == ink:
            self.pad.clear()
        self._answer.show_saved(f"{said.format(label=label, answer=answer)} {so_far}")

    def set_models(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer nets as (key, label). The choice stays if its key does; `model_chosen` tells if it cannot."""
        self._nets.set_models(entries)
        self.response.set_models(entries, self.model_key)
        self._answer.set_names(self._nets.name, self._nets.second_name)

    def set_ready(self, ready: bool) -> None:
        """Say whether a net can answer yet; the pad and the stages work without."""
        self._nets.set_ready(ready)
        self._answer.set_ready(ready)

    def set_failed(self) -> None:
        """Say that no net can be had; the pad and the stages work without."""
        self._answer.set_failed()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Draw"))

    # Showing ----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_pad_ink_changed(self, ink: Ink) -> None:
        self._answerer.ask(ink)
        self._answer.show_ink(ink)
        if ink.is_empty:
            self.stages.set_stages(None)

    @Slot(object)
    def _on_answerer_answered(self, answer: Answer) -> None:
        self._shown_generation = answer.generation
        self.stages.set_stages(answer.stages, answer.prediction)
        self._answer.show_prediction(answer.prediction)

    @Slot(object)
    def _on_answerer_second_answered(self, answer: SecondAnswer) -> None:
        self._answer.show_second(answer.prediction)

    @Slot(object)
    def _on_answerer_way_answered(self, answers: WayAnswers) -> None:
        self.stages.set_answers(answers.predictions)

    @Slot(str)
    def _on_answer_label_chosen(self, label: str) -> None:
        self.save_wanted.emit(self.pad.ink, label)

    @Slot()
    def _on_views_view_changed(self) -> None:
        # Maps need the room, and show what is fed themselves.
        self.stages.setVisible(self.views.is_usual)
        self._nets.want_second(self.views.is_usual)
        self._easel.set_wide_beside(not self.views.is_usual)

    @Slot(str)
    def _on_nets_chosen(self, key: str) -> None:
        self.response.set_models(self._nets.entries, key)
        self._answer.set_names(self._nets.name, self._nets.second_name)
        self.model_chosen.emit(key)

    @Slot(str)
    def _on_nets_second_chosen(self, key: str) -> None:
        self._answer.show_second(None)
        self._answer.set_names(self._nets.name, self._nets.second_name)
        self.second_chosen.emit(key)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
