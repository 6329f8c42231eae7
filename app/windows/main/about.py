"""About: version, what the program is built on, and when it makes a connection."""

from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from app.look.icons import program_icon
from app.look.theme import Theme, space
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import follow_font
from engine.version import __version__

# Distribution name -> licence. Names as their authors write them.
LIBRARIES = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("safetensors", "safetensors", "Apache-2.0"),
    ("tokenizers", "tokenizers", "Apache-2.0"),
    ("huggingface_hub", "huggingface_hub", "Apache-2.0"),
    ("jinja2", "Jinja", "BSD-3-Clause"),
    ("markdown-it-py", "markdown-it-py", "MIT"),
    ("Pygments", "Pygments", "BSD-2-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("psutil", "psutil", "BSD-3-Clause"),
    ("keyring", "keyring", "MIT"),
)


def library_lines() -> list[str]:
    """One line per library: name, version where it is known, licence."""
    lines = []
    for distribution, name, licence in LIBRARIES:
        try:
            version = " " + metadata.version(distribution)
        except metadata.PackageNotFoundError:  # a frozen program may come without the metadata
            version = ""
        lines.append(f"{name}{version}, {licence}")
    return lines


class AboutDialog(Dialog):
    """What this program is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 145, 110, parent)
        self.setWindowTitle(self.tr("About Tern"))
        picture = QLabel(self)
        picture.setPixmap(program_icon().pixmap(theme.px(64), theme.px(64)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        name = QLabel(self.tr("Tern {0}").format(__version__), self)
        follow_font(name, theme, "display")
        purpose = QLabel(
            self.tr(
                "Chat with 1-bit language models that run on this computer's processor.\nTern "
                "connects to the internet only to download a model you choose. What you "
                "write stays here."
            ),
            self,
        )
        purpose.setWordWrap(True)
        licence = QLabel(self.tr("Tern is free software under the MIT licence. It is built on:"), self)
        licence.setWordWrap(True)
        libraries = QTextBrowser(self)
        libraries.setOpenLinks(False)
        libraries.setPlainText("\n".join(library_lines()))
        libraries.setAccessibleName(self.tr("Libraries and their licences"))
        libraries.setTabChangesFocus(True)
        libraries.setMinimumHeight(space(36))
        column = QVBoxLayout()
        column.setSpacing(space(3))
        for widget in (name, purpose, licence, libraries):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(space(5))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.column.addLayout(row)
        self.add_close().setFocus()
