"""The self test finds what differs, and says ok only of what is equal."""

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels import digits, groups
from cython_kernels.system.memory import Memory
from cython_kernels.table import Kernels
from engine.cli import selftest as cli
from engine.machine import selftest, selftest_digits, selftest_groups
from engine.machine.results import FLOAT
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.synthetic import synthetic_checkpoint
from tests.helpers.toy import toy_config, write_toy


def test_every_kernel_of_this_cpu_is_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_toy(tmp_path / "toy")
    assert cli.run(argparse.Namespace(model=str(folder), json=True)) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["isa"] for row in rows} >= set(cython_kernels.available())
    assert {row["result"] for row in rows if row["isa"] in cython_kernels.available()} == {"ok"}
    assert {"matvec", "matmul", "real tensors", "quantize", "attend f16"} <= {
        row["operation"] for row in rows
    }


every_isa = pytest.mark.parametrize("isa", cython_kernels.available())


def own(isa: str) -> set[str]:
    """The weight formats that have a form of their own on this instruction set."""
    kernels = {kernel for kernel, origin in cython_kernels.load(isa).origins.items() if origin == isa}
    assert kernels
    return kernels


class Off(Kernels):
    """Kernels of one instruction set with a fault of one unit in one row."""

    def __init__(self, isa: str) -> None:
        self.honest = cython_kernels.load(isa)

    def pack(
        self, kernel: str, official: npt.NDArray[np.uint8], row0: int = 0, row1: int | None = None
    ) -> Memory:
        return self.honest.pack(kernel, official, row0, row1)

    def matvec(self, kernel, packed, rows, q, acc, row0=0, row1=None):  # type: ignore[no-untyped-def]
        self.honest.matvec(kernel, packed, rows, q, acc, row0, row1)
        acc[-1] += 1

    def matmul(self, kernel, packed, rows, q, acc, row0=0, row1=None):  # type: ignore[no-untyped-def]
        self.honest.matmul(kernel, packed, rows, q, acc, row0, row1)

    def rmsnorm(self, x, w, eps):  # type: ignore[no-untyped-def]
        out = self.honest.rmsnorm(x, w, eps)
        out[-1] = np.nextafter(out[-1], np.float32(9))
        return out

    def head_dots(self, nibbles, bits, parts, rows):  # type: ignore[no-untyped-def]
        sums = self.honest.head_dots(nibbles, bits, parts, rows)
        sums[-1, -1, -1] += 1
        return sums

    def __getattribute__(self, name: str):  # type: ignore[no-untyped-def]
        mine = ("honest", "pack", "matvec", "matmul", "rmsnorm", "head_dots", "digits_isa")  # no digits
        return object.__getattribute__(self, name) if name in mine else getattr(self.honest, name)


@every_isa
def test_a_planted_fault_is_found_where_it_is(isa: str) -> None:
    results = {(row.kernel, row.operation): row.result for row in selftest.check(Off(isa))}
    assert {place for place, result in results.items() if result != "ok"} == {
        *((kernel, "matvec") for kernel in own(isa)),
        (FLOAT, "rmsnorm"),
        (FLOAT, "head planes"),
    }


class OffWhileAsking(Off):
    """A fault only in the form of matvec that prefetches other weights, of one weight format."""

    def __init__(self, isa: str, faulty: str) -> None:
        super().__init__(isa)
        self.faulty = faulty

    def matvec_prefetching(self, kernel, packed, rows, q, acc):  # type: ignore[no-untyped-def]
        self.honest.matvec(kernel, packed, rows, q, acc)
        acc[-1] += kernel == self.faulty
        return True

    def __getattribute__(self, name: str):  # type: ignore[no-untyped-def]
        mine = ("honest", "faulty", "matvec_prefetching", "digits_isa")
        return object.__getattribute__(self, name) if name in mine else getattr(self.honest, name)


@every_isa
def test_the_form_that_decoding_takes_is_proven_too(isa: str) -> None:
    faulty = min(own(isa))
    rows = selftest.check(OffWhileAsking(isa, faulty))
    assert {(row.kernel, row.operation) for row in rows if row.result != "ok"} == {(faulty, "matvec")}


@every_isa
@pytest.mark.parametrize("door, operations", [
    ("multiply", {"multiply"}), ("quantize", {"quantize 16", "quantize 8"}), ("scale_rows", {"scale rows"}),
])  # fmt: skip
def test_a_fault_in_the_products_of_digits_is_found(
    isa: str, door: str, operations: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kernels, honest = cython_kernels.load(isa), getattr(digits, door)

    def off(table, *args):  # type: ignore[no-untyped-def]
        found = honest(table, *args)
        if table is kernels:
            changed = {"multiply": args[-1], "quantize": found and found[0], "scale_rows": args[-2]}[door]
            changed[..., 0] += 1
        return found

    monkeypatch.setattr(digits, door, off)
    wrong = {operation for operation, same in selftest_digits.check_digits(kernels, None) if not same}
    assert wrong == operations


def test_a_fault_in_the_product_of_groups_is_found() -> None:
    class Wrong:
        """One row of one token is off, in passes of one token."""

        def __init__(self, honest: groups.GroupKernels) -> None:
            self.honest = honest

        def multiply(self, packed, rows, q, bits, code_scale, out):  # type: ignore[no-untyped-def]
            self.honest.multiply(packed, rows, q, bits, code_scale, out)
            if len(q) == 1 and bits == 8:
                out[0, -1] = np.nextafter(out[0, -1], np.float32(9))

    for _, isa in cython_kernels.provided_groups():
        honest = cython_kernels.load_groups(isa)
        assert all(same for _, same in selftest_groups.check_groups(honest, None))
        found = dict(selftest_groups.check_groups(Wrong(honest), None))  # type: ignore[arg-type]
        assert found == {"multiply 16": True, "multiply 8": False}
    weights = synthetic_checkpoint(toy_config(groups=True, hidden=128, ffn=128))
    assert dict(selftest_groups.check_groups(honest, weights))["real tensors"]


def test_a_fault_is_the_exit_status_and_the_last_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    isa = cython_kernels.available()[-1]
    rows = list(selftest.check(Off(isa)))
    monkeypatch.setattr(cli, "check_all", lambda weights=None: iter(rows))
    assert cli.run(argparse.Namespace(model=None, json=False)) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"{len(rows)} checks. {len(own(isa)) + 2} differ from the definition."


def test_real_tensors_with_extreme_rows_are_compared(tmp_path: Path) -> None:
    weights = open_checkpoint(write_toy(tmp_path / "toy", hidden=320, ffn=864, heads=5, kv_heads=1))
    rows = [row for row in selftest.check_all(weights) if row.operation == "real tensors"]
    assert [row.result for row in rows] == ["ok"] * len(cython_kernels.provided())
