"""Fine-tuning: the settings with which a trained net goes on learning from a few images of somebody's own. No torch."""

from typing import Any, Final

from mnistgui.data.preparation import Preparation
from mnistgui.models.catalog import Architecture
from mnistgui.training.config import FIELDS, TrainingConfig

# Measured on four simulated hands, of each 100 drawings learned and 300 others read, with an MLP (93.2 % of MNIST's
# test digits), a CNN (96.2 %) and the shipped net: the hand 70 -> 73, 78 -> 83 and 95.8 -> 96.5 %, MNIST 1.9, 0.6 and
# 0.05 of 100 less. At 0.001 they forget 2.2 to 3.5 times as much for 0.4 to 2.6 more of the hand.
RECIPE: Final = {"optimizer": "adam", "learning_rate": 0.0003, "epochs": 10}
BATCH_SIZE: Final = 10


def fine_tuning(
    architecture: Architecture, preparation: Preparation, *, weights_file: str, folder: str, images: int
) -> TrainingConfig:
    """Return the settings of a run that begins with the net in ``weights_file`` and learns ``images`` in ``folder``.

    The images are prepared as those were that the net has learned from, and its classes are the class folders.

    Raises:
        UserError: an option of the architecture is none that can be set.
    """
    height, _, channels = preparation.shape_HWC
    settings: dict[str, Any] = {name: value for name, value in architecture.options.items() if name in FIELDS}
    return TrainingConfig.from_dict(
        settings
        | RECIPE
        | {
            "model": architecture.model,
            "batch_size": BATCH_SIZE,
            # Batch norm cannot learn from a single image: where one is left over, it waits for the next epoch.
            "drop_last": images % BATCH_SIZE == 1,
            "weights_file": weights_file,
            "transforms": list(preparation.steps),
            "dataset": "ImageFolder",
            "folder": folder,
            "image_side": height,
            "colour": channels == 3,
        }
    )
