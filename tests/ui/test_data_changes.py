"""What the window does when the data set changes under its jobs, its settings and its runs."""

import dataclasses
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from mnistgui.data import statistics
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import Message, UserError
from mnistgui.training.scores import Scores
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.statistics_view import StatisticsView
from mnistgui.ui.transforms.editor import TransformsEditor
from mnistgui.ui.transforms.recipe_choice import RecipeChoice
from tests.data_sets import data_set_of
from tests.ui.fakes import FakeCore, endless_run, started
from tests.ui.test_main_window import MakeWindow, make_window

__all__ = ["make_window"]

OF_COLOURS = (TO_TENSOR, TransformStep.of("Normalize", mean=(0.1, 0.2, 0.3), std=(1.0, 1.0, 1.0)))


def test_a_folder_without_the_classes_that_are_kept_takes_the_target_transform_back(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet
) -> None:
    three = dataclasses.replace(tiny_image_set, labels_N=tiny_image_set.labels_N % 3, class_names=("ant", "bee", "cat"))
    counted: list[tuple[str, ...]] = []

    def load(request: SetRequest, root: Path, give_up: Any) -> DataSet:
        return data_set_of(request, three if request.key == "ImageFolder" else tiny_image_set)

    def count(config: Any, images: ImageSet) -> int:
        counted.append(config.target.class_names(images.class_names))
        return 1

    window = make_window(load_data_set=load, count_parameters=count)
    window.workspace.set_config(dataclasses.replace(window.workspace.config, target_transform="keep:1,7"))
    window.show_page("dataset.batches")
    window.workspace.choose_data_set(SetRequest(key="ImageFolder", folder="/mine"))
    qtbot.waitUntil(lambda: window.workspace.can_train and not window.workspace.jobs.busy)
    assert window.workspace.config.target_transform == "none"
    assert "target_transform" in window.statusBar().currentMessage()
    assert counted[-1] == ("ant", "bee", "cat")
    assert not window.findChildren(QMessageBox)


def test_a_folder_that_is_chosen_again_is_read_again(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet
) -> None:
    read: list[SetRequest] = []

    def load(request: SetRequest, root: Path, give_up: Any) -> DataSet:
        read.append(request)
        return data_set_of(request, tiny_image_set)

    window = make_window(load_data_set=load)
    mine = SetRequest(key="ImageFolder", folder="/mine")
    for times in (1, 2):
        window.workspace.choose_data_set(mine)
        qtbot.waitUntil(lambda: window.workspace.can_train)
        assert read.count(mine) == times


def test_a_chapters_data_set_takes_back_what_it_cannot_have(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.workspace.choose_data_set(SetRequest(key="FakeData"))
    window.workspace.set_config(dataclasses.replace(window.workspace.config, transforms=OF_COLOURS))
    window.open_chapter(1)
    assert window.workspace.config.dataset == "MNIST"
    assert window.workspace.config.problems() == {}
    assert window.workspace.config.transforms == DEFAULT_STEPS
    qtbot.waitUntil(lambda: window.workspace.can_train)


def test_another_data_set_during_a_run_is_refused_and_no_setting_is_said_to_be_taken_back(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(endless_run)
    window.workspace.choose_data_set(SetRequest(key="FakeData"))
    window.workspace.set_config(dataclasses.replace(window.workspace.config, transforms=OF_COLOURS))
    qtbot.waitUntil(lambda: window.workspace.can_train)
    window.workspace.start()
    before = window.workspace.config
    told: list[Any] = []
    window.workspace.noticed.connect(told.append)
    window.workspace.choose_data_set(SetRequest(key="MNIST"))
    assert window.workspace.config == before
    assert [message.english().split(":")[0] for message in told] == ["Stop the run first"]
    window.workspace.stop()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.IDLE)


def test_a_list_that_was_refused_is_not_taken_while_the_next_set_is_read(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet
) -> None:
    small = dataclasses.replace(tiny_image_set, images_NHWC=tiny_image_set.images_NHWC[:, :16, :16].copy())

    def load(request: SetRequest, root: Path, give_up: Any) -> DataSet:
        return data_set_of(request, small if request.side == 16 else tiny_image_set)

    window = make_window(load_data_set=load)
    workspace, editor = window.workspace, window.findChild(TransformsEditor)
    workspace.choose_data_set(SetRequest(key="ImageFolder", folder="/mine", side=16))
    qtbot.waitUntil(lambda: workspace.can_train)
    # Right for 28x28 pixels, wrong for 16x16.
    editor.findChild(RecipeChoice).chosen.emit((TransformStep.of("RandomCrop", size=24), TO_TENSOR))
    assert workspace.config.transforms == DEFAULT_STEPS
    workspace.data.reload()
    assert workspace.config.transforms == DEFAULT_STEPS
    qtbot.waitUntil(lambda: workspace.can_train)


def test_statistics_that_were_given_up_are_computed_when_their_split_is_back(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    compute, go_on = statistics.compute, threading.Event()

    def slow(image_set: ImageSet, give_up: Any) -> Any:
        go_on.wait(10)
        return compute(image_set, give_up)

    monkeypatch.setattr(statistics, "compute", slow)
    window = make_window()
    view = window.findChild(StatisticsView)
    done: list[ImageSet | None] = []
    monkeypatch.setattr(view, "set_statistics", lambda image_set, _figures: done.append(image_set))
    window.show_page("page.data")
    window.data_page.show_view(view)
    qtbot.waitUntil(lambda: view.isVisible() and window.workspace.jobs.busy)
    window.show_page("page.draw")
    window.dataset_panel.split_requested.emit("test")
    go_on.set()
    qtbot.waitUntil(lambda: not window.workspace.jobs.busy)
    window.dataset_panel.split_requested.emit("train")
    window.show_page("page.data")
    qtbot.waitUntil(lambda: bool(done))
    assert done[-1] is not None and done[-1].split == "train"


def test_until_a_new_runs_first_net_the_old_net_is_asked_with_the_settings_it_was_trained_with(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def score(snapshot: Any, image_set: ImageSet, config: Any, give_up: Any) -> Any:
        asked.append(config.target_transform)
        zeros = np.zeros(len(image_set), np.float32)
        return Scores.of(image_set.class_names, image_set.labels_N, zeros, zeros, image_set.labels_N)

    window = make_window(score=score)
    workspace = window.workspace
    workspace.run_started.emit(started())
    workspace.snapshot_taken.emit(SimpleNamespace(step=1))
    workspace.set_config(dataclasses.replace(workspace.config, target_transform="even_odd"))
    workspace.run_started.emit(started())
    window.dataset_panel.browser.scores_requested.emit()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["none"]


def test_a_folder_dropped_while_the_set_is_read_is_looked_into_and_the_reading_goes_on(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet, tmp_path: Path
) -> None:
    held, looked = threading.Event(), threading.Event()
    core = FakeCore(tiny_image_set)

    def load(request: SetRequest, root: Path, give_up: Any) -> DataSet:
        if request.key == "FashionMNIST":
            held.wait(10)
        return data_set_of(request, tiny_image_set)

    def scan(folder: Path) -> Any:
        looked.set()
        raise FileNotFoundError

    window = make_window(load_data_set=load, scan_folder=scan, take_local_files=core.services().take_local_files)
    window.workspace.choose_data_set(SetRequest(key="FashionMNIST"))
    window.dataset_panel.paths_dropped.emit([tmp_path])
    qtbot.waitUntil(looked.is_set)
    held.set()
    qtbot.waitUntil(lambda: window.workspace.can_train)
    assert core.asked == []


def test_a_window_that_closes_asks_every_long_job_to_end(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(image_set: ImageSet, give_up: Any) -> Any:
        begun.set()
        waiting = threading.Event()
        for _ in range(10_000):
            if give_up():
                break
            waiting.wait(0.001)
        else:
            raise AssertionError("nobody asked it to end")
        return (0.0,), (1.0,)

    monkeypatch.setattr(statistics, "mean_std", endless)
    window = make_window()
    window.workspace.choose_data_set(SetRequest(key="ImageFolder", folder="/mine"))
    qtbot.waitUntil(lambda: window.workspace.can_train)
    window.dataset_panel.about_requested.emit()
    qtbot.waitUntil(begun.is_set)
    window.close()
    qtbot.waitUntil(lambda: window.is_closed, timeout=3000)


def test_a_job_that_fails_when_the_window_is_closed_opens_no_box(make_window: MakeWindow, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def count(config: Any, images: ImageSet) -> int:
        if config.batch_size == 7:
            begun.set()
            go_on.wait(10)
            raise RuntimeError("too late")
        return 1

    window = make_window(count_parameters=count)
    window.workspace.set_config(dataclasses.replace(window.workspace.config, batch_size=7))
    qtbot.waitUntil(begun.is_set)
    window.close()
    go_on.set()
    qtbot.waitUntil(lambda: window.is_closed)
    assert not window.findChildren(QMessageBox)


def test_a_set_that_cannot_be_read_is_not_counted_with_the_images_of_the_one_before(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet
) -> None:
    def load(request: SetRequest, root: Path, give_up: Any) -> DataSet:
        if request.key == "ImageFolder":
            raise UserError(Message("The folder is gone"))
        return data_set_of(request, tiny_image_set)

    window = make_window(load_data_set=load)
    counted: list[tuple[int, int]] = []
    window.data_bench.images_counted.connect(lambda *counts: counted.append(counts))
    window.workspace.choose_data_set(SetRequest(key="ImageFolder", folder="/gone"))
    qtbot.waitUntil(lambda: window.workspace.data.failed_to_load)
    assert counted[-1] == (0, 0)
    for box in window.findChildren(QMessageBox):
        box.close()


def test_what_is_asked_for_during_a_run_is_refused_in_words(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(endless_run)
    window.dataset_panel.about_requested.emit()
    change = window.findChild(QPushButton, "dataset.change_root")
    assert change.isEnabled()
    window.workspace.start()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.RUNNING)
    window.data_bench.torchvision_tree.opened.emit("model", "alexnet")
    assert window.workspace.config.model == "mlp"
    assert "Stop the run first" in window.statusBar().currentMessage()
    assert not change.isEnabled()
    window.workspace.stop()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.IDLE)
    assert change.isEnabled()
