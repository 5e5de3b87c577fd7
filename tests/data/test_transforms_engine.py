"""The engine: a list of transforms on a batch, random for each image in training and still in tests."""

import pytest
import torch

from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import problem_of
from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.engine import Pipeline, compile_steps
from mnistgui.data.transforms.functional import apply_fixed, functional
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import UserError

of = TransformStep.of
TO_PIL = of("ToPILImage")
GREY, COLOUR = (28, 28, 1), (20, 26, 3)

RANDOM = [
    steps
    for key, info in TRANSFORMS.items()
    for steps in ((of(key), TO_TENSOR), (TO_TENSOR, of(key)), (TO_PIL, of(key), TO_TENSOR))
    if info.random and problem_of(steps, GREY) is None
]
EACH_RANDOM = pytest.mark.parametrize("steps", RANDOM, ids=lambda steps: "-".join(step.name for step in steps))


@pytest.fixture
def batch(tiny_image_set: ImageSet) -> torch.Tensor:
    return torch.tensor(tiny_image_set.images_NHWC[:24])


def pixels(shape_HWC: tuple[int, int, int], images: int = 6) -> torch.Tensor:
    return torch.randint(0, 256, (images, *shape_HWC), dtype=torch.uint8)


@EACH_RANDOM
def test_a_generator_alone_decides_what_comes_out(steps: tuple[TransformStep, ...], batch: torch.Tensor) -> None:
    pipeline = compile_steps(steps, GREY)
    default_state, before = torch.get_rng_state(), batch.clone()

    first, again = (pipeline(batch, generator_of(1, 1)) for _ in range(2))
    other = pipeline(batch, generator_of(1, 2))

    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert torch.equal(torch.get_rng_state(), default_state)
    assert torch.equal(batch, before)
    assert first.dtype == torch.float32
    assert first.is_contiguous()


@EACH_RANDOM
def test_an_image_of_a_batch_can_be_had_alone(steps: tuple[TransformStep, ...], batch: torch.Tensor) -> None:
    pipeline = compile_steps(steps, GREY)

    all_BCHW = pipeline(batch, generator_of(1, 1))
    some_KCHW = pipeline(batch, generator_of(1, 1), only=[17, 3, 17])

    assert torch.equal(some_KCHW, all_BCHW[[17, 3, 17]])


@EACH_RANDOM
def test_two_images_that_are_alike_become_different(steps: tuple[TransformStep, ...], batch: torch.Tensor) -> None:
    same_BHWC = batch[:1].expand(24, -1, -1, -1)

    x_BCHW = compile_steps(steps, GREY)(same_BHWC, generator_of(1, 1))

    assert len(x_BCHW.unique(dim=0)) > 1


@EACH_RANDOM
def test_without_a_generator_random_steps_are_left_out(steps: tuple[TransformStep, ...], batch: torch.Tensor) -> None:
    still = [step for step in steps if not TRANSFORMS[step.name].random]

    x_BCHW = compile_steps(steps, GREY)(batch)

    torch.testing.assert_close(x_BCHW, compile_steps(still, GREY)(batch), rtol=0, atol=1e-6)


@pytest.mark.parametrize("size", [20, 21])
def test_in_tests_a_crop_takes_the_middle_so_that_the_size_is_that_of_the_training(size: int) -> None:
    images_BHWC = pixels(COLOUR)
    random, still = of("RandomCrop", size=size, padding=2), of("CenterCrop", size=size)

    cropped = compile_steps((random, TO_TENSOR), COLOUR)(images_BHWC)

    padded = compile_steps((of("Pad", padding=2), still, TO_TENSOR), COLOUR)(images_BHWC)
    assert torch.equal(cropped, padded)


def test_in_tests_a_resized_crop_takes_the_whole_image() -> None:
    images_BHWC = pixels(COLOUR)

    x_BCHW = compile_steps((of("RandomResizedCrop", size=16), TO_TENSOR), COLOUR)(images_BHWC)

    whole_BCHW = functional().resize(images_BHWC.permute(0, 3, 1, 2), [16, 16])
    torch.testing.assert_close(x_BCHW, whole_BCHW / 255, rtol=0, atol=1e-6)


@pytest.mark.parametrize("shape_HWC", [GREY, COLOUR], ids=["grey", "colour"])
def test_fixed_steps_always_act_and_in_their_order(shape_HWC: tuple[int, int, int]) -> None:
    images_BHWC = pixels(shape_HWC)
    steps = (of("Pad", padding=1), of("hflip"), TO_TENSOR, of("invert"), of("Normalize", mean=(0.2,), std=(0.5,)))
    F = functional()
    flipped = F.hflip(F.pad(images_BHWC.permute(0, 3, 1, 2), [1]))
    expected_BCHW = (1 - flipped / 255 - 0.2) / 0.5
    pipeline = compile_steps(steps, shape_HWC)

    for generator in (None, generator_of(1, 1)):
        torch.testing.assert_close(pipeline(images_BHWC, generator), expected_BCHW, rtol=0, atol=1e-5)
    assert pipeline.output_CHW == expected_BCHW.shape[1:]


def test_fixed_steps_take_nothing_from_the_generator() -> None:
    images_BHWC = pixels(GREY)

    alone = compile_steps((TO_TENSOR, of("RandomErasing", p=1.0)), GREY).trace(images_BHWC, generator_of(1, 1))
    after_fixed = compile_steps((of("invert"), TO_TENSOR, of("RandomErasing", p=1.0)), GREY)

    assert torch.equal(alone[-1].drawn["top"], after_fixed.trace(images_BHWC, generator_of(1, 1))[-1].drawn["top"])


def test_after_to_pil_image_the_steps_work_on_pil_images_until_a_conversion() -> None:
    steps = (TO_PIL, of("RandomRotation"), of("Pad"), of("ToImage"), of("hflip"), of("ToDtype"))

    traces = compile_steps(steps, COLOUR).trace(pixels(COLOUR), generator_of(1, 1))

    kinds = [type(trace.images[0]).__name__ for trace in traces]
    assert kinds == ["Image", "Image", "Image", "Tensor", "Tensor", "Tensor"]
    assert traces[1].images[0].mode == "RGB"


@pytest.mark.parametrize("shape_HWC", [GREY, COLOUR], ids=["grey", "colour"])
@pytest.mark.parametrize(
    "step",
    [
        of("RandomAffine", interpolation="nearest"),
        of("RandomRotation", interpolation="nearest"),
        of("RandomCrop", size=15),
        of("RandomHorizontalFlip"),
        of("RandomInvert"),
    ],
    ids=lambda step: step.name,
)
def test_pil_images_and_tensors_draw_the_same(step: TransformStep, shape_HWC: tuple[int, int, int]) -> None:
    images_BHWC = pixels(shape_HWC, images=20)

    on_tensors = compile_steps((step, TO_TENSOR), shape_HWC)(images_BHWC, generator_of(1, 1))
    on_pil = compile_steps((TO_PIL, step, TO_TENSOR), shape_HWC)(images_BHWC, generator_of(1, 1))

    # PIL rounds the place of the nearest pixel in its own way.
    assert (on_tensors != on_pil).double().mean() < 0.03


def test_the_trace_tells_what_each_step_drew_and_made() -> None:
    images_BHWC = pixels(GREY)
    steps = (of("RandomRotation", degrees=(30, 30)), TO_TENSOR, of("Normalize"))
    pipeline = compile_steps(steps, GREY)

    traces = pipeline.trace(images_BHWC, generator_of(1, 1), only=[4, 2])

    assert [trace.step for trace in traces] == list(steps)
    assert traces[0].drawn["angle"].tolist() == [30.0, 30.0]
    assert [trace.images.dtype for trace in traces] == [torch.uint8, torch.float32, torch.float32]
    assert torch.equal(traces[-1].images, pipeline(images_BHWC, generator_of(1, 1), only=[4, 2]))
    turned = functional().rotate(images_BHWC[4].permute(2, 0, 1), 30.0, interpolation="bilinear", fill=0)
    assert (traces[0].images[0].int() - turned.int()).abs().max() <= 1


def test_a_trace_without_a_generator_shows_that_nothing_was_drawn() -> None:
    images_BHWC = pixels(GREY)

    first, _ = compile_steps((of("RandomRotation"), TO_TENSOR), GREY).trace(images_BHWC)

    assert not first.drawn
    assert torch.equal(first.images, images_BHWC.permute(0, 3, 1, 2))


@pytest.mark.parametrize(
    "steps", [DEFAULT_STEPS, (TO_PIL, of("RandomAffine"), of("Resize", size=9), TO_TENSOR)], ids=str
)
def test_no_images_give_no_input(steps: tuple[TransformStep, ...]) -> None:
    pipeline = compile_steps(steps, COLOUR)

    for x_BCHW in (pipeline(pixels(COLOUR, 0), generator_of(1, 1)), pipeline(pixels(COLOUR), only=[])):
        assert x_BCHW.shape == (0, *pipeline.output_CHW)
        assert x_BCHW.dtype == torch.float32


@pytest.mark.parametrize("steps", [DEFAULT_STEPS, (of("hflip"), TO_TENSOR)], ids=["fast", "general"])
@pytest.mark.parametrize(
    "images",
    [
        torch.zeros(2, 28, 28, 1),
        torch.zeros(2, 1, 28, 28, dtype=torch.uint8),
        torch.zeros(28, 28, 1, dtype=torch.uint8),
    ],
    ids=["already float", "channel first", "one image alone"],
)
def test_other_images_than_it_is_for_are_refused(steps: tuple[TransformStep, ...], images: torch.Tensor) -> None:
    with pytest.raises(ValueError, match="expected uint8"):
        compile_steps(steps, GREY)(images)


def test_a_list_that_cannot_be_used_is_not_compiled() -> None:
    with pytest.raises(UserError, match="add ToTensor"):
        Pipeline((TO_PIL,), GREY)


@pytest.mark.parametrize(
    "steps",
    [
        DEFAULT_STEPS,
        (of("ToImage"), of("ToDtype")),
        (TO_TENSOR, of("Normalize", mean=(0.1,), std=(0.3,))),
        (of("PILToTensor"), of("ToDtype", scale=True), of("Normalize", mean=(0.1,), std=(0.3,))),
    ],
    ids=str,
)
@pytest.mark.parametrize("shape_HWC", [GREY, COLOUR], ids=["grey", "colour"])
def test_the_short_way_of_to_tensor_and_normalize_gives_what_the_long_way_gives(
    steps: tuple[TransformStep, ...], shape_HWC: tuple[int, int, int]
) -> None:
    images_BHWC = pixels(shape_HWC)
    pipeline = compile_steps(steps, shape_HWC)

    torch.testing.assert_close(pipeline(images_BHWC), pipeline.trace(images_BHWC)[-1].images, rtol=0, atol=2e-6)


def test_gamma_of_a_value_that_rounding_left_below_zero_is_not_nan() -> None:
    hair_below = torch.full((1, 1, 2, 2), -1e-7)

    assert apply_fixed("adjust_gamma", hair_below, {"gamma": 0.5}).isfinite().all()
