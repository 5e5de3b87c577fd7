"""What a session says of itself before its first step."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from mnistgui.data.image_set import ImageSet
from mnistgui.data.vision import torchvision
from mnistgui.training.config import TrainingConfig
from mnistgui.training.session import Session, TrainingData

GREYED = "the colour filters of features.0 were summed into grey ones"


@pytest.mark.parametrize(("channels", "greyed"), [(1, True), (3, False)])
def test_the_notice_of_weights_from_a_file_says_whether_colour_filters_became_grey(
    tmp_path: Path, tiny_image_set: ImageSet, channels: int, greyed: bool
) -> None:
    file = tmp_path / "w.pth"
    torch.save(torchvision().models.squeezenet1_1(weights=None).state_dict(), file)
    images = replace(tiny_image_set, images_NHWC=np.repeat(tiny_image_set.images_NHWC, channels, axis=3))
    config = TrainingConfig.from_dict({"model": "squeezenet1_1", "weights_file": str(file)})

    notice = Session(config, TrainingData(train=images, test=images)).notice

    assert notice is not None
    sentence = notice.english()
    assert (GREYED in sentence) is greyed
    assert ("grey" in sentence) is greyed
    assert sentence.startswith("The weights of 25 layers come from w.pth")
    assert sentence.endswith("these begin anew: classifier.1.")
