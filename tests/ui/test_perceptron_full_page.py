"""Backpropagation on the whole page, and what comes in while it is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from mnistgui.perceptron.generated import CIRCLES, generate
from mnistgui.perceptron.state import lab_from_text, lab_to_text
from mnistgui.ui.perceptron.backprop.page import BackpropagationPage
from mnistgui.ui.perceptron.worksheet.dialog import WorksheetDialog
from tests.ui.lab import Lab


@pytest.fixture
def full_page(lab: Lab) -> Lab:
    lab.choose("problem", "XOR")
    lab.choose("learner", "multilayer")
    lab.click("open_backprop")
    assert lab.find(BackpropagationPage, "backprop").isVisible()
    return lab


@pytest.mark.parametrize("what", ["a lab", "points", "a chapter"])
def test_what_comes_in_meanwhile_is_shown_in_the_lab_with_the_panels_around_it(full_page: Lab, what: str) -> None:
    page = full_page.page
    rooms: list[bool] = []
    page.room_asked.connect(rooms.append)
    before = page._session.seat.learner
    if what == "a lab":
        page._files.lab_opened.emit(lab_from_text(lab_to_text(page._session.lab())))
    elif what == "points":
        page._files.points_opened.emit(generate(CIRCLES, noise=0.1, seed=0))
    else:
        page.select("XOR", "multilayer")
    assert page._session.seat.learner is not before
    assert not full_page.find(BackpropagationPage, "backprop").isVisible()
    assert rooms == [False]


def test_its_worksheet_is_that_of_the_sample_that_it_shows(full_page: Lab) -> None:
    assert full_page.page._session.seat.current == 3
    full_page.find(QComboBox, "backprop.sample").setCurrentIndex(1)
    full_page.click("backprop.worksheet")
    dialog = full_page.find(WorksheetDialog, "worksheet")
    assert dialog._sample == 1
    dialog.close()


def test_the_sample_that_was_chosen_there_is_the_labs_afterwards(full_page: Lab) -> None:
    full_page.choose("backprop.sample", 1)
    full_page.qtbot.keyClick(full_page.find(BackpropagationPage, "backprop"), Qt.Key.Key_Escape)
    assert full_page.table.currentIndex().row() == 1
