"""The response map: what it says of a cell, by mouse and by keys, what it shows, and in which language."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.drawing.prediction import Predictions
from mnistgui.drawing.response import Kind, Response, respond, variants_of
from mnistgui.ui import theme
from mnistgui.ui.draw.beside import Beside
from mnistgui.ui.draw.response.map_view import MapView, class_colour
from mnistgui.ui.draw.response.panel import NO_NET, ResponsePanel
from tests.ui.test_draw_page import Shouting

NETS = [("pretrained", "Pretrained net"), ("run", "Net of this run")]
DIGITS = tuple("0123456789")


class Sided:
    """Answers 3 where most of the ink is on the left, 8 otherwise; it does not know what is far up."""

    def __init__(self, class_names: tuple[str, ...] = DIGITS) -> None:
        self.class_names = class_names

    def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
        left_N = images_NHWC[:, :, :14].sum(axis=(1, 2, 3)) > images_NHWC[:, :, 14:].sum(axis=(1, 2, 3))
        probabilities_NK = np.full((len(images_NHWC), len(self.class_names)), 0.02, np.float32)
        probabilities_NK[np.arange(len(images_NHWC)), np.where(left_N, 3, 8)] = 0.82
        return Predictions(
            probabilities_NK=probabilities_NK,
            class_names=self.class_names,
            is_familiar_N=images_NHWC[:, :6].sum(axis=(1, 2, 3)) == 0,
        )


class Stranger(Sided):
    """Knows nothing of what it is asked."""

    def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
        return dataclasses.replace(
            super().probabilities_of(images_NHWC), is_familiar_N=np.zeros(len(images_NHWC), bool)
        )


class Diverged:
    """A net that has only NaN left."""

    def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
        return Predictions(
            probabilities_NK=np.full((len(images_NHWC), 10), np.nan, np.float32),
            class_names=DIGITS,
            is_familiar_N=np.ones(len(images_NHWC), bool),
        )


def response(kind: Kind = Kind.MOVED, net: object = None) -> Response:
    image_HWC = np.zeros((28, 28, 1), np.uint8)
    image_HWC[11:17, 10:16] = 255
    return respond(variants_of(kind, image_HWC), net or Sided())  # type: ignore[arg-type]


@pytest.fixture
def panel(qtbot: QtBot) -> ResponsePanel:
    panel = ResponsePanel()
    qtbot.addWidget(panel)
    panel.set_models(NETS, "pretrained")
    panel.resize(440, 480)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return panel


def maps(panel: ResponsePanel) -> tuple[MapView, MapView]:
    return panel.findChild(MapView, "draw.response.first"), panel.findChild(MapView, "draw.response.second")


def text(panel: ResponsePanel, name: str) -> str:
    return str(panel.findChild(QLabel, f"draw.response.{name}").text())


def colour_at(view: MapView, row: int, column: int) -> QColor:
    """Return the colour near a corner of a cell, where no digit is written and no small square reaches."""
    corner = view.cell_centre(row, column) - 0.35 * (view.cell_centre(1, 1) - view.cell_centre(0, 0))
    return view.grab().toImage().pixelColor(corner.toPoint())


def test_pointing_at_a_cell_says_what_was_done_and_what_each_net_answers(qtbot: QtBot, panel: ResponsePanel) -> None:
    panel.show_responses(response(), response(net=Diverged()))
    first, second = maps(panel)
    assert text(panel, "way") == "As it is"
    assert text(panel, "first.answer") == "3, 82.0 %"

    qtbot.mouseMove(first, first.cell_centre(10, 13).toPoint())
    assert text(panel, "way") == "5 px to the right, 2 px down"
    assert text(panel, "first.answer") == "8, 82.0 %"
    assert text(panel, "second.answer") == "no numbers"
    picture = panel.findChild(QWidget, "draw.response.picture")
    assert np.array_equal(picture.image_HWC[13:19, 15:21], np.full((6, 6, 1), 255))
    assert first.accessibleDescription() == "Pretrained net 53 % of the map: 3 8, 82.0 %"

    # On the other map it is the same cell.
    qtbot.mouseMove(second, second.cell_centre(1, 8).toPoint())
    assert text(panel, "way") == "7 px up"
    assert text(panel, "first.answer") == "3, 82.0 %, but not like anything it knows"
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    assert text(panel, "way") == "As it is"


def test_the_cell_that_is_pointed_at_is_framed_on_both_maps(qtbot: QtBot, panel: ResponsePanel) -> None:
    panel.show_responses(response(), response())
    first, second = maps(panel)
    before = second.grab().toImage()
    qtbot.mouseMove(first, first.cell_centre(4, 4).toPoint())
    after = second.grab().toImage()
    cell = first.cell_centre(1, 1) - first.cell_centre(0, 0)
    edge = (second.cell_centre(4, 4) - QPointF(cell.x() / 2 + 1, 0)).toPoint()
    accent = theme.of(second).colour("accent")
    assert before.pixelColor(edge) != accent
    assert after.pixelColor(edge) == accent


def test_the_arrow_keys_walk_over_the_map_from_the_drawing_as_it_is(qtbot: QtBot, panel: ResponsePanel) -> None:
    panel.show_responses(response(), None)
    first = maps(panel)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(first, key)
    assert text(panel, "way") == "2 px to the left, 1 px up"
    for _ in range(20):
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert text(panel, "way") == "8 px to the right, 1 px up"
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert text(panel, "way") == "8 px to the right"

    panel.findChild(QComboBox, "draw.response_kind").setFocus()
    qtbot.waitUntil(lambda: text(panel, "way") == "As it is")


def test_each_kind_of_change_is_put_into_words(qtbot: QtBot, panel: ResponsePanel) -> None:
    first = maps(panel)[0]
    for kind, cell, words in (
        (Kind.TURNED, (0, 0), "turned 45° anticlockwise, scaled to 140 %"),
        (Kind.TURNED, (16, 18), "turned 45° clockwise, scaled to 60 %"),
        (Kind.PEN, (0, 0), "Strokes 2 pixels narrower"),
        (Kind.PEN, (0, 5), "Strokes 0.5 pixels wider"),
    ):
        panel.show_responses(response(kind), None)
        # Once the layout has made room for other rows and columns.
        cells = max(response(kind).labels_RC.shape)
        qtbot.waitUntil(lambda cells=cells: first.width() % cells == 0)
        qtbot.mouseMove(first, first.cell_centre(*cell).toPoint())
        assert text(panel, "way") == words


def test_a_cell_that_the_next_map_does_not_have_is_no_longer_pointed_at(qtbot: QtBot, panel: ResponsePanel) -> None:
    first = maps(panel)[0]
    panel.show_responses(response(), None)
    qtbot.mouseMove(first, first.cell_centre(16, 16).toPoint())
    panel.show_responses(response(Kind.PEN), None)
    assert text(panel, "way") == "As it is"


def test_a_cell_has_the_colour_of_its_answer_and_is_small_where_the_net_does_not_know(
    panel: ResponsePanel, dress: Callable[[theme.Theme], None]
) -> None:
    for look in (theme.LIGHT, theme.DARK):
        dress(look)
        panel.show_responses(response(), response(net=Diverged()))
        first, second = maps(panel)
        base = look.colour("base")
        for (row, column), label in (((9, 5), 3), ((9, 14), 8)):
            over, alpha = class_colour(label), 0.82
            mixed = [alpha * a + (1 - alpha) * b for a, b in zip(over.getRgb()[:3], base.getRgb()[:3], strict=True)]
            assert colour_at(first, row, column).getRgb()[:3] == pytest.approx(mixed, abs=2)
        assert colour_at(first, 0, 5) == base
        assert colour_at(second, 9, 5) == base


def test_the_legend_has_the_classes_that_occur(panel: ResponsePanel) -> None:
    legend = panel.findChild(QWidget, "draw.response.legend")
    panel.show_responses(response(), response(net=Sided(tuple("abcdefghij"))))
    assert legend.accessibleDescription() == "d, i"
    panel.show_responses(response(), None)
    assert legend.accessibleDescription() == "3, 8"
    panel.show_responses(None, None)
    assert legend.accessibleDescription() == ""


def test_the_second_net_is_another_one_until_it_is_chosen(qtbot: QtBot, panel: ResponsePanel) -> None:
    model = panel.findChild(QComboBox, "draw.response_model")
    assert panel.second_key == "run"
    panel.set_models(NETS, "run")
    assert panel.second_key == "pretrained"

    model.setFocus()
    with qtbot.waitSignal(panel.asked):
        qtbot.keyClick(model, Qt.Key.Key_Up)
    assert panel.second_key == NO_NET
    panel.set_models([*NETS, ("opened", "Net of “a”")], "pretrained")
    assert panel.second_key == NO_NET
    model.setCurrentIndex(model.findData("opened"))
    panel.set_models([*NETS, ("opened", "Net of “b”")], "run")
    assert panel.second_key == "opened"
    assert text(panel, "second.name") == "Net of “b”"


def test_the_kind_is_chosen_with_the_keyboard(qtbot: QtBot, panel: ResponsePanel) -> None:
    kind = panel.findChild(QComboBox, "draw.response_kind")
    assert panel.kind is Kind.MOVED
    kind.setFocus()
    for wanted in (Kind.TURNED, Kind.PEN):
        with qtbot.waitSignal(panel.asked):
            qtbot.keyClick(kind, Qt.Key.Key_Down)
        assert panel.kind is wanted


def test_the_language_is_switched_while_maps_are_shown(qtbot: QtBot, panel: ResponsePanel) -> None:
    panel.show_responses(response(), None)
    first = maps(panel)[0]
    qtbot.mouseMove(first, first.cell_centre(8, 9).toPoint())
    kind = panel.findChild(QComboBox, "draw.response_kind")
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        qtbot.waitUntil(lambda: kind.itemText(0) == "MOVED")
        assert [kind.itemText(row) for row in (1, 2)] == ["TURNED AND SCALED", "THINNER AND THICKER"]
        assert panel.findChild(QComboBox, "draw.response_model").itemText(0) == "NO SECOND NET"
        assert text(panel, "way") == "1 PX TO THE RIGHT"
        assert text(panel, "first.summary") == "53 % OF THE MAP: 3"
        # The names of nets come from elsewhere.
        assert text(panel, "first.name") == "Pretrained net"
        for name in ("response_kind", "response_model", "response.first", "response.second", "response.picture"):
            widget = panel.findChild(QWidget, f"draw.{name}")
            for said in (widget.accessibleName(), widget.toolTip()):
                assert said and said == said.upper(), name
    finally:
        QCoreApplication.removeTranslator(shouting)
    qtbot.waitUntil(lambda: text(panel, "way") == "1 px to the right")


def test_every_control_has_a_name_and_a_word_of_help_and_is_reached_by_tab(qtbot: QtBot, panel: ResponsePanel) -> None:
    panel.show_responses(response(), response())
    names = ["draw.response_kind", "draw.response_model", "draw.response.first", "draw.response.second"]
    for name in names:
        widget = panel.findChild(QWidget, name)
        assert widget.accessibleName() and widget.toolTip(), name
    panel.findChild(QWidget, names[0]).setFocus()
    reached = []
    for _ in names:
        stop = QApplication.focusWidget()
        reached.append(stop.objectName())
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
    assert reached == names


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("size", [(350, 360), (440, 480), (700, 640)])
def test_the_maps_make_use_of_the_room_and_their_words_stand_beside_them(
    qtbot: QtBot, panel: ResponsePanel, size: tuple[int, int], kind: Kind
) -> None:
    panel.resize(*size)
    panel.show_responses(response(kind), response(kind))
    first, second = maps(panel)
    cells = max(response(kind).labels_RC.shape)

    def is_settled() -> None:
        row = first.parentWidget()
        room = min(row.height(), row.width() - 8 - 160)
        assert first.width() == first.height() == second.width()
        # As many whole pixels for a cell as there is room for.
        assert first.width() % cells == 0 and room - cells < first.width() <= room
        for view, words in ((first, "first"), (second, "second")):
            assert row.height() >= (size[1] - 50) // 2
            title = panel.findChild(QWidget, f"draw.response.{words}.name")
            assert title.mapTo(panel, QPoint()).x() == first.width() + 8
            assert title.mapTo(panel, QPoint()).y() == view.mapTo(panel, QPoint()).y()

    qtbot.waitUntil(is_settled)


def test_in_a_window_of_1280x800_the_longest_words_are_not_cut(qtbot: QtBot, panel: ResponsePanel) -> None:
    panel.set_models([("run", "Net of this run, iteration 3,000")], "run")
    panel.resize(349, 394)
    panel.show_responses(response(Kind.TURNED, Stranger()), None)
    first = maps(panel)[0]
    qtbot.waitUntil(lambda: first.width() % 19 == 0)
    qtbot.mouseMove(first, first.cell_centre(0, 0).toPoint())
    row = first.parentWidget()

    def is_all_there() -> None:
        bottoms = []
        for name in ("first.name", "first.summary", "first.answer", "way"):
            label = panel.findChild(QLabel, f"draw.response.{name}")
            assert label.height() >= label.heightForWidth(label.width()), name
            bottoms.append(label.mapTo(row, QPoint(0, label.height())).y())
        picture = panel.findChild(QWidget, "draw.response.picture")
        assert bottoms == sorted(bottoms)
        assert bottoms[-1] <= picture.mapTo(row, QPoint()).y()
        # Two pixels for one at least.
        assert picture.height() >= 56
        assert picture.mapTo(row, QPoint(0, picture.height())).y() <= row.height()

    qtbot.waitUntil(is_all_there)


def test_a_map_of_other_rows_and_columns_gets_another_place(qtbot: QtBot) -> None:
    view = MapView()
    row = Beside(view, QWidget())
    qtbot.addWidget(row)
    row.resize(400, 224)
    with qtbot.waitExposed(row):
        row.show()
    assert view.width() == 17 * 13
    view.set_response(response(Kind.TURNED))
    qtbot.waitUntil(lambda: view.width() == 19 * 11)
