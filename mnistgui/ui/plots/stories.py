"""What the two charts show, in words: axes, tooltips, and what an empty one says."""

from PySide6.QtCore import QObject

from mnistgui.ui.plots.chart import Chart


class ChartStories(QObject):
    """Writes the texts of the chart of the loss and of the one of the accuracy."""

    def __init__(self, loss: Chart, accuracy: Chart, parent: QObject) -> None:
        super().__init__(parent)
        self._loss, self._accuracy = loss, accuracy
        self._squared = False  # whether the loss is a mean squared error

    def set_loss_kind(self, key: str) -> None:
        """Speak of the loss ``key``, as the setting of that name has it."""
        self._squared = key == "mse"
        self.retranslate()

    def retranslate(self) -> None:
        """Write axes and tooltips in the present language."""
        iteration = self.tr("iteration")
        unit = self.tr("loss (mean squared error)") if self._squared else self.tr("loss (nats)")
        self._loss.set_axis_texts(iteration, unit)
        self._accuracy.set_axis_texts(iteration, self.tr("accuracy (%)"))
        self._loss.setAccessibleName(self.tr("Loss"))
        self._accuracy.setAccessibleName(self.tr("Accuracy"))
        keys = self.tr(
            "Point at an iteration to read it, or use the left and right keys. "
            "The wheel or + and − zoom, dragging moves, Home shows the whole run."
        )
        if self._squared:
            loss = self.tr(
                "Loss: mean squared distance of the probabilities from 1 for the right class, 0 for the others."
            )
        else:
            loss = self.tr("Loss: mean cross entropy of the images, in nats (natural logarithm).")
        stories = {
            self._loss: loss,
            self._accuracy: self.tr("Accuracy: share of the images that are recognised."),
        }
        for chart, story in stories.items():
            chart.setToolTip(f"<p>{story}</p><p>{keys}</p>")
            chart.setAccessibleDescription(f"{story} {keys}")

    def write_notices(self, *, begun: bool, empty: bool) -> None:
        """Say in the place of the charts what will come, while the run is ``empty``; ``begun``: it is on its way."""
        loss = accuracy = ""
        if empty and begun:
            loss = accuracy = self.tr("The first iteration is on its way…")
        elif empty:
            loss = self.tr("Press Start: the loss of every iteration draws itself here.")
            accuracy = self.tr("And here the accuracy: on every batch, and on the test set after each epoch.")
        self._loss.show_notice(loss)
        self._accuracy.show_notice(accuracy)
