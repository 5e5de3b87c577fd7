"""Settings as TOML: opened, saved, copied, pasted, dropped; what cannot be used is said and changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from mnistgui.messages import UserError
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.ui.hyperparameters.panel import HyperPanel
from mnistgui.ui.hyperparameters.settings_files import MOST_BYTES, SettingsFiles, read_settings
from mnistgui.ui.threads.job import JobKeeper
from tests.ui.hyper_panel import control, enter, made_panel

OTHER = replace(DEFAULTS, epochs=9, learning_rate=0.03, model="cnn", schedule="cosine")


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    return made_panel(qtbot)


@pytest.fixture
def files(qtbot, panel: HyperPanel) -> Iterator[SettingsFiles]:
    jobs = JobKeeper()
    made = SettingsFiles(panel, jobs)
    made.failed.connect(pytest.fail)
    yield made
    qtbot.waitUntil(lambda: not jobs.busy)


@pytest.fixture
def edits(panel: HyperPanel) -> list[TrainingConfig]:
    got: list[TrainingConfig] = []
    panel.config_edited.connect(got.append)
    return got


@pytest.fixture
def notices(files: SettingsFiles) -> list[str]:
    got: list[str] = []

    def note(message) -> None:
        got.append(message.english())

    files.noticed.connect(note)
    return got


def refused(panel: HyperPanel) -> str:
    label = panel.findChild(QLabel, "hyper.file.refusal")
    return label.text() if label.isVisible() else ""


def choose(panel: HyperPanel, name: str) -> None:
    """Trigger the entry ``name`` of the menu."""
    menu = control(panel, "file").menu()
    next(action for action in menu.actions() if action.objectName() == f"hyper.file.{name}").trigger()


def drop(panel: HyperPanel, data: QMimeData) -> bool:
    """Drag ``data`` onto the panel and let it fall; return whether the panel wanted it."""
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter_event = QDragEnterEvent(QPoint(20, 300), action, data, buttons, keys)
    enter_event.ignore()
    QApplication.sendEvent(panel, enter_event)
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 300), action, data, buttons, keys))
    return enter_event.isAccepted()


def of_file(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_what_was_saved_comes_back(qtbot, panel: HyperPanel, files, edits: list, notices: list, tmp_path: Path):
    panel.set_config(OTHER)
    choose(panel, "save")
    file = tmp_path / "mine.toml"
    panel.findChild(QFileDialog, "hyper.save.dialog").fileSelected.emit(str(file))
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert str(file) in notices[0]
    assert TrainingConfig.from_toml(file.read_text("utf-8")) == OTHER
    panel.set_config(DEFAULTS)
    choose(panel, "open")
    panel.findChild(QFileDialog, "hyper.open.dialog").fileSelected.emit(str(file))
    qtbot.waitUntil(lambda: edits == [OTHER])
    assert panel.config == OTHER and control(panel, "epochs").value() == 9
    panel.undo()
    assert panel.config == DEFAULTS


def test_what_was_copied_can_be_pasted(qtbot, panel: HyperPanel, files, edits: list, notices: list):
    panel.set_config(OTHER)
    choose(panel, "copy")
    assert TrainingConfig.from_toml(QGuiApplication.clipboard().text()) == OTHER and "clipboard" in notices[0]
    panel.set_config(DEFAULTS)
    choose(panel, "paste")
    qtbot.waitUntil(lambda: edits == [OTHER])


def test_a_dropped_file_and_a_dropped_text_are_taken(qtbot, panel: HyperPanel, files, edits: list, tmp_path: Path):
    file = tmp_path / "DROPPED.TOML"
    file.write_text("epochs = 9\n", "utf-8")
    assert drop(panel, of_file(file))
    qtbot.waitUntil(lambda: edits == [replace(DEFAULTS, epochs=9)])
    assert drop(panel, of_text('model = "single"'))
    qtbot.waitUntil(lambda: len(edits) == 2)
    # What the text does not name is the default, as in every config file.
    assert edits[1] == replace(DEFAULTS, model="single", hidden=DEFAULTS.hidden)


def test_other_files_and_several_at_once_are_not_wanted(panel: HyperPanel, files, edits: list, tmp_path: Path):
    for paths in ([tmp_path / "picture.png"], [tmp_path / "a.toml", tmp_path / "b.toml"]):
        assert not drop(panel, of_file(*paths))
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/settings.toml")])
    assert not drop(panel, web)
    assert edits == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('learning_rate = "fast"', ("learning_rate", "1e-06", "100", "'fast'")),
        ("epoch = 3", ("epoch", "there is no such setting", "epochs")),
        ("epochs = 3\nbatch_size = ", ("not valid TOML",)),
        ("momentum = 0.9\noptimizer = 'adam'", ("momentum", "sgd and rmsprop")),
        ("", ("no text",)),
        ("# " + "x" * MOST_BYTES, ("256 KB",)),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(
    qtbot, panel: HyperPanel, files, edits: list, text: str, words: tuple[str, ...]
):
    enter(control(panel, "epochs"), 7)
    files.take_text(text)
    qtbot.waitUntil(lambda: refused(panel) != "")
    assert refused(panel).startswith("Not taken.")
    assert all(word in refused(panel) for word in words)
    assert panel.config == edits[-1] == replace(DEFAULTS, epochs=7)
    enter(control(panel, "epochs"), 8)
    assert refused(panel) == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"epochs = \xff\xfe3", "UTF-8"),
        (b"\x00" * 100, "not valid TOML"),
        (b"a" * (MOST_BYTES + 1), "256 KB"),
        (b"epochs = 5\nhidden = [128, ", "not valid TOML"),  # a copy that was cut short
        (None, "no such file"),
    ],
)
def test_a_damaged_file_is_named_and_changes_nothing(
    qtbot, panel: HyperPanel, files, edits: list, tmp_path: Path, content: bytes | None, words: str
):
    file = tmp_path / "damaged.toml"
    if content is not None:
        file.write_bytes(content)
    files.open(file)
    qtbot.waitUntil(lambda: refused(panel) != "")
    assert refused(panel).startswith("Not taken from damaged.toml.") and words in refused(panel)
    assert edits == [] and panel.config == DEFAULTS


def test_a_file_with_the_mark_of_windows_editors_is_read(tmp_path: Path):
    file = tmp_path / "notepad.toml"
    file.write_bytes(b"\xef\xbb\xbfepochs = 3\r\n")
    assert read_settings(file) == replace(DEFAULTS, epochs=3)


def test_a_folder_is_no_settings_file(tmp_path: Path):
    with pytest.raises(UserError, match="no such file"):
        read_settings(tmp_path)


def test_settings_of_another_machine_are_taken_without_its_device(
    qtbot, panel: HyperPanel, files, edits: list, notices: list
):
    files.take_text('epochs = 9\ndevice = "cuda"')
    qtbot.waitUntil(lambda: edits == [replace(DEFAULTS, epochs=9)])
    assert "no cuda" in notices[0]


def test_a_file_that_cannot_be_written_is_named(qtbot, panel: HyperPanel, files: SettingsFiles, tmp_path: Path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    files.failed.disconnect()
    choose(panel, "save")
    with qtbot.waitSignal(files.failed) as failed:
        dialog = panel.findChild(QFileDialog, "hyper.save.dialog")
        dialog.fileSelected.emit(str(tmp_path / "file" / "mine.toml"))
    assert "mine.toml" in failed.args[0].english() and "cannot be written" in failed.args[0].english()


def test_during_a_run_settings_can_be_saved_and_none_are_taken(qtbot, panel: HyperPanel, files, edits: list):
    panel.set_locked(True)
    enabled = {action.objectName(): action.isEnabled() for action in control(panel, "file").menu().actions()}
    assert enabled == {"hyper.file.open": False, "hyper.file.save": True, "hyper.file.copy": True,
                       "hyper.file.paste": False}  # fmt: skip
    assert not drop(panel, of_text("epochs = 9"))
    files.take_text("epochs = 9")  # was asked for before the run started
    qtbot.waitUntil(lambda: "Stop the run" in refused(panel))
    assert edits == [] and panel.config == DEFAULTS


def test_every_entry_of_the_menu_explains_itself(panel: HyperPanel):
    for action in control(panel, "file").menu().actions():
        assert action.text() and len(action.toolTip()) > 20
    assert control(panel, "file").accessibleName()
    assert len(FIELDS) == len(TrainingConfig.from_toml(DEFAULTS.to_toml()).to_dict())
