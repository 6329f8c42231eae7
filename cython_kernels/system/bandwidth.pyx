# distutils: language = c++
"""How fast this machine reads memory: the yardstick of ``tern bench``."""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport uint64_t
from libc.string cimport memset

from cython_kernels.system.memory cimport Memory
from cython_kernels.system.pool cimport Pool

import time

cdef enum:
    PIECE = 1 << 20          # bytes a thread takes at once

cdef struct Reading:
    const uint64_t* words
    ptrdiff_t pieces
    uint64_t sums[1024]      # one per thread: the reads must not be optimised away


cdef void read_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: pieces of memory; adds up every word of them"""
    cdef Reading* reading = <Reading*> ctx
    reading.sums[rank] += sum_words(reading.words + begin * (PIECE // 8), (end - begin) * (PIECE // 8))


cdef class Bandwidth:
    """A block of anonymous memory, with the page policy of packed weights, to be read over and over.

    size: bytes, rounded up to whole MB; beyond every cache (1 GB) it measures the memory itself.
    """
    cdef Memory memory
    cdef Pool* pool
    cdef Reading reading

    def __cinit__(self, Py_ssize_t size, int threads):
        if size < 1 or not 1 <= threads <= 1024:
            raise ValueError(f"cannot read {size} bytes with {threads} threads")
        pieces = (size + PIECE - 1) // PIECE
        self.memory = Memory(pieces * PIECE)
        memset(self.memory.data, 1, self.memory.size)
        self.pool = new Pool(threads)
        self.reading.words = <const uint64_t*> self.memory.data
        self.reading.pieces = pieces

    def __dealloc__(self):
        del self.pool

    def read(self):
        """Read it all once; bytes per second."""
        started = time.perf_counter()
        with nogil:
            self.pool.run(read_job, &self.reading, self.reading.pieces, 1)
        return self.memory.size / (time.perf_counter() - started)

    @property
    def total(self):
        """The sum of all words read so far, modulo 2**64: each ``read`` adds 0x0101010101010101 for every 8 bytes."""
        return sum(self.reading.sums[i] for i in range(self.pool.size())) % 2**64
