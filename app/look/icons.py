"""The program's own icons: SVG strokes in assets/, drawn at any size in the theme's colours.

Icons recolour themselves when the theme changes; nobody has to set them again.
Names: those of the files in assets/icons, without ".svg".
"""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.look.theme import Theme

# The detailed drawing of the tern is for sizes above this, in device pixels.
SMALL_PX = 28


@cache
def _svg(name: str) -> bytes:
    return files("assets").joinpath(name).read_bytes()


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", color.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, color: str) -> None:
    """Draws that icon into ``rect``; ``color`` as "#rrggbb"."""
    _renderer(f"icons/{name}.svg", color).render(painter, QRectF(rect))


def _painted(engine: QIconEngine, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
    """What ``engine`` paints; nothing where there is no room, as in a bar that was not laid out yet."""
    pixmap = QPixmap(size)
    if pixmap.isNull():
        return pixmap
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    engine.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
    painter.end()
    return pixmap


class _Engine(QIconEngine):
    """Reads the colour when it draws, so that a change of theme needs no new icons."""

    def __init__(self, name: str, theme: Theme, color: str) -> None:
        super().__init__()
        self._name, self._theme, self._color = name, theme, color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colors = self._theme.colors
        color = colors.control if mode == QIcon.Mode.Disabled else getattr(colors, self._color)
        paint_icon(painter, rect, self._name, color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _painted(self, size, mode, state)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._theme, self._color)


class _TernEngine(QIconEngine):
    """The tern in its own colours."""

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        small = min(rect.width(), rect.height()) * painter.device().devicePixelRatioF() <= SMALL_PX
        _renderer("tern-small.svg" if small else "tern.svg", "#000000").render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _painted(self, size, mode, state)

    def clone(self) -> QIconEngine:
        return _TernEngine()


def icon(name: str, theme: Theme, color: str = "muted") -> QIcon:
    """The icon of that name in the colour of that field of ``Colors``; disabled ones are paler.

    Raises FileNotFoundError for a name that is not in assets/icons, AttributeError for an unknown colour.
    """
    _svg(f"icons/{name}.svg")
    getattr(theme.colors, color)
    return QIcon(_Engine(name, theme, color))


def program_icon() -> QIcon:
    """The tern in its own colours, every size crisp (a simpler drawing for the smallest)."""
    result = QIcon()
    engine = _TernEngine()
    # Pixmaps, not the engine itself: window managers ask an icon for the sizes that it has.
    for size in (16, 20, 24, 32, 40, 48, 64, 128, 256, 512):
        result.addPixmap(engine.pixmap(QSize(size, size), QIcon.Mode.Normal, QIcon.State.Off))
    return result
