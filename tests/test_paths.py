"""Where things are kept, and that a file is never left half written."""

import os
import sys
from pathlib import Path

import pytest

from mnistgui import paths


def test_the_data_files_are_found_beside_a_checkout() -> None:
    assert paths.resource("mnist", "train-images-idx3-ubyte.gz").is_file()


def test_the_data_files_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path / "mnistgui", tmp_path):
        (folder / "resources" / "mnist").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "mnistgui" / "paths.py"))

    # Past the cache, which keeps the answer of this checkout.
    assert paths.resources_dir.__wrapped__() == tmp_path / "mnistgui" / "resources"


def test_an_installation_without_data_files_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "mnistgui" / "paths.py"))

    with pytest.raises(FileNotFoundError, match="mnistgui"):
        paths.resources_dir.__wrapped__()


def test_the_users_folders_are_told_apart_and_not_made(private_folders: Path) -> None:
    places = paths.default_places()

    assert places.settings_file is not None
    assert len({places.data_root, places.runs_dir, places.settings_file.parent}) == 3
    for place in (places.data_root, places.runs_dir, places.settings_file):
        assert place.is_relative_to(private_folders)
    assert not places.data_root.exists()


def test_a_text_is_written_with_its_folder_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    paths.write_text_atomically(tmp_path / "a" / "b.txt", "한글\n")

    assert (tmp_path / "a" / "b.txt").read_bytes() == "한글\n".encode()


def test_a_write_that_breaks_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text("old")

    def write_half(temporary: Path) -> None:
        temporary.write_text("ne")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        paths.write_atomically(file, write_half)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_nobody_sees_a_half_written_file(tmp_path: Path) -> None:
    file = tmp_path / "model.json"

    def write(temporary: Path) -> None:
        temporary.write_text("new")
        assert not file.exists()
        assert temporary.parent == file.parent  # a rename across disks would copy

    paths.write_atomically(file, write)
    assert file.read_text() == "new"


def test_a_file_that_is_held_open_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    replace = Path.replace

    def refuse_twice(source: Path, target: Path) -> Path:
        if len(waited) < 2:
            raise PermissionError("a virus scanner reads it")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse_twice)
    monkeypatch.setattr(paths.time, "sleep", waited.append)
    paths.write_text_atomically(tmp_path / "file", "text")

    assert (tmp_path / "file").read_text() == "text"
    assert len(waited) == 2


def test_a_file_that_stays_held_open_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> Path:
        raise PermissionError("for good")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(paths.time, "sleep", lambda seconds: None)

    with pytest.raises(PermissionError, match="for good"):
        paths.write_text_atomically(tmp_path / "file", "text")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_read_up_to_its_bound_and_no_further(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345678")

    assert paths.read_bounded(tmp_path / "file", 8) == b"12345678"
    with pytest.raises(OSError, match="larger than"):
        paths.read_bounded(tmp_path / "file", 7)
    with pytest.raises(FileNotFoundError):
        paths.read_bounded(tmp_path / "none", 7)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_what_is_no_regular_file_is_not_even_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(OSError, match="not a regular file"):
            paths.read_bounded(path, 10)
