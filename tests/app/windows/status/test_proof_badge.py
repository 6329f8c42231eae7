"""The badge "exact" and the table behind it, on the real engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import Program
from app.windows.settings.dialog import SettingsDialog
from app.windows.status.proof_dialog import ProofDialog
from app.windows.status.proof_words import ProofWords
from engine import available_kernels
from engine.machine import findings, proof
from engine.machine.results import FLOAT, SelfTestRow
from tests.helpers.real_window import loaded_window
from tests.helpers.toy import write_toy


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return write_toy(tmp_path / "toy")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, toy: Path) -> Iterator[Program]:
    with loaded_window(qtbot, qapp, toy) as program:
        yield program


def plant(kernel: str, isa: str) -> None:
    """As if the self test had found that kernel wrong on this CPU."""
    rows = proof.prove()
    planted = [
        (r.kernel, r.isa, r.operation, "differs" if (r.kernel, r.isa) == (kernel, isa) else r.result)
        for r in rows
    ]
    assert any(row[3] == "differs" for row in planted)
    findings.remember(proof.SUBJECT, planted)


def dialog_of(program: Program) -> ProofDialog:
    dialog = program.window.findChild(ProofDialog)
    assert dialog is not None
    return dialog


def test_the_badge_says_exact_and_opens_the_table(qtbot: QtBot, program: Program) -> None:
    rows = proof.last_proof()
    assert rows is not None
    ran = sum(row.result == "ok" for row in rows)
    badge = program.window.status.badge
    assert badge.isVisible()
    assert badge.text() == "exact"
    assert (
        badge.accessibleName()
        == f"Checked on this computer: answers are bit for bit those of the model ({ran} checks passed)."
    )
    sentence = f"answers are bit for bit those of the model ({ran} checks passed)"
    assert badge.toolTip() == f"Checked on this computer: {sentence}. Click for details."
    badge.setFocus()
    qtbot.keyClick(badge, Qt.Key.Key_Space)
    dialog = dialog_of(program)
    assert dialog.isVisible()
    assert dialog.verdict.text() == badge.accessibleName()
    words = ProofWords()
    assert dialog.table.texts() == [
        (words.kernel(r.kernel), r.isa, words.operation(r.operation), words.result(r.result)) for r in rows
    ]
    assert dialog.table.accessibleName() == "Kernel checks"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_kernel_that_differs_is_a_warning_and_not_offered(
    qtbot: QtBot, qapp: QApplication, toy: Path
) -> None:
    kernel, isa = available_kernels()[-1]
    plant(kernel, isa)
    with loaded_window(qtbot, qapp, toy) as program:
        badge = program.window.status.badge
        assert badge.text() == "kernel off"
        assert badge.font() == program.window.status.kernel.font()
        assert badge.property("warns") is True
        assert f"turned off: {kernel} · {isa}." in badge.accessibleName()
        program.window.menus.proof.trigger()
        assert dialog_of(program).table.texts()[0][:2] == (kernel, isa)
        assert dialog_of(program).table.texts()[0][3] == "wrong, turned off"
        program.window.menus.settings.trigger()
        settings = program.window.findChild(SettingsDialog)
        assert settings is not None
        page = settings.engine
        page.kernel.setCurrentIndex(page.kernel.findData(kernel))
        assert (kernel, isa) not in program.bridge.kernels
        assert page.kernel.findData(kernel) < 0 or page.isa.findData(isa) < 0


def test_a_fault_found_while_loading_takes_the_kernel_from_the_settings(
    qtbot: QtBot, program: Program
) -> None:
    """The engine said hello before the self test ran; what it offered then no longer counts."""
    kernel, isa = available_kernels()[-1]
    assert (kernel, isa) in program.bridge.kernels
    plant(kernel, isa)
    with qtbot.waitSignal(program.bridge.loaded, timeout=60_000):
        program.session.models.reload()
    assert (kernel, isa) not in program.bridge.kernels
    assert program.window.status.badge.text() == "kernel off"


def test_without_a_model_nothing_is_claimed(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.bridge.unloaded, timeout=60_000):
        program.window.menus.unload.trigger()
    assert program.window.status.badge.isHidden()
    program.window.menus.proof.trigger()
    assert "when you load a model" in dialog_of(program).verdict.text()
    assert not dialog_of(program).table.isVisible()


def test_an_instruction_set_that_differs_in_what_all_share_is_named_once() -> None:
    off = (SelfTestRow("i2_s", "avx2", "matvec", "differs"), SelfTestRow(FLOAT, "avx2", "rope", "differs"))
    assert "i2_s · avx2, all on avx2" in ProofWords().verdict(off)
