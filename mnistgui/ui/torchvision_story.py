"""NodeStory: what a name of torchvision is, what belongs to it, and the button that opens it."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mnistgui.data.catalog import DATA_SETS, DataSetInfo
from mnistgui.data.torchvision_tree import Node, Target
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.ui import theme
from mnistgui.ui.language import core_text
from mnistgui.ui.torchvision_names import shown_name


class NodeStory(QScrollArea):
    """Shows one `Node`, or nothing."""

    open_requested = Signal()
    child_chosen = Signal(object)  # Node

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node: Node | None = None
        self._title = _label("data.torchvision.title", role="title")
        self._name = _label("data.torchvision.name", role="muted")
        self._name.setFont(theme.number_font(self._name))
        self._story = _label("data.torchvision.story")
        self._details = _label("data.torchvision.details")
        self._details.setTextFormat(Qt.TextFormat.RichText)
        links = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self._details.setTextInteractionFlags(links)
        self._details.linkActivated.connect(self._on_details_link_activated)
        self._open = QPushButton()
        self._open.setObjectName("data.torchvision.open")
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self.open_requested)
        self._build_layout()
        self.retranslate()

    def _build_layout(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(theme.SPACING, 0, theme.SPACING, 0)
        layout.setSpacing(theme.SPACING)
        for widget in (self._title, self._name, self._story):
            layout.addWidget(widget)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._details)
        layout.addStretch(1)
        self.setWidget(side)
        # It is no field: the panel's own ground, not that of lists.
        side.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_node(self, node: Node | None) -> None:
        """Show ``node``, from its top on."""
        self._node = node
        self._show()
        self.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._title.setAccessibleName(self.tr("Chosen name"))
        self._name.setAccessibleName(self.tr("Name in Python"))
        self._story.setAccessibleName(self.tr("What it is"))
        self._details.setAccessibleName(self.tr("What belongs to it"))
        self._open.setAccessibleName(self.tr("Open what the name stands for"))
        self._show()

    def _show(self) -> None:
        node = self._node
        for widget in (self._title, self._name, self._story):
            widget.setVisible(node is not None)
        details = self._details_html(node) if node is not None else ""
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._open.setVisible(node is not None and node.opens is not None)
        if node is None:
            return
        self._title.setText(shown_name(node))
        self._name.setText(node.name)
        self._story.setText(core_text(node.story))
        if node.opens is not None:
            self._show_target(node.opens)

    def _show_target(self, target: Target) -> None:
        match target.kind:
            case "dataset":
                text, tip = self.tr("Open this data set"), self.tr("Shows its images in the dock “Data set”")
            case "model":
                text, tip = self.tr("Choose this net"), self.tr("Makes it the model of the next run")
            case "transform":
                text, tip = self.tr("Show this transform"), self.tr("Goes to the tab “Transforms”")
            case "widget":
                text, tip = self.tr("Show where it is"), self.tr("Goes to the part of the window that does this")
        self._open.setText(text)
        self._open.setToolTip(tip)

    def _details_html(self, node: Node) -> str:
        """Return what lies below ``node``, or the parameters of a transform, or how large a data set is."""
        if node.children:
            # The colour in the text: Qt does not give a link another one when the theme changes.
            style = f"color: {theme.of(self).accent}"
            # The place of a child stands for it: several have the same name.
            return "".join(
                f"<p><a href='{place}' style='{style}'>{escape(shown_name(child))}</a><br>"
                f"{escape(core_text(child.story))}</p>"
                for place, child in enumerate(node.children)
            )
        if node.opens is not None and node.opens.kind == "transform":
            return "".join(
                f"<p><b>{each.name}</b><br>{escape(core_text(each.help))}</p>"
                for each in TRANSFORMS[node.opens.key].parameters
            )
        if node.opens is not None and node.opens.kind == "dataset":
            return self._facts(DATA_SETS[node.opens.key])
        return ""

    def _facts(self, info: DataSetInfo) -> str:
        if not info.counts:
            return ""
        height, width, _ = info.shape_HWC
        return self.tr("{images} images of {height}×{width} pixels in {classes} classes").format(
            images=f"{max(info.counts):,}", height=height, width=width, classes=len(info.class_names)
        )

    @Slot(str)
    def _on_details_link_activated(self, place: str) -> None:
        if self._node is not None:
            self.child_chosen.emit(self._node.children[int(place)])

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show()
        super().changeEvent(event)


def _label(name: str, *, role: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
