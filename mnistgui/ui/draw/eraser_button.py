"""EraserButton: takes up the eraser and puts it away, and says in its menu what it takes."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.draw.pad import Pad, Tool
from mnistgui.ui.icons import icon

_ERASERS = (Tool.STROKE_ERASER, Tool.AREA_ERASER)


class EraserButton(QToolButton):
    """``draw.eraser``. Pressed: the pad erases, whole strokes at first. E does the same anywhere on ``page``."""

    def __init__(self, pad: Pad, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("draw.eraser")
        self._pad = pad
        self._toggle = QAction(page)
        self._toggle.setCheckable(True)
        self._toggle.setShortcut(QKeySequence(Qt.Key.Key_E))
        self._toggle.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._toggle.toggled.connect(self._on_toggle_toggled)
        page.addAction(self._toggle)
        self.setDefaultAction(self._toggle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self._kinds = QActionGroup(menu)
        self._kinds.triggered.connect(self._on_kinds_triggered)
        self._strokes, self._area = (self._build_kind(menu, kind) for kind in (Tool.STROKE_ERASER, Tool.AREA_ERASER))
        self._strokes.setChecked(True)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        pad.tool_changed.connect(self._on_pad_tool_changed)
        self.retranslate()
        self._apply_theme()

    def _build_kind(self, menu: QMenu, kind: Tool) -> QAction:
        action = menu.addAction("")
        action.setObjectName(f"draw.eraser.{kind.name.lower()}")
        action.setCheckable(True)
        action.setData(kind)
        self._kinds.addAction(action)
        return action

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._toggle.setText(self.tr("Eraser"))
        keys = self._toggle.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = self.tr("Erase with the mouse; press again to draw. The other end of a pen erases as well.")
        self._toggle.setToolTip(f"{text} ({keys})")
        self._strokes.setText(self.tr("Erase whole strokes"))
        self._strokes.setToolTip(self.tr("A stroke that the eraser touches goes as a whole."))
        self._area.setText(self.tr("Erase what it passes over"))
        self._area.setToolTip(self.tr("Only what is under the eraser goes; a stroke may be left in pieces."))

    def _apply_theme(self) -> None:
        self._toggle.setIcon(icon("eraser", theme.of(self)))

    @Slot(bool)
    def _on_toggle_toggled(self, checked: bool) -> None:
        kind = self._kinds.checkedAction().data()
        self._pad.set_tool(kind if checked else Tool.PEN)

    @Slot(QAction)
    def _on_kinds_triggered(self, action: QAction) -> None:
        # Whoever chooses an eraser wants to erase.
        self._pad.set_tool(action.data())

    @Slot(object)
    def _on_pad_tool_changed(self, tool: Tool) -> None:
        with QSignalBlocker(self._toggle):
            self._toggle.setChecked(tool in _ERASERS)
        self.setChecked(tool in _ERASERS)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
