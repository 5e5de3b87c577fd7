"""RecipeChoice: ready lists of transforms to begin with, and the way back to ToTensor()."""

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import DEFAULT_STEPS, TransformStep
from mnistgui.ui.hyperparameters.controls import ChoiceBox
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.language import core_text
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.transforms.recipes import recipes_for

# The combo's entry for a list that is no recipe.
OWN: Final = "own"


class RecipeChoice(QWidget):
    """``data.recipe`` with its sentence, and ``data.reset``. It changes nothing itself."""

    chosen = Signal(tuple)  # of TransformStep

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipes = recipes_for(None)
        self._steps = DEFAULT_STEPS
        self._label, self._reset, self._why = QLabel(), QPushButton(), WrappedLabel(1)
        self._combo = ChoiceBox((*(recipe.key for recipe in self._recipes), OWN))
        self._combo.setObjectName("data.recipe")
        self._combo.set_choosable(OWN, False)
        self._combo.edited.connect(self._on_combo_edited)
        self._label.setBuddy(self._combo)
        self._reset.setObjectName("data.reset")
        self._reset.clicked.connect(self._on_reset_clicked)
        self._why.setObjectName("data.recipe_why")
        self._why.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self._combo, 1)
        row.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._why)
        self.retranslate()

    def set_image_set(self, image_set: ImageSet | None) -> None:
        """Take the images that mean and standard deviation are of."""
        self._recipes = recipes_for(image_set)
        self._show()

    def show_steps(self, steps: tuple[TransformStep, ...]) -> None:
        """Show which recipe ``steps`` are."""
        self._steps = steps
        self._show()

    def _show(self) -> None:
        recipe = next((recipe for recipe in self._recipes if recipe.steps == self._steps), None)
        self._combo.show_value(OWN if recipe is None else recipe.key)
        self._reset.setEnabled(self._steps != DEFAULT_STEPS)
        self._why.setText(self.tr("A list of your own.") if recipe is None else core_text(recipe.why))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._label.setText(self.tr("Recipe"))
        self._combo.setAccessibleName(self.tr("Recipe"))
        self._combo.setToolTip(as_tooltip(self.tr("Ready lists of transforms. Choosing one replaces the list below.")))
        self._combo.set_texts({recipe.key: core_text(recipe.label) for recipe in self._recipes})
        self._combo.set_texts({OWN: self.tr("Own list")})
        self._reset.setText(self.tr("Back to ToTensor()"))
        self._reset.setAccessibleName(self.tr("Back to ToTensor()"))
        self._reset.setToolTip(self.tr("Removes every other transform: the course's own list"))
        self._show()

    @Slot(object)
    def _on_combo_edited(self, key: str) -> None:
        for recipe in self._recipes:
            if recipe.key == key:
                self.chosen.emit(recipe.steps)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self.chosen.emit(DEFAULT_STEPS)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
