"""The chain rule of the chosen weight, set as in a book: symbols over a bar, what each equals, its number beneath."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.perceptron.chain_rule import ChainRule, chain_rule
from mnistgui.perceptron.rounding import size_shown
from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.chain_lines import MOST_PATHS, Line, Term, as_text, chain_lines
from mnistgui.ui.perceptron.backprop.sight import Sight
from mnistgui.ui.perceptron.pens import sized
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel

_PAD: Final = 6.0
_BETWEEN: Final = 5.0  # on each side of a sign
_LETTERS: Final = 0.85  # what a symbol equals, against the symbol


@dataclass(frozen=True)
class _Set:
    """A term or a sign at its place."""

    piece: Term | str
    box: QRectF


_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789−")


class ChainFormula(QWidget):
    """Paints the lines, wrapped to its width, and is as high as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.backprop.formula")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lines: list[Line] = []
        self._placed: list[_Set] = []

    def set_lines(self, lines: list[Line]) -> None:
        """Show other lines."""
        self._lines = lines
        self.setAccessibleDescription("\n".join(as_text(line) for line in lines))
        self._fit()

    def _fit(self) -> None:
        self._placed = self._place()
        last = self._placed[-1].box.bottom() if self._placed else 0.0
        self.setMinimumHeight(round(last + _PAD))
        self.update()

    def _place(self) -> list[_Set]:
        """Every piece at its place; a line that is too long goes on below, a little further in."""
        metrics = QFontMetricsF(self.font())
        bold = QFontMetricsF(sized(self.font(), 1.0, bold=True))
        height, y = 4.0 * metrics.height() + 4.0, _PAD
        placed: list[_Set] = []
        for line in self._lines:
            x = _PAD
            for number, piece in enumerate(line):
                if isinstance(piece, str):
                    width = metrics.horizontalAdvance(piece) + 2 * _BETWEEN
                    # A sign is not left alone at the end of a line.
                    after = _term_width(line[number + 1], metrics, bold)
                else:
                    width, after = _term_width(piece, metrics, bold), 0.0
                if x + width + after > self.width() - _PAD and x > _PAD + 4 * _BETWEEN:
                    x, y = _PAD + 4 * _BETWEEN, y + height
                placed.append(_Set(piece, QRectF(x, y, width, height - 4.0)))
                x += width
            y += height + 4.0
        return placed

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QFontMetricsF(self.font()).height()
        for piece in self._placed:
            if isinstance(piece.piece, str):
                painter.setFont(self.font())
                painter.setPen(look.colour("muted"))
                for row in (0.5, 3.0):  # between the symbols, and again between the numbers
                    middle = QRectF(piece.box.left(), piece.box.top() + row * line, piece.box.width(), line)
                    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, piece.piece)
            else:
                _draw_term(painter, look, self.font(), line, piece.piece, piece.box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()


class ChainPanel(QFrame):
    """``perceptron.backprop.chain``: the formula of the chosen weight, and what autograd and the loss alone say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.backprop.chain")
        self._sight: Sight | None = None
        self._kept: tuple[object, ChainRule] | None = None
        self._title = WrappedLabel(lines=1)
        self._title.setObjectName("perceptron.backprop.chain.title")
        self._formula = ChainFormula()
        self._checks = WrappedLabel(lines=2)
        self._checks.setObjectName("perceptron.backprop.agreement")
        scroll = QScrollArea()
        scroll.setObjectName("perceptron.backprop.chain.scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._formula)
        self._scroll = scroll
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._title)
        rows.addWidget(scroll, 1)
        rows.addWidget(self._checks)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("The chain rule of the chosen weight"))
        self._formula.setAccessibleName(self.tr("Symbols and numbers of the chain rule"))
        self._scroll.setAccessibleName(self._formula.accessibleName())
        self._formula.setToolTip(
            self.tr(
                "Each factor: its symbol, what it equals in letters, and its number. Their product is the gradient."
            )
        )
        self._scroll.setToolTip(self._formula.toolTip())
        self._checks.setToolTip(
            self.tr("Three ways to the same number: by hand, by PyTorch's autograd, and from the loss alone.")
        )
        self._show()

    def set_sight(self, sight: Sight) -> None:
        """Show another moment."""
        self._sight = sight
        self._show()

    @property
    def rule(self) -> ChainRule | None:
        """The chain rule of the chosen weight, computed once for each update."""
        if self._sight is None:
            return None
        walk, chosen = self._sight.walk, self._sight.chosen
        key = (walk.update, chosen)
        if self._kept is None or self._kept[0] != key:
            learner, update = walk.learner, walk.update
            made = chain_rule(
                update.network, learner.problem, update.loss_kind, sample=update.sample, **chosen._asdict()
            )
            self._kept = key, made
        return self._kept[1]

    def _show(self) -> None:
        sight, rule = self._sight, self.rule
        if sight is None or rule is None:
            return
        known = sight.knows_gradient(sight.chosen)
        self._formula.set_lines(chain_lines(rule, sight.rounding, known=known))
        title = self.tr("Chain rule of <b>{name}</b> = {value}").format(name=rule.name, value=sight.text(rule.value))
        if rule.path_count > MOST_PATHS:
            title += "   " + self.tr("({count} paths lead from the loss to it)").format(count=rule.path_count)
        self._title.setText(title)
        self._checks.setText(self._check_words(sight, rule) if known else self._not_yet())

    def _not_yet(self) -> str:
        return self.tr("The numbers come with backward(), from the last layer to the first.")

    def _check_words(self, sight: Sight, rule: ChainRule) -> str:
        """Return the three numbers side by side."""
        at = sight.places.index(sight.chosen)
        theirs, off = sight.missing, sight.missing
        if sight.autograd is not None:
            autograd = float(sight.autograd[at])
            theirs, off = sight.text(autograd), _size_in_rich_text(rule.gradient - autograd)
        return self.tr(
            "chain rule <b>{ours}</b> · autograd <b>{theirs}</b>, apart by {off} · finite difference <b>{difference}"
            "</b>, apart by {far}"
        ).format(
            ours=sight.text(rule.gradient),
            theirs=theirs,
            off=off,
            difference=sight.text(rule.difference),
            far=_size_in_rich_text(rule.gradient - rule.difference),
        )

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 13 * self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _size_in_rich_text(value: float) -> str:
    """Return `size_shown` with its power set by the text's own means: in a Korean font ¹ is a mere stroke."""
    digits, ten, power = size_shown(value).partition("·10")
    return f"{digits}{ten}<sup>{power.translate(_LOWERED)}</sup>" if ten else digits


def _term_width(piece: Term | str, metrics: QFontMetricsF, bold: QFontMetricsF) -> float:
    if isinstance(piece, str):
        return metrics.horizontalAdvance(piece) + 2 * _BETWEEN
    symbol = max(metrics.horizontalAdvance(text) for text in (piece.top, piece.bottom))
    return max(symbol, _LETTERS * metrics.horizontalAdvance(piece.equals), bold.horizontalAdvance(piece.number)) + 4.0


def _draw_term(painter: QPainter, look: theme.Theme, font: QFont, line: float, term: Term, box: QRectF) -> None:
    """Draw one column: over the bar, under it, letters, number."""
    letters, bold = sized(font, _LETTERS), sized(font, 1.0, bold=True)
    rows = ((term.top, font, "text"), (term.bottom, font, "text"), (term.equals, letters, "muted"))
    for row, (text, font_of_row, colour) in enumerate((*rows, (term.number, bold, "accent"))):
        painter.setFont(font_of_row)
        painter.setPen(look.colour(colour))
        painter.drawText(
            QRectF(box.left(), box.top() + row * line, box.width(), line), Qt.AlignmentFlag.AlignCenter, text
        )
    if term.bottom:
        metrics = QFontMetricsF(font)
        half = max(metrics.horizontalAdvance(term.top), metrics.horizontalAdvance(term.bottom)) / 2
        middle = QPointF(box.center().x(), box.top() + line)
        painter.setPen(QPen(look.colour("text"), 1.2))
        painter.drawLine(middle - QPointF(half, 0.0), middle + QPointF(half, 0.0))
