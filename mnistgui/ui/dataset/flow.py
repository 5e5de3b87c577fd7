"""Flow: buttons of different widths in lines, as words on a page. Arithmetic only."""

from collections.abc import Sequence


def lines_of(widths: Sequence[int], room: int, gap: int) -> list[range]:
    """Return which items stand in which line when each line takes as many as ``room`` pixels hold."""
    lines: list[range] = []
    start, used = 0, 0
    for number, width in enumerate(widths):
        if number > start and used + width > room:
            lines.append(range(start, number))
            start, used = number, 0
        used += width + gap
    if widths:
        lines.append(range(start, len(widths)))
    return lines


def spans(widths: Sequence[int], lines: Sequence[range], room: int, gap: int) -> list[tuple[int, int]]:
    """Return left edge and width of every item, the room that is over in a line shared among its items.

    The last of several lines gets no more for each than the fullest one above, so that equal items stand in columns.
    """
    placed: list[tuple[int, int]] = []
    least = room
    for line in lines:
        over = max(0, room - sum(widths[number] for number in line) - gap * (len(line) - 1))
        if line is lines[-1] and len(lines) > 1:
            over = min(over, least * len(line))
        least = min(least, over // len(line))
        left = 0
        for place, number in enumerate(line):
            # Whole pixels: what a division leaves over goes to the first ones.
            width = min(widths[number], room) + over // len(line) + (place < over % len(line))
            placed.append((left, width))
            left += width + gap
    return placed
