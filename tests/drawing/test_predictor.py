"""The predictor: a net of its own, the run's own preparation, probabilities, one thread."""

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.drawing.prediction import Prediction
from mnistgui.drawing.predictor import Predictor
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import ModelSnapshot, take_snapshot
from mnistgui.training.runtime import use_training_threads

SINGLE = Architecture(model="single", input_CHW=(1, 28, 28), classes=10)
IMAGE_HW = np.arange(784, dtype=np.uint8).reshape(28, 28)
IMAGE_HW.flags.writeable = False
IMAGE_HWC = IMAGE_HW[..., None]


def in_thread(work: Callable[[], Any]) -> Any:
    """Return what ``work`` returns in a thread of its own: the number of torch's threads stays there."""
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(work()))
    thread.start()
    thread.join()
    return answers[0]


def snapshot_of(net: torch.nn.Module) -> ModelSnapshot:
    return take_snapshot(
        net,
        architecture=SINGLE,
        preparation=Preparation.normalized(MNIST),
        class_names=MNIST.class_names,
        step=0,
    )


def test_the_answer_is_the_softmax_of_the_net_on_the_prepared_image() -> None:
    net = build(SINGLE)
    prediction = in_thread(lambda: Predictor(snapshot_of(net)).predict(IMAGE_HWC))

    x_BCHW = (torch.tensor(IMAGE_HW).float().reshape(1, 1, 28, 28) / 255 - 0.1307) / 0.3081
    expected_K = torch.softmax(net(x_BCHW), dim=1)[0].detach().numpy()
    assert prediction.probabilities_K.dtype == np.float32
    assert prediction.probabilities_K == pytest.approx(expected_K, abs=1e-6)
    assert prediction.probabilities_K.sum() == pytest.approx(1.0, abs=1e-6)
    assert prediction.answer == str(expected_K.argmax())


def test_a_net_that_has_diverged_gives_no_answer() -> None:
    net = build(SINGLE)
    with torch.no_grad():
        next(net.parameters()).fill_(float("nan"))

    assert in_thread(lambda: Predictor(snapshot_of(net)).predict(IMAGE_HWC)).answer is None


def test_a_net_that_trains_on_does_not_change_the_predictor() -> None:
    net = build(SINGLE)
    predictor = Predictor(snapshot_of(net))
    before = in_thread(lambda: predictor.predict(IMAGE_HWC))
    with torch.no_grad():
        next(net.parameters()).add_(1.0)

    after = in_thread(lambda: predictor.predict(IMAGE_HWC))
    assert np.array_equal(before.probabilities_K, after.probabilities_K)


def test_an_image_of_another_size_is_refused() -> None:
    predictor = Predictor(snapshot_of(build(SINGLE)))
    with pytest.raises(ValueError, match="expected uint8"):
        predictor.predict(np.zeros((20, 20, 1), np.uint8))


def test_a_prediction_takes_one_thread_and_leaves_the_training_thread_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    predictor = Predictor(snapshot_of(build(SINGLE)))

    def predict() -> int:
        predictor.predict(IMAGE_HWC)
        return torch.get_num_threads()

    def train() -> tuple[int, int]:
        use_training_threads()
        # Before the training thread has computed anything: then it would still take the number that is set last.
        return in_thread(predict), torch.get_num_threads()

    assert in_thread(train) == (1, 2)


def test_a_prediction_has_a_probability_for_each_class() -> None:
    with pytest.raises(ValueError, match="10 classes"):
        Prediction(probabilities_K=np.zeros(9, np.float32), class_names=MNIST.class_names, answer=None)


def small_colour_net() -> Predictor:
    """Return a predictor of a net for 16x16 colour images of two classes."""
    single = Architecture(model="single", input_CHW=(3, 16, 16), classes=2)
    snapshot = take_snapshot(
        build(single),
        architecture=single,
        preparation=Preparation.to_tensor((16, 16, 3)),
        class_names=("cat", "dog"),
        step=0,
    )
    return Predictor(snapshot)


def test_a_drawing_is_brought_to_the_shape_of_the_images_that_the_net_knows():
    small = small_colour_net()
    image_HWC = np.zeros((28, 28, 1), np.uint8)
    image_HWC[7:21] = 200

    fitted_HWC = in_thread(lambda: small.fitted(image_HWC))

    assert fitted_HWC.shape == (16, 16, 3) and fitted_HWC.dtype == np.uint8
    # Grey stays grey, its level stays, and it stays where it was.
    assert (fitted_HWC == fitted_HWC[..., :1]).all()
    assert (fitted_HWC[6:10] == 200).all() and (fitted_HWC[:2] == 0).all() and (fitted_HWC[-2:] == 0).all()
    assert in_thread(lambda: small.predict(fitted_HWC)).answer in ("cat", "dog")


def test_an_image_of_the_right_shape_is_fed_as_it_is():
    assert in_thread(lambda: Predictor(snapshot_of(build(SINGLE))).fitted(IMAGE_HWC)) is IMAGE_HWC


def test_colour_becomes_grey_by_its_luma():
    green_HWC = np.zeros((28, 28, 3), np.uint8)
    green_HWC[..., 1] = 100
    grey_HWC = in_thread(lambda: Predictor(snapshot_of(build(SINGLE))).fitted(green_HWC))
    assert grey_HWC.shape == (28, 28, 1) and (grey_HWC == 59).all()


def test_the_prediction_has_the_very_input_and_without_its_last_step_it_is_only_scaled() -> None:
    from mnistgui.models.snapshot import load_snapshot
    from mnistgui.models.weights_header import pretrained_folder

    predictor = Predictor(load_snapshot(pretrained_folder()))
    image = np.zeros((28, 28, 1), np.uint8)
    image[4:24, 13:16] = 255
    normalized, plain = predictor.predict(image), predictor.predict(image, normalized=False)

    assert normalized.input_CHW is not None and plain.input_CHW is not None
    assert np.array_equal(plain.input_CHW[0], image[..., 0] / np.float32(255))
    assert np.allclose(normalized.input_CHW[0], (image[..., 0] / 255 - 0.1307) / 0.3081, atol=2e-6)
    assert normalized.likeliest == "1"


def test_many_images_are_answered_as_each_alone():
    predictor = Predictor(snapshot_of(build(SINGLE)))
    images_NHWC = np.random.default_rng(0).integers(0, 256, (300, 28, 28, 1), np.uint8)
    answers = in_thread(lambda: predictor.probabilities_of(images_NHWC))
    for place in (0, 127, 128, 299):
        alone = in_thread(lambda place=place: predictor.predict(images_NHWC[place]))
        assert answers.probabilities_NK[place] == pytest.approx(alone.probabilities_K, abs=1e-6)
        assert answers.class_names[answers.labels_N[place]] == alone.answer
    assert answers.is_familiar_N.all()


def test_many_images_of_another_shape_are_each_fitted():
    small = small_colour_net()
    images_NHWC = np.random.default_rng(0).integers(0, 256, (3, 28, 28, 1), np.uint8)
    answers = in_thread(lambda: small.probabilities_of(images_NHWC))
    alone = in_thread(lambda: small.predict(small.fitted(images_NHWC[2])))
    assert answers.probabilities_NK[2] == pytest.approx(alone.probabilities_K, abs=1e-6)
