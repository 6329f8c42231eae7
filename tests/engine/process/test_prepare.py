"""The beginning of the next prompt, computed while nobody waits: it never shows in an answer."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.process.events import EndReason, Finished, Piece, Prepare
from engine.text.chat_message import ChatMessage
from tests.helpers.engine_process import WAIT_S, Listener, question
from tests.helpers.toy import write_toy

SYSTEM = ChatMessage("system", "one two three four five")
OTHER = ChatMessage("system", "six seven eight nine ten")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=8192)


@pytest.fixture
def listener(toy: Path) -> Iterator[Listener]:
    listener = Listener()
    listener.load(toy, context=8192, prefix_cache_bytes=0)
    yield listener
    listener.close()


def wait_idle(listener: Listener) -> None:
    """Until the engine is done with everything that was sent."""
    current = listener.client._current
    assert current is not None
    end = time.monotonic() + WAIT_S
    while True:
        with listener.client._lock:
            if current.control.done == current.sent:
                return
        assert time.monotonic() < end, "the engine does not come to rest"
        time.sleep(0.01)


def answer(listener: Listener, system: ChatMessage, text: str = "hello") -> tuple[list[int], Finished]:
    listener.seen.clear()
    listener.client.generate(question(text, "a", system, max_tokens=12, ignore_eos=True))
    finished = listener.wait_for(Finished)
    ids = [event.token for event in listener.seen if isinstance(event, Piece) and event.token is not None]
    return ids, finished


def test_a_first_question_finds_what_was_prepared(listener: Listener) -> None:
    plain, finished = answer(listener, SYSTEM)
    assert finished.counts.cached_tokens == 0
    listener.client.forget()
    wait_idle(listener)
    listener.client.prepare(Prepare((SYSTEM,)))
    wait_idle(listener)
    ids, prepared = answer(listener, SYSTEM)
    assert ids == plain and prepared.prompt_ids == finished.prompt_ids
    assert prepared.counts.cached_tokens > 5, "the system prompt at least"
    assert prepared.counts.cached_tokens + prepared.counts.prompt_tokens == finished.counts.prompt_tokens


def test_another_system_prompt_is_answered_as_if_nothing_was_prepared(listener: Listener) -> None:
    plain, _ = answer(listener, OTHER)
    listener.client.forget()
    listener.client.prepare(Prepare((SYSTEM,)))
    wait_idle(listener)
    assert answer(listener, OTHER)[0] == plain


def test_a_chat_that_is_in_memory_stays(listener: Listener) -> None:
    _, before = answer(listener, SYSTEM)
    listener.client.prepare(Prepare((OTHER,)))
    wait_idle(listener)
    _, again = answer(listener, SYSTEM)
    assert again.counts.cached_tokens == before.counts.prompt_tokens - 1


def test_a_question_stops_it_and_is_not_stopped(listener: Listener) -> None:
    """However they meet: each time the question is answered, and as always."""
    plain, _ = answer(listener, SYSTEM)
    for pause in (0.0, 0.0, 0.0, 0.001, 0.002, 0.004, 0.008):
        listener.client.forget()
        wait_idle(listener)
        listener.client.prepare(Prepare((SYSTEM,)))
        time.sleep(pause)
        ids, finished = answer(listener, SYSTEM)
        assert (ids, finished.reason) == (plain, EndReason.LENGTH)


def test_a_long_one_is_not_waited_for(listener: Listener) -> None:
    """Thousands of tokens are prepared when a question comes: it is answered before they are all there."""
    long = ChatMessage("system", "one two three four five six seven " * 250)
    total = answer(listener, long, "hello")[1].counts.prompt_tokens
    found = []
    for _ in range(3):
        listener.client.forget()
        wait_idle(listener)
        listener.client.prepare(Prepare((long,)))
        found.append(answer(listener, long, "hello")[1].counts.cached_tokens)
    assert total > 3000 and min(found) < total - 100


def test_while_something_is_asked_for_nothing_is_prepared(listener: Listener) -> None:
    listener.client.generate(question("hello", max_tokens=200, ignore_eos=True))
    listener.client.prepare(Prepare((SYSTEM,)))
    assert listener.wait_for(Finished).reason == EndReason.LENGTH
    current = listener.client._current
    assert current is not None and current.prepared == 0


def test_what_cannot_be_prepared_is_silent(listener: Listener, tern_home: Path) -> None:
    """A system prompt longer than the context: the answer says so, when one is asked for."""
    listener.client.prepare(Prepare((ChatMessage("system", "lorem ipsum 12345 " * 600_000),)))
    wait_idle(listener)
    assert answer(listener, SYSTEM)[1].reason == EndReason.LENGTH
    assert (tern_home / "engine.log").read_text() == ""
