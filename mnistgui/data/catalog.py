"""Each data set by name. Free of torch: what needs it is built when asked for."""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP


@dataclass(frozen=True, kw_only=True)
class DataSetInfo:
    """What is known of a data set before it is read.

    ``splits`` are what can be looked at ("train" and "test" are what a run uses; "all" is both, one after the other);
    ``counts`` are their sizes, empty where only reading tells. ``mean`` and ``std`` are one number a channel, of pixels
    scaled to 0..1, over the training split; empty where they are not known and must be computed.
    """

    key: str
    title: str  # a proper name, the same in every language
    # Of torchvision.datasets, and what its constructor is given beside root, train, download and the transforms, which
    # not every class has: QMNIST takes ``what`` in place of ``train`` for its own splits, FakeData has no files.
    torchvision_class: str
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    splits: tuple[str, ...] = ("train", "test", "all")
    counts: tuple[int, ...] = ()
    shape_HWC: tuple[int, int, int] = (28, 28, 1)
    class_names: tuple[str, ...] = ()
    mean: tuple[float, ...] = ()
    std: tuple[float, ...] = ()
    story: str = ""  # one sentence for the user (context ``core``)
    source: str = ""
    licence: str = ""  # empty: its authors state none
    embedded: bool = False
    # What a download fetches, in bytes; 0 where there is none, or the size is not known beforehand.
    download_bytes: int = 0
    # A folder of the user's: shape and classes are known once it is read.
    own_files: bool = False


DIGITS: Final = tuple(string.digits)
_LETTERS: Final = tuple(string.ascii_uppercase)
# Both cases of these 15 letters look alike, and bymerge and balanced put them together (EMNIST paper, table II).
_ALIKE: Final = frozenset("cijklmopsuvwxyz")
_BY_CLASS: Final = tuple(string.digits + string.ascii_uppercase + string.ascii_lowercase)
_BY_MERGE: Final = tuple(name for name in _BY_CLASS if name not in _ALIKE)

# Mean and standard deviation: over the 60,000 training images (measured; the figures every tutorial uses).
MNIST: Final = DataSetInfo(
    key="MNIST",
    title="MNIST",
    torchvision_class="MNIST",
    counts=(60_000, 10_000, 70_000),
    class_names=DIGITS,
    mean=(0.1307,),
    std=(0.3081,),
    story=QT_TRANSLATE_NOOP(
        "core",
        "Digits written by census workers and students, brought to 28x28 pixels: the set that everybody begins with.",
    ),
    source='Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", 1998',
    licence="CC BY-SA 3.0",
    embedded=True,
)

_FASHION_MNIST: Final = DataSetInfo(
    key="FashionMNIST",
    title="Fashion-MNIST",
    torchvision_class="FashionMNIST",
    counts=(60_000, 10_000, 70_000),
    class_names=(
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ),
    mean=(0.2860,),
    std=(0.3530,),
    story=QT_TRANSLATE_NOOP(
        "core", "Photographs of ten kinds of clothes, made to take the place of MNIST where digits are too easy."
    ),
    source='H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a Novel Image Dataset", arXiv:1708.07747, 2017',
    licence="MIT",
    download_bytes=30_878_645,
)  # fmt: skip

_EMNIST_SOURCE: Final = (
    'G. Cohen, S. Afshar, J. Tapson, A. van Schaik, "EMNIST: an extension of MNIST to handwritten letters", '
    "arXiv:1702.05373, 2017, from NIST Special Database 19"
)
# One archive holds all six splits.
_EMNIST_BYTES: Final = 561_753_746


def _emnist(split: str, title: str, train: int, test: int, class_names: tuple[str, ...], story: str) -> DataSetInfo:
    return DataSetInfo(
        key=f"EMNIST-{split}",
        title=f"EMNIST {title}",
        torchvision_class="EMNIST",
        arguments=MappingProxyType({"split": split}),
        counts=(train, test, train + test),
        class_names=class_names,
        story=story,
        source=_EMNIST_SOURCE,
        download_bytes=_EMNIST_BYTES,
    )


_EMNIST: Final = (
    _emnist("byclass", "ByClass", 697_932, 116_323, _BY_CLASS, QT_TRANSLATE_NOOP(
        "core", "All 814,255 digits and letters of NIST's forms in 62 classes, as often as people wrote them.")),
    _emnist("bymerge", "ByMerge", 697_932, 116_323, _BY_MERGE, QT_TRANSLATE_NOOP(
        "core", "As ByClass, but 15 letters whose capital and small form look alike are one class: 47 in all.")),
    _emnist("balanced", "Balanced", 112_800, 18_800, _BY_MERGE, QT_TRANSLATE_NOOP(
        "core", "The 47 classes of ByMerge, each with the same number of images.")),
    _emnist("letters", "Letters", 124_800, 20_800, _LETTERS, QT_TRANSLATE_NOOP(
        "core", "The 26 letters, capital and small in one class; their labels begin at 1 in the file and at 0 here.")),
    _emnist("digits", "Digits", 240_000, 40_000, DIGITS, QT_TRANSLATE_NOOP(
        "core", "Four times as many digits as MNIST, each of the ten as often as the others.")),
    _emnist("mnist", "MNIST", 60_000, 10_000, DIGITS, QT_TRANSLATE_NOOP(
        "core", "Digits of EMNIST in the sizes of MNIST: the same task, written by other hands.")),
)  # fmt: skip

_KMNIST: Final = DataSetInfo(
    key="KMNIST",
    title="Kuzushiji-MNIST",
    torchvision_class="KMNIST",
    counts=(60_000, 10_000, 70_000),
    class_names=("お o", "き ki", "す su", "つ tsu", "な na", "は ha", "ま ma", "や ya", "れ re", "を wo"),
    story=QT_TRANSLATE_NOOP(
        "core", "Ten Japanese syllables from books of past centuries, each written in very different ways."
    ),
    source='T. Clanuwat et al., "Deep Learning for Classical Japanese Literature", arXiv:1812.01718, 2018',
    licence="CC BY-SA 4.0",
    download_bytes=21_240_888,
)

_QMNIST_SOURCE: Final = 'C. Yadav, L. Bottou, "Cold Case: The Lost MNIST Digits", arXiv:1905.10498, 2019'

_QMNIST: Final = (
    DataSetInfo(
        key="QMNIST",
        title="QMNIST",
        torchvision_class="QMNIST",
        splits=("train", "test", "test10k", "test50k", "all"),
        counts=(60_000, 60_000, 10_000, 50_000, 120_000),
        class_names=DIGITS,
        story=QT_TRANSLATE_NOOP(
            "core", "MNIST made again from the same forms, with the 50,000 test images that had been lost."
        ),
        source=_QMNIST_SOURCE,
        licence="BSD-3-Clause",
        download_bytes=20_436_162,
    ),
    DataSetInfo(
        key="QMNIST-nist",
        title="QMNIST NIST",
        torchvision_class="QMNIST",
        arguments=MappingProxyType({"what": "nist"}),
        splits=("nist",),
        counts=(402_953,),
        class_names=DIGITS,
        story=QT_TRANSLATE_NOOP(
            "core", "Every digit of NIST's forms, prepared as for MNIST: to look at, since nothing is kept for a test."
        ),
        source=_QMNIST_SOURCE,
        licence="BSD-3-Clause",
    ),
)

_USPS: Final = DataSetInfo(
    key="USPS",
    title="USPS",
    torchvision_class="USPS",
    counts=(7_291, 2_007, 9_298),
    shape_HWC=(16, 16, 1),
    class_names=DIGITS,
    story=QT_TRANSLATE_NOOP("core", "Digits of postcodes on letters in the USA, only 16x16 pixels small."),
    source='J. J. Hull, "A database for handwritten text recognition research", IEEE TPAMI 16(5), 1994',
    download_bytes=8_411_109,
)

# Its ``size`` is that of the split, and its ``random_offset`` where the test images go on after the training ones.
FAKE_DATA: Final = DataSetInfo(
    key="FakeData",
    title="FakeData",
    torchvision_class="FakeData",
    arguments=MappingProxyType({"image_size": (3, 32, 32), "num_classes": 10}),
    counts=(1_000, 200, 1_200),
    shape_HWC=(32, 32, 3),
    class_names=DIGITS,
    story=QT_TRANSLATE_NOOP(
        "core", "Noise with random labels, made on the spot: to try a program, for there is nothing to learn."
    ),
    source="torchvision",
    licence="BSD-3-Clause",
)

_OWN: Final = (
    DataSetInfo(
        key="ImageFolder",
        title="ImageFolder",
        torchvision_class="ImageFolder",
        story=QT_TRANSLATE_NOOP("core", "Your own pictures: one folder a class, named after it."),
        own_files=True,
    ),
    DataSetInfo(
        key="DatasetFolder",
        title="DatasetFolder",
        torchvision_class="DatasetFolder",
        story=QT_TRANSLATE_NOOP("core", "Your own NumPy arrays: one folder a class, named after it."),
        own_files=True,
    ),
)

DATA_SETS: Final[dict[str, DataSetInfo]] = {
    info.key: info for info in (MNIST, _FASHION_MNIST, *_EMNIST, _KMNIST, *_QMNIST, _USPS, FAKE_DATA, *_OWN)
}
