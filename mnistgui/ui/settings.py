"""What the program remembers between two starts: layout, language, theme, the settings of the next run."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from mnistgui.messages import UserError
from mnistgui.training.config import DEFAULTS, TrainingConfig

# Raised when docks or toolbars come or go, so that an older layout is left alone.
LAYOUT_VERSION: Final = 2


class SavedSettings:
    """A settings file; with no file (``--fresh``) nothing is read and nothing is written."""

    def __init__(self, file: Path | None) -> None:
        self._store = None if file is None else QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text, or ``default``."""
        return default if self._store is None else str(self._store.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        """Remember a text."""
        if self._store is not None:
            self._store.setValue(key, value)

    def blob(self, key: str) -> QByteArray:
        """Return remembered bytes, empty where there are none."""
        value = None if self._store is None else self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_blob(self, key: str, value: QByteArray) -> None:
        """Remember bytes."""
        if self._store is not None:
            self._store.setValue(key, value)

    def config(self) -> TrainingConfig:
        """Return the settings of the next run; the defaults where none are remembered or they are of no use now."""
        text = self.text("config")
        try:
            return TrainingConfig.from_toml(text) if text else DEFAULTS
        except UserError:
            return DEFAULTS  # written by another version: a start must not fail on it

    def set_config(self, config: TrainingConfig) -> None:
        """Remember the settings of the next run."""
        self.set_text("config", config.to_toml())

    def write(self) -> None:
        """Write everything to the file now."""
        if self._store is not None:
            self._store.sync()
