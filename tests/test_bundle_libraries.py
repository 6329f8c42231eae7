"""Libraries of the frozen folder find each other without LD_LIBRARY_PATH, as `make release-check` sees."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.packaging_scripts import packaging_script

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("gcc", "patchelf", "strip", "ldd"))),
    reason="needs Linux, gcc, binutils and patchelf",
)
RUNTIME = "libtern-test.so.1"


@pytest.fixture
def internal(tmp_path: Path) -> Path:
    """A frozen folder: a library for all, a module of Python's, and one whose makers gave it a folder."""
    folder = tmp_path / "a bundle/_internal"
    compile_library(folder / RUNTIME, "int answer(void) { return 42; }")
    uses = "int answer(void); int twice(void) { return 2 * answer(); }"
    compile_library(
        folder / "python3.11/lib-dynload/_module.so", uses, folder / RUNTIME, f"-Wl,-rpath,{tmp_path}"
    )
    compile_library(folder / "Qt/plugins/plugin.so", uses, folder / RUNTIME, "-Wl,-rpath,$ORIGIN/../lib")
    compile_library(folder / "Qt/lib/libother.so", "int other;")
    return folder


def compile_library(path: Path, source: str, *words: Path | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    command = ["gcc", "-shared", "-fPIC", "-x", "c", "-", "-x", "none", f"-Wl,-soname,{path.name}"]
    subprocess.run([*command, "-o", str(path), *map(str, words)], input=source, text=True, check=True)


def found(library: Path) -> str:
    """Where the system's loader finds the library for all; "" for nowhere."""
    environment = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    output = subprocess.check_output(["ldd", str(library)], env=environment, text=True)
    line = next(line for line in output.splitlines() if RUNTIME in line)
    return "" if "not found" in line else line.split("=>")[1].rsplit(" (", 1)[0].strip()


def test_each_library_finds_those_beside_it(internal: Path) -> None:
    modules = [internal / "python3.11/lib-dynload/_module.so", internal / "Qt/plugins/plugin.so"]
    assert [found(module) for module in modules] == ["", ""]
    packaging_script("bundle/libraries.py").finish(internal.parent)
    moved = internal.parent.with_name("moved elsewhere")
    internal.parent.rename(moved)
    for module in modules:
        place = moved / "_internal" / module.relative_to(internal)
        assert Path(found(place)).resolve() == moved / "_internal" / RUNTIME
        path = subprocess.check_output(["patchelf", "--print-rpath", str(place)], text=True).strip()
        assert all(folder.startswith("$ORIGIN/") for folder in path.split(":")), path
