"""Save the charts as a picture file: PNG at twice the screen's resolution, or SVG."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from mnistgui.paths import write_atomically
from mnistgui.ui import theme
from mnistgui.ui.plots.chart import Chart

_ENLARGED: Final = 2


def save_picture(path: Path, legends: Sequence[QWidget], charts: Sequence[Chart]) -> None:
    """Write the legends, one a line, and below them the charts side by side to ``path``; its suffix says how.

    Raises:
        ValueError: the suffix is neither .png nor .svg.
        OSError: the file cannot be written.
    """
    writers = {".png": _write_png, ".svg": _write_svg}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise ValueError(
            f"a picture is saved as {' or '.join(writers)}, not as {path.suffix or 'a file without suffix'}"
        )
    write_atomically(path, lambda temporary: write(temporary, legends, charts))


def _size(legends: Sequence[QWidget], charts: Sequence[Chart]) -> QSize:
    width = sum(chart.width() for chart in charts) + theme.SPACING * (len(charts) + 1)
    return QSize(width, _top(legends) + max(chart.height() for chart in charts) + theme.SPACING)


def _top(legends: Sequence[QWidget]) -> int:
    """Return where the charts begin."""
    return sum(legend.height() + theme.SPACING for legend in legends) + theme.SPACING


def _write_png(path: Path, legends: Sequence[QWidget], charts: Sequence[Chart]) -> None:
    image = QImage(_size(legends, charts) * _ENLARGED, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_ENLARGED)
    painter = QPainter(image)
    _paint(painter, legends, charts)
    painter.end()
    writer = QImageWriter(str(path), QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(f"{path} cannot be written: {writer.errorString()}")


def _write_svg(path: Path, legends: Sequence[QWidget], charts: Sequence[Chart]) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(_size(legends, charts))
    generator.setViewBox(QRectF(QPoint(0, 0), _size(legends, charts)))
    painter = QPainter()
    if not painter.begin(generator):
        raise OSError(f"{path} cannot be written")
    _paint(painter, legends, charts)
    painter.end()


def _paint(painter: QPainter, legends: Sequence[QWidget], charts: Sequence[Chart]) -> None:
    painter.fillRect(QRectF(QPoint(0, 0), _size(legends, charts)), theme.of(charts[0]).colour("base"))
    y = theme.SPACING
    for legend in legends:
        legend.render(painter, QPoint(theme.SPACING, y), renderFlags=QWidget.RenderFlag.DrawChildren)
        y += legend.height() + theme.SPACING
    x = theme.SPACING
    for chart in charts:
        target = QRectF(x, _top(legends), chart.width(), chart.height())
        chart.set_exporting(True)
        chart.render(painter, target, chart.viewport().rect())
        chart.set_exporting(False)
        x += chart.width() + theme.SPACING
