"""BatchNavigator: which epoch and which of its iterations is looked at."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from mnistgui.data.epochs import EpochSizes
from mnistgui.training.config import FIELDS
from mnistgui.ui import theme
from mnistgui.ui.dataset.epoch_strip import EpochStrip


class BatchNavigator(QWidget):
    """The epoch's number, the epoch as a strip, and buttons that go from iteration to iteration.

    It shows the place that it is given and asks for another one; epochs and iterations count from 1.
    """

    epoch_chosen = Signal(int)
    iteration_chosen = Signal(int)
    follow_toggled = Signal(bool)
    left_out_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iterations = 0
        self._run: tuple[int, int] | None = None
        self._build_epoch()
        self._build_strip()
        self._build_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._epoch_row)
        layout.addWidget(self._strip)
        layout.addLayout(self._button_row)
        self.set_sizes(None)
        self.retranslate()

    def _build_epoch(self) -> None:
        self._epoch_label = QLabel(self)
        self._epoch = _number_box("dataset.batch_epoch", self)
        self._epoch.setRange(1, int(FIELDS["epochs"].maximum))
        self._epoch.valueChanged.connect(self.epoch_chosen)
        self._epoch_label.setBuddy(self._epoch)
        self._follow = QToolButton(self)
        self._follow.setObjectName("dataset.batch_follow")
        self._follow.setCheckable(True)
        self._follow.setEnabled(False)
        self._follow.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._follow.toggled.connect(self.follow_toggled)
        self._epoch_row = QHBoxLayout()
        self._epoch_row.setSpacing(theme.SPACING)
        self._epoch_row.addWidget(self._epoch_label)
        self._epoch_row.addWidget(self._epoch)
        self._epoch_row.addStretch(1)
        self._epoch_row.addWidget(self._follow)

    def _build_strip(self) -> None:
        self._strip = EpochStrip(self)
        self._strip.valueChanged.connect(self._on_strip_value_changed)
        self._strip.left_out_clicked.connect(self.left_out_clicked)

    def _build_buttons(self) -> None:
        self._iteration = _number_box("dataset.batch_iteration", self)
        self._iteration.valueChanged.connect(self._on_iteration_value_changed)
        self._of = QLabel(self)
        self._of.setObjectName("dataset.batch_iterations")
        self._of.setProperty("role", "muted")
        self._first = self._button("first", "«")
        self._previous = self._button("previous", "‹")
        self._next = self._button("next", "›")
        self._last = self._button("last", "»")
        self._first.clicked.connect(self._on_first_clicked)
        self._previous.clicked.connect(self._on_previous_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._last.clicked.connect(self._on_last_clicked)
        self._button_row = QHBoxLayout()
        self._button_row.setSpacing(4)
        for widget in (self._first, self._previous, self._iteration, self._of, self._next, self._last):
            self._button_row.addWidget(widget)
        self._button_row.addStretch(1)

    def _button(self, name: str, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"dataset.batch_{name}")
        button.setText(sign)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMinimumSize(24, 24)
        # Held down it goes on, as the arrow keys do.
        button.setAutoRepeat(name in ("previous", "next"))
        return button

    # What is shown ----------------------------------------------------------------------------------------------------

    @property
    def epoch(self) -> int:
        """The epoch that is looked at."""
        return self._epoch.value()

    @property
    def iteration(self) -> int:
        """The iteration that is looked at; meaningless where there is none."""
        return self._strip.value()

    @property
    def following(self) -> bool:
        """Whether the user wants to see what the run at hand does."""
        return self._follow.isChecked()

    @following.setter
    def following(self, following: bool) -> None:
        with QSignalBlocker(self._follow):
            self._follow.setChecked(following)

    def set_sizes(self, sizes: EpochSizes | None) -> None:
        """Show epochs of these sizes, or none at all; the iteration stays as near as it can."""
        self._iterations = 0 if sizes is None else sizes.iterations
        with QSignalBlocker(self._strip), QSignalBlocker(self._iteration):
            self._strip.set_sizes(sizes)
            self._iteration.setRange(1, max(1, self._iterations))
        self._epoch.setEnabled(self._iterations > 0)
        self._show_buttons()

    def show_place(self, epoch: int, iteration: int) -> None:
        """Show this place; nothing is asked for."""
        with QSignalBlocker(self._epoch), QSignalBlocker(self._strip), QSignalBlocker(self._iteration):
            self._epoch.setValue(epoch)
            self._strip.setValue(iteration)
            self._iteration.setValue(self._strip.value())
        self._show_run()
        self._show_buttons()

    def set_run(self, place: tuple[int, int] | None) -> None:
        """Mark the epoch and the iteration that the run at hand did last; None: there is no run."""
        self._run = place
        self._follow.setEnabled(place is not None)
        if place is None:
            self.following = False
        self._show_run()

    def _show_run(self) -> None:
        if self._run is None:
            self._strip.set_run(None, None)
            return
        epoch, iteration = self._run
        if epoch == self.epoch:
            self._strip.set_run(iteration, iteration or None)
        else:
            self._strip.set_run(self._iterations if self.epoch < epoch else 0, None)

    def _show_buttons(self) -> None:
        first, last = self.iteration <= 1, self.iteration >= self._iterations
        for button, able in (
            (self._first, not first), (self._previous, not first), (self._next, not last), (self._last, not last),
        ):  # fmt: skip
            button.setEnabled(able and self._iterations > 0)
        self._iteration.setEnabled(self._iterations > 0)
        self._of.setText(self.tr("of {iterations}").format(iterations=f"{self._iterations:,}"))
        self._strip.setAccessibleDescription(
            self.tr("Iteration {number} of {iterations}").format(
                number=f"{self.iteration if self._iterations else 0:,}", iterations=f"{self._iterations:,}"
            )
        )

    # What the user asks for -------------------------------------------------------------------------------------------

    def _choose(self, iteration: int) -> None:
        self.show_place(self.epoch, iteration)
        self.iteration_chosen.emit(self.iteration)

    @Slot(int)
    def _on_strip_value_changed(self, iteration: int) -> None:
        self._choose(iteration)

    @Slot(int)
    def _on_iteration_value_changed(self, iteration: int) -> None:
        self._choose(iteration)

    @Slot()
    def _on_first_clicked(self) -> None:
        self._choose(1)

    @Slot()
    def _on_previous_clicked(self) -> None:
        self._choose(self.iteration - 1)

    @Slot()
    def _on_next_clicked(self) -> None:
        self._choose(self.iteration + 1)

    @Slot()
    def _on_last_clicked(self) -> None:
        self._choose(self._iterations)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._epoch_label.setText(self.tr("Epoch"))
        self._epoch.setAccessibleName(self.tr("Epoch that is looked at"))
        self._epoch.setToolTip(self.tr("With shuffle on, every epoch has an order of its own"))
        self._follow.setText(self.tr("Follow the run"))
        self._follow.setAccessibleName(self.tr("Follow the run"))
        self._follow.setToolTip(
            self.tr("During a run: show the batch that was just trained on.\nLook elsewhere, and it is switched off.")
        )
        self._strip.setAccessibleName(self.tr("Iterations of the epoch"))
        self._strip.setToolTip(self.tr("Click an iteration, or move with the arrow keys, Home and End"))
        self._iteration.setAccessibleName(self.tr("Iteration that is looked at"))
        self._iteration.setToolTip(self.tr("One iteration is one batch: one update of the weights"))
        for button, name in (
            (self._first, self.tr("First iteration")),
            (self._previous, self.tr("Previous iteration")),
            (self._next, self.tr("Next iteration")),
            (self._last, self.tr("Last iteration")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._show_buttons()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _number_box(name: str, parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setObjectName(name)
    box.setMinimum(1)
    # A number is asked for when it is typed, not at each digit on the way.
    box.setKeyboardTracking(False)
    return box
