"""What random transforms draw: for each image, within torchvision's bounds, and never from torch's own generator."""

from typing import Any

import pytest
import torch

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import Stage
from mnistgui.data.transforms.draws import Drawn, draw, generator_of
from mnistgui.data.transforms.functional import functional
from mnistgui.data.vision import torchvision

RANDOM = [key for key, info in TRANSFORMS.items() if info.random]
BEFORE = Stage(height=24, width=30, channels=1, form="unit")
IMAGES = 4000


def drawn(key: str, images: int = IMAGES, iteration: int = 1, before: Stage = BEFORE, **values: Any) -> Drawn:
    info = TRANSFORMS[key]
    return draw(key, info.values(info.step()) | values, before, images, generator_of(1, iteration))


def their_draws(transform: Any, count: int = 800) -> list[dict[str, Any]]:
    """Return what torchvision's own transform draws for one image, many times."""
    image_CHW = torch.zeros(BEFORE.channels, BEFORE.height, BEFORE.width)
    return [transform.make_params([image_CHW]) for _ in range(count)]


def v2() -> Any:
    torchvision()
    from torchvision.transforms import v2 as module

    return module


def alike(ours: torch.Tensor, theirs: list[float]) -> None:
    """Fail where two samples differ more than chance explains: the largest distance of their distribution functions."""
    one, other = ours.double().sort().values, torch.tensor(theirs, dtype=torch.float64).sort().values
    at = torch.cat([one, other])
    shares = [torch.searchsorted(sample, at, right=True) / len(sample) for sample in (one, other)]
    assert (shares[0] - shares[1]).abs().max() < 0.09


@pytest.mark.parametrize("key", RANDOM)
def test_torchs_default_generator_is_left_alone(key: str) -> None:
    before = torch.get_rng_state()

    drawn(key, images=5)

    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("key", RANDOM)
def test_the_same_seed_and_iteration_draw_the_same_and_another_iteration_draws_other_numbers(key: str) -> None:
    first, again, other = drawn(key, 50), drawn(key, 50), drawn(key, 50, iteration=2)

    assert all(torch.equal(first[name], again[name]) for name in first)
    assert any(not torch.equal(first[name], other[name]) for name in first)


@pytest.mark.parametrize("key", RANDOM)
def test_every_image_has_a_draw_of_its_own(key: str) -> None:
    rows = drawn(key, 50)

    assert all(len(all_B) == 50 for all_B in rows.values())
    assert any(len(all_B.unique(dim=0)) > 1 for all_B in rows.values())


def test_no_two_iterations_of_a_run_and_no_two_seeds_share_a_generator() -> None:
    first = [generator_of(seed, step).initial_seed() for seed in range(3) for step in range(1, 20_000)]

    assert len(set(first)) == len(first)
    assert generator_of(0, 1).initial_seed() != generator_of(1, 0).initial_seed()


def test_neighbouring_iterations_draw_unrelated_numbers() -> None:
    draws_TN = torch.stack([torch.rand(1000, generator=generator_of(7, step)) for step in range(1, 60)])

    assert torch.corrcoef(draws_TN).fill_diagonal_(0).abs().max() < 0.2
    assert abs(float(draws_TN[:, 0].mean()) - 0.5) < 0.15


def test_affine_draws_as_torchvision() -> None:
    bounds = {"degrees": (-30.0, 10.0), "translate": (0.2, 0.1), "scale": (0.5, 2.0), "shear": (-5.0, 20.0)}
    ours, theirs = drawn("RandomAffine", **bounds), their_draws(v2().RandomAffine(**bounds))

    alike(ours["angle"], [each["angle"] for each in theirs])
    alike(ours["scale"], [each["scale"] for each in theirs])
    for axis in (0, 1):
        alike(ours["translate"][:, axis], [each["translate"][axis] for each in theirs])
        alike(ours["shear"][:, axis], [each["shear"][axis] for each in theirs])
    assert torch.equal(ours["translate"], ours["translate"].round())
    assert ours["translate"].abs().amax(0).tolist() == [6.0, 2.0]


def test_rotation_and_blur_draw_within_their_bounds_evenly() -> None:
    angle_B, sigma_B = drawn("RandomRotation", degrees=(20.0, 60.0))["angle"], drawn("GaussianBlur")["sigma"]

    alike(angle_B, torch.linspace(20, 60, 1000).tolist())
    alike(sigma_B, torch.linspace(0.1, 2, 1000).tolist())


@pytest.mark.parametrize("key", [key for key in RANDOM if any(p.name == "p" for p in TRANSFORMS[key].parameters)])
def test_a_transform_acts_as_often_as_it_is_told(key: str) -> None:
    # A rectangle that would be larger than the image is given up after ten attempts, as torchvision does.
    small = {"scale": (0.02, 0.1)} if key == "RandomErasing" else {}

    shares = [float(drawn(key, p=p, **small)["acts"].double().mean()) for p in (0.0, 0.3, 1.0)]

    assert shares[0] == 0.0
    assert abs(shares[1] - 0.3) < 0.04
    assert shares[2] == 1.0


def test_perspective_draws_as_torchvision() -> None:
    ours = drawn("RandomPerspective", distortion_scale=0.6)["coefficients"]
    theirs = their_draws(v2().RandomPerspective(distortion_scale=0.6))

    for number in range(8):
        alike(ours[:, number].clamp(-3, 3), [max(-3.0, min(3.0, each["coefficients"][number])) for each in theirs])


def test_corners_on_a_line_leave_the_image_as_it_is() -> None:
    tiny = Stage(height=3, width=3, channels=1, form="unit")

    coefficients_B8 = drawn("RandomPerspective", before=tiny, distortion_scale=1.0)["coefficients"]

    assert coefficients_B8.isfinite().all()
    assert (coefficients_B8 == torch.tensor([1.0, 0, 0, 0, 1, 0, 0, 0])).all(1).any()


def test_crop_reaches_every_place_equally_often() -> None:
    ours = drawn("RandomCrop", size=26, padding=2)

    for name, places in (("top", 3), ("left", 9)):
        counts = ours[name].bincount()
        assert len(counts) == places
        assert (counts / IMAGES - 1 / places).abs().max() < 0.04


@pytest.mark.parametrize("scale", [(0.08, 1.0), (0.9, 1.0)], ids=str)
def test_resized_crop_draws_as_torchvision(scale: tuple[float, float]) -> None:
    values = {"scale": scale, "ratio": (0.5, 3.0)}
    ours, theirs = drawn("RandomResizedCrop", **values), their_draws(v2().RandomResizedCrop(10, **values))

    for name in ("top", "left", "height", "width"):
        alike(ours[name], [each[name] for each in theirs])
    assert (ours["top"] + ours["height"] <= BEFORE.height).all()
    assert (ours["left"] + ours["width"] <= BEFORE.width).all()


def test_resized_crop_takes_the_middle_where_no_drawn_part_fits() -> None:
    values = {"scale": (1.0, 1.0), "ratio": (2.0, 2.0)}
    ours, theirs = drawn("RandomResizedCrop", 20, **values), their_draws(v2().RandomResizedCrop(10, **values), 1)[0]

    assert {name: all_B.unique().tolist() for name, all_B in ours.items()} == {name: [theirs[name]] for name in theirs}


@pytest.mark.parametrize("scale", [(0.02, 0.33), (0.5, 1.0)], ids=str)
def test_erasing_draws_as_torchvision(scale: tuple[float, float]) -> None:
    values = {"scale": scale, "ratio": (0.3, 3.3)}
    ours, theirs = drawn("RandomErasing", p=1.0, **values), their_draws(v2().RandomErasing(p=1.0, **values))
    acts_B, found = ours["acts"], [each for each in theirs if each["v"] is not None]

    assert abs(float(acts_B.double().mean()) - len(found) / len(theirs)) < 0.06
    for name, their_name in (("top", "i"), ("left", "j"), ("height", "h"), ("width", "w")):
        alike(ours[name][acts_B], [each[their_name] for each in found])
    assert (ours["top"] + ours["height"] <= BEFORE.height)[acts_B].all()
    assert (ours["left"] + ours["width"] <= BEFORE.width)[acts_B].all()


def test_elastic_pull_is_as_strong_and_as_smooth_as_torchvisions() -> None:
    ours_BHW2 = drawn("ElasticTransform", 200, alpha=40.0, sigma=2.0)["displacement"]
    theirs = their_draws(v2().ElasticTransform(alpha=40.0, sigma=2.0), 200)
    theirs_BHW2 = torch.cat([each["displacement"] for each in theirs])

    torch.testing.assert_close(ours_BHW2.std((0, 1, 2)), theirs_BHW2.std((0, 1, 2)), rtol=0.05, atol=0)
    steps = [field.diff(dim=2).std((0, 1, 2)) for field in (ours_BHW2, theirs_BHW2)]
    torch.testing.assert_close(steps[0], steps[1], rtol=0.05, atol=0)


def test_elastic_noise_is_smoothed_as_gaussian_blur_does() -> None:
    noise_B2HW = torch.rand(3, 2, BEFORE.height, BEFORE.width, generator=generator_of(1, 1)) * 2 - 1
    blurred_B2HW = functional().gaussian_blur(noise_B2HW, [17, 17], [2.0, 2.0])
    expected_BHW2 = blurred_B2HW.permute(0, 2, 3, 1) * 40.0 / torch.tensor([BEFORE.width, BEFORE.height])

    ours_BHW2 = drawn("ElasticTransform", 3, alpha=40.0, sigma=2.0)["displacement"]

    torch.testing.assert_close(ours_BHW2, expected_BHW2, rtol=0, atol=1e-5)


def test_jitter_draws_every_order_and_as_torchvision() -> None:
    bounds = {"brightness": (0.5, 2.0), "contrast": (0.1, 0.9), "saturation": (1.0, 3.0), "hue": (-0.2, 0.4)}
    ours, theirs = drawn("ColorJitter", **bounds), their_draws(v2().ColorJitter(**bounds))

    for name in bounds:
        alike(ours[name], [each[f"{name}_factor"] for each in theirs])
    orders, counts = ours["order"].unique(dim=0, return_counts=True)
    assert len(orders) == 24
    assert counts.min() > IMAGES / 24 / 2


def test_noise_is_standard_normal() -> None:
    noise = drawn("GaussianNoise", 100)["noise"]

    assert noise.shape == (100, 1, 24, 30)
    assert abs(float(noise.mean())) < 0.02
    assert abs(float(noise.std()) - 1) < 0.02
