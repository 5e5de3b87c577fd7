"""StepCatalog: what a list of steps can be made of, and what is said of it. Texts are sources for translation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from mnistgui.data.named_values import NamedValues, Value
from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.messages import Message

Steps = tuple[Any, ...]  # of one kind of NamedValues
# Says why steps cannot be used, or None. Where one is at fault, the arguments ``position`` (from 1) and ``name`` of the
# message say which, and ``parameter`` may say what of it.
Check = Callable[[Steps], Message | None]


class StepInfo(Protocol):
    """What the interface needs to know of one kind of step: a `TransformInfo`, a `LayerInfo`."""

    @property
    def key(self) -> str: ...
    @property
    def story(self) -> str: ...
    @property
    def parameters(self) -> tuple[ParameterInfo, ...]: ...
    def values(self, step: Any, /) -> Mapping[str, Value]: ...


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
class StepGroup:
    """One menu of steps that can be added. ``title`` is in the context `StepTools`."""

    key: str
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StepCatalog:
    """``prefix`` begins the object names. ``new`` returns the step of a key as it is added, of the class ``kind``.

    ``random`` are the keys of steps that draw for each image. ``longest_result`` is what may stand at the side of a
    row for what comes out of its step, so that the list is wide enough.
    """

    prefix: str
    kind: type[NamedValues]
    infos: Mapping[str, StepInfo]
    groups: tuple[StepGroup, ...]
    words: StepWords
    new: Callable[[str], NamedValues]
    random: frozenset[str] = frozenset()
    longest_result: str = ""

    def values(self, step: NamedValues) -> Mapping[str, Value]:
        """Return the value of every parameter of ``step``; none of a step that is not in the catalogue."""
        info = self.infos.get(step.name)
        return {} if info is None else info.values(step)


def said(context: str, source: str) -> str:
    """Return one of the `StepWords` in the window's language."""
    return QCoreApplication.translate(context, source) if source else ""
