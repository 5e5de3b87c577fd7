"""Why a net answers so: attributions of nets whose gradient is known, completeness, and a change that flips it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import torch

from mnistgui.core_services import services
from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.drawing.explanation import Method
from mnistgui.drawing.flip import smallest_change
from mnistgui.drawing.predictor import Predictor
from mnistgui.drawing.saliency import explain, gradient, integrated_gradients
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import take_snapshot
from tests.drawing.test_response import fed

GREY_HWC = np.full((28, 28, 1), 128, np.uint8)


def predictor_of(
    model: str,
    *,
    weights: Mapping[str, torch.Tensor] | None = None,
    preparation: Preparation | None = None,
    classes: int = 10,
    **options: Any,
) -> Predictor:
    preparation = preparation or Preparation.normalized(MNIST)
    architecture = Architecture(model=model, input_CHW=preparation.output_CHW, classes=classes, options=options)
    net = build(architecture)
    if weights is not None:
        net.load_state_dict(dict(weights))
    names = MNIST.class_names[:classes]
    return Predictor(take_snapshot(net, architecture=architecture, preparation=preparation, class_names=names, step=0))


def linear(
    weight_KD: torch.Tensor, bias_K: torch.Tensor | None = None, preparation: Preparation | None = None
) -> Predictor:
    """Return a net of one linear layer, on values scaled to 0..1 unless told otherwise."""
    classes = len(weight_KD)
    names = list(build(Architecture(model="single", input_CHW=(1, 28, 28), classes=classes)).state_dict())
    bias_K = torch.zeros(classes) if bias_K is None else bias_K
    weights = dict(zip(names, (weight_KD, bias_K), strict=True))
    return predictor_of(
        "single", weights=weights, preparation=preparation or Preparation.to_tensor((28, 28, 1)), classes=classes
    )


def test_the_gradient_of_a_linear_net_is_its_weight() -> None:
    weight_KD = torch.randn(10, 784)
    attribution = gradient(linear(weight_KD), fed(), 3)

    assert attribution.values_HW == pytest.approx(weight_KD[3].reshape(28, 28).numpy(), abs=1e-6)


def test_the_integrated_gradients_of_a_linear_net_are_weight_times_input() -> None:
    weight_KD = torch.randn(10, 784)
    attribution = integrated_gradients(linear(weight_KD), fed(), 3)

    expected_HW = weight_KD[3].reshape(28, 28).numpy() * fed()[..., 0] / 255
    assert attribution.values_HW == pytest.approx(expected_HW, abs=1e-4)


@pytest.mark.parametrize("label", range(10))
def test_integrated_gradients_add_up_to_the_difference_of_the_logits(label: int) -> None:
    pretrained = services().load_pretrained()
    attribution = integrated_gradients(pretrained, fed(), label)

    logits = [
        float(pretrained.logits_of(pretrained.to_input(image_HWC[None]))[0, label])
        for image_HWC in (fed(), np.zeros_like(fed()))
    ]
    assert (attribution.logit, attribution.blank_logit) == pytest.approx(logits)
    assert attribution.values_HW.sum() == pytest.approx(logits[0] - logits[1], rel=0.01)


class Stepping:
    """A net that does not see where it goes: its output jumps by 1 halfway, where no midpoint of the way is."""

    class_names = ("a", "b")

    def to_input(self, images_NHWC: np.ndarray) -> torch.Tensor:
        return torch.tensor(images_NHWC).permute(0, 3, 1, 2) / 255

    def logits_of(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        mean_B = x_BCHW.mean((1, 2, 3))
        jump_B = (mean_B > 0.25).to(torch.float32)
        return torch.stack([2 * mean_B + jump_B, mean_B], dim=1)


def test_the_gap_is_what_integrated_gradients_fall_short_of() -> None:
    attribution = integrated_gradients(Stepping(), GREY_HWC, 0)  # type: ignore[arg-type]

    assert attribution.values_HW.sum() == pytest.approx(2 * 128 / 255)
    assert attribution.gap == pytest.approx(1.0, abs=1e-5)
    assert not attribution.is_complete
    # Without the jump there is none.
    attribution = integrated_gradients(Stepping(), GREY_HWC, 1)  # type: ignore[arg-type]
    assert attribution.gap == pytest.approx(0.0, abs=1e-5)
    assert attribution.is_complete


def test_more_points_are_tried_while_there_is_a_gap() -> None:
    asked: list[int] = []

    class Counting(Stepping):
        def logits_of(self, x_BCHW: torch.Tensor) -> torch.Tensor:
            asked.append(len(x_BCHW))
            return super().logits_of(x_BCHW)

    for label, points in ((1, 32), (0, 32 + 128 + 512)):
        asked.clear()
        integrated_gradients(Counting(), GREY_HWC, label)  # type: ignore[arg-type]
        assert sum(size for size in asked if size > 1) == points


def test_pixels_without_a_difference_to_blank_paper_get_nothing() -> None:
    attribution = integrated_gradients(predictor_of("mlp", hidden=[16]), fed(), 0)
    assert (attribution.values_HW[fed()[..., 0] == 0] == 0).all()
    assert (attribution.values_HW != 0).any()


def test_the_change_of_a_linear_net_is_the_way_to_its_nearest_border() -> None:
    # At 128 of 255 class 1 has 20 * 0.502 = 10.04, which two pixels together lift; class 2, with one, is further away.
    weight_KD = torch.zeros(3, 784)
    weight_KD[1, [100, 101]] = 10.0
    weight_KD[2, 500] = 10.0
    change = smallest_change(linear(weight_KD, torch.tensor([12.0, 0.0, 0.0])), GREY_HWC)

    assert change is not None
    assert (change.from_label, change.to_label) == (0, 1)
    # 20 * v > 12 needs v = 0.6, which is 153: 25 levels more, or 26 to be over it.
    assert change.pixels == 2
    assert change.most_levels in (25, 26)
    assert change.length == pytest.approx(25.5 * 2**0.5, abs=1)
    moved = np.flatnonzero(change.after_HWC != change.before_HWC)
    assert moved.tolist() == [100, 101]


def test_values_that_cannot_go_further_are_left_alone() -> None:
    # The nearest border is a pixel that is black already, and would have to be darker.
    weight_KD = torch.zeros(2, 784)
    weight_KD[0, 100], weight_KD[1, 101] = 100.0, 2.0
    image_HWC = np.zeros((28, 28, 1), np.uint8)
    change = smallest_change(linear(weight_KD, torch.tensor([1.0, 0.0])), image_HWC)

    assert change is not None
    assert np.flatnonzero(change.after_HWC).tolist() == [101]
    assert int(change.after_HWC.max()) in (128, 129)


def test_the_change_flips_the_answer_of_the_pretrained_net_and_half_of_it_does_not() -> None:
    pretrained = services().load_pretrained()
    change = smallest_change(pretrained, fed())

    assert change is not None and change.after_HWC.dtype == np.uint8
    before, after = pretrained.predict(fed()), pretrained.predict(change.after_HWC)
    assert before.likeliest == str(change.from_label) == "7"
    assert after.likeliest == str(change.to_label) != "7"
    half_HWC = fed() + (change.after_HWC.astype(int) - fed()) // 2
    assert pretrained.predict(half_HWC.astype(np.uint8)).likeliest == "7"


def test_no_change_where_a_gradient_does_not_say_what_to_do_to_the_pixels() -> None:
    steps = (TransformStep.of("Resize", size=14), TO_TENSOR)
    predictor = predictor_of("single", preparation=Preparation.of(steps, (28, 28, 1)))

    assert smallest_change(predictor, fed()) is None
    # It is said that none was looked for, and the pixels after preparation are weighed all the same.
    explanation = explain(predictor, fed(), Method.INTEGRATED, 0)
    assert explanation.change is None and not explanation.can_be_changed
    assert explain(predictor_of("single"), fed(), Method.GRADIENT, 0).can_be_changed
    assert integrated_gradients(predictor, fed(), 0).values_HW.shape == (14, 14)


def test_a_net_that_cannot_be_moved_has_no_change() -> None:
    assert smallest_change(linear(torch.zeros(2, 784), torch.tensor([1.0, 0.0])), fed()) is None


def test_a_diverged_net_has_no_change() -> None:
    assert smallest_change(linear(torch.full((2, 784), float("nan"))), fed()) is None


def test_an_explanation_is_of_the_likeliest_class_unless_another_is_named() -> None:
    pretrained = services().load_pretrained()
    assert explain(pretrained, fed(), Method.GRADIENT, None).attribution.label == 7
    explanation = explain(pretrained, fed(), Method.INTEGRATED, 2)
    assert explanation.attribution.label == 2
    assert explanation.attribution.method is Method.INTEGRATED
    assert explanation.change is not None and explanation.change.from_label == 7


def test_an_image_of_another_shape_is_explained_as_the_net_gets_it() -> None:
    predictor = predictor_of("single", preparation=Preparation.to_tensor((16, 16, 3)))
    explanation = explain(predictor, fed(), Method.GRADIENT, None)
    assert explanation.fed_HWC.shape == (16, 16, 3)
    assert explanation.attribution.values_HW.shape == (16, 16)
