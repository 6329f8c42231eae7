"""Whether the files of a model are the published ones, bit for bit. Remembered until a file is written to."""

import threading
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from engine.errors import CheckpointError, Stopped
from engine.hub.catalogue.places import is_kept_here
from engine.hub.catalogue.record import Record, read_record, record_path, write_record
from engine.hub.digest import file_is_right
from engine.hub.errors import FolderError
from engine.hub.files import Progress, disk_faults, no_progress
from engine.hub.lock import FolderLock
from engine.model_folder.checkpoint import check_codes, check_digits, expected_tensors, open_checkpoint


@dataclass(frozen=True, slots=True)
class Verification:
    """``verified``: every file has its published sum. ``sentence`` says how it went, to be shown."""

    verified: bool
    sentence: str
    damaged: tuple[str, ...] = ()  # names of files that are missing or wrong; a Download fetches them again


def verify(
    folder: Path, progress: Progress | None = None, stop: threading.Event | None = None
) -> Verification:
    """Reads every file of the model once. Where no sums are published, looks for damage one can see.

    Raises HubError, and Stopped when ``stop`` is set.
    """
    folder = Path(folder).absolute()
    stop = stop or threading.Event()
    progress = progress or no_progress
    if not folder.is_dir():
        raise FolderError(f"{folder} does not exist; its disk may not be connected.")
    with FolderLock(folder) if is_kept_here(folder) else nullcontext():
        with disk_faults(folder):
            path = record_path(folder)
            record = read_record(path)
            if record is None or not record.files:
                return _look_for_damage(folder, progress, stop)
            return _compare(folder, path, record, progress, stop)


def _compare(
    folder: Path, path: Path, record: Record, progress: Progress, stop: threading.Event
) -> Verification:
    total = sum(file.size for file in record.files)
    before = 0

    def on_bytes(done: int) -> None:
        progress(before + done, total)

    for file in record.files:
        if (folder / file.name).exists() and file_is_right(folder / file.name, file, on_bytes, stop):
            record = record.with_checked(folder, file.name)
        else:
            record = record.with_damaged(file.name)
        before += file.size
        progress(before, total)
    write_record(path, record)
    if record.damaged:
        sentence = f"Damaged or missing: {', '.join(record.damaged)}; resume the download to get it again."
        return Verification(False, sentence, record.damaged)
    return Verification(True, "Every file is identical to the published one.")


def _look_for_damage(folder: Path, progress: Progress, stop: threading.Event) -> Verification:
    try:
        weights = open_checkpoint(folder)
    except CheckpointError as error:
        return Verification(False, str(error))
    try:
        names = [
            name
            for name, kind, _ in expected_tensors(weights.config)
            if kind in ("packed", "digits", "codes")
        ]
        for number, name in enumerate(names, start=1):
            if stop.is_set():
                raise Stopped
            matrix = name.removesuffix(".weight")
            if weights.config.groups:
                codes = weights.groups(matrix).codes
                sound = check_codes(codes)
                weights.release(codes)
            elif weights.config.digits:
                values = weights.digits(matrix).values
                sound = check_digits(values)
                weights.release(values)
            else:
                packed = weights.ternary(matrix).packed
                sound = check_codes(packed)
                weights.release(packed)
            if not sound:
                return Verification(False, f"The tensor {name} is damaged; get the file again.")
            progress(number * weights.file_bytes // len(names), weights.file_bytes)
    finally:
        weights.close()
    return Verification(False, "No damage was found, but there are no published checksums to compare with.")
