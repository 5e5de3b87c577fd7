"""Backpropagation on a whole page: one update, line by line, with every number, in type for a projector."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.rounding import Rounding
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Place, Walk
from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.autograd import AutogradAnswers
from mnistgui.ui.perceptron.backprop.chain_panel import ChainPanel
from mnistgui.ui.perceptron.backprop.choices import WalkChoices
from mnistgui.ui.perceptron.backprop.mishap_panel import MishapPanel
from mnistgui.ui.perceptron.backprop.mishaps import Mishaps
from mnistgui.ui.perceptron.backprop.picture import WalkPicture
from mnistgui.ui.perceptron.backprop.sight import NONE, WAITING, Sight
from mnistgui.ui.perceptron.backprop.steps import WalkSteps
from mnistgui.ui.perceptron.backprop.tables import WalkTables
from mnistgui.ui.threads.job import JobKeeper

_PLAIN_SIZE: Final = QSize(860, 560)  # on a larger page than this, text grows
_LARGEST_TEXT: Final = 1.5
_TABLE: Final = 0.82  # of that, in tables: they have many columns
_NARROW: Final = 110  # in letters of the program's font: below this the parts stand under each other


class BackpropagationPage(QWidget):
    """Walks through updates of a `SmoothLearner`, each of one sample, and shows all numbers as they come to be known.

    ``reference`` is `Services.gradient_reference`, called in a job of ``jobs``. ``learner_changed``: the weights (or
    the loss, or for the time of a mishap the rate) of the learner that was handed in are other ones now.
    """

    closed = Signal()
    learner_changed = Signal()
    worksheet_asked = Signal()

    def __init__(self, jobs: JobKeeper, reference: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.backprop")
        self._walk: Walk | None = None
        self._chosen = Place(0, 0, 0)
        self._autograd = AutogradAnswers(jobs, reference, self)
        self._mishaps = Mishaps(jobs, self)
        self._build()
        self._connect()
        self.retranslate()

    def set_learner(self, learner: SmoothLearner, sample: int) -> None:
        """Walk through updates of ``learner`` from ``sample``, from the first line on."""
        self._walk = Walk(learner, sample)
        self._mishaps.set_walk(self._walk)
        sizes = [layer.weights_OI.shape for layer in learner.network.layers]
        layer, unit, source = self._chosen
        if layer >= len(sizes) or unit >= sizes[layer][0] or (source or 0) >= sizes[layer][1]:
            self._chosen = Place(0, 0, 0)
        self._choices.show_learner(learner, sample)
        self._show()

    @property
    def walk(self) -> Walk | None:
        """How far it has come; None before the first `set_learner`."""
        return self._walk

    @property
    def rounding(self) -> Rounding:
        """How numbers are shown."""
        return self._choices.rounding

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Backpropagation, number by number"))
        self._show()

    # Building

    def _build(self) -> None:
        self._steps, self._choices, self._mishap_panel = WalkSteps(), WalkChoices(), MishapPanel()
        self._picture, self._chain, self._tables = WalkPicture(), ChainPanel(), WalkTables()
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(theme.SPACING, theme.SPACING, theme.SPACING, theme.SPACING)
        self._grid.setSpacing(theme.SPACING)
        self._narrow: bool | None = None
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        letter = QFontMetrics(QApplication.font(self)).averageCharWidth()
        self._arrange(narrow=self.width() < _NARROW * letter)

    def _arrange(self, *, narrow: bool) -> None:
        """Set the parts beside each other, or on a narrow page under each other, those first that one needs first."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        top = Qt.AlignmentFlag.AlignTop
        grid = self._grid
        below: tuple[QWidget, ...] = (self._chain, self._tables, self._mishap_panel)
        for widget in (self._steps, self._choices, self._picture, *below):
            grid.removeWidget(widget)
        for place in range(5):
            grid.setRowStretch(place, 0)
            grid.setColumnStretch(place, 0)
        if narrow:
            grid.addWidget(self._steps, 0, 0, top)
            grid.addWidget(self._choices, 0, 1, top)
            for row, widget in enumerate((self._picture, *below), start=1):
                grid.addWidget(widget, row, 0, 1, 2)
            stretches = ((1, 1), (2, 0)), ((0, 3), (1, 2))
        else:
            for row, widget in enumerate((self._steps, self._choices, self._mishap_panel)):
                grid.addWidget(widget, row, 0, top)
            grid.addWidget(self._picture, 0, 1, 2, 2)
            grid.addWidget(self._chain, 2, 1, 2, 1)
            grid.addWidget(self._tables, 2, 2, 2, 1)
            stretches = ((1, 1), (3, 1)), ((1, 1), (2, 1))
        for row, stretch in stretches[0]:
            grid.setRowStretch(row, stretch)
        for column, stretch in stretches[1]:
            grid.setColumnStretch(column, stretch)

    def _connect(self) -> None:
        self._steps.next_asked.connect(self._on_next_asked)
        self._steps.back_asked.connect(self._on_back_asked)
        self._steps.whole_asked.connect(self._on_whole_asked)
        self._choices.sample_chosen.connect(self._on_choices_sample_chosen)
        self._choices.rounding_chosen.connect(self._on_choices_rounding_chosen)
        self._choices.loss_chosen.connect(self._on_choices_loss_chosen)
        self._choices.worksheet_asked.connect(self.worksheet_asked)
        self._choices.close_asked.connect(self._on_close_asked)
        for view in (self._picture, self._tables):
            view.weight_chosen.connect(self._on_view_weight_chosen)
        self._mishap_panel.forget_toggled.connect(self._mishaps.forget_zero_grad)
        self._mishap_panel.high_rate_asked.connect(self._mishaps.raise_rate)
        self._mishap_panel.equal_weights_asked.connect(self._mishaps.make_equal)
        self._mishap_panel.undo_asked.connect(self._mishaps.undo)
        self._mishaps.changed.connect(self._on_mishaps_changed)
        self._autograd.come.connect(self._on_autograd_come)
        for keys, slot in (
            (Qt.Key.Key_Right, self._on_next_asked),
            (Qt.Key.Key_Left, self._on_back_asked),
            (Qt.Key.Key_Escape, self._on_close_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # Showing

    def _show(self) -> None:
        walk = self._walk
        if walk is None:
            return
        if walk.phase in (Phase.BACKWARD, Phase.STEP):
            self._autograd.ask(walk.update)
        missing = NONE if self._autograd.has_failed(walk.update) else WAITING
        sight = Sight(walk, self._choices.rounding, self._chosen, self._autograd.answer_to(walk.update), missing)
        for view in (self._steps, self._picture, self._chain, self._tables):
            view.set_sight(sight)
        self._choices.show_sample(walk.update.sample)
        self._choices.show_rate(walk.learner)
        self._mishap_panel.show_mishaps(self._mishaps, walk.learner)

    def _fit_font(self) -> None:
        """Let text grow with the page; whole tenths, so that a drag does not lay out at each pixel."""
        share = min(self.width() / _PLAIN_SIZE.width(), self.height() / _PLAIN_SIZE.height())
        points = QApplication.font(self).pointSizeF() * max(1.0, min(_LARGEST_TEXT, round(share, 1)))
        # By a style sheet, since Qt hands no font down to children once the program has a style sheet.
        sheet = f"* {{ font-size: {points:.1f}pt; }} QTableView, QHeaderView {{ font-size: {_TABLE * points:.1f}pt; }}"
        if sheet != self._inside.styleSheet():
            self._inside.setStyleSheet(sheet)

    # What is asked

    def _say_changed(self, before: object) -> None:
        self._show()
        if self._walk is not None and self._walk.learner.moment is not before:
            self.learner_changed.emit()

    @Slot()
    def _on_next_asked(self) -> None:
        if self._walk is not None:
            before = self._walk.learner.moment
            self._walk.go_on(by_layer=self._choices.by_layer)
            self._say_changed(before)

    @Slot()
    def _on_back_asked(self) -> None:
        if self._walk is not None:
            before = self._walk.learner.moment
            self._walk.go_back(by_layer=self._choices.by_layer)
            self._say_changed(before)

    @Slot()
    def _on_whole_asked(self) -> None:
        if self._walk is not None:
            before = self._walk.learner.moment
            self._walk.finish()
            self._say_changed(before)

    @Slot(int)
    def _on_choices_sample_chosen(self, sample: int) -> None:
        if self._walk is not None:
            self._walk.choose(sample)
            self._show()

    @Slot(object)
    def _on_choices_rounding_chosen(self, rounding: Rounding) -> None:
        self._show()

    @Slot(object)
    def _on_choices_loss_chosen(self, loss: Loss) -> None:
        if self._walk is not None:
            self._walk.learner.use_loss(loss)
            self._walk.choose(self._walk.update.sample)
            self._show()
            self.learner_changed.emit()

    @Slot(object)
    def _on_view_weight_chosen(self, place: Place) -> None:
        self._chosen = place
        self._show()

    @Slot()
    def _on_mishaps_changed(self) -> None:
        self._show()
        self.learner_changed.emit()

    @Slot()
    def _on_close_asked(self) -> None:
        if self._mishaps.leave():
            self.learner_changed.emit()
        self.closed.emit()

    @Slot()
    def _on_autograd_come(self) -> None:
        self._show()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button or box that has the focus takes Space for itself.
        if event.key() == Qt.Key.Key_Space:
            self._on_next_asked()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._show()
            self._steps.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._mishaps.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_font()
        letter = QFontMetrics(QApplication.font(self)).averageCharWidth()
        self._arrange(narrow=self.width() < _NARROW * letter)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
