"""Opening something wrong keeps the model that runs, whenever it shows that it is wrong."""

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from engine.errors import CheckpointError, EngineError
from engine.process import running_model
from engine.process.events import Finished, Load, Loaded, LoadFailed, LoadOptions, Piece
from engine.process.shared_control import SharedControl, make_block
from engine.process.worker import _Worker
from tests.engine.process.test_worker import listener as listener
from tests.engine.process.test_worker import toy as toy
from tests.helpers.engine_process import Listener, question
from tests.helpers.toy import write_toy


def still_answers(listener: Listener, name: str) -> None:
    listener.client.generate(question("hello", max_tokens=2))
    listener.wait_for(Finished)
    assert any(isinstance(event, Piece) for event in listener.seen), name


@pytest.mark.parametrize("wrong", ["nowhere", "empty", "gguf", "cut", "tokenizer"])
def test_the_model_that_runs_is_kept(listener: Listener, toy: Path, tmp_path: Path, wrong: str) -> None:
    folder = tmp_path / wrong
    match wrong:
        case "empty":
            folder.mkdir()
        case "gguf":
            folder.write_bytes(b"GGUF")
        case "cut":
            weights = write_toy(folder) / "model.safetensors"
            weights.write_bytes(weights.read_bytes()[:-1000])
        case "tokenizer":
            (write_toy(folder) / "tokenizer.json").write_text("{", encoding="utf-8")
    listener.load(toy)
    listener.client.load(Load(str(folder)))
    failed = listener.wait_for(LoadFailed)
    assert str(folder) in failed.sentence
    assert failed.kept is not None and failed.kept.name == "toy"
    still_answers(listener, wrong)


@pytest.mark.parametrize(
    "options",
    [
        {"kernel": "unheard-of"},
        {"isa": "unheard-of"},
        {"kernel": "digits"},  # for weights of another format
    ],
)
def test_it_is_kept_when_the_other_cannot_run_that_way(
    listener: Listener, toy: Path, tmp_path: Path, options: dict[str, Any]
) -> None:
    other = write_toy(tmp_path / "other", max_position=8192)
    listener.load(toy)
    listener.client.load(Load(str(other), LoadOptions(**options)))
    failed = listener.wait_for(LoadFailed)
    assert failed.kept is not None and failed.kept.name == "toy"
    assert failed.sentence.endswith(".") and "Traceback" not in failed.sentence
    still_answers(listener, str(options))


def test_with_none_there_is_none_to_keep(listener: Listener, tmp_path: Path) -> None:
    listener.client.start()
    listener.client.load(Load(str(tmp_path)))
    assert listener.wait_for(LoadFailed).kept is None


# ---- in this process, where what goes wrong can be chosen ----------------------------------------


class Pipe:
    """Holds what the worker sends."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, event: Any) -> None:
        self.sent.append(event)


@pytest.fixture
def worker(toy: Path) -> Iterator[_Worker]:
    """With the toy loaded."""
    control = SharedControl(make_block(multiprocessing.get_context("spawn")))
    worker = _Worker(Pipe(), control, None)  # type: ignore[arg-type]
    assert worker._try(1, Load(str(toy)))
    yield worker
    worker._unload()


def fail(worker: _Worker, command: Load) -> LoadFailed:
    """Has the worker try to load it; what it tells of the failure."""
    assert not worker._try(1, command)
    event = worker._connection.sent[-1]  # type: ignore[attr-defined]
    assert isinstance(event, LoadFailed)
    return event


def spoil(monkeypatch: pytest.MonkeyPatch, error: Exception, folder: Path) -> None:
    """Models of ``folder`` fail while their weights are packed."""
    real = running_model.load_model

    def load(path: Path, heartbeat: Callable[[], None], **options: Any) -> Any:
        if path == folder:
            heartbeat()
            raise error
        return real(path, heartbeat=heartbeat, **options)

    monkeypatch.setattr(running_model, "load_model", load)


ERRORS = [
    CheckpointError("A scale is not a number."),
    MemoryError(),
    OSError(5, "Input/output error"),
    ValueError("?"),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.parametrize("beside", [True, False])
def test_one_that_fails_while_it_is_packed_leaves_the_old(
    worker: _Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, beside: bool
) -> None:
    other = write_toy(tmp_path / "other")
    spoil(monkeypatch, error, other)
    monkeypatch.setattr(running_model, "fits_beside", lambda *_: beside)
    before = worker._running
    failed = fail(worker, Load(str(other)))
    assert failed.kept is not None and failed.kept.name == "toy"
    assert (worker._running is before) is beside
    assert worker._try(1, question("hello", max_tokens=2))
    while worker._turns:
        worker._turns.round(worker._before_turn, worker._turn_failed)
    assert isinstance(worker._connection.sent[-1], Finished)  # type: ignore[attr-defined]


def test_one_that_cannot_be_read_again_is_gone(
    worker: _Worker, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_toy(tmp_path / "other")
    monkeypatch.setattr(running_model, "fits_beside", lambda *_: False)

    def load(path: Path, **options: Any) -> Any:
        raise EngineError(f"Nothing in {path.name}.")

    monkeypatch.setattr(running_model, "load_model", load)
    failed = fail(worker, Load(str(other)))
    assert failed.kept is None and failed.sentence == "Nothing in other."


def test_it_is_not_read_again_if_something_else_is_to_be_done(
    worker: _Worker, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_toy(tmp_path / "other")
    spoil(monkeypatch, CheckpointError("No."), other)
    monkeypatch.setattr(running_model, "fits_beside", lambda *_: False)
    worker._inbox.put((2, Load(str(toy))))
    assert fail(worker, Load(str(other))).kept is None
    assert worker._try(*worker._inbox.get())
    assert isinstance(worker._connection.sent[-1], Loaded)  # type: ignore[attr-defined]


def test_what_fits_beside_the_old_and_what_does_not_fit_at_all(
    worker: _Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = Load(str(write_toy(tmp_path / "other")))
    running = worker._running
    assert running is not None

    class Memory:
        available = 0

    monkeypatch.setattr(psutil, "virtual_memory", lambda: Memory)
    needed = running_model.memory_needed(running.model.config, 512, "f16")
    Memory.available = 2 * needed
    assert running_model.fits_beside(command, running)
    Memory.available = needed // 2
    assert not running_model.fits_beside(command, running)
    Memory.available = 0
    too_long = Load(str(write_toy(tmp_path / "long", max_position=2**20)), LoadOptions(context=2**20))
    failed = fail(worker, too_long)
    assert worker._running is running and failed.kept is not None
    assert "GB of memory" in failed.sentence


def test_another_takes_its_place_when_it_is_loaded(worker: _Worker, tmp_path: Path) -> None:
    before = worker._running
    assert worker._try(1, Load(str(write_toy(tmp_path / "other", seed=1))))
    assert worker._running is not before and worker._running is not None
    assert worker._running.model.name == "other"
