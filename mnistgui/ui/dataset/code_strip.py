"""CodeStrip: the deck's code below the data set, as the controls write it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mnistgui.data.code_text import CodeText
from mnistgui.ui import theme
from mnistgui.ui.dataset.code_view import CodeView

_COPIED_MS: Final = 1500


class CodeStrip(QWidget):
    """``dataset.code``: shows a `CodeText`, lights what changes in it, and copies it. It can be folded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.code")
        self._build_toggle()
        self._build_copy()
        self._view = CodeView(self)
        self._view.setObjectName("dataset.code_text")
        bar = QHBoxLayout()
        bar.addWidget(self._toggle)
        bar.addStretch(1)
        bar.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(bar)
        layout.addWidget(self._view)
        self.retranslate()

    def _build_toggle(self) -> None:
        self._toggle = QToolButton(self)
        self._toggle.setObjectName("dataset.code_toggle")
        self._toggle.setCheckable(True)
        self._toggle.setChecked(True)
        self._toggle.setAutoRaise(True)
        self._toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.setArrowType(Qt.ArrowType.DownArrow)
        self._toggle.toggled.connect(self._on_toggle_toggled)

    def _build_copy(self) -> None:
        self._copy = QToolButton(self)
        self._copy.setObjectName("dataset.code_copy")
        self._copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(self._write_copy)

    @property
    def is_open(self) -> bool:
        """Whether the code is shown, and not folded."""
        return self._toggle.isChecked()

    @is_open.setter
    def is_open(self, is_open: bool) -> None:
        self._toggle.setChecked(is_open)

    def set_code(self, code: CodeText) -> None:
        """Show ``code``; what is written otherwise than before is lit for a moment."""
        self._view.set_code(code)

    @Slot(str)
    def light(self, key: str) -> None:
        """Light the argument ``key`` for a moment: its control was touched."""
        self._view.light(key)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("The code of this data set"))
        self._toggle.setText(self.tr("Code"))
        self._toggle.setAccessibleName(self.tr("Show the code"))
        self._toggle.setToolTip(self.tr("Shows or hides the Python that gives these images, as the controls write it"))
        self._copy.setAccessibleName(self.tr("Copy the code"))
        self._copy.setToolTip(self.tr("Puts the code on the clipboard, to run it in a program of your own"))
        self._view.setAccessibleName(self.tr("Python code; the arrow keys go from argument to argument"))
        self._write_copy()

    @Slot()
    def _write_copy(self) -> None:
        self._copy.setText(self.tr("Copied") if self._copied.isActive() else self.tr("Copy"))

    @Slot(bool)
    def _on_toggle_toggled(self, checked: bool) -> None:
        self._toggle.setArrowType(Qt.ArrowType.DownArrow if checked else Qt.ArrowType.RightArrow)
        self._view.setVisible(checked)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._view.code.text)
        self._copied.start()
        self._write_copy()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
