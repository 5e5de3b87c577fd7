"""What lies in a folder of the user's: its splits, classes and files, by torchvision's rules. Free of torch.

The classes and their order are those of ``torchvision.datasets.folder.find_classes``, the files and their order those
of ``make_dataset`` (tests compare them). Neither is called: a link in a circle makes the one fail and the other find
every file forty times, an unreadable folder is passed over in silence, nobody could give up, and it would take torch.
"""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mnistgui.data.data_set import GivenUpError, LeftOut
from mnistgui.data.picture_files import ARRAY_SUFFIXES, PICTURE_SUFFIXES
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

SUFFIXES: Final = {"ImageFolder": PICTURE_SUFFIXES, "DatasetFolder": ARRAY_SUFFIXES}

NO_FOLDER = QT_TRANSLATE_NOOP(
    "core", "The folder {folder} cannot be read: {detail}. Choose it again, or another data set."
)
NO_CLASS = QT_TRANSLATE_NOOP(
    "core",
    "There is no folder in {folder}. Make one for each class, named after it, and put its images inside: cat/1.png, "
    "cat/2.png, dog/1.png.",
)
NO_FILE = QT_TRANSLATE_NOOP(
    "core", "There is no image in the class folders of {folder} ({classes}). Files that are read end in {suffixes}."
)

# Names of folders that are splits and not classes; of several that could be the test, the first is.
_TRAIN_NAMES: Final = ("train", "training")
_TEST_NAMES: Final = ("test", "testing", "val", "valid", "validation")

GiveUp = Callable[[], bool]
_Identity = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where the class folders are: in ``train`` (the folder itself where it has no splits) and in ``test``, if any.

    ``class_names`` are those of both, sorted; the place of a name is its label.
    """

    folder: Path
    train: Path
    test: Path | None
    class_names: tuple[str, ...]

    @property
    def shown_names(self) -> tuple[str, ...]:
        """The class names as they are shown and saved with a net."""
        return tuple(map(shown_name, self.class_names))

    @property
    def parts(self) -> tuple[Path, ...]:
        """The folders that hold class folders, training first."""
        return (self.train,) if self.test is None else (self.train, self.test)


@dataclass(frozen=True)
class LabelledFile:
    """A file whose ending says that it can be read, and the label of the class folder it lies in."""

    path: str  # not a Path: a million of them fit
    label: int


def shown_name(name: str) -> str:
    """Return the name of a folder as a text of one line that can be saved: a line break or a broken byte becomes "�".

    macOS takes Korean syllables apart in names; here they are put together again.
    """
    composed = unicodedata.normalize("NFC", name)
    return "".join("�" if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in composed)


def find_layout(folder: Path) -> Layout:
    """Return where the classes of ``folder`` are.

    ``train`` and ``test`` (or ``val``) are splits where they hold folders and no images of their own.

    Raises:
        UserError: it is no folder, cannot be read, or has no folder inside.
    """
    names = _folder_names(folder)
    if not names:
        raise UserError(Message(NO_CLASS, {"folder": str(folder)}))
    train, test = _named(folder, names, _TRAIN_NAMES), _named(folder, names, _TEST_NAMES)
    # A lone "train" may be a class of vehicles: it is a split where nothing but splits stands beside it.
    known = {*_TRAIN_NAMES, *_TEST_NAMES}
    if train is None or (test is None and not all(name.casefold() in known for name in names)):
        return Layout(folder=folder, train=folder, test=None, class_names=names)
    classes = {*_folder_names(train), *(_folder_names(test) if test else ())}
    return Layout(folder=folder, train=train, test=test, class_names=tuple(sorted(classes)))


def list_files(layout: Layout, part: Path, key: str, give_up: GiveUp) -> tuple[list[LabelledFile], list[LeftOut]]:
    """Return the files of ``part`` in torchvision's order, and what could not be looked into.

    Raises:
        GivenUpError: ``give_up()`` said so.
    """
    files: list[LabelledFile] = []
    left_out: list[LeftOut] = []
    for label, name in enumerate(layout.class_names):
        found: list[str] = []
        for item in walk(part / name, part):
            if give_up():
                raise GivenUpError
            if isinstance(item, LeftOut):
                left_out.append(item)
            elif item.lower().endswith(SUFFIXES[key]):
                found.append(item)
        found.sort(key=os.path.split)
        files += [LabelledFile(path, label) for path in found]
    return files, left_out


def no_file(layout: Layout, key: str) -> Message:
    """Return the sentence for class folders in which ``key`` finds nothing."""
    names = ", ".join(layout.shown_names[:5]) + (", …" if len(layout.class_names) > 5 else "")
    suffixes = ", ".join(SUFFIXES[key])
    return Message(NO_FILE, {"folder": str(layout.folder), "classes": names, "suffixes": suffixes})


def walk(top: Path, outside: Path) -> Iterator[str | LeftOut]:
    """Yield the files under ``top``, those of a folder in any order; what is found in a folder that fails, is left out.

    Links are followed, as torchvision does, but a folder that can be reached in several ways is read once, and
    ``outside`` (from where the class folders were found) not again.
    """
    seen = {identity for identity in (_identity(outside),) if identity}
    pending = [str(top)]
    while pending:
        folder = pending.pop()
        identity = _identity(folder)
        if identity is None or identity in seen:
            continue
        seen.add(identity)
        inner: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _is_folder(entry):
                        inner.append(entry.path)
                    else:
                        yield entry.path
        except OSError as error:
            yield LeftOut(path=Path(folder), reason=error.strerror or str(error))
        # The last one is taken next: so the folders are read in the order of their names.
        pending += sorted(inner, reverse=True)


def _folder_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the folders in ``folder``, sorted: torchvision's classes."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entry.name for entry in entries if _is_folder(entry)))
    except OSError as error:
        detail = error.strerror or str(error)
        raise UserError(Message(NO_FOLDER, {"folder": str(folder), "detail": detail})) from error


def _named(folder: Path, names: tuple[str, ...], wanted: tuple[str, ...]) -> Path | None:
    """Return the first of ``wanted``, in capital or small letters, that is a split: it holds folders and no images."""
    by_name = {name.casefold(): name for name in reversed(names)}
    for candidate in (by_name[name] for name in wanted if name in by_name):
        if _is_split(folder / candidate):
            return folder / candidate
    return None


def _is_split(folder: Path) -> bool:
    endings = (*PICTURE_SUFFIXES, *ARRAY_SUFFIXES)
    has_folder = False
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _is_folder(entry):
                    has_folder = True
                elif entry.name.lower().endswith(endings):
                    return False
    except OSError:
        return False
    return has_folder


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _identity(folder: str | Path) -> _Identity | None:
    """Return what two names of one folder share; None where there is no folder (any more)."""
    try:
        found = os.stat(folder)  # noqa: PTH116 - a Path for each folder of many costs more than the call
    except OSError:
        return None
    return found.st_dev, found.st_ino
