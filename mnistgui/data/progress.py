"""How far the getting of a data set is: what a download or a copy says of itself, and how it is stopped."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from mnistgui.data.data_set import GivenUpError

Stage = Literal["check", "download", "copy", "unpack"]

# The speed is that of about the last seconds, so that it neither jumps with every piece nor lags for long.
_MEMORY_S: Final = 3.0
# A speed told from less would be a guess.
_SHORTEST_S: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class DownloadProgress:
    """One file at hand, ``number`` of ``files`` (counted from 1), and what is done to it.

    Bytes, speed and time are of this file and this stage. ``total_bytes`` is None where nobody said it,
    ``bytes_per_s`` and ``seconds_left`` are None while they cannot be told.
    """

    stage: Stage
    file: str
    number: int
    files: int
    done_bytes: int
    total_bytes: int | None
    bytes_per_s: float | None = None
    seconds_left: float | None = None


class Reporter:
    """Counts bytes and passes them on, and ends the work where it stands once ``cancelled()`` says so."""

    def __init__(
        self,
        progress: Callable[[DownloadProgress], None],
        cancelled: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._progress, self._cancelled, self._clock = progress, cancelled, clock
        self._file, self._number, self._files = "", 0, 0
        self.start("check", None)

    def start_file(self, name: str, number: int, files: int) -> None:
        """Go on to file ``number`` of ``files``, counted from 1."""
        self._file, self._number, self._files = name, number, files

    def start(self, stage: Stage, total_bytes: int | None) -> None:
        """Begin a stage of the present file."""
        self._stage, self._total_bytes = stage, total_bytes
        self._done_bytes = 0
        self._at = self._clock()
        # Bytes and seconds, both forgotten at the same pace: their quotient is a mean speed from the very beginning.
        self._recent_bytes = self._recent_s = 0.0

    def add(self, count: int) -> None:
        """Tell of ``count`` more bytes.

        Raises:
            GivenUpError: the work is cancelled.
        """
        now = self._clock()
        passed, self._at = now - self._at, now
        kept = math.exp(-passed / _MEMORY_S)
        self._recent_bytes = self._recent_bytes * kept + count
        self._recent_s = self._recent_s * kept + passed
        self._done_bytes += count
        self._progress(self._present())
        self.ask()

    def ask(self) -> None:
        """Do nothing, or raise `GivenUpError` when the work is cancelled."""
        if self._cancelled():
            raise GivenUpError

    def _present(self) -> DownloadProgress:
        speed = self._recent_bytes / self._recent_s if self._recent_s >= _SHORTEST_S else None
        left = max(self._total_bytes - self._done_bytes, 0) / speed if speed and self._total_bytes is not None else None
        return DownloadProgress(
            stage=self._stage,
            file=self._file,
            number=self._number,
            files=self._files,
            done_bytes=self._done_bytes,
            total_bytes=self._total_bytes,
            bytes_per_s=speed,
            seconds_left=left,
        )
