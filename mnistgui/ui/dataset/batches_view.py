"""BatchesView: the DataLoader under a microscope. What an epoch consists of, and any of its batches image by image."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnistgui.data.epochs import EpochPlan
from mnistgui.data.image_set import ImageSet
from mnistgui.training.batch_picture import BatchPicture
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import BatchTrained
from mnistgui.ui.dataset.batch_grid import BatchGrid
from mnistgui.ui.dataset.batch_navigator import BatchNavigator
from mnistgui.ui.dataset.epoch_words import EpochFacts, EpochWords, named
from mnistgui.ui.dataset.left_out_images import LeftOutImages
from mnistgui.ui.hyperparameters.row import wrapped_label

# The settings that a batch hangs on, beside the set itself.
_FIELDS: Final = (
    "batch_size", "shuffle", "drop_last", "seed", "same_start", "validation_share", "target_transform", "transforms",
)  # fmt: skip
_NAMED: Final = 3  # images that the title names


class BatchesView(QWidget):
    """``dataset.batches``. It computes nothing: it asks for the plan of an epoch and for the pictures of a batch.

    Each wish carries a generation number that comes back with its answer: of the answers only the newest one counts.
    Nothing is asked for while the view is not seen.
    """

    plan_requested = Signal(int, int)  # generation, epoch; the answer is `set_plan`
    batch_requested = Signal(int, object, int)  # generation, EpochPlan, iteration; the answer is `set_batch`
    image_activated = Signal(int)  # index in the training set: double click or Enter on an image

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.batches")
        self._image_set: ImageSet | None = None
        self._config = DEFAULTS
        self._facts: EpochFacts | None = None
        self._plan: EpochPlan | None = None
        self._planning: int | None = None  # the epoch whose plan is there or was asked for
        self._picture: BatchPicture | None = None
        self._names: tuple[str, ...] = ()  # of the classes in the picture
        self._trained: BatchTrained | None = None
        self._run_place: tuple[int, int] | None = None
        self._generation = 0
        self._stale = False
        self._failure = ""
        self._build()
        self.retranslate()
        self._begin_anew()

    def _build(self) -> None:
        self._words = EpochWords(self)
        self._navigator = BatchNavigator(self)
        self._navigator.epoch_chosen.connect(self._on_navigator_epoch_chosen)
        self._navigator.iteration_chosen.connect(self._on_navigator_iteration_chosen)
        self._navigator.follow_toggled.connect(self._on_navigator_follow_toggled)
        self._navigator.left_out_clicked.connect(self._on_navigator_left_out_clicked)
        self._left_out = LeftOutImages(self)
        self._left_out.toggled.connect(self._on_left_out_toggled)
        self._title = wrapped_label("dataset.batch_title")
        self._grid = BatchGrid(self)
        self._grid.image_activated.connect(self.image_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._words, self._navigator, self._left_out, self._title):
            layout.addWidget(widget)
        layout.addWidget(self._grid, 1)

    # What there is ----------------------------------------------------------------------------------------------------

    def set_image_set(self, image_set: ImageSet | None) -> None:
        """Look at this training set, or at none."""
        if image_set is not self._image_set:
            self._image_set = image_set
            self._picture = self._trained = None
            self._begin_anew()

    def set_config(self, config: TrainingConfig) -> None:
        """Take the settings; the batches change with those that they hang on."""
        changed = any(getattr(config, name) != getattr(self._config, name) for name in _FIELDS)
        self._config = config
        if changed:
            self._trained = None
            self._begin_anew()

    @Slot(int, object)
    def set_plan(self, generation: int, plan: EpochPlan) -> None:
        """Take the answer to `plan_requested`."""
        if generation == self._generation:
            self._failure = ""
            self._plan = plan
            self._show_plan()
            self._show_place(self._navigator.iteration)

    @Slot(int, object)
    def set_batch(self, generation: int, picture: BatchPicture) -> None:
        """Take the answer to `batch_requested`."""
        if generation == self._generation:
            self._failure = ""
            self._show_picture(picture)

    def ask_again(self) -> None:
        """Ask anew for what is looked at: what was asked for before could not be answered."""
        self._begin_anew()

    def show_failure(self, text: str) -> None:
        """Say in the place of the images why there are none (``text`` is translated already)."""
        self._failure = text
        self._planning = self._plan.epoch if self._plan is not None else None
        self._show_picture(None)

    def set_run_place(self, epoch: int, iteration: int | None) -> None:
        """Mark where the run is: ``iteration`` of ``epoch`` is done, none of it at 0. None: no run is at hand.

        The view follows a run from its beginning, until the user looks elsewhere.
        """
        began = self._run_place is None and iteration is not None
        self._run_place = None if iteration is None else (epoch, iteration)
        self._navigator.set_run(self._run_place)
        if began:
            self._trained = None
            self._navigator.following = True

    @Slot(object)
    def show_trained(self, trained: BatchTrained) -> None:
        """Show the batch that the run just trained on, unless the user looks elsewhere.

        While the view is not seen it is kept for later, and no picture is made of it.
        """
        self._trained = trained
        if self._navigator.following:
            self._go_to(trained.epoch, trained.iteration)
        elif self.isVisible() and self._is_trained(self._navigator.iteration):
            self._show_place(trained.iteration)

    # What is looked at ------------------------------------------------------------------------------------------------

    def _begin_anew(self) -> None:
        """Count again and ask for the plan of the epoch, now or once the view is seen."""
        self._plan, self._planning, self._generation = None, None, self._generation + 1
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._facts = None if self._image_set is None else EpochFacts.of(self._config, self._image_set)
        self._navigator.setVisible(self._facts is not None)
        self._navigator.set_sizes(self._facts.sizes if self._facts is not None else None)
        if self._navigator.following and self._trained is not None:
            self._navigator.show_place(self._trained.epoch, self._trained.iteration)
        self._show_plan()
        if self._facts is None or not self._facts.sizes.iterations:
            self._show_picture(None)
        if self._facts is not None and self._facts.sizes.images:
            self._ask_for_plan(self._navigator.epoch)

    def _ask_for_plan(self, epoch: int) -> None:
        self._plan, self._planning, self._generation = None, epoch, self._generation + 1
        self.plan_requested.emit(self._generation, epoch)

    def _go_to(self, epoch: int, iteration: int) -> None:
        self._stale = self._stale or not self.isVisible()
        if self._stale:
            return
        self._navigator.show_place(epoch, iteration)
        if self._planning != epoch:
            self._ask_for_plan(epoch)
        self._show_place(iteration)

    def _show_place(self, iteration: int) -> None:
        """Show the batch that was trained on there, or ask for a preview of it; without a plan, once that is there."""
        if self._trained is not None and self._is_trained(iteration):
            self._show_picture(BatchPicture.trained(self._trained))
        elif self._plan is not None and self._plan.iterations:
            self._generation += 1
            self.batch_requested.emit(self._generation, self._plan, iteration)

    def _is_trained(self, iteration: int) -> bool:
        trained = self._trained
        return trained is not None and (trained.epoch, trained.iteration) == (self._navigator.epoch, iteration)

    def _show_plan(self) -> None:
        self._words.show_facts(self._config, self._facts, self._plan)
        self._left_out.set_plan(self._plan)
        self._show_grid()

    def _show_picture(self, picture: BatchPicture | None) -> None:
        # Kept with it: a batch stays in sight until the next one comes, also when the classes have changed.
        self._picture, self._names = picture, self._class_names()
        self._show_grid()

    def _class_names(self) -> tuple[str, ...]:
        return () if self._image_set is None else self._config.target.class_names(self._image_set.class_names)

    def _show_grid(self) -> None:
        """Show the batch, or what is left out of the epoch, and say which it is."""
        picture, names = self._picture, self._names
        if self._left_out.shown:
            assert self._plan is not None and self._image_set is not None
            picture = BatchPicture.left_out(self._config, self._image_set, self._plan)
            names = self._class_names()
        room_for = 1 if self._facts is None else self._facts.sizes.batch_size
        self._grid.show_picture(picture, names, room_for)
        self._grid.set_notice(self._notice())
        self._title.setVisible(picture is not None)
        if picture is not None:
            self._title.setText(" ".join(self._title_parts(picture)))

    def _title_parts(self, picture: BatchPicture) -> Iterable[str]:
        count, shown = len(picture.indices_B), len(picture.pictures_KHWC)
        words = {"epoch": f"{picture.epoch:,}", "iteration": f"{picture.iteration:,}"}
        words |= {"loss": f"{picture.mean_loss:.4g}"}
        if self._left_out.shown:
            text = self.tr("<b>Left out of epoch {epoch}</b>, as they lie in the set.")
        elif picture.losses_B is None:
            text = self.tr("<b>Epoch {epoch}, iteration {iteration}</b>: {indices}")
        else:
            text = self.tr("<b>Trained on: epoch {epoch}, iteration {iteration}</b>, mean loss {loss}: {indices}")
        indices = self.tr("image {indices}") if count == 1 else self.tr("images {indices}")
        yield text.format(**words, indices=indices.format(indices=named(picture.indices_B, _NAMED)))
        if shown < count:
            yield self.tr("The first {shown} of {count} are shown.").format(shown=f"{shown:,}", count=f"{count:,}")

    def _notice(self) -> str:
        if self._failure:
            return self._failure
        if self._facts is None:
            return self.tr("The batches of the training set appear here.")
        if not self._facts.sizes.iterations:
            return self.tr("An epoch has no batch at all: take a smaller batch size, or switch drop_last off.")
        return self.tr("The batch is being prepared…")

    # What the user does -----------------------------------------------------------------------------------------------

    @Slot(int)
    def _on_navigator_epoch_chosen(self, epoch: int) -> None:
        self._look_elsewhere()
        self._go_to(epoch, self._navigator.iteration)

    @Slot(int)
    def _on_navigator_iteration_chosen(self, iteration: int) -> None:
        self._look_elsewhere()
        self._show_place(iteration)

    def _look_elsewhere(self) -> None:
        self._navigator.following = False
        self._left_out.switch(False)

    @Slot(bool)
    def _on_navigator_follow_toggled(self, following: bool) -> None:
        if not following or self._run_place is None:
            return
        self._left_out.switch(False)
        if self._trained is not None:
            self._go_to(self._trained.epoch, self._trained.iteration)
        else:
            epoch, iteration = self._run_place
            self._go_to(epoch, max(1, iteration))

    @Slot()
    def _on_navigator_left_out_clicked(self) -> None:
        if self._plan is not None:
            self._left_out.switch(True)
            self._show_grid()

    @Slot(bool)
    def _on_left_out_toggled(self, _shown: bool) -> None:
        self._show_grid()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Batches"))
        self._title.setAccessibleName(self.tr("The batch on show"))
        self._grid.setAccessibleName(self.tr("Images of the batch"))
        self._grid.setAccessibleDescription(
            self.tr("Each image after the transforms, with its label. Enter opens the image.")
        )
        self._show_grid()

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._begin_anew()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
