"""SelectionBar: how many images are chosen, and what to do with them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.image_actions import ImageActions


class SelectionBar(QWidget):
    """Shown while more than one image is chosen. It offers actions of `ImageActions`."""

    closed = Signal()  # one image only, please

    def __init__(self, actions: ImageActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = 0
        self._count = QLabel(self)
        self._count.setObjectName("dataset.selected")
        self._count.setProperty("role", "heading")
        self._save = self._button("dataset.selection.save")
        self._save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # "…" says that there is more to come; Qt's arrow would lie over the text.
        self._save.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions([actions.save_images, actions.save_grid])
        self._save.setMenu(menu)
        self._copy = self._button("dataset.selection.copy")
        self._copy.setDefaultAction(actions.copy)
        self._close = self._button("dataset.selection.close")
        self._close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addWidget(self._count, 1)
        for button in (self._save, self._copy, self._close):
            layout.addWidget(button)
        self.retranslate()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def set_chosen(self, count: int) -> None:
        """Say that ``count`` images are chosen."""
        self._chosen = count
        self._count.setText(self.tr("{count} selected").format(count=f"{count:,}"))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.set_chosen(self._chosen)
        self._count.setAccessibleName(self.tr("Number of chosen images"))
        self._save.setText(self.tr("Save…"))
        self._save.setAccessibleName(self.tr("Save the chosen images"))
        self._save.setToolTip(self.tr("Save the chosen images, each as a file or all as one grid"))
        self._copy.setAccessibleName(self.tr("Copy the chosen images"))
        self._close.setText("\N{MULTIPLICATION SIGN}")
        self._close.setAccessibleName(self.tr("Choose one image only"))
        self._close.setToolTip(self.tr("Let the other images go and keep the current one"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
