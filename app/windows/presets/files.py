"""Import and export of presets: asks for the file, works in a thread, says what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.presets.exchange import ENDING, read_file, write_file
from app.presets.preset import MOST, Preset
from app.presets.store import PresetStore
from app.system.background import Background


class PresetFiles(QObject):
    """``say(sentence, is_error)`` tells a person."""

    def __init__(
        self,
        presets: PresetStore,
        background: Background,
        say: Callable[[str, bool], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._presets = presets
        self._background = background
        self._say = say
        self._window = window

    def ask_to_import(self) -> None:
        """The system's dialog, then ``read``."""
        kinds = self.tr("Presets of Tern (*{0});;All files (*)").format(ENDING)
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import Presets"), str(Path.home()), kinds
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Takes in what is not there yet."""
        self._background.run(
            lambda stop, progress: read_file(path), self._take_in, lambda sentence: self._say(sentence, True)
        )

    def ask_to_export(self, presets: Sequence[Preset], name: str) -> None:
        """The system's dialog, then ``write``. ``name``: of the file, without its ending."""
        plain = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in name).strip()
        start = str(Path.home() / f"{plain or 'presets'}{ENDING}")
        kinds = self.tr("Presets of Tern (*{0})").format(ENDING)
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export Presets"), start, kinds)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix == ".json" else path.with_name(path.name + ENDING), presets)

    def write(self, path: Path, presets: Sequence[Preset]) -> None:
        """Writes them to ``path``, in the place of what is there."""
        done = self.tr("%Ln presets were exported to {0}.", "", len(presets))
        self._background.run(
            lambda stop, progress: write_file(path, presets),
            lambda _: self._say(done.format(path.name), False),
            lambda sentence: self._say(sentence, True),
        )

    def _take_in(self, found: Sequence[Preset]) -> None:
        added = self._presets.take_in(found)
        if added is None:
            text = self.tr("Nothing was imported: there would be more than {0} presets.").format(MOST)
            self._say(text, True)
            return
        here = len(found) - added
        if not found:
            text = self.tr("The file holds no presets.")
        elif not added:
            text = self.tr("Nothing was imported: all of these presets are here already.")
        else:
            text = self.tr("%Ln presets were imported.", "", added)
            if here:
                text += " " + self.tr("Here already: {0}.").format(here)
        self._say(text, False)
