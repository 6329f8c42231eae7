"""Whole passes through a small network: the same bits from every format, instruction set and thread count.

The bits are also written down, so that processors that never meet are compared: ``make test-qemu`` and
``make test-arm`` run this on emulated ones. It needs NumPy only, where tests/test_golden_answer.py needs the
whole engine. If the numerics are changed on purpose, take the new values from the scalar kernels.
"""

import hashlib
from functools import cache

import numpy as np
import pytest

import cython_kernels
from cython_kernels.network.decoder import Decoder
from cython_kernels.network.network import Network
from tests.helpers.each import each
from tests.helpers.networks import random_network

IDS = [int(i) for i in np.random.RandomState(11).randint(0, 128, 266)]  # more than one chunk of attention
PROMPT = 260
# activation, KV cache, threads: of the logits (266, 128) float32, little-endian
WRITTEN_DOWN = {
    ("relu2", "f16", 1): "92e1a786f4cc9725e3f9910654d94f4df55634afb7f0e597c5aa8c0784fe448c",
    ("silu", "f32", 3): "f60491e8f51ce14393bd6b0cae38fb849526cdad0968311f11f7b55bf18fe14c",
}


# bits of an activation, KV cache, threads: the same with weights of five ternary digits
DIGITS_WRITTEN_DOWN = {
    (16, "f32", 1): "95d5ba19f9dd71d4ccd6121365f6385da53ec964ff590701131f201263f3bff5",
    (8, "f16", 3): "e5174a3dca32c9f195b9582a07b90ac20f564df2bd4b724664e8e7e661242f41",
}


@cache
def network(kernel: str, isa: str, activation: str) -> Network:
    silu = activation == "silu"
    return random_network(
        cython_kernels.load(isa),
        kernel,
        seed=7,
        hidden=192,
        ffn=416,
        vocab=128,
        divides=silu,
        sub_norms=not silu,
        silu=silu,
    )


@each("activation, kv, threads", WRITTEN_DOWN)
@pytest.mark.parametrize(("kernel", "isa"), cython_kernels.provided())
def test_logits_are_those_written_down(kernel: str, isa: str, activation: str, kv: str, threads: int) -> None:
    assert digest(network(kernel, isa, activation), kv, threads) == WRITTEN_DOWN[activation, kv, threads]


@each("bits, kv, threads", DIGITS_WRITTEN_DOWN)
@pytest.mark.parametrize(("kernel", "isa"), cython_kernels.provided_digits())
def test_logits_of_digits_are_those_written_down(
    kernel: str, isa: str, bits: int, kv: str, threads: int
) -> None:
    net = random_network(
        cython_kernels.load(isa),
        kernel,
        seed=7,
        hidden=192,
        ffn=416,
        vocab=128,
        sub_norms=False,
        silu=True,
        activation_bits=bits,
    )
    assert digest(net, kv, threads) == DIGITS_WRITTEN_DOWN[bits, kv, threads]


def digest(net: Network, kv: str, threads: int) -> str:
    """Of all logits: the prompt at once, then token by token."""
    decoder = Decoder(net, 300, kv, threads)
    logits = decoder.logits(IDS[:PROMPT])
    assert logits is not None
    steps = []
    for token in IDS[PROMPT:]:
        row = decoder.step(token)
        assert row is not None
        steps.append(row.copy())
    together = np.concatenate([logits, steps])
    assert np.isfinite(together).all() and together.std() > 0.1
    return hashlib.sha256(together.tobytes()).hexdigest()


@each("kv", ["f16", "f32"])
def test_keys_and_values_that_were_saved_are_as_good_as_computed(kv: str) -> None:
    """In pieces, into a decoder with another context and other threads: the same bits follow."""
    net = network("i2_s", "scalar", "relu2")
    computed = Decoder(net, 300, kv, 1)
    expected = computed.logits(IDS)
    parts = [(0, 7), (7, 8), (8, 100), (100, 259)]
    saved = [computed.save(first, last) for first, last in parts]
    assert [part.nbytes for part in saved] == [(last - first) * computed.token_bytes for first, last in parts]
    assert computed.token_bytes == 2 * 2 * 1 * 64 * (2 if kv == "f16" else 4)

    restored = Decoder(net, 270, kv, 2)
    restored.append([1, 2, 3])
    restored.truncate(0)
    for (first, last), part in zip(parts, saved, strict=True):
        restored.restore(IDS[first:last], part.tobytes())
    assert restored.tokens == IDS[:259]
    logits = restored.logits(IDS[259:])
    assert expected is not None and logits is not None
    assert logits.tobytes() == expected[259:].tobytes()


def test_doors_of_saving_are_checked() -> None:
    decoder = Decoder(network("i2_s", "scalar", "relu2"), 10, "f16", 1)
    decoder.append([1, 2, 3])
    for first, last in [(0, 4), (2, 2), (-1, 2), (3, 2)]:
        with pytest.raises(ValueError, match="positions"):
            decoder.save(first, last)
    data = decoder.save(0, 3)
    for ids, content in [([1, 2], data), ([1, 2, 3], data[:-1]), ([], data[:0])]:
        with pytest.raises(ValueError, match="bytes are not"):
            decoder.restore(ids, content)
    with pytest.raises(ValueError, match="not in the vocabulary"):
        decoder.restore([1, 2, 128], data)
    decoder.append([4] * 5)
    with pytest.raises(ValueError, match="do not fit"):
        decoder.restore([1, 2, 3], data)
    assert decoder.tokens == [1, 2, 3, 4, 4, 4, 4, 4]
