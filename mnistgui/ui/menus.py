"""The menu bar: File, Run, View, Chapters, Help."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from mnistgui.lessons.lesson import Lesson
from mnistgui.ui.actions import Actions


class Menus(QObject):
    """Builds the menus once; texts come with `retranslate`. A choice goes out as a signal."""

    chapter_chosen = Signal(int)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, window: QMainWindow, actions: Actions, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(window)
        self._actions, self._docks = actions, docks
        bar = window.menuBar()
        self._file, self._run, self._view = bar.addMenu(""), bar.addMenu(""), bar.addMenu("")
        self._chapters, self._help = bar.addMenu(""), bar.addMenu("")
        self._fill_plain(self._file, ("save_plot", "", "quit"))
        self._fill_plain(
            self._run, ("start", "pause", "step", "step_line", "finish_epoch", "slow_motion", "", "stop", "restart")
        )
        self._build_view()
        self._chapter_actions: list[QAction] = []
        self._build_chapters(window)
        self._fill_plain(self._help, ("shortcuts",))

    def _fill_plain(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()

    def _build_view(self) -> None:
        for dock in self._docks.values():
            self._view.addAction(dock.toggleViewAction())
        self._fill_plain(self._view, ("reset_layout", "", "show_nine", ""))
        self._theme, self._language = self._view.addMenu(""), self._view.addMenu("")
        self._fill_plain(self._theme, ("theme_light", "theme_dark"))
        self._fill_plain(self._language, ("language_en", "language_ko"))
        self._actions["theme_light"].triggered.connect(self._on_theme_light_triggered)
        self._actions["theme_dark"].triggered.connect(self._on_theme_dark_triggered)
        self._actions["language_en"].triggered.connect(self._on_language_en_triggered)
        self._actions["language_ko"].triggered.connect(self._on_language_ko_triggered)

    def _build_chapters(self, window: QMainWindow) -> None:
        for number in range(1, 8):
            action = QAction(window)
            action.setObjectName(f"action.chapter_{number}")
            action.setData(number)
            action.setShortcut(f"Ctrl+{number}")
            action.triggered.connect(self._on_chapter_triggered)
            self._chapters.addAction(action)
            window.addAction(action)
            self._chapter_actions.append(action)

    @Slot()
    def _on_chapter_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chapter_chosen.emit(action.data())

    @Slot()
    def _on_theme_light_triggered(self) -> None:
        self.theme_chosen.emit("light")

    @Slot()
    def _on_theme_dark_triggered(self) -> None:
        self.theme_chosen.emit("dark")

    @Slot()
    def _on_language_en_triggered(self) -> None:
        self.language_chosen.emit("en")

    @Slot()
    def _on_language_ko_triggered(self) -> None:
        self.language_chosen.emit("ko")

    def check_theme(self, key: str) -> None:
        """Mark the theme that is shown."""
        self._check(f"theme_{key}")

    def check_language(self, key: str) -> None:
        """Mark the language that is shown."""
        self._check(f"language_{key}")

    def _check(self, name: str) -> None:
        # Signals not blocked: by `changed` the group learns which action it has to uncheck. A choice is `triggered`.
        self._actions[name].setChecked(True)

    def retranslate(self, lessons: Sequence[Lesson]) -> None:
        """Write every title in the present language; the chapters' come from the lessons."""
        for menu, title in (
            (self._file, self.tr("&File")),
            (self._run, self.tr("&Run")),
            (self._view, self.tr("&View")),
            (self._chapters, self.tr("&Chapters")),
            (self._help, self.tr("&Help")),
            (self._theme, self.tr("&Theme")),
            (self._language, self.tr("&Language")),
        ):
            menu.setTitle(title)
        for action, lesson in zip(self._chapter_actions, lessons, strict=True):
            action.setText(f"&{lesson.number}  {lesson.title}")
            action.setToolTip(lesson.title)
            action.setStatusTip(self.tr("Shows the chapter's main point and sets the window up for it."))
