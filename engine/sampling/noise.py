"""The sampler's randomness: Philox4x32-10, and a logarithm and an exponential that are alike everywhere.

Only IEEE float64 ``+ - * /``, exact scalings and integer arithmetic are used, one NumPy operation at a
time, so that a seed gives the same text whatever the CPU, the operating system and its libm
(NUMERICS.md section 10). NumPy's own log and exp are not used: their last bits differ between machines.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Words = NDArray[np.uint64]  # 32-bit words, kept in 64 bits so that products fit
Block = tuple[Words, Words, Words, Words]

# Philox4x32: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3.
_ROUNDS = 10
_MULTIPLIERS = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
_WEYL = (0x9E3779B9, 0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_32 = np.uint64(32)

# ln 2 in two parts: the first has 21 trailing zero bits, so that k * _LN2_HIGH is exact for any exponent k.
_LN2_HIGH = float.fromhex("0x1.62e42fee00000p-1")
_LN2_LOW = float.fromhex("0x1.a39ef35793c76p-33")
_PER_LN2 = float.fromhex("0x1.71547652b82fep+0")
_SQRT_HALF = float.fromhex("0x1.6a09e667f3bcdp-1")

_ATANH_TERMS = 11  # with |s| < 0.1716 the first term left out is below 2**-56
_EXP_TERMS = 14  # with |r| < 0.3466 the first term left out is below 2**-57

_SLICE = 16384  # numbers at a time: the temporaries stay in the L2 cache

# The smallest and the largest Gumbel noise there is: uniforms lie between 2**-53 and 1 - 2**-53.
LEAST_NOISE, MOST_NOISE = -3.604, 36.737


def philox(counter: Block, key: tuple[int, int]) -> Block:
    """Philox4x32-10: four random 32-bit words, each (n,), for n counters of four words under one key."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(_ROUNDS):
        first, second = c0 * _MULTIPLIERS[0], c2 * _MULTIPLIERS[1]
        c0, c1 = (second >> _32) ^ c1 ^ np.uint64(k0), second & _LOW
        c2, c3 = (first >> _32) ^ c3 ^ np.uint64(k1), first & _LOW
        k0, k1 = (k0 + _WEYL[0]) & 0xFFFFFFFF, (k1 + _WEYL[1]) & 0xFFFFFFFF
    return c0, c1, c2, c3


def log(x: Floats) -> Floats:
    """Natural logarithm of positive, finite, normal numbers, to about 1 ulp.

    x = 2**k * m with m in [sqrt(1/2), sqrt(2)); ln m = 2 atanh(s) with s = (m - 1) / (m + 1).
    """
    m, k = np.frexp(x)
    low = m < _SQRT_HALF
    m = np.where(low, m + m, m)
    exponent = (k - low).astype(np.float64)
    f = m - 1.0
    s = f / (f + 2.0)
    square = s * s
    series = np.full_like(s, 1.0 / (2 * _ATANH_TERMS + 1))
    for n in range(_ATANH_TERMS - 1, 0, -1):
        series *= square
        series += 1.0 / (2 * n + 1)
    # 2 atanh(s) = f - s * (f - 2 * square * series): the large part, f, is exact.
    return exponent * _LN2_HIGH + (f - (s * (f - 2.0 * square * series) - exponent * _LN2_LOW))


def exp(x: Floats) -> Floats:
    """e**x for x in [-700, 700], to about 1 ulp: 2**k * e**r with |r| <= ln(2) / 2, e**r by its series."""
    k = np.rint(x * _PER_LN2)
    r = x - k * _LN2_HIGH - k * _LN2_LOW
    series = np.full_like(r, 1.0 / math.factorial(_EXP_TERMS))
    for n in range(_EXP_TERMS - 1, -1, -1):
        series *= r
        series += 1.0 / math.factorial(n)
    return np.ldexp(series, k.astype(np.int32))


def uniform(ids: NDArray[np.integer], seed: int, position: int) -> Floats:
    """(n,) uniforms in (0, 1), one for each token id: 52 random bits and a half, times 2**-52."""
    zero = np.zeros(len(ids), np.uint64)
    place = zero + np.uint64(position & 0xFFFFFFFF), zero + np.uint64(position >> 32)
    high, low, _, _ = philox((ids.astype(np.uint64), *place, zero), (seed & 0xFFFFFFFF, seed >> 32))
    bits = (high << np.uint64(20)) | (low >> np.uint64(12))
    return (bits.astype(np.float64) + 0.5) * 2.0**-52


def gumbel(ids: NDArray[np.integer], seed: int, position: int) -> Floats:
    """(n,) Gumbel noise for the token ``ids`` (n,) at one position of the text.

    Argmax of score + noise is an exact sample of softmax(scores). The noise of an id does not depend on
    which other ids are asked for. ``seed`` has 64 bits; ``position`` counts the tokens before this one.
    """
    noise = np.empty(len(ids), np.float64)
    for start in range(0, len(ids), _SLICE):
        part = slice(start, start + _SLICE)
        noise[part] = -log(-log(uniform(ids[part], seed, position)))
    return noise
