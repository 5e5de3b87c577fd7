"""LabDisplay: what the lab's page shows of its session, from the controls to the verdict."""

from PySide6.QtCore import QObject, Slot

from mnistgui.perceptron.learners import THRESHOLD_RULE
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.verdict import VerdictKind
from mnistgui.ui.perceptron.controls import LabControls
from mnistgui.ui.perceptron.page_frame import PageFrame
from mnistgui.ui.perceptron.plane.plane_box import BOX, box_around, shows
from mnistgui.ui.perceptron.plane.plane_row import PlaneRow
from mnistgui.ui.perceptron.plane.point_editor import PointEditor
from mnistgui.ui.perceptron.scene import Scene, grid_for, make_scene
from mnistgui.ui.perceptron.session import GATES, LabSession
from mnistgui.ui.perceptron.starts_asker import StartsAsker
from mnistgui.ui.perceptron.table.truth_table import TruthTable
from mnistgui.ui.perceptron.verdict_card import VerdictCard
from mnistgui.ui.perceptron.view_bar import ViewBar
from mnistgui.ui.perceptron.views.lab_views import LabViews
from mnistgui.ui.perceptron.words.wording import ROLES, fitted_words, seat_name, state_words, step_words, verdict_words
from mnistgui.ui.threads.job import JobKeeper


class LabDisplay(QObject):
    """Owns the parts of the page, reads the session, and changes nothing in it."""

    def __init__(
        self, session: LabSession, editor: PointEditor, jobs: JobKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._editor = session, editor
        self._box = BOX
        self.resting = True
        self._scenes: list[Scene] = []
        self._turn, self._x3 = 0, 0.0
        self._starts = StartsAsker(jobs, self)
        self.controls, self.row = LabControls(), PlaneRow(editor)
        self.views = LabViews(jobs)
        self.bar = ViewBar(self.views.chooser)
        self.table, self._card = TruthTable(), VerdictCard()
        self.frame = PageFrame(
            controls=self.controls,
            bar=self.bar,
            planes=self.row,
            views=self.views,
            table=self.table,
            card=self._card,
        )
        self._starts.answered.connect(self._on_starts_answered)

    def retranslate(self) -> None:
        """Set the texts anew that the parts are told and cannot set by themselves."""
        self.views.set_names(self._names(), self._session.chosen)
        self.show_words()

    def look_at(self, problem: Problem, *, anew: bool) -> None:
        """Let the planes show all points; ``anew``: as well as they can, else only where a point has left them."""
        self.controls.show_problem(problem.name)
        self.row.tools.show_set(self._editor.set_settings)
        if anew or not shows(self._box, problem):
            self._box = box_around(problem)

    def show_beginning(self) -> None:
        """Show learners that were built anew, and what was not built as it was asked for."""
        seat = self._session.seat
        self.row.say(fitted_words(seat.wanted, seat.settings, seat.learner.problem))
        self.show_settings()
        self.show_moment()

    def show_settings(self) -> None:
        """Show what stands where, and what the chosen learner is made of."""
        session = self._session
        settings, problem = session.seat.settings, session.seat.learner.problem
        several, gates = len(session.seats) > 1, session.arrangement == GATES
        self.bar.show_arrangement(session.arrangement)
        self.bar.show_backprop(settings.learner != THRESHOLD_RULE)
        self.controls.show_settings(settings, one_sample=session.takes_one_sample)
        self.controls.show_gates(gates)
        self.views.show_settings(settings, classes=problem.classes)
        self.views.set_names(self._names(), session.chosen)
        self.row.show_seats(len(session.seats), editable=not gates)
        self.frame.show_several(several)

    def show_moment(self) -> None:
        """Show the learners as they stand."""
        self._fit_to_problem()
        self._scenes = [self._scene_of(place) for place in range(len(self._session.seats))]
        self.row.set_scenes(self._scenes, self._session.chosen)
        self._show_views()
        self._show_table()
        self.show_words()

    def show_frame(self) -> None:
        """Show one of many moments of a run: the planes take turns, and so do view, table and words.

        Numbers that change at each frame cannot be read, and three planes a frame would take the UI thread for itself.
        Whoever stops the run asks for `show_moment`, so that in the end everything shows the same.
        """
        self._turn += 1
        place = self._turn % len(self._scenes)
        self._scenes[place] = self._scene_of(place)
        self.row.set_scene(place, self._scenes[place])
        (self._show_views, self._show_table, self.show_words)[self._turn % 3]()

    def _show_views(self) -> None:
        self.views.set_scenes(self._scenes, self._session.chosen)

    def _show_table(self) -> None:
        scene = self._scenes[self._session.chosen]
        self.table.set_scene(scene)
        self.row.show_formula(scene)

    def show_words(self) -> None:
        """Say how things stand. Other starts are tried only while it is ``resting``."""
        seat = self._session.seat
        learner, verdict = seat.learner, seat.verdict
        # Of these another start ends as this one did.
        stuck = verdict.kind is VerdictKind.STUCK and not (verdict.diverged or verdict.lowest)
        if stuck and self.resting:
            self._starts.ask(learner.problem, seat.settings, verdict.updates)
        share = self._starts.share_of(learner.problem, seat.settings)
        words = verdict_words(verdict, learner.problem, seat.settings, started=seat.started, share=share)
        self._card.show_words(words, ROLES[verdict.kind], step_words(seat.last, verdict, learner))
        self.controls.show_verdict(final=self._session.all_final, stuck=stuck, can_go_back=self._session.can_go_back)
        if len(self._session.seats) > 1:
            self._show_states()

    def _fit_to_problem(self) -> None:
        """Let the tools fit the problem, and take the plane that they choose (of three inputs)."""
        self._x3 = self.row.x3_for(self._session.problem)

    def _scene_of(self, place: int) -> Scene:
        session, plane = self._session, self.row.columns[place].plane
        seat = session.seats[place]
        box = BOX if session.arrangement == GATES else self._box
        return make_scene(seat.learner, seat.current, box, x3=self._x3, grid=grid_for(plane.height()))

    def _names(self) -> list[str]:
        """Return what the learners are called beside one another."""
        seats = self._session.seats
        if self._session.arrangement == GATES:
            return [seat.learner.problem.name for seat in seats]
        return [seat_name(seat.settings, seat.learner.problem) for seat in seats]

    def _show_states(self) -> None:
        """Say of each of several learners who it is and how it stands."""
        session = self._session
        columns = zip(self.row.columns, session.seats, self._names(), strict=False)
        for place, (column, seat, name) in enumerate(columns):
            words = verdict_words(seat.verdict, seat.learner.problem, seat.settings, started=True)
            state = state_words(words, seat.verdict, started=seat.started)
            column.show_seat(name, state, chosen=place == session.chosen)

    @Slot()
    def _on_starts_answered(self) -> None:
        self.show_words()
