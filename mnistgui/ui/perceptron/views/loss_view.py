"""LossView: the loss after each update, and the mistakes of each epoch, of one to three learners."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import small_number
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.views.loss_picture import LOSS, LossPicture, LossWords
from mnistgui.ui.perceptron.views.run_curves import RunCurves, curves_of
from mnistgui.ui.perceptron.views.run_legend import LegendEntry, RunLegend
from mnistgui.ui.perceptron.views.run_pens import MOST_RUNS


class LossView(QWidget):
    """Takes scenes, reads their learners' curves at once, and draws them when it is painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.loss_view")
        self._names: tuple[str, ...] = ()
        self._runs: tuple[RunCurves, ...] = ()
        self._legend = RunLegend()
        self._log = QCheckBox()
        self._log.setObjectName("perceptron.loss_view.log")
        self._picture = LossPicture()
        top = QHBoxLayout()
        top.setSpacing(theme.SPACING)
        top.addWidget(self._legend, 1)
        top.addWidget(self._log, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(top)
        rows.addWidget(self._picture, 1)
        self._log.toggled.connect(self._on_log_toggled)
        self._picture.reading_changed.connect(self._on_picture_reading_changed)
        self.retranslate()

    def set_scene(self, scene: Scene) -> None:
        """Show one learner."""
        self.set_scenes((scene,))

    def set_scenes(self, scenes: Sequence[Scene]) -> None:
        """Show a curve a learner, of one to three; those after the third are left out."""
        self._runs = tuple(curves_of(scene.learner) for scene in scenes[:MOST_RUNS])
        self._log.setEnabled(any(not run.is_rule for run in self._runs))
        self._picture.set_words(self._words())
        self._picture.set_runs(self._runs)
        self._show_legend()

    def set_names(self, names: Sequence[str]) -> None:
        """Name the learners, in the order of the scenes; they are written where there are several."""
        self._names = tuple(names)
        self._show_legend()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Loss and mistakes"))
        self._log.setText(self.tr("Log scale"))
        self._log.setAccessibleName(self.tr("Loss on a logarithmic scale"))
        self._log.setToolTip(
            self.tr("Show the loss by its powers of ten: a loss that falls from 0.01 to 0.001 is then still seen to.")
        )
        self._picture.setAccessibleName(self.tr("Curves of loss and mistakes"))
        self._picture.setToolTip(
            self.tr(
                "The mean loss of all samples after each update, and the mistakes of each epoch. For the threshold "
                "rule those are the wrong answers that it met in the epoch, each followed by an update (hatched: the "
                "epoch at hand); for gradient descent the samples on the wrong side when the epoch ends. Point at a "
                "place to read it off, or use the arrow keys."
            )
        )
        self._picture.set_words(self._words())
        self._show_legend()

    def _words(self) -> LossWords:
        rules = {run.is_rule for run in self._runs}
        if rules == {True}:
            empty = self.tr("Press Run: the mistakes of each epoch draw themselves here.")
            mistakes = (self.tr("mistakes: wrong answers met in the epoch"), self.tr("wrong answers in the epoch"))
        elif len(rules) == 2:
            empty = self.tr("Press Run: the loss after each update draws itself here.")
            mistakes = (self.tr("mistakes in the epoch (rule), or at its end"), self.tr("mistakes in the epoch"))
        else:
            empty = self.tr("Press Run: the loss after each update draws itself here.")
            mistakes = (self.tr("mistakes: wrong side at the end of the epoch"), self.tr("wrong at the epoch's end"))
        return LossWords(
            updates=self.tr("updates"),
            loss=(self.tr("mean loss of all samples"), self.tr("mean loss")),
            epoch=self.tr("epoch"),
            mistakes=(*mistakes, self.tr("mistakes")),
            empty=empty,
            no_loss=(
                self.tr("The threshold rule has no loss: only its mistakes can be counted."),
                self.tr("The threshold rule has no loss, only mistakes."),
            ),
        )

    def _show_legend(self) -> None:
        """Write each learner's present numbers; its name and a piece of its line where there are several."""
        if len(self._runs) == 1:
            run = self._runs[0]
            text = self.tr("mistakes: {mistakes}") if run.is_rule else self.tr("loss {loss} after {updates} updates")
            text = text.format(loss=small_number(run.loss), updates=f"{run.updates:,}", mistakes=f"{run.updates:,}")
            self._legend.show_entries([LegendEntry(text=text)])
            return
        entries = []
        for place, run in enumerate(self._runs):
            text = self.tr("{name}: no loss, mistakes: {mistakes}") if run.is_rule else self.tr("{name}: loss {loss}")
            text = text.format(name=self._name(place), loss=small_number(run.loss), mistakes=f"{run.updates:,}")
            entries.append(LegendEntry(text=text, place=place))
        self._legend.show_entries(entries)

    def _name(self, place: int) -> str:
        return self._names[place] if place < len(self._names) else self.tr("Learner {number}").format(number=place + 1)

    def _reading(self, chart: str, number: int) -> list[str]:
        """Return what the curves say at an update or an epoch: a line for which one, then a line a learner."""
        if chart == LOSS:
            head, tables = self.tr("after {number} updates"), [run.losses_K2 for run in self._runs]
        else:
            head, tables = self.tr("epoch {number}"), [run.mistakes_E2 for run in self._runs]
        lines = [head.format(number=f"{number:,}")]
        for place, table in enumerate(tables):
            found = table[table[:, 0] == number, 1] if table is not None else ()
            for value in found:
                text = self.tr("loss {value}") if chart == LOSS else self.tr("mistakes: {value}")
                text = text.format(value=small_number(value) if chart == LOSS else f"{value:,.0f}")
                lines.append(text if len(self._runs) == 1 else f"{self._name(place)}: {text}")
        return lines

    @Slot(bool)
    def _on_log_toggled(self, on: bool) -> None:
        self._picture.set_log(on)

    @Slot(str, int)
    def _on_picture_reading_changed(self, chart: str, number: int) -> None:
        self._picture.say(self._reading(chart, number) if chart else ())

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
