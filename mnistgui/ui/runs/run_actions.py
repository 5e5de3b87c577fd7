"""RunActions: what can be done with the chosen runs. Their keys work while the dock has them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mnistgui.training.run_info import RunInfo

# In the order of the menu; an empty name is a line.
ORDER: Final = (
    *("open", "resume", "again", "compare", ""),
    *("rename", "note", "star", "", "reveal", "delete", "", "series", "refresh"),
)
_KEYS: Final = {
    "resume": "Ctrl+Return",
    "rename": "F2",
    "note": "Ctrl+E",
    "star": "Ctrl+D",
    "compare": "Ctrl+K",
    "delete": "Del",
    "refresh": "Ctrl+R",
}


class RunActions(QObject):
    """The dock's QActions by name: ``action.run_<name>``."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._by_name: dict[str, QAction] = {}
        for name in ORDER:
            if not name:
                continue
            action = QAction(panel)
            action.setObjectName(f"action.run_{name}")
            action.setShortcut(QKeySequence(_KEYS.get(name, "")))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            panel.addAction(action)
            self._by_name[name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def offer(self, runs: Sequence[RunInfo], *, can_train: bool, idle: bool) -> None:
        """Enable what can be done with ``runs``; ``can_train`` and ``idle`` are the window's own state."""
        one = runs[0] if len(runs) == 1 else None
        still = bool(runs) and all(run.state != "running" for run in runs)
        for name, possible in (
            ("open", one is not None and bool({"curve", "net"} & set(one.usable))),
            ("resume", one is not None and one.can_resume and still and can_train and idle),
            ("again", one is not None and one.config is not None and idle),
            ("compare", len(runs) > 1),
            ("rename", one is not None),
            ("note", one is not None),
            ("star", bool(runs)),
            ("reveal", one is not None),
            ("delete", still),
            ("series", can_train and idle),
        ):
            self._by_name[name].setEnabled(possible)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        for name, (text, tip) in self._texts().items():
            action = self._by_name[name]
            keys = self.tr("Enter") if name == "open" else action.shortcut().toString(_NATIVE)
            action.setText(text)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
            action.setStatusTip(tip)

    def _texts(self) -> dict[str, tuple[str, str]]:
        """Return what each action is called, and what it does."""
        return {
            "open": (
                self.tr("Open"),
                self.tr("Show the run's curve in the plot, its settings here, and its net on the page Draw."),
            ),
            "resume": (self.tr("Resume"), self.tr("Go on with the run exactly where it stopped.")),
            "again": (
                self.tr("Settings again"),
                self.tr("Put the run's settings into the panel Hyperparameters, for the next run."),
            ),
            "compare": (
                self.tr("Compare"),
                self.tr("Draw the chosen runs in the plot and list the settings that differ. Choose two or more."),
            ),
            "rename": (
                self.tr("Rename"),
                self.tr("Give the run a name of your own; an empty one brings back the made one."),
            ),
            "note": (self.tr("Note…"), self.tr("Write down what you want to remember of the run.")),
            "star": (self.tr("Star"), self.tr("Mark the runs that matter to you, or take the mark away.")),
            "reveal": (
                self.tr("Show in file manager"),
                self.tr("Open the run's folder in the system's file manager."),
            ),
            "delete": (self.tr("Delete…"), self.tr("Move the chosen runs to the system's trash.")),
            "series": (
                self.tr("Several runs…"),
                self.tr("Start runs one after another: with other seeds, or a small grid of settings."),
            ),
            "refresh": (self.tr("Refresh"), self.tr("Read the folder of runs again.")),
        }


_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
