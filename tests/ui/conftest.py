"""Every test of a widget is looked at for threads, timers and windows that it leaves behind."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from mnistgui.ui import theme
from tests.leaks import nothing_leaks

__all__ = ["dress", "nothing_leaks"]


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[theme.Theme], None]]:
    """Dress the program in a theme, and take it off again after the test."""
    before = qapp.palette(), qapp.styleSheet(), qapp.style().objectName()
    yield partial(theme.apply, qapp)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setStyle(before[2])
