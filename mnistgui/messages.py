"""Words for the user, spoken by a core that knows no screen.

The core never builds a sentence itself: it returns a `Message`, an English source text with named places and their
values. The window looks the source text up in the translation (context ``core``), the command line prints it as it
stands. `QT_TRANSLATE_NOOP` marks a text for Qt's lupdate, which finds that very name and nothing shorter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

CONTEXT = "core"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that lupdate looks for
    """Return ``text`` unchanged; lupdate reads the call and puts ``text`` under ``context``."""
    del context
    return text


@dataclass(frozen=True)
class Message:
    """A sentence for the user: ``id`` is the English source with ``{name}`` places, ``arguments`` fills them."""

    id: str
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def english(self) -> str:
        """Return the sentence in English, its places filled."""
        return self.id.format(**self.arguments)


def first_line(error: Exception) -> str:
    """Return the first line of what ``error`` says, or the name of its type where it says nothing."""
    return (str(error).splitlines() or [""])[0] or type(error).__name__


class UserError(Exception):
    """A failure that the user can do something about: carries the `Message` that says what."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.english())
        self.message = message
