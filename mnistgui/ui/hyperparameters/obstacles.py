"""Obstacles: settings that are right by themselves and leave nothing that a run could do on the images at hand."""

from mnistgui.data.epochs import EpochSizes
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import TrainingConfig

NO_FULL_BATCH = QT_TRANSLATE_NOOP(
    "core",
    "{field}: {value} is more than the {images} images of an epoch, and “Drop last” leaves the only batch out. "
    "Choose {images} at most, or switch it off.",
)
BATCH_OF_ONE = QT_TRANSLATE_NOOP(
    "core",
    "{field}: with {value} the last batch of an epoch has one image, and batch norm needs two. Choose another size, or "
    "switch “Drop last” on.",
)
ALWAYS_ONE = QT_TRANSLATE_NOOP("core", "{field}: batch norm needs two images in every batch. Choose 2 or more.")


def obstacles_of(config: TrainingConfig, images: int) -> dict[str, Message]:
    """Return what keeps a run from starting, by field name; ``images`` is how many an epoch goes through.

    With 0 images nothing is known of them, and nothing is said.
    """
    sizes = EpochSizes(images=images, batch_size=config.batch_size, drop_last=config.drop_last)
    values: dict[str, object] = {"field": "batch_size", "value": f"{config.batch_size:,}", "images": f"{images:,}"}
    if images and not sizes.iterations:
        return {"batch_size": Message(NO_FULL_BATCH, values)}
    if images and config.batch_norm and config.uses("batch_norm") and sizes.last_batch == 1:
        return {"batch_size": Message(ALWAYS_ONE if config.batch_size == 1 else BATCH_OF_ONE, values)}
    return {}
