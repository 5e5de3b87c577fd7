"""PresetRow: the choice of a preset, and its sentence why."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QGridLayout

from mnistgui.training.config import TrainingConfig
from mnistgui.training.presets import PRESETS, preset_of
from mnistgui.ui.hyperparameters.controls import ChoiceBox
from mnistgui.ui.hyperparameters.row import RowLabel, as_tooltip, wrapped_label
from mnistgui.ui.language import core_text

# The combo's entry for settings that are nobody's preset.
OWN: Final = "own"


class PresetRow(QObject):
    """``hyper.preset`` and ``hyper.why``."""

    chosen = Signal(object)  # Preset

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._label = RowLabel()
        self.control = ChoiceBox((*(preset.key for preset in PRESETS), OWN))
        self.control.setObjectName("hyper.preset")
        self.control.set_choosable(OWN, False)
        self.control.edited.connect(self._on_control_edited)
        self._label.setBuddy(self.control)
        self._why = wrapped_label("hyper.why", role="muted")

    def put_into(self, grid: QGridLayout) -> None:
        """Lay the row below what stands in a grid with two columns."""
        line = grid.rowCount()
        grid.addWidget(self._label, line, 0)
        grid.addWidget(self.control, line, 1)
        grid.addWidget(self._why, line + 1, 0, 1, 2)

    def show_config(self, config: TrainingConfig) -> None:
        """Name the preset that ``config`` is, if it is one, and say why somebody wants it."""
        preset = preset_of(config)
        self.control.show_value(OWN if preset is None else preset.key)
        self._why.setText("" if preset is None else core_text(preset.why))
        self._why.setVisible(preset is not None)

    @Slot(object)
    def _on_control_edited(self, key: str) -> None:
        for preset in PRESETS:
            if preset.key == key:
                self.chosen.emit(preset)

    def retranslate(self) -> None:
        """Write every text in the window's language but the sentence, which `show_config` writes."""
        self._label.setText(self.tr("Preset"))
        self.control.setAccessibleName(self.tr("Preset"))
        self.control.setToolTip(as_tooltip(self.tr("Settings that belong together. Choosing one sets every field.")))
        self.control.set_texts({preset.key: core_text(preset.label) for preset in PRESETS})
        self.control.set_texts({OWN: self.tr("Own settings")})
