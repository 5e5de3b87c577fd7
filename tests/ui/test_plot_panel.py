"""The live plot dock, fed by scripted histories, with real mouse and keys."""

import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QSlider, QTabWidget, QToolButton

from mnistgui.training.events import EpochDone, EpochMetrics, StepsDone
from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.plots.chart import Chart
from mnistgui.ui.plots.panel import PlotPanel


def add_steps(history: RunHistory, losses, hits: int = 90) -> None:
    count = len(losses)
    history.add_steps(
        StepsDone(
            first_step=history.steps + 1,
            epoch=1,
            losses_S=np.asarray(losses, np.float32),
            hits_S=np.full(count, hits),
            images_S=np.full(count, 100),
            images_per_s=1.0,
        )
    )


def add_epoch(history: RunHistory, test_loss: float, test_accuracy: float) -> None:
    metrics = EpochMetrics(train_loss=0.5, train_accuracy=0.9, test_loss=test_loss, test_accuracy=test_accuracy)
    history.add_epoch(EpochDone(epoch=len(history.epochs) + 1, step=history.steps, seconds=1.0, metrics=metrics))


@pytest.fixture
def history():
    made = RunHistory()
    for epoch in range(3):
        add_steps(made, np.linspace(2.0 / (epoch + 1), 1.0 / (epoch + 1), 600))
        add_epoch(made, 0.3 - epoch / 10, 0.9 + epoch / 100)
    return made


@pytest.fixture
def panel(qtbot):
    shown = PlotPanel()
    qtbot.addWidget(shown)
    shown.resize(700, 260)
    shown.show()
    return shown


def chart(panel: PlotPanel, name: str) -> Chart:
    return panel.findChild(Chart, f"plot.{name}")


def curve(panel: PlotPanel, name: str, which: str) -> tuple[np.ndarray, np.ndarray]:
    steps, values = chart(panel, name)._curves[which].getData()
    return (np.empty(0), np.empty(0)) if steps is None else (steps, values)


def readout(panel: PlotPanel, name: str) -> str:
    return panel.findChild(QLabel, f"plot.{name}.readout").text()


def notice(panel: PlotPanel, name: str) -> QLabel:
    return chart(panel, name).findChild(QLabel)


def place_of(panel: PlotPanel, iteration: float) -> QPoint:
    loss = chart(panel, "loss")
    box = loss.plotItem.getViewBox()
    _, (bottom, top) = box.viewRange()
    return loss.mapFromScene(box.mapViewToScene(QPointF(iteration, (bottom + top) / 2)))


def test_an_empty_plot_says_what_will_come_and_how(panel, history):
    assert "Press Start" in notice(panel, "loss").text()
    assert notice(panel, "loss").isVisible()
    panel.set_history(RunHistory())
    assert "on its way" in notice(panel, "loss").text()
    panel.set_history(history)
    assert not notice(panel, "loss").isVisible()
    panel.set_history(None)
    assert "Press Start" in notice(panel, "loss").text()
    assert len(curve(panel, "loss", "raw")[0]) == 0


def test_refresh_shows_the_last_value(panel, qtbot):
    history = RunHistory()
    panel.set_history(history)
    add_steps(history, [2.0, 1.5])
    panel.refresh()
    assert curve(panel, "loss", "raw")[1].tolist() == [2.0, 1.5]
    assert readout(panel, "loss").startswith("Iteration 2 · loss 1.5000")
    add_steps(history, [0.25], hits=97)
    panel.refresh()
    qtbot.waitUntil(lambda: curve(panel, "loss", "raw")[1][-1] == 0.25)
    assert curve(panel, "accuracy", "raw")[1][-1] == pytest.approx(97)
    assert readout(panel, "loss").startswith("Iteration 3 · loss 0.2500")
    assert readout(panel, "accuracy").startswith("Epoch 1 · accuracy 97.0 %")


def test_the_test_set_is_drawn_after_each_epoch_and_its_values_are_written(panel, history):
    panel.set_history(history, 3_000)
    steps, losses = curve(panel, "loss", "test")
    assert steps.tolist() == [600, 1_200, 1_800]
    np.testing.assert_allclose(losses, [0.3, 0.2, 0.1])
    np.testing.assert_allclose(curve(panel, "accuracy", "test")[1], [90, 91, 92])
    labels = chart(panel, "accuracy")._epochs._labels
    assert {label.toPlainText() for label in labels if label.isVisible()} == {"90.0", "91.0", "92.0"}


def test_of_epochs_that_stand_close_only_the_last_value_is_written(panel):
    history = RunHistory()
    for epoch in range(100):
        add_steps(history, [0.5] * 10)
        add_epoch(history, 0.2, epoch / 100)
    panel.set_history(history)
    labels = chart(panel, "accuracy")._epochs._labels
    assert [label.toPlainText() for label in labels if label.isVisible()] == ["99.0"]


def test_refresh_draws_nothing_when_nothing_is_new(panel, history, monkeypatch):
    panel.set_history(history)
    drawn = []
    monkeypatch.setattr(chart(panel, "loss"), "show_lines", lambda *lines: drawn.append(lines))
    panel.refresh()
    assert not drawn
    add_epoch(history, 0.1, 0.9)
    panel.refresh()
    assert len(drawn) == 1


def test_a_burst_of_refreshes_is_drawn_once_at_once_and_once_at_the_end(panel, qtbot, monkeypatch):
    history = RunHistory()
    panel.set_history(history)
    drawn = []
    monkeypatch.setattr(chart(panel, "loss"), "show_lines", lambda raw, *lines: drawn.append(len(raw.x_P)))
    for _ in range(20):
        add_steps(history, [1.0])
        panel.refresh()
    assert drawn == [1]
    qtbot.waitUntil(lambda: drawn[-1] == 20)
    assert len(drawn) == 2


def test_no_more_is_drawn_than_there_are_pixels(panel):
    history = RunHistory()
    add_steps(history, np.random.default_rng(1).random(200_000))
    panel.set_history(history)
    assert len(curve(panel, "loss", "raw")[0]) < 6 * chart(panel, "loss").columns
    assert len(curve(panel, "loss", "smoothed")[0]) < 3 * chart(panel, "loss").columns


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_losses_that_are_not_numbers_do_not_break_the_plot(panel, bad):
    history = RunHistory()
    add_steps(history, [2.0, bad, 1.0] + [bad] * 5)
    panel.set_history(history)
    panel.grab()
    (_, _), (bottom, top) = chart(panel, "loss").viewRange()
    assert np.isfinite([bottom, top]).all()
    assert bottom < 1 and top > 2
    panel.findChild(QCheckBox, "plot.log_scale").setChecked(True)
    panel.grab()


def test_a_run_of_nothing_but_nan_is_survived(panel):
    history = RunHistory()
    add_steps(history, [np.nan] * 10_000)
    add_epoch(history, np.nan, 0.1)
    panel.set_history(history)
    panel.grab()
    assert readout(panel, "loss").startswith("Iteration 10,000 · loss nan")


def test_the_range_grows_with_the_run_and_ends_where_the_run_will_end(panel):
    history = RunHistory()
    panel.set_history(history, 100)
    seen = []
    for _ in range(100):
        add_steps(history, [1.0])
        panel._draw()
        seen.append(round(chart(panel, "loss").x_range[1] / 1.015))
        assert seen[-1] >= history.steps
    assert sorted(set(seen)) == [16, 32, 64, 100]


def test_the_loss_curve_stays_inside_the_chart_and_uses_its_height(panel):
    history = RunHistory()
    panel.set_history(history)
    for loss in (2.3, 8.0, 1.0, 0.2):
        add_steps(history, [loss] * 5)
        panel._draw()
        (_, _), (bottom, top) = chart(panel, "loss").viewRange()
        drawn = curve(panel, "loss", "raw")[1]
        assert bottom <= drawn.min() and drawn.max() <= top
    assert np.ptp(drawn) > 0.5 * (top - bottom)


def test_a_hundred_per_cent_is_not_on_the_edge(panel):
    history = RunHistory()
    add_steps(history, [0.1] * 50, hits=100)
    panel.set_history(history)
    assert chart(panel, "accuracy").viewRange()[1][1] > 100


def test_both_charts_show_the_same_iterations(panel, history, qtbot):
    panel.set_history(history, 1_800)
    assert chart(panel, "accuracy").x_range == pytest.approx(chart(panel, "loss").x_range)
    qtbot.keyClick(chart(panel, "accuracy"), Qt.Key.Key_Plus)
    assert chart(panel, "loss").x_range == pytest.approx((457, 1_370), abs=2)
    assert chart(panel, "accuracy").x_range == pytest.approx(chart(panel, "loss").x_range)


def test_zooming_stops_following_until_the_whole_run_is_asked_for(panel, history, qtbot):
    panel.set_history(history, 3_000)
    whole = panel.findChild(QToolButton, "plot.show_all")
    assert whole.isHidden()
    qtbot.keyClick(chart(panel, "loss"), Qt.Key.Key_Plus)
    zoomed = chart(panel, "loss").x_range
    add_steps(history, [0.5] * 500)
    panel.refresh()
    assert chart(panel, "loss").x_range == zoomed
    assert whole.isVisible()
    qtbot.mouseClick(whole, Qt.MouseButton.LeftButton)
    assert chart(panel, "loss").x_range[1] > 2_300
    assert whole.isHidden()


def test_smoothing_off_leaves_only_the_values_themselves(panel, history):
    panel.set_history(history)
    slider = panel.findChild(QSlider, "plot.smoothing")
    assert len(curve(panel, "loss", "smoothed")[0])
    slider.setValue(0)
    assert len(curve(panel, "loss", "smoothed")[0]) == 0
    assert "smoothed" not in readout(panel, "loss")
    assert panel.findChild(QLabel, "plot.smoothing_value").text() == "off"
    slider.setValue(50)
    assert len(curve(panel, "loss", "smoothed")[0])
    assert "smoothed" in readout(panel, "loss")


def test_the_log_scale_draws_powers_of_ten_and_leaves_zeros_out(panel):
    history = RunHistory()
    add_steps(history, [10.0, 0.1, 0.0])
    panel.set_history(history)
    panel.findChild(QCheckBox, "plot.log_scale").setChecked(True)
    drawn = curve(panel, "loss", "raw")[1]
    np.testing.assert_allclose(drawn[:2], [1, -1], rtol=1e-6)
    assert np.isnan(drawn[2])
    np.testing.assert_allclose(curve(panel, "accuracy", "raw")[1], 90)


@pytest.mark.parametrize("which", ["raw", "smoothed", "test"])
def test_the_legend_switches_curves_off_and_on(panel, history, qtbot, which):
    panel.set_history(history, 3_000)
    box = panel.findChild(QCheckBox, f"plot.show_{which}")
    for shown in (False, True):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        for name in ("loss", "accuracy"):
            assert chart(panel, name)._curves[which].isVisible() == shown
    assert any(label.isVisible() for label in chart(panel, "loss")._epochs._labels)


def test_the_mouse_reads_the_iteration_it_points_at(panel, history, qtbot):
    panel.set_history(history, 1_800)
    qtbot.mouseMove(chart(panel, "loss").viewport(), place_of(panel, 300))
    step = panel._pointed
    assert abs(step - 300) < 20
    assert readout(panel, "loss").startswith(f"Iteration {step} · loss {history.losses_S[step - 1]:.4f}")
    assert readout(panel, "accuracy").startswith("Epoch 1 · accuracy 90.0 %")


def test_at_the_end_of_an_epoch_the_mouse_reads_the_test_set(panel, history, qtbot):
    panel.set_history(history, 1_800)
    qtbot.mouseMove(chart(panel, "loss").viewport(), place_of(panel, 1_200))
    assert readout(panel, "loss") == "After epoch 2 · loss on the test set 0.2000"
    assert readout(panel, "accuracy") == "After epoch 2 · accuracy on the test set 91.00 %"


def test_the_keys_read_iteration_by_iteration(panel, qtbot):
    history = RunHistory()
    add_steps(history, [4.0, 3.0, 2.0, 1.0])
    panel.set_history(history)
    for expected in (3, 2, 1, 1):
        qtbot.keyClick(chart(panel, "loss"), Qt.Key.Key_Left)
        assert readout(panel, "loss").startswith(f"Iteration {expected} · loss {5 - expected}.0000")
    qtbot.keyClick(chart(panel, "loss"), Qt.Key.Key_Home)
    assert readout(panel, "loss").startswith("Iteration 4")


def test_pointing_at_an_empty_chart_reads_nothing(panel, qtbot):
    qtbot.mouseMove(chart(panel, "loss").viewport(), QPoint(150, 60))
    qtbot.keyClick(chart(panel, "loss"), Qt.Key.Key_Left)
    assert readout(panel, "loss") == ""


def test_a_plot_that_nobody_sees_draws_nothing_and_catches_up_when_shown(qtbot, history):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    panel = PlotPanel()
    tabs.addTab(QLabel("in front"), "1")
    tabs.addTab(panel, "2")
    tabs.show()
    panel.set_history(history, 3_000)
    add_steps(history, [0.125])
    panel.refresh()
    assert panel._drawn == (1_800, 3)
    tabs.setCurrentIndex(1)
    assert panel._drawn == (1_801, 3)
    assert readout(panel, "loss").startswith("Iteration 1,801 · loss 0.1250")


def test_a_new_run_starts_afresh(panel, history):
    panel.set_history(history, 3_000)
    other = RunHistory()
    add_steps(other, [7.0])
    panel.set_history(other, 10)
    assert curve(panel, "loss", "raw")[1].tolist() == [7.0]
    assert not any(label.isVisible() for label in chart(panel, "loss")._epochs._labels)
    assert chart(panel, "loss").x_range[1] == pytest.approx(10.15)


def test_the_theme_is_switched_live(panel, history):
    app = QApplication.instance()
    before = app.palette(), app.styleSheet(), app.style().objectName()
    panel.set_history(history, 3_000)
    try:
        for colours in theme.THEMES.values():
            theme.apply(app, colours)
            loss = chart(panel, "loss")
            assert loss.grab().toImage().pixelColor(2, 2).name() == colours.base
            assert loss._curves["smoothed"].opts["pen"].color().name() == colours.series[0].lower()
            assert loss.plotItem.getAxis("left").textPen().color().name() == colours.muted
    finally:
        app.setPalette(before[0])
        app.setStyleSheet(before[1])
        app.setStyle(before[2])


def test_the_language_is_switched_live(panel, history, qtbot):
    class Brackets(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return f"[{source}]"

        def isEmpty(self):  # noqa: N802
            return False

    panel.set_history(history, 3_000)
    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    try:
        qtbot.waitUntil(lambda: readout(panel, "loss").startswith("[Iteration 1,800"))
        assert chart(panel, "loss").plotItem.getAxis("left").labelText == "[loss (nats)]"
        assert panel.findChild(QCheckBox, "plot.log_scale").text() == "[lo&g loss]"
        assert panel.findChild(QCheckBox, "plot.show_test").text() == "[test set]"
        assert chart(panel, "loss").accessibleName() == "[Loss]"
    finally:
        QCoreApplication.removeTranslator(translator)
    qtbot.waitUntil(lambda: readout(panel, "loss").startswith("Iteration 1,800"))


def test_a_picture_is_saved_as_png_and_svg(panel, history, tmp_path):
    panel.set_history(history, 3_000)
    panel.export_image(tmp_path / "run.png")
    picture = QImage(str(tmp_path / "run.png"))
    assert picture.width() > 2 * 600
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 5
    panel.export_image(tmp_path / "run.SVG")
    assert ElementTree.parse(tmp_path / "run.SVG").getroot().tag.endswith("svg")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.SVG", "run.png"]


def test_a_picture_that_cannot_be_saved_is_refused_with_a_reason(panel, tmp_path):
    with pytest.raises(ValueError, match=r"\.png or \.svg"):
        panel.export_image(tmp_path / "run.gif")
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        panel.export_image(tmp_path / "file" / "run.png")


def test_the_dock_needs_no_torch():
    code = "import sys, mnistgui.ui.plots.panel; sys.exit('torch' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_an_upright_axis_shows_is_written_whole_or_not_at_all(panel: PlotPanel, history: RunHistory, qtbot):
    panel.set_history(history, 1800)
    label = chart(panel, "accuracy").plotItem.getAxis("left").label
    for height, seen in ((300, True), (180, False), (300, True)):
        panel.resize(700, height)
        qtbot.waitUntil(lambda seen=seen: label.isVisible() is seen)
        place = label.sceneBoundingRect()
        assert not seen or (place.top() >= 0 and place.bottom() <= chart(panel, "accuracy").height())
