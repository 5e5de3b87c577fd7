"""Banner: a slim card above the workbench with a heading, words, and a button that closes it."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.icons import icon

# Width of the bar at the left edge, which tells the banner from the page below it.
_BAR: Final = 4


class Banner(QFrame):
    """Hidden at first; `closed` says that the user closed it. ``bar`` is the name of a colour of the theme."""

    closed = Signal()

    def __init__(self, name: str, *, bar: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self.title = _label(f"{name}.title", "heading")
        self.text = _label(f"{name}.text", "")
        self.close_button = QToolButton()
        self.close_button.setObjectName(f"{name}.close")
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(self._on_close_button_clicked)
        self._build_layout()
        self._colour()
        self.hide()

    def _build_layout(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        self.words.addWidget(self.title)
        self.words.addWidget(self.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.SPACING + _BAR, 6, theme.SPACING, 6)
        layout.setSpacing(theme.SPACING)
        self.row = layout
        layout.addLayout(self.words, 1)
        layout.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)

    def _colour(self) -> None:
        self.close_button.setIcon(icon("close", theme.of(self)))

    @Slot()
    def _on_close_button_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        self.close_button.setToolTip(self.tr("Close this text (Esc)"))
        self.close_button.setAccessibleName(self.tr("Close this text"))

    def _keep_height(self) -> None:
        # A window asks its parts how low they can be, and not at which width: the words would take their lines from the
        # page below, while a dock that could be lower keeps its height.
        layout = self.layout()
        least = -1 if layout is None else layout.totalHeightForWidth(self.width())  # -1 before there are words
        if least >= 0 and least != self.minimumHeight():
            self.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_height()
        return handled

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_button_clicked()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.colour("raised"))
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), colours.colour(self._bar))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colours.colour("line"))


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    # What is shown comes from a file or from torch: it is shown as it stands, also where it has a "<".
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
