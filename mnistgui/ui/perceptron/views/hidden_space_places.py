"""Where marks and their names stand so that none hides another."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF

_TOUCH: Final = 1.3  # marks nearer than so many radii hide each other
_APART: Final = 2.05  # radii from mark to mark, where some stand side by side
_RING: Final = 1.5  # radii: one of them may have the ring of the sample at hand
_WAYS: Final = ((0, 1), (0, -1), (1, 0), (-1, 0), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8))


def side_by_side(places: list[QPointF], radius: float, area: QRectF) -> tuple[list[QPointF], list[list[int]]]:
    """Return the places with those that fall together set side by side, and the groups of these, from left to right.

    A group takes more room than one mark, so it may take in another one: until none touches another.
    """
    groups = [[sample] for sample in range(len(places))]
    boxes = [_box(places, group, radius, area) for group in groups]
    touching = _touching(boxes)
    while touching is not None:
        one, other = touching
        groups[one] += groups.pop(other)
        boxes.pop(other)
        boxes[one] = _box(places, groups[one], radius, area)
        touching = _touching(boxes)
    placed = list(places)
    for group, box in zip(groups, boxes, strict=True):
        group.sort(key=lambda sample: places[sample].x())
        for number, sample in enumerate(group):
            if len(group) > 1:
                x = box.center().x() + (number - (len(group) - 1) / 2) * _APART * radius
                placed[sample] = QPointF(x, box.center().y())
    return placed, groups


def free_place(
    size: QRectF, middle: QPointF, reach_x: float, reach_y: float, area: QRectF, taken: list[QRectF]
) -> QRectF:
    """Return where ``size`` stands about ``middle``, below it or elsewhere, so that it covers least else."""
    candidates = []
    for way_x, way_y in _WAYS:
        box = QRectF(size)
        away = QPointF(way_x * (reach_x + size.width() / 2), way_y * (reach_y + size.height() / 2))
        box.moveCenter(middle + away)
        box.moveLeft(max(area.left(), min(area.right() - box.width(), box.left())))
        box.moveTop(max(area.top(), min(area.bottom() - box.height(), box.top())))
        candidates.append(box)
    return min(candidates, key=lambda box: sum(_shared(box, other) for other in taken))


def _box(places: list[QPointF], group: list[int], radius: float, area: QRectF) -> QRectF:
    """Return the room of a group about its middle, inside ``area``; of each mark only what must not be hidden."""
    x = sum(places[sample].x() for sample in group) / len(group)
    y = sum(places[sample].y() for sample in group) / len(group)
    half = (len(group) - 1) / 2 * _APART * radius
    if len(group) > 1:
        edge = half + _RING * radius
        x = max(area.left() + edge, min(area.right() - edge, x))
    seen = _TOUCH * radius / 2
    return QRectF(x - half - seen, y - seen, 2 * (half + seen), 2 * seen)


def _touching(boxes: list[QRectF]) -> tuple[int, int] | None:
    for one, box in enumerate(boxes):
        for other in range(one + 1, len(boxes)):
            if box.intersects(boxes[other]):
                return one, other
    return None


def _shared(one: QRectF, other: QRectF) -> float:
    both = one.intersected(other)
    return both.width() * both.height()
