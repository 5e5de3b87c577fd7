"""The draw page: bars, answer and pictures follow the pen; an empty pad has none of them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTranslator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.prediction import Prediction
from mnistgui.paths import resource
from mnistgui.ui import theme
from mnistgui.ui.draw.bars import Bars
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.draw.stage_picture import StagePicture
from mnistgui.ui.threads.answerer import Answerer

LEFT = Qt.MouseButton.LeftButton
DIGITS = tuple("0123456789")
INK = Ink((Stroke((Point(0.3, 0.2), Point(0.3, 0.8))),))


def prediction(answer: str | None = "7", share: float = 0.91) -> Prediction:
    probabilities = np.full(10, (1 - share) / 9, np.float32)
    if answer is not None:
        probabilities[int(answer)] = share
    return Prediction(probabilities_K=probabilities, class_names=DIGITS, answer=answer)


class Sure:
    """A predictor that always gives the same answer."""

    def __init__(self, answer: str = "7") -> None:
        self.answer = answer
        self.fed: list[np.ndarray] = []

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: np.ndarray, *, normalized: bool = True) -> Prediction:
        self.fed.append(fed_HWC)
        return prediction(self.answer)


class Diverged:
    """A predictor whose net has only NaN left."""

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: np.ndarray, *, normalized: bool = True) -> Prediction:
        return Prediction(probabilities_K=np.full(10, np.nan, np.float32), class_names=DIGITS, answer=None)


class Stranger:
    """A predictor that has never seen the like."""

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: np.ndarray, *, normalized: bool = True) -> Prediction:
        return replace(prediction("7"), answer=None, is_familiar=False)


class Shouting(QTranslator):
    """Translates everything into capitals, so that what was not translated is seen."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return re.sub(r"\{\w+\}", lambda place: place[0].lower(), text.upper())


@pytest.fixture
def answerer(qtbot: QtBot) -> Iterator[Answerer]:
    answerer = Answerer()
    yield answerer
    answerer.shut_down()


@pytest.fixture
def page(qtbot: QtBot, answerer: Answerer) -> DrawPage:
    page = DrawPage(answerer)
    qtbot.addWidget(page)
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run")])
    page.set_ready(True)
    page.resize(800, 520)
    with qtbot.waitExposed(page):
        page.show()
    return page


def answer_of(page: DrawPage) -> str:
    return page.findChild(QLabel, "draw.answer").text()


def status_of(page: DrawPage) -> str:
    return page.findChild(QLabel, "draw.status").text()


def button(page: DrawPage, name: str) -> QToolButton:
    return page.findChild(QToolButton, name)


def draw(qtbot: QtBot, page: DrawPage) -> None:
    qtbot.mousePress(page.pad, LEFT, pos=QPoint(100, 60))
    for y in range(70, 220, 10):
        qtbot.mouseMove(page.pad, QPoint(100, y))
    qtbot.mouseRelease(page.pad, LEFT, pos=QPoint(100, 220))


def test_a_digit_drawn_with_the_mouse_gets_its_answer_and_its_bars(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    answerer.use(Sure("7"))
    draw(qtbot, page)
    qtbot.waitUntil(lambda: answer_of(page) == "7")

    assert page.bars.percent_text(7) == "91.0 %"
    assert page.bars.percent_text(0) == "1.0 %"
    assert "7: 91.0 %" in page.bars.accessibleDescription()
    assert "91.0 %" in status_of(page)


def test_the_last_picture_shows_the_very_array_that_the_net_was_fed(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    sure = Sure()
    answerer.use(sure)
    draw(qtbot, page)
    qtbot.waitUntil(lambda: answer_of(page) == "7" and bool(sure.fed) and page.fed_HWC is sure.fed[-1])

    assert page.findChild(StagePicture, "draw.stages.fed").image_HW is sure.fed[-1]


def test_answer_bars_and_pictures_follow_the_pen_while_it_is_down(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    answerer.use(Sure())
    qtbot.mousePress(page.pad, LEFT, pos=QPoint(100, 60))
    qtbot.mouseMove(page.pad, QPoint(100, 200))
    qtbot.waitUntil(lambda: answer_of(page) == "7")
    first = page.fed_HWC
    qtbot.mouseMove(page.pad, QPoint(200, 200))
    qtbot.waitUntil(lambda: page.fed_HWC is not first and not np.array_equal(page.fed_HWC, first))
    qtbot.mouseRelease(page.pad, LEFT, pos=QPoint(200, 200))


def test_clear_takes_the_answer_away_at_once_and_undo_brings_it_back(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    answerer.use(Sure())
    draw(qtbot, page)
    qtbot.waitUntil(lambda: answer_of(page) == "7")

    qtbot.mouseClick(button(page, "draw.clear"), LEFT)
    assert answer_of(page) == ""
    assert page.fed_HWC is None
    assert page.bars.percent_text(7) == ""

    qtbot.mouseClick(button(page, "draw.undo"), LEFT)
    qtbot.waitUntil(lambda: answer_of(page) == "7")
    qtbot.mouseClick(button(page, "draw.redo"), LEFT)
    assert answer_of(page) == ""


def test_an_empty_pad_has_no_answer_whatever_net_is_there(qtbot: QtBot, page: DrawPage, answerer: Answerer) -> None:
    with qtbot.waitSignal(answerer.answered):
        answerer.use(Sure())
    assert answer_of(page) == ""
    assert "Nothing is drawn" in status_of(page)


def test_the_buttons_are_enabled_when_they_can_do_something(qtbot: QtBot, page: DrawPage) -> None:
    def enabled() -> list[bool]:
        return [button(page, f"draw.{name}").isEnabled() for name in ("clear", "undo", "redo")]

    assert enabled() == [False, False, False]
    draw(qtbot, page)
    assert enabled() == [True, True, False]
    page.pad.undo()
    assert enabled() == [False, False, True]


def test_the_keyboard_clears_and_undoes(qtbot: QtBot, page: DrawPage) -> None:
    page.activateWindow()
    draw(qtbot, page)
    drawn = page.pad.ink
    page.pad.setFocus()
    qtbot.keyClick(page.pad, Qt.Key.Key_Delete)
    assert page.pad.ink.is_empty
    qtbot.keyClick(page.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.pad.ink == drawn


def test_while_torch_loads_the_pad_takes_ink_and_the_pictures_are_there(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    page.set_ready(False)
    assert "Loading" in status_of(page)
    assert not page.findChild(QComboBox, "draw.model").isEnabled()

    draw(qtbot, page)
    qtbot.waitUntil(lambda: page.fed_HWC is not None)
    assert answer_of(page) == ""
    assert "Loading" in status_of(page)

    page.set_ready(True)
    answerer.use(Sure("4"))
    qtbot.waitUntil(lambda: answer_of(page) == "4")


def test_a_net_that_has_diverged_is_said_to_give_no_answer(qtbot: QtBot, page: DrawPage, answerer: Answerer) -> None:
    answerer.use(Diverged())
    draw(qtbot, page)
    qtbot.waitUntil(lambda: "diverged" in status_of(page))

    assert answer_of(page) == ""
    assert page.bars.percent_text(0) == "–"
    page.grab()


def test_a_chosen_net_is_asked_for_and_stays_chosen_when_the_list_is_renewed(qtbot: QtBot, page: DrawPage) -> None:
    combo = page.findChild(QComboBox, "draw.model")
    with qtbot.waitSignal(page.model_chosen) as chosen:
        combo.setFocus()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert chosen.args == ["run"]

    with qtbot.assertNotEmitted(page.model_chosen):
        page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run, iteration 600")])
        page.set_models([("other", "Another"), ("run", "Net of this run"), ("pretrained", "Pretrained net")])
    assert combo.currentData() == "run"
    assert combo.currentText() == "Net of this run"


def test_a_chosen_net_that_is_gone_gives_way_to_the_first(qtbot: QtBot, page: DrawPage) -> None:
    page.findChild(QComboBox, "draw.model").setCurrentIndex(1)
    with qtbot.waitSignal(page.model_chosen) as chosen:
        page.set_models([("pretrained", "Pretrained net")])
    assert chosen.args == ["pretrained"]


def test_the_language_is_switched_while_an_answer_is_shown(qtbot: QtBot, page: DrawPage, answerer: Answerer) -> None:
    answerer.use(Sure())
    draw(qtbot, page)
    qtbot.waitUntil(lambda: answer_of(page) == "7")
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        qtbot.waitUntil(lambda: button(page, "draw.clear").text() == "CLEAR")
        texts = [label.text() for label in page.findChildren(QLabel)]
        # The names of nets come from elsewhere.
        assert {text for text in texts if text != text.upper()} == {"Pretrained net", "Net of this run"}
        assert page.pad.toolTip() == page.pad.toolTip().upper()
        assert "91.0 %" in status_of(page)
    finally:
        QCoreApplication.removeTranslator(shouting)
    qtbot.waitUntil(lambda: button(page, "draw.clear").text() == "Clear")


def test_the_theme_is_switched_while_an_answer_is_shown(
    qtbot: QtBot, dress: Callable[[theme.Theme], None], page: DrawPage, answerer: Answerer
) -> None:
    answerer.use(Sure())
    draw(qtbot, page)
    qtbot.waitUntil(lambda: answer_of(page) == "7")
    for look in (theme.DARK, theme.LIGHT):
        dress(look)
        bars = page.bars.grab().toImage()
        row = bars.height() // 10 * 7 + bars.height() // 20
        assert look.colour("accent").rgb() in {bars.pixelColor(x, row).rgb() for x in range(bars.width())}
        assert page.pad.grab().toImage().pixelColor(20, 20).rgb() == look.colour("paper").rgb()


@pytest.mark.parametrize("size", [(640, 430), (800, 520), (1400, 500), (620, 900)])
def test_the_pad_is_square_and_grows_with_the_page(page: DrawPage, qtbot: QtBot, size: tuple[int, int]) -> None:
    page.resize(*size)
    qtbot.waitUntil(lambda: page.size() == QSize(*size))

    assert page.pad.width() == page.pad.height() >= 240
    assert page.pad.width() >= min(size[1] - 250, size[0] - 330)
    bars = page.bars
    assert bars.mapTo(page, QPoint(0, 0)).x() > page.pad.width()
    assert bars.mapTo(page, QPoint(bars.width(), bars.height())).y() <= page.stages.y()


@pytest.mark.parametrize("view", ["", "draw.show_response", "draw.show_why"])
def test_the_page_fits_into_a_small_window(qtbot: QtBot, page: DrawPage, view: str) -> None:
    if view:
        qtbot.mouseClick(button(page, view), LEFT)
    least = page.minimumSizeHint()
    assert least.width() <= 640 and least.height() <= 430


def test_pointing_at_a_pixel_reads_the_value_that_is_fed(qtbot: QtBot, page: DrawPage) -> None:
    page.pad.set_ink(INK)
    qtbot.waitUntil(lambda: page.fed_HWC is not None)
    picture = page.findChild(StagePicture, "draw.stages.fed")
    text = page.findChild(QLabel, "draw.stages.fed.text")
    cell = picture.width() // 28

    qtbot.mouseMove(picture, QPoint(14 * cell + 1, 10 * cell + 1))
    assert picture.pointed == (10, 14)
    assert text.text() == f"row 10, column 14: {page.fed_HWC[10, 14, 0]}"
    assert page.fed_HWC[10, 14, 0] == 255

    # The value follows the drawing.
    page.pad.clear()
    assert text.text() == ""


def test_the_arrow_keys_read_pixels_too(qtbot: QtBot, page: DrawPage) -> None:
    page.pad.set_ink(INK)
    qtbot.waitUntil(lambda: page.fed_HWC is not None)
    page.activateWindow()
    picture = page.findChild(StagePicture, "draw.stages.fed")
    picture.setFocus()
    qtbot.waitUntil(picture.hasFocus)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(picture, key)

    assert picture.pointed == (13, 12)
    assert "column 12" in page.findChild(QLabel, "draw.stages.fed.text").text()
    page.pad.setFocus()
    qtbot.waitUntil(lambda: picture.pointed is None)


def test_a_picture_shows_the_array_pixel_for_pixel(qtbot: QtBot, page: DrawPage) -> None:
    page.pad.set_ink(INK)
    qtbot.waitUntil(lambda: page.fed_HWC is not None)
    picture = page.findChild(StagePicture, "draw.stages.fed")
    cell = picture.width() // 28
    screen = picture.grab().toImage()
    seen = [[screen.pixelColor(x * cell + cell // 2, y * cell + cell // 2).red() for x in range(28)] for y in range(28)]
    assert np.array_equal(seen, page.fed_HWC[..., 0])


def test_bars_without_values_say_so(qtbot: QtBot) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    assert "No values" in bars.accessibleDescription()
    bars.set_prediction(prediction("3", share=0.5))
    assert bars.accessibleDescription().startswith("0: 5.6 %, 1: 5.6 %, 2: 5.6 %, 3: 50.0 %")
    bars.set_prediction(None)
    assert bars.percent_text(3) == ""


def test_the_length_of_a_bar_is_its_probability(qtbot: QtBot, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    bars = Bars()
    qtbot.addWidget(bars)
    bars.resize(400, 300)
    lengths = []
    for share in (0.5, 1.0):
        bars.set_prediction(prediction("3", share=share))
        image = bars.grab().toImage()
        accent = theme.LIGHT.colour("accent").rgb()
        lengths.append(sum(image.pixelColor(x, 105).rgb() == accent for x in range(400)))
    assert lengths[0] == pytest.approx(lengths[1] / 2, abs=2)


def test_every_control_has_a_name_and_a_word_of_help_and_is_reached_by_tab(page: DrawPage) -> None:
    names = {"draw.pad", "draw.clear", "draw.undo", "draw.redo", "draw.model"}
    for stage in ("canvas", "crop", "box", "mass", "fed", "input"):
        names |= {f"draw.stages.{stage}", f"draw.stages.{stage}.switch"}
    for name in names:
        widget = page.findChild(QWidget, name)
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, name
        assert widget.accessibleName() or widget.text(), name
        assert widget.toolTip(), name


def test_the_page_needs_no_torch() -> None:
    code = "import sys, mnistgui.ui.draw.page; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_image_of_the_data_set_is_answered_as_it_is_and_undo_brings_the_drawing_back(
    qtbot: QtBot, page: DrawPage
) -> None:
    page.pad.set_ink(INK)
    image_HWC = np.zeros((32, 32, 3), np.uint8)
    image_HWC[8:24, 8:24] = (250, 10, 10)
    page.show_image(image_HWC, "a red square")
    qtbot.waitUntil(lambda: page.fed_HWC is image_HWC)
    fed = page.findChild(StagePicture, "draw.stages.fed")
    assert fed.image_HW is image_HWC
    middle = fed.grab().toImage().pixelColor(fed.rect().center())
    assert (middle.red(), middle.green()) == (250, 10)
    pad = page.pad.grab().toImage().pixelColor(page.pad.rect().center())
    assert (pad.red(), pad.green()) == (250, 10)
    page.pad.undo()
    assert page.pad.ink == INK


class Weighing:
    """A predictor that answers 1 where there is little ink in the image and 8 where there is much; 0 of plain input."""

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: np.ndarray, *, normalized: bool = True) -> Prediction:
        answer = "0" if not normalized else "1" if fed_HWC.mean() < 60 else "8"
        values_CHW = fed_HWC.transpose(2, 0, 1).astype(np.float32) / 255
        return replace(prediction(answer), input_CHW=values_CHW * 2 - 1 if normalized else values_CHW)


def stage_text(page: DrawPage, name: str) -> str:
    return page.findChild(QLabel, f"draw.stages.{name}.text").text()


def test_each_stage_has_its_answer_and_a_switch_that_makes_the_answer_fall(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    answerer.use(Weighing())
    page.pad.set_ink(Ink((Stroke((Point(0.4, 0.3), Point(0.4, 0.6)), 0.02),)))
    stages = ("canvas", "crop", "box", "mass", "fed", "input")
    qtbot.waitUntil(lambda: all(stage_text(page, name) == "1 · 91%" for name in stages))
    # The last picture is the net's input, to the bit: its values are read out as they are.
    last = page.findChild(StagePicture, "draw.stages.input")
    assert np.array_equal(last.image_HW, page.fed_HWC[..., 0])

    page.findChild(QCheckBox, "draw.stages.canvas.switch").click()
    qtbot.waitUntil(lambda: stage_text(page, "input") == "8 · 91%" == stage_text(page, "fed"))
    assert answer_of(page) == "8"
    assert page.fed_HWC[0, 0, 0] == 255

    page.findChild(QCheckBox, "draw.stages.canvas.switch").click()
    page.findChild(QCheckBox, "draw.stages.input.switch").click()
    qtbot.waitUntil(lambda: stage_text(page, "input") == "0 · 91%" and stage_text(page, "fed") == "1 · 91%")
    assert answer_of(page) == "0"


def test_the_stages_are_asked_only_while_they_are_seen(qtbot: QtBot, page: DrawPage, answerer: Answerer) -> None:
    sure = Sure()
    page.stages.hide()
    answerer.use(sure)
    page.pad.set_ink(INK)
    qtbot.waitUntil(lambda: answer_of(page) == "7")
    page.pad.set_ink(Ink((*INK.strokes, *INK.strokes)))
    qtbot.waitUntil(lambda: page.is_current)
    assert len(sure.fed) <= 2

    page.stages.show()
    qtbot.waitUntil(lambda: stage_text(page, "canvas") == "7 · 91%")


def test_of_many_classes_the_ten_likeliest_have_a_bar(qtbot: QtBot) -> None:
    names = tuple(f"class {number}" for number in range(47))
    probabilities = np.zeros(47, np.float32)
    probabilities[[46, 3, 20]] = 0.6, 0.3, 0.1
    bars = Bars()
    qtbot.addWidget(bars)
    bars.set_prediction(Prediction(probabilities_K=probabilities, class_names=names, answer="class 46"))
    assert bars.rows()[:3] == [46, 3, 20] and len(bars.rows()) == 10
    assert bars.accessibleDescription().startswith("class 46: 60.0 %")
    assert bars.minimumSizeHint().height() < 300


def test_what_is_like_nothing_known_has_no_answer_and_the_nearest_is_named(
    page: DrawPage, answerer: Answerer, qtbot: QtBot
) -> None:
    answerer.use(Stranger())
    page.set_ready(True)

    page.pad.set_ink(INK)
    status = page.findChild(QLabel, "draw.status")
    answer = page.findChild(QLabel, "draw.answer")
    assert status is not None and answer is not None
    qtbot.waitUntil(lambda: "Not like anything I know" in status.text())

    assert answer.text() == ""
    assert "nearest would be 7" in status.text()
    assert page.bars.percent_text(7) == "91.0 %"


def test_the_share_of_test_digits_that_is_refused_is_the_measured_one(page: DrawPage) -> None:
    status = page.findChild(QLabel, "draw.status")
    assert status is not None
    figures = json.loads(resource("models", "pretrained", "familiarity.json").read_text(encoding="utf-8"))

    assert f"{1 - figures['answered']['test']:.1%}".replace("%", " %") in status.toolTip()


def test_the_button_of_the_view_that_is_shown_is_seen_to_be_pressed(
    qtbot: QtBot, dress: Callable[[theme.Theme], None], page: DrawPage
) -> None:
    for look in (theme.DARK, theme.LIGHT):
        dress(look)
        for name in ("draw.show_response", "draw.show_why"):
            shown = button(page, name)
            for wanted in ("accent", "raised"):
                qtbot.mouseClick(shown, LEFT)
                # Between border and text.
                assert shown.grab().toImage().pixelColor(4, shown.height() // 2) == look.colour(wanted), name
                assert shown.isChecked() == (wanted == "accent")
