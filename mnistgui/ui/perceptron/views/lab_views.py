"""The views of the lab that one opens, of which only the one that is seen is kept up to date."""

from collections.abc import Sequence
from typing import Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from mnistgui.perceptron.learners import LearnerSettings
from mnistgui.ui.perceptron.diagram.diagram import NetworkDiagram
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.settings.learner_view import LearnerView
from mnistgui.ui.threads.job import JobKeeper

NETWORK: Final = "network"
GRADIENTS: Final = "gradients"
LEARNER: Final = "learner"
CODE: Final = "code"
UNITS: Final = "units"
HIDDEN_SPACE: Final = "hidden space"
ACTIVATION: Final = "activation"
LOSS: Final = "loss"
SURFACE: Final = "loss surface"


_SMALLEST: Final = QSize(290, 120)


class LabView(Protocol):
    """What every view is besides a QWidget."""

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""


@runtime_checkable
class SeveralView(Protocol):
    """A view that shows all learners, and not only the chosen one."""

    def set_scenes(self, scenes: Sequence[Scene]) -> None:
        """Show another moment of each."""

    def set_names(self, names: Sequence[str]) -> None:
        """Say what the learners are called."""


class SettingsView(Protocol):
    """The view of the script: it needs more of the learner than its scene has."""

    def set_settings(self, settings: LearnerSettings) -> None:
        """Say what the learner was built of."""


class UnitView(Protocol):
    """The view of one unit's activation."""

    def choose_unit(self, layer: int, unit: int) -> None:
        """Show another unit."""


class LabViews(QWidget):
    """``chooser`` (``perceptron.view``) opens one; a view that is not seen costs nothing until it is opened."""

    weights_asked = Signal(int, int, float, float)

    def __init__(self, jobs: JobKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.diagram, self.learner = NetworkDiagram(), LearnerView()
        self._made: dict[str, QWidget] = {NETWORK: self.diagram, GRADIENTS: self.diagram, LEARNER: self.learner}
        self.chooser = QComboBox()
        self.chooser.setObjectName("perceptron.view")
        for key in (NETWORK, GRADIENTS, UNITS, HIDDEN_SPACE, ACTIVATION, LOSS, SURFACE, LEARNER, CODE):
            self.chooser.addItem("", key)
        self._scenes: Sequence[Scene] = ()
        self._names: Sequence[str] = ()
        self._chosen = 0
        self._unit: tuple[int, int] | None = None
        self._settings: LearnerSettings | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.diagram)
        self._stack.addWidget(self.learner)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        # Less than some of them ask for: on a laptop all of the page is to be seen, and each still draws what it has.
        self.setMinimumSize(_SMALLEST)
        self.chooser.currentIndexChanged.connect(self._on_chooser_index_changed)
        self.retranslate()

    def open(self, key: str) -> None:
        """Open a view by its key.

        Raises:
            ValueError: there is no such view.
        """
        place = self.chooser.findData(key)
        if place < 0:
            raise ValueError(f"the lab has no view {key!r}")
        self.chooser.setCurrentIndex(place)

    def set_scenes(self, scenes: Sequence[Scene], chosen: int) -> None:
        """Show another moment of the learners, or of the chosen one, in the view that is open."""
        self._scenes, self._chosen = scenes, chosen
        view = self._stack.currentWidget()
        # The chosen one comes first where all are shown: over its surface lie the ways of the others.
        if isinstance(view, SeveralView):
            view.set_scenes([scenes[chosen], *scenes[:chosen], *scenes[chosen + 1 :]])
        else:
            cast(LabView, view).set_scene(scenes[chosen])

    def show_settings(self, settings: LearnerSettings, *, classes: int) -> None:
        """Show what the chosen learner was built of."""
        self._settings = settings
        self.learner.show_settings(settings, classes=classes)
        self._tell_rest()

    def set_names(self, names: Sequence[str], chosen: int) -> None:
        """Say what the learners are called."""
        self._names = [names[chosen], *names[:chosen], *names[chosen + 1 :]]
        self._tell_rest()

    def _tell_rest(self) -> None:
        """Tell the views that were made what is not in a scene."""
        for view in self._made.values():
            if isinstance(view, SeveralView):
                view.set_names(self._names)
        code = self._made.get(CODE)
        if code is not None and self._settings is not None:
            cast(SettingsView, code).set_settings(self._settings)

    def _view(self, key: str) -> QWidget:
        """Return a view, made when it is first opened: together they would double the time the page takes to build."""
        if key not in self._made:
            view = self._made[key] = self._make(key)
            self._stack.addWidget(view)
            self._tell_rest()
        return self._made[key]

    def _make(self, key: str) -> QWidget:
        if key == UNITS:
            from mnistgui.ui.perceptron.views.unit_maps_view import UnitMapsView

            units = UnitMapsView()
            units.unit_chosen.connect(self._on_units_unit_chosen)
            return units
        if key == HIDDEN_SPACE:
            from mnistgui.ui.perceptron.views.hidden_space_view import HiddenSpaceView

            return HiddenSpaceView(self._jobs)
        if key == ACTIVATION:
            from mnistgui.ui.perceptron.views.activation_view import ActivationView

            return ActivationView()
        if key == LOSS:
            from mnistgui.ui.perceptron.views.loss_view import LossView

            return LossView()
        if key == SURFACE:
            from mnistgui.ui.perceptron.views.surface_view import SurfaceView

            surface = SurfaceView(self._jobs)
            surface.weights_asked.connect(self.weights_asked)
            return surface
        from mnistgui.ui.perceptron.views.code_view import CodeView

        return CodeView(self._jobs)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.chooser.setAccessibleName(self.tr("View of the learner"))
        self.chooser.setToolTip(self.tr("What is shown beside the plane of the chosen learner."))
        names = {
            NETWORK: self.tr("Network"),
            GRADIENTS: self.tr("Gradients"),
            UNITS: self.tr("Hidden units"),
            HIDDEN_SPACE: self.tr("Hidden space"),
            ACTIVATION: self.tr("Activation"),
            LOSS: self.tr("Loss curve"),
            SURFACE: self.tr("Loss surface"),
            LEARNER: self.tr("Learner"),
            CODE: self.tr("Code"),
        }
        for place in range(self.chooser.count()):
            self.chooser.setItemText(place, names[self.chooser.itemData(place)])

    @Slot(int)
    def _on_chooser_index_changed(self, place: int) -> None:
        key = str(self.chooser.itemData(place))
        self.diagram.show_gradients(key == GRADIENTS)
        self._stack.setCurrentWidget(self._view(key))
        if self._scenes:
            self.set_scenes(self._scenes, self._chosen)
        if key == ACTIVATION and self._unit is not None:
            cast(UnitView, self._view(key)).choose_unit(*self._unit)
            self._unit = None

    @Slot(int, int)
    def _on_units_unit_chosen(self, layer: int, unit: int) -> None:
        self._unit = layer, unit

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
