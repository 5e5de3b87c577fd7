"""The hidden space: the samples where the last hidden layer puts them, in which one line is enough, or is not yet."""

from typing import Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from mnistgui.perceptron.answering import answers_of
from mnistgui.perceptron.network import Network
from mnistgui.ui.perceptron.numbers import number, tuple_of
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.views.gate_words import hidden_name
from mnistgui.ui.perceptron.views.hidden_section import HiddenSection, axes_by_weight, hidden_section
from mnistgui.ui.perceptron.views.hidden_space_canvas import HiddenSpaceCanvas, SpaceShown
from mnistgui.ui.perceptron.views.net_moment import NetMoment, net_moment
from mnistgui.ui.perceptron.views.separation_watch import Enough, SeparationWatch
from mnistgui.ui.perceptron.views.side_column import SideColumn
from mnistgui.ui.perceptron.views.words_pane import Words
from mnistgui.ui.threads.job import JobKeeper

_NAMED: Final = 8  # so few samples are named


class HiddenSpaceView(QWidget):
    """``perceptron.hidden_space.x`` and ``.y`` choose the axes, where there are more than two hidden units."""

    def __init__(self, jobs: JobKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.hidden_space")
        self._moment: NetMoment | None = None
        self._seen = False
        self._axes: tuple[int, ...] = ()
        self._is_by_hand = False
        self._shape: tuple[int, ...] = ()
        self._canvas = HiddenSpaceCanvas()
        self.setFocusProxy(self._canvas)
        self._column = SideColumn("perceptron.hidden_space.words")
        self._x, self._y = QComboBox(), QComboBox()
        for combo, name in ((self._x, "x"), (self._y, "y")):
            combo.setObjectName(f"perceptron.hidden_space.{name}")
            self._column.add_combo(combo)
        self._column.stand_beside(self._canvas, self)
        self._watch = SeparationWatch(jobs, self)
        self._watch.changed.connect(self._on_watch_changed)
        self._x.currentIndexChanged.connect(self._on_x_current_index_changed)
        self._y.currentIndexChanged.connect(self._on_y_current_index_changed)
        self.retranslate()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._moment = net_moment(scene)
        self._seen = True
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._canvas.setToolTip(
            self.tr(
                "The samples where the last hidden layer puts them: their places are its activations. The output layer "
                "sees nothing but these places, and draws a straight line between them; the tints are its answers."
            )
        )
        self._x.setAccessibleName(self.tr("Horizontal axis"))
        self._y.setAccessibleName(self.tr("Vertical axis"))
        for combo in (self._x, self._y):
            combo.setToolTip(
                self.tr("Which hidden unit is this axis. At first: the two with the largest output weights.")
            )
        for widget in (self, self._canvas):
            widget.setAccessibleName(self.tr("Hidden space"))
        self._show()

    def _show(self) -> None:
        if not self._seen:
            return
        moment = self._moment
        if moment is None or not moment.network.hidden:
            self._watch.pause()
            self._column.hide()
            if moment is None:
                notice = self.tr("The threshold rule has no hidden units: choose Multilayer.")
            else:
                notice = self.tr("A single layer has no hidden units: choose Multilayer.")
            self._canvas.say(notice)
            self._describe(notice)
            return
        self._column.show()
        self._show_space(moment)

    def _show_space(self, moment: NetMoment) -> None:
        network, problem = moment.network, moment.problem
        self._choose_axes(network)
        section = hidden_section(network, moment.passed.activations[-2], self._axes)
        last = len(network.hidden) - 1
        named = len(problem) <= _NAMED
        shown = SpaceShown(
            section=section,
            labels_N=problem.labels_N,
            current=moment.current,
            names=tuple(hidden_name(network, last, unit) for unit in self._axes),
            texts=tuple(map(_sample_text, problem.points_NI.tolist())) if named else (),
        )
        self._canvas.show_space(shown)
        if problem.classes == 2:
            self._watch.follow(moment)
        else:
            self._watch.pause()
        words = self._words(moment, section)
        self._column.words.say(words)
        self._describe(" ".join([*(word.text for word in words), self._places(moment, shown)]))

    def _choose_axes(self, network: Network) -> None:
        """Take the axes that the user chose, or the weightiest; another network begins anew."""
        if network.hidden != self._shape:
            self._shape, self._is_by_hand, self._axes = network.hidden, False, ()
            self._offer(network)
        before = self._axes
        if not self._is_by_hand:
            self._axes = axes_by_weight(network, self._axes)
        if self._axes != before and len(self._axes) == 2:
            self._mark_axes()

    def _offer(self, network: Network) -> None:
        units = network.hidden[-1]
        for combo in (self._x, self._y):
            combo.blockSignals(True)
            combo.clear()
            combo.addItems([hidden_name(network, len(network.hidden) - 1, unit) for unit in range(units)])
            combo.blockSignals(False)
            combo.setVisible(units > 2)

    def _mark_axes(self) -> None:
        for combo, unit in zip((self._x, self._y), self._axes, strict=True):
            combo.blockSignals(True)
            combo.setCurrentIndex(unit)
            combo.blockSignals(False)

    def _words(self, moment: NetMoment, section: HiddenSection) -> list[Words]:
        if moment.problem.classes > 2:
            words = [self._words_of_classes(moment)]
        else:
            words = self._words_of_two(moment)
        if section.rest:
            last = len(moment.network.hidden) - 1
            held = ", ".join(
                f"{hidden_name(moment.network, last, unit)} = {number(mean)}" for unit, mean in section.rest
            )
            words.append(Words(self.tr("Section at the mean of the others: {held}.").format(held=held), "muted"))
        return words

    def _words_of_two(self, moment: NetMoment) -> list[Words]:
        """Say whether one line is enough; in one dimension it is a threshold, in more than two a plane."""
        one, no = {
            1: (self.tr("one threshold"), self.tr("no threshold")),
            2: (self.tr("one line"), self.tr("no line")),
            3: (self.tr("one plane"), self.tr("no plane")),
        }.get(moment.network.hidden[-1], (self.tr("one hyperplane"), self.tr("no hyperplane")))
        match self._watch.enough:
            case Enough.PRESENT:
                head, role = self.tr("Here {cut} is enough."), "good"
                more = self.tr("The output unit has found it: every sample is on its side.")
            case Enough.SOME:
                head, role = self.tr("Here {cut} is enough."), "good"
                more = self.tr("The output unit is not there yet.")
            case Enough.NONE:
                head, role = self.tr("Here still {cut} is enough."), "warning"
                more = self.tr("The hidden units must move the samples first.")
            case Enough.ASKED:
                head, role, more = self.tr("Is {cut} enough here?"), "muted", ""
            case Enough.UNKNOWN:
                head, role = self.tr("Whether {cut} is enough cannot be decided."), "muted"
                more = self.tr("The numbers are too large or too small.")
        said = [Words(head.format(cut=no if self._watch.enough is Enough.NONE else one), role, bold=True)]
        return [*said, Words(more)] if more else said

    def _words_of_classes(self, moment: NetMoment) -> Words:
        classes_N = answers_of(moment.network, moment.passed).classes_M
        wrong = int((classes_N != moment.problem.labels_N).sum())
        if not wrong:
            return Words(
                self.tr("Here straight lines are enough: each sample lies where its class has the largest sum."),
                "good",
                bold=True,
            )
        text = self.tr("{wrong} of {samples} samples still lie where another class has the largest sum.")
        return Words(text.format(wrong=wrong, samples=len(moment.problem)), "warning", bold=True)

    def _places(self, moment: NetMoment, shown: SpaceShown) -> str:
        """Return in words where the samples are: all of a few, of many the one at hand."""
        said = []
        for sample in range(len(moment.problem)) if shown.texts else (moment.current,):
            values = shown.section.places_N2[sample, : len(shown.names)].tolist()
            at = ", ".join(f"{name} {number(value)}" for name, value in zip(shown.names, values, strict=True))
            said.append(
                self.tr("{point} of class {label}: {place}.").format(
                    point=tuple_of(moment.problem.points_NI[sample].tolist()),
                    label=int(moment.problem.labels_N[sample]),
                    place=at,
                )
            )
        return " ".join(said)

    def _describe(self, text: str) -> None:
        for widget in (self, self._canvas):
            widget.setAccessibleDescription(text)

    def _take_axes(self, x: int, y: int, changed: int) -> None:
        """Take axes that the user chose; the same unit twice would be a line, so the other one gives way."""
        if x == y:
            x, y = (x, self._axes[0]) if changed == 0 else (self._axes[1], y)
        self._axes, self._is_by_hand = (x, y), True
        self._mark_axes()
        self._show()

    @Slot()
    def _on_watch_changed(self) -> None:
        self._show()

    @Slot(int)
    def _on_x_current_index_changed(self, index: int) -> None:
        self._take_axes(index, self._y.currentIndex(), 0)

    @Slot(int)
    def _on_y_current_index_changed(self, index: int) -> None:
        self._take_axes(self._x.currentIndex(), index, 1)

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._watch.pause()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _sample_text(point: list[float]) -> str:
    """Return (0, 1), or 011: there are twice as many samples of three inputs to be told apart."""
    if len(point) == 3 and set(point) <= {0.0, 1.0}:
        return "".join(f"{value:.0f}" for value in point)
    return tuple_of(point)
