"""The lines of figures above the charts: of the last iteration, of the one pointed at, or of the end of an epoch."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mnistgui.training.events import EpochMetrics
from mnistgui.ui.live_label import LiveLabel
from mnistgui.ui.plots.run_lines import Figure, RunLines


class Readout(LiveLabel):
    """A line of figures of one chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Opaque: what lies behind it, down to the frame of the dock, need not be painted with each change.
        self.setAutoFillBackground(True)

    def show_iteration(self, step: int, epoch: int, value: float, smoothed: float | None) -> None:
        """Write the value of iteration ``step`` in ``epoch``, and the smoothed one where there is one."""
        raise NotImplementedError

    def show_epoch(self, epoch: int, value: float, validation: float | None) -> None:
        """Write the test set's value after ``epoch``, and that of the validation images where there are any."""
        raise NotImplementedError


class LossReadout(Readout):
    """Writes losses."""

    def show_iteration(self, step: int, epoch: int, value: float, smoothed: float | None) -> None:
        if smoothed is None:
            text = self.tr("Iteration {step} · loss {loss}")
        else:
            text = self.tr("Iteration {step} · loss {loss} · smoothed {smoothed}")
        self.setText(text.format(step=f"{step:,}", loss=_loss_text(value), smoothed=_loss_text(smoothed or 0)))

    def show_epoch(self, epoch: int, value: float, validation: float | None) -> None:
        if validation is None:
            text = self.tr("After epoch {epoch} · loss on the test set {loss}")
        else:
            text = self.tr("After epoch {epoch} · loss on the test set {loss} · validation {validation}")
        self.setText(text.format(epoch=epoch, loss=_loss_text(value), validation=_loss_text(validation or 0)))

    def show_change(self, step: int, words: str) -> None:
        """Write what was changed after iteration ``step``."""
        self.setText(self.tr("After iteration {step}: {change}").format(step=f"{step:,}", change=words))


class AccuracyReadout(Readout):
    """Writes accuracies, which come as 0 to 1, in per cent."""

    def show_iteration(self, step: int, epoch: int, value: float, smoothed: float | None) -> None:
        if smoothed is None:
            text = self.tr("Epoch {epoch} · accuracy {accuracy} %")
        else:
            text = self.tr("Epoch {epoch} · accuracy {accuracy} % · smoothed {smoothed} %")
        self.setText(text.format(epoch=epoch, accuracy=f"{100 * value:.1f}", smoothed=f"{100 * (smoothed or 0):.1f}"))

    def show_epoch(self, epoch: int, value: float, validation: float | None) -> None:
        if validation is None:
            text = self.tr("After epoch {epoch} · accuracy on the test set {accuracy} %")
        else:
            text = self.tr("After epoch {epoch} · accuracy on the test set {accuracy} % · validation {validation} %")
        shown = f"{100 * (validation or 0):.2f}"
        self.setText(text.format(epoch=epoch, accuracy=f"{100 * value:.2f}", validation=shown))


class Readouts:
    """The two lines, and what they say of one run."""

    def __init__(self, parent: QWidget) -> None:
        self.loss, self.accuracy = LossReadout(parent), AccuracyReadout(parent)
        self.of: dict[Figure, Readout] = {"loss": self.loss, "accuracy": self.accuracy}
        for figure, readout in self.of.items():
            readout.setObjectName(f"plot.{figure}.readout")

    def show(self, run: RunLines, pointed: int | None, changes: Sequence[tuple[int, str]], reach: float) -> None:
        """Write the figures of the iteration pointed at, else of the last one.

        Within ``reach`` iterations of an epoch's end it is the test set's figures, of one of ``changes`` its words.
        """
        if not run.steps:
            self.loss.clear()
            self.accuracy.clear()
            return
        near = _nearest(pointed, [end for end, _ in run.epochs], reach)
        if near is not None:
            self._show_epoch(near + 1, run.epochs[near][1])
        else:
            step = run.steps if pointed is None else pointed
            for figure, readout in self.of.items():
                readout.show_iteration(step, run.epoch_of(step), *run.value(figure, step))
        changed = _nearest(pointed, [step for step, _ in changes], reach)
        if changed is not None:
            self.loss.show_change(*changes[changed])

    def _show_epoch(self, epoch: int, metrics: EpochMetrics) -> None:
        self.loss.show_epoch(epoch, metrics.test_loss, metrics.validation_loss)
        self.accuracy.show_epoch(epoch, metrics.test_accuracy, metrics.validation_accuracy)


def _nearest(pointed: int | None, marks: Sequence[int], reach: float) -> int | None:
    """Return which of ``marks`` is next to the iteration pointed at, or None when none is within ``reach``."""
    away = [] if pointed is None else [abs(mark - pointed) for mark in marks]
    return away.index(min(away)) if away and min(away) <= reach else None


def _loss_text(loss: float) -> str:
    """Return a loss in four decimals; one that has exploded is told in few digits."""
    return f"{loss:.4f}" if abs(loss) < 1000 else f"{loss:.3g}"
