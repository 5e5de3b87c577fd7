"""What a net refuses, found before it is built and trained."""

import math

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.models.catalog import MODELS, Architecture, build, layers_of
from mnistgui.models.layers import shapes_of

CANNOT_TAKE = QT_TRANSLATE_NOOP(
    "core", "{model} cannot take images of {height}x{width} pixels with {channels} channels: {detail}."
)


def problem_of_net(architecture: Architecture) -> Message | None:
    """Return why this net cannot be built for its images, or None.

    Needs no torch where the net is a list of layers (`catalog.layers_of`); another one is tried without weights
    (torch's meta device), which loads torch and torchvision and takes some hundredths of a second.

    Raises:
        KeyError, TypeError: an option that the model needs is not there, or is none of its kind.
    """
    try:
        layers = layers_of(architecture)
        if layers is not None:
            shapes_of(layers, architecture.input_CHW, architecture.classes)
        else:
            _try_without_weights(architecture)
    except UserError as error:
        return error.message
    except (ValueError, RuntimeError) as error:
        channels, height, width = architecture.input_CHW
        size = {"channels": channels, "height": height, "width": width}
        return Message(CANNOT_TAKE, {"model": architecture.model, **size, "detail": first_line(error)})
    return None


def needs_two_images(architecture: Architecture) -> bool:
    """Return whether the net cannot learn from a batch of one image, because batch norm sees one number a channel.

    So it is where batch norm stands behind a linear layer or on maps of a single pixel (PyTorch: "Expected more than
    1 value per channel when training"). Needs no torch.

    Raises:
        NetRefusedError: the net cannot be built for its images at all.
    """
    layers = layers_of(architecture)
    if layers is not None:
        rows = shapes_of(layers, architecture.input_CHW, architecture.classes)
        return any(row.kind.startswith("BatchNorm") and math.prod(row.shape[1:]) == 1 for row in rows)
    divisor = MODELS[architecture.model].batch_norm_divisor
    adapted = architecture.options.get("fit") == "adapt"
    return adapted and divisor > 0 and max(architecture.input_CHW[1:]) <= divisor


def _try_without_weights(architecture: Architecture) -> None:
    import torch

    with torch.device("meta"):
        build(architecture).eval()(torch.empty(1, *architecture.input_CHW))
