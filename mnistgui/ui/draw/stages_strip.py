"""StagesStrip: from the ink to what the net is fed, as pictures in a row, each stage with a switch and its answer."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mnistgui.drawing.prediction import Prediction
from mnistgui.drawing.way import Switches, Way
from mnistgui.ui import theme
from mnistgui.ui.draw.stage_cell import StageCell

# The cells and the field of `Switches` that each of them switches.
_STAGES: Final = {
    "canvas": "light", "crop": "crop", "box": "box", "mass": "mass", "fed": "grey", "input": "normalized",
}  # fmt: skip


class StagesStrip(QWidget):
    """``draw.stages``: the pad scaled down, cropped, fitted, centred, in grey levels, and the net's very input."""

    switches_changed = Signal(object)  # Switches
    shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.stages")
        self._stages: Way | None = None
        self._cells = {name: StageCell(name, self) for name in _STAGES}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        for cell in self._cells.values():
            cell.switched.connect(self._on_cell_switched)
            layout.addWidget(cell, 1)
        self.retranslate()

    @property
    def stages(self) -> Way | None:
        """What is shown."""
        return self._stages

    @property
    def switches(self) -> Switches:
        """Which stages are done."""
        return Switches(**{field: self._cells[name].switch.isChecked() for name, field in _STAGES.items()})

    def set_stages(self, stages: Way | None, prediction: Prediction | None = None) -> None:
        """Show the stages of a drawing, or empty frames; ``prediction`` has the input and the answer of the last."""
        self._stages = stages
        if stages is None:
            for cell in self._cells.values():
                cell.set_image(None)
            return
        before = dict(zip(("canvas", "crop", "box", "mass"), stages.before, strict=True))
        for name, image_HW in before.items():
            self._cells[name].set_image(image_HW)
        self._cells["fed"].set_image(stages.fed_HWC)
        values = None if prediction is None else prediction.input_CHW
        last = self._cells["input"]
        if values is None:
            last.set_image(None)
        else:
            last.set_image(_as_grey(values), values.transpose(1, 2, 0))
        last.set_prediction(prediction)

    def set_answers(self, predictions: tuple[Prediction | None, ...]) -> None:
        """Show what the net says of the pictures before the last one."""
        for name, prediction in zip(("canvas", "crop", "box", "mass", "fed"), predictions, strict=True):
            self._cells[name].set_prediction(prediction)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("From your ink to the net's input"))
        for name, title, explanation in (
            ("canvas", self.tr("1 · Ink"), self.tr("The whole pad in 28×28 pixels. Off: dark ink on light paper.")),
            ("crop", self.tr("2 · Crop"), self.tr("Cut to the ink. Off: the whole pad goes on.")),
            (
                "box",
                self.tr("3 · 20×20"),
                self.tr("Drawn again with a pen of 2.5 pixels, fitted into 20×20. Off: the picture before, as it is."),
            ),
            (
                "mass",
                self.tr("4 · Centre"),
                self.tr("Moved until the centre of mass is in the middle, as in MNIST. Off: it stays where it is."),
            ),
            (
                "fed",
                self.tr("5 · Grey"),
                self.tr("Edges in grey levels, as MNIST has them. Off: black and white."),
            ),
            (
                "input",
                self.tr("6 · Normed"),
                self.tr(
                    "The very array that the net is fed, normalised as its training images were. Off: it is forgotten."
                ),
            ),
        ):
            self._cells[name].set_words(title, explanation)

    @Slot()
    def _on_cell_switched(self) -> None:
        self.switches_changed.emit(self.switches)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown_changed.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _as_grey(values_CHW: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Return an input (C, H, W) as a picture (H, W) or (H, W, 3): its least value black, its largest white."""
    least, most = float(values_CHW.min()), float(values_CHW.max())
    grey_CHW = np.rint((values_CHW - least) * (255 / ((most - least) or 1.0))).astype(np.uint8)
    return grey_CHW[0] if len(grey_CHW) == 1 else np.ascontiguousarray(grey_CHW.transpose(1, 2, 0))
