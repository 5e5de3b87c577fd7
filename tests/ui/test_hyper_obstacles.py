"""Settings that are right by themselves and with which no run can start: said at their fields, with the bound."""

from dataclasses import replace

import pytest

from mnistgui.messages import Message
from mnistgui.training.config import DEFAULTS
from mnistgui.ui.hyperparameters.obstacles import obstacles_of
from mnistgui.ui.hyperparameters.panel import HyperPanel
from tests.ui.hyper_panel import control, enter, made_panel, refusal, type_text

TOO_DEEP = Message("{field}: a 28x28 image can be halved four times.", {"field": "channels"})


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    return made_panel(qtbot)


@pytest.mark.parametrize(
    ("changes", "images", "words"),
    [
        ({"batch_size": 60_000, "drop_last": True}, 60_000, None),
        ({"batch_size": 60_001, "drop_last": True}, 60_000, "60,001 is more than the 60,000 images"),
        ({"batch_size": 60_001, "drop_last": False}, 60_000, None),
        ({"batch_size": 60_001, "drop_last": True}, 0, None),  # nothing is known of the images yet
        ({"batch_size": 100, "batch_norm": True}, 60_001, "the last batch of an epoch has one image"),
        ({"batch_size": 100, "batch_norm": True, "drop_last": True}, 60_001, None),
        ({"batch_size": 100, "batch_norm": False}, 60_001, None),
        ({"batch_size": 1, "batch_norm": True}, 60_000, "two images in every batch"),
    ],
)
def test_what_leaves_a_run_nothing_to_do_is_found(changes: dict, images: int, words: str | None):
    found = obstacles_of(replace(DEFAULTS, **changes), images)
    assert set(found) == (set() if words is None else {"batch_size"})
    assert words is None or words in found["batch_size"].english()


def test_it_is_said_at_the_field_whose_value_stays_in_use(qtbot, panel: HyperPanel):
    enter(control(panel, "drop_last"), True)
    type_text(qtbot, control(panel, "batch_size"), "60001")
    message = refusal(panel, "batch_size")
    assert message.startswith("Batch size: 60,001") and message.endswith("A run cannot start with this.")
    assert panel.config.batch_size == 60_001
    assert set(panel.obstacles) == {"batch_size"}
    enter(control(panel, "drop_last"), False)
    assert refusal(panel, "batch_size") == "" and not panel.obstacles


def test_the_number_of_images_can_be_what_is_too_small(panel: HyperPanel):
    panel.set_config(replace(DEFAULTS, drop_last=True, batch_size=500))
    assert refusal(panel, "batch_size") == ""
    panel.set_image_count(400)
    assert "400 images" in refusal(panel, "batch_size")


def test_what_a_job_has_found_is_said_and_forgotten_with_the_next_change(panel: HyperPanel):
    enter(control(panel, "model"), "cnn")
    panel.set_problems({"channels": TOO_DEEP})
    assert refusal(panel, "channels").startswith("Channels: a 28x28 image")
    assert refusal(panel, "channels").endswith("A run cannot start with this.")
    control(panel, "channels").setText("8, 16")
    assert refusal(panel, "channels") == ""
    panel.set_problems({"channels": TOO_DEEP})
    panel.set_problems({})
    assert refusal(panel, "channels") == "" and not panel.obstacles


def test_it_is_seen_also_where_its_section_is_folded(panel: HyperPanel):
    assert not control(panel, "weights_file").isVisible()
    panel.set_config(replace(DEFAULTS, model="alexnet"))
    panel.set_problems({"weights_file": Message("{field}: there is no such file.", {"field": "weights_file"})})
    assert control(panel, "weights_file").isVisible()
    assert "there is no such file" in refusal(panel, "weights_file")


def test_a_refused_text_goes_first(panel: HyperPanel):
    panel.set_config(replace(DEFAULTS, model="cnn"))
    panel.set_problems({"channels": TOO_DEEP})
    control(panel, "channels").setText("many")
    assert "Until then 16, 32 stays in use." in refusal(panel, "channels")
    panel.undo()
    assert "A run cannot start with this." in refusal(panel, "channels")


def test_during_a_run_nothing_is_said_of_starting_one(panel: HyperPanel):
    panel.set_problems({"epochs": Message("{field}: no.", {"field": "epochs"})})
    panel.set_locked(True)
    assert refusal(panel, "epochs") == ""
