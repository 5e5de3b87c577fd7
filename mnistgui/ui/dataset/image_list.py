"""ImageList: the images on show as a Qt list model, one row an image. It holds indices, never pictures."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mnistgui.data.image_set import ImageSet

IMAGE_INDEX_ROLE: Final = int(Qt.ItemDataRole.UserRole)
LABEL_ROLE: Final = IMAGE_INDEX_ROLE + 1

_TEXT_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class ImageList(QAbstractListModel):
    """Rows are those images of one `ImageSet` whose class is chosen, in the order of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image_set: ImageSet | None = None
        self.indices: npt.NDArray[np.intp] = np.empty(0, np.intp)

    def show(self, image_set: ImageSet | None, classes: frozenset[int] = frozenset()) -> None:
        """Show the images of ``classes`` (label indices; empty: all) of ``image_set``, or nothing at all for None."""
        self.beginResetModel()
        self.image_set = image_set
        if image_set is None:
            self.indices = np.empty(0, np.intp)
        elif not classes:
            self.indices = np.arange(len(image_set))
        else:
            chosen = np.zeros(len(image_set.class_names), bool)
            chosen[list(classes)] = True
            self.indices = np.flatnonzero(chosen[image_set.labels_N])
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

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.indices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.image_set is None:
            return None
        image = self.image_at(index.row())
        if role in _TEXT_ROLES:
            return self.tr("{label} · image {index}").format(label=self.class_name(image), index=f"{image:,}")
        if role == IMAGE_INDEX_ROLE:
            return image
        if role == LABEL_ROLE:
            return int(self.image_set.labels_N[image])
        return None
