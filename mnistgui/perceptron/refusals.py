"""Why something is refused, as an English sentence with named places, which a window may look up in its language.

The lab's core knows nothing of the rest of the program, so it has a mark of its own for Qt's lupdate, which finds that
very name. The texts stand under the context ``core``, as those of the other cores do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that lupdate looks for
    """Return ``text`` unchanged; lupdate reads the call and puts ``text`` under ``context``."""
    del context
    return text


@dataclass(frozen=True)
class Reason:
    """``text`` is the English source with ``{name}`` places; ``arguments`` fill them, and may be reasons themselves."""

    text: str
    arguments: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.arguments)


class RefusedError(ValueError):
    """A value that is not taken, with the `Reason`; as text it is the English sentence."""

    def __init__(self, text: str, /, **arguments: object) -> None:
        self.reason = Reason(text, arguments)
        super().__init__(str(self.reason))
