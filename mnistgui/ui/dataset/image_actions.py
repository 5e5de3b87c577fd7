"""ImageActions: what can be done with the chosen images, by menu, key and button."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from mnistgui.data.image_set import ImageSet
from mnistgui.data.pictures import most_in_grid
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.save_dialogs import SaveDialogs
from mnistgui.ui.dataset.sheet import copied_picture, most_copied

_NAMES: Final = ("send_to_draw", "copy", "save_images", "save_grid", "select_all")


class ImageActions(QObject):
    """The actions of the thumbnails, which have them as their context menu.

    Each is off, and says why, where it cannot be. Files are asked for and not written: that is for a job.
    """

    image_sent = Signal(object, str)  # uint8 image_HWC, name of its class
    save_images_requested = Signal(object, object)  # indices in the set, folder (Path)
    save_grid_requested = Signal(object, object)  # indices in the set, file (Path)

    def __init__(self, grid: Mosaic) -> None:
        super().__init__(grid)
        self._grid = grid
        self._dialogs = SaveDialogs(grid)
        self._dialogs.folder_chosen.connect(self.save_images_requested)
        self._dialogs.file_chosen.connect(self.save_grid_requested)
        self.send, self.copy, self.save_images, self.save_grid, self.select_all = (QAction(grid) for _ in _NAMES)
        slots = (self.send_image, self._copy, self._save_images, self._save_grid, grid.selectAll)
        actions = (self.send, self.copy, self.save_images, self.save_grid, self.select_all)
        for name, action, slot in zip(_NAMES, actions, slots, strict=True):
            action.setObjectName(f"dataset.{name}")
            action.triggered.connect(slot)
            # Ctrl+C and Ctrl+A mean other things in a text field.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            grid.addAction(action)
        self.copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.select_all.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.retranslate()

    def refresh(self) -> None:
        """Switch on what can be done with what is chosen, and say why not the rest."""
        count, image_set = self._grid.chosen_count(), self._image_set()
        self.send.setEnabled(count == 1)
        self.save_images.setEnabled(count > 0)
        self.select_all.setEnabled(image_set is not None)
        most = (most_copied(image_set), most_in_grid(image_set)) if image_set is not None else (0, 0)
        self.copy.setEnabled(0 < count <= most[0])
        self.save_grid.setEnabled(0 < count <= most[1])
        too_many = self.tr("One picture holds {most} of these images at most. Choose fewer.")
        copy = self.tr("Copy the chosen images as one picture")
        self.copy.setToolTip(copy if count <= most[0] else too_many.format(most=f"{most[0]:,}"))
        grid = self.tr("Write the chosen images into one PNG, in lines, as torchvision's make_grid does")
        self.save_grid.setToolTip(grid if count <= most[1] else too_many.format(most=f"{most[1]:,}"))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.send.setText(self.tr("Send to the Draw page"))
        self.send.setToolTip(self.tr("Put the chosen image on the Draw page and see what the nets say"))
        self.copy.setText(self.tr("Copy"))
        self.save_images.setText(self.tr("Save images…"))
        self.save_images.setToolTip(self.tr("Write each chosen image into a folder, as a PNG of its own"))
        self.save_grid.setText(self.tr("Save as one grid…"))
        self.select_all.setText(self.tr("Select all"))
        self.select_all.setToolTip(self.tr("Choose every image that is shown"))
        self.refresh()

    def _image_set(self) -> ImageSet | None:
        images = self._grid.image_list()
        return images.image_set if images is not None else None

    @Slot()
    def send_image(self) -> None:
        """Send the chosen image to the Draw page, if it is one."""
        images, chosen = self._grid.image_list(), self._grid.chosen_images()
        if images is not None and images.image_set is not None and len(chosen) == 1:
            image = int(chosen[0])
            self.image_sent.emit(images.image_set.images_NHWC[image], images.class_name(image))

    @Slot()
    def _copy(self) -> None:
        image_set, chosen = self._image_set(), self._grid.chosen_images()
        if image_set is not None and len(chosen):
            QGuiApplication.clipboard().setImage(copied_picture(image_set, chosen))

    @Slot()
    def _save_images(self) -> None:
        self._dialogs.ask_folder(self._grid.chosen_images())

    @Slot()
    def _save_grid(self) -> None:
        image_set = self._image_set()
        if image_set is not None:
            self._dialogs.ask_file(self._grid.chosen_images(), f"{image_set.name}-{image_set.split}.png")
