"""The sections under "More", the fields that need words of their own, and the way to a field."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLabel

from mnistgui.models.layer_spec import DEFAULT_LAYERS
from mnistgui.training.config import DEFAULTS, FIELDS, SECTIONS, TrainingConfig
from mnistgui.ui import theme
from mnistgui.ui.hyperparameters.panel import HyperPanel
from tests.ui.hyper_panel import control, enter, made_panel, refusal, type_text


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    return made_panel(qtbot)


def test_more_shows_a_heading_for_every_part_of_a_run(panel: HyperPanel):
    for key in SECTIONS:
        assert not control(panel, f"section.{key}").isVisible()
    panel.more_open = True
    for key in SECTIONS:
        heading = control(panel, f"section.{key}")
        assert heading.isVisible() and heading.text() and heading.accessibleName() and heading.toolTip()
        assert heading.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_section_is_folded_by_its_heading_and_its_fields_stand_below_it(qtbot, panel: HyperPanel):
    panel.more_open = True
    panel.open_sections = ()
    assert not any(control(panel, name).isVisible() for name in FIELDS if FIELDS[name].group == "more")
    qtbot.mouseClick(control(panel, "section.machine"), Qt.MouseButton.LeftButton)
    assert panel.open_sections == ("machine",)
    heading = control(panel, "section.machine").mapTo(panel, QPoint()).y()
    for name in SECTIONS["machine"]:
        assert control(panel, name).isVisible()
        assert control(panel, name).mapTo(panel, QPoint()).y() > heading
    qtbot.keyClick(control(panel, "section.machine"), Qt.Key.Key_Space)
    assert panel.open_sections == ()


def test_the_open_sections_can_be_saved_and_brought_back(panel: HyperPanel):
    panel.open_sections = ["schedule", "data", "no such section"]
    assert panel.open_sections == ("data", "schedule")
    assert not panel.more_open


def test_the_way_to_a_field_unfolds_what_hides_it(panel: HyperPanel):
    panel.open_sections = ()
    panel.reveal("checkpoint_every_s")
    box = control(panel, "checkpoint_every_s")
    assert box.isVisible()
    assert 0 <= box.mapTo(panel, QPoint()).y() < panel.height()
    panel.open_sections = ()
    panel.reveal("epochs")
    assert panel.open_sections == ()


def test_a_field_with_something_wrong_stays_in_sight_when_its_section_is_folded(panel: HyperPanel):
    panel.more_open = True
    panel.open_sections = ("course",)
    control(panel, "seed").lineEdit().setText("-1")
    panel.open_sections = ()
    panel.more_open = False
    assert control(panel, "seed").isVisible()
    assert "Seed" in refusal(panel, "seed")
    panel.undo()
    assert not control(panel, "seed").isVisible()


def test_what_was_refused_is_said_at_the_field_that_was_touched(qtbot, panel: HyperPanel):
    panel.more_open = True
    panel.open_sections = ("data", "course")
    panel.set_config(replace(DEFAULTS, validation_share=0.1, patience=3))
    box = control(panel, "validation_share")
    type_text(qtbot, box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    message = refusal(panel, "validation_share")
    assert message.startswith("Patience:") and "0.1 stays in use" in message
    assert refusal(panel, "patience") == ""
    assert panel.config.validation_share == 0.1


# Activations --------------------------------------------------------------------------------------------------------


@pytest.fixture
def activations(panel: HyperPanel):
    panel.more_open = True
    panel.open_sections = ("net",)
    return control(panel, "activations")


def test_an_activation_is_picked_for_all_layers(qtbot, panel: HyperPanel, activations):
    assert [activations.itemText(i) for i in range(activations.count())][:2] == ["ReLU", "LeakyReLU"]
    activations.setCurrentIndex(activations.findData("tanh"))
    assert panel.config.activations == ("tanh",)
    assert activations.currentText() == "tanh"


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("ReLU, tanh", ("relu", "tanh")),
        ("relu,TANH ,  leaky_relu", ("relu", "tanh", "leaky_relu")),
        ("leakyrelu", ("leaky_relu",)),
    ],
)
def test_activations_are_typed_by_label_or_key(qtbot, panel: HyperPanel, activations, typed: str, keys: tuple):
    type_text(qtbot, activations, typed)
    assert panel.config.activations == keys
    assert activations.currentText() == typed
    panel.set_config(replace(panel.config, epochs=2))
    assert activations.currentText() == activations.value_text(keys)


@pytest.mark.parametrize("typed", ["relu, cosine", "", ",", "relu," * 8 + "relu"])
def test_unknown_or_too_many_activations_are_refused_with_what_there_is(
    qtbot, panel: HyperPanel, activations, typed: str
):
    activations.setEditText(typed)
    assert panel.config.activations == DEFAULTS.activations
    message = refusal(panel, "activations")
    assert f"“{typed}”" in message and "leaky_relu" in message and "ReLU stays in use" in message


def test_picking_the_activation_in_use_takes_a_refused_text_away(qtbot, panel: HyperPanel, activations):
    activations.setEditText("cosine")
    assert refusal(panel, "activations")
    activations.setCurrentIndex(-1)
    activations.setCurrentIndex(activations.findData("relu"))
    assert refusal(panel, "activations") == ""


# The net and the schedule -------------------------------------------------------------------------------------------


def test_own_layers_are_counted_and_a_click_asks_for_their_page(qtbot, panel: HyperPanel):
    enter(control(panel, "model"), "layers")
    button = control(panel, "layers")
    assert button.isVisible() and button.text() == "6 layers"
    with qtbot.waitSignal(panel.net_requested):
        button.click()
    panel.set_config(replace(panel.config, layers=DEFAULT_LAYERS[:1]))
    assert button.text() == "1 layer"


def words(panel: HyperPanel, config: TrainingConfig) -> str:
    panel.set_config(config)
    label = panel.findChild(QLabel, "hyper.schedule_words")
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "0.1 from the first step to the last."),
        ({"schedule": "cosine"}, "From 0.1 down to"),
        ({"schedule": "step", "decay_epochs": 2, "gamma": 0.5}, "From 0.1 down to 0.025."),
        ({"schedule": "one_cycle"}, "From 0.004 up to 0.1 at epoch 1.5, then down to 4e-07."),
        ({"warmup_epochs": 1.0}, "From 0.000167 up to 0.1 at epoch 1, and so to the end."),
        ({"schedule": "plateau", "gamma": 0.1}, "0.1 from the first step to the last. When the loss no longer"),
        ({"batch_size": 60_000, "epochs": 1}, "0.1 from the first step to the last."),
    ],
)
def test_the_learning_rate_of_the_whole_run_is_told_in_words(panel: HyperPanel, changes: dict, sentence: str):
    panel.more_open = True
    panel.open_sections = ("schedule",)
    assert words(panel, replace(DEFAULTS, **changes)).startswith(sentence)
    curve = control(panel, "schedule_preview")
    assert curve.isVisible() and curve.accessibleName()
    assert curve.accessibleDescription().startswith(sentence)


def test_without_an_iteration_there_is_no_curve(panel: HyperPanel):
    panel.more_open = True
    panel.open_sections = ("schedule",)
    assert words(panel, replace(DEFAULTS, batch_size=99_999, drop_last=True)) == ""
    assert not control(panel, "schedule_preview").isVisible()


def test_the_curve_is_drawn_high_where_the_rate_is_high(panel: HyperPanel):
    panel.more_open = True
    panel.open_sections = ("schedule",)
    panel.set_config(replace(DEFAULTS, schedule="step", decay_epochs=1, gamma=0.1, epochs=2))
    QCoreApplication.processEvents()
    curve = control(panel, "schedule_preview")
    picture = curve.grab().toImage()
    accent = theme.of(curve).colour("accent")

    def height_of(share: float) -> int:
        """Return how far down the accent is first met at this share of the width."""
        x = int(picture.width() * share)
        return next(y for y in range(picture.height()) if close(picture.pixelColor(x, y)))

    def close(colour) -> bool:
        return max(abs(colour.red() - accent.red()), abs(colour.blue() - accent.blue())) < 60

    assert height_of(0.3) + 40 < height_of(0.9)
