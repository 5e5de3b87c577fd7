"""The tools beside the plane: the classes, undo and redo, how a generated set is made, and where a slice lies."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnistgui.perceptron.generated import MOST_NOISE
from mnistgui.perceptron.problems import MOST_CLASSES, Problem
from mnistgui.ui import theme
from mnistgui.ui.icons import icon
from mnistgui.ui.perceptron.number_boxes import NumberBox, WholeBox
from mnistgui.ui.perceptron.pens import draw_class_mark

_MARK: Final = 20


class PointTools(QWidget):
    """``perceptron.point_class``, ``.undo``, ``.redo``; of own points and sets ``.classes``, of sets ``.noise`` and
    ``.seed``, of three inputs ``.slice``."""

    class_chosen = Signal(int)
    classes_chosen = Signal(int)
    slice_changed = Signal(float)
    undo_asked = Signal()
    redo_asked = Signal()
    set_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class = QComboBox()
        self._undo, self._redo = QToolButton(), QToolButton()
        self._noise, self._seed = NumberBox(), WholeBox()
        self._classes, self._slice = WholeBox(), NumberBox()
        self._slice.setRange(0.0, 1.0)
        self._slice.setSingleStep(0.1)
        self._noise.setRange(0.0, MOST_NOISE)
        self._noise.setSingleStep(0.05)
        self._seed.setRange(0, 9999)
        for control, name in (
            (self._class, "point_class"),
            (self._undo, "undo"),
            (self._redo, "redo"),
            (self._noise, "noise"),
            (self._seed, "seed"),
            (self._classes, "classes"),
            (self._slice, "slice"),
        ):
            control.setObjectName(f"perceptron.{name}")
        self._build_layout()
        self._class.currentIndexChanged.connect(self.class_chosen)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._noise.valueChanged.connect(self._on_set_changed)
        self._seed.valueChanged.connect(self._on_set_changed)
        self._classes.valueChanged.connect(self.classes_chosen)
        self._slice.valueChanged.connect(self._on_slice_value_changed)
        self.show_set(None)
        self.retranslate()
        self._apply_theme()

    @property
    def noise(self) -> float:
        """Noise of a generated set."""
        return round(self._noise.value(), self._noise.decimals())

    @property
    def seed(self) -> int:
        """Seed of a generated set."""
        return self._seed.value()

    @property
    def point_class(self) -> int:
        """The class of new points."""
        return max(0, self._class.currentIndex())

    @property
    def slice(self) -> float:
        """The x3 of the plane that is shown, where there are three inputs."""
        return round(self._slice.value(), self._slice.decimals())

    def show_problem(self, problem: Problem, offered: range) -> None:
        """Offer the classes that ``problem`` has, and ``offered`` numbers of them (none: hidden), with no signal.

        With three inputs the slice can be chosen, as far as there are points and about them.
        """
        with QSignalBlocker(self._classes), QSignalBlocker(self._class), QSignalBlocker(self._slice):
            self._classes.setRange(min(offered, default=2), max(offered, default=MOST_CLASSES))
            self._classes.setValue(problem.classes)
            for label in range(self._class.count(), problem.classes):
                self._class.addItem(self._mark(label), str(label), label)
            for label in reversed(range(problem.classes, self._class.count())):
                self._class.removeItem(label)
            if problem.inputs == 3:
                x3_N = problem.points_NI[:, 2]
                lowest, highest = min(0.0, math.floor(x3_N.min())), max(1.0, math.ceil(x3_N.max()))
                self._slice.setRange(lowest, highest)
                self._slice.setSingleStep(10.0 ** math.floor(math.log10(highest - lowest)) / 10)
        self._classes.setEnabled(len(offered) > 1)
        self._label_classes.setVisible(len(offered) > 0)
        self._classes.setVisible(len(offered) > 0)
        self._label_slice.setVisible(problem.inputs == 3)
        self._slice.setVisible(problem.inputs == 3)

    def show_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Offer what can be undone and redone."""
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def show_set(self, settings: tuple[float, int] | None) -> None:
        """Show noise and seed of a generated set, with no signal; None hides them."""
        if settings is not None:
            with QSignalBlocker(self._noise), QSignalBlocker(self._seed):
                self._noise.setValue(settings[0])
                self._seed.setValue(settings[1])
        for part in (self._label_noise, self._noise, self._label_seed, self._seed):
            part.setVisible(settings is not None)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label_class.setText(self.tr("Class"))
        self._label_noise.setText(self.tr("Noise"))
        self._label_seed.setText(self.tr("Seed"))
        self._label_classes.setText(self.tr("Classes"))
        self._label_slice.setText("x₃")
        self._class.setAccessibleName(self.tr("Class of new points"))
        self._classes.setAccessibleName(self.tr("Classes"))
        self._slice.setAccessibleName(self.tr("Third input of the plane shown"))
        self._undo.setAccessibleName(self.tr("Undo"))
        self._redo.setAccessibleName(self.tr("Redo"))
        self._noise.setAccessibleName(self.tr("Noise"))
        self._seed.setAccessibleName(self.tr("Seed"))
        self._class.setToolTip(
            self.tr("The class of a point that a click puts on the plane; with Shift or the right button the next.")
        )
        self._classes.setToolTip(
            self.tr(
                "How many classes the points have, 2 to 4. Rosenblatt's rule and a sigmoid output tell two apart; more "
                "need one output unit for each."
            )
        )
        self._slice.setToolTip(
            self.tr(
                "The plane shows x₁ and x₂ where the third input has this value. Samples that lie elsewhere are faint."
            )
        )
        self._undo.setToolTip(self.tr("Undo the last change of the points (Ctrl+Z on the plane)."))
        self._redo.setToolTip(self.tr("Redo what was undone (Ctrl+Shift+Z on the plane)."))
        self._noise.setToolTip(self.tr("Standard deviation of a random shift of each point."))
        self._seed.setToolTip(self.tr("The same seed draws the same points."))

    def _build_layout(self) -> None:
        self._label_class, self._label_noise, self._label_seed = QLabel(), QLabel(), QLabel()
        self._label_classes, self._label_slice = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._label_class.setBuddy(self._class)
        column.addWidget(self._label_class)
        column.addWidget(self._class)
        history = QHBoxLayout()
        history.setSpacing(0)
        for button in (self._undo, self._redo):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(18, 18))
            history.addWidget(button)
        column.addLayout(history)
        for label, spin in (
            (self._label_classes, self._classes),
            (self._label_slice, self._slice),
            (self._label_noise, self._noise),
            (self._label_seed, self._seed),
        ):
            label.setBuddy(spin)
            column.addWidget(label)
            column.addWidget(spin)
        column.addStretch(1)

    def _apply_theme(self) -> None:
        look = theme.of(self)
        self._undo.setIcon(icon("undo", look))
        self._redo.setIcon(icon("redo", look))
        for label in range(self._class.count()):
            self._class.setItemIcon(label, self._mark(label))

    def _mark(self, label: int) -> QIcon:
        pixmap = QPixmap(_MARK, _MARK)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_class_mark(painter, theme.of(self), pixmap.rect().toRectF().center(), 7.0, label)
        painter.end()
        return QIcon(pixmap)

    @Slot()
    def _on_slice_value_changed(self) -> None:
        self.slice_changed.emit(self.slice)

    @Slot()
    def _on_set_changed(self) -> None:
        self.set_changed.emit()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)
