"""Undo and redo of settings: what is one change, how far it goes back, and its keys inside the panel."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.ui.hyperparameters.history import MOST, SettingsHistory
from mnistgui.ui.hyperparameters.panel import HyperPanel
from tests.ui.hyper_panel import control, enter, made_panel, press, refusal, type_text


def of(epochs: int) -> TrainingConfig:
    return replace(DEFAULTS, epochs=epochs)


# The plain class ----------------------------------------------------------------------------------------------------


def test_undo_goes_back_change_by_change_and_redo_forward_again():
    history = SettingsHistory(of(1))
    for epochs in (2, 3):
        history.record(of(epochs))
    assert (history.undo(), history.undo()) == (of(2), of(1))
    assert not history.can_undo
    assert (history.redo(), history.redo()) == (of(2), of(3))
    assert not history.can_redo


def test_a_change_after_an_undo_leaves_nothing_to_redo():
    history = SettingsHistory(of(1))
    history.record(of(2))
    history.undo()
    history.record(of(3))
    assert not history.can_redo
    assert history.undo() == of(1)


def test_the_same_settings_once_more_are_no_change():
    history = SettingsHistory(of(1))
    history.record(of(1))
    assert not history.can_undo


def test_what_is_typed_in_one_field_is_one_change_until_it_is_left():
    history = SettingsHistory(of(1))
    for epochs in (2, 25, 250):
        history.record(of(epochs), typed_in="epochs")
    history.break_off()
    history.record(of(7), typed_in="epochs")
    assert (history.undo(), history.undo()) == (of(250), of(1))


def test_typing_in_another_field_is_another_change():
    history = SettingsHistory(of(1))
    history.record(of(2), typed_in="epochs")
    history.record(replace(of(2), seed=3), typed_in="seed")
    assert history.undo() == of(2)


def test_what_is_typed_away_and_back_again_is_no_change():
    history = SettingsHistory(of(5))
    history.record(of(50), typed_in="epochs")
    history.record(of(5), typed_in="epochs")
    assert not history.can_undo
    history.record(of(6), typed_in="epochs")
    assert history.undo() == of(5)


def test_what_is_typed_after_an_undo_does_not_join_the_change_before_it():
    history = SettingsHistory(of(1))
    history.record(of(2), typed_in="epochs")
    history.break_off()
    history.record(of(3), typed_in="epochs")
    history.undo()
    history.record(of(4), typed_in="epochs")
    assert (history.undo(), history.undo()) == (of(2), of(1))


def test_it_forgets_the_oldest_changes_first():
    history = SettingsHistory(of(1))
    for epochs in range(2, MOST + 4):
        history.record(of(epochs))
    undone = []
    while history.can_undo:
        undone.append(history.undo().epochs)
    assert (len(undone), undone[-1]) == (MOST, 3)


# In the panel -------------------------------------------------------------------------------------------------------


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    return made_panel(qtbot)


@pytest.fixture
def edits(panel: HyperPanel) -> list[TrainingConfig]:
    got: list[TrainingConfig] = []
    panel.config_edited.connect(got.append)
    return got


def test_the_buttons_undo_and_redo_every_kind_of_change(qtbot, panel: HyperPanel, edits: list):
    undo, redo = control(panel, "undo"), control(panel, "redo")
    assert not undo.isEnabled() and not redo.isEnabled()
    enter(control(panel, "shuffle"), False)
    enter(control(panel, "preset"), "deck")
    panel.set_config(replace(panel.config, dataset="KMNIST"))  # chosen in another dock
    made = [replace(DEFAULTS, shuffle=False), edits[1]]
    for expected in (*reversed(made), DEFAULTS):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
        assert panel.config == edits[-1] == expected
    assert not undo.isEnabled()
    assert control(panel, "shuffle").isChecked()
    for _ in range(3):
        qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert panel.config == edits[-1] == replace(made[1], dataset="KMNIST")
    assert not redo.isEnabled()


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [("epochs", "12", "epochs"), ("learning_rate", "0.025", "learning_rate"), ("hidden", "64, 32", "hidden")],
)
def test_the_keys_take_back_all_that_was_typed_in_a_field(qtbot, panel: HyperPanel, name: str, typed: str, field: str):
    box = control(panel, name)
    before = box.text()
    type_text(qtbot, box, typed)
    assert panel.config != DEFAULTS
    press(qtbot, box, "Ctrl+Z")
    assert panel.config == DEFAULTS
    assert box.text() == before
    press(qtbot, box, "Ctrl+Shift+Z")
    assert box.text() == typed
    assert getattr(panel.config, field) != getattr(DEFAULTS, field)


def test_a_field_that_was_left_and_typed_in_again_has_two_changes(qtbot, panel: HyperPanel):
    box = control(panel, "epochs")
    type_text(qtbot, box, "12")
    control(panel, "seed" if panel.more_open else "batch_size").setFocus()
    type_text(qtbot, box, "30")
    press(qtbot, box, "Ctrl+Z")
    assert panel.config.epochs == 12
    press(qtbot, box, "Ctrl+Z")
    assert panel.config.epochs == DEFAULTS.epochs


def test_undo_takes_back_a_refused_text_before_any_setting(qtbot, panel: HyperPanel, edits: list):
    enter(control(panel, "shuffle"), False)
    box = control(panel, "epochs")
    type_text(qtbot, box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert refusal(panel, "epochs")
    press(qtbot, box, "Ctrl+Z")
    assert (box.text(), refusal(panel, "epochs")) == ("5", "")
    assert not panel.config.shuffle and len(edits) == 1
    press(qtbot, box, "Ctrl+Z")
    assert panel.config == DEFAULTS


def test_with_nothing_to_undo_the_keys_change_no_text(qtbot, panel: HyperPanel):
    box = control(panel, "hidden")
    type_text(qtbot, box, "256")
    type_text(qtbot, box, "128")
    assert not control(panel, "undo").isEnabled()
    press(qtbot, box, "Ctrl+Z")
    assert box.text() == "128"


def test_undo_does_not_go_behind_the_settings_of_the_last_start(panel: HyperPanel):
    panel.begin_with(of(9))
    assert panel.config == of(9)
    assert control(panel, "epochs").value() == 9
    assert not control(panel, "undo").isEnabled()


def test_what_a_run_shows_is_nothing_to_undo(panel: HyperPanel, edits: list):
    enter(control(panel, "shuffle"), False)
    mine = panel.config
    panel.set_locked(True)
    assert not control(panel, "undo").isEnabled()
    panel.set_config(of(99))
    panel.undo()
    assert panel.config == of(99)
    panel.set_locked(False)
    panel.set_config(mine)
    panel.undo()
    assert panel.config == edits[-1] == DEFAULTS


def test_what_was_changed_during_a_run_is_a_change_of_its_own(panel: HyperPanel, edits: list):
    panel.set_locked(True)
    panel.change_live({"learning_rate": 0.05})
    panel.set_locked(False)
    enter(control(panel, "shuffle"), False)
    panel.undo()
    assert panel.config == replace(DEFAULTS, learning_rate=0.05)
    panel.undo()
    assert panel.config == DEFAULTS
