"""The perceptron page: one learner on one problem, its plane, diagram, truth table and verdict."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mnistgui.perceptron.clock import LabStep, step_epoch, steps
from mnistgui.perceptron.learners import AnyLearner, LearnerSettings, make_learner
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.verdict import VerdictKind
from mnistgui.ui import theme
from mnistgui.ui.perceptron.controls import LabControls
from mnistgui.ui.perceptron.lab_views import LabViews
from mnistgui.ui.perceptron.plane_box import BOX, box_around, shows
from mnistgui.ui.perceptron.plane_side import PlaneSide
from mnistgui.ui.perceptron.point_editor import NO_SAMPLE, PointEditor
from mnistgui.ui.perceptron.scene import make_scene
from mnistgui.ui.perceptron.truth_table import TruthTable
from mnistgui.ui.perceptron.verdict_card import VerdictCard
from mnistgui.ui.perceptron.wording import ROLES, step_words, verdict_words

_TICK_MS: Final = 33
# After a stall (a menu held open, a busy machine) a run does not catch up more than this.
_LONGEST_TICK_S: Final = 0.1
_PLAIN_SIZE: Final = QSize(840, 560)  # on a larger page than this, text grows
_LARGEST_TEXT: Final = 1.5
_FIRST_SAMPLE_SHOWN: Final = 3  # (1, 1): the one whose numbers are all there to see


class PerceptronPage(QWidget):
    """Owns the learner and its clock; the views show scenes of it, the controls ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.perceptron")
        self._seed = 0
        self._box = BOX
        self._editor = PointEditor(self)
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._elapsed = QElapsedTimer()
        self._build_views()
        self._build_layout()
        self._connect_views()
        self._begin()
        self.retranslate()

    def select(self, problem: str, learner: str) -> None:
        """Open the page at ``problem`` (``AND`` …) and ``learner`` (``threshold rule`` …), at its first start.

        Raises:
            ValueError: a problem or learner that the lab does not have.
        """
        self._controls.select(problem, learner)
        self._seed = 0
        self._begin()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Perceptron lab"))
        self._show_words()

    def _build_views(self) -> None:
        self._controls = LabControls()
        self._side = PlaneSide(self._editor)
        self._views = LabViews()
        self._table = TruthTable()
        self._card = VerdictCard()

    def _build_layout(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self._views, 1)
        right.addWidget(self._table)
        middle = QHBoxLayout()
        middle.setSpacing(theme.SPACING)
        middle.addWidget(self._side, 1)
        middle.addLayout(right, 1)
        self._inside = QWidget()
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(theme.SPACING, theme.SPACING, theme.SPACING, theme.SPACING)
        for part in (right, rows):
            part.setSpacing(theme.SPACING)
        rows.addWidget(self._controls)
        rows.addLayout(middle, 1)
        rows.addWidget(self._card)
        # On a small window, or at 150 %, it scrolls rather than cuts anything off.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect_views(self) -> None:
        self._controls.task_changed.connect(self._on_controls_task_changed)
        self._controls.rate_changed.connect(self._on_controls_rate_changed)
        self._controls.run_toggled.connect(self._on_controls_run_toggled)
        self._controls.step_asked.connect(self._on_controls_step_asked)
        self._controls.epoch_asked.connect(self._on_controls_epoch_asked)
        self._controls.back_asked.connect(self._on_controls_back_asked)
        self._controls.reset_asked.connect(self._on_controls_reset_asked)
        self._controls.another_start_asked.connect(self._on_controls_another_start_asked)
        self._side.plane.sample_chosen.connect(self._on_view_sample_chosen)
        self._side.plane.keys_used.connect(self._on_plane_keys_used)
        self._table.value_typed.connect(self._editor.set_value)
        self._side.tools.set_changed.connect(self._on_tools_set_changed)
        self._editor.problem_changed.connect(self._on_editor_problem_changed)
        self._table.sample_chosen.connect(self._on_view_sample_chosen)

    def _fit_font(self) -> None:
        """Let text grow with the page, for a projector; whole tenths, so that a drag does not lay out at each pixel."""
        share = min(self.width() / _PLAIN_SIZE.width(), self.height() / _PLAIN_SIZE.height())
        points = QApplication.font(self).pointSizeF() * max(1.0, min(_LARGEST_TEXT, round(share, 1)))
        # By a style sheet, since Qt hands no font down to children once the program has a style sheet.
        sheet = f"* {{ font-size: {points:.1f}pt; }}"
        if sheet != self._inside.styleSheet():
            self._inside.setStyleSheet(sheet)

    def _begin(self) -> None:
        """Build the learner that the controls ask for, at its start."""
        self._set_running(False)
        settings = LearnerSettings(
            learner=self._controls.learner, hidden=self._controls.hidden, rate=self._controls.rate, seed=self._seed
        )
        before = self._editor.problem
        self._editor.open(self._controls.problem, noise=self._side.tools.noise, seed=self._side.tools.seed)
        problem = self._editor.problem
        if problem is not before:
            self._box = box_around(problem)
        self._side.tools.show_set(self._editor.set_settings)
        self._side.say("")
        self._learner: AnyLearner = make_learner(problem, settings)
        self._steps: Iterator[LabStep] = steps(self._learner)
        self._last: LabStep | None = None
        self._current = min(_FIRST_SAMPLE_SHOWN, len(problem) - 1)
        self._show()

    def _advance(self, count: int) -> None:
        """Take ``count`` steps, fewer if a verdict falls, and show where that led."""
        for step in islice(self._steps, count):
            self._last = step
            if step.sample is not None:
                self._current = step.sample
            if step.verdict.final:
                self._set_running(False)
                break
        self._show()

    def _set_running(self, running: bool) -> None:
        if running:
            self._due = 1.0  # the first step comes at once, at any speed
            self._elapsed.start()
            self._timer.start()
        else:
            self._timer.stop()
        self._controls.show_running(running)

    def _show(self) -> None:
        scene = make_scene(self._learner, self._current, self._box)
        self._side.set_scene(scene)
        self._views.set_scene(scene)
        self._table.set_scene(scene)
        self._show_words()

    def _show_words(self) -> None:
        verdict = self._last.verdict if self._last else self._learner.verdict()
        problem = self._learner.problem
        started = bool(self._learner.updates or self._learner.epoch or self._learner.position)
        words = verdict_words(verdict, problem, self._controls.learner, started=started)
        counts = step_words(self._last, verdict, self._learner, start=self._seed + 1)
        self._card.show_words(words, ROLES[verdict.kind], counts)
        # Of these another start ends as this one did.
        hopeless = verdict.diverged or verdict.lowest
        self._controls.show_verdict(
            final=verdict.final,
            stuck=verdict.kind is VerdictKind.STUCK and not hopeless,
            can_go_back=self._learner.can_go_back,
        )

    @Slot()
    def _on_timer_timeout(self) -> None:
        passed_s = min(_LONGEST_TICK_S, self._elapsed.restart() / 1000)
        self._due += passed_s * self._controls.steps_per_second
        count = int(self._due)
        self._due -= count
        if count:
            self._advance(count)

    @Slot()
    def _on_controls_task_changed(self) -> None:
        self._seed = 0
        self._begin()

    @Slot(float)
    def _on_controls_rate_changed(self, rate: float) -> None:
        if isinstance(self._learner, SmoothLearner):
            self._learner.rate = rate
        else:
            # The threshold rule's weights are the rate times a sum of samples: one rate for one run.
            self._begin()

    @Slot(bool)
    def _on_controls_run_toggled(self, checked: bool) -> None:
        self._set_running(checked)

    @Slot()
    def _on_controls_step_asked(self) -> None:
        self._set_running(False)
        self._advance(1)

    @Slot()
    def _on_controls_epoch_asked(self) -> None:
        self._set_running(False)
        step_epoch(self._learner)
        self._last = None
        self._show()

    @Slot()
    def _on_controls_back_asked(self) -> None:
        self._set_running(False)
        self._learner.back()
        self._last = None
        if isinstance(self._learner, ThresholdRule):
            self._current = self._learner.next_sample  # the one whose step was undone
        self._show()

    @Slot()
    def _on_controls_reset_asked(self) -> None:
        self._begin()

    @Slot()
    def _on_controls_another_start_asked(self) -> None:
        self._seed += 1
        self._begin()

    @Slot(int)
    def _on_view_sample_chosen(self, index: int) -> None:
        self._current = index
        self._show()

    @Slot()
    def _on_tools_set_changed(self) -> None:
        self._begin()

    @Slot()
    def _on_plane_keys_used(self) -> None:
        if isinstance(self._learner, ThresholdRule):
            # It takes sample after sample, so the one that the key means would change under the finger.
            self._set_running(False)

    @Slot(object, int)
    def _on_editor_problem_changed(self, problem: Problem, sample: int) -> None:
        """Go on with the same weights on what the points are now."""
        self._side.say("")
        self._controls.show_problem(problem.name)
        self._side.tools.show_set(self._editor.set_settings)
        if not shows(self._box, problem):
            self._box = box_around(problem)
        if problem is not self._learner.problem:
            self._learner.replace_problem(problem)
            self._last = None
        self._current = min(self._current if sample == NO_SAMPLE else sample, len(problem) - 1)
        self._show()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_font()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._set_running(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
