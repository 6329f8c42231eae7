"""Old chats in the engine process: from the disk after a new start, and gone when they are forgotten."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.kv_cache.prefix_cache import BLOCK
from engine.process.client import EngineClient
from engine.process.events import Counts, Finished, Generate, Piece, Unloaded
from engine.process.past_conversations import HASTE_S, PastConversations
from engine.process.shared_control import SIZE, SharedControl
from tests.helpers.engine_process import WAIT_S, Listener, question
from tests.helpers.toy import write_toy

LONG = "one two three four five six seven " * 12


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=4096)


@pytest.fixture
def listeners() -> Iterator[list[Listener]]:
    started: list[Listener] = []
    yield started
    for listener in started:
        listener.close()


def begin(listeners: list[Listener], toy: Path, **options: object) -> Listener:
    listener = Listener()
    listeners.append(listener)
    listener.load(toy, **options)
    return listener


def answer(listener: Listener, command: Generate) -> tuple[list[int], Counts]:
    listener.seen.clear()
    listener.client.generate(command)
    counts = listener.wait_for(Finished).counts
    return [
        event.token for event in listener.seen if isinstance(event, Piece) and event.token is not None
    ], counts


def blocks(home: Path) -> list[Path]:
    return sorted((home / "prefix-cache").glob("*.kv"))


def wait_for_blocks(home: Path, count: int) -> None:
    end = time.monotonic() + WAIT_S
    while len(blocks(home)) < count:
        assert time.monotonic() < end, f"only {len(blocks(home))} blocks are kept"
        time.sleep(0.02)


def asked(text: str = LONG) -> Generate:
    return question(text, max_tokens=20, ignore_eos=True)


def test_an_old_chat_is_read_after_a_new_start(listeners: list[Listener], toy: Path, tern_home: Path) -> None:
    first = begin(listeners, toy)
    ids, computed = answer(first, asked())
    assert computed.cached_tokens == 0 and computed.context_used > 3 * BLOCK
    wait_for_blocks(tern_home, computed.context_used // BLOCK)
    first.close()

    second = begin(listeners, toy, threads=2, context=1000)
    again, counts = answer(second, asked())
    assert again == ids
    assert counts.cached_tokens == (computed.prompt_tokens - 1) // BLOCK * BLOCK
    assert counts.prompt_tokens + counts.cached_tokens == computed.prompt_tokens

    other = begin(listeners, toy, kv="f32")
    assert answer(other, asked())[1].cached_tokens == 0, "keys and values of another type"
    off = begin(listeners, toy, prefix_cache_bytes=0)
    assert answer(off, asked())[1].cached_tokens == 0


def test_a_chat_is_kept_when_another_is_opened_at_once(
    listeners: list[Listener], toy: Path, tern_home: Path
) -> None:
    listener = begin(listeners, toy)
    for text in (LONG, "another " * 120, LONG):
        listener.client.generate(asked(text))
    cached = [listener.wait_for(Finished).counts.cached_tokens for _ in range(3)]
    assert max(cached[:2]) < BLOCK and cached[2] >= 2 * BLOCK
    listener.client.unload()
    listener.wait_for(Unloaded)
    assert len(blocks(tern_home)) >= 6


def test_nothing_is_kept_where_it_is_switched_off(
    listeners: list[Listener], toy: Path, tern_home: Path
) -> None:
    listener = begin(listeners, toy, prefix_cache_bytes=0)
    for text in (LONG, "another " * 120):
        answer(listener, asked(text))
    listener.client.unload()
    listener.wait_for(Unloaded)
    assert not (tern_home / "prefix-cache").exists()


def test_what_is_forgotten_is_nowhere(listeners: list[Listener], toy: Path, tern_home: Path) -> None:
    """Neither on disk nor in memory, from where it would come to the disk again."""
    listener = begin(listeners, toy)
    ids, computed = answer(listener, asked())
    wait_for_blocks(tern_home, computed.context_used // BLOCK)
    listener.client.forget()
    again, counts = answer(listener, asked("another"))
    assert blocks(tern_home) == [] and counts.cached_tokens == 0
    again, counts = answer(listener, asked())
    assert again == ids and counts.cached_tokens <= BLOCK, "only what it has in common with the other"
    wait_for_blocks(tern_home, computed.context_used // BLOCK)
    listener.close()

    client = EngineClient(lambda event: None)
    client.forget()  # without a process too
    assert blocks(tern_home) == []
    client.close()


def test_a_folder_that_cannot_be_written_is_no_harm(
    listeners: list[Listener], toy: Path, tern_home: Path
) -> None:
    (tern_home / "prefix-cache").touch()
    listener = begin(listeners, toy)
    first, _ = answer(listener, asked())
    time.sleep(1.2)  # past the moment in which it would be kept
    answer(listener, asked("another " * 120))
    assert answer(listener, asked())[0] == first


class _Slow:
    """A decoder with 20 blocks, each of which takes 50 ms to save."""

    length, token_bytes = 20 * BLOCK, 4

    def __init__(self) -> None:
        self.tokens = [1] * self.length
        self.saved = 0

    def save(self, first: int, last: int) -> memoryview:
        import numpy as np

        time.sleep(0.05)
        self.saved += 1
        return np.zeros((last - first) * 4, np.uint8)  # type: ignore[return-value]


def test_in_haste_not_all_is_kept(tern_home: Path) -> None:
    decoder = _Slow()
    past = PastConversations(decoder, "a", 1 << 30, SharedControl(bytearray(SIZE)))  # type: ignore[arg-type]
    past.keep_quickly()
    assert 1 <= decoder.saved <= HASTE_S / 0.05 + 1
    assert len(blocks(tern_home)) == decoder.saved
