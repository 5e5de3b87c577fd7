"""NameTree: the names of torchvision as a tree that can be searched."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from mnistgui.data.torchvision_tree import TREE, Node
from mnistgui.ui.language import core_text

_NODE: Final = Qt.ItemDataRole.UserRole
# Open at first: what the deck lists. The single transforms are many.
_OPEN_AT_FIRST: Final = ("torchvision", "torchvision.datasets", "torchvision.models", "torch.utils.data")


def shown_name(node: Node) -> str:
    """Return what stands for ``node`` in the tree, in the window's language."""
    return core_text(node.title) if node.title else node.code


class NameTree(QTreeWidget):
    """Shows `TREE`. `search` leaves what has all words of a text, what lies below it, and the way there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        # Double click and Enter open what a name stands for; the arrows and the arrow keys open the branch.
        self.setExpandsOnDoubleClick(False)
        self._roots = [_Item(node) for node in TREE]
        self.addTopLevelItems(self._roots)
        self._open_at_first()
        self.setCurrentItem(self._roots[0])

    @property
    def node(self) -> Node | None:
        """The chosen entry; None where a search has found none."""
        item = self.currentItem()
        return item.node if isinstance(item, _Item) else None

    def choose(self, node: Node) -> bool:
        """Choose this entry of `TREE` and bring it into view; return whether the search leaves it there."""
        item = next(item for item in self._items() if item.node is node)
        if item.isHidden():
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item)
        return True

    def search(self, text: str) -> bool:
        """Show what has all words of ``text``, choose the best of it, and return whether there is any."""
        self._words = text.casefold().split()
        found = [root.show_found(self._words) for root in self._roots]
        if not any(found):
            self.setCurrentIndex(QModelIndex())
            return False
        if not self._words:
            self._open_at_first()
        chosen = self.currentItem()
        # `max` takes the first of the best.
        best = max(self._items(), key=self._rank_of)
        if not isinstance(chosen, _Item) or self._rank_of(chosen) < self._rank_of(best):
            chosen = best
        self.setCurrentItem(chosen)
        self.scrollToItem(chosen)
        return True

    def retranslate(self) -> None:
        """Write every text in the present language."""
        for item in self._items():
            item.setText(0, shown_name(item.node))

    def toggle(self) -> None:
        """Open the chosen branch, or close it."""
        item = self.currentItem()
        if item is not None:
            item.setExpanded(not item.isExpanded())

    def _rank_of(self, item: "_Item") -> int:
        return item.rank(self._words)

    def _items(self) -> Iterator["_Item"]:
        """Yield every item, from above."""
        for root in self._roots:
            yield from root.walk()

    def _open_at_first(self) -> None:
        for item in self._items():
            item.setExpanded(item.node.name in _OPEN_AT_FIRST)


class _Item(QTreeWidgetItem):
    def __init__(self, node: Node) -> None:
        super().__init__([shown_name(node)])
        self.node: Final = node
        self._below: Final = [_Item(child) for child in node.children]
        self.addChildren(self._below)

    def walk(self) -> Iterator["_Item"]:
        yield self
        for item in self._below:
            yield from item.walk()

    def rank(self, words: list[str]) -> int:
        """Return 2 where the own name has all words, 1 where some are only in the story, 0 where one is in neither."""
        names = self.text(0).casefold()
        everything = f"{names} {self.node.name}".casefold()
        # Of a sentence whole words only, or their beginnings: "rot" is not in "wrote".
        story = core_text(self.node.story).casefold().split()
        if not all(word in everything or any(part.startswith(word) for part in story) for word in words):
            return 0
        return 2 if all(word in names for word in words) else 1

    def show_found(self, words: list[str], *, below_found: bool = False) -> bool:
        """Show or hide this item and all below it; return whether it is shown."""
        found = below_found or self.rank(words) > 0
        shown_below = [item.show_found(words, below_found=found) for item in self._below]
        self.setHidden(not found and not any(shown_below))
        if words:
            self.setExpanded(any(shown_below))
        return not self.isHidden()
