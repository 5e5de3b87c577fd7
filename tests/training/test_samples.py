"""What a run learns from: the target transform's labels and classes, the validation images held back."""

import dataclasses

import numpy as np
import pytest

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import UserError
from mnistgui.training.config import DEFAULTS
from mnistgui.training.samples import Samples, counts


def config(**changes: object):
    return dataclasses.replace(DEFAULTS, **changes)


def test_without_more_every_image_is_learned_from_in_the_order_of_the_file(tiny_image_set: ImageSet):
    samples = Samples.of(DEFAULTS, tiny_image_set, tiny_image_set)
    assert len(samples.train) == 64 and samples.validation is None and len(samples.test) == 64
    assert samples.class_names == tiny_image_set.class_names


def test_validation_images_are_held_back_by_the_seed_and_never_learned_from(tiny_image_set: ImageSet):
    first = Samples.of(config(validation_share=0.25), tiny_image_set, tiny_image_set)
    again = Samples.of(config(validation_share=0.25), tiny_image_set, tiny_image_set)
    other = Samples.of(config(validation_share=0.25, seed=2), tiny_image_set, tiny_image_set)
    assert len(first.train) == 48 and len(first.validation) == 16 and len(first.test) == 64
    learned, held_back = first.train.index_M.tolist(), first.validation.index_M.tolist()
    assert sorted(learned + held_back) == list(range(64))
    assert learned == sorted(learned)
    assert held_back == again.validation.index_M.tolist() != other.validation.index_M.tolist()
    assert counts(config(validation_share=0.25), tiny_image_set) == (48, 16)


def test_only_the_kept_classes_take_part_and_have_new_labels(tiny_image_set: ImageSet):
    keep = config(target_transform="keep:7,1")
    samples = Samples.of(keep, tiny_image_set, tiny_image_set)
    index_M = samples.train.index_M.numpy()
    old_M = tiny_image_set.labels_N[index_M]
    assert samples.class_names == ("7", "1")
    assert set(old_M) == {1, 7} and len(old_M) == np.isin(tiny_image_set.labels_N, (1, 7)).sum()
    new_M = samples.train.labels_N.numpy()[index_M]
    assert [("7", "1")[label] for label in new_M] == [str(label) for label in old_M]
    assert counts(keep, tiny_image_set) == (len(old_M), 0) and len(old_M) == len(samples.test)


def test_even_and_odd_is_a_task_of_two_classes_over_all_images(tiny_image_set: ImageSet):
    samples = Samples.of(config(target_transform="even_odd"), tiny_image_set, tiny_image_set)
    assert samples.class_names == ("even", "odd")
    assert np.array_equal(samples.train.labels_N.numpy(), tiny_image_set.labels_N % 2)
    assert len(samples.train) == 64


def test_a_class_that_the_set_does_not_have_is_refused_by_name(tiny_image_set: ImageSet):
    with pytest.raises(UserError, match=r"10 classes.*one_vs_rest:12"):
        Samples.of(config(target_transform="one_vs_rest:12"), tiny_image_set, tiny_image_set)
    assert counts(config(target_transform="one_vs_rest:12"), tiny_image_set) == (0, 0)


def test_classes_without_an_image_are_refused(tiny_image_set: ImageSet):
    rows = np.flatnonzero(tiny_image_set.labels_N < 5)
    few = ImageSet(
        name="few",
        split="train",
        images_NHWC=tiny_image_set.images_NHWC[rows],
        labels_N=tiny_image_set.labels_N[rows],
        class_names=tiny_image_set.class_names,
    )
    with pytest.raises(UserError, match="train set has no image"):
        Samples.of(config(target_transform="keep:7,8"), few, few)
