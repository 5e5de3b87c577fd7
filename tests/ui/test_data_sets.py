"""Data sets on a scripted core: read, downloaded, copied, given up; late answers are dropped."""

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mnistgui.data.data_set import SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.progress import DownloadProgress
from mnistgui.messages import Message, UserError
from mnistgui.ui.data_sets import DataSets
from mnistgui.ui.threads.job import JobKeeper
from tests.ui.fakes import FakeCore

MNIST, FASHION = SetRequest(key="MNIST"), SetRequest(key="FashionMNIST")


@pytest.fixture
def core(tiny_image_set: ImageSet) -> FakeCore:
    return FakeCore(tiny_image_set)


@pytest.fixture
def make(qtbot: QtBot, core: FakeCore, tmp_path: Path) -> Iterator[Callable[..., DataSets]]:
    keeper = JobKeeper()

    def make_sets(**changes: Any) -> DataSets:
        services = dataclasses.replace(core.services(), **changes)
        return DataSets(services, keeper, root=tmp_path, parent=keeper)

    yield make_sets
    qtbot.waitUntil(lambda: not keeper.busy)


def test_a_wanted_set_is_read_and_its_training_images_are_shown(qtbot: QtBot, make: Callable[..., DataSets]) -> None:
    sets = make()
    shown: list[ImageSet] = []
    sets.shown.connect(shown.append)
    sets.want(MNIST)
    assert sets.data_set is None
    qtbot.waitUntil(lambda: sets.data_set is not None)
    assert [image_set.split for image_set in shown] == ["train"]
    sets.show_split("test")
    assert shown[-1].split == "test" and sets.image_set is shown[-1]


def test_wanting_the_set_at_hand_reads_nothing_again(qtbot: QtBot, make: Callable[..., DataSets]) -> None:
    sets = make()
    sets.want(MNIST)
    qtbot.waitUntil(lambda: sets.data_set is not None)
    before = sets.data_set
    sets.want(SetRequest(key="MNIST"))
    assert sets.data_set is before


def test_of_two_wishes_the_later_one_is_shown_whichever_is_read_first(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore
) -> None:
    held, given_up = threading.Event(), []
    load = core.services().load_data_set

    def slow_mnist(request: SetRequest, root: Path, give_up: Callable[[], bool]) -> Any:
        if request == MNIST:
            held.wait(10)
            given_up.append(give_up())
        return load(request, root, give_up)

    sets = make(load_data_set=slow_mnist)
    sets.want(MNIST)
    sets.want(FASHION)
    qtbot.waitUntil(lambda: sets.data_set is not None)
    held.set()
    qtbot.waitUntil(lambda: bool(given_up))
    assert given_up == [True]
    assert sets.data_set is not None and sets.data_set.info.key == "FashionMNIST"


def test_a_set_that_is_not_on_disk_is_downloaded_on_request_and_then_shown(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore
) -> None:
    core.missing.add("FashionMNIST")
    told: list[Any] = []
    progress = DownloadProgress(stage="download", file="a.gz", number=1, files=4, done_bytes=10, total_bytes=None)
    core.download = lambda *, progress, cancelled: progress(PROGRESS)
    PROGRESS = progress
    sets = make()
    sets.missing.connect(told.append)
    sets.getting_progressed.connect(told.append)
    sets.want(FASHION)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].key == "FashionMNIST" and sets.data_set is None and not sets.failed_to_load
    sets.download()
    assert sets.is_getting
    qtbot.waitUntil(lambda: sets.data_set is not None)
    assert told[1] is progress and not sets.is_getting


def test_local_files_are_taken_and_the_set_is_shown(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore
) -> None:
    core.missing.add("FashionMNIST")
    sets = make()
    sets.want(FASHION)
    sets.use_local_files([Path("a.gz")])
    qtbot.waitUntil(lambda: sets.data_set is not None)
    assert core.asked == [("local", [Path("a.gz")])]


def test_a_download_that_fails_says_why_in_the_panel_and_can_be_tried_again(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore
) -> None:
    core.missing.add("FashionMNIST")

    def fail(*, progress: Any, cancelled: Any) -> None:
        raise UserError(Message("no network"))

    core.download = fail
    sets = make()
    failures: list[Message] = []
    sets.getting_failed.connect(failures.append)
    sets.want(FASHION)
    sets.download()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].english() == "no network" and not sets.is_getting
    core.download = lambda *, progress, cancelled: None
    sets.download()
    qtbot.waitUntil(lambda: sets.data_set is not None)


def test_cancel_asks_the_download_to_end_and_drops_what_it_says(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore
) -> None:
    core.missing.add("FashionMNIST")
    ended = threading.Event()

    def until_cancelled(*, progress: Any, cancelled: Callable[[], bool]) -> None:
        waiting = threading.Event()
        while not cancelled():
            waiting.wait(0.001)
        ended.set()
        raise UserError(Message("cancelled"))

    core.download = until_cancelled
    sets = make()
    failures: list[Message] = []
    sets.getting_failed.connect(failures.append)
    sets.want(FASHION)
    sets.download()
    with qtbot.waitSignal(sets.getting_cancelled):
        sets.cancel()
    qtbot.waitUntil(ended.is_set)
    assert not sets.is_getting and failures == []


def test_a_damaged_set_is_told_once_and_another_can_be_had(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore
) -> None:
    load = core.services().load_data_set

    def damaged(request: SetRequest, root: Path, give_up: Callable[[], bool]) -> Any:
        if request == FASHION:
            raise UserError(Message("The file x is damaged"))
        return load(request, root, give_up)

    sets = make(load_data_set=damaged)
    told: list[str] = []
    sets.failed.connect(lambda message, _details: told.append(message.english()))
    sets.want(FASHION)
    qtbot.waitUntil(lambda: told == ["The file x is damaged"])
    assert sets.failed_to_load
    sets.want(MNIST)
    qtbot.waitUntil(lambda: sets.data_set is not None)
    assert not sets.failed_to_load


def test_another_root_is_looked_into_at_once(
    qtbot: QtBot, make: Callable[..., DataSets], core: FakeCore, tmp_path: Path
) -> None:
    roots: list[Path] = []
    load = core.services().load_data_set

    def remember(request: SetRequest, root: Path, give_up: Callable[[], bool]) -> Any:
        roots.append(root)
        return load(request, root, give_up)

    sets = make(load_data_set=remember)
    sets.want(MNIST)
    qtbot.waitUntil(lambda: sets.data_set is not None)
    sets.set_root(tmp_path / "elsewhere")
    qtbot.waitUntil(lambda: sets.data_set is not None)
    assert roots == [tmp_path, tmp_path / "elsewhere"]
