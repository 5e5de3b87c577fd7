"""Kernels that give each image of a batch its own parameters, against torchvision with the same, one by one."""

from typing import Any

import pytest
import torch

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import Stage
from mnistgui.data.transforms.draws import Drawn, draw, generator_of
from mnistgui.data.transforms.functional import apply_drawn, functional
from mnistgui.data.transforms.kernels import apply_batch
from mnistgui.data.vision import torchvision

IMAGES = 60
SHAPES = pytest.mark.parametrize("shape_CHW", [(1, 28, 28), (3, 20, 25)], ids=["grey", "colour"])
DTYPES = pytest.mark.parametrize("dtype", [torch.uint8, torch.float32], ids=["uint8", "float32"])
MODES = pytest.mark.parametrize("mode", ["nearest", "bilinear"])
FILLS = pytest.mark.parametrize("fill", [0.0, 0.5], ids=["black", "grey"])


def v2() -> Any:
    torchvision()
    from torchvision.transforms import v2 as module

    return module


def pixels(shape_CHW: tuple[int, int, int], dtype: torch.dtype) -> torch.Tensor:
    images_BCHW = torch.randint(0, 256, (IMAGES, *shape_CHW), dtype=torch.uint8)
    return images_BCHW if dtype == torch.uint8 else images_BCHW / 255


def drawn_for(name: str, values: dict[str, Any], x_BCHW: torch.Tensor) -> Drawn:
    _, channels, height, width = x_BCHW.shape
    before = Stage(height=height, width=width, channels=channels, form="unit")
    return draw(name, values, before, len(x_BCHW), generator_of(3, 1))


def one_by_one(name: str, x_BCHW: torch.Tensor, values: dict[str, Any], drawn: Drawn) -> torch.Tensor:
    """Return what torchvision makes of each image with what was drawn for it."""
    rows = [{key: all_B[number] for key, all_B in drawn.items()} for number in range(len(x_BCHW))]
    plain = [{key: row if row.ndim > 1 else row.tolist() for key, row in each.items()} for each in rows]
    return torch.stack([apply_drawn(name, image, values, each) for image, each in zip(x_BCHW, plain, strict=True)])


def same(ours: torch.Tensor | None, theirs: torch.Tensor) -> None:
    """Fail where the two differ by more than rounding: it may tip a uint8 by one, and a tie to the neighbouring pixel.

    On the machine that this was written on every bit is the same.
    """
    assert ours is not None
    assert ours.dtype == theirs.dtype
    assert ours.shape == theirs.shape
    apart = (ours.double() - theirs.double()).abs()
    assert (apart > 1e-5).double().mean() < 5e-4


@SHAPES
@DTYPES
@MODES
@FILLS
@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (
            "RandomAffine",
            {"degrees": (-180.0, 180.0), "translate": (0.3, 0.2), "scale": (0.5, 2.0), "shear": (-40.0, 40.0)},
        ),
        ("RandomRotation", {"degrees": (-180.0, 180.0)}),
        ("RandomRotation", {"degrees": (0.0, 0.0)}),
        ("RandomPerspective", {"p": 0.7, "distortion_scale": 0.5}),
        ("ElasticTransform", {"alpha": 60.0, "sigma": 2.0}),
    ],
    ids=["affine", "rotation", "no rotation", "perspective", "elastic"],
)
def test_each_image_moves_as_torchvision_moves_it(
    name: str, changes: dict[str, Any], shape_CHW: tuple[int, int, int], dtype: torch.dtype, mode: str, fill: float
) -> None:
    x_BCHW = pixels(shape_CHW, dtype)
    fill = fill * 255 if dtype == torch.uint8 else fill
    values = TRANSFORMS[name].values(TRANSFORMS[name].step()) | changes | {"interpolation": mode, "fill": fill}
    drawn = drawn_for(name, values, x_BCHW)

    same(apply_batch(name, x_BCHW, values, drawn), one_by_one(name, x_BCHW, values, drawn))


@SHAPES
@MODES
def test_quarter_turns_move_whole_pixels(shape_CHW: tuple[int, int, int], mode: str) -> None:
    x_BCHW = pixels(shape_CHW, torch.float32)
    values = {"interpolation": mode, "fill": 0.0}
    quarters = torch.tensor([0.0, 90.0, 180.0, 270.0, -90.0, 360.0, -180.0, 45.0])
    drawn = {"angle": quarters.repeat(IMAGES)[:IMAGES]}

    ours = apply_batch("RandomRotation", x_BCHW, values, drawn)

    same(ours, one_by_one("RandomRotation", x_BCHW, values, drawn))
    assert ours is not None
    square = shape_CHW[1] == shape_CHW[2]
    for number, quarter_turns in enumerate((0, 1, 2, 3, -1, 4, -2)):
        if square or quarter_turns % 2 == 0:
            assert torch.equal(ours[number], torch.rot90(x_BCHW[number], quarter_turns, (1, 2)))


@SHAPES
@DTYPES
@pytest.mark.parametrize("mode", ["constant", "edge", "reflect", "symmetric"])
def test_each_image_is_cut_where_it_was_drawn(shape_CHW: tuple[int, int, int], dtype: torch.dtype, mode: str) -> None:
    x_BCHW = pixels(shape_CHW, dtype)
    values = {"size": 18, "padding": 3, "padding_mode": mode, "fill": 0.5}
    drawn = drawn_for("RandomCrop", values, x_BCHW)

    ours = apply_batch("RandomCrop", x_BCHW, values, drawn)

    assert ours is not None
    assert torch.equal(ours, one_by_one("RandomCrop", x_BCHW, values, drawn))


@SHAPES
@DTYPES
@pytest.mark.parametrize("name", ["RandomHorizontalFlip", "RandomVerticalFlip", "RandomInvert"])
@pytest.mark.parametrize("p", [0.0, 0.5, 1.0])
def test_only_the_drawn_images_are_changed(
    name: str, p: float, shape_CHW: tuple[int, int, int], dtype: torch.dtype
) -> None:
    x_BCHW = pixels(shape_CHW, dtype)
    drawn = drawn_for(name, {"p": p}, x_BCHW)

    ours = apply_batch(name, x_BCHW, {"p": p}, drawn)

    assert ours is not None
    assert torch.equal(ours, one_by_one(name, x_BCHW, {"p": p}, drawn))
    assert torch.equal(ours[~drawn["acts"]], x_BCHW[~drawn["acts"]])


@SHAPES
def test_the_drawn_rectangle_of_each_image_is_erased(shape_CHW: tuple[int, int, int]) -> None:
    x_BCHW = pixels(shape_CHW, torch.float32)
    values = TRANSFORMS["RandomErasing"].values(TRANSFORMS["RandomErasing"].step()) | {"value": 0.25}
    drawn = drawn_for("RandomErasing", values, x_BCHW)
    expected = x_BCHW.clone()
    for number in drawn["acts"].nonzero()[:, 0].tolist():
        place = [int(drawn[name][number]) for name in ("top", "left", "height", "width")]
        expected[number] = functional().erase(x_BCHW[number], *place, torch.tensor([0.25])[:, None, None])

    ours = apply_batch("RandomErasing", x_BCHW, values, drawn)

    assert ours is not None
    assert torch.equal(ours, expected)
    assert not torch.equal(ours, x_BCHW)


@SHAPES
@DTYPES
@pytest.mark.parametrize("clip", [True, False], ids=["clipped", "free"])
def test_noise_is_added_as_torchvision_adds_it(shape_CHW: tuple[int, int, int], dtype: torch.dtype, clip: bool) -> None:
    x_BCHW = pixels(shape_CHW, dtype)
    torch.manual_seed(5)
    noise = torch.randn_like(x_BCHW, dtype=torch.float32)
    torch.manual_seed(5)
    theirs = functional().gaussian_noise(x_BCHW, mean=0.1, sigma=0.3, clip=clip)

    ours = apply_batch("GaussianNoise", x_BCHW, {"mean": 0.1, "sigma": 0.3, "clip": clip}, {"noise": noise})

    assert ours is not None
    assert torch.equal(ours, theirs)


def test_colours_are_changed_as_torchvision_changes_them_in_the_drawn_order() -> None:
    x_BCHW = pixels((3, 12, 12), torch.float32)
    values = {"brightness": (0.5, 2.0), "contrast": (0.5, 2.0), "saturation": (0.5, 2.0), "hue": (-0.3, 0.3)}
    drawn = drawn_for("ColorJitter", values, x_BCHW)
    theirs = v2().ColorJitter(**values)
    expected = []
    for number, image in enumerate(x_BCHW):
        factors = {f"{name}_factor": float(drawn[name][number]) for name in values}
        expected.append(theirs.transform(image, {"fn_idx": drawn["order"][number], **factors}))

    assert torch.equal(one_by_one("ColorJitter", x_BCHW, values, drawn), torch.stack(expected))


@pytest.mark.parametrize("mode", ["nearest", "bilinear"])
def test_a_place_at_infinity_shows_the_fill_and_not_nan(mode: str) -> None:
    # x / (1 - x / 13.5) is infinite in the middle of pixel 13.
    coefficients_B8 = torch.tensor([[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, -1 / 13.5, 0.0]])
    values = {"interpolation": mode, "fill": 0.5}
    image_1CHW = torch.ones(1, 1, 28, 28)

    ours = apply_batch("RandomPerspective", image_1CHW, values, {"coefficients": coefficients_B8})

    assert ours is not None
    assert ours.isfinite().all()
    assert (ours[0, 0, :, 13] == 0.5).all()


@pytest.mark.parametrize("name", ["RandomAffine", "RandomRotation", "ElasticTransform", "RandomHorizontalFlip"])
def test_the_images_that_are_given_stay_as_they_were(name: str) -> None:
    x_BCHW = pixels((1, 28, 28), torch.float32)
    before = x_BCHW.clone()
    values = TRANSFORMS[name].values(TRANSFORMS[name].step())

    apply_batch(name, x_BCHW, values, drawn_for(name, dict(values), x_BCHW))

    assert torch.equal(x_BCHW, before)
