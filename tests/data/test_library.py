"""The embedded MNIST is what the course says it is, and a broken file is named in one sentence."""

import gzip
import struct
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mnistgui.data import library
from mnistgui.data.library import read_idx
from mnistgui.messages import UserError


def idx(shape: tuple[int, ...], body: bytes, *, magic: bytes | None = None) -> bytes:
    """Return an IDX file of unsigned bytes, not compressed."""
    start = bytes([0, 0, 8, len(shape)]) if magic is None else magic
    return start + struct.pack(f">{len(shape)}I", *shape) + body


def refusal(path: Path, dimensions: int) -> str:
    with pytest.raises(UserError) as caught:
        read_idx(path, dimensions=dimensions)
    sentence = caught.value.message.english()
    assert path.name in sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("split", "count", "first_labels", "class_counts"),
    [
        ("train", 60_000, [5, 0, 4, 1, 9], [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]),
        ("test", 10_000, [7, 2, 1, 0, 4], [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]),
    ],
)
def test_mnist_is_the_70_000_digits_of_the_course(
    split: str, count: int, first_labels: list[int], class_counts: list[int]
) -> None:
    mnist = library.load("MNIST", split)

    assert (mnist.name, mnist.split, len(mnist)) == ("MNIST", split, count)
    assert mnist.images_NHWC.shape == (count, 28, 28, 1)
    assert mnist.class_names == tuple("0123456789")
    assert mnist.labels_N[:5].tolist() == first_labels
    assert np.bincount(mnist.labels_N).tolist() == class_counts
    assert mnist.images_NHWC.min() == 0 and mnist.images_NHWC.max() == 255


def test_the_catalogues_mean_and_deviation_are_those_of_the_training_pixels() -> None:
    pixels = library.load("MNIST", "train").images_NHWC / np.float32(255)
    info = library.DATA_SETS["MNIST"]

    assert info.mean[0] == pytest.approx(pixels.mean(dtype=np.float64), abs=5e-5)
    assert info.std[0] == pytest.approx(pixels.std(dtype=np.float64), abs=5e-5)


def test_a_set_is_frozen() -> None:
    mnist = library.load("MNIST", "test")

    with pytest.raises(ValueError, match="read-only"):
        mnist.images_NHWC[0, 0, 0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        mnist.labels_N[0] = 1


@pytest.mark.parametrize(("name", "split"), [("MNIST", "validation"), ("EMNIST", "train")])
def test_a_set_that_is_not_embedded_is_not_found(name: str, split: str) -> None:
    with pytest.raises(KeyError):
        library.load(name, split)


def test_mnist_is_read_without_torch() -> None:
    code = (
        "import sys; from mnistgui.data import library; library.load('MNIST', 'test'); sys.exit('torch' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_what_an_idx_file_holds_is_read_in_its_shape(tmp_path: Path) -> None:
    path = tmp_path / "six.gz"
    path.write_bytes(gzip.compress(idx((2, 1, 3), bytes(range(6)))))

    assert read_idx(path, dimensions=3).tolist() == [[[0, 1, 2]], [[3, 4, 5]]]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    refusal(tmp_path / "nowhere.gz", 3)


def _flip(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


WHOLE = idx((10, 4, 4), bytes(range(160)))
PACKED = gzip.compress(WHOLE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"this is no gzip file",
        WHOLE,
        PACKED[:5],
        PACKED[: len(PACKED) // 2],
        PACKED[:-6],
        PACKED[:10] + b"\xff" + PACKED[11:],
        _flip(PACKED, len(PACKED) // 2),
        _flip(PACKED, len(PACKED) - 6),
        gzip.compress(b""),
        gzip.compress(WHOLE[:9]),
        gzip.compress(WHOLE[:-1]),
        gzip.compress(WHOLE + b"\x00"),
        gzip.compress(idx((10, 4, 4), bytes(160), magic=b"\x00\x00\x0d\x03")),
        gzip.compress(idx((10, 4, 4), bytes(160), magic=b"\x08\x00\x08\x03")),
        gzip.compress(idx((160,), bytes(160))),
    ],
    ids=[
        "empty",
        "text",
        "not packed",
        "no gzip header",
        "half of it",
        "no checksum",
        "no way of packing",
        "a byte changed",
        "checksum changed",
        "nothing packed",
        "header cut off",
        "a byte short",
        "a byte long",
        "floats",
        "wrong magic",
        "labels for images",
    ],
)
def test_a_damaged_file_is_named_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged-idx3-ubyte.gz"
    path.write_bytes(content)

    refusal(path, 3)


@pytest.mark.parametrize(
    "shape", [(1, 28, 28), (2**20, 28, 28), (2**32 - 1, 2**32 - 1, 2**32 - 1)], ids=["little", "much", "too much"]
)
def test_a_file_that_unpacks_to_far_more_than_it_should_takes_no_memory(
    tmp_path: Path, shape: tuple[int, int, int]
) -> None:
    path = tmp_path / "bomb.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(idx(shape, b""))
        for _ in range(64):
            file.write(bytes(2**20))

    tracemalloc.start()
    try:
        refusal(path, 3)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * 2**20


@pytest.fixture
def mnist_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small MNIST test split in a folder that the library takes for its own."""
    images, labels = tmp_path / "t10k-images-idx3-ubyte.gz", tmp_path / "t10k-labels-idx1-ubyte.gz"
    images.write_bytes(gzip.compress(idx((3, 28, 28), bytes(3 * 784))))
    labels.write_bytes(gzip.compress(idx((3,), bytes([7, 2, 1]))))
    monkeypatch.setattr(library, "resource", lambda *parts: tmp_path / parts[-1])
    return tmp_path


def test_a_small_mnist_of_ones_own_is_read(mnist_folder: Path) -> None:
    assert library.load("MNIST", "test").labels_N.tolist() == [7, 2, 1]


@pytest.mark.parametrize(
    ("file", "damage"),
    [
        ("t10k-images-idx3-ubyte.gz", lambda content: content[: len(content) // 2]),
        ("t10k-labels-idx1-ubyte.gz", lambda content: content[: len(content) // 2]),
        ("t10k-labels-idx1-ubyte.gz", lambda _: gzip.compress(idx((2,), bytes([7, 2])))),
        ("t10k-labels-idx1-ubyte.gz", lambda _: gzip.compress(idx((3,), bytes([7, 2, 10])))),
    ],
    ids=["images cut", "labels cut", "fewer labels than images", "a label of no class"],
)
def test_loading_names_the_damaged_file(mnist_folder: Path, file: str, damage: Callable[[bytes], bytes]) -> None:
    path = mnist_folder / file
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(UserError, match=file):
        library.load("MNIST", "test")
