"""The models that are there: list, look at one, delete, take off the list."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from engine.errors import CheckpointError
from engine.hub.catalogue import starter
from engine.hub.catalogue.catalogue import CatalogueModel, find
from engine.hub.catalogue.last_used import forget_model
from engine.hub.catalogue.places import is_kept_here, models_dir, remember_place
from engine.hub.catalogue.record import RECORD, Record, foreign_records_dir, read_record, record_path
from engine.hub.errors import FolderError
from engine.hub.files import PART, disk_faults, file_size, folder_size
from engine.hub.lock import FolderLock
from engine.model_folder.config import load_config
from engine.model_folder.locate import model_name
from engine.model_folder.safetensors_file import INDEX_FILE, SINGLE_FILE

DELETED = ".deleted-"  # before the name of a folder on its way out


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model folder. ``state``: "ready", "incomplete", "damaged", "unusable" or "missing"."""

    name: str
    folder: Path
    state: str
    problem: str  # a sentence, "" for a ready one
    verified: bool  # every file was found right and not written to since
    size: int  # bytes on the disk
    total: int  # bytes when it is whole; ``size`` where that is not known
    repo: str  # "" where it is not known
    revision: str
    licence: str  # "" where it is not known
    model: CatalogueModel | None
    imported: bool  # it lies elsewhere and is only listed; ``delete`` refuses it
    starter: bool = False  # it came with the program, and can be neither deleted nor taken off the list


def installed() -> list[InstalledModel]:
    """Every model folder in models_dir() and every one that was imported, by name; the starter comes last."""
    folders = {folder: folder.is_symlink() for folder in _entries()}
    with disk_faults(models_dir()):
        for path in sorted(foreign_records_dir().glob("*.json")):
            record = read_record(path)
            if record is not None and record.folder:
                folders.setdefault(Path(record.folder), True)
    bundled = starter.starter_folder()
    if bundled is not None:
        folders.setdefault(bundled, True)
    models = [inspect(folder, imported=imported) for folder, imported in folders.items()]
    return sorted(models, key=lambda model: (model.starter, model.name.casefold(), str(model.folder)))


def model_folders() -> list[Path]:
    """Those that lie in models_dir(); what is only linked there lies elsewhere."""
    return [folder for folder in _entries() if not folder.is_symlink()]


def _entries() -> list[Path]:
    try:
        folders = [path for path in models_dir().resolve().iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(folder for folder in folders if folder.is_dir() and _is_model(folder))


def inspect(folder: Path, imported: bool | None = None) -> InstalledModel:
    """What can be said about ``folder`` without reading its weights."""
    record = _record(folder)
    bundled = starter.is_starter(folder)
    model = find(record.repo) if record.repo else None
    state, problem = _state(folder, record)
    size = folder_size(folder) if folder.is_dir() else 0
    return InstalledModel(
        name=starter.NAME if bundled else model.name if model else model_name(folder),
        folder=folder,
        state=state,
        problem=problem,
        verified=state == "ready" and record.is_verified(folder),
        size=size,
        total=sum(file.size for file in record.files) or size,
        repo=starter.REPO if bundled else record.repo,
        revision=record.revision,
        licence=starter.LICENCE if bundled else model.licence if model else "",
        model=model,
        imported=not is_kept_here(folder) if imported is None else imported,
        starter=bundled,
    )


def delete(folder: Path) -> None:
    """Deletes a model folder of models_dir(). Raises HubError for any other, and while one is downloaded."""
    folder = Path(folder).absolute()
    _refuse_starter(folder)
    if folder.parent.resolve() / folder.name not in model_folders():
        raise FolderError(f"{folder} is not one of the model folders in {models_dir()}; it is left as it is.")
    with FolderLock(folder):
        pass  # nobody is downloading into it
    with disk_faults(folder.parent):
        doomed = folder.with_name(DELETED + folder.name)
        shutil.rmtree(doomed, ignore_errors=True)  # of a deletion that was cut off
        os.replace(folder, doomed)  # from here on it is no model any more, whatever comes
        forget_model(folder)
        shutil.rmtree(doomed)


def forget(folder: Path) -> None:
    """Takes an imported folder off the list; its files stay."""
    _refuse_starter(Path(folder))
    with disk_faults(folder):
        remember_place(Path(folder).absolute(), forget=True)


def _refuse_starter(folder: Path) -> None:
    if starter.is_starter(folder):
        raise FolderError("The starter came with the program; it goes when Tern is removed.")


def _state(folder: Path, record: Record) -> tuple[str, str]:
    if not folder.is_dir():
        return "missing", f"{folder} does not exist; its disk may not be connected."
    if record.damaged:
        return "damaged", f"{', '.join(record.damaged)} is damaged; resume the download to get it again."
    lacking = [file for file in record.files if file_size(folder / file.name) != file.size]
    if lacking:
        left = sum(file.size - min(file.size, file_size(folder / (file.name + PART))) for file in lacking)
        return "incomplete", f"{left / 1e9:.2f} GB are still missing; resume the download to get them."
    if not any((folder / name).exists() for name in (SINGLE_FILE, INDEX_FILE)):
        return "incomplete", f"{folder} holds no {SINGLE_FILE}."
    try:
        load_config(folder)
    except CheckpointError as error:
        return "unusable", str(error)
    return "ready", ""


def _record(folder: Path) -> Record:
    with disk_faults(folder):
        return read_record(record_path(folder)) or Record()


def _is_model(folder: Path) -> bool:
    """Whether it holds weights or was begun by a download; a config.json alone may be anything."""
    return any((folder / name).exists() for name in (RECORD, SINGLE_FILE, INDEX_FILE))
