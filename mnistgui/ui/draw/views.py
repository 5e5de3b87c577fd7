"""DrawViews: what the right side of the Draw page shows: the answer, the response map, or why; and its buttons."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolButton, QWidget

from mnistgui.ui import theme


class DrawViews(QStackedWidget):
    """``draw.views``: one view at a time, which alone says how much room there must be. The first one is the usual."""

    view_changed = Signal()

    def __init__(self, answer: QWidget, response: QWidget, why: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.views")
        self._answer, self._response, self._why = answer, response, why
        for view in (answer, response, why):
            self.addWidget(view)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACING // 2)
        self._buttons: dict[QWidget, QToolButton] = {}
        for name, view in (("response", response), ("why", why)):
            button = QToolButton()
            button.setObjectName(f"draw.show_{name}")
            button.setCheckable(True)
            button.setProperty("role", "view")
            # Tool buttons are left out of the Tab order unless told.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            row.addWidget(button)
            self._buttons[view] = button
        self._buttons[response].toggled.connect(self._on_response_toggled)
        self._buttons[why].toggled.connect(self._on_why_toggled)
        self.currentChanged.connect(self._on_current_changed)
        self._ask_room()
        self.retranslate()

    @property
    def is_usual(self) -> bool:
        """Whether the answer is shown."""
        return self.currentWidget() is self._answer

    def show_view(self, view: QWidget) -> None:
        """Bring one of the views to the front."""
        self.setCurrentWidget(view)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        for view, text, tip in (
            (
                self._response,
                self.tr("Response"),
                self.tr("A map of what two nets answer when the drawing is moved, turned, scaled or thickened"),
            ),
            (
                self._why,
                self.tr("Why"),
                self.tr("Which pixels speak for the answer and which against it, and what would change it"),
            ),
        ):
            self._buttons[view].setText(text)
            self._buttons[view].setAccessibleName(text)
            self._buttons[view].setToolTip(tip)

    def _ask_room(self) -> None:
        """Let only the view that is shown ask for room: the pad is as large as the answer leaves it."""
        for view in (self._answer, self._response, self._why):
            shown = view is self.currentWidget()
            policy = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Ignored
            view.setSizePolicy(policy, policy)

    @Slot(bool)
    def _on_response_toggled(self, checked: bool) -> None:
        self.show_view(self._response if checked else self._answer)

    @Slot(bool)
    def _on_why_toggled(self, checked: bool) -> None:
        self.show_view(self._why if checked else self._answer)

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        for view, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(view is self.currentWidget())
        self._ask_room()
        self.view_changed.emit()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
