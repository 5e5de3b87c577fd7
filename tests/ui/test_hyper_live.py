"""The panel during a run: what stays editable, when an edit counts, and what a run cannot take."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.training.config import DEFAULTS, FIELDS
from mnistgui.ui.hyperparameters.live_edits import problem_of_change
from mnistgui.ui.hyperparameters.panel import HyperPanel
from tests.ui.hyper_panel import control, made_panel, refusal, type_text

ERASING = (TO_TENSOR, TransformStep.of("RandomErasing", p=0.5))
SMALLER = (TransformStep.of("CenterCrop", size=20), TO_TENSOR)


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    """The panel while a run with momentum goes on, all of it unfolded."""
    panel = made_panel(qtbot)
    panel.more_open = True
    panel.open_sections = ("data", "optimization")
    panel.set_locked(True)
    panel.set_config(replace(DEFAULTS, momentum=0.5))
    return panel


@pytest.fixture
def edits(panel: HyperPanel) -> list[dict]:
    """What is emitted; every edit of the next run's settings is a failure."""
    got: list[dict] = []
    panel.live_edited.connect(got.append)
    panel.config_edited.connect(pytest.fail)
    return got


def test_only_what_a_run_can_take_stays_editable_and_says_when_it_works(panel: HyperPanel):
    for name, info in FIELDS.items():
        assert control(panel, name).isEnabled() == info.live, name
        assert ("next step" in control(panel, name).toolTip()) == info.live
        assert ("stop the run" in control(panel, name).toolTip()) == (not info.live)
    assert "Learning rate" in control(panel, "locked_note").text()


def test_a_typed_rate_counts_when_the_typing_ends_and_not_key_by_key(qtbot, panel: HyperPanel, edits: list):
    box = control(panel, "learning_rate")
    type_text(qtbot, box, "10")  # passes through 1
    assert edits == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert edits == [{"learning_rate": 10.0}]
    assert panel.config == replace(DEFAULTS, momentum=0.5, learning_rate=10.0)


def test_a_typed_rate_counts_when_the_typing_rests(qtbot, panel: HyperPanel, edits: list):
    type_text(qtbot, control(panel, "learning_rate"), "0.02")
    qtbot.waitUntil(lambda: edits == [{"learning_rate": 0.02}])


def test_a_rate_counts_when_the_keys_go_elsewhere(qtbot, panel: HyperPanel, edits: list):
    type_text(qtbot, control(panel, "learning_rate"), "0.02")
    control(panel, "momentum").setFocus()
    assert edits == [{"learning_rate": 0.02}]


def test_what_is_typed_away_and_back_again_is_no_change(qtbot, panel: HyperPanel, edits: list):
    box = control(panel, "learning_rate")
    type_text(qtbot, box, "0.2")
    type_text(qtbot, box, "0.1")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert edits == []


def test_what_cannot_be_used_is_refused_and_takes_back_what_was_typed_before_it(qtbot, panel: HyperPanel, edits: list):
    box = control(panel, "learning_rate")
    type_text(qtbot, box, "50")
    qtbot.keyClicks(box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert edits == []
    assert "from 1e-06 to 100" in refusal(panel, "learning_rate")
    assert "Until then" in refusal(panel, "learning_rate")


def test_a_typed_rate_that_the_end_of_the_run_overtakes_is_dropped(qtbot, panel: HyperPanel, edits: list):
    type_text(qtbot, control(panel, "learning_rate"), "0.02")
    panel.set_locked(False)
    control(panel, "momentum").setFocus()
    assert edits == []
    assert control(panel, "learning_rate").text() == "0.1"


def test_a_refused_text_gives_way_to_the_runs_value_when_the_run_starts(qtbot):
    panel = made_panel(qtbot)
    control(panel, "epochs").lineEdit().setText("0")
    panel.set_locked(True)
    assert (control(panel, "epochs").text(), refusal(panel, "epochs")) == ("5", "")


def test_transforms_that_keep_the_shape_can_be_changed_from_their_page(panel: HyperPanel, edits: list):
    assert panel.change_live({"transforms": ERASING}) is None
    assert edits == [{"transforms": ERASING}]
    assert control(panel, "transforms").text() == "ToTensor() + 1"


def test_transforms_that_change_the_shape_are_refused_with_both_shapes(panel: HyperPanel, edits: list):
    problem = panel.change_live({"transforms": SMALLER})
    assert "28x28" in problem.english() and "20x20" in problem.english()
    assert edits == [] and panel.config.transforms == DEFAULTS.transforms


@pytest.mark.parametrize(
    ("config", "changes", "words"),
    [
        (DEFAULTS, {"learning_rate": 0.5, "weight_decay": 0.1}, None),
        (DEFAULTS, {"momentum": 0.9}, None),
        (replace(DEFAULTS, optimizer="rmsprop"), {"momentum": 0.9}, None),
        (replace(DEFAULTS, optimizer="adam"), {"momentum": 0.9}, "does not use it"),
        (replace(DEFAULTS, momentum=0.9, nesterov=True), {"momentum": 0.0}, "momentum"),
        (DEFAULTS, {"batch_size": 7}, "Stop the run"),
        (DEFAULTS, {"learning_rate": 1000.0}, "from 1e-06 to 100"),
        (DEFAULTS, {"transforms": ()}, "ToTensor"),
    ],
)
def test_a_run_takes_what_it_can_and_says_why_not_the_rest(config, changes: dict, words: str | None):
    problem = problem_of_change(config, changes)
    assert (problem is None) == (words is None)
    assert problem is None or words in problem.english()
