"""The loss view: curves and mistakes are where their numbers are, and are read off with the mouse and the keys."""

from collections.abc import Callable, Sequence
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui import theme
from mnistgui.ui.perceptron.scene import Scene, make_scene
from mnistgui.ui.perceptron.views.chart import Scale, tick_text
from mnistgui.ui.perceptron.views.loss_charts import loss_scales, mistake_scales
from mnistgui.ui.perceptron.views.loss_picture import LOSS, MISTAKES, LossPicture
from mnistgui.ui.perceptron.views.loss_view import LossView
from mnistgui.ui.perceptron.views.run_curves import RunCurves, curves_of
from mnistgui.ui.perceptron.views.run_legend import RunLegend
from mnistgui.ui.perceptron.views.thinning import thinned, thinned_line
from tests.ui.test_draw_page import Shouting

XOR, AND = PROBLEMS["XOR"], PROBLEMS["AND"]


class Watched:
    """The view, and an eye and a hand for it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view = LossView()
        qtbot.addWidget(self.view)
        self.view.resize(640, 420)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.qtbot = qtbot
        found = self.view.findChild(LossPicture, "perceptron.loss_view.picture")
        assert found is not None
        self.picture = found

    def show(self, *scenes: Scene, names: Sequence[str] = ()) -> None:
        self.view.set_names(names)
        self.view.set_scenes(scenes)

    @property
    def legend(self) -> list[str]:
        found = self.view.findChild(RunLegend)
        assert found is not None
        return found.texts

    @property
    def log(self) -> QCheckBox:
        found = self.view.findChild(QCheckBox, "perceptron.loss_view.log")
        assert found is not None
        return found

    def key(self, *keys: Qt.Key) -> tuple[str, ...]:
        for key in keys:
            self.qtbot.keyClick(self.picture, key)
        return self.picture.reading

    def point(self, chart: str, across: float) -> tuple[str, ...]:
        area = self.picture.charts()[chart]
        x = area.position_of(across, area.up.high).x()
        QTest.mouseMove(self.picture, QPointF(x, area.area.center().y()).toPoint())
        return self.picture.reading

    def colours(self, area: QRectF) -> set[str]:
        image = self.view.grab().toImage()
        offset = self.picture.mapTo(self.view, QPoint())
        left, top = round(area.left()) + offset.x(), round(area.top()) + offset.y()
        places = (
            (x, y) for x in range(left, left + round(area.width())) for y in range(top, top + round(area.height()))
        )
        return {image.pixelColor(x, y).name() for x, y in places}


@pytest.fixture
def watched(qtbot: QtBot, dress: Callable[[theme.Theme], None]) -> Watched:
    dress(theme.LIGHT)
    return Watched(qtbot)


def after(learner: AnyLearner, steps: int) -> Scene:
    for _ in range(steps):
        learner.step()
    return make_scene(learner, 0)


# What is shown --------------------------------------------------------------------------------------------------------


def test_before_a_run_it_is_said_what_will_come_and_how(watched: Watched) -> None:
    watched.show(after(SmoothLearner(XOR, hidden=2), 0))
    assert watched.picture._words.empty == "Press Run: the loss after each update draws itself here."
    assert watched.colours(QRectF(watched.picture.rect())).isdisjoint({QColor(theme.LIGHT.series[0]).name()})
    assert watched.key(Qt.Key.Key_Right) == ()
    watched.show(after(ThresholdRule(XOR), 0))
    assert watched.picture._words.empty.startswith("Press Run: the mistakes")


def test_the_present_loss_is_written_and_marked(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    watched.show(after(learner, 1234))
    assert watched.legend == [f"loss {learner.loss:.4f} after 1,234 updates"]
    chart = watched.picture.charts()[LOSS]
    at = chart.position_of(1234, learner.loss)
    mark = QRectF(at.x() - 2, at.y() - 2, 4, 4)
    assert watched.colours(mark) == {QColor(theme.LIGHT.series[0]).name()}


def test_a_bar_stands_as_high_as_the_mistakes_of_its_epoch(watched: Watched) -> None:
    watched.show(after(ThresholdRule(XOR), 18))
    chart = watched.picture.charts()[MISTAKES]
    blue = QColor(theme.LIGHT.series[0]).name()
    for epoch, mistakes in ((1, 2), (2, 3), (3, 4)):
        foot, top = chart.position_of(epoch, 0), chart.position_of(epoch, mistakes)
        inside = QRectF(foot.x() - 2, top.y() + 3, 4, foot.y() - top.y() - 6)
        assert watched.colours(inside) == {blue}
        assert blue not in watched.colours(QRectF(foot.x() - 2, top.y() - 10, 4, 6))
    # The pass at hand is hatched: its colour, with gaps.
    foot, top = chart.position_of(5, 0), chart.position_of(5, 1)
    assert len(watched.colours(QRectF(foot.x() - 6, top.y() + 4, 12, 20))) > 1


def test_the_rule_s_lack_of_a_loss_is_said_and_only_its_mistakes_are_drawn(watched: Watched) -> None:
    watched.show(after(ThresholdRule(XOR), 18))
    assert list(watched.picture.charts()) == [MISTAKES]
    assert "no loss" in watched.picture._words.no_loss[0]
    assert not watched.log.isEnabled()
    assert watched.legend == ["mistakes: 15"]
    watched.show(after(SmoothLearner(XOR), 3))
    assert list(watched.picture.charts()) == [LOSS, MISTAKES]
    assert watched.log.isEnabled()


def test_what_a_mistake_is_is_said_for_each_kind_of_learner(watched: Watched) -> None:
    rule, smooth = after(ThresholdRule(XOR), 5), after(SmoothLearner(XOR), 5)
    said = []
    for scenes in ((rule,), (smooth,), (rule, smooth)):
        watched.show(*scenes)
        said.append(watched.picture._words.mistakes)
    assert "wrong answers met in the epoch" in said[0][0]
    assert "at the end of the epoch" in said[1][0]
    assert len(set(said)) == 3


def test_three_learners_have_a_colour_and_a_name_each(watched: Watched) -> None:
    learners = [SmoothLearner(XOR, hidden=2, rate=rate) for rate in (0.1, 0.5, 2.0)]
    watched.show(*(after(learner, 80) for learner in learners), names=["slow", "plain"])
    assert watched.legend == [
        f"slow: loss {learners[0].loss:.4f}",
        f"plain: loss {learners[1].loss:.4f}",
        f"Learner 3: loss {learners[2].loss:.4f}",
    ]
    seen = watched.colours(watched.picture.charts()[LOSS].area)
    assert {QColor(colour).name() for colour in theme.LIGHT.series[:3]} <= seen
    # And a style each.
    styles = _styles_of_legend(watched)
    assert len(set(styles)) == 3
    watched.show(*(after(learner, 0) for learner in [*learners, learners[0]]))
    assert len(watched.legend) == 3


def _styles_of_legend(watched: Watched) -> list[tuple[bool, ...]]:
    legend = watched.view.findChild(RunLegend)
    image: QImage = legend.grab().toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    styles = []
    for box in legend._boxes():
        y = round(box.center().y())
        styles.append(tuple(image.pixelColor(round(box.left()) + x, y) != ground for x in range(3, 26)))
    return styles


def test_a_rule_beside_a_network_is_named_without_a_loss(watched: Watched) -> None:
    watched.show(after(ThresholdRule(AND), 4), after(SmoothLearner(AND), 4), names=["rule", "layer"])
    assert watched.legend[0] == f"rule: no loss, mistakes: {after(ThresholdRule(AND), 4).learner.updates}"
    assert watched.legend[1].startswith("layer: loss 0.")


def test_the_legend_takes_more_rows_where_it_is_narrow(watched: Watched) -> None:
    watched.show(*(after(SmoothLearner(XOR), 3) for _ in range(3)), names=["gradient descent", "momentum", "Adam"])
    legend = watched.view.findChild(RunLegend)
    high = legend.sizeHint().height()
    watched.view.resize(330, 170)
    watched.qtbot.waitUntil(lambda: legend.height() > 2 * high)
    assert max(box.right() for box in legend._boxes()) <= legend.width()


def test_the_scene_s_learner_is_read_once_and_not_when_it_is_painted(watched: Watched) -> None:
    learner = SmoothLearner(XOR)
    watched.show(after(learner, 5))
    for _ in range(20):
        learner.step()
    watched.picture.repaint()
    assert watched.picture.charts()[LOSS].across.high == 10
    assert watched.key(Qt.Key.Key_End)[0] == "after 5 updates"


def test_a_run_that_goes_back_or_starts_anew_takes_its_curve_back(watched: Watched) -> None:
    learner = SmoothLearner(XOR)
    watched.show(after(learner, 50))
    learner.reset()
    watched.show(after(learner, 0))
    assert not watched.picture._has_begun()


# Reading off ----------------------------------------------------------------------------------------------------------


def test_pointing_reads_update_and_loss(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    watched.show(after(learner, 200))
    loss = learner.curve.at(100)
    assert watched.point(LOSS, 100) == ("after 100 updates", f"loss {loss:.4f}")
    assert watched.picture.accessibleDescription() == f"after 100 updates; loss {loss:.4f}"
    epoch, mistakes = learner.mistakes.as_array()[19]
    assert watched.point(MISTAKES, epoch) == ("epoch 20", f"mistakes: {mistakes:.0f}")
    QTest.mouseMove(watched.picture, QPoint(1, 1))
    assert watched.picture.reading == ()


def test_keys_read_along_the_curve_and_between_the_charts(watched: Watched) -> None:
    learner = SmoothLearner(XOR, batches=Batches(size=1))
    watched.show(after(learner, 23))
    key = Qt.Key
    assert watched.key(key.Key_Left)[0] == "after 23 updates"
    assert watched.key(key.Key_Left)[0] == "after 22 updates"
    assert watched.key(key.Key_Right, key.Key_Right)[0] == "after 23 updates"
    assert watched.key(key.Key_Home)[0] == "after 0 updates"
    assert watched.key(key.Key_Left)[0] == "after 0 updates"
    assert watched.key(key.Key_Down)[0] == "epoch 5"
    assert watched.key(key.Key_Home)[0] == "epoch 1"
    assert watched.key(key.Key_Up)[0] == "after 23 updates"
    assert watched.key(key.Key_Escape) == ()


def test_the_reading_names_each_learner_that_has_such_an_update(watched: Watched) -> None:
    short, long = SmoothLearner(XOR, seed=1), SmoothLearner(XOR, seed=2)
    watched.show(after(short, 5), after(long, 9), names=["one", "two"])
    assert watched.key(Qt.Key.Key_End) == ("after 9 updates", f"two: loss {long.loss:.4f}")
    assert watched.key(Qt.Key.Key_Home)[1:] == (
        f"one: loss {short.curve.at(0):.4f}",
        f"two: loss {long.curve.at(0):.4f}",
    )


def test_what_is_pointed_at_follows_a_run_that_goes_back(watched: Watched) -> None:
    learner = SmoothLearner(XOR)
    watched.show(after(learner, 20))
    watched.key(Qt.Key.Key_End)
    for _ in range(5):
        learner.back()
    watched.show(make_scene(learner, 0))
    assert watched.picture.reading[0] == "after 15 updates"


# The axes -------------------------------------------------------------------------------------------------------------


def test_a_logarithmic_axis_parts_small_losses_by_their_powers_of_ten(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=4, rate=2.0)
    watched.show(after(learner, 3000))
    table = learner.curve.as_array()

    def height(updates: int) -> float:
        chart = watched.picture.charts()[LOSS]
        return chart.pixels_of(table[updates : updates + 1])[0, 1]

    plain = height(3000) - height(1000)
    watched.qtbot.mouseClick(watched.log, Qt.MouseButton.LeftButton, pos=QPoint(8, watched.log.height() // 2))
    assert watched.log.isChecked()
    up = watched.picture.charts()[LOSS].up
    assert up.log and up.low <= table[:, 1].min() and table[:, 1].max() <= up.high
    assert height(3000) - height(1000) > 5 * plain
    assert height(0) < height(1000) < height(3000)


def test_a_loss_of_zero_and_one_that_is_infinite_break_nothing(watched: Watched) -> None:
    learner = SmoothLearner(AND)
    for updates, loss in enumerate((0.5, float("inf"), 1e300, 0.0, float("nan"), 0.0)):
        learner.curve.add(updates, loss)
    watched.show(make_scene(learner, 0))
    for log in (False, True):
        watched.log.setChecked(log)
        watched.picture.repaint()
        up = watched.picture.charts()[LOSS].up
        assert 0 <= up.low < up.high < float("inf")
    for run in (curves_of(learner),):
        assert run.losses_K2 is not None and np.isfinite(run.losses_K2).all()


def curves(losses: list[float] | None, mistakes: list[int], missed: int | None = None) -> RunCurves:
    table = None if losses is None else np.column_stack((np.arange(len(losses)), losses)).astype(float)
    counted = np.array(list(enumerate(mistakes, 1)), dtype=float).reshape(-1, 2)
    return RunCurves(losses_K2=table, mistakes_E2=counted, epoch=len(mistakes), updates=0, loss=0.0, missed=missed)


def test_axes_hold_all_learners() -> None:
    runs = [curves([0.5, 0.4], [1]), curves([3.0] * 40, [7] * 20), curves(None, [2] * 29, missed=9)]
    across, up = loss_scales(runs, log=False)
    assert (across.low, across.high, up.low) == (0, 39, 0)
    assert up.high > 3
    across, up = mistake_scales(runs)
    assert across.low < 1 and across.high > 30
    assert up.low == 0 and up.high > 9
    assert all(tick == int(tick) for scale in (across, up) for tick in scale.ticks(20))
    across, up = mistake_scales([curves([1.0], [0])])
    assert across.high - across.low >= 5 and up.high >= 4


@settings(max_examples=200)
@given(low=st.floats(-1e6, 1e6), size=st.floats(1e-6, 1e9), most=st.integers(2, 12), log=st.booleans())
def test_ticks_are_round_few_and_within(low: float, size: float, most: int, log: bool) -> None:
    scale = Scale(low=abs(low) + 1e-9 if log else low, high=(abs(low) + 1e-9 if log else low) + size, log=log)
    if not scale.high > scale.low * (1 + 1e-3 * (low != 0)):
        return
    ticks = scale.ticks(most)
    if not log:
        assert 2 <= len(ticks) <= most + 8
    edge = 1e-6 * max(1.0, size)
    assert all(scale.low - edge <= tick <= scale.high + edge for tick in ticks)
    assert ticks == sorted(set(ticks))
    for share in (0.0, 0.3, 1.0):
        value = scale.value_at(share)
        assert scale.share(value) == pytest.approx(share, abs=1e-3)
        assert float(scale.shares(np.array(value))) == pytest.approx(scale.share(value), abs=1e-9)


def test_ticks_are_written_short() -> None:
    texts = [tick_text(tick) for tick in (0, 0.5, -2, 2000, 1e-6, 2e-6, 1e7, 3e8, -1e-5)]
    assert texts == ["0", "0.5", "−2", "2,000", "10⁻⁶", "2·10⁻⁶", "10⁷", "3·10⁸", "−10⁻⁵"]


def test_a_logarithmic_axis_has_powers_of_ten_or_numbers_between() -> None:
    assert Scale(low=1e-4, high=1.0, log=True).ticks(6) == pytest.approx([1e-4, 1e-3, 1e-2, 0.1, 1.0])
    assert Scale(low=0.3, high=1.1, log=True).ticks(6) == pytest.approx([0.5, 1.0])
    assert len(Scale(low=1e-12, high=1.0, log=True).ticks(5)) in range(3, 7)


# Thinning -------------------------------------------------------------------------------------------------------------


@settings(max_examples=50)
@given(st.integers(0, 4000), st.floats(1.0, 300.0), st.integers(0, 99))
def test_a_thinned_line_keeps_every_peak_of_every_column(count: int, width: float, seed: int) -> None:
    points_K2 = np.column_stack((np.linspace(0, width, count), np.random.default_rng(seed).random(count) * 100))
    line = thinned_line(points_K2)
    assert len(line) <= max(3 * (width + 1), 3)
    for column in range(int(width) + 1):
        whole = points_K2[np.floor(points_K2[:, 0]) == column, 1]
        kept = line[np.floor(line[:, 0]) == column, 1]
        assert len(kept) or not len(whole)
        if len(whole):
            assert kept.max() == whole.max()
            assert kept.min() == pytest.approx(whole.min(), abs=1.0)


def test_of_many_things_the_last_is_kept() -> None:
    kept = thinned(range(10_007), 500)
    assert 500 <= len(kept) <= 530
    assert kept[-1] == 10_006
    assert list(thinned(range(3), 500)) == [0, 1, 2]


def test_a_curve_of_twenty_thousand_points_is_thinned_within_a_millisecond() -> None:
    points_K2 = np.column_stack((np.linspace(0, 600, 20_000), np.random.default_rng(0).random(20_000)))
    taken = []
    for _ in range(20):
        start = perf_counter()
        thinned_line(points_K2)
        taken.append(perf_counter() - start)
    assert min(taken) < 1e-3


# Words ----------------------------------------------------------------------------------------------------------------


def test_everything_is_named_and_changes_its_language(watched: Watched) -> None:
    watched.show(after(SmoothLearner(XOR), 3))
    for widget in (watched.view, watched.log, watched.picture):
        assert widget.accessibleName()
    assert watched.log.toolTip() and watched.picture.toolTip()
    assert watched.picture.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert isinstance(watched.picture, QWidget)
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        watched.qtbot.waitUntil(lambda: watched.log.text() == "LOG SCALE")
        assert watched.picture._words.updates == "UPDATES"
        assert watched.legend[0].startswith("LOSS")
    finally:
        QCoreApplication.removeTranslator(shouting)
    watched.qtbot.waitUntil(lambda: watched.log.text() == "Log scale")
