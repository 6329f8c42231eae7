"""What is known about a model folder: where it came from, what belongs to it, which files were found right.

A folder that Tern filled carries the record in it, so that it can be moved. A folder that was only opened
from elsewhere is left as it is; its record lies in the data folder.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from engine.hub.digest import RemoteFile
from engine.hub.files import read_json, write_json
from engine.paths import data_dir

RECORD = ".tern-model.json"

Stamp = tuple[int, int]  # size in bytes, mtime in ns: a file that still has both was not written to


@dataclass(frozen=True, slots=True)
class Record:
    """``checked``: files whose sum was right, and their stamp then. ``damaged``: files whose sum was wrong.

    ``found``: files that were in the folder before the first download into it.
    """

    repo: str = ""
    revision: str = ""
    files: tuple[RemoteFile, ...] = ()
    checked: dict[str, Stamp] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    folder: str = ""  # of a record that does not lie in its folder

    def is_checked(self, folder: Path, name: str) -> bool:
        """Whether the file was found right and has not been written to since."""
        return name in self.checked and self.checked[name] == stamp(folder / name)

    def is_verified(self, folder: Path) -> bool:
        return bool(self.files) and all(self.is_checked(folder, file.name) for file in self.files)

    def with_checked(self, folder: Path, name: str) -> "Record":
        """``name`` was found right just now."""
        now = stamp(folder / name)
        checked = self.checked if now is None else self.checked | {name: now}
        return replace(self, checked=checked, damaged=tuple(each for each in self.damaged if each != name))

    def with_damaged(self, name: str) -> "Record":
        """``name`` was found wrong just now."""
        checked = {each: value for each, value in self.checked.items() if each != name}
        damaged = tuple(each for each in self.damaged if each != name)
        return replace(self, checked=checked, damaged=(*damaged, name))


def stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def record_path(folder: Path) -> Path:
    """Where the record of ``folder`` lies. Raises OSError where the data folder cannot be made."""
    own = folder / RECORD
    return own if own.exists() else foreign_record_path(folder)


def foreign_record_path(folder: Path) -> Path:
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return foreign_records_dir() / f"{name}.json"


def foreign_records_dir() -> Path:
    """Records of model folders that lie elsewhere."""
    return data_dir() / "imported"


def read_record(path: Path) -> Record | None:
    """The record in ``path``; None where there is none, or none that makes sense."""
    values = read_json(path)
    try:
        return Record(
            repo=str(values["repo"]),
            revision=str(values["revision"]),
            files=tuple(RemoteFile(**file) for file in values["files"]),
            checked={name: (int(size), int(mtime)) for name, (size, mtime) in values["checked"].items()},
            damaged=tuple(values["damaged"]),
            found=tuple(values["found"]),
            folder=str(values["folder"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def write_record(path: Path, record: Record) -> None:
    """Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = asdict(record)
    write_json(path, values)


def safe_names(names: Iterable[str]) -> bool:
    """Whether every name is that of a file right in the folder."""
    return all(name and name == Path(name).name and "\\" not in name and name != ".." for name in names)
