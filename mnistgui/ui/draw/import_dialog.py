"""ImportDialog: a picture is shown as it is and as the net would be fed it, before it is taken."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QWidget

from mnistgui.drawing.picture_import import ImportedPicture
from mnistgui.drawing.raster import FIELD
from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
from mnistgui.ui.draw.stage_picture import StagePicture
from mnistgui.ui.qimages import image_of

_SIDE: Final = 6 * FIELD  # logical pixels of what is fed


class ImportDialog(QDialog):
    """``draw.import``, of one picture; ``draw.import.take`` gives its pixels. It deletes itself when it is closed."""

    taken = Signal(object)  # uint8 (28, 28, 1)

    def __init__(self, picture: ImportedPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picture = picture
        self._name = ElidedLabel(self)
        self._name.setProperty("role", "heading")
        self._name.setText(picture.name)
        self._shown = _Shown(picture.shown_HWC, self)
        self._fed = _Fed(self)
        self._shown_label, self._fed_label = QLabel(self), QLabel(self)
        for label in (self._shown_label, self._fed_label):
            label.setProperty("role", "muted")
        self._swap = QCheckBox(self)
        self._swap.setObjectName("draw.import.swap")
        self._swap.setEnabled(picture.swapped_HWC is not None)
        self._swap.toggled.connect(self._on_swap_toggled)
        self._build_buttons()
        self._build_layout()
        self._on_swap_toggled()
        self.retranslate()

    def _build_buttons(self) -> None:
        self._take, self._cancel = QPushButton(self), QPushButton(self)
        self._take.setObjectName("draw.import.take")
        self._take.setProperty("role", "primary")
        self._take.setDefault(True)
        self._cancel.setObjectName("draw.import.cancel")
        self._buttons = QDialogButtonBox(self)
        self._buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._on_buttons_accepted)
        self._buttons.rejected.connect(self.reject)

    def _build_layout(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.SPACING,))
        layout.setHorizontalSpacing(2 * theme.SPACING)
        layout.setVerticalSpacing(theme.SPACING)
        layout.addWidget(self._name, 0, 0, 1, 2)
        layout.addWidget(self._shown_label, 1, 0)
        layout.addWidget(self._fed_label, 1, 1)
        layout.addWidget(self._shown, 2, 0)
        layout.addWidget(self._fed, 2, 1)
        layout.addWidget(self._swap, 3, 0, 1, 2)
        layout.addWidget(self._buttons, 4, 0, 1, 2)
        layout.setRowStretch(2, 1)
        layout.setColumnStretch(0, 1)

    @property
    def fed_HWC(self) -> npt.NDArray[np.uint8]:
        """What would be taken."""
        swapped_HWC = self._picture.swapped_HWC
        return swapped_HWC if self._swap.isChecked() and swapped_HWC is not None else self._picture.fed_HWC

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("Take a picture"))
        self._name.setAccessibleName(self.tr("Name of the picture"))
        self._shown_label.setText(self.tr("The picture"))
        self._fed_label.setText(self.tr("What the net is fed, 28×28"))
        self._shown.setAccessibleName(self.tr("The picture"))
        self._shown.setToolTip(self.tr("The picture as it is"))
        self._fed.setAccessibleName(self.tr("What the net is fed, 28×28"))
        self._fed.setToolTip(
            self.tr("Grey, light ink on black, without the paper, fitted into 20×20 and centred by its mass")
        )
        self._swap.setText(self.tr("&Swap ink and paper"))
        self._swap.setAccessibleName(self.tr("Swap ink and paper"))
        self._swap.setToolTip(
            self.tr("Which of light and dark is ink was found out; change it where that is wrong. (Alt+S)")
            if self._swap.isEnabled()
            else self.tr("Taken the other way there is nothing on this picture.")
        )
        self._take.setText(self.tr("&Take"))
        self._take.setAccessibleName(self.tr("Take"))
        keys = QKeySequence(Qt.Key.Key_Return).toString(QKeySequence.SequenceFormat.NativeText)
        text = self.tr("Put it on the pad; Undo brings the drawing back.")
        self._take.setToolTip(f"{text} ({keys})")
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        keys = QKeySequence(Qt.Key.Key_Escape).toString(QKeySequence.SequenceFormat.NativeText)
        text = self.tr("Leave the pad as it is.")
        self._cancel.setToolTip(f"{text} ({keys})")

    @Slot()
    def _on_swap_toggled(self) -> None:
        self._fed.set_image(self.fed_HWC)

    @Slot()
    def _on_buttons_accepted(self) -> None:
        self.taken.emit(self.fed_HWC)
        self.accept()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Shown(QWidget):
    """``draw.import.picture``: the picture, whole, as large as there is room."""

    def __init__(self, pixels_HWC: npt.NDArray[np.uint8], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("draw.import.picture")
        self._image = image_of(pixels_HWC)

    def sizeHint(self) -> QSize:
        side = 3 * _SIDE // 2
        return QSize(side * 4 // 3, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        size = QSizeF(self._image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.topLeft(), size)
        place.moveCenter(room.center())
        painter.drawImage(place, self._image)


class _Fed(StagePicture):
    """``draw.import.fed``: as on the page, but of a size of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, size=FIELD)
        self.setObjectName("draw.import.fed")

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
