"""Two nets side by side in the real program: the one that ships, and the one that was just trained."""

import dataclasses
import itertools

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from mnistgui.training.config import DEFAULTS
from tests.journeys.window import LOADING_MS, Bench, line


def stroke(bench: Bench, *places: tuple[float, float]) -> list[tuple[float, float]]:
    """Return a stroke from place to place, given in shares of the pad, as the mouse draws it."""
    side = bench.window.draw_page.pad.width()
    corners = [(x * side, y * side) for x, y in places]
    return [point for begin, end in itertools.pairwise(corners) for point in line(begin, end, 8)]


def test_both_nets_answer_the_pen_and_neither_a_scribble(bench: Bench) -> None:
    window = bench.window
    bench.qtbot.waitUntil(lambda: window.is_ready, timeout=LOADING_MS)
    second = bench.find(QComboBox, "draw.second_model")
    assert second.isHidden()
    window.workspace.set_config(dataclasses.replace(DEFAULTS, epochs=1))
    with bench.qtbot.waitSignal(window.workspace.run_finished, timeout=LOADING_MS):
        window.workspace.start()
    window.show_page("page.draw")
    bench.choose("draw.second_model", "run")
    first_says, second_says = (bench.find(QLabel, f"draw.{name}_answer") for name in ("first", "second"))

    bench.draw([stroke(bench, (0.25, 0.2), (0.7, 0.2), (0.45, 0.85))])
    bench.qtbot.waitUntil(lambda: second_says.text().startswith("7 · Net of this run"), timeout=LOADING_MS)
    assert first_says.text() == "7 · Pretrained net"
    bars = [bench.find(QWidget, name).accessibleDescription() for name in ("draw.bars", "draw.second_bars")]
    assert all("7: 9" in text or "7: 100" in text for text in bars) and bars[0] != bars[1]

    window.draw_page.pad.clear()
    bench.draw([stroke(bench, *((0.2 + 0.6 * (step % 2), 0.15 + 0.05 * step) for step in range(15)))])
    bench.qtbot.waitUntil(lambda: second_says.text().startswith("unfamiliar"), timeout=LOADING_MS)
    assert first_says.text().startswith("unfamiliar")
    assert bench.find(QLabel, "draw.answer").text() == ""
