"""ChangeMarks: upright lines in a chart where a setting was changed during the run, each with its words."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from mnistgui.training.config import FIELDS, TrainingConfig
from mnistgui.training.history import RunHistory
from mnistgui.ui.language import core_text
from mnistgui.ui.theme import Theme

_LABEL_GAP: Final = 6  # pixels between two labels; one that would be nearer is left out, the read-out still has it
# What is said shorter than its label, where a line of a chart has little room.
_SHORT: Final = {"learning_rate": "lr"}


class ChangeWords(QObject):
    """Says what was changed: one ``(step, short, long)`` for each change of a history, oldest first."""

    def of(self, history: RunHistory | None, start: TrainingConfig | None) -> list[tuple[int, str, str]]:
        """Return the changes of ``history``, of a run that began with the settings ``start`` (None: not known)."""
        known = {} if start is None else {name: getattr(start, name) for name in FIELDS}
        found = []
        for step, changes in [] if history is None else history.changes:
            short, long = [], []
            for name, value in changes.items():
                label = core_text(FIELDS[name].label) if name in FIELDS else name
                short.append(self._change(_SHORT.get(name, label), known.get(name), value))
                long.append(self._change(label, known.get(name), value))
            known |= changes
            found.append((step, ", ".join(short), ", ".join(long)))
        return found

    def _change(self, label: str, old: object, new: object) -> str:
        if not isinstance(new, (bool, int, float, str)):
            return self.tr("{setting} changed").format(setting=label)
        if old is None:
            return self.tr("{setting} → {new}").format(setting=label, new=_plain(new))
        return self.tr("{setting} {old} → {new}").format(setting=label, old=_plain(old), new=_plain(new))


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


class ChangeMarks:
    """The lines and labels in one chart; draws only what it is told to.

    The labels stand below where the curves are above: ``at_top`` says which.
    """

    def __init__(self, plot: pg.PlotItem, *, at_top: bool) -> None:
        self._plot, self._at_top = plot, at_top
        self._lines = pg.PlotCurveItem(connect="pairs")
        plot.addItem(self._lines, ignoreBounds=True)
        self._labels: list[pg.TextItem] = []
        self._text, self._fill = QColor(), QColor()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self._lines.setPen(pg.mkPen(theme.accent, width=1, style=Qt.PenStyle.DashLine))
        self._text, self._fill = theme.colour("accent"), theme.colour("base", 220)
        for label in self._labels:
            self._colour(label)

    def draw(self, marks: Sequence[tuple[int, str]], bottom: float, top: float) -> None:
        """Draw ``marks`` (a step and its words) from ``bottom`` to ``top``; of labels that would overlap the newest."""
        x = np.repeat(np.array([step for step, _ in marks], np.float64), 2)
        self._lines.setData(x, np.tile([bottom, top], len(marks)))
        used = self._write_labels(marks, top if self._at_top else bottom)
        for label in self._labels[used:]:
            label.hide()

    def _write_labels(self, marks: Sequence[tuple[int, str]], height: float) -> int:
        """Write the labels from the last one back; return how many there are."""
        box = self._plot.getViewBox()
        (first, last), _ = box.viewRange()
        pixels = box.width() / max(last - first, 1e-9)
        used, free_until = 0, float("inf")  # what lies right of `free_until` pixels is taken
        for step, words in reversed(marks):
            if not first <= step <= last:
                continue
            label = self._label(used)
            label.setText(words)
            width, place = label.boundingRect().width(), (step - first) * pixels
            # To the right of its line, or to the left where the chart or another label ends before that.
            to_left = place + width > min(free_until, box.width())
            left = place - width if to_left else place
            if left < 0 or left + width > free_until:
                label.hide()
                continue
            label.setAnchor((1 if to_left else 0, 0 if self._at_top else 1))
            label.setPos(step, height)
            label.show()
            used, free_until = used + 1, left - _LABEL_GAP
        return used

    def _label(self, number: int) -> pg.TextItem:
        if number == len(self._labels):
            label = pg.TextItem()
            self._colour(label)
            self._labels.append(label)
            self._plot.addItem(label, ignoreBounds=True)
        return self._labels[number]

    def _colour(self, label: pg.TextItem) -> None:
        label.setColor(self._text)
        label.fill = pg.mkBrush(self._fill)
