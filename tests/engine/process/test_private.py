"""A private answer: nothing that is computed for it is put on disk, whatever is asked before and after."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.kv_cache.prefix_cache import BLOCK
from engine.process.events import Counts, Finished, Generate, Unloaded
from tests.helpers.engine_process import WAIT_S, Listener, question
from tests.helpers.toy import write_toy

LONG = "one two three four five six seven " * 12
SECRET = "nobody may ever know any of these words " * 10
PAST_KEEPING_S = 1.5  # an idle engine has kept by then what it keeps


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=4096)


def asked(text: str, private: bool = False) -> Generate:
    return replace(question(text, max_tokens=20, ignore_eos=True), private=private)


def answer(listener: Listener, command: Generate) -> Counts:
    listener.client.generate(command)
    return listener.wait_for(Finished).counts


def blocks(home: Path) -> set[str]:
    """Their names are digests of the text they were computed for."""
    return {path.name for path in (home / "prefix-cache").glob("*.kv")}


def wait_for_blocks(home: Path, count: int) -> set[str]:
    end = time.monotonic() + WAIT_S
    while len(blocks(home)) < count:
        assert time.monotonic() < end, f"only {len(blocks(home))} blocks are kept"
        time.sleep(0.02)
    return blocks(home)


def test_no_block_of_it_is_on_disk(toy: Path, tern_home: Path) -> None:
    listener = Listener()
    listener.load(toy)
    whole = answer(listener, asked(LONG)).context_used
    known = wait_for_blocks(tern_home, whole // BLOCK)
    # It begins like the one before, and takes what is known of that from the cache.
    assert answer(listener, asked(LONG + SECRET, private=True)).cached_tokens >= BLOCK
    time.sleep(PAST_KEEPING_S)
    assert blocks(tern_home) == known
    answer(listener, asked(SECRET, private=True))
    again = answer(listener, asked(LONG))
    assert blocks(tern_home) == known, "nor when another one takes its place"
    assert again.cached_tokens == (whole - 20 - 1) // BLOCK * BLOCK, "and what is known is read again"
    answer(listener, asked(SECRET, private=True))
    listener.client.unload()
    listener.wait_for(Unloaded)
    assert blocks(tern_home) == known, "nor when the model goes"
    assert listener.client.pid is not None
    listener.close()


def test_what_came_before_it_is_kept_and_it_is_let_go(toy: Path, tern_home: Path) -> None:
    listener = Listener()
    listener.load(toy)
    for command in (asked(LONG), asked(SECRET, private=True)):
        listener.client.generate(command)  # at once: no idle moment between them
    first = listener.wait_for(Finished).counts
    listener.wait_for(Finished)
    assert 0 < len(blocks(tern_home)) <= first.context_used // BLOCK
    before = blocks(tern_home)
    listener.client.forget(on_disk=False)
    assert answer(listener, asked(SECRET, private=True)).cached_tokens == 0, "it was in memory no longer"
    assert blocks(tern_home) == before
    assert listener.client.pid is not None
    listener.close()
