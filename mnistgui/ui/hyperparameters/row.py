"""FieldRow: one setting in the panel: label, control, and the place where a value that cannot be used is refused."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit

from mnistgui.messages import Message
from mnistgui.training.config import DEFAULTS, FIELDS
from mnistgui.ui.hyperparameters.controls import ChoiceBox, NamesBox, control_for
from mnistgui.ui.hyperparameters.weights_button import WeightsButton
from mnistgui.ui.language import core_text, message_text
from mnistgui.ui.theme import SPACING

# While someone types, "0." on the way to "0.01" is no mistake yet: it is one when the typing rests this long or ends.
_PATIENCE_MS: Final = 700
# Fusion makes spin boxes lower than combo boxes; one height keeps the column even.
_CONTROL_HEIGHT: Final = 24
_LABEL_CHARACTERS: Final = 19
_WEIGHTS: Final = "weights_file"  # the path that can be chosen in a dialog; that of the images is in the data set panel


class FieldRow(QObject):
    """Builds the widgets of the setting ``name``; `edited` carries its name and new value, or a text that is none."""

    edited = Signal(str, object)
    left = Signal(str)  # its name: the typing has ended, by Return or because the keys go elsewhere

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self._info = FIELDS[name]
        self._locked = False
        self._problem: Message | None = None
        self._obstacle: Message | None = None
        self._kept: Any = getattr(DEFAULTS, name)
        self.control = control_for(self._info)
        self.control.setObjectName(f"hyper.{name}")
        self.control.setMinimumHeight(_CONTROL_HEIGHT)
        self.control.show_value(self._kept)
        self._browse: WeightsButton | None = None
        if name == _WEIGHTS and isinstance(self.control, QLineEdit):
            self._browse = WeightsButton(f"hyper.{name}", self.control)
            self._browse.setMinimumHeight(_CONTROL_HEIGHT)
            self._browse.file_chosen.connect(self._on_browse_file_chosen)
        self.label = RowLabel()
        self.label.setBuddy(self.control)
        self.refusal = wrapped_label(f"hyper.{name}.refusal", role="bad")
        self.refusal.hide()
        self._patience = QTimer(self)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self._patience.timeout.connect(self._show_refusal)
        self.control.edited.connect(self._on_control_edited)
        line = self.control.lineEdit() if isinstance(self.control, (QAbstractSpinBox, NamesBox)) else self.control
        if isinstance(line, QLineEdit):
            line.setAcceptDrops(False)  # what is dropped anywhere is for the panel
            source = self.control if isinstance(self.control, QAbstractSpinBox) else line
            source.editingFinished.connect(self._on_editing_finished)
            self.control.installEventFilter(self)

    def put_into(self, grid: QGridLayout) -> None:
        """Lay the row below what stands in a grid with two columns."""
        line = grid.rowCount()
        grid.addWidget(self.label, line, 0)
        if self._browse is None:
            grid.addWidget(self.control, line, 1)
        else:
            pair = QHBoxLayout()
            pair.setSpacing(SPACING // 2)
            pair.addWidget(self.control, 1)
            pair.addWidget(self._browse)
            grid.addLayout(pair, line, 1)
        grid.addWidget(self.refusal, line + 1, 0, 1, 2)

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the control is not in use."""
        return self._problem is not None

    @property
    def needs_attention(self) -> bool:
        """Whether something is wrong with the value, be it in use or not."""
        return self._problem is not None or self._obstacle is not None

    def accept(self, value: Any) -> None:
        """Take note that ``value`` is what the config has now: nothing is wrong with it."""
        self._kept, self._problem = value, None
        self._patience.stop()
        self._show_problem()

    def show_value(self, value: Any) -> None:
        """Show ``value`` without saying `edited`; whatever was typed before gives way to it."""
        self.control.show_value(value)
        self.accept(value)

    def take_back(self) -> None:
        """Show the value in use in place of one that is refused."""
        self.show_value(self._kept)

    def refuse(self, problem: Message) -> None:
        """Say at the control why its value is not taken, at once or when the typing rests; the value stays there."""
        self._problem = problem
        if self.control.hasFocus() and not self.refusal.isVisible():
            self._patience.start()
        else:
            self._show_refusal()

    def set_obstacle(self, obstacle: Message | None) -> None:
        """Say why no run can start with the value, which is in use; None: one can."""
        if obstacle != self._obstacle:
            self._obstacle = obstacle
            self._show_problem()

    def set_shown(self, shown: bool) -> None:
        """Show or hide the whole row."""
        self.label.setVisible(shown)
        self.control.setVisible(shown)
        if self._browse is not None:
            self._browse.setVisible(shown)
        self.refusal.setVisible(shown and bool(self.refusal.text()))

    def set_locked(self, locked: bool) -> None:
        """Allow no change while a run is going, but for what acts at once, and say so in the tooltip."""
        self._locked = locked
        self.control.setEnabled(self._info.live or not locked)
        if self._browse is not None:
            self._browse.setEnabled(self.control.isEnabled())
        self.retranslate()

    @Slot(object)
    def _on_control_edited(self, value: Any) -> None:
        self.edited.emit(self.name, value)

    @Slot()
    def _on_editing_finished(self) -> None:
        self._show_refusal()
        self.left.emit(self.name)

    @Slot(str)
    def _on_browse_file_chosen(self, file: str) -> None:
        # A run may have begun while the dialog stood open.
        if isinstance(self.control, QLineEdit) and self.control.isEnabled():
            self.control.setText(file)
            self.left.emit(self.name)

    @Slot()
    def _show_refusal(self) -> None:
        if self._problem is not None:
            self._patience.stop()
            self._show_problem()

    def _show_problem(self) -> None:
        """Write what is wrong now: that a value is not taken goes before that no run can start with the one in use."""
        if self._problem is not None:
            text = self.tr("{problem} Until then {value} stays in use.")
            text = text.format(problem=self._words(self._problem), value=self.control.value_text(self._kept))
        elif self._obstacle is not None:
            text = self.tr("{problem} A run cannot start with this.").format(problem=self._words(self._obstacle))
        else:
            text = ""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text) and not self.control.isHidden())

    def _words(self, problem: Message) -> str:
        """Return the sentence; in the window a field is called by its label, and a value quoted as it was typed."""
        field = str(problem.arguments.get("field", self.name))
        words = dict(problem.arguments) | {"field": core_text(FIELDS[field].label if field in FIELDS else field)}
        if field == self.name and self._problem is not None:
            words["value"] = f"“{self._typed()}”"
        return message_text(replace(problem, arguments=words))

    def _typed(self) -> str:
        return self.control.currentText() if isinstance(self.control, QComboBox) else self.control.text()

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        label, tip, note = core_text(self._info.label), core_text(self._info.help), ""
        if self._locked and self._info.live:
            note = self.tr("A change works from the next step of the run on.") + "\n"
        elif self._locked:
            note = self.tr("Fixed while a run is going: stop the run to change it.") + "\n"
        self.label.setText(label)
        self.control.setAccessibleName(label)
        for widget in (self.label, self.control):
            widget.setToolTip(as_tooltip(note + tip))
        if self._browse is not None:
            self._browse.retranslate()
            self._browse.setToolTip(as_tooltip(note + self._browse.tip()))
        if isinstance(self.control, (ChoiceBox, NamesBox)):
            self.control.set_texts({choice.key: core_text(choice.label) for choice in self._info.choices})
        if not self.refusal.isHidden():
            self._show_problem()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a text field from taking undo and redo for itself: here they are the settings', as at their buttons."""
        # The override asks whether the field wants the key; the press comes where there is nothing to undo.
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class RowLabel(QLabel):
    """The name of a setting. All are of one width, whatever is folded away; a long one breaks its line.

    A word that is longer than that widens the column.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        words = (metrics.horizontalAdvance(word) for word in self.text().split())
        self.setFixedWidth(max(_LABEL_CHARACTERS * metrics.averageCharWidth(), *words, 0))

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def wrapped_label(name: str, *, role: str = "") -> QLabel:
    """Return an empty label that breaks its lines, with an object name and a role of the style sheet."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def as_tooltip(text: str) -> str:
    """Return ``text`` as a tooltip that is broken into lines: Qt leaves a plain one as wide as the screen."""
    return "<qt>" + "<br>".join(line.replace("&", "&amp;").replace("<", "&lt;") for line in text.split("\n")) + "</qt>"
