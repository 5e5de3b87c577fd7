"""Habits that a reader of one file cannot see broken: they are looked for in the source of all."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "mnistgui"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def calls(file: Path) -> Iterator[ast.Call]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def is_anonymous(argument: ast.expr) -> bool:
    """Return whether this is a lambda or a partial: connected, it keeps a widget alive as cyclic garbage."""
    return isinstance(argument, ast.Lambda) or (isinstance(argument, ast.Call) and name_of(argument.func) == "partial")


def connections_of(file: Path) -> list[int]:
    """Return the lines that connect a signal to a function without a name."""
    return [
        call.lineno
        for call in calls(file)
        if name_of(call.func) in ("connect", "singleShot") and any(is_anonymous(argument) for argument in call.args)
    ]


def untranslatable_marks_of(file: Path, *, context: str | None) -> list[int]:
    """Return the lines of QT_TRANSLATE_NOOP calls that lupdate cannot read, or whose context is another."""
    return [
        call.lineno
        for call in calls(file)
        if name_of(call.func) == "QT_TRANSLATE_NOOP"
        and not (
            len(call.args) == 2
            and all(isinstance(argument, ast.Constant) and isinstance(argument.value, str) for argument in call.args)
            and (context is None or ast.literal_eval(call.args[0]) == context)
        )
    ]


def test_signals_are_connected_to_methods_with_a_name() -> None:
    found = {str(file): lines for file in SOURCES if (lines := connections_of(file))}

    assert found == {}


def test_texts_are_marked_so_that_their_translation_is_found() -> None:
    found = {
        str(file): lines
        for file in SOURCES
        # The window looks a text of the core up under one context; its own texts it marks as it likes.
        if (lines := untranslatable_marks_of(file, context=None if file.is_relative_to(PACKAGE / "ui") else "core"))
    }

    assert found == {}


def test_the_search_itself_finds_what_it_is_for(tmp_path: Path) -> None:
    file = tmp_path / "bad.py"
    file.write_text(
        "button.clicked.connect(lambda: self.go())\n"
        "button.clicked.connect(functools.partial(self.go, 1))\n"
        "button.clicked.connect(self.go)\n"
        "QT_TRANSLATE_NOOP('ui', 'text')\n"
        "QT_TRANSLATE_NOOP('core', f'text {x}')\n"
        "QT_TRANSLATE_NOOP('core', 'one ' 'text')\n"
    )

    assert connections_of(file) == [1, 2]
    assert untranslatable_marks_of(file, context="core") == [4, 5]
    assert untranslatable_marks_of(file, context=None) == [5]
