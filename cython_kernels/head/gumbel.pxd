"""Bounds of the sampler's Gumbel noise for one token: Philox4x32-10 as engine/noise.py has it, then a table in the place of logs.

The noise of a token is g = -log(-log(u)), u = (bits + 1/2) 2^-52 with 52 random bits. It falls with v = 2^52 - bits, and a
bin holds the v of one sixteenth of an octave, so that the table knows g to about 1/16 where it is large.
"""
from libc.stdint cimport int64_t, uint32_t, uint64_t

cdef enum:
    BINS = 53 * 16               # v = 1 .. 2**52

cdef struct Noise:
    uint64_t seed
    uint64_t position
    double low[BINS]             # of the g in each bin, outward
    double high[BINS]

cdef extern from * nogil:
    """
    #include <stdint.h>
    #include <string.h>
    static inline uint64_t double_bits(double x) { uint64_t b; memcpy(&b, &x, 8); return b; }
    """
    uint64_t double_bits(double x) noexcept


cdef inline int bin_of(const Noise* noise, uint32_t token) noexcept nogil:
    cdef uint32_t c0 = token
    cdef uint32_t c1 = <uint32_t> noise.position
    cdef uint32_t c2 = <uint32_t> (noise.position >> 32)
    cdef uint32_t c3 = 0
    cdef uint32_t k0 = <uint32_t> noise.seed
    cdef uint32_t k1 = <uint32_t> (noise.seed >> 32)
    cdef uint64_t first, second
    cdef int _round
    for _round in range(10):
        first = <uint64_t> c0 * <uint32_t> 0xD2511F53
        second = <uint64_t> c2 * <uint32_t> 0xCD9E8D57
        c0 = <uint32_t> (second >> 32) ^ c1 ^ k0
        c1 = <uint32_t> second
        c2 = <uint32_t> (first >> 32) ^ c3 ^ k1
        c3 = <uint32_t> first
        k0 += <uint32_t> 0x9E3779B9
        k1 += <uint32_t> 0xBB67AE85
    # v as a double is exact: its exponent and the first four bits behind it are the bin
    return <int> ((double_bits(<double> <int64_t> ((<uint64_t> 1 << 52) - (<uint64_t> c0 << 20 | c1 >> 12))) >> 48) - 0x3FF0)
