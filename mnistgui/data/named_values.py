"""NamedValues: a name and its parameters, as plain data that a config file can hold. No torch here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

Value = bool | int | float | str | tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class NamedValues:
    """``values`` are the parameters as pairs, sorted by name: hashable, equal where they say the same.

    A parameter that is not among ``values`` has its default, which whoever knows the name knows, too.
    """

    name: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, name: str, /, **values: Value) -> Self:
        """Return ``name`` with these parameters."""
        return cls(name=name, values=tuple(sorted(values.items())))

    def to_dict(self) -> dict[str, Any]:
        """Return plain values: ``{"name": "RandomRotation", "degrees": 10.0}``, lists for tuples."""
        plain = {key: list(value) if isinstance(value, tuple) else value for key, value in self.values}
        return {"name": self.name} | plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return what `to_dict` described; whether it can be used is for others to say.

        Raises:
            KeyError, TypeError: no name, or a value of a kind that no parameter has.
        """
        name = values["name"]
        if not isinstance(name, str):
            raise TypeError(f"a name is a text, not {name!r}")
        return cls.of(name, **{str(key): _value(value) for key, value in values.items() if key != "name"})


def _value(value: Any) -> Value:
    if isinstance(value, list | tuple):
        return tuple(float(number) for number in value)
    if isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"a parameter cannot be {value!r}")
