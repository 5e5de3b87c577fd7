"""The hidden units' own maps, with the gates that they have become."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnistgui.perceptron.network import Network, forward
from mnistgui.perceptron.problems import Problem, corners, is_truth_table
from mnistgui.perceptron.units import UnitGate, unit_gate
from mnistgui.ui.perceptron.numbers import number, short_number, tuple_of
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.views.gate_words import (
    column_words,
    gate_heading,
    gate_words,
    halves,
    hidden_name,
    in_plane,
)
from mnistgui.ui.perceptron.views.net_moment import NetMoment, net_moment
from mnistgui.ui.perceptron.views.scale_strip import ScaleStrip
from mnistgui.ui.perceptron.views.unit_maps_canvas import UnitMapsCanvas
from mnistgui.ui.perceptron.views.unit_maps_grid import Captions, square_box
from mnistgui.ui.perceptron.views.unit_maps_picture import SPANS, LayerMaps

_SPACING: Final = 2
_NEAR: Final = 0.5  # a sample whose third input is so near to that of the maps is shown in them
_LONGEST_GATE: Final = "x₁ AND NOT x₂"


class UnitMapsView(QWidget):
    """One small map a hidden unit of a chosen layer. ``unit_chosen`` gives layer and unit, both from 0."""

    unit_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.unit_maps")
        self._moment: NetMoment | None = None
        self._seen = False
        self._table_of: tuple[Problem, bool] | None = None
        self._layer = QComboBox()
        self._layer.setObjectName("perceptron.unit_maps.layer")
        self._note = QLabel()
        self._note.setObjectName("perceptron.unit_maps.note")
        self._scale = ScaleStrip("perceptron.unit_maps.scale")
        self._canvas = UnitMapsCanvas()
        self.setFocusProxy(self._canvas)
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._layer)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self._scale)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_SPACING)
        rows.addWidget(self._top)
        rows.addWidget(self._canvas, 1)
        self._layer.currentIndexChanged.connect(self._on_layer_current_index_changed)
        self._canvas.unit_chosen.connect(self._on_canvas_unit_chosen)
        self.retranslate()

    @property
    def layer(self) -> int:
        """The hidden layer whose units are shown, from 0."""
        return max(0, self._layer.currentIndex())

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._moment = net_moment(scene)
        self._seen = True
        self._show()

    def choose_unit(self, layer: int, unit: int) -> None:
        """Show a layer and put the ring around one of its units, as another view chose it."""
        self._layer.setCurrentIndex(layer)
        self._canvas.choose(unit)

    def retranslate(self) -> None:
        """Set every text anew."""
        help_text = self.tr(
            "What each hidden unit answers over the plane: the tints go from its lowest to its highest activation. "
            "The line is where its sum is zero. On a truth table its heading is the gate that it has become, and "
            "below it stands its column of the table. Click a map, or use the arrow keys, to choose a unit."
        )
        self._canvas.setToolTip(help_text)
        self._layer.setToolTip(self.tr("The hidden layer whose units are shown."))
        self._layer.setAccessibleName(self.tr("Hidden layer"))
        for widget in (self, self._canvas):
            widget.setAccessibleName(self.tr("Maps of the hidden units"))
        self._canvas.set_words(self.tr("{value} everywhere"))
        for place in range(self._layer.count()):
            self._layer.setItemText(place, self.tr("Layer {number}").format(number=place + 1))
        self._show()

    def _show(self) -> None:
        if not self._seen:
            return
        if self._moment is not None and self._moment.network.hidden:
            self._offer_layers(len(self._moment.network.hidden))
            self._show_layer(self._moment)
            return
        self._top.hide()
        if self._moment is None:
            notice = self.tr("The threshold rule has no hidden units: choose Multilayer.")
        else:
            notice = self.tr("A single layer has no hidden units: choose Multilayer.")
        self._canvas.say(notice)
        self._describe(notice)

    def _offer_layers(self, count: int) -> None:
        if self._layer.count() == count:
            return
        kept = min(self.layer, count - 1)
        self._layer.blockSignals(True)
        self._layer.clear()
        for place in range(count):
            self._layer.addItem(self.tr("Layer {number}").format(number=place + 1))
        self._layer.setCurrentIndex(kept)
        self._layer.blockSignals(False)

    def _show_layer(self, moment: NetMoment) -> None:
        network, layer = moment.network, self.layer
        flat = network.inputs == 2
        self._layer.setVisible(len(network.hidden) > 1)
        self._note.setVisible(not flat)
        self._note.setText("" if flat else self.tr("maps at x₃ = {value}").format(value=short_number(moment.x3)))
        span = SPANS.get(network.hidden_activations[layer])
        self._scale.setVisible(span is not None)
        if span is not None:
            self._scale.set_span(*span)
        self._top.setVisible(len(network.hidden) > 1 or not flat or span is not None)
        units = network.hidden[layer]
        gates = self._gates_of(network, layer) if self._is_table(moment.problem) else (None,) * units
        names = [hidden_name(network, layer, unit) for unit in range(units)]
        shown = LayerMaps(
            network=in_plane(network, moment.x3),
            layer=layer,
            box=square_box(moment.box, moment.problem),
            problem=moment.problem,
            seen_N=np.abs(moment.problem.points_NI[:, 2:] - moment.x3).max(axis=1, initial=0.0) <= _NEAR,
            current=moment.current,
            headings=tuple(map(gate_heading, names, gates)),
            halves=tuple(map(halves, names, gates)),
            columns=tuple(map(column_words, gates)),
            captions=self._captions(names[-1], network, with_gates=gates[0] is not None),
        )
        self._canvas.show_maps(shown)
        self._describe(self._words(moment, names, gates))

    def _gates_of(self, network: Network, layer: int) -> tuple[UnitGate, ...]:
        """Look at one layer's units on the truth table: `units.unit_gates` would name those of all layers."""
        answers_CH = forward(network, corners(network.inputs)).activations[layer + 1]
        return tuple(unit_gate(answers_C, network.hidden_activations[layer]) for answers_C in answers_CH.T)

    def _is_table(self, problem: Problem) -> bool:
        if self._table_of is None or self._table_of[0] is not problem:
            self._table_of = problem, is_truth_table(problem)
        return self._table_of[1]

    def _captions(self, name: str, network: Network, *, with_gates: bool) -> Captions:
        """Return the longest that may stand above a map, whatever the gates are now: the layout stays as it learns."""
        below = network.hidden_activations[self.layer] not in SPANS
        if not with_gates:
            return Captions(one_line=(name,), split=(name,), lines=1, below=below)
        not_yet, column = self.tr("not a gate yet"), " ".join("0" * 2**network.inputs)
        return Captions(
            one_line=(f"{name} = {_LONGEST_GATE}", f"{name}: {not_yet}"),
            split=(f"{name}  {column}", f"= {_LONGEST_GATE}", not_yet),
            lines=2,
            below=below,
        )

    def _words(self, moment: NetMoment, names: list[str], gates: tuple[UnitGate | None, ...]) -> str:
        """Return all in words, with the numbers of the present sample."""
        answers_H = moment.passed.activations[self.layer + 1][moment.current]
        said = []
        for name, gate, answer in zip(names, gates, answers_H.tolist(), strict=True):
            words = "" if gate is None else f", {gate_words(gate)} {column_words(gate)}".rstrip()
            said.append(f"{name} {number(answer)}{words}")
        point = tuple_of(moment.problem.points_NI[moment.current].tolist())
        text = self.tr("Layer {number}, at {point}: {units}.")
        return text.format(number=self.layer + 1, point=point, units="; ".join(said))

    def _describe(self, text: str) -> None:
        for widget in (self, self._canvas):
            widget.setAccessibleDescription(text)

    @Slot(int)
    def _on_layer_current_index_changed(self, index: int) -> None:
        self._show()

    @Slot(int)
    def _on_canvas_unit_chosen(self, unit: int) -> None:
        self.unit_chosen.emit(self.layer, unit)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
