"""The main window on a scripted core: what it shows, what it remembers, and how it closes."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.lessons.lesson import load_lessons
from mnistgui.messages import Message, UserError
from mnistgui.training import health
from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import Advice, RunFailed
from mnistgui.training.history import RunHistory
from mnistgui.ui import screenshot, theme
from mnistgui.ui.actions import SPECS
from mnistgui.ui.active_run import RunState
from mnistgui.ui.language import LANGUAGES, LanguageSwitch
from mnistgui.ui.main_window import MainWindow
from mnistgui.ui.settings import SavedSettings
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import FakeCore, endless_run, short_run, started

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, tiny_image_set: ImageSet) -> Iterator[MakeWindow]:
    made: list[MainWindow] = []
    language = LanguageSwitch()
    theme.apply(qapp, theme.LIGHT)

    def make(run: Any = short_run, *, settings: Path | None = None, **changes: Any) -> MainWindow:
        services = dataclasses.replace(FakeCore(tiny_image_set, run).services(), **changes)
        lessons = {key: load_lessons(key) for key in LANGUAGES}
        window = MainWindow(
            Workspace(services, data_root=Path("nowhere"), runs_dir=None),
            settings=SavedSettings(settings),
            language=language,
            lessons=lessons,
        )
        made.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.workspace.data.data_set is not None and not window.workspace.jobs.busy)
        return window

    yield make
    for window in made:
        close(window, qtbot)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    language.use("en")


def close(window: MainWindow, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: window.is_closed)


def test_every_action_is_found_by_its_name_with_a_text_and_a_help(make_window: MakeWindow) -> None:
    window = make_window()

    for spec in SPECS:
        action = window.findChild(QAction, spec.name)
        assert action is not None, spec.name
        assert action.text()
        assert action.toolTip()


def test_no_two_actions_share_a_shortcut(make_window: MakeWindow) -> None:
    window = make_window()

    # Those of one widget (Ctrl+Z on the pad and in the settings) are each heard where the keys are.
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    actions = [action for action in window.findChildren(QAction) if action.shortcutContext() in everywhere]
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]

    assert len(keys) > 12
    assert sorted(keys) == sorted(set(keys))


def test_the_documented_parts_are_there(make_window: MakeWindow) -> None:
    window = make_window()

    assert window.objectName() == "mainWindow"
    for name in ("toolbar.main", "workbench", "page.draw", "page.perceptron", "dock.dataset", "dock.hyperparameters",
                 "dock.plot", "status.progress", "status.message", "status.eta"):  # fmt: skip
        assert window.findChild(QWidget, name) is not None, name


def test_without_torch_the_window_explains_and_start_stays_off(make_window: MakeWindow, qtbot: QtBot) -> None:
    def no_torch() -> None:
        raise UserError(Message("libtorch is missing"))

    window = make_window(load_torch=no_torch)

    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "error.dialog") is not None)
    assert "libtorch is missing" in window.findChild(QMessageBox, "error.dialog").text()
    assert not window.findChild(QAction, "action.start").isEnabled()
    assert window.findChild(QLabel, "status.eta").text().startswith("Training is not possible")
    assert "PyTorch" not in window.findChild(QLabel, "status.message").text()


def test_a_run_is_told_in_words_from_start_to_end(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    words = window.findChild(QLabel, "status.eta")
    assert words.text() == "Ready"

    with qtbot.waitSignal(window.workspace.run_finished):
        window.findChild(QAction, "action.start").trigger()

    assert words.text() == "Finished · 4 iterations · test accuracy 90.00 %"


def test_the_settings_cannot_be_changed_while_a_run_goes_on(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(endless_run)
    epochs = window.findChild(QWidget, "hyper.epochs")
    window.findChild(QAction, "action.start").trigger()
    qtbot.waitUntil(lambda: window.workspace.history.steps > 0)
    assert not epochs.isEnabled()

    with qtbot.waitSignal(window.workspace.run_finished):
        window.findChild(QAction, "action.stop").trigger()
    assert epochs.isEnabled()


def test_a_run_that_breaks_is_explained_with_details_and_the_window_goes_on(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    def broken_run(emit: Any, control: Any) -> None:
        emit(started())
        emit(RunFailed(message=Message("out of memory"), traceback="Traceback: here"))

    window = make_window(broken_run)
    with qtbot.waitSignal(window.workspace.failed):
        window.findChild(QAction, "action.start").trigger()

    box = window.findChild(QMessageBox, "error.dialog")
    assert box.text() == "out of memory"
    assert box.detailedText() == "Traceback: here"
    assert not box.isModal()
    assert window.findChild(QAction, "action.start").isEnabled()
    assert window.findChild(QLabel, "status.eta").text() == "The run broke off"
    box.close()


def test_layout_and_settings_are_there_again_at_the_next_start(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "settings.ini"
    first = make_window(settings=file)
    first.findChild(QDockWidget, "dock.plot").close()
    first.workspace.set_config(dataclasses.replace(DEFAULTS, epochs=9))
    first.hyper_panel.more_open = True
    close(first, qtbot)

    second = make_window(settings=file)

    assert not second.findChild(QDockWidget, "dock.plot").isVisible()
    assert second.workspace.config.epochs == 9
    assert second.hyper_panel.config.epochs == 9
    assert second.hyper_panel.more_open


@pytest.mark.parametrize(
    "content", ["", "\0\0\0", "[window]\nstate=@ByteArray(nonsense)\n[General]\nconfig=epochs=-1\n"]
)
def test_a_damaged_settings_file_is_passed_over(make_window: MakeWindow, tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(content)

    window = make_window(settings=file)

    assert window.workspace.config == DEFAULTS
    assert window.findChild(QDockWidget, "dock.plot").isVisible()


def test_fresh_writes_nothing(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(settings=None)
    close(window, qtbot)

    assert list(tmp_path.iterdir()) == []


def test_reset_layout_brings_back_what_was_closed_and_floated(make_window: MakeWindow) -> None:
    window = make_window()
    plot, data = window.findChild(QDockWidget, "dock.plot"), window.findChild(QDockWidget, "dock.dataset")
    plot.close()
    data.setFloating(True)

    window.findChild(QAction, "action.reset_layout").trigger()

    assert plot.isVisible()
    assert not data.isFloating()


def test_the_lab_takes_the_whole_window_and_gives_it_back(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "settings.ini"
    window = make_window(settings=file)
    data, plot = window.findChild(QDockWidget, "dock.dataset"), window.findChild(QDockWidget, "dock.plot")
    data.close()
    window.show_page("page.perceptron")
    room = window.findChild(QPushButton, "perceptron.more_room")
    qtbot.mouseClick(room, Qt.MouseButton.LeftButton)
    assert not any(dock.isVisible() for dock in window.docks.by_name.values())
    qtbot.mouseClick(room, Qt.MouseButton.LeftButton)
    assert plot.isVisible()
    assert not data.isVisible()

    # Another page has its docks again; and a window that is closed so opens as it was before.
    qtbot.mouseClick(room, Qt.MouseButton.LeftButton)
    window.show_page("page.draw")
    assert plot.isVisible()
    assert not room.isChecked()
    window.show_page("page.perceptron")
    qtbot.mouseClick(room, Qt.MouseButton.LeftButton)
    close(window, qtbot)
    second = make_window(settings=file)
    assert second.findChild(QDockWidget, "dock.plot").isVisible()
    assert not second.findChild(QDockWidget, "dock.dataset").isVisible()


def test_a_chapter_opens_its_page_and_sets_it_up(make_window: MakeWindow) -> None:
    window = make_window()

    window.findChild(QAction, "action.chapter_6").trigger()

    assert window.workbench.currentWidget().objectName() == "page.perceptron"
    assert window.findChild(QWidget, "chapter.box").isVisible()


def test_an_open_chapter_changes_its_language_with_the_window(make_window: MakeWindow) -> None:
    window = make_window()
    window.findChild(QAction, "action.chapter_1").trigger()
    english = window.chapter_box.findChild(QLabel, "chapter.text").text()

    window.findChild(QAction, "action.language_ko").trigger()
    QCoreApplication.sendPostedEvents()

    assert window.chapter_box.findChild(QLabel, "chapter.text").text() != english
    assert "시작" in window.findChild(QAction, "action.start").text()


def test_the_shortcuts_are_listed_with_what_they_do(make_window: MakeWindow) -> None:
    window = make_window()
    window.findChild(QAction, "action.shortcuts").trigger()

    table = window.findChild(QTableWidget, "shortcuts.table")
    keys = {table.item(row, 0).text() for row in range(table.rowCount())}
    assert {"F5", "F6", "F10", "Shift+F5", "Ctrl+7"} <= keys
    assert all(table.item(row, 2).text() for row in range(table.rowCount()))
    table.window().close()


def test_dialogs_go_with_the_window_even_while_a_run_ends(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(endless_run)
    window.findChild(QAction, "action.start").trigger()
    window.findChild(QPushButton, "dataset.enlarge").click()
    dialog = window.findChild(QWidget, "dataset.pixel_window")
    assert dialog.isVisible()

    window.close()

    assert window.workspace.busy
    assert not dialog.isVisible()


def test_a_run_that_ends_before_its_first_step_leaves_no_promise_in_the_plot(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    def broken_run(emit: Any, control: Any) -> None:
        emit(RunFailed(message=Message("no memory"), traceback=""))

    window = make_window(broken_run)
    with qtbot.waitSignal(window.workspace.failed):
        window.findChild(QAction, "action.start").trigger()

    words = [label.text() for label in window.plot_panel.findChildren(QLabel)]
    assert not [text for text in words if "on its way" in text]
    window.findChild(QMessageBox, "error.dialog").close()


def test_only_a_choice_of_the_user_is_remembered_as_language_and_theme(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "settings.ini"
    first = make_window(settings=file)
    close(first, qtbot)
    assert (SavedSettings(file).text("language"), SavedSettings(file).text("theme")) == ("", "")

    second = make_window(settings=file)
    second.findChild(QAction, "action.theme_dark").trigger()
    second.findChild(QAction, "action.language_ko").trigger()
    close(second, qtbot)
    assert (SavedSettings(file).text("language"), SavedSettings(file).text("theme")) == ("ko", "dark")


def test_closing_during_a_run_hides_at_once_and_closes_when_it_has_ended(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(endless_run)
    window.findChild(QAction, "action.start").trigger()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.RUNNING and window.workspace.history.steps > 0)

    with qtbot.waitSignal(window.closed):
        window.close()
        assert not window.isVisible()
        assert not window.is_closed

    assert not window.workspace.busy


def test_the_theme_is_taken_up_by_icons_and_menu(make_window: MakeWindow) -> None:
    window = make_window()

    window.findChild(QAction, "action.theme_dark").trigger()

    assert theme.of(window) is theme.DARK
    assert window.findChild(QAction, "action.theme_dark").isChecked()
    window.findChild(QAction, "action.theme_light").trigger()
    assert theme.of(window) is theme.LIGHT


def test_what_is_loaded_stands_in_the_status_line(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()

    line = window.findChild(QLabel, "status.message")
    qtbot.waitUntil(lambda: "101,770 parameters" in line.text())
    assert "64 images" in line.text()
    assert "PyTorch 2.13.0" in line.text()


def test_buttons_are_reached_by_the_keyboard(make_window: MakeWindow) -> None:
    window = make_window()

    for name in ("perceptron.step", "perceptron.reset", "draw.clear", "draw.undo"):
        button = window.findChild(QPushButton, name) or window.findChild(QWidget, name)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, name
        assert button.accessibleName() or button.text(), name


@pytest.mark.parametrize(("group", "keys"), [("language", ("en", "ko")), ("theme", ("light", "dark"))])
def test_a_menu_of_choices_has_one_of_them_checked(make_window: MakeWindow, group: str, keys: tuple[str, str]) -> None:
    window = make_window()
    choices = {key: window.findChild(QAction, f"action.{group}_{key}") for key in keys}

    for chosen in (keys[1], keys[0], keys[0], keys[1], keys[0]):
        choices[chosen].trigger()
        QCoreApplication.sendPostedEvents()
        assert [key for key, action in choices.items() if action.isChecked()] == [chosen]


def test_switching_the_language_leaves_no_translators_behind(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    for _ in range(3):
        window._language.use("ko")
        window._language.use("en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert window._language.findChildren(QTranslator) == []


def test_the_same_failure_again_and_again_is_one_box(make_window: MakeWindow) -> None:
    window = make_window()
    for _ in range(3):
        window.dialogs.show_failure(Message("the same"), "")
    window.dialogs.show_failure(Message("another"), "")

    boxes = window.findChildren(QMessageBox, "error.dialog")
    assert sorted(box.text() for box in boxes) == ["another", "the same"]
    for box in boxes:
        box.close()


def test_a_picture_gets_the_suffix_of_the_kind_chosen(make_window: MakeWindow) -> None:
    window = make_window()
    window.findChild(QAction, "action.save_plot").trigger()
    dialog = window.findChild(QFileDialog, "save_plot.dialog")
    png, svg = dialog.nameFilters()

    for kind, suffix in ((svg, "svg"), (png, "png")):
        dialog.filterSelected.emit(kind)
        assert dialog.defaultSuffix() == suffix
    dialog.reject()


def test_a_first_start_fits_the_screen_it_is_on(make_window: MakeWindow) -> None:
    # Offscreen the screen means nothing: the size is the one that the pictures and the tests are made for.
    assert (make_window().width(), make_window().height()) == (1440, 900)


def test_without_the_pretrained_net_the_draw_page_says_so(make_window: MakeWindow, qtbot: QtBot) -> None:
    def damaged() -> None:
        raise UserError(Message("the net is damaged"))

    window = make_window(load_pretrained=damaged)

    status = window.findChild(QLabel, "draw.status")
    qtbot.waitUntil(lambda: status.text().startswith("No net could be loaded"))
    assert "the net is damaged" in window.findChild(QMessageBox, "error.dialog").text()
    assert window.findChild(QAction, "action.start").isEnabled()


def test_without_torch_the_draw_page_does_not_say_loading(make_window: MakeWindow, qtbot: QtBot) -> None:
    def no_torch() -> None:
        raise UserError(Message("libtorch is missing"))

    window = make_window(load_torch=no_torch)

    status = window.findChild(QLabel, "draw.status")
    qtbot.waitUntil(lambda: status.text().startswith("No net could be loaded"))


EXPLODED = Advice(
    kind="exploding",
    what=Message(health.EXPLODED, {"step": 10, "loss": "11,165,517,824", "guess": "2.30"}),
    why=Message(health.RATE_TOO_HIGH),
    remedy=Message(health.KEPT_BEFORE, {"rate": 0.1}),
    fix={"learning_rate": 0.1},
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_small_window_advice_and_other_runs_cover_nothing_of_the_page_draw(
    make_window: MakeWindow, qtbot: QtBot, language: str
) -> None:
    window = make_window()
    window._language.use(language)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    overlays = [(str(number), f"2026-11-26_12-00-0{number} mlp", RunHistory()) for number in range(5)]
    window.plot_panel.set_overlays(overlays)
    window.settings_bench.advice_bar.show_advice(EXPLODED)
    page = window.draw_page

    def places() -> dict[str, QRect]:
        names = ("draw.pad", "draw.clear", "draw.undo", "draw.redo", "draw.bars", "draw.stages")
        widgets = {name: page.findChild(QWidget, name) for name in names}
        return {name: QRect(widget.mapTo(page, QPoint()), widget.size()) for name, widget in widgets.items()}

    def nothing_is_covered() -> None:
        assert window.height() == 800 and window.settings_bench.advice_bar.isVisible()
        for name, place in places().items():
            assert page.rect().contains(place), (name, place, page.rect())
            over = [other for other, there in places().items() if other != name and there.intersects(place)]
            assert not over, (name, over, places(), window.plot_panel.size(), window.settings_bench.advice_bar.size())

    qtbot.waitUntil(nothing_is_covered)


@pytest.mark.parametrize(
    ("name", "view", "focus"),
    [
        ("draw.response", "draw.response", "draw.response_kind"),
        ("draw.response_model", "draw.response", "draw.response_model"),
        ("draw.response.second", "draw.response", "draw.response.second"),
        ("draw.why", "draw.why", "draw.why_method"),
        ("draw.why.changed", "draw.why", "draw.why.changed"),
    ],
)
def test_a_control_of_a_side_view_is_shown_in_its_view(
    make_window: MakeWindow, qtbot: QtBot, name: str, view: str, focus: str
) -> None:
    window = make_window()
    window.activateWindow()
    window.show_page("page.perceptron")

    window.show_control(name)

    assert window.workbench.currentWidget() is window.draw_page
    assert window.findChild(QWidget, view).isVisible()
    assert window.findChild(QToolButton, view.replace("draw.", "draw.show_")).isChecked()
    qtbot.waitUntil(window.findChild(QWidget, focus).hasFocus)
    # What belongs to the answer brings that back.
    window.show_control("draw.bars")
    assert window.findChild(QWidget, "draw.bars").isVisible()
    assert not window.findChild(QWidget, view).isVisible()


def test_a_chapter_gives_way_to_advice_and_comes_back(make_window: MakeWindow) -> None:
    window = make_window()
    advice, chapter = window.settings_bench.advice_bar, window.chapter_box
    advice.show_advice(EXPLODED)
    assert not chapter.isVisible()
    window.open_chapter(4)
    assert chapter.isVisible() and not advice.isVisible()
    advice.show_advice(EXPLODED)
    window._language.use("ko")
    assert advice.isVisible() and not chapter.isVisible()
    advice.close_button.click()
    assert chapter.isVisible() and not advice.isVisible()
    chapter.close_button.click()
    advice.show_advice(EXPLODED)
    advice.close_button.click()
    assert not chapter.isVisible()


def test_a_picture_waits_until_nothing_is_being_found_out(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, file = make_window(), tmp_path / "window.png"
    asked: list[int] = []
    ended: list[int] = []
    busy = [True]
    # Qt's own would end every later event loop of this process.
    monkeypatch.setattr(screenshot, "QCoreApplication", SimpleNamespace(exit=ended.append))
    monkeypatch.setattr(screenshot, "_SETTLE_MS", 1)
    monkeypatch.setattr(MainWindow, "is_busy", property(lambda _window: asked.append(1) or busy[0]))
    taker = screenshot.ScreenshotTaker(window, file, demo=False)
    taker.begin()
    window.ready.emit()

    qtbot.waitUntil(lambda: len(asked) > 3)
    assert not file.exists() and window.isVisible()
    busy[0] = False
    qtbot.waitUntil(lambda: ended == [0])
    assert file.exists()


def test_a_window_is_busy_while_the_time_of_an_epoch_is_not_known(
    make_window: MakeWindow, tiny_image_set: ImageSet
) -> None:
    window = make_window()
    assert not window.is_busy
    window.net_bench._cost.ask_time(DEFAULTS, tiny_image_set, 10)
    assert window.is_busy
    window.net_bench._cost.forget_time()
    assert not window.is_busy
