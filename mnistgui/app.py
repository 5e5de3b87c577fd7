"""Builds the QApplication and joins the objects: the only file that knows everybody.

Nothing here imports torch at the top: the window is painted first, and torch is loaded in a thread.
"""

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from mnistgui.core_services import services
from mnistgui.paths import Places, default_places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mnistgui.ui.main_window import MainWindow


def window_parser(prog: str = "mnistgui") -> argparse.ArgumentParser:
    """Return the parser of the window's own arguments."""
    parser = argparse.ArgumentParser(prog=prog, description="A bench for a first course in deep learning.")
    parser.add_argument("--data-root", type=Path, metavar="DIR", help="where data sets are kept")
    parser.add_argument("--runs-dir", type=Path, metavar="DIR", help="where runs are written")
    parser.add_argument("--lang", choices=("en", "ko"), help="the language of the interface")
    parser.add_argument("--theme", choices=("light", "dark"), help="light or dark")
    parser.add_argument("--fresh", action="store_true", help="neither read nor write saved settings")
    parser.add_argument("--open", metavar="RUN", help="open a run: its folder, or its name in --runs-dir")
    parser.add_argument("--screenshot", type=Path, metavar="FILE.png", help="save a picture of the window and end")
    parser.add_argument("--page", metavar="NAME", help="the page to open: draw, perceptron, data, net")
    parser.add_argument("--size", type=_size, metavar="WxH", help="size of the window, for example 1440x900")
    parser.add_argument(
        "--demo", action="store_true", help="draw a digit and train the default net for two epochs first"
    )
    parser.add_argument("--debug", action="store_true", help="show the traceback of a failure")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    try:
        size = int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form 1440x900") from None
    if not (320 <= size[0] <= 8192 and 240 <= size[1] <= 8192):
        raise argparse.ArgumentTypeError("the size must be from 320x240 to 8192x8192")
    return size


def build_app(argv: Sequence[str]) -> "tuple[QApplication, MainWindow]":
    """Take the window's own arguments, build everything and show nothing.

    The QApplication that exists is used, if one does. Raises SystemExit on wrong arguments, as argparse does.
    """
    arguments = window_parser().parse_args(list(argv))
    return _build(arguments)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python's cyclic collector off: while a program is loaded it looks at ever more objects and finds nothing.

    What was made meanwhile stays as long as the program does, and is not looked at later, either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def main(argv: Sequence[str]) -> int:
    """Run the window, or save a picture of it, and return the exit status."""
    parser = window_parser()
    arguments = parser.parse_args(list(argv))
    app, window = _build(arguments)
    if arguments.page and not _open_page(window, arguments.page):
        names = ", ".join(name.removeprefix("page.") for name in window.page_names())
        sys.stderr.write(f"mnistgui: --page: there is no page {arguments.page!r}; the pages are: {names}\n")
        window.answerer.shut_down()
        return 2
    return _run_window(app, window, arguments)


def _open_page(window: "MainWindow", name: str) -> bool:
    return window.show_page(name) or window.show_page(f"page.{name}")


def _build(arguments: argparse.Namespace) -> "tuple[QApplication, MainWindow]":
    with _nothing_collected():
        app, window = _build_window(arguments)
    from mnistgui.ui.threads.gc_guard import GcGuard

    guard = GcGuard(window)
    window.workspace.torch_loaded.connect(guard.settle)
    window.closed.connect(guard.release)
    return app, window


def _build_window(arguments: argparse.Namespace) -> "tuple[QApplication, MainWindow]":
    from PySide6.QtWidgets import QApplication

    from mnistgui.lessons.lesson import load_lessons
    from mnistgui.training.runtime import keep_freed_memory
    from mnistgui.ui import theme
    from mnistgui.ui.language import LANGUAGES, LanguageSwitch, system_language
    from mnistgui.ui.main_window import MainWindow
    from mnistgui.ui.settings import SavedSettings
    from mnistgui.ui.workspace import Workspace

    keep_freed_memory()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["mnistgui"])
    app.setApplicationName("mnistgui")
    places = _places(arguments)
    settings = SavedSettings(places.settings_file)
    chosen_theme = arguments.theme or settings.text("theme")
    theme.apply(app, theme.THEMES.get(chosen_theme) or theme.system_theme(app))
    # One for all windows: translators are the program's.
    language = app.findChild(LanguageSwitch) or LanguageSwitch(app)
    chosen_language = arguments.lang or settings.text("language")
    language.use(chosen_language if chosen_language in LANGUAGES else system_language())
    # A run that is made for a picture only is not worth a folder among the user's.
    runs_dir = arguments.runs_dir if arguments.screenshot else places.runs_dir
    remembered = settings.text("data_root")
    data_root = Path(remembered) if remembered and not arguments.data_root else places.data_root
    workspace = Workspace(services(), data_root=data_root, runs_dir=runs_dir)
    lessons = {key: load_lessons(key) for key in LANGUAGES}
    window = MainWindow(workspace, settings=settings, language=language, lessons=lessons)
    if arguments.size:
        window.resize(*arguments.size)
    if arguments.open:
        window.open_when_ready(arguments.open)
    return app, window


def _places(arguments: argparse.Namespace) -> Places:
    places = default_places()
    return Places(
        data_root=arguments.data_root or places.data_root,
        runs_dir=arguments.runs_dir or places.runs_dir,
        settings_file=None if arguments.fresh or arguments.screenshot else places.settings_file,
    )


@dataclass
class _ExceptHook:
    """Shows an exception that nobody caught, and leaves the program going: nothing the user has is lost by it."""

    window: "MainWindow"

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        from mnistgui.messages import Message
        from mnistgui.ui.threads.job import UNEXPECTED

        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        # By a signal: this may be any thread, and a dialog belongs to the UI thread.
        self.window.workspace.failed.emit(Message(UNEXPECTED, {"detail": repr(error)}), details)


def _on_qt_message(_kind: Any, _context: Any, text: str) -> None:
    # Said by the offscreen platform for every window with a smallest size; it means nothing to anybody.
    if "propagateSizeHints" not in text and sys.stderr is not None:  # a GUI script on Windows has none
        sys.stderr.write(f"{text}\n")


def _run_window(app: "QApplication", window: "MainWindow", arguments: argparse.Namespace) -> int:
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(_on_qt_message)
    # A thread that computes in Python gives way to the UI thread sooner; costs nothing measurable.
    sys.setswitchinterval(0.001)
    sys.excepthook = _ExceptHook(window)
    # A window that closes during a run is hidden until the run has ended: only then may the program end.
    app.setQuitOnLastWindowClosed(False)
    window.closed.connect(app.quit)
    if arguments.screenshot:
        from mnistgui.ui.screenshot import ScreenshotTaker

        taker = ScreenshotTaker(window, arguments.screenshot, demo=arguments.demo)
        taker.begin()
    elif arguments.demo:
        from mnistgui.ui.demo import Demo

        demo = Demo(window)
        demo.begin()
    window.show()
    status = app.exec()
    if not window.is_closed:
        # The system quit the program (macOS from its Dock): Qt takes a window that is hidden for one that is closed.
        window.close()
        if not window.is_closed:
            status = app.exec()
    qInstallMessageHandler(None)
    sys.excepthook = sys.__excepthook__
    return status
