"""Finishes the libraries of a frozen folder on Linux: stripped, and each finds those that it needs by itself.

PyInstaller's starter names the folder in LD_LIBRARY_PATH, but a process that the program starts with itself
(the engine's, the reader of chats) does not get it, see first.py: without a path of its own, a library in
there would find the system's, or none. Needs ``strip`` and ``patchelf``.
"""

import os
import subprocess
from pathlib import Path

# Stripped by their makers, or, NumPy's copy of BLAS, broken by strip, because patchelf has been at it.
UNSTRIPPED = ("numpy.libs", "PySide6", "shiboken6")


def finish(bundle: Path) -> None:
    """Changes the libraries in ``bundle``. Raises CalledProcessError where a tool fails."""
    internal = bundle / "_internal"
    libraries = sorted(path for path in internal.rglob("*") if is_library(path))
    inside = {path: path.relative_to(internal) for path in libraries}
    ours = [path for path, name in inside.items() if len(name.parts) > 1 and name.parts[0] not in UNSTRIPPED]
    ours += [*internal.glob("libpython3*.so*"), *internal.glob("*__mypyc*.so")]
    subprocess.run(["strip", "--strip-unneeded", *map(str, ours)], check=True)
    for path in libraries:
        show_others(path, internal)


def is_library(path: Path) -> bool:
    """Whether it is a file, no link, of machine code."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def show_others(library: Path, internal: Path) -> None:
    """Has ``library`` find what it needs of ``internal``, and look in no folder of the builder's machine.

    Where its makers gave it a folder to look in, a link in that folder will do; a longer path would make Qt's
    libraries larger, by 3 MB in all.
    """
    path = [folder for folder in _read(library, "--print-rpath").split(":") if folder]
    within = [folder for folder in path if not folder.startswith("/")]
    folders = [Path(os.path.normpath(folder.replace("$ORIGIN", str(library.parent)))) for folder in within]
    needed = [name for name in _read(library, "--print-needed").split() if (internal / name).exists()]
    missing = [name for name in needed if not any((folder / name).exists() for folder in folders)]
    if missing and not within:
        within = [f"$ORIGIN/{os.path.relpath(internal, library.parent)}".removesuffix("/.")]
    elif missing:
        for name in missing:
            (folders[-1] / name).symlink_to(os.path.relpath(internal / name, folders[-1]))
    if path != within:
        change = ["--set-rpath", ":".join(within)] if within else ["--remove-rpath"]
        subprocess.run(["patchelf", *change, str(library)], check=True)


def _read(library: Path, what: str) -> str:
    """What patchelf says of it."""
    done = subprocess.run(["patchelf", what, str(library)], check=True, capture_output=True, text=True)
    return done.stdout.strip()
