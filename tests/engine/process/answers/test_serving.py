"""Answers to other programs beside the owner's own: real engine processes with a toy model."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from engine.process.events import (
    EndReason,
    Event,
    Failed,
    Finished,
    Load,
    Loaded,
    Piece,
    Serve,
    Unloaded,
)
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from tests.helpers.engine_process import Listener, question
from tests.helpers.toy import write_toy


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=4096)


@pytest.fixture
def listener(toy: Path) -> Iterator[Listener]:
    listener = Listener()
    listener.load(toy, prefix_cache_bytes=0)
    listener.seen.clear()
    yield listener
    listener.close()


def request(text: str, id_: str, *history: ChatMessage, slots: int = 4, **params: object) -> Serve:
    """A Serve for the user's ``text``, warm with a seed unless ``params`` say otherwise."""
    sampling = SamplingParams(**({"temperature": 1.0, "seed": 7} | params))  # type: ignore[arg-type]
    return Serve(id_, (*history, ChatMessage("user", text)), sampling, slots=slots)


def wait_all(listener: Listener, *ids: str) -> dict[str, Finished | Failed]:
    ends: dict[str, Finished | Failed] = {}
    while set(ids) - set(ends):
        end = listener.wait_for(Finished, Failed)
        ends[end.id] = end
    return ends


def text_of(events: list[Event], id_: str) -> str:
    return "".join(event.text for event in events if isinstance(event, Piece) and event.id == id_)


def finished(listener: Listener, command: Serve) -> Finished:
    listener.client.serve(command)
    end = wait_all(listener, command.id)[command.id]
    assert isinstance(end, Finished), end
    return end


def test_served_is_what_the_window_shows_for_the_same_seed(listener: Listener) -> None:
    """Alone, and with others between its tokens; the prompt is long enough to be read in parts."""
    words = " ".join(f"word{i}" for i in range(150))
    own = replace(question(words, "own"), params=SamplingParams(temperature=1.0, seed=7, max_tokens=60))
    listener.client.generate(own)
    end = listener.wait_for(Finished)
    texts = {text_of(listener.seen, "own")}
    prompts = {end.prompt_ids}
    assert len(end.prompt_ids) > 200 and len(texts.pop()) > 20
    texts.add(text_of(listener.seen, "own"))
    ids = [f"s{i}" for i in range(4)]
    for id_ in ids:
        listener.client.serve(request(words, id_, max_tokens=60))
    listener.client.generate(replace(own, id="again"))
    ends = wait_all(listener, *ids, "again")
    texts |= {text_of(listener.seen, id_) for id_ in (*ids, "again")}
    prompts |= {end.prompt_ids for end in ends.values() if isinstance(end, Finished)}
    assert len(texts) == 1 and len(prompts) == 1


def test_all_take_turns_token_by_token(listener: Listener) -> None:
    """Between two tokens of one, every other that is being answered has had at most two."""
    ids = ["a", "b", "c", "d"]
    for id_ in ids:
        listener.client.serve(request(f"hello {id_}", id_, max_tokens=1500, ignore_eos=True))
    wait_all(listener, *ids)
    order = [event.id for event in listener.seen if isinstance(event, Piece) and event.token is not None]
    assert Counter(order) == dict.fromkeys(ids, 1500)
    start = max(order.index(id_) for id_ in ids)
    end = min(len(order) - order[::-1].index(id_) for id_ in ids) - 1
    together = order[start:end]
    assert len(together) > 200
    for id_ in ids:
        places = [place for place, other in enumerate(together) if other == id_]
        assert all(after - before <= 8 for before, after in zip(places, places[1:], strict=False))


def test_a_long_prompt_holds_nobody_up(listener: Listener) -> None:
    """The other's tokens come while it is read."""
    listener.client.serve(request("hello", "a", max_tokens=3500, ignore_eos=True))
    listener.wait_for(Piece)
    listener.client.serve(request("many words " * 250, "long", max_tokens=1, ignore_eos=True))
    wait_all(listener, "long", "a")
    pieces = [event.id for event in listener.seen if isinstance(event, Piece)]
    assert pieces.index("long") < len(pieces) - 20
    before = pieces[: pieces.index("long")].count("a")
    assert before > 20, "read in parts of 32 tokens"


def test_a_stop_of_the_owner_leaves_the_guests(listener: Listener) -> None:
    listener.client.generate(question("hello", "own", max_tokens=3000, ignore_eos=True))
    listener.client.serve(request("hello", "guest", max_tokens=300, ignore_eos=True))
    listener.wait_for(Piece)
    listener.client.stop()
    ends = wait_all(listener, "own", "guest")
    own, guest = ends["own"], ends["guest"]
    assert isinstance(own, Finished) and own.reason is EndReason.CANCELLED
    assert isinstance(guest, Finished) and guest.reason is EndReason.LENGTH
    assert guest.counts.generated_tokens == 300


def test_a_cancelled_guest_ends_alone(listener: Listener) -> None:
    listener.client.serve(request("hello", "a", max_tokens=4000, ignore_eos=True))
    listener.client.serve(request("hello", "b", max_tokens=200, ignore_eos=True))
    listener.wait_for(Piece)
    listener.client.cancel("a")
    listener.client.cancel("nobody")
    ends = wait_all(listener, "a", "b")
    assert [end.reason for end in ends.values() if isinstance(end, Finished)] == ["cancelled", "length"]
    listener.client.cancel("a")  # it has ended
    assert finished(listener, request("hello", "a", max_tokens=5)).reason is EndReason.LENGTH


def test_one_that_is_cancelled_before_it_begins(listener: Listener) -> None:
    """Nothing is computed for it, and the next of that id is not touched."""
    process = psutil.Process(listener.client.pid)
    process.suspend()  # both are there before it looks
    listener.client.serve(request("many words " * 500, "a", max_tokens=4))
    listener.client.cancel("a")
    process.resume()
    end = wait_all(listener, "a")["a"]
    assert isinstance(end, Finished) and end.reason is EndReason.CANCELLED
    assert finished(listener, request("hello", "a", max_tokens=5)).counts.generated_tokens == 5


def test_a_load_ends_all_and_goes_before_what_is_asked_later(listener: Listener, toy: Path) -> None:
    for id_ in ("a", "b"):
        listener.client.serve(request("hello", id_, max_tokens=4000, ignore_eos=True))
    listener.wait_for(Piece)
    listener.client.load(Load(str(toy)))
    listener.client.serve(request("hello", "later", max_tokens=5))
    ends = wait_all(listener, "a", "b")
    assert {end.reason for end in ends.values() if isinstance(end, Finished)} == {EndReason.CANCELLED}
    assert isinstance(wait_all(listener, "later")["later"], Finished)
    loaded = next(place for place, event in enumerate(listener.seen) if isinstance(event, Loaded))
    assert all(event.id == "later" for event in listener.seen[loaded:] if isinstance(event, Piece | Finished))


def test_behind_a_load_it_waits_for_that_alone(listener: Listener, toy: Path) -> None:
    """Not for an answer of the owner that was asked for in between."""
    listener.client.load(Load(str(toy)))
    listener.client.generate(question("hello", "own", max_tokens=3500, ignore_eos=True))
    listener.client.serve(request("hello", "guest", max_tokens=5, ignore_eos=True))
    listener.wait_for(Loaded)
    first, second = (listener.wait_for(Finished).id for _ in range(2))
    assert (first, second) == ("guest", "own")


def test_without_a_model_it_is_a_sentence(listener: Listener) -> None:
    listener.client.unload()
    listener.client.serve(request("hello", "a"))
    listener.wait_for(Unloaded)
    end = wait_all(listener, "a")["a"]
    assert isinstance(end, Failed) and "No model is loaded" in end.sentence


def test_a_conversation_goes_on_where_it_was_left(listener: Listener) -> None:
    """Two take turns with their questions; each finds its own keys and values."""
    first = {}
    for id_ in ("a", "b"):
        text = f"{id_} asks " * 40
        end = finished(listener, request(text, id_, max_tokens=20))
        assert end.counts.cached_tokens < 10
        first[id_] = (ChatMessage("user", text), ChatMessage("assistant", text_of(listener.seen, id_)))
    for id_ in ("a", "b"):
        end = finished(listener, request("and then?", f"{id_}2", *first[id_], max_tokens=5))
        assert end.counts.cached_tokens > 100


def test_what_another_conversation_begins_with_is_taken_over(listener: Listener) -> None:
    rules = ChatMessage("system", "these are the rules " * 60)
    texts = []
    for id_ in ("a", "b"):
        end = finished(listener, request(f"question of {id_}", id_, rules, max_tokens=30))
        assert (end.counts.cached_tokens > 200) is (id_ == "b")
        texts.append(text_of(listener.seen, id_))
    listener.client.dismiss()
    end = finished(listener, request("question of b", "c", rules, max_tokens=30))
    assert end.counts.cached_tokens == 0, "nothing was kept"
    assert text_of(listener.seen, "c") == texts[1], "the same bits, computed or taken over"


def test_one_conversation_more_than_there_are_slots(listener: Listener) -> None:
    """The one that was not used for longest makes room."""
    for id_ in ("a", "b", "a", "c"):
        finished(listener, request(f"{id_} asks " * 40, id_, slots=2, max_tokens=3))
    cached = {
        id_: finished(listener, request(f"{id_} asks " * 40, id_, slots=2, max_tokens=3)).counts.cached_tokens
        for id_ in ("a", "c", "b")
    }
    assert cached["a"] > 50 and cached["c"] > 50 and cached["b"] < 50


def test_stop_texts_and_plain_texts(listener: Listener) -> None:
    whole = Serve(
        "whole", "once upon", SamplingParams(temperature=1.0, seed=3, max_tokens=80, ignore_eos=True)
    )
    finished(listener, whole)
    text = text_of(listener.seen, "whole")
    stop = text[len(text) // 2 :][:3]
    end = finished(listener, replace(whole, id="cut", stops=("nowhere", stop)))
    assert text_of(listener.seen, "cut") == text[: text.index(stop)]
    assert end.reason is EndReason.STOP and end.counts.generated_tokens < 80
    ids = end.prompt_ids
    finished(listener, replace(whole, id="ids", prompt=ids))
    assert text_of(listener.seen, "ids") == text


@pytest.mark.parametrize(
    ("prompt", "word"),
    [((), "empty"), ((5, 100_000), "token that is not among"), ("far too long " * 9000, "context holds")],
)
def test_prompts_that_cannot_be(listener: Listener, prompt: object, word: str) -> None:
    listener.client.serve(Serve("a", prompt, SamplingParams()))  # type: ignore[arg-type]
    end = wait_all(listener, "a")["a"]
    assert isinstance(end, Failed) and word in end.sentence
    assert isinstance(finished(listener, request("hello", "b", max_tokens=3)), Finished)


def test_each_answer_knows_its_energy(listener: Listener) -> None:
    ids = ["a", "b"]
    for id_ in ids:
        listener.client.serve(request("hello", id_, max_tokens=300, ignore_eos=True))
    for end in wait_all(listener, *ids).values():
        assert isinstance(end, Finished)
        energy = end.counts.energy
        assert energy.joules is not None and energy.joules > 0 and energy.tokens == 300


def test_commands_that_nobody_waits_for(listener: Listener) -> None:
    listener.client.dismiss()
    listener.client.serve(request("hello", "a", max_tokens=2000, ignore_eos=True))
    listener.wait_for(Piece)
    listener.client.dismiss()
    end = wait_all(listener, "a")["a"]
    assert isinstance(end, Finished) and end.reason is EndReason.CANCELLED
    assert finished(listener, request("hello", "b", max_tokens=3)).reason is EndReason.LENGTH
