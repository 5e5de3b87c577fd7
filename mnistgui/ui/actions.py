"""Every action of the window in one table: name, text, shortcut, icon, help.

The table holds English sources (context ``Actions``); `retranslate` writes the texts in the present language.
"""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.ui.icons import icon
from mnistgui.ui.theme import Theme

_CONTEXT: Final = "Actions"
_PRIMARY: Final = "action.start"
# Where a language does not have the letter in its words, it stands behind them: 시작(&S).
_MNEMONIC: Final = re.compile(r"\(&\w\)|&")


@dataclass(frozen=True, kw_only=True)
class ActionSpec:
    """One action. ``group`` makes it one of several of which exactly one is checked."""

    name: str
    text: str
    help: str
    shortcut: str = ""
    icon: str = ""
    checkable: bool = False
    group: str = ""


SPECS: Final = (
    ActionSpec(
        name="action.start",
        text=QT_TRANSLATE_NOOP("Actions", "&Start"),
        help=QT_TRANSLATE_NOOP("Actions", "Train a new net with the settings on the right."),
        shortcut="F5",
        icon="start",
    ),
    ActionSpec(
        name="action.pause",
        text=QT_TRANSLATE_NOOP("Actions", "&Pause"),
        help=QT_TRANSLATE_NOOP("Actions", "Hold the run before its next iteration; press again to go on."),
        shortcut="F6",
        icon="pause",
        checkable=True,
    ),
    ActionSpec(
        name="action.step",
        text=QT_TRANSLATE_NOOP("Actions", "One s&tep"),
        help=QT_TRANSLATE_NOOP("Actions", "Train on one mini-batch (one iteration) and hold."),
        shortcut="F10",
        icon="step",
    ),
    ActionSpec(
        name="action.step_line",
        text=QT_TRANSLATE_NOOP("Actions", "One li&ne"),
        help=QT_TRANSLATE_NOOP("Actions", "Do the next of the five lines of a training step, and hold."),
        shortcut="F11",
        icon="step_line",
    ),
    ActionSpec(
        name="action.stop",
        text=QT_TRANSLATE_NOOP("Actions", "St&op"),
        help=QT_TRANSLATE_NOOP("Actions", "End the run. What it has learned is kept."),
        shortcut="Shift+F5",
        icon="stop",
    ),
    ActionSpec(
        name="action.finish_epoch",
        text=QT_TRANSLATE_NOOP("Actions", "To the &end of the epoch"),
        help=QT_TRANSLATE_NOOP("Actions", "Train to the end of the epoch, its test included, and hold there."),
        shortcut="F8",
        icon="finish_epoch",
    ),
    ActionSpec(
        name="action.restart",
        text=QT_TRANSLATE_NOOP("Actions", "&Restart"),
        help=QT_TRANSLATE_NOOP(
            "Actions", "Begin the run again with its own settings and the same start; a run that goes on is ended."
        ),
        shortcut="Ctrl+F5",
        icon="restart",
    ),
    ActionSpec(
        name="action.slow_motion",
        text=QT_TRANSLATE_NOOP("Actions", "Slo&w motion"),
        help=QT_TRANSLATE_NOOP("Actions", "Rest after each iteration, to watch what it does; the delay stands beside."),
        shortcut="F7",
        icon="slow_motion",
        checkable=True,
    ),
    ActionSpec(
        name="action.save_plot",
        text=QT_TRANSLATE_NOOP("Actions", "Save the plot as a &picture…"),
        help=QT_TRANSLATE_NOOP("Actions", "Save loss and accuracy as they are shown, as PNG or SVG."),
        shortcut="Ctrl+Shift+S",
        icon="save_plot",
    ),
    ActionSpec(
        name="action.quit",
        text=QT_TRANSLATE_NOOP("Actions", "&Quit"),
        help=QT_TRANSLATE_NOOP("Actions", "Close the window; a run that goes on is ended and kept."),
        shortcut="Ctrl+Q",
    ),
    ActionSpec(
        name="action.show_nine",
        text=QT_TRANSLATE_NOOP("Actions", "Show &nine images…"),
        help=QT_TRANSLATE_NOOP("Actions", "Nine images drawn by lot with their labels, as every tutorial shows them."),
        shortcut="Ctrl+9",
    ),
    ActionSpec(
        name="action.reset_layout",
        text=QT_TRANSLATE_NOOP("Actions", "&Reset layout"),
        help=QT_TRANSLATE_NOOP("Actions", "Put every dock back where it was at the first start."),
        icon="reset_layout",
    ),
    ActionSpec(
        name="action.theme_light",
        text=QT_TRANSLATE_NOOP("Actions", "&Light"),
        help=QT_TRANSLATE_NOOP("Actions", "Dark text on a light ground."),
        icon="theme_light",
        checkable=True,
        group="theme",
    ),
    ActionSpec(
        name="action.theme_dark",
        text=QT_TRANSLATE_NOOP("Actions", "&Dark"),
        help=QT_TRANSLATE_NOOP("Actions", "Light text on a dark ground."),
        icon="theme_dark",
        checkable=True,
        group="theme",
    ),
    # The names of the languages stand in the language itself, whatever is shown.
    ActionSpec(
        name="action.language_en",
        text="&English",
        help=QT_TRANSLATE_NOOP("Actions", "Show the program in English."),
        checkable=True,
        group="language",
    ),
    ActionSpec(
        name="action.language_ko",
        text="&한국어",
        help=QT_TRANSLATE_NOOP("Actions", "Show the program in Korean."),
        checkable=True,
        group="language",
    ),
    ActionSpec(
        name="action.shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        help=QT_TRANSLATE_NOOP("Actions", "Show which key does what."),
        shortcut="F1",
        icon="shortcuts",
    ),
)


class Actions:
    """The window's QActions by name. Each has the window as its parent, so that scripts find it with findChild."""

    def __init__(self, window: QMainWindow) -> None:
        self._by_name: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            action = QAction(window)
            action.setObjectName(spec.name)
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setCheckable(spec.checkable)
            # Drawn for the accent colour of its button, it would not be seen on a menu.
            action.setIconVisibleInMenu(spec.name != _PRIMARY)
            if spec.group:
                self._groups.setdefault(spec.group, QActionGroup(window)).addAction(action)
            # Shortcuts work wherever the focus is, also while a dock floats.
            window.addAction(action)
            self._by_name[spec.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[f"action.{name}"]

    def retranslate(self) -> None:
        """Write every text in the present language."""
        for spec in SPECS:
            action = self._by_name[spec.name]
            text = QCoreApplication.translate(_CONTEXT, spec.text)
            action.setText(text)
            action.setIconText(_MNEMONIC.sub("", text))  # what its button says, which has no mnemonic
            help_text = QCoreApplication.translate(_CONTEXT, spec.help)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{help_text} ({keys})" if keys else help_text)
            action.setStatusTip(help_text)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for spec in SPECS:
            if spec.icon:
                self._by_name[spec.name].setIcon(icon(spec.icon, theme, on_accent=spec.name == _PRIMARY))
