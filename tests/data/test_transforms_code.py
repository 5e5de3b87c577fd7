"""The Python that is written for a list of transforms does what the list does."""

from typing import Any

import numpy as np
import pytest
import torch

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import problem_of
from mnistgui.data.transforms.code import LAMBDAS, code_of, imports_of, spans_of
from mnistgui.data.transforms.engine import compile_steps
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.data.vision import torchvision

of = TransformStep.of
TO_PIL, NORMALIZE = of("ToPILImage"), of("Normalize", mean=(0.1307,), std=(0.3081,))
SHAPES = pytest.mark.parametrize("shape_HWC", [(28, 28, 1), (21, 26, 3)], ids=["grey", "colour"])


def lists() -> list[tuple[TransformStep, ...]]:
    """Return lists without chance: each fixed transform before and after the conversion and on PIL images."""
    found: list[tuple[TransformStep, ...]] = [
        DEFAULT_STEPS,
        (TO_TENSOR, NORMALIZE),
        (of("ToImage"), of("ToDtype"), NORMALIZE),
        (of("PILToTensor"), of("ToDtype", scale=False)),
        (TO_PIL, of("rotate"), of("PILToTensor"), of("hflip"), TO_TENSOR, NORMALIZE),
        (of("Resize", size=40, interpolation="bicubic"), of("ToDtype")),
        (of("Resize", size=12, interpolation="nearest"), of("ToDtype")),
        *((TO_TENSOR, of("Lambda", lambd=key)) for key in LAMBDAS),
        *((of("Pad", padding=3, padding_mode=mode, fill=9), TO_TENSOR) for mode in ("edge", "reflect", "symmetric")),
        (of("Pad", padding=3, fill=128.0), of("rotate", angle=-30.5, interpolation="nearest"), TO_TENSOR),
    ]
    for key, info in TRANSFORMS.items():
        step = of(key)
        if not info.random:
            found += [(step, TO_TENSOR), (TO_TENSOR, step), (TO_PIL, step, TO_TENSOR)]
    return [steps for steps in found if problem_of(steps, (28, 28, 1)) is None]


def run_in_python(steps: tuple[TransformStep, ...], images_BHWC: torch.Tensor) -> torch.Tensor:
    """Return what the written code makes of the images as torchvision's data sets give them: PIL images."""
    torchvision()
    from PIL import Image

    names: dict[str, Any] = {}
    exec("\n".join(imports_of(steps)), names)
    transform = eval(code_of(steps), names)
    pictures = [np.squeeze(image_HWC.numpy()) for image_HWC in images_BHWC]
    return torch.stack([transform(Image.fromarray(picture)) for picture in pictures])


@SHAPES
@pytest.mark.parametrize("steps", lists(), ids=lambda steps: "-".join(step.name for step in steps))
def test_the_code_gives_the_numbers_of_the_engine(
    steps: tuple[TransformStep, ...], shape_HWC: tuple[int, int, int]
) -> None:
    images_BHWC = torch.randint(0, 256, (3, *shape_HWC), dtype=torch.uint8)

    expected = run_in_python(steps, images_BHWC)

    # ToTensor and Normalize are one multiplication and one subtraction here.
    torch.testing.assert_close(compile_steps(steps, shape_HWC)(images_BHWC), expected, rtol=0, atol=3e-6)


@pytest.mark.parametrize("key", [key for key, info in TRANSFORMS.items() if info.random])
def test_the_code_of_a_random_transform_runs(key: str) -> None:
    steps = next(
        steps for steps in ((of(key), TO_TENSOR), (TO_TENSOR, of(key))) if problem_of(steps, (28, 28, 1)) is None
    )
    images_BHWC = torch.randint(0, 256, (2, 28, 28, 1), dtype=torch.uint8)

    assert run_in_python(steps, images_BHWC).shape == (2, 1, 28, 28)


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        (DEFAULT_STEPS, "ToTensor()"),
        (
            (TO_TENSOR, NORMALIZE),
            "v2.Compose([ToTensor(), v2.Normalize(mean=(0.1307,), std=(0.3081,))])",
        ),
        (
            (of("RandomRotation", interpolation="nearest"), of("ToDtype")),
            "v2.Compose([\n"
            "    v2.ToImage(),\n"
            "    v2.RandomRotation(degrees=(-10, 10)),\n"
            "    v2.ToDtype(torch.float32, scale=True),\n"
            "])",
        ),
        (
            (of("RandomVerticalFlip", p=0.25), TO_TENSOR),
            "v2.Compose([\n"
            "    v2.ToImage(),\n"
            "    v2.RandomVerticalFlip(p=0.25),\n"
            "    v2.ToDtype(torch.float32, scale=True),\n"
            "])",
        ),
        ((TO_PIL, of("hflip"), TO_TENSOR), "v2.Compose([v2.ToPILImage(), v2.Lambda(v2.functional.hflip), ToTensor()])"),
    ],
    ids=str,
)
def test_it_is_written_as_one_would(steps: tuple[TransformStep, ...], code: str) -> None:
    assert code_of(steps) == code


def test_what_does_not_fit_on_a_line_is_broken_up_and_keeps_its_meaning() -> None:
    steps = (of("RandomAffine"), TO_TENSOR, of("adjust_gamma", gamma=0.4), NORMALIZE)

    wide, narrow = code_of(steps, width=1000), code_of(steps, indent=4, width=40)

    assert "\n" not in wide
    lines = narrow.splitlines()
    assert max(map(len, lines)) <= 60  # the longest single argument, interpolation=…
    assert lines[1] == "        v2.ToImage(),"
    assert lines[-1] == "    ])"
    assert "".join(narrow.split()).replace(",]", "]").replace(",)", ")") == "".join(wide.split()).replace(",)", ")")


@pytest.mark.parametrize("width", [30, 88, 1000])
def test_every_span_covers_its_call_or_its_argument(width: int) -> None:
    steps = (of("RandomAffine"), TO_TENSOR, of("adjust_gamma", gamma=0.4), of("Lambda", lambd="square"), NORMALIZE)
    code = code_of(steps, indent=4, width=width)

    spans = spans_of(steps, indent=4, width=width)

    calls = [code[span.start : span.end] for span in spans if not span.parameter]
    assert [call.partition("(")[0] for call in calls] == [
        "v2.RandomAffine",
        "v2.ToDtype",
        "v2.Lambda",
        "v2.Lambda",
        "v2.Normalize",
    ]
    assert all(call.endswith(")") for call in calls)
    arguments = {(span.step, span.parameter): code[span.start : span.end] for span in spans if span.parameter}
    assert arguments == {
        (0, "degrees"): "degrees=(-10, 10)",
        (0, "translate"): "translate=(0.1, 0.1)",
        (0, "scale"): "scale=(0.9, 1.1)",
        (0, "interpolation"): "interpolation=v2.InterpolationMode.BILINEAR",
        (2, "gamma"): "gamma=0.4",
        (3, "lambd"): "lambda x: x**2",
        (4, "mean"): "mean=(0.1307,)",
        (4, "std"): "std=(0.3081,)",
    }


def test_the_decks_own_import_is_the_only_one_that_its_transform_needs() -> None:
    assert imports_of(DEFAULT_STEPS) == ("from torchvision.transforms import ToTensor",)
    assert imports_of((of("PILToTensor"), of("ToDtype"))) == ("import torch", "from torchvision.transforms import v2")
