"""Legend: a check box a curve, in the curve's colour, that switches it on and off."""

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.plots.chart_items import EPOCH_CURVES, Curve, curve_colour
from mnistgui.ui.plots.sample import SAMPLE, sample

_ORDER: Final[tuple[Curve, ...]] = ("raw", "test", "validation", "smoothed")  # the last one stands beside its slider


class Legend(QWidget):
    """Names the curves, which are the same in both charts."""

    toggled = Signal(str, bool)  # a `Curve` and whether it is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[Curve, QCheckBox] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        for curve in _ORDER:
            box = QCheckBox(self)
            box.setObjectName(f"plot.show_{curve}")
            box.setChecked(True)
            box.setIconSize(SAMPLE)
            box.toggled.connect(self._on_box_toggled)
            self._boxes[curve] = box
            layout.addWidget(box)
        self.retranslate()
        self._draw_samples()

    def offer(self, curve: Curve, offered: bool) -> None:
        """Name ``curve`` or leave it out: there may be none of it."""
        self._boxes[curve].setVisible(offered)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        texts = {
            "raw": (self.tr("each iteration"), self.tr("Loss and accuracy on each training batch")),
            "smoothed": (self.tr("smoothed"), self.tr("The same, smoothed: the trend behind the noise of the batches")),
            "validation": (
                self.tr("validation"),
                self.tr("Loss and accuracy on the images held back from the training set, after each epoch"),
            ),
            "test": (self.tr("test set"), self.tr("Loss and accuracy on the whole test set after each epoch")),
        }
        for curve, box in self._boxes.items():
            text, help_text = texts[curve]
            box.setText(text)
            box.setAccessibleName(self.tr("Show the curve: {name}").format(name=text))
            box.setToolTip(help_text)

    def _draw_samples(self) -> None:
        for curve, box in self._boxes.items():
            colour = curve_colour(theme.of(self), curve)
            box.setIcon(QIcon(sample(colour, self.devicePixelRatioF(), mark=curve in EPOCH_CURVES)))

    @Slot(bool)
    def _on_box_toggled(self, _checked: bool) -> None:
        for curve, box in self._boxes.items():
            self.toggled.emit(curve, box.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw_samples()
        super().changeEvent(event)
