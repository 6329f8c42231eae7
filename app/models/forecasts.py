"""Forecasts: how fast models will run here, from one measurement that is kept in the data folder."""

import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.system.background import Background
from engine import hub
from engine.hub.files import read_json, write_json

if TYPE_CHECKING:
    from engine import ModelConfig
    from engine.hub import Speed

# Silent reading in English is about 240 words a minute; a word is some 1.3 tokens.
READING_TOK_S = 5.2


class Forecasts(QObject):
    """``speed`` is None until this computer was measured. A file of another processor does not count."""

    changed = Signal()

    def __init__(self, path: Path, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._background = background
        self.speed: Speed | None = None
        self.measuring = False
        self.problem = ""  # a sentence: why it could not be measured

    def load(self) -> None:
        """Takes the measurement of an earlier start; nothing if there is none."""
        if self.speed is None:
            self._background.run(lambda stop, progress: _read(self._path), self._loaded)

    def measure(self) -> None:
        """Measures anew: about three seconds, in another process."""
        if self.measuring:
            return
        self.measuring = True
        self.problem = ""
        self.changed.emit()
        self._background.run(lambda stop, progress: _measure(self._path, stop), self._measured, self._failed)

    def tokens_per_s(self, shape: "ModelConfig | None") -> float | None:
        """Expected speed of a model of this shape; None while something is not known."""
        if self.speed is None or shape is None:
            return None
        return hub.forecast(shape, self.speed)

    def _loaded(self, speed: "Speed | None") -> None:
        if speed is not None and self.speed is None:
            self.speed = speed
            self.changed.emit()

    def _measured(self, speed: "Speed") -> None:
        self.measuring = False
        self.speed = speed
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self.measuring = False
        self.problem = sentence
        self.changed.emit()


def _read(path: Path) -> "Speed | None":
    from engine import cpu_name  # brings the kernels: in a thread

    values = read_json(path)
    try:
        return hub.Speed(**values) if values.pop("cpu") == cpu_name() else None
    except (KeyError, TypeError):
        return None


def _measure(path: Path, stop: threading.Event) -> "Speed":
    from engine import cpu_name

    speed = hub.measure_speed(stop)
    try:
        write_json(path, {"cpu": cpu_name(), **asdict(speed)})
    except OSError:
        pass  # it is measured again at the next start
    return speed
