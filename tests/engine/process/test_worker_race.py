"""A race in the engine process: reports on the way, a result or a sentence, and nothing if stopped."""

from pathlib import Path

from engine.process.events import Finished, Race, Raced, RaceFailed, Racer, Racing
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from tests.helpers.engine_process import Listener, question

RACERS = (Racer("i2_s", "scalar", 1), Racer("tl1", "scalar", 1))


def command(folder: Path, *racers: Racer, tokens: int = 12) -> Race:
    first, second = racers or RACERS
    params = SamplingParams(seed=3, max_tokens=tokens, ignore_eos=True)
    return Race(str(folder), (first, second), (ChatMessage("user", "hello"),), params)


def test_a_result_comes_and_the_chat_goes_on(listener: Listener, toy: Path) -> None:
    listener.load(toy)
    listener.client.race(command(toy))
    result = listener.wait_for(Raced).result
    assert result is not None and result.split is None
    assert [run.racer for run in result.runs] == list(RACERS)
    told = [event for event in listener.seen if isinstance(event, Racing)]
    assert {event.racer for event in told} == {0, 1} and told[-1].fraction == 1.0
    listener.load(toy)
    listener.client.generate(question("hello", max_tokens=2))
    assert listener.wait_for(Finished).id == "a"


def test_a_stop_leaves_nothing(listener: Listener, toy: Path) -> None:
    listener.on_event = lambda event: listener.client.stop() if isinstance(event, Racing) else None
    listener.client.race(command(toy, tokens=400))
    assert listener.wait_for(Raced).result is None
    listener.load(toy)


def test_what_cannot_be_is_a_sentence(listener: Listener, toy: Path, tmp_path: Path) -> None:
    listener.client.race(command(tmp_path / "nowhere"))
    assert "nowhere" in listener.wait_for(RaceFailed).sentence
    listener.client.race(command(toy, Racer("i2_s"), Racer("nonsense")))
    assert "nonsense" in listener.wait_for(RaceFailed).sentence
    listener.load(toy)


def test_a_load_takes_its_place(listener: Listener, toy: Path) -> None:
    listener.client.race(command(toy, tokens=400))
    listener.load(toy)
    assert not any(isinstance(event, Raced | RaceFailed) for event in listener.seen)


def test_without_an_engine_it_fails_at_once(tmp_path: Path) -> None:
    listener = Listener()
    listener.client.race(command(tmp_path))
    assert "not running" in listener.wait_for(RaceFailed).sentence
    listener.client.close()
