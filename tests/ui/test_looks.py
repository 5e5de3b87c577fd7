"""Looks: the response map and Why are made for the newest drawing, of the nets that are named, while they are seen."""

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.drawing import raster
from mnistgui.drawing.explanation import Attribution, Explanation, Method
from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.prediction import Predictions
from mnistgui.drawing.response import Kind, Response
from mnistgui.messages import Message, UserError
from mnistgui.ui.draw.looks import Looks
from mnistgui.ui.draw.nets import NetChooser
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.draw.response.map_view import MapView
from mnistgui.ui.threads.answerer import Answerer
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import FakeCore, FakePredictor
from tests.ui.test_draw_page import Shouting

A_LONG_WHILE_S = 20
DIGITS = tuple("0123456789")
UPRIGHT = Ink((Stroke((Point(0.3, 0.2), Point(0.3, 0.8))),))
LEVEL = Ink((Stroke((Point(0.2, 0.5), Point(0.8, 0.5))),))


class Sure(FakePredictor):
    """Sure of one digit, whatever it is asked, and remembers what about. While `held` is clear it does not answer."""

    def __init__(self, digit: int) -> None:
        self.digit = digit
        self.asked: list[np.ndarray] = []
        self.held = threading.Event()
        self.held.set()

    def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
        self.asked.append(images_NHWC)
        assert self.held.wait(A_LONG_WHILE_S)
        probabilities_NK = np.full((len(images_NHWC), 10), 0.01, np.float32)
        probabilities_NK[:, self.digit] = 0.91
        return Predictions(
            probabilities_NK=probabilities_NK, class_names=DIGITS, is_familiar_N=np.ones(len(images_NHWC), bool)
        )


def fed_of(ink: Ink) -> np.ndarray:
    """Return what a net is fed for a drawing."""
    stages = raster.stages(ink)
    assert stages is not None
    return stages.fed_HWC


class Explainer:
    """Explains any drawing, and remembers what it was asked. While `held` is clear it does not come to an end."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, Ink, Method, int | None]] = []
        self.held = threading.Event()
        self.held.set()
        self.error: Exception | None = None

    def explain(self, predictor: Any, ink: Ink, method: Method, label: int | None) -> Explanation:
        self.asked.append((predictor, ink, method, label))
        assert self.held.wait(A_LONG_WHILE_S)
        if self.error is not None:
            raise self.error
        attribution = Attribution(
            method=method,
            label=7 if label is None else label,
            values_HW=np.zeros((28, 28), np.float32),
            logit=0.0,
            blank_logit=0.0,
        )
        return Explanation(class_names=DIGITS, fed_HWC=fed_of(ink), attribution=attribution, change=None)


@dataclasses.dataclass
class Scene:
    """The page Draw with its side views on a scripted core: the pretrained net is sure of 7, that of a run of 4."""

    qtbot: QtBot
    workspace: Workspace
    page: DrawPage
    nets: NetChooser
    looks: Looks
    explainer: Explainer
    pretrained: Sure
    own: Sure

    def find(self, kind: type[Any], name: str) -> Any:
        return self.page.findChild(kind, name)

    def toggle(self, view: str) -> None:
        """Click the button that shows a view, or the answer again."""
        self.qtbot.mouseClick(self.find(QToolButton, f"draw.show_{view}"), Qt.MouseButton.LeftButton)

    def train(self, step: int = 600) -> None:
        """Let a run have a net of its own."""
        self.workspace.snapshot_taken.emit(SimpleNamespace(step=step))

    def choose(self, box: str, key: object) -> None:
        combo = self.find(QComboBox, f"draw.{box}")
        combo.setCurrentIndex(combo.findData(key))

    @property
    def asked(self) -> int:
        """How often a net or the explainer was asked."""
        return len(self.pretrained.asked) + len(self.own.asked) + len(self.explainer.asked)

    @property
    def is_waiting(self) -> bool:
        """Whether something will be asked in a moment."""
        return any(timer.isActive() for timer in self.looks.findChildren(QTimer))

    def settle(self) -> None:
        """Wait until nothing is asked and nothing will be."""
        self.qtbot.waitUntil(lambda: not self.is_waiting and not self.workspace.jobs.busy)

    def text(self, name: str) -> str:
        return str(self.find(QLabel, f"draw.{name}").text())

    def labels(self) -> list[int | None]:
        """Return what the two maps have in their middle."""
        return [
            None if response is None else int(response.labels_RC[response.variants.origin])
            for response in self.page.response.responses
        ]


@pytest.fixture
def scene(qtbot: QtBot, tiny_image_set: ImageSet) -> Iterator[Scene]:
    explainer, pretrained, own = Explainer(), Sure(7), Sure(4)
    services = dataclasses.replace(
        FakeCore(tiny_image_set).services(),
        load_pretrained=lambda: pretrained,
        make_predictor=lambda snapshot: own,
        explain=explainer.explain,
    )
    workspace = Workspace(services, data_root=Path("nowhere"), runs_dir=None)
    answerer = Answerer()
    page = DrawPage(answerer)
    qtbot.addWidget(page)
    nets = NetChooser(workspace, page, answerer)
    looks = Looks(workspace, page, nets)
    page.resize(900, 560)
    with qtbot.waitExposed(page):
        page.show()
    workspace.load()
    qtbot.waitUntil(lambda: nets.has_pretrained and not workspace.jobs.busy)
    yield Scene(qtbot, workspace, page, nets, looks, explainer, pretrained, own)
    for held in (explainer.held, pretrained.held, own.held):
        held.set()
    page.hide()
    answerer.shut_down()
    workspace.shut_down()
    qtbot.waitUntil(lambda: not workspace.busy)
    for made in (looks, nets, answerer, workspace):
        made.deleteLater()


def keep_shown(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> list[Response]:
    """Return a list that gets every map that is shown on the left."""
    shown: list[Response] = []
    show = scene.page.response.show_responses

    def show_and_keep(first: Response | None, second: Response | None, notice: str = "") -> None:
        if first is not None:
            shown.append(first)
        show(first, second, notice)

    monkeypatch.setattr(scene.page.response, "show_responses", show_and_keep)
    return shown


# Only while seen ------------------------------------------------------------------------------------------------------


def test_no_net_is_asked_while_the_answer_is_shown(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.train()
    assert not scene.is_waiting
    scene.settle()
    assert scene.asked == 0


@pytest.mark.parametrize("view", ["response", "why"])
def test_a_view_is_filled_when_it_is_shown_and_left_alone_when_it_is_hidden_again(scene: Scene, view: str) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle(view)
    scene.qtbot.waitUntil(lambda: scene.asked == 1)
    scene.settle()
    scene.page.pad.set_ink(LEVEL)
    assert scene.is_waiting
    scene.toggle(view)

    assert not scene.is_waiting
    scene.page.pad.set_ink(UPRIGHT)
    scene.train()
    assert not scene.is_waiting
    scene.settle()
    assert scene.asked == 1


def test_only_the_view_that_is_seen_is_made(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("why")
    scene.qtbot.waitUntil(lambda: scene.page.why.explanation is not None)
    assert (len(scene.explainer.asked), len(scene.pretrained.asked)) == (1, 0)
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: scene.labels()[0] == 7)
    assert (len(scene.explainer.asked), len(scene.pretrained.asked)) == (1, 1)


def test_a_view_that_lies_below_another_page_asks_for_nothing(scene: Scene) -> None:
    scene.toggle("response")
    scene.page.hide()
    scene.page.pad.set_ink(UPRIGHT)
    assert not scene.is_waiting
    scene.page.show()
    scene.qtbot.waitUntil(lambda: scene.labels()[0] == 7)


def test_an_answer_that_comes_after_its_view_was_hidden_is_dropped(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.pretrained.held.clear()
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: len(scene.pretrained.asked) == 1)
    assert scene.find(MapView, "draw.response.first").notice == "The map is on its way."
    scene.toggle("response")
    scene.pretrained.held.set()
    scene.settle()
    assert scene.labels() == [None, None]


# The newest drawing ---------------------------------------------------------------------------------------------------


def test_a_newer_drawing_wins_over_the_map_of_an_older_one(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = keep_shown(scene, monkeypatch)
    scene.pretrained.held.clear()
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: len(scene.pretrained.asked) == 1)
    scene.page.pad.set_ink(LEVEL)
    scene.qtbot.waitUntil(lambda: not scene.is_waiting)
    scene.pretrained.held.set()
    scene.qtbot.waitUntil(lambda: bool(shown))
    scene.settle()

    assert len(scene.pretrained.asked) == 2
    middles = [response.variants.images_RCHWC[response.variants.origin] for response in shown]
    assert len(middles) == 1 and np.array_equal(middles[0], fed_of(LEVEL))


def test_a_newer_drawing_wins_over_the_explanation_of_an_older_one(scene: Scene) -> None:
    scene.explainer.held.clear()
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("why")
    scene.qtbot.waitUntil(lambda: len(scene.explainer.asked) == 1)
    assert scene.text("why.notice") == "The explanation is on its way."
    scene.page.pad.set_ink(LEVEL)
    scene.qtbot.waitUntil(lambda: not scene.is_waiting)
    scene.explainer.held.set()
    scene.qtbot.waitUntil(lambda: scene.page.why.explanation is not None)

    explanation = scene.page.why.explanation
    assert explanation is not None and np.array_equal(explanation.fed_HWC, fed_of(LEVEL))


@pytest.mark.parametrize("view", ["response", "why"])
def test_an_empty_pad_has_words_and_no_pictures_and_no_late_answer(scene: Scene, view: str) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle(view)
    scene.qtbot.waitUntil(lambda: scene.asked == 1)
    scene.settle()
    shown = scene.find(QWidget, "draw.response.first" if view == "response" else "draw.why.pixels")
    for held in (scene.pretrained.held, scene.explainer.held):
        held.clear()
    scene.page.pad.set_ink(LEVEL)
    scene.qtbot.waitUntil(lambda: scene.asked == 2)
    scene.page.pad.clear()

    def has_words_only() -> bool:
        if view == "response":
            said, pictures = shown.accessibleDescription(), [scene.find(QWidget, "draw.response.picture").image_HWC]
            assert scene.labels() == [None, None] and scene.text("response.way") == ""
        else:
            said = scene.text("why.notice")
            pictures = [scene.find(QWidget, f"draw.why.{name}").image_HW for name in ("pixels", "changed")]
            assert scene.page.why.explanation is None and scene.text("why.words") == ""
        return said == "Draw a digit on the left." and all(picture is None for picture in pictures)

    assert has_words_only()
    for held in (scene.pretrained.held, scene.explainer.held):
        held.set()
    scene.settle()
    assert has_words_only()


def test_an_empty_pad_is_told_of_when_a_view_is_opened(scene: Scene) -> None:
    scene.toggle("why")
    scene.qtbot.waitUntil(lambda: scene.text("why.notice") == "Draw a digit on the left.")
    scene.toggle("response")
    first = scene.find(QWidget, "draw.response.first")
    scene.qtbot.waitUntil(lambda: first.accessibleDescription() == "Draw a digit on the left.")
    assert scene.asked == 0


@pytest.mark.parametrize("view", ["response", "why"])
def test_the_words_of_an_empty_view_change_their_language(scene: Scene, view: str) -> None:
    def said() -> str:
        first = scene.find(MapView, "draw.response.first")
        return first.notice if view == "response" else scene.text("why.notice")

    scene.toggle(view)
    scene.qtbot.waitUntil(lambda: said() == "Draw a digit on the left.")
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        scene.qtbot.waitUntil(lambda: said() == "DRAW A DIGIT ON THE LEFT.")
    finally:
        QCoreApplication.removeTranslator(shouting)
    scene.qtbot.waitUntil(lambda: said() == "Draw a digit on the left.")
    assert scene.asked == 0


def test_the_words_in_the_place_of_a_second_map_change_their_language(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: scene.labels() == [7, None])
    second = scene.find(MapView, "draw.response.second")
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        scene.qtbot.waitUntil(lambda: second.notice.startswith("TRAIN A NET"))
        assert second.accessibleDescription() == second.notice
    finally:
        QCoreApplication.removeTranslator(shouting)
    scene.qtbot.waitUntil(lambda: second.notice.startswith("Train a net"))
    scene.settle()
    assert len(scene.pretrained.asked) == 1


def test_what_goes_wrong_is_told_in_the_view_s_place(scene: Scene) -> None:
    scene.explainer.error = UserError(Message("the net is upside down"))
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("why")
    scene.qtbot.waitUntil(lambda: scene.text("why.notice") == "the net is upside down")
    scene.explainer.error = None
    scene.page.pad.set_ink(LEVEL)
    scene.qtbot.waitUntil(lambda: scene.page.why.explanation is not None)


# Which nets -----------------------------------------------------------------------------------------------------------


def test_two_nets_have_a_map_each_with_their_own_name(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: scene.labels() == [7, None])
    assert scene.text("response.first.name") == "Pretrained net"
    assert scene.text("response.second.name") == ""

    scene.train(600)
    scene.qtbot.waitUntil(lambda: scene.labels() == [7, 4])
    assert scene.text("response.first.name") == "Pretrained net"
    assert scene.text("response.second.name") == "Net of this run, iteration 600"
    assert scene.text("response.first.answer") == "7, 91.0 %"
    assert scene.text("response.second.answer") == "4, 91.0 %"
    # Both were asked about the same images.
    assert np.array_equal(scene.pretrained.asked[-1], scene.own.asked[-1])

    # The other way round.
    scene.choose("model", "run")
    scene.qtbot.waitUntil(lambda: scene.labels() == [4, 7])
    assert scene.text("response.first.name") == "Net of this run, iteration 600"
    assert scene.text("response.second.name") == "Pretrained net"


def test_while_another_net_is_asked_no_map_stands_below_its_name(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.train()
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: scene.labels() == [7, 4])
    scene.own.held.clear()

    scene.choose("response_model", "pretrained")
    assert scene.labels() == [7, None]
    second = scene.find(QWidget, "draw.response.second")
    assert second.accessibleDescription() == "This net is on its way."
    scene.qtbot.waitUntil(lambda: scene.labels() == [7, 7])

    scene.choose("model", "run")
    assert scene.labels()[0] is None
    scene.own.held.set()
    scene.qtbot.waitUntil(lambda: scene.labels()[0] == 4)


def test_without_a_second_net_it_is_not_asked_and_it_is_said_how_to_get_one(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.train()
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: scene.labels() == [7, 4])
    asked = len(scene.own.asked)
    scene.choose("response_model", "")
    scene.qtbot.waitUntil(lambda: len(scene.pretrained.asked) == 2)
    scene.settle()

    assert len(scene.own.asked) == asked
    assert scene.labels() == [7, None]
    assert "Train a net" in scene.find(QWidget, "draw.response.second").accessibleDescription()
    # A newer net of the run does not come back by itself.
    scene.train(700)
    scene.settle()
    assert scene.labels() == [7, None]


def test_another_kind_of_change_is_asked_for(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("response")
    scene.qtbot.waitUntil(lambda: scene.labels()[0] == 7)
    for kind in (Kind.TURNED, Kind.PEN, Kind.MOVED):
        scene.choose("response_kind", kind.value)

        def shows(kind: Kind = kind) -> bool:
            first = scene.page.response.responses[0]
            return first is not None and first.variants.kind is kind

        scene.qtbot.waitUntil(shows)


def test_the_class_and_the_method_that_are_chosen_are_explained(scene: Scene) -> None:
    scene.page.pad.set_ink(UPRIGHT)
    scene.toggle("why")
    scene.qtbot.waitUntil(lambda: scene.page.why.explanation is not None)
    assert scene.explainer.asked[-1] == (scene.pretrained, UPRIGHT, Method.GRADIENT, None)

    scene.choose("why_target", 3)
    scene.qtbot.waitUntil(lambda: len(scene.explainer.asked) == 2)
    assert scene.explainer.asked[-1] == (scene.pretrained, UPRIGHT, Method.GRADIENT, 3)
    scene.choose("why_method", "integrated")
    scene.qtbot.waitUntil(lambda: len(scene.explainer.asked) == 3)
    assert scene.explainer.asked[-1] == (scene.pretrained, UPRIGHT, Method.INTEGRATED, 3)

    # Of the net that answers.
    scene.train()
    scene.choose("model", "run")
    scene.qtbot.waitUntil(lambda: scene.explainer.asked[-1][0] is scene.own)
