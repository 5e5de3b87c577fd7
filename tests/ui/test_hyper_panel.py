"""The hyperparameter dock: each field of TrainingConfig, what it refuses, presets, the lock, the language."""

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.models.layer_spec import DEFAULT_LAYERS, LayerSpec
from mnistgui.training.config import DEFAULTS, FIELDS, SECTIONS, TrainingConfig
from mnistgui.training.presets import PRESETS
from mnistgui.ui.hyperparameters.panel import HyperPanel
from tests.ui.hyper_panel import control, enter, made_panel, refusal, type_text

# Another usable value for each field, what it takes to make the field one that is used, and what the user does.
OTHERS = {
    "dataset": "MNIST",
    "model": "cnn",
    "hidden": (256, 64),
    "epochs": 7,
    "batch_size": 128,
    "shuffle": False,
    "drop_last": True,
    "learning_rate": 0.003,
    "optimizer": "adam",
    "momentum": 0.9,
    "weight_decay": 1e-05,
    "seed": 2**31 - 1,
    "device": "cuda",
    "folder": "/my/images",
    "image_side": 64,
    "colour": True,
    "transforms": (TO_TENSOR, TransformStep.of("RandomErasing", p=0.5)),
    "target_transform": "even_odd",
    "validation_share": 0.1,
    "channels": (8, 16, 32),
    "kernel_size": 5,
    "pooling": "stride",
    "activations": ("tanh", "gelu"),
    "dropout": 0.25,
    "batch_norm": True,
    "layers": (*DEFAULT_LAYERS, LayerSpec.of("Dropout", p=0.5)),
    "fit": "enlarge",
    "weights_file": "/my/weights.pth",
    "initialization": "he",
    "init_std": 0.05,
    "patience": 3,
    "target_accuracy": 0.99,
    "same_start": False,
    "loss": "mse",
    "label_smoothing": 0.1,
    "nesterov": True,
    "alpha": 0.9,
    "beta1": 0.8,
    "beta2": 0.99,
    "clip_norm": 1.0,
    "schedule": "cosine",
    "decay_epochs": 3,
    "gamma": 0.1,
    "plateau_patience": 2,
    "warmup_epochs": 0.5,
    "threads": 1,
    "precision": "bfloat16",
    "checkpoint_every_s": 60,
}
# What is looked at, or allowed, only beside another value: that of the data set.
BESIDE: dict[str, dict[str, object]] = {
    name: {"dataset": "ImageFolder", "folder": "/images"} for name in ("folder", "image_side", "colour")
}
BESIDE |= {name: {"model": "cnn"} for name in ("channels", "kernel_size", "pooling")}
BESIDE |= {name: {"model": "alexnet"} for name in ("fit", "weights_file")}
BESIDE |= {name: {"validation_share": 0.1} for name in ("patience", "target_accuracy")}
BESIDE |= {name: {"optimizer": "adam"} for name in ("beta1", "beta2")}
BESIDE |= {
    "layers": {"model": "layers"},
    "init_std": {"initialization": "normal"},
    "nesterov": {"momentum": 0.9},
    "alpha": {"optimizer": "rmsprop"},
    "decay_epochs": {"schedule": "step"},
    "gamma": {"schedule": "step"},
    "plateau_patience": {"schedule": "plateau"},
}
# Their lists are edited on pages of their own.
ELSEWHERE = ("transforms", "layers")


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    return made_panel(qtbot)


@pytest.fixture
def edits(panel: HyperPanel) -> list[TrainingConfig]:
    """Every config that the panel emits."""
    got: list[TrainingConfig] = []
    panel.config_edited.connect(got.append)
    return got


def shown(control: QWidget) -> object:
    if isinstance(control, QComboBox):
        return control.currentData(), control.currentText()
    if isinstance(control, QCheckBox):
        return control.isChecked()
    return control.text()


def unfolded(panel: HyperPanel) -> None:
    panel.more_open = True
    panel.open_sections = tuple(SECTIONS)


def test_every_field_has_a_control_with_name_tooltip_and_label(panel: HyperPanel):
    assert set(OTHERS) == set(FIELDS)
    buddies = {label.buddy(): label.text() for label in panel.findChildren(QLabel) if label.buddy()}
    for name, info in FIELDS.items():
        widget = control(panel, name)
        assert widget.accessibleName() == info.label
        assert buddies[widget] == info.label
        assert info.help.split("&")[0] in widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("name", FIELDS)
def test_a_set_config_shows_in_its_control_and_comes_back(panel: HyperPanel, edits: list, name: str):
    panel.set_devices(("cpu", "cuda"))
    panel.set_config(dataclasses.replace(DEFAULTS, **BESIDE.get(name, {})))
    config = dataclasses.replace(DEFAULTS, **BESIDE.get(name, {}) | {name: OTHERS[name]})
    before = shown(control(panel, name))
    panel.set_config(config)
    assert panel.config == config
    assert edits == []
    assert (shown(control(panel, name)) != before) == (name != "dataset")


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ("dataset", *ELSEWHERE)])
def test_an_edited_control_changes_exactly_its_field(panel: HyperPanel, edits: list, name: str):
    panel.set_devices(("cpu", "cuda"))
    panel.set_config(dataclasses.replace(DEFAULTS, **BESIDE.get(name, {})))
    enter(control(panel, name), OTHERS[name])
    expected = dataclasses.replace(DEFAULTS, **BESIDE.get(name, {}) | {name: OTHERS[name]})
    assert edits == [expected]
    assert type(getattr(edits[0], name)) is type(getattr(DEFAULTS, name))
    assert panel.config == expected


@pytest.mark.parametrize(
    ("name", "typed", "bounds"),
    [
        ("epochs", "0", ("1", "1000")),
        ("epochs", "5000", ("1", "1000")),
        ("epochs", "2.5", ("1", "1000")),
        ("batch_size", "1000001", ("1", "1000000")),
        ("learning_rate", "0", ("1e-06", "100")),
        ("learning_rate", "nan", ("1e-06", "100")),
        ("learning_rate", "fast", ("1e-06", "100")),
        ("hidden", "128, many", ("1", "8", "4096")),
        ("hidden", "0", ("1", "8", "4096")),
        ("hidden", "1,2,3,4,5,6,7,8,9", ("1", "8", "4096")),
    ],
)
def test_what_cannot_be_used_is_refused_at_the_field_and_stays_as_typed(
    qtbot, panel: HyperPanel, edits: list, name: str, typed: str, bounds: tuple[str, ...]
):
    widget = control(panel, name)
    before = panel.config
    # A shorter text on the way may be usable; the last one is not.
    widget.blockSignals(True)
    widget.clear()
    widget.blockSignals(False)
    line = widget if isinstance(widget, QLineEdit) else widget.lineEdit()
    line.setText(typed)
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert panel.config == before
    assert edits == []
    assert widget.text() == typed
    message = refusal(panel, name)
    assert message.startswith(FIELDS[name].label)
    assert f"“{typed}”" in message
    assert all(bound in message for bound in bounds)


def test_a_refused_text_survives_leaving_the_field_and_an_edit_elsewhere(qtbot, panel: HyperPanel, edits: list):
    type_text(qtbot, control(panel, "epochs"), "0")
    control(panel, "batch_size").setFocus()
    control(panel, "shuffle").setChecked(False)
    panel.set_config(panel.config)  # the model's answer to the edit
    assert edits == [dataclasses.replace(DEFAULTS, shuffle=False)]
    assert control(panel, "epochs").text() == "0"
    assert "5" in refusal(panel, "epochs")


def test_a_usable_value_takes_the_refusal_away(qtbot, panel: HyperPanel, edits: list):
    box = control(panel, "epochs")
    type_text(qtbot, box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert refusal(panel, "epochs")
    type_text(qtbot, box, "5")
    assert refusal(panel, "epochs") == ""
    assert edits == []  # it was 5 all the time
    qtbot.keyClicks(box, "0")
    assert panel.config.epochs == 50


def test_a_step_after_a_refused_text_starts_at_the_value_in_use(qtbot, panel: HyperPanel):
    box = control(panel, "epochs")
    type_text(qtbot, box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert panel.config.epochs == 6
    assert box.text() == "6"
    assert refusal(panel, "epochs") == ""


def test_the_value_in_use_set_again_takes_a_refused_text_away(panel: HyperPanel, edits: list):
    box = control(panel, "epochs")
    box.lineEdit().setText("0")
    assert refusal(panel, "epochs")
    box.setValue(DEFAULTS.epochs)
    assert box.text() == "5"
    assert refusal(panel, "epochs") == ""
    assert edits == []


def test_a_number_on_its_way_is_no_mistake_until_the_typing_rests(qtbot, panel: HyperPanel):
    box = control(panel, "learning_rate")
    type_text(qtbot, box, "0.0")
    assert refusal(panel, "learning_rate") == ""
    qtbot.waitUntil(lambda: refusal(panel, "learning_rate") != "")
    qtbot.keyClicks(box, "03")
    assert panel.config.learning_rate == 0.003
    assert refusal(panel, "learning_rate") == ""


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (0.01, "0.01"), (1e-05, "1e-05"), (1.0, "1"), (0.123456789012345, None)]
)
def test_a_learning_rate_is_shown_as_shortly_as_it_can_be_read_back(panel: HyperPanel, value: float, text: str | None):
    panel.set_config(dataclasses.replace(DEFAULTS, learning_rate=value))
    box = control(panel, "learning_rate")
    assert float(box.text()) == value == box.value()
    assert text is None or box.text() == text


def test_the_learning_rate_steps_by_factors_and_stops_at_its_bounds(qtbot, panel: HyperPanel):
    box = control(panel, "learning_rate")
    seen = []
    for _ in range(4):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        seen.append(panel.config.learning_rate)
    assert seen == [0.03, 0.01, 0.003, 0.001]
    box.stepBy(-99)
    assert panel.config.learning_rate == FIELDS["learning_rate"].minimum
    box.stepBy(99)
    assert panel.config.learning_rate == FIELDS["learning_rate"].maximum


def test_weight_decay_steps_from_zero_and_back_to_it(panel: HyperPanel):
    box = control(panel, "weight_decay")
    box.stepBy(1)
    assert panel.config.weight_decay == 1e-05
    box.stepBy(-1)
    assert panel.config.weight_decay == 0.0


def test_momentum_steps_by_tenths_without_rounding_dust(panel: HyperPanel):
    panel.more_open = True
    box = control(panel, "momentum")
    box.stepBy(3)
    assert box.text() == "0.3"
    assert panel.config.momentum == 0.3


def test_batch_size_steps_grow_with_it(panel: HyperPanel):
    box = control(panel, "batch_size")
    box.stepBy(1)
    assert panel.config.batch_size == 110
    box.stepBy(-2)
    assert panel.config.batch_size == 99


def test_a_field_that_the_model_does_not_use_is_hidden_and_comes_back_as_it_was(panel: HyperPanel):
    control(panel, "hidden").setText("64, 32")
    model = control(panel, "model")
    model.setCurrentIndex(model.findData("cnn"))
    panel.set_config(dataclasses.replace(panel.config, epochs=2))
    assert not control(panel, "hidden").isVisible()
    assert panel.config.hidden == DEFAULTS.hidden
    model.setCurrentIndex(model.findData("mlp"))
    assert control(panel, "hidden").isVisible()
    assert panel.config.hidden == (64, 32)


def test_an_optimizer_without_momentum_takes_none_and_sgd_gets_it_back(panel: HyperPanel):
    panel.more_open = True
    control(panel, "momentum").setValue(0.9)
    optimizer = control(panel, "optimizer")
    optimizer.setCurrentIndex(optimizer.findData("adam"))
    assert panel.config.momentum == 0.0
    assert panel.config.problems() == {}
    assert not control(panel, "momentum").isVisible()
    optimizer.setCurrentIndex(optimizer.findData("sgd"))
    assert panel.config.momentum == 0.9


def test_more_opens_and_closes_its_fields_and_is_left_as_it_is(qtbot, panel: HyperPanel):
    more = control(panel, "more")
    panel.open_sections = ("course",)
    assert not panel.more_open
    assert not control(panel, "seed").isVisible()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert panel.more_open
    assert control(panel, "seed").isVisible()
    panel.set_config(dataclasses.replace(DEFAULTS, epochs=2))
    assert control(panel, "seed").isVisible()
    panel.more_open = False
    assert not control(panel, "seed").isVisible()
    assert control(panel, "epochs").isVisible()


def test_a_chosen_preset_sets_every_field_and_says_why(panel: HyperPanel, edits: list):
    enter(control(panel, "preset"), "deck")
    deck = next(preset for preset in PRESETS if preset.key == "deck")
    assert edits == [deck.config()]
    assert (panel.config.learning_rate, panel.config.batch_size) == (0.01, 100)
    assert control(panel, "learning_rate").text() == "0.01"
    assert panel.findChild(QLabel, "hyper.why").text() == deck.why


def test_settings_that_are_no_preset_are_called_own(panel: HyperPanel):
    preset = control(panel, "preset")
    assert preset.currentData() == "default"
    control(panel, "epochs").setValue(9)
    assert preset.currentData() == "own"
    assert not panel.findChild(QLabel, "hyper.why").isVisible()
    control(panel, "epochs").setValue(DEFAULTS.epochs)
    assert preset.currentData() == "default"


def test_only_the_devices_of_this_machine_can_be_chosen(panel: HyperPanel):
    device = control(panel, "device")

    def choosable() -> list[str]:
        return [device.itemData(i) for i in range(device.count()) if device.model().item(i).isEnabled()]

    assert choosable() == ["cpu"]
    panel.set_devices(["cpu", "mps"])
    assert choosable() == ["cpu", "mps"]


def test_a_locked_panel_takes_no_change_and_says_why(qtbot, panel: HyperPanel, edits: list):
    panel.set_locked(True)
    for name in ("preset", "offer_128", *(name for name, info in FIELDS.items() if not info.live)):
        assert not control(panel, name).isEnabled()
    assert "stop the run" in control(panel, "epochs").toolTip()
    assert FIELDS["epochs"].help in control(panel, "epochs").toolTip()
    assert control(panel, "locked_note").isVisible()
    qtbot.keyClicks(control(panel, "epochs"), "3")
    assert edits == []
    panel.set_locked(False)
    assert all(control(panel, name).isEnabled() for name in FIELDS)
    assert "stop the run" not in control(panel, "epochs").toolTip()
    assert not control(panel, "locked_note").isVisible()


def test_the_wheel_over_a_field_without_focus_changes_nothing(panel: HyperPanel, edits: list):
    for name in ("epochs", "model"):
        widget = control(panel, name)
        widget.clearFocus()
        event = QWheelEvent(
            QPointF(5, 5), QPointF(widget.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
    assert edits == []


@pytest.mark.parametrize("width", [300, 340])
def test_nothing_is_wider_than_the_dock(panel: HyperPanel, width: int):
    unfolded(panel)
    panel.set_config(dataclasses.replace(DEFAULTS, schedule="step", optimizer="rmsprop", initialization="normal"))
    panel.resize(width, 500)
    QCoreApplication.processEvents()
    assert panel.width() == width
    used = [name for name in FIELDS if panel.config.uses(name)]
    for name in (*used, "iterations", "preset"):
        widget = control(panel, name)
        right = widget.mapTo(panel, QPoint(widget.width(), 0)).x()
        assert right <= width, name


def test_the_fields_of_one_column_begin_at_the_same_place(panel: HyperPanel):
    unfolded(panel)
    QCoreApplication.processEvents()
    used = [name for name in FIELDS if panel.config.uses(name)]
    assert len({control(panel, name).mapTo(panel, QPoint()).x() for name in (*used, "preset")}) == 1


def test_no_name_of_a_field_is_cut(panel: HyperPanel):
    unfolded(panel)
    label = next(label for label in panel.findChildren(QLabel) if label.buddy() is control(panel, "target_transform"))
    label.setText("레이블 변환(target_transform_of_the_labels)")
    QCoreApplication.processEvents()
    assert label.width() >= label.fontMetrics().horizontalAdvance("변환(target_transform_of_the_labels)")
    assert (
        control(panel, "target_transform").mapTo(panel, QPoint()).x() > label.mapTo(panel, QPoint()).x() + label.width()
    )


class Brackets(QTranslator):
    """Any language: puts every text in brackets."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[{source}]"


@pytest.fixture
def brackets(qapp) -> Iterator[Brackets]:
    translator = Brackets()
    yield translator
    QCoreApplication.removeTranslator(translator)


def test_the_language_switches_at_once(panel: HyperPanel, brackets: Brackets):
    control(panel, "epochs").lineEdit().setText("0")
    QCoreApplication.installTranslator(brackets)
    QCoreApplication.processEvents()
    buddies = {label.buddy(): label.text() for label in panel.findChildren(QLabel) if label.buddy()}
    assert buddies[control(panel, "epochs")] == "[Epochs]"
    assert control(panel, "model").currentText() == "[MLP (hidden layers)]"
    assert control(panel, "model").currentData() == "mlp"
    assert panel.findChild(QPushButton, "hyper.offer_128").text().startswith("[")
    assert panel.findChild(QLabel, "hyper.iterations").text().startswith("[60,000 / 100 = [600 iterations]")
    assert refusal(panel, "epochs").startswith("[[[Epochs]")
    QCoreApplication.removeTranslator(brackets)
    QCoreApplication.processEvents()
    assert buddies.keys() and control(panel, "model").currentText() == "MLP (hidden layers)"


def test_own_images_are_chosen_where_a_folder_can_be_given(panel: HyperPanel):
    data_set = control(panel, "dataset")
    entry = data_set.model().item(data_set.findData("ImageFolder"))
    assert not entry.isEnabled() and "folder" in entry.toolTip()
    panel.set_config(dataclasses.replace(DEFAULTS, dataset="ImageFolder", folder="/images"))
    assert entry.isEnabled()


def test_the_transforms_are_named_and_a_click_asks_for_their_page(qtbot, panel: HyperPanel):
    panel.more_open = True
    button = control(panel, "transforms")
    panel.set_config(dataclasses.replace(DEFAULTS, transforms=OTHERS["transforms"]))
    assert button.text() == "ToTensor() + 1"
    with qtbot.waitSignal(panel.transforms_requested):
        button.click()


def test_a_preset_leaves_the_images_as_they_are(panel: HyperPanel, edits: list):
    panel.set_config(dataclasses.replace(DEFAULTS, dataset="KMNIST", target_transform="even_odd"))
    enter(control(panel, "preset"), "deck")
    assert edits[-1].dataset == "KMNIST" and edits[-1].target_transform == "even_odd"
    assert edits[-1].learning_rate == 0.01
    assert control(panel, "preset").currentData() == "deck"


@pytest.mark.parametrize("model", ["single", "mlp", "digit_net"])
def test_the_fields_are_as_wide_as_the_panel_for_every_net(panel: HyperPanel, model: str) -> None:
    panel.resize(320, 600)
    panel.set_config(dataclasses.replace(DEFAULTS, model=model))
    QApplication.sendPostedEvents()
    form = control(panel, "epochs").parentWidget()
    right = control(panel, "epochs").geometry().right()
    assert form.width() - right <= 10 and control(panel, "model").geometry().right() == right
