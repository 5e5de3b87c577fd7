"""One learner's plane, with its name above and its state below where several stand side by side."""

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mnistgui.ui.fitting_label import FittingLabel
from mnistgui.ui.perceptron.compact_button import CompactButton
from mnistgui.ui.perceptron.plane.point_plane import PointPlane
from mnistgui.ui.perceptron.scene import Scene

_SMALLEST: Final = 150  # pixels: two class marks and the numbers on the axes are still apart


class PlaneColumn(QWidget):
    """``perceptron.plane`` of the first, ``perceptron.plane.2`` of the second; so ``.seat`` and ``.state``."""

    chosen = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        end = f".{place + 1}" if place else ""
        self.plane = PointPlane()
        self.plane.setObjectName(f"perceptron.plane{end}")
        self.plane.setMinimumSize(_SMALLEST, _SMALLEST)
        self._heading, self._state = CompactButton(), FittingLabel()
        self._heading.setObjectName(f"perceptron.seat{end}")
        self._heading.setCheckable(True)
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state.setObjectName(f"perceptron.state{end}")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._heading)
        rows.addWidget(self.plane, 1)
        rows.addWidget(self._state)
        self._heading.clicked.connect(self._on_heading_clicked)
        self.plane.sample_chosen.connect(self._on_plane_sample_chosen)
        self.show_alone(True)
        self.retranslate()

    def show_alone(self, alone: bool) -> None:
        """Leave out name and state where there is one learner: they stand elsewhere."""
        self._heading.setVisible(not alone)
        self._state.setVisible(not alone)

    def show_seat(self, name: str, state: tuple[str, ...], *, chosen: bool) -> None:
        """Show who learns here, how it stands (the longest form that fits), and whether it is the chosen one."""
        self._heading.setText(name)
        self._heading.setChecked(chosen)
        self._state.set_forms(*state)

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self.plane.set_scene(scene)

    def retranslate(self) -> None:
        """Set every text anew."""
        number = self._place + 1
        self._heading.setAccessibleName(self.tr("Choose learner {number}").format(number=number))
        self._heading.setToolTip(self.tr("Show the numbers and settings of this learner."))
        self._state.setAccessibleName(self.tr("State of learner {number}").format(number=number))

    @Slot()
    def _on_heading_clicked(self) -> None:
        self._heading.setChecked(True)
        self.chosen.emit(self._place)

    @Slot()
    def _on_plane_sample_chosen(self) -> None:
        self.chosen.emit(self._place)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
