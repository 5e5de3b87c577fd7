"""What the random transforms draw, for each image of a batch, from a generator of our own: never torch's default one.

Distributions and bounds are those of ``make_params`` in torchvision/transforms/v2/{_geometry,_color,_augment,_misc}.py,
drawn for all images at once; so the numbers differ from those that torchvision would draw with the same seed.

Shape suffixes: B images of a batch, A attempts, H, W, C of an image. Everything drawn lies on the CPU, so that a seed
gives the same on every device.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import torch
from torch.nn.functional import pad

from mnistgui.data.transforms.check import Stage, elastic_kernel

# What one step has drawn, by name; the first dimension of each tensor counts the images.
Drawn = Mapping[str, torch.Tensor]
Values = Mapping[str, Any]

_ATTEMPTS: Final = 10  # as torchvision: then it gives up


def generator_of(seed: int, iteration: int) -> torch.Generator:
    """Return the generator of one iteration of a run (counted from 1 over all epochs): a function of both numbers.

    So a preview draws what the run will draw, and a resumed run what it would have drawn. torch's CPU generator
    (MT19937) is seeded with 32 bits; both numbers are spread over them with the finalizer of MurmurHash3, a bijection:
    no two iterations of one run have the same generator.
    """
    generator = torch.Generator()
    generator.manual_seed(_spread(_spread(seed ^ 0x9E3779B9) ^ iteration))
    return generator


def _spread(number: int) -> int:
    """Return 32 bits, each of which hangs on all of the lowest 32 bits of ``number`` (fmix32, public domain)."""
    number &= 0xFFFFFFFF
    number = (number ^ number >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    number = (number ^ number >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return number ^ number >> 16


def draw(name: str, values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    """Return what the random transform ``name`` draws for so many ``images`` that are as ``before`` says."""
    return _DRAWS[name](values, before, images, generator)


def middle(name: str, values: Values, before: Stage, images: int) -> Drawn | None:
    """Return what stands in for the draw where images are tested, or None: the step is left out.

    A net wants the same size in a test as in training, so `RandomCrop` takes the middle and `RandomResizedCrop` the
    whole image.
    """
    if name == "RandomCrop":
        # As CenterCrop rounds (_center_crop_compute_crop_anchor).
        room = [side + 2 * values["padding"] - values["size"] for side in (before.height, before.width)]
        top, left = (round(number / 2.0) for number in room)
        return {"top": torch.full((images,), top), "left": torch.full((images,), left)}
    if name == "RandomResizedCrop":
        whole = {"top": 0, "left": 0, "height": before.height, "width": before.width}
        return {key: torch.full((images,), number) for key, number in whole.items()}
    return None


def _uniform(bounds: Sequence[float], images: int, generator: torch.Generator) -> torch.Tensor:
    low, high = bounds
    return torch.empty(images).uniform_(low, high, generator=generator)


def _whole(below_B: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Return whole numbers from 0 to ``below_B`` - 1, all equally probable."""
    share_B = torch.rand(below_B.shape, dtype=torch.float64, generator=generator)
    return (share_B * below_B).long()


def _acts(values: Values, images: int, generator: torch.Generator) -> torch.Tensor:
    acts_B: torch.Tensor = torch.rand(images, generator=generator) < values["p"]
    return acts_B


def _chance(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    return {"acts": _acts(values, images, generator)}


def _rotation(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    return {"angle": _uniform(values["degrees"], images, generator)}


def _affine(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    angle_B = _uniform(values["degrees"], images, generator)
    furthest = [part * side for part, side in zip(values["translate"], (before.width, before.height), strict=True)]
    shifts = [_uniform((-most, most), images, generator).round() for most in furthest]
    return {
        "angle": angle_B,
        "translate": torch.stack(shifts, 1),
        "scale": _uniform(values["scale"], images, generator),
        "shear": torch.stack([_uniform(values["shear"], images, generator), torch.zeros(images)], 1),
    }


def _perspective(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    height, width = before.height, before.width
    down, across = (int(values["distortion_scale"] * (side // 2)) + 1 for side in (height, width))
    low = torch.tensor([[0, 0], [width - across, 0], [width - across, height - down], [0, height - down]])
    moves_B42 = _whole(torch.tensor([across, down]).expand(images, 4, 2), generator)
    corners_42 = torch.tensor([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]])
    acts_B = _acts(values, images, generator)
    return {"acts": acts_B, "coefficients": _perspective_coefficients(low + moves_B42, corners_42)}


def _perspective_coefficients(from_B42: torch.Tensor, to_42: torch.Tensor) -> torch.Tensor:
    """Return float32 (B, 8): the perspective that takes four points to four others (``_get_perspective_coeffs``).

    Where three of the points lie on a line there is none: the image is left as it is.
    """
    from_B42, to_B42 = from_B42.double(), to_42.double().expand(from_B42.shape)
    x, y, u, v = from_B42[..., 0], from_B42[..., 1], to_B42[..., 0], to_B42[..., 1]
    one, none = torch.ones_like(x), torch.zeros_like(x)
    rows_u = torch.stack([x, y, one, none, none, none, -u * x, -u * y], -1)
    rows_v = torch.stack([none, none, none, x, y, one, -v * x, -v * y], -1)
    result = torch.linalg.solve_ex(torch.cat([rows_u, rows_v], 1), torch.cat([u, v], 1))
    coefficients_B8 = result.result.float()
    good_B = (result.info == 0) & coefficients_B8.isfinite().all(1)
    unmoved_8 = torch.tensor([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    return torch.where(good_B[:, None], coefficients_B8, unmoved_8)


def _crop(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    places = [side + 2 * values["padding"] - values["size"] + 1 for side in (before.height, before.width)]
    top_B, left_B = (_whole(torch.full((images,), number), generator) for number in places)
    return {"top": top_B, "left": left_B}


def _rectangles(
    values: Values, before: Stage, images: int, generator: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return sqrt(area · ratio) and sqrt(area / ratio), rounded, of ten rectangles an image: float64 (A, B) each."""
    count = _ATTEMPTS * images
    area = _uniform(values["scale"], count, generator).double() * before.height * before.width
    ratio = _uniform([math.log(ratio) for ratio in values["ratio"]], count, generator).exp().double()
    first, second = (area * ratio).sqrt().round(), (area / ratio).sqrt().round()
    return first.view(_ATTEMPTS, images), second.view(_ATTEMPTS, images)


def _first(good_AB: torch.Tensor, number_AB: torch.Tensor, otherwise: float) -> torch.Tensor:
    """Return for each image the number of its first good attempt, int64 (B,)."""
    chosen_B = number_AB.gather(0, good_AB.int().argmax(0, keepdim=True))[0]
    return torch.where(good_AB.any(0), chosen_B, otherwise).long()


def _resized_crop(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    width_AB, height_AB = _rectangles(values, before, images, generator)
    good_AB = (width_AB > 0) & (width_AB <= before.width) & (height_AB > 0) & (height_AB <= before.height)
    # When no attempt fits: the largest middle part whose proportions are allowed.
    low, high = values["ratio"]
    width, height = before.width, before.height
    if width / height < low:
        height = max(1, round(width / low))
    elif width / height > high:
        width = max(1, round(height * high))
    height_B, width_B = _first(good_AB, height_AB, height), _first(good_AB, width_AB, width)
    found_B = good_AB.any(0)
    room_top_B, room_left_B = before.height - height_B, before.width - width_B
    top_B = torch.where(found_B, _whole(room_top_B + 1, generator), room_top_B // 2)
    left_B = torch.where(found_B, _whole(room_left_B + 1, generator), room_left_B // 2)
    return {"top": top_B, "left": left_B, "height": height_B, "width": width_B}


def _erasing(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    acts_B = _acts(values, images, generator)
    height_AB, width_AB = _rectangles(values, before, images, generator)
    good_AB = (height_AB < before.height) & (width_AB < before.width)
    height_B, width_B = _first(good_AB, height_AB, 0), _first(good_AB, width_AB, 0)
    top_B = _whole(before.height - height_B + 1, generator)
    left_B = _whole(before.width - width_B + 1, generator)
    return {"acts": acts_B & good_AB.any(0), "top": top_B, "left": left_B, "height": height_B, "width": width_B}


def _elastic(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    noise_B2HW = torch.rand(images, 2, before.height, before.width, generator=generator) * 2 - 1
    smooth_rows_HH, smooth_columns_WW = (_smoothing(side, values["sigma"]) for side in noise_B2HW.shape[2:])
    smooth_B2HW = smooth_rows_HH @ noise_B2HW @ smooth_columns_WW.T
    strength_2 = values["alpha"] / torch.tensor([before.width, before.height])
    return {"displacement": smooth_B2HW.permute(0, 2, 3, 1) * strength_2}


def _smoothing(side: int, sigma: float) -> torch.Tensor:
    """Return the matrix (side, side) that blurs a column as ``gaussian_blur`` does, mirrored at both ends.

    A Gaussian blur is one along the rows after one along the columns: two small products in place of a convolution.
    """
    kernel = elastic_kernel(sigma)
    reach = kernel // 2
    weights_K = torch.softmax(-((torch.arange(-reach, reach + 1).float() / sigma) ** 2) / 2, 0)
    mirrored = pad(torch.eye(side)[None], (reach, reach), mode="reflect")[0]
    return (mirrored.unfold(1, kernel, 1) @ weights_K).T


def _jitter(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    order_B4 = torch.rand(images, 4, generator=generator).argsort(1)
    names = ("brightness", "contrast", "saturation", "hue")
    return {"order": order_B4} | {name: _uniform(values[name], images, generator) for name in names}


def _blur(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    return {"sigma": _uniform(values["sigma"], images, generator)}


def _noise(values: Values, before: Stage, images: int, generator: torch.Generator) -> Drawn:
    shape = (images, before.channels, before.height, before.width)
    return {"noise": torch.randn(shape, generator=generator)}


_DRAWS: Final[dict[str, Callable[[Values, Stage, int, torch.Generator], Drawn]]] = {
    "RandomAffine": _affine,
    "RandomRotation": _rotation,
    "RandomPerspective": _perspective,
    "RandomHorizontalFlip": _chance,
    "RandomVerticalFlip": _chance,
    "RandomCrop": _crop,
    "RandomResizedCrop": _resized_crop,
    "ElasticTransform": _elastic,
    "RandomErasing": _erasing,
    "ColorJitter": _jitter,
    "RandomInvert": _chance,
    "GaussianBlur": _blur,
    "GaussianNoise": _noise,
}
