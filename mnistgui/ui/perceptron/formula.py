"""The formula of the line under the plane, with its live numbers."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from mnistgui.ui.perceptron.numbers import are_whole, line_formula
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel


class FormulaLabel(WrappedLabel):
    """``w₁x₁ + w₂x₂ + b = 0``, in symbols and in numbers; for a multilayer learner, what its curve is."""

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
        line_3 = self._scene.line_3
        if line_3 is None:
            solid = self.tr("Solid: where the output is 0.5.")
            dashed = self.tr("Dashed: w₁x₁ + w₂x₂ + b = 0 of each hidden unit.")
            self.setText(f"{solid}<br>{dashed}")
        else:
            w1, w2, b = line_3.tolist()
            numbers = line_formula(w1, w2, b, places=0 if self._scene.hard and are_whole(line_3) else 2)
            self.setText(f"w₁x₁ + w₂x₂ + b = 0<br><b>{numbers} = 0</b>")

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
