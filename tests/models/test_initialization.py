"""What the weights begin with: the distributions that the papers say, in the places that they speak of."""

import math

import pytest
import torch
from torch import nn

from mnistgui.models.initialization import initialize
from mnistgui.training.settings.net import INITIALIZATIONS


def net() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(8, 64, 5),
        nn.BatchNorm2d(64),
        nn.ReLU(),
        nn.Conv2d(64, 32, 3, bias=False),
        nn.Flatten(),
        nn.Linear(512, 300),
    )


def weights(of: nn.Module) -> list[torch.Tensor]:
    return [layer.weight.detach() for layer in of.modules() if isinstance(layer, nn.Conv2d | nn.Linear)]


def test_every_setting_of_the_catalogue_is_known() -> None:
    for choice in INITIALIZATIONS:
        initialize(net(), choice.key, 0.1)
    with pytest.raises(ValueError, match="'orthogonal'"):
        initialize(net(), "orthogonal", 0.1)  # type: ignore[arg-type]


def test_default_leaves_the_net_as_pytorch_started_it_and_draws_nothing() -> None:
    torch.manual_seed(1)
    first = net()
    state = torch.get_rng_state()
    before = {name: tensor.clone() for name, tensor in first.state_dict().items()}
    initialize(first, "default", 0.1)

    assert torch.equal(torch.get_rng_state(), state)
    assert all(torch.equal(tensor, before[name]) for name, tensor in first.state_dict().items())


def test_xavier_is_even_between_the_bounds_of_glorot_and_bengio() -> None:
    initialize(made := net(), "xavier", 0.1)

    for weight, fans in zip(weights(made), ((8 * 25, 64 * 25), (64 * 9, 32 * 9), (512, 300)), strict=True):
        bound = math.sqrt(6 / sum(fans))
        assert 0.97 * bound < weight.abs().max() <= bound
        assert float(weight.std()) == pytest.approx(bound / math.sqrt(3), rel=0.03)


def test_he_is_normal_with_the_deviation_that_keeps_the_size_behind_relu() -> None:
    initialize(made := net(), "he", 0.1)

    for weight, fan_in in zip(weights(made), (8 * 25, 64 * 9, 512), strict=True):
        assert float(weight.std()) == pytest.approx(math.sqrt(2 / fan_in), rel=0.03)
        assert weight.abs().max() > 3 * weight.std()  # not even


def test_normal_has_the_width_that_was_chosen_in_every_layer() -> None:
    initialize(made := net(), "normal", 0.25)

    assert [round(float(weight.std()), 2) for weight in weights(made)] == [0.25] * 3


@pytest.mark.parametrize("kind", ["xavier", "he", "normal", "zeros"])
def test_biases_are_zero_and_batch_norm_is_left_alone(kind: str) -> None:
    made = net()
    made[1].weight.data.fill_(0.7)
    initialize(made, kind, 0.1)  # type: ignore[arg-type]

    assert not made[0].bias.any() and not made[5].bias.any()
    assert (made[1].weight == 0.7).all()
    assert any(weight.any() for weight in weights(made)) is (kind != "zeros")


@pytest.mark.parametrize("kind", ["xavier", "he", "normal"])
def test_the_same_seed_gives_the_same_weights_and_they_can_be_trained(kind: str) -> None:
    nets = []
    for _ in range(2):
        torch.manual_seed(5)
        initialize(made := net(), kind, 0.1)  # type: ignore[arg-type]
        nets.append(made)

    assert all(torch.equal(one, other) for one, other in zip(*map(weights, nets), strict=True))
    assert all(weight.requires_grad for weight in nets[0].parameters())
