"""ResponsePanel: the answers of two nets to the drawing, changed in many ways, beside one another."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.drawing.response import Kind, Response
from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
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
        self._notice = ""
        self._kind = self._combo("draw.response_kind")
        for kind in Kind:
            self._kind.addItem("", kind.value)
        self._model = self._combo("draw.response_model")
        self._maps = (MapView(self), MapView(self))
        self._summaries, self._answers = (tuple(ElidedLabel(self) for _ in _SIDES) for _ in range(2))
        for side, view, words, answer in zip(_SIDES, self._maps, self._summaries, self._answers, strict=True):
            view.setObjectName(f"draw.response.{side}")
            words.setObjectName(f"draw.response.{side}.summary")
            words.setProperty("role", "muted")
            answer.setObjectName(f"draw.response.{side}.answer")
        self._way = ElidedLabel(self)
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
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACING)
        grid.setVerticalSpacing(theme.SPACING // 2)
        grid.addWidget(self._kind, 0, 0)
        grid.addWidget(self._model, 0, 1)
        for column, (view, words) in enumerate(zip(self._maps, self._summaries, strict=True)):
            grid.addWidget(words, 1, column)
            grid.addWidget(view, 2, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2, 1)
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        for label in (self._way, *self._answers):
            words_column.addWidget(label)
        words_column.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(theme.SPACING)
        below.addWidget(self._picture)
        below.addLayout(words_column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(grid, 1)
        layout.addWidget(self._legend)
        layout.addLayout(below)

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
            self.asked.emit()
        self._write()

    def show_responses(self, first: Response | None, second: Response | None, notice: str = "") -> None:
        """Show what the nets answer. Without any, ``notice`` says why."""
        self._responses, self._notice = (first, second), notice
        self._maps[0].set_response(first, notice)
        self._maps[1].set_response(second, "" if first is None else self._second_notice())
        self._legend.set_classes(_classes(self._responses))
        if first is None or (self._pointed is not None and not _has(first, self._pointed)):
            self._point(None)
        self._write()

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
        for response, words, answer, key, view in zip(
            self._responses, self._summaries, self._answers, (self._first_key, self.second_key), self._maps, strict=True
        ):
            name = self._names.get(key, "")
            words.setText("" if response is None else summary(response))
            if response is None:
                answer.clear()
            else:
                row, column = self._pointed or response.variants.origin
                answer.setText(f"{name}: {percent(response, row, column)}")
            view.setAccessibleDescription(" ".join((words.text(), answer.text())))
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
