"""A data set is fetched whole and right, or the user is told in one sentence why not; nothing half is left behind."""

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnistgui.data import download as download_module
from mnistgui.data import library
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import GivenUpError, SetRequest
from mnistgui.data.download import NoNetworkError, download
from mnistgui.data.progress import DownloadProgress, Reporter
from mnistgui.data.set_files import sources_of
from mnistgui.data.vision import torchvision
from mnistgui.messages import UserError
from tests.data import http_server, small_sets
from tests.data.http_server import Answer, Server
from tests.data.small_sets import packed

FASHION = packed(small_sets.mnist_like(seed=1))
FIRST = "train-images-idx3-ubyte.gz"
RAW = Path("FashionMNIST", "raw")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def fashion(server: Server, monkeypatch: pytest.MonkeyPatch) -> Any:
    """torchvision's Fashion-MNIST, small, on the server."""
    offer(server, FASHION)
    return small_sets.expect(monkeypatch, "FashionMNIST", FASHION, server.address)


def offer(server: Server, files: Mapping[str, bytes]) -> None:
    server.answers |= {f"/{name}": http_server.good(content) for name, content in files.items()}


def fetch(key: str, root: Path, **options: Any) -> list[DownloadProgress]:
    """Download a set and return what was said on the way."""
    told: list[DownloadProgress] = []
    download(DATA_SETS[key], root, **{"progress": told.append, "cancelled": lambda: False} | options)
    return told


def refusal(key: str, root: Path, **options: Any) -> str:
    with pytest.raises(UserError) as caught:
        fetch(key, root, **options)
    sentence = caught.value.message.english()
    assert "\n" not in sentence
    return sentence


def files_below(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


# Where from, and where to ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["FashionMNIST", "KMNIST", "QMNIST", "QMNIST-nist", "EMNIST-letters", "USPS"])
def test_every_set_that_has_files_has_addresses_and_an_md5_for_each(key: str) -> None:
    files = sources_of(DATA_SETS[key])

    for file in files:
        assert all(url.startswith("http") and url.endswith(file.name) for url in file.urls) and file.urls
        assert len(file.md5) == 32
    opened = [part.place for file in files for part in file.parts]
    assert sorted(opened) == sorted(library.files(DATA_SETS[key], Path()))


def test_mirrors_come_in_the_order_of_torchvision() -> None:
    mirrors = torchvision().datasets.MNIST.mirrors

    assert next(file.urls for file in sources_of(DATA_SETS["MNIST"])) == tuple(mirror + FIRST for mirror in mirrors)


def test_the_six_splits_of_emnist_are_one_file() -> None:
    files = {
        (*file.urls, file.md5) for key in DATA_SETS if key.startswith("EMNIST") for file in sources_of(DATA_SETS[key])
    }

    assert len(files) == 1


@pytest.mark.parametrize("key", ["FakeData", "ImageFolder", "DatasetFolder"])
def test_a_set_without_files_on_a_server_fetches_nothing(key: str, tmp_path: Path) -> None:
    assert sources_of(DATA_SETS[key]) == ()
    assert fetch(key, tmp_path) == []


@pytest.mark.parametrize("key", ["FashionMNIST", "KMNIST"])
def test_torchvision_and_the_library_read_what_was_fetched(
    key: str, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    maker = small_sets.expect(monkeypatch, key, FASHION, server.address)
    offer(server, FASHION)

    fetch(key, tmp_path)

    ours = library.load(SetRequest(key=key), tmp_path)
    for train, split, count in ((True, "train", small_sets.TRAIN), (False, "test", small_sets.TEST)):
        theirs = maker(tmp_path, train=train, download=False)
        assert len(theirs) == count
        assert np.array_equal(theirs.data.numpy(), ours.splits[split].images_NHWC[..., 0])
    assert files_below(tmp_path) == {
        f"{key}/raw/{name}" for packed_name in FASHION for name in (packed_name, packed_name.removesuffix(".gz"))
    }


def test_torchvision_downloads_nothing_where_we_did(fashion: Any, server: Server, tmp_path: Path) -> None:
    fetch("FashionMNIST", tmp_path)
    server.asked.clear()

    assert len(fashion(tmp_path, download=True)) == small_sets.TRAIN
    assert server.asked == []


def emnist_archive(*splits: str) -> bytes:
    files = {
        name: content
        for seed, split in enumerate(splits)
        for name, content in small_sets.emnist_like(split, seed).items()
    }
    return small_sets.zipped(packed(files), "gzip/")


def test_of_emnist_only_the_split_that_is_wanted_is_unpacked_and_the_next_needs_no_network(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    archive = {"gzip.zip": emnist_archive("letters", "digits")}
    maker = small_sets.expect(monkeypatch, "EMNIST", archive, server.address)
    offer(server, archive)

    fetch("EMNIST-letters", tmp_path)

    letters = small_sets.emnist_like("letters", 0)
    assert files_below(tmp_path) == {"EMNIST/raw/gzip.zip"} | {f"EMNIST/raw/{name}" for name in letters}
    assert maker(tmp_path, "letters", train=False).targets.tolist() == [1, 2, 3]
    fetch("EMNIST-digits", tmp_path)
    assert server.asked == ["/gzip.zip"]
    assert len(maker(tmp_path, "digits", train=True)) == small_sets.TRAIN


def test_qmnist_and_nist_are_fetched_each_by_itself(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    qmnist = packed(small_sets.qmnist_like("qmnist-train", 5) | small_sets.qmnist_like("qmnist-test", 3))
    nist = packed(small_sets.qmnist_like("xnist", 4), ".xz")
    maker = small_sets.expect(monkeypatch, "QMNIST", qmnist | nist, server.address)
    offer(server, qmnist | nist)

    fetch("QMNIST", tmp_path)

    assert sorted(server.asked) == sorted(f"/{name}" for name in qmnist)
    assert [len(maker(tmp_path, what)) for what in ("train", "test")] == [5, 3]
    fetch("QMNIST-nist", tmp_path)
    assert maker(tmp_path, "nist").targets[:, 0].tolist() == [0, 8, 6, 4]


def test_usps_stays_packed_in_the_root(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = packed({"usps": small_sets.usps_text(4), "usps.t": small_sets.usps_text(2)}, ".bz2")
    maker = small_sets.expect(monkeypatch, "USPS", files, server.address)
    offer(server, files)

    fetch("USPS", tmp_path)

    assert files_below(tmp_path) == {"usps.bz2", "usps.t.bz2"}
    assert maker(tmp_path, train=False).targets == [0, 1]


# What is there already ------------------------------------------------------------------------------------------------


def test_what_is_there_is_not_fetched_again(fashion: Any, server: Server, tmp_path: Path) -> None:
    fetch("FashionMNIST", tmp_path)
    (tmp_path / RAW / FIRST).unlink()  # what torchvision opens is still there
    server.asked.clear()

    fetch("FashionMNIST", tmp_path)

    assert server.asked == []


def test_a_half_unpacked_file_is_unpacked_again_without_the_network(
    fashion: Any, server: Server, tmp_path: Path
) -> None:
    fetch("FashionMNIST", tmp_path)
    half = tmp_path / RAW / FIRST.removesuffix(".gz")
    half.write_bytes(half.read_bytes()[:1000])
    server.asked.clear()

    fetch("FashionMNIST", tmp_path)

    assert server.asked == []
    assert len(fashion(tmp_path)) == small_sets.TRAIN


@pytest.mark.parametrize(
    "damage", [lambda content: content[:-1], lambda content: b"x" + content[1:]], ids=["half", "wrong"]
)
def test_a_packed_file_that_is_not_right_is_fetched_again(
    damage: Callable[[bytes], bytes], fashion: Any, server: Server, tmp_path: Path
) -> None:
    small_sets.write(tmp_path / RAW, FASHION | {FIRST: damage(FASHION[FIRST])})

    fetch("FashionMNIST", tmp_path)

    assert server.asked == [f"/{FIRST}"]
    assert (tmp_path / RAW / FIRST).read_bytes() == FASHION[FIRST]


def test_after_a_failure_only_the_rest_is_fetched(fashion: Any, server: Server, tmp_path: Path) -> None:
    last = list(FASHION)[-1]
    server.answers[f"/{last}"] = http_server.status(500)
    assert last in refusal("FashionMNIST", tmp_path)
    server.answers[f"/{last}"] = http_server.good(FASHION[last])
    server.asked.clear()

    fetch("FashionMNIST", tmp_path)

    assert server.asked == [f"/{last}"]


# Servers that fail ----------------------------------------------------------------------------------------------------

CONTENT = FASHION[FIRST]
PAGE = b"<html>Please log in to this network</html>"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (http_server.status(404), "HTTP 404"),
        (http_server.status(500), "HTTP 500"),
        (http_server.lying(CONTENT[:99], len(CONTENT)), f"broke off after 99 of {len(CONTENT):,} bytes"),
        (http_server.resetting(CONTENT), "reset"),
        (http_server.lying(CONTENT, 10 * len(CONTENT)), "broke off"),
        (http_server.lying(CONTENT, len(CONTENT) // 2), "wrong MD5"),
        (http_server.good(CONTENT[:-1] + b"x"), "wrong MD5"),
        (http_server.good(CONTENT[:99], says_length=False), "wrong MD5"),
        (http_server.good(b""), "wrong MD5"),
        (http_server.good(PAGE, kind="text/html; charset=utf-8"), "a web page"),
        (http_server.redirect("file:///etc/passwd"), "not allowed"),
        (http_server.redirect("ftp://127.0.0.1/file"), "unknown url type"),
        (http_server.redirect(f"/{FIRST}"), "infinite loop"),
    ],
    ids=[
        "404", "500", "cut off", "reset", "says too much", "says too little", "another file", "cut off, no length",
        "empty", "a web page", "sent to a file", "sent to ftp", "sent in circles",
    ],
)  # fmt: skip
def test_a_broken_answer_is_thrown_away_and_the_file_named(
    answer: Answer, reason: str, fashion: Any, server: Server, tmp_path: Path
) -> None:
    server.answers[f"/{FIRST}"] = answer

    sentence = refusal("FashionMNIST", tmp_path)

    assert FIRST in sentence and reason in sentence
    assert files_below(tmp_path) == set()


def test_a_broken_answer_leaves_the_file_that_was_there(fashion: Any, server: Server, tmp_path: Path) -> None:
    small_sets.write(tmp_path / RAW, {FIRST: b"packed by other hands"})
    server.answers[f"/{FIRST}"] = http_server.status(500)

    refusal("FashionMNIST", tmp_path)

    assert (tmp_path / RAW / FIRST).read_bytes() == b"packed by other hands"


def test_a_server_that_sends_without_end_is_left(
    fashion: Any, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download_module, "_MOST_BYTES", 2**20)
    server.answers[f"/{FIRST}"] = http_server.endless
    told: list[DownloadProgress] = []

    assert "without end" in refusal("FashionMNIST", tmp_path, progress=told.append)
    assert told[-1].done_bytes <= 2**20
    assert files_below(tmp_path) == set()


@pytest.mark.parametrize("where", ["at once", "in the middle"])
def test_a_silent_server_is_given_up(where: str, fashion: Any, server: Server, tmp_path: Path) -> None:
    server.answers[f"/{FIRST}"] = server.silent if where == "at once" else server.stalling(CONTENT)

    assert "timed out" in refusal("FashionMNIST", tmp_path, patience_s=0.1)
    assert files_below(tmp_path) == set()


def test_the_next_mirror_is_tried_when_one_fails(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nowhere = f"http://127.0.0.1:{_free_port()}/"
    maker = small_sets.expect(monkeypatch, "FashionMNIST", FASHION, nowhere, server.address + "bad/", server.address)
    offer(server, FASHION)
    server.answers[f"/bad/{FIRST}"] = http_server.good(PAGE)

    fetch("FashionMNIST", tmp_path)

    assert server.asked[:2] == [f"/bad/{FIRST}", f"/{FIRST}"]
    assert len(maker(tmp_path)) == small_sets.TRAIN


def test_every_mirror_that_failed_is_named(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    small_sets.expect(monkeypatch, "FashionMNIST", FASHION, server.address + "a/", server.address + "b/")
    server.answers[f"/b/{FIRST}"] = http_server.status(503)

    sentence = refusal("FashionMNIST", tmp_path)

    assert "HTTP 404" in sentence and "HTTP 503" in sentence


def test_a_moved_file_is_followed(fashion: Any, server: Server, tmp_path: Path) -> None:
    server.answers["/moved.gz"] = http_server.good(CONTENT)
    server.answers[f"/{FIRST}"] = http_server.redirect("/moved.gz")

    fetch("FashionMNIST", tmp_path)

    assert len(fashion(tmp_path)) == small_sets.TRAIN


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.mark.parametrize("mirror", ["http://127.0.0.1:{port}/", "http://no-such-host.invalid/"], ids=["port", "name"])
def test_with_no_network_one_sentence_says_to_use_local_files(
    mirror: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small_sets.expect(monkeypatch, "FashionMNIST", FASHION, mirror.format(port=_free_port()))

    with pytest.raises(NoNetworkError) as caught:
        fetch("FashionMNIST", tmp_path)

    sentence = caught.value.message.english()
    assert "Use local files" in sentence
    assert sentence.count(". ") == 0 and sentence.endswith(".")


# Cancel, and what is said on the way ----------------------------------------------------------------------------------


def test_cancelling_in_the_middle_of_a_file_leaves_no_half_file(fashion: Any, server: Server, tmp_path: Path) -> None:
    server.answers[f"/{FIRST}"] = server.stalling(CONTENT)
    told: list[DownloadProgress] = []

    with pytest.raises(GivenUpError):
        fetch("FashionMNIST", tmp_path, progress=told.append, cancelled=lambda: bool(told))

    assert [progress.stage for progress in told] == ["download"]
    assert 0 < told[0].done_bytes < len(CONTENT)
    assert files_below(tmp_path) == set()


def test_cancelling_while_unpacking_keeps_the_packed_file_only(fashion: Any, tmp_path: Path) -> None:
    told: list[DownloadProgress] = []

    with pytest.raises(GivenUpError):
        fetch(
            "FashionMNIST", tmp_path, progress=told.append, cancelled=lambda: bool(told) and told[-1].stage == "unpack"
        )

    assert files_below(tmp_path) == {(RAW / FIRST).as_posix()}


def test_a_slow_server_is_waited_for_and_heard_while_it_sends(fashion: Any, server: Server, tmp_path: Path) -> None:
    half_came = threading.Event()
    server.answers[f"/{FIRST}"] = server.stalling(CONTENT, until=half_came)
    told: list[DownloadProgress] = []

    def hear(progress: DownloadProgress) -> None:
        told.append(progress)
        if progress.done_bytes == len(CONTENT) // 2:
            half_came.set()

    fetch("FashionMNIST", tmp_path, progress=hear)

    assert half_came.is_set()
    assert len(fashion(tmp_path)) == small_sets.TRAIN


def test_progress_names_the_file_counts_files_and_ends_with_all_bytes(fashion: Any, tmp_path: Path) -> None:
    told = fetch("FashionMNIST", tmp_path)

    last = {progress.file: progress for progress in told if progress.stage == "download"}
    assert [(file, progress.number, progress.files) for file, progress in last.items()] == [
        (name, number, 4) for number, name in enumerate(FASHION, 1)
    ]
    assert all(progress.done_bytes == progress.total_bytes == len(FASHION[file]) for file, progress in last.items())


def test_the_total_is_unknown_where_the_server_does_not_say_it(fashion: Any, server: Server, tmp_path: Path) -> None:
    server.answers[f"/{FIRST}"] = http_server.good(CONTENT, says_length=False)

    told = fetch("FashionMNIST", tmp_path)

    assert {progress.total_bytes for progress in told if progress.file == FIRST} == {None}


class Clock:
    """A clock that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def reporter_and_told() -> tuple[Reporter, Clock, list[DownloadProgress]]:
    clock, told = Clock(), []
    reporter = Reporter(told.append, lambda: False, clock=clock)
    reporter.start("download", 1000)
    return reporter, clock, told


def test_speed_and_time_left_are_told_once_they_are_no_guess() -> None:
    reporter, clock, told = reporter_and_told()
    for _ in range(10):
        clock.now += 0.1
        reporter.add(10)

    assert told[0].bytes_per_s is None and told[0].seconds_left is None
    assert told[-1].bytes_per_s == pytest.approx(100)
    assert told[-1].seconds_left == pytest.approx(9)


def test_speed_follows_a_change_within_seconds_but_not_a_single_piece() -> None:
    reporter, clock, told = reporter_and_told()
    for size in [10] * 100 + [100]:
        clock.now += 0.1
        reporter.add(size)
    assert told[-1].bytes_per_s == pytest.approx(130, rel=0.1)  # ten times as fast for one piece
    for _ in range(100):
        clock.now += 0.1
        reporter.add(100)
    assert told[-1].bytes_per_s == pytest.approx(1000, rel=0.1)
    assert told[-1].seconds_left == 0  # more came than was announced


# The disk -------------------------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_to_is_named(fashion: Any, tmp_path: Path) -> None:
    root = tmp_path / "a file"
    root.write_text("in the way")

    assert str(root) in refusal("FashionMNIST", root)
    assert root.read_text() == "in the way"


def test_a_full_disk_is_told_in_one_sentence_and_nothing_half_is_left(fashion: Any, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="the limit that stands for a full disk is one of Unix")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        sentence = refusal("FashionMNIST", tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert str(tmp_path) in sentence
    assert files_below(tmp_path) == set()


def test_downloading_is_imported_without_torch() -> None:
    code = "import sys; import mnistgui.data.download, mnistgui.data.local_files; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
