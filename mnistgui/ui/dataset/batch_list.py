"""BatchList: the images of one batch as a Qt list model, one row an image that is shown."""

import math
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from mnistgui.training.batch_picture import BatchPicture
from mnistgui.ui.qimages import as_qimage

IMAGE_INDEX_ROLE: Final = int(Qt.ItemDataRole.UserRole)
LABEL_ROLE: Final = IMAGE_INDEX_ROLE + 1
LOSS_ROLE: Final = IMAGE_INDEX_ROLE + 2

_TEXT_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_NONE_KHWC: Final = np.empty((0, 1, 1, 1), np.uint8)
Index = QModelIndex | QPersistentModelIndex


class BatchList(QAbstractListModel):
    """Rows are the pictures of a `BatchPicture`, in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture: BatchPicture | None = None
        self.class_names: tuple[str, ...] = ()
        self._pictures_KHWC = _NONE_KHWC

    def show(self, picture: BatchPicture | None, class_names: tuple[str, ...] = ()) -> None:
        """Show ``picture``, or nothing; its labels are indices into ``class_names``."""
        self.beginResetModel()
        self.picture, self.class_names = picture, class_names
        # A QImage lies over the memory of one image, which must be in one piece.
        pictures_KHWC = _NONE_KHWC if picture is None else picture.pictures_KHWC
        self._pictures_KHWC = np.ascontiguousarray(pictures_KHWC)
        self.endResetModel()

    @property
    def has_losses(self) -> bool:
        """Whether the batch was trained on, and so has a loss an image."""
        return self.picture is not None and self.picture.losses_B is not None

    def label(self, row: int) -> str:
        """Return the name of the class of an image; nothing where it has none."""
        assert self.picture is not None
        label = int(self.picture.labels_B[row])
        return self.class_names[label] if 0 <= label < len(self.class_names) else ""

    def loss(self, row: int) -> float | None:
        """Return the loss of an image before the update, or None: the batch was not trained on."""
        assert self.picture is not None
        return None if self.picture.losses_B is None else float(self.picture.losses_B[row])

    def qimage(self, row: int) -> QImage:
        """Return an image, over memory that is the model's until it shows another batch."""
        return as_qimage(self._pictures_KHWC[row])

    def _text(self, row: int) -> str:
        assert self.picture is not None
        loss = self.loss(row)
        words = {"label": self.label(row) or "–", "index": f"{int(self.picture.indices_B[row]):,}"}
        if loss is None:
            return self.tr("{label} · image {index}").format(**words)
        # What cross entropy says of one image: the probability that the net gave its label is exp(-loss).
        share = "–" if math.isnan(loss) else f"{math.exp(-loss):.1%}"
        return self.tr("{label} · image {index} · loss {loss}: the net gave its label {share}").format(
            **words, loss=f"{loss:.4g}", share=share
        )

    # Qt's own names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._pictures_KHWC)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.picture is None:
            return None
        row = index.row()
        if role in _TEXT_ROLES:
            return self._text(row)
        if role == IMAGE_INDEX_ROLE:
            return int(self.picture.indices_B[row])
        if role == LABEL_ROLE:
            return int(self.picture.labels_B[row])
        if role == LOSS_ROLE:
            return self.loss(row)
        return None


def loss_text(loss: float) -> str:
    """Return a loss in at most five signs."""
    if math.isfinite(loss):
        return f"{loss:.2f}" if loss < 10 else f"{min(loss, 99999):.0f}"
    return "NaN" if math.isnan(loss) else "∞"
