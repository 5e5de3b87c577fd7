"""CodeColours: Python in the colours of the theme."""

import keyword
import re
from typing import Final

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mnistgui.ui.theme import Theme

_CONSTANTS: Final = ("True", "False", "None")
_TOKENS: Final = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<number>\b\d[\d.e]*)|(?P<word>[^\W\d]\w*)"""
)

# A field of `Theme` for each kind of word; they all stand at 4.5:1 or more on ``base``.
KEYWORD: Final = "accent"
TEXT: Final = "good"
VALUE: Final = "warning"


class CodeColours(QSyntaxHighlighter):
    """Colours keywords, texts and values (numbers, True, False, None) of a document; the rest stays as it is."""

    def __init__(self, document: QTextDocument, look: Theme) -> None:
        super().__init__(document)
        self._look = look

    def set_theme(self, look: Theme) -> None:
        """Colour everything anew, for ``look``."""
        if look is not self._look:
            self._look = look
            self.rehighlight()

    def _format(self, kind: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._look.colour(kind))
        return made

    # Qt's own name

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        for token in _TOKENS.finditer(text):
            kind = _kind(token)
            if kind:
                # Qt counts in UTF-16: a sign beyond 65,535 takes two places.
                start, end = (len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in token.span())
                self.setFormat(start, end - start, self._format(kind))


def _kind(token: re.Match[str]) -> str:
    match token.lastgroup:
        case "text":
            return TEXT
        case "number":
            return VALUE
    if token[0] in _CONSTANTS:
        return VALUE
    return KEYWORD if keyword.iskeyword(token[0]) else ""
