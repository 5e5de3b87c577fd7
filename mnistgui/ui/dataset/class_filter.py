"""ClassFilter: one button a class; none pressed shows all."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from mnistgui.ui.dataset.class_board import GAP, BoardLines, ClassBoard, ClassButton

# A folder of a thousand classes would be a thousand buttons.
_MOST_CLASSES: Final = 300

# Pressed buttons must be told apart at a glance, which Fusion's slight shade does not do. Colours are the palette's.
_STYLE: Final = """
    QToolButton { padding: 4px 0; border: 1px solid palette(mid); border-radius: 4px;
                  background: palette(button); color: palette(button-text); }
    QToolButton:checked { background: palette(highlight); color: palette(highlighted-text);
                          border-color: palette(highlight); }
    QToolButton:focus { border: 2px solid palette(link); padding: 3px 0; }
    QToolButton:checked:focus { border-color: palette(text); }
    QToolButton:disabled { color: palette(mid); }
"""


class ClassFilter(QWidget):
    """Chooses classes: press one to see only it, further ones to add them, *All* (or the last one) to see all.

    The classes are one stop of the Tab key; the arrow keys go from one to the next.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._all = ClassButton("dataset.class_filter.all", self)
        self._all.setChecked(True)
        self._all.clicked.connect(self.show_all)
        self._classes = QButtonGroup(self)
        self._classes.setExclusive(False)
        self._classes.buttonClicked.connect(self._on_class_clicked)
        self._board = ClassBoard()
        self._build_layout()
        self.setStyleSheet(_STYLE)
        self.retranslate()

    def _build_layout(self) -> None:
        self._scroll = BoardLines(self._board, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._scroll, 1)

    @property
    def chosen(self) -> frozenset[int]:
        """The chosen labels; empty means that all classes are shown."""
        return frozenset(self._classes.id(button) for button in self._classes.buttons() if button.isChecked())

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Offer ``names``, in the order of their labels. The same names again keep what is chosen."""
        if names == self._names:
            return
        for button in self._classes.buttons():
            self._classes.removeButton(button)
            button.deleteLater()
        self._names = names
        buttons: list[ClassButton] = []
        for label, name in enumerate(names[:_MOST_CLASSES]):
            button = ClassButton(f"dataset.class_filter.{name}", self._board)
            button.show_name(name)
            button.focused.connect(self._on_class_focused)
            button.left_by.connect(self._on_class_left_by)
            self._classes.addButton(button, label)
            # A new widget is the last stop of the whole window unless told.
            self.setTabOrder(buttons[-1] if buttons else self._all, button)
            buttons.append(button)
        self._board.set_buttons(buttons, more=len(names) - len(buttons))
        self._make_stop(buttons[0] if buttons else None)
        self._all.setChecked(True)
        self._scroll.fit()
        self.retranslate()

    @Slot()
    def show_all(self) -> None:
        """Show every class."""
        for button in self._classes.buttons():
            button.setChecked(False)
        self._all.setChecked(True)
        self.changed.emit()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._all.setText(self.tr("All"))
        self._all.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._all.text()) + 12)
        self._all.setAccessibleName(self.tr("Show all classes"))
        self._all.setToolTip(self.tr("Show the images of every class"))
        self.setAccessibleName(self.tr("Class filter"))
        self.setAccessibleDescription(self.tr("Arrow keys go from class to class, the space bar chooses one."))
        for button in self._classes.buttons():
            name = self._names[self._classes.id(button)]
            button.setAccessibleName(self.tr("Show class {name}").format(name=name))
            button.setToolTip(
                self.tr("Show only the images labelled {name}; press further classes to add them").format(name=name)
            )
        self._board.more.setToolTip(
            self.tr("There are buttons for the first {count} classes. Sort by class to see the others.").format(
                count=_MOST_CLASSES
            )
        )

    def _make_stop(self, stop: QAbstractButton | None) -> None:
        """Let Tab go to this class and past the others."""
        for button in self._classes.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    @Slot(QObject)
    def _on_class_focused(self, button: QAbstractButton) -> None:
        self._make_stop(button)
        self._scroll.ensureWidgetVisible(button, 0, 0)

    @Slot(QObject, int)
    def _on_class_left_by(self, button: ClassButton, key: int) -> None:
        self._board.neighbour(button, key).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QAbstractButton)
    def _on_class_clicked(self, _button: QAbstractButton) -> None:
        self._all.setChecked(not self.chosen)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
