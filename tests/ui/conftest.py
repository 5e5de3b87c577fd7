"""Every test of a widget is looked at for threads, timers and windows that it leaves behind."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.page import BackpropagationPage
from mnistgui.ui.perceptron.page import PerceptronPage
from mnistgui.ui.threads.job import JobKeeper
from tests.leaks import nothing_leaks
from tests.ui.lab import Lab
from tests.ui.walk import Autograd, WalkHand

__all__ = ["dress", "nothing_leaks"]


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[theme.Theme], None]]:
    """Dress the program in a theme, and take it off again after the test."""
    before = qapp.palette(), qapp.styleSheet(), qapp.style().objectName()
    yield partial(theme.apply, qapp)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setStyle(before[2])


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    """The perceptron page, shown."""
    jobs = JobKeeper()
    page = PerceptronPage(jobs, Autograd())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitExposed(page)
    yield Lab(page, qtbot)
    jobs.close()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=30_000)


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[WalkHand]:
    """The backpropagation page, shown, with PyTorch's own autograd."""
    jobs, autograd = JobKeeper(), Autograd()
    page = BackpropagationPage(jobs, autograd)
    qtbot.addWidget(page)
    page.resize(1260, 760)
    page.show()
    qtbot.waitExposed(page)
    yield WalkHand(page, qtbot, autograd)
    autograd.held.set()
    jobs.close()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    jobs.deleteLater()
