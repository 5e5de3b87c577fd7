"""The lab's controls: what is learned, by whom, how fast; run, step, reset, another start. They ask, the page acts."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnistgui.perceptron.generated import BLOBS, CIRCLES, KINDS, MOONS, SPIRAL
from mnistgui.perceptron.learners import DEFAULT_RATES, MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.ui import theme
from mnistgui.ui.perceptron.compact_button import CompactButton
from mnistgui.ui.perceptron.numbers import number
from mnistgui.ui.perceptron.point_editor import OWN_POINTS

# Steps a second by the slider's place. The threshold rule is read sample by sample; gradient descent is watched.
_SPEEDS_ONE_SAMPLE: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
_SPEEDS_FULL_BATCH: Final = (2.0, 5.0, 15.0, 60.0, 150.0, 300.0, 1000.0, 3000.0)
_DEFAULT_SPEED: Final = 3


class LabControls(QWidget):
    """Two rows of controls. Changing problem, learner or hidden units is one signal: the page starts anew."""

    task_changed = Signal()
    rate_changed = Signal(float)
    run_toggled = Signal(bool)
    step_asked = Signal()
    epoch_asked = Signal()
    back_asked = Signal()
    reset_asked = Signal()
    another_start_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_task()
        self._build_buttons()
        self._build_layout()
        self._fit_to_learner()
        self.retranslate()

    @property
    def problem(self) -> str:
        """Key of the chosen problem."""
        return str(self._problem.currentData())

    @property
    def learner(self) -> str:
        """Key of the chosen learner."""
        return str(self._learner.currentData())

    @property
    def hidden(self) -> int:
        """Hidden units of the multilayer learner."""
        return self._hidden.value()

    @property
    def rate(self) -> float:
        """Learning rate."""
        return self._rate.value()

    @property
    def steps_per_second(self) -> float:
        """Speed of a run."""
        speeds = _SPEEDS_ONE_SAMPLE if self.learner == THRESHOLD_RULE else _SPEEDS_FULL_BATCH
        return speeds[self._speed.value()]

    def select(self, problem: str, learner: str) -> None:
        """Set problem and learner with no signal.

        Raises:
            ValueError: a key that is not offered.
        """
        places = self._problem.findData(problem), self._learner.findData(learner)
        if min(places) < 0:
            raise ValueError(f"the lab has no {problem!r} with {learner!r}")
        with QSignalBlocker(self._problem), QSignalBlocker(self._learner):
            self._problem.setCurrentIndex(places[0])
            self._learner.setCurrentIndex(places[1])
        self._fit_to_learner()

    def show_problem(self, problem: str) -> None:
        """Show the problem that an edit made of the one before, with no signal."""
        with QSignalBlocker(self._problem):
            self._problem.setCurrentIndex(self._problem.findData(problem))

    def show_running(self, running: bool) -> None:
        """Show whether it runs, with no signal."""
        with QSignalBlocker(self._run):
            self._run.setChecked(running)
        self._name_run()

    def show_verdict(self, *, final: bool, stuck: bool, can_go_back: bool) -> None:
        """Offer what makes sense now: no run after a final verdict, and another start first when stuck."""
        self._back.setEnabled(can_go_back)
        self._run.setEnabled(not final)
        self._another.setEnabled(self.learner != THRESHOLD_RULE)
        # One primary button at a time: the thing to press next.
        self._run.set_role("" if stuck else "primary")
        self._another.set_role("primary" if stuck else "")

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label_problem.setText(self.tr("&Problem"))
        self._label_learner.setText(self.tr("&Learner"))
        self._label_hidden.setText(self.tr("Hidde&n"))
        self._label_rate.setText(self.tr("R&ate"))
        self._label_speed.setText(self.tr("Spee&d"))
        self._problem.setItemText(self._problem.findData(OWN_POINTS), self.tr("Own points"))
        self._problem.setItemText(self._problem.findData(CIRCLES), self.tr("Circles"))
        self._problem.setItemText(self._problem.findData(MOONS), self.tr("Moons"))
        self._problem.setItemText(self._problem.findData(SPIRAL), self.tr("Spiral"))
        self._problem.setItemText(self._problem.findData(BLOBS), self.tr("Blobs"))
        self._learner.setItemText(self._learner.findData(THRESHOLD_RULE), self.tr("Threshold rule"))
        self._learner.setItemText(self._learner.findData(SINGLE_LAYER), self.tr("Single layer"))
        self._learner.setItemText(self._learner.findData(MULTILAYER), self.tr("Multilayer"))
        self._step.setText(self.tr("&Step"))
        self._epoch.setText(self.tr("Epoch"))
        self._back.setText(self.tr("Back"))
        self._reset.setText(self.tr("Rese&t"))
        self._another.setText(self.tr("Another start"))
        self._name_run()
        self._name_speed()
        self._name_for_readers()
        self._explain()

    def _build_task(self) -> None:
        self._problem = QComboBox()
        for name in (*PROBLEMS, OWN_POINTS, *KINDS):
            self._problem.addItem(name, name)
        self._learner = QComboBox()
        for name in DEFAULT_RATES:
            self._learner.addItem(name, name)
        self._hidden = QSpinBox()
        self._hidden.setRange(1, 8)
        self._hidden.setValue(4)
        self._rate = QDoubleSpinBox()
        self._rate.setRange(0.001, 10.0)
        self._rate.setDecimals(3)
        self._rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        # A number half typed is not a setting yet.
        self._hidden.setKeyboardTracking(False)
        self._rate.setKeyboardTracking(False)
        for control, name in (
            (self._problem, "problem"),
            (self._learner, "learner"),
            (self._hidden, "hidden"),
            (self._rate, "rate"),
        ):
            control.setObjectName(f"perceptron.{name}")
        self._problem.currentIndexChanged.connect(self.task_changed)
        self._learner.currentIndexChanged.connect(self._on_learner_index_changed)
        self._hidden.valueChanged.connect(self.task_changed)
        self._rate.valueChanged.connect(self.rate_changed)

    def _build_buttons(self) -> None:
        self._run, self._step, self._epoch, self._back, self._reset, self._another = (CompactButton() for _ in range(6))
        self._run.setCheckable(True)
        self._speed = QSlider(Qt.Orientation.Horizontal)
        self._speed.setRange(0, len(_SPEEDS_FULL_BATCH) - 1)
        self._speed.setValue(_DEFAULT_SPEED)
        self._speed.setPageStep(1)
        self._speed_value = QLabel()
        for control, name in (
            (self._run, "run"),
            (self._step, "step"),
            (self._epoch, "step_epoch"),
            (self._back, "back"),
            (self._reset, "reset"),
            (self._another, "another_start"),
            (self._speed, "speed"),
            (self._speed_value, "speed_value"),
        ):
            control.setObjectName(f"perceptron.{name}")
        self._run.toggled.connect(self._on_run_toggled)
        self._step.clicked.connect(self.step_asked)
        self._epoch.clicked.connect(self.epoch_asked)
        self._back.clicked.connect(self.back_asked)
        self._reset.clicked.connect(self.reset_asked)
        self._another.clicked.connect(self.another_start_asked)
        self._speed.valueChanged.connect(self._on_speed_changed)

    def _build_layout(self) -> None:
        labels = [QLabel() for _ in range(5)]
        self._label_problem, self._label_learner, self._label_hidden, self._label_rate, self._label_speed = labels
        buddies = (self._problem, self._learner, self._hidden, self._rate, self._speed)
        for label, buddy in zip(labels, buddies, strict=True):
            label.setBuddy(buddy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING)
        task = QHBoxLayout()
        for label, control in zip(labels[:4], buddies[:4], strict=True):
            task.addWidget(label)
            task.addWidget(control)
            task.addSpacing(theme.SPACING // 2)
        task.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self._run, self._back, self._step, self._epoch, self._reset, self._another):
            buttons.addWidget(button)
        buttons.addSpacing(theme.SPACING)
        buttons.addWidget(self._label_speed)
        buttons.addWidget(self._speed, 1)
        buttons.addWidget(self._speed_value)
        self._speed.setMinimumWidth(56)
        self._speed.setMaximumWidth(240)
        buttons.addStretch(1)
        for row in (task, buttons):
            row.setSpacing(theme.SPACING)
            rows.addLayout(row)

    def _fit_to_learner(self) -> None:
        """Set what follows from the learner: its reliable rate, and which controls it uses."""
        with QSignalBlocker(self._rate):
            self._rate.setValue(DEFAULT_RATES[self.learner])
        self._hidden.setEnabled(self.learner == MULTILAYER)
        self._label_hidden.setEnabled(self.learner == MULTILAYER)
        self._name_speed()

    def _name_run(self) -> None:
        self._run.setText(self.tr("Pa&use") if self._run.isChecked() else self.tr("R&un"))

    def _name_speed(self) -> None:
        speed = self.steps_per_second
        self._speed_value.setText(self.tr("{speed} steps/s").format(speed=number(speed, places=0 if speed >= 1 else 1)))

    def _name_for_readers(self) -> None:
        self._problem.setAccessibleName(self.tr("Problem"))
        self._learner.setAccessibleName(self.tr("Learner"))
        self._hidden.setAccessibleName(self.tr("Hidden units"))
        self._rate.setAccessibleName(self.tr("Learning rate"))
        self._speed.setAccessibleName(self.tr("Speed"))
        self._speed_value.setAccessibleName(self.tr("Steps per second"))
        self._run.setAccessibleName(self.tr("Run or pause"))
        self._step.setAccessibleName(self.tr("One step"))
        self._epoch.setAccessibleName(self.tr("One epoch"))
        self._back.setAccessibleName(self.tr("One step back"))
        self._reset.setAccessibleName(self.tr("Reset to the same start"))
        self._another.setAccessibleName(self.tr("Another start"))

    def _explain(self) -> None:
        self._problem.setToolTip(self.tr("The truth table or the points to learn. Choosing others starts anew."))
        self._learner.setToolTip(
            self.tr(
                "Threshold rule: Rosenblatt's perceptron, one sample at a time. Single layer: one sigmoid unit under "
                "gradient descent. Multilayer: the same with a hidden layer of tanh units."
            )
        )
        self._hidden.setToolTip(
            self.tr("Units in the hidden layer of the multilayer learner. Four learn XOR reliably, two often stick.")
        )
        self._rate.setToolTip(
            self.tr(
                "How far one update moves the weights. The threshold rule starts from zero, where the rate only scales "
                "all weights alike, so changing it there starts anew."
            )
        )
        self._run.setToolTip(self.tr("Go on by itself until there is a verdict."))
        self._step.setToolTip(self.tr("Threshold rule: look at one sample. Others: one update from all samples."))
        self._epoch.setToolTip(self.tr("Step until every sample was taken once more."))
        self._back.setToolTip(self.tr("Undo the last step. A change of the points begins a new count."))
        self._reset.setToolTip(self.tr("Back to the same first weights."))
        self._another.setToolTip(
            self.tr("Draw other first weights at random. The threshold rule always starts from zero and has no other.")
        )
        self._speed.setToolTip(self.tr("Steps per second of a run."))

    @Slot()
    def _on_learner_index_changed(self) -> None:
        self._fit_to_learner()
        self.task_changed.emit()

    @Slot(bool)
    def _on_run_toggled(self, checked: bool) -> None:
        self._name_run()
        self.run_toggled.emit(checked)

    @Slot()
    def _on_speed_changed(self) -> None:
        self._name_speed()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
