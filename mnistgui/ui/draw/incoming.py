"""What is dropped, pasted or opened, on its way to the pad: found in a slot, read in a job."""

import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from mnistgui.drawing.ink import Ink
from mnistgui.drawing.ink_files import ink_of_svg, read_ink
from mnistgui.drawing.picture_digit import MOST_PIXELS
from mnistgui.drawing.picture_import import CANNOT_READ, ImportedPicture, import_picture
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

TOO_LARGE = QT_TRANSLATE_NOOP("core", "The picture is too large: it has more than {most} pixels.")
NOT_KEPT = QT_TRANSLATE_NOOP("core", "there is no room for a copy of it")

SVG_TYPE: Final = "image/svg+xml"

Source = Path | bytes | str | QImage


def holds_source(data: QMimeData) -> bool:
    """Whether `source_in` may find something: a picture is not decoded for it."""
    if data.hasFormat(SVG_TYPE) or data.hasImage():
        return True
    return source_in(data) is not None


def source_in(data: QMimeData | None) -> Source | None:
    """Return the one file, the drawing or the picture that ``data`` holds; None where it holds none, or many files."""
    if data is None:
        return None
    if data.hasFormat(SVG_TYPE):
        return bytes(data.data(SVG_TYPE).data())
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    if data.hasImage():
        image = data.imageData()
        return image if isinstance(image, QImage) and not image.isNull() else None
    text = data.text()
    return text if text.lstrip("\ufeff \t\r\n").startswith("<") else None


def read_source(source: Source, name: str) -> Ink | ImportedPicture:
    """Return a drawing as ink, anything else as a picture that is still to be looked at. For a job.

    ``name`` is what a picture is called that has no file.

    Raises:
        UserError: it can be read as neither.
    """
    if isinstance(source, Path):
        return read_ink(source) if source.suffix.lower() == ".svg" else import_picture(source)
    if isinstance(source, bytes | str):
        return ink_of_svg(source)
    if source.width() * source.height() > MOST_PIXELS:
        raise UserError(Message(TOO_LARGE, {"most": f"{MOST_PIXELS:,}"}))
    # Through a file, so that there is one way in for every picture, with all its checks.
    with tempfile.TemporaryDirectory(prefix="mnistgui-") as folder:
        file = Path(folder) / "picture.png"
        if not source.save(str(file), "PNG"):  # type: ignore[call-overload]
            raise UserError(Message(CANNOT_READ, {"file": name, "detail": NOT_KEPT}))
        return import_picture(file, name)
