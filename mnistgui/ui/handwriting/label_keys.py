"""LabelKeys: ten small buttons, one a digit, and the keys 0 to 9."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from mnistgui.drawing.handwriting import LABELS


class LabelKeys(QWidget):
    """`chosen` says the label whose button or key was pressed, while the focus is in ``scope``.

    The buttons are called ``{prefix}_0`` to ``{prefix}_9``.
    """

    chosen = Signal(str)

    def __init__(self, prefix: str, scope: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = QLabel()
        self._word.setProperty("role", "muted")
        self._help = ""
        self._actions: dict[str, QAction] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._word)
        for label in LABELS:
            action = QAction(label, scope)
            action.setData(label)
            action.setShortcuts([QKeySequence(label), QKeySequence(f"Num+{label}")])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(self._on_action_triggered)
            scope.addAction(action)
            button = QToolButton()
            button.setObjectName(f"{prefix}_{label}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # One digit needs less room than the style takes for any text.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(16)
            button.setMaximumWidth(32)
            layout.addWidget(button, 1)
            self._actions[label] = action

    def set_words(self, word: str, names: str, help_text: str) -> None:
        """Write what the keys do: ``word`` before them; ``names`` and ``help_text`` have ``{label}`` in them."""
        self._word.setText(word)
        for label, action in self._actions.items():
            action.setToolTip(help_text.format(label=label))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(names.format(label=button.text()))

    def set_enabled(self, enabled: bool) -> None:
        """Let the keys and the buttons do something."""
        for action in self._actions.values():
            action.setEnabled(enabled)

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.chosen.emit(action.data())
