"""What is wrong with a config that only the images and this machine can show, by field: found before a run begins."""

from collections.abc import Sequence
from typing import Final

from mnistgui.data.batches import iterations_per_epoch
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.check import needs_two_images, problem_of_net
from mnistgui.models.weights_header import weights_path
from mnistgui.training.config import TrainingConfig
from mnistgui.training.samples import counts, kept

NOT_HERE = QT_TRANSLATE_NOOP("core", "{field}: {device} is not there; this machine has: {devices}.")
NO_FILE = QT_TRANSLATE_NOOP("core", "{field}: there is no file {file}.")
NEEDS_TWO = QT_TRANSLATE_NOOP(
    "core",
    "{field}: {images} images in batches of {batch_size} leave a last batch of one image, and batch norm needs two: "
    "take another batch size or switch drop_last on.",
)
EMPTY_EPOCH = QT_TRANSLATE_NOOP(
    "core",
    "batch_size: {batch_size} is more than the {images} images there are, and drop_last leaves the only batch out. "
    "Choose a smaller batch size or switch drop_last off.",
)
# The field at which a net that cannot be built is refused, by model; others at ``model``.
_FIELD_OF_NET: Final = {"mlp": "hidden", "cnn": "channels", "layers": "layers"}


def empty_epoch(config: TrainingConfig, images: int) -> Message | None:
    """Return why an epoch over so many ``images`` has no batch at all, or None."""
    if iterations_per_epoch(images, config.batch_size, drop_last=config.drop_last):
        return None
    return Message(EMPTY_EPOCH, {"batch_size": config.batch_size, "images": images})


def refusals(config: TrainingConfig, train: ImageSet, test: ImageSet, devices: Sequence[str]) -> dict[str, Message]:
    """Return why a run with ``config`` cannot begin, by field; empty: it can.

    Needs torch for torchvision's nets only, which are tried without weights.
    """
    found: dict[str, Message] = {}
    if config.device not in devices:
        figures = {"field": "device", "device": config.device, "devices": ", ".join(devices)}
        found["device"] = Message(NOT_HERE, figures)
    if config.weights_file and not weights_path(config.weights_file).is_file():
        found["weights_file"] = Message(NO_FILE, {"field": "weights_file", "file": config.weights_file})
    try:
        kept(config, train)
        kept(config, test)
    except UserError as error:
        return found | {"target_transform": error.message}
    images, _ = counts(config, train)
    empty = empty_epoch(config, images)
    if empty is not None:
        found["batch_size"] = empty
    return found | _of_net(config, train, images)


def _of_net(config: TrainingConfig, train: ImageSet, images: int) -> dict[str, Message]:
    from mnistgui.training.architecture import architecture_of

    architecture = architecture_of(config, train)
    problem = problem_of_net(architecture)
    if problem is not None:
        return {_FIELD_OF_NET.get(config.model, "model"): problem}
    one_left = images % config.batch_size == 1 and not (config.drop_last and images > 1)
    if one_left and needs_two_images(architecture):
        figures = {"field": "batch_size", "images": images, "batch_size": config.batch_size}
        return {"batch_size": Message(NEEDS_TWO, figures)}
    return {}
