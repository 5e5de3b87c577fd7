"""StatisticsView: figures of the split on show: its classes, its mean images, its pixel values."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.image_set import ImageSet
from mnistgui.data.statistics import SetStatistics
from mnistgui.ui import theme
from mnistgui.ui.dataset.class_balance import ClassBalance, ClassFigures
from mnistgui.ui.dataset.pixel_histogram import PixelHistogram
from mnistgui.ui.draw.stage_picture import StagePicture

_MEAN_SIDE: Final = 28


class StatisticsView(QWidget):
    """``data.statistics``: shows the `SetStatistics` that it is given; it computes nothing itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data.statistics")
        self._name = self._split = ""
        self._class_names: tuple[str, ...] = ()
        self._statistics: SetStatistics | None = None
        self._loading = False
        self._build_classes()
        self._build_mean()
        self._build_histogram()
        self._build_layout()
        self.retranslate()

    def _build_classes(self) -> None:
        self._title = self._label("data.statistics_title", "heading")
        self._balance_text = self._label("data.balance_text", "muted")
        self._figures = ClassFigures(self)
        self._classes = ClassBalance(self._figures, self)
        self._classes.row_chosen.connect(self._on_class_chosen)

    def _build_mean(self) -> None:
        self._mean_title = self._label("data.mean_title", "heading")
        self._mean_image = StagePicture(self, size=_MEAN_SIDE)
        self._mean_image.setObjectName("data.mean_image")
        self._mean_image.setFixedSize(4 * _MEAN_SIDE, 4 * _MEAN_SIDE)
        self._mean_image.pixel_pointed.connect(self._on_mean_pixel_pointed)
        self._mean_pixel = self._label("data.mean_pixel", "muted")
        self._words = self._label("data.mean_std", "")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _build_histogram(self) -> None:
        self._histogram_title = self._label("data.histogram_title", "heading")
        self._log_scale = QCheckBox(self)
        self._log_scale.setObjectName("data.log_scale")
        self._log_scale.setChecked(True)
        self._histogram = PixelHistogram(self)
        self._histogram.setObjectName("data.histogram")
        self._log_scale.toggled.connect(self._histogram.set_log)
        self._histogram.value_pointed.connect(self._on_histogram_value_pointed)
        self._value = self._label("data.pixel_value", "muted")

    def _build_layout(self) -> None:
        left = QWidget(self)
        classes = _column(left)
        for widget in (self._title, self._balance_text):
            classes.addWidget(widget)
        classes.addWidget(self._classes, 1)
        splitter = QSplitter(self)
        splitter.setObjectName("data.statistics_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.SPACING)
        splitter.addWidget(left)
        splitter.addWidget(self._built_pixels())
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 5)
        self._notice = self._label("data.statistics_notice", "muted")
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A stacked layout has no margins of its own.
        around = QVBoxLayout(self)
        around.setContentsMargins(*4 * (theme.SPACING,))
        self._pages = QStackedLayout()
        around.addLayout(self._pages)
        self._pages.addWidget(self._notice)
        self._pages.addWidget(splitter)

    def _built_pixels(self) -> QWidget:
        """Put the mean image and the histogram into a column that scrolls where it is too low for both."""
        inside = QWidget(self)
        column = _column(inside)
        beside = QVBoxLayout()
        beside.setSpacing(theme.SPACING // 2)
        for label in (self._mean_title, self._words):
            beside.addWidget(label)
        beside.addStretch(1)
        beside.addWidget(self._mean_pixel)
        mean = QHBoxLayout()
        mean.setSpacing(theme.SPACING)
        mean.addWidget(self._mean_image, 0, Qt.AlignmentFlag.AlignTop)
        mean.addLayout(beside, 1)
        heading = QHBoxLayout()
        heading.addWidget(self._histogram_title, 1)
        heading.addWidget(self._log_scale)
        column.addLayout(mean)
        column.addLayout(heading)
        column.addWidget(self._histogram, 1)
        column.addWidget(self._value)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a class is named after a folder of the user's
        label.setWordWrap(True)
        return label

    # Requests ---------------------------------------------------------------------------------------------------------

    def show_loading(self) -> None:
        """Say that figures are on their way; what was shown goes."""
        self._loading, self._statistics = True, None
        self._show()

    def set_statistics(self, image_set: ImageSet | None, statistics: SetStatistics | None) -> None:
        """Show the figures of a split (its name, split and class names are looked at), or that there are none."""
        self._loading, self._statistics = False, statistics if image_set is not None else None
        if image_set is not None:
            self._name, self._split, self._class_names = image_set.name, image_set.split, image_set.class_names
        self._show()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._classes.setAccessibleName(self.tr("Images of each class"))
        self._classes.setToolTip(self.tr("How many images a class has, and their mean. Choose one to see it large."))
        self._mean_image.setAccessibleName(self.tr("Mean image"))
        self._mean_image.setToolTip(
            self.tr("Every pixel is the mean of that pixel over the images of the class. Point at one to read it.")
        )
        self._histogram_title.setText(self.tr("Pixel values"))
        self._log_scale.setText(self.tr("Lo&garithmic"))
        self._log_scale.setAccessibleName(self.tr("Logarithmic scale"))
        self._log_scale.setToolTip(self.tr("Each line stands for ten times as many pixels: rare values can be seen"))
        self._histogram.setAccessibleName(self.tr("How often each pixel value occurs"))
        self._histogram.setToolTip(
            self.tr("From 0, black, to 255, white. Point at a value, or move with the arrow keys, to read its share.")
        )
        self._balance_text.setAccessibleName(self.tr("Class balance"))
        self._words.setAccessibleName(self.tr("Mean and standard deviation"))
        self._value.setAccessibleName(self.tr("Share of the value pointed at"))
        self._mean_pixel.setAccessibleName(self.tr("Mean of the pixel pointed at"))
        self._figures.retranslate()
        self._write()

    # Showing ----------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        statistics = self._statistics
        with QSignalBlocker(self._classes):
            self._figures.show(self._class_names, statistics)
            self._classes.choose(0)
        if statistics is not None:
            self._mean_image.set_image(self._figures.mean_image(0))
            self._histogram.set_histogram(statistics.histogram_CV)
        self._write()
        self._pages.setCurrentIndex(0 if statistics is None else 1)

    def _write(self) -> None:
        """Write what depends on the figures."""
        if self._statistics is None:
            loading = self.tr("Classes and pixels are being counted…")
            self._notice.setText(loading if self._loading else self.tr("Figures of the data set appear here."))
            return
        title = DATA_SETS[self._name].title if self._name in DATA_SETS else self._name
        names = {"train": self.tr("train"), "test": self.tr("test"), "all": self.tr("train + test")}
        self._title.setText(
            self.tr("{name} · {split} · {count} images").format(
                name=title, split=names.get(self._split, self._split), count=f"{self._statistics.images:,}"
            )
        )
        self._balance_text.setText(self._balance_words())
        self._words.setText(self._pixel_words())
        self._write_mean()
        self._write_value()

    def _balance_words(self) -> str:
        assert self._statistics is not None
        counts_K = self._statistics.counts_K
        most, least = int(counts_K.argmax()), int(counts_K.argmin())
        if counts_K[most] == counts_K[least]:
            return self.tr("Every class has {count} images.").format(count=f"{counts_K[most]:,}")
        return self.tr("Most images: class {most} ({most_count}). Fewest: class {least} ({least_count}).").format(
            most=self._class_names[most],
            most_count=f"{counts_K[most]:,}",
            least=self._class_names[least],
            least_count=f"{counts_K[least]:,}",
        )

    def _pixel_words(self) -> str:
        assert self._statistics is not None
        statistics = self._statistics
        if not all(map(math.isfinite, statistics.mean)):
            return ""
        return self.tr(
            "All pixels of the set, scaled to 0–1: mean {mean}, standard deviation {std}, as Normalize takes them. "
            "{black} of them are 0, black."
        ).format(
            mean=_numbers(statistics.mean), std=_numbers(statistics.std), black=f"{100 * statistics.black_share:.1f} %"
        )

    def _write_mean(self) -> None:
        row = max(0, self._classes.currentIndex().row())
        self._mean_title.setText(self.tr("Mean image: {name}").format(name=self._figures.name(row)))
        self._write_mean_pixel()

    def _write_mean_pixel(self) -> None:
        place, image_HWC = self._mean_image.pointed, self._mean_image.image_HW
        if place is None or image_HWC is None:
            self._mean_pixel.clear()
            return
        value = " ".join(map(str, image_HWC[place].tolist()))
        text = self.tr("Row {row}, column {column}: {value}")
        self._mean_pixel.setText(text.format(row=place[0], column=place[1], value=value))

    def _write_value(self) -> None:
        value = self._histogram.pointed
        shares = [f"{100 * share:.3g} %" for share in self._histogram.shares(value)] if value >= 0 else []
        match shares:
            case [share]:
                self._value.setText(self.tr("Value {value}: {share} of the pixels").format(value=value, share=share))
            case [red, green, blue]:
                text = self.tr("Value {value}: red {red}, green {green}, blue {blue} of the pixels")
                self._value.setText(text.format(value=value, red=red, green=green, blue=blue))
            case _:
                self._value.setText(self.tr("Share of the pixels with each value from 0 to 255."))
        self._histogram.setAccessibleDescription(self._value.text())

    @Slot(int)
    def _on_class_chosen(self, row: int) -> None:
        if row >= 0:
            self._mean_image.set_image(self._figures.mean_image(row))
            self._write_mean()

    @Slot(int, int)
    def _on_mean_pixel_pointed(self, _row: int, _column: int) -> None:
        self._write_mean_pixel()

    @Slot(int)
    def _on_histogram_value_pointed(self, _value: int) -> None:
        self._write_value()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.SPACING // 2)
    return layout


def _numbers(values: tuple[float, ...]) -> str:
    return ", ".join(f"{value:.4f}" for value in values)
