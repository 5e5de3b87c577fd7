"""PlotControls: the row above the charts. Legend, smoothing, the scale of the loss, and the way back from zooming."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.plots.legend import Legend

_SMOOTHING: Final = 90  # per cent, when the program starts


class PlotControls(QWidget):
    """Says what the user wants; the panel does it."""

    smoothing_changed = Signal()
    log_scale_toggled = Signal(bool)
    whole_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = Legend(self)
        self.legend.setObjectName("plot.legend")
        self._build_smoothing()
        self._log_scale = QCheckBox(self)
        self._log_scale.setObjectName("plot.log_scale")
        self._log_scale.toggled.connect(self.log_scale_toggled)
        self._whole = QToolButton(self)
        self._whole.setObjectName("plot.show_all")
        self._whole.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._whole.hide()
        self._whole.clicked.connect(self.whole_requested)
        self._build_layout()
        self.retranslate()

    def _build_smoothing(self) -> None:
        self._smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self._smoothing.setObjectName("plot.smoothing")
        self._smoothing.setRange(0, 99)
        self._smoothing.setValue(_SMOOTHING)
        self._smoothing.setMinimumWidth(48)
        self._smoothing.valueChanged.connect(self._on_smoothing_changed)
        self._smoothing_value = QLabel(self)
        self._smoothing_value.setObjectName("plot.smoothing_value")

    def _build_layout(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self.legend)
        layout.addWidget(self._smoothing, 1)
        layout.addWidget(self._smoothing_value)
        layout.addSpacing(theme.SPACING)
        layout.addWidget(self._log_scale)
        layout.addStretch(2)
        layout.addWidget(self._whole)

    @property
    def smoothing(self) -> float:
        """The weight of exponential smoothing, 0 (off) to below 1."""
        return self._smoothing.value() / 100

    def offer_whole(self, offered: bool) -> None:
        """Show or hide the button that brings the whole run back into view."""
        self._whole.setVisible(offered)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.setToolTip(
            self.tr("Smoothing: how much of the last smoothed value each iteration keeps. 0 is off.")
        )
        self._smoothing_value.setAccessibleName(self.tr("Chosen smoothing"))
        off = self.tr("off")
        self._smoothing_value.setText(f"{self.smoothing:.2f}" if self.smoothing else off)
        metrics = self.fontMetrics()
        self._smoothing_value.setMinimumWidth(max(metrics.horizontalAdvance("0.99"), metrics.horizontalAdvance(off)))
        self._log_scale.setText(self.tr("lo&g loss"))
        self._log_scale.setAccessibleName(self.tr("Logarithmic loss axis"))
        self._log_scale.setToolTip(self.tr("Draw the loss on a logarithmic axis: equal heights are equal factors"))
        self._whole.setText(self.tr("F&it"))
        self._whole.setAccessibleName(self.tr("Show the whole run"))
        self._whole.setToolTip(self.tr("Show the whole run again after zooming (Home in a chart)"))

    @Slot(int)
    def _on_smoothing_changed(self, _value: int) -> None:
        self.retranslate()
        self.smoothing_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
