"""What can be changed while a run goes on: whether a change is possible, and when a typed one is meant."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnistgui.data.transforms.check import output_shape
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import FIELDS, TrainingConfig

LIVE: Final = tuple(name for name, info in FIELDS.items() if info.live)
# A rate typed as "10" passes through "1", which may wreck a run: what is typed counts when it rests this long or ends.
_REST_MS: Final = 700

FIXED = QT_TRANSLATE_NOOP("core", "{field}: is fixed while a run goes on. Stop the run to change it.")
NOT_OF_THIS_RUN = QT_TRANSLATE_NOOP("core", "{field}: the optimizer of this run does not use it.")
SHAPE_CHANGED = QT_TRANSLATE_NOOP(
    "core",
    "{field}: the net of this run takes images of {height}x{width} with {channels} channels, and these transforms "
    "would make them {new_height}x{new_width} with {new_channels}. Stop the run to change that.",
)


def problem_of_change(config: TrainingConfig, changes: Mapping[str, Any]) -> Message | None:
    """Return why a run with the settings ``config`` cannot go on with ``changes``, or None."""
    for name in changes:
        if name not in LIVE:
            return Message(FIXED, {"field": name})
        if not config.uses(name):
            return Message(NOT_OF_THIS_RUN, {"field": name})
    changed = replace(config, **changes)
    for problem in changed.problems().values():
        return problem
    before, after = (output_shape(each.transforms, each.shape_HWC) for each in (config, changed))
    if before == after:
        return None
    (height, width, channels), (new_height, new_width, new_channels) = before, after
    old = {"height": height, "width": width, "channels": channels}
    new = {"new_height": new_height, "new_width": new_width, "new_channels": new_channels}
    return Message(SHAPE_CHANGED, {"field": "transforms", **old, **new})


class LiveEdits(QObject):
    """Collects what is edited during a run; `settled` carries it when the typing rests or ends."""

    settled = Signal(object)  # dict: field name -> value

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._edits: dict[str, Any] = {}
        self._rest = QTimer(self)
        self._rest.setInterval(_REST_MS)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.settle)

    def put(self, name: str, value: Any) -> None:
        """Note a usable value that may be on its way to another."""
        self._edits[name] = value
        self._rest.start()

    def take_back(self, name: str) -> None:
        """Forget what was noted for a field, for it cannot be used any more."""
        self._edits.pop(name, None)

    def forget(self) -> None:
        """Forget everything, for the run has ended."""
        self._rest.stop()
        self._edits = {}

    @Slot()
    def settle(self) -> None:
        """Say now what was noted, if anything was."""
        edits = self._edits
        self.forget()
        if edits:
            self.settled.emit(edits)
