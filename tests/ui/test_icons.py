"""The program's icons, in both themes."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from mnistgui.paths import resource
from mnistgui.ui import theme
from mnistgui.ui.icons import NAMES, icon

THEMES = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
OUTLINES = [name for name in NAMES if name != "app"]


def picture(
    made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off, size: int = 24
) -> QImage:
    return made.pixmap(QSize(size, size), mode, state).toImage()


def inked(image: QImage) -> list[QColor]:
    """Return the colours of the pixels that are fully drawn."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for colour in pixels if colour.alpha() > 250]


def distance(colour: QColor, name: str) -> int:
    """Return the largest difference of a channel."""
    other = QColor(name)
    return max(abs(a - b) for a, b in zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.usefixtures("qapp")
@THEMES
@pytest.mark.parametrize("name", NAMES)
def test_every_icon_has_a_picture_for_every_state(name: str, colours: theme.Theme):
    made = icon(name, colours)
    pictures = [
        picture(made),
        picture(made, QIcon.Mode.Disabled),
        picture(made, QIcon.Mode.Normal, QIcon.State.On),
    ]
    assert all(any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)) for image in pictures)
    assert len({bytes(image.constBits()) for image in pictures}) == 3


@pytest.mark.usefixtures("qapp")
@THEMES
def test_an_outline_has_the_colour_of_the_theme(colours: theme.Theme):
    for name in OUTLINES:
        ink = inked(picture(icon(name, colours), size=64))
        assert ink, name
        # Where two lines cross, blending rounds a channel by one or two.
        assert all(distance(colour, colours.text) <= 2 for colour in ink), name


@pytest.mark.usefixtures("qapp")
@THEMES
def test_a_checked_icon_stands_on_a_tile_of_the_accent(colours: theme.Theme):
    image = picture(icon("pause", colours), QIcon.Mode.Normal, QIcon.State.On, size=64)
    names = {colour.name() for colour in inked(image)}
    assert image.pixelColor(32, 4).name() == colours.accent
    assert colours.on_accent in names


@pytest.mark.usefixtures("qapp")
@THEMES
def test_on_the_primary_button_an_icon_has_the_accents_counterpart(colours: theme.Theme):
    ink = inked(picture(icon("stop", colours, on_accent=True), size=64))
    assert {colour.name() for colour in ink} == {colours.on_accent}


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_not_scaled_up_at_twice_the_resolution():
    made = icon("draw", theme.LIGHT)
    assert made.pixmap(QSize(24, 24), 2.0).size() == QSize(48, 48)
    assert made.pixmap(QSize(24, 24), 1.5).size() == QSize(36, 36)


@pytest.mark.usefixtures("qapp")
def test_an_unknown_icon_is_an_error():
    with pytest.raises(FileNotFoundError):
        icon("no_such_icon", theme.LIGHT)


def test_the_folder_holds_exactly_the_icons_that_are_named_in_one_style():
    files = {path.stem: path.read_text(encoding="utf-8") for path in resource("icons").glob("*.svg")}
    assert set(files) == set(NAMES)
    for name in OUTLINES:
        assert 'viewBox="0 0 24 24"' in files[name]
        assert re.findall(r'stroke-width="([^"]+)"', files[name]) == ["2"], name
        assert re.findall(r'(?:stroke|fill)="([^"]+)"', files[name]) == ["none", "currentColor"], name
