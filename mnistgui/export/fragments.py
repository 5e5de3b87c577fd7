"""Pieces of code that stand for settings: marked with the name of their field, and with its help. No torch here."""

from collections.abc import Sequence
from typing import Final

from mnistgui.data.code_text import Fragment, Owner, argument, call, literal
from mnistgui.messages import Message
from mnistgui.training.config import FIELDS, TrainingConfig

WIDTH: Final = 88


def of_field(code: Fragment | str, field: str, owner: Owner, *, name: str = "") -> Fragment:
    """Return ``code``, marked as what the setting ``field`` writes; ``name`` is what it is called in the code."""
    fragment = Fragment(code) if isinstance(code, str) else code
    return fragment.marked(field, owner, Message(FIELDS[field].help), name=name)


def setting(config: TrainingConfig, field: str, owner: Owner, *, name: str = "") -> Fragment:
    """Return ``name=value`` for the value that ``config`` has in ``field``; the name is the field's where none is."""
    value = literal(getattr(config, field))
    return argument(name or field, value, owner, Message(FIELDS[field].help), key=field)


def joined(fragments: Sequence[Fragment], between: str) -> Fragment:
    """Return the pieces one behind the other."""
    whole = Fragment("")
    for number, fragment in enumerate(fragments):
        whole += between if number else ""
        whole += fragment
    return whole


def fitted_call(before: str, maker: Fragment, arguments: Sequence[Fragment]) -> Fragment:
    """Return ``before`` and a call, on one line where that is short enough, else with one argument a line."""
    on_one_line = Fragment(before) + maker + "(" + joined(arguments, ", ") + ")"
    if len(on_one_line.text) <= WIDTH:
        return on_one_line
    return Fragment(before) + call(maker, arguments)


def lines(*fragments: Fragment | str, indent: int = 0) -> Fragment:
    """Return the pieces as lines, each ``indent`` columns in."""
    margin = Fragment(" " * indent)
    return joined([margin + each for each in fragments], "\n")
