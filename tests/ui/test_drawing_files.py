"""Drawings and pictures to and from the pad; a picture is seen before it is taken, and a refusal changes nothing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.ink_files import ink_of_svg, read_ink, svg_of
from mnistgui.drawing.picture_digit import read_digit
from mnistgui.ui.draw import drawing_files
from mnistgui.ui.draw.drawing_files import DrawingFiles
from mnistgui.ui.draw.import_dialog import ImportDialog
from mnistgui.ui.draw.incoming import SVG_TYPE
from mnistgui.ui.draw.ink_picture import picture_of
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.draw.stage_picture import StagePicture
from mnistgui.ui.threads.answerer import Answerer
from mnistgui.ui.threads.job import JobKeeper

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
DRAWN = Ink((Stroke((Point(0.3, 0.2), Point(0.3, 0.8, 0.4))),))
OTHER = Ink((Stroke((Point(0.2, 0.5, 0.1, 0.5), Point(0.8, 0.5, 1 / 3, 0.75)), 0.1), Stroke((Point(0.5, 0.5, 2.0),))))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[DrawPage]:
    answerer = Answerer()
    page = DrawPage(answerer)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.pad.set_ink(DRAWN)
    yield page
    answerer.shut_down()
    QGuiApplication.clipboard().clear()


class Heard:
    """What was said to the user."""

    def __init__(self, files: DrawingFiles) -> None:
        self.notices: list[str] = []
        self.failures: list[str] = []
        self.details: list[str] = []
        files.noticed.connect(self.notice)
        files.failed.connect(self.fail)

    def notice(self, message) -> None:
        self.notices.append(message.english())

    def fail(self, message, details: str) -> None:
        self.failures.append(message.english())
        self.details.append(details)


@pytest.fixture
def heard(qtbot: QtBot, page: DrawPage) -> Iterator[Heard]:
    jobs = JobKeeper()
    yield Heard(DrawingFiles(page, jobs))
    qtbot.waitUntil(lambda: not jobs.busy)


def trigger(page: DrawPage, name: str) -> None:
    action = page.findChild(QAction, f"draw.{name}")
    assert action is not None and action.isEnabled()
    action.trigger()


def choose_file(page: DrawPage, name: str, file: Path) -> None:
    """Ask for a file in the menu and choose it in the dialog."""
    trigger(page, name)
    dialog = page.findChild(QFileDialog, f"draw.{name}.dialog")
    dialog.fileSelected.emit(str(file))
    dialog.close()


def drop(page: DrawPage, data: QMimeData) -> bool:
    """Drag ``data`` onto the pad and let it fall; return whether it was wanted."""
    # With Shift a file manager proposes to move.
    buttons, keys, action = LEFT, Qt.KeyboardModifier.ShiftModifier, Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPoint(100, 100), action | Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(page.pad, enter)
    event = QDropEvent(QPointF(100, 100), action | Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, event)
    # A file manager whose file was "moved" would delete it.
    assert not enter.isAccepted() or event.dropAction() == Qt.DropAction.CopyAction
    return enter.isAccepted()


def of_file(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def seven(file: Path) -> Path:
    picture = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(picture).line([(200, 80), (380, 80), (260, 340)], "navy", 24)
    picture.save(file)
    return file


def preview(qtbot: QtBot, page: DrawPage) -> ImportDialog:
    qtbot.waitUntil(lambda: page.findChild(ImportDialog) is not None and page.findChild(ImportDialog).isVisible())
    return page.findChild(ImportDialog)


# Drawings -------------------------------------------------------------------------------------------------------------


def test_a_drawing_is_saved_and_opened_and_undo_brings_back_the_one_before(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    page.pad.set_ink(OTHER)
    choose_file(page, "save", tmp_path / "other.svg")
    qtbot.waitUntil(lambda: len(heard.notices) == 1)
    assert read_ink(tmp_path / "other.svg") == OTHER

    page.pad.undo()
    choose_file(page, "open", tmp_path / "other.svg")
    qtbot.waitUntil(lambda: page.pad.ink == OTHER)
    page.pad.undo()
    assert page.pad.ink == DRAWN


def test_a_drawing_is_saved_as_a_picture_black_on_white(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    choose_file(page, "save", tmp_path / "drawn.PNG")
    qtbot.waitUntil(lambda: len(heard.notices) == 1)

    picture_HW = np.asarray(Image.open(tmp_path / "drawn.PNG"))
    assert picture_HW.shape == (1024, 1024)
    dark = np.nonzero(picture_HW < 128)
    assert (dark[0].min(), dark[0].max()) == pytest.approx((0.165 * 1024, 0.835 * 1024), abs=2)
    assert (dark[1].min(), dark[1].max()) == pytest.approx((0.265 * 1024, 0.335 * 1024), abs=2)


def test_the_very_pixels_that_are_fed_are_saved(qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: page.fed_HWC is not None)
    choose_file(page, "save_fed", tmp_path / "fed.png")
    qtbot.waitUntil(lambda: len(heard.notices) == 1)

    np.testing.assert_array_equal(np.asarray(Image.open(tmp_path / "fed.png")), page.fed_HWC[..., 0])


def test_what_cannot_be_written_is_said(qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for number, name in enumerate(("drawn.jpg", "file/drawn.svg", "file/drawn.png"), start=1):
        choose_file(page, "save", tmp_path / name)
        qtbot.waitUntil(lambda number=number: len(heard.failures) == number)

    assert ".svg or .png, not as .jpg" in heard.failures[0]
    assert all("cannot be written to" in failure for failure in heard.failures[1:])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_nothing_can_be_saved_copied_or_replayed_while_nothing_is_drawn(page: DrawPage, heard: Heard) -> None:
    def enabled() -> set[str]:
        return {name for name, action in page.actions_by_name.items() if action.isEnabled()}

    assert enabled() == {"open", "paste", "save", "save_fed", "copy", "replay"}
    page.pad.clear()
    assert enabled() == {"open", "paste"}


def test_other_programs_show_the_widths_of_a_pressed_pen(page: DrawPage) -> None:
    points = [(0.2, 0.2, 0.1), (0.7, 0.3, 0.9), (0.3, 0.6, 0.4), (0.8, 0.8, 0.0)]
    ink = Ink((Stroke(tuple(Point(x, y, pressure=p) for x, y, p in points), 0.1), *OTHER.strokes))
    picture = QImage(512, 512, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    QSvgRenderer(svg_of(ink).encode()).render(painter)
    painter.end()

    def grey(picture: QImage) -> np.ndarray:
        return np.frombuffer(picture.constBits(), np.uint8).reshape(512, 512).astype(float)

    difference = np.abs(grey(picture) - grey(picture_of(ink, 512)))
    assert difference.max() < 128 and difference.mean() < 0.3
    assert ink_of_svg(svg_of(ink)) == ink


# Pictures -------------------------------------------------------------------------------------------------------------


def test_a_dropped_picture_is_seen_before_it_is_taken_and_undo_brings_the_drawing_back(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    file = seven(tmp_path / "seven.png")
    assert drop(page, of_file(file))
    dialog = preview(qtbot, page)
    expected = read_digit(file, (28, 28))

    np.testing.assert_array_equal(dialog.findChild(StagePicture, "draw.import.fed").image_HW, expected)
    assert page.pad.ink == DRAWN

    qtbot.mouseClick(dialog.findChild(QPushButton, "draw.import.take"), LEFT)
    np.testing.assert_array_equal(page.pad.ink.picture.pixels_HWC, expected)
    qtbot.waitUntil(lambda: np.array_equal(page.fed_HWC, expected))
    page.pad.undo()
    assert page.pad.ink == DRAWN


def test_a_picture_that_is_not_taken_leaves_the_drawing(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    drop(page, of_file(seven(tmp_path / "seven.png")))
    dialog = preview(qtbot, page)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert page.pad.ink == DRAWN
    qtbot.waitUntil(lambda: page.findChild(ImportDialog) is None)


def test_ink_and_paper_can_be_swapped(qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path) -> None:
    file = seven(tmp_path / "seven.png")
    choose_file(page, "open", file)
    dialog = preview(qtbot, page)
    swapped = read_digit(file, (28, 28), swapped=True)
    assert not np.array_equal(swapped, dialog.fed_HWC)

    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.findChild(QCheckBox, "draw.import.swap").isChecked)
    np.testing.assert_array_equal(dialog.findChild(StagePicture, "draw.import.fed").image_HW, swapped)
    qtbot.keyClick(dialog.findChild(QPushButton, "draw.import.take"), Qt.Key.Key_Return)

    np.testing.assert_array_equal(page.pad.ink.picture.pixels_HWC, swapped)


def test_a_second_picture_takes_the_place_of_the_first_preview(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    drop(page, of_file(seven(tmp_path / "a.png")))
    first = preview(qtbot, page)
    drop(page, of_file(seven(tmp_path / "b.png")))
    qtbot.waitUntil(lambda: [d for d in page.findChildren(ImportDialog) if d.isVisible()] != [first])
    qtbot.waitUntil(lambda: len(page.findChildren(ImportDialog)) == 1)


def test_what_is_no_picture_and_no_drawing_is_refused_in_a_sentence_and_changes_nothing(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    (tmp_path / "text.png").write_text("I am text")
    Image.new("1", (10_000, 10_000)).save(tmp_path / "huge.png")
    Image.new("L", (1, 1)).save(tmp_path / "tiny.png")
    (tmp_path / "bomb.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')
    for number, name in enumerate(("text.png", "huge.png", "tiny.png", "bomb.svg", "none.png"), start=1):
        assert drop(page, of_file(tmp_path / name))
        qtbot.waitUntil(lambda number=number: len(heard.failures) == number)

    expected = ("not a picture of a known kind", "10,000x10,000", "1x1", "document type", "No such file")
    assert all(part in failure for part, failure in zip(expected, heard.failures, strict=True))
    assert all(failure.endswith(".") for failure in heard.failures)
    assert heard.details == [""] * 5
    assert page.pad.ink == DRAWN and page.findChild(ImportDialog) is None


def test_many_files_and_mere_words_are_not_wanted(page: DrawPage, heard: Heard, tmp_path: Path) -> None:
    words = QMimeData()
    words.setText("seven")
    away = QMimeData()
    away.setUrls([QUrl("https://example.org/seven.png")])
    assert not drop(page, of_file(tmp_path / "a.png", tmp_path / "b.png"))
    assert not drop(page, words)
    assert not drop(page, away)
    assert heard.failures == []


# The clipboard --------------------------------------------------------------------------------------------------------


def test_what_was_copied_is_pasted_as_the_same_strokes(qtbot: QtBot, page: DrawPage, heard: Heard) -> None:
    page.activateWindow()
    page.pad.setFocus()
    page.pad.set_ink(OTHER)
    qtbot.keyClick(page.pad, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: heard.notices == ["The drawing is on the clipboard."])
    assert QGuiApplication.clipboard().image().width() == 1024
    page.pad.clear()
    qtbot.keyClick(page.pad, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: page.pad.ink == OTHER)


def test_a_copy_is_made_in_another_thread_and_a_paste_waits_for_it(
    qtbot: QtBot, page: DrawPage, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    go_on = threading.Event()

    def slow(ink: Ink) -> QImage:
        threads.append(threading.get_ident())
        assert go_on.wait(10)
        return picture_of(ink)

    monkeypatch.setattr(drawing_files, "picture_of", slow)
    QGuiApplication.clipboard().setText("seven")
    page.pad.set_ink(OTHER)
    trigger(page, "copy")
    page.pad.clear()
    trigger(page, "paste")
    go_on.set()

    qtbot.waitUntil(lambda: page.pad.ink == OTHER)
    assert len(threads) == 1 and threads[0] != threading.get_ident()
    assert heard.notices[0] == "The drawing is on the clipboard."


def test_of_more_strokes_than_can_be_opened_again_only_the_picture_is_copied(
    qtbot: QtBot, page: DrawPage, heard: Heard
) -> None:
    page.pad.set_ink(Ink(tuple(Stroke((Point(0.5, i / 2001),)) for i in range(2001))))
    trigger(page, "copy")

    qtbot.waitUntil(lambda: len(heard.notices) == 2)
    assert "more than 2,000 strokes" in heard.notices[0]
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage() and not data.hasFormat(SVG_TYPE)


def test_svg_text_is_pasted(qtbot: QtBot, page: DrawPage, heard: Heard) -> None:
    QGuiApplication.clipboard().setText("\n" + svg_of(OTHER))
    trigger(page, "paste")
    qtbot.waitUntil(lambda: page.pad.ink == OTHER)


def test_a_picture_is_pasted_and_seen_before_it_is_taken(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    file = seven(tmp_path / "seven.png")
    QGuiApplication.clipboard().setImage(QImage(str(file)))
    trigger(page, "paste")
    dialog = preview(qtbot, page)
    np.testing.assert_array_equal(dialog.fed_HWC, read_digit(file, (28, 28)))
    dialog.reject()


def test_a_picture_too_large_to_paste_is_refused(qtbot: QtBot, page: DrawPage, heard: Heard) -> None:
    picture = QImage(10_000, 10_000, QImage.Format.Format_Mono)
    picture.fill(0)
    QGuiApplication.clipboard().setImage(picture)
    trigger(page, "paste")
    qtbot.waitUntil(lambda: len(heard.failures) == 1)
    assert "too large" in heard.failures[0]


def test_a_clipboard_without_a_picture_says_so(page: DrawPage, heard: Heard) -> None:
    QGuiApplication.clipboard().setText("seven")
    trigger(page, "paste")
    assert heard.notices == ["There is no picture and no SVG drawing on the clipboard."]


def test_a_picture_on_the_pad_is_copied_and_saved_as_it_is(
    qtbot: QtBot, page: DrawPage, heard: Heard, tmp_path: Path
) -> None:
    pixels_HWC = np.arange(784, dtype=np.uint8).reshape(28, 28, 1)
    page.show_image(pixels_HWC, "3")
    trigger(page, "copy")
    qtbot.waitUntil(lambda: len(heard.notices) == 1)
    assert QGuiApplication.clipboard().image().width() == 28
    choose_file(page, "save", tmp_path / "three.png")
    qtbot.waitUntil(lambda: len(heard.notices) == 2)
    np.testing.assert_array_equal(np.asarray(Image.open(tmp_path / "three.png")), pixels_HWC[..., 0])
