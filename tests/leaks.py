"""A fixture that fails a test which leaves a thread, a timer or a window behind. The idea is napari's conftest's.

Folders whose tests make widgets use it by importing `nothing_leaks` into their conftest.
"""

import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _Started:
    """Remembers, weakly, every object of a Qt class whose ``start`` was called."""

    def __init__(self, kind: type[QObject], patch: pytest.MonkeyPatch) -> None:
        self._objects: weakref.WeakSet[Any] = weakref.WeakSet()
        start = kind.start  # type: ignore[attr-defined]

        def start_and_remember(started: QObject, *arguments: Any) -> None:
            self._objects.add(started)
            start(started, *arguments)

        patch.setattr(kind, "start", start_and_remember)

    def alive(self) -> list[Any]:
        """Return those whose C++ side still exists."""
        return [started for started in self._objects if shiboken6.isValid(started)]


@pytest.fixture(autouse=True)
def nothing_leaks(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    """After the test: no new thread runs, no timer ticks and no window is there that was not there before."""
    threads_before = _threads()
    windows_before = _windows()
    qthreads, timers = _Started(QThread, monkeypatch), _Started(QTimer, monkeypatch)
    yield
    _settle()
    left = [f"a running {thread!r}" for thread in qthreads.alive() if thread.isRunning()]
    left += [f"an active {timer!r} of {timer.parent()!r}" for timer in timers.alive() if timer.isActive()]
    left += [f"a Python {thread!r}" for thread in _threads() - threads_before]
    left += [f"a top-level {widget!r} {widget.objectName()!r}" for widget in _windows() - windows_before]
    assert not left, f"{request.node.nodeid} left behind: " + ", ".join(left)


def _settle() -> None:
    """Let what was asked to be deleted go, outside an event loop, where Qt would keep it."""
    for _ in range(2):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows() -> set[QWidget]:
    return {widget for widget in QApplication.topLevelWidgets() if shiboken6.isValid(widget)}


def _threads() -> set[threading.Thread]:
    # A thread that Qt started and Python saw stays listed as a dummy for good: those are looked at as QThreads.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
