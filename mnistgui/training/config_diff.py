"""What differs between the settings of two or more runs. No torch here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mnistgui.training.config import FIELDS, TrainingConfig


@dataclass(frozen=True, kw_only=True)
class DiffRow:
    """One field that is not the same everywhere: its value in each config, None where that config does not use it."""

    field: str
    values: tuple[Any, ...]


def diff_configs(configs: Sequence[TrainingConfig]) -> tuple[DiffRow, ...]:
    """Return the fields in which ``configs`` differ, in the order of `FIELDS`.

    A field that a config does not use (the hidden layers of a net without any) differs from every value, and from no
    other unused one.
    """
    rows = [
        DiffRow(field=name, values=tuple(getattr(config, name) if config.uses(name) else None for config in configs))
        for name in FIELDS
    ]
    return tuple(row for row in rows if any(value != row.values[0] for value in row.values))
