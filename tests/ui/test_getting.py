"""The panel that stands where images will be: it asks for what is missing and tells how far it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressBar, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.progress import DownloadProgress
from mnistgui.ui import theme
from mnistgui.ui.amounts import duration_text, size_text
from mnistgui.ui.dataset.getting import GettingPanel

ROOT = Path("/home/student/data")
HALF_WAY = DownloadProgress(
    stage="download",
    file="train-images-idx3-ubyte.gz",
    number=1,
    files=4,
    done_bytes=13_200_000,
    total_bytes=26_400_000,
    bytes_per_s=1_234_567.0,
    seconds_left=10.6,
)


@pytest.fixture
def panel(qtbot: QtBot) -> GettingPanel:
    shown = GettingPanel()
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    shown.show_missing(DATA_SETS["FashionMNIST"], ROOT)
    shown.show()
    return shown


def find(panel: GettingPanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def text(panel: GettingPanel, name: str) -> str:
    widget = find(panel, name)
    assert isinstance(widget, (QLabel, QPushButton))
    return widget.text().replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", "")


def button(panel: GettingPanel, name: str) -> QPushButton:
    found = find(panel, name)
    assert isinstance(found, QPushButton)
    return found


def bar(panel: GettingPanel) -> QProgressBar:
    found = panel.findChild(QProgressBar, "dataset.download_progress")
    assert isinstance(found, QProgressBar)
    return found


def visible(panel: GettingPanel) -> set[str]:
    names = ("download", "local_files", "download_cancel", "download_progress", "getting_failure", "getting_story")
    return {name for name in names if find(panel, f"dataset.{name}").isVisible()}


def test_what_is_missing_how_large_it_is_and_where_it_goes_is_said(panel: GettingPanel) -> None:
    assert text(panel, "dataset.getting_title") == "Fashion-MNIST is not on this computer yet"
    story = text(panel, "dataset.getting_story")
    assert "clothes" in story and "70,000 images of 28×28 pixels" in story and str(ROOT) in story
    assert text(panel, "dataset.download") == "Download (31 MB)"
    assert visible(panel) == {"download", "local_files", "getting_story"}


def test_a_download_of_unknown_size_is_offered_without_a_number(panel: GettingPanel) -> None:
    panel.show_missing(DATA_SETS["QMNIST-nist"], ROOT)

    assert text(panel, "dataset.download") == "Download"


def test_own_files_are_chosen_and_not_downloaded(panel: GettingPanel, qtbot: QtBot) -> None:
    panel.show_missing(DATA_SETS["ImageFolder"], ROOT)

    assert visible(panel) == {"local_files", "getting_story"}
    assert button(panel, "dataset.local_files").menu() is None
    qtbot.mouseClick(find(panel, "dataset.local_files"), Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QFileDialog, "dataset.local_files_dialog")
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.close()


def test_after_own_files_a_set_of_the_catalogue_offers_files_and_folders_again(panel: GettingPanel) -> None:
    panel.show_missing(DATA_SETS["ImageFolder"], ROOT)
    panel.show_missing(DATA_SETS["USPS"], ROOT)

    assert button(panel, "dataset.local_files").menu() is not None
    assert visible(panel) == {"download", "local_files", "getting_story"}


def test_the_download_is_asked_for_by_mouse_and_by_key(panel: GettingPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.download_requested):
        qtbot.mouseClick(find(panel, "dataset.download"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.download_requested):
        qtbot.keyClick(find(panel, "dataset.download"), Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("action", "mode"),
    [("files", QFileDialog.FileMode.ExistingFiles), ("folder", QFileDialog.FileMode.Directory)],
)
def test_local_files_are_chosen_in_a_dialog_that_does_not_block(
    action: str, mode: QFileDialog.FileMode, panel: GettingPanel, qtbot: QtBot
) -> None:
    found = panel.findChild(QAction, f"dataset.local_files.{action}")
    assert isinstance(found, QAction)

    found.trigger()

    dialog = panel.findChild(QFileDialog, "dataset.local_files_dialog")
    assert dialog.isVisible() and dialog.fileMode() is mode
    with qtbot.waitSignal(panel.local_files_chosen) as asked:
        dialog.filesSelected.emit(["/a/train.gz", "/a/b.zip"])
    assert asked.args == [[Path("/a/train.gz"), Path("/a/b.zip")]]
    dialog.close()


# Progress and failure -------------------------------------------------------------------------------------------------


def test_progress_is_a_bar_and_words_with_cancel(panel: GettingPanel, qtbot: QtBot) -> None:
    panel.show_progress(HALF_WAY)

    assert visible(panel) == {"download_cancel", "download_progress"}
    assert text(panel, "dataset.download_step") == "Downloading train-images-idx3-ubyte.gz (1 of 4)"
    assert text(panel, "dataset.download_amount") == "13 MB of 26 MB · 1.2 MB a second · 0:11 left"
    assert bar(panel).value() / bar(panel).maximum() == 0.5
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(find(panel, "dataset.download_cancel"), Qt.MouseButton.LeftButton)


def test_the_bar_is_busy_while_the_end_is_not_known(panel: GettingPanel) -> None:
    panel.show_progress(None)
    assert bar(panel).maximum() == 0
    assert text(panel, "dataset.download_step") == "Getting ready…"

    unknown = DownloadProgress(stage="unpack", file="gzip.zip", number=1, files=1, done_bytes=2**40, total_bytes=None)
    panel.show_progress(unknown)

    assert bar(panel).maximum() == 0
    assert text(panel, "dataset.download_amount") == "1,100 GB"


def test_more_than_was_announced_fills_the_bar_and_no_more(panel: GettingPanel) -> None:
    panel.show_progress(
        DownloadProgress(stage="copy", file="a", number=1, files=1, done_bytes=2**41, total_bytes=2**40)
    )

    assert bar(panel).value() == bar(panel).maximum()


def test_a_failure_stands_above_the_buttons_until_the_next_try(panel: GettingPanel) -> None:
    panel.show_progress(HALF_WAY)
    panel.show_failure("No server <b>can</b> be reached.")

    assert visible(panel) == {"download", "local_files", "getting_failure", "getting_story"}
    assert text(panel, "dataset.getting_failure") == "No server <b>can</b> be reached."
    failure, download = find(panel, "dataset.getting_failure"), find(panel, "dataset.download")
    assert failure.mapTo(panel, QPoint()).y() < download.mapTo(panel, QPoint()).y()
    panel.show_progress(None)
    assert "getting_failure" not in visible(panel)


def test_another_set_brings_a_clean_panel(panel: GettingPanel) -> None:
    panel.show_failure("It failed.")
    panel.show_missing(DATA_SETS["KMNIST"], ROOT)

    assert visible(panel) == {"download", "local_files", "getting_story"}


def test_the_keyboard_goes_on_where_the_pressed_button_was(panel: GettingPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    find(panel, "dataset.download").setFocus()
    qtbot.waitUntil(find(panel, "dataset.download").hasFocus)

    panel.show_progress(None)
    assert find(panel, "dataset.download_cancel").hasFocus()
    panel.show_failure("It failed.")
    assert find(panel, "dataset.download").hasFocus()


def test_the_focus_is_not_taken_from_elsewhere(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    other, panel = QPushButton(window), GettingPanel(window)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)

    panel.show_missing(DATA_SETS["KMNIST"], ROOT)
    panel.show_progress(None)

    assert other.hasFocus()


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0.0 kB"), (4_542, "4.5 kB"), (994_900, "995 kB"), (9_960_000, "10 MB"), (1.5e9, "1.5 GB")]
)
def test_sizes_are_short(size: float, shown: str) -> None:
    assert size_text(size) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (0.2, "0:01"), (59.5, "1:00"), (3_725, "1:02:05")])
def test_times_are_short(seconds: float, shown: str) -> None:
    assert duration_text(seconds) == shown


# Drag and drop --------------------------------------------------------------------------------------------------------


def urls(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def drag(panel: GettingPanel, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    QApplication.sendEvent(panel, event)
    return event


def drop(panel: GettingPanel, data: QMimeData) -> QDropEvent:
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(panel, event)
    return event


def test_dropped_files_and_folders_are_copied_and_never_moved(panel: GettingPanel, qtbot: QtBot) -> None:
    data = urls("file:///a/train.gz", "file:///a/%ED%8F%B4%EB%8D%94")

    entered = drag(panel, data)
    with qtbot.waitSignal(panel.local_files_chosen) as asked:
        dropped = drop(panel, data)

    assert asked.args == [[Path("/a/train.gz"), Path("/a/폴더")]]
    assert entered.isAccepted() and dropped.isAccepted()
    assert entered.dropAction() is dropped.dropAction() is Qt.DropAction.CopyAction


def test_a_drag_over_the_panel_is_shown(panel: GettingPanel, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    accent = QColor(theme.LIGHT.accent)

    def is_framed() -> bool:
        picture = panel.grab().toImage()
        return any(picture.pixelColor(x, 0) == accent for x in range(20, 200))

    assert not is_framed()
    drag(panel, urls("file:///a"))
    assert is_framed()
    QApplication.sendEvent(panel, QDragLeaveEvent())
    assert not is_framed()


@pytest.mark.parametrize(
    "data", [urls("https://example.org/train.gz"), urls("file:///a", "https://example.org"), QMimeData()]
)
def test_what_is_no_local_file_is_not_taken(data: QMimeData, panel: GettingPanel) -> None:
    assert not drag(panel, data).isAccepted()


def test_nothing_is_dropped_while_something_is_got(panel: GettingPanel) -> None:
    panel.show_progress(HALF_WAY)

    assert not drag(panel, urls("file:///a")).isAccepted()


# Language, theme, room ------------------------------------------------------------------------------------------------


class Brackets(QTranslator):
    """Translates every text to itself in brackets."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[{source}]"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def test_the_language_changes_while_it_is_shown(panel: GettingPanel) -> None:
    panel.show_progress(HALF_WAY)
    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    try:
        QCoreApplication.sendPostedEvents()
        assert text(panel, "dataset.download_step") == "[Downloading train-images-idx3-ubyte.gz (1 of 4)]"
        assert text(panel, "dataset.download") == "[Download (31 MB)]"
        assert text(panel, "dataset.download_cancel") == "[Cancel]"
        assert "[Photographs" in text(panel, "dataset.getting_story")
    finally:
        QCoreApplication.removeTranslator(translator)
        QCoreApplication.sendPostedEvents()
    assert text(panel, "dataset.download_cancel") == "Cancel"


def test_a_long_reason_in_a_low_panel_is_scrolled_and_not_cut(panel: GettingPanel, qtbot: QtBot) -> None:
    panel.resize(300, 160)
    panel.show_failure("A long reason. " * 30)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    failure = find(panel, "dataset.getting_failure")
    assert failure.height() >= failure.heightForWidth(failure.width())
    area = panel.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() == 0


def test_every_control_says_what_it_is(panel: GettingPanel) -> None:
    for name in ("download", "local_files", "download_cancel", "download_progress"):
        widget = find(panel, f"dataset.{name}")
        assert widget.accessibleName() and widget.toolTip(), name
