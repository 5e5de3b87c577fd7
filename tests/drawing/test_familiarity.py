"""Familiarity: digits are answered, what is no digit is refused, and the fit is the one of its source."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from mnistgui.data import library
from mnistgui.drawing.predictor import Predictor
from mnistgui.models.familiarity import FAMILIARITY_FILE, Detector, Familiarity, Features
from mnistgui.models.snapshot import load_snapshot
from mnistgui.models.weights_header import pretrained_folder
from mnistgui.pretraining import familiarity as familiarity_fit
from mnistgui.pretraining.strokes import written_forms
from tests.drawing.unfamiliar import LETTERS, dashes, fed, garments, letters, scribbles


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    folder = pretrained_folder()
    return Predictor(load_snapshot(folder), Familiarity.load(folder / FAMILIARITY_FILE))


def refused(predictor: Predictor, images: np.ndarray) -> float:
    predictions = [predictor.predict(image) for image in images]
    assert all((prediction.answer is None) != prediction.is_familiar for prediction in predictions)
    return float(np.mean([not prediction.is_familiar for prediction in predictions]))


def test_test_digits_are_answered(predictor: Predictor) -> None:
    images = np.asarray(library.load_mnist("test").images_NHWC[:2000])

    assert refused(predictor, images) <= 0.01


def test_digits_in_the_forms_of_other_regions_are_answered(predictor: Predictor) -> None:
    images, labels = written_forms(500, seed=2**40)
    predictions = [predictor.predict(image) for image in images]
    answered = [prediction.answer == str(label) for prediction, label in zip(predictions, labels, strict=True)]

    assert np.mean(answered) >= 0.97


@pytest.mark.parametrize(("kind", "least"), [(scribbles, 0.9), (dashes, 0.95), (letters, 0.9), (garments, 0.8)])
def test_what_is_no_digit_is_refused(predictor: Predictor, kind, least: float) -> None:
    assert refused(predictor, kind(20 * len(LETTERS), np.random.default_rng(7))) >= least


@pytest.mark.parametrize("value", [0, 255])
def test_blank_paper_is_refused_and_has_a_likeliest_class_all_the_same(predictor: Predictor, value: int) -> None:
    prediction = predictor.predict(np.full((28, 28, 1), value, np.uint8))

    assert prediction.answer is None and not prediction.is_familiar
    assert prediction.likeliest == prediction.class_names[int(prediction.probabilities_K.argmax())]


def test_a_dot_is_refused(predictor: Predictor) -> None:
    assert refused(predictor, fed([np.array([(0.5, 0.5)])])[np.newaxis]) == 1.0


def test_a_net_without_a_measured_familiarity_refuses_nothing() -> None:
    predictor = Predictor(load_snapshot(pretrained_folder()))

    assert predictor.predict(np.zeros((28, 28, 1), np.uint8)).is_familiar


def test_the_score_is_the_logits_less_what_lies_outside_of_the_span() -> None:
    familiarity = Familiarity(
        origin_D=torch.tensor([1.0, 0.0, 0.0]),
        span_DQ=torch.tensor([[1.0], [0.0], [0.0]]),
        scale=2.0,
        least=-8.0,
        shortest=1.0,
    )

    features_BD, logits_BK = torch.tensor([[9.0, 3.0, 4.0], [5.0, 0.0, 0.0], [0.5, 0.0, 0.0]]), torch.zeros(3, 10)

    scores = familiarity.score(features_BD, logits_BK).tolist()
    assert scores == pytest.approx([np.log(10) - 2 * 5, np.log(10), np.log(10)])
    # The last one has hardly any features.
    assert familiarity.knows(features_BD, logits_BK).tolist() == [True, True, False]
    assert not replace(familiarity, least=-7.0).knows(features_BD, logits_BK)[0]


DETECTOR = Detector(
    weights_UD=torch.tensor([[1.0, 0.0, 0.0], [0.0, -1.0, 0.0]]),
    biases_U=torch.tensor([0.0, 1.0]),
    output_U=torch.tensor([2.0, -3.0]),
    bias=0.5,
    least=1.0,
)


def test_the_detector_is_a_hidden_layer_and_an_output_and_refuses_for_itself() -> None:
    features_BD = torch.tensor([[1.0, 2.0, 0.0], [1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]])
    familiarity = Familiarity(
        origin_D=torch.zeros(3), span_DQ=torch.eye(3), scale=1.0, least=-100.0, shortest=0.0, detector=DETECTOR
    )

    assert DETECTOR.score(features_BD).tolist() == [2.5, -0.5, -2.5]
    assert familiarity.knows(features_BD, torch.zeros(3, 10)).tolist() == [True, False, False]
    assert replace(familiarity, detector=None).knows(features_BD, torch.zeros(3, 10)).all()


@pytest.mark.parametrize("detector", [None, DETECTOR])
def test_what_is_saved_is_what_is_loaded(tmp_path: Path, detector: Detector | None) -> None:
    familiarity = Familiarity(
        origin_D=torch.rand(4), span_DQ=torch.rand(4, 2), scale=0.3, least=-1.25, shortest=2.5, detector=detector
    )
    familiarity.save(tmp_path / FAMILIARITY_FILE)

    loaded = Familiarity.load(tmp_path / FAMILIARITY_FILE)

    if detector is None:
        assert loaded.detector is None
    else:
        assert loaded.detector is not None
        for name in ("weights_UD", "biases_U", "output_U"):
            assert torch.equal(getattr(loaded.detector, name), getattr(detector, name))
        assert (loaded.detector.bias, loaded.detector.least) == (detector.bias, detector.least)
    assert (loaded.origin_D == familiarity.origin_D).all() and (loaded.span_DQ == familiarity.span_DQ).all()
    assert (loaded.scale, loaded.least, loaded.shortest) == (0.3, -1.25, 2.5)


def test_features_are_the_input_of_the_last_linear_layer() -> None:
    net = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 2))
    features = Features(net)
    x = torch.rand(4, 3)
    net(x)

    assert torch.equal(features.of_last_call_BD, net[:2](x))
    with pytest.raises(ValueError, match="linear layer"):
        Features(nn.Conv2d(1, 1, 3))


def test_the_script_fits_on_a_few_images_and_writes_what_the_program_loads(tmp_path: Path) -> None:
    threads = torch.get_num_threads()
    try:
        figures = familiarity_fit.make(pretrained_folder(), tmp_path, limit=3000)
    finally:
        torch.set_num_threads(threads)

    assert Familiarity.load(tmp_path / FAMILIARITY_FILE).span_DQ.shape == (864, 60)
    assert figures["answered"]["test"] >= 0.95
    # Each of the two refuses 0.2 % of them, which of a few is one or none.
    assert 0.985 <= figures["answered"]["validation"] < 1
    assert figures["refused"]["outliers, drawn anew"] >= 0.8


def test_features_are_those_of_the_thread_that_called():
    net = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 2))
    features = Features(net)
    x, other = torch.randn(4, 2), torch.randn(5, 2)
    net(x)
    thread = threading.Thread(target=net, args=(other,))
    thread.start()
    thread.join()
    assert torch.equal(features.of_last_call_BD, net[0](x))
