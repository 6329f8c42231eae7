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
from cython_kernels.network.network import HEAD_NORMS, Network, rope_tables, yarn_frequencies
from tests.helpers.each import each
from tests.helpers.networks import random_network

IDS = [int(i) for i in np.random.RandomState(11).randint(0, 128, 266)]  # more than one chunk of attention
PROMPT = 260
YARN = (4.0, 64, 32.0, 1.0, 0.1 * 1.3862943611198906 + 1)  # of a model for 64 positions, stretched four times
ODD = {"seed": 7, "hidden": 192, "ffn": 416, "vocab": 128}  # widths that are no multiples of all blocks
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


# KV cache, threads: the same where each head of queries and keys is normalised, and rotations are stretched
QWEN3_WRITTEN_DOWN = {
    ("f16", 1): "b14732c870228555d31c7d0f71f02138e7b8619b808883b7a7444655729b3f7f",
    ("f32", 3): "e05003925747893ac728412b944408351b1636be9df3d8a849cf143cb905d28a",
}


# bits of an activation, KV cache, threads: the same with an fp16 scale per group of 128 columns, tables too
GROUPS_WRITTEN_DOWN = {
    (16, "f32", 1): "3bdd4940fe62c0c7839ac324e1ae95662580fb2842a586b3b3f0240e0c76b3e7",
    (8, "f16", 3): "51a64bd4a39401ae7c6e5c0a931d6085484b6afcef3445029c60954e9a09e2b5",
}


@cache
def network(kernel: str, isa: str, activation: str) -> Network:
    silu = activation == "silu"
    return random_network(
        cython_kernels.load(isa),
        kernel,
        **ODD,
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
        **ODD,
        sub_norms=False,
        silu=True,
        activation_bits=bits,
    )
    assert digest(net, kv, threads) == DIGITS_WRITTEN_DOWN[bits, kv, threads]


@each("kv, threads", QWEN3_WRITTEN_DOWN)
@pytest.mark.parametrize(("kernel", "isa"), cython_kernels.provided())
def test_logits_of_qwen3_are_those_written_down(kernel: str, isa: str, kv: str, threads: int) -> None:
    net = random_network(
        cython_kernels.load(isa),
        kernel,
        **ODD,
        sub_norms=False,
        silu=True,
        qk_norms=True,
        yarn=YARN,
    )
    assert digest(net, kv, threads) == QWEN3_WRITTEN_DOWN[kv, threads]


@each("bits, kv, threads", GROUPS_WRITTEN_DOWN)
@pytest.mark.parametrize(("kernel", "isa"), cython_kernels.provided_groups())
def test_logits_of_groups_are_those_written_down(
    kernel: str, isa: str, bits: int, kv: str, threads: int
) -> None:
    net = groups_network(kernel, isa, bits)
    assert digest(net, kv, threads) == GROUPS_WRITTEN_DOWN[bits, kv, threads]


def groups_network(kernel: str, isa: str, bits: int) -> Network:
    return random_network(
        cython_kernels.load(isa),
        kernel,
        seed=7,
        hidden=256,
        ffn=384,
        vocab=128,
        heads=4,
        kv_heads=2,
        sub_norms=False,
        silu=True,
        qk_norms=True,
        yarn=YARN,
        activation_bits=bits,
        groups=cython_kernels.load_groups(isa),
    )


def test_weights_of_groups_go_into_networks_of_groups() -> None:
    net = groups_network("groups", "scalar", 16)
    other = network("i2_s", "scalar", "relu2")
    codes, scales = np.zeros((256, 64), np.uint8), np.zeros((256, 2), np.uint16)
    net.set_groups(0, "q", codes, scales)
    with pytest.raises(ValueError, match="q of layer 0 is 255 x 256, not 256 x 256"):
        net.set_groups(0, "q", codes[1:], scales)
    with pytest.raises(ValueError, match="does not take packed codes"):
        net.set_matrix(0, "q", np.zeros((64, 256), np.uint8), 1.0, False)
    with pytest.raises(ValueError, match="a table is 256 x 256, not 128 x 256"):
        net.set_group_tables((codes, scales), None, np.ones(256, np.float32))
    with pytest.raises(ValueError, match="takes no scales of groups"):
        other.set_groups(0, "q", np.zeros((192, 48), np.uint8), scales[:192])
    with pytest.raises(ValueError, match="takes no such tables"):
        other.set_group_tables((codes, scales), None, np.ones(192, np.float32))
    for wrong in ({"groups": None}, {"hidden": 192}, {"skips_up": True, "silu": False}):
        options = {"hidden": 256, "ffn": 384, "vocab": 128, "silu": True, "groups": net.groups} | wrong
        with pytest.raises(ValueError, match="do not fit|cannot skip|no kernel"):
            random_network(net.kernels, "groups", 7, **options)


def test_norms_of_heads_are_in_all_layers_or_in_none() -> None:
    options = {"hidden": 192, "ffn": 416, "vocab": 128, "silu": True, "sub_norms": False, "qk_norms": True}
    for name in HEAD_NORMS:
        with pytest.raises(ValueError, match="65 values, not 64"):
            net = random_network(cython_kernels.load("scalar"), "i2_s", 7, **options)
            net.set_norm(0, name, np.ones(65, np.float32))
    half = random_network(cython_kernels.load("scalar"), "i2_s", 7, **options | {"qk_norms": False})
    half.set_norm(1, "q", np.ones(64, np.float32))
    with pytest.raises(ValueError, match="layer 1 has not the norms of heads"):
        half.check_complete()


@pytest.mark.parametrize(
    ("theta", "original", "d", "low", "high"),
    [(1e6, 8192, 128, 17, 34), (1e6, 16384, 128, 20, 37), (1e4, 64, 32, 0, 5)],
)
def test_yarn_keeps_fast_rotations_and_stretches_slow_ones(
    theta: float, original: int, d: int, low: int, high: int
) -> None:
    """low and high: of the formula, by hand."""
    found = yarn_frequencies(d, theta, 4.0, original, 32.0, 1.0).astype(np.float64)
    plain = theta ** (-np.arange(0, d, 2) / d)
    np.testing.assert_allclose(found[: low + 1], plain[: low + 1], rtol=1e-7)
    np.testing.assert_allclose(found[high:], plain[high:] / 4, rtol=1e-7)
    middle = (low + high) // 2
    share = (middle - low) / (high - low)
    assert found[middle] == pytest.approx(plain[middle] * (1 - share + share / 4), rel=1e-7)
    assert (np.diff(found) < 0).all()


def test_cosine_and_sine_are_multiplied_from_the_first_position_on() -> None:
    cosines, sines = rope_tables(9, 64, 1e6, YARN)
    assert (cosines[0] == np.float32(0.1 * np.log(4) + 1)).all() and (sines[0] == 0).all()
    np.testing.assert_allclose(cosines**2 + sines**2, 1.1386294**2, rtol=1e-6)
    plain, _ = rope_tables(9, 64, 1e6)
    assert (plain[0] == 1).all() and (np.abs(plain[1:]) <= 1).all()


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
