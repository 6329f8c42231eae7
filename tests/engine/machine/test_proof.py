"""The self test is run once, remembered for this CPU and build, and a kernel that failed it is never used."""

from pathlib import Path

import pytest

import cython_kernels
from engine import available_kernels
from engine.errors import KernelError
from engine.machine import findings, proof
from engine.machine.results import FLOAT, SKIP, SelfTestRow, Skipping
from engine.model.model import Model
from engine.model_folder.synthetic import synthetic_checkpoint
from tests.engine.machine.test_selftest import Off
from tests.helpers.toy import toy_config


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache 田中"))
    return tmp_path / "cache 田中"


def load(kernel: str = "auto", isa: str | None = None) -> Model:
    return Model(synthetic_checkpoint(toy_config()), name="toy", kernel=kernel, isa=isa)


def test_the_first_load_proves_and_the_second_remembers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert proof.last_proof() is None
    load()
    rows = proof.last_proof()
    assert rows
    assert {row.result for row in rows} <= {"ok", "unavailable"}
    monkeypatch.setattr(proof, "check_all", lambda: pytest.fail("the self test ran again"))
    load()


def test_a_planted_fault_is_found_and_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that adds 1 to one row: found by the self test, not offered, not chosen, refused by name."""
    best = cython_kernels.available()[-1]
    faulty, honest = Off(best), cython_kernels.load
    with monkeypatch.context() as patch:
        patch.setattr(cython_kernels, "load", lambda isa=None: faulty if isa == best else honest(isa))
        proof.prove()
    rows = proof.last_proof()
    assert rows is not None
    bad = [kernel for kernel, isa in faulty.origins.items() if isa == best]
    for kernel in bad:
        assert SelfTestRow(kernel, best, "matvec", "differs") in rows
        assert (kernel, best) not in available_kernels()
        with pytest.raises(KernelError, match="turned off"):
            load(kernel, best)
        assert load(kernel).isa != best
    assert bad


def test_what_failed_is_not_offered_and_not_chosen() -> None:
    pairs = available_kernels()
    kernel, isa = pairs[-1]
    findings.remember(proof.SUBJECT, [(kernel, isa, "matvec", "differs")])
    assert (kernel, isa) not in available_kernels()
    assert set(available_kernels()) == set(pairs) - {(kernel, isa)}
    with pytest.raises(KernelError, match="turned off"):
        load(kernel, isa)
    other = load(kernel)
    assert (other.kernel, other.isa) != (kernel, isa)


def test_a_float_fault_takes_the_whole_instruction_set_away() -> None:
    best = cython_kernels.available()[-1]
    findings.remember(proof.SUBJECT, [(FLOAT, best, "attend f16", "differs")])
    assert all(isa != best for _, isa in available_kernels())
    assert load("i2_s").isa != best or best == "scalar"


def test_another_machine_or_a_damaged_file_counts_for_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings.remember("subject", {"a": 1})
    assert findings.recall("subject") == {"a": 1}
    monkeypatch.setattr(findings, "machine_key", lambda: "another CPU")
    assert findings.recall("subject") is None
    (cache / "subject.json").write_text("{ half")
    assert findings.recall("subject") is None
    (cache / "proof.json").write_text('{"machine": "another CPU", "value": [[1]]}')
    assert proof.last_proof() is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "file" / "below"))
    findings.remember("subject", 1)
    assert findings.recall("subject") is None


def test_a_fault_in_passing_over_neurons_turns_it_off() -> None:
    """The kernel itself stays: it only reads every weight again."""
    assert load("i2_s").skips is Skipping.BOTH
    isa = load("i2_s").network.kernels.sparse_layouts["columns"]
    findings.remember(proof.SUBJECT, [(SKIP, isa, "some columns", "differs")])
    model = load("i2_s")
    assert model.kernel == "i2_s" and model.skips is Skipping.NONE


def test_an_instruction_set_that_adds_nothing_for_a_format_takes_the_one_below(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As VBMI, which has a faster base3 and no digits of its own: asking for it is no fault of theirs."""
    best = cython_kernels.available()[-1]
    if best == "scalar":
        pytest.skip("this CPU runs the plain loops only")
    ternary = tuple(cython_kernels.provided())
    monkeypatch.setattr(
        proof, "_pairs", lambda format: (("digits", "scalar"),) if format == "digits" else ternary
    )
    monkeypatch.setattr(proof, "origin", lambda kernels, kernel: "scalar")
    assert proof.kernels_for("digits", best, (), proof.DIGITS).isa == best
    with pytest.raises(KernelError, match="turned off"):
        proof.kernels_for(
            "digits", best, [SelfTestRow("digits", "scalar", "matvec", "differs")], proof.DIGITS
        )
