"""ChapterBox: the banner above the workbench with the main point of a chapter of the course."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from mnistgui.lessons.lesson import Lesson
from mnistgui.ui.banner import Banner


class ChapterBox(Banner):
    """Shows a chapter's title and paragraph until it is closed; `closed` says that the user did so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chapter", bar="accent", parent=parent)
        self.setObjectName("chapter.box")
        self._lesson: Lesson | None = None
        self.closed.connect(self._on_closed)
        self.retranslate()

    def show_lesson(self, lesson: Lesson) -> None:
        """Show ``lesson``. A chapter that was not shown yet takes the keyboard, so that Esc closes the banner."""
        is_new = self._lesson is None or lesson.number != self._lesson.number
        self._lesson = lesson
        self.retranslate()
        self.show()
        if is_new:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_closed(self) -> None:
        self._lesson = None

    def retranslate(self) -> None:
        """Write every text in the window's language; the lesson itself comes in the one it was loaded in."""
        super().retranslate()
        if self._lesson is not None:
            title = self.tr("Chapter {number}: {title}")
            self.title.setText(title.format(number=self._lesson.number, title=self._lesson.title))
            self.text.setText(self._lesson.text)
            self.setAccessibleName(self.title.text())
            self.setAccessibleDescription(self._lesson.text)
