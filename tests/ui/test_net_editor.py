"""The layer editor: nets put together by hand, impossible ones refused with the reason at the layer."""

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.models.layer_spec import DEFAULT_LAYERS, LayerSpec
from mnistgui.models.layers import LAYERS
from mnistgui.training.config import DEFAULTS
from mnistgui.ui.net.editor import LayerEditor
from mnistgui.ui.net.kinds import LAYER_CATALOG
from mnistgui.ui.net.own_layers import Ends, layers_of_config
from mnistgui.ui.steps.step_model import FAULT_ROLE, RESULT_ROLE

OWN = dataclasses.replace(DEFAULTS, model="layers")
Layers = tuple[LayerSpec, ...]


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[LayerEditor]:
    made = LayerEditor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_config(OWN, Ends(), can_be_list=True)
    made.show()
    qtbot.waitExposed(made)
    yield made


@pytest.fixture
def edits(editor: LayerEditor) -> list[Layers]:
    got: list[Layers] = []
    editor.layers_edited.connect(got.append)
    return got


def rows(editor: LayerEditor) -> QListView:
    return editor.findChild(QListView, "net.steps")


def column(editor: LayerEditor, role: int) -> list:
    model = rows(editor).model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def names(editor: LayerEditor) -> list[str]:
    return column(editor, Qt.ItemDataRole.DisplayRole)


def go_to(editor: LayerEditor, row: int) -> None:
    rows(editor).setCurrentIndex(rows(editor).model().index(row, 0))


def add(editor: LayerEditor, name: str) -> None:
    action = editor.findChild(QAction, f"net.step_add.{name}")
    editor.findChild(QPushButton, "net.step_add").menu().triggered.emit(action)


def refusal(editor: LayerEditor) -> QLabel:
    return editor.findChild(QLabel, "net.step_refusal")


def test_each_layer_says_at_its_side_what_comes_out_of_it_and_what_follows_by_itself(editor: LayerEditor) -> None:
    assert names(editor) == ["Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear", "ReLU"]
    assert column(editor, RESULT_ROLE) == ["16×28×28", "16×28×28", "16×14×14", "3136", "64", "64"]
    assert "Linear 64→10" in editor.findChild(QLabel, "net.editor_follows").text()


def test_a_changed_parameter_changes_the_shapes_behind_it(editor: LayerEditor, edits: list[Layers]) -> None:
    go_to(editor, 0)
    editor.findChild(QSpinBox, "net.param.out_channels").setValue(8)

    assert edits == [(LayerSpec.of("Conv2d", kernel_size=3, out_channels=8), *DEFAULT_LAYERS[1:])]
    assert column(editor, RESULT_ROLE)[:4] == ["8×28×28", "8×28×28", "8×14×14", "1568"]


def test_a_parameter_that_follows_another_is_shown_as_it_follows(editor: LayerEditor, edits: list[Layers]) -> None:
    go_to(editor, 0)
    assert editor.findChild(QSpinBox, "net.param.padding").value() == 1
    editor.findChild(QSpinBox, "net.param.kernel_size").setValue(5)

    assert editor.findChild(QSpinBox, "net.param.padding").value() == 2
    assert dict(edits[-1][0].values) == {"out_channels": 16, "kernel_size": 5}  # padding still follows


def test_an_impossible_net_is_refused_at_the_layer_and_the_last_one_stays(
    qtbot: QtBot, editor: LayerEditor, edits: list[Layers]
) -> None:
    go_to(editor, 3)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Delete)

    assert edits == []
    assert names(editor) == ["Conv2d", "ReLU", "MaxPool2d", "Linear", "ReLU"]
    assert refusal(editor).isVisible()
    assert "Flatten" in refusal(editor).text() and "stays in use" in refusal(editor).text()
    assert column(editor, FAULT_ROLE) == [False, False, False, True, False]
    assert column(editor, RESULT_ROLE) == ["16×28×28", "16×28×28", "16×14×14", "", ""]

    editor.findChild(QPushButton, "net.step_take_back").click()
    assert names(editor) == [layer.name for layer in DEFAULT_LAYERS]
    assert not refusal(editor).isVisible()
    assert edits == []


def test_the_refusal_calls_a_parameter_by_its_label(editor: LayerEditor) -> None:
    wrong = (LayerSpec.of("Linear", out_features=0),)
    editor.set_config(dataclasses.replace(OWN, layers=(LayerSpec.of("Flatten"), *wrong)), Ends(), can_be_list=True)

    assert "“Units”" in refusal(editor).text()


def test_a_list_in_use_that_the_images_do_not_allow_says_so_and_offers_no_way_back(editor: LayerEditor) -> None:
    editor.set_config(OWN, Ends(input_CHW=(1, 1, 1)), can_be_list=True)

    assert refusal(editor).isVisible()
    assert "stays in use" not in refusal(editor).text()
    assert not editor.findChild(QPushButton, "net.step_take_back").isVisible()
    editor.set_config(OWN, Ends(), can_be_list=True)
    assert not refusal(editor).isVisible()


def test_a_new_layer_comes_to_the_first_place_where_it_fits(editor: LayerEditor, edits: list[Layers]) -> None:
    go_to(editor, 0)
    add(editor, "Linear")

    assert names(editor) == ["Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear", "Linear", "ReLU"]
    assert edits[-1][4] == LayerSpec.of("Linear")


def test_layers_are_moved_by_keys(qtbot: QtBot, editor: LayerEditor, edits: list[Layers]) -> None:
    go_to(editor, 1)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert [layer.name for layer in edits[-1]] == ["Conv2d", "MaxPool2d", "ReLU", "Flatten", "Linear", "ReLU"]


def test_every_kind_of_layer_can_be_added_from_one_menu(editor: LayerEditor) -> None:
    offered = [key for group in LAYER_CATALOG.groups for key in group.steps]

    assert sorted(offered) == sorted(LAYERS)
    for key in LAYERS:
        assert LAYERS[key].story in editor.findChild(QAction, f"net.step_add.{key}").toolTip()


def test_more_layers_than_a_config_may_hold_are_refused() -> None:
    assert Ends().problem((LayerSpec.of("ReLU"),) * 64) is None

    problem = Ends().problem((LayerSpec.of("ReLU"),) * 65)
    assert problem is not None and "65" in problem.english()


def test_another_net_shows_the_way_to_make_it_own_layers(editor: LayerEditor) -> None:
    asked: list[bool] = []
    editor.own_asked.connect(lambda: asked.append(True))
    editor.set_config(dataclasses.replace(DEFAULTS, model="cnn"), Ends(), can_be_list=True)
    button = editor.findChild(QAbstractButton, "net.edit_own")
    assert button.isVisible() and not rows(editor).isVisible()
    button.click()
    assert asked == [True]

    editor.set_config(dataclasses.replace(DEFAULTS, model="vgg11"), Ends(), can_be_list=False)
    assert not button.isVisible()
    assert "LeNet-5" in editor.findChild(QLabel, "net.editor_note").text()


@pytest.mark.parametrize("model", ["single", "mlp", "cnn", "lenet5"])
def test_a_net_and_its_own_layers_are_the_same_net(model: str) -> None:
    config = dataclasses.replace(DEFAULTS, model=model)
    layers = layers_of_config(config, Ends())
    assert layers is not None

    own = dataclasses.replace(config, model="layers", layers=layers)
    assert own.problems() == {}
    assert layers_of_config(own, Ends()) == layers


def test_a_net_of_torchvision_is_no_list_of_layers() -> None:
    assert layers_of_config(dataclasses.replace(DEFAULTS, model="resnet18"), Ends()) is None


def test_while_a_run_is_going_no_layer_changes(qtbot: QtBot, editor: LayerEditor, edits: list[Layers]) -> None:
    editor.set_locked(True)
    go_to(editor, 3)
    qtbot.keyClick(rows(editor), Qt.Key.Key_Delete)

    assert edits == []
    assert editor.findChild(QWidget, "net.locked_note").isVisible()
    assert not editor.findChild(QWidget, "net.step_add").isEnabled()
    editor.set_locked(False)
    assert not editor.findChild(QWidget, "net.locked_note").isVisible()


def test_the_list_of_layers_takes_no_row_of_the_list_of_transforms(editor: LayerEditor) -> None:
    from mnistgui.ui.transforms.kinds import TRANSFORM_CATALOG

    assert rows(editor).model().mimeTypes()[0].count(LAYER_CATALOG.prefix)
    assert LAYER_CATALOG.prefix != TRANSFORM_CATALOG.prefix
