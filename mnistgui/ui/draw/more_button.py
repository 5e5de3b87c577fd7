"""MoreButton: what is seldom done with a drawing, in a menu: files, the clipboard, the replay."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.draw.pad import Pad
from mnistgui.ui.icons import icon

_STANDARD: Final = QKeySequence.StandardKey
_KEYS: Final[dict[str, str | QKeySequence.StandardKey]] = {
    "open": "Ctrl+O",
    "paste": _STANDARD.Paste,
    "save": "Ctrl+S",
    "save_fed": "Ctrl+Alt+S",
    "copy": _STANDARD.Copy,
    "replay": "P",
}


class MoreButton(QToolButton):
    """``draw.more``: ``draw.open``, ``.paste``, ``.save``, ``.save_fed``, ``.copy`` and ``.replay``.

    Their keys work wherever the focus is on ``page``. What they do is for others.
    """

    def __init__(self, pad: Pad, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("draw.more")
        self._pad = pad
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.actions_by_name = {name: self._build_action(name, page) for name in _KEYS}
        for name, action in self.actions_by_name.items():
            if name in ("save", "replay"):
                menu.addSeparator()
            menu.addAction(action)
        self.actions_by_name["replay"].setCheckable(True)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pad.history_changed.connect(self._on_pad_history_changed)
        self._on_pad_history_changed()
        self.retranslate()
        self._apply_theme()

    def _build_action(self, name: str, page: QWidget) -> QAction:
        action = QAction(page)
        action.setObjectName(f"draw.{name}")
        action.setShortcut(QKeySequence(_KEYS[name]))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(action)
        return action

    def add_tools(self, actions: Sequence[QAction]) -> None:
        """Put tools of the pad above the rest of the menu."""
        menu = self.menu()
        first = menu.actions()[0]
        menu.insertActions(first, actions)
        menu.insertSeparator(first)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setText(self.tr("More"))
        self.setAccessibleName(self.tr("More"))
        self.setToolTip(self.tr("Open, save, copy and paste drawings and pictures, and see a drawing drawn again"))
        for name, text, help_text in (
            ("open", self.tr("Open…"), self.tr("Open a drawing (SVG), or a photograph or scan of a digit.")),
            ("paste", self.tr("Paste"), self.tr("Put the picture or drawing of the clipboard on the pad.")),
            ("save", self.tr("Save as…"), self.tr("Save the strokes as SVG, or the drawing as a PNG picture.")),
            (
                "save_fed",
                self.tr("Save the net's input…"),
                self.tr("Save the very pixels that the net is fed, as PNG."),
            ),
            ("copy", self.tr("Copy"), self.tr("Copy the drawing, as strokes and as a picture.")),
            (
                "replay",
                self.tr("Replay"),
                self.tr("See the strokes drawn again in their own time, with the answers on the way. Escape ends it."),
            ),
        ):
            action = self.actions_by_name[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{help_text} ({keys})")

    def _apply_theme(self) -> None:
        self.setIcon(icon("more", theme.of(self)))

    @Slot()
    def _on_pad_history_changed(self) -> None:
        ink = self._pad.ink
        for name in ("save", "save_fed", "copy"):
            self.actions_by_name[name].setEnabled(not ink.is_empty)
        self.actions_by_name["replay"].setEnabled(bool(ink.strokes))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
