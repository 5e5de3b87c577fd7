"""What the driver of a graphics tablet sends."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from mnistgui.ui.draw.pad import Pad

LEFT = Qt.MouseButton.LeftButton


def tablet(
    pad: Pad,
    kind: QEvent.Type,
    place: tuple[float, float],
    *,
    pressure: float,
    eraser: bool = False,
    feels: bool = True,
) -> None:
    """Send an event of a pen, which ``feels`` its pressure or not, or of its other end."""
    pointers, capabilities = QPointingDevice.PointerType, QInputDevice.Capability
    pointer = pointers.Eraser if eraser else pointers.Pen
    can = capabilities.Pressure if feels else capabilities.Position
    device = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, pointer, can, 1, 1)
    lifted = kind == QEvent.Type.TabletRelease
    buttons = Qt.MouseButton.NoButton if lifted else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
    position = QPointF(*place)
    event = QTabletEvent(
        kind, device, position, pad.mapToGlobal(position), pressure, 0.0, 0.0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, button, buttons,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()
