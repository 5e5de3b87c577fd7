"""The banner with the main point of a chapter."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from mnistgui.lessons.lesson import LANGUAGES, Lesson, load_lessons
from mnistgui.ui import theme
from mnistgui.ui.chapters import ChapterBox

LESSONS = load_lessons("en")
# The workbench's part of a window 1280 wide, beside two docks, and the height that the banner may take of it.
WORKBENCH_WIDTH, TALLEST = 660, 110


@pytest.fixture
def box(qtbot) -> ChapterBox:
    window = QWidget()
    window.resize(WORKBENCH_WIDTH, 600)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    made = ChapterBox()
    layout.addWidget(made)
    layout.addWidget(QWidget(), 1)
    qtbot.addWidget(window)
    window.show()
    # Widgets of a window that Python lets go are deleted: the fixture's value keeps the window.
    made.test_window = window
    return made


def text_of(box: ChapterBox, name: str) -> str:
    return box.findChild(QLabel, name).text()


def test_the_banner_is_not_there_until_a_chapter_is_chosen(box: ChapterBox):
    assert not box.isVisible()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: str(lesson.number))
def test_a_chapter_shows_its_number_title_and_paragraph(box: ChapterBox, lesson: Lesson):
    box.show_lesson(lesson)
    assert box.isVisible()
    assert text_of(box, "chapter.title") == f"Chapter {lesson.number}: {lesson.title}"
    assert text_of(box, "chapter.text") == lesson.text
    assert box.accessibleDescription() == lesson.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_fits_above_the_workbench_and_is_not_cut_off(box: ChapterBox, language: str):
    for lesson in load_lessons(language):
        box.show_lesson(lesson)
        for _ in range(3):
            QCoreApplication.processEvents()
        label = box.findChild(QLabel, "chapter.text")
        assert box.height() <= TALLEST, lesson.number
        assert label.height() >= label.heightForWidth(label.width()), lesson.number


def test_the_close_button_closes_it_and_says_so(qtbot, box: ChapterBox):
    box.show_lesson(LESSONS[0])
    with qtbot.waitSignal(box.closed):
        qtbot.mouseClick(box.findChild(QToolButton, "chapter.close"), Qt.MouseButton.LeftButton)
    assert not box.isVisible()


def test_escape_closes_a_chapter_that_was_just_opened(qtbot, box: ChapterBox):
    box.show_lesson(LESSONS[2])
    qtbot.waitUntil(lambda: box.findChild(QToolButton, "chapter.close").hasFocus())
    with qtbot.waitSignal(box.closed):
        qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_the_same_chapter_in_another_language_leaves_the_keyboard_where_it_is(qtbot, box: ChapterBox):
    box.show_lesson(LESSONS[0])
    box.test_window.setFocus()
    box.show_lesson(load_lessons("ko")[0])
    assert not box.findChild(QToolButton, "chapter.close").hasFocus()
    assert text_of(box, "chapter.text") == load_lessons("ko")[0].text


def test_markup_in_a_lesson_is_shown_as_it_stands(box: ChapterBox):
    lesson = Lesson(number=1, title="<b>x</b>", text="a < b", opens=("page.draw",), settings={}, perceptron=None)
    box.show_lesson(lesson)
    assert box.findChild(QLabel, "chapter.text").textFormat() is Qt.TextFormat.PlainText
    assert box.findChild(QLabel, "chapter.title").textFormat() is Qt.TextFormat.PlainText


def test_the_close_button_is_redrawn_in_the_other_theme(box: ChapterBox):
    close = box.findChild(QToolButton, "chapter.close")
    box.show_lesson(LESSONS[0])
    pictures = []
    for colours in (theme.LIGHT, theme.DARK):
        box.setPalette(theme.palette(colours))
        QCoreApplication.processEvents()
        pictures.append(close.icon().pixmap(24, 24).toImage())
    assert pictures[0] != pictures[1]
