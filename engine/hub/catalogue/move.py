"""Moves the models to another folder."""

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from engine.errors import Stopped
from engine.hub.catalogue.installed import model_folders
from engine.hub.catalogue.last_used import remember_model, remembered_model
from engine.hub.catalogue.places import choose_models_dir, models_dir
from engine.hub.digest import READ_BYTES
from engine.hub.errors import DiskFullError, FolderError
from engine.hub.files import Progress, disk_faults, folder_size, free_space, no_progress
from engine.hub.lock import LOCK, FolderLock

ARRIVING = ".arriving-"  # before the name of a folder whose files are being copied


def move_models(
    to: Path, progress: Progress | None = None, stop: threading.Event | None = None
) -> dict[Path, Path]:
    """Moves every model of models_dir() into ``to``, which is that folder from then on; old place -> new.

    All or nothing: until the last one has arrived, the old ones stay. Raises HubError, Stopped.
    """
    old, new = models_dir(), Path(to).absolute()
    if new.resolve() == old.resolve():
        return {}
    if new.resolve().is_relative_to(old.resolve()):
        raise FolderError(f"{new} is inside {old}; choose a folder outside it.")
    last = remembered_model()  # the terminal's; it may be among those that move
    places = {folder: new / folder.name for folder in model_folders()}
    for place in places.values():
        if place.exists():
            raise FolderError(f"{place} already exists; choose another folder.")
    with disk_faults(new):
        new.mkdir(parents=True, exist_ok=True)
    with _locked(places):
        pass  # nobody is downloading into one
    if not _rename(places):
        with _locked(places):
            _copy(places, progress or no_progress, stop or threading.Event())
        for folder in places:
            shutil.rmtree(folder, ignore_errors=True)  # what cannot go is only too much
    choose_models_dir(new)
    if last is not None and Path(last).absolute() in places:
        remember_model(str(places[Path(last).absolute()]))
    return places


def copy_file(source: Path, target: Path, stop: threading.Event) -> Iterator[int]:
    """Copies with the times; yields bytes of each piece. Raises HubError, Stopped."""
    with disk_faults(target.parent, target.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb", buffering=0) as reader, target.open("wb", buffering=0) as writer:
            while data := reader.read(READ_BYTES):
                if stop.is_set():
                    raise Stopped
                rest = memoryview(data)
                while rest:
                    rest = rest[writer.write(rest) :]
                yield len(data)
            os.fsync(writer.fileno())
        shutil.copystat(source, target)  # a record knows a file by its size and time


def _locked(places: dict[Path, Path]) -> ExitStack:
    with ExitStack() as locks:
        for folder in places:
            locks.enter_context(FolderLock(folder))
        return locks.pop_all()


def _rename(places: dict[Path, Path]) -> bool:
    """Within one disk a move costs nothing. False, and all is as it was, between two disks."""
    moved: list[Path] = []
    try:
        for folder, place in places.items():
            os.rename(folder, place)
            moved.append(folder)
    except OSError as error:
        for folder in moved:
            os.rename(places[folder], folder)
        if error.errno == errno.EXDEV:
            return False
        raise FolderError(
            f"The models cannot be moved ({error.strerror}); one that is loaded has to be unloaded first."
        ) from error
    return True


def _copy(places: dict[Path, Path], progress: Progress, stop: threading.Event) -> None:
    total = sum(folder_size(folder) for folder in places)
    copies = {folder: place.with_name(ARRIVING + place.name) for folder, place in places.items()}
    for place in places.values():
        free = free_space(place)
        if total > free:
            raise DiskFullError(
                f"The models take {total / 1e9:.2f} GB and {free / 1e9:.2f} GB are free on the disk of "
                f"{place.parent}; free some space or choose another folder."
            )
    done = 0
    try:
        for folder, copy in copies.items():
            for file in sorted(folder.rglob("*")):
                if file.is_file() and file.name != LOCK:
                    for count in copy_file(file, copy / file.relative_to(folder), stop):
                        done += count
                        progress(done, total)
    except BaseException:
        for copy in copies.values():
            shutil.rmtree(copy, ignore_errors=True)
        raise
    for folder, place in places.items():
        with disk_faults(place.parent):
            os.replace(copies[folder], place)
