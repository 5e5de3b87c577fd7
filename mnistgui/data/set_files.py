"""The files that a set of torchvision's is made of: where its class fetches them, keeps them and looks for them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mnistgui.data import idx, library
from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.idx import INT, UBYTE, DamagedError
from mnistgui.data.usps import read_usps

_IDX_NAME: Final = re.compile(r"idx(\d)-(ubyte|int)$")
_HEADER_BYTES: Final = 16
# QMNIST says eight numbers of four bytes of an image, the others one byte.
_LABEL_BYTES: Final = 32
# A pixel of USPS as it is written ("256:-0.9998 ") takes less.
_USPS_PIXEL_BYTES: Final = 16


@dataclass(frozen=True, kw_only=True)
class SetFile:
    """A file that torchvision's class opens, at ``place`` under the data root.

    ``shape_HW`` is that of its images; unpacked it never has more than ``most_bytes``.
    """

    place: Path
    shape_HW: tuple[int, int]
    most_bytes: int

    @property
    def is_text(self) -> bool:
        """Whether it is USPS's text, which stays packed by bzip2; all others are IDX files, and plain."""
        return self.place.suffix == ".bz2"

    def check(self, path: Path) -> None:
        """Look whether what lies at ``path`` can be this file: its form, and that it is neither cut off nor too long.

        Raises:
            DamagedError: it is missing, or it cannot.
        """
        if self.is_text:
            read_usps(path)
            return
        form = _IDX_NAME.search(self.place.name)
        assert form is not None, self.place
        dimensions, dtype = int(form[1]), INT if form[2] == "int" else UBYTE
        with idx.opened(path, dimensions=dimensions, dtype=dtype) as file:
            if dimensions == 3 and file.shape[1:] != self.shape_HW:
                raise DamagedError(path, "images of {}x{} pixels".format(*file.shape[1:]))

    def is_whole(self, root: Path) -> bool:
        """Return whether it is in its place under ``root``, as far as `check` can tell."""
        try:
            self.check(root / self.place)
        except DamagedError:
            return False
        return True


@dataclass(frozen=True, kw_only=True)
class RemoteFile:
    """A file as servers have it: ``urls`` are mirrors, to be tried in turn. It is kept at ``place`` under the root.

    ``parts`` are what torchvision's class opens of it: what is unpacked from it, or, for USPS, the file itself.
    """

    name: str
    urls: tuple[str, ...]
    md5: str
    place: Path
    parts: tuple[SetFile, ...]

    @property
    def packed_parts(self) -> tuple[SetFile, ...]:
        """What has to be unpacked from it."""
        return tuple(part for part in self.parts if part.place != self.place)


def can_be_fetched(info: DataSetInfo) -> bool:
    """Return whether the set is made of files that a server has."""
    return not info.own_files and info.torchvision_class != "FakeData"


def sources_of(info: DataSetInfo) -> tuple[RemoteFile, ...]:
    """Return what torchvision's own class would fetch for all splits of ``info``, with its addresses and MD5.

    Imports torch and torchvision, unless the set has no files to be fetched.
    """
    if not can_be_fetched(info):
        return ()
    from mnistgui.data.vision import torchvision

    maker = getattr(torchvision().datasets, info.torchvision_class)
    match info.torchvision_class:
        case "USPS":
            files = [(name, (url,), md5) for url, name, md5 in maker.split_list.values()]
        case "EMNIST":
            files = [(_last_part(maker.url), (maker.url,), maker.md5)]
        case "QMNIST":
            subsets = ("nist",) if info.arguments else ("train", "test")
            files = [(_last_part(url), (url,), md5) for subset in subsets for url, md5 in maker.resources[subset]]
        case _:
            files = [(name, tuple(mirror + name for mirror in maker.mirrors), md5) for name, md5 in maker.resources]
    folder = Path() if info.torchvision_class == "USPS" else Path(info.torchvision_class, "raw")
    return tuple(
        RemoteFile(name=name, urls=urls, md5=md5, place=folder / name, parts=_parts(info, folder / name))
        for name, urls, md5 in files
    )


def _last_part(url: str) -> str:
    return url.rpartition("/")[2]


def _parts(info: DataSetInfo, packed: Path) -> tuple[SetFile, ...]:
    match info.torchvision_class:
        case "USPS":
            places = [packed]
        case "EMNIST":
            places = list(library.files(info, Path()))
        case _:
            places = [packed.with_suffix("")]
    height, width, _ = info.shape_HWC
    pixel_bytes = _USPS_PIXEL_BYTES if info.torchvision_class == "USPS" else 1
    image_bytes = max(height * width * pixel_bytes, _LABEL_BYTES)
    most_bytes = _HEADER_BYTES + max(info.counts) * image_bytes
    return tuple(SetFile(place=place, shape_HW=(height, width), most_bytes=most_bytes) for place in places)
