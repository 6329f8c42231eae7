"""The library: folders of a person's own documents that the model may quote, kept indexed in the background.

All of it stays on this computer. The folders are in the settings; a thread has them looked through by a
process of its own at the start, soon after something in them has changed, and every few minutes, since
changes inside a file, below many folders and on network drives are not told. Without anything to do, the
process is gone.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.child_process import ChildProcess
from app.documents.folder_watch import FolderWatch
from app.settings import Settings, SettingsStore
from app.system.background import Background
from engine.errors import Stopped

if TYPE_CHECKING:
    from app.documents.indexing import Step
    from engine.documents.index import Found

AGAIN_MS = 10 * 60 * 1000
CHANGED_MS = 2_000  # after a change: others follow
FIRST_MS = 1_500  # after the start of the program
TELL_S = 0.2


@dataclass(frozen=True, slots=True)
class FolderState:
    """``phase``: "waiting", "counting", "reading" or "ready"; ``trouble``: a sentence, or ""."""

    phase: str = "waiting"
    done: int = 0
    total: int = 0
    failed: int = 0  # files without a text that could be read
    trouble: str = ""


class Library(QObject):
    """Main thread only; nothing here waits."""

    changed = Signal()  # states

    _stepped = Signal(object, int)  # Step, number of the run
    _ended = Signal(str, int)

    def __init__(
        self, settings: SettingsStore, background: Background, index: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self._index = index
        self._states: dict[str, FolderState] = {}
        self._run = 0  # number; what an earlier one says is dropped
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._again = False
        self._discard = False
        self._closed = False
        self._watch = FolderWatch(self)
        self._watch.changed.connect(self._look_soon)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._stepped.connect(self._on_step, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        settings.changed.connect(self._settings_changed)

    @property
    def folders(self) -> tuple[str, ...]:
        """Those of the settings."""
        return self._settings.value.document_folders

    @property
    def is_working(self) -> bool:
        return self._thread is not None

    def state(self, folder: str) -> FolderState:
        return self._states.get(folder, FolderState())

    def watched(self) -> list[str]:
        """Folders of which the system tells changes."""
        return self._watch.folders()

    def start(self) -> None:
        """Looks through the folders as soon as the program has started."""
        if self.folders:
            self._timer.start(FIRST_MS)

    # ---- folders ---------------------------------------------------------------------------

    def add(self, folder: str) -> str:
        """Has the folder read. A sentence if it is not taken, else ""."""
        path = Path(folder)
        if folder in self.folders:
            return self.tr("This folder is already in the list.")
        if path == Path(path.anchor):
            return self.tr("A whole disk cannot be added; choose the folder that your documents are in.")
        self._settings.update(document_folders=(*self.folders, folder))
        return ""

    def remove(self, folder: str) -> None:
        """What was read of it is removed from the index; its files stay as they are."""
        self._settings.update(document_folders=tuple(item for item in self.folders if item != folder))

    def read_again(self) -> None:
        """Throws the index away and reads everything anew."""
        self._discard = True
        self.look(at_once=True)

    def look(self, at_once: bool = False) -> None:
        """Looks through all folders; after the look that is under way, which ends now if ``at_once``."""
        if self._closed:
            return
        self._timer.stop()
        if self._thread is not None:
            self._again = True
            if at_once:
                self._stop.set()
            return
        self._run += 1
        self._stop = threading.Event()
        self._again = False
        discards, self._discard = self._discard or not self.folders, False
        for folder in self.folders:
            self._states[folder] = replace(self.state(folder), phase="waiting")
        arguments = (self.folders, discards, self._stop, self._run)
        self._thread = threading.Thread(target=self._work, args=arguments, name="tern-library", daemon=True)
        self._thread.start()
        self.changed.emit()

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        if old.document_folders != new.document_folders:
            for folder in set(old.document_folders) - set(new.document_folders):
                self._states.pop(folder, None)
            self._watch.forget(set(old.document_folders) - set(new.document_folders))
            self.look(at_once=True)

    def _look_soon(self) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > CHANGED_MS:
            self._timer.start(CHANGED_MS)

    # ---- in the thread ---------------------------------------------------------------------

    def _work(self, folders: tuple[str, ...], discards: bool, stop: threading.Event, number: int) -> None:
        # Readers of every kind of file, which the window does not wait for at its start.
        from app.documents import indexer
        from app.documents.index_run import IndexRun
        from engine.documents.index import discard

        child = ChildProcess("tern-indexer", indexer.main)
        told = 0.0

        def tell(step: "Step") -> None:
            nonlocal told
            now = time.monotonic()
            if step.ended or now - told >= TELL_S:
                told = now
                self._stepped.emit(step, number)

        sentence = ""
        try:
            if discards:
                discard(self._index)
            if folders:
                sentence = IndexRun(self._index, child).run(folders, tell, stop.is_set).sentence
        except Stopped:
            pass
        except OSError as error:
            sentence = f"The index of the documents could not be removed: {error.strerror}."
        finally:
            child.end()
            self._ended.emit(sentence, number)

    # ---- what the thread says --------------------------------------------------------------

    def _on_step(self, step: "Step", number: int) -> None:
        if number != self._run or step.folder not in self.folders:
            return
        phase = "ready" if step.ended else "reading" if step.done or step.slow else "counting"
        before = self.state(step.folder)
        failed = step.failed if step.ended and not step.trouble else before.failed
        self._states[step.folder] = FolderState(phase, step.done, step.total, failed, self._sentence(step))
        if step.ended:
            self._watch.watch(step.folder, step.watched)
        self.changed.emit()

    def _sentence(self, step: "Step") -> str:
        name = Path(step.folder).name or step.folder
        if step.trouble == "gone":
            return self.tr(
                "“{0}” is not there; connect its drive, or remove it from the list. What was read of it is "
                "kept."
            ).format(name)
        if step.trouble == "unreadable":
            return self.tr("“{0}” may not be read; change its permissions.").format(name)
        if step.trouble == "empty":
            return self.tr(
                "“{0}” has no documents any more; connect its drive, or remove it from the list. What was "
                "read of it is kept."
            ).format(name)
        return self.tr("Some folders in it may not be read.") if step.partly else ""

    def _on_ended(self, sentence: str, number: int) -> None:
        if number != self._run or self._closed:
            return
        self._thread = None
        if self._again:
            self.look()
            return
        for folder in self.folders:
            state = self.state(folder)
            if state.phase != "ready":
                self._states[folder] = replace(state, phase="ready", trouble=sentence or state.trouble)
        if self.folders:
            self._timer.start(AGAIN_MS)
        self.changed.emit()

    # ---- questions -------------------------------------------------------------------------

    def passages_for(
        self,
        question: str,
        folders: Sequence[str],
        budget_chars: int,
        done: "Callable[[list[Found]], None]",
        failed: Callable[[str], None],
    ) -> None:
        """The passages below those of ``folders`` that are in the settings, the best first; in a thread."""
        chosen = [Path(folder) for folder in folders if folder in self.folders]

        def work(stop: threading.Event, progress: Callable[[int, int], None]) -> "list[Found]":
            from engine.documents.index import best_in

            return best_in(self._index, question, chosen, budget_chars) if chosen else []

        def broken(sentence: str) -> None:
            failed(sentence)
            self.look()  # which makes a damaged index anew

        self._background.run(work, done, broken)

    def close(self) -> None:
        """Ends the work, and ``background``; what was read is kept, and the next start goes on from there."""
        self._closed = True
        self._timer.stop()
        self._watch.close()
        self._stop.set()
        self._background.close()
        if self._thread is not None:
            self._thread.join(3.0)
