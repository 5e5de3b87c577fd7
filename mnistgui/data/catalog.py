"""Each data set by name. Free of torch: what needs it is built when asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DataSetInfo:
    """What is known of a data set before it is read.

    ``mean`` and ``std`` are one number a channel, of pixels scaled to 0..1, over the training split.
    """

    key: str
    splits: tuple[str, ...]
    counts: tuple[int, ...]
    shape_HWC: tuple[int, int, int]
    class_names: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    source: str


# Mean and standard deviation: over the 60,000 training images (measured; the figures every tutorial uses).
MNIST = DataSetInfo(
    key="MNIST",
    splits=("train", "test"),
    counts=(60_000, 10_000),
    shape_HWC=(28, 28, 1),
    class_names=tuple("0123456789"),
    mean=(0.1307,),
    std=(0.3081,),
    source='Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", 1998',
)

DATA_SETS: dict[str, DataSetInfo] = {info.key: info for info in (MNIST,)}
