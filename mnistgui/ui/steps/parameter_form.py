"""ParameterForm: the parameters of one step, each a control made from its `ParameterInfo`."""

from html import escape
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from mnistgui.data.named_values import NamedValues, Value
from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.ui.hyperparameters.controls import ChoiceBox
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.language import core_text
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.steps.catalog import StepCatalog, StepInfo, said
from mnistgui.ui.steps.parameter_controls import PairBox, control_for

# Fusion makes spin boxes lower than combo boxes; one height keeps the column even.
_CONTROL_HEIGHT: Final = 24


class ParameterRow(QWidget):
    """A label with the unit, and below it the control. `edited` carries the parameter's name and its new value."""

    edited = Signal(str, object)

    def __init__(self, info: ParameterInfo, value: Value, *, prefix: str) -> None:
        super().__init__()
        self.info, self.value = info, value
        self.control = control_for(info, value, prefix=prefix)
        self._label = QLabel()
        # What Tab stops at.
        self.stops = self.control.boxes if isinstance(self.control, PairBox) else (self.control,)
        self._label.setBuddy(self.stops[0])
        self.control.setMinimumHeight(_CONTROL_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addWidget(self.control)
        self.control.edited.connect(self._on_control_edited)
        self.retranslate()

    def show_value(self, value: Value) -> None:
        """Show ``value`` unless it is what was typed here."""
        if value != self.value:
            self.value = value
            self.control.show_value(value)  # type: ignore[arg-type]

    def retranslate(self) -> None:
        """Write every text in the present language."""
        label, tip = core_text(self.info.label), as_tooltip(core_text(self.info.help))
        self._label.setText(f"{label} ({self.info.unit})" if self.info.unit else label)
        self._label.setToolTip(tip)
        self.control.setToolTip(tip)
        self.control.setAccessibleName(label)
        if isinstance(self.control, ChoiceBox):
            self.control.set_texts({choice.key: core_text(choice.label) for choice in self.info.choices})
        if isinstance(self.control, PairBox):
            is_range = self.info.kind == "range"
            sides = (self.tr("from"), self.tr("to")) if is_range else (self.tr("across"), self.tr("down"))
            self.control.set_words(label, sides, tip)

    @Slot(object)
    def _on_control_edited(self, value: Any) -> None:
        self.value = value
        self.edited.emit(self.info.name, value)


class ParameterForm(QScrollArea):
    """``<prefix>.params``: what the step at hand does, and its parameters. `edited` carries the step as it is now."""

    edited = Signal(object)  # of the catalogue's kind

    def __init__(self, catalog: StepCatalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self.setObjectName(f"{catalog.prefix}.params")
        self._step: NamedValues | None = None
        self._rows: list[ParameterRow] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # It scrolls to the control that has the keys: no stop of its own on the way of Tab.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build(None)

    @property
    def is_typed_in(self) -> bool:
        """Whether the keys go to one of the parameters."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def set_step(self, step: NamedValues | None, *, afresh: bool = False) -> None:
        """Show ``step``; ``afresh`` when it is another row, whose controls keep nothing that was typed before."""
        info = None if step is None else self._catalog.infos.get(step.name)
        if afresh or (self._step and self._step.name) != (step and step.name):
            self._build(info)
        self._step = step
        if step is not None and info is not None:
            values = self._catalog.values(step)
            for row in self._rows:
                row.show_value(values[row.info.name])

    def follow(self, before: QWidget) -> None:
        """Let Tab go from ``before`` through the parameters, which are newer than all else and would come last."""
        for row in self._rows:
            for stop in row.stops:
                QWidget.setTabOrder(before, stop)
                before = stop

    def set_outcome(self, text: str) -> None:
        """Say what comes out of this step (``text`` is translated already); empty where it is not known."""
        self._outcome.setText(escape(text, quote=False))
        self._outcome.setVisible(bool(text))

    def _build(self, info: StepInfo | None) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(6)
        self._title, self._story, self._outcome = QLabel(), WrappedLabel(1), WrappedLabel(1)
        self._title.setObjectName(f"{self.objectName()}.title")
        self._title.setProperty("role", "heading")
        self._story.setObjectName(f"{self.objectName()}.story")
        self._story.setProperty("role", "muted")
        layout.addWidget(self._title)
        layout.addWidget(self._story)
        self._info = info
        self._rows = (
            []
            if info is None
            else [ParameterRow(each, each.default, prefix=self._catalog.prefix) for each in info.parameters]
        )
        for row in self._rows:
            row.edited.connect(self._on_row_edited)
            layout.addWidget(row)
        self._outcome.setObjectName(f"{self.objectName()}.outcome")
        self._outcome.setProperty("role", "muted")
        layout.addWidget(self._outcome)
        layout.addStretch(1)
        # Later: a control of the old content may be what says that another step is shown.
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(content)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Parameters"))
        if self._info is None:
            self._title.setText(self.tr("Parameters"))
            self._story.setText(said("ParameterForm", self._catalog.words.choose))
            return
        self._title.setText(self._info.key)
        story = escape(core_text(self._info.story), quote=False)
        self._story.setText(story if self._rows else story + "<br><br>" + self.tr("It has no parameters."))
        for row in self._rows:
            row.retranslate()

    @Slot(str, object)
    def _on_row_edited(self, name: str, value: Any) -> None:
        if self._step is not None:
            self._step = self._catalog.kind.of(self._step.name, **{**dict(self._step.values), name: value})
            self.edited.emit(self._step)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 96)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
