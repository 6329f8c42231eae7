"""Searches of a certified head find all rows that count, with the bits of the full head."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.head.goals import AtLeast, Best, Found, Goal, Noisy, Nucleus
from cython_kernels.network.decoder import STATES_KEPT, Decoder
from cython_kernels.network.network import Network
from tests.helpers.each import each
from tests.helpers.networks import certified, random_network, to_bf16

IDS = [1, 2, 3, 4, 5, 6, 7, 8]
GOALS: list[dict[str, Any]] = [
    {"k": 1},
    {"k": 5},
    {"k": 40},
    {"k": 1, "margin": 1.5},
    {"k": 3, "penalty": 1.6, "context": [4, 5, 6, 7, 5, 900]},
    {"k": 2, "penalty": 0.5, "context": list(range(0, 900, 3))},
    {"k": 7, "margin": 0.25, "penalty": 3.0, "context": [1002, 0, 512]},
]


def network(vocab: int = 1003, hidden: int = 320, code: bool = True, isa: str | None = None) -> Network:
    """A network with a random head, whose codes it has if ``code``."""
    made = random_network(
        cython_kernels.load(isa),
        "i2_s",
        seed=5,
        hidden=hidden,
        ffn=128,
        vocab=vocab,
        heads=4,
        kv_heads=2,
        head_dim=hidden // 4,
    )
    set_head(made, table_of(vocab, hidden), code)
    return made


@cache
def table_of(vocab: int, hidden: int) -> npt.NDArray[np.uint16]:
    return to_bf16(np.random.RandomState(6).standard_normal((vocab, hidden)))


def set_head(
    made: Network,
    head: npt.NDArray[np.uint16],
    code: bool = True,
    last_norm: npt.NDArray[np.float32] | None = None,
) -> None:
    embed = table_of(made.vocab, made.hidden)
    made.set_tables(embed, head, np.ones(made.hidden, np.float32) if last_norm is None else last_norm)
    if code:
        made.set_certified(certified(head))


def decoder_of(made: Network, threads: int = 1) -> Decoder:
    return Decoder(made, 64, threads=threads)


def penalised(scores: npt.NDArray[np.float64], penalty: float) -> npt.NDArray[np.float64]:
    return np.where(scores > 0, scores / penalty, scores * penalty)


def gumbel(vocab: int, seed: int, position: int) -> npt.NDArray[np.float64]:
    """The noise of every token (NUMERICS.md section 10): Philox4x32-10, 52 bits of it, two logarithms."""
    c0, c1, c2, c3 = np.arange(vocab, dtype=np.uint64), position & 0xFFFFFFFF, position >> 32, 0
    k0, k1 = seed & 0xFFFFFFFF, seed >> 32
    low, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    c1, c2, c3 = (np.full(vocab, word, np.uint64) for word in (c1, c2, c3))
    for _ in range(10):
        first, second = c0 * np.uint64(0xD2511F53), c2 * np.uint64(0xCD9E8D57)
        c0, c1 = (second >> half) ^ c1 ^ np.uint64(k0), second & low
        c2, c3 = (first >> half) ^ c3 ^ np.uint64(k1), first & low
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    bits = (c0 << np.uint64(20)) | (c1 >> np.uint64(12))
    return -np.log(-np.log((bits.astype(np.float64) + 0.5) * 2.0**-52))


def wanted(logits: npt.NDArray[np.float32], goal: dict[str, Any]) -> npt.NDArray[np.intp]:
    """The ids that a search for ``goal`` must find."""
    scores = logits.astype(np.float64)
    seen = np.unique(goal.get("context", [])).astype(np.intp)
    scores[seen] = penalised(scores[seen], goal.get("penalty", 1.0))
    return np.flatnonzero(scores >= np.sort(scores)[-goal["k"]] - goal.get("margin", 0.0))


def search(decoder: Decoder, row: int, goal: dict[str, Any]) -> Found:
    best = Best(goal["k"], goal.get("margin", 0.0))
    found = decoder.search(row, best, goal.get("penalty", 1.0), goal.get("context", ()))
    assert found is not None
    return found


def searches(decoder: Decoder, goal: dict[str, Any], rows: int = len(IDS)) -> Iterator[tuple[int, Any, Any]]:
    for row in range(rows):
        found = search(decoder, row, goal)
        yield row, found.ids, found.logits


@pytest.mark.parametrize("isa", cython_kernels.available())
@each("shape", [(1003, 320), (300, 64), (2049, 256)])
def test_a_search_finds_all_that_count(shape: tuple[int, int], isa: str) -> None:
    toy = network(*shape, isa=isa)
    logits = decoder_of(toy).logits(IDS)
    assert logits is not None
    decoder = decoder_of(toy, threads=2)
    helped = 0
    for goal in GOALS:
        goal = goal | {"context": [i for i in goal.get("context", []) if i < shape[0]]}
        decoder.truncate(0)
        assert decoder.extend(IDS, len(IDS))
        for row, ids, got in searches(decoder, goal):
            if ids is None:
                np.testing.assert_array_equal(got.view(np.uint32), logits[row].view(np.uint32))
                continue
            helped += 1
            assert (np.diff(ids) > 0).all() and np.isin(wanted(logits[row], goal), ids).all()
            np.testing.assert_array_equal(got.view(np.uint32), logits[row][ids].view(np.uint32))
    assert helped > len(GOALS) * len(IDS) / 4, "most of these searches are worth it"


def test_a_search_reads_less_than_the_head() -> None:
    toy = network(4099, 512)
    decoder = decoder_of(toy)
    assert decoder.extend(IDS, 1) and decoder.head_bytes == 0
    found = decoder.search(0, Best(1))
    assert found is not None and found.ids is not None
    rows = decoder.head_rows
    assert rows - len(found.ids) in (0, 17) and rows < 200  # 17: those that look best, if many are left
    assert 4099 * 512 // 2 <= decoder.head_bytes < 4099 * 512
    assert decoder.full_logits(0) is not None
    assert decoder.head_bytes > 4099 * 512 * 5 // 2 and decoder.head_rows == 4099 + rows
    decoder.step(9)
    assert (decoder.head_bytes, decoder.head_rows) == (4099 * 512 * 2, 4099)


def test_a_nucleus_holds_all_but_little() -> None:
    toy = network(4099, 256)
    logits = decoder_of(toy).logits(IDS)
    assert logits is not None
    decoder = decoder_of(toy)
    for temperature in (0.05, 0.3, 1.0):
        decoder.truncate(0)
        assert decoder.extend(IDS, len(IDS))
        for row in range(len(IDS)):
            found = decoder.search(row, Nucleus(temperature, 0.02))
            assert found is not None
            ids = found.ids
            if ids is None:
                assert temperature == 1.0
                continue
            scores = logits[row].astype(np.float64)
            others = np.delete(scores, ids)
            np.testing.assert_array_equal(found.logits, logits[row][ids])
            assert len(others) == found.n_dropped > 0 and others.max() <= found.ceiling
            assert found.dropped <= 0.02
            assert np.exp((others - scores.max()) / temperature).sum() <= found.dropped


def test_a_search_with_noise_finds_the_winner() -> None:
    toy = network(4099, 256)
    logits = decoder_of(toy).logits(IDS)
    assert logits is not None
    decoder = decoder_of(toy)
    found_in = []
    for seed in (0, 2**64 - 1, 12345678901234567890):
        for position in (0, 7, 2**32 + 5):
            decoder.truncate(0)
            assert decoder.extend(IDS, len(IDS))
            for row in range(len(IDS)):
                found = decoder.search(row, Noisy(0.7, seed, position))
                assert found is not None and found.ids is not None
                winner = np.argmax(logits[row] / 0.7 + gumbel(4099, seed, position))
                assert winner in found.ids
                found_in.append(len(found.ids))
    assert max(found_in) < 100, "the noise is known well enough to leave few"


@pytest.mark.parametrize("quantile", [0.5, 0.99, 1.0])
def test_a_search_above_a_level_finds_all_there(quantile: float) -> None:
    toy = network(4099, 256)
    logits = decoder_of(toy).logits(IDS)
    assert logits is not None
    decoder = decoder_of(toy)
    assert decoder.extend(IDS, len(IDS))
    for row in range(len(IDS)):
        level = float(np.quantile(logits[row], quantile))
        found = decoder.search(row, AtLeast(level))
        assert found is not None
        assert found.ids is None or np.isin(np.flatnonzero(logits[row] >= level), found.ids).all()
        assert found.ids is not None or quantile == 0.5


def test_a_scan_serves_all_kept_states() -> None:
    decoder = decoder_of(network(4099, 256))
    assert decoder.extend(IDS, len(IDS))
    for row, ids, _ in searches(decoder, {"k": 1}):
        assert ids is not None, row
    assert decoder.head_bytes < 4099 * 256 * 2, "all eight searches read less than the full head once"


def test_kept_states_are_those_of_the_last_tokens() -> None:
    toy = network()
    decoder = decoder_of(toy)
    ids = [3 + i % 50 for i in range(40)]
    logits = decoder_of(toy).logits(ids)
    assert logits is not None and decoder.extend(ids, 3)
    for row in range(3):
        full = decoder.full_logits(row)
        assert full is not None
        np.testing.assert_array_equal(full.view(np.uint32), logits[37 + row].view(np.uint32))
    assert decoder.tokens == ids


def test_the_same_state_can_be_searched_twice() -> None:
    toy = network()
    decoder = decoder_of(toy)
    assert decoder.extend(IDS, 2)
    logits = decoder_of(toy).logits(IDS)
    assert logits is not None
    for goal in (GOALS[4], GOALS[0], GOALS[5], GOALS[1]):
        found = search(decoder, 1, goal)
        ids = np.arange(1003) if found.ids is None else found.ids
        assert np.isin(wanted(logits[-1], goal), ids).all()


def test_where_too_many_are_left_the_full_head_tells() -> None:
    """All rows alike: no bound can tell them apart."""
    toy = network(600, 64, code=False)
    table = np.repeat(np.array([[0x3F80, 0xBF00] * 32], np.uint16), 600, axis=0)
    set_head(toy, table)
    decoder = decoder_of(toy)
    for _ in range(40):  # beyond the searches that are left out after so many in vain
        decoder.truncate(0)
        assert decoder.extend([1], 1)
        found = decoder.search(0, Best(1))
        assert found is not None and found.ids is None
        assert len(set(found.logits.tolist())) == 1 and len(found.logits) == 600


def test_without_a_certified_head_every_search_is_full() -> None:
    decoder = decoder_of(network(code=False))
    assert decoder.extend(IDS)
    found = decoder.search(0, Best(1))
    assert found is not None and found.ids is None and len(found.logits) == 1003


def test_a_stopped_search_says_so_and_the_next_one_works() -> None:
    decoder = decoder_of(network(4099, 256))
    control = bytearray(16)
    decoder.set_control(control)
    assert decoder.extend(IDS, 2)
    control[0] = 1
    assert decoder.search(0, Best(1)) is None and decoder.full_logits(0) is None
    control[0] = 0
    before = int.from_bytes(control[8:], "little")
    found = decoder.search(0, Best(1))
    assert found is not None and found.ids is not None
    assert int.from_bytes(control[8:], "little") > before, "a sign of life"


def test_searches_are_checked() -> None:
    decoder = decoder_of(network())
    with pytest.raises(ValueError, match="no kept token"):
        decoder.search(0, Best(1))
    for keep in (0, STATES_KEPT + 1, len(IDS) + 1):
        with pytest.raises(ValueError, match="cannot keep"):
            decoder.extend(IDS, keep)
    assert decoder.extend(IDS, 2)
    with pytest.raises(ValueError, match="no search"):
        decoder.search(0, Best(1), penalty=0.0)
    with pytest.raises(ValueError, match="vocabulary"):
        decoder.search(0, Best(1), penalty=2.0, context=[1003])
    with pytest.raises(ValueError, match="no kept token"):
        decoder.full_logits(2)
    other = network(300, 64).certified
    with pytest.raises(ValueError, match="not made of the head"):
        decoder.network.set_certified(other)


def test_a_state_too_large_for_bounds_says_nothing_of_those_after_it() -> None:
    toy = network(code=False)
    last_norm = (1e9 * np.random.default_rng(0).uniform(0.01, 3, 320) ** 3).astype(np.float32)
    probe = np.array(table_of(1003, 320))
    probe[:320] = np.where(np.eye(320), 0x3F80, 0)  # these logits are the hidden state
    set_head(toy, probe, False, last_norm)
    states = decoder_of(toy).logits(IDS)
    assert states is not None
    sizes = np.linalg.norm(states[:, :320].astype(np.float64), axis=1)
    row = int(np.argmax(sizes[:-1] / sizes[1:]))
    huge = np.float32(8e37 / np.sqrt(sizes[row] * sizes[row + 1]))
    probe[1002] = 0
    probe[1002, 7] = huge.view(np.uint32) >> 16
    greatest = float((np.uint32(probe[1002, 7]) << 16).view(np.float32))
    assert greatest * sizes[row] > 8.01e37 and greatest * sizes[row + 1] < 7.99e37 and greatest < 1e30
    set_head(toy, probe, True, last_norm)
    logits = decoder_of(toy).logits(IDS)
    decoder = decoder_of(toy)
    assert logits is not None and decoder.extend(IDS, len(IDS))
    for at in (row, row + 1):
        found = decoder.search(at, Best(5))
        assert found is not None and (found.ids is None) == (at == row)
        if found.ids is not None:
            assert np.isin(wanted(logits[at], {"k": 5}), found.ids).all()


@pytest.mark.parametrize(
    ("goal", "arguments"),
    [
        (Best, {"k": 0}),
        (Best, {"k": 1, "margin": -1.0}),
        (Best, {"k": 1, "margin": np.nan}),
        (AtLeast, {"level": np.nan}),
        (Noisy, {"temperature": 0.0, "seed": 1, "position": 1}),
        (Nucleus, {"temperature": np.nan, "spare": 0.1}),
        (Nucleus, {"temperature": 1.0, "spare": 0.0}),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(goal: type[Goal], arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no "):
        goal(**arguments)
