"""The loop that only reads memory: the yardstick of whatever reads weights."""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport uint64_t

from cython_kernels.system.prefetch cimport PREFETCH_READ

cdef enum:
    AHEAD = 512              # words (4 KB) prefetched ahead, as the kernels do: a fair yardstick is as fast as it can be


cdef inline uint64_t sum_words(const uint64_t* words, ptrdiff_t count) noexcept nogil:
    """The sum of ``count`` words, a multiple of eight, modulo 2**64; whoever uses it keeps the reads from being optimised away."""
    cdef uint64_t a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0
    cdef ptrdiff_t i
    for i in range(0, count, 8):
        PREFETCH_READ(words + i + AHEAD)
        a += words[i]
        b += words[i + 1]
        c += words[i + 2]
        d += words[i + 3]
        e += words[i + 4]
        f += words[i + 5]
        g += words[i + 6]
        h += words[i + 7]
    return a + b + c + d + e + f + g + h
