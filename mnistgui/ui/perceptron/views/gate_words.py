"""What the hidden units are called on the screen: h₁ = OR, h₂ = x₁ AND NOT x₂, and their columns of the truth table."""

import re
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.chain_rule import unit_name
from mnistgui.perceptron.network import Layer, Network
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.units import NONE, OTHER, UnitGate

_INPUT: Final = re.compile(r"x(\d)")


def hidden_name(network: Network, layer: int, unit: int) -> str:
    """Return h₁, or h₁⁽²⁾ where there are several hidden layers."""
    return unit_name("h", layer, unit) if len(network.hidden) > 1 else f"h{lowered(unit + 1)}"


def gate_words(gate: UnitGate) -> str:
    """Return the gate's name with its inputs as on the screen, or in words that there is none."""
    if gate.name == NONE:
        return QCoreApplication.translate("PerceptronUnits", "not a gate yet")
    if gate.name == OTHER:
        return QCoreApplication.translate("PerceptronUnits", "unnamed gate")
    return _INPUT.sub(lambda found: f"x{lowered(int(found[1]))}", gate.name)


def gate_heading(name: str, gate: UnitGate | None) -> str:
    """Return ``h₁ = OR``, ``h₁: not a gate yet``, or the unit's ``name`` alone where gates make no sense."""
    if gate is None:
        return name
    return f"{name}: {gate_words(gate)}" if gate.name == NONE else f"{name} = {gate_words(gate)}"


def halves(name: str, gate: UnitGate | None) -> tuple[str, str]:
    """Return the same with its column as two short lines: ``h₁  0 1 1 1`` and ``= OR``."""
    if gate is None:
        return name, ""
    if gate.name == NONE:
        return name, gate_words(gate)
    return f"{name}  {column_words(gate)}", f"= {gate_words(gate)}"


def column_words(gate: UnitGate | None) -> str:
    """Return the truth table's column as 0 1 1 1, or nothing."""
    return "" if gate is None or gate.column is None else " ".join(map(str, gate.column))


def in_plane(network: Network, x3: float) -> Network:
    """Return ``network`` as a network of x1 and x2 alone; a third input is held at ``x3``."""
    if network.inputs == 2:
        return network
    first = network.layers[0]
    held = Layer(first.weights_OI[:, :2], first.biases_O + x3 * first.weights_OI[:, 2])
    return replace(network, layers=(held, *network.layers[1:]))
