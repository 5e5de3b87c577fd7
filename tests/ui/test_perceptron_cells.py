"""Numbers typed into the truth table: taken, or refused at the cell in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from tests.ui.lab import Lab


def _open(lab: Lab, row: int, column: int) -> QLineEdit:
    index = lab.table.model().index(row, column)
    lab.table.setCurrentIndex(index)
    lab.table.setFocus()
    lab.qtbot.keyClick(lab.table, Qt.Key.Key_F2)
    fields = [field for field in lab.table.findChildren(QLineEdit) if field.isVisible()]
    assert len(fields) == 1
    fields[0].selectAll()
    return fields[0]


def _type(lab: Lab, row: int, column: int, text: str) -> QLineEdit:
    field = _open(lab, row, column)
    lab.qtbot.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        lab.qtbot.keyClicks(field, text)
    else:  # QTest has no key for it
        field.insert(text)
    lab.qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes what is typed a moment after the key
    return field


@pytest.mark.parametrize(
    ("column", "text", "expected"), [(0, "0.25", (0.25, 1, 0)), (1, "−1e-1", (0, -0.1, 0)), (2, "1", (0, 1, 1))]
)
def test_a_number_that_is_typed_moves_or_recolours_the_point(
    lab: Lab, column: int, text: str, expected: tuple[float, float, int]
) -> None:
    _type(lab, 1, column, text)
    assert lab.points()[1] == expected
    assert lab.find(QComboBox, "problem").currentData() == "points"
    lab.click("undo")
    assert lab.points()[1] == (0, 1, 0)


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        (0, "abc", "not a finite number"),
        (0, "1e400", "not a finite number"),
        (1, "nan", "not a finite number"),
        (1, "", "missing"),
        (0, "1000001", "beyond ±1,000,000"),
        (2, "2", "must be 0 or 1"),
        (2, "0.5", "must be 0 or 1"),
    ],
)
def test_what_is_no_number_for_its_column_is_refused_at_the_cell(lab: Lab, column: int, text: str, words: str) -> None:
    before = lab.points()
    field = _type(lab, 1, column, text)
    assert field.isVisible()
    assert field.property("refused") is True
    assert words in field.accessibleDescription()
    assert lab.points() == before
    lab.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert lab.points() == before
    assert lab.find(QComboBox, "problem").currentData() == "AND"


def test_a_far_number_is_shown_too(lab: Lab) -> None:
    _type(lab, 0, 0, "-40")
    assert lab.in_sight(-40, 0)
    assert lab.in_sight(1, 1)


def test_what_is_being_typed_stays_while_it_learns(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.click("run")
    field = _open(lab, 2, 1)
    lab.qtbot.keyClicks(field, "0.7")
    for _ in range(2):  # at one of them at least another sample is at hand
        before = lab.steps()
        lab.qtbot.waitUntil(lambda before=before: lab.steps() != before)  # type: ignore[misc]
    assert field.isVisible()
    assert field.text() == "0.7"
    lab.qtbot.keyClick(field, Qt.Key.Key_Return)
    lab.qtbot.waitUntil(lambda: lab.points()[2] == (1, 0.7, 1))
    assert lab.find(QPushButton, "run").isChecked()


def test_what_is_being_typed_stays_when_an_edit_is_undone(lab: Lab) -> None:
    lab.drag((1, 1), (0.9, 0.9), (0.5, 0.25))
    field = _open(lab, 0, 1)
    lab.qtbot.keyClicks(field, "0.7")
    lab.click("undo")
    assert lab.points()[3] == (1, 1, 1)
    assert field.isVisible()
    assert field.text() == "0.7"


def test_answers_cannot_be_typed(lab: Lab) -> None:
    for column in (3, 4):
        assert not lab.table.model().index(0, column).flags() & Qt.ItemFlag.ItemIsEditable
    assert QApplication.focusWidget() is not None
