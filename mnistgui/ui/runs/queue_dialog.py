"""QueueDialog: how many seeds, and which settings with which values: a series of runs."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnistgui.messages import UserError
from mnistgui.training.config import TrainingConfig
from mnistgui.training.run_series import (
    MOST_SEEDS,
    VARIABLE_FIELDS,
    SeriesRun,
    Variation,
    epochs_of,
    expand,
    parse_values,
)
from mnistgui.ui import theme
from mnistgui.ui.amounts import span_text
from mnistgui.ui.language import message_text
from mnistgui.ui.runs.wording import label_of, value_text

_FIRST_SEEDS: Final = 5
_VARIATIONS: Final = 2

EpochTime = Callable[[TrainingConfig], float | None]  # the seconds of an epoch with these settings, None: not known


def unknown_time(_config: TrainingConfig) -> None:
    """Know of no settings how long an epoch takes."""


class VariationRow(QObject):
    """A setting, its values as text, and below them why they cannot be used."""

    changed = Signal()

    def __init__(self, number: int, config: TrainingConfig, parent: QWidget) -> None:
        super().__init__(parent)
        self._config = config
        self.field = QComboBox()
        self.field.setObjectName(f"runs.queue_field_{number}")
        self.field.addItem(self.tr("nothing"), "")
        for name in VARIABLE_FIELDS:
            if config.uses(name):
                self.field.addItem(label_of(name), name)
        self.field.setAccessibleName(self.tr("Setting to vary"))
        self.field.setToolTip(self.tr("A setting that takes one value after another"))
        self.values = QLineEdit()
        self.values.setObjectName(f"runs.queue_values_{number}")
        self.values.setAccessibleName(self.tr("Its values"))
        self.values.setToolTip(self.tr("Values between commas; lists such as hidden layers between semicolons"))
        self.values.setEnabled(False)
        self.refusal = QLabel()
        self.refusal.setObjectName(f"runs.queue_refusal_{number}")
        self.refusal.setProperty("role", "bad")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.field.currentIndexChanged.connect(self._on_field_changed)
        self.values.textChanged.connect(self.changed)

    @property
    def name(self) -> str:
        """The setting, or nothing."""
        return str(self.field.currentData())

    def variation(self) -> Variation | None:
        """Return what is to be varied, None for nothing.

        Raises:
            UserError: a value cannot be used.
        """
        if not self.name:
            return None
        return Variation(field=self.name, values=parse_values(self.name, self.values.text()))

    def refuse(self, error: UserError | None) -> None:
        """Say below the values why they cannot be used, or nothing."""
        self.refusal.setVisible(error is not None)
        if error is not None:
            words = dict(error.message.arguments) | {"field": label_of(self.name)}
            self.refusal.setText(message_text(type(error.message)(error.message.id, words)))

    @Slot(int)
    def _on_field_changed(self, _index: int) -> None:
        self.values.setEnabled(bool(self.name))
        # The present value, to be gone on from.
        self.values.setText(value_of(self._config, self.name) if self.name else "")
        self.changed.emit()


def value_of(config: TrainingConfig, name: str) -> str:
    """Return the value of a setting as `parse_values` reads it."""
    value = getattr(config, name)
    return value if isinstance(value, str) else value_text(name, value)


class QueueDialog(QDialog):
    """``runs.queue_dialog``. `chosen` carries the `SeriesRun`s when the user starts them."""

    chosen = Signal(object)

    def __init__(self, config: TrainingConfig, parent: QWidget, seconds_per_epoch: EpochTime = unknown_time) -> None:
        super().__init__(parent)
        self.setObjectName("runs.queue_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Several runs"))
        self._config, self._seconds_per_epoch = config, seconds_per_epoch
        self._runs: Sequence[SeriesRun] = ()
        self._rows = [VariationRow(number, config, self) for number in range(1, _VARIATIONS + 1)]
        self._build_controls()
        self._build_layout()
        self._count()

    def _build_controls(self) -> None:
        self._seeds = QSpinBox()
        self._seeds.setObjectName("runs.queue_seeds")
        self._seeds.setRange(1, MOST_SEEDS)
        self._seeds.setValue(_FIRST_SEEDS)
        self._seeds.setAccessibleName(self.tr("Seeds"))
        self._seeds.setToolTip(self.tr("How often each setting is run, each time with the next seed"))
        self._seeds.valueChanged.connect(self._on_changed)
        self._summary = QLabel()
        self._summary.setObjectName("runs.queue_summary")
        self._summary.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._start = self._buttons.addButton(self.tr("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setObjectName("runs.queue_start")
        self._start.setProperty("role", "primary")
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        for row in self._rows:
            row.changed.connect(self._on_changed)

    def _build_layout(self) -> None:
        story = QLabel(
            self.tr(
                "One run says little: another seed gives another accuracy. Run the present settings with several "
                "seeds, and, if you like, with other values of one or two settings. They follow one another, and "
                "each is kept like any run."
            )
        )
        story.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Seeds"), self._seeds)
        for number, row in enumerate(self._rows):
            pair = QHBoxLayout()
            pair.addWidget(row.field, 2)
            pair.addWidget(row.values, 3)
            label = QLabel(self.tr("&Vary") if not number else self.tr("&And"))
            label.setBuddy(row.field)
            form.addRow(label, pair)
            form.addRow("", row.refusal)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.SPACING)
        layout.addWidget(story)
        layout.addLayout(form)
        layout.addWidget(self._summary)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.resize(520, 320)

    @Slot()
    def _on_changed(self) -> None:
        self._count()

    def _count(self) -> None:
        """Say how many runs these are, or at the field why there are none."""
        self._runs = ()
        variations, problem = [], False
        for row in self._rows:
            try:
                variation = row.variation()
                variations += [] if variation is None else [variation]
                row.refuse(None)
            except UserError as error:
                row.refuse(error)
                problem = True
        text = ""
        if not problem:
            try:
                self._runs = expand(self._config, variations, self._seeds.value())
                text = self._sum()
            except UserError as error:
                text = message_text(error.message)
        self._summary.setText(text)
        self._summary.setProperty("role", "" if self._runs else "bad")
        self._summary.style().polish(self._summary)
        self._start.setEnabled(bool(self._runs))

    def _sum(self) -> str:
        settings = len(self._runs) // self._seeds.value()
        text = self.tr("{settings} settings × {seeds} seeds = {runs} runs, {epochs} epochs together")
        if settings == 1:
            text = self.tr("{runs} runs of the present settings, {epochs} epochs together")
        text = text.format(
            settings=settings, seeds=self._seeds.value(), runs=len(self._runs), epochs=f"{epochs_of(self._runs):,}"
        )
        seconds = self._seconds()
        if seconds is None:
            return text
        return text + "\n" + self.tr("They will take about {time} here.").format(time=span_text(seconds))

    def _seconds(self) -> float | None:
        """Return what the runs take together, None where it is not known of every one of them."""
        total = 0.0
        for run in self._runs:
            seconds = self._seconds_per_epoch(run.config)
            if seconds is None:
                return None
            total += run.config.epochs * seconds
        return total

    @Slot()
    def _on_accepted(self) -> None:
        if self._runs:
            self.chosen.emit(self._runs)
            self.accept()
