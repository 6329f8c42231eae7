"""The decode loop over a toy that does what a Decoder promises, and once over the real one."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tokenizers

from engine.errors import ContextError
from engine.generation.loop import PREFILL_CHUNK, Step, common_prefix, generate
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from engine.text.detokenizer import ByteLevelDetokenizer, Detokenizer
from tests.helpers import toy

VOCAB = 300
GREEDY = SamplingParams(temperature=0.0)


class HashDecoder:
    """Logits from a hash of all tokens so far: any wrong, missing or extra token in the cache shows.

    ``passes`` is how many calls may run before the stop flag is up.
    """

    def __init__(self, context: int, passes: int = 10**9) -> None:
        self.context = context
        self.passes = passes
        self.computed = 0  # tokens run through the network
        self._tokens: list[int] = []

    @property
    def tokens(self) -> list[int]:
        return list(self._tokens)

    @property
    def length(self) -> int:
        return len(self._tokens)

    def append(self, ids: Sequence[int]) -> bool:
        assert 0 < len(ids) <= self.context - self.length
        self.passes -= 1
        if self.passes < 0:
            return False
        self._tokens += ids
        self.computed += len(ids)
        return True

    def step(self, token: int) -> np.ndarray | None:
        return logits(self._tokens) if self.append([token]) else None

    def logits(self, ids: Sequence[int]) -> np.ndarray | None:
        start = self.length
        if not self.append(ids):
            return None
        return np.array([logits(self._tokens[: start + i + 1]) for i in range(len(ids))])

    def truncate(self, length: int) -> None:
        assert 0 <= length <= self.length
        del self._tokens[length:]


def logits(tokens: Sequence[int]) -> np.ndarray:
    seed = hashlib.sha256(repr(list(tokens)).encode()).digest()
    return np.random.default_rng(list(seed)).normal(0, 3, VOCAB).astype(np.float32)


def greedy(prompt: Sequence[int], count: int) -> list[int]:
    """The answer as it must come out."""
    tokens = list(prompt)
    for _ in range(count):
        tokens.append(int(np.argmax(logits(tokens))))
    return tokens[len(prompt) :]


class _Tokenizer:
    def __init__(self) -> None:
        self._raw = tokenizers.Tokenizer.from_str(toy.tokenizer_files(VOCAB)["tokenizer.json"])

    def detokenizer(self) -> Detokenizer:
        return ByteLevelDetokenizer(self._raw.id_to_token)  # type: ignore[arg-type]

    def decode(self, ids: list[int]) -> str:
        return self._raw.decode(ids, skip_special_tokens=False)


class HashModel:
    tokenizer = _Tokenizer()

    def __init__(self, context: int = 1000, stops: Sequence[int] = ()) -> None:
        self._context = context
        self.stop_ids = frozenset(stops)

    def new_decoder(self) -> HashDecoder:
        return HashDecoder(self._context)


def ids_of(steps: Sequence[Step]) -> list[int]:
    return [step.token for step in steps if step.token is not None]


def limited(count: int, **params: Any) -> SamplingParams:
    return SamplingParams(**{"temperature": 0.0, "max_tokens": count, **params})


def test_the_answer_and_its_last_step() -> None:
    model = HashModel()
    steps = list(generate(model, [1, 2, 3], limited(10)))
    assert ids_of(steps) == greedy([1, 2, 3], 10)
    assert "".join(step.text for step in steps) == HashModel.tokenizer.decode(ids_of(steps))
    assert [step.reason for step in steps] == [None] * 10 + ["length"]
    assert steps[-1].token is None


def test_one_token() -> None:
    assert [step.reason for step in generate(HashModel(), [1], limited(1))] == [None, "length"]


def test_a_stop_token_ends_the_answer_and_is_not_given_out() -> None:
    answer = greedy([1, 2, 3], 10)
    stop = answer[6]
    assert stop not in answer[:6]
    decoder = HashDecoder(1000)
    steps = list(generate(HashModel(stops=[stop, 299]), [1, 2, 3], limited(10), decoder))
    assert ids_of(steps) == answer[:6]
    assert steps[-1].reason == "stop"
    assert decoder.tokens == [1, 2, 3, *answer[:6]]


def test_ignore_eos_goes_on() -> None:
    answer = greedy([1, 2, 3], 10)
    steps = list(generate(HashModel(stops=answer), [1, 2, 3], limited(10, ignore_eos=True)))
    assert ids_of(steps) == answer


@pytest.mark.parametrize("max_tokens", [None, 100])
@pytest.mark.parametrize("length", [1, 7, 8])
def test_a_full_context_ends_the_answer(length: int, max_tokens: int | None) -> None:
    """The last token that can be chosen needs no place of its own."""
    prompt = list(range(length))
    decoder = HashDecoder(8)
    steps = list(generate(HashModel(), prompt, limited(1, max_tokens=max_tokens), decoder))
    assert ids_of(steps) == greedy(prompt, 8 - length + 1)
    assert steps[-1].reason == "context"
    assert decoder.length == 8


def test_max_tokens_that_just_fit_are_a_length() -> None:
    assert list(generate(HashModel(8), [1, 2], limited(7)))[-1].reason == "length"
    assert list(generate(HashModel(8), [1, 2], limited(8)))[-1].reason == "context"


def test_a_prompt_that_does_not_fit_is_refused_at_once() -> None:
    with pytest.raises(ContextError, match="9 tokens and the context holds 8"):
        generate(HashModel(8), list(range(9)), GREEDY)
    with pytest.raises(ValueError, match="at least one token"):
        generate(HashModel(8), [], GREEDY)


@pytest.mark.parametrize("length", [1, 2, PREFILL_CHUNK, PREFILL_CHUNK + 1, PREFILL_CHUNK + 2, 700])
def test_prefill_tells_its_progress(length: int) -> None:
    prompt = [i % VOCAB for i in range(length)]
    told: list[tuple[int, int]] = []
    steps = list(
        generate(HashModel(), prompt, limited(2), progress=lambda done, total: told.append((done, total)))
    )
    assert ids_of(steps) == greedy(prompt, 2)
    assert told[0] == (0, length) and told[-1] == (length, length)
    done = [done for done, _ in told]
    assert done == sorted(done)
    assert all(after - before <= PREFILL_CHUNK for before, after in zip(done, done[1:], strict=False))


def test_what_two_prompts_have_in_common_is_kept() -> None:
    model, decoder = HashModel(), HashDecoder(1000)
    first = list(generate(model, [1, 2, 3, 4], limited(5), decoder))
    second = [1, 2, 3, 4, *ids_of(first), 99, 98]
    computed = decoder.computed
    told: list[tuple[int, int]] = []
    steps = list(generate(model, second, limited(3), decoder, lambda done, total: told.append((done, total))))
    assert ids_of(steps) == greedy(second, 3)
    assert told[0] == (8, 11)  # the last token of an answer was never run
    assert decoder.computed - computed == 3 + 2


@pytest.mark.parametrize("prompt", [[1, 2, 3, 4], [1, 2, 3], [1, 2, 9, 4, 5], [7], [1, 2, 3, 4, 5, 6, 7]])
def test_a_used_decoder_answers_like_a_fresh_one(prompt: list[int]) -> None:
    decoder = HashDecoder(1000)
    list(generate(HashModel(), [1, 2, 3, 4], limited(4), decoder))
    assert ids_of(list(generate(HashModel(), prompt, limited(4), decoder))) == greedy(prompt, 4)


def test_common_prefix_leaves_the_last_token_to_run() -> None:
    assert common_prefix([], [1]) == 0
    assert common_prefix([1, 2, 3], [1, 2, 3]) == 2
    assert common_prefix([1, 2, 3], [1, 2, 3, 4]) == 3
    assert common_prefix([1, 2, 3, 4, 5], [1, 2]) == 1
    assert common_prefix([1, 9], [1, 2, 3]) == 1
    assert common_prefix([5], []) == 0


@pytest.mark.parametrize("passes", [0, 1, 2, 3, 4, 5])
def test_stopped_at_any_place(passes: int) -> None:
    """300 tokens are four passes (the last token one of its own); then each token of the answer is one."""
    prompt = [i % VOCAB for i in range(300)]
    decoder = HashDecoder(1000, passes)
    steps = list(generate(HashModel(), prompt, limited(10), decoder))
    assert steps[-1] == Step(None, steps[-1].text, "cancelled")
    assert ids_of(steps) == greedy(prompt, 10)[: max(0, passes - 3)]
    assert decoder.tokens == (prompt + ids_of(steps))[: decoder.length]
    decoder.passes = 10**9
    assert ids_of(list(generate(HashModel(), prompt, limited(3), decoder))) == greedy(prompt, 3)


def test_no_longer_asked_for_is_no_longer_computed() -> None:
    decoder = HashDecoder(1000)
    steps = generate(HashModel(), [1, 2, 3], GREEDY, decoder)
    assert [next(steps).token, next(steps).token] == greedy([1, 2, 3], 2)
    steps.close()  # type: ignore[attr-defined]
    assert decoder.length == 4
    assert ids_of(list(generate(HashModel(), [1, 2, 3], limited(4), decoder))) == greedy([1, 2, 3], 4)


def test_a_seed_gives_the_same_answer_and_none_a_fresh_one() -> None:
    def answer(seed: int | None) -> list[int]:
        params = SamplingParams(temperature=1.0, top_p=1.0, max_tokens=12, seed=seed)
        return ids_of(list(generate(HashModel(), [1, 2, 3], params)))

    assert answer(5) == answer(5)
    assert answer(5) != answer(6)
    assert answer(None) != answer(None)


def test_going_on_with_a_seed_is_as_if_never_cut() -> None:
    """The noise belongs to the place in the text, so a continued answer is the answer."""
    params = SamplingParams(temperature=1.0, top_p=1.0, max_tokens=12, seed=5)
    whole = ids_of(list(generate(HashModel(), [1, 2, 3], params)))
    rest = ids_of(list(generate(HashModel(), [1, 2, 3, *whole[:5]], params)))
    assert rest[:7] == whole[5:]


def test_going_on_within_a_character_makes_it_whole() -> None:
    whole = list(generate(HashModel(), [1, 2, 3], limited(40)))
    ids, broken = ids_of(whole), 0
    for cut in range(1, 40):
        before = list(generate(HashModel(), [1, 2, 3], limited(cut)))
        shown = "".join(step.text for step in before[:-1])
        rest = generate(HashModel(), [1, 2, 3, *ids[:cut]], limited(40 - cut), continued=True)
        assert shown + "".join(step.text for step in rest) == "".join(step.text for step in whole)
        broken += bool(before[-1].text)
    assert broken, "none of the cuts was within a character"


def test_repetition_penalty_sees_prompt_and_answer() -> None:
    params = limited(150, repetition_penalty=10.0)
    assert len(set(ids_of(list(generate(HashModel(), [1, 2, 3], params))))) > 140


# ---- the real Decoder ----


def test_a_chat_of_two_turns_on_a_real_model(tmp_path: Path) -> None:
    """KV reuse: the second answer is bit for bit the one a fresh decoder gives."""
    engine = pytest.importorskip("engine.model.model", reason="the extension modules are not built")
    model = engine.load_model(toy.write_toy(tmp_path / "toy"), threads=1, context=128)
    tokenizer, decoder = model.tokenizer, model.new_decoder()
    params = SamplingParams(seed=3, max_tokens=12, ignore_eos=True)
    asked = [ChatMessage("user", "How are you?")]
    prompt = tokenizer.encode_chat(asked)
    steps = list(generate(model, prompt, params, decoder))
    assert len(ids_of(steps)) == 12
    assert "".join(step.text for step in steps) == tokenizer.decode(ids_of(steps))

    answer = ChatMessage("assistant", "", tuple(ids_of(steps)), tokenizer.hash)
    second = tokenizer.encode_chat([*asked, answer, ChatMessage("user", "And you?")])
    assert second[: len(prompt) + 12] == prompt + ids_of(steps)
    told: list[int] = []
    reused = list(generate(model, second, params, decoder, lambda done, total: told.append(done)))
    assert told[0] == len(prompt) + 11
    assert reused == list(generate(model, second, params))
    assert reused[-1].reason == "length"


def test_a_real_context_that_is_full(tmp_path: Path) -> None:
    engine = pytest.importorskip("engine.model.model", reason="the extension modules are not built")
    model = engine.load_model(toy.write_toy(tmp_path / "toy"), threads=1, context=20)
    prompt = model.tokenizer.encode_chat([ChatMessage("user", "Hi")])
    steps = list(generate(model, prompt, SamplingParams(seed=1, ignore_eos=True)))
    assert steps[-1].reason == "context"
    assert len(ids_of(steps)) == 20 - len(prompt) + 1
    with pytest.raises(ContextError, match="21 tokens and the context holds 20"):
        generate(model, [1] * 21, GREEDY)
