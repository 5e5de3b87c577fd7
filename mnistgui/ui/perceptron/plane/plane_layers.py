"""What the plane draws once and not at every frame: its axes, and its samples, which stay while weights move."""

import math
from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.ui.perceptron.pens import draw_class_mark
from mnistgui.ui.perceptron.plane.plane_box import PlaneFrame
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.theme import Theme

MARK_REACH: Final = 1.6  # a mark with its ring, in radii
_FAINTEST: Final = 0.12


class Layer:
    """A transparent picture, drawn anew only when what it shows, or the screen under it, is another."""

    def __init__(self) -> None:
        self._made_for: tuple[object, ...] | None = None
        self._image = QImage()

    def draw(self, painter: QPainter, size: QSize, key: tuple[object, ...], paint: Callable[[QPainter], None]) -> None:
        """Draw it with its corner at (0, 0); ``paint`` makes it when ``key`` (all it depends on) has changed."""
        ratio = painter.device().devicePixelRatioF()
        made_for = (size, ratio, *key)
        if made_for != self._made_for:
            self._image = empty_image(size.width(), size.height(), ratio)
            brush = QPainter(self._image)
            brush.setRenderHints(painter.renderHints())
            paint(brush)
            brush.end()
            self._made_for = made_for
        painter.drawImage(QPointF(0.0, 0.0), self._image)


class Marks:
    """The marks of the classes at one size, each drawn once; then a sample is a picture that is put down."""

    def __init__(self, look: Theme, radius: float, ratio: float) -> None:
        self._look, self._radius, self._ratio = look, radius, ratio
        self._images: dict[int, QImage] = {}
        self._cross: QImage | None = None

    def of_class(self, label: int) -> QImage:
        """Return the mark of a sample of class ``label``, its centre in the middle."""
        if label not in self._images:
            image, brush, middle = self._begin(self._radius * MARK_REACH)
            draw_class_mark(brush, self._look, middle, self._radius, label)
            brush.end()
            self._images[label] = image
        return self._images[label]

    def cross(self) -> QImage:
        """Return the sign of a wrong answer, which stands beside the mark by `cross_at`."""
        small = min(1.0, self._radius / 9.0)
        if self._cross is None:
            self._cross, brush, middle = self._begin(10.0 * small)
            brush.setPen(QPen(self._look.colour("bad"), 1.5 * small))
            brush.setBrush(self._look.colour("base"))
            brush.drawEllipse(middle, 8.0 * small, 8.0 * small)
            brush.setPen(QPen(self._look.colour("bad"), 2.2 * small))
            for slant in (1.0, -1.0):
                arm = QPointF(3.5, 3.5 * slant) * small
                brush.drawLine(middle - arm, middle + arm)
            brush.end()
        return self._cross

    @property
    def cross_at(self) -> tuple[float, float]:
        """How far from the centre of its mark a cross stands."""
        return 1.15 * self._radius, -1.15 * self._radius

    def places(self, centres_N2: Floats, image: QImage) -> Floats:
        """Return where to draw ``image`` for each of the centres, (N, 2).

        On whole pixels of the screen: there a picture is copied, and not computed anew.
        """
        half = image.width() / self._ratio / 2
        return np.asarray(np.rint((centres_N2 - half) * self._ratio) / self._ratio)

    def _begin(self, reach: float) -> tuple[QImage, QPainter, QPointF]:
        side = 2 * math.ceil(reach)
        image = empty_image(side, side, self._ratio)
        brush = QPainter(image)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = image.width() / self._ratio / 2
        return image, brush, QPointF(half, half)


def draw_samples(painter: QPainter, marks: Marks, frame: PlaneFrame, problem: Problem, x3: float) -> None:
    """Draw all samples; those that do not lie in the plane of ``x3`` faint, and under those that do."""
    opacity_N = opacities(problem, x3)
    pixels_N2 = frame.pixels_of(problem.points_NI[:, :2])
    images = [marks.of_class(label) for label in range(problem.classes)]
    places_KN2 = [marks.places(pixels_N2, image).tolist() for image in images]
    labels = problem.labels_N.tolist()
    for index in np.argsort(opacity_N, kind="stable").tolist():
        label = labels[index]
        painter.setOpacity(float(opacity_N[index]))
        painter.drawImage(QPointF(*places_KN2[label][index]), images[label])


def draw_crosses(painter: QPainter, marks: Marks, frame: PlaneFrame, scene: Scene) -> None:
    """Draw a cross at each sample that is answered wrongly."""
    wrong_M = np.flatnonzero(~scene.right_N)
    opacity_M = opacities(scene.problem, scene.x3)[wrong_M]
    image = marks.cross()
    centres_M2 = frame.pixels_of(scene.problem.points_NI[wrong_M, :2]) + marks.cross_at
    flat = scene.problem.inputs == 2
    for (x, y), opacity in zip(marks.places(centres_M2, image).tolist(), opacity_M.tolist(), strict=True):
        if not flat:
            painter.setOpacity(opacity)
        painter.drawImage(QPointF(x, y), image)


def opacities(problem: Problem, x3: float) -> Floats:
    """Return how strongly each sample is drawn, (N,): full in the plane of ``x3``, faint at the far end of the rest."""
    if problem.inputs == 2:
        return np.ones(len(problem))
    x3_N = problem.points_NI[:, 2]
    away_N = np.abs(x3_N - x3)
    # At the distance of the whole set (of 1 at least, as in a truth table) nothing more than a shadow is left.
    far = max(1.0, float(x3_N.max() - x3_N.min()))
    return np.asarray(np.where(away_N < 1e-9, 1.0, np.clip(0.5 * (1.0 - away_N / far), _FAINTEST, 0.5)))


def empty_image(width: int, height: int, ratio: float) -> QImage:
    """Return a transparent picture of so many pixels of the widget, on a screen with ``ratio`` of its own for each."""
    image = QImage(
        max(1, math.ceil(width * ratio)), max(1, math.ceil(height * ratio)), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image
