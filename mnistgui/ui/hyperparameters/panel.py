"""HyperPanel: the hyperparameter dock, generated from the fields of TrainingConfig."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from mnistgui.data.catalog import DATA_SETS
from mnistgui.training.config import DEFAULTS, FIELDS, OWN_FILES, TrainingConfig
from mnistgui.training.presets import PRESETS, preset_of
from mnistgui.ui.hyperparameters.arithmetic import Arithmetic
from mnistgui.ui.hyperparameters.controls import ChoiceBox, StepsButton
from mnistgui.ui.hyperparameters.row import FieldRow, as_tooltip, wrapped_label
from mnistgui.ui.language import core_text
from mnistgui.ui.theme import SPACING

# The preset combo's entry for settings that are nobody's preset.
OWN: Final = "own"
# The field below which the arithmetic stands: the last of those that it explains.
_ARITHMETIC_BELOW: Final = "drop_last"


class HyperPanel(QWidget):
    """Every setting of a run. `config_edited` carries a new, valid TrainingConfig whenever the user makes one."""

    config_edited = Signal(object)
    transforms_requested = Signal()  # the user wants to see and change them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hyper.panel")
        self._config = DEFAULTS
        # What each control was last given or told, also while its setting is not used: a hidden layer comes back.
        self._wanted: dict[str, Any] = {name: getattr(DEFAULTS, name) for name in FIELDS}
        self._images, self._held_back = DATA_SETS[DEFAULTS.dataset].counts[0], 0
        self._locked = False
        self._build()
        self.set_devices(("cpu",))
        self.retranslate()
        self._refresh()

    @property
    def config(self) -> TrainingConfig:
        """The settings in use: always valid."""
        return self._config

    @Slot(object)
    def set_config(self, config: TrainingConfig) -> None:
        """Show ``config``, which must be valid; nothing is emitted. The one that is shown already changes nothing."""
        # The model answers every edit with the same config: what else is being typed must survive that.
        if config != self._config:
            self._show(config)

    @Slot(int, int)
    def set_image_count(self, count: int, held_back: int = 0) -> None:
        """Tell how many images an epoch goes through, and how many are held back for validation."""
        self._images, self._held_back = count, held_back
        self._refresh()

    def set_devices(self, keys: Sequence[str]) -> None:
        """Let the user choose among these devices only; the others stay in the list, greyed."""
        self._devices = tuple(keys)
        control = self._rows["device"].control
        assert isinstance(control, ChoiceBox)
        for choice in FIELDS["device"].choices:
            control.set_choosable(choice.key, choice.key in keys, self.tr("This machine does not have it."))

    def set_locked(self, locked: bool) -> None:
        """Allow no change while a run is going."""
        self._locked = locked
        for row in self._rows.values():
            row.set_locked(locked)
        self._preset.setEnabled(not locked)
        self._arithmetic.set_locked(locked)
        self._locked_note.setVisible(locked)

    @property
    def more_open(self) -> bool:
        """Whether the settings under "More" are shown."""
        return self._more.isChecked()

    @more_open.setter
    def more_open(self, is_open: bool) -> None:
        self._more.setChecked(is_open)

    def _build(self) -> None:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        self._grid.setHorizontalSpacing(SPACING)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._build_preset()
        self._build_fields()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        # It scrolls to the control that has the keys: no stop of its own, without a name, on the way of Tab.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._locked_note = wrapped_label("hyper.locked_note", role="muted")
        self._locked_note.setMargin(SPACING)
        self._locked_note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area)
        layout.addWidget(self._locked_note)

    def _build_preset(self) -> None:
        self._preset_label = QLabel()
        self._preset = ChoiceBox((*(preset.key for preset in PRESETS), OWN))
        self._preset.setObjectName("hyper.preset")
        self._preset.set_choosable(OWN, False)
        self._preset.edited.connect(self._on_preset_edited)
        self._preset_label.setBuddy(self._preset)
        self._why = wrapped_label("hyper.why", role="muted")
        self._grid.addWidget(self._preset_label, 0, 0)
        self._grid.addWidget(self._preset, 0, 1)
        self._grid.addWidget(self._why, 1, 0, 1, 2)

    def _build_fields(self) -> None:
        self._rows = {name: FieldRow(name, self) for name in FIELDS}
        for name, row in self._rows.items():
            row.edited.connect(self._on_row_edited)
            if FIELDS[name].group == "basic":
                row.put_into(self._grid)
            if name == _ARITHMETIC_BELOW:
                self._arithmetic = Arithmetic()
                self._arithmetic.batch_size_chosen.connect(self._on_arithmetic_batch_size_chosen)
                self._grid.addWidget(self._arithmetic, self._grid.rowCount(), 0, 1, 2)
        steps = self._rows["transforms"].control
        assert isinstance(steps, StepsButton)
        steps.clicked.connect(self.transforms_requested)
        self._build_more()
        for name, row in self._rows.items():
            if FIELDS[name].group == "more":
                row.put_into(self._grid)

    def _build_more(self) -> None:
        self._more = QToolButton()
        self._more.setObjectName("hyper.more")
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._more.toggled.connect(self._on_more_toggled)
        self._grid.addWidget(self._more, self._grid.rowCount(), 0, 1, 2)

    def _show(self, config: TrainingConfig) -> None:
        """Bring every control to ``config``. A setting that it does not use keeps what the user gave it last."""
        self._config = config
        for name, row in self._rows.items():
            value = getattr(config, name)
            if config.uses(name) or value != getattr(DEFAULTS, name):
                self._wanted[name] = value
                row.show_value(value)
        self._refresh()

    def _take(self, config: TrainingConfig) -> None:
        if config != self._config:
            self._config = config
            self._refresh()
            self.config_edited.emit(config)

    def _refresh(self) -> None:
        """Show what follows from the config: the preset's name, the arithmetic, the fields that it uses."""
        preset = preset_of(self._config)
        self._preset.show_value(OWN if preset is None else preset.key)
        self._why.setText("" if preset is None else core_text(preset.why))
        self._why.setVisible(preset is not None)
        self._arithmetic.show_plan(self._config, self._images, self._held_back)
        self._refresh_own_files()
        for name, row in self._rows.items():
            row.set_shown(self._config.uses(name) and (FIELDS[name].group == "basic" or self.more_open))

    def _refresh_own_files(self) -> None:
        """Let the user's own images be chosen here once it is known where they are."""
        control = self._rows["dataset"].control
        assert isinstance(control, ChoiceBox)
        why_not = self.tr("Choose the folder in the panel “Data set”, or drop it there.")
        for key in OWN_FILES:
            control.set_choosable(key, bool(self._wanted["folder"]), why_not)

    @Slot(str, object)
    def _on_row_edited(self, name: str, value: Any) -> None:
        wanted = self._wanted | {name: value}
        config = TrainingConfig(**wanted).without_unused()
        problems = config.problems()
        for other, problem in problems.items():
            self._rows[other].refuse(problem)
        if not problems:
            self._wanted = wanted
            self._rows[name].accept(value)
            self._take(config)

    @Slot(object)
    def _on_preset_edited(self, key: str) -> None:
        for preset in PRESETS:
            if preset.key == key:
                before = self._config
                self._show(preset.config(keeping=self._config))
                if self._config != before:
                    self.config_edited.emit(self._config)

    @Slot(int)
    def _on_arithmetic_batch_size_chosen(self, size: int) -> None:
        self._rows["batch_size"].show_value(size)
        self._on_row_edited("batch_size", size)

    @Slot(bool)
    def _on_more_toggled(self, checked: bool) -> None:
        self._more.setArrowType(Qt.ArrowType.DownArrow if checked else Qt.ArrowType.RightArrow)
        self._refresh()

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        self._preset_label.setText(self.tr("Preset"))
        self._preset.setAccessibleName(self.tr("Preset"))
        self._preset.setToolTip(as_tooltip(self.tr("Settings that belong together. Choosing one sets every field.")))
        self._preset.set_texts({preset.key: core_text(preset.label) for preset in PRESETS})
        self._preset.set_texts({OWN: self.tr("Own settings")})
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More settings"))
        self._more.setToolTip(as_tooltip(self.tr("Shows or hides the settings that a beginner can leave alone.")))
        self._locked_note.setText(self.tr("Fixed while a run is going: stop the run to change the settings."))
        for row in self._rows.values():
            row.retranslate()
        self._arithmetic.retranslate()
        self.set_devices(self._devices)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
