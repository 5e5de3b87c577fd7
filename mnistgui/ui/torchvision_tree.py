"""TorchvisionTree: the package as a tree; each name says what it is and opens where it lives in the program."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSplitter, QTreeWidgetItem, QVBoxLayout, QWidget

from mnistgui.data.torchvision_tree import Node
from mnistgui.ui import theme
from mnistgui.ui.torchvision_names import NameTree
from mnistgui.ui.torchvision_story import NodeStory

_WIDTHS: Final = (280, 360)


class TorchvisionTree(QWidget):
    """``data.torchvision``. Enter, a double click or the button asks to open what the chosen name stands for."""

    opened = Signal(str, str)  # kind ("dataset", "model", "transform", "widget") and key: those of a `Target`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data.torchvision")
        self._build_search()
        self._build_tree()
        self._story = NodeStory()
        self._story.setObjectName("data.torchvision.about")
        self._story.open_requested.connect(self._open)
        self._story.child_chosen.connect(self._on_story_child_chosen)
        self._build_layout()
        self.retranslate()
        self._story.show_node(self._tree.node)

    def _build_search(self) -> None:
        self._search = QLineEdit()
        self._search.setObjectName("data.torchvision.search")
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.textChanged.connect(self._on_search_text_changed)
        self._search.returnPressed.connect(self._open)
        self._search.installEventFilter(self)
        self._nothing = QLabel()
        self._nothing.setObjectName("data.torchvision.nothing")
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.hide()

    def _build_tree(self) -> None:
        self._tree = NameTree()
        self._tree.setObjectName("data.torchvision.tree")
        self._tree.currentItemChanged.connect(self._on_tree_current_item_changed)
        self._tree.itemActivated.connect(self._on_tree_item_activated)

    def _build_layout(self) -> None:
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.SPACING)
        for widget in (self._search, self._nothing, self._tree):
            left.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("data.torchvision.splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.SPACING)
        splitter.addWidget(side)
        splitter.addWidget(self._story)
        splitter.setSizes(_WIDTHS)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.addWidget(splitter)

    @property
    def node(self) -> Node | None:
        """The chosen entry; None where the search has found none."""
        return self._tree.node

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("The package torchvision"))
        self._search.setPlaceholderText(self.tr("Find a name…"))
        self._search.setAccessibleName(self.tr("Find a name of torchvision"))
        self._search.setToolTip(self.tr("Shows the entries that have these words in their name or in what they are"))
        self._nothing.setText(self.tr("No name has these words."))
        self._tree.setAccessibleName(self.tr("Names of torchvision"))
        self._tree.setToolTip(self.tr("Enter or a double click opens what the name stands for"))
        self._tree.retranslate()
        if self._search.text():
            # The words of the stories are others now.
            self._on_search_text_changed(self._search.text())

    @Slot()
    def _open(self) -> None:
        node = self._tree.node
        if node is not None and node.opens is not None:
            self.opened.emit(node.opens.kind, node.opens.key)

    @Slot(str)
    def _on_search_text_changed(self, text: str) -> None:
        self._nothing.setVisible(not self._tree.search(text))

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_tree_current_item_changed(self, _item: QTreeWidgetItem, _before: QTreeWidgetItem) -> None:
        self._story.show_node(self._tree.node)

    @Slot(QTreeWidgetItem, int)
    def _on_tree_item_activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        node = self._tree.node
        if node is not None and node.opens is None:
            self._tree.toggle()
        else:
            self._open()

    @Slot(object)
    def _on_story_child_chosen(self, node: Node) -> None:
        if not self._tree.choose(node):
            self._search.clear()
            self._tree.choose(node)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # From the search down into what it found, as in every list that is searched.
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self._search and is_down and event.type() == QEvent.Type.KeyPress:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
