"""A log that is only appended to: what the disk does not take now is written later, and a cut back file goes on."""

from pathlib import Path

import pytest

from mnistgui.training.append_log import AppendLog


class FullDisk:
    """A file that takes so many bytes, and after `free` everything."""

    def __init__(self, file: object, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: bytes) -> int:
        if not self._room:
            raise OSError(28, "No space left on device")
        taken = bytes(data[: self._room])
        self._room -= len(taken)
        return self._file.write(taken)  # type: ignore[attr-defined, no-any-return]

    def free(self) -> None:
        self._room = 10**9

    def close(self) -> None:
        self._file.close()  # type: ignore[attr-defined]


def test_what_a_full_disk_did_not_take_is_written_when_there_is_room_again(tmp_path: Path) -> None:
    log = AppendLog(tmp_path / "log.csv", "a,b")
    log.flush()
    disk = FullDisk(log._file, room=5)
    log._file = disk  # type: ignore[assignment]
    log.add("1,2\n3,4\n")
    with pytest.raises(OSError, match="No space"):
        log.flush()
    log.add("5,6\n")
    disk.free()
    log.flush()
    log.close()

    assert (tmp_path / "log.csv").read_text() == "a,b\n1,2\n3,4\n5,6\n"


def test_a_file_is_cut_back_to_the_rows_that_are_kept(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("a,b\n1,2\n3,4\n5,6\n7,")
    log = AppendLog(tmp_path / "log.csv", "a,b", keep_rows=2)
    log.add("8,9\n")
    log.flush()
    log.close()

    assert (tmp_path / "log.csv").read_text() == "a,b\n1,2\n3,4\n8,9\n"


@pytest.mark.parametrize("text", ["", "a,b", "a,b\n1,2\n", "a,b\n1,2\n3,"])
def test_a_file_with_too_few_whole_rows_is_refused_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.csv").write_text(text)

    with pytest.raises(ValueError, match="rows, not 2"):
        AppendLog(tmp_path / "log.csv", "a,b", keep_rows=2)
    assert (tmp_path / "log.csv").read_text() == text
