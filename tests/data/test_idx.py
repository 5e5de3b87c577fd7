"""An IDX file is read in its shape, packed or not, and a broken one is named in one sentence and takes no memory."""

import gzip
import lzma
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from mnistgui.data import idx as idx_module
from mnistgui.data.data_set import GivenUpError
from mnistgui.data.idx import DamagedError, located, opened, read_idx
from tests.data.set_files import idx, idx_of


def refusal(path: Path, dimensions: int) -> str:
    with pytest.raises(DamagedError) as caught:
        read_idx(path, dimensions=dimensions)
    sentence = caught.value.message.english()
    assert path.name in sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(("ending", "pack"), [("", bytes), (".gz", gzip.compress), (".xz", lzma.compress)])
def test_what_an_idx_file_holds_is_read_in_its_shape(tmp_path: Path, ending, pack) -> None:
    path = tmp_path / f"six{ending}"
    path.write_bytes(pack(idx((2, 1, 3), bytes(range(6)))))

    assert read_idx(path, dimensions=3).tolist() == [[[0, 1, 2]], [[3, 4, 5]]]


def test_whole_numbers_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "rows-idx2-int"
    path.write_bytes(idx_of(np.array([[7, -1], [2**31 - 1, 256]], ">i4")))

    assert read_idx(path, dimensions=2, dtype=idx_module.INT).tolist() == [[7, -1], [2**31 - 1, 256]]


def test_a_file_is_read_into_memory_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "six"
    path.write_bytes(idx((2, 3), bytes(range(6))))
    room = np.zeros((4, 3), np.uint8)

    with opened(path, dimensions=2) as file:
        assert file.shape == (2, 3)
        file.read_into(room[1:3])

    assert room.tolist() == [[0, 0, 0], [0, 1, 2], [3, 4, 5], [0, 0, 0]]


def test_reading_is_given_up_between_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idx_module, "_CHUNK_BYTES", 10)
    path = tmp_path / "long"
    path.write_bytes(idx((100,), bytes(100)))
    asked = iter([False, False, True])

    with opened(path, dimensions=1) as file, pytest.raises(GivenUpError):
        file.read(give_up=lambda: next(asked))


def test_the_plain_file_comes_before_the_packed_one(tmp_path: Path) -> None:
    path = tmp_path / "images"
    assert located(path) is None
    for ending in (".xz", ".gz", ""):
        there = tmp_path / f"images{ending}"
        there.touch()
        assert located(path) == there


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    refusal(tmp_path / "nowhere.gz", 3)


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    refusal(tmp_path, 3)


def _flip(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


WHOLE = idx((10, 4, 4), bytes(range(160)))
PACKED = gzip.compress(WHOLE)
XZ = lzma.compress(WHOLE)


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        pytest.param(".gz", b"", id="empty"),
        pytest.param(".gz", b"this is no gzip file", id="text"),
        pytest.param(".gz", WHOLE, id="not packed"),
        pytest.param(".gz", PACKED[:5], id="no gzip header"),
        pytest.param(".gz", PACKED[: len(PACKED) // 2], id="half of it"),
        pytest.param(".gz", PACKED[:-6], id="no checksum"),
        pytest.param(".gz", PACKED[:10] + b"\xff" + PACKED[11:], id="no way of packing"),
        pytest.param(".gz", _flip(PACKED, len(PACKED) // 2), id="a byte changed"),
        pytest.param(".gz", _flip(PACKED, len(PACKED) - 6), id="checksum changed"),
        pytest.param(".gz", gzip.compress(b""), id="nothing packed"),
        pytest.param(".gz", gzip.compress(WHOLE[:9]), id="header cut off"),
        pytest.param(".gz", gzip.compress(WHOLE[:-1]), id="a byte short"),
        pytest.param(".gz", gzip.compress(WHOLE + b"\x00"), id="a byte long"),
        pytest.param(".gz", gzip.compress(idx((10, 4, 4), bytes(160), magic=b"\x00\x00\x0d\x03")), id="floats"),
        pytest.param(".gz", gzip.compress(idx((10, 4, 4), bytes(640), magic=b"\x00\x00\x0c\x03")), id="whole numbers"),
        pytest.param(".gz", gzip.compress(idx((10, 4, 4), bytes(160), magic=b"\x08\x00\x08\x03")), id="wrong magic"),
        pytest.param(".gz", gzip.compress(idx((160,), bytes(160))), id="labels for images"),
        pytest.param(".xz", b"", id="xz: empty"),
        pytest.param(".xz", WHOLE, id="xz: not packed"),
        pytest.param(".xz", XZ[: len(XZ) // 2], id="xz: half of it"),
        pytest.param(".xz", _flip(XZ, len(XZ) // 2), id="xz: a byte changed"),
        pytest.param("", b"", id="plain: empty"),
        pytest.param("", PACKED, id="plain: packed"),
        pytest.param("", WHOLE[:-1], id="plain: a byte short"),
        pytest.param("", WHOLE + b"\x00", id="plain: a byte long"),
    ],
)
def test_a_damaged_file_is_named_in_one_sentence(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"damaged-idx3-ubyte{ending}"
    path.write_bytes(content)

    refusal(path, 3)


@pytest.mark.parametrize("content", [WHOLE[:-1], WHOLE + b"\x00"], ids=["a byte short", "a byte long"])
def test_a_plain_file_is_refused_before_it_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged"
    path.write_bytes(content)

    with pytest.raises(DamagedError, match=path.name), opened(path, dimensions=3):
        pytest.fail("it was opened")


@pytest.mark.parametrize("opener", [gzip.open, lzma.open], ids=["gz", "xz"])
@pytest.mark.parametrize(
    "shape", [(1, 28, 28), (2**20, 28, 28), (2**32 - 1, 2**32 - 1, 2**32 - 1)], ids=["little", "much", "too much"]
)
def test_a_file_that_unpacks_to_far_more_than_it_should_takes_no_memory(tmp_path: Path, opener, shape) -> None:
    path = tmp_path / ("bomb.gz" if opener is gzip.open else "bomb.xz")
    # lzma would take more memory than the file for its own dictionary.
    fastest = {"compresslevel": 1} if opener is gzip.open else {"preset": 0}
    with opener(path, "wb", **fastest) as file:
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
