"""Take a data set from files that the user has: copied to where torchvision's own class looks for them.

The user gives folders and files in any mix: as they are downloaded, packed by other hands, plain, or in zip archives. A
file is recognised by its name, and believed when its MD5 is the official one or, where it was packed anew, when its
content can be what it should be. Nothing of the user's is ever changed.
"""

import re
import struct
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from mnistgui.data.catalog import DATA_SETS, MNIST, DataSetInfo
from mnistgui.data.download import unpack_parts, writing_to
from mnistgui.data.file_search import Found, key_of, search, unpacked_name
from mnistgui.data.progress import DownloadProgress, Reporter
from mnistgui.data.set_files import RemoteFile, SetFile, sources_of
from mnistgui.data.unpacking import ContentError, ForeignContentError, Source, copy, md5_of, unpack
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.paths import resource

MISSING = QT_TRANSLATE_NOOP("core", "These files are still missing: {files}.")
MISSING_FOREIGN = QT_TRANSLATE_NOOP(
    "core", "These files are still missing: {files}. What was found is of another data set: {foreign}."
)
MISSING_REFUSED = QT_TRANSLATE_NOOP(
    "core", "These files are still missing: {files}. What was found cannot be used: {refused}."
)
MISSING_BOTH = QT_TRANSLATE_NOOP(
    "core",
    "These files are still missing: {files}. What was found is of another data set: {foreign}; "
    "or cannot be used: {refused}.",
)

# A message names so many files of a kind; the rest is an ellipsis.
_MOST_NAMES: Final = 4
# The names of their files are the same: beside MD5 and content only the folder tells whose they are.
_NAMESAKES: Final = ("MNIST", "FashionMNIST", "KMNIST")


class MissingFilesError(UserError):
    """What the user gave is not the whole set. What could be used stays, so that the rest can follow."""


def take(
    info: DataSetInfo,
    root: Path,
    paths: Sequence[Path],
    *,
    progress: Callable[[DownloadProgress], None],
    cancelled: Callable[[], bool],
) -> None:
    """Copy the files of ``info`` from ``paths`` (files, archives, folders) to their places under ``root``.

    Files that are in their places already need not be given. Imports torch and torchvision.

    Raises:
        MissingFilesError: files are missing; the message names them, and what of the given ones was of no use.
        UserError: ``root`` cannot be written to.
        GivenUpError: it was cancelled. As after every failure, whole files stay and no half one does.
    """
    files = sources_of(info)
    reporter = Reporter(progress, cancelled)
    taker = _Taker(info, root, search(paths, reporter.ask), reporter)
    for number, file in enumerate(files, 1):
        reporter.start_file(file.name, number, len(files))
        with writing_to(root):
            taker.take(file)
    missing = [name for file in files for name in taker.missing_of(file)]
    if missing:
        raise MissingFilesError(taker.message(missing))


class _Taker:
    """Takes file after file from what was found, and remembers what it could not take, and why."""

    def __init__(self, info: DataSetInfo, root: Path, found: Found, reporter: Reporter) -> None:
        self._info, self._root, self._found, self._reporter = info, root, found, reporter
        self._owners = _owners_of_md5(info)
        self._foreign_checksums = _mnist_checksums() if _is_namesake(info) and info.key != MNIST.key else frozenset()
        self._foreign: dict[Source, str] = {}  # whose it is
        self._refused: dict[str, str] = dict(found.refused)  # why
        self._taken: set[SetFile] = set()

    def take(self, file: RemoteFile) -> None:
        """Put ``file`` in its place, or at least what torchvision's class opens of it."""
        if self._take_official(file):
            self._taken.update(file.parts)
            return
        for part in file.parts:
            if self._take_part(part):
                self._taken.add(part)

    def missing_of(self, file: RemoteFile) -> list[str]:
        """Return the names of what is still missing of ``file``."""
        missing = [part for part in file.parts if part not in self._taken and not part.is_whole(self._root)]
        return [file.name] if len(missing) == len(file.parts) else [part.place.name for part in missing]

    def message(self, missing: list[str]) -> Message:
        """Return what to tell the user when these are missing."""
        foreign: dict[str, str] = {}
        for source, owner in self._foreign.items():
            foreign.setdefault(key_of(source.name), f"{source.name} ({owner})")
        for key, owner in _owners_of_key(self._info).items():
            for source in self._found.sources.get(key, ()):
                foreign.setdefault(key, f"{source.name} ({owner})")
        refused = [f"{name} ({reason})" for name, reason in self._refused.items()]
        text = {(False, False): MISSING, (True, False): MISSING_FOREIGN, (False, True): MISSING_REFUSED}.get(
            (bool(foreign), bool(refused)), MISSING_BOTH
        )
        arguments = {"files": ", ".join(missing), "foreign": _some(list(foreign.values())), "refused": _some(refused)}
        return Message(text, arguments)

    def _take_official(self, file: RemoteFile) -> bool:
        """Take ``file`` as servers have it: its MD5 is right, and nothing else has to be looked at."""
        for source in self._named(file.name):
            try:
                md5 = md5_of(source, self._reporter)
                if md5 == file.md5:
                    if not _is_same(source, self._root / file.place):
                        copy(source, self._root / file.place, self._reporter)
                    unpack_parts(file, self._root, self._reporter)
                    return True
            except ContentError as error:
                self._refused[source.name] = str(error)
            else:
                if md5 in self._owners:
                    self._mark_foreign(source, self._owners[md5])
        return False

    def _take_part(self, part: SetFile) -> bool:
        """Take ``part`` from a file that is plain or packed by other hands: its content must be possible."""
        for source in self._named(part.place.name):
            if _is_same(source, self._root / part.place) or self._is_foreign(source):
                continue
            try:
                unpack(source, part, self._root, self._reporter, foreign=self._foreign_checksums)
                return True
            except ForeignContentError:
                self._mark_foreign(source, MNIST.title)
            except ContentError as error:
                self._refused[source.name] = str(error)
        return False

    def _named(self, name: str) -> list[Source]:
        """Return what was found under a name; first what lies in a folder that is named for this very set."""
        found = self._found.sources.get(key_of(name), ())
        return sorted(found, key=self._is_elsewhere)

    def _is_elsewhere(self, source: Source) -> bool:
        return _owner_of_folder(source) != self._info.title

    def _is_foreign(self, source: Source) -> bool:
        """Return whether it lies where another set lies. What was unpacked lies beside the packed file of known MD5."""
        if source in self._foreign:
            return True
        owner = _owner_of_folder(source) if _is_namesake(self._info) else None
        if owner is not None and owner != self._info.title:
            self._mark_foreign(source, owner)
            return True
        return False

    def _mark_foreign(self, source: Source, owner: str) -> None:
        self._foreign[source] = owner
        name = unpacked_name(source.name)
        for other in self._found.sources[key_of(name)]:
            if other.folders == source.folders and unpacked_name(other.name) == name:
                self._foreign[other] = owner


def _is_namesake(info: DataSetInfo) -> bool:
    return info.torchvision_class in _NAMESAKES


def _is_same(source: Source, place: Path) -> bool:
    return not source.member and place.exists() and place.samefile(source.path)


def _some(names: Sequence[str]) -> str:
    """Return the first of ``names`` on one line: a file's name may have line breaks."""
    return " ".join(", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])]).split())


def _others(info: DataSetInfo) -> Iterable[DataSetInfo]:
    return (other for other in DATA_SETS.values() if other.torchvision_class != info.torchvision_class)


def _owners_of_md5(info: DataSetInfo) -> dict[str, str]:
    """Return whose file it is by MD5, for the files of all other sets."""
    return {file.md5: other.title for other in _others(info) for file in sources_of(other)}


def _owners_of_key(info: DataSetInfo) -> dict[str, str]:
    """Return whose file it is by name, for the names that only another set has."""
    own = {key_of(name) for name in _names_of(info)}
    owners = {key_of(name): other.title for other in DATA_SETS.values() for name in _names_of(other)}
    return {key: owner for key, owner in owners.items() if key not in own}


def _names_of(info: DataSetInfo) -> list[str]:
    return [name for file in sources_of(info) for name in (file.name, *(part.place.name for part in file.parts))]


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


# MNIST is known by its content, and a folder "mnist" may hold anything of its kind.
_FOLDERS: Final = {
    _bare(name): info.title
    for info in DATA_SETS.values()
    if info.torchvision_class in _NAMESAKES and info is not MNIST
    for name in (info.torchvision_class, info.title)
}


def _owner_of_folder(source: Source) -> str | None:
    """Return the set that the nearest folder of a telling name is named for."""
    return next((_FOLDERS[name] for name in map(_bare, reversed(source.folders)) if name in _FOLDERS), None)


def _mnist_checksums() -> frozenset[int]:
    """Return the CRC-32 of what is in each embedded file: gzip writes it at the end (RFC 1952, 2.3.1)."""
    return frozenset(struct.unpack("<I", file.read_bytes()[-8:-4])[0] for file in resource("mnist").glob("*.gz"))
