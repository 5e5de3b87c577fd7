"""SurfaceView: the loss over two weights that one chooses, and the way that learning took there."""

from collections.abc import Sequence
from functools import partial
from typing import Final, cast

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.messages import Message
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.surface import Box
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import number, small_number
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.views.landscape import Landscape, Wish, box_for, compute
from mnistgui.ui.perceptron.views.run_legend import LegendEntry, RunLegend
from mnistgui.ui.perceptron.views.run_pens import MOST_RUNS
from mnistgui.ui.perceptron.views.surface_picture import MAP, RELIEF, SurfacePicture, SurfaceWords
from mnistgui.ui.perceptron.views.weight_list import most_moved, way_of, weight_names
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

_PAUSE_MS: Final = 250  # between two landscapes while a run goes on
_LOWEST_PICTURE: Final = 84  # lower than this, its words make room for it
_LATER: Final = 4  # times as many updates until the default pair of weights is chosen anew


class SurfaceView(QWidget):
    """The landscape is that of the first learner, computed in a job; the paths move at every scene.

    ``weights_asked(first, second, value of the first, of the second)``: the user wants these two numbers (their places
    in `network.flatten`; of the threshold rule in (w1, w2, b)) to have these values.
    """

    weights_asked = Signal(int, int, float, float)

    def __init__(self, jobs: JobKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.surface_view")
        self._learners: tuple[AnyLearner, ...] = ()
        self._drawn: tuple[int, ...] = ()  # places of the learners whose path can be drawn
        self._names: tuple[str, ...] = ()
        self._weights: tuple[str, ...] = ()  # names of the numbers that can be chosen
        self._pair = (0, 1)
        self._is_chosen = False  # by hand; else the pair that moved most is taken
        self._choose_at = 1  # updates
        self._box: Box | None = None
        self._wish: Wish | None = None  # the newest
        self._asked: Wish | None = None  # the last that was asked for
        self._job = NewestJob(jobs, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def pair(self) -> tuple[int, int]:
        """Places of the two numbers that are shown."""
        return self._pair

    def set_scene(self, scene: Scene) -> None:
        """Show one learner."""
        self.set_scenes((scene,))

    def set_scenes(self, scenes: Sequence[Scene]) -> None:
        """Show the paths of one to three learners over the landscape of the first; of those with the same numbers."""
        learners = tuple(scene.learner for scene in scenes[:MOST_RUNS])
        if not learners:
            return
        names = weight_names(scenes[0].layers)
        self._drawn = tuple(place for place in range(len(learners)) if weight_names(scenes[place].layers) == names)
        is_new = not self._learners or learners[0] is not self._learners[0]
        self._learners = learners
        if names != self._weights:
            self._offer(names)
        elif is_new:
            self._choose_at, self._box = 1, None
            self._pause.stop()
        self._choose_pair()
        self._show_paths()
        self._show_words()
        self._ask()

    def set_names(self, names: Sequence[str]) -> None:
        """Name the learners, in the order of the scenes; they are written where there are several."""
        self._names = tuple(names)
        self._show_words()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Loss surface"))
        self._first.setAccessibleName(self.tr("Weight to the right"))
        self._first.setToolTip(self.tr("The weight or bias whose values run from left to right."))
        self._second.setAccessibleName(self.tr("Weight upwards"))
        self._second.setToolTip(self.tr("The weight or bias whose values run upwards (in the relief: to the back)."))
        self._form.setAccessibleName(self.tr("Form of the surface"))
        self._form.setToolTip(self.tr("A map with contour lines, or the same heights as a relief."))
        for place, text in enumerate((self.tr("Map"), self.tr("Relief"))):
            self._form.setItemText(place, text)
        self._picture.setAccessibleName(self.tr("Surface and path"))
        self._picture.setToolTip(
            self.tr(
                "The height is the mean loss for all values of two weights, the others as they are now. The line is "
                "the way that learning took, from the ring to the point; only at the point the other weights are those "
                "of the surface. Click a place to put the two weights there. Keys: arrows and Enter."
            )
        )
        self._show_words()

    def _build(self) -> None:
        self._first, self._second, self._form = QComboBox(), QComboBox(), QComboBox()
        for combo, name in ((self._first, "first"), (self._second, "second"), (self._form, "form")):
            combo.setObjectName(f"perceptron.surface_view.{name}")
            combo.setMinimumContentsLength(4)
        for key in (MAP, RELIEF):
            self._form.addItem("", key)
        self._legend = RunLegend()
        self._picture = SurfacePicture()
        self._say = WrappedLabel(1)
        self._say.setObjectName("perceptron.surface_view.words")
        self._say.setProperty("role", "muted")
        top = QHBoxLayout()
        top.setSpacing(theme.SPACING)
        for combo in (self._first, self._second):
            top.addWidget(combo)
        top.addStretch(1)
        top.addWidget(self._form)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(top)
        rows.addWidget(self._legend)
        rows.addWidget(self._picture, 1)
        rows.addWidget(self._say)

    def _connect(self) -> None:
        self._first.currentIndexChanged.connect(self._on_first_current_index_changed)
        self._second.currentIndexChanged.connect(self._on_second_current_index_changed)
        self._form.currentIndexChanged.connect(self._on_form_current_index_changed)
        self._picture.place_asked.connect(self._on_picture_place_asked)
        self._picture.pointed_changed.connect(self._on_picture_pointed_changed)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)
        self._pause.timeout.connect(self._on_pause_timeout)

    def _offer(self, names: tuple[str, ...]) -> None:
        """Offer other numbers: it is another kind of learner."""
        self._weights, self._is_chosen, self._choose_at = names, False, 1
        for combo in (self._first, self._second):
            with QSignalBlocker(combo):
                combo.clear()
                combo.addItems(names)
        self._take_pair((0, 1))

    def _choose_pair(self) -> None:
        """Take the two numbers that moved most, now and then; of a single layer the weights of the first unit."""
        learner = self._learners[0]
        if isinstance(learner, ThresholdRule) or not learner.network.hidden:
            return
        if self._is_chosen or learner.updates < self._choose_at:
            return
        self._choose_at = _LATER * learner.updates
        moved = most_moved(learner)
        if moved is not None and moved != self._pair:
            self._take_pair(moved)

    def _take_pair(self, pair: tuple[int, int]) -> None:
        """Show two other numbers; the old landscape says nothing of them."""
        self._pair, self._box, self._wish, self._asked = pair, None, None, None
        self._picture.set_landscape(None)
        first, second = pair
        for combo, place, other in ((self._first, first, second), (self._second, second, first)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(place)
            model = cast(QStandardItemModel, combo.model())
            for at in range(combo.count()):  # a surface needs two different ones: keys step over the other's
                model.item(at).setEnabled(at != other)
        self._pause.stop()

    def _show_paths(self) -> None:
        self._picture.set_paths({place: way_of(self._learners[place], *self._pair) for place in self._drawn})

    def _ask(self) -> None:
        """Wish for the landscape of now; where one was asked for a moment ago, it is when the pause is over."""
        self._box = box_for(np.concatenate([*self._picture.paths.values()]), self._box)
        self._wish = Wish.of(self._learners[0], self._pair, self._box)
        if not self._pause.isActive():
            self._ask_for_wish()

    def _ask_for_wish(self) -> None:
        if self._wish is not None and not self._wish.is_same(self._asked):
            self._asked = self._wish
            self._job.ask(partial(compute, self._wish))
            self._pause.start()

    def _show_words(self) -> None:
        is_rule = bool(self._learners) and isinstance(self._learners[0], ThresholdRule)
        names = [self._weights[place] for place in self._pair] if self._weights else ["", ""]
        empty = self.tr("The surface is on its way.")
        if not self._learners:
            empty = self.tr("Press Run: the loss over two weights and the way of learning draw themselves here.")
        height = self.tr("mistakes") if is_rule else self.tr("loss")
        self._picture.set_words(SurfaceWords(first=names[0], second=names[1], height=height, empty=empty))
        if is_rule:
            text = self.tr("The threshold rule has no loss: here are its mistakes, the other weights as they are now.")
        elif self._learners and max(len(path_T2) for path_T2 in self._picture.paths.values()) < 2:
            text = self.tr("Press Run: the way of these two weights draws itself here, over the loss.")
        else:
            text = self.tr("The loss with all other weights as they are now: the path lies on it only at its end.")
        several = len(self._learners) > 1
        left_out = [self._name(place) for place in range(len(self._learners)) if place not in self._drawn]
        if left_out:
            text += " " + self.tr("Other layers, so not drawn: {names}.").format(names=", ".join(left_out))
        if text != self._say.text():
            self._say.setText(text)
        entries = [LegendEntry(text=self._name(place), place=place) for place in self._drawn]
        self._legend.setVisible(several)
        self._legend.show_entries(entries if several else [])
        self._fit_words()

    def _fit_words(self) -> None:
        """Leave the words out where the picture would be a strip; the most of them stand in its tooltip, too."""
        legend = self._legend.sizeHint().height() if len(self._learners) > 1 else 0
        taken = self._first.sizeHint().height() + legend + self._say.sizeHint().height()
        self._say.setVisible(self.height() >= taken + _LOWEST_PICTURE)

    def _name(self, place: int) -> str:
        return self._names[place] if place < len(self._names) else self.tr("Learner {number}").format(number=place + 1)

    def _choose_by_hand(self, first: int, second: int) -> None:
        self._is_chosen = True
        self._take_pair((first, second))
        self._show_paths()
        self._show_words()
        self._ask()

    @Slot(int)
    def _on_first_current_index_changed(self, place: int) -> None:
        self._choose_by_hand(place, self._pair[1])

    @Slot(int)
    def _on_second_current_index_changed(self, place: int) -> None:
        self._choose_by_hand(self._pair[0], place)

    @Slot(int)
    def _on_form_current_index_changed(self, place: int) -> None:
        self._picture.set_form(str(self._form.currentData()))

    @Slot(float, float)
    def _on_picture_place_asked(self, first: float, second: float) -> None:
        self.weights_asked.emit(*self._pair, first, second)

    @Slot()
    def _on_picture_pointed_changed(self) -> None:
        place, land = self._picture.pointed, self._picture.landscape
        if place is None or land is None:
            self._picture.say(())
            return
        height = float(land.height_at(np.array((place,)))[0])
        lines = [f"{self._weights[at]} = {number(value)}" for at, value in zip(self._pair, place, strict=True)]
        if land.counts:
            lines.append(self.tr("mistakes: {value}").format(value=f"{height:.0f}"))
        else:
            lines.append(self.tr("loss {value}").format(value=small_number(height)))
        self._picture.say(lines)

    @Slot(object)
    def _on_job_done(self, land: Landscape) -> None:
        self._picture.set_landscape(land)
        self._on_picture_pointed_changed()

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        self._say.setText(self.tr("The surface could not be computed."))

    @Slot()
    def _on_pause_timeout(self) -> None:
        if self._job.is_working:  # slower than the pause: asking again would drop what is nearly done
            self._pause.start()
        else:
            self._ask_for_wish()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
