"""Downloads: models on their way here. One at a time; the others wait their turn.

Each runs in the thread of an ``engine.hub.Download``; its events become a ``Status``, told in the main one.
Nothing connects to anywhere before ``start``.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.settings import Settings, SettingsStore
from app.system.background import Background
from engine import hub
from engine.hub.errors import HubError
from engine.hub.events import (
    Cancelled,
    Checking,
    DownloadEvent,
    Failed,
    FileDone,
    Finished,
    Paused,
    Planned,
    Progress,
    Retrying,
)

if TYPE_CHECKING:
    from engine.hub import CatalogueModel, Download, HubSettings, InstalledModel
    from engine.hub.transfer.fetch import Pace

ACTIVE = ("waiting", "starting", "running", "pausing", "cancelling")
PATIENCE_S = 2.0  # at the end of the program; a download pauses within a second


@dataclass(frozen=True, slots=True)
class Status:
    """One download as it is shown. ``state``: one of ACTIVE, "paused", "failed" or "finished"."""

    repo: str
    name: str
    folder: Path
    state: str
    done: int = 0  # bytes
    total: int = 0  # 0: not known yet
    bytes_per_s: float = 0.0
    seconds_left: float | None = None
    checking: str = ""  # the file that is being compared with its checksum
    sentence: str = ""  # why it failed, or what is tried again
    kind: str = ""  # of the HubError, once it failed
    retryable: bool = True
    file: str = ""  # that it failed at

    @property
    def active(self) -> bool:
        return self.state in ACTIVE

    @property
    def fraction(self) -> float:
        return min(1.0, self.done / self.total) if self.total else 0.0


@dataclass(eq=False, slots=True)
class _Run:
    """From one start to its last event. ``wanted``: "run", "pause" or "cancel"."""

    wanted: str = "run"
    download: "Download | None" = None


def hub_settings(value: Settings, token: str = "") -> "HubSettings":
    """How the hub is reached with these settings. SettingsError."""
    return hub.HubSettings(
        endpoint=value.hub_endpoint,
        token=token,
        proxy=value.hub_proxy,
        ca_file=value.hub_ca_file,
        offline=value.hub_offline,
    )


class Downloads(QObject):
    """Owner of every download of the window. A model is known by its repository."""

    changed = Signal(str)  # repo: its status is another, or gone
    finished = Signal(object)  # Status

    def __init__(
        self,
        settings: SettingsStore,
        background: Background,
        parent: QObject | None = None,
        pace: "Pace | None" = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self._pace = pace
        self._statuses: dict[str, Status] = {}
        self._models: dict[str, CatalogueModel | str] = {}
        self._runs: dict[str, _Run] = {}
        self._queue: list[str] = []
        self._tokens: dict[tuple[str, str, int], str] = {}  # of this session, where there is no keyring
        self._closed = False

    # ---- what there is ---------------------------------------------------------------------

    def status(self, repo: str) -> Status | None:
        return self._statuses.get(repo)

    def unfinished(self) -> list[Status]:
        """Active, paused and failed ones, in the order they were begun."""
        return [status for status in self._statuses.values() if status.state != "finished"]

    # ---- what can be done ------------------------------------------------------------------

    def start(self, model: "CatalogueModel | str", folder: Path | None = None) -> None:
        """Begins or goes on. ``folder`` None: where it was, or a new one among the models."""
        repo = model if isinstance(model, str) else model.repo
        name = repo.rpartition("/")[2] if isinstance(model, str) else model.name
        before = self._statuses.get(repo)
        if before is not None and before.active:
            return
        self._models[repo] = model
        try:
            place = folder or (before.folder if before else hub.default_folder(repo))
        except HubError as error:
            self._set(Status(repo, name, Path(), "failed", sentence=str(error), kind=error.kind))
            return
        # What was shown before goes on, so that no bar runs backwards; a file that has to come again may.
        kept = before is not None and before.folder == place and before.kind not in ("damaged", "changed")
        done, total = (before.done, before.total) if kept and before is not None else (0, 0)
        if not total and not isinstance(model, str):
            total = model.download_bytes or 0
        self._queue.append(repo)
        self._set(Status(repo, name, place, "waiting", done, total))
        self._next()

    def resume(self, repo: str) -> None:
        """Goes on with one that was paused, failed or offered."""
        self.start(self._models[repo])

    def start_in(self, repo: str, folder: Path) -> None:
        """Begins one that failed in another folder."""
        self.start(self._models[repo], folder)

    def pause(self, repo: str) -> None:
        """Stops within a second; what has come is kept."""
        run = self._runs.get(repo)
        status = self._statuses[repo]
        if run is None:
            if repo in self._queue:
                self._queue.remove(repo)
                self._set(replace(status, state="paused"))
            return
        run.wanted = "pause"
        self._set(replace(status, state="pausing"))
        if run.download is not None:
            run.download.pause()

    def cancel(self, repo: str) -> None:
        """Stops and takes away what has come of a model that is not whole. Its status is gone then."""
        if repo in self._queue:
            self._queue.remove(repo)
        run = self._runs.get(repo)
        self._set(replace(self._statuses[repo], state="cancelling"))
        if run is None:
            self._begin(repo, "cancel")
            return
        run.wanted = "cancel"
        if run.download is not None:
            run.download.cancel()

    def offer(self, found: "InstalledModel") -> None:
        """A model that is not whole, or damaged, was found: the download can go on with it."""
        before = self._statuses.get(found.repo)
        if not found.repo or (before is not None and before.state != "finished"):
            return
        self._models[found.repo] = found.model or found.repo
        status = Status(found.repo, found.name, found.folder, "paused")
        if found.state == "damaged":
            status = replace(status, state="failed", sentence=found.problem, kind="damaged")
        else:
            status = replace(status, done=min(found.size, found.total), total=found.total)
        self._set(status)

    def forget(self, repo: str) -> None:
        """Its files are gone."""
        status = self._statuses.get(repo)
        if status is not None and not status.active:
            del self._statuses[repo]
            self.changed.emit(repo)

    def use_token(self, token: str, done: Callable[[bool], None]) -> None:
        """From now on for the endpoint of the settings; ``done`` is told whether a keyring keeps it.

        Raises SettingsError.
        """
        settings = hub_settings(self._settings.value, token)

        def kept(in_keyring: bool) -> None:
            self._tokens[settings.origin] = "" if in_keyring else token
            done(in_keyring)

        self._background.run(lambda stop, progress: hub.keep_token(settings, token), kept)

    def close(self) -> None:
        """Pauses what runs and waits until its thread is gone."""
        self._closed = True
        self._queue.clear()
        running = [run.download for run in self._runs.values() if run.download is not None]
        for download in running:
            download.pause()
        end = time.monotonic() + PATIENCE_S
        for download in running:
            download.wait(max(0.0, end - time.monotonic()))

    # ---- steps -----------------------------------------------------------------------------

    def _next(self) -> None:
        if not self._runs and self._queue and not self._closed:
            repo = self._queue.pop(0)
            self._set(replace(self._statuses[repo], state="starting", sentence="", kind=""))
            self._begin(repo, "run")

    def _begin(self, repo: str, wanted: str) -> None:
        run = self._runs[repo] = _Run(wanted)
        model, folder = self._models[repo], self._statuses[repo].folder
        value, tokens, pace = self._settings.value, dict(self._tokens), self._pace

        def prepare(stop: threading.Event, progress: object) -> "Download | Failed":
            # The HTTP client takes a second to import, and a keyring may wait to be unlocked.
            try:
                plain = hub_settings(value)
                token = "" if wanted == "cancel" else tokens.get(plain.origin) or hub.token_for(plain)
                return hub.Download(model, folder, hub_settings(value, token), hear, pace)
            except HubError as error:
                return Failed(str(error), error.kind, error.retryable, error.file)

        def hear(event: DownloadEvent) -> None:
            self._background.post(lambda: self._heard(repo, run, event))

        def failed(sentence: str) -> None:
            self._heard(repo, run, Failed(sentence, "error", retryable=True))

        self._background.run(prepare, lambda result: self._prepared(repo, run, result), failed)

    def _prepared(self, repo: str, run: _Run, result: "Download | Failed") -> None:
        if isinstance(result, Failed):
            self._heard(repo, run, result)
            return
        run.download = result
        if run.wanted == "cancel":
            result.cancel()
        elif run.wanted == "pause":
            self._heard(repo, run, Paused())
        elif not self._closed:
            self._set(replace(self._statuses[repo], state="running"))
            result.start()

    def _heard(self, repo: str, run: _Run, event: DownloadEvent) -> None:
        if self._runs.get(repo) is not run:
            return
        status = self._statuses[repo]
        match event:
            case Planned():
                status = replace(status, total=event.total)
            case Checking():
                status = replace(status, checking=event.file)
            case Progress(done, total, bytes_per_s, seconds_left):
                # A run counts from its first file on; the bar waits until it is past what it showed.
                done = max(done, status.done) if total == status.total else done
                status = replace(
                    status,
                    done=done,
                    total=total,
                    bytes_per_s=bytes_per_s,
                    seconds_left=seconds_left,
                    checking="",
                    sentence="",
                )
            case Retrying(sentence):
                status = replace(status, sentence=sentence, bytes_per_s=0.0, seconds_left=None)
            case FileDone():
                status = replace(status, checking="", sentence="")
            case _:
                self._end(repo, status, event)
                return
        self._set(status)

    def _end(self, repo: str, status: Status, event: DownloadEvent) -> None:
        del self._runs[repo]
        rest = replace(status, bytes_per_s=0.0, seconds_left=None, checking="", sentence="", kind="")
        match event:
            case Finished(folder):
                self._set(replace(rest, state="finished", folder=folder, done=rest.total))
                self.finished.emit(self._statuses[repo])
            case Failed(sentence, kind, retryable, file):
                self._set(
                    replace(
                        rest,
                        state="failed",
                        sentence=sentence,
                        kind=kind,
                        retryable=retryable,
                        file=file,
                    )
                )
            case Cancelled():
                del self._statuses[repo]
                self.changed.emit(repo)
            case _:
                self._set(replace(rest, state="paused"))
        self._next()

    def _set(self, status: Status) -> None:
        self._statuses[status.repo] = status
        self.changed.emit(status.repo)
