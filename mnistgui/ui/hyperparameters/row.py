"""FieldRow: one setting in the panel: label, control, and the place where a value that cannot be used is refused."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QLabel, QLineEdit

from mnistgui.messages import Message
from mnistgui.training.config import DEFAULTS, FIELDS
from mnistgui.ui.hyperparameters.controls import ChoiceBox, control_for
from mnistgui.ui.language import core_text, message_text

# While someone types, "0." on the way to "0.01" is no mistake yet: it is one when the typing rests this long or ends.
_PATIENCE_MS: Final = 700
# Fusion makes spin boxes lower than combo boxes; one height keeps the column even.
_CONTROL_HEIGHT: Final = 24


class FieldRow(QObject):
    """Builds the widgets of the setting ``name``; `edited` carries its name and new value, or a text that is none."""

    edited = Signal(str, object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self._info = FIELDS[name]
        self._locked = False
        self._problem: Message | None = None
        self._kept: Any = getattr(DEFAULTS, name)
        self.control = control_for(self._info)
        self.control.setObjectName(f"hyper.{name}")
        self.control.setMinimumHeight(_CONTROL_HEIGHT)
        self.control.show_value(self._kept)
        self.label = QLabel()
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
        if isinstance(self.control, (QAbstractSpinBox, QLineEdit)):
            self.control.editingFinished.connect(self._show_refusal)

    def put_into(self, grid: QGridLayout) -> None:
        """Lay the row below what stands in a grid with two columns."""
        line = grid.rowCount()
        grid.addWidget(self.label, line, 0)
        grid.addWidget(self.control, line, 1)
        grid.addWidget(self.refusal, line + 1, 0, 1, 2)

    def accept(self, value: Any) -> None:
        """Take note that ``value`` is what the config has now: nothing is wrong with it."""
        self._kept, self._problem = value, None
        self._patience.stop()
        self.refusal.hide()
        self.refusal.clear()

    def show_value(self, value: Any) -> None:
        """Show ``value`` without saying `edited`; whatever was typed before gives way to it."""
        self.control.show_value(value)
        self.accept(value)

    def refuse(self, problem: Message) -> None:
        """Say at the control why its value is not taken, at once or when the typing rests; the value stays there."""
        self._problem = problem
        if self.control.hasFocus() and not self.refusal.isVisible():
            self._patience.start()
        else:
            self._show_refusal()

    def set_shown(self, shown: bool) -> None:
        """Show or hide the whole row."""
        self.label.setVisible(shown)
        self.control.setVisible(shown)
        self.refusal.setVisible(shown and bool(self.refusal.text()))

    def set_locked(self, locked: bool) -> None:
        """Allow no change while a run is going, and say so in the tooltip."""
        self._locked = locked
        self.control.setEnabled(not locked)
        self.retranslate()

    @Slot(object)
    def _on_control_edited(self, value: Any) -> None:
        self.edited.emit(self.name, value)

    @Slot()
    def _show_refusal(self) -> None:
        if self._problem is None:
            return
        self._patience.stop()
        label, kept = core_text(self._info.label), self.control.value_text(self._kept)
        # In the window the field is called by its label, and the value is quoted as it was typed.
        words = dict(self._problem.arguments) | {"field": label, "value": f"“{self._typed()}”"}
        text = self.tr("{problem} Until then {value} stays in use.")
        self.refusal.setText(text.format(problem=message_text(replace(self._problem, arguments=words)), value=kept))
        self.refusal.setVisible(not self.control.isHidden())

    def _typed(self) -> str:
        return self.control.currentText() if isinstance(self.control, ChoiceBox) else self.control.text()

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        label, tip = core_text(self._info.label), core_text(self._info.help)
        if self._locked:
            tip = self.tr("Fixed while a run is going: stop the run to change it.") + "\n" + tip
        self.label.setText(label)
        self.control.setAccessibleName(label)
        for widget in (self.label, self.control):
            widget.setToolTip(as_tooltip(tip))
        if isinstance(self.control, ChoiceBox):
            self.control.set_texts({choice.key: core_text(choice.label) for choice in self._info.choices})
        if not self.refusal.isHidden():
            self._show_refusal()


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
