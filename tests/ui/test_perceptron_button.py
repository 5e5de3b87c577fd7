"""The lab's compact buttons: as narrow as their text, and no narrower."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from mnistgui.ui import theme
from mnistgui.ui.perceptron.compact_button import CompactButton


@pytest.mark.parametrize("role", ["", "primary"])
@pytest.mark.parametrize("text", ["R&un", "Another start", "다른 시작값"])
def test_the_text_of_a_button_has_its_room_in_either_role(
    qtbot: QtBot, dress: Callable[[theme.Theme], None], role: str, text: str
) -> None:
    dress(theme.LIGHT)
    button = CompactButton()
    qtbot.addWidget(button)
    button.setText(text)
    button.set_role(role)
    button.resize(button.sizeHint())
    button.show()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    assert button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width() <= room.width()
