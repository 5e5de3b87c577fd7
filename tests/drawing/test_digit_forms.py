"""The forms of the digits, and the hand that writes them: drawn anywhere on the canvas they are understood."""

import numpy as np
import pytest

from mnistgui.drawing import raster
from mnistgui.drawing.digit_forms import FORMS, forms_of, smooth_line
from mnistgui.drawing.hand import Hand, bent, ink_of, written
from mnistgui.drawing.predictor import Predictor
from mnistgui.models.snapshot import load_snapshot
from mnistgui.models.weights_header import pretrained_folder

STILL = Hand(turn=0, slant=0, narrow=0, bend=0, place=0, apart=0, cut=0)


def test_every_digit_has_several_forms_with_names_of_their_own() -> None:
    for digit in range(10):
        forms = forms_of(digit)
        assert len(forms) >= 5 and len({form.name for form in forms}) == len(forms)
    points = np.concatenate([piece for form in FORMS for stroke in form.strokes for piece in stroke])
    assert points.min() >= 0 and points.max() <= 1


def test_a_smooth_line_passes_its_points_and_keeps_near_them() -> None:
    points = np.array([(0.1, 0.2), (0.5, 0.0), (0.9, 0.4), (0.4, 0.9)])
    curve = smooth_line(points)

    assert all(np.linalg.norm(curve - point, axis=1).min() < 1e-9 for point in points)
    assert np.linalg.norm(np.diff(curve, axis=0), axis=1).max() < 0.15
    assert curve.min() > -0.1 and curve.max() < 1.1


def test_a_still_hand_writes_the_form_itself_and_joins_its_corners() -> None:
    (seven,) = [form for form in FORMS if form.digit == 7 and form.name == "plain"]
    (stroke,) = written(seven, STILL, np.random.default_rng(0))

    assert np.allclose(stroke, [(0.12, 0.08), (0.86, 0.06), (0.86, 0.06), (0.4, 0.98)])


def test_hands_differ_and_a_seed_gives_the_same_hand_again() -> None:
    form = FORMS[0]
    first, again = (written(form, Hand(), np.random.default_rng(1)) for _ in range(2))

    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert not np.allclose(first[0][0], written(form, Hand(), np.random.default_rng(2))[0][0])


def test_a_slant_moves_the_top_to_the_right_and_a_turn_keeps_lengths() -> None:
    stick = [np.array([(0.5, 0.0), (0.5, 1.0)])]
    lean = [bent(stick, Hand(turn=0, slant=0.5, narrow=0, bend=0), np.random.default_rng(i))[0] for i in range(40)]
    turned = [bent(stick, Hand(turn=20, slant=0, narrow=0, bend=0), np.random.default_rng(i))[0] for i in range(40)]

    assert {bool(line[0, 0] > line[1, 0]) for line in lean} == {True, False}
    assert all(line[0, 1] == pytest.approx(0) and line[1, 1] == pytest.approx(1) for line in lean)
    assert all(np.linalg.norm(line[0] - line[1]) == pytest.approx(1) for line in turned)


def test_ink_has_the_size_and_the_place_that_was_asked_for_and_stays_on_the_canvas() -> None:
    strokes = written(FORMS[0], Hand(), np.random.default_rng(0))
    points = np.array([(point.x, point.y) for point in ink_of(strokes, centre=(0.3, 0.4), size=0.4).strokes[0].points])
    cornered = [point for stroke in ink_of(strokes, centre=(0, 0)).strokes for point in stroke.points]

    assert np.ptp(points, axis=0).max() == pytest.approx(0.4)
    assert np.allclose((points.min(axis=0) + points.max(axis=0)) / 2, (0.3, 0.4))
    assert min(min(point.x, point.y) for point in cornered) >= 0


def test_the_forms_in_corners_sizes_and_slants_are_understood() -> None:
    """The issue asks for 97 % over all ten digits; each form must be understood mostly, too."""
    net = Predictor(load_snapshot(pretrained_folder()))
    generator = np.random.default_rng(2**33)  # no seed that the net has learned from
    right = dict.fromkeys(FORMS, 0)
    hands = [Hand(), Hand(slant=0.35), Hand(turn=10), Hand(narrow=0.4)]
    places = [(0.15, 0.15, 0.25), (0.85, 0.15, 0.25), (0.5, 0.5, 0.9), (0.2, 0.8, 0.35), (0.8, 0.8, 0.12)]
    for form in FORMS:
        for hand in hands:
            for x, y, size in places:
                ink = ink_of(written(form, hand, generator), centre=(x, y), size=size)
                stages = raster.stages(ink)
                assert stages is not None
                right[form] += net.predict(stages.fed_HWC).likeliest == str(form.digit)
    share = {form: count / (len(hands) * len(places)) for form, count in right.items()}

    assert sum(share.values()) / len(share) >= 0.97
    assert {(form.digit, form.name): part for form, part in share.items() if part < 0.8} == {}
