"""One step on one image, or a fixed step on a whole batch, by ``torchvision.transforms.v2.functional``.

This is the reference: `kernels` do the same to a whole batch with parameters of its own for each image.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

import torch

from mnistgui.data.transforms.draws import Values
from mnistgui.data.vision import torchvision

# Of one image: a tensor (C, H, W) or a PIL image.
Image = Any
# What a random step has drawn for one image, as numbers (and tensors, where it is more than a few).
Parameters = Mapping[str, Any]


@cache
def functional() -> Any:
    """Return the module ``torchvision.transforms.v2.functional``."""
    torchvision()
    return import_module("torchvision.transforms.v2.functional")


def apply_fixed(name: str, image: Image, values: Values) -> Image:
    """Return ``image``, which may be a batch (B, C, H, W), after a step that draws nothing."""
    F = functional()
    match name:
        case "ToTensor" | "ToDtype":
            image = image if isinstance(image, torch.Tensor) else F.pil_to_tensor(image)
            return F.to_dtype(image, torch.float32, scale=values.get("scale", True))
        case "ToImage" | "PILToTensor":
            return image if isinstance(image, torch.Tensor) else F.pil_to_tensor(image)
        case "Pad":
            return F.pad(image, [values["padding"]], fill=values["fill"], padding_mode=values["padding_mode"])
        case "Resize":
            return F.resize(image, [values["size"]], interpolation=values["interpolation"])
        case "CenterCrop":
            return F.center_crop(image, [values["size"]])
        case "Grayscale":
            return F.rgb_to_grayscale(image, num_output_channels=values["num_output_channels"])
        case "Normalize":
            return F.normalize(image, mean=list(values["mean"]), std=list(values["std"]))
        case "Lambda":
            return _LAMBDAS[values["lambd"]](image)
        case "adjust_gamma" if isinstance(image, torch.Tensor) and image.is_floating_point():
            # Rounding may have left a value a hair below 0, and torchvision would make NaN of it.
            return F.adjust_gamma(image.clamp(min=0), **values)
    return getattr(F, name)(image, **values)


def apply_drawn(name: str, image: Image, values: Values, drawn: Parameters) -> Image:
    """Return one ``image`` after a random step that has drawn ``drawn``."""
    if not drawn.get("acts", True):
        return image
    return _DRAWN[name](functional(), image, values, drawn)


def _affine(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    return F.affine(
        image,
        angle=drawn["angle"],
        translate=drawn["translate"],
        scale=drawn["scale"],
        shear=drawn["shear"],
        interpolation=values["interpolation"],
        fill=values["fill"],
    )


def _rotation(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    return F.rotate(image, drawn["angle"], interpolation=values["interpolation"], fill=values["fill"])


def _perspective(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    coefficients, mode, fill = drawn["coefficients"], values["interpolation"], values["fill"]
    return F.perspective(image, None, None, interpolation=mode, fill=fill, coefficients=coefficients)


def _elastic(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    displacement_1HW2 = drawn["displacement"][None]
    return F.elastic(image, displacement_1HW2, interpolation=values["interpolation"], fill=values["fill"])


def _crop(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    padded = apply_fixed("Pad", image, values)
    return F.crop(padded, drawn["top"], drawn["left"], values["size"], values["size"])


def _resized_crop(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    size, mode = [values["size"], values["size"]], values["interpolation"]
    return F.resized_crop(image, **drawn, size=size, interpolation=mode)


def _jitter(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    names = ("brightness", "contrast", "saturation", "hue")
    for name in (names[number] for number in drawn["order"]):
        unmoved = 0.0 if name == "hue" else 1.0
        if values[name] != (unmoved, unmoved):
            image = getattr(F, f"adjust_{name}")(image, drawn[name])
    return image


def _flip_across(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    return F.horizontal_flip(image)


def _flip_down(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    return F.vertical_flip(image)


def _invert(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    return F.invert(image)


def _blur(F: Any, image: Image, values: Values, drawn: Parameters) -> Image:
    sides = [values["kernel_size"], values["kernel_size"]]
    return F.gaussian_blur(image, sides, [drawn["sigma"], drawn["sigma"]])


_DRAWN: Final[dict[str, Callable[[Any, Image, Values, Parameters], Image]]] = {
    "RandomAffine": _affine,
    "RandomRotation": _rotation,
    "RandomPerspective": _perspective,
    "RandomHorizontalFlip": _flip_across,
    "RandomVerticalFlip": _flip_down,
    "RandomCrop": _crop,
    "RandomResizedCrop": _resized_crop,
    "ElasticTransform": _elastic,
    "ColorJitter": _jitter,
    "RandomInvert": _invert,
    "GaussianBlur": _blur,
}

# `code.LAMBDAS` is how each is written in Python.
_LAMBDAS: Final[dict[str, Callable[[torch.Tensor], torch.Tensor]]] = {
    "invert": lambda x: 1 - x,
    "threshold": lambda x: (x > 0.5).float(),
    "square": lambda x: x**2,
    "square_root": lambda x: x.clamp(min=0).sqrt(),
    "center": lambda x: 2 * x - 1,
}
