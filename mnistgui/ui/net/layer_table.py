"""LayerTable: every layer of the net with its shape and cost, how the net was fitted, how long an epoch will take."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from mnistgui.models.catalog import ZOO
from mnistgui.models.layers import LayerRow, totals
from mnistgui.training.config import FIELDS, TrainingConfig
from mnistgui.training.events import LineDone
from mnistgui.ui import theme
from mnistgui.ui.amounts import span_text
from mnistgui.ui.hyperparameters.controls import ChoiceBox
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.language import core_text, message_text
from mnistgui.ui.net.figure_table import FigureModel, FigureTable, Row
from mnistgui.ui.net.figures import norms_by_layer, shape_text
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from mnistgui.training.estimate import Estimate

_LAYER, _FIRST_LIVE, _COLUMNS = 1, 5, 8


class LayerTable(QWidget):
    """``net.layers``: the table ``net.table`` and what is said below it. `fit_edited` carries the field ``fit``."""

    fit_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("net.layers")
        self._rows: tuple[LayerRow, ...] = ()
        self._event: LineDone | None = None
        self._failure = ""
        self._estimate: Estimate | None = None
        self._estimating = False
        self._model, self._fit = "mlp", "adapt"
        self.table = FigureTable(FigureModel(_COLUMNS, words=3), wide=_LAYER)
        self.table.setObjectName("net.table")
        self._total, self._time, self._waiting = WrappedLabel(1), WrappedLabel(1), WrappedLabel(1)
        self._total.setObjectName("net.total")
        self._time.setObjectName("net.estimate")
        self._waiting.setObjectName("net.waiting")
        for label in (self._time, self._waiting):
            label.setProperty("role", "muted")
        self._build_layout()
        self.retranslate()

    def _build_layout(self) -> None:
        self._fit_words, self._fit_box = WrappedLabel(1), ChoiceBox(tuple(each.key for each in FIELDS["fit"].choices))
        self._fit_words.setObjectName("net.fit_words")
        self._fit_box.setObjectName("net.fit")
        self._fit_box.edited.connect(self._on_fit_box_edited)
        self._fit_row = QWidget()
        fit = QHBoxLayout(self._fit_row)
        fit.setContentsMargins(0, 0, 0, 0)
        fit.addWidget(self._fit_words, 1)
        fit.addWidget(self._fit_box)
        self._place = QStackedLayout()
        empty = QWidget()
        above = QVBoxLayout(empty)
        above.addStretch(1)
        above.addWidget(self._waiting)
        above.addStretch(1)
        self._place.addWidget(empty)
        self._place.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(self._place, 1)
        for widget in (self._total, self._time, self._fit_row):
            layout.addWidget(widget)

    # Requests ---------------------------------------------------------------------------------------------------------

    def set_config(self, config: TrainingConfig) -> None:
        """Take which net it is and how it is fitted; its rows follow."""
        self._model, self._fit = config.model, config.fit
        self._show_fit()

    def set_rows(self, rows: tuple[LayerRow, ...]) -> None:
        """Show the layers of the net; none while they are not known."""
        self._rows, self._failure = rows, ""
        self._show()

    def show_failure(self, text: str) -> None:
        """Say in the place of the layers why there are none (``text`` is translated)."""
        self._rows, self._failure = (), text
        self._show()

    def set_estimate(self, estimate: "Estimate | None", *, estimating: bool = False) -> None:
        """Say how long an epoch will take; None: it is not known, or ``estimating`` is at work."""
        self._estimate, self._estimating = estimate, estimating
        self._show_time()

    def set_locked(self, locked: bool) -> None:
        """Allow no change while a run is going."""
        self._fit_box.setEnabled(not locked)

    def show_line(self, event: LineDone | None) -> None:
        """Fill the live columns with what stands after this line; None hides them."""
        self._event = event
        self._show()

    # Words ------------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        event = self._event
        live = {} if event is None else norms_by_layer(event, (row.name for row in self._rows))
        texts: list[Row] = []
        for number, row in enumerate(self._rows, 1):
            of_row = live.get(row.name)
            figures = ("", "", "") if event is None or of_row is None else of_row.texts(event.line)
            texts.append((str(number), layer_text(row), shape_text(row.shape), *_costs(row), *figures))
        self.table.figures.set_rows(texts, [row.name for row in self._rows])
        for column in range(_FIRST_LIVE, _COLUMNS):
            self.table.setColumnHidden(column, event is None)
        self._place.setCurrentIndex(1 if self._rows else 0)
        self._waiting.setText(escape(self._failure or self.tr("The layers of the net appear here."), quote=False))
        self._show_total()
        self._show_time()

    def _show_total(self) -> None:
        parameters, multiply_adds = totals(self._rows)
        text = self.tr("{layers} layers, {parameters} parameters, {products} multiply-adds for one image").format(
            layers=len(self._rows), parameters=f"{parameters:,}", products=f"{multiply_adds:,}"
        )
        self._total.setText(text if self._rows else "")

    def _show_time(self) -> None:
        estimate = self._estimate
        if estimate is None:
            self._time.setText(self.tr("Trying how long an epoch takes here…") if self._estimating else "")
            self._time.setToolTip("")
            return
        text = self.tr("One epoch will take about {time} here ({low} to {high})").format(
            time=span_text(estimate.seconds_per_epoch), low=span_text(estimate.low), high=span_text(estimate.high)
        )
        self._time.setText(text)
        self._time.setToolTip(as_tooltip("\n".join(map(message_text, estimate.how))))

    def _show_fit(self) -> None:
        self._fit_row.setVisible(self._model in ZOO)
        self._fit_box.show_value(self._fit)
        self._fit_words.setText(
            self.tr(
                "Enlarged: the images are scaled up and made three channels inside the net, which is torchvision's."
            )
            if self._fit == "enlarge"
            else self.tr("Adapted: the first layers were changed so that small images fit; the rest is torchvision's.")
        )

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.table.setAccessibleName(self.tr("The layers of the net"))
        self._total.setAccessibleName(self.tr("The whole net"))
        self._time.setAccessibleName(self.tr("Time of an epoch"))
        label, tip = core_text(FIELDS["fit"].label), as_tooltip(core_text(FIELDS["fit"].help))
        self._fit_box.setAccessibleName(label)
        self._fit_box.setToolTip(tip)
        self._fit_box.set_texts({choice.key: core_text(choice.label) for choice in FIELDS["fit"].choices})
        headers = (
            ("", self.tr("Place on the way through the net")),
            (self.tr("Layer"), self.tr("Its class in torch.nn; what goes in and what comes out, and its kernel")),
            (self.tr("Output"), self.tr("What comes out for one image: channels × height × width, or numbers")),
            (self.tr("Parameters"), self.tr("Weights and biases that are trained")),
            (self.tr("Multiply-adds"), self.tr("Products that are summed up for one image, without the biases")),
            ("|w|", self.tr("Size of the layer's weights: the root of the sum of their squares")),
            ("|.grad|", self.tr("Size of their gradients, ∅ while .grad is empty")),
            ("|Δw|", self.tr("How far this step has moved the weights so far: 0 until step()")),
        )
        self.table.figures.set_headers([text for text, _ in headers], [tip for _, tip in headers])
        self._show_fit()
        self._show()

    @Slot(object)
    def _on_fit_box_edited(self, fit: str) -> None:
        self.fit_edited.emit(fit)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def layer_text(row: LayerRow) -> str:
    """Return a layer in short: ``Conv2d 1→16, 3×3``."""
    kernel = f"{row.kernel}×{row.kernel}"
    match row.kind:
        case "Conv2d":
            return f"Conv2d {row.inputs}→{row.shape[0]}, {kernel}"
        case "Linear":
            return f"Linear {row.inputs}→{row.shape[0]}"
    return f"{row.kind} {kernel}" if row.kernel else row.kind


def _costs(row: LayerRow) -> tuple[str, str]:
    return (f"{row.parameters:,}" if row.parameters else "", f"{row.multiply_adds:,}" if row.multiply_adds else "")
