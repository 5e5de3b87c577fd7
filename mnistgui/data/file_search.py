"""Look through what the user gives, files and folders, for files by their names."""

import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Final

from mnistgui.data.unpacking import ContentError, Source, members_of

# What is dropped on the program may be a whole home folder: far enough for any way in which data sets are kept.
_DEEPEST: Final = 6
_MOST_ENTRIES: Final = 100_000
_MOST_ARCHIVES: Final = 100
_MOST_MEMBERS: Final = 10_000

_PACKED: Final = re.compile(r"\.(gz|bz2|xz|zip)$", re.IGNORECASE)
# Browsers' "train-images-idx3-ubyte (1).gz", and Kaggle's "train-images.idx3-ubyte".
_COPY: Final = re.compile(r"\s*\(\d+\)")


def unpacked_name(name: str) -> str:
    """Return what a packed file is called once it is unpacked."""
    return _PACKED.sub("", name)


def key_of(name: str) -> str:
    """Return by what a file is recognised: its name without packing and mark of a copy, ``.`` and ``_`` made ``-``."""
    return re.sub(r"[._]", "-", unpacked_name(_COPY.sub("", name.strip().casefold())))


@dataclass(kw_only=True)
class Found:
    """``sources`` by key, nearest first; ``refused`` are archives and paths that cannot be looked into, and why."""

    sources: dict[str, list[Source]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    _archives: int = 0

    def add(self, path: Path) -> None:
        """Take a file in, and what is in it if it is a zip archive."""
        self._add(Source(path=path))
        if path.suffix.casefold() != ".zip" or self._archives == _MOST_ARCHIVES:
            return
        self._archives += 1
        try:
            for member in members_of(path)[:_MOST_MEMBERS]:
                self._add(member)
        except ContentError as error:
            self.refused.append((path.name, str(error)))

    def _add(self, source: Source) -> None:
        self.sources.setdefault(key_of(source.name), []).append(source)


def search(paths: Iterable[Path], ask: Callable[[], None]) -> Found:
    """Return every file that ``paths`` are or hold, folders and archives looked through; ``ask`` may end it."""
    found = Found()
    for path in paths:
        if path.is_dir():
            for file in _files_below(path, ask):
                found.add(file)
        elif path.is_file():
            found.add(path)
        else:
            found.refused.append((path.name, "it is not there"))
    return found


def _files_below(folder: Path, ask: Callable[[], None]) -> Iterator[Path]:
    """Yield the files in ``folder``, level by level, each real folder once: links may lead in circles."""
    waiting = deque([(folder, 0)])
    seen: set[tuple[int, int]] = set()
    entries = 0
    while waiting:
        here, depth = waiting.popleft()
        for entry in _entries_of(here, seen):
            ask()
            entries += 1
            if entries > _MOST_ENTRIES:
                return
            if _is(entry.is_dir):
                if depth < _DEEPEST:
                    waiting.append((Path(entry.path), depth + 1))
            # Not a pipe or a device, which would be waited for.
            elif _is(entry.is_file):
                yield Path(entry.path)


def _entries_of(folder: Path, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen:
            return []
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            return sorted(islice(entries, _MOST_ENTRIES), key=attrgetter("name"))
    except OSError:
        return []  # not ours to read


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:
        return False  # a link to itself
