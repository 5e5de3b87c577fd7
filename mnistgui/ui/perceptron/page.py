"""The perceptron page: what is asked of the lab, by controls, planes, files and the hand that drags a weight."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnistgui.perceptron.learners import LearnerSettings
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.state import Lab
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.files.lab_file_button import WORKSHEET
from mnistgui.ui.perceptron.files.lab_files import LabFiles
from mnistgui.ui.perceptron.full_pages import FullPages
from mnistgui.ui.perceptron.lab_display import LabDisplay
from mnistgui.ui.perceptron.plane.point_editor import NO_SAMPLE, PointEditor
from mnistgui.ui.perceptron.runner import FRAMES_IN_TURN, LEARNING_MS, Runner
from mnistgui.ui.perceptron.session import GATES, ONE, LabSession, first_settings
from mnistgui.ui.threads.job import JobKeeper


class PerceptronPage(QWidget):
    """Owns the session and its clock; the display shows them.

    ``reference`` is `Services.gradient_reference`. ``room_asked``: the docks around the page should be hidden, or come
    back.
    """

    room_asked = Signal(bool)

    def __init__(self, jobs: JobKeeper, reference: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.perceptron")
        self._session = LabSession()
        self._editor = PointEditor(self)
        self._runner = Runner(self)
        self._weight_held = False
        self._display = LabDisplay(self._session, self._editor, jobs, self)
        self._files = LabFiles(self, jobs, self._session.lab)
        self._display.bar.add_files(self._files.button)
        self._pages = FullPages(self._display.frame, jobs, reference, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages.stack)
        self._connect_controls()
        self._connect_pictures()
        self._open_problem()
        self.retranslate()

    def select(self, problem: str, learner: str) -> None:
        """Open the page at ``problem`` (``AND`` …) and ``learner`` (``threshold rule`` …), at its first start.

        Raises:
            ValueError: a problem or learner that the lab does not have.
        """
        if not self._display.controls.has(problem, learner):
            raise ValueError(f"the lab has no {problem!r} with {learner!r}")
        self._close_backprop()
        self._display.controls.show_problem(problem)
        self._session.arrange(ONE)
        self._session.set_settings(first_settings(learner))
        self._open_problem()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Perceptron lab"))
        self._display.retranslate()

    def _connect_controls(self) -> None:
        controls, bar = self._display.controls, self._display.bar
        controls.problem_chosen.connect(self._on_controls_problem_chosen)
        controls.learner_chosen.connect(self._on_controls_learner_chosen)
        controls.hidden_chosen.connect(self._on_controls_hidden_chosen)
        controls.rate_chosen.connect(self._on_controls_rate_chosen)
        controls.speed_changed.connect(self._on_controls_speed_changed)
        controls.run_toggled.connect(self._on_controls_run_toggled)
        controls.step_asked.connect(self._on_controls_step_asked)
        controls.epoch_asked.connect(self._on_controls_epoch_asked)
        controls.back_asked.connect(self._on_controls_back_asked)
        controls.reset_asked.connect(self._on_controls_reset_asked)
        controls.another_start_asked.connect(self._on_controls_another_start_asked)
        bar.arrangement_chosen.connect(self._on_bar_arrangement_chosen)
        bar.backprop_asked.connect(self._on_bar_backprop_asked)
        bar.room_asked.connect(self.room_asked)
        self._runner.due.connect(self._on_runner_due)
        self._pages.left.connect(self._on_pages_left)
        self._pages.worksheet_asked.connect(self._on_worksheet_asked)
        self._files.lab_opened.connect(self._on_files_lab_opened)
        self._files.points_opened.connect(self._on_files_points_opened)
        self._files.said.connect(self._display.row.say)
        self._files.button.actions_by_name[WORKSHEET].triggered.connect(self._on_worksheet_asked)

    def _connect_pictures(self) -> None:
        row, views, table = self._display.row, self._display.views, self._display.table
        row.seat_chosen.connect(self._on_row_seat_chosen)
        row.sample_chosen.connect(self._on_view_sample_chosen)
        row.keys_used.connect(self._on_row_keys_used)
        row.tools.set_changed.connect(self._on_tools_set_changed)
        row.tools.slice_changed.connect(self._on_tools_slice_changed)
        table.value_typed.connect(row.set_value)
        table.sample_chosen.connect(self._on_view_sample_chosen)
        views.learner.settings_changed.connect(self._on_views_settings_changed)
        views.diagram.weight_typed.connect(self._on_diagram_weight_typed)
        views.diagram.weight_dragged.connect(self._on_diagram_weight_dragged)
        views.diagram.drag_ended.connect(self._on_diagram_drag_ended)
        views.weights_asked.connect(self._on_views_weights_asked)
        self._editor.problem_changed.connect(self._on_editor_problem_changed)

    def _open_problem(self) -> None:
        """Take the problem that the controls say, and let every learner begin on it."""
        before, tools = self._editor.problem, self._display.row.tools
        self._editor.open(self._display.controls.problem, noise=tools.noise, seed=tools.seed)
        self._begin(self._editor.problem, anew=self._editor.problem is not before)

    def _begin(self, problem: Problem, *, anew: bool = True) -> None:
        self._session.begin(problem)
        self._display.look_at(problem, anew=anew)
        self._show_beginning()

    def _show_beginning(self) -> None:
        self._set_running(False)
        self._display.show_beginning()
        self._take_over()

    def _take_over(self) -> None:
        """Let clock and files know what the chosen learner is."""
        self._runner.steps_per_second = self._display.controls.steps_per_second
        self._files.current = self._session.chosen

    def _change_settings(self, wanted: LearnerSettings) -> None:
        """Give the chosen learner other settings."""
        if self._session.set_settings(wanted):
            self._show_beginning()
        else:
            self._display.show_settings()
            self._display.show_moment()

    def _set_running(self, running: bool) -> None:
        if running:
            self._runner.start()
        else:
            self._runner.stop()
        self._display.resting = not running
        self._display.controls.show_running(running)

    def _pause(self) -> None:
        """Stop a run, if there is one; what was shown in turns then shows the same moment again."""
        if self._runner.is_running:
            self._set_running(False)
            self._display.show_moment()

    def _put_in(self, numbers: dict[int, float], *, remember: bool = True) -> None:
        """Put weights in by hand, and let everything follow."""
        self._session.set_numbers(numbers, remember=remember)
        self._display.show_moment()

    def _close_backprop(self) -> None:
        """Show the lab, with as much room as was asked for there."""
        if self._pages.is_open:
            self._pages.go_home()
            self.room_asked.emit(self._display.bar.has_room)

    # Steps

    @Slot(int)
    def _on_runner_due(self, count: int) -> None:
        """Take ``count`` ticks, fewer if the last verdict falls or time is up, and show where that led."""
        learning = QElapsedTimer()
        learning.start()
        for _ in range(count):
            self._session.advance(unfinished=True)
            if self._session.all_final:
                self._set_running(False)
                self._display.show_moment()
                return
            if learning.elapsed() >= LEARNING_MS:
                self._runner.drop()
                break
        if self._runner.steps_per_second > FRAMES_IN_TURN:
            self._display.show_frame()
        else:  # slow enough for each step to be read
            self._display.show_moment()

    @Slot(float)
    def _on_controls_speed_changed(self, steps_per_second: float) -> None:
        self._runner.steps_per_second = steps_per_second

    @Slot(bool)
    def _on_controls_run_toggled(self, checked: bool) -> None:
        self._set_running(checked)
        if not checked:
            self._display.show_moment()

    @Slot()
    def _on_controls_step_asked(self) -> None:
        self._set_running(False)
        self._session.advance()
        self._display.show_moment()

    @Slot()
    def _on_controls_epoch_asked(self) -> None:
        self._set_running(False)
        self._session.advance_epoch()
        self._display.show_moment()

    @Slot()
    def _on_controls_back_asked(self) -> None:
        self._set_running(False)
        self._session.back()
        self._display.show_moment()

    @Slot()
    def _on_controls_reset_asked(self) -> None:
        self._session.begin()
        self._show_beginning()

    @Slot()
    def _on_controls_another_start_asked(self) -> None:
        self._session.set_seed(self._session.seat.wanted.seed + 1)
        self._show_beginning()

    # Settings

    @Slot()
    def _on_controls_problem_chosen(self) -> None:
        self._open_problem()

    @Slot(str)
    def _on_controls_learner_chosen(self, learner: str) -> None:
        batches = self._session.seat.wanted.batches
        self._change_settings(replace(first_settings(learner), batches=batches))

    @Slot(int)
    def _on_controls_hidden_chosen(self, units: int) -> None:
        wanted = self._session.seat.wanted
        self._change_settings(replace(wanted, hidden=(units, *wanted.hidden_layers[1:])))

    @Slot(float)
    def _on_controls_rate_chosen(self, rate: float) -> None:
        seat = self._session.seat
        # With three classes the rule is wanted and a single layer is there: the rate that is shown is its.
        wanted = seat.wanted if seat.wanted.learner == seat.settings.learner else seat.settings
        self._change_settings(replace(wanted, rate=rate))

    @Slot(object)
    def _on_views_settings_changed(self, settings: LearnerSettings) -> None:
        self._change_settings(settings)

    @Slot(str)
    def _on_bar_arrangement_chosen(self, arrangement: str) -> None:
        self._session.arrange(arrangement)
        self._show_beginning()

    # Points and weights

    @Slot(int)
    def _on_row_seat_chosen(self, place: int) -> None:
        if place != self._session.chosen:
            self._session.choose(place)
            self._display.show_settings()
            self._take_over()
        self._display.show_moment()

    @Slot(int)
    def _on_view_sample_chosen(self, index: int) -> None:
        self._session.choose_sample(index)
        self._display.show_moment()

    @Slot()
    def _on_tools_set_changed(self) -> None:
        self._open_problem()

    @Slot()
    def _on_tools_slice_changed(self) -> None:
        self._display.show_moment()

    @Slot()
    def _on_row_keys_used(self) -> None:
        if any(isinstance(seat.learner, ThresholdRule) for seat in self._session.seats):
            # It takes sample after sample, so the one that the key means would change under the finger.
            self._pause()

    @Slot(object, int)
    def _on_editor_problem_changed(self, problem: Problem, sample: int) -> None:
        """Go on with the same weights on what the points are now."""
        self._display.row.say("")
        self._display.look_at(problem, anew=False)
        if problem is not self._session.problem and self._session.replace_problem(problem):
            self._show_beginning()
        if sample != NO_SAMPLE:
            self._session.choose_sample(sample)
        self._display.show_moment()

    @Slot(int, int, object, float)
    def _on_diagram_weight_typed(self, layer: int, unit: int, source: int | None, value: float) -> None:
        self._put_in({self._session.place_of(layer, unit, source): value})

    @Slot(int, int, object, float)
    def _on_diagram_weight_dragged(self, layer: int, unit: int, source: int | None, value: float) -> None:
        first, self._weight_held = not self._weight_held, True
        self._put_in({self._session.place_of(layer, unit, source): value}, remember=first)

    @Slot()
    def _on_diagram_drag_ended(self) -> None:
        self._weight_held = False

    @Slot(int, int, float, float)
    def _on_views_weights_asked(self, first: int, second: int, one: float, other: float) -> None:
        self._put_in({first: one, second: other})

    # Files and full pages

    @Slot(object)
    def _on_files_lab_opened(self, lab: Lab) -> None:
        """Go on where a saved lab stood."""
        self._close_backprop()
        problem = self._editor.take(lab.problem)
        self._session.open(lab, problem)
        self._display.look_at(problem, anew=True)
        self._show_beginning()

    @Slot(object)
    def _on_files_points_opened(self, problem: Problem) -> None:
        self._close_backprop()
        if self._session.arrangement == GATES:  # there the points would wait unseen
            self._session.arrange(ONE)
        self._begin(self._editor.take(problem))

    @Slot()
    def _on_bar_backprop_asked(self) -> None:
        seat = self._session.seat
        if isinstance(seat.learner, SmoothLearner):
            self._set_running(False)
            self.room_asked.emit(True)
            self._pages.open(seat.learner, seat.current)

    @Slot()
    def _on_pages_left(self) -> None:
        self.room_asked.emit(self._display.bar.has_room)
        self._session.take_up(self._pages.moment_before)
        if self._pages.sample is not None:
            self._session.choose_sample(self._pages.sample)
        self._display.show_settings()
        self._display.show_moment()

    @Slot()
    def _on_worksheet_asked(self) -> None:
        seat = self._session.seat
        if isinstance(seat.learner, SmoothLearner):
            self._pause()
            self._pages.open_worksheet(seat.learner, seat.current)
        else:
            self._display.row.say(
                self.tr("The threshold rule has no backpropagation. For a worksheet choose Single layer or Multilayer.")
            )

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._pages.is_open:
            self.room_asked.emit(True)  # it was given back when the page was left

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._pause()
            self._display.bar.show_room(False)
            self.room_asked.emit(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
