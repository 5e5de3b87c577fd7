"""WhyView: the drawing with the pixels that speak for a class and against it, and a small change of the answer."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.drawing.explanation import STEPS, Attribution, Explanation, Method
from mnistgui.drawing.raster import FIELD
from mnistgui.ui import theme
from mnistgui.ui.draw.beside import Beside
from mnistgui.ui.draw.stage_picture import StagePicture
from mnistgui.ui.draw.why.overlay import overlaid

THE_ANSWER: Final = -1  # in the place of a class
_CELLS: Final = (5, 20)  # sides of a pixel's square: the smallest leaves room for the words beside


class WhyView(QWidget):
    """``draw.why``. It shows what it is given; `asked` says that it wants to be given something else."""

    asked = Signal()  # another method or class, or the view has come into sight
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.why")
        self._explanation: Explanation | None = None
        self._notice_text = ""
        self._method, self._target = QComboBox(self), QComboBox(self)
        self._pixels, self._changed = (StagePicture(self, size=FIELD, cells=_CELLS) for _ in range(2))
        self._titles = (QLabel(self), QLabel(self))
        self._words, self._change_words, self._notice = (QLabel(self) for _ in range(3))
        for widget, name in (
            (self._method, "why_method"),
            (self._target, "why_target"),
            (self._pixels, "why.pixels"),
            (self._changed, "why.changed"),
            (self._words, "why.words"),
            (self._change_words, "why.change"),
            (self._notice, "why.notice"),
        ):
            widget.setObjectName(f"draw.{name}")
        self.setFocusProxy(self._method)
        self._build_layout()
        for method in Method:
            self._method.addItem("", method.value)
        self._target.addItem("", THE_ANSWER)
        self._method.currentIndexChanged.connect(self._on_choice_changed)
        self._target.currentIndexChanged.connect(self._on_choice_changed)
        self._pixels.pixel_pointed.connect(self._on_pixel_pointed)
        self._changed.pixel_pointed.connect(self._on_pixel_pointed)
        self.retranslate()

    def _build_layout(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(theme.SPACING)
        for combo in (self._method, self._target):
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            choices.addWidget(combo, 1)
        for title in self._titles:
            title.setProperty("role", "heading")
        for words in (self._words, self._notice, self._change_words):
            words.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(choices)
        pixels_words = _column(self._titles[0], self._words, self._notice)
        layout.addWidget(Beside(self._pixels, pixels_words, self), 1)
        layout.addWidget(Beside(self._changed, _column(self._titles[1], self._change_words), self), 1)

    # Requests ---------------------------------------------------------------------------------------------------------

    @property
    def method(self) -> Method:
        """How the pixels are to be weighed."""
        return Method(self._method.currentData())

    @property
    def target(self) -> int | None:
        """The label of the class to be explained; None: the likeliest."""
        label = int(self._target.currentData())
        return None if label == THE_ANSWER else label

    @property
    def explanation(self) -> Explanation | None:
        """What is shown."""
        return self._explanation

    def show_explanation(self, explanation: Explanation | None, notice: str = "") -> None:
        """Show ``explanation``; without one, ``notice`` says why."""
        self._explanation, self._notice_text = explanation, notice
        if explanation is None:
            self._pixels.set_image(None)
            self._changed.set_image(None)
        else:
            self._offer_classes(explanation.class_names)
            self._pixels.set_image(overlaid(explanation.fed_HWC, explanation.attribution.values_HW))
            self._changed.set_image(None if explanation.change is None else explanation.change.after_HWC)
        self._write()

    def _offer_classes(self, names: tuple[str, ...]) -> None:
        offered = [self._target.itemText(row) for row in range(1, self._target.count())]
        if offered == list(names):
            return
        chosen = self._target.currentData()
        with QSignalBlocker(self._target):
            while self._target.count() > 1:
                self._target.removeItem(1)
            for label, name in enumerate(names):
                self._target.addItem(name, label)
            self._target.setCurrentIndex(max(self._target.findData(chosen), 0))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Why the net answers so"))
        for row, text in enumerate((self.tr("Gradient"), self.tr("Integrated gradients"))):
            self._method.setItemText(row, text)
        self._method.setAccessibleName(self.tr("How pixels are weighed"))
        self._method.setToolTip(
            self.tr(
                "Gradient: how fast the class's output rises with each pixel (Simonyan 2014). Integrated gradients:"
                " each pixel's part of the output, seen from blank paper; the parts add up to it (Sundararajan 2017)."
            )
        )
        self._target.setItemText(0, self.tr("For the answer"))
        self._target.setAccessibleName(self.tr("Class that is explained"))
        self._target.setToolTip(
            self.tr("For which class the pixels speak: for the net's answer, or one of your choice")
        )
        self._titles[0].setText(self.tr("What speaks for it"))
        self._titles[1].setText(self.tr("What would change it"))
        self._pixels.setAccessibleName(self._titles[0].text())
        self._changed.setAccessibleName(self._titles[1].text())
        for picture in (self._pixels, self._changed):
            picture.setToolTip(self.tr("Point at a pixel, or move with the arrow keys, to read its value."))
        self._words.setAccessibleName(self.tr("About the pixels"))
        self._change_words.setAccessibleName(self.tr("About the change"))
        self._write()

    # Showing ----------------------------------------------------------------------------------------------------------

    def _write(self) -> None:
        explanation = self._explanation
        self._words.setText("" if explanation is None else self._attribution_words(explanation))
        self._change_words.setText("" if explanation is None else self._change_text(explanation))
        self._pixels.setAccessibleDescription(self._words.text())
        self._changed.setAccessibleDescription(self._change_words.text())
        self._notice.setText(self._notice_text if explanation is None else self._pixel_text(explanation))

    def _attribution_words(self, explanation: Explanation) -> str:
        attribution = explanation.attribution
        name = explanation.class_names[attribution.label]
        if attribution.method is Method.GRADIENT:
            text = self.tr("Orange: brighter would make it more of a {name}. Blue: less.")
            return text.format(name=name)
        text = self.tr(
            "Orange speaks for {name}, blue against. Together {sum}: its output {logit}, blank paper {blank}."
        )
        words = text.format(
            name=name, sum=_total(attribution), logit=_number(attribution.logit), blank=_number(attribution.blank_logit)
        )
        # What is not seen at the precision of these numbers is not worth a sentence; nan has its own.
        if attribution.is_complete or not abs(attribution.gap) >= 0.05:
            return words
        gap = self.tr("The sum is off by {gap}, even with {steps} points on the way.")
        return f"{words} {gap.format(gap=_number(abs(attribution.gap)), steps=STEPS[-1])}"

    def _change_text(self, explanation: Explanation) -> str:
        change = explanation.change
        if not explanation.can_be_changed:
            return self.tr(
                "A small change cannot be looked for: this net's transforms do more than scale the values, and a"
                " gradient does not say what to do to the pixels before them."
            )
        if change is None:
            return self.tr("No small change was found that gives another answer.")
        text = self.tr("A change of at most {levels} grey levels in {pixels} of {all} pixels makes it a {name}.")
        height, width, _ = change.after_HWC.shape
        return text.format(
            levels=change.most_levels,
            pixels=change.pixels,
            all=height * width,
            name=explanation.class_names[change.to_label],
        )

    def _pixel_text(self, explanation: Explanation) -> str:
        """Return the value of the pixel that is pointed at."""
        values_HW, change = explanation.attribution.values_HW, explanation.change
        if (pointed := self._pixels.pointed) is not None:
            text = self.tr("Row {row}, column {column}: {value}")
            return text.format(row=pointed[0], column=pointed[1], value=f"{values_HW[pointed]:+.3g}")
        # A pixel of the picture before may still be pointed at: the pictures are changed one after the other.
        pointed = self._changed.pointed
        if change is not None and pointed is not None and _inside(pointed, change.after_HWC):
            text = self.tr("Row {row}, column {column}: {before} becomes {after}")
            before, after = (_values(image_HWC[pointed]) for image_HWC in (change.before_HWC, change.after_HWC))
            return text.format(row=pointed[0], column=pointed[1], before=before, after=after)
        return self.tr("Point at a pixel to read its value.")

    @Slot(int)
    def _on_choice_changed(self, _row: int) -> None:
        self.asked.emit()

    @Slot(int, int)
    def _on_pixel_pointed(self, _row: int, _column: int) -> None:
        self._write()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asked.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._explanation is None and self.isVisible():
                # Whoever said why has to say it in the new language.
                self.asked.emit()
        super().changeEvent(event)


def _column(*labels: QLabel) -> QWidget:
    """Return ``labels`` below one another, each as high as its words."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.SPACING // 2)
    for label in labels:
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label)
    layout.addStretch(1)
    return column


def _inside(place: tuple[int, int], image_HWC: npt.NDArray[np.uint8]) -> bool:
    rows, columns, _ = image_HWC.shape
    return bool(place[0] < rows and place[1] < columns)


def _values(pixel_C: npt.NDArray[np.uint8]) -> str:
    return " ".join(map(str, pixel_C.tolist()))


def _number(value: float) -> str:
    return f"{value:.1f}"


def _total(attribution: Attribution) -> str:
    return _number(float(attribution.values_HW.sum()))
