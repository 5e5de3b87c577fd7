"""The list of transforms: put in order by drag and drop, by keys and by buttons; no parameter is lost on the way."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.transforms.catalog import GROUPS, TRANSFORMS
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import Message
from mnistgui.ui import theme
from mnistgui.ui.steps.step_model import FAULT_ROLE, PARAMETERS_ROLE, RANDOM_ROLE
from mnistgui.ui.transforms.editor import TransformsEditor

PAD = TransformStep.of("Pad", padding=3)
TURN = TransformStep.of("RandomRotation", degrees=(-20.0, 5.0))
STEPS = (PAD, TURN, TO_TENSOR)


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[TransformsEditor]:
    made = TransformsEditor()
    qtbot.addWidget(made)
    made.resize(800, 530)
    made.set_config_values(STEPS, "none")
    made.show()
    qtbot.waitExposed(made)
    yield made


@pytest.fixture
def edits(editor: TransformsEditor) -> list[tuple[TransformStep, ...]]:
    got: list[tuple[TransformStep, ...]] = []
    editor.steps_edited.connect(got.append)
    return got


def rows(editor: TransformsEditor) -> QListView:
    return editor.findChild(QListView, "data.steps")


def shown(editor: TransformsEditor) -> list[str]:
    model = rows(editor).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def go_to(editor: TransformsEditor, row: int) -> None:
    rows(editor).setCurrentIndex(rows(editor).model().index(row, 0))


def press(qtbot: QtBot, editor: TransformsEditor, name: str) -> None:
    qtbot.mouseClick(editor.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def add(editor: TransformsEditor, name: str) -> None:
    action = editor.findChild(QAction, f"data.step_add.{name}")
    editor.findChild(QPushButton, "data.step_add").menu().triggered.emit(action)


def drop(editor: TransformsEditor, row: int, at: QPoint) -> bool:
    """Let go of ``row`` at a place of the list, as the mouse does at the end of a drag; return whether it is taken."""
    view = rows(editor)
    mime = view.model().mimeData([view.model().index(row, 0)])
    move, left, plain = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # Qt drops only where it was let in.
    enter = QDragEnterEvent(at, move, mime, left, plain)
    QCoreApplication.sendEvent(view.viewport(), enter)
    event = QDropEvent(QPointF(at), move, mime, left, plain)
    QCoreApplication.sendEvent(view.viewport(), event)
    return enter.isAccepted() and event.isAccepted()


def bottom_of(editor: TransformsEditor, row: int) -> QPoint:
    return rows(editor).visualRect(rows(editor).model().index(row, 0)).bottomLeft() + QPoint(20, -1)


def test_a_step_that_is_dropped_below_another_one_comes_after_it_with_its_parameters(editor, edits):
    assert drop(editor, 0, bottom_of(editor, 1))

    assert edits == [(TURN, PAD, TO_TENSOR)]
    assert rows(editor).currentIndex().row() == 1


def test_a_step_can_be_dropped_above_the_first_one(editor, edits):
    drop(editor, 1, QPoint(20, 0))

    assert edits == [(TURN, PAD, TO_TENSOR)]


def test_a_step_that_is_dropped_where_it_lies_changes_nothing(editor, edits):
    drop(editor, 1, bottom_of(editor, 1))

    assert edits == []
    assert shown(editor) == ["Pad", "RandomRotation", "ToTensor"]


def test_a_step_that_is_dropped_below_the_list_comes_last(editor):
    drop(editor, 0, QPoint(20, rows(editor).viewport().height() - 2))

    assert shown(editor) == ["RandomRotation", "ToTensor", "Pad"]


def test_what_is_no_row_of_this_list_is_not_let_in(editor, edits):
    mime = QMimeData()
    mime.setText("0")
    event = QDragEnterEvent(
        QPoint(20, 5), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QCoreApplication.sendEvent(rows(editor).viewport(), event)

    assert not event.isAccepted()


@pytest.mark.parametrize(("row", "key", "order"), [(0, Qt.Key.Key_Down, (TURN, PAD)), (1, Qt.Key.Key_Up, (TURN, PAD))])
def test_control_and_an_arrow_key_move_the_step_at_hand(qtbot, editor, edits, row, key, order):
    go_to(editor, row)
    qtbot.keyClick(rows(editor), key, Qt.KeyboardModifier.ControlModifier)

    assert edits == [(*order, TO_TENSOR)]
    assert rows(editor).currentIndex().row() == 1 - row


def test_an_arrow_key_alone_goes_through_the_list(qtbot, editor, edits):
    go_to(editor, 0)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Down)

    assert rows(editor).currentIndex().row() == 1
    assert edits == []


def test_buttons_move_the_step_at_hand_as_far_as_it_can_go(qtbot, editor, edits):
    go_to(editor, 0)
    assert not editor.findChild(QAbstractButton, "data.step_up").isEnabled()
    press(qtbot, editor, "data.step_down")

    assert edits == [(TURN, PAD, TO_TENSOR)]
    assert editor.findChild(QAbstractButton, "data.step_up").isEnabled()
    go_to(editor, 2)
    assert not editor.findChild(QAbstractButton, "data.step_down").isEnabled()


def test_delete_and_the_button_remove_the_step_at_hand(qtbot, editor, edits):
    go_to(editor, 1)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Delete)
    go_to(editor, 0)
    press(qtbot, editor, "data.step_remove")

    assert edits == [(PAD, TO_TENSOR), (TO_TENSOR,)]


def test_the_last_step_can_be_removed_and_another_one_added(qtbot, editor, edits):
    editor.set_config_values(DEFAULT_STEPS, "none")
    press(qtbot, editor, "data.step_remove")
    assert shown(editor) == []
    assert not editor.findChild(QAbstractButton, "data.step_remove").isEnabled()

    add(editor, "ToTensor")
    assert shown(editor) == ["ToTensor"]
    assert edits == []


def test_a_new_step_comes_to_the_first_place_after_the_one_at_hand_where_it_fits(editor, edits):
    go_to(editor, 0)
    add(editor, "Normalize")

    assert shown(editor) == ["Pad", "RandomRotation", "ToTensor", "Normalize"]
    assert rows(editor).currentIndex().row() == 3
    assert edits == [(*STEPS, TRANSFORMS["Normalize"].step())]


def test_a_new_step_that_fits_nowhere_comes_next_and_is_refused(editor, edits):
    go_to(editor, 2)
    add(editor, "ToTensor")

    assert shown(editor) == ["Pad", "RandomRotation", "ToTensor", "ToTensor"]
    assert edits == []


def test_the_menu_has_every_transform_in_its_group_with_its_story(editor):
    menu = editor.findChild(QMenu, "data.step_add.menu")
    found = {}
    for group in GROUPS:
        submenu = menu.findChild(QMenu, f"data.step_add.{group}")
        assert submenu.title() and submenu.toolTipsVisible()
        found |= {action.data(): (group, action.toolTip()) for action in submenu.actions()}

    assert found.keys() == TRANSFORMS.keys()
    for key, info in TRANSFORMS.items():
        group, tip = found[key]
        assert group == info.group
        assert info.story in tip
        assert ("training only" in tip) == info.random


def test_the_die_stands_at_random_transforms_only(editor):
    menu = editor.findChild(QMenu, "data.step_add.menu")
    assert not menu.findChild(QAction, "data.step_add.RandomAffine").icon().isNull()
    assert menu.findChild(QAction, "data.step_add.Pad").icon().isNull()
    model = rows(editor).model()
    assert [model.index(row, 0).data(RANDOM_ROLE) for row in range(3)] == [False, True, False]


def test_a_row_says_its_parameters_in_short_and_leaves_out_what_torchvision_takes_by_itself(editor):
    model = rows(editor).model()

    assert model.index(0, 0).data(PARAMETERS_ROLE) == "Padding 3\N{NO-BREAK SPACE}px"
    assert model.index(1, 0).data(PARAMETERS_ROLE) == "Degrees -20…5°, bilinear"
    assert model.index(2, 0).data(PARAMETERS_ROLE) == ""


def test_a_screen_reader_hears_place_parameters_and_that_a_step_is_random(editor):
    spoken = rows(editor).model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("2: RandomRotation, Degrees -20…5°")
    assert "training only" in spoken


def test_the_row_at_fault_is_marked(editor):
    go_to(editor, 2)
    add(editor, "ToTensor")
    model = rows(editor).model()

    assert [model.index(row, 0).data(FAULT_ROLE) for row in range(4)] == [False, False, False, True]
    assert "cannot be used" in model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("name", ["RandomHorizontalFlip", "RandomResizedCrop"])
def test_the_longest_name_and_the_die_have_room_in_the_narrowest_list(editor, dress: Callable, name: str):
    dress(theme.LIGHT)
    view = rows(editor)
    editor.resize(800, 340)
    editor.set_config_values((*[TRANSFORMS[name].step()] * 12, TO_TENSOR), "none")
    view.setFixedWidth(view.minimumSizeHint().width())
    QCoreApplication.processEvents()

    assert view.verticalScrollBar().isVisible()
    name_and_number = view.fontMetrics().horizontalAdvance(f"12 {name}")
    assert 4 + name_and_number + 13 + 4 <= view.viewport().width()


def test_the_text_of_a_row_is_as_high_as_its_lines_at_the_width_of_the_list(editor):
    view = rows(editor)
    editor.set_config_values((TRANSFORMS["RandomAffine"].step(), TO_TENSOR), "none")
    view.setFixedWidth(400)
    QCoreApplication.processEvents()
    wide = view.visualRect(view.model().index(0, 0)).height()
    view.setFixedWidth(160)
    QCoreApplication.processEvents()

    assert view.visualRect(view.model().index(0, 0)).height() > wide


def test_while_a_run_is_going_only_what_it_can_take_up_is_taken(qtbot, editor, edits):
    refused: list[Any] = []

    def problem_in_run(steps: Any) -> Message | None:
        if steps == (PAD, TO_TENSOR):
            refused.append(steps)
            return Message("the run takes images of another size")
        return None

    editor.set_run(problem_in_run)
    assert "run" in editor.findChild(QWidget, "data.locked_note").text()
    assert editor.findChild(QWidget, "data.locked_note").isVisible()
    assert not editor.findChild(QWidget, "data.target_kind").isEnabled()

    go_to(editor, 1)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Delete)
    assert refused
    assert edits == []

    editor.set_run(None)  # what was refused is forgotten
    assert not editor.findChild(QWidget, "data.locked_note").isVisible()
    go_to(editor, 1)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Delete)
    assert edits == [(PAD, TO_TENSOR)]
