"""CodeColours: Python in the colours of the theme."""

import keyword
import re
from typing import Final

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mnistgui.ui.theme import Theme

_CONSTANTS: Final = ("True", "False", "None")
_TOKENS: Final = re.compile(
    r"""(?P<comment>\#.*)|(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|(?P<number>\b\d[\d.]*(?:e[+-]?\d+)?)|(?P<word>[^\W\d]\w*)"""
)

# A field of `Theme` for each kind of word; they all stand at 4.5:1 or more on ``base``.
KEYWORD: Final = "accent"
TEXT: Final = "good"
VALUE: Final = "warning"
COMMENT: Final = "muted"

# A row of a long list: coloured as a whole, since a script may have thousands of them.
_NUMBERS: Final = re.compile(r"[\s\d.,e+\-\[\]]*\d[\s\d.,e+\-\[\]]*", re.ASCII)
_QUOTES: Final = '"""'
_IN_TEXT: Final = 1  # the state of a line that ends within a text of several lines


class CodeColours(QSyntaxHighlighter):
    """Colours keywords, texts, comments and values (numbers, True, False, None) of a document."""

    def __init__(self, document: QTextDocument, look: Theme) -> None:
        super().__init__(document)
        self._look = look
        self._formats = _formats_of(look)

    def set_theme(self, look: Theme) -> None:
        """Colour everything anew, for ``look``."""
        if look is not self._look:
            self._look = look
            self._formats = _formats_of(look)
            self.rehighlight()

    # Qt's own name

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        start = self._colour_long_text(text)
        if start == 0 and _NUMBERS.fullmatch(text):
            self.setFormat(0, len(text), self._formats[VALUE])
            return
        for token in _TOKENS.finditer(text, start):
            kind = _kind(token)
            if kind:
                # Qt counts in UTF-16: a sign beyond 65,535 takes two places.
                begin, end = (_qt_place(text, place) for place in token.span())
                self.setFormat(begin, end - begin, self._formats[kind])

    def _colour_long_text(self, text: str) -> int:
        """Colour what of the line is in a text of several lines, such as a docstring; return where the rest begins."""
        inside = self.previousBlockState() == _IN_TEXT
        self.setCurrentBlockState(-1)
        if not inside and not text.lstrip().startswith(_QUOTES):
            return 0
        end = text.find(_QUOTES, 0 if inside else text.index(_QUOTES) + len(_QUOTES))
        if end < 0:
            self.setCurrentBlockState(_IN_TEXT)
        end = len(text) if end < 0 else end + len(_QUOTES)
        self.setFormat(0, _qt_place(text, end), self._formats[TEXT])
        return end


def _formats_of(look: Theme) -> dict[str, QTextCharFormat]:
    formats = {kind: QTextCharFormat() for kind in (KEYWORD, TEXT, VALUE, COMMENT)}
    for kind, made in formats.items():
        made.setForeground(look.colour(kind))
    return formats


def _qt_place(text: str, place: int) -> int:
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _kind(token: re.Match[str]) -> str:
    match token.lastgroup:
        case "comment":
            return COMMENT
        case "text":
            return TEXT
        case "number":
            return VALUE
    if token[0] in _CONSTANTS:
        return VALUE
    return KEYWORD if keyword.iskeyword(token[0]) else ""
