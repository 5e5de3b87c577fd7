"""ImageList: the images on show as a Qt list model, one row an image. It holds indices, never pictures."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mnistgui.data.image_set import ImageSet
from mnistgui.training.scores import Scores

IMAGE_INDEX_ROLE: Final = int(Qt.ItemDataRole.UserRole)
LABEL_ROLE: Final = IMAGE_INDEX_ROLE + 1

_TEXT_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class ImageList(QAbstractListModel):
    """Rows are those images of one `ImageSet` whose class is chosen, in the order that was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image_set: ImageSet | None = None
        self.indices: npt.NDArray[np.intp] = np.empty(0, np.intp)
        self.scores: Scores | None = None

    def show(
        self,
        image_set: ImageSet | None,
        classes: frozenset[int] = frozenset(),
        order_N: npt.NDArray[np.intp] | None = None,
        scores: Scores | None = None,
    ) -> None:
        """Show the images of ``classes`` (label indices; empty: all) of ``image_set``, or nothing at all for None.

        ``order_N`` holds the indices of all images in the order that is wanted; None is the order of the file.
        ``scores`` say what a net answered; they are those of ``image_set``.
        """
        self.beginResetModel()
        self.image_set, self.scores = image_set, scores
        self.indices = np.empty(0, np.intp) if image_set is None else _chosen(image_set, classes, order_N)
        self.endResetModel()

    def row_of(self, image: int) -> int | None:
        """Return the row that shows ``image`` (its index in the set), or None when it is not on show."""
        rows = np.flatnonzero(self.indices == image)
        return int(rows[0]) if len(rows) else None

    def image_at(self, row: int) -> int:
        """Return the index in the set of the image in ``row``."""
        return int(self.indices[row])

    def class_name(self, image: int) -> str:
        """Return the name of the class that ``image`` is labelled with."""
        assert self.image_set is not None
        return self.image_set.class_names[int(self.image_set.labels_N[image])]

    def rows_called(self, beginning: str) -> npt.NDArray[np.intp]:
        """Return the rows, ascending, of images whose class has a name with a word that begins like this.

        Upper and lower case are told apart if the set does.
        """
        if self.image_set is None:
            return np.empty(0, np.intp)
        names = self.image_set.class_names
        wanted_K = np.array([_begins(name, beginning) for name in names], bool)
        if not wanted_K.any():
            wanted_K = np.array([_begins(name.lower(), beginning.lower()) for name in names], bool)
        return np.flatnonzero(wanted_K[self.image_set.labels_N[self.indices]])

    def _text(self, image: int) -> str:
        if self.scores is None:
            return self.tr("{label} · image {index}").format(label=self.class_name(image), index=f"{image:,}")
        return self.tr("{label} · image {index} · the net says {answer} ({confidence})").format(
            label=self.class_name(image),
            index=f"{image:,}",
            answer=self.scores.answer(image),
            confidence=f"{self.scores.confidence_N[image]:.1%}",
        )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.indices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.image_set is None:
            return None
        image = self.image_at(index.row())
        if role in _TEXT_ROLES:
            return self._text(image)
        if role == IMAGE_INDEX_ROLE:
            return image
        if role == LABEL_ROLE:
            return int(self.image_set.labels_N[image])
        return None


def _begins(name: str, beginning: str) -> bool:
    return any(word.startswith(beginning) for word in (name, *name.split()))


def _chosen(image_set: ImageSet, classes: frozenset[int], order_N: npt.NDArray[np.intp] | None) -> npt.NDArray[np.intp]:
    """Return the indices of the images of ``classes`` (empty: all), in order. A millisecond or two for 814,255."""
    if not classes:
        return np.arange(len(image_set)) if order_N is None else order_N
    wanted_K = np.zeros(len(image_set.class_names), bool)
    wanted_K[list(classes)] = True
    wanted_N = wanted_K[image_set.labels_N]
    return np.flatnonzero(wanted_N) if order_N is None else order_N[wanted_N[order_N]]
