"""Colours, fonts and palettes, light and dark.

Qt's `setColorScheme` does nothing offscreen and on bare X, so the program ships two Fusion palettes of its own. A
widget that paints asks ``of(self)`` when it paints, and repaints on ``QEvent.PaletteChange``: nobody has to be told
the theme.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from mnistgui.paths import resource

# Okabe and Ito, "Color Universal Design" (2008): apart for all common kinds of colour blindness.
# The yellow is darker on white, the blue, green and purple lighter on black; the eighth is the colour of the text.
_SERIES_LIGHT: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A6D00", "#56B4E9", "#E69F00", "#1b1f27")
_SERIES_DARK: Final = ("#56B4E9", "#E69F00", "#2FC79A", "#E59CC4", "#F0E442", "#7F9CFF", "#F2703A", "#e8eaee")

# Ten class colours: Paul Tol's "muted" scheme (technical note SRON/EPS/TN/09-002, 2021) and a grey.
CLASS_COLOURS: Final = (
    "#332288", "#88CCEE", "#44AA99", "#117733", "#999933", "#DDCC77", "#CC6677", "#882255", "#AA4499", "#777777",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One set of colours, as ``#rrggbb``. ``text`` and ``muted`` stand at 4.5:1 or more on ``window`` and ``base``."""

    key: str
    window: str  # behind panels
    base: str  # behind lists, plots, fields
    raised: str  # buttons, cards
    line: str  # hairlines, grids
    text: str
    muted: str  # secondary text
    accent: str  # the one accent: primary button, selection, current value
    on_accent: str
    good: str
    warning: str
    bad: str
    ink: str  # the stroke on the drawing pad
    paper: str  # the pad itself
    # The classes of the perceptron lab, for points, and their tints for regions.
    class_0: str
    class_1: str
    class_2: str
    class_3: str
    series: tuple[str, ...]

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """Return a field as a QColor, for example ``theme.colour("accent", 40)``."""
        colour = QColor(getattr(self, name))
        colour.setAlpha(alpha)
        return colour


LIGHT: Final = Theme(
    key="light", window="#f4f5f7", base="#ffffff", raised="#ffffff", line="#d5d9e0", text="#1b1f27", muted="#5a6271",
    accent="#0b63b8", on_accent="#ffffff", good="#0a7a4b", warning="#8a5a00", bad="#b3261e", ink="#14181f",
    paper="#ffffff", class_0="#D55E00", class_1="#0072B2", class_2="#008A64", class_3="#B5568C",
    series=_SERIES_LIGHT,
)  # fmt: skip
DARK: Final = Theme(
    key="dark", window="#1d2026", base="#15171c", raised="#2a2e37", line="#3a404c", text="#e8eaee", muted="#a3abb9",
    accent="#5aa9f5", on_accent="#0b1522", good="#4cc38a", warning="#e3b341", bad="#ff8178", ink="#f4f6fa",
    paper="#0f1115", class_0="#E69F00", class_1="#56B4E9", class_2="#2FC79A", class_3="#E59CC4",
    series=_SERIES_DARK,
)  # fmt: skip
THEMES: Final = {theme.key: theme for theme in (LIGHT, DARK)}

SPACING: Final = 8  # the grid, in pixels


def of(widget: QWidget) -> Theme:
    """Return the theme that ``widget`` is shown in, told from its palette."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def system_theme(app: QApplication) -> Theme:
    """Return the theme that the system asks for (light where it does not say)."""
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program Fusion, ``theme``'s palette and the style sheet. Widgets get a PaletteChange."""
    style = QStyleFactory.create("Fusion")
    if style is not None:
        app.setStyle(style)
    app.setPalette(palette(theme))
    app.setStyleSheet(_style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """Return the Fusion palette of ``theme``."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, name in (
        (role.Window, "window"), (role.WindowText, "text"), (role.Base, "base"), (role.AlternateBase, "window"),
        (role.Text, "text"), (role.Button, "raised"), (role.ButtonText, "text"), (role.BrightText, "bad"),
        (role.ToolTipBase, "raised"), (role.ToolTipText, "text"), (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.Link, "accent"),
        (role.Light, "raised"), (role.Midlight, "line"), (role.Mid, "line"), (role.Dark, "line"),
        (role.Shadow, "line"), (role.Accent, "accent"),
    ):  # fmt: skip
        made.setColor(where, theme.colour(name))
    disabled = QPalette.ColorGroup.Disabled
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, where, theme.colour("muted", 150))
    made.setColor(disabled, role.Highlight, theme.colour("line"))
    return made


def number_font(widget: QWidget, *, points: float | None = None) -> QFont:
    """Return a font whose digits are all of one width, for columns of numbers, at ``points`` or the widget's size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(points if points is not None else widget.font().pointSizeF())
    return font


def _style_sheet(theme: Theme) -> str:
    """The few rules that a palette cannot say: headings, primary button, the view that is shown, calm frames."""
    # Fusion outlines an empty check box with a darker shade of the window: on a dark window it is not seen.
    check = resource("theme", f"check_{theme.key}.svg").as_posix()
    return f"""
    QCheckBox::indicator {{
        width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 3px; background: {theme.base}; }}
    QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
    QCheckBox::indicator:checked {{
        border-color: {theme.accent}; background: {theme.accent}; image: url("{check}"); }}
    QCheckBox::indicator:disabled {{ border-color: {theme.line}; background: {theme.window}; }}
    QCheckBox::indicator:checked:disabled {{ background: {theme.muted}; border-color: {theme.muted}; }}
    QToolTip {{ color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.line}; padding: 4px; }}
    QLineEdit[refused="true"], QAbstractSpinBox[refused="true"] {{ color: {theme.bad}; }}
    QLabel[role="heading"] {{ font-weight: 600; }}
    QLabel[role="title"] {{ font-weight: 600; font-size: 15pt; }}
    QLabel[role="muted"] {{ color: {theme.muted}; }}
    QLabel[role="good"] {{ color: {theme.good}; }}
    QLabel[role="bad"] {{ color: {theme.bad}; }}
    QLabel[role="warning"] {{ color: {theme.warning}; }}
    QPushButton[role="primary"], QToolButton[role="primary"] {{
        color: {theme.on_accent}; background: {theme.accent}; border: 1px solid {theme.accent};
        border-radius: 4px; padding: 4px 12px; font-weight: 600; }}
    QPushButton[role="primary"]:disabled, QToolButton[role="primary"]:disabled {{
        color: {theme.muted}; background: {theme.raised}; border-color: {theme.line}; }}
    QToolButton[role="view"] {{
        color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 3px;
        padding: 3px 7px; }}
    QToolButton[role="view"]:hover {{ border-color: {theme.muted}; }}
    QToolButton[role="view"]:checked {{
        color: {theme.on_accent}; background: {theme.accent}; border-color: {theme.accent}; }}
    QToolButton[role="view"]:focus {{ border-color: {theme.text}; }}
    QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {theme.accent}; }}
    """
