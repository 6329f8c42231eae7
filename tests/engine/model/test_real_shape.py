"""The shape of BitNet b1.58 2B4T: one layer in every run, all thirty layers in ``make test-full``."""

import resource
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from engine.machine.kernel_choice import available_kernels
from engine.model.model import Model
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.synthetic import BITNET_2B4T, synthetic_checkpoint, write_checkpoint
from tests.helpers.toy import toy_config

ONE_LAYER = replace(BITNET_2B4T, num_layers=1, vocab_size=1024, bos_id=None, eos_ids=())


def greedy(
    model: Model, ids: list[int], count: int, threads: int
) -> tuple[list[int], npt.NDArray[np.float32]]:
    """The next ``count`` tokens, and the logits of the last one."""
    decoder = model.new_decoder(threads=threads)
    assert decoder.append(ids[:-1])
    out, token = [], ids[-1]
    for _ in range(count):
        logits = decoder.step(token)
        assert logits is not None
        token = int(logits.argmax())
        out.append(token)
    assert logits is not None
    return out, logits.copy()


@pytest.mark.parametrize(
    ("config", "count"),
    [(ONE_LAYER, 3), (toy_config(hidden=96, ffn=160, layers=3), 64)],
    ids=["2B4T layer", "toy"],
)
def test_every_kernel_gives_the_same_text_and_bits(config, count) -> None:  # type: ignore[no-untyped-def]
    weights = synthetic_checkpoint(config, 3)
    ids = [7, 300, 12, 5, 99, 41]
    want = greedy(Model(weights, name="one", isa="scalar", context=128), ids, count, threads=1)
    for kernel, isa in available_kernels():
        model = Model(weights, name="one", kernel=kernel, isa=isa, context=128)
        for threads in (1, 2, 4) if isa != "scalar" else (2,):
            text, logits = greedy(model, ids, count, threads)
            assert text == want[0], (kernel, isa, threads)
            assert np.array_equal(logits, want[1]), (kernel, isa, threads)


@pytest.mark.full
def test_two_tokens_of_the_whole_network_from_every_kernel(tmp_path: Path) -> None:
    """All kernels of this CPU but the scalar ones of lookup formats; below 2.0 GB with the full context."""
    folder = tmp_path / "2b4t"
    write_checkpoint(folder, BITNET_2B4T, 0)
    want: tuple[list[int], npt.NDArray[np.float32]] | None = None
    best = dict(available_kernels())
    for kernel, isa in [*best.items(), ("i2_s", "scalar")]:
        weights = open_checkpoint(folder)
        model = Model(weights, name="2b4t", kernel=kernel, isa=isa, context=4096)
        got = greedy(model, [128000, 1502, 25], 2, threads=2)
        want = want or got
        assert got[0] == want[0], (kernel, isa)
        assert np.array_equal(got[1], want[1]), (kernel, isa)
        del model
        weights.close()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 < 2.0e9
