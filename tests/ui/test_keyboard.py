"""The whole window by keyboard: no two mnemonics clash, and Tab goes through everything and comes back."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.app import build_app
from mnistgui.ui.main_window import MainWindow
from mnistgui.ui.menus import Menus


@pytest.fixture(params=["en", "ko"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, nothing_leaks: None) -> Iterator[MainWindow]:
    """The program's window, in each language; it is not shown, so that nothing is loaded."""
    _, window = build_app(["--fresh", "--lang", request.param, "--theme", "light", "--size", "1440x900"])
    QCoreApplication.sendPostedEvents()
    yield window
    window.close()
    window._language.use("en")
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _texts(window: MainWindow) -> Iterator[str]:
    """Yield what stands beside each other in the window and may have a mnemonic: menus, tabs, buttons and labels."""
    yield from (action.text() for action in window.menuBar().actions())
    yield from (window.workbench.tabText(number) for number in range(window.workbench.count()))
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and isinstance(widget, (QAbstractButton, QLabel)):
            yield widget.text()


def _clashes(texts: Iterator[str]) -> dict[str, set[str]]:
    by_key: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        key = QKeySequence.mnemonic(text).toString()
        if key:
            by_key[key].add(text)
    assert by_key
    return {key: same for key, same in by_key.items() if len(same) > 1}


@pytest.mark.parametrize("page", ["page.draw", "page.perceptron"])
def test_no_mnemonic_means_two_things_on_a_page(window: MainWindow, page: str) -> None:
    assert window.show_page(page)

    assert _clashes(_texts(window)) == {}


def test_no_mnemonic_means_two_things_in_a_menu(window: MainWindow) -> None:
    menus = window.findChild(Menus)
    for menu in (menus._file, menus._run, menus._view, menus._chapters, menus._theme, menus._language):
        assert isinstance(menu, QMenu)
        assert _clashes(action.text() for action in menu.actions()) == {}


@pytest.mark.parametrize("window", ["en"], indirect=True)
def test_tab_leaves_the_table_of_shortcuts(window: MainWindow, qtbot: QtBot) -> None:
    window.findChild(QAction, "action.shortcuts").trigger()
    table = window.findChild(QTableWidget, "shortcuts.table")
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert not table.hasFocus()
    table.window().close()


@pytest.mark.parametrize("window", ["en"], indirect=True)
def test_every_stop_of_tab_has_a_name(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.workspace, "load", lambda: None)
    window.show()
    window.activateWindow()
    bar = window.workbench.tabBar()
    for page in range(window.workbench.count()):
        window.workbench.setCurrentIndex(page)
        bar.setFocus()
        qtbot.waitUntil(bar.hasFocus)
        stops = [bar]
        while len(stops) < 200:
            qtbot.keyClick(stops[-1], Qt.Key.Key_Tab)
            stop = QApplication.focusWidget()
            if stop is bar:
                break
            stops.append(stop)

        assert len(stops) in range(25, 200)
        assert [stop for stop in stops[1:] if not stop.objectName()] == []
