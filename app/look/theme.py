"""The look in one place: light or dark, type scale, 4 px grid.

``Theme`` is made once in ``main`` and handed to every widget that paints or sets a font. It follows the
system's light or dark scheme unless the settings say otherwise; ``changed`` tells when to repaint. Colours
are frozen values: a widget reads ``theme.colors.accent`` when it paints and stores none of them.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from app.look.colors import DARK, LIGHT, Colors
from app.look.style_sheet import style_sheet

# Factor on the base size, and weight. "reading" is the text of the chat: a little larger than the controls.
SCALE = {
    "small": (0.9, QFont.Weight.Normal),
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "reading": (1.12, QFont.Weight.Normal),
    "title": (1.25, QFont.Weight.DemiBold),
    "display": (1.8, QFont.Weight.DemiBold),
    "mono": (1.03, QFont.Weight.Normal),
    "mono-small": (0.9, QFont.Weight.Normal),
}
SMALLEST_PT = 6.0
# Text for which icons and controls are drawn, in device-independent pixels: 10 points on most screens.
ORDINARY_TEXT = 40 / 3
SMALLEST_SCALE = 0.8  # below it buttons would be too small to hit

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def space(steps: int = 1) -> int:
    """Length of so many steps of the 4 px grid, in device-independent pixels."""
    return 4 * steps


class Theme(QObject):
    """Light or dark, and the sizes of the type scale.

    ``mode`` "system", "light" or "dark"; ``font_size`` in points, 0 for the system's.
    """

    changed = Signal()  # colours or sizes are others: set fonts again, repaint

    def __init__(self, app: QApplication, mode: str = "system", font_size: int = 0) -> None:
        super().__init__(app)
        self._app = app
        self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._mono_family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        # A platform without a colour scheme (a bare window manager) still has a palette to go by.
        self._dark_palette = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._mode = mode
        self._size = 0.0
        self._scale = 1.0
        self._dark = False
        app.setStyle("Fusion")  # the same on every system, and it takes every colour from the palette
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self.set(mode, font_size)

    def set(self, mode: str, font_size: int) -> None:
        """Takes the settings over; also sets palette, font and style sheet of the application."""
        if mode not in _SCHEMES:
            raise ValueError(f"theme must be one of {', '.join(_SCHEMES)}, not {mode!r}")
        self._mode = mode
        size = float(font_size) if font_size > 0 else self._system_points()
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._scheme_changed)
        hints.setColorScheme(_SCHEMES[mode])
        hints.colorSchemeChanged.connect(self._scheme_changed)
        self._apply(max(SMALLEST_PT, size))

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def colors(self) -> Colors:
        return DARK if self._dark else LIGHT

    def color(self, name: str) -> QColor:
        """The colour of that field of ``Colors``."""
        return QColor(getattr(self.colors, name))

    @property
    def scale(self) -> float:
        """How large icons and controls are: 1.0 beside ordinary text."""
        return self._scale

    def px(self, length: float) -> int:
        """``length`` beside ordinary text, grown with the text size: for icons, buttons and fields."""
        return round(length * self._scale)

    def font(self, role: str = "body") -> QFont:
        """``role``: a name in ``SCALE``."""
        factor, weight = SCALE[role]
        font = QFont(self._system_font)
        if role.startswith("mono"):
            font = QFont(self._mono_family)
            font.setStyleHint(QFont.StyleHint.Monospace)
            font.setFixedPitch(True)
        font.setPointSizeF(max(SMALLEST_PT, round(self._size * factor * 4) / 4))
        font.setWeight(weight)
        return font

    def _system_points(self) -> float:
        size = self._system_font.pointSizeF()
        return size if size > 0 else 10.0  # a system font given in pixels has no points

    def _scheme_changed(self) -> None:
        if self._mode == "system":
            self._apply(self._size)

    def _apply(self, size: float) -> None:
        scheme = self._app.styleHints().colorScheme()
        if self._mode != "system":
            dark = self._mode == "dark"
        elif scheme == Qt.ColorScheme.Unknown:
            dark = self._dark_palette
        else:
            dark = scheme == Qt.ColorScheme.Dark
        if size == self._size and dark == self._dark:
            return
        self._size, self._dark = size, dark
        text = QFontInfo(self.font("body")).pixelSize()
        self._scale = max(SMALLEST_SCALE, text / ORDINARY_TEXT)
        self._app.setPalette(_palette(self.colors))
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(style_sheet(self.colors, self._scale))
        self.changed.emit()


def _palette(colors: Colors) -> QPalette:
    """What Fusion draws combo boxes, check boxes, sliders and dialogs with."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for name, value in (
        (role.Window, colors.window),
        (role.WindowText, colors.text),
        (role.Base, colors.raised),
        (role.AlternateBase, colors.soft),
        (role.Text, colors.text),
        (role.PlaceholderText, colors.muted),
        (role.Button, colors.raised),
        (role.ButtonText, colors.text),
        (role.BrightText, colors.error),
        (role.ToolTipBase, colors.raised),
        (role.ToolTipText, colors.text),
        (role.Highlight, colors.selection),
        (role.HighlightedText, colors.text),
        (role.Accent, colors.accent),
        (role.Link, colors.link),
        (role.LinkVisited, colors.link),
        (role.Light, colors.raised),
        (role.Midlight, colors.soft),
        (role.Mid, colors.border),
        (role.Dark, colors.control),
        (role.Shadow, colors.control),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, name, QColor(colors.control))
    return palette
