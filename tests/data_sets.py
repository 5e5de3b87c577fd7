"""Data sets for tests: every split of an entry of the catalogue shows the same few images."""

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet


def data_set_of(request: SetRequest, image_set: ImageSet) -> DataSet:
    """Return the set that ``request`` asks for with the images of ``image_set`` in each of its splits."""
    info = DATA_SETS[request.key]
    splits = {
        split: ImageSet(
            name=info.key,
            split=split,
            images_NHWC=image_set.images_NHWC,
            labels_N=image_set.labels_N,
            class_names=info.class_names or image_set.class_names,
        )
        for split in info.splits
    }
    return DataSet(request=request, info=info, splits=splits)
