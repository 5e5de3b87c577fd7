"""The lock of a run that is being written: one holder at a time, and none once its process is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from mnistgui.messages import UserError
from mnistgui.training import run_lock
from mnistgui.training.run_lock import RunLock, is_held_here, is_locked

_HOLD = (
    "import sys; from pathlib import Path; from mnistgui.training.run_lock import RunLock\n"
    "with RunLock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
)


def holder(folder: Path) -> "subprocess.Popen[str]":
    """Return a process that holds the lock until its stdin is closed, or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_a_lock_is_seen_while_it_is_held_and_leaves_nothing(tmp_path: Path) -> None:
    assert not is_locked(tmp_path)
    with RunLock(tmp_path):
        assert is_locked(tmp_path) and is_held_here(tmp_path)
    assert not is_locked(tmp_path) and not is_held_here(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_gets_it_in_the_same_process(tmp_path: Path) -> None:
    with RunLock(tmp_path):
        with pytest.raises(UserError, match="going on"), RunLock(tmp_path):
            pass
        # Looking and failing have not let it go.
        assert is_locked(tmp_path)
    with RunLock(tmp_path):
        pass


def test_nobody_else_gets_it_in_another_process_until_that_one_is_killed(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert is_locked(tmp_path) and not is_held_here(tmp_path)
        with pytest.raises(UserError), RunLock(tmp_path):
            pass
        process.kill()
    assert (tmp_path / run_lock.LOCK_FILE).exists()  # nobody was left to remove it
    assert not is_locked(tmp_path)
    with RunLock(tmp_path):
        assert is_locked(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_ends_well_lets_it_go(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert process.stdin is not None
        process.stdin.close()
    assert process.returncode == 0
    assert not is_locked(tmp_path)


def test_an_error_inside_lets_it_go(tmp_path: Path) -> None:
    with pytest.raises(KeyError), RunLock(tmp_path):
        raise KeyError
    assert not is_locked(tmp_path)


def test_a_look_at_the_lock_does_not_keep_anybody_from_getting_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, looks = run_lock._try_lock, [1, 1]

    def look_first(descriptor: int, *, shared: bool) -> None:
        if looks:
            looks.pop()
            raise BlockingIOError
        lock(descriptor, shared=shared)

    monkeypatch.setattr(run_lock, "_try_lock", look_first)
    monkeypatch.setattr(run_lock, "_TRY_EVERY_S", 0.0)
    with RunLock(tmp_path):
        assert is_locked(tmp_path)


def test_where_the_disk_knows_no_locks_a_run_goes_on_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_descriptor: int, *, shared: bool) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(run_lock, "_try_lock", no_locks)
    with RunLock(tmp_path):
        assert not is_locked(tmp_path)


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, removals = run_lock._try_lock, [1]

    def removed_by_its_holder(descriptor: int, *, shared: bool) -> None:
        lock(descriptor, shared=shared)
        if removals and not shared:
            removals.pop()
            (tmp_path / run_lock.LOCK_FILE).unlink()

    monkeypatch.setattr(run_lock, "_try_lock", removed_by_its_holder)
    with RunLock(tmp_path):
        assert is_locked(tmp_path)


@pytest.mark.parametrize("instead", ["folder", "nothing", "link"])
def test_a_look_never_fails(tmp_path: Path, instead: str) -> None:
    file = tmp_path / run_lock.LOCK_FILE
    if instead == "folder":
        file.mkdir()
    elif instead == "link" and sys.platform != "win32":
        file.symlink_to(file)
    assert not is_locked(tmp_path)
    assert not is_locked(tmp_path / "gone")


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError), RunLock(tmp_path / "gone"):
        pass
