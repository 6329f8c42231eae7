"""What the engine process answers to commands, with a toy model. Real processes throughout."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.machine.kernel_choice import default_kernel
from engine.process.events import (
    EstimateOptions,
    Event,
    Failed,
    Finished,
    Generate,
    Load,
    Loaded,
    LoadFailed,
    Loading,
    Piece,
    Progress,
    Started,
    Unloaded,
    Usage,
)
from engine.process.failures import sentence_of
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from tests.helpers.engine_process import Listener, question
from tests.helpers.toy import write_toy


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=8192)


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def test_a_missing_folder_is_a_sentence(listener: Listener, tmp_path: Path) -> None:
    listener.client.start()
    listener.client.load(Load(str(tmp_path / "nowhere")))
    assert "nowhere" in listener.wait_for(LoadFailed).sentence


def test_what_was_guessed_is_counted(listener: Listener, toy: Path) -> None:
    """A greedy toy answers in a loop, so that guesses come true; the answer is the same without them."""
    answers = []
    for speculation in ("on", "off"):
        listener.load(toy, speculation=speculation)
        listener.seen.clear()
        listener.client.generate(question("hello", max_tokens=300, ignore_eos=True))
        counts = listener.wait_for(Finished).counts
        answers.append([event.token for event in listener.seen if isinstance(event, Piece)])
        if speculation == "on":
            assert 300 > counts.accepted_tokens > 50 and counts.drafted_tokens >= counts.accepted_tokens
        else:
            assert (counts.drafted_tokens, counts.accepted_tokens) == (0, 0)
    assert answers[0] == answers[1]


def test_an_answer_says_what_it_takes(listener: Listener, toy: Path) -> None:
    """While it runs and at its end; the engine may take no more than all cores all the time."""
    listener.load(toy, context=8192)
    watts = 3.0
    command = replace(
        question("hello", max_tokens=4000, ignore_eos=True), estimate=EstimateOptions(watts_per_core=watts)
    )
    listener.client.generate(command)
    energy = listener.wait_for(Finished).counts.energy
    usages = [event for event in listener.seen if isinstance(event, Usage)]
    assert usages and all(usage.id == "a" and usage.memory_bytes > 1 << 20 for usage in usages)
    assert energy.tokens == 4000 and energy.seconds > 0
    if energy.is_estimate:
        assert energy.joules and 0 < energy.joules / watts <= energy.seconds * (os.cpu_count() or 1) * 1.1
        assert any(usage.power.watts for usage in usages)
    listener.seen.clear()
    listener.client.generate(replace(command, id="b", estimate=EstimateOptions(is_on=False)))
    energy = listener.wait_for(Finished).counts.energy
    assert not energy.is_estimate
    assert energy.joules is None or energy.source != "none"


def test_of_two_loads_only_the_last_is_heard_of(listener: Listener, toy: Path, tmp_path: Path) -> None:
    other = write_toy(tmp_path / "other", seed=1)
    listener.client.start()
    listener.wait_for(Started)
    for folder in (toy, tmp_path / "nowhere", toy, other):
        listener.client.load(Load(str(folder)))
    assert listener.wait_for(Loaded, LoadFailed).info.name == "other"  # type: ignore[union-attr]
    assert not any(isinstance(event, Loaded | LoadFailed) for event in listener.seen[:-1])


def test_stop_ends_everything_asked_for_so_far(listener: Listener, toy: Path) -> None:
    listener.load(toy, context=8192)

    def stop(event: Event) -> None:
        if isinstance(event, Piece):
            listener.client.stop()

    listener.on_event = stop
    listener.client.generate(question("hello", "a", ignore_eos=True))
    listener.client.generate(question("hello", "b", ignore_eos=True))
    first, second = listener.wait_for(Finished), listener.wait_for(Finished)
    assert (first.id, first.reason) == ("a", "cancelled")
    assert (second.id, second.reason) == ("b", "cancelled")
    assert second.counts.generated_tokens == 0

    listener.on_event = lambda event: None
    listener.client.stop()  # nothing is running: it must not touch what comes next
    listener.client.generate(question("hello", "c", max_tokens=3, ignore_eos=True))
    assert listener.wait_for(Finished).reason == "length"


def test_stop_ends_a_long_prompt_within_200_ms(listener: Listener, toy: Path) -> None:
    listener.load(toy, context=8192)
    stopped_at = [0.0]

    def stop(event: Event) -> None:
        if isinstance(event, Progress) and event.done > 0 and not stopped_at[0]:
            stopped_at[0] = time.monotonic()
            listener.client.stop()

    listener.on_event = stop
    waits = []
    for attempt in range(3):  # the quickest counts: the tests share the machine with others
        stopped_at[0] = 0.0
        listener.client.generate(question(f"{attempt} hello " * 1500))
        finished = listener.wait_for(Finished)
        waits.append(time.monotonic() - stopped_at[0])
        assert (finished.reason, finished.counts.generated_tokens) == ("cancelled", 0)
    assert min(waits) < 0.2


def test_a_load_can_be_stopped(listener: Listener, toy: Path) -> None:
    listener.client.start()
    listener.client.load(Load(str(toy)))
    listener.client.stop()
    assert listener.wait_for(LoadFailed).sentence == "Loading was stopped."
    listener.load(toy)
    listener.client.generate(question("hello", max_tokens=1))
    listener.wait_for(Finished)


def test_assistant_turns_keep_their_ids(listener: Listener, toy: Path) -> None:
    """The second turn computes only what the first did not: the ids of the answer are taken as they are."""
    tokenizer_hash = listener.load(toy).info.tokenizer_hash
    listener.client.generate(question("hello", max_tokens=20, ignore_eos=True))
    first = listener.wait_for(Finished).counts
    pieces = [event for event in listener.seen if isinstance(event, Piece)]
    ids = tuple(piece.token for piece in pieces if piece.token is not None)
    assert len(ids) == first.generated_tokens == 20
    answer = ChatMessage("assistant", "".join(piece.text for piece in pieces), ids, tokenizer_hash)
    listener.client.generate(question("and you?", "b", ChatMessage("user", "hello"), answer, max_tokens=5))
    second = listener.wait_for(Finished).counts
    assert first.cached_tokens == 0
    assert second.cached_tokens >= first.prompt_tokens + 19
    assert second.prompt_tokens < first.prompt_tokens + 10


def test_what_a_load_tells(listener: Listener, toy: Path) -> None:
    info = listener.load(toy, threads=1, context=300, kv="f32").info
    fractions = [event.fraction for event in listener.seen if isinstance(event, Loading)]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert (info.name, info.path) == ("toy", str(toy))
    assert (info.threads, info.context, info.kv) == (1, 300, "f32")
    assert (info.kernel, info.vocab_size) == (default_kernel(), 512)
    assert info.memory_bytes > 10_000_000
    assert info.load_s > 0


def test_what_an_answer_tells(listener: Listener, toy: Path) -> None:
    listener.load(toy)
    listener.client.generate(question("one two three " * 40, max_tokens=12, ignore_eos=True))
    finished = listener.wait_for(Finished)
    progress = [event for event in listener.seen if isinstance(event, Progress)]
    pieces = [event for event in listener.seen if isinstance(event, Piece)]
    counts = finished.counts
    assert finished.reason == "length"
    assert {event.id for event in [*progress, *pieces]} == {"a"}
    assert [event.done for event in progress] == sorted(event.done for event in progress)
    assert progress[-1].done == progress[-1].total == counts.prompt_tokens
    assert len([piece for piece in pieces if piece.token is not None]) == counts.generated_tokens == 12
    assert counts.context_used == counts.prompt_tokens + 11, "nothing is computed after the last token"
    assert counts.context_size == 4096
    assert counts.ttft_s > 0
    assert counts.prefill_tok_s > 0
    assert counts.decode_tok_s > 0
    assert pieces[-2].tok_s > 0


def test_a_cut_answer_is_gone_on_with(listener: Listener, toy: Path) -> None:
    tokenizer_hash = listener.load(toy).info.tokenizer_hash
    user = ChatMessage("user", "hello")

    def answer(*history: ChatMessage, tokens: int, go_on: bool) -> tuple[int, ...]:
        params = SamplingParams(temperature=0.0, max_tokens=tokens, ignore_eos=True)
        listener.seen.clear()
        listener.client.generate(Generate("a", history, params, continue_last=go_on))
        listener.wait_for(Finished)
        return tuple(e.token for e in listener.seen if isinstance(e, Piece) and e.token is not None)

    whole = answer(user, tokens=30, go_on=False)
    cut = ChatMessage("assistant", "", whole[:10], tokenizer_hash)
    assert answer(user, cut, tokens=20, go_on=True) == whole[10:]


def test_after_unload_there_is_no_model(listener: Listener, toy: Path) -> None:
    listener.load(toy)
    listener.client.unload()
    listener.wait_for(Unloaded)
    listener.client.generate(question("hello"))
    assert "No model is loaded" in listener.wait_for(Failed).sentence


def test_a_prompt_longer_than_the_context(listener: Listener, toy: Path) -> None:
    listener.load(toy, context=50)
    listener.client.generate(question("hello " * 100, "a"))
    assert "the context holds 50" in listener.wait_for(Failed).sentence
    listener.client.generate(question("hello", "b", max_tokens=2))
    assert listener.wait_for(Finished).id == "b"


def test_a_paste_of_ten_megabytes_is_refused_at_once(listener: Listener, toy: Path) -> None:
    """Encoding it would take longer than the watchdog waits."""
    listener.load(toy)
    listener.client.generate(question("lorem ipsum 12345 " * 600_000))
    began = time.monotonic()
    assert "the context holds 4,096" in listener.wait_for(Failed).sentence
    assert time.monotonic() - began < 2.0


def test_an_unforeseen_error_is_one_sentence_and_a_log(
    listener: Listener, toy: Path, tern_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    listener.load(toy)
    listener.client.load(Load(123))  # type: ignore[arg-type]
    sentence = listener.wait_for(LoadFailed).sentence
    assert sentence.startswith("The engine had an internal error (TypeError)")
    assert str(tern_home / "engine.log") in sentence
    assert "Traceback" not in sentence
    assert "Traceback" in (tern_home / "engine.log").read_text()
    assert capfd.readouterr() == ("", "")
    listener.load(toy)
    listener.client.generate(question("hello", max_tokens=1))
    listener.wait_for(Finished)


def test_a_data_folder_that_cannot_be_made(
    listener: Listener, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TERN_HOME", str(tmp_path / "file" / "home"))
    listener.load(toy)
    listener.client.load(Load(123))  # type: ignore[arg-type]
    assert "engine.log" not in listener.wait_for(LoadFailed).sentence


def test_memory_that_runs_out_is_a_sentence() -> None:
    sentence = sentence_of(MemoryError(), None)
    assert sentence.startswith("Memory ran out;")
