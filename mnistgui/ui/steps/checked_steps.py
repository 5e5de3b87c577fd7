"""CheckedSteps: a list of steps put together by hand, of which only what can be used is taken into use."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.steps.catalog import Check, StepCatalog, Steps
from mnistgui.ui.steps.refusal import Refusal
from mnistgui.ui.steps.steps_pane import StepsPane


class CheckedSteps(QWidget):
    """The list in use is the last one that could be used; what the user has before them may be wrong, and says so.

    `steps_edited` carries a new list whenever the user makes one that can be used; `checked` follows every look at
    what the user has before them, right or wrong.
    """

    steps_edited = Signal(tuple)
    checked = Signal()

    def __init__(self, catalog: StepCatalog, check: Check, steps: Steps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._in_use = steps
        self.pane, self._refusal = StepsPane(catalog, check), Refusal(catalog)
        self._locked_note = WrappedLabel(1)
        self._locked_note.setObjectName(f"{catalog.prefix}.locked_note")
        self._locked_note.setProperty("role", "muted")
        self._locked_note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._locked_note)
        layout.addWidget(self.pane, 1)
        layout.addWidget(self._refusal)
        self.pane.edited.connect(self.look)
        self._refusal.row_refused.connect(self._on_refusal_row_refused)
        self._refusal.take_back_asked.connect(self._on_refusal_take_back_asked)
        self.put(steps)

    @property
    def in_use(self) -> Steps:
        """The list in use."""
        return self._in_use

    @property
    def before_user(self) -> Steps:
        """What the user has before them."""
        return self.pane.steps

    def take(self, steps: Steps) -> bool:
        """Show what the config has, without a `steps_edited`; return whether it is other than what was in use."""
        # The model answers every edit with the same list: what is wrong and being mended must survive that.
        if steps == self._in_use:
            return False
        self._in_use = steps
        self.put(steps)
        return True

    def put(self, steps: Steps) -> None:
        """Put ``steps`` before the user, as if they had made them."""
        self.pane.set_steps(steps)
        self.look()

    def set_check(self, check: Check) -> None:
        """Take another measure of what can be used, and look again."""
        self._check = check
        self.pane.set_check(check)
        self.look()

    def set_locked(self, locked: bool, note: str) -> None:
        """Allow no change while a run is going; ``note`` (translated) says so."""
        if locked:
            self.put(self._in_use)  # what was wrong is not what the run has
        self.pane.set_locked(locked)
        self.set_note(note if locked else "")

    def set_note(self, note: str) -> None:
        """Say something of all changes here (``note`` is translated); nothing where it is empty."""
        self._locked_note.setText(note)
        self._locked_note.setVisible(bool(note))

    @Slot()
    def look(self) -> None:
        """Take the list before the user into use, or say why not."""
        steps = self.pane.steps
        problem = self._check(steps)
        if problem is not None:
            self._refusal.refuse(problem, patiently=self.pane.is_typed_in, kept=steps != self._in_use)
        else:
            self._refusal.clear()
            self.pane.set_fault(None)
            if steps != self._in_use:
                self._in_use = steps
                self.steps_edited.emit(steps)
        self.checked.emit()

    @Slot(int)
    def _on_refusal_row_refused(self, row: int) -> None:
        self.pane.set_fault(row if row >= 0 else None)

    @Slot()
    def _on_refusal_take_back_asked(self) -> None:
        self.put(self._in_use)
