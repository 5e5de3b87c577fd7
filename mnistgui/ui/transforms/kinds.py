"""The transforms as what a list of steps can be made of."""

from collections.abc import Mapping
from typing import Final

from mnistgui.data.transforms.catalog import GROUPS, TRANSFORMS, Group
from mnistgui.data.transforms.step import TransformStep
from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.ui.steps.catalog import StepCatalog, StepGroup, StepWords

_WORDS: Final = StepWords(
    add=QT_TRANSLATE_NOOP("StepTools", "Add a transform"),
    add_tip=QT_TRANSLATE_NOOP("StepTools", "Adds a transform after the chosen one"),
    menu=QT_TRANSLATE_NOOP("StepTools", "Transforms by group"),
    up_tip=QT_TRANSLATE_NOOP("StepTools", "Does the chosen transform sooner (Ctrl+Up in the list)"),
    down_tip=QT_TRANSLATE_NOOP("StepTools", "Does the chosen transform later (Ctrl+Down in the list)"),
    remove_tip=QT_TRANSLATE_NOOP("StepTools", "Removes the chosen transform (Delete in the list)"),
    list_name=QT_TRANSLATE_NOOP("StepsPane", "The chosen transforms, in their order"),
    choose=QT_TRANSLATE_NOOP("ParameterForm", "Choose a transform in the list: its parameters appear here."),
    random=QT_TRANSLATE_NOOP("StepTools", "It draws for each image and acts in training only."),
    spoken_random=QT_TRANSLATE_NOOP("StepModel", "random, acts in training only"),
)
_TITLES: Final[Mapping[Group, str]] = {
    "pil": QT_TRANSLATE_NOOP("StepTools", "On PIL images (and tensors)"),
    "tensor": QT_TRANSLATE_NOOP("StepTools", "On tensors only"),
    "conversion": QT_TRANSLATE_NOOP("StepTools", "Conversion"),
    "generic": QT_TRANSLATE_NOOP("StepTools", "Generic"),
    "functional": QT_TRANSLATE_NOOP("StepTools", "Functional"),
}


def _new(key: str) -> TransformStep:
    return TRANSFORMS[key].step()


def _group(key: Group) -> StepGroup:
    steps = tuple(name for name, info in TRANSFORMS.items() if info.group == key)
    return StepGroup(key=key, title=_TITLES[key], steps=steps)


TRANSFORM_CATALOG: Final = StepCatalog(
    prefix="data",
    kind=TransformStep,
    infos=TRANSFORMS,
    groups=tuple(_group(key) for key in GROUPS),
    words=_WORDS,
    new=_new,
    random=frozenset(key for key, info in TRANSFORMS.items() if info.random),
)
