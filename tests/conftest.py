"""For every test: nothing of the user's is read or written, nothing is random, and there is a tiny data set to use."""

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import mnistgui  # noqa: F401 - before torch: it calms OpenMP
from mnistgui.data.image_set import ImageSet

# Before a QApplication can be made. Set it yourself to watch the tests on a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True, scope="session")
def private_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Turn every folder of the user into one of this session's, for this process and those it starts."""
    home = tmp_path_factory.mktemp("home")
    variables = ["HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"]
    # platformdirs asks Windows itself for these folders, and these variables first.
    variables += ["WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"]
    with pytest.MonkeyPatch.context() as patch:
        for variable in variables:
            patch.setenv(variable, str(home))
        yield home


@pytest.fixture(autouse=True)
def seeds() -> None:
    """Start every test with the same random numbers, in whatever order the tests run."""
    random.seed(0)
    np.random.seed(0)
    # Not imported for it: a test without torch stays fast.
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(0)


@pytest.fixture(scope="session")
def tiny_image_set() -> ImageSet:
    """64 grey images of 28x28 in 10 classes, easy to learn: a bright bar whose place tells the class, in noise."""
    generator = np.random.default_rng(0)
    labels_N = np.arange(64, dtype=np.int64) % 10
    images_NHWC = generator.integers(0, 60, (64, 28, 28, 1), np.uint8)
    for image_HWC, label in zip(images_NHWC, labels_N, strict=True):
        top = 4 + 2 * int(label)
        image_HWC[top : top + 2, 4:24] = generator.integers(200, 256, (2, 20, 1), np.uint8)
    return ImageSet(
        name="tiny", split="train", images_NHWC=images_NHWC, labels_N=labels_N, class_names=tuple("0123456789")
    )
