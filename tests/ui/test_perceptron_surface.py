"""The surface view: the landscape is that of the learner shown, and a click on it asks for what is drawn there."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.chain_rule import weight_name
from mnistgui.perceptron.generated import generate
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import flatten, forward, parameter_index, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui import theme
from mnistgui.ui.perceptron.scene import Scene, make_scene
from mnistgui.ui.perceptron.views import surface_view as module
from mnistgui.ui.perceptron.views.landscape import Landscape, Wish, box_for, compute
from mnistgui.ui.perceptron.views.run_legend import RunLegend
from mnistgui.ui.perceptron.views.surface_map import draw_paths
from mnistgui.ui.perceptron.views.surface_picture import SurfacePicture
from mnistgui.ui.perceptron.views.surface_view import SurfaceView
from mnistgui.ui.perceptron.views.weight_list import most_moved, way_of, weight_names
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.threads.job import JobKeeper
from tests.ui.test_draw_page import Shouting

XOR, AND = PROBLEMS["XOR"], PROBLEMS["AND"]
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


class Watched:
    """The view, and an eye and a hand for it."""

    def __init__(self, qtbot: QtBot, jobs: JobKeeper) -> None:
        self.qtbot, self.jobs = qtbot, jobs
        self.view = SurfaceView(jobs)
        qtbot.addWidget(self.view)
        self.view.resize(640, 420)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.picture = self.find(SurfacePicture, "picture")
        self.asked: list[tuple[int, int, float, float]] = []
        self.view.weights_asked.connect(self.note)

    def note(self, *asked: float) -> None:
        self.asked.append(asked)  # type: ignore[arg-type]

    def find(self, kind: type[W], name: str) -> W:
        found = self.view.findChild(kind, f"perceptron.surface_view.{name}")
        assert found is not None, name
        return found

    def show(self, *scenes: Scene, names: Sequence[str] = ()) -> Landscape:
        self.view.set_names(names)
        self.view.set_scenes(scenes)
        return self.settled()

    def settled(self) -> Landscape:
        """Wait until the newest landscape is there."""
        self.qtbot.waitUntil(lambda: self.view._asked is self.view._wish and not self.view._job.is_working)
        land = self.picture.landscape
        assert land is not None
        return land

    def choose(self, name: str, place: int) -> None:
        combo = self.find(QComboBox, name)
        self.qtbot.keyClick(combo, Qt.Key.Key_Home)
        while combo.currentIndex() < place:
            self.qtbot.keyClick(combo, Qt.Key.Key_Down)

    def at(self, first: float, second: float) -> QPoint:
        return self.picture.position_of(first, second).toPoint()

    @property
    def words(self) -> str:
        return self.find(WrappedLabel, "words").text()

    @property
    def legend(self) -> list[str]:
        return self.view.findChild(RunLegend).texts


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobKeeper]:
    keeper = JobKeeper()
    yield keeper
    qtbot.waitUntil(lambda: not keeper.busy)


@pytest.fixture
def watched(qtbot: QtBot, jobs: JobKeeper, dress: Callable[[theme.Theme], None]) -> Watched:
    dress(theme.LIGHT)
    return Watched(qtbot, jobs)


def after(learner: AnyLearner, steps: int) -> Scene:
    for _ in range(steps):
        learner.step()
    return make_scene(learner, 0)


def loss_with(learner: SmoothLearner, pair: tuple[int, int], across: float, up: float) -> float:
    numbers_P = flatten(learner.network.layers).copy()
    numbers_P[list(pair)] = across, up
    other = with_parameters(learner.network, numbers_P)
    return loss_value(other, forward(other, learner.problem.points_NI), learner.problem.labels_N, learner.loss_kind)


# The landscape --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "learner",
    [
        SmoothLearner(XOR, hidden=4),
        SmoothLearner(AND),
        SmoothLearner(XOR, hidden=(2, 2), output=Output.SOFTMAX, loss=Loss.MSE),
    ],
)
def test_each_height_is_the_loss_there(watched: Watched, learner: SmoothLearner) -> None:
    land = watched.show(after(learner, 30))
    assert (land.first, land.second) == watched.view.pair
    rows, columns = land.heights_RC.shape
    for row, column in ((0, 0), (rows - 1, 0), (3, 17), (rows - 1, columns - 1)):
        across = np.linspace(land.box.left, land.box.right, columns)[column]
        up = np.linspace(land.box.top, land.box.bottom, rows)[row]
        expected = loss_with(learner, watched.view.pair, across, up)
        assert land.heights_RC[row, column] == pytest.approx(expected, abs=1e-9)
        assert land.height_at(np.array([[across, up]]))[0] == pytest.approx(expected, abs=1e-9)


def test_contours_lie_at_their_heights(watched: Watched) -> None:
    land = watched.show(after(SmoothLearner(AND), 100))
    assert 3 <= len(land.levels) <= 14
    for level, pieces_S22 in zip(land.levels, land.contours, strict=True):
        assert len(pieces_S22)
        heights = land.height_at(pieces_S22.reshape(-1, 2))
        assert np.abs(heights - level).max() < 0.05 * (land.heights.high - land.heights.low)


def test_the_present_of_a_network_lies_on_its_surface(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    land = watched.show(after(learner, 200))
    path_T2 = watched.picture.paths[0]
    assert path_T2[-1].tolist() == flatten(learner.network.layers)[list(watched.view.pair)].tolist()
    assert land.height_at(path_T2[-1:])[0] == pytest.approx(learner.loss, rel=0.1)
    inside = land.box.left < path_T2[:, 0].min() and path_T2[:, 0].max() < land.box.right
    assert inside and land.box.bottom < path_T2[:, 1].min() and path_T2[:, 1].max() < land.box.top


def test_the_rule_shows_its_mistakes_and_says_why(watched: Watched) -> None:
    learner = ThresholdRule(XOR)
    land = watched.show(after(learner, 10))
    assert land.counts and set(np.unique(land.heights_RC)) <= {0, 1, 2, 3, 4}
    assert "no loss" in watched.words
    now = learner.weights_A
    assert watched.picture.paths[0][-1].tolist() == now[:2].tolist()
    assert len(watched.picture.paths[0]) == 11
    wrong = np.count_nonzero(learner.at_samples().outputs_M != XOR.labels_N)
    at = np.array([now[:2] + 0.01])
    other = np.count_nonzero((XOR.points_NI @ at[0] + now[2] > 0) != XOR.labels_N)
    assert land.height_at(at)[0] == pytest.approx(other, abs=1) and wrong <= 4


def test_in_the_relief_what_is_higher_stands_higher(watched: Watched) -> None:
    land = watched.show(after(SmoothLearner(AND), 100))
    watched.choose("form", 1)
    # On the ground these two corners are drawn on one level.
    left, right = (land.box.left, land.box.bottom), (land.box.right, land.box.top)
    shares = land.heights.shares(land.height_at(np.array([left, right])))
    assert shares[0] > shares[1] + 0.3
    fall = watched.picture.position_of(*right).y() - watched.picture.position_of(*left).y()
    assert fall == pytest.approx((shares[0] - shares[1]) * 0.42 * watched.picture._framed().area.height(), rel=0.01)


def test_heights_that_differ_by_powers_of_ten_are_told_by_their_logarithms(watched: Watched) -> None:
    steep = watched.show(after(SmoothLearner(XOR, hidden=4, rate=2.0), 2000))
    assert steep.heights.log and steep.heights.low > 0
    flat = watched.show(after(SmoothLearner(XOR), 5))
    assert not flat.heights.log


def test_a_landscape_with_infinite_heights_is_still_drawn() -> None:
    learner = SmoothLearner(AND, output=Output.LINEAR, loss=Loss.MSE)
    box = Box(left=-1e200, right=1e200, bottom=-1e200, top=1e200)
    land = compute(Wish.of(learner, (0, 1), box))
    assert np.isfinite(land.heights_RC).all()
    assert np.isfinite(land.heights.shares(land.heights_RC)).all()


def test_the_box_stands_still_while_the_path_grows_and_follows_when_it_leaves() -> None:
    start = np.array([[0.0, 0.0]])
    box = box_for(start, None)
    assert (box.left, box.right, box.bottom, box.top) == (-3, 3, -3, 3)
    assert box_for(np.array([[0.0, 0.0], [2.0, 1.0]]), box) is box
    for leaver in ((4.0, 0.0), (-4.0, 0.0), (0.0, 4.0), (0.0, -4.0)):
        wider = box_for(np.array([[0.0, 0.0], leaver]), box)
        assert wider.left < leaver[0] < wider.right and wider.bottom < leaver[1] < wider.top
        assert wider.left < 0 < wider.right and wider.bottom < 0 < wider.top
    far = box_for(np.array([[0.0, 0.0], [100.0, 0.0]]), box)
    assert box_for(start, far) is not far


# Jobs -----------------------------------------------------------------------------------------------------------------


def test_a_run_asks_some_times_a_second_and_at_last_for_its_end(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[Wish] = []
    monkeypatch.setattr(module, "compute", lambda wish: (computed.append(wish), compute(wish))[1])
    learner = SmoothLearner(XOR, hidden=4)
    watched.view.set_scene(after(learner, 20))
    watched.settled()
    computed.clear()
    pair = watched.view.pair
    watched.qtbot.waitUntil(lambda: not watched.view._pause.isActive())
    for _ in range(10):
        watched.view.set_scene(after(learner, 1))
        watched.qtbot.waitUntil(lambda: not watched.view._job.is_working)
    assert watched.view.pair == pair
    land = watched.settled()
    assert 1 <= len(computed) <= 3
    assert computed[-1].network is learner.network
    assert watched.picture.landscape is land
    # Standing still asks for nothing more.
    watched.qtbot.waitUntil(lambda: not watched.view._pause.isActive())
    watched.view.set_scene(make_scene(learner, 1))
    assert not watched.view._job.is_working


def test_the_old_landscape_stays_while_the_new_one_is_computed(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    old = watched.show(after(learner, 20))
    held = threading.Event()
    monkeypatch.setattr(module, "compute", lambda wish: (held.wait(20), compute(wish))[1])
    watched.qtbot.waitUntil(lambda: not watched.view._pause.isActive())
    watched.view.set_scene(after(learner, 1))
    assert watched.view._job.is_working
    watched.picture.repaint()
    assert watched.picture.landscape is old
    # The path does not wait.
    assert watched.picture.paths[0][-1].tolist() == flatten(learner.network.layers)[list(watched.view.pair)].tolist()
    held.set()
    watched.qtbot.waitUntil(lambda: watched.picture.landscape is not old)


def test_the_landscape_of_other_weights_does_not_arrive_late(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr(module, "compute", lambda wish: (held.wait(20), compute(wish))[1])
    watched.view.set_scene(after(SmoothLearner(AND), 3))
    shown: list[Landscape | None] = []
    keep = watched.picture.set_landscape
    monkeypatch.setattr(watched.picture, "set_landscape", lambda land: (shown.append(land), keep(land))[1])
    watched.choose("second", 2)
    held.set()
    land = watched.settled()
    assert (land.first, land.second) == (0, 2)
    assert {(one.first, one.second) for one in shown if one is not None} == {(0, 2)}


def test_a_failure_is_told(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(wish: Wish) -> Landscape:
        raise ArithmeticError("no")

    monkeypatch.setattr(module, "compute", fail)
    watched.view.set_scene(after(SmoothLearner(AND), 3))
    watched.qtbot.waitUntil(lambda: "could not be computed" in watched.words)


# Which weights --------------------------------------------------------------------------------------------------------


def test_every_weight_and_bias_is_offered_by_its_name(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=(2, 3))
    watched.show(after(learner, 1))
    for name in ("first", "second"):
        combo = watched.find(QComboBox, name)
        assert combo.count() == len(flatten(learner.network.layers))
        for layer, unit, source in ((0, 1, 0), (0, 1, None), (1, 2, 1), (2, 0, 2), (2, 0, None)):
            place = parameter_index(learner.network, layer, unit, source)
            assert combo.itemText(place) == weight_name(layer, unit, source)
    watched.show(after(ThresholdRule(XOR), 1))
    assert [watched.find(QComboBox, "first").itemText(place) for place in range(3)] == ["w₁", "w₂", "b"]


def test_by_default_the_two_that_moved_most_are_shown(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    watched.show(after(learner, 300))
    values = np.array([flatten(moment.network.layers) for moment in learner.history])
    moved = np.ptp(values, axis=0)
    assert set(watched.view.pair) == set(np.argsort(moved)[-2:].tolist())
    for name, place in zip(("first", "second"), watched.view.pair, strict=True):
        assert watched.find(QComboBox, name).currentIndex() == place
    watched.show(after(SmoothLearner(AND), 300))
    assert watched.view.pair == (0, 1)
    assert most_moved(SmoothLearner(XOR)) is None


def test_the_default_pair_changes_only_now_and_then(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(module, "most_moved", lambda learner: asked.append(learner.updates))
    learner = SmoothLearner(XOR, hidden=4)
    for _ in range(100):
        watched.view.set_scene(after(learner, 1))
    assert asked == [1, 4, 16, 64]
    watched.view.set_scene(after(SmoothLearner(XOR, hidden=4, seed=1), 2))
    assert asked == [1, 4, 16, 64, 2]
    watched.settled()


def test_weights_chosen_by_hand_stay_and_are_never_the_same_twice(watched: Watched) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    watched.show(after(learner, 5))
    watched.choose("first", 3)
    watched.choose("second", 6)
    assert watched.view.pair == (3, 6)
    land = watched.settled()
    assert (land.first, land.second) == (3, 6)
    path_T2 = watched.picture.paths[0]
    assert path_T2[-1].tolist() == flatten(learner.network.layers)[[3, 6]].tolist()
    watched.show(after(learner, 500))
    assert watched.view.pair == (3, 6)
    # The keys step over what the other one shows.
    combo = watched.find(QComboBox, "first")
    for _ in range(3):
        watched.qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert watched.view.pair == (7, 6)
    watched.qtbot.keyClick(watched.find(QComboBox, "second"), Qt.Key.Key_Down)
    assert watched.view.pair == (7, 8)
    watched.settled()
    # Another kind of learner has other weights to choose from.
    watched.show(after(SmoothLearner(XOR, hidden=3), 5))
    assert watched.find(QComboBox, "first").count() == 13


# A hand ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [0, 1])
def test_a_click_asks_for_the_values_that_are_drawn_there(watched: Watched, form: int) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    watched.show(after(learner, 100))
    watched.choose("form", form)
    box = watched.picture.landscape.box  # a place near the front, which nothing of a relief hides
    first, second = box.right - 0.1 * (box.right - box.left), box.bottom + 0.1 * (box.top - box.bottom)
    watched.qtbot.mouseClick(watched.picture, LEFT, pos=watched.at(first, second))
    (asked,) = watched.asked
    assert asked[:2] == watched.view.pair
    coarse = 0.02 if form == 0 else 0.06
    assert asked[2] == pytest.approx(first, abs=coarse * (box.right - box.left))
    assert asked[3] == pytest.approx(second, abs=coarse * (box.top - box.bottom))


@pytest.mark.parametrize("form", [0, 1])
def test_a_click_beside_the_surface_a_drag_and_the_right_button_ask_for_nothing(watched: Watched, form: int) -> None:
    watched.show(after(SmoothLearner(AND), 10))
    watched.choose("form", form)
    watched.qtbot.mouseClick(watched.picture, LEFT, pos=QPoint(3, 3))
    box = watched.picture.landscape.box
    start, end = watched.at(0.0, 0.0), watched.at(0.6 * box.right, 0.6 * box.top)
    watched.qtbot.mousePress(watched.picture, LEFT, pos=start)
    watched.qtbot.mouseRelease(watched.picture, LEFT, pos=end)
    watched.qtbot.mouseClick(watched.picture, Qt.MouseButton.RightButton, pos=start)
    assert watched.asked == []


def test_keys_go_over_the_surface_from_where_the_learner_is_and_enter_asks(watched: Watched) -> None:
    land = watched.show(after(SmoothLearner(AND), 10))
    start = watched.picture.paths[0][-1]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        watched.qtbot.keyClick(watched.picture, key)
    watched.qtbot.keyClick(watched.picture, Qt.Key.Key_Return)
    stride = 0.025 * (land.box.right - land.box.left)
    assert watched.asked == [(0, 1, pytest.approx(start[0] + 2 * stride), pytest.approx(start[1] + stride))]
    for _ in range(100):
        watched.qtbot.keyClick(watched.picture, Qt.Key.Key_Left)
    assert watched.picture.pointed[0] == land.box.left
    watched.qtbot.keyClick(watched.picture, Qt.Key.Key_Escape)
    assert watched.picture.pointed is None
    watched.qtbot.keyClick(watched.picture, Qt.Key.Key_Return)
    assert len(watched.asked) == 1


@pytest.mark.parametrize("form", [0, 1])
def test_pointing_reads_the_two_weights_and_the_loss(watched: Watched, form: int) -> None:
    learner = SmoothLearner(AND)
    watched.show(after(learner, 10))
    watched.choose("form", form)
    QTest.mouseMove(watched.picture, watched.at(1.0, 1.0))
    first, second, loss = watched.picture.reading
    assert float(first.removeprefix("w₁ = ")) == pytest.approx(1.0, abs=0.35)
    assert float(second.removeprefix("w₂ = ")) == pytest.approx(1.0, abs=0.35)
    place = watched.picture.pointed
    assert float(loss.removeprefix("loss ")) == pytest.approx(loss_with(learner, (0, 1), *place), abs=0.01)
    QTest.mouseMove(watched.picture, QPoint(2, 2))
    assert watched.picture.reading == ()
    watched.show(after(ThresholdRule(AND), 4))
    QTest.mouseMove(watched.picture, watched.at(1.0, 1.0))
    assert watched.picture.reading[2].startswith("mistakes: ")


# Several, and words ---------------------------------------------------------------------------------------------------


def test_paths_of_three_optimisers_lie_over_the_first_s_surface(watched: Watched) -> None:
    learners = [
        SmoothLearner(XOR, hidden=2, rate=0.1, optimizer=Optimizer(rule=rule))
        for rule in (Rule.SGD, Rule.MOMENTUM, Rule.ADAM)
    ]
    land = watched.show(*(after(learner, 50) for learner in learners), names=["SGD", "Momentum", "Adam"])
    assert watched.legend == ["SGD", "Momentum", "Adam"]
    assert len(watched.picture.paths) == 3
    for learner, path_T2 in zip(learners, watched.picture.paths.values(), strict=True):
        assert np.array_equal(path_T2, way_of(learner, *watched.view.pair))
        assert land.box.left < path_T2[:, 0].min() and path_T2[:, 0].max() < land.box.right
    across, up = watched.picture.paths[0][-1] + 0.5
    near = land.height_at(np.array([[across, up]]))[0]
    assert near == pytest.approx(loss_with(learners[0], watched.view.pair, across, up), rel=0.05)
    image = watched.view.grab().toImage()
    offset = watched.picture.mapTo(watched.view, QPoint())
    for place in (1, 2):  # where each is now, its colour
        at = watched.at(*watched.picture.paths[place][-1]) + offset
        assert image.pixelColor(at) == QColor(theme.LIGHT.series[place])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_path_has_its_learner_s_colour_between_its_ends(qtbot: QtBot, place: int) -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(theme.LIGHT.colour("base"))
    painter = QPainter(image)
    draw_paths(painter, theme.LIGHT, QRectF(image.rect()), {place: np.array([[10.0, 20.0], [190.0, 20.0]])})
    painter.end()
    between = {image.pixelColor(x, 20).name() for x in range(30, 170)}
    assert [QColor(colour).name() in between for colour in theme.LIGHT.series[:3]] == [at == place for at in range(3)]


def test_in_a_low_view_the_words_make_room_for_the_picture(watched: Watched) -> None:
    words = watched.find(WrappedLabel, "words")
    watched.show(after(SmoothLearner(XOR, hidden=2), 5))
    watched.view.setFixedSize(330, 120)  # in a window of 1280x800
    watched.qtbot.waitUntil(lambda: not words.isVisible())
    watched.qtbot.waitUntil(lambda: watched.picture.height() > 80)
    watched.view.setFixedSize(600, 340)
    watched.qtbot.waitUntil(words.isVisible)


def test_a_learner_with_other_layers_is_left_out_and_named(watched: Watched) -> None:
    first, other, third = (SmoothLearner(XOR, hidden=hidden) for hidden in (2, 3, 2))
    watched.show(*(after(learner, 5) for learner in (first, other, third)), names=["A", "B"])
    assert watched.legend == ["A", "Learner 3"]
    assert list(watched.picture.paths) == [0, 2]
    legend = watched.view.findChild(RunLegend)
    assert [entry.place for entry in legend._entries] == [0, 2]
    image = watched.picture.grab().toImage()  # as in the loss view, the third has the third line
    assert image.pixelColor(watched.at(*watched.picture.paths[2][-1])) == QColor(theme.LIGHT.series[2])
    assert watched.words.endswith("not drawn: B.")
    watched.show(after(first, 1))
    assert watched.legend == []
    assert "not drawn" not in watched.words


def test_it_is_said_what_the_path_is_and_what_is_to_come(watched: Watched) -> None:
    assert watched.picture._words.empty.startswith("Press Run")
    learner = SmoothLearner(XOR, hidden=2)
    watched.show(after(learner, 0))
    assert watched.words.startswith("Press Run")
    watched.show(after(learner, 1))
    assert watched.words == ("The loss with all other weights as they are now: the path lies on it only at its end.")


def test_a_long_history_is_thinned_to_a_way_that_ends_now() -> None:
    learner, rule = SmoothLearner(XOR), ThresholdRule(XOR)
    for _ in range(3000):
        learner.step()
        rule.step()
    for one, most in ((learner, 600), (rule, 250)):
        way_T2 = way_of(one, 0, 2)
        assert 100 < len(way_T2) <= most
    assert way_of(learner, 0, 2)[-1].tolist() == flatten(learner.network.layers)[[0, 2]].tolist()
    assert way_of(rule, 0, 2)[-1].tolist() == rule.weights_A[[0, 2]].tolist()
    half = ThresholdRule(XOR, rate=0.5, start_A=(1.0, 2.0, 3.0))
    half.step()
    assert way_of(half, 0, 2).tolist() == [[1.0, 3.0], half.weights_A[[0, 2]].tolist()]


def test_names_are_in_the_order_of_flatten() -> None:
    network = SmoothLearner(XOR, hidden=(3, 2)).network
    names = weight_names(network.layers)
    assert len(names) == len(flatten(network.layers)) == len(set(names))
    assert names[parameter_index(network, 1, 1, 2)] == weight_name(1, 1, 2)
    assert names[parameter_index(network, 1, 1, None)] == weight_name(1, 1, None)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("size", [(330, 170), (900, 600)])
def test_it_is_drawn_in_both_themes_at_any_size(
    watched: Watched, dress: Callable[[theme.Theme], None], look: theme.Theme, size: tuple[int, int]
) -> None:
    dress(look)
    watched.view.resize(*size)
    watched.show(after(SmoothLearner(generate("moons", count=50), hidden=4), 30))
    for form in (0, 1):
        watched.choose("form", form)
        image = watched.view.grab().toImage()
        offset = watched.picture.mapTo(watched.view, QPoint())
        now = watched.picture.position_of(*watched.picture.paths[0][-1]).toPoint() + offset
        assert image.pixelColor(now) == QColor(look.series[0])
        assert watched.picture.rect().contains(now - offset)


def test_everything_is_named_and_changes_its_language(watched: Watched) -> None:
    watched.show(after(SmoothLearner(XOR, hidden=2), 3))
    for name in ("first", "second", "form"):
        combo = watched.find(QComboBox, name)
        assert combo.accessibleName() and combo.toolTip()
    assert watched.picture.accessibleName() and watched.picture.toolTip()
    assert watched.picture.focusPolicy() & Qt.FocusPolicy.TabFocus
    form = watched.find(QComboBox, "form")
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        watched.qtbot.waitUntil(lambda: form.itemText(1) == "RELIEF")
        assert watched.words.isupper()
        assert watched.picture._words.height == "LOSS"
    finally:
        QCoreApplication.removeTranslator(shouting)
    watched.qtbot.waitUntil(lambda: form.itemText(1) == "Relief")
    assert isinstance(watched.picture.position_of(0.0, 0.0), QPointF)
