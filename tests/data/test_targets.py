"""What is done to the labels, and the text that says it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.data.targets import NONE, TargetTransform

DIGITS = tuple("0123456789")


@pytest.mark.parametrize(
    ("text", "table", "names"),
    [
        ("none", list(range(10)), DIGITS),
        ("even_odd", [0, 1] * 5, ("even", "odd")),
        ("one_vs_rest:3", [0, 0, 0, 1, 0, 0, 0, 0, 0, 0], ("rest", "3")),
        ("keep:7,1", [-1, 1, -1, -1, -1, -1, -1, 0, -1, -1], ("7", "1")),
    ],
)
def test_each_old_label_has_a_new_one(text: str, table: list[int], names: tuple[str, ...]) -> None:
    target = TargetTransform.parse(text)

    new_K = target.table(10)

    assert new_K.tolist() == table
    assert new_K.dtype == np.int64
    assert target.class_names(DIGITS) == names
    assert set(new_K[new_K >= 0].tolist()) == set(range(len(names)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "odd_even",
        "None",
        "none:1",
        "even_odd:0",
        "one_vs_rest",
        "one_vs_rest:",
        "one_vs_rest:1,2",
        "one_vs_rest:-1",
        "one_vs_rest:1.5",
        "one_vs_rest:²",
        "one_vs_rest:" + "9" * 5000,
        "keep",
        "keep:1",
        "keep:1,1",
        "keep:1,,2",
        "keep:1,2,",
        "keep:1, 2",
        "keep 1,2",
    ],
    ids=lambda text: text[:20],
)
def test_a_text_that_says_nothing_of_the_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is none of|is not a list|wants one class"):
        TargetTransform.parse(text)


CLASSES = st.lists(st.integers(0, 999_999), min_size=2, max_size=20, unique=True).map(tuple)
TARGETS = st.one_of(
    st.sampled_from([NONE, TargetTransform(kind="even_odd")]),
    st.integers(0, 999_999).map(lambda label: TargetTransform(kind="one_vs_rest", classes=(label,))),
    CLASSES.map(lambda classes: TargetTransform(kind="keep", classes=classes)),
)


@given(TARGETS)
def test_the_text_is_read_back_as_it_was_written(target: TargetTransform) -> None:
    assert TargetTransform.parse(target.text()) == target


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        target = TargetTransform.parse(text)
    except ValueError:
        return
    assert TargetTransform.parse(target.text()) == target


@pytest.mark.parametrize(("text", "classes"), [("keep:0,9", 10), ("one_vs_rest:46", 47), ("even_odd", 1), ("none", 0)])
def test_it_fits_where_every_class_that_it_names_exists(text: str, classes: int) -> None:
    target = TargetTransform.parse(text)

    assert target.fits(classes)
    if target.classes:
        assert not target.fits(max(target.classes))


def test_every_class_left_has_one_name_and_one_number_in_the_order_that_was_asked_for() -> None:
    target = TargetTransform.parse("keep:9,0,4")

    labels_N = target.table(10)[np.array([9, 0, 4, 4, 1])]

    assert labels_N.tolist() == [0, 1, 2, 2, -1]
    assert [target.class_names(DIGITS)[label] for label in labels_N[:4]] == ["9", "0", "4", "4"]
