"""The layers as what a list of steps can be made of."""

from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.layers import LAYERS
from mnistgui.ui.steps.catalog import StepCatalog, StepGroup, StepWords

_WORDS: Final = StepWords(
    add=QT_TRANSLATE_NOOP("StepTools", "Add a layer"),
    add_tip=QT_TRANSLATE_NOOP("StepTools", "Adds a layer after the chosen one"),
    menu=QT_TRANSLATE_NOOP("StepTools", "Layers by kind"),
    up_tip=QT_TRANSLATE_NOOP("StepTools", "Puts the chosen layer one place earlier (Ctrl+Up in the list)"),
    down_tip=QT_TRANSLATE_NOOP("StepTools", "Puts the chosen layer one place later (Ctrl+Down in the list)"),
    remove_tip=QT_TRANSLATE_NOOP("StepTools", "Removes the chosen layer (Delete in the list)"),
    list_name=QT_TRANSLATE_NOOP("StepsPane", "The layers, in their order"),
    choose=QT_TRANSLATE_NOOP("ParameterForm", "Choose a layer in the list: its parameters appear here."),
)


def _new(key: str) -> LayerSpec:
    return LAYERS[key].spec()


LAYER_CATALOG: Final = StepCatalog(
    prefix="net",
    kind=LayerSpec,
    infos=LAYERS,
    groups=(
        StepGroup(
            key="weights",
            title=QT_TRANSLATE_NOOP("StepTools", "With weights"),
            steps=("Conv2d", "Linear", "BatchNorm"),
        ),
        StepGroup(
            key="activation",
            title=QT_TRANSLATE_NOOP("StepTools", "Activation"),
            steps=("ReLU", "LeakyReLU", "GELU", "Sigmoid", "Tanh"),
        ),
        StepGroup(
            key="size",
            title=QT_TRANSLATE_NOOP("StepTools", "Smaller image, one row"),
            steps=("MaxPool2d", "AvgPool2d", "Flatten"),
        ),
        StepGroup(key="random", title=QT_TRANSLATE_NOOP("StepTools", "Left out at random"), steps=("Dropout",)),
    ),
    words=_WORDS,
    longest_result="64×28×28",
    new=_new,
)
