"""The worksheet: answers typed into the form are judged in words; the pages are printed and saved, black on white."""

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRegularExpression, QSizeF, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer, Network, initial_network
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.worksheet import make_worksheet
from mnistgui.perceptron.worksheet_judge import Judgement, Kind
from mnistgui.perceptron.worksheet_parts import Entry, Reason, Worksheet
from mnistgui.ui import theme
from mnistgui.ui.perceptron.worksheet import words
from mnistgui.ui.perceptron.worksheet.dialog import WorksheetDialog
from mnistgui.ui.perceptron.worksheet.pages import A4, Pages, Sheet, lay_out
from mnistgui.ui.perceptron.worksheet.paper import new_printer
from mnistgui.ui.perceptron.worksheet.picture import NetworkPicture
from mnistgui.ui.threads.job import JobKeeper

XOR = PROBLEMS["XOR"]
LEFT = Qt.MouseButton.LeftButton
PIXELS_PER_MM = 5


class Desk:
    """The dialog, and a hand and an eye for it."""

    def __init__(self, dialog: WorksheetDialog, qtbot: QtBot) -> None:
        self.dialog, self.qtbot = dialog, qtbot

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.dialog.findChild(kind, f"perceptron.worksheet.{name}")
        assert found is not None, name
        return found

    def field(self, name: str) -> QLineEdit:
        found = self.find(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def write(self, name: str, text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, key)

    def text(self, name: str) -> str:
        label = self.find(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text()

    def verdict(self, name: str) -> str:
        return self.text(f"verdict.{name}")

    def click(self, name: str) -> None:
        button = self.find(QWidget, name)
        assert isinstance(button, QPushButton | QCheckBox)
        button.click() if isinstance(button, QCheckBox) else self.qtbot.mouseClick(button, LEFT)

    def choose(self, name: str, index: int) -> None:
        combo = self.find(QComboBox, name)
        self.qtbot.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(index):
            self.qtbot.keyClick(combo, Qt.Key.Key_Down)

    def blanks(self) -> list[str]:
        fields = self.dialog.findChildren(QLineEdit, QRegularExpression(r"^perceptron\.worksheet\.\w+$"))
        return [field.objectName().removeprefix("perceptron.worksheet.") for field in fields if not field.isReadOnly()]

    def wait_for_paper(self) -> None:
        """Wait until it was saved or printed, or could not be."""
        self.qtbot.waitUntil(lambda: self.text("message") not in ("", "One moment…"), timeout=20_000)

    def sheet(self) -> Worksheet:
        return self.dialog._worksheet

    def entry(self, name: str) -> Entry:
        return self.sheet().entry(name)


def network() -> Network:
    hidden = Layer(np.array([(0.5, -1.0), (2.0, 0.25)]), np.array([0.1, -0.2]))
    return Network((hidden, Layer(np.array([(1.5, -0.5)]), np.array([0.3]))), (Activation.TANH,))


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobKeeper]:
    keeper = JobKeeper()
    yield keeper
    qtbot.waitUntil(lambda: not keeper.busy, timeout=20_000)
    keeper.deleteLater()


@pytest.fixture
def open_desk(qtbot: QtBot, jobs: JobKeeper) -> Iterator[Callable[..., Desk]]:
    opened: list[WorksheetDialog] = []

    def make(net: Network | None = None, *, all_blank: bool = True) -> Desk:
        dialog = WorksheetDialog(net or network(), XOR, Loss.CROSS_ENTROPY, 1, 0.5, jobs)
        # The test closes and deletes it itself.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        opened.append(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        desk = Desk(dialog, qtbot)
        if all_blank and dialog._form is not None:
            desk.choose("blanks", 1)
        return desk

    yield make
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


# On the screen --------------------------------------------------------------------------------------------------------


def test_an_answer_is_judged_when_the_field_is_left(desk: Desk) -> None:
    assert desk.text("count") == "0 of 31 right"
    desk.write("z_1_1", "-0,9")
    assert desk.verdict("z_1_1") == "✓ right"
    assert desk.text("count") == "1 of 31 right"
    desk.write("a_1_1", "-0.717")
    assert desk.verdict("a_1_1") == "≈ right, but for rounding"
    assert desk.text("count") == "2 of 31 right"
    desk.write("z_1_2", "0.25")
    assert desk.verdict("z_1_2") == "✗ wrong. Is the bias b₂⁽¹⁾ in it?"
    assert desk.text("count") == "2 of 31 right"


def test_what_is_said_is_read_out_with_the_field_and_coloured_by_its_kind(desk: Desk) -> None:
    for text, role in (("-0.9", "good"), ("-0.901", "warning"), ("0.9", "bad"), ("abc", "bad")):
        desk.write("z_1_1", text)
        assert desk.find(QLabel, "verdict.z_1_1").property("role") == role
        assert desk.field("z_1_1").accessibleDescription() == desk.verdict("z_1_1")
    assert desk.field("z_1_1").accessibleName() == "z₁⁽¹⁾"
    assert desk.field("new_w_1_1_1").accessibleName() == "new w₁₁⁽¹⁾"


@pytest.mark.parametrize("text", ["abc", "1e400", "NaN", "1/0", "x" * 60])
def test_what_is_no_number_is_refused_at_the_field_in_words(desk: Desk, text: str) -> None:
    desk.write("z_1_1", text)
    shown = text if len(text) <= 20 else text[:19] + "…"
    assert desk.verdict("z_1_1") == f"✗ “{shown}” is not a finite number. Write 0.5, 0,5 or 1/2."
    assert desk.field("z_1_1").text() == text
    assert desk.text("count") == "0 of 31 right"


def test_a_blank_that_is_passed_by_is_not_judged_but_enter_asks_for_a_number(desk: Desk) -> None:
    desk.write("z_1_1", "")
    assert desk.verdict("z_1_1") == ""
    desk.write("z_1_1", "", Qt.Key.Key_Return)
    assert desk.verdict("z_1_1") == "✗ A number is missing."
    assert desk.dialog.isVisible()


def test_enter_goes_on_after_a_right_answer_and_stays_at_a_wrong_one(desk: Desk) -> None:
    desk.write("a_1_1", f"{desk.entry('a_1_1').value:.3f}")
    desk.write("z_1_1", "-0.9", Qt.Key.Key_Return)
    assert desk.field("z_1_2").hasFocus()  # a_1_1 is right already
    desk.write("z_1_2", "7", Qt.Key.Key_Enter)
    assert desk.field("z_1_2").hasFocus()
    assert desk.verdict("z_1_2") == "✗ wrong. Look at the formula again, number by number."
    assert desk.dialog.isVisible()


def test_typing_anew_takes_the_old_verdict_away(desk: Desk) -> None:
    desk.write("z_1_1", "7")
    desk.qtbot.keyClicks(desk.field("z_1_1"), "7")
    assert desk.verdict("z_1_1") == ""


def test_a_mended_answer_changes_what_those_after_it_are_told(desk: Desk) -> None:
    desk.write("z_1_1", "-0.7")
    desk.write("a_1_1", "-0.604")
    assert desk.verdict("a_1_1").startswith("✗ wrong. Rightly computed from an earlier answer")
    desk.write("z_1_1", "-0.9")
    assert desk.verdict("a_1_1") == "✗ wrong. Look at the formula again, number by number."


def test_an_answer_that_was_accepted_is_carried_on(open_desk: Callable[..., Desk]) -> None:
    chain = [Layer(np.array([row]), np.array([0.0])) for row in [(0.3, 0.4), (20.0,), (20.0,)]]
    desk = open_desk(Network(tuple(chain), (Activation.LINEAR, Activation.LINEAR)))
    for name, text in (("a_1_1", "0.4009"), ("z_2_1", "8.018"), ("a_2_1", "8.018"), ("z_3_1", "160.36")):
        desk.write(name, text)
        assert desk.verdict(name) == "≈ right, but for rounding", name


def test_the_whole_sheet_can_be_filled_in_with_enter_alone(desk: Desk) -> None:
    for entry in desk.sheet().entries:
        field = desk.dialog.focusWidget()
        if entry is desk.sheet().entries[0]:
            desk.field(entry.id).setFocus()
            field = desk.field(entry.id)
        assert isinstance(field, QLineEdit)
        assert field.objectName() == f"perceptron.worksheet.{entry.id}"
        desk.qtbot.keyClicks(field, f"{entry.value:.3f}")
        desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.text("count") == "31 of 31 right"


def test_some_blanks_leave_the_other_numbers_given(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(all_blank=False)
    blank = [entry.id for entry in desk.sheet().blanks]
    assert sorted(desk.blanks()) == sorted(blank)
    assert 0 < len(blank) < 31
    assert desk.field(blank[0]).hasFocus()
    for entry in desk.sheet().entries:
        field = desk.field(entry.id)
        assert field.text() == ("" if entry.blank else desk.sheet().written(entry.value))
        assert (field.focusPolicy() is Qt.FocusPolicy.NoFocus) is not entry.blank


def test_new_blanks_are_others_and_take_the_answers_away(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(all_blank=False)
    before = desk.blanks()
    for name in before:
        desk.write(name, "1")
    desk.click("new_blanks")
    assert desk.blanks() != before
    assert all(desk.field(name).text() == "" and desk.verdict(name) == "" for name in desk.blanks())
    assert all(desk.verdict(entry.id) == "" for entry in desk.sheet().entries)
    assert desk.text("count") == f"0 of {len(desk.blanks())} right"


def test_answers_stay_when_more_is_left_blank_and_are_judged_at_the_decimals_chosen(
    open_desk: Callable[..., Desk],
) -> None:
    desk = open_desk(all_blank=False)
    name = next(name for name in desk.blanks() if name.startswith("a_"))
    desk.write(name, f"{desk.entry(name).value:.3f}")
    desk.choose("blanks", 1)
    assert desk.verdict(name) == "✓ right"
    assert desk.text("count") == "1 of 31 right"
    desk.choose("decimals", 3)
    assert desk.sheet().decimals == 6
    assert desk.verdict(name) != "✓ right"
    desk.choose("decimals", 0)
    assert desk.verdict(name) == "✓ right"


def test_the_key_puts_the_numbers_into_the_formulas(desk: Desk) -> None:
    def formulas() -> str:
        return "\n".join(label.text() for label in desk.dialog._form.findChildren(QLabel))  # type: ignore[union-attr]

    assert "z₁⁽¹⁾ = w₁₁⁽¹⁾·x₁ + w₁₂⁽¹⁾·x₂ + b₁⁽¹⁾" in formulas()
    assert "= 0.5·0 + (−1)·1 + 0.1 = −0.9" not in formulas()
    desk.click("show_key")
    assert "= 0.5·0 + (−1)·1 + 0.1 = −0.9" in formulas()
    assert "= tanh(−0.9) ≈ −0.716" in formulas()
    tips = [label.toolTip() for label in desk.dialog._form.findChildren(QLabel)]  # type: ignore[union-attr]
    assert "Exact: −0.7162978702" in tips
    desk.click("show_key")
    assert "≈" not in formulas()


def test_the_numbers_given_stand_on_the_form(desk: Desk) -> None:
    assert "w₁₁⁽¹⁾ = 0.5    w₁₂⁽¹⁾ = −1    b₁⁽¹⁾ = 0.1" in desk.text("given")
    top = desk.text("formulas")
    for piece in ("x₁ = 0, x₂ = 1", "t = 1", "η = 0.5", "1 − a²", "the loss of this one sample", "Round to 3 decimals"):
        assert piece in top
    desk.choose("decimals", 2)
    assert "Round to 5 decimals" in desk.text("formulas")


CONFUSABLE = (Reason.OTHER_WEIGHT, Reason.OTHER_INPUT, Reason.OTHER_UNIT)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence_without_open_places(reason: Reason) -> None:
    for used, wanted in (("", ""), ("w₁₂⁽¹⁾", "w₁₁⁽¹⁾")):
        judged = Judgement(kind=Kind.WRONG, reason=reason, used=used, wanted=wanted)
        sentence = words.verdict(judged, "1")
        assert sentence.startswith("✗ wrong. ")
        assert "{" not in sentence
        assert "  " not in sentence or reason not in CONFUSABLE
        assert ("w₁₂⁽¹⁾" in sentence) is (bool(used) and reason in CONFUSABLE)


def test_what_is_too_large_is_refused_in_words(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(initial_network((8, 8), np.random.default_rng(0)))
    assert desk.text("refusal").startswith("This network has 105 weights and biases: too many to compute by hand.")
    assert not desk.find(QPushButton, "print").isEnabled()
    assert not desk.find(QPushButton, "new_blanks").isEnabled()
    assert desk.find(QPushButton, "close").isEnabled()
    runaway = open_desk(Network((Layer(np.array([(1e9, 1e9)]), np.array([0.0])),)))
    assert runaway.text("refusal").startswith("Numbers of this network are beyond ±100,000")
    desk.click("close")
    assert not desk.dialog.isVisible()


def test_every_control_has_a_name_and_an_explanation(desk: Desk) -> None:
    for kind in (QLineEdit, QComboBox, QPushButton, QCheckBox):
        for control in desk.dialog.findChildren(kind):
            assert control.objectName().startswith("perceptron.worksheet."), control
            assert control.toolTip(), control.objectName()
            assert control.accessibleName() or getattr(control, "text", str)(), control.objectName()


def test_tab_goes_through_all_blanks_and_controls_and_comes_back(desk: Desk) -> None:
    first = desk.field("z_1_1")
    first.setFocus()
    seen = []
    for _ in range(200):
        field = QApplication.focusWidget()
        assert field is not None
        seen.append(field.objectName().removeprefix("perceptron.worksheet."))
        desk.qtbot.keyClick(field, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    controls = ["with_key", "print", "save", "close", "blanks", "decimals", "new_blanks", "show_key"]
    assert seen == [*(entry.id for entry in desk.sheet().entries), *controls]


class _Marked(QTranslator):
    """Turns every text of the worksheet into itself in brackets."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, *_rest: object) -> str:
        return f"⟦{source}⟧" if context in ("Worksheet", "SheetBar", "PaperBar", "NetworkPicture") else ""


def _send_language_change() -> None:
    # To the program first, which posts one to each window.
    for _ in range(2):
        QCoreApplication.sendPostedEvents()


def test_the_language_can_change_while_it_is_open(desk: Desk) -> None:
    desk.write("z_1_1", "0.9")
    translator = _Marked()
    QCoreApplication.installTranslator(translator)
    try:
        _send_language_change()
        assert desk.dialog.windowTitle() == "⟦Backpropagation by hand⟧"
        assert desk.verdict("z_1_1") == "⟦✗ wrong. ⟦Look at the sign.⟧⟧"
        assert desk.text("count") == "⟦0 of 31 right⟧"
        assert desk.field("new_w_1_1_1").accessibleName() == "⟦new w₁₁⁽¹⁾⟧"
        plain = [label.text() for label in desk.dialog.findChildren(QLabel) if re.search(r"[A-Za-z]{4}", label.text())]
        assert all("⟦" in text or "tanh" in text for text in plain)
        buttons = [*desk.dialog.findChildren(QPushButton), *desk.dialog.findChildren(QCheckBox)]
        assert all(button.text().startswith("⟦") for button in buttons)
    finally:
        QCoreApplication.removeTranslator(translator)
        _send_language_change()
    assert desk.verdict("z_1_1") == "✗ wrong. Look at the sign."


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_nothing_is_cut_off_at_a_small_size(
    open_desk: Callable[..., Desk], dress: Callable[[theme.Theme], None], look: theme.Theme
) -> None:
    dress(look)
    desk = open_desk()
    desk.click("show_key")
    for name in ("z_2_1", "z_1_1", "dz_1_1"):
        desk.write(name, "123456")
    desk.dialog.resize(640, 480)
    QCoreApplication.processEvents()
    assert desk.dialog.width() == 640
    form = desk.dialog._form
    assert form is not None
    page = form.widget()
    assert page.width() <= form.viewport().width()
    for label in page.findChildren(QLabel):
        room = label.contentsRect()
        needed = label.heightForWidth(room.width()) if label.wordWrap() else label.sizeHint().height()
        assert needed <= label.height() + 1, label.text()
        if not label.wordWrap():
            assert label.sizeHint().width() <= label.width() + 1, label.text()


def test_a_given_number_is_painted_in_the_colour_of_text(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(all_blank=False)
    given = next(entry.id for entry in desk.sheet().entries if not entry.blank)
    picture = desk.dialog.grab().toImage()
    field = desk.field(given)
    corner = field.mapTo(desk.dialog, field.rect().topLeft())
    window = desk.dialog.palette().window().color()
    assert picture.pixelColor(corner.x() + 2, corner.y() + 2) == window
    assert _ink(field.grab().toImage(), window) > 10


def test_the_picture_shows_the_network(qtbot: QtBot) -> None:
    def picture(net: Network) -> QImage:
        sheet = make_worksheet(net, XOR, Loss.CROSS_ENTROPY, sample=1, rate=0.5)
        widget = NetworkPicture(sheet)
        qtbot.addWidget(widget)
        widget.resize(400, 260)
        return widget.grab().toImage()

    other = network()
    changed = Network((other.layers[0], Layer(np.array([(-1.5, -0.5)]), np.array([0.3]))), (Activation.TANH,))
    assert picture(other) == picture(network())
    assert picture(other) != picture(changed)
    # The same signs, and so the same edges: only the number on one of them is another.
    larger = Network((other.layers[0], Layer(np.array([(2.5, -0.5)]), np.array([0.3]))), (Activation.TANH,))
    assert picture(other) != picture(larger)
    assert picture(initial_network((4, 4, 3), np.random.default_rng(0))) != picture(other)


# On paper -------------------------------------------------------------------------------------------------------------


def _sheet(net: Network | None = None, *, with_key: bool = True, decimals: int = 3) -> Sheet:
    made = make_worksheet(
        net or network(), XOR, Loss.CROSS_ENTROPY, sample=1, rate=0.5, decimals=decimals, blanks="all"
    )
    return Sheet(worksheet=made, words=words.page_words(made), family=QApplication.font().family(), with_key=with_key)


def _image(pages: Pages, number: int) -> QImage:
    width, height = (round(side * PIXELS_PER_MM) for side in (pages.size.width(), pages.size.height()))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(PIXELS_PER_MM / 100, PIXELS_PER_MM / 100)
    pages.paint(painter, number)
    painter.end()
    return image


def _grey(image: QImage) -> np.ndarray:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def _ink(image: QImage, paper: QColor) -> int:
    """Count the pixels that are far from the paper's colour."""
    return int((np.abs(_grey(image).astype(int) - paper.lightness()) > 60).sum())


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


NETS = {
    "one unit": ((), Activation.TANH, Output.SIGMOID, 2),
    "the default": ((4,), Activation.TANH, Output.SIGMOID, 2),
    "two hidden layers": ((2, 2), Activation.RELU, Output.SIGMOID, 2),
    "six units": ((3, 2), Activation.SIGMOID, Output.SIGMOID, 2),
    "three classes": ((3,), Activation.TANH, Output.SOFTMAX, 3),
}


@pytest.mark.parametrize("name", NETS)
def test_a_small_network_fits_one_page_and_its_key_another(qapp: QApplication, name: str) -> None:
    hidden, activation, output, classes = NETS[name]
    net = initial_network(hidden, np.random.default_rng(0), activation, 2, output, classes)
    assert len(lay_out(_sheet(net))) == 2
    assert len(lay_out(_sheet(net, with_key=False))) == 1
    assert len(lay_out(_sheet(net), QSizeF(215.9, 279.4))) in (2, 3)


def test_a_larger_network_takes_more_pages_with_every_row_once(qapp: QApplication) -> None:
    net = initial_network((4, 4, 3), np.random.default_rng(0))
    sheet = _sheet(net)
    pages = lay_out(sheet)
    assert len(pages) > 2
    room = (A4.height() - 24) * 100
    assert all(sum(block.height for block in page) <= room for page in pages.pages)
    assert not any(page[-1].glued for page in pages.pages)
    # Every page of the student begins with a heading: no table is torn.
    assert all(page[0].glued for page in lay_out(_sheet(net, with_key=False)).pages)


@pytest.mark.parametrize("name", NETS)
@pytest.mark.parametrize("decimals", [3, 6])
def test_the_pages_keep_their_margins_and_are_black_on_white_whatever_the_theme(
    dress: Callable[[theme.Theme], None], name: str, decimals: int
) -> None:
    dress(theme.DARK)
    hidden, activation, output, classes = NETS[name]
    net = initial_network(hidden, np.random.default_rng(0), activation, 2, output, classes)
    pages = lay_out(_sheet(net, decimals=decimals))
    for number in range(len(pages)):
        grey = _grey(_image(pages, number))
        margin = 11 * PIXELS_PER_MM
        frame = np.ones_like(grey, bool)
        frame[margin:-margin, margin:-margin] = False
        assert (grey[frame] == 255).all()
        assert 0.005 < (grey < 128).mean() < 0.2
        assert (grey > 200).mean() > 0.75


def test_the_students_page_has_boxes_and_no_answers_and_the_key_has_them(qapp: QApplication) -> None:
    blank = _grey(_image(lay_out(_sheet()), 0))
    given = make_worksheet(network(), XOR, Loss.CROSS_ENTROPY, sample=1, rate=0.5, seed=1)
    family = QApplication.font().family()
    partly = _grey(_image(lay_out(Sheet(worksheet=given, words=words.page_words(given), family=family)), 0))

    def boxes(grey: np.ndarray) -> int:
        # The upper edge of a box is a dark run of the width of a number, 21 mm or more; hairlines are pale.
        length = 20 * PIXELS_PER_MM
        count = 0
        for row in grey < 140:
            ends = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(int), [0]))))
            count += int(((ends[1::2] - ends[::2]) >= length).sum())
        return count

    assert boxes(blank) > boxes(partly) > 10


def test_a_pdf_is_saved_with_sheet_and_key(desk: Desk, tmp_path: Path) -> None:
    desk.click("save")
    dialog = desk.dialog.findChild(QFileDialog, "perceptron.worksheet.save_dialog")
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("worksheet.pdf")
    file = tmp_path / "sheet.pdf"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    desk.qtbot.waitUntil(file.exists, timeout=20_000)
    desk.wait_for_paper()
    assert desk.text("message") == f"Saved as {file}."
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert pages_in(data) == 2
    assert b"Backpropagation by hand" in data or b"\xfe\xff" in data
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_without_the_key_the_pdf_has_one_page(desk: Desk, tmp_path: Path) -> None:
    desk.click("with_key")
    desk.dialog.save_to(tmp_path / "sheet.pdf")
    assert desk.text("message") == "One moment…"
    desk.wait_for_paper()
    assert pages_in((tmp_path / "sheet.pdf").read_bytes()) == 1


def test_a_folder_that_is_none_is_said_in_words_and_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    desk.write("z_1_1", "-0.9")
    desk.dialog.save_to(blocked / "sheet.pdf")
    desk.wait_for_paper()
    assert desk.text("message").startswith(f"The worksheet {blocked / 'sheet.pdf'} cannot be written: ")
    assert desk.find(QLabel, "message").property("role") == "bad"
    assert desk.field("z_1_1").text() == "-0.9"
    desk.dialog.save_to(tmp_path / "sheet.pdf")
    desk.wait_for_paper()
    assert desk.text("message").startswith("Saved as ")
    assert desk.find(QLabel, "message").property("role") == "good"
    assert blocked.read_text() == "kept"


def test_an_existing_file_is_replaced_whole_or_not_at_all(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"old")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as half:
            half.write(data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    desk.dialog.save_to(file)
    desk.wait_for_paper()
    assert "No space left on device" in desk.text("message")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_second_press_while_it_saves_does_nothing_and_the_focus_stays(desk: Desk, tmp_path: Path) -> None:
    save = desk.find(QPushButton, "save")
    save.setFocus()
    desk.dialog.save_to(tmp_path / "first.pdf")
    desk.dialog.save_to(tmp_path / "second.pdf")
    assert save.hasFocus()
    desk.wait_for_paper()
    assert desk.text("message") == f"Saved as {tmp_path / 'first.pdf'}."
    assert [path.name for path in tmp_path.iterdir()] == ["first.pdf"]


def test_the_pdf_is_made_off_the_ui_thread(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []
    from mnistgui.ui.perceptron.worksheet import paper

    make = paper.pdf_of

    def noted(sheet: Sheet) -> bytes:
        threads.append(threading.get_ident())
        return make(sheet)

    monkeypatch.setattr(paper, "pdf_of", noted)
    desk.dialog.save_to(tmp_path / "sheet.pdf")
    desk.wait_for_paper()
    assert threads
    assert threading.get_ident() not in threads


def test_the_sheet_is_printed_on_a4_by_whatever_printer(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    desk.dialog.print_on(printer)
    desk.wait_for_paper()
    assert desk.text("message") == "Sent to the printer. Pages: 2."
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert pages_in(data) == 2
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", data)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_is_told_in_words(desk: Desk, tmp_path: Path) -> None:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    desk.dialog.print_on(printer)
    desk.wait_for_paper()
    assert "does not take the worksheet" in desk.text("message")


def test_print_asks_for_a_printer_and_leaves_all_as_it_is_when_it_is_closed(desk: Desk) -> None:
    desk.click("print")
    dialog = desk.dialog.findChild(QPrintDialog, "perceptron.worksheet.print_dialog")
    assert dialog is not None
    dialog.reject()
    assert desk.find(QPushButton, "print").isEnabled()
    assert desk.text("message") == ""


def test_a_dialog_closed_while_it_saves_still_leaves_the_whole_file(
    qtbot: QtBot, jobs: JobKeeper, tmp_path: Path
) -> None:
    dialog = WorksheetDialog(network(), XOR, Loss.CROSS_ENTROPY, 1, 0.5, jobs)
    dialog.show()
    dialog.save_to(tmp_path / "sheet.pdf")
    dialog.close()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    assert pages_in((tmp_path / "sheet.pdf").read_bytes()) == 2
