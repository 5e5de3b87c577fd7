"""The program's own icons: outlines of one set, drawn in the colours of the theme.

The SVG files in ``resources/icons`` say ``currentColor``, which is put in before they are rendered. Several sizes are
made of each, since a QIcon scales down but never up: it stays sharp up to 32 px at twice the resolution.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mnistgui.paths import resource
from mnistgui.ui.theme import Theme

NAMES: Final = (
    "start", "pause", "step", "step_line", "stop", "finish_epoch", "restart", "slow_motion", "more", "open_folder",
    "save_plot", "export", "reset_layout", "preferences", "shortcuts",
    "undo", "redo", "clear", "eraser", "place", "theme_light", "theme_dark", "language", "download", "search",
    "dataset", "plot", "hyper", "draw", "perceptron", "close", "app",
)  # fmt: skip

_SIZES: Final = (16, 24, 32, 48, 64)
# The window icon is also shown large, by task switchers and docks.
_APP_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, theme: Theme, *, on_accent: bool = False) -> QIcon:
    """Return the icon ``name`` (one of `NAMES`) in the colours of ``theme``.

    It has a picture for normal, disabled, selected (on the accent of a list's selection), and for the checked state: an
    accent tile of its own, so that it is seen on a button and in a menu alike. With ``on_accent`` the normal one is
    drawn in the colour that stands on the accent: for the primary button.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    made = QIcon()
    sizes = _APP_SIZES if name == "app" else _SIZES
    normal = theme.colour("on_accent" if on_accent else "text")
    for pixmap in _pixmaps(name, sizes, normal):
        made.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.Off)
    for pixmap in _pixmaps(name, sizes, theme.colour("muted", 150)):
        made.addPixmap(pixmap, QIcon.Mode.Disabled, QIcon.State.Off)
        made.addPixmap(pixmap, QIcon.Mode.Disabled, QIcon.State.On)
    for pixmap in _pixmaps(name, sizes, theme.colour("on_accent")):
        made.addPixmap(pixmap, QIcon.Mode.Selected, QIcon.State.Off)
    for pixmap in _pixmaps(name, sizes, theme.colour("on_accent"), tile=theme.colour("accent")):
        made.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
    return made


@cache
def _svg(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


def _pixmaps(name: str, sizes: tuple[int, ...], colour: QColor, tile: QColor | None = None) -> Iterator[QPixmap]:
    """Yield ``name`` in ``colour`` as squares of ``sizes`` pixels, on a rounded ``tile`` where one is given."""
    renderer = QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.name().encode())))
    for size in sizes:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(pixmap.rect())
        if tile is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tile)
            painter.drawRoundedRect(room, size / 6, size / 6)
            room.adjust(size / 10, size / 10, -size / 10, -size / 10)
        painter.setOpacity(colour.alphaF())
        renderer.render(painter, room)
        painter.end()
        yield pixmap
