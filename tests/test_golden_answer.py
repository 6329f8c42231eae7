"""Answers of a toy and of the starter model, written down: the same on every CPU, real or emulated.

The other tests compare this machine with itself; this one compares it with all the others. ``make test-qemu``
runs it on emulated processors and says with TERN_EXPECTED_ISA what must be in use there. If toy models are
changed on purpose, write the new values down from a run with TERN_ISA=scalar.
"""

import hashlib
import os
from pathlib import Path

import pytest

import engine
from tests.helpers import toy
from tests.helpers.starter import ANSWER as STARTER_ANSWER
from tests.helpers.starter import PROMPT as STARTER_PROMPT
from tests.helpers.starter import starter_folder

PROMPT = [7, 101, 45, 300, 12, 88]
ANSWER = [
    220, 472, 292, 285, 197, 379, 37, 402, 449, 440, 35, 39, 404, 69, 160, 196,
    114, 3, 169, 58, 1, 398, 328, 481, 489, 223, 369, 478, 478, 367, 380, 455,
    402, 211, 104, 52, 369, 4, 157, 305, 157, 335, 114, 114, 114, 482, 157, 85,
]  # fmt: skip
# of the logits (54, 512) float32, little-endian, over prompt and answer, with an f16 KV cache
LOGITS_SHA256 = "98549d1c1a3d292e166a8937ae6a78b5d88ffd657da31c7db4cd13cff2d569b2"

DIGITS_ISAS = [isa for _, isa in engine.available_kernels(format="digits")]
# instruction set, threads, tokens: on a busy machine, threads that wait for each other are slow
BEST = DIGITS_ISAS[-1]
STARTER_RUNS = [*((isa, 1, 12) for isa in DIGITS_ISAS[:-1]), (BEST, 1, 64), (BEST, 2, 12), (BEST, 3, 12)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.write_toy(tmp_path_factory.mktemp("golden"), seed=7, hidden=320, ffn=864, heads=5, kv_heads=1)


def test_the_best_instruction_set_is_the_expected_one() -> None:
    expected = os.environ.get("TERN_EXPECTED_ISA")
    if expected is None:
        pytest.skip("TERN_EXPECTED_ISA is not set: this CPU may have any")
    assert engine.available_kernels()[-1][1] == expected


@pytest.mark.parametrize(("kernel", "isa"), engine.available_kernels())
def test_the_answer_is_the_one_written_down(folder: Path, kernel: str, isa: str) -> None:
    model = engine.load_model(folder, kernel=kernel, isa=isa, threads=2)
    params = engine.SamplingParams(temperature=0.0, max_tokens=48, ignore_eos=True)
    steps = list(engine.generate(model, PROMPT, params))
    tokens = [step.token for step in steps if step.token is not None]
    bits = model.logits([*PROMPT, *tokens]).tobytes()
    assert (tokens, hashlib.sha256(bits).hexdigest()) == (ANSWER, LOGITS_SHA256)


@pytest.mark.qemu
@pytest.mark.parametrize(("isa", "threads", "count"), STARTER_RUNS)
def test_the_starter_s_answer_is_the_one_written_down(
    isa: str, threads: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Token by token; tests/cython_kernels/test_starter.py has the bits of the same answer in one pass."""
    folder = starter_folder()
    monkeypatch.setenv("TERN_ISA", isa)
    model = engine.load_model(folder, threads=threads, context=128)
    assert (model.isa, model.threads) == (isa, threads)
    params = engine.SamplingParams(temperature=0.0, max_tokens=count, ignore_eos=True)
    steps = list(engine.generate(model, STARTER_PROMPT, params))
    assert [step.token for step in steps if step.token is not None] == STARTER_ANSWER[:count]
