"""Read a data set of the catalogue into one array. Only FakeData needs torch.

MNIST comes with the program. The others are read from where torchvision's own classes put and find them under the data
root (``root/FashionMNIST/raw/train-images-idx3-ubyte`` and so on), plain or still packed. Training and test images lie
one after the other in a single uint8 array that the files are read into, piece by piece; the splits are views of it.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from mnistgui.data import idx, usps
from mnistgui.data.catalog import DATA_SETS, DataSetInfo
from mnistgui.data.data_set import DataSet, GivenUpError, SetRequest
from mnistgui.data.idx import DamagedError, IdxFile
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.paths import resource

NOT_ON_DISK = QT_TRANSLATE_NOOP("core", "{name} is not on this computer yet: there is no {file}.")
INSTALL_AGAIN = QT_TRANSLATE_NOOP("core", "The file {file} is damaged ({detail}). Install the program again.")
GET_AGAIN = QT_TRANSLATE_NOOP("core", "The file {file} is damaged ({detail}). Remove it and get the data set again.")
TOO_LARGE = QT_TRANSLATE_NOOP("core", "{name} needs {megabytes} MB of memory, and there is not so much.")

# Images that are turned at a time: many enough to be fast, few beside the set.
_BLOCK: Final = 4096
# Of QMNIST's test images the first are those of MNIST's test set.
_MNIST_TEST: Final = 10_000
# QMNIST says of an image its class, and in seven more numbers where NIST's database has it.
_QMNIST_COLUMNS: Final = 8

GiveUp = Callable[[], bool]


class NotOnDiskError(UserError):
    """The set is not embedded, and a file of it is not under the data root."""


@dataclass(frozen=True, eq=False)
class _Pixels:
    """What was read: ``images_NHWC`` uint8 and ``labels_N`` int64, of which the first ``train`` are for training."""

    images_NHWC: npt.NDArray[np.uint8]
    labels_N: npt.NDArray[np.int64]
    train: int

    @classmethod
    def room_for(cls, info: DataSetInfo, train: int, test: int) -> Self:
        """Set the memory aside. Raises: UserError: there is not so much."""
        shape = (train + test, *info.shape_HWC)
        try:
            return cls(np.empty(shape, np.uint8), np.empty(train + test, np.int64), train)
        except MemoryError as error:
            arguments = {"name": info.title, "megabytes": int(np.prod(shape, dtype=np.int64)) // 10**6}
            raise UserError(Message(TOO_LARGE, arguments)) from error

    def data_set(self, request: SetRequest) -> DataSet:
        """Return the splits of the set, each a view."""
        info = DATA_SETS[request.key]
        rows = {
            "train": slice(0, self.train),
            "test": slice(self.train, None),
            "test10k": slice(self.train, self.train + _MNIST_TEST),
            "test50k": slice(self.train + _MNIST_TEST, None),
            "all": slice(None),
            "nist": slice(None),
        }
        splits = {
            split: ImageSet(
                name=info.key,
                split=split,
                images_NHWC=self.images_NHWC[rows[split]],
                labels_N=self.labels_N[rows[split]],
                class_names=info.class_names,
            )
            for split in info.splits
        }
        return DataSet(request=request, info=info, splits=MappingProxyType(splits))


def load(request: SetRequest, root: Path, give_up: GiveUp = lambda: False) -> DataSet:
    """Return the whole data set; ``root`` is the folder that torchvision's classes are given.

    ``give_up`` is asked now and then.

    Raises:
        KeyError: no such data set.
        NotOnDiskError: a file is missing; the message names the set and the file.
        UserError: a file is damaged, and the message names it; the memory does not suffice; a folder of the user's is
            of no use.
        GivenUpError: ``give_up()`` said so.
    """
    info = DATA_SETS[request.key]
    if info.own_files:
        from mnistgui.data.folders import load_folder

        return load_folder(request, cache_dir=root / "cache", give_up=give_up)
    missing = next((path for path in files(info, root) if idx.located(path) is None), None)
    if missing is not None and not info.embedded:
        raise NotOnDiskError(Message(NOT_ON_DISK, {"name": info.title, "file": str(missing)}))
    readers = {"FakeData": _make_fake, "USPS": _read_usps}
    try:
        pixels = readers.get(info.torchvision_class, _read_idx)(info, root, give_up)
    except DamagedError as error:
        advice = INSTALL_AGAIN if info.embedded else GET_AGAIN
        raise UserError(Message(advice, error.message.arguments)) from error
    return pixels.data_set(request)


def load_mnist(split: str) -> ImageSet:
    """Return one split of the MNIST that comes with the program: "train", "test" or "all"."""
    return load(SetRequest(key="MNIST"), Path()).splits[split]


def is_on_disk(info: DataSetInfo, root: Path) -> bool:
    """Return whether nothing has to be fetched before `load`. Only the names of the files are looked at."""
    return info.embedded or all(idx.located(path) is not None for path in files(info, root))


def files(info: DataSetInfo, root: Path) -> tuple[Path, ...]:
    """Return the files that `load` reads the set from, training before test, images before labels.

    A file of the IDX form may lie there packed, too: as ``.gz`` or ``.xz``. FakeData and a user's own files have none.
    """
    if info.own_files or info.torchvision_class == "FakeData":
        return ()
    if info.torchvision_class == "USPS":
        return (root / "usps.bz2", root / "usps.t.bz2")
    raw, labels, stems = root / info.torchvision_class / "raw", "labels-idx1-ubyte", ["train", "t10k"]
    if info.embedded:
        raw = resource("mnist")
    elif info.torchvision_class == "EMNIST":
        stems = [f"emnist-{info.arguments['split']}-{part}" for part in ("train", "test")]
    elif info.torchvision_class == "QMNIST":
        labels = "labels-idx2-int"
        stems = ["xnist"] if info.arguments else ["qmnist-train", "qmnist-test"]
    return tuple(raw / f"{stem}-{end}" for stem in stems for end in ("images-idx3-ubyte", labels))


def _read_idx(info: DataSetInfo, root: Path, give_up: GiveUp) -> _Pixels:
    """Read a set in the IDX form (MNIST and its relatives)."""
    paths = [idx.located(path) or path for path in files(info, root)]
    with ExitStack() as stack:
        # Every header is read first: they tell how much memory is needed, and whether the parts fit together.
        parts = [_open_part(info, *pair, stack) for pair in zip(paths[::2], paths[1::2], strict=True)]
        counts = [images.shape[0] for images, _ in parts]
        pixels = _Pixels.room_for(info, counts[0], sum(counts[1:]))
        start = 0
        for images, labels in parts:
            rows = slice(start, start + images.shape[0])
            pixels.labels_N[rows] = _checked_labels(info, labels, give_up)
            images.read_into(pixels.images_NHWC[rows], give_up=give_up)
            start = rows.stop
    if info.torchvision_class == "EMNIST":
        _turn(pixels.images_NHWC)
    return pixels


def _open_part(info: DataSetInfo, images: Path, labels: Path, stack: ExitStack) -> tuple[IdxFile, IdxFile]:
    """Open the images and the labels of one part, and compare what their headers say."""
    image_file = stack.enter_context(idx.opened(images, dimensions=3))
    dimensions, dtype = (2, idx.INT) if info.torchvision_class == "QMNIST" else (1, idx.UBYTE)
    label_file = stack.enter_context(idx.opened(labels, dimensions=dimensions, dtype=dtype))
    count, height, width = image_file.shape
    if count > max(info.counts):  # before memory is set aside for them
        raise DamagedError(images, f"{count} images where at most {max(info.counts)} are expected")
    if count == 0:
        raise DamagedError(images, "there are no images in it")
    if (height, width) != info.shape_HWC[:2]:
        expected = "{}x{}".format(*info.shape_HWC)
        raise DamagedError(images, f"images of {height}x{width} pixels where {expected} are expected")
    if label_file.shape[1:] not in ((), (_QMNIST_COLUMNS,)):
        raise DamagedError(labels, f"{label_file.shape[1]} numbers a label where {_QMNIST_COLUMNS} are expected")
    if label_file.shape[0] != count:
        raise DamagedError(labels, f"{label_file.shape[0]} labels for {count} images")
    return image_file, label_file


def _checked_labels(info: DataSetInfo, file: IdxFile, give_up: GiveUp) -> npt.NDArray[np.int64]:
    """Return the labels (N,), counted from 0."""
    values = file.read(give_up=give_up)
    labels_N = (values if values.ndim == 1 else values[:, 0]).astype(np.int64)
    # The letters of EMNIST count from 1, and torchvision gives them a class "N/A" at 0.
    labels_N -= 1 if info.key == "EMNIST-letters" else 0
    _refuse_foreign(info, file.path, labels_N)
    return labels_N


def _refuse_foreign(info: DataSetInfo, path: Path, labels_N: npt.NDArray[np.int64]) -> None:
    foreign = labels_N[(labels_N < 0) | (labels_N >= len(info.class_names))]
    if len(foreign):
        raise DamagedError(path, f"{len(foreign)} labels of no class")


def _turn(images_NHWC: npt.NDArray[np.uint8]) -> None:
    """Exchange rows and columns in place: EMNIST's files hold its images column by column (pytorch/vision #8783)."""
    for start in range(0, len(images_NHWC), _BLOCK):
        block = images_NHWC[start : start + _BLOCK]
        block[...] = block.swapaxes(1, 2).copy()


def _read_usps(info: DataSetInfo, root: Path, give_up: GiveUp) -> _Pixels:
    parts = [usps.read_usps(path, give_up=give_up) for path in files(info, root)]
    for path, (images, labels_N) in zip(files(info, root), parts, strict=True):
        if not len(images):
            raise DamagedError(path, "there are no images in it")
        _refuse_foreign(info, path, labels_N)
    pixels = _Pixels.room_for(info, *(len(images) for images, _ in parts))
    np.concatenate([images[..., np.newaxis] for images, _ in parts], out=pixels.images_NHWC)
    np.concatenate([labels_N for _, labels_N in parts], out=pixels.labels_N)
    return pixels


def _make_fake(info: DataSetInfo, _root: Path, give_up: GiveUp) -> _Pixels:
    """Return what ``datasets.FakeData`` gives; the test images have the ``random_offset`` at which training ends.

    Its own ``__getitem__`` seeds torch's default generator for a moment, which would disturb a run in another thread.
    A generator of our own, seeded alike, draws the same numbers.
    """
    import torch

    from mnistgui.data.vision import torchvision

    to_pil_image = torchvision().transforms.functional.to_pil_image
    train, test, _ = info.counts
    pixels = _Pixels.room_for(info, train, test)
    height, width, channels = info.shape_HWC
    generator = torch.Generator()
    for index in range(train + test):
        if give_up():
            raise GivenUpError
        generator.manual_seed(index)
        image_CHW = torch.randn(channels, height, width, generator=generator)
        pixels.labels_N[index] = torch.randint(0, len(info.class_names), (1,), generator=generator).item()
        pixels.images_NHWC[index] = np.asarray(to_pil_image(image_CHW))
    return pixels
