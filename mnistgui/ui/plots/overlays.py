"""Other runs drawn over the one at hand: their lines, the items that draw them, and the row that names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.plots.run_lines import Figure, RunLines
from mnistgui.ui.plots.sample import SAMPLE, sample
from mnistgui.ui.plots.trace import Line
from mnistgui.ui.theme import Theme

MOST_OVERLAYS: Final = 5
_FIRST_COLOUR: Final = 3  # of the series; those before are the run's own curves
_LONGEST_NAME: Final = 140  # pixels
_AROUND_NAME: Final = 64  # pixels that a button takes for its sample, the sign behind the name, and its margins


@dataclass(frozen=True, kw_only=True)
class Overlay:
    """A run to draw over the present one: a fixed ``key``, the ``label`` shown, and its whole history."""

    key: str
    label: str
    history: RunHistory


class OverlayLines(NamedTuple):
    """What a chart draws of one overlay."""

    smoothed: Line  # each iteration where nothing is smoothed
    test: Line


class OverlayTraces:
    """The lines of some runs, each worked out once."""

    def __init__(self, overlays: Sequence[Overlay], smoothing: float) -> None:
        self.steps = max((overlay.history.steps for overlay in overlays), default=0)
        self._runs = [RunLines(overlay.history, smoothing) for overlay in overlays]
        for run in self._runs:
            run.extend()

    def set_smoothing(self, weight: float) -> None:
        """Smooth anew with ``weight``."""
        for run in self._runs:
            run.set_smoothing(weight)

    def lines(self, figure: Figure, first: int, last: int, most: int) -> list[OverlayLines]:
        """Return the lines of the iterations ``first`` to ``last`` (left out), in about ``most`` points each."""
        found = []
        for run in self._runs:
            raw, smoothed = run.lines(figure, first, last, most)
            _, test, _ = run.epoch_lines(figure)
            found.append(OverlayLines(smoothed if len(smoothed.x_P) else raw, test))
        return found


class OverlayItems:
    """The curves of the overlays in one chart."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._smoothed = [pg.PlotCurveItem(connect="finite", antialias=True) for _ in range(MOST_OVERLAYS)]
        self._tests = [
            pg.PlotDataItem(connect="finite", pen=None, symbol="d", symbolSize=8) for _ in range(MOST_OVERLAYS)
        ]
        for item in (*self._smoothed, *self._tests):
            item.hide()
            plot.addItem(item, ignoreBounds=True)

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        for number, (smoothed, test) in enumerate(zip(self._smoothed, self._tests, strict=True)):
            colour = theme.series[_FIRST_COLOUR + number]
            smoothed.setPen(colour, width=2)
            test.setSymbolPen(theme.base)
            test.setSymbolBrush(colour)

    def draw(self, lines: Sequence[OverlayLines]) -> None:
        """Draw ``lines``, at most `MOST_OVERLAYS`, and hide the rest."""
        for number, (smoothed, test) in enumerate(zip(self._smoothed, self._tests, strict=True)):
            shown = number < len(lines)
            smoothed.setVisible(shown)
            test.setVisible(shown)
            if shown:
                smoothed.setData(*lines[number].smoothed)
                test.setData(*lines[number].test)


class OverlayLegend(QWidget):
    """``plot.overlays``: a button for each run drawn over the present one, in its colour; a click takes it away."""

    removed = Signal(str)  # the key of an overlay

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot.overlays")
        self._overlays: Sequence[Overlay] = ()
        self._buttons: list[QToolButton] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        for number in range(MOST_OVERLAYS):
            button = QToolButton(self)
            button.setObjectName(f"plot.overlay_{number + 1}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(SAMPLE)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(1)  # five long names must not set the width of the dock
            button.clicked.connect(self._on_button_clicked)
            layout.addWidget(button)
            self._buttons.append(button)
        layout.addStretch(1)
        self.show_overlays(())

    def show_overlays(self, overlays: Sequence[Overlay]) -> None:
        """Name ``overlays``; with none the row is gone."""
        self._overlays = overlays
        self.setVisible(bool(overlays))
        self.retranslate()
        self._draw_samples()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Other runs in the plot"))
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._overlays))
            if number < len(self._overlays):
                label = self._overlays[number].label
                short = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, self._room())
                button.setText(f"{short} ✕".replace("&", "&&"))
                remove = self.tr("Take the run “{name}” out of the plot").format(name=label)
                button.setAccessibleName(remove)
                button.setToolTip(remove)

    def _room(self) -> int:
        """Return how many pixels wide a name may be."""
        each = self.width() // max(1, len(self._overlays)) - theme.SPACING - _AROUND_NAME
        return min(_LONGEST_NAME, max(each, 0))

    def _draw_samples(self) -> None:
        current = theme.of(self)
        for number, button in enumerate(self._buttons[: len(self._overlays)]):
            colour = QColor(current.series[_FIRST_COLOUR + number])
            button.setIcon(QIcon(sample(colour, self.devicePixelRatioF(), mark=True)))

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        self.removed.emit(self._overlays[self._buttons.index(button)].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw_samples()
        super().changeEvent(event)
