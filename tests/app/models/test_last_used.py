"""Which model is to run: what the window loaded is known to the terminal, too."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from engine import hub
from engine.hub.catalogue.last_used import remembered_model
from tests.helpers.window import open_window


def test_the_terminal_goes_on_with_what_the_window_loaded(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "田中 ü 😀"
    folder.mkdir()
    with open_window(qapp) as bench:
        bench.window.open_model(str(folder))
        bench.turn()
        assert remembered_model() is None, "it has not been loaded yet"
        bench.do(bench.client.loaded)
        assert remembered_model() == str(folder)
        hub.remember_model("/models/\ud800")  # which no file can hold
        assert remembered_model() == str(folder)
