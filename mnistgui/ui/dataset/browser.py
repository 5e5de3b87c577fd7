"""Browser: all thumbnails of one `ImageSet`, what narrows and orders them, and one image large."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.training.scores import Scores
from mnistgui.ui import theme
from mnistgui.ui.dataset.browser_controls import BrowserControls
from mnistgui.ui.dataset.detail import ImageDetail, Verdict
from mnistgui.ui.dataset.image_actions import ImageActions
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.order import BY_SCORE, Orders


class Browser(QWidget):
    """Shows the `ImageSet` that it is given; it reads nothing, writes nothing and asks no net itself."""

    image_activated = Signal(int)  # index in the set: double click or Enter on an image, which is enlarged
    image_sent = Signal(object, str)  # uint8 image_HWC and the name of its class: to the Draw page
    save_images_requested = Signal(object, object)  # indices in the set (npt.NDArray[np.intp]), folder (Path)
    save_grid_requested = Signal(object, object)  # indices in the set (npt.NDArray[np.intp]), file (Path)
    scores_requested = Signal()  # an order over scores is wanted, and there are none
    tensor_requested = Signal(int)  # index in the set of the image that is the current one now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = ImageList(self)
        self._orders: Orders | None = None
        self._scores: Scores | None = None
        self._loading, self._failure = False, ""
        # Without a parent, like the detail, until it stands in its place: Tab goes in the order of getting one.
        self._grid = Mosaic()
        self._grid.setObjectName("dataset.grid")
        self._grid.setModel(self._images)
        self._actions = ImageActions(self._grid)
        self._controls = BrowserControls(self._images, self._actions, self)
        self._detail = ImageDetail()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_layout(self) -> None:
        self._splitter = _Splitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("dataset.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(theme.SPACING)
        self._splitter.addWidget(self._grid)
        self._splitter.addWidget(self._detail)
        self._splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._controls)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        controls, actions, grid = self._controls, self._actions, self._grid
        controls.filter.changed.connect(self._on_filter_changed)
        controls.finder.row_found.connect(grid.go_to_row)
        controls.finder.hidden_image_wanted.connect(self._on_finder_hidden_image_wanted)
        controls.sort.changed.connect(self._on_sort_changed)
        controls.size_changed.connect(grid.set_size)
        controls.bar.closed.connect(self._on_bar_closed)
        grid.size_step_requested.connect(controls.step_size)
        grid.activated.connect(self._on_grid_activated)
        grid.selectionModel().currentChanged.connect(self._on_grid_current_changed)
        grid.selectionModel().selectionChanged.connect(self._on_grid_selection_changed)
        self._detail.send_requested.connect(self._on_detail_send_requested)
        actions.image_sent.connect(self.image_sent)
        actions.save_images_requested.connect(self.save_images_requested)
        actions.save_grid_requested.connect(self.save_grid_requested)

    # What is shown ----------------------------------------------------------------------------------------------------

    @property
    def image_set(self) -> ImageSet | None:
        """The images on show, filtered or not."""
        return self._images.image_set

    @property
    def current_image(self) -> int | None:
        """The index in the set of the image that is shown large."""
        current = self._grid.currentIndex()
        return self._images.image_at(current.row()) if current.isValid() else None

    @property
    def chosen_images(self) -> npt.NDArray[np.intp]:
        """The indices in the set of the chosen images, in the order on the screen."""
        return self._grid.chosen_images()

    @property
    def waits_for_scores(self) -> bool:
        """Whether an order is chosen that needs scores, and there are none yet."""
        return self.image_set is not None and self._scores is None and self._controls.sort.key in BY_SCORE

    def set_image_set(self, image_set: ImageSet) -> None:
        """Show ``image_set``. Filter and order stay as the user left them; scores are those of one set, and go."""
        self._loading, self._failure = False, ""
        self._controls.filter.set_classes(image_set.class_names)
        self._orders, self._scores = Orders(image_set), None
        self._show_images(image_set)
        self._ask_for_scores()

    def show_loading(self) -> None:
        """Say that images are on their way; what was shown goes."""
        self._show_nothing(loading=True, failure="")

    def show_failure(self, text: str) -> None:
        """Say in the place of the thumbnails why there are none (``text`` is translated already)."""
        self._show_nothing(loading=False, failure=text)

    def set_can_score(self, able: bool) -> None:
        """Say whether a net can be asked what it takes these images for: without one, those orders are greyed."""
        self._controls.sort.set_can_score(able or self._scores is not None)
        if not able and self.waits_for_scores:
            self._controls.sort.show_key("index")
            self._show_state()

    def set_scores(self, scores: Scores | None) -> None:
        """Take what a net said of the images of this set; None takes it back, or says that there will be none.

        The current image stays the current one, unless it was these scores that the order waited for. Scores of
        another number of images are late ones of another set, and left out.
        """
        image_set, waited = self.image_set, self.waits_for_scores
        if image_set is None or (scores is not None and len(scores) != len(image_set)):
            return
        self._scores, self._orders = scores, Orders(image_set, scores)
        if scores is not None:
            self._controls.sort.set_can_score(True)
        elif self._controls.sort.key in BY_SCORE:
            self._controls.sort.show_key("index")
        self._show_images(image_set, keep=None if waited else self.current_image)

    def set_tensor(
        self,
        image: int,
        shape: tuple[int, ...],
        dtype: str,
        low: float,
        high: float,
        picture_HWC: npt.NDArray[np.uint8] | None = None,
    ) -> None:
        """Show what the transforms make of ``image``, unless it is no longer the current one."""
        if image == self.current_image:
            self._detail.tensor.show_tensor(shape, dtype, low, high, picture_HWC)

    def clear_tensor(self) -> None:
        """Show no tensor: it cannot be made."""
        self._detail.tensor.clear()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._grid.setAccessibleName(self.tr("Images"))
        self._grid.setAccessibleDescription(
            self.tr(
                "Arrow keys move, with Shift they choose several, a digit or letter goes to the next image of that"
                " class, Enter enlarges the image."
            )
        )
        self._actions.retranslate()
        self._show_state()

    def _show_nothing(self, *, loading: bool, failure: str) -> None:
        self._loading, self._failure = loading, failure
        self._orders = self._scores = None
        self._show_images(None)

    def _show_images(self, image_set: ImageSet | None, *, keep: int | None = None) -> None:
        """Show the chosen classes of ``image_set``, the image ``keep`` current if it is among them, else the first."""
        sort, order_N = self._controls.sort, None
        if self._orders is not None and (self._scores is not None or sort.key not in BY_SCORE):
            order_N = self._orders.order(sort.key, descending=sort.descending)
        self._images.show(image_set, self._controls.filter.chosen, order_N, self._scores)
        self._controls.finder.message.hide()
        self._show_state()
        row = self._images.row_of(keep) if keep is not None else None
        if self._images.rowCount():
            self._grid.go_to_row(row or 0)
        else:
            self._detail.set_image(None)
            self._show_chosen()

    def _show_state(self) -> None:
        """Write the count and what stands where there is no thumbnail, and switch what needs images."""
        image_set = self.image_set
        self._controls.set_usable(image_set is not None)
        self._controls.set_waiting(self.waits_for_scores)
        if image_set is not None:
            count = self.tr("{shown} of {total} images")
            self._controls.count.setText(
                count.format(shown=f"{self._images.rowCount():,}", total=f"{len(image_set):,}")
            )
            self._grid.set_notice(self.tr("No image of this class is in the set."))
            return
        self._controls.count.setText(self.tr("No images"))
        notice = self.tr("The images are being read…") if self._loading else self.tr("The images appear here.")
        self._grid.set_notice(self._failure or notice)

    def _show_chosen(self) -> None:
        self._actions.refresh()
        self._controls.set_chosen(self._grid.chosen_count())

    def _verdict(self, image: int) -> Verdict | None:
        scores = self._scores
        if scores is None:
            return None
        confidence, loss = float(scores.confidence_N[image]), float(scores.loss_N[image])
        return Verdict(answer=scores.answer(image), confidence=confidence, loss=loss, wrong=bool(scores.wrong_N[image]))

    def _ask_for_scores(self) -> None:
        if self.waits_for_scores:
            self.scores_requested.emit()

    # What the user does -----------------------------------------------------------------------------------------------

    @Slot()
    def _on_filter_changed(self) -> None:
        self._show_images(self.image_set, keep=self.current_image)

    @Slot(int)
    def _on_finder_hidden_image_wanted(self, image: int) -> None:
        self._controls.filter.show_all()
        row = self._images.row_of(image)
        if row is not None:
            self._grid.go_to_row(row)

    @Slot()
    def _on_sort_changed(self) -> None:
        # An order is looked at from its beginning.
        self._show_images(self.image_set)
        self._ask_for_scores()

    @Slot()
    def _on_bar_closed(self) -> None:
        self._grid.go_to_row(max(0, self._grid.currentIndex().row()))
        self._grid.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_grid_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        image_set = self.image_set
        if not current.isValid() or image_set is None:
            return
        image = self._images.image_at(current.row())
        self._detail.set_image(image_set.images_NHWC[image], self._images.class_name(image), image)
        self._detail.set_verdict(self._verdict(image))
        self.tensor_requested.emit(image)

    @Slot(QItemSelection, QItemSelection)
    def _on_grid_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self._show_chosen()

    @Slot(QModelIndex)
    def _on_grid_activated(self, index: QModelIndex) -> None:
        self._detail.enlarge()
        self.image_activated.emit(self._images.image_at(index.row()))

    @Slot()
    def _on_detail_send_requested(self) -> None:
        image, image_set = self.current_image, self.image_set
        if image is not None and image_set is not None:
            self.image_sent.emit(image_set.images_NHWC[image], self._images.class_name(image))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Splitter(QSplitter):
    """Takes what the controls leave: otherwise they would be squeezed to give it what its parts like best."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
