"""CodeText: Python as text that knows which of its characters stand for which argument. No torch here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from mnistgui.messages import Message

# Whose an argument is: `root` and `train` belong to the data set, not to the DataLoader.
Owner = Literal["data set", "transform", "DataLoader", "net", "loss", "optimizer", "schedule", "loop"]


@dataclass(frozen=True)
class Span:
    """The characters ``start`` to ``end`` (excluded) are the argument ``key`` of ``owner``; ``help`` explains it.

    ``name`` is what it is called in the code. One span may lie in another: a transform's parameter in the transform.
    """

    start: int
    end: int
    key: str
    name: str
    owner: Owner
    help: Message


@dataclass(frozen=True)
class Fragment:
    """A piece of code with its spans and the import lines that it needs; ``+`` joins pieces, plain texts too."""

    text: str
    spans: tuple[Span, ...] = ()
    imports: frozenset[str] = frozenset()

    def __add__(self, other: Fragment | str) -> Fragment:
        if isinstance(other, str):
            return replace(self, text=self.text + other)
        by = len(self.text)
        moved = tuple(replace(span, start=span.start + by, end=span.end + by) for span in other.spans)
        return Fragment(self.text + other.text, self.spans + moved, self.imports | other.imports)

    def marked(self, key: str, owner: Owner, help_text: Message, *, name: str = "") -> Fragment:
        """Return this piece with a span over all of it; its name is ``key`` where none is given."""
        whole = Span(start=0, end=len(self.text), key=key, name=name or key, owner=owner, help=help_text)
        return replace(self, spans=(whole, *self.spans))

    def needing(self, *lines: str) -> Fragment:
        """Return this piece with more import lines."""
        return replace(self, imports=self.imports.union(lines))


def argument(name: str, value: Fragment | str, owner: Owner, help_text: Message, *, key: str = "") -> Fragment:
    """Return ``name=value``, marked."""
    return (Fragment(f"{name}=") + value).marked(key or name, owner, help_text, name=name)


def call(opening: Fragment, arguments: Sequence[Fragment], *, indent: int = 0) -> Fragment:
    """Return a call with one argument a line, as the course writes it, that begins in column ``indent``."""
    margin = " " * indent
    code = opening + "(\n"
    for each in arguments:
        code += Fragment(margin + "    ") + each + ",\n"
    return code + margin + ")"


@dataclass(frozen=True)
class CodeText:
    """``body`` under the imports that it needs. ``first + second`` has the imports of both above both."""

    body: Fragment

    def __add__(self, other: CodeText) -> CodeText:
        return CodeText(self.body + "\n\n" + other.body)

    @property
    def text(self) -> str:
        """The whole text; each line ends."""
        return self._whole.text

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the arguments are in `text`, an outer one before those in it."""
        return self._whole.spans

    @cached_property
    def _whole(self) -> Fragment:
        head = "".join(f"{line}\n" for line in _joined(self.body.imports))
        return Fragment(head + "\n" if head else "") + self.body + "\n"

    def argument_at(self, position: int) -> Span | None:
        """Return the innermost argument around the character at ``position``."""
        around = [span for span in self.spans if span.start <= position < span.end]
        return min(around, key=_length, default=None)

    def arguments(self, key: str) -> tuple[Span, ...]:
        """Return every place of the argument ``key``."""
        return tuple(span for span in self.spans if span.key == key)

    def changed_since(self, before: CodeText) -> tuple[Span, ...]:
        """Return the innermost arguments that are written otherwise here than in ``before``, or not at all there."""
        there = {(span.key, before.text[span.start : span.end]) for span in before.spans}
        changed = [span for span in self.spans if (span.key, self.text[span.start : span.end]) not in there]
        return tuple(
            outer
            for outer in changed
            if not any(
                inner is not outer and outer.start <= inner.start and inner.end <= outer.end for inner in changed
            )
        )


def _joined(lines: frozenset[str]) -> tuple[str, ...]:
    """Return import lines in order, ``from x import a`` and ``from x import b`` as one."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    plain: set[str] = set()
    for line in lines:
        if line.startswith("from "):
            module, _, imported = line.removeprefix("from ").partition(" import ")
            names[module].update(imported.split(", "))
        else:
            plain.add(line)
    return (*sorted(plain), *(f"from {module} import {', '.join(sorted(names[module]))}" for module in sorted(names)))


def _length(span: Span) -> int:
    return span.end - span.start


def literal(value: object) -> str:
    """Return ``value`` as Python writes it, texts in double quotes as the course does."""
    if not isinstance(value, str) or '"' in value:
        return repr(value)
    # With a single quote in the text, and no double one, `repr` takes double quotes; it escapes what cannot be shown.
    return '"' + repr("'" + value)[2:]
