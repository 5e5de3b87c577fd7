"""A quick look into a folder before it is imported: what is in it, and how a few of its images would come out.

Free of torch. The look ends after a stated time, however large the folder is; what it says is then "at least".
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.data_set import LeftOut
from mnistgui.data.folder_tree import SUFFIXES, Layout, find_layout, no_file, walk
from mnistgui.data.folders import DEFAULT_BUDGET_BYTES, HELD_OUT, ONE_CLASS, SPLIT_FOLDERS, TOO_FEW
from mnistgui.data.picture_files import UnreadableError, open_picture, read_square, read_thumbnail
from mnistgui.messages import UserError

EXAMPLES: Final = 8
THUMBNAIL_PX: Final = 192  # of an example as it is: sharp on a screen of twice the resolution, too
_SECONDS: Final = 2.0
_TRIED: Final = 3 * EXAMPLES  # files that are opened to find examples
# Channels of a grey picture that was saved in colour, as JPEG, differ by less.
_GREY_WITHIN: Final = 12

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class ClassFolder:
    """One class: its name, and its files in each of `Layout.parts` by their ending (".png" -> how many)."""

    name: str
    parts: tuple[Mapping[str, int], ...]

    def count(self, key: str, part: int | None = None) -> int:
        """Return how many of its files ``key`` (ImageFolder or DatasetFolder) reads, in one part or in all."""
        parts = self.parts if part is None else self.parts[part : part + 1]
        return sum(suffixes.get(suffix, 0) for suffixes in parts for suffix in SUFFIXES[key])


@dataclass(frozen=True, kw_only=True)
class Example:
    """An image that can be opened, and its size as it is."""

    path: Path
    class_name: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class FolderScan:
    """What was found. ``key`` is torchvision's class that fits best; `dataclasses.replace` it to ask for the other one.

    ``colour`` is a guess from the examples; ``complete`` is False where time was up before everything was counted.
    """

    layout: Layout
    key: str
    classes: tuple[ClassFolder, ...]
    examples_by_key: Mapping[str, tuple[Example, ...]]
    colour: bool
    complete: bool

    @property
    def examples(self) -> tuple[Example, ...]:
        """Up to eight images, of as many classes as there are."""
        return self.examples_by_key[self.key]

    @property
    def story(self) -> str:
        """How the splits will come about: a sentence for the user (context ``core``), as far as counting tells."""
        if sum(folder.count(self.key) > 0 for folder in self.classes) < 2:
            return ONE_CLASS
        train = [count for count in (folder.count(self.key, 0) for folder in self.classes) if count]
        tested = self.count(self.key, 1) > 0 if self.layout.test is not None else max(train) > 1
        if len(train) < 2 or not tested:
            return TOO_FEW
        return HELD_OUT if self.layout.test is None else SPLIT_FOLDERS

    @property
    def can_train(self) -> bool:
        """Whether there will be something to learn from and something else to test on."""
        return self.story in (HELD_OUT, SPLIT_FOLDERS)

    def count(self, key: str, part: int | None = None) -> int:
        """Return how many files ``key`` reads, in one of `Layout.parts` or in all."""
        return sum(folder.count(key, part) for folder in self.classes)

    def suffixes(self) -> dict[str, int]:
        """Return how many files of each ending ``key`` reads, those there are."""
        found: Counter[str] = Counter()
        for folder in self.classes:
            for suffixes in folder.parts:
                found.update({suffix: count for suffix, count in suffixes.items() if suffix in SUFFIXES[self.key]})
        return dict(found)

    def image_bytes(self, side: int, colour: bool) -> int:
        """Return how much all images take once they are ``side`` x ``side``."""
        return self.count(self.key) * side * side * (3 if colour else 1)

    def is_mapped(self, side: int, colour: bool) -> bool:
        """Return whether that is too much for the memory, and goes into a file."""
        return self.image_bytes(side, colour) > DEFAULT_BUDGET_BYTES


@dataclass(frozen=True, eq=False, kw_only=True)
class FolderPreview:
    """The examples of a scan as they are and as a net would see them.

    ``before`` are uint8 (H, W, 3), no side longer than `THUMBNAIL_PX`; ``after_NHWC`` is uint8 (N, side, side, 1 or 3).
    Those that could not be read are in neither.
    """

    key: str
    side: int
    colour: bool
    examples: tuple[Example, ...]
    before: tuple[Pixels, ...]
    after_NHWC: Pixels
    left_out: tuple[LeftOut, ...]


def scan_folder(folder: Path, *, seconds: float = _SECONDS) -> FolderScan:
    """Look into ``folder`` for about ``seconds``; every class gets its share of them.

    Raises:
        UserError: no folder, no class or no image; the message says what a folder must look like.
    """
    layout = find_layout(folder)
    found, complete = _look(layout, time.monotonic() + seconds)
    classes = tuple(
        ClassFolder(name=name, parts=tuple(map(dict, one.parts)))
        for name, one in zip(layout.shown_names, found, strict=True)
    )
    counts = {key: sum(one.count(key) for one in classes) for key in SUFFIXES}
    key = max(counts, key=counts.__getitem__)
    if not counts[key]:
        raise UserError(no_file(layout, key))
    examples = {key: tuple(islice(_openable(layout, found, key), EXAMPLES)) for key in SUFFIXES}
    return FolderScan(
        layout=layout,
        key=key,
        classes=classes,
        examples_by_key=examples,
        colour=any(map(_has_colour, examples[key])),
        complete=complete,
    )


def preview_folder(scan: FolderScan, side: int, colour: bool) -> FolderPreview:
    """Return the examples of ``scan``'s key before and after they are brought to ``side`` x ``side``."""
    examples: list[Example] = []
    before: list[Pixels] = []
    after: list[Pixels] = []
    left_out: list[LeftOut] = []
    for example in scan.examples:
        try:
            thumbnail = read_thumbnail(example.path, THUMBNAIL_PX)
            square = read_square(example.path, side, colour=colour)
        except UnreadableError as error:
            left_out.append(LeftOut(path=example.path, reason=str(error)))
            continue
        examples.append(example)
        before.append(thumbnail)
        after.append(square)
    return FolderPreview(
        key=scan.key,
        side=side,
        colour=colour,
        examples=tuple(examples),
        before=tuple(before),
        after_NHWC=np.array(after, np.uint8).reshape(len(after), side, side, 3 if colour else 1),
        left_out=tuple(left_out),
    )


@dataclass(frozen=True)
class _Found:
    """Of one class: how many files of each ending in each part, and the first few that each key reads."""

    parts: list[Counter[str]] = field(default_factory=list)
    first: dict[str, list[str]] = field(default_factory=lambda: {key: [] for key in SUFFIXES})


def _look(layout: Layout, end: float) -> tuple[list[_Found], bool]:
    """Return what is in each class, and whether there was time to see everything."""
    complete = True
    found = [_Found() for _ in layout.class_names]
    places = [(one, part, name) for one, name in zip(found, layout.class_names, strict=True) for part in layout.parts]
    for number, (one, part, name) in enumerate(places):
        now = time.monotonic()
        share = max(end - now, 0) / (len(places) - number)
        complete &= _count(one, walk(part / name, part), now + share)
    return found, complete


def _count(found: _Found, paths: Iterable[str | LeftOut], until: float) -> bool:
    """Count what comes, as one more part, until time is up; return whether that was all."""
    counts: Counter[str] = Counter()
    found.parts.append(counts)
    for path in paths:
        if isinstance(path, LeftOut):
            continue
        _, dot, ending = path.lower().rpartition(".")
        suffix = dot + ending
        for key, suffixes in SUFFIXES.items():
            if suffix in suffixes:
                counts[suffix] += 1
                if len(found.first[key]) < EXAMPLES:
                    found.first[key].append(path)
        # Asked after the first file: each class shows at least one, however little time is left.
        if time.monotonic() > until:
            return False
    return True


def _openable(layout: Layout, found: list[_Found], key: str) -> Iterator[Example]:
    """Yield images that can be opened: the first of each class, then the second ones, and so on."""
    named = [[(path, name) for path in one.first[key]] for one, name in zip(found, layout.shown_names, strict=True)]
    in_turn = (item for turn in zip_longest(*named) for item in turn if item is not None)
    for path, class_name in islice(in_turn, _TRIED):
        try:
            with open_picture(Path(path)) as picture:
                yield Example(path=Path(path), class_name=class_name, width=picture.width, height=picture.height)
        except UnreadableError:
            continue


def _has_colour(example: Example) -> bool:
    try:
        pixels_HWC = read_thumbnail(example.path, THUMBNAIL_PX)
    except UnreadableError:
        return False
    return bool(np.ptp(pixels_HWC, axis=2).max() > _GREY_WITHIN)
