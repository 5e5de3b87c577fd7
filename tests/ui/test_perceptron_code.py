"""The view of the script: it follows the learner without haste, and leaves what the reader does alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from mnistgui.export.lab_script import lab_script
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, AnyLearner, LearnerSettings, make_learner
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.ui import theme
from mnistgui.ui.dataset.code_colours import COMMENT, KEYWORD, TEXT, VALUE
from mnistgui.ui.perceptron.scene import make_scene
from mnistgui.ui.perceptron.views import code_view
from mnistgui.ui.perceptron.views.code_view import CodeView
from mnistgui.ui.threads.job import JobKeeper

XOR = PROBLEMS["XOR"]
TANH = LearnerSettings(learner=MULTILAYER, rate=0.5)


class Reader:
    """A view in its window, and an eye for it."""

    def __init__(self, qtbot: QtBot, made: LearnerSettings = TANH, problem: Problem = XOR) -> None:
        self.qtbot, self.jobs = qtbot, JobKeeper()
        self.view = CodeView(self.jobs)
        qtbot.addWidget(self.view)
        self.view.resize(340, 170)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.made, self.learner = made, make_learner(problem, made)
        self.view.set_settings(made)

    @property
    def edit(self) -> QPlainTextEdit:
        found = self.view.findChild(QPlainTextEdit, "perceptron.code_text")
        assert found is not None
        return found

    @property
    def copy(self) -> QToolButton:
        found = self.view.findChild(QToolButton, "perceptron.code_copy")
        assert found is not None
        return found

    def show(self, learner: AnyLearner | None = None) -> None:
        self.view.set_scene(make_scene(learner or self.learner, 0))

    def wanted(self) -> str:
        return lab_script(self.learner, self.made)

    def wait_for(self, script: str) -> None:
        self.qtbot.waitUntil(lambda: self.edit.toPlainText() == script)

    def top_line(self) -> str:
        return self.edit.firstVisibleBlock().text()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader(qtbot)
    yield made
    qtbot.waitUntil(lambda: not made.jobs.busy)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def made_scripts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Every script that is made, and whether that was on the UI thread."""
    scripts: list[tuple[str, bool]] = []
    plain = code_view.lab_script

    def noting(learner: AnyLearner, made: LearnerSettings) -> str:
        scripts.append((plain(learner, made), QThread.currentThread() is QCoreApplication.instance().thread()))
        return scripts[-1][0]

    monkeypatch.setattr(code_view, "lab_script", noting)
    return scripts


def test_the_script_of_the_learner_is_shown(reader: Reader) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    assert reader.view.script == reader.wanted()
    assert reader.edit.isReadOnly()


def test_the_first_lines_seen_are_the_five(reader: Reader) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    reader.qtbot.waitUntil(lambda: reader.top_line().startswith("for update in range(1, 101)"))
    # At the page's small size all five are there without scrolling.
    below = reader.edit.firstVisibleBlock()
    seen = []
    while below.isValid() and below.isVisible():
        rect = reader.edit.blockBoundingGeometry(below).translated(reader.edit.contentOffset())
        if rect.bottom() > reader.edit.viewport().height():
            break
        seen.append(below.text())
        below = below.next()
    assert any("optimizer.step()" in line for line in seen)


def test_a_rule_s_loop_is_shown_first_too(qtbot: QtBot) -> None:
    reader = Reader(qtbot, LearnerSettings())
    reader.show()
    reader.wait_for(reader.wanted())
    qtbot.waitUntil(lambda: reader.top_line().startswith("for step in range"))
    qtbot.waitUntil(lambda: not reader.jobs.busy)


def test_sixty_scenes_make_two_scripts_and_the_last_is_the_newest(
    reader: Reader, made_scripts: list[tuple[str, bool]]
) -> None:
    first = reader.wanted()
    for _ in range(60):
        reader.show()
        reader.learner.step()
    reader.show()
    reader.wait_for(reader.wanted())
    assert [script for script, _ in made_scripts] == [first, reader.wanted()]
    assert not any(on_ui for _, on_ui in made_scripts)


def test_during_the_pause_no_script_is_made(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, made_scripts: list[tuple[str, bool]]
) -> None:
    monkeypatch.setattr(code_view, "_PAUSE_MS", 100_000)
    reader = Reader(qtbot)
    reader.show()
    reader.wait_for(reader.wanted())
    for _ in range(5):
        reader.learner.step()
        reader.show()
        qtbot.waitUntil(lambda: not reader.jobs.busy)
        QCoreApplication.sendPostedEvents()
    assert len(made_scripts) == 1


def test_a_scene_is_read_when_it_comes_and_not_later(reader: Reader) -> None:
    reader.show()
    wanted = reader.wanted()
    for _ in range(10):
        reader.learner.step()
    reader.wait_for(wanted)
    reader.show()  # within the pause
    wanted = reader.wanted()
    reader.learner.step()
    reader.wait_for(wanted)


class Changes(QObject):
    """Notes every change of a document: its place, and how much went and came."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self.found: list[tuple[int, int, int]] = []
        edit.document().contentsChange.connect(self.note)

    def note(self, place: int, gone: int, come: int) -> None:
        self.found.append((place, gone, come))


def test_a_script_that_is_the_same_is_not_written_again(reader: Reader, made_scripts: list[tuple[str, bool]]) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    changes = Changes(reader.edit)
    reader.show()
    reader.qtbot.waitUntil(lambda: len(made_scripts) == 2 and not reader.jobs.busy)
    QCoreApplication.sendPostedEvents()
    assert changes.found == []


def test_only_what_changed_is_written(reader: Reader) -> None:
    reader.show()
    before = reader.wanted()
    reader.wait_for(before)
    changes = Changes(reader.edit)
    reader.learner.step()
    reader.show()
    reader.wait_for(reader.wanted())
    (place, gone, _) = changes.found[0]
    assert place >= before.index("# The weights and biases")
    assert place + gone <= before.index("optimizer.zero_grad")


def test_what_the_reader_marked_and_scrolled_to_stays(reader: Reader) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    cursor = reader.edit.textCursor()
    cursor.setPosition(reader.wanted().index("points = "))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    reader.edit.setTextCursor(cursor)
    bar = reader.edit.verticalScrollBar()
    bar.setValue(5)
    reader.learner.step()
    reader.show()
    reader.wait_for(reader.wanted())
    assert reader.edit.textCursor().selectedText() == "points"
    assert bar.value() == 5


def test_any_script_takes_the_place_of_any_other(reader: Reader) -> None:
    """Whatever is alike at the ends, the text that is shown is the one that was made."""
    texts = ["", "a\n", "a\na\n", "a\nb\na\n", "b\na\n", "a\nb\nb\n", "\n\n", "\n", "a\U0001f600\nb\n", "a\n\n\nb\n"]
    for one in texts:
        for other in texts:
            reader.view._put(one.split("\n"))
            reader.view._put(other.split("\n"))
            assert reader.edit.toPlainText() == other, (one, other)


def test_another_learner_brings_another_script(reader: Reader) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    reader.made = LearnerSettings(learner=SINGLE_LAYER, rate=0.05, optimizer=Optimizer(rule=Rule.ADAM))
    reader.learner = make_learner(PROBLEMS["AND"], reader.made)
    reader.view.set_settings(reader.made)
    reader.show()
    reader.wait_for(reader.wanted())
    assert "torch.optim.Adam" in reader.view.script and "single layer" in reader.view.script


def test_the_code_is_copied(reader: Reader) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    reader.qtbot.mouseClick(reader.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == reader.wanted()
    assert reader.copy.text() == "Copied"
    reader.qtbot.waitUntil(lambda: reader.copy.text() == "Copy")
    QGuiApplication.clipboard().clear()
    reader.copy.setFocus()
    reader.qtbot.keyClick(reader.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == reader.wanted()


def colour_at(reader: Reader, piece: str) -> QColor:
    place = reader.view.script.index(piece)
    block = reader.edit.document().findBlock(place)
    inside = place - block.position()
    for form in block.layout().formats():
        if form.start <= inside < form.start + form.length:
            return form.format.foreground().color()
    return QColor()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_colours_follow_the_theme(look: theme.Theme, dress: Callable[[theme.Theme], None], reader: Reader) -> None:
    reader.show()
    reader.wait_for(reader.wanted())
    dress(look)
    QCoreApplication.sendPostedEvents()
    weight = str(reader.learner.network.layers[0].weights_OI[0, 0])
    for piece, kind in (
        ("import torch", KEYWORD),
        ('"""XOR', TEXT),
        ("the same samples", TEXT),  # in the docstring, where "as" and "from" are words as any
        ("# The points", COMMENT),
        ("are there already", COMMENT),
        (weight, VALUE),
        ("101", VALUE),
    ):
        assert colour_at(reader, piece) == look.colour(kind), piece
    assert not colour_at(reader, "criterion(outputs").isValid()
    # A row of numbers is coloured in one go: a script may have thousands.
    row = reader.edit.document().findBlock(reader.view.script.index(weight)).layout()
    assert len(row.formats()) == 1


def test_it_is_named_explained_and_reached_with_the_keys(reader: Reader) -> None:
    assert reader.view.objectName() == "perceptron.code" and reader.view.accessibleName()
    for widget in (reader.edit, reader.copy):
        assert widget.accessibleName() and widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    reader.edit.setFocus()
    reader.qtbot.keyClick(reader.edit, Qt.Key.Key_Tab)
    assert not reader.edit.hasFocus()


def test_its_words_change_with_the_language(reader: Reader) -> None:
    label = reader.view.findChild(QLabel)
    assert label is not None and label.text() == "The next 100 steps, in PyTorch"
    label.setText("stale")
    reader.copy.setText("stale")
    QApplication.sendEvent(reader.view, QEvent(QEvent.Type.LanguageChange))
    assert label.text() == "The next 100 steps, in PyTorch" and reader.copy.text() == "Copy"
