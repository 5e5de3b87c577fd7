"""StagesStrip: from the ink to what the net is fed, as pictures in a row."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.drawing.raster import BOX, FIELD, Stages
from mnistgui.ui import theme
from mnistgui.ui.draw.stage_picture import StagePicture

_WORDS_WIDTH: Final = 92  # pixels, at the least


class StageCell(QWidget):
    """A picture with its words beside it; while a pixel is pointed at, its place and value stand there."""

    def __init__(self, name: str, parent: QWidget | None = None, *, size: int) -> None:
        super().__init__(parent)
        self.picture = StagePicture(self, size=size)
        self.picture.setObjectName(f"draw.stages.{name}")
        self.picture.pixel_pointed.connect(self._on_picture_pixel_pointed)
        self._explanation = ""
        self._title, self._text = QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._text.setObjectName(f"draw.stages.{name}.text")
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self._words = QWidget(self)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, title: str, explanation: str) -> None:
        """Write the title and what happens at this stage."""
        self._title.setText(title)
        self._explanation = explanation
        self.picture.setAccessibleName(title)
        self.picture.setAccessibleDescription(explanation)
        self.picture.setToolTip(self.tr("Point at a pixel, or move with the arrow keys, to read its value."))
        self.write_pixel()

    @Slot()
    def write_pixel(self) -> None:
        """Write the value of the pixel that is pointed at; the explanation where there is none."""
        pointed, image_HW = self.picture.pointed, self.picture.image_HW
        if pointed is None or image_HW is None:
            self._text.setText(self._explanation)
            return
        row, column = pointed
        value = ", ".join(str(channel) for channel in np.atleast_1d(image_HW[row, column]).tolist())
        self._text.setText(
            self.tr("Row {row}\nColumn {column}\nValue {value}").format(row=row, column=column, value=value)
        )

    @Slot(int, int)
    def _on_picture_pixel_pointed(self, _row: int, _column: int) -> None:
        self.write_pixel()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        picture = self.picture.minimumSizeHint()
        return QSize(picture.width() + theme.SPACING + _WORDS_WIDTH, picture.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not by a layout: none of Qt's makes a widget as wide as it is high.
        side = min(self.height(), self.width() - theme.SPACING - _WORDS_WIDTH)
        side = self.picture.side_for(side)
        self.picture.setGeometry(0, 0, side, side)
        left = side + theme.SPACING
        self._words.setGeometry(left, 0, self.width() - left, self.height())


class StagesStrip(QWidget):
    """``draw.stages``: the whole pad scaled down, the strokes drawn again, and the very array that is fed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.stages")
        self._stages: Stages | None = None
        self._canvas = StageCell("canvas", self, size=FIELD)
        self._box = StageCell("box", self, size=BOX)
        self._fed = StageCell("fed", self, size=FIELD)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.SPACING)
        for cell in (self._canvas, self._box, self._fed):
            layout.addWidget(cell, 1)
        self.retranslate()

    @property
    def stages(self) -> Stages | None:
        """What is shown."""
        return self._stages

    def set_stages(self, stages: Stages | None) -> None:
        """Show the stages of a drawing, or empty frames."""
        self._stages = stages
        for cell, image_HW in (
            (self._canvas, None if stages is None else stages.canvas_HW),
            (self._box, None if stages is None else stages.box_HW),
            (self._fed, None if stages is None else stages.fed_HWC),
        ):
            cell.picture.set_image(image_HW)
            cell.write_pixel()
        self._write_fed()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("From your ink to the net's input"))
        self._canvas.set_words(self.tr("1 · As drawn"), self.tr("the whole pad in 28×28 pixels"))
        self._box.set_words(self.tr("2 · Fitted"), self.tr("drawn again with a pen of 2.5 px, into 20×20"))
        self._write_fed()

    def _write_fed(self) -> None:
        """Say what the last picture is: it may be of another size, or an image that nobody drew."""
        fed_HWC = None if self._stages is None else self._stages.fed_HWC
        height, width = (FIELD, FIELD) if fed_HWC is None else fed_HWC.shape[:2]
        if self._stages is not None and self._stages.canvas_HW is None:
            text = self.tr("an image of the data set, {width}×{height}: this is fed to the net")
            self._fed.set_words(self.tr("As it is"), text.format(width=width, height=height))
        else:
            text = self.tr("by its mass, in {width}×{height}: this is fed to the net")
            self._fed.set_words(self.tr("3 · Centred"), text.format(width=width, height=height))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
