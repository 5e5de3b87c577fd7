"""The activation of one unit with its derivative, the present sample's point on both, and what that means."""

from typing import Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from mnistgui.perceptron.chain_rule import unit_name
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.numbers import are_whole, number, tuple_of
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.views.activation_canvas import ActivationCanvas
from mnistgui.ui.perceptron.views.activation_curve import Kind, UnitCurve, curve_of_rule, curve_of_unit
from mnistgui.ui.perceptron.views.net_moment import NetMoment, net_moment
from mnistgui.ui.perceptron.views.side_column import SideColumn
from mnistgui.ui.perceptron.views.words_pane import Words

_NAMES: Final = {
    Kind.LINEAR: "linear",
    Kind.TANH: "tanh",
    Kind.SIGMOID: "sigmoid",
    Kind.RELU: "ReLU",
    Kind.LEAKY_RELU: "leaky ReLU",
    Kind.SOFTMAX: "softmax",
}
# f and f', the latter from a, as it is computed.
_FORMULAS: Final = {
    Kind.LINEAR: ("a = z", "f′ = 1"),
    Kind.TANH: ("a = tanh z", "f′ = 1 − a²"),
    Kind.SIGMOID: ("a = 1 / (1 + e⁻ᶻ)", "f′ = a (1 − a)"),
    Kind.RELU: ("a = max(0, z)", "f′ = 1 if z > 0, else 0"),
    Kind.LEAKY_RELU: ("a = z if z > 0, else 0.01 z", "f′ = 1 if z > 0, else 0.01"),
    Kind.SOFTMAX: ("a = eᶻ / Σ eᶻ", "∂a/∂z = a (1 − a)"),
    Kind.STEP: ("a = 1 if z > 0, else 0", ""),
}


class ActivationView(QWidget):
    """``perceptron.activation_view.unit`` chooses among all units, the hidden ones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.activation_view")
        self._moment: NetMoment | None = None
        self._rule: UnitCurve | None = None
        self._point = ""
        self._build: object = None
        self._units: list[tuple[int, int]] = []
        self._canvas = ActivationCanvas()
        self.setFocusProxy(self._canvas)
        self._unit = QComboBox()
        self._unit.setObjectName("perceptron.activation_view.unit")
        self._column = SideColumn("perceptron.activation_view.words")
        self._column.add_combo(self._unit)
        self._column.stand_beside(self._canvas, self)
        self._unit.currentIndexChanged.connect(self._on_unit_current_index_changed)
        self.retranslate()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._moment = net_moment(scene)
        self._rule = curve_of_rule(scene.learner, scene.current) if isinstance(scene.learner, ThresholdRule) else None
        self._point = tuple_of(scene.problem.points_NI[scene.current].tolist())
        self._offer()
        self._show()

    def choose_unit(self, layer: int, unit: int) -> None:
        """Show a unit of a layer, both from 0, as another view chose it; one that is not there changes nothing."""
        if (layer, unit) in self._units:
            self._unit.setCurrentIndex(self._units.index((layer, unit)))

    def retranslate(self) -> None:
        """Set every text anew."""
        self._canvas.setToolTip(
            self.tr(
                "The activation f turns the sum z of a unit into its answer a; f′ is its derivative, by which "
                "backpropagation multiplies the gradient on its way back. The point is the sample at hand, the ticks "
                "are all samples, in the colours of their classes."
            )
        )
        self._unit.setAccessibleName(self.tr("Unit"))
        self._unit.setToolTip(self.tr("The unit whose activation is shown: hidden units first, then the output."))
        for widget in (self, self._canvas):
            widget.setAccessibleName(self.tr("Activation and its derivative"))
        if self._units:
            self._unit.setItemText(0, self._item(*self._units[0]))
            self._show()

    def _offer(self) -> None:
        """Offer the units of another network; the one that was chosen stays, where there is one like it."""
        network = self._moment.network if self._moment is not None else None
        build = (network.hidden, network.units, network.hidden_activations, network.output) if network else ()
        if build == self._build:
            return
        before = self._units[self._unit.currentIndex()] if self._units else (0, 0)
        widths = (*network.hidden, network.units) if network else (1,)
        self._build = build
        self._units = [(layer, unit) for layer, width in enumerate(widths) for unit in range(width)]
        self._unit.blockSignals(True)
        self._unit.clear()
        self._unit.addItems([self._item(*place) for place in self._units])
        self._unit.setCurrentIndex(self._units.index(before) if before in self._units else 0)
        self._unit.blockSignals(False)

    def _item(self, layer: int, unit: int) -> str:
        if self._moment is None:
            return self.tr("z · step")
        return f"{unit_name('z', layer, unit)} · {_NAMES[curve_of_unit(self._moment, layer, unit).kind]}"

    def _show(self) -> None:
        curve = self._rule
        if self._moment is not None:
            curve = curve_of_unit(self._moment, *self._units[self._unit.currentIndex()])
        if curve is None:
            return
        self._canvas.show_curve(curve)
        words = self._words(curve)
        self._column.words.say(words)
        at = self.tr("{unit} at {point}:").format(unit=self._unit.currentText(), point=self._point)
        text = " ".join([at, *(word.text for word in words)])
        for widget in (self, self._canvas):
            widget.setAccessibleDescription(text)

    def _words(self, curve: UnitCurve) -> list[Words]:
        formula, derivative = _FORMULAS[curve.kind]
        if curve.slope is None:
            return [
                Words(formula, bold=True),
                Words(f"z = {number(curve.z)}, a = {number(curve.a, places=0)}"),
                Words(
                    self.tr(
                        "No derivative to learn by: it is 0 on both sides of the jump, and there is none at it. That "
                        "is why the threshold rule uses no gradient."
                    )
                ),
            ]
        numbers = f"z = {number(curve.z)}, a = {number(curve.a)}, f′ {_slope_text(curve.slope)}"
        words = [Words(formula, bold=True), Words(derivative, "good", bold=True), Words(numbers)]
        if curve.kind is Kind.SOFTMAX:
            words.append(Words(self.tr("Softmax mixes all units: the curve is for the other sums held."), "muted"))
        note = self._note(curve)
        return [*words, Words(note, "warning")] if note else words

    def _note(self, curve: UnitCurve) -> str:
        """Return what a small f' does to the gradient."""
        if not curve.is_saturated:
            return ""
        if curve.passes_all:
            # dL/da grows as f' falls: their product is a - t, whatever f' is.
            return self.tr("Saturated: f′ is almost 0, but cross entropy takes it out again: ∂L/∂z = a − t.")
        if curve.kind is Kind.RELU:
            return self.tr("z is not above 0: f′ is 0, so no gradient passes.")
        if curve.kind is Kind.LEAKY_RELU:
            return self.tr("z is not above 0: only a hundredth of the gradient passes.")
        return self.tr("Saturated: f′ is almost 0, so almost no gradient passes.")

    @Slot(int)
    def _on_unit_current_index_changed(self, index: int) -> None:
        self._show()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _slope_text(slope: float) -> str:
    """Return = 0.0123, or < 0.0001 where four places would say that it is 0 and it is not."""
    if 0.0 < slope < 0.0001:
        return "< 0.0001"
    return f"= {number(slope, places=0 if are_whole((slope,)) else 4)}"
