"""Forecasts: how fast models will run here, from one measurement that is kept in the data folder."""

import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from app.system.background import Background, Task
from engine import BUSY_CORES, hub
from engine.hub.files import read_json, write_json

if TYPE_CHECKING:
    from engine import ModelConfig, OtherLoad
    from engine.hub import Speed

# Silent reading in English is about 240 words a minute; a word is some 1.3 tokens.
READING_TOK_S = 5.2


LOOK_AGAIN_MS = 60_000  # after a busy measurement, until the computer is found quiet


class Measured(NamedTuple):
    """A measurement, and what other programs took meanwhile, in cores."""

    speed: "Speed"
    busy_cores: float

    @property
    def is_busy(self) -> bool:
        return self.busy_cores > BUSY_CORES


class Forecasts(QObject):
    """``speed`` is None until this computer was measured. A file of another processor does not count.

    What was measured while other programs were busy is too slow: ``is_busy`` says so, and it is measured
    again once they are found quiet, where ``may_measure`` allows it.
    """

    changed = Signal()

    def __init__(self, path: Path, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._background = background
        self.speed: Speed | None = None
        self.measuring = False
        self._task: Task | None = None  # a measurement that nobody has asked for
        self.problem = ""  # a sentence: why it could not be measured
        self.busy_cores = 0.0  # that other programs took while it was
        self.may_measure: Callable[[], bool] = lambda: True  # unasked
        self._others: OtherLoad | None = None
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)

    @property
    def is_busy(self) -> bool:
        """Other programs made what was measured too slow."""
        return self.busy_cores > BUSY_CORES

    def load(self) -> None:
        """Takes the measurement of an earlier start; nothing if there is none."""
        if self.speed is None:
            self._background.run(lambda stop, progress: _read(self._path), self._loaded)

    def measure(self) -> None:
        """A person wants it measured anew: about three seconds, in another process."""
        self._begin()
        self._task = None

    def measure_unasked(self) -> None:
        """Measures anew, unless an answer comes first (``make_way``)."""
        if not self.measuring:
            self._task = self._begin()

    def make_way(self) -> None:
        """An answer begins: it needs the processor, so what nobody has asked for is broken off."""
        if self._task is not None:
            self._task.stop.set()  # nothing comes of it
            self._task = None
            self.measuring = False
            self.changed.emit()

    def _begin(self) -> Task | None:
        """None while it is measured already."""
        if self.measuring:
            return None
        self.measuring = True
        self.problem = ""
        self.changed.emit()
        return self._background.run(
            lambda stop, progress: _measure(self._path, stop), self._measured, self._failed
        )

    def tokens_per_s(self, shape: "ModelConfig | None") -> float | None:
        """Expected speed of a model of this shape; None while something is not known."""
        if self.speed is None or shape is None:
            return None
        return hub.forecast(shape, self.speed)

    def _loaded(self, found: Measured | None) -> None:
        if found is not None and self.speed is None:
            self._take(found)

    def _measured(self, found: Measured) -> None:
        self.measuring, self._task = False, None
        self._take(found)

    def _take(self, found: Measured) -> None:
        self.speed, self.busy_cores = found
        if found.is_busy:
            from engine import OtherLoad  # only where it is needed: it brings psutil

            self._others = self._others or OtherLoad()
            self._again.start()
        else:
            self._again.stop()
        self.changed.emit()

    def _look_again(self) -> None:
        """Other programs may have come to rest since the last look."""
        quiet = self._others is not None and self._others.cores() <= BUSY_CORES
        if quiet and self.may_measure():
            self.measure_unasked()

    def _failed(self, sentence: str) -> None:
        self.measuring, self._task = False, None
        self.problem = sentence
        self.changed.emit()


def _read(path: Path) -> Measured | None:
    from engine import cpu_name  # brings the kernels: in a thread

    values = read_json(path)
    try:
        busy_cores = float(values.pop("busy_cores"))  # an older file does not tell, so it does not count
        cpu = values.pop("cpu")
        return Measured(hub.Speed(**values), busy_cores) if cpu == cpu_name() else None
    except (KeyError, TypeError, ValueError):
        return None


def _measure(path: Path, stop: threading.Event) -> Measured:
    from engine import OtherLoad, cpu_name

    others = OtherLoad()
    speed = hub.measure_speed(stop)
    found = better(_read(path), Measured(speed, round(others.cores(), 2)))
    try:
        write_json(path, {"cpu": cpu_name(), "busy_cores": found.busy_cores, **asdict(found.speed)})
    except OSError:
        pass  # it is measured again at the next start
    return found


def better(old: Measured | None, new: Measured) -> Measured:
    """The one to keep: the new one, but no busy one for a quiet one, and of two busy ones the faster."""
    if old is None or not new.is_busy:
        return new
    if not old.is_busy:
        return old
    return max(old, new, key=lambda found: found.speed.layers_per_s)
