"""The benchmark in the engine process: rows as they come, a run that is kept, also of what was stopped."""

from pathlib import Path

import pytest

from engine.machine.hardware import physical_cores, thread_counts
from engine.model_folder.config import load_config
from engine.process.events import (
    EstimateOptions,
    Finished,
    Sweep,
    SweepFailed,
    Sweeping,
    Swept,
)
from engine.speed.history import past_runs
from engine.speed.tune import allowed_pairs
from tests.helpers.engine_process import Listener, question


@pytest.fixture
def measured_nothing(measured_nothing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_ISA", "scalar")  # fewer rows: nothing else keeps another process short


def test_rows_come_and_the_chat_goes_on(listener: Listener, toy: Path) -> None:
    listener.load(toy)
    listener.client.sweep(Sweep(str(toy), "toy", EstimateOptions(watts_per_core=7.0)))
    run = listener.wait_for(Swept).run
    told = [event for event in listener.seen if isinstance(event, Sweeping)]
    assert run is not None and run.is_complete and run.model == "toy"
    assert [event.row for event in told] == list(run.rows) and told[-1].fraction == 1.0
    assert len(run.rows) == len(allowed_pairs()) * len(thread_counts(physical_cores()))
    assert [kept.when for kept in past_runs(load_config(toy))] == [run.when]
    assert all(row.energy.source != "none" for row in run.rows)
    listener.load(toy)
    listener.client.generate(question("hello", max_tokens=2))
    assert listener.wait_for(Finished).id == "a"


def test_what_was_measured_before_a_stop_is_kept(listener: Listener, toy: Path) -> None:
    listener.on_event = lambda event: listener.client.stop() if isinstance(event, Sweeping) else None
    listener.client.sweep(Sweep(str(toy), "toy"))
    run = listener.wait_for(Swept).run
    assert run is not None and not run.is_complete
    assert 1 <= len(run.rows) < len(allowed_pairs()) * len(thread_counts(physical_cores()))
    listener.load(toy)


def test_a_stop_before_the_first_row_leaves_nothing(listener: Listener, toy: Path) -> None:
    listener.client.sweep(Sweep(str(toy), "toy"))
    listener.client.stop()
    assert listener.wait_for(Swept).run is None
    assert past_runs(load_config(toy)) == ()


def test_what_cannot_be_is_a_sentence(listener: Listener, toy: Path, tmp_path: Path) -> None:
    listener.client.sweep(Sweep(str(tmp_path / "nowhere"), "nowhere"))
    assert "nowhere" in listener.wait_for(SweepFailed).sentence
    listener.load(toy)


def test_a_load_takes_its_place(listener: Listener, toy: Path) -> None:
    listener.client.sweep(Sweep(str(toy), "toy"))
    listener.load(toy)
    assert not any(isinstance(event, Swept | SweepFailed) for event in listener.seen)


def test_without_an_engine_it_fails_at_once(tmp_path: Path) -> None:
    listener = Listener()
    listener.client.sweep(Sweep(str(tmp_path), "toy"))
    assert "not running" in listener.wait_for(SweepFailed).sentence
    listener.client.close()
