"""What was measured with other kernels does not count."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import cython_kernels
from engine.machine import findings


@pytest.fixture
def kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is taken for cython_kernels, with one module in a sub-folder."""
    module = tmp_path / "isa" / "avx2" / "kernels.so"
    module.parent.mkdir(parents=True)
    module.write_bytes(b"machine code")
    (tmp_path / "__init__.py").write_text("")
    monkeypatch.setattr(cython_kernels, "__file__", str(tmp_path / "__init__.py"))
    findings.machine_key.cache_clear()
    yield tmp_path
    findings.machine_key.cache_clear()


def key() -> str:
    findings.machine_key.cache_clear()
    return findings.machine_key()


def test_a_kernel_module_in_a_sub_folder_changes_the_key(kernels: Path) -> None:
    before = key()
    module = kernels / "isa" / "avx2" / "kernels.so"
    assert key() == before
    os.utime(module, ns=(1, 1))
    rebuilt = key()
    module.rename(kernels / "isa" / "kernels.so")
    assert len({before, rebuilt, key()}) == 3


def test_what_python_keeps_of_a_module_does_not_change_the_key(kernels: Path) -> None:
    """Or the first start after an installation would have another key than the second."""
    before = key()
    cached = kernels / "isa" / "__pycache__" / "__init__.cpython-311.pyc"
    cached.parent.mkdir()
    cached.write_bytes(b"byte code")
    assert key() == before
