"""The tables of the walk: all weights and all units, each with its numbers, autograd's, and how far they are apart."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.rounding import size_shown
from mnistgui.perceptron.walk import Phase, Place
from mnistgui.ui.perceptron.backprop.number_table import NumberTable
from mnistgui.ui.perceptron.backprop.sight import Sight
from mnistgui.ui.perceptron.numbers import MINUS

# Which columns a phase has written, to be lit.
_WEIGHTS_LIT: Final = {Phase.ZERO_GRAD: {1}, Phase.BACKWARD: {1, 2, 3, 4, 5}, Phase.STEP: {6}}
_UNITS_LIT: Final = {Phase.FORWARD: {0, 1}, Phase.BACKWARD: {2, 3, 4, 5}}


class WalkTables(QTabWidget):
    """Shows a `Sight` as two tables; a row of the weights asks for that weight, one of the units for its bias."""

    weight_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.backprop.tables")
        self.tabBar().setObjectName("perceptron.backprop.tables.bar")
        self._weights = NumberTable("perceptron.backprop.table")
        self._units = NumberTable("perceptron.backprop.units")
        self._sight: Sight | None = None
        self.addTab(self._weights, "")
        self.addTab(self._units, "")
        self._weights.row_chosen.connect(self._on_weights_row_chosen)
        self._units.row_chosen.connect(self._on_units_row_chosen)
        self.currentChanged.connect(self._on_current_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setTabText(0, self.tr("Weights"))
        self.setTabText(1, self.tr("Units"))
        for part in (self, self.tabBar()):
            part.setAccessibleName(self.tr("Tables of the weights and of the units"))
            part.setToolTip(self.tr("All numbers of this update, of each weight or of each unit."))
        self._weights.setAccessibleName(self.tr("All weights and biases"))
        self._weights.setToolTip(self.tr("Choose a row to see the chain rule of that weight."))
        self._units.setAccessibleName(self.tr("All units"))
        self._units.setToolTip(self.tr("Choose a row to see the chain rule of that unit's bias."))
        autograd = (self.tr("autograd"), self.tr("The same derivative, computed by PyTorch's autograd"))
        self._weights.numbers.set_headings(
            (
                ("w", self.tr("The weight before the update")),
                (".grad", self.tr("What .grad holds now: step() uses this")),
                ("∂L/∂w", self.tr("The derivative of this sample's loss by the chain rule")),
                autograd,
                (
                    self.tr("finite diff."),
                    self.tr("Finite difference (L(w + h) − L(w − h)) / 2h, from the loss alone, with h = 0.00001"),
                ),
                (
                    self.tr("apart"),
                    self.tr(
                        "How far ∂L/∂w lies from autograd's number or the finite difference, the larger of the two"
                    ),
                ),
                (self.tr("new w"), self.tr("The weight after step()")),
            )
        )
        self._units.numbers.set_headings(
            (
                ("z", self.tr("Sum of weight times input, and the bias")),
                ("a", self.tr("The activation: f(z)")),
                ("∂L/∂a", self.tr("How the loss changes with the activation")),
                ("∂L/∂z", self.tr("How the loss changes with the sum")),
                ("∂L/∂z " + autograd[0], autograd[1]),
                (self.tr("apart"), self.tr("How far ∂L/∂z lies from autograd's number")),
            )
        )
        self._show()

    def set_sight(self, sight: Sight) -> None:
        """Show another moment."""
        self._sight = sight
        self._show()

    def _show(self) -> None:
        sight = self._sight
        if sight is None:
            return
        phase = sight.walk.phase
        if self.currentIndex() == 0:
            names = [weight_name(*place) for place in sight.places]
            lit = frozenset(_WEIGHTS_LIT.get(phase, ())) if phase else frozenset[int]()
            self._weights.show_rows(names, [*weight_rows(sight)], lit, sight.places.index(sight.chosen))
        else:
            units = _units_of(sight)
            names = [unit_name("a", layer, unit) for layer, unit in units]
            lit = frozenset(_UNITS_LIT.get(phase, ())) if phase else frozenset[int]()
            chosen = units.index((sight.chosen.layer, sight.chosen.unit))
            self._units.show_rows(names, [*unit_rows(sight)], lit, chosen)

    @Slot(int)
    def _on_weights_row_chosen(self, row: int) -> None:
        if self._sight is not None:
            self.weight_chosen.emit(self._sight.places[row])

    @Slot(int)
    def _on_units_row_chosen(self, row: int) -> None:
        if self._sight is not None:
            layer, unit = _units_of(self._sight)[row]
            self.weight_chosen.emit(Place(layer, unit, None))

    @Slot()
    def _on_current_changed(self) -> None:
        self._show()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def weight_rows(sight: Sight) -> Iterable[list[str]]:
    """Yield the texts of a row a weight, in the order of `Sight.places`; what is not known yet is empty."""
    walk, update, text = sight.walk, sight.walk.update, sight.text
    grad_P, new_P, autograd_P = walk.grad(), update.new_values_P, sight.autograd
    apart_P = apart(sight)
    for at, place in enumerate(sight.places):
        known = sight.knows_gradient(place)
        held = text(grad_P[at])
        if known and update.forgot:
            new = text(update.gradient_P[at])
            held = f"{text(update.kept_P[at])} + {f'({new})' if new.startswith(MINUS) else new} = {held}"
        later = sight.missing if known else ""
        yield [
            text(update.values_P[at]),
            held,
            text(update.gradient_P[at]) if known else "",
            text(autograd_P[at]) if known and autograd_P is not None else later,
            text(update.difference_P[at]) if known else "",
            size_shown(apart_P[at]) if known and apart_P is not None else later,
            text(new_P[at]) if walk.is_stepped and new_P is not None else "",
        ]


def unit_rows(sight: Sight) -> Iterable[list[str]]:
    """Yield the texts of a row a unit, layer by layer."""
    walk, update, text = sight.walk, sight.walk.update, sight.text
    for layer, unit in _units_of(sight):
        forward, backward = walk.knows_forward(layer), walk.knows_backward(layer)
        d_z = update.back.d_sums[layer][0, unit]
        theirs, off = (sight.missing, sight.missing) if backward else ("", "")
        if backward and sight.reference is not None:
            autograd = float(sight.reference.d_sums[layer][0, unit])
            theirs, off = text(autograd), size_shown(float(d_z) - autograd)
        yield [
            text(update.passed.sums[layer][0, unit]) if forward else "",
            text(update.passed.activations[layer + 1][0, unit]) if forward else "",
            text(update.back.d_activations[layer][0, unit]) if backward else "",
            text(d_z) if backward else "",
            theirs,
            off,
        ]


def apart(sight: Sight) -> np.ndarray | None:
    """Return how far each dL/dw lies from autograd's or from the finite difference; None until autograd's is there."""
    autograd_P = sight.autograd
    if autograd_P is None:
        return None
    update = sight.walk.update
    from_autograd_P = np.abs(update.gradient_P - autograd_P)
    return np.maximum(from_autograd_P, np.abs(update.gradient_P - update.difference_P))


def _units_of(sight: Sight) -> list[tuple[int, int]]:
    return [(place.layer, place.unit) for place in sight.places if place.source is None]
