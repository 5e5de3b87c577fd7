"""A refusal carries its English source and what fills it, so that a window can say it in another language."""

import ast
from pathlib import Path

import pytest

from mnistgui.perceptron import reading
from mnistgui.perceptron.refusals import Reason, RefusedError
from mnistgui.perceptron.state import lab_from_text
from mnistgui.perceptron.table_files import TableError, parse_number, read_table


def test_a_reason_fills_its_places_and_those_of_reasons_in_it() -> None:
    inner = Reason("{text} is wrong", {"text": "x"})
    assert str(Reason("line {line}: {reason}", {"line": 3, "reason": inner})) == "line 3: x is wrong"


def test_a_number_s_refusal_has_its_source_and_the_text() -> None:
    with pytest.raises(RefusedError) as caught:
        parse_number("abc")
    assert caught.value.reason == Reason("{text} is not a number", {"text": "'abc'"})
    assert str(caught.value) == "'abc' is not a number"


def test_a_table_s_reasons_are_those_of_its_message() -> None:
    with pytest.raises(TableError) as caught:
        read_table("x1,x2,class\n" + "x,2,0\n" * 7, "bad")
    assert "; ".join(map(str, caught.value.reasons)) == str(caught.value)
    assert [reason.text for reason in caught.value.reasons] == ["line {line}: {reason}"] * 5 + ["and {count} more"]
    row = caught.value.reasons[0].arguments["reason"]
    assert isinstance(row, Reason) and row.text == "{name}: {reason}" and row.arguments["name"] == "x1"


def test_every_refusal_of_a_file_can_be_translated() -> None:
    """Nothing in `reading` is refused in words alone."""
    tree = ast.parse(Path(reading.__file__).read_text("utf-8"))
    raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    assert len(raised) > 12
    assert {call.func.id for call in raised} == {"RefusedError"}  # type: ignore[union-attr, attr-defined]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{", "this is no JSON text: {detail}"),
        ("[" * 100_000, "this is no JSON text: {detail}"),
        ("1" * 5000, "this is no JSON text: {detail}"),
        ("[]", "{where} must be an object, not {found}"),
        ('{"format": 1}', "{where} lacks the key {key}"),
        (
            '{"format": 2, "problem": 1, "learners": []}',
            "this lab has the format {found}, and only {known} is known here",
        ),
    ],
)
def test_what_is_no_lab_is_refused_with_a_source(text: str, source: str) -> None:
    with pytest.raises(RefusedError) as caught:
        lab_from_text(text)
    assert caught.value.reason.text == source


@pytest.mark.parametrize("name", ["\ud800", "a\nb", "\0"])
def test_a_text_that_cannot_be_shown_or_saved_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match="cannot be shown"):
        reading.read_text(name, "problem.name")
