"""Ink as SVG: the same ink comes back; drawings of other programs become ink; what is hostile is refused in words."""

import math
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.drawing.ink import PEN_WIDTH, THICKEST, THINNEST, Ink, Picture, Point, Stroke
from mnistgui.drawing.ink_files import MOST_BYTES, ink_of_svg, read_ink, svg_of, write_svg
from mnistgui.drawing.raster import stages
from mnistgui.drawing.svg_path import MOST_POINTS
from mnistgui.messages import UserError

SHARE = st.floats(0, 1)
POINTS = st.builds(Point, SHARE, SHARE, t=st.floats(0, 1e6), pressure=SHARE)
STROKES = st.builds(Stroke, st.lists(POINTS, min_size=1, max_size=8).map(tuple), st.floats(THINNEST, THICKEST))
INKS = st.builds(Ink, st.lists(STROKES, min_size=1, max_size=6).map(tuple))
DOT = Stroke((Point(0.25, 0.5, 0.125, 0.75),))


def svg(body: str, head: str = 'viewBox="0 0 100 100"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{body}</svg>'


def places(text: str) -> list[list[tuple[float, float]]]:
    """Return where the strokes of an SVG drawing lie, in hundredths of the canvas."""
    strokes = ink_of_svg(text).strokes
    return [[(round(100 * point.x, 6), round(100 * point.y, 6)) for point in stroke.points] for stroke in strokes]


@given(INKS)
def test_the_same_ink_comes_back(ink: Ink) -> None:
    assert ink_of_svg(svg_of(ink)) == ink
    assert ink_of_svg(svg_of(ink).encode()) == ink


def test_a_file_is_written_whole_and_read_again(tmp_path: Path) -> None:
    ink = Ink((DOT, Stroke((Point(0.1, 0.2), Point(0.3, 0.4, 1 / 3, 0.5)), 0.1)))

    assert read_ink(write_svg(tmp_path / "three.svg", ink)) == ink
    assert [path.name for path in tmp_path.iterdir()] == ["three.svg"]


def test_an_edited_file_loses_the_times_that_no_longer_fit_and_keeps_the_lines() -> None:
    text = svg_of(Ink((Stroke((Point(0.1, 0.1, 0.5), Point(0.2, 0.2, 0.6), Point(0.3, 0.1, 0.7))),)))

    for other in (text.replace('data-times="0.5 ', 'data-times="'), text.replace('"0.5 0.6', '"nan 0.6')):
        (stroke,) = ink_of_svg(other).strokes
        assert [(point.x, point.y, point.t) for point in stroke.points] == [(0.1, 0.1, 0), (0.2, 0.2, 0), (0.3, 0.1, 0)]


def test_a_picture_and_too_much_ink_are_not_saved_as_svg() -> None:
    import numpy as np

    with pytest.raises(UserError, match="PNG"):
        svg_of(Ink(picture=Picture(np.zeros((28, 28, 1), np.uint8))))
    many = Stroke(tuple(Point(0.5, i / MOST_POINTS) for i in range(MOST_POINTS)))
    with pytest.raises(UserError, match="points"):
        svg_of(Ink((many, many)))
    full = Ink(
        (Stroke(tuple(Point(1 / 3, (i + 1 / 3) / MOST_POINTS, 1e5 + i / 7, 2 / 3) for i in range(MOST_POINTS))),)
    )
    assert len(svg_of(full)) < MOST_BYTES
    assert ink_of_svg(svg_of(full)) == full


# Other programs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<path d="M10 20L30,40 50 60"/>', [[(10, 20), (30, 40), (50, 60)]]),
        ('<path d="m10 20 20 20l20 20"/>', [[(10, 20), (30, 40), (50, 60)]]),
        ('<path d="M10 20H30V40h-5v-5"/>', [[(10, 20), (30, 20), (30, 40), (25, 40), (25, 35)]]),
        ('<path d="M10 20L30 20L30 40Z"/>', [[(10, 20), (30, 20), (30, 40), (10, 20)]]),
        ('<path d="M10 20L30 20zl5 5"/>', [[(10, 20), (30, 20), (10, 20), (15, 25)]]),
        ('<path d="M10 20L30 20M50 50l.5.5-1-1"/>', [[(10, 20), (30, 20)], [(50, 50), (50.5, 50.5), (49.5, 49.5)]]),
        ('<path d="M90 90 M10 20L30 20"/>', [[(10, 20), (30, 20)]]),
        ('<path d="M1e1 20L3E+1 20"/>', [[(10, 20), (30, 20)]]),
        ('<polyline points="10,20 30,40, 50 60"/>', [[(10, 20), (30, 40), (50, 60)]]),
        ('<polygon points="10 20 30 40 50 20"/>', [[(10, 20), (30, 40), (50, 20), (10, 20)]]),
        ('<line x1="10" y1="20" x2="30" y2="40px"/>', [[(10, 20), (30, 40)]]),
        ('<rect x="1" y="2" width="5" height="6" stroke="red"/>', [[(1, 2), (6, 2), (6, 8), (1, 8), (1, 2)]]),
        ('<g transform="translate(10 5)"><line x2="10" transform="scale(2)"/></g>', [[(10, 5), (30, 5)]]),
        ('<line x2="10" transform="translate(10,5) scale(2,3)"/>', [[(10, 5), (30, 5)]]),
        ('<line x1="1" x2="10" transform="matrix(0 1 -1 0 50 0)"/>', [[(50, 1), (50, 10)]]),
        ('<line x1="60" y1="50" x2="70" y2="50" transform="rotate(90 50 50)"/>', [[(50, 60), (50, 70)]]),
        ('<rect width="100" height="100" fill="white"/><line x1="1" x2="10"/>', [[(1, 0), (10, 0)]]),
        ('<defs><line x2="9"/></defs><g display="none"><line x2="9"/></g><line x1="1" x2="10"/>', [[(1, 0), (10, 0)]]),
        ('<g><line x2="9" style="visibility: hidden"/></g><line x1="1" x2="10"/>', [[(1, 0), (10, 0)]]),
        ('<o:x xmlns:o="urn:other"><line x2="9"/></o:x><line x1="1" x2="10"/>', [[(1, 0), (10, 0)]]),
        ('<script>while (true);</script><line x1="1" x2="10"/>', [[(1, 0), (10, 0)]]),
    ],
)  # fmt: skip
def test_lines_of_other_programs_are_read(body: str, expected: list[list[tuple[float, float]]]) -> None:
    assert places(svg(body)) == expected


def test_curves_go_through_the_places_that_they_should() -> None:
    (cubic,) = places(svg('<path d="M10 50C10 10 90 10 90 50"/>'))
    (quadratic,) = places(svg('<path d="M10 50Q50 10 90 50"/>'))
    assert (50.0, 20.0) in cubic and (50.0, 30.0) in quadratic
    assert len(cubic) > 10

    # S and T mirror the curve before; after another command they do not.
    assert places(svg('<path d="M10 50c0-20 40-20 40 0s40 20 40 0"/>')) == places(
        svg('<path d="M10 50C10 30 50 30 50 50C50 70 90 70 90 50"/>')
    )
    assert places(svg('<path d="M10 50q20-20 40 0t40 0"/>')) == places(
        svg('<path d="M10 50Q30 30 50 50Q70 70 90 50"/>')
    )
    assert places(svg('<path d="M10 50T50 50"/>'))[0][8] == (20, 50)


@pytest.mark.parametrize(("large", "sweep", "centre"), [(0, 0, 60), (0, 1, 40), (1, 0, 40), (1, 1, 60)])
def test_an_arc_lies_on_its_circle_on_the_side_that_its_flags_say(large: int, sweep: int, centre: float) -> None:
    # From (50, 30) to (50, 70), radius 22.36: the two centres lie 10 to the left and to the right.
    (arc,) = places(svg(f'<path d="M50 30a22.360679775 22.360679775 0 {large}{sweep}0 40"/>'))

    distances = [math.hypot(x - centre, y - 50) for x, y in arc]
    assert distances == pytest.approx([22.360679775] * len(arc), abs=1e-4)
    widest = max((abs(x - centre), x) for x, _ in arc)[1]
    assert (widest > 50) == (sweep == 1)


def test_circles_are_closed_lines() -> None:
    (circle,) = places(svg('<circle cx="50" cy="50" r="20"/>'))
    assert circle[0] == circle[-1]
    assert [math.hypot(x - 50, y - 50) for x, y in circle] == pytest.approx([20] * len(circle))


def test_a_sheet_of_any_size_is_brought_into_the_middle_of_the_canvas() -> None:
    assert places(svg('<line x1="10" y1="20" x2="210" y2="120"/>', 'viewBox="10 20 200 100"')) == [[(0, 25), (100, 75)]]
    assert places(svg('<line x2="40" y2="20"/>', 'width="40px" height="40"')) == [[(0, 0), (100, 50)]]


@pytest.mark.parametrize("head", ["", 'viewBox="0 0 10 10"'])
def test_lines_without_a_sheet_or_beside_it_are_made_to_fit(head: str) -> None:
    assert places(svg('<line x1="-500" y1="3" x2="500" y2="3"/>', head)) == [[(15, 50), (85, 50)]]


@pytest.mark.parametrize(
    ("look", "width"),
    [
        ('stroke="black" stroke-width="5"', 0.05),
        ('style="stroke: black; stroke-width:5px"', 0.05),
        ('stroke="black"', 0.01),
        ('stroke="black" stroke-width="99"', THICKEST),
        ('stroke="black" stroke-width="5" transform="scale(2)"', 0.1),
        ("", PEN_WIDTH),
    ],
)
def test_the_pen_is_as_wide_as_the_drawing_says(look: str, width: float) -> None:
    for text in (svg(f'<line x2="9" {look}/>'), svg(f'<g {look}><line x2="9"/></g>')):
        assert [stroke.width for stroke in ink_of_svg(text).strokes] == pytest.approx([width])


def test_a_pen_that_rests_is_one_point_for_a_drawing_of_another_program() -> None:
    assert places(svg('<polyline points="1 1 1 1 2 2 2 2 1 1"/>')) == [[(1, 1), (2, 2), (1, 1)]]
    assert places(svg('<polyline points="1 1 1 1"/>')) == [[(1, 1)]]


# Hostile files --------------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "lol">{LAUGHS}]>' + svg("<text>&l9;</text>")
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<title>&x;</title>")
LINE = '<line x2="9"/>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "declares a document type"),
        (BOMB.encode("utf-16"), "declares a document type|no SVG"),
        (OUTSIDE, "declares a document type"),
        ('<!DOCTYPE svg SYSTEM "http://127.0.0.1/svg.dtd">' + svg(LINE), "declares a document type"),
        ("<g>" * 100_000, "no SVG drawing: its outermost element"),
        (svg("<g>" * 100_000 + LINE + "</g>" * 100_000), "nested more than 64"),
        (svg(LINE * 3000), "more than 2,000 strokes"),
        (svg("<g/>" * 60_000), "more than 50,000 elements"),
        (svg(f'<polyline points="{"0 0 " * 60_000}"/>'), "more than 50,000 points"),
        (svg(f'<path d="M0 0{"C1 1 2 2 3 3" * 10_000}"/>'), "more than 50,000 points"),
        (svg(f'<path d="{"M0 0" * 60_000}"/>'), "more than 50,000 points"),
        (svg(f'<polyline points="{"0 0 " * 10_000_000}"/>'), "larger than 6 MB"),
        (svg('<path d="M0 0L1e999 3"/>'), "too large"),
        (svg('<line x2="1e308" transform="scale(1e9)"/>'), "too large"),
        (svg('<path d="M0 0L1"/>'), "cannot be read"),
        (svg('<path d="L1 1"/>'), "cannot be read"),
        (svg('<path d="M0 0 L1 1 K3"/>'), "cannot be read, at “K3”"),
        (svg('<polyline points="0 0 one two"/>'), "cannot be read, at “one two”"),
        (svg('<line x2="9" transform="perspective(3)"/>'), "transform that cannot be read: “perspective"),
        (svg('<line x2="9" transform="translate(1) !"/>'), "transform that cannot be read: “!”"),
        (svg(f'<line x2="9" transform="{"a" * 5_000_000}"/>'), "transform that cannot be read"),
        (svg(f'<line x2="9" stroke-width="{"1" * 5_000_000}x"/>' + "<g"), "no SVG"),
        (svg(f'<path d="M{"9" * 5_000_000} 1"/>'), "too large"),
        (svg('<use href="http://127.0.0.1/a.svg#b"/>'), "holds “use”"),
        (svg('<image href="file:///etc/passwd"/>' + LINE), "holds “image”"),
        (svg(""), "no line"),
        ("", "no SVG drawing: no element"),
        ("I am text", "no SVG drawing: syntax error"),
        ("<html><body/></html>", "outermost element is “html”"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no SVG"),
        (b'<?xml version="1.0" encoding="nonsense"?><svg/>', "no SVG"),
        ('<svg viewBox="0 0 1 1">\ud800</svg>', "no SVG"),
        (svg('<path d="M0 0L1 1"'), "no SVG"),
    ],
    ids=range(33),
)  # fmt: skip
def test_what_is_hostile_or_broken_is_refused_in_one_sentence_and_soon(text: str | bytes, said: str) -> None:
    began = time.monotonic()

    with pytest.raises(UserError, match=said) as refusal:
        ink_of_svg(text)

    sentence = refusal.value.message.english()
    assert sentence.endswith(".") and len(sentence) < 120 and "\n" not in sentence
    assert time.monotonic() - began < 5


@given(st.text("MLHVCSQTAZmlhvcsqtaz0123456789.,-+e ", max_size=40))
def test_path_data_of_any_kind_is_read_or_refused(data: str) -> None:
    try:
        ink = ink_of_svg(svg(f'<path d="M1 1L2 2{data}" stroke="black"/>'))
    except UserError:
        return
    assert all(0 <= value <= 1 for stroke in ink.strokes for point in stroke.points for value in (point.x, point.y))
    assert stages(ink) is not None


@given(st.binary(max_size=12), st.integers(0, 1000), st.integers(0, 30))
def test_a_damaged_file_is_read_or_refused(damage: bytes, place: int, length: int) -> None:
    whole = svg_of(Ink((DOT, Stroke((Point(0.1, 0.2), Point(0.3, 0.4, 0.5))))))
    content = whole.encode()
    place %= len(content)
    try:
        ink_of_svg(content[:place] + damage + content[place + length :])
    except UserError as refusal:
        assert refusal.message.english().endswith(".")


def test_a_file_that_is_not_there_a_folder_and_a_large_one_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.svg"
    large.write_bytes(b" " * (MOST_BYTES + 1))
    for file, said in (
        (tmp_path / "none.svg", "No such file"),
        (tmp_path, "not a regular"),
        (large, "larger than 6 MB"),
    ):
        with pytest.raises(UserError, match=said):
            read_ink(file)
