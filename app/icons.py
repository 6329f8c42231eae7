"""The program's own icons: SVG strokes in assets/, drawn at any size in the theme's colours.

Icons recolour themselves when the theme changes; nobody has to set them again.
Names: add arrow-down arrow-left arrow-right check chip close continue copy delete edit folder info keyboard more
pin pin-filled regenerate rename search send settings sidebar stop thread tern undo warning
"""

from PySide6.QtGui import QIcon

from app.theme import Theme


def icon(name: str, theme: Theme, color: str = "muted") -> QIcon:
    """The icon of that name in the colour of that field of ``Colors``; disabled ones are paler.

    Raises FileNotFoundError for a name that is not in assets/icons.
    """
    raise NotImplementedError


def program_icon() -> QIcon:
    """The tern in its own colours, every size crisp (a simpler drawing for 16 to 24 px)."""
    raise NotImplementedError
