"""EpochWords: the arithmetic of an epoch in words, and what shuffle, seed and drop_last do at their present values."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnistgui.data.epochs import EpochPlan, EpochSizes
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.training.samples import counts
from mnistgui.ui.hyperparameters.row import wrapped_label
from mnistgui.ui.language import core_text


@dataclass(frozen=True, kw_only=True)
class EpochFacts:
    """Of ``total`` images ``other_classes`` take no part and ``held_back`` validate; ``sizes`` is about the rest."""

    total: int
    other_classes: int
    held_back: int
    sizes: EpochSizes

    @classmethod
    def of(cls, config: TrainingConfig, image_set: ImageSet) -> Self:
        """Return the facts of a run with ``config`` over the training set ``image_set``; needs no torch."""
        learned, held_back = counts(config, image_set)
        return cls(
            total=len(image_set),
            other_classes=len(image_set) - learned - held_back,
            held_back=held_back,
            sizes=EpochSizes(images=learned, batch_size=config.batch_size, drop_last=config.drop_last),
        )


class EpochWords(QWidget):
    """Three sentences, each of which changes with the controls that it speaks of; a fourth where the seed is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config = DEFAULTS
        self._facts: EpochFacts | None = None
        self._plan: EpochPlan | None = None
        self._sum = wrapped_label("dataset.batch_sum")
        self._order = wrapped_label("dataset.batch_order", role="muted")
        self._seed = wrapped_label("dataset.batch_seed")
        self._drop = wrapped_label("dataset.batch_drop_last", role="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for label in (self._sum, self._order, self._seed, self._drop):
            layout.addWidget(label)
        self.retranslate()

    def show_facts(self, config: TrainingConfig, facts: EpochFacts | None, plan: EpochPlan | None) -> None:
        """Show what ``config`` makes of the set; None: there is no set. Without ``plan`` no image is named."""
        self._config, self._facts, self._plan = config, facts, plan
        self._write()

    def _write(self) -> None:
        self.setVisible(self._facts is not None)
        if self._facts is None:
            return
        sums = filter(None, (self._difference(self._facts), self._quotient(self._facts.sizes)))
        self._sum.setText("\n".join(sums))
        self._order.setText(self._order_text())
        self._seed.setText(self._seed_text())
        self._seed.setVisible(bool(self._seed.text()))
        self._drop.setText(self._drop_text(self._facts.sizes))

    def _difference(self, facts: EpochFacts) -> str:
        """Return how many images take part, where they are not all."""
        taken = []
        if facts.other_classes:
            taken.append(self.tr("{count} of other classes").format(count=f"{facts.other_classes:,}"))
        if facts.held_back:
            taken.append(self.tr("{count} for validation").format(count=f"{facts.held_back:,}"))
        minus = " \N{MINUS SIGN} "
        return minus.join([f"{facts.total:,}", *taken]) + f" = {facts.sizes.images:,}" if taken else ""

    def _quotient(self, sizes: EpochSizes) -> str:
        if not sizes.images:
            return self.tr("No image takes part: the target transform keeps none.")
        if not sizes.iterations:
            text = self.tr("{images} / {batch}: not one full batch, and drop_last leaves out the only one.")
        elif not sizes.full_batches:
            text = self.tr("{images} / {batch}: less than one batch, so 1 iteration with all of them.")
        elif sizes.over and sizes.drop_last:
            text = self.tr("{images} / {batch} = {iterations}, {over} left out.")
        elif sizes.over:
            text = self.tr("{images} / {batch} = {full} full batches, {over} over: {iterations}, the last with {over}.")
        else:
            text = self.tr("{images} / {batch} = {iterations}, the last one full.")
        return text.format(
            images=self._images(sizes.images),
            batch=f"{sizes.batch_size:,}",
            full=f"{sizes.full_batches:,}",
            over=self._images(sizes.over),
            iterations=counted(sizes.iterations, self.tr("1 iteration"), self.tr("{count} iterations")),
        )

    def _images(self, count: int) -> str:
        return counted(count, self.tr("1 image"), self.tr("{count} images"))

    def _order_text(self) -> str:
        few = 2 if self._config.shuffle else 3
        order = "…" if self._plan is None else named(self._plan.order_M, few)
        if not self._config.shuffle:
            text = self.tr("shuffle is off: the order of the file, {order} The same every epoch.")
        else:
            text = self.tr(
                "shuffle is on: seed {seed} always gives epoch {epoch} the order {order} Each epoch has its own."
            )
        epoch = 1 if self._plan is None else self._plan.epoch
        return text.format(seed=self._config.seed, epoch=f"{epoch:,}", order=order)

    def _seed_text(self) -> str:
        """Return that a run will have other batches, where its seed is not known before it begins; else nothing."""
        config = self._config
        is_random = any(TRANSFORMS[step.name].random for step in config.transforms)
        if config.same_start or not (config.shuffle or config.validation_share or is_random):
            return ""
        text = self.tr("“{field}” is off: a run draws its own seed when it starts, so its batches will be others.")
        return text.format(field=core_text(FIELDS["same_start"].label))

    def _drop_text(self, sizes: EpochSizes) -> str:
        if not sizes.over:
            text = self.tr("drop_last changes nothing here. Unseen this epoch: none.")
        elif not sizes.drop_last:
            text = self.tr("drop_last is off: the smaller batch is used. Unseen this epoch: none.")
        elif self._config.shuffle and sizes.iterations:
            text = self.tr("drop_last is on. Unseen this epoch: {over}, in the next one others.")
        else:
            text = self.tr("drop_last is on. Unseen this epoch: {over}, the same in every epoch.")
        return text.format(over=self._images(sizes.over))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._sum.setAccessibleName(self.tr("The arithmetic of an epoch"))
        self._order.setAccessibleName(self.tr("What shuffle and seed do"))
        self._seed.setAccessibleName(self.tr("Whether a run will have these batches"))
        self._drop.setAccessibleName(self.tr("What drop_last does"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun; the program's own English has no .ts file whose plural forms Qt could use."""
    return one if count == 1 else many.format(count=f"{count:,}")


def named(indices: npt.NDArray[np.int64], count: int) -> str:
    """Return the first ``count`` indices, and that there are more: ``0, 1, 2 …``. Without a comma inside a number."""
    return ", ".join(str(index) for index in indices[:count]) + (" …" if len(indices) > count else ".")
