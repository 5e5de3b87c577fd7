"""CodeView: code to read, of which each argument says what it means."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontDatabase,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip, QWidget

from mnistgui.data.code_text import CodeText, Fragment, Span
from mnistgui.ui import theme
from mnistgui.ui.dataset.code_colours import CodeColours
from mnistgui.ui.language import message_text

MOST_LINES: Final = 9
_LEAST_LINES: Final = 4
_HANGING: Final = 6  # signs that the rest of a line too long for the view stands to the right
_LIT_MS: Final = 1500
# What Hangul in a comment or a path is shown in where the system's fixed font has none; of one width, too.
_KOREAN: Final = ("D2Coding", "NanumGothicCoding", "Noto Sans Mono CJK KR", "Malgun Gothic", "Apple SD Gothic Neo")

_FORWARD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class CodeView(QTextEdit):
    """Shows a `CodeText`. The mouse, or the arrow keys, point at an argument, and a tip says what it is and whose.

    What changes is lit for a moment.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._untouched = True  # not scrolled by the user yet
        self._code = CodeText(Fragment(""))
        self._pointed: Span | None = None
        self._lit: tuple[Span, ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFont(code_font(self))
        self.viewport().setMouseTracking(True)
        self._colours = CodeColours(self.document(), theme.of(self))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LIT_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.document().documentLayout().documentSizeChanged.connect(self._on_layout_document_size_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_bar_action_triggered)

    @property
    def code(self) -> CodeText:
        """What is shown."""
        return self._code

    @property
    def lit(self) -> tuple[str, ...]:
        """The keys of the arguments that are lit."""
        return tuple(span.key for span in self._lit)

    @property
    def pointed(self) -> Span | None:
        """The argument that the mouse or the keys point at."""
        return self._pointed

    def set_code(self, code: CodeText) -> None:
        """Show ``code``; what is written otherwise than before is lit."""
        if code.text == self._code.text:
            self._code = code
            return
        before, self._code = self._code, code
        place = self.verticalScrollBar().value()
        self._point_at(None)
        self.setPlainText(code.text.rstrip("\n"))
        self._hang_lines()
        self.verticalScrollBar().setValue(place)
        self._begin_below_imports()
        self._light(code.changed_since(before) if before.text.strip() else ())

    def light(self, key: str) -> None:
        """Light the argument ``key``, if there is one, for a moment."""
        self._light(self._code.arguments(key))

    def explain(self, span: Span) -> str:
        """Return whose argument ``span`` is and what it means."""
        match span.owner:
            case "data set":
                owner = self.tr("of the data set")
            case "transform":
                owner = self.tr("of the transform")
            case "DataLoader":
                owner = self.tr("of the DataLoader")
            case "net":
                owner = self.tr("of the net")
            case "loss":
                owner = self.tr("of the loss")
            case "optimizer":
                owner = self.tr("of the optimizer")
            case "schedule":
                owner = self.tr("of the schedule")
            case "loop":
                owner = self.tr("of the training loop")
        if span.key == "class":
            owner = self.tr("the data set's class in torchvision")
        return f"{span.name} ({owner})\n{message_text(span.help)}"

    def _tip(self, span: Span) -> str:
        """Return it for a tip, which wraps rich text only."""
        title, help_text = escape(self.explain(span)).split("\n", 1)
        return f"<b>{title}</b><br>{help_text}"

    def _hang_lines(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = cursor.blockFormat()
        room = _HANGING * self.fontMetrics().horizontalAdvance(" ")
        form.setLeftMargin(room)
        form.setTextIndent(-room)
        cursor.mergeBlockFormat(form)

    # Lighting and pointing --------------------------------------------------------------------------------------------

    def _light(self, spans: tuple[Span, ...]) -> None:
        self._lit = spans
        if spans:
            self._show_place(spans[0])
            self._timer.start()
        self._mark()

    def _point_at(self, span: Span | None) -> None:
        if span == self._pointed:
            return
        self._pointed = span
        self.setAccessibleDescription(self.explain(span) if span is not None else "")
        self._mark()

    def _mark(self) -> None:
        """Show what is lit and what is pointed at."""
        look = theme.of(self)
        # The text's own colour on it: the colours of the language would not stand out enough there.
        lit, pointed = QTextCharFormat(), QTextCharFormat()
        for form, alpha in ((lit, 90), (pointed, 45)):
            form.setForeground(look.colour("text"))
            form.setBackground(look.colour("accent", alpha))
        pointed.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        pointed.setUnderlineColor(look.colour("accent"))
        marks = [self._selection(span, lit) for span in self._lit]
        if self._pointed is not None:
            marks.append(self._selection(self._pointed, pointed))
        self.setExtraSelections(marks)

    def _selection(self, span: Span, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = self._cursor(span), form
        return made

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._qt_place(span.start))
        cursor.setPosition(self._qt_place(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _qt_place(self, place: int) -> int:
        # Qt counts in UTF-16.
        return len(self._code.text[:place].encode("utf-16-le", "surrogatepass")) // 2

    def _show_place(self, span: Span) -> None:
        """Scroll, no further than needed, until the beginning of ``span`` is seen, with a line around it."""
        self._untouched = False
        cursor = self._cursor(span)
        cursor.setPosition(cursor.anchor())
        rect, line = self.cursorRect(cursor), self.fontMetrics().lineSpacing()
        bar = self.verticalScrollBar()
        if rect.top() < line:
            bar.setValue(bar.value() + rect.top() - line)
        elif rect.bottom() > self.viewport().height() - line:
            bar.setValue(bar.value() + rect.bottom() + line - self.viewport().height())

    def _begin_below_imports(self) -> None:
        """Show the first line that has an argument at the top, until the user scrolls: imports are not the point."""
        # While the text is being put in, Qt lays out what is there so far.
        if self._untouched and self._code.spans and self.toPlainText() == self._code.text.rstrip("\n"):
            cursor = self._cursor(self._code.spans[0])
            cursor.setPosition(cursor.anchor())
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - round(self.document().documentMargin()))

    def _span_at(self, point: QPoint) -> Span | None:
        inside = QPointF(point) + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        place = self.document().documentLayout().hitTest(inside, Qt.HitTestAccuracy.ExactHit)
        if place < 0:
            return None
        read = self._code.text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "replace")
        return self._code.argument_at(len(read))

    def _step(self, by: int) -> None:
        """Point at the next argument, or with -1 at the one before, and say what it is."""
        spans = self._code.spans
        if not spans:
            return
        if self._pointed in spans:
            at = min(max(spans.index(self._pointed) + by, 0), len(spans) - 1)
        else:
            at = 0 if by > 0 else len(spans) - 1
        self._point_at(spans[at])
        self._show_place(spans[at])
        rect = self.cursorRect(self._cursor(spans[at]))
        QToolTip.showText(self.viewport().mapToGlobal(rect.bottomLeft()), self._tip(spans[at]), self.viewport())

    @Slot(int)
    def _on_bar_action_triggered(self, _action: int) -> None:
        self._untouched = False

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._light(())

    @Slot()
    def _on_layout_document_size_changed(self) -> None:
        self.updateGeometry()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        whole = round(self.document().size().height()) + 2 * self.frameWidth()
        return QSize(240, min(whole, self._height_of(MOST_LINES)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), self._height_of(_LEAST_LINES)))

    def _height_of(self, lines: int) -> int:
        margins = 2 * (self.frameWidth() + self.document().documentMargin())
        return round(lines * self.fontMetrics().lineSpacing() + margins)

    def showEvent(self, event: QShowEvent) -> None:
        # Qt scrolls to the text cursor, which nobody sees here, while the view has not its full height yet.
        place = self.verticalScrollBar().value()
        super().showEvent(event)
        self.verticalScrollBar().setValue(place)
        self._begin_below_imports()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._begin_below_imports()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            span = self._span_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(span) if span is not None else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._point_at(self._span_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _FORWARD + _BACK:
            self._step(1 if event.key() in _FORWARD else -1)
        elif plain and event.key() == Qt.Key.Key_Escape and self._pointed is not None:
            QToolTip.hideText()
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._point_at(None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._colours.set_theme(theme.of(self))
            self._mark()
        super().changeEvent(event)


def code_font(widget: QWidget) -> QFont:
    """Return a font of one width at the widget's size, with Hangul of one width, too."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    # The family that was found: a name such as "monospace" is passed over where others stand beside it.
    font.setFamilies([QFontInfo(font).family(), *_KOREAN])
    font.setPointSizeF(widget.font().pointSizeF())
    return font
