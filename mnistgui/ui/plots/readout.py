"""The lines of figures above the charts: of the last iteration, of the one pointed at, or of the end of an epoch."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Readout(QLabel):
    """A line of figures that never widens the dock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_iteration(self, step: int, epoch: int, value: float, smoothed: float | None) -> None:
        """Write the value of iteration ``step`` in ``epoch``, and the smoothed one where there is one."""
        raise NotImplementedError

    def show_epoch(self, epoch: int, value: float) -> None:
        """Write the test set's value after ``epoch``."""
        raise NotImplementedError


class LossReadout(Readout):
    """Writes losses."""

    def show_iteration(self, step: int, epoch: int, value: float, smoothed: float | None) -> None:
        if smoothed is None:
            text = self.tr("Iteration {step} · loss {loss}")
        else:
            text = self.tr("Iteration {step} · loss {loss} · smoothed {smoothed}")
        self.setText(text.format(step=f"{step:,}", loss=f"{value:.4f}", smoothed=f"{smoothed or 0:.4f}"))

    def show_epoch(self, epoch: int, value: float) -> None:
        text = self.tr("After epoch {epoch} · loss on the test set {loss}")
        self.setText(text.format(epoch=epoch, loss=f"{value:.4f}"))


class AccuracyReadout(Readout):
    """Writes accuracies, which come as 0 to 1, in per cent."""

    def show_iteration(self, step: int, epoch: int, value: float, smoothed: float | None) -> None:
        if smoothed is None:
            text = self.tr("Epoch {epoch} · accuracy {accuracy} %")
        else:
            text = self.tr("Epoch {epoch} · accuracy {accuracy} % · smoothed {smoothed} %")
        self.setText(text.format(epoch=epoch, accuracy=f"{100 * value:.1f}", smoothed=f"{100 * (smoothed or 0):.1f}"))

    def show_epoch(self, epoch: int, value: float) -> None:
        text = self.tr("After epoch {epoch} · accuracy on the test set {accuracy} %")
        self.setText(text.format(epoch=epoch, accuracy=f"{100 * value:.2f}"))
