"""A folder of the user's as a data set: torchvision's ImageFolder (pictures) and DatasetFolder (NumPy arrays).

Every image is brought to one size (`picture_files`), training first, then test, into one uint8 array of which the
splits are views: in memory, or, above a budget, in a file that is mapped (`folder_cache`). Free of torch.
"""

import math
import os
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, GivenUpError, LeftOut, SetRequest
from mnistgui.data.folder_cache import Fitted, FolderCache
from mnistgui.data.folder_tree import GiveUp, LabelledFile, Layout, find_layout, list_files, no_file, shown_name
from mnistgui.data.image_set import ImageSet
from mnistgui.data.picture_files import UnreadableError, read_square
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

# Of pixels: more lies in a file and not in memory.
DEFAULT_BUDGET_BYTES: Final = 2**30

CHOOSE_FOLDER = QT_TRANSLATE_NOOP("core", "Choose the folder with your images.")
NOTHING_READ = QT_TRANSLATE_NOOP(
    "core", "None of the {count} files in {folder} could be read. One of them is {file}: {detail}."
)
# Stories: how the splits came about.
SPLIT_FOLDERS = QT_TRANSLATE_NOOP(
    "core", "Your own files. Their folder for training is learned from, the one for testing or validation tests."
)
HELD_OUT = QT_TRANSLATE_NOOP(
    "core", "Your own files. A fifth of each class, drawn by lot and always the same, is kept for testing."
)
ONE_CLASS = QT_TRANSLATE_NOOP(
    "core", "Your own files, of one class only: to look at, since there is nothing to tell apart."
)
TOO_FEW = QT_TRANSLATE_NOOP("core", "Your own files, too few to learn from some and to test on others: to look at.")

HELD_OUT_SHARE: Final = 5  # one of so many
_SEED: Final = 0
# Pillow decodes beside the interpreter: two threads on two cores read photographs twice as fast, tiny files no faster.
_THREADS: Final = min(8, os.cpu_count() or 1)
_AHEAD: Final = 4 * _THREADS  # images that may wait for an earlier one

_Split = tuple[list[LabelledFile], list[LabelledFile]]


def load_folder(
    request: SetRequest, *, cache_dir: Path, give_up: GiveUp = bool, budget_bytes: int = DEFAULT_BUDGET_BYTES
) -> DataSet:
    """Return the images of ``request.folder``, each ``side`` x ``side``, in one array.

    Where there are no folders ``train`` and ``test``, a fifth of each class is held out as test. What cannot be read is
    listed in ``left_out``. More than ``budget_bytes`` of pixels are kept under ``cache_dir`` and mapped. ``give_up`` is
    asked between images. Only the split "all" is there when there is too little to train on and test.

    Raises:
        UserError: no folder, no class, no image, none that can be read, or no room; the message says what to change.
        GivenUpError: ``give_up()`` said so.
    """
    if not request.folder:
        raise UserError(Message(CHOOSE_FOLDER))
    layout = find_layout(Path(request.folder).expanduser())
    (train, test), left_out = _list_splits(layout, request.key, give_up)
    files = train + test
    if not files:
        raise UserError(no_file(layout, request.key))
    fitted, mapped = _fit_all(request, layout.folder, files, cache_dir, give_up, budget_bytes)
    left_out += [LeftOut(path=Path(files[place].path), reason=why) for place, why in fitted.reasons.items()]
    if not len(fitted.images_NHWC):
        one = left_out[-1]
        values = {"count": len(files), "folder": request.folder, "file": one.path.name, "detail": one.reason}
        raise UserError(Message(NOTHING_READ, values))
    kept = [place for place in range(len(files)) if place not in fitted.reasons]
    labels_N = np.array([files[place].label for place in kept], np.int64)
    train_count = int(np.searchsorted(kept, len(train)))
    return _data_set(request, layout, fitted, labels_N, train_count, tuple(left_out), mapped)


def hold_out(labels_N: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Return which images are the test, (N,): a fifth of each class, at least one of two, drawn the same each time."""
    is_test_N = np.zeros(len(labels_N), np.bool_)
    for label in np.unique(labels_N):
        of_class = np.flatnonzero(labels_N == label)
        count = max(1, round(len(of_class) / HELD_OUT_SHARE)) if len(of_class) > 1 else 0
        # Its own generator: images that are added to one class do not change the lot of another.
        drawn = np.random.default_rng([_SEED, int(label)]).permutation(len(of_class))[:count]
        is_test_N[of_class[drawn]] = True
    return is_test_N


def _list_splits(layout: Layout, key: str, give_up: GiveUp) -> tuple[_Split, list[LeftOut]]:
    """Return the files to learn from and those to test on, and what could not be looked into."""
    train, left_out = list_files(layout, layout.train, key, give_up)
    if layout.test is not None:
        test, also_left_out = list_files(layout, layout.test, key, give_up)
        return (train, test), left_out + also_left_out
    is_test_N = hold_out(np.array([file.label for file in train], np.int64))
    parts: _Split = ([], [])
    for file, is_test in zip(train, is_test_N, strict=True):
        parts[int(is_test)].append(file)
    return parts, left_out


def _fit_all(
    request: SetRequest,
    folder: Path,
    files: list[LabelledFile],
    cache_dir: Path,
    give_up: GiveUp,
    budget_bytes: int,
) -> tuple[Fitted, bool]:
    """Return the images of ``files`` and whether they are mapped."""
    shape_HWC = (request.side, request.side, 3 if request.colour else 1)
    if len(files) * math.prod(shape_HWC) > budget_bytes:
        cache = FolderCache(cache_dir, folder, request, files, give_up)
        found = cache.find()
        if found is None:
            with closing(_read_all(files, request, give_up)) as results:
                found = cache.write(results)
        return found, True
    images_NHWC = np.empty((len(files), *shape_HWC), np.uint8)
    reasons: dict[int, str] = {}
    with closing(_read_all(files, request, give_up)) as results:
        for place, result in enumerate(results):
            if isinstance(result, str):
                reasons[place] = result
            else:
                images_NHWC[place - len(reasons)] = result
    return Fitted(images_NHWC=images_NHWC[: len(files) - len(reasons)], reasons=reasons), False


def _read_all(
    files: list[LabelledFile], request: SetRequest, give_up: GiveUp
) -> Generator[npt.NDArray[np.uint8] | str, None, None]:
    """Yield each file's image, in order, or the reason why there is none; a few are read ahead in threads."""
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="read-images") as pool:
        rest = iter(files)
        waiting: deque[Future[npt.NDArray[np.uint8] | str]] = deque()
        try:
            waiting += (pool.submit(_read_one, file.path, request) for file in islice(rest, _AHEAD))
            while waiting:
                if give_up():
                    raise GivenUpError
                yield waiting.popleft().result()
                waiting += (pool.submit(_read_one, file.path, request) for file in islice(rest, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # `with` waits for what is being read


def _read_one(path: str, request: SetRequest) -> npt.NDArray[np.uint8] | str:
    try:
        return read_square(path, request.side, colour=request.colour)
    except UnreadableError as error:
        return str(error)


def _data_set(
    request: SetRequest,
    layout: Layout,
    fitted: Fitted,
    labels_N: npt.NDArray[np.int64],
    train_count: int,
    left_out: tuple[LeftOut, ...],
    mapped: bool,
) -> DataSet:
    """Cut the splits and say what the set is."""
    places = {"train": slice(0, train_count), "test": slice(train_count, None), "all": slice(None)}
    story = _story(layout, labels_N, train_count)
    if story in (ONE_CLASS, TOO_FEW):
        places = {"all": slice(None)}
    splits = {
        split: ImageSet(
            name=request.key,
            split=split,
            images_NHWC=fitted.images_NHWC[place],
            labels_N=labels_N[place],
            class_names=layout.shown_names,
        )
        for split, place in places.items()
    }
    info = replace(
        DATA_SETS[request.key],
        title=shown_name(layout.folder.name) or str(layout.folder),
        splits=tuple(splits),
        counts=tuple(len(image_set) for image_set in splits.values()),
        shape_HWC=splits["all"].shape_HWC,
        class_names=layout.shown_names,
        story=story,
        source=str(layout.folder),
        # A class without an image is one all the same, as in a collection that grows; torchvision wants to be told so.
        arguments={"allow_empty": True} if len(np.unique(labels_N)) < len(layout.class_names) else {},
    )
    roots = {split: layout.test if split == "test" and layout.test else layout.train for split in splits}
    return DataSet(
        request=request,
        info=info,
        splits=MappingProxyType(splits),
        left_out=left_out,
        mapped=mapped,
        roots=MappingProxyType(roots),
    )


def _story(layout: Layout, labels_N: npt.NDArray[np.int64], train_count: int) -> str:
    if len(np.unique(labels_N)) < 2:
        return ONE_CLASS
    if len(np.unique(labels_N[:train_count])) < 2 or train_count == len(labels_N):
        return TOO_FEW
    return HELD_OUT if layout.test is None else SPLIT_FOLDERS
