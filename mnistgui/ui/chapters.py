"""ChapterBox: the banner above the workbench with the main point of a chapter of the course."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mnistgui.lessons.lesson import Lesson
from mnistgui.ui import theme
from mnistgui.ui.icons import icon

# Width of the accent bar at the left edge, which tells the banner from the page below it.
_BAR: Final = 4


class ChapterBox(QFrame):
    """Shows a chapter's title and paragraph until it is closed; `closed` says that the user did so."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chapter.box")
        self._lesson: Lesson | None = None
        self._title = self._label("chapter.title", "heading")
        self._text = self._label("chapter.text", "")
        self._text.setWordWrap(True)
        self._close = QToolButton()
        self._close.setObjectName("chapter.close")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self._on_close_clicked)
        self._build_layout()
        self.retranslate()
        self._colour()
        self.hide()

    def show_lesson(self, lesson: Lesson) -> None:
        """Show ``lesson``. A chapter that was not shown yet takes the keyboard, so that Esc closes the banner."""
        is_new = self._lesson is None or lesson.number != self._lesson.number
        self._lesson = lesson
        self.retranslate()
        self.show()
        if is_new:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_layout(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.SPACING + _BAR, 6, theme.SPACING, 6)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(words, 1)
        layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)

    @staticmethod
    def _label(name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setProperty("role", role)
        # A lesson is a file: its text is shown as it stands, also where it has a "<".
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _colour(self) -> None:
        self._close.setIcon(icon("close", theme.of(self)))

    @Slot()
    def _on_close_clicked(self) -> None:
        self._lesson = None
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Write every text in the window's language; the lesson itself comes in the one it was loaded in."""
        self._close.setToolTip(self.tr("Close the chapter's text (Esc)"))
        self._close.setAccessibleName(self.tr("Close the chapter's text"))
        if self._lesson is not None:
            title = self.tr("Chapter {number}: {title}")
            self._title.setText(title.format(number=self._lesson.number, title=self._lesson.title))
            self._text.setText(self._lesson.text)
            self.setAccessibleName(self._title.text())
            self.setAccessibleDescription(self._lesson.text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.colour("raised"))
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), colours.colour("accent"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colours.colour("line"))
