"""How numbers are shown: decimals, or fractions where they are exact."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.perceptron.rounding import Rounding, fraction_of, shown, size_shown


@pytest.mark.parametrize(
    ("rounding", "text"),
    [
        (Rounding.THREE, "−0.123"),
        (Rounding.FOUR, "−0.1235"),
        (Rounding.FIVE, "−0.12346"),
        (Rounding.SIX, "−0.123457"),
        (Rounding.FRACTIONS, "−0.1235"),
    ],
)
def test_a_number_is_rounded_to_the_chosen_decimals(rounding: Rounding, text: str) -> None:
    assert shown(-0.12345678, rounding) == text
    assert rounding.places == len(text) - 3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "1/2"),
        (0.125, "1/8"),
        (-1.5, "−3/2"),
        (1 / 3, "1/3"),
        (0.1, "1/10"),
        (2.0, "2"),
        (0.0, "0"),
        (-0.0, "0"),
        (-7.0, "−7"),
        (0.001, "1/1000"),
        (1 / 1024, "0.0010"),
        (math.nextafter(0.5, 1.0), "0.5000"),
        (0.1 + 0.2, "0.3000"),
        (math.pi, "3.1416"),
    ],
)
def test_a_fraction_is_shown_where_it_is_exact(value: float, text: str) -> None:
    assert shown(value, Rounding.FRACTIONS) == text


@given(st.integers(-5000, 5000), st.integers(1, 1000))
def test_every_fraction_up_to_a_thousandth_is_found_again(numerator: int, denominator: int) -> None:
    value = numerator / denominator
    assert fraction_of(value) == Fraction(numerator, denominator)
    if value:
        assert fraction_of(math.nextafter(value, math.inf)) is None


@pytest.mark.parametrize("rounding", list(Rounding))
def test_numbers_at_the_edges_can_be_read(rounding: Rounding) -> None:
    assert shown(math.inf, rounding) == "∞"
    assert shown(-math.inf, rounding) == "−∞"
    assert shown(math.nan, rounding) == "–"
    assert shown(-1.23456789e17, rounding).startswith("−1.23")
    assert shown(-1.23456789e17, rounding).endswith("·10¹⁷")
    assert fraction_of(math.nan) is None and fraction_of(math.inf) is None


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert shown(-1e-9, Rounding.FOUR) == "0.0000"
    assert shown(-1e-9, Rounding.FRACTIONS) == "0.0000"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.3e-17, "2·10⁻¹⁷"),
        (-4e-12, "4·10⁻¹²"),
        (0.0, "0"),
        (-0.0, "0"),
        (math.nan, "–"),
        (math.inf, "∞"),
        (3.0, "3·10⁰"),
    ],
)
def test_the_size_of_a_difference_has_one_digit(value: float, text: str) -> None:
    assert size_shown(value) == text
