"""The lab's controls: what is learned, by whom, how fast; run, step, reset, another start. They ask, the page acts."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from mnistgui.perceptron.generated import BLOBS, CIRCLES, KINDS, MOONS, SPIRAL
from mnistgui.perceptron.learners import DEFAULT_RATES, MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.ui import theme
from mnistgui.ui.perceptron.compact_button import CompactButton
from mnistgui.ui.perceptron.number_boxes import NumberBox, WholeBox
from mnistgui.ui.perceptron.plane.point_editor import OWN_POINTS, OWN_TABLE_2, OWN_TABLE_3
from mnistgui.ui.perceptron.speed import SpeedSlider


class LabControls(QWidget):
    """Two rows of controls. Learner, hidden units and rate are those of the chosen seat."""

    problem_chosen = Signal(str)
    learner_chosen = Signal(str)
    hidden_chosen = Signal(int)
    rate_chosen = Signal(float)
    speed_changed = Signal(float)
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
        self.retranslate()

    @property
    def problem(self) -> str:
        """Key of the chosen problem."""
        return str(self._problem.currentData())

    @property
    def steps_per_second(self) -> float:
        """Speed of a run."""
        return self._speed.steps_per_second

    def has(self, problem: str, learner: str) -> bool:
        """Say whether there are such keys."""
        return min(self._problem.findData(problem), self._learner.findData(learner)) >= 0

    def show_settings(self, settings: LearnerSettings, *, one_sample: bool) -> None:
        """Show what the chosen seat was built of, with no signal."""
        with QSignalBlocker(self._learner), QSignalBlocker(self._hidden), QSignalBlocker(self._rate):
            self._learner.setCurrentIndex(self._learner.findData(settings.learner))
            if settings.hidden_layers:
                self._hidden.setValue(settings.hidden_layers[0])
            self._rate.setValue(settings.rate)
        for part in (self._hidden, self._label_hidden):
            part.setEnabled(bool(settings.hidden_layers))
        self._has_starts = settings.learner != THRESHOLD_RULE
        self._speed.show_batches(one_sample=one_sample)

    def show_gates(self, gates: bool) -> None:
        """Show that AND, OR and XOR stand side by side: then there is no other problem to choose."""
        for part in (self._problem, self._label_problem):
            part.setEnabled(not gates)

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
        if final and self._run.hasFocus():
            # Qt would hand the keys on to Back, and the Space that was meant to pause would undo a step.
            self._step.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run.setEnabled(not final)
        self._another.setEnabled(self._has_starts)
        # One primary button at a time: the thing to press next.
        self._run.set_role("" if stuck else "primary")
        self._another.set_role("primary" if stuck else "")

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label_problem.setText(self.tr("&Problem"))
        self._label_learner.setText(self.tr("&Learner"))
        self._label_hidden.setText(self.tr("Hidde&n"))
        self._label_rate.setText(self.tr("R&ate"))
        self._problem.setItemText(self._problem.findData(OWN_POINTS), self.tr("Own points"))
        self._problem.setItemText(self._problem.findData(OWN_TABLE_2), self.tr("2-input table"))
        self._problem.setItemText(self._problem.findData(OWN_TABLE_3), self.tr("3-input table"))
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
        self._name_for_readers()
        self._explain()

    def _build_task(self) -> None:
        self._problem = QComboBox()
        self._problem.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._problem.setMinimumContentsLength(8)
        for name in (*PROBLEMS, OWN_POINTS, OWN_TABLE_2, OWN_TABLE_3, *KINDS):
            self._problem.addItem(name, name)
        self._learner = QComboBox()
        for name in DEFAULT_RATES:
            self._learner.addItem(name, name)
        self._hidden = WholeBox()
        self._hidden.setRange(1, 8)
        self._hidden.setValue(4)
        self._rate = NumberBox()
        self._rate.setRange(0.001, 10.0)
        self._rate.setDecimals(3)
        self._rate.setStepType(NumberBox.StepType.AdaptiveDecimalStepType)
        for control, name in (
            (self._problem, "problem"),
            (self._learner, "learner"),
            (self._hidden, "hidden"),
            (self._rate, "rate"),
        ):
            control.setObjectName(f"perceptron.{name}")
        self._problem.currentIndexChanged.connect(self._on_problem_index_changed)
        self._learner.currentIndexChanged.connect(self._on_learner_index_changed)
        self._hidden.valueChanged.connect(self.hidden_chosen)
        self._rate.valueChanged.connect(self.rate_chosen)

    def _build_buttons(self) -> None:
        self._run, self._step, self._epoch, self._back, self._reset, self._another = (CompactButton() for _ in range(6))
        self._run.setCheckable(True)
        self._speed = SpeedSlider()
        self._speed.changed.connect(self.speed_changed)
        self._has_starts = False
        for control, name in (
            (self._run, "run"),
            (self._step, "step"),
            (self._epoch, "step_epoch"),
            (self._back, "back"),
            (self._reset, "reset"),
            (self._another, "another_start"),
        ):
            control.setObjectName(f"perceptron.{name}")
        self._run.toggled.connect(self._on_run_toggled)
        self._step.clicked.connect(self.step_asked)
        self._epoch.clicked.connect(self.epoch_asked)
        self._back.clicked.connect(self.back_asked)
        self._reset.clicked.connect(self.reset_asked)
        self._another.clicked.connect(self.another_start_asked)

    def _build_layout(self) -> None:
        labels = [QLabel() for _ in range(4)]
        self._label_problem, self._label_learner, self._label_hidden, self._label_rate = labels
        buddies = (self._problem, self._learner, self._hidden, self._rate)
        for label, buddy in zip(labels, buddies, strict=True):
            label.setBuddy(buddy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING)
        task = QHBoxLayout()
        for label, control in zip(labels, buddies, strict=True):
            task.addWidget(label)
            task.addWidget(control)
            task.addSpacing(theme.SPACING // 2)
        task.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self._run, self._back, self._step, self._epoch, self._reset, self._another):
            buttons.addWidget(button)
        buttons.addSpacing(theme.SPACING)
        buttons.addWidget(self._speed, 1)
        buttons.addStretch(1)
        for row in (task, buttons):
            row.setSpacing(theme.SPACING)
            rows.addLayout(row)

    def _name_run(self) -> None:
        self._run.setText(self.tr("Pa&use") if self._run.isChecked() else self.tr("R&un"))

    def _name_for_readers(self) -> None:
        self._problem.setAccessibleName(self.tr("Problem"))
        self._learner.setAccessibleName(self.tr("Learner"))
        self._hidden.setAccessibleName(self.tr("Hidden units"))
        self._rate.setAccessibleName(self.tr("Learning rate"))
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
                "gradient descent. Multilayer: the same with hidden layers, first one of four tanh units. What else "
                "can be chosen stands in the view “Learner”."
            )
        )
        self._hidden.setToolTip(
            self.tr(
                "Units in the first hidden layer of the multilayer learner. Four learn XOR reliably, two often stick. "
                "More layers are in the view “Learner”."
            )
        )
        self._rate.setToolTip(
            self.tr(
                "How far one update moves the weights. The threshold rule starts from zero, where the rate only scales "
                "all weights alike, so changing it there starts anew."
            )
        )
        self._run.setToolTip(self.tr("Go on by itself until there is a verdict."))
        self._step.setToolTip(self.tr("Threshold rule: look at one sample. Others: one update from the next batch."))
        self._epoch.setToolTip(self.tr("Step until every sample was taken once more."))
        self._back.setToolTip(self.tr("Undo the last step. A change of the points begins a new count."))
        self._reset.setToolTip(self.tr("Back to the same first weights."))
        self._another.setToolTip(
            self.tr("Draw other first weights at random. The threshold rule always starts from zero and has no other.")
        )

    @Slot()
    def _on_problem_index_changed(self) -> None:
        self.problem_chosen.emit(self.problem)

    @Slot()
    def _on_learner_index_changed(self) -> None:
        self.learner_chosen.emit(str(self._learner.currentData()))

    @Slot(bool)
    def _on_run_toggled(self, checked: bool) -> None:
        self._name_run()
        self.run_toggled.emit(checked)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
