"""The shipped net judges what is a digit for the nets that users train, and for no others."""

import numpy as np
import pytest
import torch

from mnistgui.data import library
from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.drawing.predictor import Predictor
from mnistgui.drawing.shipped import predictor_of, pretrained
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import take_snapshot
from tests.drawing.unfamiliar import dashes, garments, letters, scribbles


def net_for(class_names: tuple[str, ...], weight: float | None = None) -> Predictor:
    options = {"hidden": [8], "activations": ["relu"], "dropout": 0.0, "batch_norm": False}
    architecture = Architecture(model="mlp", input_CHW=(1, 28, 28), classes=len(class_names), options=options)
    net = build(architecture)
    if weight is not None:
        with torch.no_grad():
            next(net.parameters()).fill_(weight)
    preparation = Preparation.normalized(MNIST)
    return predictor_of(
        take_snapshot(net, architecture=architecture, preparation=preparation, class_names=class_names, step=1)
    )


def familiar(predictor: Predictor, images: np.ndarray) -> float:
    one_by_one = [predictor.predict(image) for image in images]
    assert all((prediction.answer is None) != prediction.is_familiar for prediction in one_by_one)
    together = predictor.probabilities_of(images).is_familiar_N
    assert together.tolist() == [prediction.is_familiar for prediction in one_by_one]
    return float(np.mean(together))


def test_a_net_for_digits_answers_digits_and_refuses_what_is_none() -> None:
    net = net_for(MNIST.class_names)

    assert familiar(net, np.asarray(library.load_mnist("test").images_NHWC[:1000])) >= 0.95
    for kind in (scribbles, dashes, letters, garments):
        assert familiar(net, kind(260, np.random.default_rng(7))) <= 0.2


def test_the_answer_is_still_the_nets_own() -> None:
    image = np.asarray(library.load_mnist("test").images_NHWC[0])
    net = net_for(MNIST.class_names)

    answer = net.predict(image)
    assert answer.answer == answer.likeliest
    assert not np.array_equal(answer.probabilities_K, pretrained().predict(image).probabilities_K)


@pytest.mark.parametrize("names", [("a", "b"), ("0", "1"), ("even", "odd"), (*MNIST.class_names, "A")])
def test_a_net_for_something_else_answers_whatever_it_is_shown(names: tuple[str, ...]) -> None:
    assert familiar(net_for(names), scribbles(20, np.random.default_rng(1))) == 1.0


def test_of_a_net_that_has_diverged_it_is_said_that_it_has() -> None:
    scribble = scribbles(1, np.random.default_rng(1))[0]

    prediction = net_for(MNIST.class_names, weight=float("nan")).predict(scribble)

    assert prediction.answer is None and prediction.is_familiar
