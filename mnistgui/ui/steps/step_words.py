"""A step in short: what a row of the list says of its parameters."""

from PySide6.QtCore import QCoreApplication

from mnistgui.data.named_values import NamedValues, Value
from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.ui.language import core_text
from mnistgui.ui.steps.catalog import StepCatalog


def short_parameters(catalog: StepCatalog, step: NamedValues) -> str:
    """Return the parameters that differ from what the library takes by itself, in the window's language."""
    info = catalog.infos.get(step.name)
    if info is None:
        return ""
    values = catalog.values(step)
    parts = (
        _short(parameter, values[parameter.name])
        for parameter in info.parameters
        if values[parameter.name] != parameter.unwritten
    )
    return ", ".join(parts)


def _short(parameter: ParameterInfo, value: Value) -> str:
    label, unit = core_text(parameter.label), _with_space(parameter.unit)
    match parameter.kind:
        case "choice":
            return str(value)
        case "switch":
            yes, no = QCoreApplication.translate("StepWords", "yes"), QCoreApplication.translate("StepWords", "no")
            return f"{label} {yes if value else no}"
    if not isinstance(value, tuple):
        return f"{label} {number_text(value)}{unit}"
    between = {"range": "…", "pair": "×"}.get(parameter.kind, ", ")
    return f"{label} {between.join(number_text(number) for number in value)}{unit}"


def _with_space(unit: str) -> str:
    return unit if unit in ("", "°") else f"\N{NO-BREAK SPACE}{unit}"


def number_text(value: Value) -> str:
    """Return a number as shortly as it can be read; a text that is none stays as it was typed."""
    return f"{value:.6g}" if isinstance(value, (int, float)) else str(value)
