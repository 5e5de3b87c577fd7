"""Finder: goes to an image by its number, and says at the field why it cannot."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mnistgui.ui.dataset.image_list import ImageList

_LONGEST_NUMBER: Final = 32  # Python refuses to read a pasted text of thousands of digits


class Finder(QLineEdit):
    """``dataset.search``. Its `message` is a label of its own, which whoever lays out the finder puts below it."""

    row_found = Signal(int)
    hidden_image_wanted = Signal(int)  # index in the set of an image that the class filter hides

    def __init__(self, images: ImageList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._hidden_image = 0
        self.setObjectName("dataset.search")
        self.setClearButtonEnabled(True)
        self.setMaxLength(_LONGEST_NUMBER)
        # Files that are dropped here are for the panel.
        self.setAcceptDrops(False)
        self.returnPressed.connect(self._on_return_pressed)
        self.textEdited.connect(self._on_text_edited)
        self._build_message()
        self.retranslate()

    def _build_message(self) -> None:
        self.message = QLabel(self.parentWidget())
        self.message.setObjectName("dataset.search_message")
        self.message.setProperty("role", "bad")
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.message.linkActivated.connect(self._on_message_link_activated)
        self.message.hide()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setPlaceholderText(self.tr("Image number…"))
        self.setAccessibleName(self.tr("Find an image by its number"))
        self.setToolTip(self.tr("Type the number of an image, counted from 0, and press Enter"))
        self.message.setAccessibleName(self.tr("Why the image was not found"))
        self.message.hide()

    def _find(self, text: str) -> str:
        """Go to the image whose number is ``text``; return what is wrong, or nothing."""
        image_set = self._images.image_set
        if image_set is None:
            return ""
        digits = text.strip().lstrip("#").replace(",", "").replace(" ", "")
        if not digits.isdecimal() or int(digits) >= len(image_set):
            return self.tr("“{text}” is not the number of an image: they go from 0 to {last}.").format(
                text=escape(text.strip()), last=f"{len(image_set) - 1:,}"
            )
        row = self._images.row_of(int(digits))
        if row is not None:
            self.row_found.emit(row)
            return ""
        self._hidden_image = int(digits)
        return self.tr(
            'Image {index} is a {label}, which the class filter hides. <a href="show">Show all classes</a>'
        ).format(index=f"{self._hidden_image:,}", label=escape(self._images.class_name(self._hidden_image)))

    @Slot()
    def _on_return_pressed(self) -> None:
        if not self.text().strip():
            return
        problem = self._find(self.text())
        self.message.setText(problem)
        self.message.setVisible(bool(problem))

    @Slot(str)
    def _on_text_edited(self, _text: str) -> None:
        self.message.hide()

    @Slot(str)
    def _on_message_link_activated(self, _link: str) -> None:
        self.hidden_image_wanted.emit(self._hidden_image)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
