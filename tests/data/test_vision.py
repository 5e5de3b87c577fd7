"""torchvision works beside whatever build of torch stands here, from its first import on.

Each test has a process of its own: an import that failed once stays broken for the rest of a process.
"""

import subprocess
import sys

import pytest

from mnistgui.paths import resource


def run(code: str, *arguments: str) -> str:
    """Run ``code`` in a new Python and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:mnistgui", "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nets_transforms_datasets_and_utils_of_torchvision_work() -> None:
    code = """
import torch
from mnistgui.data.vision import torchvision
torchvision()
from torchvision import datasets, models, utils
from torchvision.transforms import v2
net = models.squeezenet1_1(weights=None, num_classes=10).eval()
print(tuple(net(torch.zeros(1, 3, 64, 64)).shape))
turned = v2.Compose([v2.RandomAffine(10), v2.ToDtype(torch.float32, scale=True)])
print(turned(torch.zeros(1, 28, 28, dtype=torch.uint8)).dtype)
print(len(datasets.FakeData(size=3)), tuple(utils.make_grid(torch.zeros(4, 1, 28, 28)).shape))
"""

    assert run(code).splitlines() == ["(1, 10)", "torch.float32", "3 (3, 32, 122)"]


def test_asking_twice_and_from_two_threads_at_once_gives_the_one_torchvision() -> None:
    code = """
import sys, threading
from mnistgui.data.vision import torchvision
start = threading.Barrier(2)
found = []
def ask():
    start.wait()
    found.append(torchvision())
threads = [threading.Thread(target=ask) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
found.append(torchvision())
print(len(found), all(module is sys.modules["torchvision"] for module in found))
"""

    assert run(code).split() == ["3", "True"]


@pytest.mark.parametrize(("train", "count"), [(True, 60_000), (False, 10_000)], ids=["train", "test"])
def test_torchvisions_own_mnist_accepts_the_embedded_files_with_no_network(
    train: bool, count: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("root")
    raw = root / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in resource("mnist").glob("*.gz"):
        (raw / file.name).write_bytes(file.read_bytes())
    code = """
import socket, sys
def refuse(*args, **kwargs): raise OSError("no network in this test")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import numpy as np
from mnistgui.data import library
from mnistgui.data.vision import torchvision
root, train = sys.argv[1], sys.argv[2] == "True"
torchvision()
from torchvision import datasets
theirs = datasets.MNIST(root, train=train, download=True)
ours = library.load_mnist("train" if train else "test")
print(len(theirs), np.array_equal(theirs.data.numpy(), ours.images_NHWC[..., 0]),
      np.array_equal(theirs.targets.numpy(), ours.labels_N))
"""

    assert run(code, str(root), str(train)).split() == [str(count), "True", "True"]
