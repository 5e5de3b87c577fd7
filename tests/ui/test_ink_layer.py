"""The picture of the strokes is kept and mended, and is at any time the one that is painted anew."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from mnistgui.drawing.eraser import without_area, without_touched
from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.placing import moved
from mnistgui.ui.draw import ink_layer
from mnistgui.ui.draw.ink_layer import InkLayer, Sheet

SIDE = 200


def sheet(ratio: float = 1.0, colour: str = "black") -> Sheet:
    return Sheet(QSize(SIDE, SIDE), ratio, QRectF(0, 0, SIDE, SIDE), QColor(colour))


def scribble(seed: int, count: int, *, pressed: bool = False) -> Stroke:
    generator = np.random.default_rng(seed)
    x, y = np.clip(
        generator.uniform(0.2, 0.8, 2)[:, np.newaxis] + generator.normal(0, 0.01, (2, count)).cumsum(1), 0, 1
    )
    pressure = generator.uniform(0, 1, count) if pressed else np.ones(count)
    points = zip(x.tolist(), y.tolist(), pressure.tolist(), strict=True)
    return Stroke(tuple(Point(x, y, pressure=pressure) for x, y, pressure in points), 0.05)


STROKES = tuple(scribble(seed, count, pressed=seed % 2 == 1) for seed, count in enumerate((30, 1, 20, 40, 2, 25)))


def painted(layer: InkLayer, strokes: tuple[Stroke, ...], sheet: Sheet, *, growing: bool = False) -> np.ndarray:
    image = QImage(sheet.size * sheet.ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sheet.ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layer.paint(painter, strokes, sheet, growing=growing)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_what_is_mended_is_what_would_be_painted_anew(qtbot: QtBot, ratio: float) -> None:
    whole = Ink(STROKES)
    touching = Point(STROKES[3].points[0].x, STROKES[3].points[0].y), Point(0.5, 0.5)
    drawings = [
        whole, whole.without_last(), whole, without_touched(whole, *touching), without_area(whole, *touching),
        whole, moved(whole, 0.1, 0.05, [2]), Ink(STROKES[:1]), Ink(STROKES[2:]), Ink(STROKES[::-1]), whole,
    ]  # fmt: skip
    layer = InkLayer()

    for drawing in drawings:
        np.testing.assert_array_equal(
            painted(layer, drawing.strokes, sheet(ratio)), painted(InkLayer(), drawing.strokes, sheet(ratio))
        )


@pytest.mark.parametrize("pressed", [False, True])
def test_a_growing_stroke_looks_at_any_time_as_it_does_when_it_is_finished(qtbot: QtBot, pressed: bool) -> None:
    whole, layer = scribble(9, 800, pressed=pressed), InkLayer()
    for count in (1, 2, 200, 257, 258, 400, 600, 800):
        strokes = (*STROKES, Stroke(whole.points[:count], whole.width))
        growing = painted(layer, strokes, sheet(), growing=True)
        np.testing.assert_allclose(growing, painted(InkLayer(), strokes, sheet()), atol=1)

    np.testing.assert_array_equal(painted(layer, STROKES, sheet()), painted(InkLayer(), STROKES, sheet()))


def test_another_size_or_colour_is_painted_anew(qtbot: QtBot) -> None:
    layer = InkLayer()
    black = painted(layer, STROKES, sheet())

    assert (painted(layer, STROKES, sheet(colour="red")) != black).any()
    assert painted(layer, STROKES, sheet(2.0)).shape == (2 * SIDE, 2 * SIDE, 4)
    np.testing.assert_array_equal(painted(layer, STROKES, sheet()), black)


def test_on_another_size_it_is_mended_at_other_places(qtbot: QtBot) -> None:
    layer, larger = InkLayer(), Sheet(QSize(2 * SIDE, 2 * SIDE), 1.0, QRectF(0, 0, 2 * SIDE, 2 * SIDE), QColor("black"))
    painted(layer, STROKES, sheet())
    painted(layer, STROKES[1:], sheet())
    painted(layer, STROKES, larger)

    mended = painted(layer, STROKES[2:], larger)
    np.testing.assert_array_equal(mended, painted(InkLayer(), STROKES[2:], larger))


def test_only_what_has_changed_is_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    far = tuple(Stroke((Point(0.1 + i / 10, 0.1), Point(0.1 + i / 10, 0.9)), 0.02) for i in range(8))
    asked: list[tuple[Stroke, range]] = []

    def note(_painter: object, stroke: Stroke, _paper: object, _colour: object, pieces: range) -> None:
        if pieces:
            asked.append((stroke, pieces))

    layer = InkLayer()
    painted(layer, far, sheet())
    monkeypatch.setattr(ink_layer, "paint_stroke", note)

    painted(layer, far, sheet())
    assert asked == []
    painted(layer, (*far, STROKES[1]), sheet())
    assert asked == [(STROKES[1], range(1))]
    asked.clear()
    painted(layer, far, sheet())
    assert len(asked) <= 2  # what was under the stroke that has gone
    asked.clear()

    long = scribble(9, 5000)
    painted(layer, (long, *far), sheet())
    asked.clear()
    painted(layer, (long, *far[1:]), sheet())
    assert sum(len(pieces) for _, pieces in asked) < 5  # of the long stroke's 20, what was under the one that has gone
    painted(layer, far, sheet())
    asked.clear()

    painted(layer, (*far, Stroke(long.points[:4900], long.width)), sheet(), growing=True)
    asked.clear()
    painted(layer, (*far, long), sheet(), growing=True)
    assert sum(len(pieces) for _, pieces in asked) <= 2
