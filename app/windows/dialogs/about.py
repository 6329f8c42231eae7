"""About: version, what the program is built on, and when it makes a connection."""

from html import escape
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app.look.icons import program_icon
from app.look.theme import Theme, space
from app.models.downloads import hub_settings
from app.settings import SettingsStore
from app.system.background import Background
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import follow_font
from engine import ProgramFacts, hub, program_facts
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
    ("pypdf", "pypdf", "BSD-3-Clause"),
    ("chardet", "chardet", "0BSD"),
    ("starlette", "Starlette", "BSD-3-Clause"),
    ("uvicorn", "uvicorn", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("psutil", "psutil", "BSD-3-Clause"),
    ("keyring", "keyring", "MIT"),
    ("mathra", "mathra", "MIT or Apache-2.0, font STIX Two Math under OFL-1.1"),
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


def build_line(facts: ProgramFacts) -> str:
    """The commit where it is known, Qt, and the kernels that this computer runs."""
    commit = [facts.commit] if facts.commit else []
    return " · ".join([*commit, f"Qt {facts.qt}", f"Python {facts.python}", ", ".join(facts.kernels)])


class AboutDialog(Dialog):
    """What this program is."""

    def __init__(
        self, settings: SettingsStore, background: Background, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, 145, 130, parent)
        self._settings = settings
        self._background = background
        self.setWindowTitle(self.tr("About Tern"))
        picture = QLabel(self)
        picture.setPixmap(program_icon().pixmap(theme.px(64), theme.px(64)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        name = QLabel(self.tr("Tern {0}").format(__version__), self)
        follow_font(name, theme, "display")
        build = QLabel(build_line(program_facts()), self)
        build.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        build.setWordWrap(True)
        build.setAccessibleName(self.tr("Build"))
        purpose = QLabel(
            self.tr(
                "Chat with 1-bit language models that run on this computer's processor.\nTern "
                "connects to the internet only to download a model you choose, or to look for an "
                "update when you ask it to. What you write stays here."
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
        for widget in (name, build, purpose):
            column.addWidget(widget)
        self.look = QPushButton(self.tr("Look for an &Update"), self)
        self.look.setVisible(hub.can_look())
        self.look.clicked.connect(self._look)
        self.found = QLabel(self)
        self.found.setWordWrap(True)
        self.found.setOpenExternalLinks(True)
        self.found.hide()
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.found, licence, libraries):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(space(5))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.column.addLayout(row)
        self.add_close().setFocus()

    def _look(self) -> None:
        """Asks once, where this build came from."""
        self.look.setEnabled(False)
        self._tell(self.tr("Looking…"))
        settings = self._settings.value
        self._background.run(
            lambda stop, progress: hub.newer_release(hub_settings(settings)), self._answered, self._failed
        )

    def _answered(self, release: "hub.Release | None") -> None:
        self.look.setEnabled(True)
        if release is None:
            self._tell(self.tr("This is the newest version."))
        else:
            link = f'<a href="{escape(release.page)}">{escape(release.page)}</a>'
            self._tell(self.tr("Version {0} is available: {1}").format(release.version, link))

    def _failed(self, sentence: str) -> None:
        self.look.setEnabled(True)
        self._tell(escape(sentence))

    def _tell(self, text: str) -> None:
        self.found.setText(text)
        self.found.show()
