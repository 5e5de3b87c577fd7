"""Typing into the truth table: what is no number for its column is refused at the cell, in words."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from mnistgui.ui.perceptron.number_validator import LONGEST, NumberValidator

CLASSES_ROLE: Final = int(Qt.ItemDataRole.UserRole)  # of a target: how many classes there are
_WIDEST: Final = 1.6  # of a sign, in average ones
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus


class CellValidator(NumberValidator):
    """Lets a cell be left with Enter only when it holds a number for its column."""

    def __init__(self, editor: QLineEdit, *, classes: int | None) -> None:
        """``classes`` of a target, None of an input."""
        super().__init__(editor)
        self._classes, self._editor = classes, editor

    def reason_against_number(self, value: float, shown: str) -> str:
        if self._classes is None or value in range(self._classes):
            return super().reason_against_number(value, shown)
        if self._classes == 2:
            return self.tr("The target must be 0 or 1, not {text}.").format(text=shown)
        text = self.tr("The target must be a class from 0 to {last}, not {text}.")
        return text.format(last=self._classes - 1, text=shown)

    # Qt's own names

    def fixup(self, text: str) -> str:
        # Asked when Enter is pressed on what is not acceptable: nothing is mended, but it is said why it stays.
        QToolTip.showText(
            self._editor.mapToGlobal(self._editor.rect().bottomLeft()), self.reason_against(text), self._editor
        )
        return text


class CellDelegate(QStyledItemDelegate):
    """Edits x₁, x₂ and target in place; ``perceptron.table.cell`` is the field."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the text and no more: while it learns all cells change all the time, and a style takes several times
        as long for each."""
        rect, state, palette, metrics = option.rect, option.state, option.palette, option.fontMetrics
        text = str(index.data())
        if _WIDEST * len(text) * metrics.averageCharWidth() > rect.width():  # it may be too wide
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        if _SELECTED in state:
            painter.fillRect(rect, palette.highlight())
            painter.setPen(palette.highlightedText().color())
        else:
            painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or palette.text().color())
        painter.drawText(rect, _CENTRE, text)
        if _FOCUSED in state:
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("perceptron.table.cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setMaxLength(LONGEST)
        editor.setFrame(False)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(self.tr("{column} of sample {row}").format(column=heading, row=index.row() + 1))
        editor.setToolTip(self.tr("Enter takes the number, Escape leaves it as it was."))
        editor.setValidator(CellValidator(editor, classes=index.data(CLASSES_ROLE)))
        editor.textChanged.connect(self._on_editor_text_changed)
        return editor

    def setEditorData(  # noqa: N802
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # Once: while it learns the table is written anew all the time, and what is being typed must stay.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified() and editor.hasAcceptableInput():
            model.setData(index, editor.text())

    @Slot(str)
    def _on_editor_text_changed(self, text: str) -> None:
        editor = self.sender()
        if not isinstance(editor, QLineEdit):
            return
        validator = editor.validator()
        reason = validator.reason_against(text) if isinstance(validator, CellValidator) else ""
        editor.setProperty("refused", bool(reason))
        editor.setAccessibleDescription(reason)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        if reason and editor.isModified():
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), reason, editor)
        else:
            QToolTip.hideText()
