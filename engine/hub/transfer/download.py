"""Download: one model from the hub into one folder, in a thread of its own.

    download = Download("bitnet-2b4t", None, HubSettings(), print)
    download.start()

Every step can be left and taken up later: by pause, by quitting, by a crash. What is there and right is never
fetched again, and no file has its name before its sum is right.
"""

import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from engine.errors import Stopped
from engine.hub.catalogue.catalogue import CatalogueModel, find
from engine.hub.catalogue.places import default_folder
from engine.hub.errors import HubError
from engine.hub.events import Cancelled, DownloadEvent, Failed, Finished, Paused
from engine.hub.lock import FolderLock
from engine.hub.network.connection import connected
from engine.hub.settings import HubSettings
from engine.hub.transfer.awake import kept_awake
from engine.hub.transfer.download_job import DownloadJob
from engine.hub.transfer.fetch import Pace
from engine.paths import engine_log_path

Listener = Callable[[DownloadEvent], None]


class Download:
    """``start``, ``pause`` and ``cancel`` return at once; the listener hears in the download's thread.

    After its last event (Finished, Paused, Cancelled, Failed) it can be started again.
    """

    def __init__(
        self,
        model: CatalogueModel | str,
        folder: Path | None,
        settings: HubSettings,
        on_event: Listener,
        pace: Pace | None = None,
    ) -> None:
        """``model``: of the catalogue, its id, or "owner/name". ``folder``: None for one in models_dir()."""
        self.model = model if isinstance(model, CatalogueModel) else find(model)
        self.repo = self.model.repo if self.model else str(model)
        self.folder = Path(folder).absolute() if folder else default_folder(self.repo)
        self._settings = settings
        self._tell = on_event
        self._pace = pace or Pace()
        self._stop = threading.Event()
        self._cancelled = False
        self._thread: threading.Thread | None = None
        self._ending = threading.Lock()  # guards _over
        self._over = True  # what the thread will say last is decided

    @property
    def running(self) -> bool:
        return not self._over

    def start(self) -> None:
        """Begins, or goes on. Nothing happens while it runs."""
        if not self.running:
            self._begin()

    def pause(self) -> None:
        """Stops and keeps what has come; Paused follows within a second if it ran."""
        self._stop.set()

    def cancel(self) -> None:
        """Stops and takes away what was fetched for a model that is not whole; Cancelled follows."""
        with self._ending:
            ended = self._over
            self._cancelled = True
            self._stop.set()
        if ended:
            self._begin(cancelled=True)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Waits until the last event has been told; False if it has not by then."""
        thread = self._thread
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(timeout_s)
        return not thread.is_alive()

    def _begin(self, cancelled: bool = False) -> None:
        self.wait()
        self._stop = threading.Event()
        self._over = False
        self._cancelled = cancelled
        if cancelled:
            self._stop.set()
        self._thread = threading.Thread(target=self._run, name="tern-download", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        last: DownloadEvent
        try:
            with FolderLock(self.folder):
                job = DownloadJob(self.repo, self.model, self.folder, self._tell, self._stop, self._pace)
                try:
                    with connected(self._settings), kept_awake("downloading a model"):
                        job.work(self._settings.is_offline)
                except Stopped:
                    with self._ending:
                        self._over = True
                    if self._cancelled:
                        job.take_back()
                    raise
            last = Finished(self.folder)
        except Stopped:
            last = Cancelled() if self._cancelled else Paused()
        except HubError as error:
            last = Failed(str(error), error.kind, error.retryable, error.file)
        except Exception:
            last = Failed(_unexpected(), "error", retryable=True)
        with self._ending:
            self._over = True
        _remove_if_empty(self.folder)
        self._tell(last)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        pass  # it holds something, or was never made


def _unexpected() -> str:
    """Keeps the details in the log; the sentence names it."""
    try:
        path = engine_log_path()
        with path.open("a", encoding="utf-8") as stream:
            stream.write(traceback.format_exc())
    except OSError:
        return "The download stopped because of an unexpected error; what was downloaded is kept."
    return (
        "The download stopped because of an unexpected error; what was downloaded is kept, "
        f"and the details are in {path}."
    )
