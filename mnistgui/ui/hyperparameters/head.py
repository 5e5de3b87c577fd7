"""PanelHead: undo, redo and the settings as a file, above the settings."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from mnistgui.messages import Message
from mnistgui.ui import theme
from mnistgui.ui.hyperparameters.row import as_tooltip, wrapped_label
from mnistgui.ui.icons import icon
from mnistgui.ui.language import message_text

# On Windows redo is Ctrl+Y, elsewhere Ctrl+Shift+Z; both work everywhere.
_KEYS: Final = {
    "undo": [QKeySequence("Ctrl+Z")],
    "redo": [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")],
}
_TAKES_SETTINGS: Final = ("open", "paste")


class PanelHead(QWidget):
    """``hyper.undo``, ``hyper.redo`` and the menu ``hyper.file``. The keys of undo and redo work all over ``panel``."""

    undo_asked = Signal()
    redo_asked = Signal()
    open_asked = Signal()
    save_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._actions: dict[str, QAction] = {}
        self._problem: Message | None = None
        self._source = ""
        self._refusal = wrapped_label("hyper.file.refusal", role="bad")
        self._refusal.hide()
        self._file = self._build_file_button()
        line = QHBoxLayout()
        line.setSpacing(theme.SPACING // 2)
        for name, asked in (("undo", self.undo_asked), ("redo", self.redo_asked)):
            line.addWidget(self._build_button(name, panel))
            self._actions[name].triggered.connect(asked)
        line.addStretch(1)
        line.addWidget(self._file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACING, theme.SPACING, theme.SPACING, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(line)
        layout.addWidget(self._refusal)
        self.set_possible(undo=False, redo=False)
        self._apply_theme()

    def _build_button(self, name: str, panel: QWidget) -> QToolButton:
        action = self._actions[name] = QAction(panel)
        action.setShortcuts(_KEYS[name])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        panel.addAction(action)
        button = QToolButton()
        button.setObjectName(f"hyper.{name}")
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build_file_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("hyper.file")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for name, asked in (
            ("open", self.open_asked),
            ("save", self.save_asked),
            ("copy", self.copy_asked),
            ("paste", self.paste_asked),
        ):
            action = self._actions[name] = menu.addAction("")
            action.setObjectName(f"hyper.file.{name}")
            action.triggered.connect(asked)
        button.setMenu(menu)
        return button

    def set_possible(self, *, undo: bool, redo: bool) -> None:
        """Let the user undo and redo, or not."""
        self._actions["undo"].setEnabled(undo)
        self._actions["redo"].setEnabled(redo)

    def set_locked(self, locked: bool) -> None:
        """Take no settings from elsewhere while a run is going; those in use can be saved."""
        for name in _TAKES_SETTINGS:
            self._actions[name].setEnabled(not locked)

    def refuse(self, problem: Message, source: str = "") -> None:
        """Say why the settings of the file ``source`` (or of no file) were not taken."""
        self._problem, self._source = problem, source
        self._show_refusal()

    def forget_refusal(self) -> None:
        """Say no longer that something was not taken."""
        self._problem = None
        self._show_refusal()

    def _show_refusal(self) -> None:
        text = "" if self._problem is None else message_text(self._problem)
        if text and self._source:
            text = self.tr("Not taken from {source}. {problem}").format(source=self._source, problem=text)
        elif text:
            text = self.tr("Not taken. {problem}").format(problem=text)
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        for name, text, help_text in (
            ("undo", self.tr("Undo"), self.tr("Take back the last change of the settings.")),
            ("redo", self.tr("Redo"), self.tr("Change again what was taken back.")),
            ("open", self.tr("Open…"), self.tr("Take the settings of a TOML file. It can be dragged here, too.")),
            ("save", self.tr("Save…"), self.tr("Write every setting into a TOML file, as mnistgui train reads it.")),
            ("copy", self.tr("Copy"), self.tr("Put every setting on the clipboard, as TOML.")),
            ("paste", self.tr("Paste"), self.tr("Take the settings that lie on the clipboard as TOML.")),
        ):
            action = self._actions[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{help_text} ({keys})" if keys else help_text)
        self._file.setText(self.tr("File"))
        self._file.setAccessibleName(self.tr("Settings as a file"))
        self._file.setToolTip(as_tooltip(self.tr("Save, open, copy and paste all settings, as TOML.")))
        self._show_refusal()

    def _apply_theme(self) -> None:
        colours = theme.of(self)
        self._actions["undo"].setIcon(icon("undo", colours))
        self._actions["redo"].setIcon(icon("redo", colours))
        self._file.setIcon(icon("open_folder", colours))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
