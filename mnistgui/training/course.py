"""Course: one run as it goes on: what is done with a `Session`, when, and what is told of it.

Shape suffixes: B images of a batch, C, H, W of an image, K classes.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import torch

from mnistgui.data.batches import Batch, DeviceImages
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.training import checkpoint
from mnistgui.training.control import RunControl
from mnistgui.training.dead_units import dead_shares
from mnistgui.training.events import (
    LINES,
    Advice,
    Advised,
    EpochDone,
    EpochMetrics,
    FinishReason,
    RunPaused,
    RunResumed,
    RunStarted,
    SettingsChanged,
    SnapshotTaken,
    TrainingEvent,
)
from mnistgui.training.health import Health
from mnistgui.training.report import Report
from mnistgui.training.session import Session
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.training.step_figures import StepFigures
from mnistgui.training.trained_batch import TrainedBatch

Emit = Callable[[TrainingEvent], None]
Save = Callable[[Mapping[str, Any]], None]

SNAPSHOT_EVERY_S: Final = 1.0
# A checkpoint is not written more often than so many times the time that it takes.
CHECKPOINT_SHARE: Final = 20.0
_IMAGES_ASKED: Final = 512  # for units that are zero for each of them
_STOPPING_KINDS: Final = ("nan", "exploding")

DOES_NOT_FIT = QT_TRANSLATE_NOOP(
    "core", "The checkpoint does not fit the net of its own settings ({detail}): it cannot be taken up."
)


class Course:
    """One run as it goes on: what is done with a `Session`, when, and what is told of it."""

    def __init__(
        self,
        session: Session,
        data: str,
        threads: int,
        *,
        emit: Emit,
        control: RunControl,
        store: SnapshotStore,
    ) -> None:
        self.session = session
        self.fatal: Advice | None = None
        self._emit, self._control, self._store = emit, control, store
        self._data, self._threads = data, threads
        self._machine = checkpoint.machine(session.config.device, threads, session.ranks.world)
        self._health = Health(session.config, len(session.samples.class_names))
        self._report = Report(emit)
        self._last_batch: TrainedBatch | None = None
        self._batch_told = True
        self._holding = self._hold_in_test = self._ending_together = False
        self._epochs_done = self._changes_done = 0
        self._save: Save | None = None
        self._sums: Mapping[str, Any] = {}  # of the epoch, where the run is taken up in its middle
        self._snapshot_at = self._saved_at = self._began_at = time.perf_counter()
        self._saving_s = 0.0

    def begin(self, save: Save | None, resume: Mapping[str, Any] | None) -> None:
        """Go to where the run is to go on, if it is taken up, and say the first event."""
        self._save = save
        inexact = None if resume is None else self._take_up(resume)
        session, config = self.session, self.session.config
        # So that there is something to keep of a run that breaks in its first second; nobody is told.
        self._store.put(session.snapshot())
        self._emit(
            RunStarted(
                images=len(session.samples.train),
                steps_per_epoch=session.steps_per_epoch,
                epochs=config.epochs,
                parameters=sum(weight.numel() for weight in session.net.parameters()),
                device=config.device,
                threads=self._threads,
                config=config,
                step=session.step,
                inexact=inexact,
                notice=session.notice,
            )
        )

    def _take_up(self, resume: Mapping[str, Any]) -> Message | None:
        try:
            self.session.restore(resume)
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise UserError(Message(DOES_NOT_FIT, {"detail": first_line(error)})) from error
        self._epochs_done, self._changes_done = resume["epochs_done"], resume["changes_done"]
        self._sums = resume["sums"]
        self._began_at -= resume["seconds"]
        return checkpoint.inexactness(resume["machine"], self._machine, same_data=resume["data"] == self._data)

    # An epoch ---------------------------------------------------------------------------------------------------------

    def train_epoch(self) -> FinishReason | None:
        """Train what is left of the epoch and test the net; return why the run ends here, or None."""
        session, report = self.session, self._report
        report.begin_epoch(session.epoch, self._sums)
        self._sums = {}
        for batch in session.batches():
            if not self._admitted():
                self.keep()
                return FinishReason.STOPPED
            self._take_settings()
            self._do_step(batch)
            fatal = report.due() and self._send()
            # Several ranks end after the same step: the one in which all have heard of it.
            if self._ending_together or (fatal and session.ranks.world == 1):
                self.keep()
                return FinishReason.STOPPED if self.fatal is None else FinishReason.DIVERGED
            self._control.rest()
        if session.ranks.any(self._send()):
            return FinishReason.DIVERGED
        self._take_snapshot()
        return self._finish_epoch()

    def _do_step(self, batch: Batch) -> None:
        session = self.session
        session.prepare_step()
        if session.ranks.world > 1:
            self._do_part_of_step(batch)
            return
        x_BCHW = session.input_of(batch)
        if self._control.stepping or self._control.slow:
            self._show_lines(batch, x_BCHW)
        else:
            session.train_step(x_BCHW, batch.labels_B)
        session.count_step()
        logits_BK = session.train_step.logits_BK
        self._last_batch = TrainedBatch(session.step, session.epoch, session.iteration, batch, x_BCHW, logits_BK)
        self._batch_told = False
        self._report.add(session.train_step.loss, logits_BK, batch.labels_B)

    def _do_part_of_step(self, batch: Batch) -> None:
        """Do this rank's part of a step, and add up what all of them gave."""
        session = self.session
        part = session.ranks.part(len(batch.labels_B))
        labels_B = batch.labels_B[part.rows.start : part.rows.stop]
        loss, logits_BK = session.train_step(session.input_of(batch, part.rows), labels_B, part.weight)
        session.count_step()
        hits = (logits_BK.argmax(1) == labels_B).sum() * (part.count > 0)
        ending = float(self._control.stopping or self.fatal is not None)
        loss_sum, hits_sum, ending_sum = session.ranks.sums(loss.double() * part.count, hits, ending)
        self._ending_together = bool(ending_sum > 0)
        self._report.add_counted(loss_sum / len(batch.labels_B), int(hits_sum), len(batch.labels_B))

    def _show_lines(self, batch: Batch, x_BCHW: torch.Tensor) -> None:
        """Do the step and tell what each of its lines has changed; hold between them where that was asked for."""
        session, by_line = self.session, self._control.by_line
        place = {"step": session.step + 1, "epoch": session.epoch, "iteration": session.iteration + 1}
        figures = StepFigures(session.net, session.train_step, **place)
        lines = session.train_step.lines(x_BCHW, batch.labels_B)
        for _ in LINES:
            while by_line and not self._control.admit_line():
                # The weights are as they were when the run held before this step: nothing new to keep.
                self._emit(RunPaused(step=session.step))
                self._wait()
            self._emit(figures.after(next(lines), session.learning_rate))
        if by_line:
            self._control.end_step()

    def _take_settings(self) -> None:
        settings = self._control.take_settings()
        if settings:
            self.session.change(settings)
            self._health.take_config(self.session.config)
            self._changes_done += len(settings)  # rows of changes.csv
            self._emit(SettingsChanged(step=self.session.step, changes=settings))

    def _finish_epoch(self) -> FinishReason | None:
        session = self.session
        # A pause that is older than the test waits for the test's end: it was asked for by a step.
        self._hold_in_test = not self._control.stepping
        test = self._evaluate(session.samples.test)
        validation = None if session.samples.validation is None else self._evaluate(session.samples.validation)
        if session.ranks.any(self._control.stopping):
            # A test that was cut short is no figure of the epoch; a run asked to stop at its very end is stopped.
            self.keep()
            return FinishReason.STOPPED
        loss, accuracy = self._report.epoch_means()
        metrics = EpochMetrics(
            train_loss=loss,
            train_accuracy=accuracy,
            test_loss=test[0],
            test_accuracy=test[1],
            validation_loss=None if validation is None else validation[0],
            validation_accuracy=None if validation is None else validation[1],
            learning_rate=session.learning_rate,
        )
        seconds = self._report.epoch_seconds()
        self._emit(EpochDone(epoch=session.epoch, step=session.step, seconds=seconds, metrics=metrics))
        return self._end_epoch(metrics)

    def _end_epoch(self, metrics: EpochMetrics) -> FinishReason | None:
        session = self.session
        watched = metrics.train_loss if metrics.validation_loss is None else metrics.validation_loss
        session.plateau = session.plateau.after_epoch(session.config, watched)
        session.stopping = session.stopping.after_epoch(metrics)
        self._epochs_done += 1
        session.next_epoch()
        self._look_for_dead_units()
        self._save_now()
        self._control.end_epoch()
        return FinishReason.EARLY if session.stopping.says_stop(session.config, metrics) else None

    def _evaluate(self, images: DeviceImages) -> tuple[float, float]:
        return self.session.evaluate(images, give_up=self._must_give_up)

    def _must_give_up(self) -> bool:
        while self._hold_in_test and self._control.holding:
            self._hold()
        self._say_resumed()
        return self._control.stopping

    # Holding ----------------------------------------------------------------------------------------------------------

    def _admitted(self) -> bool:
        """Hold while the run is paused; return whether the next step may be done."""
        if self.session.ranks.world > 1:
            return True  # they can be stopped, together (`_do_part_of_step`), and never hold
        admitted = self._control.admit()
        while admitted is None:
            self._hold()
            admitted = self._control.admit()
        if admitted:
            self._say_resumed()
        return admitted

    def _say_resumed(self) -> None:
        # Not right after the hold: a run that was told to go on during a single step has not held again.
        if self._holding and not self._control.stepping and not self._control.stopping:
            self._holding = False
            self._emit(RunResumed(step=self.session.step))

    def _hold(self) -> None:
        self.keep()
        self._holding = True
        self._emit(RunPaused(step=self.session.step))
        self._wait()

    def _wait(self) -> None:
        held_at = time.perf_counter()
        self._control.wait()
        held_s = time.perf_counter() - held_at
        self._report.skip_time(held_s)
        self._began_at += held_s

    # Telling and keeping ----------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Send the steps that are not sent yet, and keep the present weights: in the store and as a checkpoint."""
        if not self._send():
            self._take_snapshot()
            self._save_now()

    def _send(self) -> bool:
        """Send the steps that are not sent yet; return whether they end the run."""
        report = self._report.send(self.session.step)
        if report is None or self.fatal is not None:
            return self.fatal is not None
        advice = self._health.after_report(report)
        if advice is not None and advice.kind in _STOPPING_KINDS:
            # Nothing more is taken of such weights, and what was is let go.
            self.fatal = advice
            self._store.forget_from(self._health.bad_since - 1)
            return True
        if advice is not None:
            self._emit(Advised(step=report.last_step, advice=advice))
        now = time.perf_counter()
        if now - self._snapshot_at >= SNAPSHOT_EVERY_S:
            self._take_snapshot()
        if self._checkpoint_is_due(now):
            self._save_now()
        return False

    def _checkpoint_is_due(self, now: float) -> bool:
        every_s = self.session.config.checkpoint_every_s
        return 0 < every_s <= now - self._saved_at and now - self._saved_at >= CHECKPOINT_SHARE * self._saving_s

    def _save_now(self) -> None:
        """Write the checkpoint: everything up to the last step that was sent."""
        if self._save is None or not self.session.is_finite():
            return
        began_at = time.perf_counter()
        self._save(
            self.session.state()
            | {
                "epochs_done": self._epochs_done,
                "changes_done": self._changes_done,
                "sums": self._report.sums() if self.session.iteration else {},
                "seconds": began_at - self._began_at,
                "machine": self._machine,
                "data": self._data,
            }
        )
        self._saved_at = time.perf_counter()
        self._saving_s = self._saved_at - began_at

    def _look_for_dead_units(self) -> None:
        if self._last_batch is not None:
            advice = self._health.dead_units(dead_shares(self.session.net, self._last_batch.x_BCHW[:_IMAGES_ASKED]))
            if advice is not None:
                self._emit(Advised(step=self.session.step, advice=advice))

    def _take_snapshot(self) -> None:
        if not self.session.is_finite():
            return  # the next loss will say so
        self._store.put(self.session.snapshot())
        self._snapshot_at = time.perf_counter()
        self._emit(SnapshotTaken(step=self.session.step))
        if self._last_batch is not None and not self._batch_told:
            self._emit(self._last_batch.event(self.session.criterion))
            self._batch_told = True
