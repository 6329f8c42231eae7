"""Rows of the table about sizes: of what was made, and of the program, without the starter."""

import subprocess
from pathlib import Path

from rows import Table

from engine.hub.catalogue.starter import FOLDER

BUNDLE_LIMIT, PACKAGE_LIMIT = 200e6, 62e6  # bytes


def check_sizes(table: Table, bundle: Path, out: Path) -> None:
    """``bundle``: the frozen folder; ``out``: the files made of it."""
    for path in sorted(out.iterdir()):
        table.check(path.name, lambda path=path: f"{path.stat().st_size / 1e6:.1f} MB")
    table.check(
        "the program without the starter", lambda: within(size(bundle) - starter(bundle), BUNDLE_LIMIT)
    )
    table.check("a .deb of it, without the starter", lambda: within(packed(bundle), PACKAGE_LIMIT))


def within(found: int, limit: float) -> str:
    """Raises AssertionError if it is not."""
    text = f"{found / 1e6:.1f} MB of at most {limit / 1e6:.0f}"
    assert found < limit, text
    return text


def size(folder: Path) -> int:
    """Of all files, links left out. bytes"""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in paths)


def starter(bundle: Path) -> int:
    """bytes"""
    return size(bundle / "_internal" / FOLDER)


def packed(bundle: Path) -> int:
    """As a .deb of level 6 packs it, as for a release; what else it holds is some kilobytes. bytes"""
    tar = [
        "tar",
        "--create",
        "--sort=name",
        f"--exclude={FOLDER}",
        "--directory",
        str(bundle.parent),
        bundle.name,
    ]
    with subprocess.Popen(tar, stdout=subprocess.PIPE) as packing:
        done = subprocess.run(["xz", "-6", "--stdout"], stdin=packing.stdout, capture_output=True, check=True)
    assert packing.returncode == 0, "tar failed"
    return len(done.stdout)
