"""Can Qt show a window here? Asked before Qt is: where it finds no screen it aborts the process, with no exception."""

import os
import select
import signal
import sys
from typing import Final

# What Qt needs of a bare Debian or Ubuntu; README.md has the same line (a test compares them).
APT_LINE: Final = (
    "sudo apt-get update && sudo apt-get install -y libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 "
    "libwayland-cursor0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-nanum"
)
_WITHOUT_A_SCREEN: Final = (
    "Without a screen use mnistgui train, or mnistgui --screenshot FILE.png, or set QT_QPA_PLATFORM=offscreen."
)
_PATIENCE_S: Final = 10.0


def problem() -> str | None:
    """Return what keeps Qt from showing a window, as one line that says what to do, or None when nothing does.

    Only Linux is asked: Windows and macOS always have a screen.
    """
    if not sys.platform.startswith("linux"):
        return None
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if not display and not os.environ.get("QT_QPA_PLATFORM"):
        return f"there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set). {_WITHOUT_A_SCREEN}"
    try:
        complaint = _complaint_of_qt()
    except ImportError as error:
        return f"Qt cannot be loaded: {error}. On Debian or Ubuntu: {APT_LINE}"
    if complaint is None:
        return None
    if "could not connect to display" in complaint:
        return f"the screen {display or 'that Qt looks for'} does not answer. {_WITHOUT_A_SCREEN}"
    if "even though it was found" in complaint:
        return f"Qt lacks libraries for this screen. {_WITHOUT_A_SCREEN} On Debian or Ubuntu install them: {APT_LINE}"
    reason = (complaint.strip().splitlines() or ["it gives no reason"])[0]
    return f"Qt cannot show a window here: {reason}. {_WITHOUT_A_SCREEN}"


def _complaint_of_qt() -> str | None:
    """Let a child process open a QGuiApplication; return what Qt wrote when that failed, else None.

    The child is a fork of this process, with Qt loaded and no thread started yet: that takes 4 to 20 ms, a new
    interpreter would take 110 to 180 of the 700 ms in which the window is to be painted.

    Raises:
        ImportError: a shared library that Qt is linked to is missing.
    """
    from PySide6.QtGui import QGuiApplication

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _silence(writing)
            QGuiApplication(["mnistgui"])
            os._exit(0)  # nothing of the parent's is cleaned up twice
        finally:
            os._exit(1)
    os.close(writing)
    complaint = _read_all(reading, child)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    return None if status == 0 else complaint


def _silence(writing: int) -> None:
    """Send the child's last words to the parent, and leave no core file of its abort."""
    import resource

    os.dup2(writing, 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_all(reading: int, child: int) -> str:
    """Return what the child writes until it ends; end it where a screen accepts the call and then says nothing."""
    said = b""
    while select.select([reading], [], [], _PATIENCE_S)[0]:
        part = os.read(reading, 4096)
        if not part:
            break
        said += part
    else:
        os.kill(child, signal.SIGKILL)
        said = b"could not connect to display"
    return said.decode(errors="replace")
