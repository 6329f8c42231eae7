"""Models that are on this computer already: a folder is listed where it lies, loose files become a folder."""

import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

from engine.hub.catalogue.catalogue import CatalogueModel, offered
from engine.hub.catalogue.installed import InstalledModel, inspect
from engine.hub.catalogue.model_files import REQUIRED, SHARD, SIDE_FILES
from engine.hub.catalogue.move import ARRIVING, copy_file
from engine.hub.catalogue.places import default_folder, is_kept_here, models_dir, remember_place
from engine.hub.catalogue.record import RECORD, Record, foreign_record_path, read_record, write_record
from engine.hub.errors import FolderError
from engine.hub.files import Progress, disk_faults, file_size, no_progress
from engine.hub.lock import FolderLock
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.locate import find_model_folder, gguf_sentence
from engine.model_folder.safetensors_file import INDEX_FILE, SINGLE_FILE


def import_folder(folder: Path) -> InstalledModel:
    """Lists the model in ``folder`` where it lies. Raises CheckpointError if there is none, HubError."""
    folder = find_model_folder(Path(folder).absolute())
    open_checkpoint(folder).close()
    if not is_kept_here(folder):
        with disk_faults(folder):
            if read_record(folder / RECORD) is None:
                model = _recognised(folder / SINGLE_FILE)
                known = Record(model.repo, model.revision, model.files) if model else Record()
                path = foreign_record_path(folder)
                write_record(path, read_record(path) or known)
            remember_place(folder)
    return inspect(folder)


def import_files(
    paths: Sequence[Path], progress: Progress | None = None, stop: threading.Event | None = None
) -> InstalledModel:
    """Imports what was dropped: a folder, or safetensors files with the JSON files given or beside them.

    Weights of the catalogue that come alone get a folder from which a Download goes on with the rest.
    Raises CheckpointError, HubError, Stopped.
    """
    dropped = [Path(path).absolute() for path in paths]
    if len(dropped) == 1 and dropped[0].is_dir():
        return import_folder(dropped[0])
    weights = [path for path in dropped if path.suffix == ".safetensors"]
    if not weights:
        for path in dropped:
            if path.suffix.lower() == ".gguf":
                raise FolderError(gguf_sentence(path))
        parents = {path.parent for path in dropped}
        if len(parents) == 1 and any(path.name in SIDE_FILES for path in dropped):
            return import_folder(parents.pop())
        raise FolderError(
            "This is not a model: choose its folder, or its .safetensors file together with its JSON files."
        )
    home = weights[0].parent
    files = _files(weights, {path.name: path for path in dropped})
    lacking = [name for name in REQUIRED if name not in files]
    if not lacking and all(path == home / name for name, path in files.items()):
        return import_folder(home)
    target = models_dir() / (weights[0].stem if weights[0].name != SINGLE_FILE else home.name)
    model = _recognised(weights[0])
    if lacking and model is None:
        raise FolderError(
            f"{' and '.join(lacking)} must be in the same folder as {weights[0].name}, "
            "or be selected together with it."
        )
    if lacking:
        assert model is not None
        target = default_folder(model.repo)
    if target.exists():
        raise FolderError(f"{target} already exists; delete it or rename the file first.")
    rest_of = model if lacking else None
    return _gather(files, target, rest_of, progress or no_progress, stop or threading.Event())


def _files(weights: list[Path], dropped: dict[str, Path]) -> dict[str, Path]:
    """Official name -> where the file lies, among those dropped and beside the weights."""
    home = weights[0].parent
    sharded = all(SHARD.fullmatch(path.name) for path in weights)
    files = {path.name: path for path in weights} if sharded else {SINGLE_FILE: weights[0]}
    if not sharded and len(weights) > 1:
        raise FolderError(
            "Several .safetensors files make up one model only with an index; choose its folder."
        )
    for name in (*SIDE_FILES, *([INDEX_FILE] if sharded else [])):
        found = dropped.get(name, home / name)
        if found.is_file():
            files[name] = found
    return files


def _gather(
    files: dict[str, Path],
    target: Path,
    model: CatalogueModel | None,
    progress: Progress,
    stop: threading.Event,
) -> InstalledModel:
    """Links or copies ``files`` into a new model folder; ``model`` if it is to be completed by a download."""
    arriving = target.with_name(ARRIVING + target.name)
    total = sum(file_size(path) for path in files.values())
    done = 0
    with FolderLock(arriving):
        try:
            for name, path in files.items():
                if not _link(path, arriving / name):
                    for count in copy_file(path, arriving / name, stop):
                        done += count
                        progress(done, total)
            if model is None:
                open_checkpoint(arriving).close()
            else:
                write_record(arriving / RECORD, Record(model.repo, model.revision, model.files))
        except BaseException:
            shutil.rmtree(arriving, ignore_errors=True)
            raise
    with disk_faults(target.parent):
        os.replace(arriving, target)
    return inspect(target)


def _link(source: Path, target: Path) -> bool:
    try:
        os.link(source.resolve(), target)
    except OSError:
        return False
    return True


def _recognised(weights: Path) -> CatalogueModel | None:
    """The catalogue's model whose weights have this size."""
    size = file_size(weights)
    for model in offered():
        if any(file.name == SINGLE_FILE and file.size == size for file in model.files):
            return model
    return None
