"""HyperPanel: the hyperparameter dock, generated from the fields of TrainingConfig."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mnistgui.data.catalog import DATA_SETS
from mnistgui.messages import Message
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.training.presets import Preset
from mnistgui.ui.hyperparameters.drop_area import DropArea
from mnistgui.ui.hyperparameters.form import SettingsForm
from mnistgui.ui.hyperparameters.head import PanelHead
from mnistgui.ui.hyperparameters.history import SettingsHistory
from mnistgui.ui.hyperparameters.live_edits import LIVE, LiveEdits, problem_of_change
from mnistgui.ui.hyperparameters.obstacles import obstacles_of
from mnistgui.ui.hyperparameters.row import FieldRow, wrapped_label
from mnistgui.ui.language import core_text
from mnistgui.ui.theme import SPACING

# Kinds of settings that are typed key by key: of undo, all keys of one stay in a field are one change.
_TYPED = ("whole", "real", "layers", "names", "text", "target")


class HyperPanel(DropArea):
    """Every setting of a run. `config_edited` carries a new, valid TrainingConfig whenever the user makes one.

    While a run goes on (`set_locked`) the panel shows the run's settings; what can be changed then is said by
    `live_edited`, which carries the changed fields only.
    """

    config_edited = Signal(object)
    live_edited = Signal(object)  # dict: field name -> value
    transforms_requested = Signal()  # the user wants to see and change them
    net_requested = Signal()  # likewise, the list of layers

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hyper.panel")
        self._config = DEFAULTS
        self._history = SettingsHistory(DEFAULTS)
        # What each control was last given or told, also while its setting is not used: a hidden layer comes back.
        self._wanted: dict[str, Any] = {name: getattr(DEFAULTS, name) for name in FIELDS}
        self._images, self._held_back = DATA_SETS[DEFAULTS.dataset].counts[0], 0
        self._found: Mapping[str, Message] = {}
        self._locked = False
        self._build()
        self._connect()
        self.set_devices(("cpu",))
        self.retranslate()

    def _build(self) -> None:
        self.head, self._form = PanelHead(self), SettingsForm()
        self._live = LiveEdits(self)
        area = self._area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        # It scrolls to the control that has the keys: no stop of its own, without a name, on the way of Tab.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._form)
        self._locked_note = wrapped_label("hyper.locked_note", role="muted")
        self._locked_note.setMargin(SPACING)
        self._locked_note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(area)
        layout.addWidget(self._locked_note)

    def _connect(self) -> None:
        form = self._form
        for row in form.rows.values():
            row.edited.connect(self._on_row_edited)
            row.left.connect(self._on_row_left)
        form.preset.chosen.connect(self._on_preset_chosen)
        form.arithmetic.batch_size_chosen.connect(self._on_arithmetic_batch_size_chosen)
        form.transforms_requested.connect(self.transforms_requested)
        form.net_requested.connect(self.net_requested)
        self.head.undo_asked.connect(self.undo)
        self.head.redo_asked.connect(self.redo)
        self._live.settled.connect(self._on_live_settled)

    # Requests ---------------------------------------------------------------------------------------------------------

    @property
    def config(self) -> TrainingConfig:
        """The settings in use, those of the run while one goes on: always valid."""
        return self._config

    @Slot(object)
    def set_config(self, config: TrainingConfig) -> None:
        """Show ``config``, which must be valid; nothing is emitted. The one that is shown already changes nothing."""
        # The model answers every edit with the same config: what else is being typed must survive that.
        if config != self._config:
            self._show(config)
            if not self._locked:
                self._history.record(config)
                self._refresh_head()

    def begin_with(self, config: TrainingConfig) -> None:
        """Show the settings of the last start, as `set_config`; undo does not go back behind them."""
        self._show(config)
        self._history = SettingsHistory(config)
        self._refresh_head()

    def take(self, config: TrainingConfig) -> None:
        """Show ``config``, which must be valid, as if the user had made it here; it can be undone."""
        if config != self._config and not self._locked:
            self._history.record(self._config)  # a run that has ended may have changed it
            self._show(config)
            self._history.record(config)
            self._refresh_head()
            self.config_edited.emit(config)

    @Slot(int, int)
    def set_image_count(self, count: int, held_back: int = 0) -> None:
        """Tell how many images an epoch goes through, and how many are held back for validation."""
        self._images, self._held_back = count, held_back
        self._refresh()

    def set_devices(self, keys: Sequence[str]) -> None:
        """Let the user choose among these devices only; the others stay in the list, greyed."""
        self._devices = tuple(keys)
        self._form.set_devices(keys)

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices that can be chosen."""
        return self._devices

    @property
    def is_locked(self) -> bool:
        """Whether a run goes on."""
        return self._locked

    def set_locked(self, locked: bool) -> None:
        """While a run is going, allow only the changes that it can take."""
        if locked != self._locked:
            self._live.forget()
            for name, row in self._form.rows.items():
                # What is refused, or on its way, is no setting of a run.
                if self._config.uses(name):
                    row.show_value(getattr(self._config, name))
                else:
                    row.take_back()
        self._locked = locked
        for row in self._form.rows.values():
            row.set_locked(locked)
        self.takes_drops = not locked
        self._form.preset.control.setEnabled(not locked)
        self._form.arithmetic.set_locked(locked)
        self.head.set_locked(locked)
        self._locked_note.setVisible(locked)
        self._refresh()

    def set_problems(self, problems: Mapping[str, Message]) -> None:
        """Show, at the fields named, why a run cannot start with the present settings; they stay in use.

        They are forgotten as soon as the settings change.
        """
        self._found = dict(problems)
        self._refresh()

    @property
    def obstacles(self) -> Mapping[str, Message]:
        """What keeps a run from starting, by field name: found here or given to `set_problems`."""
        return obstacles_of(self._config, self._images) | dict(self._found)

    def change_live(self, changes: Mapping[str, Any]) -> Message | None:
        """Change settings of the run that goes on, as if the user had done it here; or return why that cannot be."""
        problem = problem_of_change(self._config, changes)
        if problem is None:
            for name, value in changes.items():
                self._form.rows[name].show_value(value)
            self._live.forget()
            self._on_live_settled(changes)
        return problem

    @property
    def more_open(self) -> bool:
        """Whether the settings under "More" are shown."""
        return self._form.more_open

    @more_open.setter
    def more_open(self, is_open: bool) -> None:
        self._form.more_open = is_open

    @property
    def open_sections(self) -> tuple[str, ...]:
        """The keys of `training.config.SECTIONS` that stand open under "More"."""
        return self._form.open_sections

    @open_sections.setter
    def open_sections(self, keys: Collection[str]) -> None:
        self._form.open_sections = tuple(keys)

    def reveal(self, name: str) -> None:
        """Unfold what hides the field ``name`` and scroll to it."""
        self._area.ensureWidgetVisible(self._form.unfold(name))

    # Undo -------------------------------------------------------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        """Take back what is refused, wherever it stands; where nothing is, the last change of the settings."""
        if self._locked:
            return
        refused = self._refused_rows()
        for row in refused:
            row.take_back()
        if refused:
            self._refresh()
        elif self._history.can_undo:
            self._go_to(self._history.undo())

    @Slot()
    def redo(self) -> None:
        """Change again what was taken back."""
        if self._history.can_redo and not self._locked:
            self._go_to(self._history.redo())

    def _go_to(self, config: TrainingConfig) -> None:
        self._show(config)
        self.config_edited.emit(config)

    # Showing ----------------------------------------------------------------------------------------------------------

    def _show(self, config: TrainingConfig) -> None:
        """Bring every control to ``config``. A setting that it does not use keeps what the user gave it last."""
        self._config, self._found = config, {}
        for name, row in self._form.rows.items():
            value = getattr(config, name)
            if config.uses(name) or value != getattr(DEFAULTS, name):
                self._wanted[name] = value
                row.show_value(value)
        self._refresh()

    def _refresh(self) -> None:
        """Show what follows from the config: the preset's name, the arithmetic, the fields that it uses."""
        obstacles = {} if self._locked else self.obstacles
        for name, row in self._form.rows.items():
            row.set_obstacle(obstacles.get(name))
        # The user's own images can be chosen here once it is known where they are.
        self._form.offer_own_files(bool(self._wanted["folder"]))
        self._form.show_plan(self._config, self._images, self._held_back)
        self._refresh_head()

    def _refresh_head(self) -> None:
        free = not self._locked
        can_undo = self._history.can_undo or bool(self._refused_rows())
        self.head.set_possible(undo=free and can_undo, redo=free and self._history.can_redo)

    def _refused_rows(self) -> list[FieldRow]:
        return [row for name, row in self._form.rows.items() if row.is_refused and self._config.uses(name)]

    # From the controls ------------------------------------------------------------------------------------------------

    @Slot(str, object)
    def _on_row_edited(self, name: str, value: Any) -> None:
        if self._locked:
            self._edit_live(name, value)
            return
        row, wanted = self._form.rows[name], self._wanted | {name: value}
        config = TrainingConfig(**wanted).without_unused()
        problems = config.problems()
        if problems:
            # At the field that was touched, whichever one the sentence names: the others' values are in use.
            row.refuse(problems.get(name, next(iter(problems.values()))))
            self._refresh_head()
            return
        self._wanted = wanted
        row.accept(value)
        if config != self._config:
            self._history.record(self._config)  # a run that has ended may have changed it
            self._config, self._found = config, {}
            self._history.record(config, typed_in=name if FIELDS[name].kind in _TYPED else None)
            self._refresh()
            self.config_edited.emit(config)
        self._refresh_head()

    def _edit_live(self, name: str, value: Any) -> None:
        row, problem = self._form.rows[name], problem_of_change(self._config, {name: value})
        if problem is not None:
            self._live.take_back(name)
            row.refuse(problem)
        else:
            row.accept(value)
            self._live.put(name, value)

    @Slot(str)
    def _on_row_left(self, _name: str) -> None:
        self._history.break_off()
        self._live.settle()

    @Slot(object)
    def _on_live_settled(self, edits: Mapping[str, Any]) -> None:
        changes = {name: value for name, value in edits.items() if value != getattr(self._config, name)}
        if changes:
            self._config = replace(self._config, **changes)
            self._refresh()
            self.live_edited.emit(changes)

    @Slot(object)
    def _on_preset_chosen(self, preset: Preset) -> None:
        self.take(preset.config(keeping=self._config))

    @Slot(int)
    def _on_arithmetic_batch_size_chosen(self, size: int) -> None:
        self._form.rows["batch_size"].show_value(size)
        self._on_row_edited("batch_size", size)

    # Words ------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        live = ", ".join(core_text(FIELDS[name].label) for name in LIVE)
        note = self.tr("A run is going. {fields}: changes work from its next step on. Stop it to change the rest.")
        self._locked_note.setText(note.format(fields=live))
        self.head.retranslate()
        self._form.retranslate()
        self.set_devices(self._devices)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
