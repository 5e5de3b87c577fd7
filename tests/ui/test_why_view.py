"""Why: what it says of the pixels and of the change, in words and pictures, by mouse and by keys."""

import dataclasses
from collections.abc import Iterable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.drawing.explanation import Attribution, Change, Explanation, Method
from mnistgui.ui.draw.stage_picture import StagePicture
from mnistgui.ui.draw.why.overlay import AGAINST, FOR
from mnistgui.ui.draw.why.view import WhyView
from tests.ui.test_draw_page import Shouting

DIGITS = tuple("0123456789")


def explanation(
    method: Method = Method.GRADIENT, label: int = 7, class_names: Iterable[str] = DIGITS, *, changed: bool = True
) -> Explanation:
    """Return one where pixel (4, 5) speaks for the class, (6, 7) against it, and (8, 9) would change it."""
    fed_HWC = np.zeros((28, 28, 1), np.uint8)
    values_HW = np.zeros((28, 28), np.float32)
    values_HW[4, 5], values_HW[6, 7] = 2.0, -0.5
    after_HWC = fed_HWC.copy()
    after_HWC[8, 9] = 40
    return Explanation(
        class_names=tuple(class_names),
        fed_HWC=fed_HWC,
        attribution=Attribution(method=method, label=label, values_HW=values_HW, logit=1.25, blank_logit=-0.25),
        change=Change(before_HWC=fed_HWC, after_HWC=after_HWC, from_label=7, to_label=1) if changed else None,
    )


@pytest.fixture
def view(qtbot: QtBot) -> WhyView:
    view = WhyView()
    qtbot.addWidget(view)
    view.resize(440, 480)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def text(view: WhyView, name: str) -> str:
    return str(view.findChild(QLabel, f"draw.why.{name}").text())


def pictures(view: WhyView) -> tuple[StagePicture, StagePicture]:
    return view.findChild(StagePicture, "draw.why.pixels"), view.findChild(StagePicture, "draw.why.changed")


def middle_of(picture: StagePicture, row: int, column: int) -> QPoint:
    cell = picture.width() // 28
    return QPoint(column * cell + cell // 2, row * cell + cell // 2)


def test_what_speaks_for_the_class_and_against_it_is_told_in_two_colours_and_in_words(view: WhyView) -> None:
    view.show_explanation(explanation())
    pixels, changed = pictures(view)
    screen = pixels.grab().toImage()
    assert screen.pixelColor(middle_of(pixels, 4, 5)).name() == FOR.lower()
    # A quarter as strong.
    weaker, full = screen.pixelColor(middle_of(pixels, 6, 7)), QColor(AGAINST)
    assert weaker.getRgb()[:3] == pytest.approx([value / 4 for value in full.getRgb()[:3]], abs=1)
    assert screen.pixelColor(middle_of(pixels, 10, 10)).name() == "#000000"
    assert changed.grab().toImage().pixelColor(middle_of(changed, 8, 9)).getRgb()[:3] == (40, 40, 40)
    assert text(view, "words") == "Orange: brighter would make it more of a 7. Blue: less."
    assert text(view, "change") == "A change of at most 40 grey levels in 1 of 784 pixels makes it a 1."
    for picture, words in ((pixels, "words"), (changed, "change")):
        assert picture.accessibleDescription() == text(view, words)


def test_integrated_gradients_are_told_with_what_they_add_up_to(view: WhyView) -> None:
    view.show_explanation(explanation(Method.INTEGRATED))
    assert text(view, "words").endswith("Together 1.5: its output 1.2, blank paper -0.2.")


@pytest.mark.parametrize(("logit", "gap"), [(4.25, "3.0"), (0.25, "1.0"), (1.252, ""), (1.34, "0.1"), (np.nan, "")])
def test_a_gap_that_is_left_is_told(view: WhyView, logit: float, gap: str) -> None:
    made = explanation(Method.INTEGRATED)
    view.show_explanation(dataclasses.replace(made, attribution=dataclasses.replace(made.attribution, logit=logit)))
    said = f"The sum is off by {gap}, even with 512 points on the way."
    assert (said in text(view, "words")) == bool(gap)
    assert ("off by" in text(view, "words")) == bool(gap)


def test_a_sum_that_is_exact_for_its_size_has_no_gap(view: WhyView) -> None:
    made = explanation(Method.INTEGRATED)
    attribution = dataclasses.replace(made.attribution, values_HW=100 * made.attribution.values_HW, logit=151.0)
    view.show_explanation(dataclasses.replace(made, attribution=attribution))
    assert attribution.gap == pytest.approx(1.25)
    assert "off by" not in text(view, "words")


def test_a_gradient_has_no_gap(view: WhyView) -> None:
    made = explanation(Method.GRADIENT)
    view.show_explanation(dataclasses.replace(made, attribution=dataclasses.replace(made.attribution, logit=9.0)))
    assert "off by" not in text(view, "words")


def test_where_no_change_was_found_the_words_say_so_and_the_picture_is_empty(view: WhyView) -> None:
    view.show_explanation(explanation(changed=False))
    assert text(view, "change") == "No small change was found that gives another answer."
    assert pictures(view)[1].image_HW is None and pictures(view)[0].image_HW is not None


def test_where_no_change_can_be_looked_for_it_is_not_said_that_there_is_none(view: WhyView) -> None:
    view.show_explanation(dataclasses.replace(explanation(changed=False), can_be_changed=False))
    assert "cannot be looked for" in text(view, "change") and "transforms" in text(view, "change")
    assert "found" not in text(view, "change")


def test_without_an_explanation_there_are_words_and_no_pictures(view: WhyView) -> None:
    view.show_explanation(explanation())
    view.show_explanation(None, "Draw a digit on the left.")
    assert text(view, "notice") == "Draw a digit on the left."
    assert (text(view, "words"), text(view, "change")) == ("", "")
    assert [picture.image_HW for picture in pictures(view)] == [None, None]


def test_pointing_at_a_pixel_says_where_it_is_and_its_value(qtbot: QtBot, view: WhyView) -> None:
    view.show_explanation(explanation())
    pixels, changed = pictures(view)
    assert text(view, "notice") == "Point at a pixel to read its value."
    qtbot.mouseMove(pixels, middle_of(pixels, 6, 7))
    assert text(view, "notice") == "Row 6, column 7: -0.5"
    # The value follows the drawing.
    brighter = explanation()
    brighter.attribution.values_HW[6, 7] = 3.25
    view.show_explanation(brighter)
    assert text(view, "notice") == "Row 6, column 7: +3.25"

    changed.setFocus()
    qtbot.mouseMove(pixels, QPoint(-5, -5))
    qtbot.mouseMove(changed, middle_of(changed, 8, 9))
    assert text(view, "notice") == "Row 8, column 9: 0 becomes 40"


def test_the_arrow_keys_read_pixels_too(qtbot: QtBot, view: WhyView) -> None:
    view.show_explanation(explanation())
    pixels, changed = pictures(view)
    pixels.setFocus()
    qtbot.waitUntil(pixels.hasFocus)
    assert text(view, "notice") == "Row 14, column 14: +0"
    qtbot.keyClick(pixels, Qt.Key.Key_Up)
    qtbot.keyClick(pixels, Qt.Key.Key_Left)
    assert text(view, "notice") == "Row 13, column 13: +0"
    qtbot.keyClick(pixels, Qt.Key.Key_Tab)
    qtbot.waitUntil(changed.hasFocus)
    qtbot.keyClick(changed, Qt.Key.Key_Down)
    assert text(view, "notice") == "Row 15, column 14: 0 becomes 0"


def test_a_smaller_image_has_no_pixel_that_is_not_there(qtbot: QtBot, view: WhyView) -> None:
    view.show_explanation(explanation())
    pixels, changed = pictures(view)
    # By the keys in one picture and by the mouse in the other.
    pixels.setFocus()
    qtbot.waitUntil(pixels.hasFocus)
    qtbot.mouseMove(changed, middle_of(changed, 27, 27))
    assert (pixels.pointed, changed.pointed) == ((14, 14), (27, 27))
    small_HWC = np.zeros((14, 14, 1), np.uint8)
    large = explanation()
    assert large.change is not None
    view.show_explanation(
        dataclasses.replace(
            large,
            fed_HWC=small_HWC,
            attribution=dataclasses.replace(large.attribution, values_HW=np.ones((14, 14), np.float32)),
            change=dataclasses.replace(large.change, before_HWC=small_HWC, after_HWC=small_HWC),
        )
    )
    assert text(view, "notice") == "Point at a pixel to read its value."


def test_the_class_is_chosen_among_those_of_the_net_with_the_keyboard(qtbot: QtBot, view: WhyView) -> None:
    target = view.findChild(QComboBox, "draw.why_target")
    assert view.target is None
    view.show_explanation(explanation())
    assert [target.itemText(row) for row in range(target.count())] == ["For the answer", *DIGITS]
    target.setFocus()
    for wanted in (0, 1):
        with qtbot.waitSignal(view.asked):
            qtbot.keyClick(target, Qt.Key.Key_Down)
        assert view.target == wanted

    # The choice stays with the next drawing, and is by number where a net names its classes otherwise.
    with qtbot.assertNotEmitted(view.asked):
        view.show_explanation(explanation(label=1))
        assert view.target == 1 and "more of a 1." in text(view, "words")
        view.show_explanation(explanation(label=1, class_names=("top", "trouser", *"2345678")))
    assert target.currentText() == "trouser" and "more of a trouser." in text(view, "words")
    # A class that another net does not have gives way to the answer.
    target.setCurrentIndex(target.findData(8))
    view.show_explanation(explanation(label=0, class_names=("no", "yes")))
    assert view.target is None


def test_the_method_is_chosen_with_the_keyboard(qtbot: QtBot, view: WhyView) -> None:
    method = view.findChild(QComboBox, "draw.why_method")
    method.setFocus()
    with qtbot.waitSignal(view.asked):
        qtbot.keyClick(method, Qt.Key.Key_Down)
    assert view.method is Method.INTEGRATED


def test_the_language_is_switched_while_an_explanation_is_shown(qtbot: QtBot, view: WhyView) -> None:
    view.show_explanation(explanation(Method.INTEGRATED))
    target = view.findChild(QComboBox, "draw.why_target")
    target.setCurrentIndex(3)
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        qtbot.waitUntil(lambda: target.itemText(0) == "FOR THE ANSWER")
        assert target.currentText() == "2"
        texts = [label.text() for label in view.findChildren(QLabel)]
        assert len(texts) == 5 and all(text and text == text.upper() for text in texts)
        for widget in (*pictures(view), target, view.findChild(QComboBox, "draw.why_method")):
            for said in (widget.accessibleName(), widget.toolTip()):
                assert said and said == said.upper(), widget.objectName()
    finally:
        QCoreApplication.removeTranslator(shouting)
    qtbot.waitUntil(lambda: target.itemText(0) == "For the answer")
    assert view.target == 2


def test_every_control_has_a_name_and_a_word_of_help_and_is_reached_by_tab(qtbot: QtBot, view: WhyView) -> None:
    names = ["draw.why_method", "draw.why_target", "draw.why.pixels", "draw.why.changed"]
    for name in names:
        widget = view.findChild(QWidget, name)
        assert widget.accessibleName() and widget.toolTip(), name
    view.findChild(QWidget, names[0]).setFocus()
    reached = []
    for _ in names:
        stop = QApplication.focusWidget()
        reached.append(stop.objectName())
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
    assert reached == names


@pytest.mark.parametrize("size", [(350, 330), (440, 480), (900, 700)])
def test_the_pictures_grow_with_the_room_and_their_words_stand_beside_them(
    qtbot: QtBot, view: WhyView, size: tuple[int, int]
) -> None:
    # The most that there is to say.
    made = explanation(Method.INTEGRATED, changed=False)
    attribution = dataclasses.replace(made.attribution, logit=12.25)
    view.show_explanation(dataclasses.replace(made, attribution=attribution, can_be_changed=False))
    view.resize(*size)

    def is_settled() -> None:
        for picture, beside in zip(pictures(view), (("words", "notice"), ("change",)), strict=True):
            row = picture.parentWidget()
            room = min(row.height(), row.width() - 8 - 160)
            assert picture.width() == picture.height() == 28 * (room // 28)
            assert row.height() >= (size[1] - 50) // 2
            for words in beside:
                label = view.findChild(QLabel, f"draw.why.{words}")
                assert label.mapTo(row, QPoint()).x() == picture.width() + 8
                # Nothing of it is cut.
                assert label.height() >= label.heightForWidth(label.width())
                assert label.mapTo(row, QPoint(0, label.height())).y() <= row.height()

    qtbot.waitUntil(is_settled)
