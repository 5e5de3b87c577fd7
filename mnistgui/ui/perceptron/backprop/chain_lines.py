"""The chain rule of the chosen weight as lines of symbols and numbers, to be painted or read aloud. No Qt here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mnistgui.perceptron.chain_rule import ChainRule, Factor, Product
from mnistgui.perceptron.rounding import Rounding, shown

MOST_PATHS: Final = 8  # more are not written out


@dataclass(frozen=True)
class Term:
    """A derivative: over a bar, under it, what it equals in letters, its number (empty while it is not known)."""

    top: str
    bottom: str
    equals: str
    number: str

    @property
    def symbol(self) -> str:
        """The derivative in one line."""
        return f"{self.top}/{self.bottom}" if self.bottom else self.top


Piece = Term | str  # a string is a sign between terms
Line = tuple[Piece, ...]


def chain_lines(rule: ChainRule, rounding: Rounding, *, known: bool) -> list[Line]:
    """Return the gradient as a product; for a hidden unit what its ∂L/∂a is made of, and the product along each path.

    ``known`` = False: the numbers are not there yet.
    """
    writer = _Writer(rounding, known)
    gradient = f"∂L/∂{rule.name}"
    lines = [(writer.result(gradient, rule.gradient), "=", *writer.product(rule.product))]
    if not rule.feeding:
        return lines
    fed = rule.product.factors[0]
    lines.append((writer.result(fed.symbol, fed.value), "=", *writer.sum(rule.feeding)))
    if 0 < len(rule.paths) <= MOST_PATHS:
        lines.append((writer.result(gradient, rule.gradient), "=", *writer.sum(rule.paths)))
    return lines


def as_text(line: Line) -> str:
    """Return a line as it is read: the symbols, and the numbers where they are known."""
    symbols = " ".join(piece if isinstance(piece, str) else piece.symbol for piece in line)
    terms = [piece for piece in line if isinstance(piece, Term)]
    if not all(term.number for term in terms):
        return symbols
    # The result stands on the left in symbols, and is said last.
    numbers = " ".join(piece if isinstance(piece, str) else piece.number for piece in line[2:])
    return f"{symbols} = {numbers} = {terms[0].number}"


@dataclass(frozen=True)
class _Writer:
    rounding: Rounding
    known: bool

    def result(self, symbol: str, value: float) -> Term:
        return self._term(symbol, "", value)

    def product(self, product: Product) -> Iterable[Piece]:
        return _joined([[self._factor(factor)] for factor in product.factors], "·")

    def sum(self, products: Sequence[Product]) -> Iterable[Piece]:
        return _joined([list(self.product(product)) for product in products], "+")

    def _factor(self, factor: Factor) -> Term:
        # Where the letters only say the symbol again, they are left out.
        equals = "" if factor.equals == factor.symbol else factor.equals
        return self._term(factor.symbol, equals, factor.value)

    def _term(self, symbol: str, equals: str, value: float) -> Term:
        top, _, bottom = symbol.partition("/")
        return Term(top, bottom, equals, shown(value, self.rounding) if self.known else "")


def _joined(parts: Sequence[Sequence[Piece]], sign: str) -> list[Piece]:
    joined: list[Piece] = []
    for part in parts:
        joined += [sign, *part] if joined else part
    return joined
