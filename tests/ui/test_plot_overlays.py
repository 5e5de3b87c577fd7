"""What the live plot draws beside the run itself: validation, changes of settings, other runs, the unit of the loss."""

import dataclasses
import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton

from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import EpochDone, EpochMetrics, SettingsChanged, StepsDone
from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.plots.chart import Chart
from mnistgui.ui.plots.panel import PlotPanel


def history_of(losses, *, epoch_steps: int = 0, validation: float | None = None) -> RunHistory:
    """Return a run of these losses; an epoch ends after every ``epoch_steps``."""
    made = RunHistory()
    losses = np.asarray(losses, np.float32)
    for first in range(0, len(losses), epoch_steps or len(losses)):
        part = losses[first : first + (epoch_steps or len(losses))]
        count = len(part)
        made.add_steps(
            StepsDone(
                first_step=first + 1,
                epoch=1,
                losses_S=part,
                hits_S=np.full(count, 80),
                images_S=np.full(count, 100),
                images_per_s=1.0,
            )
        )
        if epoch_steps:
            metrics = EpochMetrics(
                train_loss=0.5,
                train_accuracy=0.8,
                test_loss=0.3,
                test_accuracy=0.9,
                validation_loss=validation,
                validation_accuracy=None if validation is None else 0.85,
            )
            made.add_epoch(EpochDone(epoch=1, step=made.steps, seconds=1.0, metrics=metrics))
    return made


@pytest.fixture
def panel(qtbot):
    shown = PlotPanel()
    qtbot.addWidget(shown)
    shown.resize(900, 320)
    shown.show()
    return shown


def chart(panel: PlotPanel, name: str) -> Chart:
    return panel.findChild(Chart, f"plot.{name}")


def drawn(item) -> list[float]:
    _, values = item.getData()
    return [] if values is None else values.tolist()


def readout(panel: PlotPanel, name: str) -> str:
    return panel.findChild(QLabel, f"plot.{name}.readout").text()


def point_at(panel: PlotPanel, qtbot, iteration: float) -> None:
    loss = chart(panel, "loss")
    box = loss.plotItem.getViewBox()
    _, (bottom, top) = box.viewRange()
    place = loss.mapFromScene(box.mapViewToScene(QPointF(iteration, (bottom + top) / 2)))
    qtbot.mouseMove(loss.viewport(), place)


def shown_labels(panel: PlotPanel) -> list[str]:
    labels = chart(panel, "loss")._change_marks._labels
    return sorted(label.toPlainText() for label in labels if label.isVisible())


# Validation -----------------------------------------------------------------------------------------------------------


def test_the_validation_images_have_a_curve_in_both_charts(panel, qtbot):
    panel.set_history(history_of(np.ones(300), epoch_steps=100, validation=0.4))

    np.testing.assert_allclose(drawn(chart(panel, "loss")._curves["validation"]), [0.4] * 3)
    np.testing.assert_allclose(drawn(chart(panel, "accuracy")._curves["validation"]), [85] * 3)
    box = panel.findChild(QCheckBox, "plot.show_validation")
    assert box.isVisible()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not chart(panel, "loss")._curves["validation"].isVisible()


def test_without_validation_images_nothing_speaks_of_them(panel):
    panel.set_history(history_of(np.ones(300), epoch_steps=100))

    assert not panel.findChild(QCheckBox, "plot.show_validation").isVisible()
    assert drawn(chart(panel, "loss")._curves["validation"]) == []


def test_the_end_of_an_epoch_reads_the_validation_images_too(panel, qtbot):
    panel.set_history(history_of(np.ones(300), epoch_steps=100, validation=0.4), 300)
    point_at(panel, qtbot, 200)

    assert readout(panel, "loss") == "After epoch 2 · loss on the test set 0.3000 · validation 0.4000"
    assert readout(panel, "accuracy") == "After epoch 2 · accuracy on the test set 90.00 % · validation 85.00 %"


# Changes --------------------------------------------------------------------------------------------------------------


def test_a_changed_setting_is_marked_with_what_it_was_and_is(panel, qtbot):
    panel.resize(1600, 320)
    history = history_of(np.ones(300))
    history.add_change(SettingsChanged(step=100, changes={"learning_rate": 0.01}))
    history.add_change(SettingsChanged(step=220, changes={"learning_rate": 0.001, "momentum": 0.5}))
    panel.set_history(history, 300, DEFAULTS)

    assert shown_labels(panel) == ["lr 0.01 → 0.001, Momentum 0 → 0.5", "lr 0.1 → 0.01"]
    steps, _ = chart(panel, "accuracy")._change_marks._lines.getData()
    assert steps.tolist() == [100, 100, 220, 220]
    point_at(panel, qtbot, 100)
    assert readout(panel, "loss") == "After iteration 100: Learning rate 0.1 → 0.01"
    assert readout(panel, "accuracy").startswith("Epoch 1 · accuracy 80.0 %")


def test_labels_of_changes_stand_where_the_curves_leave_room(panel):
    history = history_of(np.linspace(2, 0.1, 300))
    history.add_change(SettingsChanged(step=100, changes={"learning_rate": 0.01}))
    panel.set_history(history, 300)

    for name, above in (("loss", True), ("accuracy", False)):
        (label,) = chart(panel, name)._change_marks._labels
        _, (bottom, top) = chart(panel, name).viewRange()
        assert label.pos().y() == (top if above else bottom)


def test_where_the_first_value_is_not_known_the_new_one_is_told(panel):
    history = history_of(np.ones(300))
    history.add_change(SettingsChanged(step=100, changes={"learning_rate": 0.01}))
    panel.set_history(history, 300)

    assert shown_labels(panel) == ["lr → 0.01"]


def test_a_setting_that_is_no_number_is_said_to_have_changed(panel):
    history = history_of(np.ones(300))
    history.add_change(SettingsChanged(step=100, changes={"transforms": ()}))
    panel.set_history(history, 300, DEFAULTS)

    assert shown_labels(panel) == ["Transforms changed"]


def test_a_change_while_the_run_goes_on_is_drawn_with_the_steps_after_it(panel, qtbot):
    history = history_of(np.ones(100))
    panel.set_history(history, 300, DEFAULTS)
    history.add_change(SettingsChanged(step=100, changes={"learning_rate": 0.5}))
    history.add_steps(
        StepsDone(
            first_step=101,
            epoch=1,
            losses_S=np.ones(1, np.float32),
            hits_S=np.array([1]),
            images_S=np.array([2]),
            images_per_s=1.0,
        )
    )
    panel.refresh()

    qtbot.waitUntil(lambda: shown_labels(panel) == ["lr 0.1 → 0.5"])


def test_labels_of_changes_that_stand_close_do_not_overlap(panel):
    history = history_of(np.ones(300))
    for step in range(100, 130):
        history.add_change(SettingsChanged(step=step, changes={"learning_rate": step / 1000}))
    panel.set_history(history, 300, DEFAULTS)

    labels = [label for label in chart(panel, "loss")._change_marks._labels if label.isVisible()]
    boxes = sorted((label.mapRectToScene(label.boundingRect()) for label in labels), key=lambda box: box.left())
    assert 1 <= len(boxes) < 5
    assert all(one.right() <= other.left() for one, other in itertools.pairwise(boxes))
    assert len(chart(panel, "loss")._change_marks._lines.getData()[0]) == 60


def test_another_run_has_no_marks_of_the_one_before(panel):
    history = history_of(np.ones(300))
    history.add_change(SettingsChanged(step=100, changes={"learning_rate": 0.01}))
    panel.set_history(history, 300, DEFAULTS)
    panel.set_history(history_of(np.ones(300)), 300, DEFAULTS)

    assert shown_labels(panel) == []


# Other runs -----------------------------------------------------------------------------------------------------------


def test_other_runs_are_drawn_over_the_present_one_and_named(panel):
    panel.set_history(history_of(np.full(100, 1.0)), 100)
    panel.set_overlays(
        [("a", "first run", history_of(np.full(400, 3.0), epoch_steps=200)), ("b", "second", history_of([5.0] * 50))]
    )

    overlays = chart(panel, "loss")._overlays
    assert [item.isVisible() for item in overlays._smoothed] == [True, True, False, False, False]
    np.testing.assert_allclose(drawn(overlays._smoothed[0]), 3.0, rtol=1e-5)
    np.testing.assert_allclose(drawn(overlays._tests[0]), [0.3, 0.3])
    bottom, top = chart(panel, "loss").viewRange()[1]
    assert bottom <= 0.3 and top >= 5.0
    assert chart(panel, "loss").x_range[1] >= 400
    names = [button.text() for button in panel.findChildren(QToolButton) if button.objectName().startswith("plot.over")]
    assert [name for name in names if name] == ["first run ✕", "second ✕"]


def test_the_names_of_other_runs_do_not_widen_the_dock(panel):
    narrow = panel.minimumSizeHint().width()
    panel.set_overlays(
        [(str(number), "a run with a very long name " * 3, history_of([1.0] * 50)) for number in range(5)]
    )
    panel.resize(640, 300)

    assert panel.minimumSizeHint().width() <= narrow
    buttons = [panel.findChild(QToolButton, f"plot.overlay_{number}") for number in range(1, 6)]
    assert all(button.text().endswith("✕") and "a run with" in button.toolTip() for button in buttons)
    assert buttons[-1].geometry().right() <= panel.width()


def test_a_run_is_taken_out_of_the_plot_by_its_name(panel, qtbot):
    panel.set_overlays([("a", "first", history_of([3.0] * 50)), ("b", "second", history_of([5.0] * 50))])
    with qtbot.waitSignal(panel.overlay_removed) as told:
        qtbot.mouseClick(panel.findChild(QToolButton, "plot.overlay_1"), Qt.MouseButton.LeftButton)

    assert told.args == ["a"]
    assert [key for key, *_ in panel.overlays] == ["b"]
    np.testing.assert_allclose(drawn(chart(panel, "loss")._overlays._smoothed[0]), 5.0, rtol=1e-5)
    qtbot.mouseClick(panel.findChild(QToolButton, "plot.overlay_1"), Qt.MouseButton.LeftButton)
    assert panel.findChild(QLabel, "plot.loss.readout") is not None
    assert not panel.findChild(QToolButton, "plot.overlay_1").isVisible()


def test_of_more_than_five_runs_the_first_five_are_drawn(panel):
    panel.set_overlays([(str(number), f"run {number}", history_of([1.0] * 50)) for number in range(7)])

    assert [key for key, *_ in panel.overlays] == ["0", "1", "2", "3", "4"]


def test_each_overlay_has_a_colour_that_no_other_curve_has(panel, dress):
    for dressed in theme.THEMES.values():
        dress(dressed)
        panel.set_overlays([(str(number), "run", history_of([1.0] * 50)) for number in range(5)])
        loss = chart(panel, "loss")
        pens = [item.opts["pen"] for item in (*loss._curves.values(), *loss._overlays._smoothed)]
        colours = [pen.color().name() for pen in pens]
        assert len(set(colours)) == len(colours) - 1  # each iteration and the smoothed line share one


def test_overlays_go_with_smoothing_scale_and_zoom(panel, qtbot):
    panel.set_overlays([("a", "a", history_of(np.tile([1.0, 100.0], 500)))])
    overlay = chart(panel, "loss")._overlays._smoothed[0]
    smooth = np.ptp(drawn(overlay)[20:])
    panel._controls._smoothing.setValue(0)
    assert np.ptp(drawn(overlay)) == 99 > smooth
    panel.findChild(QCheckBox, "plot.log_scale").setChecked(True)
    np.testing.assert_allclose(np.ptp(drawn(overlay)), 2, rtol=1e-6)
    qtbot.keyClick(chart(panel, "loss"), Qt.Key.Key_Plus)
    assert overlay.getData()[0].min() > 200


def test_overlays_are_not_drawn_again_while_the_view_stays(panel, monkeypatch):
    history = history_of(np.ones(100))
    panel.set_history(history, 1000)
    panel.set_overlays([("a", "a", history_of(np.ones(500)))])
    drawings = []
    monkeypatch.setattr(chart(panel, "loss"), "show_overlays", drawings.append)
    panel._draw()

    assert drawings == []


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_an_overlay_of_a_run_that_diverged_is_survived(panel, bad):
    panel.set_overlays([("a", "a", history_of([bad] * 300, epoch_steps=100))])
    panel.grab()
    panel.findChild(QCheckBox, "plot.log_scale").setChecked(True)
    panel.grab()

    assert np.isfinite(chart(panel, "loss").viewRange()[1]).all()


def test_a_saved_picture_names_the_other_runs(panel, qtbot, tmp_path):
    panel.set_history(history_of(np.ones(100)), 100)
    panel.export_image(tmp_path / "alone.png")
    panel.set_overlays([("a", "another", history_of([2.0] * 50))])
    qtbot.waitUntil(lambda: panel._overlay_legend.height() > 10)
    panel.export_image(tmp_path / "both.png")

    alone, both = (QImage(str(tmp_path / f"{name}.png")) for name in ("alone", "both"))
    legend = panel._overlay_legend
    colour = chart(panel, "loss")._overlays._smoothed[0].opts["pen"].color().rgb()
    top = 2 * (panel._controls.legend.height() + 2 * theme.SPACING)
    row = range(top, top + 2 * legend.height())
    assert any(both.pixel(x, y) == colour for y in row for x in range(2 * 60))
    assert not any(alone.pixel(x, y) == colour for y in row for x in range(2 * 60))


# The unit -------------------------------------------------------------------------------------------------------------


def test_the_axis_says_the_unit_of_the_loss(panel):
    axis = chart(panel, "loss").plotItem.getAxis("left")
    for kind, unit in (("cross_entropy", "nats"), ("mse", "mean squared error"), ("nll", "nats")):
        panel.set_loss_kind(kind)
        assert unit in axis.labelText
    panel.set_loss_kind("mse")
    panel.retranslate()
    assert "mean squared error" in axis.labelText
    assert "squared" in chart(panel, "loss").toolTip()


def test_a_history_without_changes_reads_as_before(panel):
    start = dataclasses.replace(DEFAULTS, learning_rate=0.5)
    panel.set_history(history_of(np.ones(10)), 10, start)

    assert readout(panel, "loss").startswith("Iteration 10 · loss 1.0000")
