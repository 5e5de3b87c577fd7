"""StepTools: the buttons below the list of steps."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.icons import icon
from mnistgui.ui.language import core_text
from mnistgui.ui.steps.catalog import StepCatalog, said
from mnistgui.ui.steps.die import die_icon

_SIDE = 24  # of the buttons that are a sign alone


class StepTools(QWidget):
    """Add, up, down, remove. It changes nothing itself."""

    add_asked = Signal(str)  # a key of the catalogue
    move_asked = Signal(int)  # -1 up, 1 down
    remove_asked = Signal()

    def __init__(self, catalog: StepCatalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._add = QPushButton()
        self._add.setObjectName(f"{catalog.prefix}.step_add")
        self._build_menu()
        self._up = self._sign("step_up", Qt.ArrowType.UpArrow)
        self._down = self._sign("step_down", Qt.ArrowType.DownArrow)
        self._remove = self._sign("step_remove", Qt.ArrowType.NoArrow)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        self._remove.clicked.connect(self.remove_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._add, 1)
        for button in (self._up, self._down, self._remove):
            layout.addWidget(button)
        self.retranslate()
        self._apply_theme()

    def _build_menu(self) -> None:
        menu = QMenu(self._add)
        name = self._add.objectName()
        menu.setObjectName(f"{name}.menu")
        self._groups = {group.key: menu.addMenu("") for group in self._catalog.groups}
        for group in self._catalog.groups:
            submenu = self._groups[group.key]
            submenu.setObjectName(f"{name}.{group.key}")
            submenu.setToolTipsVisible(True)
            for key in group.steps:
                action = submenu.addAction(key)
                action.setObjectName(f"{name}.{key}")
                action.setData(key)
        # Of the submenus' actions, too.
        menu.triggered.connect(self._on_menu_triggered)
        self._add.setMenu(menu)

    def _sign(self, name: str, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self._catalog.prefix}.{name}")
        button.setArrowType(arrow)
        button.setFixedSize(_SIDE, _SIDE)
        # Tool buttons are left out of the Tab order unless told.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @property
    def last_stop(self) -> QWidget:
        """The last of the buttons on the way of Tab."""
        return self._remove

    def show_place_of(self, name: str) -> None:
        """Open the menu of the group that the step ``name`` is in, at its entry."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._add.isEnabled():
            key = next(group.key for group in self._catalog.groups if name in group.steps)
            menu = self._groups[key]
            menu.setActiveAction(next(action for action in menu.actions() if action.data() == name))
            menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def show_state(self, row: int, rows: int, *, locked: bool) -> None:
        """Allow what can be done with the step at ``row`` (-1: none) of so many."""
        self._add.setEnabled(not locked)
        self._up.setEnabled(not locked and row > 0)
        self._down.setEnabled(not locked and 0 <= row < rows - 1)
        self._remove.setEnabled(not locked and row >= 0)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        words = self._catalog.words
        self._add.setText(self.tr("Add"))
        self._add.setAccessibleName(said("StepTools", words.add))
        self._add.setToolTip(said("StepTools", words.add_tip))
        self._add.menu().setAccessibleName(said("StepTools", words.menu))
        for button, text, tip in (
            (self._up, self.tr("Up"), words.up_tip),
            (self._down, self.tr("Down"), words.down_tip),
            (self._remove, self.tr("Remove"), words.remove_tip),
        ):
            button.setAccessibleName(text)
            button.setToolTip(said("StepTools", tip))
        for group in self._catalog.groups:
            self._groups[group.key].setTitle(said("StepTools", group.title))
        random = said("StepTools", words.random)
        for action in self._actions():
            story = core_text(self._catalog.infos[action.data()].story)
            draws = action.data() in self._catalog.random
            action.setToolTip(as_tooltip(story + (f"\n{random}" if draws else "")))

    def _actions(self) -> list[QAction]:
        return [action for submenu in self._groups.values() for action in submenu.actions()]

    def _apply_theme(self) -> None:
        look = theme.of(self)
        self._remove.setIcon(icon("close", look))
        die = die_icon(look)
        for action in self._actions():
            if action.data() in self._catalog.random:
                action.setIcon(die)

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        self.add_asked.emit(action.data())

    @Slot()
    def _on_up_clicked(self) -> None:
        self.move_asked.emit(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self.move_asked.emit(1)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
