"""Who may know whom: app -> engine -> cython_kernels, never back, and nothing skips a floor.

Read from the sources, so that an import inside a function counts too, and one that never runs as well.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT

PROJECT = {"app", "engine", "cython_kernels"}
QT = {"PySide6", "shiboken6", "PyQt6", "PyQt5", "PySide2"}
ALLOWED = {
    "app": {"app", "engine"},
    "engine": {"engine", "cython_kernels"},
    "cython_kernels": {"cython_kernels"},
}
DYNAMIC_IMPORTS = {"importlib.import_module", "import_module", "__import__"}

_CYTHON_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<source>\.*[\w.]*)[ \t]+c?import\b|c?import[ \t]+(?P<names>[^#\n]+))",
    re.MULTILINE,
)


def imported(path: Path, source: str) -> set[str]:
    """The top-level packages that the file at ``path`` (relative to the root) imports or cimports."""
    names = _from_cython(source) if path.suffix in (".pyx", ".pxd", ".pxi") else _from_python(source)
    own = path.parts[0]
    return {own if name.startswith(".") else name.partition(".")[0] for name in names}


def _from_python(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in DYNAMIC_IMPORTS:
            # a name put together at run time is known by its beginning: f"cython_kernels.kernels_{isa}"
            first = node.args[0]
            if isinstance(first, ast.JoinedStr) and first.values:
                first = first.values[0]
            if isinstance(first, ast.Constant):
                names.add(str(first.value))
    return names


def _from_cython(source: str) -> set[str]:
    names: set[str] = set()
    for match in _CYTHON_IMPORT.finditer(source):
        if match["source"]:
            names.add(match["source"])
        else:
            names |= {part.split()[0] for part in match["names"].split(",") if part.strip()}
    return names


def complaints(path: Path, source: str) -> list[str]:
    """One sentence for each arrow that must not be."""
    own = path.parts[0]
    found = imported(path, source)
    sentences = [f"{path}: {own} must not import {name}" for name in sorted((found & PROJECT) - ALLOWED[own])]
    if own != "app":
        sentences += [f"{path}: only app may import Qt ({name})" for name in sorted(found & QT)]
    return sentences


def sources() -> list[Path]:
    files = [path for package in PROJECT for path in (ROOT / package).rglob("*")]
    return sorted(path.relative_to(ROOT) for path in files if path.suffix in (".py", ".pyx", ".pxd", ".pxi"))


def test_every_arrow_points_down() -> None:
    files = sources()
    assert {path.parts[0] for path in files} == PROJECT
    assert [line for path in files for line in complaints(path, (ROOT / path).read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/a.py", "import cython_kernels.table"),
        ("app/a.py", "def late():\n    from cython_kernels import table"),
        ("engine/a.py", "from app.settings import Settings"),
        ("engine/a.py", "from PySide6.QtCore import QObject"),
        ("engine/a.py", "import importlib\nimportlib.import_module(f'app.{1}')"),
        ("cython_kernels/a.py", "import os, engine"),
        ("cython_kernels/a.pyx", "cimport cython\nfrom engine.model_folder.config import ModelConfig"),
        ("cython_kernels/a.pyx", "    import numpy, engine.errors"),
        ("cython_kernels/a.pxd", "from app.x cimport y"),
        ("cython_kernels/a.pyx", "import PySide6"),
    ],
)
def test_a_wrong_arrow_is_seen(path: str, source: str) -> None:
    assert len(complaints(Path(path), source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "app/a.py",
            "from engine.process.events import Load\nfrom PySide6.QtCore import QObject\nfrom . import b",
        ),
        ("engine/a.py", "from cython_kernels import decoder\nfrom .errors import EngineError"),
        ("cython_kernels/a.pyx", "from cython_kernels.table cimport Kernels\nimport os\n# import engine"),
        ("engine/a.py", '"""import app"""'),
    ],
)
def test_a_right_arrow_is_let_pass(path: str, source: str) -> None:
    assert complaints(Path(path), source) == []


def test_the_engine_loads_no_qt() -> None:
    """What the sources cannot show: that no library under the engine brings Qt along."""
    files = [path for path in sources() if path.parts[0] == "engine" and path.name != "__main__.py"]
    modules = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files]
    code = "import importlib, sys\n"
    code += f"for name in {modules!r}: importlib.import_module(name)\n"
    code += f"print(sorted(set(sys.modules) & {QT!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
