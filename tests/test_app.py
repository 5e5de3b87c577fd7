"""What joins the objects: how the program ends, two windows in one program, and an exception that nobody caught."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from mnistgui.app import _ExceptHook, build_app
from mnistgui.ui.main_window import MainWindow
from tests.leaks import nothing_leaks

__all__ = ["nothing_leaks"]

# Qt's own end, as macOS sends it from the Dock; the window hides, and counts as closed for Qt.
QUIT_WHILE_LOADING = """
from PySide6.QtCore import QTimer
from mnistgui import app

qt, window = app.build_app(["--fresh"])
load = window.workspace.load
def load_and_quit():
    load()
    QTimer.singleShot(50, qt.quit)
window.workspace.load = load_and_quit
status = app._run_window(qt, window, app.window_parser().parse_args(["--fresh"]))
print(status, window.is_closed, window.workspace.busy)
"""


@pytest.fixture
def windows(qtbot: QtBot, nothing_leaks: None) -> Iterator[list[MainWindow]]:
    """Windows to be closed after the test."""
    made: list[MainWindow] = []
    yield made
    for window in made:
        window.close()
        window._language.use("en")
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_an_end_that_the_system_orders_waits_for_the_threads() -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUIT_WHILE_LOADING], capture_output=True, text=True, check=False, timeout=100
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout == "0 True False\n"


def test_two_windows_speak_the_language_chosen_last(windows: list[MainWindow]) -> None:
    for language in ("ko", "en"):
        windows.append(build_app(["--fresh", "--lang", language])[1])
    QCoreApplication.sendPostedEvents()

    assert [window.findChild(QAction, "action.start").text() for window in windows] == 2 * ["&Start"]
    assert [window.findChild(QAction, "action.language_ko").isChecked() for window in windows] == [False, False]


def test_the_program_of_another_goes_on_when_the_window_is_closed(windows: list[MainWindow]) -> None:
    app, window = build_app(["--fresh"])
    windows.append(window)
    assert isinstance(app, QApplication)

    assert app.quitOnLastWindowClosed()


def test_an_exception_of_any_thread_is_told_on_the_ui_thread(
    windows: list[MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.append(build_app(["--fresh"])[1])
    window = windows[0]
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: None)
    hook = _ExceptHook(window)
    error = ZeroDivisionError("here")
    thread = threading.Thread(target=hook, args=(ZeroDivisionError, error, None))
    thread.start()
    thread.join()
    assert window.findChild(QMessageBox, "error.dialog") is None

    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "error.dialog") is not None)
    box = window.findChild(QMessageBox, "error.dialog")
    assert box.thread() is window.thread()
    assert "here" in box.text()
