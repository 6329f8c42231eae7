"""Files that a person chooses, drops or pastes."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from app.languages import say
from engine.documents.kinds import SUFFIXES


def local_files(mime: QMimeData) -> list[str]:
    """Paths of what is dragged or was copied in a file manager; folders too."""
    urls = mime.urls() if mime.hasUrls() else []
    return [url.toLocalFile() for url in urls if url.isLocalFile() and url.toLocalFile()]


def ask_for_files(parent: QWidget, folder: str) -> list[str]:
    """The system's dialog; none if it was cancelled."""
    endings = " ".join(f"*.{suffix}" for suffix in sorted(SUFFIXES))
    kinds = ";;".join(
        (
            say.tr("Documents, text and code ({0})").format(endings),
            say.tr("All files (*)"),
        )
    )
    paths, _ = QFileDialog.getOpenFileNames(parent, say.tr("Attach Files"), folder or str(Path.home()), kinds)
    return paths
