"""StepCatalog: what a list of steps can be made of, and what is said of it. Texts are sources for translation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from mnistgui.data.named_values import NamedValues, Value
from mnistgui.data.transforms.info import ParameterInfo

Steps = tuple[Any, ...]  # of one kind of NamedValues


class StepInfo(Protocol):
    """What the interface needs to know of one kind of step: a `TransformInfo`, a `LayerInfo`."""

    @property
    def key(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def story(self) -> str: ...
    @property
    def parameters(self) -> tuple[ParameterInfo, ...]: ...


@dataclass(frozen=True, kw_only=True)
class StepWords:
    """What the widgets say of the steps of one catalogue; each text is marked in the context of its widget."""

    add: str  # StepTools
    add_tip: str
    menu: str
    up_tip: str
    down_tip: str
    remove_tip: str
    list_name: str  # StepsPane
    choose: str  # ParameterForm
    random: str = ""  # StepTools, of a step that draws
    spoken_random: str = ""  # StepModel


@dataclass(frozen=True, kw_only=True)
class StepCatalog:
    """``prefix`` begins the object names; ``groups`` are the menus by key, their titles in the context `StepTools`.

    ``kind`` is the class of one step. ``random`` are the keys of steps that draw for each image.
    """

    prefix: str
    kind: type[NamedValues]
    infos: Mapping[str, StepInfo]
    groups: Mapping[str, str]
    words: StepWords
    random: frozenset[str] = frozenset()

    def new(self, key: str) -> NamedValues:
        """Return the step ``key`` with the default of every parameter."""
        return self.kind.of(key, **{each.name: each.default for each in self.infos[key].parameters})

    def values(self, step: NamedValues) -> dict[str, Value]:
        """Return the value of every parameter of ``step``, the default where it has none; none of an unknown step."""
        info = self.infos.get(step.name)
        given = dict(step.values)
        return {} if info is None else {each.name: given.get(each.name, each.default) for each in info.parameters}


class Check(Protocol):
    """Says why steps cannot be used, or None; the argument ``position`` of the message is the step's, from 1."""

    def __call__(self, steps: Sequence[Any]) -> Any: ...


def said(context: str, source: str) -> str:
    """Return one of the `StepWords` in the window's language."""
    return QCoreApplication.translate(context, source) if source else ""
