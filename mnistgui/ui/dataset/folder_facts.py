"""FolderFacts: what was found in a user's folder, and what will be made of it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnistgui.ui import theme

if TYPE_CHECKING:
    from mnistgui.data.data_set import LeftOut
    from mnistgui.data.folder_scan import FolderScan

_NAMED: Final = 10  # classes that are named; of the others it is said how many there are
_LONGEST_NAME: Final = 24


class FolderFacts(QWidget):
    """Labels under one another: how many images of what kind, the classes, and what there is to mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scan: FolderScan | None = None
        self._failure = ""
        self._left_out: tuple[LeftOut, ...] = ()
        self._found = self._label("dataset.folder_found", "heading")
        self._classes = self._label("dataset.folder_classes", "muted")
        self._warning = self._label("dataset.folder_warning", "warning")
        self._problem = self._label("dataset.folder_problem", "bad")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        for label in (self._found, self._classes, self._warning, self._problem):
            layout.addWidget(label)
        self.retranslate()

    def show_scan(self, scan: FolderScan) -> None:
        """Say what was found for ``scan.key``."""
        self._scan, self._failure = scan, ""
        self._write()

    def show_left_out(self, left_out: tuple[LeftOut, ...]) -> None:
        """Say which of the examples could not be read."""
        self._left_out = left_out
        self._write()

    def show_failure(self, text: str) -> None:
        """Say why nothing can be imported (``text`` is translated already)."""
        self._scan, self._failure = None, text
        self._write()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._found.setAccessibleName(self.tr("What was found"))
        self._classes.setAccessibleName(self.tr("Classes"))
        self._warning.setAccessibleName(self.tr("What to mind"))
        self._problem.setAccessibleName(self.tr("What is wrong"))
        self._write()

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _write(self) -> None:
        looking = "" if self._failure else self.tr("Looking into the folder…")
        texts = {self._found: looking, self._classes: "", self._warning: "", self._problem: self._failure}
        if self._scan is not None:
            texts[self._found] = self._found_text(self._scan)
            texts[self._classes] = self._classes_text(self._scan)
            texts[self._warning] = " ".join(self._warnings(self._scan))
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))

    def _found_text(self, scan: FolderScan) -> str:
        found = sorted(scan.suffixes().items(), key=_most_first)
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in found)
        text = self.tr("{images} images in {classes} classes ({kinds})")
        if not scan.complete:
            text = self.tr("{images} images and more in {classes} classes ({kinds})")
        return text.format(images=f"{scan.count(scan.key):,}", classes=f"{len(scan.classes):,}", kinds=kinds)

    def _classes_text(self, scan: FolderScan) -> str:
        named = [f"{_short(folder.name)}: {folder.count(scan.key):,}" for folder in scan.classes[:_NAMED]]
        text = " · ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in named)
        more = len(scan.classes) - len(named)
        return self.tr("{names} and {count} more").format(names=text, count=f"{more:,}") if more else text

    def _warnings(self, scan: FolderScan) -> list[str]:
        said = []
        empty = [_short(folder.name) for folder in scan.classes if not folder.count(scan.key)]
        if empty and scan.complete:
            names = ", ".join(empty[:_NAMED]) + (", …" if len(empty) > _NAMED else "")
            said.append(self.tr("Without an image: {names}.").format(names=names))
        if self._left_out:
            one = self._left_out[0]
            text = self.tr("A file that cannot be read is left out, as {file}: {reason}.")
            said.append(text.format(file=_short(one.path.name), reason=one.reason))
        return said

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _short(name: str) -> str:
    """Return a name that cannot burst a line."""
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1]}…"


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
