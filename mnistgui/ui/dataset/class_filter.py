"""ClassFilter: one button a class; none pressed shows all."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

_A_LINE = 10  # buttons side by side: the ten digits

# Pressed buttons must be told apart at a glance, which Fusion's slight shade does not do. Colours are the palette's.
_STYLE = """
    QToolButton { padding: 4px 0; border: 1px solid palette(mid); border-radius: 4px;
                  background: palette(button); color: palette(button-text); }
    QToolButton:checked { background: palette(highlight); color: palette(highlighted-text);
                          border-color: palette(highlight); }
    QToolButton:focus { border: 2px solid palette(link); padding: 3px 0; }
    QToolButton:checked:focus { border-color: palette(text); }
    QToolButton:disabled { color: palette(mid); }
"""


class ClassFilter(QWidget):
    """Chooses classes: press a digit to see only it, further ones to add them, *All* (or the last one) to see all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._all = self._button("dataset.class_filter.all")
        self._all.setChecked(True)
        self._all.clicked.connect(self.show_all)
        self._grid.addWidget(self._all, 0, 0)
        self._classes = QButtonGroup(self)
        self._classes.setExclusive(False)
        self._classes.buttonClicked.connect(self._on_class_clicked)
        self.setStyleSheet(_STYLE)
        self.retranslate()

    @property
    def chosen(self) -> frozenset[int]:
        """The chosen labels; empty means that all classes are shown."""
        return frozenset(label for label in range(len(self._names)) if self._classes.button(label).isChecked())

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Offer ``names``, in the order of their labels. The same names again keep what is chosen."""
        if names == self._names:
            return
        for button in self._classes.buttons():
            self._classes.removeButton(button)
            self._grid.removeWidget(button)
            button.deleteLater()
        self._names = names
        for label, name in enumerate(names):
            button = self._button(f"dataset.class_filter.{name}")
            button.setText(name)
            self._classes.addButton(button, label)
            self._grid.addWidget(button, label // _A_LINE, 1 + label % _A_LINE)
        self._all.setChecked(True)
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
        self._all.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._all.text()) + 6)
        self._all.setAccessibleName(self.tr("Show all classes"))
        self._all.setToolTip(self.tr("Show the images of every class"))
        self.setAccessibleName(self.tr("Class filter"))
        for label, name in enumerate(self._names):
            button = self._classes.button(label)
            button.setAccessibleName(self.tr("Show class {name}").format(name=name))
            button.setToolTip(
                self.tr("Show only the images labelled {name}; press further classes to add them").format(name=name)
            )

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        # Tool buttons are left out of the Tab order unless told.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(18)
        return button

    @Slot(QAbstractButton)
    def _on_class_clicked(self, _button: QAbstractButton) -> None:
        self._all.setChecked(not self.chosen)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
