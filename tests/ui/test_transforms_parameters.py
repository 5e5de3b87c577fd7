"""The parameters of a transform: a control for each kind; what cannot be used stays, is refused and changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import problem_of
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.ui.transforms.editor import TransformsEditor


@pytest.fixture
def editor(qtbot: QtBot) -> TransformsEditor:
    made = TransformsEditor()
    qtbot.addWidget(made)
    made.resize(800, 530)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def edits(editor: TransformsEditor) -> list[tuple[TransformStep, ...]]:
    got: list[tuple[TransformStep, ...]] = []
    editor.steps_edited.connect(got.append)
    return got


def open_step(editor: TransformsEditor, *steps: TransformStep, row: int = 0) -> None:
    editor.set_config_values(steps, "none")
    view = editor.findChild(QListView, "data.steps")
    view.setCurrentIndex(view.model().index(row, 0))


def control(editor: TransformsEditor, name: str) -> QWidget:
    found = editor.findChild(QWidget, f"data.param.{name}")
    assert found is not None, name
    return found


def type_text(qtbot: QtBot, widget: QWidget, text: str) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def refusal(editor: TransformsEditor) -> str:
    label = editor.findChild(QLabel, "data.step_refusal")
    return label.text() if label.isVisible() else ""


def value_of(steps: tuple[TransformStep, ...], name: str, row: int = 0) -> object:
    return dict(steps[row].values)[name]


@pytest.mark.parametrize("key", TRANSFORMS)
def test_every_transform_has_a_control_with_name_and_help_for_each_parameter(editor, key: str):
    step = TRANSFORMS[key].step()
    steps = next(
        steps
        for steps in ((step,), (step, TO_TENSOR), (TO_TENSOR, step), (TO_TENSOR, step, TO_TENSOR))
        if problem_of(steps, (28, 28, 1)) is None or len(steps) == 3
    )
    editor.set_config_values((), "none")
    open_step(editor, *steps, row=steps.index(step))

    assert editor.findChild(QLabel, "data.params.title").text() == key
    for parameter in TRANSFORMS[key].parameters:
        made = control(editor, parameter.name)
        parts = made.boxes if parameter.kind in ("range", "pair") else (made,)
        for part in parts:
            assert part.accessibleName().startswith(parameter.label)
            assert parameter.help.split("&")[0] in part.toolTip()
            assert part.objectName().startswith(f"data.param.{parameter.name}")
            if parameter.kind in ("range", "pair", "number", "whole"):
                assert (part.minimum(), part.maximum()) == (parameter.minimum, parameter.maximum)


def test_a_whole_number_is_typed_and_stepped(qtbot, editor, edits):
    open_step(editor, TransformStep.of("GaussianBlur", kernel_size=5), TO_TENSOR)
    type_text(qtbot, control(editor, "kernel_size"), "7")
    control(editor, "kernel_size").stepUp()

    assert [value_of(steps, "kernel_size") for steps in edits] == [7, 9]


def test_a_number_a_switch_a_choice_and_a_list_are_edited(qtbot, editor, edits):
    open_step(editor, TO_TENSOR, TRANSFORMS["GaussianNoise"].step(), row=1)
    type_text(qtbot, control(editor, "sigma"), "0.25")
    assert value_of(edits[-1], "sigma", 1) == 0.25
    assert isinstance(control(editor, "clip"), QCheckBox)
    qtbot.keyClick(control(editor, "clip"), Qt.Key.Key_Space)
    assert value_of(edits[-1], "clip", 1) is False

    open_step(editor, TO_TENSOR, TRANSFORMS["Lambda"].step(), row=1)
    box = control(editor, "lambd")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("square"))
    assert value_of(edits[-1], "lambd", 1) == "square"

    open_step(editor, TO_TENSOR, TRANSFORMS["Normalize"].step(), row=1)
    type_text(qtbot, control(editor, "mean"), "0.1307")
    assert value_of(edits[-1], "mean", 1) == (0.1307,)


def test_both_ends_of_a_range_are_edited(qtbot, editor, edits):
    open_step(editor, TransformStep.of("RandomRotation", degrees=(-10.0, 10.0)), TO_TENSOR)
    type_text(qtbot, control(editor, "degrees.low"), "-30")
    type_text(qtbot, control(editor, "degrees.high"), "45")

    assert value_of(edits[-1], "degrees") == (-30.0, 45.0)


def test_return_in_a_box_that_shows_its_value_rounded_is_no_edit(qtbot, editor, edits):
    open_step(editor, TRANSFORMS["RandomResizedCrop"].step(), TO_TENSOR)
    box = control(editor, "ratio.high")
    assert box.text() == "1.33333"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert box.value() == 4 / 3
    assert edits == []


def test_other_parameters_stay_when_one_is_edited(qtbot, editor, edits):
    open_step(editor, TransformStep.of("ElasticTransform", alpha=20.0, sigma=2.5), TO_TENSOR)
    type_text(qtbot, control(editor, "alpha"), "60")

    assert dict(edits[-1][0].values) == {"alpha": 60.0, "sigma": 2.5}


def test_a_range_that_goes_backwards_is_refused_in_words_and_stays_to_be_seen(qtbot, editor, edits):
    open_step(editor, TransformStep.of("RandomRotation", degrees=(-10.0, 10.0)), TO_TENSOR)
    control(editor, "degrees.low").setValue(30)

    assert edits == []
    assert "RandomRotation (step 1)" in refusal(editor)
    assert "“Degrees”" in refusal(editor) and "smaller one first" in refusal(editor)
    assert control(editor, "degrees.low").value() == 30

    control(editor, "degrees.high").setValue(40)
    assert value_of(edits[-1], "degrees") == (30.0, 40.0)
    assert refusal(editor) == ""


@pytest.mark.parametrize(
    ("key", "name", "text"), [("Pad", "padding", "x"), ("Pad", "fill", "999"), ("Pad", "fill", "nan")]
)
def test_what_is_no_usable_number_is_refused_when_the_typing_rests(qtbot, editor, edits, key, name, text):
    open_step(editor, TRANSFORMS[key].step(), TO_TENSOR)
    type_text(qtbot, control(editor, name), text)
    wrong = [steps for steps in edits if str(value_of(steps, name)) == text]
    assert wrong == []

    qtbot.waitUntil(lambda: refusal(editor) != "")
    assert text in refusal(editor)
    assert control(editor, name).text() == text


def test_nothing_is_refused_on_the_way_to_a_usable_number(qtbot, editor, edits):
    open_step(editor, TransformStep.of("RandomRotation", degrees=(-10.0, 10.0)), TO_TENSOR)
    type_text(qtbot, control(editor, "degrees.low"), "-")
    assert refusal(editor) == ""
    qtbot.keyClicks(control(editor, "degrees.low"), "5")

    assert refusal(editor) == ""
    assert value_of(edits[-1], "degrees") == (-5.0, 10.0)


def test_what_was_refused_is_still_there_after_a_look_at_another_step(qtbot, editor):
    open_step(editor, TRANSFORMS["Pad"].step(), TO_TENSOR)
    type_text(qtbot, control(editor, "padding"), "many")
    view = editor.findChild(QListView, "data.steps")
    view.setCurrentIndex(view.model().index(1, 0))
    view.setCurrentIndex(view.model().index(0, 0))

    assert control(editor, "padding").text() == "many"
    qtbot.waitUntil(lambda: "many" in refusal(editor))


def test_the_config_that_answers_an_edit_leaves_what_is_typed_alone(qtbot, editor):
    steps = (TRANSFORMS["Pad"].step(), TO_TENSOR)
    open_step(editor, *steps)
    type_text(qtbot, control(editor, "padding"), "zwei")
    editor.set_config_values(steps, "even_odd")

    assert control(editor, "padding").text() == "zwei"


def test_take_back_shows_the_list_in_use_again(qtbot, editor, edits):
    steps = (TransformStep.of("RandomRotation", degrees=(-10.0, 10.0)), TO_TENSOR)
    open_step(editor, *steps)
    control(editor, "degrees.low").setValue(30)
    qtbot.mouseClick(editor.findChild(QPushButton, "data.step_take_back"), Qt.MouseButton.LeftButton)

    assert refusal(editor) == ""
    assert control(editor, "degrees.low").value() == -10
    assert edits == []


def test_a_list_that_suits_one_set_is_refused_for_another(editor, edits, tiny_image_set):
    colour = ImageSet(
        name="tiny colours",
        split="train",
        images_NHWC=tiny_image_set.images_NHWC.repeat(3, axis=3),
        labels_N=tiny_image_set.labels_N.copy(),
        class_names=tiny_image_set.class_names,
    )
    editor.set_image_set(colour)
    open_step(editor, TO_TENSOR, TransformStep.of("Normalize", mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5)), row=1)
    assert refusal(editor) == ""
    editor.set_image_set(tiny_image_set)

    assert "1 channels" in refusal(editor)
    assert edits == []


def test_a_choice_shows_its_name_alone_where_its_explanation_has_no_room(editor, qtbot):
    open_step(editor, TRANSFORMS["Resize"].step(), TO_TENSOR)
    box = control(editor, "interpolation")
    assert box.currentText() == "bilinear (between four pixels)"
    box.setFixedWidth(box.fontMetrics().horizontalAdvance("bilinear") + 50)
    narrow = box.grab().toImage()
    box.setItemText(box.currentIndex(), "bilinear")

    assert narrow == box.grab().toImage()


def test_tab_goes_from_the_buttons_through_the_parameters_to_the_labels(qtbot, editor, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    open_step(editor, TransformStep.of("RandomRotation"), TO_TENSOR)
    editor.activateWindow()
    stop = editor.findChild(QWidget, "data.steps")
    stop.setFocus()
    qtbot.waitUntil(stop.hasFocus)
    names = []
    for _ in range(9):
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Tab)
        names.append(editor.focusWidget().objectName())

    assert names == [
        "data.step_add", "data.step_down", "data.step_remove", "data.param.degrees.low", "data.param.degrees.high",
        "data.param.interpolation", "data.param.fill", "data.target_kind", "data.again",
    ]  # fmt: skip


def test_every_control_has_a_name_for_screen_readers(editor, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    open_step(editor, TRANSFORMS["RandomAffine"].step(), TO_TENSOR)
    kinds = (QAbstractSpinBox, QComboBox, QCheckBox, QPushButton, QListView)
    controls = [widget for kind in kinds for widget in editor.findChildren(kind) if widget.isVisibleTo(editor)]

    assert len(controls) > 15
    assert [widget.objectName() for widget in controls if not widget.accessibleName()] == []
    assert [widget for widget in controls if not widget.objectName()] == []
    assert not any(isinstance(widget, QLineEdit) and not widget.accessibleName() for widget in controls)
