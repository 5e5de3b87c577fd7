"""The mean loss of all samples after each update, to be drawn and to tell whether it still falls."""

from mnistgui.perceptron.numbered_series import NumberedSeries


class LossCurve(NumberedSeries):
    """``add(updates, loss)`` notes the loss after so many updates."""
