"""The generator against its authors' answers, log and exp against exact arithmetic, the noise itself."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from engine.sampling import noise

# philox4x32 10 of Random123's kat_vectors: counter, key, result
KNOWN_ANSWERS = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


def words(text: str) -> list[int]:
    return [int(word, 16) for word in text.split()]


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN_ANSWERS)
def test_philox_known_answers(counter: str, key: str, result: str) -> None:
    columns = tuple(np.array([word, word], np.uint64) for word in words(counter))
    k0, k1 = words(key)
    got = noise.philox(columns, (k0, k1))  # type: ignore[arg-type]
    assert [column.tolist() for column in got] == [[word, word] for word in words(result)]


def worst_ulps(got: np.ndarray, exact: list[Decimal]) -> float:
    with localcontext(prec=60):
        return max(
            abs(float((Decimal(float(value)) - want) / Decimal(math.ulp(float(want)))))
            for value, want in zip(got, exact, strict=True)
        )


def test_log_is_accurate() -> None:
    rng = np.random.default_rng(1)
    near_one = 1.0 - np.ldexp(rng.random(300), -rng.integers(1, 52, 300))
    x = np.concatenate(
        [rng.random(300), np.exp(rng.uniform(-40, 40, 300)), near_one, [2.0**-53, 1 - 2.0**-53]]
    )
    with localcontext(prec=40):
        exact = [Decimal(float(value)).ln() for value in x]
    assert worst_ulps(noise.log(x), exact) < 1.0
    assert noise.log(np.array([1.0])).tolist() == [0.0]


def test_exp_is_accurate() -> None:
    x = np.random.default_rng(2).uniform(-60.0, 2.0, 600)
    with localcontext(prec=40):
        exact = [Decimal(float(value)).exp() for value in x]
    assert worst_ulps(noise.exp(x), exact) < 1.5
    assert noise.exp(np.array([0.0])).tolist() == [1.0]


PINNED_NOISE = ["0x1.a6e41dbc593dcp-1", "-0x1.53c31f1b7f158p+0", "-0x1.13e1beec74c7ep-3"]
PINNED_LOG = ["-0x1.26bb1bbb55515p+1", "-0x1.6d3c324e13f50p-2", "0x1.343774f3e2362p+2"]
PINNED_EXP = ["0x1.cf46d99d52b3ap-1", "0x1.fc80db9dd5542p-2", "0x1.da9fb9e4ee720p-179"]


def test_the_same_bits_everywhere() -> None:
    """Pinned results: another machine, another NumPy must give these very bits."""
    assert [
        float(x).hex() for x in noise.gumbel(np.array([0, 1, 128255]), 2**64 - 1, 2**33 + 7)
    ] == PINNED_NOISE
    x = np.array([0.1, 0.7, 123.456])
    assert [float(y).hex() for y in noise.log(x)] == PINNED_LOG
    assert [float(y).hex() for y in noise.exp(-x)] == PINNED_EXP


def test_noise_belongs_to_seed_position_and_id() -> None:
    many = noise.gumbel(np.arange(40_000), seed=5, position=9)
    few = np.array([3, 16_384, 39_999])
    assert noise.gumbel(few, 5, 9).tolist() == many[few].tolist()
    for seed, position in ((6, 9), (5, 10), (5 + 2**32, 9), (5, 9 + 2**32)):
        assert not np.isin(noise.gumbel(few, seed, position), many).any()


def test_noise_is_gumbel_noise() -> None:
    """Kolmogorov-Smirnov against exp(-exp(-g)); 1.95 / sqrt(n) is passed by chance once in 1000 seeds."""
    n = 100_000
    g = np.sort(noise.gumbel(np.arange(n), seed=1, position=0))
    distance = np.abs(np.exp(-np.exp(-g)) - (np.arange(n) + 0.5) / n).max()
    assert distance < 1.95 / math.sqrt(n)


def test_no_noise_is_outside_its_bounds() -> None:
    extreme = np.array([2.0**-53, 1 - 2.0**-53])  # all bits 0, all bits 1
    least, most = -noise.log(-noise.log(extreme))
    assert noise.LEAST_NOISE < least < noise.LEAST_NOISE + 0.001
    assert noise.MOST_NOISE - 0.001 < most < noise.MOST_NOISE
