"""The formula of the line under the plane, with its live numbers."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.answering import half_way_sum
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui.perceptron.numbers import MINUS, are_whole, number
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel


class FormulaLabel(WrappedLabel):
    """``w₁x₁ + w₂x₂ + b = 0``, in symbols and in numbers; where there is not one line, what the lines shown are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lines=2, parent=parent)
        self.setObjectName("perceptron.formula")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scene: Scene | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Formula of the line"))
        self.setToolTip(
            self.tr("On this line the sum is zero; on one side of it the answer is 1, on the other side 0.")
        )
        self._write()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._scene = scene
        self._write()

    def _write(self) -> None:
        if self._scene is None:
            return
        scene = self._scene
        sum_of = " + ".join(f"w{lowered(place)}x{lowered(place)}" for place in range(1, scene.problem.inputs + 1))
        decision_A, line_3 = scene.decision_A, scene.line_3
        if decision_A is None:
            # A single layer has no hidden units, but may have several output units.
            dashed = self.tr("Dashed: {line} of each hidden unit.").format(line=f"{sum_of} + b = 0")
            self.setText(f"{self._solid(scene)}<br>{dashed}" if len(scene.layers) > 1 else self._solid(scene))
        elif line_3 is None:  # two units: the line lies where their sums are equal
            self.setText(f"z₁ − z₀ = 0<br><b>{sum_formula(decision_A.tolist(), places=2)} = 0</b>")
        else:
            half_way = f"{half_way_sum(scene.learner.output):g}" if isinstance(scene.learner, SmoothLearner) else "0"
            numbers = sum_formula(line_3.tolist(), places=0 if scene.hard and are_whole(line_3) else 2)
            self.setText(f"{sum_of} + b = {half_way}<br><b>{numbers} = {half_way}</b>")

    def _solid(self, scene: Scene) -> str:
        """Return what the solid lines are, where they are curves or several."""
        if scene.answers.outputs_MU.shape[1] > 1:
            return self.tr("Solid: where another class wins.")
        if isinstance(scene.learner, SmoothLearner) and scene.learner.output is Output.TANH:
            return self.tr("Solid: where the output is 0.")
        return self.tr("Solid: where the output is 0.5.")

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def sum_formula(weights_A: list[float], *, places: int) -> str:
    """Return ``w1 x₁ + w2 x₂ + b`` (perhaps with ``w3 x₃``) with the numbers in it, each sign set as an operator."""
    text = ""
    for place, weight in enumerate(weights_A, start=1):
        name = f" x{lowered(place)}" if place < len(weights_A) else ""
        shown = number(weight, places=places)
        if place > 1:
            shown = f" {MINUS} {shown[1:]}" if shown.startswith(MINUS) else f" + {shown}"
        text += shown + name
    return text
