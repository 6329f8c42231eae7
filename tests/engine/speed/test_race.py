"""A race of two kernels: one question, one seed, one list of tokens, and the time of each."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.energy.choice import Choice
from engine.energy.meter import Meter
from engine.errors import ContextError, EngineError, KernelError, MemoryShortError
from engine.generation.loop import generate
from engine.model import memory
from engine.model.model import load_model
from engine.model_folder.config import load_config
from engine.sampling.params import SamplingParams
from engine.speed import race as race_module
from engine.speed.race import Start, race
from engine.speed.race_result import Racer, RaceResult, Run
from engine.text.chat_message import ChatMessage
from tests.helpers.toy import write_toy

RACERS = (Racer("i2_s", "scalar", 1), Racer("tl2", "scalar", 2))
PARAMS = SamplingParams(temperature=1.5, max_tokens=20, seed=7, ignore_eos=True)
START = Start([ChatMessage("user", "How are you?")], PARAMS)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy")


def run(
    folder: Path,
    start: Start = START,
    racers: tuple[Racer, Racer] = RACERS,
    progress: Callable[[int, int, float], None] = lambda *_: None,
    control: object = None,
) -> RaceResult | None:
    return race(folder, racers, start, Meter(5.0, Choice), progress, control=control)


def finished(result: RaceResult | None) -> RaceResult:
    assert result is not None
    return result


def test_both_write_what_the_chat_would(toy: Path) -> None:
    told: list[tuple[int, int, float]] = []
    result = finished(run(toy, progress=lambda *values: told.append(values)))
    assert [run.racer for run in result.runs] == list(RACERS)
    model = load_model(toy)
    assert model.tokenizer is not None
    ids = model.tokenizer.encode_chat(START.messages)
    expected = [step.token for step in generate(model, ids, PARAMS) if step.token is not None]
    text = "".join(step.text for step in generate(model, ids, PARAMS))
    for each in result.runs:
        assert list(each.tokens) == expected and "".join(each.texts) == text
        assert len(each.times) == len(each.texts) == 20
        assert list(each.times) == sorted(each.times) and each.first_s > 0 and each.decode_tok_s > 0
        assert each.prompt_tokens == len(ids) and each.energy.source == "estimate"
        assert each.energy.tokens == 20 and each.energy.seconds >= each.seconds
    assert result.split is None and result.runs[0].digest == result.runs[1].digest
    assert result.together
    shares = [share for _, _, share in told]
    assert shares == sorted(shares) and shares[-1] == 1.0


def test_a_seed_that_is_drawn_is_that_of_both(toy: Path) -> None:
    one = finished(run(toy, replace(START, params=replace(PARAMS, seed=None))))
    other = finished(run(toy, replace(START, params=replace(PARAMS, seed=None))))
    assert one.split is None and other.split is None
    assert one.seed != other.seed and one.runs[0].tokens != other.runs[0].tokens
    again = finished(run(toy, replace(START, params=replace(PARAMS, seed=one.seed))))
    assert again.runs[0].tokens == one.runs[0].tokens


def test_where_both_do_not_fit_one_goes_before_the_other_comes(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: weakref.WeakSet[object] = weakref.WeakSet()
    most = [0]
    make = race_module.Model

    def counted(*args: object, **options: object) -> object:
        model = make(*args, **options)  # type: ignore[arg-type]
        alive.add(model)
        most[0] = max(most[0], len(alive))
        return model

    monkeypatch.setattr(race_module, "Model", counted)
    assert finished(run(toy)).together and most == [2]
    gc.collect()
    assert not alive
    most[0] = 0

    def available() -> int:
        """Room for one model and a half."""
        needed = memory.memory_needed(load_config(toy), 64, "f16")
        return 3 * needed // 2 - len(alive) * needed

    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: _Memory(available()))
    result = finished(run(toy))
    assert not result.together and most == [1]
    assert result.split is None


def test_a_model_that_does_not_fit_at_all_is_refused(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: _Memory(1000))
    with pytest.raises(MemoryShortError, match="GB are free"):
        run(toy)


class _Memory:
    def __init__(self, available: int) -> None:
        self.available = available


def test_a_stop_leaves_no_result(toy: Path) -> None:
    control = bytearray(16)
    flag = memoryview(control).cast("i")

    def stop(racer: int, tokens: int, share: float) -> None:
        if share >= 0.5:  # both are loaded
            flag[0] = 1

    assert run(toy, progress=stop, control=memoryview(control)) is None


@pytest.mark.parametrize(
    ("racers", "start", "error", "says"),
    [
        ((RACERS[0], RACERS[0]), START, KernelError, "two different"),
        ((Racer("i2_s"), Racer("nonsense")), START, KernelError, "nonsense"),
        ((Racer("i2_s"), Racer("digits")), START, KernelError, "other weights"),
        (RACERS, replace(START, params=replace(PARAMS, max_tokens=9000)), ContextError, "context of 90"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    toy: Path, racers: tuple[Racer, Racer], start: Start, error: type[EngineError], says: str
) -> None:
    with pytest.raises(error, match=says):
        run(toy, start, racers)


def test_a_folder_without_a_model_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="nowhere"):
        run(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("other", "position", "pair"),
    [
        ((1, 2, 3), None, None),
        ((1, 9, 3), 2, (2, 9)),
        ((1, 2), 3, (3, None)),
        ((1, 2, 3, 4), 4, (None, 4)),
        ((), 1, (1, None)),
    ],
)
def test_the_first_token_that_differs_is_named(
    other: tuple[int, ...], position: int | None, pair: tuple[int | None, int | None] | None
) -> None:
    runs = tuple(
        Run(racer, 5, ids, ("x",) * len(ids), tuple(0.5 + n for n in range(len(ids))))
        for racer, ids in zip(RACERS, ((1, 2, 3), other), strict=True)
    )
    result = RaceResult((runs[0], runs[1]), seed=1, together=True)
    split = result.split
    assert (split and split.position, split and split.tokens) == (position, pair)
    assert (runs[0].digest == runs[1].digest) == (position is None)
    assert result.as_object()["first_other_token"] == position
    assert runs[0].decode_tok_s == pytest.approx(1.0) and runs[0].prefill_tok_s == pytest.approx(10.0)
