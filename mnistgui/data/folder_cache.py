"""The pixels of a large folder, kept in a file that is mapped and not read. One folder of files for each user's folder.

``images.bin`` holds uint8 (N, H, W, C) and nothing else; ``about.json`` says N, H, W, C and what could not be read. It
is written from front to back: a mapped file that grows while the disk fills up would end the program with a signal.
"""

import hashlib
import json
import math
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.data_set import GivenUpError, SetRequest
from mnistgui.data.folder_tree import GiveUp, LabelledFile
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

CANNOT_KEEP = QT_TRANSLATE_NOOP(
    "core", "The images of {folder} take {megabytes} MB, which cannot be kept in {cache}: {detail}"
)
NO_ROOM = QT_TRANSLATE_NOOP(
    "core",
    "The images of {folder} take {megabytes} MB, and {cache} has room for {free} MB. Choose a smaller side, or grey.",
)
# Raise it when the same files would give other pixels.
_VERSION: Final = 1
# Half a copy that is older is not being written any more.
_ABANDONED_AFTER_S: Final = 24 * 3600.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Fitted:
    """The images of a list of files, one after the other but for those in ``reasons`` (place in the list: why not)."""

    images_NHWC: npt.NDArray[np.uint8]
    reasons: dict[int, str]


class FolderCache:
    """Keeps the images of ``folder`` under ``cache_dir``; those of another side or of other files go when it writes."""

    def __init__(
        self, cache_dir: Path, folder: Path, request: SetRequest, files: list[LabelledFile], give_up: GiveUp
    ) -> None:
        self._folder = folder
        self._place = cache_dir / _digest([os.fsencode(folder.resolve())])
        self._key = _digest(_marks(request, files, give_up))
        self._shape_HWC = (request.side, request.side, 3 if request.colour else 1)
        self._count = len(files)
        self._size = len(files) * math.prod(self._shape_HWC)

    def find(self) -> Fitted | None:
        """Return the images, mapped read-only, if nothing has changed since they were written."""
        folder = self._place / self._key
        try:
            about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
            shape, reasons = tuple(about["shape"]), {int(place): str(why) for place, why in about["reasons"]}
            if shape != (self._count - len(reasons), *self._shape_HWC):
                return None
            if (folder / "images.bin").stat().st_size != math.prod(shape):
                return None
            images_NHWC = np.memmap(folder / "images.bin", np.uint8, mode="r", shape=shape)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Fitted(images_NHWC=images_NHWC, reasons=reasons)

    def write(self, results: Iterable[npt.NDArray[np.uint8] | str]) -> Fitted:
        """Write each image of ``results`` (or keep the reason why there is none), and return them mapped read-only.

        Raises:
            UserError: there is no room, or the cache cannot be written.
        """
        half = self._place / f".{self._key}.{secrets.token_hex(4)}.tmp"
        try:
            half.mkdir(parents=True)
            self._check_room()
            self._fill(half, results)
            self._remove_others(keep=half.name)
            half.rename(self._place / self._key)
            found = self.find()
            if found is None:
                raise OSError("it was changed by another program")
            return found
        except OSError as error:
            raise self._problem(CANNOT_KEEP, detail=error.strerror or str(error)) from error
        finally:
            shutil.rmtree(half, ignore_errors=True)  # gone already, unless something went wrong

    def _check_room(self) -> None:
        free = shutil.disk_usage(self._place).free
        if free < self._size:
            raise self._problem(NO_ROOM, free=f"{free / 2**20:,.0f}")

    def _fill(self, folder: Path, results: Iterable[npt.NDArray[np.uint8] | str]) -> None:
        reasons: dict[int, str] = {}
        with (folder / "images.bin").open("wb") as file:
            for place, result in enumerate(results):
                if isinstance(result, str):
                    reasons[place] = result
                else:
                    file.write(np.ascontiguousarray(result).data)
        about = {"shape": (self._count - len(reasons), *self._shape_HWC), "reasons": list(reasons.items())}
        (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")

    def _remove_others(self, keep: str) -> None:
        """Remove what was written for other files or another side, and halves that nobody writes any more."""
        for folder in self._place.iterdir():
            with suppress(OSError):
                being_written = folder.name.endswith(".tmp") and _age(folder) < _ABANDONED_AFTER_S
                if folder.name != keep and not being_written:
                    shutil.rmtree(folder, ignore_errors=True)

    def _problem(self, text: str, **values: object) -> UserError:
        size = f"{self._size / 2**20:,.0f}"
        return UserError(Message(text, {"folder": self._folder, "cache": self._place, "megabytes": size} | values))


def _marks(request: SetRequest, files: list[LabelledFile], give_up: GiveUp) -> Iterable[bytes]:
    """Yield what must be the same for the images to be: the request, and each file's place, label, size and time."""
    yield f"{_VERSION} {request.key} {request.side} {request.colour}".encode()
    for file in files:
        if give_up():
            raise GivenUpError
        try:
            found = os.stat(file.path)  # noqa: PTH116 - there may be a million
        except OSError:
            mark = "gone"
        else:
            # The mode, too: a file that may be read from now on is another one.
            mark = f"{found.st_size} {found.st_mtime_ns} {found.st_mode}"
        yield os.fsencode(file.path) + f"\0{file.label} {mark}".encode()


def _digest(parts: Iterable[bytes]) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(part + b"\0\n")
    return made.hexdigest()[:24]


def _age(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime
