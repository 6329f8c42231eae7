"""Opens the file that a text came from, or shows it in its folder.

The path may come with an imported chat, from anybody: programs and scripts are never opened, and another
computer's name in it is never called.
"""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

# What opening only shows. Everything else might run; it is shown in its folder.
OPENED = frozenset({".pdf", ".docx", ".txt", ".md", ".markdown", ".csv", ".tsv", ".log", ".rst"})


def is_here(path: str) -> bool:
    """The path names a place of this computer, as far as its text tells; the disk is not asked."""
    return bool(path) and not path.startswith(("\\\\", "//", "\\/", "/\\"))


def is_shown_in_folder(path: str) -> bool:
    """``open_file`` shows the folder that the file is in, instead of opening it."""
    return Path(path).suffix.lower() not in OPENED


def open_file(path: str) -> bool:
    """False where the system has no program for it. ``is_here`` has been asked."""
    file = Path(path)
    return QDesktopServices.openUrl(
        QUrl.fromLocalFile(str(file.parent if is_shown_in_folder(path) else file))
    )
