"""A preset takes kernel, instruction set and threads from what was measured; without that, all is as else."""

from dataclasses import replace
from pathlib import Path

from engine.model_folder.config import load_config
from engine.process.events import Load, LoadOptions, ModelInfo
from engine.speed.history import keep_run
from tests.helpers.bench_rows import row, run
from tests.helpers.engine_process import Listener


def load(listener: Listener, folder: Path, **options: object) -> ModelInfo:
    from engine.process.events import Loaded

    listener.client.load(Load(str(folder), replace(LoadOptions(), **options), insists=False))  # type: ignore[arg-type]
    info = listener.wait_for(Loaded).info
    assert isinstance(info, ModelInfo)
    return info


def test_the_choice_of_the_benchmark_runs_and_is_told(listener: Listener, toy: Path) -> None:
    plain = load(listener, toy)
    unmeasured = load(listener, toy, preset="frugal")
    assert unmeasured.chosen is None
    assert (unmeasured.kernel, unmeasured.isa) == (plain.kernel, plain.isa)
    fast = row("i2_s", "scalar", 2, tok_s=30.0, joules=3.0)
    frugal = row("tl1", "scalar", 1, tok_s=20.0, joules=1.0)
    keep_run(load_config(toy), run(fast, frugal))
    info = load(listener, toy, preset="frugal", kernel="i2_s", threads=2)
    assert (info.kernel, info.isa, info.threads) == frugal.way
    assert info.chosen is not None and (info.chosen.basis, info.chosen.preset) == ("estimate", "frugal")
    info = load(listener, toy, preset="fast")
    assert (info.kernel, info.isa, info.threads) == fast.way
    assert load(listener, toy, kernel="i2_s").chosen is None
