"""SettingsForm: the rows of all settings in one column, those under "More" in sections that can be folded."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSpacerItem, QWidget

from mnistgui.data.batches import iterations_per_epoch
from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.config import DEFAULTS, FIELDS, OWN_FILES, SECTIONS, TrainingConfig
from mnistgui.ui.hyperparameters.arithmetic import Arithmetic
from mnistgui.ui.hyperparameters.controls import ChoiceBox, NetButton, StepsButton
from mnistgui.ui.hyperparameters.fold import FoldButton
from mnistgui.ui.hyperparameters.preset_row import PresetRow
from mnistgui.ui.hyperparameters.row import FieldRow, as_tooltip
from mnistgui.ui.hyperparameters.schedule_preview import SchedulePreview
from mnistgui.ui.theme import SPACING

# The field below which the arithmetic stands: the last of those that it explains.
_ARITHMETIC_BELOW: Final = "drop_last"
_TITLES: Final[Mapping[str, str]] = {
    "data": QT_TRANSLATE_NOOP("SettingsForm", "Data"),
    "net": QT_TRANSLATE_NOOP("SettingsForm", "Net"),
    "course": QT_TRANSLATE_NOOP("SettingsForm", "Epochs and stopping"),
    "optimization": QT_TRANSLATE_NOOP("SettingsForm", "Loss and optimizer"),
    "schedule": QT_TRANSLATE_NOOP("SettingsForm", "Schedule"),
    "machine": QT_TRANSLATE_NOOP("SettingsForm", "Machine"),
}


class SettingsForm(QWidget):
    """Lays out ``rows``; what belongs to the config at hand and is not folded is shown."""

    transforms_requested = Signal()
    net_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._config, self._images = DEFAULTS, 0
        self.preset = PresetRow(self)
        self.rows = {name: FieldRow(name, self) for name in FIELDS}
        self.arithmetic, self._preview = Arithmetic(), SchedulePreview()
        self._more = FoldButton("hyper.more")
        self._headings = {key: FoldButton(f"hyper.section.{key}", heading=True) for key in SECTIONS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        self._grid.setHorizontalSpacing(SPACING)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lay_out()
        for heading in self._headings.values():
            heading.toggled.connect(self._on_fold_toggled)
        self._more.toggled.connect(self._on_fold_toggled)
        self._connect_buttons()

    def _lay_out(self) -> None:
        self.preset.put_into(self._grid)
        for name, row in self.rows.items():
            if FIELDS[name].group == "basic":
                row.put_into(self._grid)
            if name == _ARITHMETIC_BELOW:
                self._span(self.arithmetic)
        self._span(self._more, Qt.AlignmentFlag.AlignLeft)
        for key, names in SECTIONS.items():
            self._span(self._headings[key], Qt.AlignmentFlag.AlignLeft)
            for name in names:
                if FIELDS[name].group == "more":
                    self.rows[name].put_into(self._grid)
            if key == "schedule":
                self._span(self._preview)
        # Qt makes a grid no wider than it wants to be where nothing in it wants more: so with nets without options.
        wide = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        below = self._grid.rowCount()
        self._grid.addItem(wide, below, 1)
        self._grid.setRowStretch(below, 1)

    def _span(self, widget: QWidget, alignment: Qt.AlignmentFlag | None = None) -> None:
        line = self._grid.rowCount()
        if alignment is None:
            self._grid.addWidget(widget, line, 0, 1, 2)
        else:
            self._grid.addWidget(widget, line, 0, 1, 2, alignment)

    def _connect_buttons(self) -> None:
        for row in self.rows.values():
            if isinstance(row.control, StepsButton):
                row.control.clicked.connect(self.transforms_requested)
            elif isinstance(row.control, NetButton):
                row.control.clicked.connect(self.net_requested)

    @property
    def more_open(self) -> bool:
        """Whether the sections under "More" are shown."""
        return self._more.isChecked()

    @more_open.setter
    def more_open(self, is_open: bool) -> None:
        self._more.setChecked(is_open)

    @property
    def open_sections(self) -> tuple[str, ...]:
        """The keys of `training.config.SECTIONS` whose fields are shown while "More" is open."""
        return tuple(key for key, heading in self._headings.items() if heading.isChecked())

    @open_sections.setter
    def open_sections(self, keys: Collection[str]) -> None:
        for key, heading in self._headings.items():
            heading.setChecked(key in keys)

    def set_devices(self, keys: Collection[str]) -> None:
        """Let these devices be chosen; the others stay in the list, greyed."""
        for choice in FIELDS["device"].choices:
            self._let_choose("device", choice.key, choice.key in keys, self.tr("This machine does not have it."))

    def offer_own_files(self, offered: bool) -> None:
        """Let the user's own images be chosen as the data set, or say where their folder can be given."""
        why_not = self.tr("Choose the folder in the panel “Data set”, or drop it there.")
        for key in OWN_FILES:
            self._let_choose("dataset", key, offered, why_not)

    def _let_choose(self, name: str, key: str, choosable: bool, why_not: str) -> None:
        control = self.rows[name].control
        assert isinstance(control, ChoiceBox)
        control.set_choosable(key, choosable, why_not)

    def unfold(self, name: str) -> QWidget:
        """Unfold what hides the field ``name`` and return its control."""
        if FIELDS[name].group == "more":
            self.more_open = True
            for key, names in SECTIONS.items():
                if name in names:
                    self._headings[key].setChecked(True)
        # The layout gives the row its place only once it is told that it is shown.
        self._grid.activate()
        return self.rows[name].control

    def show_plan(self, config: TrainingConfig, images: int, held_back: int) -> None:
        """Show what follows from ``config`` on so many images an epoch, and the rows that it uses."""
        self._config, self._images = config, images
        self.preset.show_config(config)
        self.arithmetic.show_plan(config, images, held_back)
        self._preview.show_plan(config, iterations_per_epoch(images, config.batch_size, drop_last=config.drop_last))
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Show each row that the config uses and that is not folded away, or has something wrong with it."""
        for key, heading in self._headings.items():
            heading.setVisible(self.more_open)
            is_open = self.more_open and heading.isChecked()
            for name in SECTIONS[key]:
                row = self.rows[name]
                unfolded = is_open or FIELDS[name].group == "basic"
                row.set_shown(self._config.uses(name) and (unfolded or row.needs_attention))
            if key == "schedule":
                self._preview.setVisible(is_open and not self._preview.is_empty)

    @Slot(bool)
    def _on_fold_toggled(self, _is_open: bool) -> None:
        self.refresh_rows()

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        self.preset.retranslate()
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More settings"))
        self._more.setToolTip(as_tooltip(self.tr("Shows or hides the settings that a beginner can leave alone.")))
        for key, heading in self._headings.items():
            title = QCoreApplication.translate("SettingsForm", _TITLES[key])
            heading.setText(title)
            heading.setAccessibleName(title)
            heading.setToolTip(as_tooltip(self.tr("Shows or hides the settings of this part.")))
        for row in self.rows.values():
            row.retranslate()
        self.arithmetic.retranslate()
        self._preview.retranslate()
