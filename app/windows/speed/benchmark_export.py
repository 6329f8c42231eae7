"""Writes a run of the benchmark into a file: CSV, JSON, or a picture of the page."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from app.languages import say
from app.look.theme import space
from engine.process.events import BenchmarkRun
from engine.whole_file import write_whole

SUFFIXES = (".csv", ".json", ".png")


def ask_where(run: BenchmarkRun, parent: QWidget) -> Path | None:
    """The file that a person names; its suffix says what it is to hold, else the filter that was chosen."""
    filters = [
        say.tr("Table for spreadsheets (*.csv)"),
        say.tr("All figures, for programs (*.json)"),
        say.tr("Picture of this page (*.png)"),
    ]
    name = f"tern-benchmark-{run.when[:10]}.csv"
    path, chosen = QFileDialog.getSaveFileName(
        parent, say.tr("Save the Measurement"), name, ";;".join(filters), filters[0]
    )
    if not path:
        return None
    suffix = SUFFIXES[filters.index(chosen)] if chosen in filters else SUFFIXES[0]
    return Path(path) if Path(path).suffix.lower() in SUFFIXES else Path(path + suffix)


def save(run: BenchmarkRun, path: Path, page: QWidget) -> str:
    """Writes it and returns the sentence to show. ``page`` is what the picture shows."""
    from engine import csv_text, json_text

    match path.suffix.lower():
        case ".png":
            data = _picture(page)
        case ".json":
            data = json_text(run).encode()
        case _:
            data = csv_text(run).encode()
    try:
        write_whole(path, data)
    except OSError as error:
        return say.tr("{0} could not be written ({1}): choose another folder.").format(
            path.name, error.strerror or error
        )
    return say.tr("Saved as {0}.").format(path.name)


def _picture(page: QWidget) -> bytes:
    """As it is shown, with a margin around it."""
    shown = page.grab()
    ratio = shown.devicePixelRatio()
    margin = round(space(6) * ratio)
    picture = QPixmap(shown.size() + QSize(2 * margin, 2 * margin))
    picture.fill(page.palette().color(QPalette.ColorRole.Window))
    shown.setDevicePixelRatio(1.0)
    painter = QPainter(picture)
    painter.drawPixmap(margin, margin, shown)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
