"""AppendLog: a text file that is only appended to. What cannot be written now is kept and written later."""

from pathlib import Path


class AppendLog:
    """Lines go into memory first and onto the disk with `flush`, which may fail and be called again."""

    def __init__(self, path: Path, header: str, *, keep_rows: int | None = None) -> None:
        """Open ``path`` anew, or with ``keep_rows`` cut it back to its header and so many rows, to go on from there.

        Raises:
            OSError: the file cannot be opened.
            ValueError: it has fewer rows than are to be kept.
        """
        self._pending = bytearray()
        if keep_rows is None:
            self._pending += f"{header}\n".encode()
            self._file = path.open("wb", buffering=0)
            return
        with path.open("rb") as lines:
            for row in range(keep_rows + 1):
                if not lines.readline().endswith(b"\n"):
                    raise ValueError(f"{path.name} has {max(row - 1, 0)} rows, not {keep_rows}")
            end = lines.tell()
        self._file = path.open("r+b", buffering=0)
        self._file.truncate(end)
        self._file.seek(end)

    def add(self, text: str) -> None:
        """Take whole lines, each with its end."""
        self._pending += text.encode()

    def flush(self) -> None:
        """Write what was taken.

        Raises:
            OSError: the disk is full or gone; the rest is kept for the next call.
        """
        # Unbuffered, and the part that was written is known even where the disk fills up in the middle of a line.
        while self._pending:
            del self._pending[: self._file.write(self._pending)]

    def close(self) -> None:
        """Close the file as it is."""
        self._file.close()
