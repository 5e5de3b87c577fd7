"""The path of a file of weights is chosen in a dialog, as if it had been typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.ui.hyperparameters.panel import HyperPanel
from tests.ui.hyper_panel import control, made_panel, type_text

ZOO_NET = replace(DEFAULTS, model="alexnet")


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    made = made_panel(qtbot)
    made.set_config(ZOO_NET)
    made.reveal("weights_file")
    return made


@pytest.fixture
def edits(panel: HyperPanel) -> list[TrainingConfig]:
    got: list[TrainingConfig] = []
    panel.config_edited.connect(got.append)
    return got


def opened(panel: HyperPanel) -> QFileDialog:
    """Press the button and return what it opens."""
    QTest.mouseClick(control(panel, "weights_file.browse"), Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QFileDialog, "hyper.weights_file.dialog")
    assert dialog is not None and dialog.isVisible()
    return dialog


def test_a_file_that_is_chosen_becomes_the_setting_and_can_be_taken_back_at_once(qtbot, panel: HyperPanel, edits: list):
    type_text(qtbot, control(panel, "weights_file"), "/half/typ")
    opened(panel).fileSelected.emit("/my/weights.pt")

    assert edits[-1] == panel.config == replace(ZOO_NET, weights_file="/my/weights.pt")
    assert control(panel, "weights_file").text() == "/my/weights.pt"
    panel.undo()
    assert panel.config == replace(ZOO_NET, weights_file="/half/typ")
    panel.undo()
    assert panel.config == ZOO_NET


def test_the_dialog_asks_for_one_file_of_weights_and_begins_at_the_present_one(panel: HyperPanel, tmp_path):
    (tmp_path / "w.safetensors").touch()
    panel.set_config(replace(ZOO_NET, weights_file=str(tmp_path / "w.safetensors")))
    dialog = opened(panel)

    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == ["Weights (*.safetensors *.pt *.pth)", "All files (*)"]
    assert dialog.selectedFiles() == [str(tmp_path / "w.safetensors")]
    dialog.reject()


def test_a_dialog_that_is_cancelled_changes_nothing(panel: HyperPanel, edits: list):
    opened(panel).reject()

    assert edits == [] and control(panel, "weights_file").text() == ""


def test_while_a_run_goes_on_nothing_is_chosen_not_even_in_a_dialog_that_was_open(panel: HyperPanel, edits: list):
    dialog = opened(panel)
    panel.set_locked(True)
    dialog.fileSelected.emit("/my/weights.pt")

    assert edits == [] and control(panel, "weights_file").text() == ""
    button = control(panel, "weights_file.browse")
    assert not button.isEnabled() and "stop the run" in button.toolTip()
    panel.set_locked(False)
    assert button.isEnabled() and "stop the run" not in button.toolTip()
    dialog.reject()


def test_the_button_is_there_for_every_net_and_says_what_it_does(panel: HyperPanel):
    button = control(panel, "weights_file.browse")
    assert isinstance(button, QPushButton) and button.text() == "Browse…" and button.isVisible()
    assert button.accessibleName() and ".safetensors" in button.toolTip()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.geometry().left() > control(panel, "weights_file").geometry().right()
    assert control(panel, "weights_file").nextInFocusChain() is button

    panel.set_config(DEFAULTS)
    assert button.isVisible()
