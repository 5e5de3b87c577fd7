"""StepsPane: the list of steps, its buttons, and the parameters of the one at hand."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.data.named_values import NamedValues
from mnistgui.ui import theme
from mnistgui.ui.steps.catalog import Check, StepCatalog, Steps, said
from mnistgui.ui.steps.parameter_form import ParameterForm
from mnistgui.ui.steps.step_list import StepList
from mnistgui.ui.steps.step_model import StepModel
from mnistgui.ui.steps.step_tools import StepTools


class StepsPane(QWidget):
    """Lets the user put any list together, right or wrong. `edited` follows every change, and none of `set_steps`."""

    edited = Signal()

    def __init__(self, catalog: StepCatalog, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._check = catalog, check
        self._outcomes: tuple[str, ...] = ()
        self._locked = False
        self._model = StepModel(catalog, self)
        self._list = StepList(self._model)
        self._tools = StepTools(catalog)
        self._form = ParameterForm(catalog)
        steps = QVBoxLayout()
        steps.setSpacing(4)
        steps.addWidget(self._list, 1)
        steps.addWidget(self._tools)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(steps, 4)
        layout.addWidget(self._form, 5)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._model.edited.connect(self._on_model_edited)
        self._list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self._form.edited.connect(self._on_form_edited)
        self._list.move_asked.connect(self._on_move_asked)
        self._list.remove_asked.connect(self._on_remove_asked)
        self._tools.move_asked.connect(self._on_move_asked)
        self._tools.remove_asked.connect(self._on_remove_asked)
        self._tools.add_asked.connect(self._on_add_asked)

    @property
    def steps(self) -> Steps:
        """What the user has before them."""
        return self._model.steps

    @property
    def is_typed_in(self) -> bool:
        """Whether the keys go to one of the parameters."""
        return self._form.is_typed_in

    def set_steps(self, steps: Steps) -> None:
        """Show other steps; the row at hand stays where it was, as far as it can."""
        row = max(self._list.currentIndex().row(), 0)
        self._outcomes = ()
        self._model.set_steps(steps)
        self._list.setCurrentIndex(self._model.index(min(row, len(steps) - 1)))
        self._show_row()

    def set_check(self, check: Check) -> None:
        """Take what says where a new step fits."""
        self._check = check

    def set_fault(self, row: int | None) -> None:
        """Mark the row that is at fault, or none."""
        self._model.set_fault(row)

    def set_results(self, texts: tuple[str, ...]) -> None:
        """Say at the side of each row what comes out of it; of rows without a text it is not known."""
        self._model.set_results(texts)

    def set_outcomes(self, texts: tuple[str, ...]) -> None:
        """Take what comes out of each step, in words; they are forgotten with the next change of the list."""
        self._outcomes = texts
        self._show_outcome()

    def offer(self, name: str) -> None:
        """Go to the first step ``name`` of the list; where there is none, show where it can be added."""
        row = next((row for row, step in enumerate(self._model.steps) if step.name == name), None)
        if row is None:
            self._tools.show_place_of(name)
        else:
            self._list.setCurrentIndex(self._model.index(row))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_locked(self, locked: bool) -> None:
        """Allow no change; the rows can still be looked at."""
        self._locked = self._model.locked = locked
        self._show_row()

    def _show_row(self, *, afresh: bool = True) -> None:
        """Show the parameters of the row at hand, and what can be done with it."""
        row, steps = self._list.currentIndex().row(), self._model.steps
        self._form.set_step(steps[row] if 0 <= row < len(steps) else None, afresh=afresh)
        self._form.follow(self._tools.last_stop)
        self._show_outcome()
        self._form.setEnabled(not self._locked)
        self._tools.show_state(row, len(steps), locked=self._locked)

    def _show_outcome(self) -> None:
        row = self._list.currentIndex().row()
        known = 0 <= row < len(self._outcomes)
        self._form.set_outcome(self.tr("After it: {words}").format(words=self._outcomes[row]) if known else "")

    def _place_for(self, step: NamedValues) -> int:
        """Return the first place after the row at hand where ``step`` fits; the very next where it fits nowhere."""
        steps, after = self._model.steps, self._list.currentIndex().row() + 1
        for place in range(after, len(steps) + 1):
            if self._check((*steps[:place], step, *steps[place:])) is None:
                return place
        return after

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._list.setAccessibleName(said("StepsPane", self._catalog.words.list_name))
        self._list.setAccessibleDescription(self.tr("Ctrl+Up and Ctrl+Down move the chosen one, Delete removes it."))
        self._model.tell_texts()

    # Slots ------------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_model_edited(self) -> None:
        self._outcomes = ()
        self._show_row(afresh=False)
        self.edited.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_list_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_row()

    @Slot(object)
    def _on_form_edited(self, step: NamedValues) -> None:
        self._model.replace(self._list.currentIndex().row(), step)

    @Slot(int)
    def _on_move_asked(self, by: int) -> None:
        row = self._list.currentIndex().row()
        if row >= 0 and not self._locked:
            # A row is put before another one: one down is before the one after the next.
            self._model.move(row, row - 1 if by < 0 else row + 2)

    @Slot()
    def _on_remove_asked(self) -> None:
        row = self._list.currentIndex().row()
        if row >= 0 and not self._locked:
            self._model.remove(row)

    @Slot(str)
    def _on_add_asked(self, name: str) -> None:
        step = self._catalog.new(name)
        place = self._place_for(step)
        self._model.insert(place, step)
        self._list.setCurrentIndex(self._model.index(place))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
