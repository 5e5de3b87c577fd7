"""The joins of the window over data: what is said, lit, remembered and taken back when the data set changes."""

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.data_set import SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import Message, UserError
from mnistgui.training.scores import Scores
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.batch_grid import BatchGrid
from mnistgui.ui.dataset.code_view import CodeView
from mnistgui.ui.main_window import MainWindow
from tests.ui.fakes import FakeCore, started
from tests.ui.test_main_window import MakeWindow, make_window

__all__ = ["make_window"]

FASHION = SetRequest(key="FashionMNIST")


def words(window: MainWindow) -> str:
    return window.findChild(QLabel, "status.eta").text()


def code(window: MainWindow) -> str:
    return window.findChild(CodeView, "dataset.code_text").code.text


def test_a_set_that_is_not_here_is_said_everywhere_and_training_waits(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet
) -> None:
    core = FakeCore(tiny_image_set, missing={"FashionMNIST"})
    window = make_window(load_data_set=core.services().load_data_set, download=core.services().download)
    window.workspace.choose_data_set(FASHION)
    download = window.findChild(QPushButton, "dataset.download")
    qtbot.waitUntil(download.isVisible)
    assert "Get the data set first" in words(window)
    assert not window.workspace.can_train
    assert "datasets.FashionMNIST(" in code(window)
    download.click()
    qtbot.waitUntil(lambda: window.workspace.can_train)
    assert words(window) == "Ready"
    assert window.findChild(QWidget, "dataset.grid").model().rowCount() == 64


def test_settings_that_another_set_cannot_have_are_taken_back_and_it_is_said(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    colour_only = (TO_TENSOR, TransformStep.of("Normalize", mean=(0.1, 0.2, 0.3), std=(1.0, 1.0, 1.0)))
    window.workspace.choose_data_set(SetRequest(key="FakeData"))
    window.workspace.set_config(dataclasses.replace(window.workspace.config, transforms=colour_only))
    window.workspace.choose_data_set(SetRequest(key="MNIST"))
    assert window.workspace.config.transforms == DEFAULT_STEPS
    assert "transforms" in window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: window.workspace.can_train)


def test_each_control_of_the_data_is_written_into_the_code(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    assert "datasets.MNIST(" in code(window) and "train=True" in code(window) and "batch_size=100" in code(window)
    window.dataset_panel.split_requested.emit("test")
    assert "train=False" in code(window)
    config = window.workspace.config
    window.workspace.set_config(dataclasses.replace(config, batch_size=32, shuffle=False, drop_last=True))
    assert "batch_size=32" in code(window) and "shuffle=False" in code(window) and "drop_last=True" in code(window)
    window.workspace.set_config(dataclasses.replace(config, target_transform="even_odd"))
    assert "target_transform=" in code(window)


def test_while_a_run_goes_on_the_data_stays_and_the_batch_just_trained_on_is_shown(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    from mnistgui.training.events import BatchTrained

    window = make_window()
    window.show_page("dataset.batches")
    grid = window.findChild(BatchGrid, "dataset.batch_grid")
    qtbot.waitUntil(lambda: grid.picture is not None)
    assert grid.picture.losses_B is None
    window.workspace.step()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.PAUSED)
    assert not window.findChild(QWidget, "dataset.name").isEnabled()
    # Augmentation can change while a run goes on; the classes of the net cannot.
    assert window.findChild(QWidget, "data.step_add").isEnabled()
    assert not window.findChild(QWidget, "data.target_kind").isEnabled()
    indices = np.array([3, 1, 2])
    window.workspace.batch_trained.emit(
        BatchTrained(
            step=1,
            epoch=1,
            iteration=1,
            indices_B=indices,
            labels_B=indices,
            losses_B=np.array([0.5, 1.0, 1.5], np.float32),
            inputs_BCHW=np.zeros((3, 1, 28, 28), np.float32),
        )
    )
    assert grid.picture.indices_B.tolist() == [3, 1, 2] and grid.picture.losses_B[1] == 1.0
    window.workspace.stop()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.IDLE)
    assert window.findChild(QWidget, "dataset.name").isEnabled()


def test_the_root_that_was_chosen_is_remembered_and_the_command_lines_is_not(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.ini"
    first = make_window(settings=settings)
    first.close()
    qtbot.waitUntil(lambda: first.is_closed)
    assert "data_root" not in settings.read_text(encoding="utf-8")
    second = make_window(settings=settings)
    second.workspace.data.set_root(tmp_path / "elsewhere")
    second.close()
    qtbot.waitUntil(lambda: second.is_closed)
    assert "elsewhere" in settings.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "key", "changes"),
    [
        ("dataset", "KMNIST", {"dataset": "KMNIST"}),
        ("model", "resnet18", {"model": "resnet18", "hidden": (128,)}),
    ],
)
def test_a_name_of_torchvision_opens_where_it_lives(
    make_window: MakeWindow, qtbot: QtBot, kind: str, key: str, changes: dict[str, Any]
) -> None:
    window = make_window()
    window.data_bench.torchvision_tree.opened.emit(kind, key)
    qtbot.waitUntil(lambda: window.workspace.can_train)
    for name, value in changes.items():
        assert getattr(window.workspace.config, name) == value


def test_a_widget_that_is_named_comes_to_the_front_with_the_keys(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.show_page("page.draw")
    window.data_bench.torchvision_tree.opened.emit("widget", "data.target_kind")
    target = window.findChild(QWidget, "data.target_kind")
    assert window.workbench.currentWidget() is window.data_page and target.isVisible()
    qtbot.waitUntil(target.hasFocus)


def test_scores_are_asked_of_the_runs_net_and_dropped_with_the_set(make_window: MakeWindow, qtbot: QtBot) -> None:
    asked: list[tuple[Any, str]] = []

    def score(snapshot: Any, image_set: ImageSet, config: Any, give_up: Any) -> Scores:
        asked.append((snapshot, image_set.split))
        zeros = np.zeros(len(image_set), np.float32)
        loss_N = np.arange(len(image_set), dtype=np.float32)
        return Scores.of(image_set.class_names, image_set.labels_N, loss_N, zeros, image_set.labels_N)

    window = make_window(score=score)
    browser = window.dataset_panel.browser
    sort = window.findChild(QWidget, "dataset.sort")
    assert not sort.model().item(sort.findData("loss")).isEnabled()
    window.workspace.run_started.emit(started())
    snapshot = SimpleNamespace(step=4)
    window.workspace.snapshot_taken.emit(snapshot)
    assert sort.model().item(sort.findData("loss")).isEnabled()
    sort.setCurrentIndex(sort.findData("loss"))
    qtbot.waitUntil(lambda: not browser.waits_for_scores)
    assert asked == [(snapshot, "train")]
    assert browser.current_image == 63  # the greatest loss first
    window.workspace.choose_data_set(FASHION)
    qtbot.waitUntil(lambda: window.workspace.can_train)
    assert not sort.model().item(sort.findData("loss")).isEnabled()


def test_a_folder_that_is_no_data_set_is_explained_in_its_dialog(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def refuse(folder: Path) -> Any:
        raise UserError(Message("There is no class in {folder}", {"folder": folder.name}))

    window = make_window(scan_folder=refuse)
    window.dataset_panel.paths_dropped.emit([tmp_path])
    qtbot.waitUntil(lambda: window.findChild(QWidget, "dataset.folder_dialog") is not None)
    dialog = window.findChild(QWidget, "dataset.folder_dialog")
    said = lambda: any("There is no class" in label.text() for label in dialog.findChildren(QLabel))  # noqa: E731
    qtbot.waitUntil(said)
    assert window.workspace.config.dataset == "MNIST"
    dialog.close()
