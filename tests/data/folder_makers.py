"""Folders of images for tests, as a user could have them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image


def picture(width: int = 12, height: int = 12, value: int = 200, mode: str = "L") -> Image.Image:
    """Return a picture of one colour."""
    return Image.new(mode, (width, height), value if mode == "L" else (value, value // 2, 0))


def make_folder(folder: Path, classes: dict[str, int], *, size: int = 12, suffix: str = ".png") -> Path:
    """Write so many grey pictures of each class, the value of their pixels is ten times the class and the number."""
    for label, (name, count) in enumerate(classes.items()):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            picture(size, size, 10 * label + number).save(folder / name / f"{number:03d}{suffix}")
    return folder


def make_arrays(folder: Path, classes: dict[str, int]) -> Path:
    """Write so many 12x12 arrays of each class."""
    for label, (name, count) in enumerate(classes.items()):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            np.save(folder / name / f"{number}.npy", np.full((12, 12), 10 * label + number, np.uint8))
    return folder


@contextmanager
def without_permission(*paths: Path) -> Iterator[None]:
    """Take every right to ``paths`` away, from the superuser, too, who runs tests in containers."""
    user = os.geteuid()
    # pytest's folders are the superuser's alone.
    above = {folder for path in paths for folder in path.parents if folder.is_relative_to(tempfile.gettempdir())}
    modes = {path: path.stat().st_mode for path in (*paths, *above)}
    for path in modes:
        path.chmod(0 if path in paths else modes[path] | 0o055)
    try:
        if user == 0:
            os.seteuid(65_534)
        yield
    finally:
        if user == 0:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)
