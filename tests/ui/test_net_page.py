"""The page Net in the window: it follows settings, data and the run, and asks only while it is seen."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message, UserError
from mnistgui.models.layers import shapes_of
from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import LINES
from mnistgui.ui.active_run import RunState
from mnistgui.ui.main_window import MainWindow
from mnistgui.ui.net.own_layers import Ends, layers_of_config
from mnistgui.ui.net.side_by_side import SideBySide
from mnistgui.ui.runs.queue_dialog import QueueDialog
from tests.ui.fakes import FakeCore, stepped_run
from tests.ui.test_main_window import MakeWindow, make_window

__all__ = ["make_window"]


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet) -> MainWindow:
    made = make_window(make_run=FakeCore(tiny_image_set, stepped_run).services().make_run)
    assert made.show_page("page.net")
    qtbot.waitUntil(lambda: made.workspace.can_train)
    return made


def text(window: MainWindow, name: str) -> str:
    return window.findChild(QLabel, name).text()


def press(window: MainWindow, action: str) -> None:
    window.findChild(QAction, action).trigger()


def lit(window: MainWindow) -> int | None:
    model = window.findChild(QTableView, "net.lines").model()
    rows = [row for row in range(5) if model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole) is not None]
    return rows[0] if rows else None


def test_the_page_stands_behind_data_and_shows_the_net_once_it_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page_names()[3:5] == ["page.data", "page.net"]
    qtbot.waitUntil(lambda: text(window, "net.total").startswith("2 layers"))


def test_nothing_is_asked_while_another_page_is_seen(
    make_window: MakeWindow, qtbot: QtBot, tiny_image_set: ImageSet
) -> None:
    asked: list[str] = []

    def summarize(config, images):
        asked.append(config.model)
        return shapes_of((), (1, 28, 28), 10)

    window = make_window(summarize=summarize)
    qtbot.waitUntil(lambda: window.workspace.can_train)
    window.workspace.set_config(dataclasses.replace(DEFAULTS, model="cnn"))
    assert asked == []

    window.show_page("page.net")
    qtbot.waitUntil(lambda: asked == ["cnn"])


def test_the_time_of_an_epoch_is_tried_when_the_settings_rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: text(window, "net.estimate").startswith("One epoch will take about 12 s"))


def test_a_series_of_runs_says_its_time_once_the_page_has_found_it_out(window: MainWindow, qtbot: QtBot) -> None:
    def told() -> str:
        press(window, "action.run_series")
        dialog = window.findChildren(QueueDialog)[-1]
        said = dialog.findChild(QLabel, "runs.queue_summary").text()
        dialog.reject()
        return said

    assert told() == "5 runs of the present settings, 25 epochs together"
    qtbot.waitUntil(lambda: text(window, "net.estimate").startswith("One epoch will take about 12 s"))
    assert told().endswith("They will take about 5.2 min here.")  # 25 epochs of 12.4 s

    window.workspace.set_config(dataclasses.replace(DEFAULTS, batch_size=10))
    assert told() == "5 runs of the present settings, 25 epochs together"


def test_line_by_line_through_a_step_of_a_new_run(window: MainWindow, qtbot: QtBot) -> None:
    for row in range(5):
        press(window, "action.step_line")
        qtbot.waitUntil(lambda row=row: lit(window) == row)
    assert window.workspace.state is RunState.PAUSED
    assert not window.findChild(QTableView, "net.table").isColumnHidden(7)
    assert "step() has changed weights" in text(window, "net.lines_say")

    press(window, "action.step_line")
    qtbot.waitUntil(lambda: lit(window) == 0)
    assert text(window, "net.lines_place").startswith("Step 2")


def test_a_whole_step_lights_all_five_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []
    window.net_bench._player.shown.connect(lambda event: seen.append(event.line))
    press(window, "action.step")

    qtbot.waitUntil(lambda: seen == list(LINES))
    assert lit(window) == 4


def test_a_run_that_goes_on_takes_the_figures_away(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "action.step_line")
    qtbot.waitUntil(lambda: lit(window) == 0)
    window.workspace.resume()

    qtbot.waitUntil(lambda: lit(window) is None)
    assert "full speed" in text(window, "net.lines_say")
    assert window.findChild(QTableView, "net.table").isColumnHidden(7)


def test_a_run_that_goes_on_is_not_said_to_once_it_holds(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.start()
    qtbot.waitUntil(lambda: "full speed" in text(window, "net.lines_say"))
    window.workspace.pause()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.PAUSED)

    assert "F11" in text(window, "net.lines_say")


def test_in_slow_motion_every_step_keeps_its_lines(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []
    window.net_bench._player.shown.connect(lambda event: seen.append(event.line))
    window.workspace.start()
    window.workspace.set_delay(0.01)
    qtbot.waitUntil(lambda: seen[-10:] == [*LINES, *LINES])

    window.workspace.set_delay(0)
    qtbot.waitUntil(lambda: "full speed" in text(window, "net.lines_say"))
    assert lit(window) is None


def test_a_line_is_not_for_one_who_cannot_train(make_window: MakeWindow) -> None:
    def no_torch() -> None:
        raise UserError(Message("libtorch is missing"))

    assert not make_window(load_torch=no_torch).findChild(QAction, "action.step_line").isEnabled()
    assert make_window().findChild(QAction, "action.step_line").isEnabled()


def test_no_time_is_tried_while_a_run_is_going(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: text(window, "net.estimate").startswith("One epoch"))
    window.workspace.set_config(dataclasses.replace(DEFAULTS, batch_size=10))
    assert text(window, "net.estimate").startswith("Trying")
    press(window, "action.step_line")
    qtbot.waitUntil(lambda: lit(window) == 0)
    assert text(window, "net.estimate") == ""
    assert not window.net_bench._cost._resting.isActive()

    window.workspace.stop()
    qtbot.waitUntil(lambda: text(window, "net.estimate").startswith("One epoch"))


def test_the_layers_are_fixed_while_a_run_is_going(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "action.step_line")
    qtbot.waitUntil(lambda: lit(window) == 0)

    assert not window.findChild(QPushButton, "net.edit_own").isEnabled()
    window.workspace.stop()
    qtbot.waitUntil(lambda: window.workspace.state is RunState.IDLE)
    assert window.findChild(QPushButton, "net.edit_own").isEnabled()


def test_the_present_net_becomes_own_layers_that_can_be_edited_and_undone_by_the_settings(window: MainWindow) -> None:
    config = dataclasses.replace(DEFAULTS, model="cnn", channels=(4, 8))
    window.workspace.set_config(config)
    window.findChild(QPushButton, "net.edit_own").click()
    layers = layers_of_config(config, Ends())
    assert window.workspace.config == dataclasses.replace(config, model="layers", layers=layers)

    rows = window.findChild(QListView, "net.steps")
    rows.setCurrentIndex(rows.model().index(1, 0))
    window.findChild(QWidget, "net.step_remove").click()
    assert window.workspace.config.layers == layers[:1] + layers[2:]

    window.workspace.set_config(config)
    assert window.findChild(QPushButton, "net.edit_own").isVisibleTo(window.net_bench.editor)


def test_the_layers_are_measured_against_the_images_that_the_transforms_leave(window: MainWindow) -> None:
    from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
    from mnistgui.ui.steps.step_model import RESULT_ROLE

    window.workspace.set_config(dataclasses.replace(DEFAULTS, model="layers"))
    steps = (TransformStep.of("Pad", padding=2), TO_TENSOR)
    window.workspace.set_config(dataclasses.replace(window.workspace.config, transforms=steps))

    model = window.findChild(QListView, "net.steps").model()
    assert model.index(0, 0).data(RESULT_ROLE) == "16×32×32"


def test_where_there_is_no_room_the_lower_views_lie_behind_tabs(qtbot: QtBot) -> None:
    left, right = QLabel("left " * 20), QLabel("right " * 20)
    views = SideBySide("x", left, right)
    qtbot.addWidget(views)
    views.show()
    views.resize(left.minimumSizeHint().width() + right.minimumSizeHint().width() + 60, 100)
    bar = views.findChild(QTabBar, "x.tabs")
    assert left.isVisible() and right.isVisible() and not bar.isVisible()

    views.resize(left.minimumSizeHint().width() + 2, 100)
    assert bar.isVisible() and left.isVisible() and not right.isVisible()
    bar.setCurrentIndex(1)
    assert right.isVisible() and not left.isVisible()
    views.show_view(left)
    assert left.isVisible() and not right.isVisible()


def test_the_page_is_whole_at_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    page, lines = window.net_page, window.findChild(QTableView, "net.lines")

    assert page.minimumSizeHint().height() <= page.height()
    assert lines.visualRect(lines.model().index(4, 0)).bottom() <= lines.viewport().height()
