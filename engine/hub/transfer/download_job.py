"""The steps of a download, in the order they are taken. The folder is locked meanwhile."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.errors import CheckpointError, Stopped
from engine.hub import abandon
from engine.hub.catalogue.catalogue import CatalogueModel
from engine.hub.catalogue.consent import has_consent
from engine.hub.catalogue.places import remember_place
from engine.hub.catalogue.record import RECORD, Record, read_record, safe_names, write_record
from engine.hub.digest import RemoteFile, file_is_right
from engine.hub.errors import (
    ChangedError,
    ConsentError,
    DiskFullError,
    FolderError,
    HubError,
    OfflineError,
    UnsupportedError,
)
from engine.hub.events import Checking, DownloadEvent, FileDone, Planned
from engine.hub.files import PART, disk_faults, file_size, free_space
from engine.hub.network.remote import RemoteModel, look_up
from engine.hub.transfer.fetch import Pace, Patience, fetch
from engine.hub.transfer.hf_cache import cached_file, take_from_cache
from engine.hub.transfer.meter import DownloadMeter
from engine.hub.transfer.part import PartFile, remove_part
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.config import load_config


class DownloadJob:
    """One run over one folder. Raises HubError, and Stopped as soon as ``stop`` is set."""

    def __init__(
        self,
        repo: str,
        model: CatalogueModel | None,
        folder: Path,
        tell: Callable[[DownloadEvent], None],
        stop: threading.Event,
        pace: Pace,
    ) -> None:
        self._repo = repo
        self._model = model
        self._folder = folder
        self._tell = tell
        self._stop = stop
        self._patience = Patience(pace, stop, tell)
        self._record = read_record(folder / RECORD)
        self._was_ours = self._record is not None
        self._was_whole = self._record is not None and all(
            file_size(folder / file.name) == file.size for file in self._record.files
        )

    def work(self, offline: bool) -> None:
        """Makes a whole model of whatever is there."""
        if self._stop.is_set():
            raise Stopped
        if self._model is not None and not has_consent(self._model):
            raise ConsentError(
                f"{self._model.name} is under the {self._model.licence}; "
                f"it has to be accepted first ({self._model.licence_url})."
            )
        remote = self._plan(offline)
        self._check_folder(remote)
        missing = sum(file.size - self._there(file) for file in remote.files)
        total = sum(file.size for file in remote.files)
        free = free_space(self._folder)
        names = tuple(file.name for file in remote.files)
        self._tell(Planned(remote.repo, remote.revision, names, total, missing, free))
        if missing > free:
            raise DiskFullError(
                f"{missing / 1e9:.2f} GB are needed, but only {free / 1e9:.2f} GB are free on the disk of "
                f"{self._folder}; free some space or choose another folder."
            )
        self._keep(self._begun(remote))
        with disk_faults(self._folder):
            remember_place(self._folder)
        meter = DownloadMeter(total, self._tell)
        for file in remote.files:
            source = self._settle(remote, file, meter, offline)
            meter.file_done(file.size)
            self._tell(FileDone(file.name, source))
            if file.name == "config.json":
                self._check_config()
        self._check_model()

    def take_back(self) -> None:
        """Removes what was fetched for a model that is not whole; of a whole one, only unfinished parts."""
        record = self._record
        if record is None:
            return
        with disk_faults(self._folder):
            for file in record.files:
                remove_part(self._folder, file.name)
                fetched = file.name in record.checked and file.name not in record.found
                if fetched and not self._was_whole:
                    (self._folder / file.name).unlink(missing_ok=True)
            if not self._was_whole:
                (self._folder / RECORD).unlink(missing_ok=True)
                remember_place(self._folder, forget=True)

    def _plan(self, offline: bool) -> RemoteModel:
        """Files, sizes and sums: of the catalogue, of the run before, or of the hub."""
        model, record = self._model, self._record
        if record is not None and record.repo != self._repo:
            raise FolderError(
                f"{self._folder} already holds {record.repo}; choose another folder for {self._repo}."
            )
        if model is not None and model.files:
            return RemoteModel(self._repo, model.revision, model.files)
        if record is not None and record.files:
            return RemoteModel(record.repo, record.revision, record.files)
        if offline:
            raise OfflineError(f"{self._repo} cannot be downloaded: offline mode is on.")
        revision = model.revision if model is not None else "main"
        timeout_s = self._patience.pace.timeout_s
        while True:
            try:
                remote = abandon.call(lambda: look_up(self._repo, revision, timeout_s), self._stop)
                break
            except HubError as error:
                self._patience.wait(error)
        self._patience.progressed()
        if not safe_names(file.name for file in remote.files) or not all(file.sum for file in remote.files):
            raise ChangedError(f"The list of files of {self._repo} is not usable.")
        return remote

    def _check_folder(self, remote: RemoteModel) -> None:
        """Refuses a folder in which files of something else would be overwritten."""
        for file in remote.files:
            path = self._folder / file.name
            foreign = not self._was_ours and path.exists() and file_size(path) != file.size
            if foreign or path.is_dir():
                raise _somebody_elses(path)

    def _begun(self, remote: RemoteModel) -> Record:
        """The record of this run: what was found right before stays so where the sums are the same."""
        if self._record is None:
            return Record(remote.repo, remote.revision, remote.files)
        same = set(self._record.files) & set(remote.files)
        names = {file.name for file in same}
        checked = {name: stamp for name, stamp in self._record.checked.items() if name in names}
        return Record(
            remote.repo, remote.revision, remote.files, checked, self._record.damaged, self._record.found
        )

    def _there(self, file: RemoteFile) -> int:
        """Bytes that need not be fetched, as far as sizes tell."""
        damaged = self._record is not None and file.name in self._record.damaged
        if not damaged and file_size(self._folder / file.name) == file.size:
            return file.size
        return min(file.size, file_size(self._folder / (file.name + PART)))

    def _settle(self, remote: RemoteModel, file: RemoteFile, meter: DownloadMeter, offline: bool) -> str:
        """Gets one file to its place; returns where it came from."""
        assert self._record is not None
        path = self._folder / file.name
        if self._record.is_checked(self._folder, file.name):
            return "folder"
        if path.exists():
            with disk_faults(self._folder, file.name):
                right = file.name not in self._record.damaged and file_is_right(
                    path, file, lambda done: self._tell(Checking(file.name, done, file.size)), self._stop
                )
            if right:
                record = self._record.with_checked(self._folder, file.name)
                if not self._was_ours:
                    record = replace(record, found=(*record.found, file.name))
                self._keep(record)
                return "folder"
            if not self._was_ours:
                raise _somebody_elses(path)
        source = self._fetch(remote, file, meter, offline)
        self._keep(self._record.with_checked(self._folder, file.name))
        return source

    def _fetch(self, remote: RemoteModel, file: RemoteFile, meter: DownloadMeter, offline: bool) -> str:
        def on_checked(done: int) -> None:
            self._tell(Checking(file.name, done, file.size))

        part = PartFile(self._folder, file, on_checked, self._stop)
        try:
            meter.file_at(part.done)
            if part.done == 0:
                cached = cached_file(remote, file)
                if cached is not None and take_from_cache(cached, part, on_checked, self._stop):
                    return "cache"
            if offline and part.done < file.size:
                raise OfflineError(f"{file.name} cannot be downloaded: offline mode is on.", file=file.name)
            fetch(
                remote.repo,
                remote.revision,
                part,
                self._patience,
                lambda count: meter.file_at(part.done, count),
            )
            part.finish()
            self._patience.progressed()
        finally:
            part.close()
        return "hub"

    def _keep(self, record: Record) -> None:
        self._record = record
        with disk_faults(self._folder):
            write_record(self._folder / RECORD, record)

    def _check_config(self) -> None:
        """Before a gigabyte is fetched that this program cannot run."""
        try:
            load_config(self._folder)
        except CheckpointError as error:
            self.take_back()
            raise UnsupportedError(f"{self._repo} cannot be run by this program. {error}") from error

    def _check_model(self) -> None:
        try:
            open_checkpoint(self._folder).close()
        except CheckpointError as error:
            raise UnsupportedError(f"{self._repo} was downloaded, but cannot be run. {error}") from error


def _somebody_elses(path: Path) -> FolderError:
    return FolderError(
        f"{path} already exists and is a different file; choose an empty folder.",
        file=path.name,
    )
