"""A drawing as a picture: black on white paper, whatever the theme, smooth as on the pad. Works in any thread."""

import errno
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from mnistgui.drawing.ink import Ink
from mnistgui.drawing.ink_files import CANNOT_WRITE, write_svg
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import write_atomically
from mnistgui.ui.draw.paths import paint_stroke
from mnistgui.ui.qimages import image_of

UNKNOWN_KIND = QT_TRANSLATE_NOOP("core", "A drawing is saved as .svg or .png, not as {suffix}.")

_SIDE: Final = 1024


def picture_of(ink: Ink, side: int = _SIDE) -> QImage:
    """Return ``ink`` as a square of ``side`` pixels; a picture in its place as it is."""
    if ink.picture is not None:
        return image_of(ink.picture.pixels_HWC)
    picture = QImage(side, side, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in ink.strokes:
        paint_stroke(painter, stroke, QRectF(0, 0, side, side), Qt.GlobalColor.black)
    painter.end()
    return picture


def write_drawing(file: Path, ink: Ink) -> Path:
    """Write ``ink`` to ``file``, as its name says: strokes to .svg, a picture of 1024 pixels to .png. Return the file.

    Raises:
        UserError: the name says something else, or the file cannot be written.
    """
    match file.suffix.lower():
        case ".svg":
            return write_svg(file, ink)
        case ".png":
            return write_png(file, picture_of(ink))
    raise UserError(Message(UNKNOWN_KIND, {"suffix": file.suffix or f"“{file.name}”"}))


def write_png(file: Path, picture: QImage) -> Path:
    """Write ``picture`` to ``file``, all of it or nothing, and return the file.

    Raises:
        UserError: the file cannot be written.
    """

    def write(temporary: Path) -> None:
        writer = QImageWriter(str(temporary), b"png")
        if not writer.write(picture):
            raise OSError(errno.EIO, writer.errorString())

    try:
        write_atomically(file, write)
    except OSError as error:
        detail = error.strerror or first_line(error)
        raise UserError(Message(CANNOT_WRITE, {"file": file, "detail": detail})) from error
    return file
