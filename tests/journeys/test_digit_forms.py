"""Every way to write a digit, drawn with the mouse on the canvas of the real program, is understood by its net."""

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from mnistgui.drawing.digit_forms import FORMS, Form
from mnistgui.drawing.hand import Hand, ink_of, written
from tests.journeys.window import Bench, Curve

PLACEMENTS = 6
CORNERS = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
# As usual, or more than usual in slant, turn or width.
HANDS = (Hand(), Hand(slant=0.35), Hand(turn=10), Hand(narrow=0.4))


def strokes_of(form: Form, corner: tuple[float, float], side: int, generator: np.random.Generator) -> list[Curve]:
    """Return the form, in pixels, as a hand writes it near a corner of the pad, in a size that is drawn by lot."""
    hand = HANDS[generator.integers(len(HANDS))]
    size = generator.uniform(0.2, 0.8)
    free = (1 - size) * generator.uniform(0.7, 1.0)
    x, y = (0.5 + free * (way - 0.5) for way in corner)
    ink = ink_of(written(form, hand, generator), centre=(x, y), size=size)
    # The last pixel of the pad is the one before its side.
    return [[(min(p.x * side, side - 1), min(p.y * side, side - 1)) for p in stroke.points] for stroke in ink.strokes]


@pytest.mark.timeout(240)
def test_every_form_of_the_ten_digits_drawn_with_the_mouse_in_corners_sizes_and_slants_is_understood(
    bench: Bench,
) -> None:
    """The issue asks for 97 % over all ten digits. Six placements a form: 510 drawings, in 20 to 40 seconds.

    Understood is a digit whose right answer is on the screen: one that the net refuses is not.
    """
    page, generator = bench.window.draw_page, np.random.default_rng(2**33)  # no seed that the net has learned from
    answer, wrong = bench.find(QLabel, "draw.answer"), []
    for number, form in enumerate(FORMS):
        for placement in range(PLACEMENTS):
            page.pad.clear()
            corner = CORNERS[(number + placement) % len(CORNERS)]
            bench.draw(strokes_of(form, corner, page.pad.width(), generator))
            bench.qtbot.waitUntil(lambda: page.is_current)
            if answer.text() != str(form.digit):
                wrong.append((form.digit, form.name, answer.text()))

    assert len(wrong) <= 0.03 * PLACEMENTS * len(FORMS), wrong
