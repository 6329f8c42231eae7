"""Compile the translations of the window (.ts of assets/translations) into what Qt reads (.qm), beside them.

    python packaging/translations.py              those that are older than their source, or not there
    python packaging/translations.py --collect    first read the sentences of app/ into the .ts files

Both by the tools of Qt Linguist that come with PySide6. --collect keeps what is translated, marks what is new
as unfinished, and drops what is no longer said.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets/translations"
TOOLS = Path(PySide6.__file__).parent


def collect() -> None:
    """Reads app/ into every .ts file; English keeps only what depends on a number."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "app").rglob("*.py"))]
    for path in sorted(FOLDER.glob("*.ts")):
        only = ["-pluralonly"] if path.stem == "tern_en" else []
        _run("lupdate", *sources, "-no-obsolete", "-locations", "none", *only, "-ts", str(path))


def compile_all() -> None:
    """Compiles what has changed."""
    for path in sorted(FOLDER.glob("*.ts")):
        compiled = path.with_suffix(".qm")
        if not compiled.is_file() or compiled.stat().st_mtime < path.stat().st_mtime:
            _run("lrelease", "-silent", str(path), "-qm", str(compiled))


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([str(TOOLS / name), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["--collect"]:
        collect()
    compile_all()
