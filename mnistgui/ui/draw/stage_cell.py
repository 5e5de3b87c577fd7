"""StageCell: one picture of the way from ink to input, with its switch above and its answer below."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from mnistgui.drawing.prediction import Prediction
from mnistgui.drawing.raster import FIELD
from mnistgui.ui import theme
from mnistgui.ui.draw.stage_picture import StagePicture
from mnistgui.ui.fitting_label import FittingLabel

_GAP: Final = theme.SPACING // 2


class StageCell(QWidget):
    """The switch says whether this stage is done. Below the picture: what the net would answer were this the last
    stage; while a pixel is pointed at, its place and value.
    """

    switched = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = QCheckBox(self)
        self.switch.setObjectName(f"draw.stages.{name}.switch")
        self.switch.setChecked(True)
        self.switch.toggled.connect(self._on_switch_toggled)
        self.picture = StagePicture(self, size=FIELD)
        self.picture.setObjectName(f"draw.stages.{name}")
        self.picture.pixel_pointed.connect(self._on_picture_pixel_pointed)
        self._text = FittingLabel(self)
        self._text.setObjectName(f"draw.stages.{name}.text")
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._values: npt.NDArray[np.generic] | None = None
        self._prediction: Prediction | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, title: str, explanation: str) -> None:
        """Write the stage's name on its switch, and what happens at it into the tooltips."""
        self.switch.setText(title)
        self.switch.setToolTip(explanation)
        self.picture.setAccessibleName(title)
        self.picture.setAccessibleDescription(explanation)
        self.picture.setToolTip(
            f"{explanation} " + self.tr("Point at a pixel, or move with the arrow keys, to read its value.")
        )
        self._write()

    def set_image(self, image: npt.NDArray[np.uint8] | None, values: npt.NDArray[np.generic] | None = None) -> None:
        """Show an image; ``values`` of the same rows and columns are read out in place of its own."""
        self._values = image if values is None else values
        if image is None:
            self._prediction = None
        self.picture.set_image(image)
        self._write()

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Show what the net says of this picture."""
        self._prediction = prediction
        self._write()

    def _write(self) -> None:
        pointed, values = self.picture.pointed, self._values
        if pointed is not None and values is not None:
            row, column = pointed
            of_channels = np.atleast_1d(values[row, column]).tolist()
            value = ", ".join(str(one) if isinstance(one, int) else f"{one:.2f}" for one in of_channels)
            text = self.tr("row {row}, column {column}: {value}")
            self._text.set_forms(text.format(row=row, column=column, value=value), f"{row}, {column}: {value}")
        elif self._prediction is None:
            self._text.set_forms("")
        else:
            share = float(self._prediction.probabilities_K.max())
            percent = f"{share:.0%}" if np.isfinite(share) else "–"
            self._text.set_forms(f"{self._prediction.likeliest} · {percent}", self._prediction.likeliest)

    @Slot(int, int)
    def _on_picture_pixel_pointed(self, _row: int, _column: int) -> None:
        self._write()

    @Slot(bool)
    def _on_switch_toggled(self, _on: bool) -> None:
        self.switched.emit()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self._size_around(self.picture.sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._size_around(self.picture.minimumSizeHint())

    def _size_around(self, picture: QSize) -> QSize:
        height = self.switch.sizeHint().height() + picture.height() + self._text.sizeHint().height() + 2 * _GAP
        return QSize(picture.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not by a layout: none of Qt's makes a widget as wide as it is high.
        above, below = self.switch.sizeHint().height(), self._text.sizeHint().height()
        side = self.picture.side_for(min(self.width(), self.height() - above - below - 2 * _GAP))
        self.switch.setGeometry(0, 0, self.width(), above)
        self.picture.setGeometry(0, above + _GAP, side, side)
        self._text.setGeometry(0, above + side + 2 * _GAP, self.width(), below)
