"""What the settings mean in iterations: the division in words, and whether dropping the last batch changes anything."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mnistgui.data.epochs import EpochSizes
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.ui.hyperparameters.row import wrapped_label

# A batch size that leaves something over in MNIST: 60,000 = 468 * 128 + 96.
OFFERED_BATCH: Final = 128


class Arithmetic(QWidget):
    """The label ``hyper.iterations`` with the sum, and below it what becomes of the images that are left over."""

    batch_size_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config = DEFAULTS
        self._images = self._held_back = 0
        self._sum = wrapped_label("hyper.iterations")
        self._leftover = wrapped_label("hyper.leftover", role="muted")
        self._offer = QPushButton()
        self._offer.setObjectName("hyper.offer_128")
        self._offer.clicked.connect(self._on_offer_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._sum)
        layout.addWidget(self._leftover)
        layout.addWidget(self._offer, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, config: TrainingConfig, images: int, held_back: int = 0) -> None:
        """Show the arithmetic of ``config`` on ``images`` an epoch; with none there is nothing to show.

        ``held_back`` images are kept for validation and are not among them.
        """
        self._config, self._images, self._held_back = config, images, held_back
        self.setVisible(images > 0)
        self._refresh()

    def set_locked(self, locked: bool) -> None:
        """Refuse or allow the offer."""
        self._offer.setEnabled(not locked)

    @property
    def _sizes(self) -> EpochSizes:
        config = self._config
        return EpochSizes(images=self._images, batch_size=config.batch_size, drop_last=config.drop_last)

    def _refresh(self) -> None:
        sizes = self._sizes
        self._sum.setText("\n".join(filter(None, (self._difference_text(), self._sum_text(sizes)))))
        self._leftover.setText(self._leftover_text(sizes))
        self._leftover.setVisible(bool(self._leftover.text()))
        self._offer.setVisible(sizes.over == 0 and self._images % OFFERED_BATCH != 0 and self._images > OFFERED_BATCH)

    def _difference_text(self) -> str:
        """Return where the number of images comes from, where some are held back."""
        if not self._held_back:
            return ""
        return self.tr("{total} − {held_back} for validation = {images}").format(
            total=f"{self._images + self._held_back:,}", held_back=f"{self._held_back:,}", images=f"{self._images:,}"
        )

    def _sum_text(self, sizes: EpochSizes) -> str:
        if sizes.over == 0:
            text = self.tr("{images} / {batch} = {iterations} an epoch, × {epochs} = {total}")
        elif sizes.drop_last:
            text = self.tr(
                "{images} / {batch} = {batches}, {over} left out: {iterations} an epoch, × {epochs} = {total}"
            )
        else:
            text = self.tr("{images} / {batch} = {batches}, {over} over: {iterations} an epoch, × {epochs} = {total}")
        epochs = self._config.epochs
        return text.format(
            images=f"{sizes.images:,}",
            batch=f"{sizes.batch_size:,}",
            batches=self._counted(sizes.full_batches, self.tr("1 full batch"), self.tr("{count} full batches")),
            over=self._counted(sizes.over, self.tr("1 image"), self.tr("{count} images")),
            iterations=self._iterations(sizes.iterations),
            epochs=self._counted(epochs, self.tr("1 epoch"), self.tr("{count} epochs")),
            total=self._iterations(sizes.iterations * epochs),
        )

    def _leftover_text(self, sizes: EpochSizes) -> str:
        if sizes.over == 0:
            return self.tr("Nothing is left over, so “Drop last” changes nothing here.")
        if not sizes.drop_last:
            return ""
        if not sizes.iterations:
            return self.tr("No batch is full, so nothing would be trained: take a smaller batch or keep the last one.")
        if self._config.shuffle:
            return self.tr("With “Shuffle” on, other images are left out each epoch.")
        return self.tr("With “Shuffle” off, the same images are left out every epoch: the network never sees them.")

    def _iterations(self, count: int) -> str:
        return self._counted(count, self.tr("1 iteration"), self.tr("{count} iterations"))

    @staticmethod
    def _counted(count: int, one: str, many: str) -> str:
        """Return a number with its noun; the program's own English has no .ts file whose plural forms Qt could use."""
        return one if count == 1 else many.format(count=f"{count:,}")

    @Slot()
    def _on_offer_clicked(self) -> None:
        self.batch_size_chosen.emit(OFFERED_BATCH)

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        self._sum.setAccessibleName(self.tr("Iterations"))
        self._offer.setText(self.tr("Try batch size {size}").format(size=OFFERED_BATCH))
        self._offer.setAccessibleName(self._offer.text())
        self._offer.setToolTip(self.tr("Sets a batch size that leaves images over, so that “Drop last” can be seen."))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
