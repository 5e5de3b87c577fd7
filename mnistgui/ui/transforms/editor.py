"""TransformsEditor: the user puts ``transform`` and ``target_transform`` together, and sees what they do."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.data.targets import TargetTransform
from mnistgui.data.transforms.check import Shape, problem_of
from mnistgui.data.transforms.step import DEFAULT_STEPS, TransformStep
from mnistgui.messages import Message
from mnistgui.ui import theme
from mnistgui.ui.steps.catalog import Steps
from mnistgui.ui.steps.checked_steps import CheckedSteps
from mnistgui.ui.transforms.kinds import TRANSFORM_CATALOG
from mnistgui.ui.transforms.preview_panel import PreviewPanel
from mnistgui.ui.transforms.recipe_choice import RecipeChoice
from mnistgui.ui.transforms.target_choice import TargetChoice

if TYPE_CHECKING:
    from mnistgui.data.transforms.preview import Preview

_MNIST_SHAPE: Final = (28, 28, 1)  # what is checked against before any image is there


class TransformsEditor(QWidget):
    """The list in use is always one that can be used; what the user has before them may be wrong, and says so.

    `steps_edited` carries a new list whenever the user makes one that can be used. `preview_requested` carries the list
    in use and the number of the draw, counted from 1: equal numbers want equal random parameters.
    """

    steps_edited = Signal(tuple)  # of TransformStep
    target_edited = Signal(str)  # what TargetTransform.parse reads
    preview_requested = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data.transforms")
        self._shape_HWC: Shape = _MNIST_SHAPE
        self._has_images = False
        self._problem_in_run: Callable[[Steps], Message | None] | None = None
        self._draw = 1
        self._preview_due = True
        check = partial(problem_of, shape_HWC=_MNIST_SHAPE)
        self._recipes, self._list = RecipeChoice(), CheckedSteps(TRANSFORM_CATALOG, check, DEFAULT_STEPS)
        self._target, self._panel = TargetChoice(), PreviewPanel()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_layout(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.SPACING)
        left.addWidget(self._recipes)
        left.addWidget(self._list, 1)
        left.addWidget(self._target)
        inside = QWidget()
        halves = QHBoxLayout(inside)
        halves.setContentsMargins(*4 * (theme.SPACING,))
        halves.setSpacing(theme.SPACING)
        halves.addLayout(left, 1)
        halves.addWidget(self._panel, 1)
        # On a small window, or at 150 %, it scrolls rather than cuts anything off.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self._recipes.chosen.connect(self._list.put)
        self._list.steps_edited.connect(self._on_list_steps_edited)
        self._list.checked.connect(self._on_list_checked)
        self._target.edited.connect(self.target_edited)
        self._panel.again_asked.connect(self._on_panel_again_asked)

    # Requests ---------------------------------------------------------------------------------------------------------

    def set_config_values(self, steps: tuple[TransformStep, ...], target_transform: str) -> None:
        """Show what the config has; nothing is emitted but a `preview_requested`.

        Raises:
            ValueError: ``target_transform`` is no text that `TargetTransform.parse` reads.
        """
        self._target.set_target(TargetTransform.parse(target_transform))
        if self._list.take(steps):
            self.request_preview()

    def offer(self, name: str) -> None:
        """Show the transform ``name`` in the list, or where it can be added."""
        self._list.pane.offer(name)

    def set_image_set(self, image_set: ImageSet | None, shape_HWC: Shape = _MNIST_SHAPE) -> None:
        """Take the images that the transforms are for: their shape, their classes; the preview is asked for anew.

        ``shape_HWC`` is what they will be while they are not there: a list is checked against no other images.
        """
        self._has_images = image_set is not None and len(image_set) > 0
        self._shape_HWC = shape_HWC if image_set is None else image_set.shape_HWC
        self._recipes.set_image_set(image_set)
        self._target.set_image_set(image_set)
        self._list.set_check(self._problem_of)
        self.request_preview()

    def set_preview(self, preview: "Preview", draw: int) -> None:
        """Show the answer to a `preview_requested`; one to an older request is dropped."""
        if draw == self._draw and tuple(stage.step for stage in preview.stages[1:]) == self._list.in_use:
            self._panel.set_preview(preview)
            self._show_outcomes()

    def show_preview_failure(self, text: str) -> None:
        """Say in the place of the pictures why there are none (``text`` is translated already)."""
        self._panel.show_failure(text)

    @Slot()
    def request_preview(self) -> None:
        """Ask for the pictures of the list in use: now, or once this is seen."""
        steps = self._list.in_use
        self._panel.set_steps(steps, has_images=self._has_images)
        self._preview_due = not self.isVisible()
        # On the way from one data set to another the list and the images may for a moment not suit each other.
        suited = problem_of(steps, self._shape_HWC) is None
        if self._has_images and suited and not self._preview_due:
            self.preview_requested.emit(steps, self._draw)

    def set_run(self, problem_in_run: Callable[[Steps], Message | None] | None) -> None:
        """While a run goes on, take only lists that ``problem_in_run`` has nothing against; None: no run goes on.

        The target transform is fixed then: the net knows its classes.
        """
        self._problem_in_run = problem_in_run
        self._list.put(self._list.in_use)  # what was wrong is not what the run has
        self._list.set_check(self._problem_of)
        self._target.set_locked(problem_in_run is not None)
        self._show_note()

    def _problem_of(self, steps: Steps) -> Message | None:
        problem = problem_of(steps, self._shape_HWC)
        if problem is None and self._problem_in_run is not None:
            return self._problem_in_run(steps)
        return problem

    def _show_note(self) -> None:
        note = self.tr(
            "A run is going: what you change here works from its next step on, if the images keep their size."
        )
        self._list.set_note("" if self._problem_in_run is None else note)

    def _show_outcomes(self) -> None:
        # While the list is wrong its rows are not those of the preview.
        same = self._list.before_user == self._list.in_use
        self._list.pane.set_outcomes(self._panel.outcomes() if same else ())

    @Slot(tuple)
    def _on_list_steps_edited(self, steps: tuple[TransformStep, ...]) -> None:
        self.steps_edited.emit(steps)
        self.request_preview()

    @Slot()
    def _on_list_checked(self) -> None:
        self._recipes.show_steps(self._list.before_user)

    @Slot()
    def _on_panel_again_asked(self) -> None:
        self._draw += 1
        self.request_preview()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Transforms"))
        self._show_note()
        self._show_outcomes()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._preview_due:
            self.request_preview()
