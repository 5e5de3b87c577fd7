"""How fast a run goes: a slider, and its speed in words."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import number

# Steps a second by the slider's place. A rule that takes one sample a step is read; gradient descent is watched. Only
# at the fast end do a hundred epochs of a hundred points, one by one, come to their verdict within a lesson's patience.
_ONE_SAMPLE: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 30.0, 150.0, 1000.0)
_SEVERAL: Final = (2.0, 5.0, 15.0, 60.0, 150.0, 300.0, 1000.0, 3000.0)
_DEFAULT: Final = 3


class SpeedSlider(QWidget):
    """``perceptron.speed`` and ``perceptron.speed_value``."""

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speeds = _ONE_SAMPLE
        self._label, self._value = QLabel(), QLabel()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("perceptron.speed")
        self._value.setObjectName("perceptron.speed_value")
        self._slider.setRange(0, len(_SEVERAL) - 1)
        self._slider.setValue(_DEFAULT)
        self._slider.setPageStep(1)
        self._slider.setMinimumWidth(56)
        self._slider.setMaximumWidth(240)
        self._label.setBuddy(self._slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACING)
        row.addWidget(self._label)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self._slider.valueChanged.connect(self._on_slider_value_changed)
        self.retranslate()

    @property
    def steps_per_second(self) -> float:
        """Speed of a run."""
        return self._speeds[self._slider.value()]

    def show_batches(self, *, one_sample: bool) -> None:
        """Offer the speeds for steps of one sample, or of several."""
        self._speeds = _ONE_SAMPLE if one_sample else _SEVERAL
        self._name_speed()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label.setText(self.tr("Spee&d"))
        self._slider.setAccessibleName(self.tr("Speed"))
        self._value.setAccessibleName(self.tr("Steps per second"))
        self._slider.setToolTip(self.tr("Steps per second of a run, as far as the machine keeps up."))
        self._name_speed()

    def _name_speed(self) -> None:
        speed = self.steps_per_second
        self._value.setText(self.tr("{speed} steps/s").format(speed=number(speed, places=0 if speed >= 1 else 1)))

    @Slot()
    def _on_slider_value_changed(self) -> None:
        self._name_speed()
        self.changed.emit(self.steps_per_second)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
