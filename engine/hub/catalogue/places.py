"""Where models are kept: a folder of the data folder, or one that a person chose."""

import re
from dataclasses import replace
from pathlib import Path

from engine.hub.catalogue.record import RECORD, Record, foreign_record_path, read_record, write_record
from engine.hub.errors import FolderError, MissingError
from engine.hub.files import disk_faults
from engine.paths import data_dir


def models_dir() -> Path:
    """The folder whose subfolders are models; it need not be there yet."""
    try:
        chosen = _choice().read_text("utf-8", errors="surrogateescape").rstrip("\n")
    except OSError:
        chosen = ""
    try:
        return Path(chosen) if chosen else data_dir() / "models"
    except OSError as error:
        raise FolderError(f"The data folder cannot be made ({error.strerror or error}).") from None


def choose_models_dir(folder: Path) -> None:
    """Keep models in ``folder`` from now on; those that are elsewhere stay there (see ``move_models``)."""
    folder = Path(folder).absolute()
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    choice = _choice()
    with disk_faults(choice.parent):
        if folder == data_dir() / "models":
            choice.unlink(missing_ok=True)
        else:
            choice.write_text(f"{folder}\n", "utf-8", errors="surrogateescape")


def default_folder(repo: str) -> Path:
    """Where a model of ``repo`` goes: named like it, with its owner where another one has that name.

    Raises MissingError where that is no name.
    """
    owner, _, name = repo.rpartition("/")
    if not re.fullmatch(r"\w[\w.-]*", name):
        raise MissingError(f"{repo} is not the name of a repository; it looks like owner/name.")
    folder = models_dir() / name
    there = read_record(folder / RECORD)
    if there is not None and there.repo != repo:
        return models_dir() / f"{owner}--{name}"
    return folder


def is_kept_here(folder: Path) -> bool:
    """Whether ``folder`` lies in models_dir(), and is not only linked there."""
    return not folder.is_symlink() and folder.absolute().parent.resolve() == models_dir().resolve()


def remember_place(folder: Path, *, forget: bool = False) -> None:
    """Lists a model folder that lies elsewhere, or takes it off the list. Raises OSError."""
    path = foreign_record_path(folder)
    if forget:
        path.unlink(missing_ok=True)
    elif not is_kept_here(folder):
        known = read_record(path) or Record()
        write_record(path, replace(known, folder=str(folder)))


def _choice() -> Path:
    return data_dir() / "models-folder.txt"
