"""My handwriting in the real program: drawn, saved with a key, corrected, tested beside MNIST, and brought back."""

import itertools
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QWidget

from mnistgui.drawing import raster
from mnistgui.drawing.handwriting import Collection, strokes_of
from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.draw.pad import Pad
from mnistgui.ui.handwriting.confusion_view import ConfusionView
from tests.journeys.window import LOADING_MS, Bench

LEFT = Qt.MouseButton.LeftButton


def draw(bench: Bench, *strokes: list[tuple[float, float]]) -> None:
    """Draw strokes, given in shares of the pad, with the mouse."""
    pad = bench.find(Pad, "draw.pad")
    for stroke in strokes:
        places = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
        bench.qtbot.mousePress(pad, LEFT, pos=places[0])
        for begin, end in itertools.pairwise(places):
            for step in range(1, 9):
                bench.qtbot.mouseMove(pad, begin + (end - begin) * step / 8)
        bench.qtbot.mouseRelease(pad, LEFT, pos=places[-1])


def status(bench: Bench) -> str:
    return bench.find(QLabel, "draw.status").text()


def collection(bench: Bench) -> Collection:
    return Collection.below(bench.window.workspace.data.root)


def test_a_drawing_is_saved_with_its_key_and_a_wrong_answer_is_corrected_by_it(bench: Bench) -> None:
    pad = bench.find(Pad, "draw.pad")
    draw(bench, [(0.25, 0.2), (0.7, 0.2), (0.45, 0.85)], [(0.35, 0.5), (0.7, 0.5)])
    bench.qtbot.waitUntil(lambda: bench.find(QLabel, "draw.answer").text() == "7", timeout=LOADING_MS)
    drawn = pad.ink
    bench.qtbot.keyClick(pad, Qt.Key.Key_7)
    bench.qtbot.waitUntil(lambda: status(bench).startswith("Saved as 7."))

    # The pad is free for the next one, and undo brings the drawing back.
    assert pad.ink.is_empty and "1" in status(bench)
    (saved,) = collection(bench).drawings()
    assert saved.label == "7" and strokes_of(saved.strokes_path.read_text()) == drawn
    pad.undo()
    bench.qtbot.waitUntil(lambda: bench.find(QLabel, "draw.answer").text() == "7")
    bench.click(QToolButton, "draw.label_1")
    bench.qtbot.waitUntil(lambda: status(bench).startswith("Saved as 1, where the net said 7."))
    assert sorted(drawing.label for drawing in collection(bench).drawings()) == ["1", "7"]


def test_nothing_is_saved_of_an_empty_pad(bench: Bench) -> None:
    # What the start looks up may still be on its way.
    bench.qtbot.waitUntil(lambda: not bench.window.workspace.jobs.busy, timeout=LOADING_MS)
    bench.qtbot.keyClick(bench.find(Pad, "draw.pad"), Qt.Key.Key_3)

    assert not bench.window.workspace.jobs.busy and collection(bench).drawings() == []


def fill(bench: Bench, count: int = 6) -> None:
    """Save sevens and ones, one of the ones under a wrong label."""
    mine = collection(bench)
    for index in range(count):
        x = 0.3 + 0.02 * index
        seven = Ink((Stroke((Point(x, 0.2), Point(x + 0.4, 0.2), Point(x + 0.2, 0.9))),))
        one = Ink((Stroke((Point(x, 0.1), Point(x, 0.9))),))
        for label, ink in (("7", seven), ("1" if index else "7", one)):
            stages = raster.stages(ink)
            assert stages is not None
            mine.add(label, stages.fed_HWC, ink)


def test_the_hand_is_tested_beside_mnist_and_the_wrong_label_is_mended(bench: Bench) -> None:
    fill(bench)
    bench.window.show_page("page.handwriting")
    page = bench.window.handwriting_bench.page
    bench.qtbot.waitUntil(lambda: bench.find(QLabel, "handwriting.count").text() == "12 drawings", timeout=LOADING_MS)
    bench.click(QPushButton, "handwriting.test")
    verdict = bench.find(QLabel, "handwriting.verdict")
    bench.qtbot.waitUntil(lambda: verdict.text().startswith("Your hand: 91.7 %, MNIST: 99."), timeout=LOADING_MS)
    own, mnist = bench.find(ConfusionView, "handwriting.own"), bench.find(ConfusionView, "handwriting.mnist")
    assert own.counts[7, 7] == 6 and own.counts[7, 1] == 1 and own.counts[1, 1] == 5
    assert mnist.counts.sum() == 10_000 and np.trace(mnist.counts) >= 9_950
    assert "1 of 7 drawings of a 7 were answered 1." in own.accessibleDescription()

    # The wrong one is found, chosen, and given its label with a key.
    grid = bench.find(Mosaic, "handwriting.grid")
    labels = [drawing.label for drawing in page._drawings]
    images = [int(np.ptp(np.nonzero(image[..., 0])[1])) for image in page.images.image_set.images_NHWC]
    (row,) = [row for row, (label, width) in enumerate(zip(labels, images, strict=True)) if label == "7" and width < 6]
    grid.go_to_row(row)
    grid.setFocus()
    bench.click(QToolButton, "handwriting.relabel_1")
    bench.qtbot.waitUntil(lambda: [drawing.label for drawing in page._drawings].count("1") == 6)
    bench.click(QPushButton, "handwriting.test")
    bench.qtbot.waitUntil(lambda: verdict.text().startswith("Your hand: 100.0 %"), timeout=LOADING_MS)


def test_what_is_deleted_comes_back_and_somebody_elses_hand_is_merged(bench: Bench, tmp_path: Path) -> None:
    fill(bench, 2)
    bench.window.show_page("page.handwriting")
    count = bench.find(QLabel, "handwriting.count")
    bench.qtbot.waitUntil(lambda: count.text() == "4 drawings", timeout=LOADING_MS)
    grid = bench.find(Mosaic, "handwriting.grid")
    grid.selectAll()
    bench.click(QPushButton, "handwriting.delete")
    bench.qtbot.waitUntil(lambda: count.text() == "0 drawings")
    assert not bench.find(QPushButton, "handwriting.test").isEnabled()
    bench.click(QPushButton, "handwriting.undo")
    bench.qtbot.waitUntil(lambda: count.text() == "4 drawings")

    theirs = Collection(tmp_path / "theirs")
    theirs.add("0", np.full((28, 28, 1), 9, np.uint8))
    bench.window.handwriting_bench.merge(str(theirs.folder))
    bench.qtbot.waitUntil(lambda: count.text() == "5 drawings")


def triangle(size: float) -> Ink:
    """A digit that nobody writes so, and every net reads as something else than a 5."""
    low, high = 0.5 - size, 0.5 + size
    return Ink((Stroke((Point(low, low), Point(high, low), Point(0.5, high), Point(low, low))),))


def test_one_click_lets_the_net_learn_the_hand_and_shows_before_and_after(bench: Bench) -> None:
    fill(bench, 6)
    for index in range(12):
        ink = triangle(0.2 + 0.01 * index)
        stages = raster.stages(ink)
        assert stages is not None
        collection(bench).add("5", stages.fed_HWC, ink)
    bench.window.show_page("page.handwriting")
    button = bench.find(QPushButton, "handwriting.fine_tune")
    bench.qtbot.waitUntil(button.isEnabled, timeout=LOADING_MS)
    verdict = bench.find(QLabel, "handwriting.verdict")
    bench.click(QPushButton, "handwriting.fine_tune")
    assert not button.isEnabled()
    bench.qtbot.waitUntil(lambda: verdict.text().startswith("Fine-tuned. Of 4 of your"), timeout=LOADING_MS)

    # Before it took every triangle for something else; now it reads them, and what it has forgotten is said.
    own, mnist = bench.find(ConfusionView, "handwriting.own"), bench.find(ConfusionView, "handwriting.mnist")
    assert own.counts[5, 5] == 2 and mnist.counts.sum() == 10_000
    after = mnist.counts
    bench.click(QPushButton, "handwriting.show_before")
    assert own.counts[5].sum() == 2 and own.counts[5, 5] == 0
    assert np.trace(mnist.counts) >= 9_950 and not np.array_equal(mnist.counts, after)
    bench.click(QPushButton, "handwriting.show_after")
    assert np.array_equal(mnist.counts, after)

    # The user's own settings and data are back.
    window = bench.window
    bench.qtbot.waitUntil(lambda: window.workspace.can_train and not window.workspace.jobs.busy, timeout=LOADING_MS)
    assert window.workspace.config == DEFAULTS and window.workspace.data.request == DEFAULTS.set_request

    # It is a run like any other, and answers now.
    (run,) = bench.runs_dir.iterdir()
    config = TrainingConfig.from_toml((run / "config.toml").read_text())
    assert (config.model, config.weights_file, config.folder) == (
        "digit_net",
        "pretrained",
        str(collection(bench).folder),
    )
    assert bench.find(QComboBox, "draw.model").currentData() == "run"
    bench.window.show_page("page.draw")
    draw(bench, [(0.2, 0.2), (0.8, 0.2), (0.5, 0.8), (0.2, 0.2)])
    bench.qtbot.waitUntil(lambda: bench.window.draw_page.is_current)
    assert "5:" in bench.find(QWidget, "draw.bars").accessibleDescription()
    # Fine-tuned again, it goes on from there.
    bench.window.show_page("page.handwriting")
    bench.click(QPushButton, "handwriting.fine_tune")
    bench.qtbot.waitUntil(lambda: len(list(bench.runs_dir.iterdir())) == 2, timeout=LOADING_MS)
    bench.qtbot.waitUntil(lambda: verdict.text().startswith("Fine-tuned."), timeout=LOADING_MS)
    again = next(folder for folder in bench.runs_dir.iterdir() if folder != run)
    config = TrainingConfig.from_toml((again / "config.toml").read_text())
    assert config.weights_file == str(run / "model.safetensors")


def test_too_few_drawings_to_learn_from_are_refused_in_words(bench: Bench) -> None:
    fill(bench, 1)
    bench.window.show_page("page.handwriting")
    bench.qtbot.waitUntil(bench.find(QPushButton, "handwriting.fine_tune").isEnabled, timeout=LOADING_MS)
    with bench.qtbot.waitSignal(bench.window.workspace.failed, timeout=LOADING_MS) as failed:
        bench.click(QPushButton, "handwriting.fine_tune")

    assert "at least two drawings of each of two digits" in failed.args[0].english()
    assert bench.find(QLabel, "handwriting.verdict").text() == "Not tested yet."
    assert not list(bench.runs_dir.glob("*"))


def fine_tuning(bench: Bench) -> QLabel:
    """Begin to fine-tune on twelve drawings, and return the verdict once the net learns."""
    fill(bench, 6)
    bench.window.show_page("page.handwriting")
    button = bench.find(QPushButton, "handwriting.fine_tune")
    bench.qtbot.waitUntil(button.isEnabled, timeout=LOADING_MS)
    bench.click(QPushButton, "handwriting.fine_tune")
    verdict = bench.find(QLabel, "handwriting.verdict")
    bench.qtbot.waitUntil(lambda: verdict.text().startswith("The net learns your hand"), timeout=LOADING_MS)
    return verdict


def test_a_run_that_is_begun_anew_is_still_the_one_that_learns_the_hand(bench: Bench) -> None:
    verdict = fine_tuning(bench)
    workspace = bench.window.workspace
    ends: list[object] = []
    workspace.run_finished.connect(ends.append)
    workspace.restart()
    bench.qtbot.waitUntil(lambda: verdict.text().startswith("Fine-tuned."), timeout=LOADING_MS)

    assert len(ends) == 2 and len(list(bench.runs_dir.iterdir())) == 2


def test_another_data_folder_forgets_the_run_and_its_figures(bench: Bench, tmp_path: Path) -> None:
    verdict = fine_tuning(bench)
    (tmp_path / "other").mkdir()
    bench.window.workspace.data.set_root(tmp_path / "other")
    assert verdict.text() == "Not tested yet."
    assert bench.find(ConfusionView, "handwriting.own").counts.sum() == 0
    bench.qtbot.waitUntil(lambda: not bench.window.workspace.busy, timeout=LOADING_MS)

    assert verdict.text() == "Not tested yet."


def test_a_merge_that_fails_takes_nothing_from_the_run_that_learns(bench: Bench, tmp_path: Path) -> None:
    verdict = fine_tuning(bench)
    with bench.qtbot.waitSignal(bench.window.workspace.failed, timeout=LOADING_MS):
        bench.window.handwriting_bench.merge(str(tmp_path / "nowhere"))

    bench.qtbot.waitUntil(lambda: verdict.text().startswith("Fine-tuned."), timeout=LOADING_MS)
