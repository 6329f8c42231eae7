"""A compiled module whose source is gone is removed by each `make`: it could still be imported."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HERE = ".cpython-311-x86_64-linux-gnu.so"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the real Makefile, a .venv that needs nothing, and a build that writes a text file."""
    root = tmp_path / "a checkout"
    python = root / ".venv/bin/python"
    for folder in (root / "packaging", root / "cython_kernels/isa/avx2", python.parent):
        folder.mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", root)
    for script in ("remove_old_modules.sh", "setup_venv.sh", "translations.py"):
        shutil.copy(ROOT / "packaging" / script, root / "packaging")
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    for source in ("cpu.pyx", "isa/avx2/kernels.pyx"):
        (root / "cython_kernels" / source).touch()
    (root / "requirements.lock").touch()
    builds = (
        f'import os\nos.makedirs("build", exist_ok=True)\nopen("cython_kernels/cpu{HERE}", "w").close()\n'
    )
    (root / "setup.py").write_text(builds, "utf-8")
    for path in root.rglob("*"):
        os.utime(path, (1e9, 1e9))
    (root / ".venv/.installed.lock").touch()
    return root


def make_ready(root: Path) -> str:
    """What `make run` does before it starts the program, without a look at the machine."""
    command = ["make", "--old-file=system", "ready"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("compiled", "utf-8")


def compiled(root: Path) -> set[str]:
    files = [*root.rglob("*.so"), *root.rglob("*.pyd")]
    return {str(path.relative_to(root)) for path in files}


pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def test_modules_without_a_source_go_and_the_others_stay(checkout: Path) -> None:
    library = "build/lib.linux-x86_64-cpython-311/cython_kernels"
    stay = {
        f"cython_kernels/cpu{HERE}",
        f"cython_kernels/isa/avx2/kernels{HERE}",
        "cython_kernels/isa/avx2/kernels.cp311-win_amd64.pyd",
        f"{library}/isa/avx2/kernels{HERE}",
        "assets/of_somebody_else.so",
    }
    go = {
        f"cython_kernels/kernels{HERE}",  # has a source of that name, but in another folder
        f"cython_kernels/kernels_avx2{HERE}",
        f"cython_kernels/isa/cpu{HERE}",
        "cython_kernels/isa/avx2/lookup.so",
        "cython_kernels/gone/for good/x.abi3.so",
        "cython_kernels/old.cp311-win_amd64.pyd",
        f"{library}/kernels_avx2{HERE}",
    }
    write(checkout, *stay, *go)
    said = make_ready(checkout)
    assert compiled(checkout) == stay
    assert {line for line in said.splitlines() if line.startswith("Removing")} == {
        f"Removing {name}, whose source is gone" for name in go
    }


def test_a_source_that_goes_takes_its_module_along_without_a_new_build(checkout: Path) -> None:
    """Nothing is newer than the last build, then: a file that is gone has no date."""
    module = f"cython_kernels/isa/avx2/kernels{HERE}"
    make_ready(checkout)
    write(checkout, module)
    assert make_ready(checkout) == ""
    assert module in compiled(checkout)
    (checkout / "cython_kernels/isa/avx2/kernels.pyx").unlink()
    assert make_ready(checkout) == f"Removing {module}, whose source is gone\n"
    assert compiled(checkout) == {f"cython_kernels/cpu{HERE}"}
