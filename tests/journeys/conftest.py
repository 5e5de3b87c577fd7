"""The real program for a journey. Every journey is looked at for threads, timers and windows that it leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.journeys.window import LOADING_MS, Bench
from tests.leaks import nothing_leaks

__all__ = ["bench", "nothing_leaks"]


@pytest.fixture
def bench(qtbot: QtBot, nothing_leaks: None, tmp_path: Path) -> Iterator[Bench]:
    """The program as it is launched, shown and ready to train; closed again as a user closes it."""
    from mnistgui.app import build_app

    arguments = ["--fresh", "--runs-dir", str(tmp_path / "runs"), "--data-root", str(tmp_path / "data")]
    _, window = build_app([*arguments, "--lang", "en", "--theme", "light", "--size", "1440x900"])
    window.show()
    qtbot.waitUntil(lambda: window.is_ready, timeout=LOADING_MS)
    yield Bench(window=window, qtbot=qtbot, runs_dir=tmp_path / "runs")
    window.close()
    qtbot.waitUntil(lambda: window.is_closed, timeout=LOADING_MS)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
