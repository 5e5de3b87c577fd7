"""SettingsHistory: the settings before and after the present ones, for undo and redo."""

from typing import Final

from mnistgui.training.config import TrainingConfig

# More than anybody goes back; a config is a few hundred bytes, for most of its values are shared.
MOST: Final = 200


class SettingsHistory:
    """What undo and redo go through. What is typed in one field without a break is one change, not one a key."""

    def __init__(self, present: TrainingConfig) -> None:
        self._past: list[TrainingConfig] = []
        self._present = present
        self._future: list[TrainingConfig] = []
        self._typed_in: str | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there are settings to go back to."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether settings were taken back and nothing was changed since."""
        return bool(self._future)

    def record(self, config: TrainingConfig, *, typed_in: str | None = None) -> None:
        """Note that the settings are ``config`` now, of which nothing is left to redo.

        ``typed_in`` names the field that is being typed in: the next record of the same one belongs to this change,
        until `break_off`. Settings that are there already are no change.
        """
        if config == self._present:
            return
        if typed_in is None or typed_in != self._typed_in:
            self._past.append(self._present)
            del self._past[:-MOST]
        self._present, self._future, self._typed_in = config, [], typed_in
        if self._past and self._past[-1] == config:
            # Typed away and back again: nothing has changed, so the next key begins anew.
            self._past.pop()
            self._typed_in = None

    def break_off(self) -> None:
        """Let what is typed next be a change of its own, for the field was left."""
        self._typed_in = None

    def undo(self) -> TrainingConfig:
        """Go back by one change and return the settings.

        Raises:
            IndexError: there is nothing to undo.
        """
        config = self._past.pop()
        self._future.append(self._present)
        self._present, self._typed_in = config, None
        return config

    def redo(self) -> TrainingConfig:
        """Go forward by one change and return the settings.

        Raises:
            IndexError: there is nothing to redo.
        """
        config = self._future.pop()
        self._past.append(self._present)
        self._present, self._typed_in = config, None
        return config
