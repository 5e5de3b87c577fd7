"""What a target transform makes of the classes, in words."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from mnistgui.data.targets import TargetTransform

_MOST_NAMED = 4  # classes that are counted one by one; of more only the smallest and the largest


def target_words(target: TargetTransform, names: tuple[str, ...], counts_K: npt.NDArray[np.int64]) -> str:
    """Return which classes are left with how many images; ``counts_K`` are those of the old classes."""
    if not names:
        return QCoreApplication.translate("TargetChoice", "The classes appear here once the data set is there.")
    if not target.fits(len(names)):
        return QCoreApplication.translate("TargetChoice", "This data set does not have that class.")
    table_K = target.table(len(names))
    new_names = _new_names(target, names)
    kept_K = table_K >= 0
    new_counts = np.bincount(table_K[kept_K], counts_K[kept_K], minlength=len(new_names)).astype(np.int64)
    sentences = [_counted(new_names, new_counts)]
    out = int(counts_K[~kept_K].sum())
    if out:
        text = QCoreApplication.translate("TargetChoice", "{count} images of the other classes are left out.")
        sentences.append(text.format(count=f"{out:,}"))
    if target.kind == "even_odd" and not names[0].isdecimal():
        sentences.append(
            QCoreApplication.translate("TargetChoice", "Even and odd are the numbers of the classes, counted from 0.")
        )
    if target.kind == "one_vs_rest" and new_counts.sum():
        text = QCoreApplication.translate(
            "TargetChoice", "Who always answers “rest” is right in {percent} % of the cases."
        )
        sentences.append(text.format(percent=f"{100 * new_counts[0] / new_counts.sum():.1f}"))
    return " ".join(sentences)


def _new_names(target: TargetTransform, names: tuple[str, ...]) -> tuple[str, ...]:
    match target.kind:
        case "even_odd":
            even = QCoreApplication.translate("TargetChoice", "even")
            return even, QCoreApplication.translate("TargetChoice", "odd")
        case "one_vs_rest":
            return QCoreApplication.translate("TargetChoice", "rest"), names[target.classes[0]]
        case _:
            return target.class_names(names)


def _counted(names: tuple[str, ...], counts: npt.NDArray[np.int64]) -> str:
    if len(names) <= _MOST_NAMED:
        each = ", ".join(f"“{name}” {count:,}" for name, count in zip(names, counts, strict=True))
        text = QCoreApplication.translate("TargetChoice", "{classes} classes: {each}.")
        return text.format(classes=len(names), each=each)
    few, many = int(counts.argmin()), int(counts.argmax())
    text = QCoreApplication.translate(
        "TargetChoice", "{classes} classes, {total} images: from {few} (“{rare}”) to {many} (“{frequent}”) each."
    )
    return text.format(
        classes=len(names),
        total=f"{int(counts.sum()):,}",
        few=f"{counts[few]:,}",
        rare=names[few],
        many=f"{counts[many]:,}",
        frequent=names[many],
    )
