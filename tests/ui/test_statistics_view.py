"""The figures of a set: every class with its bar and its mean image, the pixel values, mean and deviation in words."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView, QWidget

from mnistgui.data import statistics
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.image_set import ImageSet
from mnistgui.ui import theme
from mnistgui.ui.dataset.pixel_histogram import PixelHistogram
from mnistgui.ui.dataset.statistics_view import StatisticsView
from mnistgui.ui.draw.stage_picture import StagePicture


def set_of(labels, *, names=("a", "b", "c"), shape=(8, 8, 1), name="MNIST", split="train", value=None) -> ImageSet:
    """Return images whose pixels are all 10 times their label plus 10, or all ``value``."""
    labels_N = np.array(labels, np.int64)
    images_NHWC = np.empty((len(labels_N), *shape), np.uint8)
    images_NHWC[...] = (10 * labels_N + 10)[:, np.newaxis, np.newaxis, np.newaxis] if value is None else value
    return ImageSet(name=name, split=split, images_NHWC=images_NHWC, labels_N=labels_N, class_names=names)


@pytest.fixture
def view(qtbot):
    shown = StatisticsView()
    qtbot.addWidget(shown)
    shown.resize(640, 330)
    shown.show()
    return shown


def show(view: StatisticsView, image_set: ImageSet) -> None:
    view.set_statistics(image_set, statistics.compute(image_set))


def part(view: QWidget, name: str, kind=QLabel):
    found = view.findChild(kind, name)
    assert found is not None
    return found


def classes_of(view: StatisticsView) -> QListView:
    return part(view, "data.class_balance", QListView)


def rows_of(view: StatisticsView) -> list[str]:
    model = classes_of(view).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def painted(widget: QWidget, colour: str) -> np.ndarray:
    """Return where about this colour is painted: bool (H, W)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels_HWC = pixels[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)
    wanted = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return np.abs(pixels_HWC - wanted).sum(axis=2) < 90


def test_a_row_a_class_in_the_order_of_the_classes_after_the_whole_set(view):
    show(view, set_of([2, 2, 2, 0]))

    assert rows_of(view) == ["All classes: 4 images (100.0 %)", "a: 1 images (25.0 %)", "b: 0 images (0.0 %)",
                             "c: 3 images (75.0 %)"]  # fmt: skip
    assert part(view, "data.statistics_title").text() == "MNIST · train · 4 images"
    assert part(view, "data.balance_text").text() == "Most images: class c (3). Fewest: class b (0)."


def test_equal_classes_are_said_to_be_equal(view):
    show(view, set_of([0, 1, 2, 0, 1, 2]))

    assert part(view, "data.balance_text").text() == "Every class has 2 images."


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_bars_are_as_long_as_the_counts(view, dress, look):
    dress(look)
    show(view, set_of([0] * 30 + [1] * 60 + [2] * 15))

    list_view = classes_of(view)
    bars = painted(list_view.viewport(), look.accent)
    rows = [list_view.visualRect(list_view.model().index(row, 0)) for row in (1, 2, 3)]
    lengths = [int(bars[rect.center().y()].sum()) for rect in rows]
    assert lengths[0] / lengths[1] == pytest.approx(0.5, abs=0.05)
    assert lengths[2] / lengths[1] == pytest.approx(0.25, abs=0.05)


def test_sixty_two_classes_scroll_to_the_last(view, qtbot):
    info = DATA_SETS["EMNIST-byclass"]
    show(view, set_of(np.arange(124) % 62, names=info.class_names, name=info.key))
    list_view = classes_of(view)
    assert list_view.verticalScrollBar().maximum() > 0

    list_view.setFocus()
    qtbot.keyClick(list_view, Qt.Key.Key_End)

    assert list_view.viewport().rect().contains(list_view.visualRect(list_view.currentIndex()))
    assert list_view.currentIndex().data().startswith("z:")
    assert part(view, "data.mean_title").text() == "Mean image: z"


def test_the_chosen_class_has_its_mean_image_large(view, qtbot):
    show(view, set_of([0, 2]))
    mean = part(view, "data.mean_image", StagePicture)
    assert np.all(mean.image_HW == 20)

    list_view = classes_of(view)
    row = list_view.visualRect(list_view.model().index(3, 0))
    qtbot.mouseClick(list_view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())

    assert np.all(mean.image_HW == 30)
    assert part(view, "data.mean_title").text() == "Mean image: c"
    qtbot.keyClick(mean, Qt.Key.Key_Left)
    assert part(view, "data.mean_pixel").text() == "Row 4, column 3: 30"


def test_another_set_begins_with_all_its_classes(view):
    show(view, set_of([0, 2]))
    classes_of(view).choose(3)

    show(view, set_of([1, 1]))

    assert classes_of(view).currentIndex().row() == 0
    assert part(view, "data.mean_title").text() == "Mean image: All classes"
    assert np.all(part(view, "data.mean_image", StagePicture).image_HW == 20)


def test_mean_and_deviation_stand_as_normalize_takes_them(view):
    show(view, set_of([0, 1], value=np.array([0, 255] * 4)[:, np.newaxis]))

    words = part(view, "data.mean_std").text()
    assert "mean 0.5000" in words and "deviation 0.5000" in words and "50.0 %" in words


def test_a_colour_set_has_three_numbers(view):
    show(view, set_of([0, 1], shape=(8, 8, 3), value=(51, 102, 255)))

    assert "0.2000, 0.4000, 1.0000" in part(view, "data.mean_std").text()
    histogram = part(view, "data.histogram", PixelHistogram)
    histogram._point_at(102)
    assert part(view, "data.pixel_value").text() == "Value 102: red 0 %, green 100 %, blue 0 % of the pixels"


def test_the_share_of_a_value_is_read_with_the_keys(view, qtbot):
    show(view, set_of([0, 1, 1, 1]))
    histogram = part(view, "data.histogram", PixelHistogram)
    histogram.setFocus()

    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, *4 * [Qt.Key.Key_Right]):
        qtbot.keyClick(histogram, key)

    assert part(view, "data.pixel_value").text() == "Value 20: 75 % of the pixels"
    assert histogram.accessibleDescription() == part(view, "data.pixel_value").text()
    qtbot.keyClick(histogram, Qt.Key.Key_End)
    assert histogram.pointed == 255


def test_the_share_of_a_value_is_read_with_the_mouse(view, qtbot):
    show(view, set_of([0]))
    histogram = part(view, "data.histogram", PixelHistogram)
    field = histogram._field()

    qtbot.mouseMove(histogram, QPoint(round(field.left() + 10.5 * field.width() / 256), 30))
    assert part(view, "data.pixel_value").text() == "Value 10: 100 % of the pixels"

    QApplication.sendEvent(histogram, QEvent(QEvent.Type.Leave))
    assert part(view, "data.pixel_value").text().startswith("Share of the pixels")


@pytest.mark.parametrize(
    ("counts", "log", "scale"),
    [
        ({0: 3, 9: 1}, False, (0, 1)),
        (dict.fromkeys(range(256), 1), False, (0, 0.005)),
        ({0: 999, 9: 1}, True, (1e-3, 1)),
        ({0: 1}, True, (0.1, 1)),
        ({0: 10**9, 9: 1}, True, (1e-5, 1)),
        ({}, True, (1e-3, 1)),
        ({}, False, (0, 1)),
    ],
)
def test_the_scale_fits_what_there_is(counts, log, scale, qtbot):
    histogram = PixelHistogram()
    qtbot.addWidget(histogram)
    histogram_CV = np.zeros((1, 256), np.int64)
    for value, count in counts.items():
        histogram_CV[0, value] = count

    histogram.set_histogram(histogram_CV)
    histogram.set_log(log)

    assert histogram.scale() == pytest.approx(scale)
    histogram.grab()  # paints without a warning


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_rare_values_are_seen_on_the_logarithmic_scale_only(view, dress, look, qtbot):
    dress(look)
    labels = np.zeros(1_000, np.int64)
    labels[0] = 1
    show(view, set_of(labels))
    switch, histogram = part(view, "data.log_scale", QCheckBox), part(view, "data.histogram", PixelHistogram)
    field = histogram._field()
    around = slice(int(field.left() + 19 * field.width() / 256), int(field.left() + 22 * field.width() / 256))

    def rare() -> int:
        """Return the height of the column of value 20, in pixels."""
        inside = painted(histogram, look.accent)[round(field.top()) + 2 : round(field.bottom()) - 2, around]
        return int(inside.any(axis=1).sum())

    assert switch.isChecked() and rare() == 0  # one in a thousand lies on the bottom of 0.1 % to 100 %

    labels[:20] = 1
    show(view, set_of(labels))
    assert rare() > 10
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(8, switch.height() // 2))
    assert rare() < 5


def test_while_counting_and_without_a_set_a_sentence_stands_there(view):
    notice = part(view, "data.statistics_notice")
    assert notice.isVisible() and notice.text() == "Figures of the data set appear here."

    view.show_loading()
    assert notice.text() == "Classes and pixels are being counted…"

    show(view, set_of([0]))
    assert not notice.isVisible() and classes_of(view).isVisible()

    view.set_statistics(None, None)
    assert notice.isVisible() and not classes_of(view).isVisible()
    assert classes_of(view).model().rowCount() == 0


def test_a_set_without_images_is_shown_without_a_mean(view):
    show(view, set_of([]))

    assert rows_of(view)[0] == "All classes: 0 images (0.0 %)"
    assert part(view, "data.mean_std").text() == ""
    view.grab()


def test_names_that_look_like_markup_are_shown_as_they_are(view):
    show(view, set_of([0], names=("<b>x</b>",)))

    index = classes_of(view).model().index(1, 0)
    assert index.data().startswith("<b>x</b>")
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert part(view, "data.balance_text").textFormat() == Qt.TextFormat.PlainText


def test_a_new_language_reaches_every_text(view):
    show(view, set_of([0]))
    for label in view.findChildren(QLabel):
        label.clear()

    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))

    empty = {label.objectName() for label in view.findChildren(QLabel) if not label.text()}
    assert empty == {"data.statistics_notice", "data.mean_pixel"}


def test_it_fits_beside_the_docks_of_a_small_screen(view):
    show(view, set_of([0, 1]))

    hint = view.minimumSizeHint()
    assert hint.width() <= 640 and hint.height() <= 330
