"""The user's own labelled drawings: a folder in ImageFolder's form, ``<label>/<id>.png`` and beside it the strokes.

The picture is the very array that a net is fed. The strokes are JSON: nothing in the folder is ever run, and what
others put there is read with bounds. N drawings; H, W, C of an image.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from PIL import Image

from mnistgui.data.image_set import ImageSet
from mnistgui.data.picture_files import UnreadableError, read_square
from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import read_bounded, write_atomically, write_text_atomically

LABELS: Final = tuple("0123456789")
SIDE: Final = 28
FOLDER: Final = "handwriting"  # below the data root

_STROKES_FORM: Final = 1
# Of a file of strokes that somebody else wrote.
_MOST_BYTES: Final = 4 * 2**20
_MOST_POINTS: Final = 100_000

CANNOT_SAVE = QT_TRANSLATE_NOOP("core", "The drawing could not be saved: {detail}. It is still on the pad.")
CANNOT_CHANGE = QT_TRANSLATE_NOOP("core", "The collection could not be changed: {detail}.")
NO_COLLECTION = QT_TRANSLATE_NOOP(
    "core", "In {folder} there are no drawings: a collection has folders called 0 to 9 with pictures in them."
)
SAME_FOLDER = QT_TRANSLATE_NOOP("core", "That is your own collection. Choose the folder of somebody else's.")


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One labelled drawing of a collection: the PNG is ``path``, its strokes, if any, lie beside it."""

    label: str
    path: Path

    @property
    def strokes_path(self) -> Path:
        """Where the strokes are, if there are any."""
        return self.path.with_suffix(".json")


@dataclass(frozen=True, kw_only=True)
class Removed:
    """A drawing that was deleted, whole, so that it can be brought back."""

    drawing: Drawing
    picture: bytes
    strokes: str | None


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What became of somebody else's folder: drawings taken, those that were here already, and files left out."""

    added: int
    known: int
    refused: tuple[str, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Collected:
    """All drawings that could be read, in the order of their ids, as a data set; the files that could not."""

    drawings: tuple[Drawing, ...]
    images: ImageSet
    refused: tuple[str, ...]


class Collection:
    """The drawings in ``folder``, which need not be there yet. Whoever calls does so off the UI thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def below(cls, data_root: Path) -> Self:
        """Return the user's own collection."""
        return cls(data_root / FOLDER)

    def add(self, label: str, fed_HWC: npt.NDArray[np.uint8], ink: Ink | None = None) -> Drawing:
        """Save an image (28, 28, 1) under ``label``, with the strokes of ``ink`` where it has any.

        Raises:
            UserError: it cannot be written.
            ValueError: another label or shape.
        """
        if label not in LABELS or fed_HWC.shape != (SIDE, SIDE, 1):
            raise ValueError(f"a drawing is a digit of {SIDE}x{SIDE}, not {label!r} of {fed_HWC.shape}")
        drawing = Drawing(label=label, path=self._new_path(label))
        with _told(CANNOT_SAVE):
            if ink is not None and ink.strokes:
                write_text_atomically(drawing.strokes_path, strokes_text(ink))
            # Last: a drawing is there once its picture is.
            write_atomically(drawing.path, _png_writer(fed_HWC))
        return drawing

    def drawings(self) -> list[Drawing]:
        """Return all drawings, the oldest first."""
        found = [Drawing(label=label, path=path) for label in LABELS for path in (self.folder / label).glob("*.png")]
        return sorted(found, key=lambda drawing: (drawing.path.name, drawing.label))

    def read(self) -> Collected:
        """Return what can be read."""
        kept, images, refused = [], [], []
        for drawing in self.drawings():
            try:
                images.append(read_square(drawing.path, SIDE, colour=False))
            except (UnreadableError, OSError) as error:
                refused.append(f"{drawing.label}/{drawing.path.name}: {first_line(error)}")
            else:
                kept.append(drawing)
        labels = np.array([LABELS.index(drawing.label) for drawing in kept], np.int64)
        images_NHWC = np.stack(images) if images else np.empty((0, SIDE, SIDE, 1), np.uint8)
        image_set = ImageSet(
            name="My handwriting", split="all", images_NHWC=images_NHWC, labels_N=labels, class_names=LABELS
        )
        return Collected(drawings=tuple(kept), images=image_set, refused=tuple(refused))

    def relabel(self, drawing: Drawing, label: str) -> Drawing:
        """Give a drawing another label; return it as it is now.

        Raises:
            UserError: it cannot be moved.
        """
        if label == drawing.label:
            return drawing
        moved = Drawing(label=label, path=self._new_path(label, drawing.path.stem))
        with _told(CANNOT_CHANGE):
            moved.path.parent.mkdir(parents=True, exist_ok=True)
            drawing.path.rename(moved.path)
            if drawing.strokes_path.exists():
                drawing.strokes_path.rename(moved.strokes_path)
        return moved

    def delete(self, drawing: Drawing) -> Removed:
        """Take a drawing out; `restore` brings it back.

        Raises:
            UserError: it cannot be read or removed.
        """
        with _told(CANNOT_CHANGE):
            picture = drawing.path.read_bytes()
            strokes = drawing.strokes_path.read_text("utf-8") if drawing.strokes_path.exists() else None
            drawing.path.unlink()
            drawing.strokes_path.unlink(missing_ok=True)
            # torchvision's ImageFolder refuses a folder without images, unless told otherwise.
            with suppress(OSError):
                drawing.path.parent.rmdir()
        return Removed(drawing=drawing, picture=picture, strokes=strokes)

    def restore(self, removed: Removed) -> Drawing:
        """Bring a deleted drawing back.

        Raises:
            UserError: it cannot be written.
        """
        with _told(CANNOT_CHANGE):
            if removed.strokes is not None:
                write_text_atomically(removed.drawing.strokes_path, removed.strokes)
            write_atomically(removed.drawing.path, lambda path: _write_bytes(path, removed.picture))
        return removed.drawing

    def merge(self, other: Path) -> Merged:
        """Take the drawings of another folder of this form, each once; theirs stay as they are.

        Raises:
            UserError: there is none, it is this one, or nothing can be written.
        """
        if other.resolve() == self.folder.resolve():
            raise UserError(Message(SAME_FOLDER))
        theirs = Collection(other)
        found = theirs.read()
        if not found.drawings and not found.refused:
            raise UserError(Message(NO_COLLECTION, {"folder": str(other)}))
        ours = self.read()
        known = {_content(image, int(label)) for image, label in _pairs(ours.images)}
        added = 0
        for drawing, (image_HWC, label) in zip(found.drawings, _pairs(found.images), strict=True):
            content = _content(image_HWC, int(label))
            if content in known:
                continue
            known.add(content)
            self.add(drawing.label, image_HWC, _strokes_beside(drawing))
            added += 1
        return Merged(added=added, known=len(found.drawings) - added, refused=found.refused)

    def make_folders(self) -> None:
        """Have a folder for each digit, also one of which there is no drawing: for ten classes, whatever was drawn.

        Raises:
            UserError: they cannot be made.
        """
        with _told(CANNOT_CHANGE):
            for label in LABELS:
                (self.folder / label).mkdir(parents=True, exist_ok=True)

    def _new_path(self, label: str, stem: str = "") -> Path:
        """Return a path that no drawing has: of the time, so that the order of names is the order of drawing."""
        stem = stem or f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}"
        path = self.folder / label / f"{stem}.png"
        return path if not path.exists() else path.with_name(f"{stem}-{secrets.token_hex(4)}.png")


def strokes_text(ink: Ink) -> str:
    """Return the strokes as JSON; `strokes_of` gives the same ink again."""
    strokes = [
        {"width": stroke.width, "points": [[point.x, point.y, point.t, point.pressure] for point in stroke.points]}
        for stroke in ink.strokes
    ]
    return json.dumps({"form": _STROKES_FORM, "strokes": strokes}) + "\n"


def strokes_of(text: str) -> Ink:
    """Return the ink that `strokes_text` wrote down.

    Raises:
        ValueError: it is not such a text.
    """
    try:
        found: Any = json.loads(text)
        if found["form"] != _STROKES_FORM:
            raise ValueError(f"strokes of form {found['form']!r} are not known")
        if sum(len(stroke["points"]) for stroke in found["strokes"]) > _MOST_POINTS:
            raise ValueError(f"there are more than {_MOST_POINTS:,} points")
        strokes = tuple(
            Stroke(tuple(_point(*values) for values in stroke["points"]), float(stroke["width"]))
            for stroke in found["strokes"]
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"these are no strokes: {first_line(error)}") from error
    return Ink(strokes)


def _point(x: float, y: float, t: float, pressure: float) -> Point:
    values = [float(value) for value in (x, y, t, pressure)]
    if not np.isfinite(values).all() or not 0 <= min(values[:2]) <= max(values[:2]) <= 1:
        raise ValueError("a point lies outside the pad")
    return Point(*values)


def _strokes_beside(drawing: Drawing) -> Ink | None:
    # Strokes that cannot be read are left out: the picture is what counts.
    try:
        return strokes_of(read_bounded(drawing.strokes_path, _MOST_BYTES).decode("utf-8"))
    except (OSError, ValueError):
        return None


def _pairs(images: ImageSet) -> Iterator[tuple[npt.NDArray[np.uint8], int]]:
    return zip(images.images_NHWC, images.labels_N.tolist(), strict=True)


def _content(image_HWC: npt.NDArray[np.uint8], label: int) -> bytes:
    return hashlib.sha256(bytes([label]) + image_HWC.tobytes()).digest()


def _png_writer(fed_HWC: npt.NDArray[np.uint8]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            Image.fromarray(fed_HWC[..., 0]).save(file, format="PNG")

    return write


def _write_bytes(path: Path, content: bytes) -> None:
    path.write_bytes(content)


@contextmanager
def _told(sentence: str) -> Iterator[None]:
    """Tell what the operating system refuses in a sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(Message(sentence, {"detail": first_line(error)})) from error
