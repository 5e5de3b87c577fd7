"""The code strip, with real mouse and keys."""

import ast
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLineEdit, QToolButton, QToolTip, QVBoxLayout, QWidget

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.code import loader_code, set_code
from mnistgui.data.code_text import CodeText, Owner, Span
from mnistgui.data.data_set import SetRequest
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.messages import Message
from mnistgui.ui import theme
from mnistgui.ui.dataset.code_colours import KEYWORD, TEXT, VALUE
from mnistgui.ui.dataset.code_strip import CodeStrip
from mnistgui.ui.dataset.code_view import MOST_LINES, CodeView


def code_of(key: str = "FashionMNIST", *, batch_size: int = 100, shuffle: bool = True, **wanted) -> CodeText:
    chosen = {"split": "train", "root": "data"} | wanted
    code = set_code(DATA_SETS[key], SetRequest(key=key), **chosen)
    return code + loader_code(batch_size=batch_size, shuffle=shuffle, drop_last=False)


@pytest.fixture
def strip(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.addStretch(1)
    shown = CodeStrip(host)
    layout.addWidget(shown)
    QLineEdit(host).setObjectName("elsewhere")
    shown.set_code(code_of())
    host.resize(300, 500)
    with qtbot.waitExposed(host):
        host.show()
    yield shown
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def view(strip: CodeStrip) -> CodeView:
    return strip.findChild(CodeView, "dataset.code_text")


def button(strip: CodeStrip, name: str) -> QToolButton:
    return strip.findChild(QToolButton, name)


def place_of(shown: CodeView, piece: str) -> QPoint:
    """Return a point on the second sign of ``piece``, which is brought into view."""
    cursor = QTextCursor(shown.document())
    cursor.setPosition(shown.toPlainText().index(piece) + 1)
    rect = shown.cursorRect(cursor)
    if not shown.viewport().rect().contains(rect):
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().value() + rect.top() - 20)
        rect = shown.cursorRect(cursor)
    return rect.center() + QPoint(2, 0)


def tip_at(shown: CodeView, place: QPoint) -> None:
    QApplication.sendEvent(
        shown.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, shown.viewport().mapToGlobal(place))
    )


# What is shown --------------------------------------------------------------------------------------------------------


def test_the_whole_code_is_there_and_cannot_be_typed_in(strip, qtbot):
    shown = view(strip)
    qtbot.keyClicks(shown, "x")

    assert shown.toPlainText() + "\n" == code_of().text
    ast.parse(shown.toPlainText())


def test_it_is_at_most_about_twelve_lines_high_and_shrinks_where_there_is_little_room(strip, qtbot):
    shown = view(strip)
    line = shown.fontMetrics().lineSpacing()

    assert shown.height() <= (MOST_LINES + 1) * line
    strip.parentWidget().resize(300, 150)
    qtbot.waitUntil(lambda: strip.parentWidget().height() == 150)
    assert shown.height() >= 4 * line
    assert strip.geometry().bottom() <= 150


def test_nothing_is_cut_off_at_the_side(strip):
    assert view(strip).horizontalScrollBar().maximum() == 0


def test_a_long_line_goes_on_further_to_the_right(strip):
    shown = view(strip)
    block = shown.document().firstBlock()  # from torch.utils.data import DataLoader
    shown.parentWidget().parentWidget().resize(220, 500)
    QCoreApplication.processEvents()
    layout = block.layout()

    assert layout.lineCount() > 1
    assert layout.lineAt(1).x() > layout.lineAt(0).x()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_colours_of_the_language_follow_the_theme_and_stand_out(look, dress, strip):
    dress(look)

    assert {
        "from": colour_at(view(strip), "from"),
        '"data"': colour_at(view(strip), '"data"'),
        "True": colour_at(view(strip), "True"),
        "100": colour_at(view(strip), "100"),
    } == {
        "from": QColor(getattr(look, KEYWORD)),
        '"data"': QColor(getattr(look, TEXT)),
        "True": QColor(getattr(look, VALUE)),
        "100": QColor(getattr(look, VALUE)),
    }
    for kind in (KEYWORD, TEXT, VALUE, "text"):
        assert contrast(look.colour(kind), look.colour("base")) >= 4.5


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_what_is_lit_can_be_read(look, dress, strip):
    dress(look)
    strip.light("root")
    (mark,) = view(strip).extraSelections()
    form, base = mark.format, look.colour("base")
    above = form.background().color()
    mixed = QColor.fromRgbF(
        *(
            low + above.alphaF() * (high - low)
            for low, high in zip(base.getRgbF()[:3], above.getRgbF()[:3], strict=True)
        )
    )

    assert contrast(form.foreground().color(), mixed) >= 4.5


def colour_at(shown: CodeView, piece: str) -> QColor:
    place = shown.document().find(piece).selectionStart()
    block = shown.document().findBlock(place)
    inside = place - block.position()
    return next(
        form.format.foreground().color()
        for form in block.layout().formats()
        if form.start <= inside < form.start + form.length
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast as WCAG 2.1 has it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Lighting -------------------------------------------------------------------------------------------------------------


def test_the_first_code_is_not_lit(strip):
    assert view(strip).lit == ()


def test_a_changed_argument_is_lit_scrolled_to_and_goes_out(strip, qtbot):
    shown = view(strip)
    strip.set_code(code_of(shuffle=False))

    assert shown.lit == ("shuffle",)
    assert shown.extraSelections()[0].cursor.selectedText() == "shuffle=False"
    assert shown.viewport().rect().contains(shown.cursorRect(shown.extraSelections()[0].cursor))
    qtbot.waitUntil(lambda: shown.lit == (), timeout=5000)
    assert shown.extraSelections() == []


def test_touching_a_control_lights_its_argument_though_it_is_the_same(strip):
    strip.light("train")

    assert view(strip).extraSelections()[0].cursor.selectedText() == "train=True"


def test_an_argument_that_is_not_there_lights_nothing(strip):
    strip.light("what")

    assert view(strip).lit == ()


def test_the_same_code_again_lights_nothing_and_does_not_scroll(strip):
    shown = view(strip)
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    before = shown.verticalScrollBar().value()
    strip.set_code(code_of())

    assert shown.lit == ()
    assert shown.verticalScrollBar().value() == before > 0


def test_signs_that_take_two_places_do_not_shift_what_is_lit(strip):
    strip.set_code(code_of(root="\U0001f600데이터", batch_size=100))
    strip.set_code(code_of(root="\U0001f600데이터", batch_size=64))

    assert view(strip).extraSelections()[0].cursor.selectedText() == "batch_size=64"
    assert colour_at(view(strip), '터"') == theme.of(strip).colour(TEXT)
    assert colour_at(view(strip), '",') == theme.of(strip).colour(TEXT)


# Pointing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("piece", "title", "words"),
    [
        ("root=", "root (of the data set)", "for training and for testing"),
        ("train=", "train (of the data set)", "never learns from"),
        ("FashionMNIST", "FashionMNIST (the data set's class in torchvision)", "clothes"),
        ("batch_size=", "batch_size (of the DataLoader)", "once for each batch"),
        ("ToTensor()", "ToTensor (of the transform)", "0 to 1"),
    ],
)
def test_hovering_an_argument_tells_what_it_means_and_whose_it_is(strip, qtbot, piece, title, words):
    shown = view(strip)
    place = place_of(shown, piece)
    qtbot.mouseMove(shown.viewport(), place)
    tip_at(shown, place)

    assert shown.explain(shown.pointed).startswith(title)
    assert words in shown.explain(shown.pointed)
    assert title.replace("'", "&#x27;") in QToolTip.text() and words in QToolTip.text()


def test_hovering_beside_the_code_tells_nothing(strip, qtbot):
    shown = view(strip)
    place = QPoint(shown.viewport().width() - 3, place_of(shown, "train=").y())
    qtbot.mouseMove(shown.viewport(), place)
    tip_at(shown, place)

    assert shown.pointed is None
    assert not QToolTip.isVisible()


def test_the_arrow_keys_go_from_argument_to_argument_and_tell_the_same(strip, qtbot):
    shown = view(strip)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.pointed.key == "class"
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.pointed.key == "root"
    assert shown.accessibleDescription() == shown.explain(shown.pointed)
    assert "root (of the data set)" in QToolTip.text()

    for _ in range(30):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.pointed.key == "drop_last"
    assert shown.viewport().rect().contains(place_of(shown, "drop_last="))
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    assert shown.pointed.key == "shuffle"


def test_escape_and_leaving_let_the_argument_go(strip, qtbot):
    shown = view(strip)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    assert shown.pointed is not None
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.pointed is None and shown.accessibleDescription() == ""

    qtbot.keyClick(shown, Qt.Key.Key_Up)
    strip.parentWidget().findChild(QLineEdit, "elsewhere").setFocus()
    assert shown.pointed is None


def test_tab_goes_through_the_strip_and_out_of_it(strip, qtbot):
    button(strip, "dataset.code_toggle").setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())

    assert seen == ["dataset.code_copy", "dataset.code_text", "elsewhere"]


def test_an_argument_of_a_transform_is_pointed_at_within_it(strip, qtbot):
    steps = (TO_TENSOR, TransformStep.of("Normalize", mean=(0.5,), std=(0.25,)))
    strip.set_code(code_of(steps=steps))
    shown = view(strip)
    qtbot.mouseMove(shown.viewport(), place_of(shown, "std="))

    assert (shown.pointed.key, shown.pointed.name) == ("transform.1.std", "std")


# The buttons ----------------------------------------------------------------------------------------------------------


def test_copy_puts_the_whole_code_on_the_clipboard_and_says_so(strip, qtbot):
    copy = button(strip, "dataset.code_copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == code_of().text
    assert copy.text() == "Copied"
    qtbot.waitUntil(lambda: copy.text() == "Copy", timeout=5000)


def test_the_code_is_folded_and_unfolded(strip, qtbot):
    toggle = button(strip, "dataset.code_toggle")
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert not strip.is_open and not view(strip).isVisible()

    strip.is_open = True
    assert view(strip).isVisible() and toggle.arrowType() is Qt.ArrowType.DownArrow


def test_every_control_has_a_name_for_screen_readers_and_a_tip(strip):
    for name in ("dataset.code_toggle", "dataset.code_copy"):
        assert button(strip, name).accessibleName() and button(strip, name).toolTip()
    assert view(strip).accessibleName()


def test_the_strip_begins_below_the_imports_until_the_user_scrolls(qtbot):
    strip = CodeStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 160)
    strip.set_code(code_of())
    strip.show()
    view = strip.findChild(CodeView, "dataset.code_text")
    first = view.cursorForPosition(QPoint(2, 6)).block().text()
    assert first.startswith("dataset = ")
    view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert view.cursorForPosition(QPoint(2, 6)).block().text().startswith(("from", "import"))
    strip.resize(300, 150)
    assert view.cursorForPosition(QPoint(2, 6)).block().text().startswith(("from", "import"))


@pytest.mark.parametrize("owner", get_args(Owner))
def test_every_argument_says_whose_it_is(strip, owner):
    span = Span(start=0, end=1, key="lr", name="lr", owner=owner, help=Message("How fast."))

    title, help_text = view(strip).explain(span).split("\n")
    assert title == f"lr (of the {'training loop' if owner == 'loop' else owner})"
    assert help_text == "How fast."
