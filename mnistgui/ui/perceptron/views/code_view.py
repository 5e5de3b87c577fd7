"""CodeView: the script that goes on with the learner, beside the learner itself."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from mnistgui.export.lab_script import UPDATES, lab_script
from mnistgui.perceptron.learners import AnyLearner, LearnerSettings
from mnistgui.perceptron.state import snapshot_of
from mnistgui.ui import theme
from mnistgui.ui.dataset.code_colours import CodeColours
from mnistgui.ui.dataset.code_view import code_font
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

_PAUSE_MS: Final = 500  # while the learner runs the code is written twice a second
_COPIED_MS: Final = 1500
_LOOPS: Final = ("for update in", "for step in")


class CodeView(QWidget):
    """``perceptron.code``: shows the script of the learner of the scene, and copies it.

    The text is made in a job: at once for the first scene, and of those that follow soon after it for the newest
    when a pause is over.
    """

    def __init__(self, jobs: JobKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.code")
        self._settings = LearnerSettings()
        self._waiting: AnyLearner | None = None
        self._lines: list[str] = [""]
        self._placed = 0  # the line that was scrolled to; elsewhere the user has scrolled
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._making = NewestJob(jobs, self)
        self._making.done.connect(self._on_making_done)
        self._build_text()
        self._build_head()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING // 2)
        rows.addLayout(self._head)
        rows.addWidget(self._text, 1)
        self.retranslate()

    @property
    def script(self) -> str:
        """The script that is shown; soon after `set_scene` it is that of the newest scene."""
        return "\n".join(self._lines)

    def set_settings(self, settings: LearnerSettings) -> None:
        """Say what the learner was built with; the next scene is written with it."""
        self._settings = settings

    def set_scene(self, scene: Scene) -> None:
        """Show the script of another moment: now, or when the pause is over."""
        self._waiting = snapshot_of(scene.learner)
        if not self._pause.isActive():
            self._make()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("The learner as a PyTorch script"))
        self._text.setAccessibleName(self.tr("Python code"))
        self._text.setToolTip(
            self.tr("A whole Python program: it goes on from the weights of the learner and gives the same numbers.")
        )
        self._title.setText(self.tr("The next {count} steps, in PyTorch").format(count=UPDATES))
        self._copy.setAccessibleName(self.tr("Copy the code"))
        self._copy.setToolTip(self.tr("Puts the script on the clipboard, to run it in a program of your own."))
        self._name_copy()

    def _build_text(self) -> None:
        self._text = QPlainTextEdit()
        self._text.setObjectName("perceptron.code_text")
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # With the keys it can be scrolled and marked, too.
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setFont(code_font(self))
        self._text.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
        self._colours = CodeColours(self._text.document(), theme.of(self))

    def _build_head(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "muted")
        self._copy = QToolButton()
        self._copy.setObjectName("perceptron.code_copy")
        self._copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(self._name_copy)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._copy)

    def _make(self) -> None:
        """Let the script of what is waiting be made, and no other for a while."""
        learner, self._waiting = self._waiting, None
        if learner is not None:
            self._making.ask(partial(_lines_of, learner, self._settings))
            self._pause.start()

    def _put(self, lines: list[str]) -> None:
        """Put in only what is other than before: most of a script stays while the weights change.

        So what the user marked or scrolled to stays where it is, and is not coloured anew.
        """
        before, self._lines = self._lines, lines
        if lines == before:
            return
        # The last line is empty, and stays: each one that is put in or taken out ends.
        head = min(_alike(before, lines), len(before) - 1, len(lines) - 1)
        tail = max(1, _alike(before[:head:-1], lines[:head:-1]))
        start = _qt_length(before[:head])
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        end = start + _qt_length(before[head : len(before) - tail])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("".join(f"{line}\n" for line in lines[head : len(lines) - tail]))
        self._begin_at_loop()

    def _begin_at_loop(self) -> None:
        """Show the five lines at the top, until the user scrolls: imports and numbers are not the point."""
        bar = self._text.verticalScrollBar()
        if bar.value() == self._placed:
            loops = (place for place, line in enumerate(self._lines) if line.startswith(_LOOPS))
            bar.setValue(next(loops, 0))
            self._placed = bar.value()

    def _name_copy(self) -> None:
        self._copy.setText(self.tr("Copied") if self._copied.isActive() else self.tr("Copy"))

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._make()

    @Slot(int, int)
    def _on_bar_range_changed(self, _least: int, _most: int) -> None:
        self._begin_at_loop()

    @Slot(object)
    def _on_making_done(self, lines: list[str]) -> None:
        self._put(lines)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.script)
        self._copied.start()
        self._name_copy()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._colours.set_theme(theme.of(self))
        super().changeEvent(event)


def _lines_of(learner: AnyLearner, settings: LearnerSettings) -> list[str]:
    return lab_script(learner, settings).split("\n")


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines the two begin with in common."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def _qt_length(lines: Sequence[str]) -> int:
    """Return how many places the lines take, each with its end; Qt counts in UTF-16."""
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)
