"""ResponsePanel: the answers of two nets to the drawing, changed in many ways, beside one another."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.drawing.response import Kind, Response
from mnistgui.ui import theme
from mnistgui.ui.draw.beside import Beside
from mnistgui.ui.draw.response.map_view import MapView
from mnistgui.ui.draw.response.small_parts import ClassLegend, VariantPicture
from mnistgui.ui.draw.response.words import percent, summary, way

NO_NET: Final = ""  # in the place of a second net
_SIDES: Final = ("first", "second")


class ResponsePanel(QWidget):
    """``draw.response``. It shows what it is given; `asked` says that it wants to be given something else."""

    asked = Signal()  # another change, another second net, or the panel has come into view
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.response")
        self._responses: tuple[Response | None, Response | None] = (None, None)
        self._names: dict[str, str] = {}  # of the nets, by key
        self._first_key = NO_NET
        self._chosen = False  # the second net, by the user
        self._pointed: tuple[int, int] | None = None
        self._kind = self._combo("draw.response_kind")
        self.setFocusProxy(self._kind)
        for kind in Kind:
            self._kind.addItem("", kind.value)
        self._model = self._combo("draw.response_model")
        self._maps = (MapView(self), MapView(self))
        self._titles, self._summaries, self._answers = (tuple(QLabel(self) for _ in _SIDES) for _ in range(3))
        for side, view, *words in zip(_SIDES, self._maps, self._titles, self._summaries, self._answers, strict=True):
            view.setObjectName(f"draw.response.{side}")
            for label, name in zip(words, ("name", "summary", "answer"), strict=True):
                label.setObjectName(f"draw.response.{side}.{name}")
        self._way = QLabel(self)
        self._way.setObjectName("draw.response.way")
        self._way.setProperty("role", "heading")
        self._legend = ClassLegend(self)
        self._legend.setObjectName("draw.response.legend")
        self._picture = VariantPicture(self)
        self._picture.setObjectName("draw.response.picture")
        self._build_layout()
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._model.currentIndexChanged.connect(self._on_model_changed)
        self._maps[0].cell_pointed.connect(self._on_cell_pointed)
        self._maps[1].cell_pointed.connect(self._on_cell_pointed)
        self.set_models([])
        self.retranslate()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        return combo

    def _build_layout(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(theme.SPACING)
        choices.addWidget(self._kind)
        choices.addWidget(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(choices)
        # Below the words on the first map is the drawing of the cell, below those on the second what the colours mean.
        for number, below in enumerate(((self._way, self._picture), (self._legend,))):
            words = self._build_words(number, below)
            layout.addWidget(Beside(self._maps[number], words, self), 1)

    def _build_words(self, number: int, below: Sequence[QWidget]) -> QWidget:
        """Return what stands beside a map."""
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING // 4)
        title, summary_label, answer = self._titles[number], self._summaries[number], self._answers[number]
        title.setProperty("role", "heading")
        summary_label.setProperty("role", "muted")
        for label in (title, summary_label, answer, self._way):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # Two lines, so that nothing jumps from cell to cell.
        for label in (answer, self._way):
            label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
        for widget in (title, summary_label, answer, *below[:-1]):
            column.addWidget(widget)
        column.addWidget(below[-1], 1)
        return words

    # Requests ---------------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """What is to be done to the drawing."""
        return Kind(self._kind.currentData())

    @property
    def second_key(self) -> str:
        """The key of the second net, or `NO_NET`."""
        return str(self._model.currentData())

    @property
    def responses(self) -> tuple[Response | None, Response | None]:
        """What is shown."""
        return self._responses

    def set_models(self, entries: Sequence[tuple[str, str]], first_key: str = NO_NET) -> None:
        """Offer nets as (key, label) for the second one. Until the user chooses it is another one than the first."""
        if first_key != self._first_key:
            self._forget_answers(1)
        self._names, self._first_key = dict(entries), first_key
        chosen = self.second_key if self._model.count() else NO_NET
        offered = [(NO_NET, self.tr("No second net")), *entries]
        others = [key for key, _ in entries if key != first_key]
        wanted = chosen if self._chosen and chosen in self._names else (others or [NO_NET])[-1]
        if self._chosen and chosen == NO_NET:
            wanted = NO_NET
        with QSignalBlocker(self._model):
            if [self._model.itemData(row) for row in range(self._model.count())] != [key for key, _ in offered]:
                self._model.clear()
                for key, label in offered:
                    self._model.addItem(label, key)
            for row, (_, label) in enumerate(offered):
                self._model.setItemText(row, label)
            self._model.setCurrentIndex(self._model.findData(wanted))
        if wanted != chosen:
            self._forget_answers(2)
            self.asked.emit()
        self._write()

    def show_responses(self, first: Response | None, second: Response | None, notice: str = "") -> None:
        """Show what the nets answer. Without any, ``notice`` says why."""
        self._responses = (first, second)
        self._maps[0].set_response(first, notice)
        self._maps[1].set_response(second, "" if first is None else self._second_notice())
        self._legend.set_classes(_classes(self._responses))
        if first is None or (self._pointed is not None and not _has(first, self._pointed)):
            self._point(None)
        self._write()

    def _forget_answers(self, of_net: int) -> None:
        """Show no answers of one net below the name of another, however long those are on their way."""
        first, second = self._responses
        if first is not None and of_net == 1:
            self.show_responses(None, second, self.tr("This net is on its way."))
        elif first is not None:
            self.show_responses(first, None)

    def _second_notice(self) -> str:
        if self.second_key == NO_NET:
            return self.tr("Train a net or open a run, and its answers stand here for comparison.")
        return self.tr("This net is on its way.")

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Response map"))
        for row, text in enumerate((self.tr("Moved"), self.tr("Turned and scaled"), self.tr("Thinner and thicker"))):
            self._kind.setItemText(row, text)
        self._kind.setAccessibleName(self.tr("How the drawing is changed"))
        self._kind.setToolTip(
            self.tr(
                "Each cell of a map is the centred drawing, changed, and a net's answer to it. Moved: by up to 8 pixels"
                " each way. Turned and scaled: by up to 45° and 40 %. Thinner and thicker: its strokes."
            )
        )
        self._model.setItemText(0, self.tr("No second net"))
        self._model.setAccessibleName(self.tr("Second net"))
        self._model.setToolTip(self.tr("Whose answers stand on the right; those on the left are the chosen net's"))
        tip = self.tr(
            "The colour is the answer, the fuller the surer. A small square: like nothing that the net knows. The"
            " framed cell is the drawing as it is. Point at a cell, or move with the arrow keys, to read it."
        )
        if self._responses[0] is not None:
            self._maps[1].set_response(self._responses[1], self._second_notice())
        for view, name in zip(
            self._maps, (self.tr("Answers of the chosen net"), self.tr("Answers of the second net")), strict=True
        ):
            view.setAccessibleName(name)
            view.setToolTip(tip)
        self._legend.setAccessibleName(self.tr("Colours of the classes"))
        self._picture.setAccessibleName(self.tr("The drawing of the cell that is pointed at"))
        self._picture.setToolTip(self.tr("What the nets are fed for the cell that is pointed at"))
        self._write()

    # Showing ----------------------------------------------------------------------------------------------------------

    def _write(self) -> None:
        """Write the words, and show the drawing of the cell that is pointed at; without one, of the framed cell."""
        keys = (self._first_key, self.second_key)
        for number, (response, key) in enumerate(zip(self._responses, keys, strict=True)):
            title, words, answer = self._titles[number], self._summaries[number], self._answers[number]
            title.setText(self._names.get(key, ""))
            if response is None:
                words.clear()
                answer.clear()
                self._maps[number].setAccessibleDescription(self._maps[number].notice)
                continue
            words.setText(summary(response))
            row, column = self._pointed or response.variants.origin
            answer.setText(percent(response, row, column))
            self._maps[number].setAccessibleDescription(" ".join((title.text(), words.text(), answer.text())))
        first = self._responses[0]
        if first is None:
            self._way.clear()
            self._picture.set_image(None)
            return
        row, column = self._pointed or first.variants.origin
        self._way.setText(way(first.variants, row, column))
        self._picture.set_image(first.variants.images_RCHWC[row, column])

    def _point(self, cell: tuple[int, int] | None) -> None:
        self._pointed = cell
        for view in self._maps:
            view.point_at(cell)

    @Slot(int, int)
    def _on_cell_pointed(self, row: int, column: int) -> None:
        self._point((row, column) if row >= 0 else None)
        self._write()

    @Slot(int)
    def _on_kind_changed(self, _row: int) -> None:
        self._point(None)
        self.asked.emit()

    @Slot(int)
    def _on_model_changed(self, _row: int) -> None:
        self._chosen = True
        self._forget_answers(2)
        self._write()
        self.asked.emit()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asked.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._responses[0] is None and self.isVisible():
                # Whoever said why has to say it in the new language.
                self.asked.emit()
        super().changeEvent(event)


def _has(response: Response, cell: tuple[int, int]) -> bool:
    rows, columns = response.labels_RC.shape
    return bool(cell[0] < rows and cell[1] < columns)


def _classes(responses: Sequence[Response | None]) -> list[tuple[int, str]]:
    """Return the classes that occur, by label."""
    found: dict[int, str] = {}
    for response in responses:
        if response is not None:
            found |= {int(label): response.class_names[label] for label in np.unique(response.labels_RC) if label >= 0}
    return sorted(found.items())
