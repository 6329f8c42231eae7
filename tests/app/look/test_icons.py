"""Icons draw in the theme's colours, at any size, and follow a change of theme."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.look.icons import icon, program_icon
from app.look.theme import Theme

NAMES = sorted(entry.name.removesuffix(".svg") for entry in files("assets").joinpath("icons").iterdir())


def _ink(image: QImage) -> dict[str, int]:
    """How many pixels are fully covered by each colour."""
    colors: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() == 255:
                colors[pixel.name()] = colors.get(pixel.name(), 0) + 1
    return colors


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    theme = Theme(qapp, "light", 10)
    image = icon(name, theme, "accent").pixmap(QSize(96, 96)).toImage()
    assert _ink(image).get(theme.colors.accent, 0) > 20


def test_an_icon_follows_the_theme_and_pales_when_disabled(qapp: QApplication) -> None:
    theme = Theme(qapp, "light", 10)
    picture = icon("stop", theme, "text")
    for mode in ("light", "dark"):
        theme.set(mode, 10)
        assert theme.colors.text in _ink(picture.pixmap(32).toImage())
        assert theme.colors.control in _ink(picture.pixmap(32, QIcon.Mode.Disabled).toImage())


def test_a_wrong_name_or_colour_is_refused(qapp: QApplication) -> None:
    theme = Theme(qapp, "light", 10)
    with pytest.raises(FileNotFoundError):
        icon("albatross", theme)
    with pytest.raises(AttributeError):
        icon("copy", theme, "mauve")


@pytest.mark.parametrize("size", [16, 24, 32, 512])
def test_the_tern_has_its_bill_and_wings_at_every_size(qapp: QApplication, size: int) -> None:
    image = program_icon().pixmap(QSize(size, size)).toImage()
    assert image.width() == size
    pixels = [image.pixelColor(x, y) for x in range(size) for y in range(size)]
    coral = [p for p in pixels if p.red() > p.green() + 60 and p.red() > p.blue() + 60]
    white = [p for p in pixels if p.lightness() > 225 and p.alpha() == 255]
    assert coral
    assert len(white) > size * size * 0.05
    assert QColor(image.pixelColor(0, 0)).alpha() < 128  # round corners


@pytest.mark.parametrize("size", [QSize(0, 0), QSize(0, 16), QSize(16, 0)])
def test_nothing_is_painted_where_there_is_no_room(qtbot: QtBot, qapp: QApplication, size: QSize) -> None:
    """A warning of Qt would fail it."""
    theme = Theme(qapp, "light", 10)
    for drawn in (icon("copy", theme), program_icon()):
        assert drawn.pixmap(size).isNull()
