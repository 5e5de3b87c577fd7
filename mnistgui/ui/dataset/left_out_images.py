"""LeftOutImages: the images that drop_last leaves out of an epoch, named, and a switch that shows them."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from mnistgui.data.epochs import EpochPlan
from mnistgui.ui import theme
from mnistgui.ui.dataset.epoch_words import named
from mnistgui.ui.hyperparameters.row import wrapped_label

_NAMED: Final = 4
_NAMED_IN_TOOLTIP: Final = 200


class LeftOutImages(QWidget):
    """Not there while no image is left out."""

    toggled = Signal(bool)  # show them, or the batch again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: EpochPlan | None = None
        self._text = wrapped_label("dataset.left_out")
        self._show = QToolButton(self)
        self._show.setObjectName("dataset.left_out_show")
        self._show.setCheckable(True)
        self._show.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show.toggled.connect(self.toggled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.retranslate()

    @property
    def shown(self) -> bool:
        """Whether the user wants to see them, and there are any."""
        return self._show.isChecked() and len(self._indices) > 0

    def switch(self, shown: bool) -> None:
        """Set the switch without saying `toggled`."""
        with QSignalBlocker(self._show):
            self._show.setChecked(shown)

    def set_plan(self, plan: EpochPlan | None) -> None:
        """Name the images that this epoch leaves out."""
        self._plan = plan
        if not len(self._indices):
            self.switch(False)
        self._write()

    @property
    def _indices(self) -> npt.NDArray[np.int64]:
        return np.empty(0, np.int64) if self._plan is None else self._plan.left_out

    def _write(self) -> None:
        indices = self._indices
        self.setVisible(len(indices) > 0)
        if self._plan is None or not len(indices):
            return
        words = {"epoch": f"{self._plan.epoch:,}", "count": f"{len(indices):,}"}
        # A whole sentence for one image: "1 images" is no English, and the program's own has no plural forms.
        if len(indices) == 1:
            text = self.tr("Left out of epoch {epoch}: image {indices}")
        else:
            text = self.tr("Left out of epoch {epoch}: {count} images, {indices}")
        self._text.setText(text.format(**words, indices=named(indices, _NAMED)))
        # Rich text, so that the tooltip is broken into lines.
        self._text.setToolTip(f"<qt>{named(indices, _NAMED_IN_TOOLTIP)}</qt>")

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._text.setAccessibleName(self.tr("Images left out of this epoch"))
        self._show.setText(self.tr("Show"))
        self._show.setAccessibleName(self.tr("Show the images left out"))
        self._show.setToolTip(self.tr("Show the images left out in the place of the batch"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
