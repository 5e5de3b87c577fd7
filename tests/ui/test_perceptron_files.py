"""The lab's files: what goes out comes back; what cannot be used changes nothing, and is said in words."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.export.lab_script import lab_script
from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.run_tables import path_of, path_table, weights_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.state import Lab, lab_to_dict, lab_to_text
from mnistgui.perceptron.table_files import TableError, parse_number, read_table, write_table
from mnistgui.ui.perceptron.files import lab_files, text_files
from mnistgui.ui.perceptron.files.lab_file_button import LabFileButton
from mnistgui.ui.perceptron.files.lab_files import LabFiles
from mnistgui.ui.perceptron.files.table_words import refusal_words
from mnistgui.ui.threads.job import JobKeeper
from tests.ui.test_draw_page import Shouting

SHUFFLED = Batches(size=3, shuffled=True, seed=7)
ALL = (
    LearnerSettings(learner=THRESHOLD_RULE, rate=0.1, batches=SHUFFLED),
    LearnerSettings(learner=SINGLE_LAYER, rate=0.5, seed=3, loss=Loss.MSE, output=Output.TANH),
    LearnerSettings(
        learner=MULTILAYER,
        hidden=(3, 2),
        activation=(Activation.RELU, Activation.SIGMOID),
        rate=0.05,
        seed=4,
        optimizer=Optimizer(rule=Rule.ADAM, beta1=0.8),
        batches=SHUFFLED,
    ),
)


class Desk:
    """A window with the button, a lab, and what was said and opened."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.jobs = qtbot, JobKeeper()
        problem = PROBLEMS["XOR"]
        self.lab = Lab(problem=problem, learners=tuple(make_learner(problem, one) for one in ALL), settings=ALL)
        for learner in self.lab.learners:
            for _ in range(7):
                learner.step()
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.files = LabFiles(self.host, self.jobs, self.present)
        QVBoxLayout(self.host).addWidget(self.files.button)
        self.said: list[str] = []
        self.labs: list[Lab] = []
        self.problems: list[Problem] = []
        self.files.said.connect(self.said.append)
        self.files.lab_opened.connect(self.labs.append)
        self.files.points_opened.connect(self.problems.append)
        self.host.show()
        qtbot.waitExposed(self.host)

    def present(self) -> Lab:
        return self.lab

    def ask(self, name: str) -> QFileDialog:
        """Choose an entry of the menu and return the dialog that it opens."""
        self.files.button.actions_by_name[name].trigger()
        dialog = self.host.findChild(QFileDialog, f"perceptron.{name}.dialog")
        assert dialog is not None
        return dialog

    def choose(self, name: str, file: Path) -> None:
        """Choose an entry of the menu, and a file in its dialog."""
        dialog = self.ask(name)
        dialog.fileSelected.emit(str(file))
        dialog.reject()

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)
        QCoreApplication.sendPostedEvents()

    def exported(self, name: str, file: Path) -> str:
        self.choose(name, file)
        self.idle()
        assert self.said == [f"Saved: {file}"]
        return file.read_bytes().decode("utf-8")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.idle()
    QGuiApplication.clipboard().clear()


def test_a_saved_lab_opens_again_with_every_number(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "mine.lab.json"
    desk.choose("save", file)
    desk.idle()
    desk.choose("open", file)
    desk.qtbot.waitUntil(lambda: len(desk.labs) == 1)
    assert lab_to_dict(desk.labs[0]) == lab_to_dict(desk.lab)
    for one, other in zip(desk.lab.learners, desk.labs[0].learners, strict=True):
        for _ in range(9):
            assert one.step() == other.step()
    assert lab_to_dict(desk.labs[0]) == lab_to_dict(desk.lab)
    assert desk.said == [f"Saved: {file}"]


def test_a_byte_order_mark_does_no_harm(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.lab.json").write_text(lab_to_text(desk.lab), "utf-8-sig")
    desk.choose("open", tmp_path / "a.lab.json")
    desk.qtbot.waitUntil(lambda: len(desk.labs) == 1)


def test_what_is_saved_is_the_lab_when_the_file_was_chosen(desk: Desk, tmp_path: Path) -> None:
    wanted = lab_to_text(desk.lab)
    desk.choose("save", tmp_path / "a.lab.json")
    for learner in desk.lab.learners:  # while it is being written the lab goes on
        for _ in range(50):
            learner.step()
    desk.idle()
    assert (tmp_path / "a.lab.json").read_text("utf-8") == wanted


def test_points_go_out_and_come_back(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    assert desk.exported("export_points", file) == write_table(desk.lab.problem)
    desk.choose("import_points", file)
    desk.qtbot.waitUntil(lambda: len(desk.problems) == 1)
    assert desk.problems[0].points_NI.tolist() == desk.lab.problem.points_NI.tolist()
    assert desk.problems[0].labels_N.tolist() == desk.lab.problem.labels_N.tolist()
    assert desk.problems[0].name == "points"


def test_a_table_of_a_spreadsheet_is_taken(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "their points.csv").write_bytes("\ufeffx1,x2,class\r\n1.5,2,1\r\n0,−1,0\r\n".encode())
    desk.choose("import_points", tmp_path / "their points.csv")
    desk.qtbot.waitUntil(lambda: len(desk.problems) == 1)
    assert desk.problems[0].points_NI.tolist() == [[1.5, 2.0], [0.0, -1.0]]


@pytest.mark.parametrize("current", [0, 1, 2, 7])
def test_weights_path_and_script_are_those_of_the_current_learner(desk: Desk, tmp_path: Path, current: int) -> None:
    desk.files.current = current
    learner, made = desk.lab.learners[min(current, 2)], ALL[min(current, 2)]
    for name, wanted in (
        ("export_weights", weights_table(learner)),
        ("export_path", path_table(path_of(learner))),
        ("export_script", lab_script(learner, made)),
    ):
        assert desk.exported(name, tmp_path / name) == wanted
        desk.said.clear()


def test_the_script_is_run_and_gives_the_lab_s_losses(desk: Desk, tmp_path: Path) -> None:
    desk.files.current = 2
    learner = desk.lab.learners[2]
    desk.exported("export_script", tmp_path / "lab.py")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "lab.py")], capture_output=True, text=True, timeout=100, check=True
    )
    assert isinstance(learner, SmoothLearner)
    losses = [float(line.split(": loss ")[1]) for line in done.stdout.splitlines()[:100]]
    for loss in losses:
        learner.step()
        assert loss == pytest.approx(learner.loss, rel=1e-11)


def test_the_script_is_copied(desk: Desk) -> None:
    desk.files.button.actions_by_name["copy_script"].trigger()
    desk.qtbot.waitUntil(lambda: len(desk.said) == 1)
    assert desk.said == ["The script is on the clipboard."]
    assert QGuiApplication.clipboard().text() == lab_script(desk.lab.learners[0], ALL[0])


# What cannot be used ------------------------------------------------------------------------------------------------


def broken(desk: Desk, name: str, file: Path) -> str:
    """Choose ``file`` in the menu's entry ``name`` and return what is said of it; nothing else may come of it."""
    desk.choose(name, file)
    desk.qtbot.waitUntil(lambda: len(desk.said) == 1)
    desk.idle()
    assert desk.labs == [] and desk.problems == [] and len(desk.said) == 1
    return desk.said.pop()


def valid() -> str:
    problem = PROBLEMS["AND"]
    return lab_to_text(Lab(problem=problem, learners=(make_learner(problem, ALL[1]),), settings=ALL[1:2]))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no lab of this program: this is no JSON text"),
        (b"{", "is no lab of this program: this is no JSON text"),
        (b"[" * 100_000, "is no lab of this program: this is no JSON text"),
        (b"1" * 5000, "is no lab of this program: this is no JSON text"),
        (b"[1]", "is no lab of this program: lab must be an object, not a list"),
        (b'{"format": 1, "points": []}', "lab has the unknown key 'points'"),
        (valid().replace('"rate": 0.5', '"rate": 1e400').encode(), "rate must be finite"),
        (valid().replace('"rate": 0.5', '"rate": NaN').encode(), "rate must be finite"),
        (valid().replace('"mse"', '"cross entropy"').encode(), "cross entropy needs probabilities"),
        (valid().encode("utf-16"), "is no text file in UTF-8."),
        (b"\x89PNG\r\n\x1a\n\xff\xd8", "is no text file in UTF-8."),
        (b"{}\0", "is no text file in UTF-8."),
    ],
)
def test_a_file_that_is_no_lab_is_refused(desk: Desk, tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "it.lab.json"
    file.write_bytes(content)
    said = broken(desk, "open", file)
    assert said.startswith("it.lab.json is no ") and words in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1: the table is empty"),
        (b"x1,x2,class\n1,2,0\n1,abc,1\n", "line 3: x2: 'abc' is not a number"),
        (b"x1,x2,class\n1e400,2,0\n", "line 2: x1: '1e400' is too large"),
        (b"x1,x2,class\n,2,0\n", "line 2: x1: a number is missing"),
        (b"x1,x2,class\nNaN,2,0\n", "'NaN' is not a number"),
        (b"x1,x2,class\n1,2,9\n", "class: must be 0 to 3, not '9'"),
        (b"x1;x2;class\n1;2;0\n", "the first line must be x1,x2,class"),
        (b"x1,x2,class\n" + b"1,2,0\n" * 2001, "more than 2000 points"),
        ("x1,x2,class\n1,2,0\n".encode("utf-16"), "is no text file in UTF-8."),
        ("이름\n".encode("cp949"), "is no text file in UTF-8."),
    ],
)
def test_a_file_that_is_no_table_of_points_is_refused(desk: Desk, tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "it.csv"
    file.write_bytes(content)
    said = broken(desk, "import_points", file)
    assert "it.csv" in said and words in said


@pytest.mark.parametrize(("name", "most"), [("open", "MOST_LAB_BYTES"), ("import_points", "MOST_TABLE_BYTES")])
def test_a_file_that_is_too_large_is_not_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: str
) -> None:
    assert getattr(lab_files, most) >= 2**21
    monkeypatch.setattr(lab_files, most, 2**20)
    (tmp_path / "big").write_bytes(b" " * (2**20 + 1))
    assert broken(desk, name, tmp_path / "big").startswith("big is larger than 1 MB")
    (tmp_path / "big").write_bytes(b" \n" * 2**19)
    assert "larger" not in broken(desk, name, tmp_path / "big")


@pytest.mark.parametrize("name", ["open", "import_points"])
def test_what_is_no_file_is_refused(desk: Desk, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken(desk, name, tmp_path / "gone") == f"There is no file {tmp_path / 'gone'}."
    assert "cannot be read: it is not a regular file" in broken(desk, name, tmp_path)
    (tmp_path / "secret").write_text("{}")

    def forbidden(file: Path, most: int) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(text_files, "read_bounded", forbidden)
    assert broken(desk, name, tmp_path / "secret") == f"You are not allowed to read {tmp_path / 'secret'}."


def test_a_file_that_cannot_be_written_stays_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("old")
    assert "cannot be written: " in broken(desk, "save", tmp_path / "file" / "a.lab.json")

    def full(path: Path, *_: object, **__: object) -> int:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        said = broken(desk, "export_script", tmp_path / "file")
    assert said == f"{tmp_path / 'file'} cannot be written: No space left on device."

    def forbidden(_self: Path, *_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", forbidden)
        assert broken(desk, "export_points", tmp_path / "file") == f"You are not allowed to write {tmp_path / 'file'}."
    assert (tmp_path / "file").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_of_two_labs_opened_at_once_the_last_one_comes(desk: Desk, tmp_path: Path) -> None:
    for name, gate in (("a", "AND"), ("b", "OR")):
        problem = PROBLEMS[gate]
        lab = Lab(problem=problem, learners=(make_learner(problem, ALL[1]),), settings=ALL[1:2])
        (tmp_path / name).write_text(lab_to_text(lab), "utf-8")
    desk.files.open_lab(tmp_path / "a")
    desk.files.open_lab(tmp_path / "b")
    desk.idle()
    assert [lab.problem.name for lab in desk.labs] == ["OR"]


# Dialogs and keys ---------------------------------------------------------------------------------------------------


def test_a_name_typed_without_a_suffix_gets_it(desk: Desk, tmp_path: Path) -> None:
    for name, suffix in (("save", "lab.json"), ("export_path", "csv"), ("export_script", "py")):
        dialog = desk.ask(name)
        dialog.setDirectory(str(tmp_path))
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        assert field.text().startswith("XOR")
        field.selectAll()
        desk.qtbot.keyClicks(field, name)
        desk.qtbot.keyClick(field, Qt.Key.Key_Return)
        desk.idle()
        assert desk.said.pop() == f"Saved: {tmp_path / f'{name}.{suffix}'}"


def test_a_dialog_that_is_closed_writes_nothing(desk: Desk) -> None:
    dialog = desk.ask("save")
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.idle()
    assert desk.said == []


@pytest.mark.parametrize(
    ("name", "wanted"), [("a/b\\c:*", "abc.lab.json"), ("원 4", "4.lab.json"), ("…", "lab.lab.json")]
)
def test_any_problem_s_name_becomes_a_name_of_a_file(desk: Desk, name: str, wanted: str) -> None:
    desk.lab = replace(desk.lab, problem=replace(desk.lab.problem, name=name))
    dialog = desk.ask("save")
    assert Path(dialog.selectedFiles()[0]).name == wanted
    dialog.reject()


def test_the_menu_is_opened_and_used_with_the_keys(desk: Desk) -> None:
    button, seen = desk.files.button, []

    def use() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.append(menu)
            desk.qtbot.keyClick(menu, Qt.Key.Key_C)

    # The menu has a loop of its own, in which the hand goes on.
    hand = QTimer()
    hand.timeout.connect(use)
    hand.start(10)
    desk.qtbot.keyClick(button, Qt.Key.Key_Space)
    hand.stop()
    desk.qtbot.waitUntil(lambda: len(desk.said) == 1)
    assert desk.said == ["The script is on the clipboard."]
    assert seen == [desk.files.menu()]


def test_every_entry_is_named_and_explained_and_no_key_means_two_things(desk: Desk) -> None:
    button = desk.files.button
    assert button.objectName() == "perceptron.file" and button.accessibleName() and button.toolTip()
    assert button.focusPolicy() is Qt.FocusPolicy.StrongFocus
    texts = [action.text() for action in button.actions_by_name.values()]
    keys = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(keys)) == len(keys) == 9
    for name, action in button.actions_by_name.items():
        assert action.objectName() == f"perceptron.file.{name}"
        assert len(action.toolTip()) > 20 and action.toolTip() != action.text()
    assert button.menu().toolTipsVisible()


# Words in another language ------------------------------------------------------------------------------------------


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[Callable[[], None]]:
    translator = Shouting()
    yield lambda: (qapp.installTranslator(translator), QCoreApplication.sendPostedEvents())[1]
    qapp.removeTranslator(translator)


def error_of(make: Callable[[], object]) -> ValueError:
    with pytest.raises(ValueError) as caught:
        make()
    return caught.value


def test_refusals_are_said_in_the_window_s_language(shouting: Callable[[], None]) -> None:
    table = error_of(lambda: read_table("x1,x2,class\n1,abc,0\n" + "1,2\n" * 6, "bad"))
    number = error_of(lambda: parse_number("1e400"))
    assert isinstance(table, TableError)
    assert refusal_words(table) == str(table)
    assert refusal_words(ValueError("plain")) == "plain"
    shouting()
    assert refusal_words(table).startswith("LINE 2: x2: 'abc' IS NOT A NUMBER; LINE 3: 2 COLUMNS INSTEAD OF 3; ")
    assert refusal_words(table).endswith("; AND 2 MORE")
    assert refusal_words(number) == "'1e400' IS TOO LARGE"
    assert str(table).startswith("line 2: x2: 'abc' is not a number")


def test_the_button_and_what_is_said_change_their_language(
    desk: Desk, tmp_path: Path, shouting: Callable[[], None]
) -> None:
    shouting()
    desk.qtbot.waitUntil(lambda: desk.files.button.text() == "FILE")
    assert desk.files.button.actions_by_name["save"].text() == "&SAVE LAB…"
    (tmp_path / "a").write_text("[1]")
    assert broken(desk, "open", tmp_path / "a") == ("a IS NO LAB OF THIS PROGRAM: lab MUST BE AN OBJECT, NOT A LIST")
    assert broken(desk, "open", tmp_path / "b") == f"THERE IS NO FILE {tmp_path / 'b'}."


def test_a_language_change_reaches_the_button_alone(qtbot: QtBot) -> None:
    button = LabFileButton()
    qtbot.addWidget(button)
    button.setText("stale")
    QApplication.sendEvent(button, QEvent(QEvent.Type.LanguageChange))
    assert button.text() == "File"
