"""Data: other sets than MNIST, own images, transforms and the DataLoader, with mouse and keys on the real program."""

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QSpinBox, QWidget

from mnistgui.data.epochs import plan_epoch
from mnistgui.data.library import load_mnist
from mnistgui.training.batch_picture import BatchPicture
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.batch_grid import BatchGrid
from mnistgui.ui.dataset.code_view import CodeView
from mnistgui.ui.dataset.image_list import LABEL_ROLE
from tests.journeys.window import LOADING_MS, TRAINING_MS, Bench


def write_fashion(root: Path, count: int = 500) -> None:
    """Write the four files of Fashion-MNIST, with few images, where torchvision puts them."""
    folder = root / "FashionMNIST" / "raw"
    folder.mkdir(parents=True)
    generator = np.random.default_rng(0)
    for prefix in ("train", "t10k"):
        images = generator.integers(0, 256, (count, 28, 28), np.uint8)
        labels = (np.arange(count) % 10).astype(np.uint8)
        header = struct.pack(">IIII", 0x803, count, 28, 28)
        (folder / f"{prefix}-images-idx3-ubyte").write_bytes(header + images.tobytes())
        (folder / f"{prefix}-labels-idx1-ubyte").write_bytes(struct.pack(">II", 0x801, count) + labels.tobytes())


def write_own_images(folder: Path) -> None:
    """Write two classes of colour images of any size, one with a Korean name, and a file that is no image."""
    generator = np.random.default_rng(0)
    for name, colour in (("red", (220, 30, 30)), ("파랑", (30, 30, 220))):
        (folder / name).mkdir(parents=True)
        for number in range(30):
            height, width = generator.integers(20, 60, 2)
            pixels = np.clip(np.array(colour) + generator.normal(0, 20, (height, width, 3)), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{number}.png")
    (folder / "red" / "broken.png").write_bytes(b"no image")


def drop(widget: QWidget, path: Path) -> None:
    """Drop a file or folder on a widget, as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    point, actions = widget.rect().center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(point, actions, mime, left, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(point), actions, mime, left, none))


def test_fashion_mnist_under_the_data_root_opens_at_once_and_can_be_trained_on(bench: Bench, tmp_path: Path) -> None:
    write_fashion(tmp_path / "data")
    workspace = bench.window.workspace
    bench.choose("dataset.name", "FashionMNIST")
    bench.qtbot.waitUntil(lambda: workspace.can_train, timeout=LOADING_MS)
    grid = bench.find(QListView, "dataset.grid")
    assert grid.model().rowCount() == 500 and workspace.config.dataset == "FashionMNIST"
    assert "datasets.FashionMNIST(" in bench.find(CodeView, "dataset.code_text").code.text
    bench.find(QSpinBox, "hyper.epochs").setValue(1)
    bench.press("action.start")
    bench.qtbot.waitUntil(
        lambda: workspace.state is RunState.IDLE and workspace.history.steps == 5, timeout=TRAINING_MS
    )
    # The other set is there again, and MNIST's own figures with it.
    bench.choose("dataset.name", "MNIST")
    bench.qtbot.waitUntil(lambda: grid.model().rowCount() == 60_000, timeout=LOADING_MS)


def test_a_set_that_is_not_here_offers_to_get_it_and_takes_files_that_are_dropped(bench: Bench, tmp_path: Path) -> None:
    bench.choose("dataset.name", "FashionMNIST")
    download = bench.find(QPushButton, "dataset.download")
    bench.qtbot.waitUntil(download.isVisible, timeout=LOADING_MS)
    assert not bench.window.workspace.can_train
    write_fashion(tmp_path / "elsewhere")
    drop(bench.find(QWidget, "dataset.getting"), tmp_path / "elsewhere")
    grid = bench.find(QListView, "dataset.grid")
    bench.qtbot.waitUntil(lambda: grid.isVisible() and grid.model().rowCount() == 500, timeout=LOADING_MS)
    assert (tmp_path / "data" / "FashionMNIST" / "raw" / "train-images-idx3-ubyte").is_file()


def test_a_folder_of_own_images_is_dropped_and_trained_on(bench: Bench, tmp_path: Path) -> None:
    write_own_images(tmp_path / "own")
    workspace = bench.window.workspace
    drop(bench.window.dataset_panel, tmp_path / "own")
    ok = "dataset.folder_open"
    bench.qtbot.waitUntil(
        lambda: (button := bench.window.findChild(QPushButton, ok)) is not None and button.isEnabled(),
        timeout=LOADING_MS,
    )
    bench.click(QPushButton, ok)
    bench.qtbot.waitUntil(lambda: workspace.config.dataset == "ImageFolder" and workspace.can_train, timeout=LOADING_MS)
    data_set = workspace.data.data_set
    assert data_set.info.class_names == ("red", "파랑") and workspace.config.colour
    assert data_set.splits["train"].images_NHWC.shape == (48, 28, 28, 3) and len(data_set.splits["test"]) == 12
    assert [left.path.name for left in data_set.left_out] == ["broken.png"]
    snapshots: list[object] = []
    workspace.snapshot_taken.connect(snapshots.append)
    bench.find(QSpinBox, "hyper.epochs").setValue(20)
    bench.press("action.start")
    bench.qtbot.waitUntil(lambda: workspace.state is RunState.IDLE and bool(snapshots), timeout=TRAINING_MS)
    assert workspace.last_metrics.test_accuracy == 1.0
    # The net of the run sorts the images, and answers for one that is sent to the pad.
    bench.choose("dataset.sort", "wrong")
    browser = bench.window.dataset_panel.browser
    bench.qtbot.waitUntil(lambda: not browser.waits_for_scores, timeout=LOADING_MS)
    bench.choose("draw.model", "run")
    bench.click(QPushButton, "dataset.send")
    page = bench.window.draw_page
    label = browser.image_set.class_names[browser.image_set.labels_N[browser.current_image]]
    bench.qtbot.waitUntil(lambda: page.is_current and bench.find(QLabel, "draw.answer").text() == label)


def test_only_sevens_are_shown(bench: Bench) -> None:
    grid = bench.find(QListView, "dataset.grid")
    bench.click(QWidget, "dataset.class_filter.7")
    labels = load_mnist("train").labels_N
    bench.qtbot.waitUntil(lambda: grid.model().rowCount() == int((labels == 7).sum()))
    rows = np.linspace(0, grid.model().rowCount() - 1, 50).astype(int)
    assert {grid.model().index(int(row), 0).data(LABEL_ROLE) for row in rows} == {7}


def test_transforms_are_put_into_another_order_and_change_what_the_net_is_fed(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.window.show_page("page.data")
    steps = bench.find(QListView, "data.steps")
    bench.window.findChild(QAction, "data.step_add.RandomRotation").trigger()
    names = lambda: [step.name for step in workspace.config.transforms]  # noqa: E731
    assert names() == ["ToTensor", "RandomRotation"]
    steps.setFocus()
    bench.qtbot.keyClick(steps, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert names() == ["RandomRotation", "ToTensor"]
    bench.click(QWidget, "data.step_down")
    assert names() == ["ToTensor", "RandomRotation"]
    assert "v2.RandomRotation(" in bench.find(CodeView, "dataset.code_text").code.text


@pytest.mark.parametrize("shuffle", [True, False])
def test_the_batches_are_stepped_through_and_are_those_that_a_run_then_trains_on(bench: Bench, shuffle: bool) -> None:
    workspace, window = bench.window.workspace, bench.window
    if not shuffle:
        bench.qtbot.keyClick(bench.find(QWidget, "hyper.shuffle"), Qt.Key.Key_Space)
    bench.find(QSpinBox, "hyper.batch_size").setValue(128)
    bench.qtbot.keyClick(bench.find(QWidget, "hyper.drop_last"), Qt.Key.Key_Space)
    window.show_page("dataset.batches")
    grid = bench.find(BatchGrid, "dataset.batch_grid")
    plan = plan_epoch(np.arange(60_000), epoch=1, batch_size=128, shuffle=shuffle, drop_last=True, seed=1)

    def shown() -> BatchPicture | None:
        return grid.picture

    def is_shown(iteration: int) -> bool:
        picture = shown()
        return picture is not None and np.array_equal(picture.indices_B, plan.batch(iteration))

    bench.qtbot.waitUntil(lambda: is_shown(1), timeout=LOADING_MS)
    bench.click(QWidget, "dataset.batch_next")
    bench.qtbot.waitUntil(lambda: is_shown(2))
    assert "96" in bench.find(QWidget, "dataset.left_out").text()
    bench.press("action.step")
    bench.press("action.step")
    bench.qtbot.waitUntil(
        lambda: workspace.state is RunState.PAUSED and workspace.history.steps == 2 and shown().losses_B is not None
    )
    bench.qtbot.waitUntil(lambda: is_shown(2))
    assert shown().losses_B.mean() == pytest.approx(workspace.history.losses_S[1], rel=1e-4)
    bench.press("action.stop")
    bench.qtbot.waitUntil(lambda: workspace.state is RunState.IDLE, timeout=TRAINING_MS)
