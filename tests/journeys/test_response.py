"""The response map and "Why" in the real program: drawn with the mouse, seen, pointed at, and for two nets."""

import dataclasses

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton

from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.draw.response.map_view import MapView
from mnistgui.ui.draw.response.panel import ResponsePanel
from mnistgui.ui.draw.why.view import WhyView
from tests.journeys.window import LOADING_MS, TRAINING_MS, Bench, line


def draw_seven(bench: Bench) -> None:
    side = bench.window.draw_page.pad.width()
    corner, end = (0.7 * side, 0.2 * side), (0.45 * side, 0.85 * side)
    bench.draw([line((0.25 * side, 0.2 * side), corner) + line(corner, end)])
    bench.qtbot.waitUntil(lambda: bench.find(QLabel, "draw.answer").text() == "7", timeout=LOADING_MS)


def choose(bench: Bench, name: str, key: object) -> None:
    box = bench.find(QComboBox, name)
    box.setCurrentIndex(box.findData(key))


def test_the_map_has_the_answer_in_its_middle_and_an_mlp_gives_way_sooner(bench: Bench) -> None:
    workspace = bench.window.workspace
    workspace.set_config(dataclasses.replace(workspace.config, model="mlp", epochs=1))
    with bench.qtbot.waitSignal(workspace.run_finished, timeout=TRAINING_MS):
        bench.press("action.start")
    draw_seven(bench)
    bench.click(QToolButton, "draw.show_response")
    panel = bench.find(ResponsePanel, "draw.response")
    bench.qtbot.waitUntil(lambda: panel.responses[0] is not None, timeout=LOADING_MS)
    choose(bench, "draw.response_model", "run")
    bench.qtbot.waitUntil(lambda: panel.responses[1] is not None, timeout=LOADING_MS)

    pretrained, own = panel.responses
    assert pretrained is not None and own is not None
    assert pretrained.labels_RC.shape == (17, 17) and pretrained.variants.origin == (8, 8)
    # The image in the middle is the very one that the page feeds.
    page = bench.find(DrawPage, "page.draw")
    assert np.array_equal(pretrained.variants.images_RCHWC[8, 8], page.fed_HWC)
    assert pretrained.labels_RC[8, 8] == own.labels_RC[8, 8] == 7
    shares = [np.mean(response.labels_RC == 7) for response in (pretrained, own)]
    assert shares[0] > shares[1] + 0.2

    # A cell is pointed at: both nets' answers to that drawing are told.
    view = bench.find(MapView, "draw.response.first")
    bench.qtbot.mouseMove(view, view.cell_centre(8, 11).toPoint())
    assert bench.find(QLabel, "draw.response.way").text() == "3 px to the right"
    assert "7" in bench.find(QLabel, "draw.response.first.answer").text()

    # Nothing is asked while the answer is shown again.
    bench.click(QToolButton, "draw.show_response")
    assert not panel.isVisible() and bench.find(QLabel, "draw.answer").isVisible()


def test_why_tells_which_pixels_speak_and_the_change_it_shows_makes_another_digit(bench: Bench) -> None:
    draw_seven(bench)
    bench.click(QToolButton, "draw.show_why")
    view = bench.find(WhyView, "draw.why")
    bench.qtbot.waitUntil(lambda: view.explanation is not None, timeout=LOADING_MS)
    explanation = view.explanation
    assert explanation is not None and explanation.change is not None
    assert explanation.class_names[explanation.attribution.label] == "7"
    change = explanation.change
    predictor = bench.window._nets.predictor_of("pretrained")
    probabilities = predictor.predict(change.after_HWC).probabilities_K
    assert int(probabilities.argmax()) == change.to_label != 7
    assert np.abs(change.after_HWC.astype(int) - change.before_HWC).max() == change.most_levels

    # A new stroke is explained anew; an empty pad is not.
    bench.qtbot.mouseClick(bench.window.draw_page.pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 200))
    bench.qtbot.waitUntil(lambda: view.explanation not in (None, explanation), timeout=LOADING_MS)
    bench.window.draw_page.pad.clear()
    assert view.explanation is None
