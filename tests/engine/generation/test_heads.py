"""JSON and chances over a toy: what is chosen parses, what is noted adds up, and nothing else changes."""

import json
import math
from collections import deque
from collections.abc import Sequence

import numpy as np
import pytest

from engine.generation.chooser import END, FullHead, head_of
from engine.generation.json_head import JsonHead, Vocabulary
from engine.generation.json_text import START, closing, read
from engine.generation.logged_head import LoggedHead, chances
from engine.generation.loop import turns
from engine.generation.speculation import Speculation
from engine.model.model import Model, load_model
from engine.sampling.params import SamplingParams
from tests.helpers.toy import write_toy


@pytest.fixture(scope="module", params=["tied", "silu"])
def model(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Model:
    options = {"tied": {}, "silu": {"sub_norms": False, "activation": "silu", "tied": False}}[request.param]
    return load_model(write_toy(tmp_path_factory.mktemp("model") / "toy", **options), threads=1)


@pytest.fixture(scope="module")
def vocabulary(model: Model) -> Vocabulary:
    assert model.tokenizer is not None
    return Vocabulary(model.tokenizer.vocab_size, model.tokenizer.token_bytes)


def answer(
    model: Model, params: SamplingParams, vocabulary: Vocabulary, mode: str = "off"
) -> tuple[str, str]:
    decoder = model.new_decoder()
    assert params.seed is not None
    head = JsonHead(head_of(decoder, params, params.seed), vocabulary, params, params.seed)
    steps = turns(model, [1, 2, 3], params, decoder, speculation=Speculation(mode), head=head)
    kept = [step for step in steps if step is not None]
    return "".join(step.text for step in kept), str(kept[-1].reason)


@pytest.mark.parametrize(
    "options",
    [
        {"temperature": 0.0},
        {"temperature": 1.0},
        {"temperature": 10.0},
        {"temperature": 1.0, "top_p": 0.5},
        {"temperature": 0.8, "top_k": 3},
        {"temperature": 2.0, "min_p": 0.3, "repetition_penalty": 1.5},
    ],
    ids=str,
)
def test_every_answer_is_an_object(model: Model, vocabulary: Vocabulary, options: dict[str, float]) -> None:
    """A random model, at every length at which it may be cut."""
    wholes = 0
    for seed in range(12):
        params = SamplingParams(**{"top_p": 1.0, **options}, seed=seed, max_tokens=5 + 12 * seed)  # type: ignore[arg-type]
        text, reason = answer(model, params, vocabulary)
        state = read(START, text.encode())
        assert state is not None
        assert isinstance(json.loads(text + closing(state)), dict)
        assert state.mode == "done" if reason == "stop" else reason == "length"
        wholes += reason == "stop"
    if options["temperature"] == 10.0:
        assert wholes, "a model that writes at random comes to the end of an object"


def test_guesses_do_not_change_it(model: Model, vocabulary: Vocabulary) -> None:
    for seed in range(5):
        params = SamplingParams(temperature=0.5, top_p=1.0, seed=seed, max_tokens=120)
        assert answer(model, params, vocabulary, "on") == answer(model, params, vocabulary, "off")


class Told:
    """A head that is told what to choose, over logits that are told as well."""

    def __init__(self, tokens: Sequence[int], logits: np.ndarray) -> None:
        self._tokens, self._logits = deque(tokens), logits

    def run(self, ids: Sequence[int], before: Sequence[int] = ()) -> bool:
        return True

    def logits(self, row: int) -> np.ndarray:
        return self._logits

    def choose(self, row: int, position: int, context: Sequence[int]) -> int | None:
        return self._tokens.popleft()


def small(*pieces: str) -> Vocabulary:
    return Vocabulary(len(pieces), lambda token: pieces[token].encode() or None)


def test_the_model_s_choice_is_taken_where_it_fits() -> None:
    vocabulary = small("{", '"', "a", '":', "1", "}", "")
    head = JsonHead(Told([0, 1, 2, 3, 4, 5], np.zeros(7, np.float32)), vocabulary, SamplingParams(seed=1), 1)
    assert [head.choose(0, place, []) for place in range(7)] == [0, 1, 2, 3, 4, 5, END]


def test_else_the_likeliest_that_fits() -> None:
    """Not a special token, not one that only begins as it should."""
    vocabulary = small("", "x", "{x", '{"', "{")
    greedy = SamplingParams(temperature=0.0)
    for logits, expected in (([9, 8, 7, 5, 6], 4), ([9, 8, 7, 6, 5], 3)):
        head = JsonHead(Told([0], np.array(logits, np.float32)), vocabulary, greedy, 1)
        assert head.choose(0, 0, []) == expected


def test_many_that_only_begin_as_they_should() -> None:
    vocabulary = small(*(f"{{{letter}" for letter in "abcdefghijklmnop"), "{")
    logits = np.arange(17, 0, -1).astype(np.float32)
    head = JsonHead(Told([0], logits), vocabulary, SamplingParams(temperature=0.0), 1)
    assert head.choose(0, 0, []) == 16


def test_where_no_token_fits_the_answer_ends() -> None:
    head = JsonHead(Told([0], np.zeros(2, np.float32)), small("x", "y"), SamplingParams(seed=1), 1)
    assert head.choose(0, 0, []) == END


def test_chances_are_those_of_all_logits(model: Model) -> None:
    """Certified search or not; the text is as without them."""
    params = SamplingParams(temperature=0.7, top_p=0.9, seed=5, max_tokens=40)
    plain_decoder, decoder = model.new_decoder(), model.new_decoder()
    plain = [step for step in turns(model, [1, 2, 3], params, plain_decoder) if step is not None]
    head = LoggedHead(head_of(decoder, params, 5), 3)
    logged = [step for step in turns(model, [1, 2, 3], params, decoder, head=head) if step is not None]
    assert logged == plain
    tokens = [step.token for step in logged if step.token is not None]
    notes = list(head.notes)[: len(tokens)]
    assert [note.token for note in notes] == tokens
    logits = model.logits([1, 2, 3, *tokens])
    for place, note in enumerate(notes):
        assert note == chances(logits[2 + place], tokens[place], 3)


def test_chances_add_up_to_one() -> None:
    logits = np.random.default_rng(1).normal(0, 5, 300).astype(np.float32)
    logits[[7, 9]] = logits.max() + 1  # two that are equal
    note = chances(logits, 9, 300)
    assert sum(math.exp(logprob) for _, logprob in note.best) == pytest.approx(1.0)
    assert [token for token, _ in note.best[:2]] == [7, 9]
    assert sorted(token for token, _ in note.best) == list(range(300))
    assert note.logprob == note.best[1][1]
    assert chances(logits, 9, 0).best == ()
    assert chances(logits, 9, 1).best == note.best[:1]


def test_the_full_head_gives_its_logits(model: Model) -> None:
    head = FullHead(model.new_decoder(), SamplingParams(), 1)
    assert head.run([1, 2])
    assert np.array_equal(head.logits(1), model.logits([1, 2])[1])
