"""TargetTransform: what is done to the labels (torchvision's ``target_transform``), as text that a config can hold."""

from dataclasses import dataclass
from typing import Final, Literal, Self

import numpy as np
import numpy.typing as npt

Kind = Literal["none", "even_odd", "one_vs_rest", "keep"]
KINDS: Final[tuple[Kind, ...]] = ("none", "even_odd", "one_vs_rest", "keep")


@dataclass(frozen=True, kw_only=True)
class TargetTransform:
    """``none`` | ``even_odd`` | ``one_vs_rest:3`` (one class against the rest) | ``keep:1,7`` (only these classes).

    ``classes`` are label indices before the transform.
    """

    kind: Kind = "none"
    classes: tuple[int, ...] = ()

    def text(self) -> str:
        """Return the text that `parse` reads."""
        return f"{self.kind}:{','.join(map(str, self.classes))}" if self.classes else self.kind

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the transform that ``text`` names.

        Raises:
            ValueError: no such kind, or classes that are not what the kind wants.
        """
        kind, _, rest = text.partition(":")
        found = next((known for known in KINDS if known == kind), None)
        if found is None:
            raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")
        parts = rest.split(",") if rest else []
        if not all(part.isdecimal() and len(part) <= 6 for part in parts):
            raise ValueError(f"{rest!r} is not a list of class numbers")
        classes = tuple(int(part) for part in parts)
        wanted = {"none": len(classes) == 0, "even_odd": len(classes) == 0, "one_vs_rest": len(classes) == 1}
        if not wanted.get(found, len(classes) >= 2) or len(set(classes)) != len(classes):
            raise ValueError("one_vs_rest wants one class, keep two or more different ones, the others none")
        return cls(kind=found, classes=classes)

    def fits(self, classes: int) -> bool:
        """Return whether every class that is named is one of so many."""
        return all(label < classes for label in self.classes)

    def class_names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the classes that are left."""
        match self.kind:
            case "none":
                return names
            case "even_odd":
                return ("even", "odd")
            case "one_vs_rest":
                return ("rest", names[self.classes[0]])
            case "keep":
                return tuple(names[label] for label in self.classes)

    def table(self, classes: int) -> npt.NDArray[np.int64]:
        """Return the new label of each old one, int64 (classes,): -1 for a class that is left out."""
        old_K = np.arange(classes, dtype=np.int64)
        match self.kind:
            case "none":
                return old_K
            case "even_odd":
                return old_K % 2
            case "one_vs_rest":
                is_it_K: npt.NDArray[np.bool_] = old_K == self.classes[0]
                return is_it_K.astype(np.int64)
            case "keep":
                new_K = np.full(classes, -1, np.int64)
                new_K[list(self.classes)] = np.arange(len(self.classes))
                return new_K


NONE: Final = TargetTransform()
