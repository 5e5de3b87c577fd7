"""Tables come back as they went out; what is no table is refused, by line and reason."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.table_files import TableError, parse_number, read_table, write_table

_NUMBER = st.floats(-1e6, 1e6)
_TABLES = st.integers(2, 3).flatmap(
    lambda inputs: st.lists(st.tuples(*[_NUMBER] * inputs, st.integers(0, 3)), min_size=1)
)


@given(_TABLES)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_table_comes_back_bit_for_bit(rows: list[tuple[float, ...]]) -> None:
    problem = Problem(
        name="own", points_NI=[row[:-1] for row in rows], labels_N=np.array([row[-1] for row in rows]), classes=4
    )
    back = read_table(write_table(problem), "again")
    assert back.points_NI.tobytes() == problem.points_NI.tobytes()
    assert back.labels_N.tolist() == problem.labels_N.tolist()
    assert back.classes == max(2, problem.labels_N.max() + 1)


def test_the_text_is_what_a_spreadsheet_reads() -> None:
    assert write_table(PROBLEMS["AND"]) == "x1,x2,class\n0.0,0.0,0\n0.0,1.0,0\n1.0,0.0,0\n1.0,1.0,1\n"
    back = read_table("\ufeff X1, x2 ,Class\r\n\r\n 1.5 ,−2e-1,1\r\n,,\r\n.5,2.,0\r\n", "theirs")
    assert back.points_NI.tolist() == [[1.5, -0.2], [0.5, 2.0]]
    assert back.name == "theirs"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("abc", "'abc' is not a number"),
        ("1e400", "'1e400' is too large"),
        ("-1e400", "too large"),
        ("", "a number is missing"),
        ("nan", "'nan' is not a number"),
        ("inf", "not a number"),
        ("0x10", "not a number"),
        ("1_000", "not a number"),
        ("٣", "not a number"),
        ("1;2", "not a number"),
        ("9" * 400, "too large"),
    ],
)
def test_what_is_no_number_is_refused_with_its_line(cell: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_number(cell)
    with pytest.raises(TableError, match=reason) as caught:
        read_table(f"x1,x2,class\n1,2,0\n\n1,{cell},1\n", "bad")
    assert [refusal.line for refusal in caught.value.refusals] == [4]
    assert "x2" in str(caught.value)


@pytest.mark.parametrize("label", ["4", "-1", "1.0", "red", ""])
def test_what_is_no_class_is_refused(label: str) -> None:
    with pytest.raises(TableError, match="line 2: class: must be 0 to 3"):
        read_table(f"x1,x2,class\n1,2,{label}\n", "bad")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("a,b,c\n1,2,0", "line 1: the first line must be"),
        ("1,2,0\n", "the first line must be"),
        ("x1,x2,class\n", "no points"),
        ("x1,x2,class\n1,2\n1,2,3,0\n", "line 2: 2 columns instead of 3; line 3: 4 columns"),
        ("x1,x2,class\n" + "1,2,0\n" * 2001, "line 2002: more than 2000"),
        ('x1,x2,class\n1,"2' + "2" * 200_000, "not a table"),
    ],
)
def test_what_is_no_table_is_refused(text: str, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        read_table(text, "bad")


def test_many_bad_rows_are_counted() -> None:
    with pytest.raises(TableError, match="and 3 more") as caught:
        read_table("x1,x2,class\n" + "x,2,0\n" * 8, "bad")
    assert len(caught.value.refusals) == 8


def test_a_point_beyond_the_plane_is_refused_with_its_line() -> None:
    with pytest.raises(TableError, match="line 2: x1: '1e7' is beyond"):
        read_table("x1,x2,class\n1e7,0,0\n", "bad")
