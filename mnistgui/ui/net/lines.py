"""LinesView: the deck's five lines of code, each lit in turn with what it did to the net."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mnistgui.training.events import LINES, LineDone
from mnistgui.ui import theme
from mnistgui.ui.net.figure_table import FigureModel, FigureTable, Row
from mnistgui.ui.net.figures import CODE, Norms, changed, filled, number_text, shape_text
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel

_CODE_COLUMN, _RESULT_COLUMN = 0, 1
_LONGEST: Final = (".grad filled: 12", "10.7005", "0.0509", "0.0509")  # a result and three figures, as they come
_CELL_PADDING: Final = 5


class LinesView(QWidget):
    """``net.step_by_step``: the table ``net.lines``, the buttons that go on, and a sentence on the line at hand."""

    def __init__(self, step_line: QAction, step: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("net.step_by_step")
        self._done: dict[str, LineDone] = {}  # of the step at hand
        self._at_hand: LineDone | None = None
        self._going = False
        self._table = FigureTable(FigureModel(5, words=2), wide=_RESULT_COLUMN, code=_CODE_COLUMN)
        self._table.setObjectName("net.lines")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # the line at hand is lit
        self._table.show_all_rows(len(LINES))
        self.title, self._place, self._says = QLabel(), QLabel(), WrappedLabel(2)
        self._place.setObjectName("net.lines_place")
        self._place.setProperty("role", "muted")
        self._says.setObjectName("net.lines_say")
        self._build_layout(step_line, step)
        self.retranslate()

    def _build_layout(self, step_line: QAction, step: QAction) -> None:
        head = QHBoxLayout()
        self.title.setProperty("role", "heading")
        head.addWidget(self.title)
        head.addWidget(self._place)
        head.addStretch(1)
        for name, action in (("net.step_line", step_line), ("net.step", step)):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setObjectName(name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            # Tool buttons are left out of the Tab order unless told.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._says)
        layout.addStretch()

    # Requests ---------------------------------------------------------------------------------------------------------

    def show_line(self, event: LineDone) -> None:
        """Light the line that was done, with its figures; a line of another step begins anew."""
        if self._at_hand is None or event.step != self._at_hand.step or event.line in self._done:
            self._done = {}
        self._done[event.line] = event
        self._at_hand, self._going = event, False
        self._show()

    def clear(self, *, going: bool = False) -> None:
        """Show no line: there is no step at hand, or the run is ``going`` on without a word of its lines."""
        self._done, self._at_hand, self._going = {}, None, going
        self._show()

    # Words ------------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        event = self._at_hand
        model = self._table.figures
        model.set_rows([self._row(line) for line in LINES])
        model.light(None if event is None else LINES.index(event.line), later_muted=True)
        self._place.setText("" if event is None else self._place_words(event))
        self._says.setText(escape(self._sentence(), quote=False))

    def _row(self, line: str) -> Row:
        event = self._done.get(line)
        code = next(text for key, text in CODE.items() if key == line)
        if event is None:
            return code, "", "", "", ""
        return code, self._result(event), *Norms.of(event.layers).texts(event.line)

    def _result(self, event: LineDone) -> str:
        match event.line:
            case "zero_grad":
                return ".grad = 0" if filled(event) else ".grad = None"
            case "forward":
                return shape_text(event.output_shape or ())
            case "loss":
                return "" if event.loss is None else f"{event.loss:.4f}"
            case "backward":
                return self.tr(".grad filled: {count}").format(count=filled(event))
            case "step":
                return f"lr={number_text(event.learning_rate)}"  # as a script writes it

    def _place_words(self, event: LineDone) -> str:
        return self.tr("Step {step}: epoch {epoch}, iteration {iteration}").format(
            step=f"{event.step:,}", epoch=event.epoch, iteration=f"{event.iteration:,}"
        )

    def _sentence(self) -> str:
        event = self._at_hand
        if event is None:
            if self._going:
                return self.tr("The run goes on at full speed. Press One line: it holds, and goes on line by line.")
            return self.tr(
                "Press One line (F11) to go through one step of training line by line, or One step (F10) for all five."
            )
        match event.line:
            case "zero_grad":
                return self.tr(
                    "zero_grad() has emptied .grad of {count} tensors: backward() adds to what it finds there."
                ).format(count=len(event.layers))
            case "forward":
                return self._forward_sentence(event)
            case "loss":
                return self.tr(
                    "criterion(output, y) has made one number of all answers: how wrong they are. .grad is still "
                    "empty, and no weight has changed."
                )
            case "backward":
                return self.tr("backward() has filled .grad of {count} tensors; no weight has changed yet.").format(
                    count=filled(event)
                )
            case "step":
                return self._step_sentence(event)

    def _forward_sentence(self, event: LineDone) -> str:
        shape = event.output_shape or (0,)
        return self.tr(
            "net(x) has sent {images} images through the net: a score for each class and image. .grad is empty, and no "
            "weight has changed."
        ).format(images=f"{shape[0]:,}")

    def _step_sentence(self, event: LineDone) -> str:
        if not changed(event):
            return self.tr("step() has changed no weight: what it would change them by is 0.")
        return self.tr(
            "Only step() has changed weights: {count} of {all} tensors. .grad stays as it is until the next "
            "zero_grad()."
        ).format(count=changed(event), all=len(event.layers))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.title.setText(self.tr("Line by line"))
        self._table.setAccessibleName(self.tr("The five lines of a training step"))
        self._says.setAccessibleName(self.tr("What the line has done"))
        self._table.figures.set_headers(
            (self.tr("Line"), self.tr("Result"), "|w|", "|.grad|", "|Δw|"),
            (
                self.tr("What a PyTorch script writes for one iteration"),
                self.tr("What the line gave"),
                self.tr("Size of all weights together: the root of the sum of their squares"),
                self.tr("Size of all gradients together, ∅ while .grad is empty"),
                self.tr("How far this step has moved the weights so far"),
            ),
        )
        self._show()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        code, metrics = QFontMetrics(theme.number_font(self)), self.fontMetrics()
        width = max(code.horizontalAdvance(text) for text in CODE.values())
        width += sum(metrics.horizontalAdvance(text) for text in _LONGEST)
        return QSize(width + (1 + len(_LONGEST)) * _CELL_PADDING, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
