"""Tuning in the engine process: rows as they come, the best one taken by ``auto``, and nothing if stopped."""

from pathlib import Path

from engine import available_kernels
from engine.machine import kernel_choice, proof
from engine.model_folder.config import load_config
from engine.process.events import (
    Finished,
    Load,
    Loaded,
    LoadFailed,
    LoadOptions,
    Tune,
    Tuned,
    TuneFailed,
    Tuning,
)
from engine.speed import tune
from tests.helpers.engine_process import Listener, question
from tests.helpers.toy import write_toy


def test_rows_come_and_auto_takes_the_best(listener: Listener, toy: Path) -> None:
    listener.load(toy)
    listener.client.tune(Tune(str(toy)))
    timings = listener.wait_for(Tuned).timings
    came = [event for event in listener.seen if isinstance(event, Tuning)]
    assert [event.fraction for event in came] == sorted(event.fraction for event in came)
    assert came[-1].fraction == 1.0
    rows = [event.timing for event in came if event.timing is not None]
    last = {(row.kernel, row.isa, row.threads): row for row in rows}  # some are measured again another way
    assert set(last.values()) == set(timings)
    assert {(timing.kernel, timing.isa) for timing in timings} == set(tune.candidates().items())
    info = listener.load(toy).info
    assert (info.kernel, info.isa, info.threads) == (timings[0].kernel, timings[0].isa, timings[0].threads)


def test_the_model_is_let_go_meanwhile(listener: Listener, toy: Path) -> None:
    listener.load(toy)
    listener.client.tune(Tune(str(toy)))
    listener.wait_for(Tuned)
    listener.load(toy)
    listener.client.generate(question("hello", max_tokens=2))
    assert listener.wait_for(Finished).id == "a"


def test_a_stop_leaves_nothing(listener: Listener, toy: Path) -> None:
    listener.on_event = lambda event: listener.client.stop() if isinstance(event, Tuning) else None
    listener.client.tune(Tune(str(toy)))
    assert listener.wait_for(Tuned).timings == ()
    assert kernel_choice.tuned_timings(load_config(toy)) == ()
    listener.client.tune(Tune(str(toy)))
    listener.client.stop()  # still in the pipe, or proving
    assert listener.wait_for(Tuned).timings == ()
    assert kernel_choice.tuned_timings(load_config(toy)) == ()


def test_a_load_takes_its_place(listener: Listener, toy: Path) -> None:
    listener.client.tune(Tune(str(toy)))
    listener.load(toy)
    listener.client.unload()
    assert not any(isinstance(event, Tuned) for event in listener.seen)
    assert isinstance(listener.seen[-1], Loaded)


def test_a_folder_without_a_model_is_a_sentence(listener: Listener, toy: Path, tmp_path: Path) -> None:
    listener.client.tune(Tune(str(tmp_path / "nowhere")))
    assert "nowhere" in listener.wait_for(TuneFailed).sentence
    listener.load(toy)


def test_without_an_engine_it_fails_at_once(tmp_path: Path) -> None:
    listener = Listener()
    listener.client.tune(Tune(str(tmp_path)))
    assert "not running" in listener.wait_for(TuneFailed).sentence
    listener.client.close()


def test_a_load_tells_the_proof_and_what_is_left_to_choose(listener: Listener, toy: Path) -> None:
    info = listener.load(toy).info
    rows = proof.last_proof()
    assert rows is not None
    assert info.proof == rows
    assert list(info.kernels) == available_kernels()


def test_a_kernel_for_other_weights_gives_way_unless_it_was_insisted_on(
    listener: Listener, tmp_path: Path
) -> None:
    folder = str(write_toy(tmp_path / "digits", digits=True))
    listener.client.load(Load(folder, LoadOptions(kernel="i2_s"), insists=False))
    info = listener.wait_for(Loaded).info
    assert info.kernel == "digits" and list(info.kernels) == available_kernels(format="digits")
    listener.client.load(Load(folder, LoadOptions(kernel="i2_s")))
    failed = listener.wait_for(LoadFailed)
    assert "i2_s is for other weights" in failed.sentence and "digits" in failed.sentence


def test_a_wish_for_digits_gives_way_for_ternary_weights(listener: Listener, toy: Path) -> None:
    listener.client.load(Load(str(toy), LoadOptions(kernel="digits"), insists=False))
    assert listener.wait_for(Loaded).info.kernel != "digits"
    listener.client.load(Load(str(toy), LoadOptions(kernel="nonsense"), insists=False))
    assert "nonsense" in listener.wait_for(LoadFailed).sentence
