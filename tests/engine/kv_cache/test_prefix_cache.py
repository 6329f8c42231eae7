"""A conversation that comes from the disk goes on with the same bits as one that was computed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.generation.loop import generate
from engine.kv_cache.block_folder import BlockFolder
from engine.kv_cache.prefix_cache import BLOCK, LEAST, PrefixCache
from engine.model.model import Model, load_model
from engine.sampling.params import SamplingParams
from tests.helpers import toy

IDS = [int(i) for i in np.random.RandomState(3).randint(0, 300, 400)]
ROOM = 1 << 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.write_toy(tmp_path_factory.mktemp("model") / "toy")


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return load_model(folder, threads=1)


def cache(path: Path, model: Model, bound: int = ROOM) -> PrefixCache:
    identity = model.identity()
    assert identity is not None
    return PrefixCache(BlockFolder(path, bound, leave_free=0), identity)


def always() -> bool:
    return True


def nothing() -> None:
    pass


def recalled(found: PrefixCache, decoder: Any, ids: Sequence[int], beat: Callable[[], None] = nothing) -> int:
    """Tokens that came from the disk; what the decoder holds then is the beginning of ``ids``."""
    gained = found.recall(decoder, ids, beat)
    held = decoder.tokens
    assert gained == 0 or held == list(ids[: len(held)])
    return gained


def kept(path: Path, model: Model, count: int) -> PrefixCache:
    decoder = model.new_decoder()
    decoder.append(IDS[:count])
    made = cache(path, model)
    made.keep(decoder, always)
    return made


@pytest.mark.parametrize("kv", ["f16", "f32"])
def test_the_same_bits_from_the_disk(tmp_path: Path, folder: Path, kv: str) -> None:
    """Kept with one kernel and one thread, used with another and three."""
    first, second = load_model(folder, threads=1, kv=kv), load_model(folder, kernel="tl1", threads=3, kv=kv)
    assert first.identity() == second.identity()
    computed = first.new_decoder()
    expected = computed.logits(IDS[:300])
    cache(tmp_path, first).keep(computed, always)

    decoder = second.new_decoder()
    assert recalled(cache(tmp_path, second), decoder, IDS[:290]) == 288
    assert decoder.tokens == IDS[:288]
    logits = decoder.logits(IDS[288:300])
    assert expected is not None and logits is not None
    assert logits.tobytes() == expected[288:].tobytes()

    params = SamplingParams(temperature=0.9, seed=4, max_tokens=20, ignore_eos=True)
    again = second.new_decoder()
    recalled(cache(tmp_path, second), again, IDS[:270])
    assert list(generate(second, IDS[:270], params, again)) == list(generate(second, IDS[:270], params))


@pytest.mark.parametrize(
    ("length", "gained"),
    [(1, 0), (LEAST, 0), (LEAST + 1, 64), (96, 64), (97, 96), (200, 192), (201, 192), (400, 192)],
)
def test_the_longest_beginning_that_is_known(tmp_path: Path, model: Model, length: int, gained: int) -> None:
    """200 tokens were kept: six whole blocks. The last token of a prompt is always run."""
    found = kept(tmp_path, model, 200)
    assert recalled(found, model.new_decoder(), IDS[:length]) == gained


def test_only_the_same_text_is_found(tmp_path: Path, model: Model) -> None:
    found = kept(tmp_path, model, 200)
    for place, gained in [(0, 0), (31, 0), (64, 64), (130, 128)]:
        other = [*IDS[:place], (IDS[place] + 1) % 300, *IDS[place + 1 :]]
        assert recalled(found, model.new_decoder(), other) == gained


def test_branches_share_their_beginning(tmp_path: Path, model: Model) -> None:
    found = kept(tmp_path, model, 128)
    decoder = model.new_decoder()
    branch = [*IDS[:100], *IDS[:100]]
    decoder.append(branch)
    found.keep(decoder, always)
    assert len(list(tmp_path.glob("*.kv"))) == 4 + 3
    assert recalled(found, model.new_decoder(), [*branch, 1]) == 192


def test_what_is_in_memory_is_not_read(tmp_path: Path, model: Model) -> None:
    found = kept(tmp_path, model, 200)
    decoder = model.new_decoder()
    decoder.append(IDS[:140])
    assert recalled(found, decoder, IDS[:300]) == 0, "52 tokens more are not worth it"
    assert decoder.tokens == IDS[:140]
    decoder.truncate(100)
    assert recalled(found, decoder, IDS[:300]) == 92
    assert decoder.tokens == IDS[:192]


def test_a_conversation_of_its_own_makes_place(tmp_path: Path, model: Model) -> None:
    found = kept(tmp_path, model, 200)
    decoder = model.new_decoder()
    decoder.append([7] * 300)
    assert recalled(found, decoder, IDS[:300]) == 192
    expected, logits = model.new_decoder().logits(IDS[:193]), decoder.step(IDS[192])
    assert expected is not None and logits is not None
    assert logits.tobytes() == expected[-1].tobytes()


@pytest.mark.parametrize("block", range(6))
def test_a_damaged_block_ends_what_is_found(tmp_path: Path, model: Model, block: int) -> None:
    found = kept(tmp_path, model, 200)
    names = found._names(IDS[:200])
    path = BlockFolder(tmp_path, 0)._path(names[block])
    path.write_bytes(path.read_bytes()[:-1])
    decoder = model.new_decoder()
    assert recalled(found, decoder, IDS[:300]) == block * BLOCK
    decoder.append(IDS[decoder.length : 200])
    found.keep(decoder, always)
    assert recalled(found, model.new_decoder(), IDS[:300]) == 192, "it has been written anew"


def test_another_network_finds_nothing(tmp_path: Path, model: Model) -> None:
    """Other weights, another KV type, other numbers in config.json, files written again."""
    models = tmp_path / "models"
    same = {"threads": 1}
    folder = toy.write_toy(models / "a")
    others = [
        load_model(folder, **same, kv="f32"),
        load_model(toy.write_toy(models / "b", seed=1), **same),
        load_model(toy.write_toy(models / "c", theta=10000.0), **same),
    ]
    original = load_model(folder, **same)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes())
    others.append(load_model(folder, **same))
    found = kept(tmp_path / "cache", original, 200)
    assert recalled(found, original.new_decoder(), IDS) == 192
    for other in others:
        assert other.identity() != original.identity()
        decoder = other.new_decoder()
        assert recalled(cache(tmp_path / "cache", other), decoder, IDS) == 0


def test_weights_in_memory_have_no_identity() -> None:
    from engine.model_folder.synthetic import synthetic_checkpoint

    made = Model(synthetic_checkpoint(toy.toy_config()), name="toy", threads=1)
    assert made.identity() is None


def test_a_small_folder_holds_the_beginning(tmp_path: Path, model: Model) -> None:
    decoder = model.new_decoder()
    decoder.append(IDS[:300])
    stored = BLOCK * decoder.token_bytes + 32
    small = cache(tmp_path, model, 3 * stored + 5)
    small.keep(decoder, always)
    assert recalled(small, model.new_decoder(), IDS[:300]) == 96


def test_short_conversations_are_not_kept(tmp_path: Path, model: Model) -> None:
    kept(tmp_path, model, LEAST - 1)
    assert list(tmp_path.iterdir()) == []


def test_keeping_can_be_interrupted_and_gone_on_with(tmp_path: Path, model: Model) -> None:
    decoder = model.new_decoder()
    decoder.append(IDS[:200])
    found = cache(tmp_path, model)
    left = [3]

    def three() -> bool:
        left[0] -= 1
        return left[0] >= 0

    found.keep(decoder, three)
    assert recalled(found, model.new_decoder(), IDS[:300]) == 96
    found.keep(decoder, always)
    assert recalled(found, model.new_decoder(), IDS[:300]) == 192


def test_recalling_can_be_stopped(tmp_path: Path, model: Model) -> None:
    """Between two blocks; what was read until then counts."""
    found = kept(tmp_path, model, 200)
    decoder = model.new_decoder()
    decoder.append([7] * 50)
    left = [2]

    def stop() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        found.recall(decoder, IDS[:300], stop)
    assert decoder.tokens == IDS[:64]


def test_a_disk_slower_than_the_processor_is_not_waited_for(tmp_path: Path, model: Model) -> None:
    found = kept(tmp_path, model, 200)
    decoder = model.new_decoder()
    assert found.recall(decoder, IDS[:300], nothing, block_s=0.0) == BLOCK
    assert decoder.tokens == IDS[:BLOCK]


def test_a_prompt_longer_than_the_context(tmp_path: Path, model: Model) -> None:
    found = kept(tmp_path, model, 200)
    decoder = model.new_decoder(150)
    assert recalled(found, decoder, IDS[:200]) == 0
    assert recalled(found, decoder, IDS[:150]) == 128
