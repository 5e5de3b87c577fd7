"""PadTools: the buttons below the pad, and their keys."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QToolButton, QWidget

from mnistgui.drawing.ink import PEN_WIDTH, THICKEST, THINNEST
from mnistgui.ui import theme
from mnistgui.ui.draw.eraser_button import EraserButton
from mnistgui.ui.draw.more_button import MoreButton
from mnistgui.ui.draw.pad import Pad, Tool
from mnistgui.ui.icons import icon


class PadTools(QWidget):
    """``draw.clear``, ``draw.undo``, ``draw.redo``, ``draw.eraser``, ``draw.pen_width``, ``draw.more``.

    In the menu of the last: ``draw.place`` and ``draw.pen_pressure``.

    Their keys work wherever the focus is on the page. Below a small pad they have no words.
    """

    def __init__(self, pad: Pad, page: QWidget) -> None:
        super().__init__(page)
        self._pad = pad
        self._actions: dict[str, QAction] = {}
        self._buttons: list[QToolButton] = []
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        standard = QKeySequence.StandardKey
        for name, keys, wanted in (
            ("clear", [QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)], pad.clear),
            ("undo", QKeySequence.keyBindings(standard.Undo), pad.undo),
            ("redo", QKeySequence.keyBindings(standard.Redo), pad.redo),
        ):
            action = self._build_action(name, keys, page)
            action.triggered.connect(wanted)
            self._buttons.append(self._build_button(name, action))
        self._buttons.append(EraserButton(pad, page))
        place = self._build_action("place", [QKeySequence(Qt.Key.Key_V)], page)
        place.setCheckable(True)
        place.toggled.connect(self._on_place_toggled)
        pad.tool_changed.connect(self._on_pad_tool_changed)
        self._pen_width = self._build_pen_width()
        self.more = MoreButton(pad, page)
        # In the menu: below a small pad there is no room for another button.
        place.setObjectName("draw.place")
        self._pressure = self._build_pressure(page)
        self.more.add_tools([place, self._pressure])
        for widget in (*self._buttons, self._pen_width, self.more):
            layout.addWidget(widget)
        pad.history_changed.connect(self._on_pad_history_changed)
        self._on_pad_history_changed()
        self.retranslate()
        self._apply_theme()

    def _build_action(self, name: str, keys: list[QKeySequence], page: QWidget) -> QAction:
        action = QAction(page)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(action)
        self._actions[name] = action
        return action

    def _build_button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"draw.{name}")
        button.setDefaultAction(action)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Tool buttons are left out of the Tab order unless told.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build_pressure(self, page: QWidget) -> QAction:
        action = QAction(page)
        action.setObjectName("draw.pen_pressure")
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(self._pad.set_pen_felt)
        return action

    def _build_pen_width(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("draw.pen_width")
        box.setRange(round(100 * THINNEST), round(100 * THICKEST))
        box.setValue(round(100 * PEN_WIDTH))
        box.setSuffix(" %")
        box.valueChanged.connect(self._on_pen_width_changed)
        return box

    def _fit_texts(self) -> None:
        """Write the buttons' texts beside their icons and the box's before its number, as far as there is room."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        word = self.tr("Pen") + " "
        for style, prefix, gap in (
            (beside, word, theme.SPACING),
            (alone, word, theme.SPACING),
            (alone, "", theme.SPACING),
            (alone, "", theme.SPACING // 2),
        ):
            for button in self._buttons:
                button.setToolButtonStyle(style)
            self._pen_width.setPrefix(prefix)
            self._row.setSpacing(gap)
            if self._width_of_all() <= self.width():
                break

    def _width_of_all(self) -> int:
        widgets = (*self._buttons, self._pen_width, self.more)
        return sum(widget.sizeHint().width() for widget in widgets) + (len(widgets) - 1) * self._row.spacing()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        for name, text, help_text in (
            ("clear", self.tr("Clear"), self.tr("Take everything off the pad; Undo brings it back.")),
            ("undo", self.tr("Undo"), self.tr("Take back the last stroke, or bring back what was cleared.")),
            ("redo", self.tr("Redo"), self.tr("Do again what was undone.")),
            (
                "place",
                self.tr("Place"),
                self.tr(
                    "Move, turn and scale the drawing by its frame, or the stroke that is clicked (Shift: several)."
                    " Keys: arrows move, [ and ] turn, + and - scale."
                ),
            ),
        ):
            action = self._actions[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{help_text} ({keys})")
        self._pressure.setText(self.tr("Pen pressure"))
        self._pressure.setToolTip(
            self.tr(
                "The line of a tablet's pen is wider where the pen is pressed harder. A mouse and a finger draw lines"
                " of one width. The net is fed the same either way."
            )
        )
        self._pen_width.setAccessibleName(self.tr("Pen width"))
        self._pen_width.setToolTip(
            self.tr(
                "How wide the pen draws, in per cent of the pad. The net is fed the strokes drawn again 2.5 pixels"
                " wide, so its answer stays."
            )
        )
        self._fit_texts()

    def _apply_theme(self) -> None:
        for name, action in self._actions.items():
            action.setIcon(icon(name, theme.of(self)))

    @Slot()
    def _on_pad_history_changed(self) -> None:
        self._actions["clear"].setEnabled(not self._pad.ink.is_empty)
        self._actions["undo"].setEnabled(self._pad.can_undo)
        self._actions["redo"].setEnabled(self._pad.can_redo)

    @Slot(bool)
    def _on_place_toggled(self, checked: bool) -> None:
        if checked or self._pad.tool is Tool.PLACE:
            self._pad.set_tool(Tool.PLACE if checked else Tool.PEN)

    @Slot(object)
    def _on_pad_tool_changed(self, tool: Tool) -> None:
        self._actions["place"].setChecked(tool is Tool.PLACE)

    @Slot(int)
    def _on_pen_width_changed(self, per_cent: int) -> None:
        self._pad.set_pen_width(per_cent / 100)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        # Not that of the texts, which give way.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
