"""A drawing by hand goes out of the program and comes back: saved, cleared, opened, dropped, replayed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from mnistgui.drawing.ink import Ink, Stroke
from mnistgui.ui.draw.import_dialog import ImportDialog
from mnistgui.ui.draw.stage_picture import StagePicture
from tests.journeys.window import Bench, line

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SEVEN = [line((60, 60), (170, 60)) + line((170, 60), (110, 210))]


def answer(bench: Bench) -> str:
    return bench.find(QLabel, "draw.answer").text()


def press_key(bench: Bench, key: Qt.Key) -> None:
    pad = bench.find(QWidget, "draw.pad")
    # Without a window manager nobody gives the keys back when a dialog is closed.
    bench.window.activateWindow()
    pad.setFocus()
    bench.qtbot.waitUntil(pad.hasFocus)
    bench.qtbot.keyClick(pad, key, CONTROL)


def type_file(bench: Bench, dialog_name: str, file: Path) -> None:
    """Write the path of ``file`` into the dialog and press Return."""
    bench.qtbot.waitUntil(lambda: bench.window.findChild(QFileDialog, dialog_name) is not None)
    name = bench.find(QFileDialog, dialog_name).findChild(QLineEdit, "fileNameEdit")
    # Not key by key: the list of names that opens below would take the Return.
    name.setText(str(file))
    bench.qtbot.keyClick(name, Qt.Key.Key_Return)


def drop(bench: Bench, file: Path) -> None:
    """Drag ``file`` onto the pad and let it fall, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    keys, action = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(99, 99), action, data, LEFT, keys)
    QApplication.sendEvent(bench.find(QWidget, "draw.pad"), entered)
    assert entered.isAccepted()
    QApplication.sendEvent(bench.window.draw_page, QDropEvent(QPointF(99, 99), action, data, LEFT, keys))


@pytest.fixture
def drawn(bench: Bench) -> Bench:
    """The program with a seven on the pad, drawn with the mouse and answered."""
    bench.window.activateWindow()
    bench.find(QWidget, "draw.pad").setFocus()
    bench.draw(SEVEN)
    bench.qtbot.waitUntil(lambda: answer(bench) == "7" and bench.window.draw_page.is_current)
    return bench


def test_a_drawing_is_saved_cleared_and_opened_again_as_the_same_ink(drawn: Bench, tmp_path: Path) -> None:
    pad = drawn.window.draw_page.pad
    ink, fed_HWC = pad.ink, drawn.window.draw_page.fed_HWC
    press_key(drawn, Qt.Key.Key_S)
    type_file(drawn, "draw.save.dialog", tmp_path / "seven")
    drawn.qtbot.waitUntil((tmp_path / "seven.svg").exists)

    drawn.click(QWidget, "draw.clear")
    assert answer(drawn) == ""
    press_key(drawn, Qt.Key.Key_O)
    type_file(drawn, "draw.open.dialog", tmp_path / "seven.svg")

    drawn.qtbot.waitUntil(lambda: answer(drawn) == "7")
    assert pad.ink == ink
    np.testing.assert_array_equal(drawn.window.draw_page.fed_HWC, fed_HWC)


def test_a_dropped_picture_is_previewed_taken_and_answered(drawn: Bench, tmp_path: Path) -> None:
    pad = drawn.window.draw_page.pad
    ink = pad.ink
    press_key(drawn, Qt.Key.Key_S)
    type_file(drawn, "draw.save.dialog", tmp_path / "seven.png")
    drawn.qtbot.waitUntil((tmp_path / "seven.png").exists)
    # On the grey paper of a scan, turned so that it is another drawing.
    with Image.open(tmp_path / "seven.png") as picture:
        picture.point([64 + value // 2 for value in range(256)]).rotate(8, fillcolor=191).save(tmp_path / "scan.png")

    drop(drawn, tmp_path / "scan.png")
    drawn.qtbot.waitUntil(lambda: drawn.window.findChild(ImportDialog) is not None)
    dialog = drawn.find(ImportDialog, "draw.import")
    seen_HWC = dialog.findChild(StagePicture, "draw.import.fed").image_HW
    assert pad.ink is ink
    drawn.qtbot.mouseClick(dialog.findChild(QPushButton, "draw.import.take"), LEFT)

    drawn.qtbot.waitUntil(lambda: answer(drawn) == "7" and drawn.window.draw_page.is_current)
    np.testing.assert_array_equal(drawn.window.draw_page.fed_HWC, seen_HWC)
    drawn.click(QWidget, "draw.undo")
    assert pad.ink is ink


def test_a_hostile_file_is_refused_in_words_and_the_drawing_stays(drawn: Bench, tmp_path: Path) -> None:
    ink = drawn.window.draw_page.pad.ink
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    (tmp_path / "bomb.svg").write_text(f'<!DOCTYPE svg [<!ENTITY l0 "lol">{laughs}]><svg><text>&l9;</text></svg>')

    drop(drawn, tmp_path / "bomb.svg")
    drawn.qtbot.waitUntil(lambda: drawn.window.findChild(QMessageBox, "error.dialog") is not None)

    box = drawn.find(QMessageBox, "error.dialog")
    assert box.text() == "This SVG file declares a document type or entities, which are not read."
    assert drawn.window.draw_page.pad.ink is ink
    box.close()


def test_a_replay_goes_through_other_answers_and_ends_with_the_same(drawn: Bench) -> None:
    ink = drawn.window.draw_page.pad.ink
    answers: list[str] = []
    drawn.window.answerer.answered.connect(lambda _: answers.append(answer(drawn)))
    # The mouse of a test is too quick to be watched.
    points = tuple(replace(point, t=number / 40) for number, point in enumerate(ink.strokes[0].points))
    slowed = Ink((Stroke(points),))
    drawn.window.draw_page.pad.set_ink(slowed)

    drawn.qtbot.keyClick(drawn.find(QWidget, "draw.pad"), Qt.Key.Key_P)
    assert drawn.window.draw_page.player.is_playing
    drawn.qtbot.waitUntil(lambda: not drawn.window.draw_page.player.is_playing)
    drawn.qtbot.waitUntil(lambda: drawn.window.draw_page.is_current)

    assert answer(drawn) == "7" and len(set(answers)) > 1
    assert drawn.window.draw_page.pad.ink is slowed
