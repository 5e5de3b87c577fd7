"""ShowNineDialog: nine images drawn by lot, each under the name of its class: the picture that every tutorial makes."""

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.image_set import ImageSet
from mnistgui.ui import theme
from mnistgui.ui.qimages import as_qimage

_COLUMNS: Final = 3
_NINE: Final = _COLUMNS**2
_GAP: Final = 2 * theme.SPACING
_SAVED_PX: Final = 960  # height and width of a picture that is saved or copied, whatever the screen


class NinePicture(QWidget):
    """``dataset.nine``: three rows of three images, the name of the class above each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.nine")
        self._image_set: ImageSet | None = None
        self._indices_K: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def indices(self) -> list[int]:
        """Places in the set of the images on show, row by row."""
        return [int(index) for index in self._indices_K]

    @property
    def titles(self) -> list[str]:
        """The names above the images."""
        if self._image_set is None:
            return []
        names, labels_N = self._image_set.class_names, self._image_set.labels_N
        return [" ".join(names[labels_N[index]].split()) for index in self._indices_K]

    def set_images(self, image_set: ImageSet | None, indices_K: npt.NDArray[np.int64]) -> None:
        """Show up to nine images of ``image_set``."""
        self._image_set, self._indices_K = image_set, indices_K[:_NINE]
        self.setAccessibleDescription(", ".join(self.titles))
        self.update()

    def as_image(self) -> QImage:
        """Return the picture by itself, in the colours of the theme."""
        image = QImage(_SAVED_PX, _SAVED_PX, QImage.Format.Format_RGB888)
        ratio = 2.0
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        painter.setFont(self.font())
        self._paint(painter, QRectF(0, 0, _SAVED_PX / ratio, _SAVED_PX / ratio), ratio)
        painter.end()
        return image

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Nine images with the names of their classes"))
        self.update()

    def _paint(self, painter: QPainter, area: QRectF, ratio: float) -> None:
        colours = theme.of(self)
        painter.fillRect(area, colours.colour("base"))
        painter.setPen(colours.colour("text"))
        title = float(painter.fontMetrics().lineSpacing() + theme.SPACING // 2)
        side = min(
            (area.width() - (_COLUMNS + 1) * _GAP) / _COLUMNS,
            (area.height() - (_COLUMNS + 1) * _GAP) / _COLUMNS - title,
        )
        if side < 1 or self._image_set is None:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tr("No images"))
            return
        left = area.left() + (area.width() - _COLUMNS * side - (_COLUMNS - 1) * _GAP) / 2
        top = area.top() + (area.height() - _COLUMNS * (side + title) - (_COLUMNS - 1) * _GAP) / 2
        for number, (index, name) in enumerate(zip(self._indices_K, self.titles, strict=True)):
            row, column = divmod(number, _COLUMNS)
            x, y = left + column * (side + _GAP), top + row * (side + title + _GAP)
            # A long name may use half of the gap on either side.
            words = QRectF(x - _GAP / 2, y, side + _GAP, title)
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
            _paint_image(painter, self._image_set.images_NHWC[index], QRectF(x, y + title, side, side), ratio)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self), QRectF(self.rect()), self.devicePixelRatioF())


def _paint_image(painter: QPainter, image_HWC: npt.NDArray[np.uint8], frame: QRectF, ratio: float) -> None:
    """Paint it in the middle of ``frame``: enlarged by whole device pixels, or made smaller where it is larger."""
    pixels_HWC = np.ascontiguousarray(image_HWC)
    height, width, _ = pixels_HWC.shape
    scale = frame.width() * ratio / max(height, width)
    scale = max(scale if scale < 1 else float(int(scale)), 1e-3) / ratio
    target = QRectF(0, 0, width * scale, height * scale)
    target.moveCenter(frame.center())
    # On a whole device pixel, so that all pixels of the image stay of one size.
    target.moveTo(round(target.x() * ratio) / ratio, round(target.y() * ratio) / ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale * ratio < 1)
    painter.drawImage(target, as_qimage(pixels_HWC))


class ShowNineDialog(QDialog):
    """``dataset.show_nine_window``: draws its nine with a generator of its own, so that no run is changed by looking.

    It asks for what is written to disk by signal.
    """

    save_requested = Signal(object, object)  # picture_HWC (uint8, C = 3), file (Path)

    def __init__(self, parent: QWidget | None = None, *, generator: np.random.Generator | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.show_nine_window")
        self._generator = np.random.default_rng() if generator is None else generator
        self._image_set: ImageSet | None = None
        self._picture = NinePicture(self)
        self._caption = QLabel(self)
        self._caption.setObjectName("dataset.nine_caption")
        self._caption.setProperty("role", "muted")
        self._caption.setWordWrap(True)
        self._build_buttons()
        self._build_layout()
        self.set_images(None)
        self.retranslate()

    def set_images(self, image_set: ImageSet | None) -> None:
        """Show nine images of ``image_set``, or as many as it has; None: nothing."""
        self._image_set = image_set
        for button in (self._again, self._save, self._copy):
            button.setEnabled(image_set is not None and len(image_set) > 0)
        self._draw_lots()
        self._write_caption()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("Show nine"))
        self._again.setText(self.tr("&Nine others"))
        self._again.setAccessibleName(self.tr("Nine others"))
        self._again.setToolTip(self.tr("Draw nine other images by lot. A run is not changed by it."))
        self._save.setText(self.tr("&Save picture…"))
        self._save.setAccessibleName(self.tr("Save the picture"))
        self._save.setToolTip(self.tr("Write the picture with the names into a file"))
        self._copy.setText(self.tr("&Copy"))
        self._copy.setAccessibleName(self.tr("Copy the picture"))
        self._copy.setToolTip(self.tr("Put the picture with the names on the clipboard"))
        self._caption.setAccessibleName(self.tr("What is shown"))
        self._write_caption()

    def _build_buttons(self) -> None:
        self._again, self._save, self._copy = QPushButton(self), QPushButton(self), QPushButton(self)
        for button, name in ((self._again, "again"), (self._save, "save"), (self._copy, "copy")):
            button.setObjectName(f"dataset.nine_{name}")
        self._again.setProperty("role", "primary")
        self._again.setDefault(True)
        self._again.clicked.connect(self._on_again_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)

    def _build_layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._picture, 1)
        layout.addWidget(self._caption)
        layout.addLayout(buttons)

    def _draw_lots(self) -> None:
        count = 0 if self._image_set is None else len(self._image_set)
        drawn = self._generator.choice(count, min(_NINE, count), replace=False) if count else np.empty(0, np.int64)
        self._picture.set_images(self._image_set, drawn.astype(np.int64))

    def _write_caption(self) -> None:
        image_set = self._image_set
        if image_set is None:
            self._caption.setText(self.tr("No data set is open."))
            return
        info = DATA_SETS.get(image_set.name)
        text = self.tr("{shown} of {total} images, drawn by lot · {name} · {split}")
        self._caption.setText(
            text.format(
                shown=len(self._picture.indices),
                total=f"{len(image_set):,}",
                name=image_set.name if info is None else info.title,
                split=image_set.split,
            )
        )

    @Slot()
    def _on_again_clicked(self) -> None:
        self._draw_lots()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setImage(self._picture.as_image())

    @Slot()
    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the picture"))
        dialog.setObjectName("dataset.nine_save.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PNG picture (*.png)"))
        dialog.setDefaultSuffix("png")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, file: str) -> None:
        image = self._picture.as_image()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        picture_HWC = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
        self.save_requested.emit(picture_HWC, Path(file))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._picture.retranslate()
            self.retranslate()
        super().changeEvent(event)
