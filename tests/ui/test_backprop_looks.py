"""The backpropagation page at every size, in both themes, in words of another language; nothing cut, all reachable."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QWidget

from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Place
from mnistgui.ui import theme
from tests.ui.test_draw_page import Shouting
from tests.ui.walk import WalkHand

XOR = PROBLEMS["XOR"]


@pytest.mark.parametrize("size", [(650, 430), (1260, 720), (1420, 840)])
def test_nothing_is_cut_at_any_size(hand: WalkHand, size: tuple[int, int]) -> None:
    hand.page.resize(*size)
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.BACKWARD)
    hand.click("equal_weights")
    area = hand.page.findChild(QScrollArea)
    inside = area.widget()
    hand.qtbot.waitUntil(lambda: not _cut(inside))  # layouts take their time
    assert hand.picture.width() > 0.6 * size[0]
    # It scrolls down at most, never to the side.
    assert inside.width() == area.viewport().width()
    assert (inside.height() > area.viewport().height()) == (size[0] == 650)


def _cut(inside: QWidget) -> list[str]:
    """Return the names of all that is smaller than its text, or lies outside."""
    cut = []
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible() or not widget.objectName().startswith("perceptron.backprop"):
            continue
        narrow = isinstance(widget, (QAbstractButton, QComboBox)) and widget.width() < widget.minimumSizeHint().width()
        low = isinstance(widget, QLabel) and widget.height() < widget.heightForWidth(widget.width())
        outside = widget.parentWidget() is inside and not inside.rect().contains(widget.geometry())
        if narrow or low or outside:
            cut.append(widget.objectName())
    return cut


def test_type_grows_with_the_page(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    heights = []
    for size in ((650, 430), (1260, 720), (1420, 840)):
        hand.page.resize(*size)
        heights.append(hand.find(QLabel, "says").fontMetrics().height())
        assert hand.picture.places.scale >= 0.78
    assert heights == sorted(set(heights))


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_line_at_hand_and_the_part_at_hand_are_lit_in_both_themes(
    hand: WalkHand, dress: Callable[[theme.Theme], None], look: theme.Theme
) -> None:
    dress(look)
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.LOSS)
    line = hand.find(QLabel, "line.loss")
    assert line.grab().toImage().pixelColor(3, line.height() // 2) == QColor(look.accent)
    other = hand.find(QLabel, "line.step")
    assert other.grab().toImage().pixelColor(3, other.height() // 2) != QColor(look.accent)
    picture, loss = hand.picture, hand.picture.places.loss
    unlit = hand.picture.places.units[0][0]

    def ground(box_name: str) -> QColor:
        box = loss if box_name == "loss" else unlit
        return picture.grab().toImage().pixelColor(round(box.left()) + 3, round(box.center().y()))

    lit = ground("loss")
    assert lit != QColor(look.raised)
    assert ground("unit") == QColor(look.raised)
    hand.click("next")
    assert ground("loss") == QColor(look.raised)
    assert ground("unit") == lit


def test_layer_by_layer_only_that_layer_is_lit(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.key(Qt.Key.Key_Space, "by_layer")

    def grounds() -> list[QColor]:
        image = hand.picture.grab().toImage()
        boxes = [units[0] for units in hand.picture.places.units]
        return [image.pixelColor(round(box.left()) + 3, round(box.center().y())) for box in boxes]

    hand.click("next")
    plain, same = grounds()
    assert plain == same
    hand.click("next")
    first, second = grounds()
    assert first != plain == second
    hand.click("next")
    assert grounds() == [plain, first]


def test_the_chosen_edge_is_marked(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    before = hand.picture.grab().toImage()
    hand.press(Place(1, 0, 1))
    assert hand.picture.grab().toImage() != before


def test_every_control_has_a_name_and_says_what_it_does(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    stops = [
        widget
        for widget in hand.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(hand.page)
    ]
    assert len(stops) >= 13
    for widget in stops:
        assert widget.objectName().startswith("perceptron.backprop."), widget
        assert widget.accessibleName(), widget.objectName()
        assert widget.toolTip(), widget.objectName()


def test_no_mnemonic_means_two_things(hand: WalkHand) -> None:
    texts = [w.text() for w in hand.page.findChildren(QWidget) if isinstance(w, (QAbstractButton, QLabel))]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text and not text.startswith("<")]
    assert len(keys) >= 12
    assert len(keys) == len(set(keys))
    # Those of the window around it (menus, tabs, docks), which are there as well.
    assert not set(keys) & set("frvchwobeg")


def test_all_words_change_their_language(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.click("equal_weights")
    names = ("says", "outcome", "chain.title", "agreement")
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        hand.qtbot.waitUntil(lambda: "CHAIN RULE" in hand.text("chain.title"))
        assert "BACKWARD" in hand.text("says")
        assert "ALL WEIGHTS" in hand.text("outcome")
        assert "AUTOGRAD" in hand.text("agreement")
        assert hand.find(QAbstractButton, "next").text() == "NE&XT PHASE"
        assert hand.find(QComboBox, "loss").itemText(0) == "CROSS ENTROPY"
        assert hand.find(QComboBox, "rounding").itemText(4) == "FRACTIONS WHERE EXACT"
        assert "NEW W" in next(iter(hand.rows().values()))
        assert hand.page.accessibleName() == "BACKPROPAGATION, NUMBER BY NUMBER"
    finally:
        QCoreApplication.removeTranslator(shouting)
    hand.qtbot.waitUntil(lambda: "Chain rule" in hand.text("chain.title"))
    assert all(hand.text(name) for name in names)
