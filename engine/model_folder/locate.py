"""Which folder a person means: the model's own, or one that only leads to it.

People open what they have: the folder of a repository in the hub's cache (``models--owner--name`` with its
``snapshots``), the folder into which an archive was unpacked, or a GGUF file made for another program.
"""

from collections.abc import Iterator
from pathlib import Path

from engine.errors import CheckpointError

_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")
_CACHED = "models--"  # how the hub's cache names the folder of a repository
_DEPTH = 3  # folders below the one that was opened
_MOST = 200  # entries looked at in one folder
_NAMED = 5  # models named in a sentence


def find_model_folder(path: Path) -> Path:
    """The folder that holds config.json and the weights: ``path``, or the only one it leads to.

    ``path`` itself where nothing is found in it. Raises CheckpointError for a file, a GGUF model, a folder
    that is not there, and one that holds several models.
    """
    if path.is_file():
        _refuse_gguf(path)
        raise CheckpointError(f"{path} is a file: give the model's folder, the one that holds config.json.")
    if not path.is_dir():
        raise CheckpointError(f"The model folder {path} does not exist.")
    if _has_weights(path):
        return path
    for file in _entries(path):
        if file.suffix.lower() == ".gguf":
            _refuse_gguf(file)
    if (path / "config.json").exists():
        return path
    found = list(_models_in(path, _DEPTH))
    if len(found) > 1:
        names = ", ".join(sorted(str(folder.relative_to(path)) for folder in found)[:_NAMED])
        raise CheckpointError(f"{path} holds several models; open one of them: {names}.")
    if not found:
        for file in (file for folder in _entries(path) if folder.is_dir() for file in _entries(folder)):
            if file.suffix.lower() == ".gguf":
                _refuse_gguf(file)
    return found[0] if found else path


def model_name(folder: Path) -> str:
    """What a model is called that has no other name than its folder's."""
    snapshot = folder.resolve()
    repository = snapshot.parent.parent.name
    if snapshot.parent.name == "snapshots" and repository.startswith(_CACHED):
        return repository.rpartition("--")[2]
    return folder.name


def _models_in(folder: Path, depth: int) -> Iterator[Path]:
    snapshots = folder / "snapshots"
    if snapshots.is_dir() and ((folder / "refs").is_dir() or folder.name.startswith(_CACHED)):
        newest = _snapshot(folder)
        if newest is not None:
            yield newest
        return
    for entry in _entries(folder):
        if not entry.is_dir() or entry.name.startswith("."):
            continue
        if _has_weights(entry) and (entry / "config.json").exists():
            yield entry
        elif depth > 1:
            yield from _models_in(entry, depth - 1)


def _snapshot(repository: Path) -> Path | None:
    """The whole one that ``refs/main`` names, else the whole one that came last."""
    whole = [
        folder
        for folder in _entries(repository / "snapshots")
        if _has_weights(folder) and (folder / "config.json").exists()
    ]
    try:
        main = (repository / "refs" / "main").read_text("utf-8", errors="replace").strip()
    except OSError:
        main = ""
    named = [folder for folder in whole if folder.name == main]
    return named[0] if named else max(whole, key=lambda folder: folder.stat().st_mtime_ns, default=None)


def _has_weights(folder: Path) -> bool:
    try:
        return any((folder / name).exists() for name in _WEIGHTS)
    except OSError:
        return False


def _entries(folder: Path) -> list[Path]:
    """What a folder holds, by name; nothing where it cannot be read."""
    try:
        return sorted(folder.iterdir())[:_MOST]
    except OSError:
        return []


def _refuse_gguf(path: Path) -> None:
    """Raises CheckpointError if ``path`` is a model in llama.cpp's format."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        start = b""
    if start == b"GGUF" or path.suffix.lower() == ".gguf":
        raise CheckpointError(gguf_sentence(path))


def gguf_sentence(path: Path) -> str:
    """What a person is told of a model in llama.cpp's format."""
    return (
        f"{path} is a GGUF model, made for other programs (llama.cpp); convert it with "
        "`tern convert FILE --to DIR`, or get the same model as safetensors, from the repository without "
        "GGUF in its name."
    )
