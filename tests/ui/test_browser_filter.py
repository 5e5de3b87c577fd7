"""The class filter: any number of classes with names of any length in a narrow dock, and all of it by keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton

from mnistgui.data.catalog import DATA_SETS
from mnistgui.ui.dataset import flow
from mnistgui.ui.dataset.class_filter import ClassFilter

LONG = ("a" * 200, "R&D", "two\nlines", "고양이", "<b>bold</b>")


@pytest.fixture
def shown(qtbot):
    def show(names: tuple[str, ...], width: int = 284) -> ClassFilter:
        made = ClassFilter()
        qtbot.addWidget(made)
        made.set_classes(names)
        made.resize(width, made.sizeHint().height())
        made.show()
        made.resize(width, made.sizeHint().height())
        QApplication.processEvents()
        return made

    return show


def buttons(shown: ClassFilter) -> list[QToolButton]:
    return [found for found in shown.findChildren(QToolButton) if found.objectName() != "dataset.class_filter.all"]


@pytest.mark.parametrize("key", ["MNIST", "FashionMNIST", "EMNIST-balanced", "EMNIST-byclass", "KMNIST"])
@pytest.mark.parametrize("width", [262, 284, 500])
def test_no_button_leaves_the_dock_no_name_is_cut_and_few_lines_are_high(shown, key, width):
    made = shown(DATA_SETS[key].class_names, width)
    board = made.findChild(QScrollArea).widget()
    for button in buttons(made):
        assert board.rect().contains(button.geometry()), button.text()
        name = button.text()
        assert "…" not in name
        assert button.fontMetrics().horizontalAdvance(name) + 4 <= button.width()
    assert made.height() <= 90
    assert {button.text() for button in buttons(made)} == set(DATA_SETS[key].class_names)


def test_ten_digits_stand_in_one_line(shown):
    made = shown(DATA_SETS["MNIST"].class_names)
    assert len({button.y() for button in buttons(made)}) == 1


def test_letters_stand_in_columns(shown):
    made = shown(DATA_SETS["EMNIST-byclass"].class_names)
    lines: dict[int, list[int]] = {}
    for button in buttons(made):
        lines.setdefault(button.y(), []).append(button.width())
    widths = [width for line in list(lines.values())[:-1] for width in line]
    assert max(widths) - min(widths) <= 3


@pytest.mark.parametrize("height", [58, 65, 71, 80])
def test_in_a_low_dock_whole_lines_are_shown(shown, height):
    made = shown(DATA_SETS["EMNIST-byclass"].class_names)
    made.resize(284, height)
    viewport = made.findChild(QScrollArea).viewport()
    line = next(button.y() for button in buttons(made) if button.y())
    assert (viewport.height() + 2) % line == 0
    assert viewport.height() > line


def test_names_of_the_users_own_are_shown_in_short_and_told_in_full(shown):
    made = shown(LONG)
    by_text = {button.text(): button for button in buttons(made)}
    assert list(by_text)[1:] == ["R&&D", "two lines", "고양이", "<b>bold</b>"]  # && is an ampersand, no mnemonic
    longest = buttons(made)[0]
    assert longest.text().endswith("…")
    assert "a" * 200 in longest.toolTip()
    assert made.findChild(QToolButton, "dataset.class_filter.R&D") is by_text["R&&D"]


def test_of_a_thousand_classes_the_first_have_buttons_and_the_number_of_the_others_is_told(shown):
    made = shown(tuple(f"class {number}" for number in range(1000)))
    assert len(buttons(made)) == 300
    more = made.findChild(QLabel, "dataset.class_filter.more")
    assert more.text() == "+700"
    assert not more.isHidden()
    made.set_classes(("a", "b"))
    assert more.isHidden()


def test_the_classes_are_one_stop_of_the_tab_key_and_arrows_go_between_them(shown, qtbot):
    made = shown(DATA_SETS["EMNIST-byclass"].class_names)
    made.activateWindow()
    everything = made.findChild(QToolButton, "dataset.class_filter.all")
    everything.setFocus()
    qtbot.waitUntil(everything.hasFocus)
    qtbot.keyClick(everything, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "dataset.class_filter.0"
    per_line = sum(button.y() == 0 for button in buttons(made))
    for key, name in [
        (Qt.Key.Key_Right, "1"), (Qt.Key.Key_Left, "0"), (Qt.Key.Key_Left, "0"), (Qt.Key.Key_Up, "0"),
        (Qt.Key.Key_End, "z"), (Qt.Key.Key_Down, "z"), (Qt.Key.Key_Home, "0"),
        (Qt.Key.Key_Down, DATA_SETS["EMNIST-byclass"].class_names[per_line]),
        (Qt.Key.Key_Down, DATA_SETS["EMNIST-byclass"].class_names[2 * per_line]),
        (Qt.Key.Key_Down, DATA_SETS["EMNIST-byclass"].class_names[3 * per_line]),
    ]:  # fmt: skip
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget().objectName() == f"dataset.class_filter.{name}"
    reached = QApplication.focusWidget()
    # What has the focus is scrolled to.
    viewport = made.findChild(QScrollArea).viewport()
    assert viewport.rect().contains(reached.mapTo(viewport, reached.rect().center()))
    qtbot.keyClick(reached, Qt.Key.Key_Space)
    assert made.chosen == {buttons(made).index(reached)}
    stops = [button for button in buttons(made) if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [reached]


def test_the_same_names_keep_what_is_chosen_and_others_show_all(shown, qtbot):
    made = shown(("a", "b"))
    qtbot.mouseClick(buttons(made)[1], Qt.MouseButton.LeftButton)
    made.set_classes(("a", "b"))
    assert made.chosen == {1}
    made.set_classes(("a", "b", "c"))
    assert made.chosen == frozenset()
    assert made.findChild(QToolButton, "dataset.class_filter.all").isChecked()


@pytest.mark.parametrize("room", [1, 40, 100, 284])
def test_every_item_of_a_flow_is_placed_once_in_order_and_inside(room):
    widths = np.random.default_rng(0).integers(5, 60, 40).tolist()
    lines = flow.lines_of(widths, room, 2)
    places = flow.spans(widths, lines, room, 2)
    assert [number for line in lines for number in line] == list(range(40))
    for line in lines:
        edges = [edge for number in line for edge in (places[number][0], sum(places[number]))]
        assert edges == sorted(edges)
        assert edges[-1] <= room or len(line) == 1


def test_no_item_needs_no_line():
    assert flow.lines_of([], 100, 2) == []
    assert flow.spans([], [], 100, 2) == []
