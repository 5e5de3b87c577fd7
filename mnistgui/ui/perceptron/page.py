"""The perceptron page: one to three learners, their planes, the diagram, truth table and verdict of the chosen one."""

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnistgui.perceptron.learners import THRESHOLD_RULE, LearnerSettings
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.state import Lab
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.verdict import VerdictKind
from mnistgui.ui.perceptron.controls import LabControls
from mnistgui.ui.perceptron.lab_files import LabFiles
from mnistgui.ui.perceptron.lab_views import LabViews
from mnistgui.ui.perceptron.page_frame import LabParts, PageFrame
from mnistgui.ui.perceptron.plane_box import BOX, box_around, shows
from mnistgui.ui.perceptron.plane_row import PlaneRow
from mnistgui.ui.perceptron.point_editor import NO_SAMPLE, PointEditor
from mnistgui.ui.perceptron.runner import LEARNING_MS, Runner
from mnistgui.ui.perceptron.scene import Scene, grid_for, make_scene
from mnistgui.ui.perceptron.session import GATES, ONE, LabSession, first_settings
from mnistgui.ui.perceptron.starts_asker import StartsAsker
from mnistgui.ui.perceptron.truth_table import TruthTable
from mnistgui.ui.perceptron.verdict_card import VerdictCard
from mnistgui.ui.perceptron.view_bar import ViewBar
from mnistgui.ui.perceptron.wording import ROLES, fitted_words, seat_name, state_words, step_words, verdict_words
from mnistgui.ui.threads.job import JobKeeper


class PerceptronPage(QWidget):
    """Owns the session and its clock; the views show scenes of it, the controls ask.

    ``room_asked``: the docks around the page should be hidden, or come back.
    """

    room_asked = Signal(bool)

    def __init__(self, jobs: JobKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.perceptron")
        self._session = LabSession()
        self._box = BOX
        self._weight_held = False
        self._editor = PointEditor(self)
        self._starts = StartsAsker(jobs, self)
        self._runner = Runner(self)
        self._build_views(jobs)
        self._connect_views()
        self._open_problem()
        self.retranslate()

    def select(self, problem: str, learner: str) -> None:
        """Open the page at ``problem`` (``AND`` …) and ``learner`` (``threshold rule`` …), at its first start.

        Raises:
            ValueError: a problem or learner that the lab does not have.
        """
        if not self._controls.has(problem, learner):
            raise ValueError(f"the lab has no {problem!r} with {learner!r}")
        self._controls.show_problem(problem)
        self._session.arrange(ONE)
        self._session.set_settings(first_settings(learner))
        self._open_problem()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Perceptron lab"))
        self._show_words()

    def _build_views(self, jobs: JobKeeper) -> None:
        self._controls = LabControls()
        self._row = PlaneRow(self._editor)
        self._views = LabViews(jobs)
        self._files = LabFiles(self, jobs, self._session.lab)
        self._bar = ViewBar(self._views.chooser, self._files.button)
        self._table = TruthTable()
        self._card = VerdictCard()
        self._frame = PageFrame(
            LabParts(
                controls=self._controls,
                bar=self._bar,
                planes=self._row,
                views=self._views,
                table=self._table,
                card=self._card,
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)

    def _connect_views(self) -> None:
        self._controls.problem_chosen.connect(self._on_controls_problem_chosen)
        self._controls.learner_chosen.connect(self._on_controls_learner_chosen)
        self._controls.hidden_chosen.connect(self._on_controls_hidden_chosen)
        self._controls.rate_chosen.connect(self._on_controls_rate_chosen)
        self._controls.run_toggled.connect(self._on_controls_run_toggled)
        self._controls.step_asked.connect(self._on_controls_step_asked)
        self._controls.epoch_asked.connect(self._on_controls_epoch_asked)
        self._controls.back_asked.connect(self._on_controls_back_asked)
        self._controls.reset_asked.connect(self._on_controls_reset_asked)
        self._controls.another_start_asked.connect(self._on_controls_another_start_asked)
        self._views.learner.settings_changed.connect(self._on_views_settings_changed)
        self._bar.arrangement_chosen.connect(self._on_bar_arrangement_chosen)
        self._bar.room_asked.connect(self.room_asked)
        self._row.seat_chosen.connect(self._on_row_seat_chosen)
        self._row.sample_chosen.connect(self._on_view_sample_chosen)
        self._row.keys_used.connect(self._on_row_keys_used)
        self._row.tools.set_changed.connect(self._on_tools_set_changed)
        self._row.tools.slice_changed.connect(self._on_tools_slice_changed)
        self._views.diagram.weight_typed.connect(self._on_diagram_weight_typed)
        self._views.diagram.weight_dragged.connect(self._on_diagram_weight_dragged)
        self._views.diagram.drag_ended.connect(self._on_diagram_drag_ended)
        self._views.surface.weights_asked.connect(self._on_surface_weights_asked)
        self._table.value_typed.connect(self._row.set_value)
        self._table.sample_chosen.connect(self._on_view_sample_chosen)
        self._editor.problem_changed.connect(self._on_editor_problem_changed)
        self._files.lab_opened.connect(self._on_files_lab_opened)
        self._files.points_opened.connect(self._on_files_points_opened)
        self._files.said.connect(self._row.say)
        self._starts.answered.connect(self._on_starts_answered)
        self._runner.due.connect(self._on_runner_due)
        self._controls.speed_changed.connect(self._on_controls_speed_changed)

    def _open_problem(self) -> None:
        """Take the problem that the controls say, and let every learner begin on it."""
        before = self._editor.problem
        self._editor.open(self._controls.problem, noise=self._row.tools.noise, seed=self._row.tools.seed)
        problem = self._editor.problem
        if problem is not before:
            self._box = box_around(problem)
        self._row.tools.show_set(self._editor.set_settings)
        self._session.begin(problem)
        self._show_beginning()

    def _change_settings(self, wanted: LearnerSettings) -> None:
        """Give the chosen learner other settings."""
        if self._session.set_settings(wanted):
            self._show_beginning()
        else:
            self._show_settings()
            self._show()

    def _show_beginning(self) -> None:
        self._set_running(False)
        self._row.say(fitted_words(self._session.seat.wanted, self._session.seat.settings, self._session.problem))
        self._show_settings()
        self._show()

    def _show_settings(self) -> None:
        """Show what stands where, and what the chosen learner is made of."""
        session = self._session
        settings, problem = session.seat.settings, session.seat.learner.problem
        several, gates = len(session.seats) > 1, session.arrangement == GATES
        self._bar.show_arrangement(session.arrangement)
        self._bar.show_backprop(settings.learner != THRESHOLD_RULE)
        self._controls.show_settings(settings, one_sample=session.takes_one_sample)
        self._runner.steps_per_second = self._controls.steps_per_second
        self._controls.show_gates(gates)
        self._views.show_settings(settings, classes=problem.classes)
        self._files.current = session.chosen
        self._views.set_names(self._names(), session.chosen)
        self._row.show_seats(len(session.seats), editable=not gates)
        self._frame.show_several(several)

    def _set_running(self, running: bool) -> None:
        if running:
            self._runner.start()
        else:
            self._runner.stop()
        self._controls.show_running(running)

    def _scenes(self) -> list[Scene]:
        session, scenes = self._session, []
        x3 = self._row.x3_for(session.problem)
        for seat, column in zip(session.seats, self._row.columns, strict=False):
            box = BOX if session.arrangement == GATES else self._box
            grid = grid_for(column.plane.height())
            scenes.append(make_scene(seat.learner, seat.current, box, x3=x3, grid=grid))
        return scenes

    def _show(self) -> None:
        scenes, chosen = self._scenes(), self._session.chosen
        self._row.set_scenes(scenes, chosen)
        self._views.set_scenes(scenes, chosen)
        self._table.set_scene(scenes[chosen])
        self._show_words()

    def _show_words(self) -> None:
        seat = self._session.seat
        learner, verdict = seat.learner, seat.verdict
        # Of these another start ends as this one did.
        stuck = verdict.kind is VerdictKind.STUCK and not (verdict.diverged or verdict.lowest)
        if stuck and self._starts_matter():
            self._starts.ask(learner.problem, seat.settings)
        started = bool(learner.updates or learner.epoch or learner.position)
        share = self._starts.share_of(learner.problem, seat.settings)
        words = verdict_words(verdict, learner.problem, seat.settings, started=started, share=share)
        self._card.show_words(words, ROLES[verdict.kind], step_words(seat.last, verdict, learner))
        self._controls.show_verdict(final=self._session.all_final, stuck=stuck, can_go_back=self._session.can_go_back)
        if len(self._session.seats) > 1:
            self._show_states()

    def _names(self) -> list[str]:
        """Return what the learners are called beside one another."""
        seats = self._session.seats
        if self._session.arrangement == GATES:
            return [seat.learner.problem.name for seat in seats]
        return [seat_name(seat.settings, seat.learner.problem) for seat in seats]

    def _show_states(self) -> None:
        """Say of each of several learners who it is and how it stands."""
        session = self._session
        columns = zip(self._row.columns, session.seats, self._names(), strict=False)
        for place, (column, seat, name) in enumerate(columns):
            learner, verdict = seat.learner, seat.verdict
            words = verdict_words(verdict, learner.problem, seat.settings, started=True)
            state = state_words(words, verdict, started=bool(learner.updates or learner.epoch or learner.position))
            column.show_seat(name, state, chosen=place == session.chosen)

    def _starts_matter(self) -> bool:
        """Say whether other starts are worth trying: not while it still runs, since others may."""
        return not self._runner.is_running

    @Slot()
    def _on_starts_answered(self) -> None:
        self._show_words()

    @Slot(int)
    def _on_runner_due(self, count: int) -> None:
        """Take ``count`` ticks, fewer if the last verdict falls or time is up, and show where that led."""
        learning = QElapsedTimer()
        learning.start()
        for _ in range(count):
            self._session.advance(unfinished=True)
            if self._session.all_final:
                self._set_running(False)
                break
            if learning.elapsed() >= LEARNING_MS:
                self._runner.drop()
                break
        self._show()

    @Slot()
    def _on_controls_problem_chosen(self) -> None:
        self._session.set_seed(0)
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
        self._change_settings(replace(self._session.seat.wanted, rate=rate))

    @Slot(object)
    def _on_views_settings_changed(self, settings: LearnerSettings) -> None:
        self._change_settings(settings)

    @Slot(str)
    def _on_bar_arrangement_chosen(self, arrangement: str) -> None:
        self._session.arrange(arrangement)
        self._show_beginning()

    @Slot(float)
    def _on_controls_speed_changed(self, steps_per_second: float) -> None:
        self._runner.steps_per_second = steps_per_second

    @Slot(bool)
    def _on_controls_run_toggled(self, checked: bool) -> None:
        self._set_running(checked)

    @Slot()
    def _on_controls_step_asked(self) -> None:
        self._set_running(False)
        self._session.advance()
        self._show()

    @Slot()
    def _on_controls_epoch_asked(self) -> None:
        self._set_running(False)
        self._session.advance_epoch()
        self._show()

    @Slot()
    def _on_controls_back_asked(self) -> None:
        self._set_running(False)
        self._session.back()
        self._show()

    @Slot()
    def _on_controls_reset_asked(self) -> None:
        self._session.begin()
        self._show_beginning()

    @Slot()
    def _on_controls_another_start_asked(self) -> None:
        self._session.set_seed(self._session.seat.wanted.seed + 1)
        self._show_beginning()

    @Slot(int)
    def _on_row_seat_chosen(self, place: int) -> None:
        if place != self._session.chosen:
            self._session.choose(place)
            self._show_settings()
        self._show()

    @Slot(int)
    def _on_view_sample_chosen(self, index: int) -> None:
        self._session.choose_sample(index)
        self._show()

    @Slot()
    def _on_tools_set_changed(self) -> None:
        self._open_problem()

    @Slot()
    def _on_tools_slice_changed(self) -> None:
        self._show()

    @Slot(object)
    def _on_files_lab_opened(self, lab: Lab) -> None:
        """Go on where a saved lab stood."""
        problem = self._editor.take(lab.problem)
        self._session.open(lab, problem)
        self._show_opened(problem)

    @Slot(object)
    def _on_files_points_opened(self, problem: Problem) -> None:
        """Let every learner begin on the points of a file."""
        problem = self._editor.take(problem)
        self._session.begin(problem)
        self._show_opened(problem)

    def _show_opened(self, problem: Problem) -> None:
        self._controls.show_problem(problem.name)
        self._box = box_around(problem)
        self._row.tools.show_set(self._editor.set_settings)
        self._show_beginning()

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
    def _on_surface_weights_asked(self, first: int, second: int, one: float, other: float) -> None:
        self._put_in({first: one, second: other})

    def _put_in(self, numbers: dict[int, float], *, remember: bool = True) -> None:
        """Put weights in by hand, and let everything follow."""
        self._session.set_numbers(numbers, remember=remember)
        self._show()

    @Slot()
    def _on_row_keys_used(self) -> None:
        if any(isinstance(seat.learner, ThresholdRule) for seat in self._session.seats):
            # It takes sample after sample, so the one that the key means would change under the finger.
            self._set_running(False)

    @Slot(object, int)
    def _on_editor_problem_changed(self, problem: Problem, sample: int) -> None:
        """Go on with the same weights on what the points are now."""
        self._row.say("")
        self._controls.show_problem(problem.name)
        self._row.tools.show_set(self._editor.set_settings)
        if not shows(self._box, problem):
            self._box = box_around(problem)
        if problem is not self._session.problem and self._session.replace_problem(problem):
            self._show_beginning()
        if sample != NO_SAMPLE:
            self._session.choose_sample(sample)
        self._show()

    # Qt's own names

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._set_running(False)
            self._bar.show_room(False)
            self.room_asked.emit(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
