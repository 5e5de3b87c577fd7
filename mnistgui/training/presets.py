"""Presets: settings that belong together, each with a sentence why. No torch here."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.training.config import DEFAULTS, TrainingConfig

# Which images, and where it runs: a preset says how to train, on whatever the user has chosen.
NOT_OF_PRESETS: Final = ("dataset", "folder", "image_side", "colour", "target_transform", "device")


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A named set of changes to the defaults; ``label`` and ``why`` are sources for translation (context ``core``)."""

    key: str
    label: str
    why: str
    changes: Mapping[str, Any]

    def config(self, *, keeping: TrainingConfig = DEFAULTS) -> TrainingConfig:
        """Return the defaults with this preset's changes; what no preset speaks of stays as it is in ``keeping``."""
        kept = {name: getattr(keeping, name) for name in NOT_OF_PRESETS}
        return dataclasses.replace(DEFAULTS, **kept | dict(self.changes))


PRESETS: Final = (
    Preset(
        key="default",
        label=QT_TRANSLATE_NOOP("core", "A good start"),
        why=QT_TRANSLATE_NOOP(
            "core", "An MLP with one hidden layer and SGD at 0.1: over 90 % of the test digits right after one epoch."
        ),
        changes={},
    ),
    # The figures: facts.md, "What the deck's settings do", one seed; a test trains them again.
    Preset(
        key="deck",
        label=QT_TRANSLATE_NOOP("core", "The deck's settings"),
        why=QT_TRANSLATE_NOOP(
            "core",
            "Batch 100 and SGD at 0.01, as in the course. At this small rate the hidden layer looks harmful at first: "
            "after one epoch expect about 82 % from the MLP and 85 % from a single linear layer; after five 90 % and "
            "89 %. At 0.1 it is 92 % and 90 % after one.",
        ),
        changes={"batch_size": 100, "learning_rate": 0.01, "shuffle": True, "drop_last": True},
    ),
)


def preset_of(config: TrainingConfig) -> Preset | None:
    """Return the preset whose settings ``config`` has, or None."""
    return next((preset for preset in PRESETS if preset.config(keeping=config) == config), None)
