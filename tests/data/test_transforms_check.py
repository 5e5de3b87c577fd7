"""What cannot be done is refused before it is tried, and what is not refused can be done."""

from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mnistgui.data.transforms.catalog import TRANSFORMS, ParameterInfo
from mnistgui.data.transforms.check import MOST_STEPS, output_shape, problem_of
from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.engine import compile_steps
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import UserError

GREY = (28, 28, 1)
of = TransformStep.of
TO_PIL = of("ToPILImage")


def said(steps: list[TransformStep], shape_HWC: tuple[int, int, int] = GREY) -> str:
    """Return what is wrong with ``steps``, in English, or nothing."""
    problem = problem_of(steps, shape_HWC)
    return problem.english() if problem is not None else ""


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], "add ToTensor or ToDtype"),
        ([of("ToImage")], "add ToTensor or ToDtype"),
        ([TO_PIL], "add ToTensor"),
        ([TO_TENSOR, TO_TENSOR], "ToTensor (step 2): the image is a float tensor already"),
        ([of("Normalize"), TO_TENSOR], "Normalize (step 1): works on float tensors. Put ToTensor or ToDtype before it"),
        ([of("RandomErasing"), TO_TENSOR], "RandomErasing (step 1): works on float tensors"),
        ([TO_PIL, of("RandomErasing"), TO_TENSOR], "RandomErasing (step 2): works on float tensors"),
        ([TO_PIL, of("GaussianNoise"), TO_TENSOR], "GaussianNoise (step 2): works on tensors, not on PIL images"),
        ([TO_PIL, of("ToDtype")], "ToDtype (step 2): works on tensors, not on PIL images"),
        ([TO_TENSOR, TO_PIL, TO_TENSOR], "ToPILImage (step 2): wants whole numbers from 0 to 255"),
        ([TO_TENSOR, of("Normalize"), of("ColorJitter")], "ColorJitter (step 3): wants values from 0 to 1"),
        ([TO_TENSOR, of("Normalize"), of("GaussianNoise")], "GaussianNoise (step 3): wants values from 0 to 1"),
        ([of("ToDtype", scale=False), of("invert")], "invert (step 2): wants values from 0 to 1"),
        ([TO_TENSOR, of("Normalize", mean=(0.5, 0.5, 0.5))], "mean must be numbers from -1000 to 1000"),
        ([TO_TENSOR, of("Normalize", std=(0.0,))], "std must be numbers from 0.0001 to 1000"),
        ([of("RandomCrop", size=33), TO_TENSOR], "a square of 33 pixels cannot be cut out of 28x28"),
        ([of("Pad", padding=28, padding_mode="reflect"), TO_TENSOR], "28x28 pixels cannot be mirrored 28 pixels far"),
        ([of("Pad", padding=29, padding_mode="symmetric"), TO_TENSOR], "cannot be mirrored 29 pixels far"),
        ([of("CenterCrop", size=8), of("GaussianBlur", kernel_size=17), TO_TENSOR], "a smaller kernel_size"),
        ([of("GaussianBlur", kernel_size=4), TO_TENSOR], "kernel_size must be a whole number from 1 to 31, 2 apart"),
        ([of("ElasticTransform", sigma=7.0), TO_TENSOR], "a smaller sigma"),
        ([of("Resize", size=1), TO_TENSOR], "size must be a whole number from 2 to 256"),
        ([of("RandomTurn"), TO_TENSOR], "RandomTurn (step 1): there is no such transform"),
        ([of("RandomRotation", angle=3), TO_TENSOR], "there is no such parameter: angle"),
        ([of("RandomRotation", degrees=(10, -10)), TO_TENSOR], "the smaller one first"),
        ([of("RandomRotation", interpolation="bicubic"), TO_TENSOR], "must be one of nearest, bilinear, not 'bicubic'"),
        ([of("GaussianNoise", clip=1), TO_TENSOR], "clip must be true or false"),
        ([of("hflip")] * MOST_STEPS + [TO_TENSOR], "17 transforms are more than the 16"),
        ([of("Grayscale", num_output_channels=3), *[of("Pad", padding=64)] * 2, TO_TENSOR], "are too large"),
    ],
    ids=str,
)
def test_a_list_that_cannot_be_used_is_refused_with_a_reason(steps: list[TransformStep], words: str) -> None:
    assert words in said(steps)
    with pytest.raises(UserError):
        output_shape(steps, GREY)


def test_the_step_at_fault_is_named_by_its_place() -> None:
    problem = problem_of([of("hflip"), of("Normalize"), TO_TENSOR], GREY)

    assert problem is not None
    assert problem.arguments["position"] == 2


@pytest.mark.parametrize(
    "step",
    [
        of("Normalize"),
        of("Resize", interpolation="bicubic"),
        of("RandomAffine", fill=2.0),
        of("RandomErasing", value=-1.0),
        of("GaussianNoise", clip=False),
        of("Lambda", lambd="center"),
    ],
    ids=lambda step: step.name,
)
def test_what_wants_0_to_1_is_refused_after_a_step_that_may_leave_it(step: TransformStep) -> None:
    plain = TransformStep(name=step.name)

    assert "RandomInvert (step 3): wants values from 0 to 1" in said([TO_TENSOR, step, of("RandomInvert")])
    assert said([TO_TENSOR, of("RandomInvert"), step]) == ""
    if step.name != "Normalize":
        assert said([TO_TENSOR, plain, of("RandomInvert")]) == ""


@pytest.mark.parametrize("shape_HWC", [(0, 28, 1), (28, -1, 1), (28, 28, 2), (28, 28, 4), (28, 28, 0)], ids=str)
def test_images_that_are_none_are_refused(shape_HWC: tuple[int, int, int]) -> None:
    assert "cannot be prepared" in said(list(DEFAULT_STEPS), shape_HWC)


@pytest.mark.parametrize(
    ("steps", "shape_HWC", "expected"),
    [
        ([TO_TENSOR], (28, 28, 1), (28, 28, 1)),
        ([of("Pad", padding=2), TO_TENSOR], (20, 30, 3), (24, 34, 3)),
        ([of("Resize", size=14), TO_TENSOR], (28, 30, 1), (14, 15, 1)),
        ([of("Resize", size=10), TO_TENSOR], (29, 28, 1), (10, 10, 1)),
        ([of("CenterCrop", size=40), TO_TENSOR], (28, 28, 1), (40, 40, 1)),
        ([of("RandomCrop", size=20), TO_TENSOR], (28, 30, 1), (20, 20, 1)),
        ([of("RandomResizedCrop", size=224), TO_TENSOR], (28, 30, 3), (224, 224, 3)),
        ([of("Grayscale", num_output_channels=3), TO_TENSOR], (28, 28, 1), (28, 28, 3)),
        ([of("Grayscale"), TO_TENSOR], (28, 28, 3), (28, 28, 1)),
    ],
    ids=str,
)
def test_the_shape_after_the_last_step_is_known(
    steps: list[TransformStep], shape_HWC: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    assert output_shape(steps, shape_HWC) == expected


def test_a_large_image_may_stay_large_but_not_grow() -> None:
    assert said([of("hflip"), TO_TENSOR], (1000, 1000, 3)) == ""
    assert "too large" in said([of("Pad", padding=1), TO_TENSOR], (1000, 1000, 3))


def values_of(parameter: ParameterInfo) -> st.SearchStrategy[Any]:
    """Return allowed values of one parameter, often at its bounds."""
    low, high = parameter.minimum, parameter.maximum
    number = st.one_of(st.sampled_from([low, high]), st.floats(low, high)) if low > float("-inf") else st.none()
    match parameter.kind:
        case "whole":
            return st.integers(0, int((high - low) // parameter.step)).map(lambda n: int(low + n * parameter.step))
        case "number":
            return number
        case "switch":
            return st.booleans()
        case "choice":
            return st.sampled_from([choice.key for choice in parameter.choices])
        case "range":
            return st.tuples(number, number).map(sorted).map(tuple)
        case "pair":
            return st.tuples(number, number)
        case "numbers":
            return st.one_of(st.tuples(number), st.tuples(number, number, number))


def any_step(key: str) -> st.SearchStrategy[TransformStep]:
    parameters = {parameter.name: values_of(parameter) for parameter in TRANSFORMS[key].parameters}
    return st.fixed_dictionaries({}, optional=parameters).map(lambda values: of(key, **values))


ANY_STEP = st.sampled_from(sorted(TRANSFORMS)).flatmap(any_step)
SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 40), st.sampled_from([1, 3]))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    first=st.sampled_from([[], [TO_PIL]]),
    before=st.lists(ANY_STEP, max_size=3),
    after=st.lists(ANY_STEP, max_size=3),
    shape_HWC=SHAPES,
)
def test_what_is_not_refused_can_be_done_and_gives_numbers_of_the_shape_that_was_said(
    first: list[TransformStep],
    before: list[TransformStep],
    after: list[TransformStep],
    shape_HWC: tuple[int, int, int],
) -> None:
    steps = [*first, *before, TO_TENSOR, *after]
    if problem_of(steps, shape_HWC) is not None:
        return
    images_BHWC = torch.randint(0, 256, (2, *shape_HWC), dtype=torch.uint8)
    height, width, channels = output_shape(steps, shape_HWC)
    pipeline = compile_steps(steps, shape_HWC)

    for generator in (None, generator_of(1, 1)):
        x_BCHW = pipeline(images_BHWC, generator)
        assert x_BCHW.shape == (2, channels, height, width)
        assert x_BCHW.dtype == torch.float32
        assert x_BCHW.isfinite().all()


RUBBISH = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(key=st.sampled_from(sorted(TRANSFORMS)), values=st.data())
def test_any_value_whatever_is_allowed_or_refused_in_one_sentence(key: str, values: st.DataObject) -> None:
    names = [parameter.name for parameter in TRANSFORMS[key].parameters] or ["none"]
    step = of(key, **{values.draw(st.sampled_from(names)): values.draw(RUBBISH)})

    said([step, TO_TENSOR])
