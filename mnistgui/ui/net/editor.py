"""LayerEditor: the user puts a net of their own together, layer by layer."""

from html import escape

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mnistgui.models.layer_spec import DEFAULT_LAYERS
from mnistgui.models.layers import LayerRow
from mnistgui.training.config import TrainingConfig
from mnistgui.ui import theme
from mnistgui.ui.net.figures import shape_text
from mnistgui.ui.net.kinds import LAYER_CATALOG
from mnistgui.ui.net.layer_table import layer_text
from mnistgui.ui.net.own_layers import Ends
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.steps.checked_steps import CheckedSteps


class LayerEditor(QWidget):
    """``net.editor``: the list, where the net is one of own layers; elsewhere the way to make it one."""

    layers_edited = Signal(tuple)  # of LayerSpec
    own_asked = Signal()  # turn the present net into own layers

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("net.editor")
        self._ends = Ends()
        self._locked = False
        self._can_be_list = True
        self.title, self._note, self._own, self._follows = QLabel(), WrappedLabel(2), QPushButton(), WrappedLabel(1)
        self.title.setProperty("role", "heading")
        self._note.setObjectName("net.editor_note")
        self._note.setProperty("role", "muted")
        self._own.setObjectName("net.edit_own")
        self._own.clicked.connect(self.own_asked)
        self._follows.setObjectName("net.editor_follows")
        self._follows.setProperty("role", "muted")
        self._list = CheckedSteps(LAYER_CATALOG, self._ends.problem, DEFAULT_LAYERS)
        self._list.steps_edited.connect(self.layers_edited)
        self._list.checked.connect(self._on_list_checked)
        self._build_layout()
        self.retranslate()

    def _build_layout(self) -> None:
        way = QWidget()
        column = QVBoxLayout(way)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._note)
        column.addWidget(self._own)
        column.addStretch(1)
        pane = QWidget()
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING // 2)
        rows.addWidget(self._list, 1)
        rows.addWidget(self._follows)
        self._stack = QStackedWidget()
        self._stack.addWidget(way)
        self._stack.addWidget(pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addWidget(self.title)
        layout.addWidget(self._stack, 1)

    # Requests ---------------------------------------------------------------------------------------------------------

    def set_config(self, config: TrainingConfig, ends: Ends | None, *, can_be_list: bool) -> None:
        """Show the layers of ``config``, or the way to make its net own layers where it ``can_be_list``.

        ``ends`` None: what the net begins and ends with is not known now, and the last one is kept.
        """
        self._can_be_list = can_be_list
        self._stack.setCurrentIndex(1 if config.model == "layers" else 0)
        if ends is not None and ends != self._ends:
            self._ends = ends
            self._list.set_check(ends.problem)
        self._list.take(config.layers)
        self._show_way()

    def set_locked(self, locked: bool) -> None:
        """Allow no change while a run is going."""
        self._locked = locked
        self._show_locked()
        self._show_way()

    # What is shown ----------------------------------------------------------------------------------------------------

    def _show_locked(self) -> None:
        note = self.tr("Fixed while a run is going: stop the run to change the layers.")
        self._list.set_locked(self._locked, note)

    def _show_way(self) -> None:
        self._own.setVisible(self._can_be_list)
        self._own.setEnabled(not self._locked)
        self._note.setText(
            self.tr("This net is made by the hyperparameters. As own layers you can add, remove and move every layer.")
            if self._can_be_list
            else self.tr("This net is no plain list of layers. Choose an MLP, a CNN or LeNet-5 to put layers together.")
        )

    def _show_rows(self) -> None:
        """Say at the side of each layer what comes out of it, and what follows behind the last."""
        layers = self._list.before_user
        rows = self._ends.rows(layers)
        own, following = rows[: len(layers)], rows[len(layers) :]
        self._list.pane.set_results(tuple(shape_text(row.shape) for row in own))
        self._list.pane.set_outcomes(tuple(self._outcome(row) for row in own))
        words = ", ".join(layer_text(row) for row in following)
        text = self.tr("By itself follows: {layers}").format(layers=words) if following else ""
        self._follows.setText(escape(text, quote=False))
        self._follows.setVisible(bool(text))

    def _outcome(self, row: LayerRow) -> str:
        return self.tr("{shape}, {parameters} parameters").format(
            shape=shape_text(row.shape), parameters=f"{row.parameters:,}"
        )

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Layer editor"))
        self.title.setText(self.tr("Own layers"))
        self._own.setText(self.tr("Edit as own layers"))
        self._own.setAccessibleName(self.tr("Edit as own layers"))
        self._own.setToolTip(self.tr("Turns the present net into a list of layers, and the model into “Own layers”"))
        self._follows.setAccessibleName(self.tr("Layers that follow by themselves"))
        if self._locked:
            self._show_locked()
        self._show_way()
        self._show_rows()

    @Slot()
    def _on_list_checked(self) -> None:
        self._show_rows()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
