"""The dialog for a user's folder: it says what is there, shows what a net would see, and asks; it reads nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from mnistgui.data.data_set import SetRequest
from mnistgui.data.folder_scan import preview_folder, scan_folder
from mnistgui.ui import theme
from mnistgui.ui.dataset.folder_dialog import FolderDialog
from mnistgui.ui.dataset.folder_preview import FolderPreviewStrip
from tests.data.folder_makers import make_arrays, make_folder, picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "animals"


@pytest.fixture
def open_dialog(qtbot, folder):
    def opened(**options) -> FolderDialog:
        dialog = FolderDialog(folder, **options)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot closes it
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return opened


def find(dialog: FolderDialog, kind: type, name: str) -> QWidget:
    return dialog.findChild(kind, f"dataset.folder_{name}")


def text(dialog: FolderDialog, name: str) -> str:
    label = find(dialog, QLabel, name)
    return label.text().replace("\N{NO-BREAK SPACE}", " ") if label.isVisible() else ""


def choose(dialog: FolderDialog, name: str, key: str) -> None:
    combo = find(dialog, QComboBox, name)
    combo.setCurrentIndex(combo.findData(key))


def strip(dialog: FolderDialog) -> FolderPreviewStrip:
    return dialog.findChild(FolderPreviewStrip, "dataset.folder_preview")


def test_until_the_folder_is_looked_into_nothing_can_be_opened(open_dialog, folder):
    dialog = open_dialog()

    assert text(dialog, "found") == "Looking into the folder…"
    assert text(dialog, "title") == "animals" and text(dialog, "path") == str(folder)
    for kind, name in ((QPushButton, "open"), (QSpinBox, "side"), (QComboBox, "class"), (QComboBox, "colour")):
        assert not find(dialog, kind, name).isEnabled()


def test_it_says_what_was_found_and_asks_for_a_preview(open_dialog, qtbot, folder):
    make_folder(folder, {"cat": 6, "dog": 5, "empty": 0})
    dialog = open_dialog()

    with qtbot.waitSignal(dialog.preview_requested) as asked:
        dialog.show_scan(scan_folder(folder))

    assert asked.args == [28, False]
    assert text(dialog, "found") == "11 images in 3 classes (11 .png)"
    assert text(dialog, "classes") == "cat: 6 · dog: 5 · empty: 0"
    assert text(dialog, "warning") == "Without an image: empty."
    assert "A fifth of each class" in text(dialog, "words")
    assert find(dialog, QPushButton, "open").isEnabled()
    assert find(dialog, QSpinBox, "side").hasFocus()


def test_the_folders_that_are_splits_are_named_with_their_images(open_dialog, folder):
    make_folder(folder / "train", {"a": 3, "b": 3})
    make_folder(folder / "val", {"a": 2, "b": 0})
    dialog = open_dialog()

    dialog.show_scan(scan_folder(folder))

    assert "“train” with 6 images is learned from, “val” with 2 images tests." in text(dialog, "words")


def test_one_class_is_told_to_be_for_looking_only(open_dialog, folder):
    make_folder(folder, {"only": 3})
    dialog = open_dialog()

    dialog.show_scan(scan_folder(folder))

    assert "of one class only" in text(dialog, "words")
    assert find(dialog, QPushButton, "open").isEnabled()


def test_a_colour_folder_is_offered_in_colour(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 1, "b": 1})
    picture(20, 20, 220, "RGB").save(folder / "a" / "red.png")
    dialog = open_dialog(side=64)

    with qtbot.waitSignal(dialog.preview_requested) as asked:
        dialog.show_scan(scan_folder(folder))

    assert asked.args == [64, True]
    assert find(dialog, QComboBox, "colour").currentData() == "colour"


def test_every_change_asks_for_another_preview_and_says_what_it_costs(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 5, "b": 5})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))

    with qtbot.waitSignal(dialog.preview_requested) as asked:
        find(dialog, QSpinBox, "side").setValue(224)
    assert asked.args == [224, False]
    assert "0.5 MB of memory" in text(dialog, "words")

    with qtbot.waitSignal(dialog.preview_requested) as asked:
        choose(dialog, "colour", "colour")
    assert asked.args == [224, True]
    assert "1.4 MB of memory" in text(dialog, "words")


def test_more_than_the_memory_should_hold_is_told_to_lie_in_a_file(open_dialog, folder, monkeypatch):
    make_folder(folder, {"a": 5, "b": 5})
    scan = scan_folder(folder)
    monkeypatch.setattr(type(scan), "is_mapped", lambda *_: True)
    dialog = open_dialog()

    dialog.show_scan(scan)

    assert "kept in a file" in text(dialog, "words")


def test_a_number_half_typed_asks_for_nothing(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    side = find(dialog, QSpinBox, "side")
    side.selectAll()

    with qtbot.assertNotEmitted(dialog.preview_requested):
        qtbot.keyClicks(side, "96")
    with qtbot.waitSignal(dialog.preview_requested) as asked:
        qtbot.keyClick(side, Qt.Key.Key_Tab)
    assert asked.args == [96, False]


@pytest.mark.parametrize("wanted", [0, 7, 225, 10_000])
def test_the_side_stays_within_what_a_config_takes(open_dialog, wanted):
    dialog = open_dialog(side=wanted)

    assert find(dialog, QSpinBox, "side").value() == (8 if wanted < 8 else 224)


def test_the_preview_shows_the_images_before_and_after(open_dialog, folder):
    make_folder(folder, {"a": 2, "b": 2}, size=40)
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    before = dialog.grab().toImage()

    dialog.show_preview(preview_folder(dialog.scan, 28, False))

    assert strip(dialog).preview is not None
    assert "a 40×40" in strip(dialog).accessibleDescription() and "28×28" in strip(dialog).accessibleDescription()
    assert dialog.grab().toImage() != before


def test_a_preview_of_what_is_no_longer_chosen_is_dropped(open_dialog, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    late = preview_folder(dialog.scan, 28, False)
    find(dialog, QSpinBox, "side").setValue(32)

    dialog.show_preview(late)
    assert strip(dialog).preview is None

    dialog.show_preview(preview_folder(dialog.scan, 32, False))
    assert strip(dialog).preview.side == 32


def test_an_example_that_cannot_be_read_is_named(open_dialog, folder):
    make_folder(folder, {"a": 2, "b": 1}, size=60)
    whole = (folder / "a" / "001.png").read_bytes()
    (folder / "a" / "001.png").write_bytes(whole[: len(whole) - 20])
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))

    dialog.show_preview(preview_folder(dialog.scan, 28, False))

    assert "A file that cannot be read is left out, as 001.png" in text(dialog, "warning")


def test_open_asks_for_the_data_set_that_was_chosen(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    find(dialog, QSpinBox, "side").setValue(48)
    choose(dialog, "colour", "colour")

    with qtbot.waitSignal(dialog.accepted_request) as asked:
        qtbot.mouseClick(find(dialog, QPushButton, "open"), Qt.MouseButton.LeftButton)

    assert asked.args == [SetRequest(key="ImageFolder", folder=str(folder), side=48, colour=True)]
    assert dialog.isHidden()


def test_enter_opens_and_escape_does_not(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 2, "b": 2})
    for key, count in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 1)):
        dialog = open_dialog()
        dialog.show_scan(scan_folder(folder))
        asked = []
        dialog.accepted_request.connect(asked.append)
        qtbot.keyClick(dialog, key)
        assert len(asked) == count and dialog.isHidden()


def test_a_mixed_folder_can_be_read_either_way_and_another_one_cannot(open_dialog, qtbot, folder):
    make_arrays(folder, {"a": 2, "b": 2})
    picture().save(folder / "a" / "photo.png")
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    assert find(dialog, QComboBox, "class").currentData() == "DatasetFolder"

    with qtbot.waitSignal(dialog.preview_requested):
        choose(dialog, "class", "ImageFolder")
    assert dialog.scan.key == "ImageFolder" and [one.path.name for one in dialog.scan.examples] == ["photo.png"]
    assert text(dialog, "found") == "1 images in 2 classes (1 .png)"

    (folder / "a" / "photo.png").unlink()
    dialog.show_scan(scan_folder(folder))
    items = find(dialog, QComboBox, "class").model()
    assert [items.item(row).isEnabled() for row in (0, 1)] == [False, True]


def test_a_folder_that_is_no_data_set_says_what_is_wrong_and_can_only_be_closed(open_dialog, qtbot):
    dialog = open_dialog()

    dialog.show_failure("There is no folder in animals.")

    assert text(dialog, "problem") == "There is no folder in animals."
    assert not find(dialog, QPushButton, "open").isVisible() and not strip(dialog).isVisible()
    assert find(dialog, QPushButton, "cancel").text() == "Close"
    qtbot.mouseClick(find(dialog, QPushButton, "cancel"), Qt.MouseButton.LeftButton)
    assert dialog.isHidden()


def test_names_of_any_kind_are_shown_as_text_and_burst_nothing(open_dialog, folder):
    make_folder(folder, {"<b>bold": 1, "x" * 120: 1, "a\nb": 1, "고양이": 1, **{f"class {k}": 1 for k in range(9)}})
    dialog = open_dialog()
    width = dialog.width()

    dialog.show_scan(scan_folder(folder))
    dialog.show_preview(preview_folder(dialog.scan, 28, False))

    assert "<b>bold" in text(dialog, "classes") and "and 3 more" in text(dialog, "classes")
    assert "\n" not in text(dialog, "classes")
    assert dialog.width() == width


def test_every_sentence_is_in_view_however_narrow_the_dialog_is(open_dialog, folder, qtbot):
    make_folder(folder, {f"class with a long name {number}": 1 for number in range(12)})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))

    dialog.resize(dialog.minimumSizeHint().width(), 100)

    words = find(dialog, QLabel, "words")
    assert words.height() >= words.heightForWidth(words.width())
    assert strip(dialog).height() >= strip(dialog).sizeHint().height()


def test_the_tab_key_visits_what_can_be_chosen_in_order(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    find(dialog, QComboBox, "class").setFocus()

    visited = []
    for _ in range(5):
        visited.append(QApplication.focusWidget().objectName().removeprefix("dataset.folder_"))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert visited == ["class", "side", "colour", "open", "cancel"]


def test_every_control_has_a_name_and_an_explanation(open_dialog, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))

    for name in ("class", "side", "colour", "open", "cancel", "preview"):
        control = find(dialog, QWidget, name)
        assert control.accessibleName() and control.toolTip(), name


class Brackets(QTranslator):
    """Translates every text to itself in brackets."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"[{source}]"

    def isEmpty(self):  # noqa: N802
        return False


def test_the_language_is_switched_live(open_dialog, qtbot, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    translator = Brackets()
    try:
        QCoreApplication.installTranslator(translator)
        qtbot.waitUntil(lambda: text(dialog, "found") == "[4 images in 2 classes (4 .png)]")
        assert dialog.windowTitle().startswith("[")
        assert find(dialog, QComboBox, "class").currentText() == "[Pictures (ImageFolder)]"
        assert find(dialog, QComboBox, "class").currentData() == "ImageFolder"
        assert all(line.startswith("[") for line in text(dialog, "words").splitlines())
    finally:
        QCoreApplication.removeTranslator(translator)
    qtbot.waitUntil(lambda: text(dialog, "found") == "4 images in 2 classes (4 .png)")


def test_the_theme_is_switched_live(open_dialog, dress, folder):
    make_folder(folder, {"a": 2, "b": 2})
    dialog = open_dialog()
    dialog.show_scan(scan_folder(folder))
    for colours in theme.THEMES.values():
        dress(colours)
        background = dialog.grab().toImage().pixelColor(2, 2).name()
        frame = strip(dialog).grab().toImage()
        painted = {frame.pixelColor(x, y).name() for x in range(120) for y in range(0, frame.height(), 3)}
        assert background == colours.window and colours.line in painted


def test_importing_the_dialog_loads_neither_torch_nor_pillow():
    code = "import sys, mnistgui.ui.dataset.folder_dialog; sys.exit(bool({'torch', 'PIL'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
