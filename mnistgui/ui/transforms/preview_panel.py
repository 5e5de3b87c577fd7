"""PreviewPanel: before and after, and in words what the net is given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.step import TransformStep
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.transforms.before_after import BeforeAfter

if TYPE_CHECKING:
    from mnistgui.data.transforms.preview import Preview, PreviewStage


class PreviewPanel(QWidget):
    """Shows the `Preview` that it is given; `again_asked` when the user wants other random parameters."""

    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[TransformStep, ...] = ()
        self._preview: Preview | None = None
        self._has_images = False
        self._failure = ""
        self._again = QPushButton()
        self._again.setObjectName("data.again")
        self._again.clicked.connect(self.again_asked)
        self.pictures = BeforeAfter()
        self._facts, self._note = WrappedLabel(1), WrappedLabel(1)
        self._facts.setObjectName("data.preview_facts")
        self._note.setObjectName("data.preview_note")
        self._note.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._facts, 1)
        head.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addWidget(self.pictures, 1)
        self.retranslate()

    def set_steps(self, steps: tuple[TransformStep, ...], *, has_images: bool) -> None:
        """Take note of the list that the preview is asked for, and whether there are images to show."""
        self._steps, self._has_images = steps, has_images
        if not has_images:
            self._preview = None
        self._show()

    def set_preview(self, preview: "Preview") -> None:
        """Show ``preview``."""
        self._preview, self._failure = preview, ""
        self._show()

    def outcomes(self) -> tuple[str, ...]:
        """Return in words what the images shown are after each step; nothing where none are shown."""
        return () if self._preview is None else tuple(stage_words(stage) for stage in self._preview.stages[1:])

    def show_failure(self, text: str) -> None:
        """Say in the place of the pictures why there are none (``text`` is translated already)."""
        self._preview, self._failure = None, text
        self._show()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._again.setText(self.tr("Again"))
        self._again.setAccessibleName(self.tr("Draw new random parameters"))
        self._facts.setAccessibleName(self.tr("What the net is given"))
        self._facts.setToolTip(
            self.tr("One image as the net gets it: type of its numbers, channels × height × width; and over all eight")
        )
        self._show()

    def _show(self) -> None:
        preview = self._preview
        waiting = self.tr("The images come…") if self._has_images else self.tr("The images appear here.")
        self.pictures.set_notice(self._failure or waiting)
        if preview is None:
            self.pictures.set_pictures(None, None)
            self._facts.setText("")
        else:
            self.pictures.set_pictures(preview.before_KHWC, preview.stages[-1].picture_KHWC)
            self._facts.setText(stage_words(preview.stages[-1]))
            self.pictures.setAccessibleDescription(stage_words(preview.stages[-1]))
        random = any(TRANSFORMS[step.name].random for step in self._steps)
        self._again.setEnabled(random and self._has_images)
        if random:
            self._again.setToolTip(self.tr("Draws new random parameters for each image"))
            self._note.setText(self.tr("Steps with a die act in training only: tests and the Draw page do without."))
        else:
            self._again.setToolTip(self.tr("No step is random: the result is always the same"))
            self._note.setText(self.tr("Every step acts in training, in testing and on the Draw page."))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def stage_words(stage: "PreviewStage") -> str:
    """Return what the images are at one place of the list: type, shape and values."""
    shape = "×".join(map(str, stage.shape))
    words = QCoreApplication.translate("PreviewPanel", "{kind} {shape}: {minimum} to {maximum}, mean {mean}")
    numbers = {name: f"{getattr(stage, name):.3g}" for name in ("minimum", "maximum", "mean")}
    return words.format(kind=stage.kind.removesuffix(" tensor"), shape=shape, **numbers)
