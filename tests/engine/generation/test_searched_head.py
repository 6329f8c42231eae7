"""The same text, bit for bit, with the certified head as with the full one, whatever the sampler."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from cython_kernels.head.goals import Best, Found
from cython_kernels.network.decoder import Decoder
from engine.errors import NumericsError
from engine.generation.searched_head import SearchedHead
from engine.model.model import Model
from engine.model.packing import code_head
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.sampling import noise, nucleus
from engine.sampling.params import SamplingParams
from engine.sampling.sampler import make_sampler
from tests.helpers.toy import toy_config

PROMPT = [5, 17, 300, 41, 5]
SAMPLERS: list[dict[str, Any]] = [
    {"temperature": 0.0},
    {"temperature": 0.0, "repetition_penalty": 1.3},
    {"temperature": 0.0, "repetition_penalty": 0.6},
    {"top_k": 1, "top_p": 1.0},
    {"top_k": 20, "top_p": 1.0, "temperature": 1.0},
    {"top_k": 40, "top_p": 0.8, "min_p": 0.02, "temperature": 1.5, "repetition_penalty": 1.1},
    {"top_k": 100_000, "top_p": 1.0},
    {"top_p": 1.0, "min_p": 0.1},
    {"top_p": 1.0, "min_p": 1.0},
    {"top_p": 1.0, "min_p": 0.3, "temperature": 2.5, "repetition_penalty": 2.0},
    {},
    {"top_p": 0.5, "temperature": 0.3},
    {"top_p": 0.0},
    {"top_p": 0.95, "min_p": 0.05, "temperature": 0.2, "repetition_penalty": 1.2},
    {"top_p": 1.0, "temperature": 0.2},
    {"top_p": 1.0, "temperature": 1.0},
    {"top_p": 1.0, "temperature": 0.4, "repetition_penalty": 1.4},
]


@pytest.fixture(scope="module")
def model() -> Model:
    weights = synthetic_checkpoint(toy_config(vocab=3001, hidden=512, head_dim=128))
    toy = Model(weights, name="toy", kernel="i2_s", threads=2, context=128, certified=False)
    table = weights.table("model.embed_tokens.weight")
    toy.network.set_tables(table, table, weights.vector("model.norm.weight"))
    head = code_head(table, weights, lambda: None)
    assert head is not None
    toy.network.set_certified(head)  # whatever the instruction set
    return toy


def plain(decoder: Decoder, params: SamplingParams, seed: int, tokens: int) -> list[int]:
    sample = make_sampler(params, seed)
    text = list(PROMPT)
    decoder.truncate(0)
    decoder.append(text[:-1])
    for _ in range(tokens):
        logits = decoder.step(text[-1])
        assert logits is not None
        text.append(sample(logits, len(text), text))
    return text


def certified(decoder: Decoder, params: SamplingParams, seed: int, tokens: int) -> list[int]:
    choice = SearchedHead(decoder, params, seed)
    text = list(PROMPT)
    decoder.truncate(0)
    decoder.append(text[:-1])
    for _ in range(tokens):
        assert choice.run(text[-1:])
        token = choice.choose(0, len(text), text)
        assert token is not None
        text.append(token)
    return text


@pytest.mark.parametrize("seed", [0, 1, 2**64 - 1])
@pytest.mark.parametrize("options", SAMPLERS, ids=str)
def test_the_text_is_the_same(model: Model, options: dict[str, Any], seed: int) -> None:
    params = SamplingParams(**options)
    decoder = model.new_decoder()
    assert certified(decoder, params, seed, 60) == plain(decoder, params, seed, 60)


@pytest.mark.parametrize("options", SAMPLERS, ids=str)
def test_guessed_tokens_are_chosen_as_if_one_by_one(model: Model, options: dict[str, Any]) -> None:
    params = SamplingParams(**options)
    decoder = model.new_decoder()
    text = plain(decoder, params, 3, 8)
    choice = SearchedHead(decoder, params, 3)
    decoder.truncate(len(PROMPT) - 1)
    assert choice.run(text[len(PROMPT) - 1 : -1])
    for row in range(8):
        before = len(PROMPT) + row
        assert choice.choose(row, before, text[:before]) == text[before]


@pytest.mark.parametrize("options", [SAMPLERS[0], SAMPLERS[4], {}, {"top_p": 1.0}, {"top_p": 0.5}], ids=str)
def test_most_tokens_do_not_cost_the_head(model: Model, options: dict[str, Any]) -> None:
    decoder = model.new_decoder()
    choice = SearchedHead(decoder, SamplingParams(**options), 5)
    full = model.config.vocab_size * model.config.hidden_size * 2
    text, read = list(PROMPT), []
    assert decoder.append(text[:-1])
    for _ in range(40):
        assert choice.run(text[-1:])
        token = choice.choose(0, len(text), text)
        assert token is not None
        text.append(token)
        read.append(decoder.head_bytes)
    assert np.median(read) < 0.6 * full


def logits_like(rng: np.random.Generator, n: int) -> npt.NDArray[np.float32]:
    return (rng.standard_normal(n) * rng.choice([0.3, 2, 6])).astype(np.float32)


def test_a_nucleus_is_certain_only_where_it_is_right() -> None:
    """Against the sampler, for what a decoder may say of rows that it leaves out."""
    rng = np.random.default_rng(4)
    certain = unsure = 0
    for trial in range(600):
        logits = logits_like(rng, 400)
        temperature, p = float(rng.uniform(0.2, 1.5)), float(rng.choice([0.0, 0.3, 0.9, 0.99]))
        min_p = float(rng.choice([0.0, 0.1]))
        kept = np.sort(np.argsort(-logits)[: rng.integers(1, 400)]).astype(np.int32)
        others = np.delete(logits.astype(np.float64), kept)
        dropped = float(np.exp((others - logits.max()) / temperature).sum()) * float(rng.choice([1.0, 2.0]))
        unknown = dropped, len(others), float(others.max())
        params = SamplingParams(temperature=temperature, top_p=p, min_p=min_p)
        scores = logits[kept].astype(np.float64)
        got = nucleus.choose(Found(kept, logits[kept], *unknown), scores, temperature, p, min_p, trial, 9)
        truth = make_sampler(params, trial)(logits, 9, [])
        assert got in (None, truth)
        best = int(kept[np.argmax(scores / temperature + noise.gumbel(kept, trial, 9))])
        everyone = np.arange(400, dtype=np.int32)
        if best == np.argmax(logits.astype(np.float64) / temperature + noise.gumbel(everyone, trial, 9)):
            at_least = np.flatnonzero(logits >= logits[best]).astype(np.int32)
            sure = nucleus.holds(best, at_least, logits[at_least].astype(np.float64), temperature, p, min_p)
            assert not sure or best == truth
            certain += sure
        certain += got is not None
        unsure += got is None
    assert certain > 100 and unsure > 50


@pytest.mark.parametrize("options", [SAMPLERS[0], SAMPLERS[4], {}], ids=str)
def test_a_stop_ends_the_choice(model: Model, options: dict[str, Any]) -> None:
    decoder = model.new_decoder()
    control = bytearray(16)
    decoder.set_control(control)
    choice = SearchedHead(decoder, SamplingParams(**options), 0)
    assert choice.run(PROMPT)
    control[0] = 1
    assert choice.choose(0, 1, PROMPT[:1]) is None
    assert not choice.run(PROMPT)


@pytest.mark.parametrize("options", [SAMPLERS[0], SAMPLERS[4], SAMPLERS[7], {}], ids=str)
def test_a_state_that_is_not_a_number_is_an_error(options: dict[str, Any]) -> None:
    weights = synthetic_checkpoint(toy_config())

    class Damaged:
        def __getattr__(self, name: str) -> Any:
            return getattr(weights, name)

        def vector(self, name: str) -> Any:
            vector = weights.vector(name)
            return vector * np.float32(np.inf) if name == "model.norm.weight" else vector

    choice = SearchedHead(Model(Damaged(), name="toy").new_decoder(), SamplingParams(**options), 0)
    assert choice.run(PROMPT)
    with pytest.raises(NumericsError):
        choice.choose(0, 1, PROMPT[:1])


def test_a_damaged_head_is_used_in_full() -> None:
    weights = synthetic_checkpoint(toy_config(tied=False))

    class Damaged:
        def __getattr__(self, name: str) -> Any:
            return getattr(weights, name)

        def table(self, name: str) -> Any:
            table = weights.table(name)
            if name == "lm_head.weight":
                table[7, 3] = 0xFF80  # -infinity
            return table

    model = Model(Damaged(), name="toy")
    assert model.network.certified is None
    decoder = model.new_decoder()
    assert decoder.extend(PROMPT)
    found = decoder.search(0, Best(1))
    assert found is not None and found.ids is None
