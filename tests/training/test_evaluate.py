"""Loss and accuracy over a whole set, whatever the batches, and a net that is given back as it was."""

import math

import pytest
import torch
from torch import nn

from mnistgui.data.batches import DeviceImages
from mnistgui.data.preparation import Preparation
from mnistgui.training.evaluate import evaluate, images_at_a_time

IMAGES = 2_300  # two whole batches and a smaller one
PREPARATION = Preparation.to_tensor((4, 4, 1))


@pytest.fixture
def data() -> DeviceImages:
    generator = torch.Generator().manual_seed(0)
    return DeviceImages(
        images_NHWC=torch.randint(0, 256, (IMAGES, 4, 4, 1), dtype=torch.uint8, generator=generator),
        labels_N=torch.randint(0, 3, (IMAGES,), generator=generator),
    )


def figures_at_once(net: nn.Module, data: DeviceImages, images: int) -> tuple[float, float]:
    with torch.inference_mode():
        logits_NK = net(PREPARATION.to_input(data.images_NHWC[:images]))
    labels_N = data.labels_N[:images]
    return nn.functional.cross_entropy(logits_NK, labels_N).item(), (
        logits_NK.argmax(1) == labels_N
    ).float().mean().item()


def test_the_figures_are_those_of_all_images_at_once(data: DeviceImages) -> None:
    net = nn.Sequential(nn.Flatten(), nn.Linear(16, 3))

    assert evaluate(net, PREPARATION, data) == pytest.approx(figures_at_once(net, data, IMAGES), rel=1e-5)


@pytest.mark.parametrize("training", [True, False])
def test_a_net_is_tested_in_eval_mode_and_given_back_in_its_own(data: DeviceImages, training: bool) -> None:
    net = nn.Sequential(nn.Flatten(), nn.Dropout(0.5), nn.Linear(16, 3)).train(training)
    figures = evaluate(net, PREPARATION, data)

    assert all(module.training is training for module in net.modules())
    assert figures == pytest.approx(figures_at_once(net.eval(), data, IMAGES), rel=1e-5)


def test_a_test_that_is_given_up_is_of_the_images_until_then(data: DeviceImages) -> None:
    net = nn.Sequential(nn.Flatten(), nn.Linear(16, 3))
    answers = iter([False, True])

    figures = evaluate(net, PREPARATION, data, give_up=lambda: next(answers))

    assert figures == pytest.approx(figures_at_once(net, data, 1_000), rel=1e-5)
    assert all(map(math.isnan, evaluate(net, PREPARATION, data, give_up=lambda: True)))


@pytest.mark.parametrize(("side", "images"), [(28, 1_000), (64, 244), (224, 19)])
def test_large_images_are_tested_a_few_at_a_time(side: int, images: int) -> None:
    assert images_at_a_time(Preparation.to_tensor((side, side, 3))) == images
