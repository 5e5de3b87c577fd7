"""What the tests of the hyperparameter dock share: making the panel, finding in it, typing into it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QSpinBox, QWidget

from mnistgui.ui.hyperparameters.panel import HyperPanel


def made_panel(qtbot: Any) -> HyperPanel:
    """Return the panel as wide as its dock, shown and active."""
    panel = HyperPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def control(panel: HyperPanel, name: str) -> Any:
    """Return the widget ``hyper.<name>``."""
    found = panel.findChild(QWidget, f"hyper.{name}")
    assert found is not None
    return found


def refusal(panel: HyperPanel, name: str) -> str:
    """Return the text that is shown at a field, or nothing."""
    label = panel.findChild(QLabel, f"hyper.{name}.refusal")
    assert label is not None
    return label.text() if label.isVisible() else ""


def type_text(qtbot: Any, widget: Any, text: str) -> None:
    """Type ``text`` over what stands in a field; the keys stay there."""
    widget.setFocus()
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    line.selectAll()
    qtbot.keyClicks(widget, text)


def press(qtbot: Any, widget: QWidget, keys: str) -> None:
    """Press "Ctrl+Z" or "Ctrl+Shift+Z" in a field."""
    modifiers = Qt.KeyboardModifier.ControlModifier
    if "Shift" in keys:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(widget, Qt.Key.Key_Z, modifiers)


def enter(widget: Any, value: object) -> None:
    """Do by hand, as far as a test can, what gives a control a value."""
    if isinstance(widget, QComboBox) and not isinstance(value, tuple):
        widget.setCurrentIndex(widget.findData(value))
    elif isinstance(widget, QComboBox):
        widget.setEditText(", ".join(map(str, value)))  # type: ignore[arg-type]
    elif isinstance(widget, QCheckBox):
        widget.setChecked(value)
    elif isinstance(widget, (QSpinBox, QDoubleSpinBox)):
        widget.setValue(value)
    elif isinstance(value, str):
        widget.setText(value)
    else:
        widget.setText(", ".join(map(str, value)))  # type: ignore[call-overload]
