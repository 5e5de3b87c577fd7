"""DataSet: one entry of the catalogue, read: its splits as `ImageSet`s. Free of torch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.image_set import ImageSet


@dataclass(frozen=True, kw_only=True)
class SetRequest:
    """Which data set is wanted. Equal requests give equal sets.

    ``folder``, ``side`` (pixels of the height and the width that every image is brought to) and ``colour`` are looked
    at for a user's own files only (`DataSetInfo.own_files`).
    """

    key: str
    folder: str = ""
    side: int = 28
    colour: bool = False


class GivenUpError(Exception):
    """Whoever asked for a data set, or for figures of one, no longer wants it."""


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A file of a user's folder that could not be read, and why (English: it is what the library said)."""

    path: Path
    reason: str


@dataclass(frozen=True, eq=False, kw_only=True)
class DataSet:
    """``splits`` in the order of `DataSetInfo.splits`; they may be views into one array. What they share is shared.

    ``left_out`` lists files that could not be read; ``mapped`` says that the pixels lie in a file and not in memory.
    """

    request: SetRequest
    info: DataSetInfo
    splits: Mapping[str, ImageSet] = field(default_factory=lambda: MappingProxyType({}))
    left_out: tuple[LeftOut, ...] = ()
    mapped: bool = False
    # What torchvision's class is given as ``root`` for a split, where it is not the data root.
    roots: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def can_train(self) -> bool:
        """Whether there is something to learn from and something else to test on."""
        return "train" in self.splits and "test" in self.splits
