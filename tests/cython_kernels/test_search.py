"""Searches of a certified head find all rows that count, with the bits of the full head."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.network.decoder import STATES_KEPT, Decoder
from engine.model.model import Model
from engine.model.packing import code_head
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.sampling import noise
from engine.sampling.filters import penalise
from tests.helpers.toy import toy_config

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


def model(vocab: int = 1003, hidden: int = 320, certified: bool = True, **options: Any) -> Model:
    weights = synthetic_checkpoint(toy_config(vocab=vocab, hidden=hidden, head_dim=hidden // 4))
    toy = Model(weights, name="toy", kernel="i2_s", context=64, certified=False, **options)
    if certified:  # also on instruction sets where it does not pay
        table = weights.table("model.embed_tokens.weight")
        toy.network.set_tables(table, table, weights.vector("model.norm.weight"))
        head = code_head(table, weights, lambda: None)
        assert head is not None
        toy.network.set_certified(head)
    return toy


def wanted(logits: npt.NDArray[np.float32], goal: dict[str, Any]) -> npt.NDArray[np.intp]:
    """The ids that a search for ``goal`` must find."""
    scores = logits.astype(np.float64)
    seen = np.unique(goal.get("context", [])).astype(np.intp)
    scores[seen] = penalise(scores[seen], goal.get("penalty", 1.0))
    return np.flatnonzero(scores >= np.sort(scores)[-goal["k"]] - goal.get("margin", 0.0))


def searches(decoder: Decoder, goal: dict[str, Any], rows: int = len(IDS)) -> Iterator[tuple[int, Any, Any]]:
    for row in range(rows):
        found = decoder.search(row, **goal)
        assert found is not None
        yield row, *found


@pytest.mark.parametrize("isa", cython_kernels.available())
@pytest.mark.parametrize("shape", [(1003, 320), (300, 64), (2049, 256)])
def test_a_search_finds_all_that_count(shape: tuple[int, int], isa: str) -> None:
    toy = model(*shape, isa=isa, threads=2)
    logits = toy.new_decoder().logits(IDS)
    assert logits is not None
    decoder = toy.new_decoder()
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
    toy = model(4099, 512)
    decoder = toy.new_decoder()
    assert decoder.extend(IDS, 1) and decoder.head_bytes == 0
    found = decoder.search(0, 1)
    assert found is not None and found[0] is not None
    rows = decoder.head_rows
    assert rows - len(found[0]) in (0, 17) and rows < 200  # 17: those that look best, if many are left
    assert 4099 * 512 // 2 <= decoder.head_bytes < 4099 * 512
    assert decoder.full_logits(0) is not None
    assert decoder.head_bytes > 4099 * 512 * 5 // 2 and decoder.head_rows == 4099 + rows
    decoder.step(9)
    assert (decoder.head_bytes, decoder.head_rows) == (4099 * 512 * 2, 4099)


def test_a_nucleus_holds_all_but_little() -> None:
    toy = model(4099, 256)
    logits = toy.new_decoder().logits(IDS)
    assert logits is not None
    decoder = toy.new_decoder()
    for temperature in (0.05, 0.3, 1.0):
        decoder.truncate(0)
        assert decoder.extend(IDS, len(IDS))
        for row in range(len(IDS)):
            found = decoder.search_nucleus(row, temperature, 0.02)
            assert found is not None
            ids, got, dropped, n_dropped, ceiling = found
            if ids is None:
                assert temperature == 1.0
                continue
            scores = logits[row].astype(np.float64)
            others = np.delete(scores, ids)
            np.testing.assert_array_equal(got, logits[row][ids])
            assert len(others) == n_dropped > 0 and others.max() <= ceiling and dropped <= 0.02
            assert np.exp((others - scores.max()) / temperature).sum() <= dropped


def test_a_search_with_noise_finds_the_winner() -> None:
    toy = model(4099, 256)
    logits = toy.new_decoder().logits(IDS)
    assert logits is not None
    decoder = toy.new_decoder()
    found_in = []
    for seed in (0, 2**64 - 1, 12345678901234567890):
        for position in (0, 7, 2**32 + 5):
            decoder.truncate(0)
            assert decoder.extend(IDS, len(IDS))
            for row in range(len(IDS)):
                found = decoder.search_noisy(row, 0.7, seed, position)
                assert found is not None and found[0] is not None
                every = np.arange(4099)
                winner = np.argmax(logits[row] / 0.7 + noise.gumbel(every, seed, position))
                assert winner in found[0]
                found_in.append(len(found[0]))
    assert max(found_in) < 100, "the noise is known well enough to leave few"


@pytest.mark.parametrize("quantile", [0.5, 0.99, 1.0])
def test_a_search_above_a_level_finds_all_there(quantile: float) -> None:
    toy = model(4099, 256)
    logits = toy.new_decoder().logits(IDS)
    assert logits is not None
    decoder = toy.new_decoder()
    assert decoder.extend(IDS, len(IDS))
    for row in range(len(IDS)):
        level = float(np.quantile(logits[row], quantile))
        found = decoder.search_above(row, level)
        assert found is not None
        assert found[0] is None or np.isin(np.flatnonzero(logits[row] >= level), found[0]).all()
        assert found[0] is not None or quantile == 0.5


def test_a_scan_serves_all_kept_states() -> None:
    decoder = model(4099, 256).new_decoder()
    assert decoder.extend(IDS, len(IDS))
    for row, ids, _ in searches(decoder, {"k": 1}):
        assert ids is not None, row
    assert decoder.head_bytes < 4099 * 256 * 2, "all eight searches read less than the full head once"


def test_kept_states_are_those_of_the_last_tokens() -> None:
    toy = model()
    decoder = toy.new_decoder()
    ids = [3 + i % 50 for i in range(40)]
    logits = toy.new_decoder().logits(ids)
    assert logits is not None and decoder.extend(ids, 3)
    for row in range(3):
        full = decoder.full_logits(row)
        assert full is not None
        np.testing.assert_array_equal(full.view(np.uint32), logits[37 + row].view(np.uint32))
    assert decoder.tokens == ids


def test_the_same_state_can_be_searched_twice() -> None:
    toy = model()
    decoder = toy.new_decoder()
    assert decoder.extend(IDS, 2)
    logits = toy.new_decoder().logits(IDS)
    assert logits is not None
    for goal in (GOALS[4], GOALS[0], GOALS[5], GOALS[1]):
        found = decoder.search(1, **goal)
        assert found is not None
        ids = np.arange(1003) if found[0] is None else found[0]
        assert np.isin(wanted(logits[-1], goal), ids).all()


def test_where_too_many_are_left_the_full_head_tells() -> None:
    """All rows alike: no bound can tell them apart."""
    toy = model(600, 64, certified=False)
    table = np.repeat(np.array([[0x3F80, 0xBF00] * 32], np.uint16), 600, axis=0)
    weights = synthetic_checkpoint(toy_config(vocab=600))
    toy.network.set_tables(
        weights.table("model.embed_tokens.weight"), table, weights.vector("model.norm.weight")
    )
    head = code_head(table, weights, lambda: None)
    assert head is not None
    toy.network.set_certified(head)
    decoder = toy.new_decoder()
    for _ in range(40):  # beyond the searches that are left out after so many in vain
        decoder.truncate(0)
        assert decoder.extend([1], 1)
        found = decoder.search(0, 1)
        assert found is not None and found[0] is None
        assert len(set(found[1].tolist())) == 1 and len(found[1]) == 600


def test_without_a_certified_head_every_search_is_full() -> None:
    decoder = model(certified=False).new_decoder()
    assert decoder.extend(IDS)
    found = decoder.search(0, 1)
    assert found is not None and found[0] is None and len(found[1]) == 1003


def test_a_stopped_search_says_so_and_the_next_one_works() -> None:
    decoder = model(4099, 256).new_decoder()
    control = bytearray(16)
    decoder.set_control(control)
    assert decoder.extend(IDS, 2)
    control[0] = 1
    assert decoder.search(0, 1) is None and decoder.full_logits(0) is None
    control[0] = 0
    before = int.from_bytes(control[8:], "little")
    found = decoder.search(0, 1)
    assert found is not None and found[0] is not None
    assert int.from_bytes(control[8:], "little") > before, "a sign of life"


def test_searches_are_checked() -> None:
    decoder = model().new_decoder()
    with pytest.raises(ValueError, match="no kept token"):
        decoder.search(0, 1)
    for keep in (0, STATES_KEPT + 1, len(IDS) + 1):
        with pytest.raises(ValueError, match="cannot keep"):
            decoder.extend(IDS, keep)
    assert decoder.extend(IDS, 2)
    for arguments in (
        {"k": 0},
        {"k": 1, "margin": -1.0},
        {"k": 1, "margin": np.nan},
        {"k": 1, "penalty": 0.0},
    ):
        with pytest.raises(ValueError, match="no search"):
            decoder.search(0, **arguments)
    with pytest.raises(ValueError, match="vocabulary"):
        decoder.search(0, 1, penalty=2.0, context=[1003])
    with pytest.raises(ValueError, match="no kept token"):
        decoder.full_logits(2)
    other = model(300, 64).network.certified
    with pytest.raises(ValueError, match="not made of the head"):
        decoder.network.set_certified(other)


def test_a_state_too_large_for_bounds_says_nothing_of_those_after_it() -> None:
    weights = synthetic_checkpoint(toy_config(vocab=1003, hidden=320, head_dim=80))
    toy = Model(weights, name="toy", kernel="i2_s", context=64, certified=False)
    embed = weights.table("model.embed_tokens.weight")
    last_norm = (1e9 * np.random.default_rng(0).uniform(0.01, 3, 320) ** 3).astype(np.float32)
    probe = np.array(embed)
    probe[:320] = np.where(np.eye(320), 0x3F80, 0)  # these logits are the hidden state
    toy.network.set_tables(embed, probe, last_norm)
    states = toy.new_decoder().logits(IDS)
    assert states is not None
    sizes = np.linalg.norm(states[:, :320].astype(np.float64), axis=1)
    row = int(np.argmax(sizes[:-1] / sizes[1:]))
    huge = np.float32(8e37 / np.sqrt(sizes[row] * sizes[row + 1]))
    probe[1002] = 0
    probe[1002, 7] = huge.view(np.uint32) >> 16
    greatest = float((np.uint32(probe[1002, 7]) << 16).view(np.float32))
    assert greatest * sizes[row] > 8.01e37 and greatest * sizes[row + 1] < 7.99e37 and greatest < 1e30
    toy.network.set_tables(embed, probe, last_norm)
    head = code_head(probe, weights, lambda: None)
    assert head is not None
    toy.network.set_certified(head)
    logits = toy.new_decoder().logits(IDS)
    decoder = toy.new_decoder()
    assert logits is not None and decoder.extend(IDS, len(IDS))
    for at in (row, row + 1):
        found = decoder.search(at, 5)
        assert found is not None and (found[0] is None) == (at == row)
        if found[0] is not None:
            assert np.isin(wanted(logits[at], {"k": 5}), found[0]).all()
