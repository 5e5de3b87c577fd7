"""StepList: the chosen steps, one below the other, put in order with the mouse or with keys."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mnistgui.ui import theme
from mnistgui.ui.steps.die import paint_die
from mnistgui.ui.steps.step_model import FAULT_ROLE, PARAMETERS_ROLE, RANDOM_ROLE, RESULT_ROLE, StepModel

Index = QModelIndex | QPersistentModelIndex

_PADDING: Final = 4
_DIE: Final = 13
_BAR: Final = 3  # at the edge of a row at fault
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class StepDelegate(QStyledItemDelegate):
    """Paints a row: number and name, a die where it is random or what comes out of it, the parameters below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        view = option.widget
        style = view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        fault = index.data(FAULT_ROLE)
        strong, weak = _colours(view, selected=selected, fault=fault)
        if fault:
            # Seen on the accent of the selection, too.
            bar = QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height()))
            painter.fillRect(bar, theme.of(view).colour("bad"))
        room = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        number = f"{index.row() + 1} "
        painter.save()
        painter.setPen(weak)
        painter.setFont(option.font)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, number)
        left = option.fontMetrics.horizontalAdvance(number)
        room.setLeft(room.left() + left)
        painter.setPen(strong)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, index.data())
        line = option.fontMetrics.lineSpacing()
        if index.data(RANDOM_ROLE):
            paint_die(painter, QRectF(room.right() - _DIE, room.top() + (line - _DIE) / 2, _DIE, _DIE), strong)
        painter.setPen(weak)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, index.data(RESULT_ROLE))
        painter.drawText(room.adjusted(0, line, 0, 0), _WRAP, index.data(PARAMETERS_ROLE))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.initStyleOption(option, index)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        number = option.fontMetrics.horizontalAdvance(f"{index.row() + 1} ")
        height = option.fontMetrics.lineSpacing()
        parameters = index.data(PARAMETERS_ROLE)
        if parameters:
            room = QRect(0, 0, width - 2 * _PADDING - number, 10_000)
            height += option.fontMetrics.boundingRect(room, _WRAP, parameters).height()
        # As wide as the list, never wider: a horizontal scroll bar would hide the die.
        return QSize(1, height + 2 * _PADDING)


def _colours(view: QWidget, *, selected: bool, fault: bool) -> tuple[QColor, QColor]:
    """Return the colours of the name and of what is said below it."""
    if selected:
        on_accent = view.palette().color(QPalette.ColorRole.HighlightedText)
        return on_accent, on_accent
    look = theme.of(view)
    return look.colour("bad" if fault else "text"), look.colour("muted")


class StepList(QListView):
    """``<prefix>.steps``. Rows are dragged to their place; Ctrl+Up and Ctrl+Down move one, Delete removes it."""

    move_asked = Signal(int)  # -1 up, 1 down
    remove_asked = Signal()

    def __init__(self, model: StepModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = model
        self.setObjectName(f"{model.catalog.prefix}.steps")
        self.setModel(model)
        self.setItemDelegate(StepDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _row_before(self, y: int) -> int:
        """Return the row that what is dropped at ``y`` comes before."""
        for row in range(self.model().rowCount()):
            if y < self.visualRect(self.model().index(row, 0)).center().y():
                return row
        return self.model().rowCount()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), 120)

    def minimumSizeHint(self) -> QSize:
        # No name is cut, with two digits before it, the die behind it and a scroll bar beside it.
        metrics = self.fontMetrics()
        catalog = self._steps.catalog
        name = max(metrics.horizontalAdvance(f"00 {key}") for key in catalog.infos)
        side = max(_DIE, metrics.horizontalAdvance(catalog.longest_result))
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(name + side + 3 * _PADDING + bar + 2 * self.frameWidth(), 96)

    def dropEvent(self, event: QDropEvent) -> None:
        # One move in the model, which keeps the parameters, in place of Qt's insertion and removal.
        model = self._steps
        if event.mimeData().hasFormat(model.mime) and not model.locked:
            row = int(bytes(event.mimeData().data(model.mime).data()))
            model.move(row, self._row_before(round(event.position().y())))
            event.acceptProposedAction()
        else:
            event.ignore()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # On macOS the arrow keys count as keys of the keypad.
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Up if control:
                self.move_asked.emit(-1)
            case Qt.Key.Key_Down if control:
                self.move_asked.emit(1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_asked.emit()
            case _:
                super().keyPressEvent(event)
