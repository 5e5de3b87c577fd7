"""Random steps on a whole batch, with parameters of its own for each image.

Each kernel computes what `functional.apply_drawn` computes image by image with the same parameters, by the same
formulas in the same order (torchvision/transforms/v2/functional/_geometry.py and its neighbours).

Shape suffixes: B images of a batch, C, H, W of an image, K of those that a step acts on.
"""

from collections.abc import Callable
from typing import Final

import torch
from torch.nn.functional import grid_sample

from mnistgui.data.transforms.draws import Drawn, Values
from mnistgui.data.transforms.functional import apply_fixed, functional

Kernel = Callable[[torch.Tensor, Values, Drawn], torch.Tensor]


def _sample(x_BCHW: torch.Tensor, grid_BHW2: torch.Tensor, values: Values) -> torch.Tensor:
    """Return the images read at the grid's places, -1 to 1 from edge to edge (``_apply_grid_transform``)."""
    mode, fill = values["interpolation"], values["fill"]
    float_BCHW = x_BCHW.to(torch.float32)
    if mode == "nearest" and not fill:
        moved_BCHW = grid_sample(float_BCHW, grid_BHW2, mode=mode, padding_mode="zeros", align_corners=False)
        return moved_BCHW.to(x_BCHW.dtype)
    # A channel of ones goes along: what is left of it tells how much of a pixel lies inside the image.
    with_ones = torch.cat([float_BCHW, torch.ones_like(float_BCHW[:, :1])], 1)
    moved = grid_sample(with_ones, grid_BHW2, mode=mode, padding_mode="zeros", align_corners=False)
    moved_BCHW, inside_B1HW = moved[:, :-1], moved[:, -1:]
    if mode == "nearest":
        moved_BCHW = torch.where(inside_B1HW < 0.5, fill, moved_BCHW)
    else:
        moved_BCHW = moved_BCHW.sub_(fill).mul_(inside_B1HW).add_(fill)
    return moved_BCHW if x_BCHW.dtype == torch.float32 else moved_BCHW.round_().to(x_BCHW.dtype)


def _affine_grid(theta_B23: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Return the places (B, H, W, 2) that the inverse maps ``theta_B23``, in pixels, read (``_affine_grid``)."""
    device = theta_B23.device
    base_HW3 = torch.ones(height, width, 3, device=device)
    base_HW3[..., 0] = torch.linspace((1.0 - width) * 0.5, (width - 1.0) * 0.5, width, device=device)
    base_HW3[..., 1] = torch.linspace((1.0 - height) * 0.5, (height - 1.0) * 0.5, height, device=device)[:, None]
    half_2 = torch.tensor([0.5 * width, 0.5 * height], device=device)
    rescaled_B32 = theta_B23.transpose(1, 2).div(half_2)
    places = base_HW3.view(1, height * width, 3).expand(len(theta_B23), -1, -1).bmm(rescaled_B32)
    return places.view(-1, height, width, 2)


def _inverse_affine(
    angle_B: torch.Tensor, translate_B2: torch.Tensor, scale_B: torch.Tensor, shear_B2: torch.Tensor
) -> torch.Tensor:
    """Return the maps (B, 2, 3) from a place in the result to one in the image, about the middle, in float64.

    Angles in degrees, translations in pixels (``_get_inverse_affine_matrix`` with the centre at 0).
    """
    turn_B = angle_B.double().deg2rad()
    (across_B, down_B), (dx_B, dy_B) = shear_B2.double().deg2rad().unbind(1), translate_B2.double().unbind(1)
    a = (turn_B - down_B).cos() / down_B.cos()
    b = -(a * across_B.tan() + turn_B.sin())
    c = (turn_B - down_B).sin() / down_B.cos()
    d = turn_B.cos() - c * across_B.tan()
    scale_B = scale_B.double()
    m0, m1, m3, m4 = d / scale_B, -b / scale_B, -c / scale_B, a / scale_B
    rows = [m0, m1, -m0 * dx_B - m1 * dy_B, m3, m4, -m3 * dx_B - m4 * dy_B]
    return torch.stack(rows, 1).view(-1, 2, 3)


def _affine(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    theta_B23 = _inverse_affine(drawn["angle"], drawn["translate"], drawn["scale"], drawn["shear"]).float()
    return _sample(x_BCHW, _affine_grid(theta_B23.to(x_BCHW.device), *x_BCHW.shape[2:]), values)


def _rotation(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    angle_B = drawn["angle"].double().remainder(360)
    still_B2, ones_B = torch.zeros(len(angle_B), 2), torch.ones(len(angle_B))
    theta_B23 = _inverse_affine(-angle_B, still_B2, ones_B, still_B2).float()
    height, width = x_BCHW.shape[2:]
    turned_BCHW = _sample(x_BCHW, _affine_grid(theta_B23.to(x_BCHW.device), height, width), values)
    # Quarter turns take the pixels as they are (``rotate_image``).
    for quarters in (0, 2) if height != width else (0, 1, 2, 3):
        exact_B = angle_B == 90 * quarters
        if exact_B.any():
            exact_B = exact_B.to(x_BCHW.device)
            turned_BCHW[exact_B] = torch.rot90(x_BCHW[exact_B], quarters, (2, 3))
    return turned_BCHW


def _perspective(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    """As ``_perspective_grid``; a place at infinity, which would read NaN, is outside here."""
    height, width = x_BCHW.shape[2:]
    device = x_BCHW.device
    coefficients_B8 = drawn["coefficients"].to(device)
    base_HW3 = torch.ones(height, width, 3, device=device)
    base_HW3[..., 0] = torch.linspace(0.5, width - 0.5, width, device=device)
    base_HW3[..., 1] = torch.linspace(0.5, height - 0.5, height, device=device)[:, None]
    base = base_HW3.view(1, height * width, 3).expand(len(x_BCHW), -1, -1)
    half_2 = torch.tensor([0.5 * width, 0.5 * height], device=device)
    above_B32 = coefficients_B8[:, :6].view(-1, 2, 3).transpose(1, 2) / half_2
    below_B3 = torch.cat([coefficients_B8[:, 6:], torch.ones_like(coefficients_B8[:, :1])], 1)
    below_B32 = below_B3[:, :, None].expand(-1, -1, 2)
    places = base.bmm(above_B32).div_(base.bmm(below_B32)).sub_(1.0)
    places = places.nan_to_num_(nan=-9.0, posinf=9.0, neginf=-9.0).view(-1, height, width, 2)
    return _sample(x_BCHW, places, values)


def _elastic(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    height, width = x_BCHW.shape[2:]
    places_BHW2 = drawn["displacement"].to(x_BCHW.device, copy=True)
    across, down = ((side - 1) / side for side in (width, height))
    places_BHW2[..., 0] += torch.linspace(-across, across, width, device=x_BCHW.device)
    places_BHW2[..., 1] += torch.linspace(-down, down, height, device=x_BCHW.device)[:, None]
    return _sample(x_BCHW, places_BHW2, values)


def _crop(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    padded_BCHW: torch.Tensor = apply_fixed("Pad", x_BCHW, values)
    size = values["size"]
    # Every place of the square as a view: (B, C, places down, places across, size, size).
    squares = padded_BCHW.unfold(2, size, 1).unfold(3, size, 1)
    device = x_BCHW.device
    each_B = torch.arange(len(x_BCHW), device=device)
    return squares[each_B, :, drawn["top"].to(device), drawn["left"].to(device)]


def _erasing(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    inside_BHW = _between(drawn["top"], drawn["height"], x_BCHW.shape[2])[:, :, None]
    inside_BHW = inside_BHW & _between(drawn["left"], drawn["width"], x_BCHW.shape[3])[:, None, :]
    return x_BCHW.masked_fill(inside_BHW[:, None].to(x_BCHW.device), values["value"])


def _between(first_B: torch.Tensor, count_B: torch.Tensor, size: int) -> torch.Tensor:
    place = torch.arange(size)
    return (place >= first_B[:, None]) & (place < (first_B + count_B)[:, None])


def _noise(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    """As ``gaussian_noise_image``, which draws from torch's default generator itself."""
    mean, sigma, clip = values["mean"], values["sigma"], values["clip"]
    noise_BCHW = drawn["noise"].to(x_BCHW.device)
    most = 1
    if x_BCHW.is_floating_point():
        noisy_BCHW: torch.Tensor = x_BCHW + (mean + noise_BCHW * sigma)
    else:
        most = 255
        noisy_BCHW = x_BCHW + (mean * 255 + noise_BCHW * (sigma * 255)).to(torch.int16)
    return (noisy_BCHW.clamp_(0, most) if clip else noisy_BCHW).to(x_BCHW.dtype)


def _flip_across(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    return x_BCHW.flip(3)


def _flip_down(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    return x_BCHW.flip(2)


def _invert(x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor:
    inverted_BCHW: torch.Tensor = functional().invert(x_BCHW)
    return inverted_BCHW


_KERNELS: Final[dict[str, Kernel]] = {
    "RandomAffine": _affine,
    "RandomRotation": _rotation,
    "RandomPerspective": _perspective,
    "RandomHorizontalFlip": _flip_across,
    "RandomVerticalFlip": _flip_down,
    "RandomCrop": _crop,
    "ElasticTransform": _elastic,
    "RandomErasing": _erasing,
    "RandomInvert": _invert,
    "GaussianNoise": _noise,
}


def apply_batch(name: str, x_BCHW: torch.Tensor, values: Values, drawn: Drawn) -> torch.Tensor | None:
    """Return the batch after the step, or None: there is no kernel for it. ``x_BCHW`` stays as it was."""
    kernel = _KERNELS.get(name)
    if kernel is None:
        return None
    if "acts" not in drawn or drawn["acts"].all():
        return kernel(x_BCHW, values, drawn)
    chosen_K = drawn["acts"].nonzero()[:, 0]
    if not len(chosen_K):
        return x_BCHW
    result_BCHW = x_BCHW.clone()
    there_K = chosen_K.to(x_BCHW.device)
    result_BCHW[there_K] = kernel(x_BCHW[there_K], values, {key: all_B[chosen_K] for key, all_B in drawn.items()})
    return result_BCHW
