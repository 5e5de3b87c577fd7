"""Which net a config asks for, as an `Architecture`. No torch here."""

from typing import Any, Final

from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.models.catalog import Architecture
from mnistgui.training.config import SECTIONS, TrainingConfig, as_written

# Settings that are the architecture's own: of the models that they are for (`FieldInfo.only_for`).
MODEL_OPTIONS: Final = tuple(
    name for name in SECTIONS["net"] if name not in ("model", "weights_file", "initialization", "init_std")
)


def architecture_of(config: TrainingConfig, image_set: ImageSet) -> Architecture:
    """Return the net that ``config`` asks for, fitted to the images of ``image_set`` as its transforms leave them."""
    return architecture_for(config, image_set.shape_HWC, image_set.class_names)


def architecture_for(
    config: TrainingConfig, shape_HWC: tuple[int, int, int], class_names: tuple[str, ...]
) -> Architecture:
    """Return the net that ``config`` asks for, for images of this shape and these classes."""
    options: dict[str, Any] = {name: as_written(getattr(config, name)) for name in MODEL_OPTIONS if config.uses(name)}
    return Architecture(
        model=config.model,
        input_CHW=Preparation.of(config.transforms, shape_HWC).output_CHW,
        classes=len(config.target.class_names(class_names)),
        options=options,
    )
