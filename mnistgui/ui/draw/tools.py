"""PadTools: the buttons below the pad, and their keys."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.draw.pad import Pad
from mnistgui.ui.icons import icon


class PadTools(QWidget):
    """``draw.clear``, ``draw.undo`` and ``draw.redo``. Their keys work wherever the focus is on the page."""

    def __init__(self, pad: Pad, page: QWidget) -> None:
        super().__init__(page)
        self._pad = pad
        self._actions: dict[str, QAction] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        standard = QKeySequence.StandardKey
        for name, keys, wanted in (
            ("clear", [QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)], pad.clear),
            ("undo", QKeySequence.keyBindings(standard.Undo), pad.undo),
            ("redo", QKeySequence.keyBindings(standard.Redo), pad.redo),
        ):
            action = self._build_action(name, keys, page)
            action.triggered.connect(wanted)
            layout.addWidget(self._build_button(name, action))
        pad.history_changed.connect(self._on_pad_history_changed)
        self._on_pad_history_changed()
        self.retranslate()
        self._apply_theme()

    def _build_action(self, name: str, keys: list[QKeySequence], page: QWidget) -> QAction:
        action = QAction(page)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(action)
        self._actions[name] = action
        return action

    def _build_button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"draw.{name}")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Tool buttons are left out of the Tab order unless told.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def retranslate(self) -> None:
        """Write every text in the present language."""
        for name, text, help_text in (
            ("clear", self.tr("Clear"), self.tr("Take everything off the pad; Undo brings it back.")),
            ("undo", self.tr("Undo"), self.tr("Take back the last stroke, or bring back what was cleared.")),
            ("redo", self.tr("Redo"), self.tr("Do again what was undone.")),
        ):
            action = self._actions[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{help_text} ({keys})")

    def _apply_theme(self) -> None:
        for name, action in self._actions.items():
            action.setIcon(icon(name, theme.of(self)))

    @Slot()
    def _on_pad_history_changed(self) -> None:
        self._actions["clear"].setEnabled(not self._pad.ink.is_empty)
        self._actions["undo"].setEnabled(self._pad.can_undo)
        self._actions["redo"].setEnabled(self._pad.can_redo)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
