# distutils: language = c++
"""How fast the product of one format is by itself, in cache and from memory, beside a plain read of the same bytes.

A matrix lies in memory in copies. ``from_memory`` walks through them as a pass walks through its layers, ``in_cache``
has each thread multiply one of them over and over.
"""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint64_t
from libc.string cimport memcpy

from cython_kernels.layouts.tile cimport COL_PAD, ROW_BLOCK
from cython_kernels.system.bandwidth cimport sum_words
from cython_kernels.system.memory cimport Memory
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport Digits, FormatKernels, Gemm, Kernels, PrefetchRange, multiply

import time

import numpy as np

cdef enum:
    LINE = 64
    GRAIN = 4                # row blocks a thread takes at once of one token, as in a pass
    PIECES = 16              # of a matrix, that are read at once

cdef struct Total:           # of one thread: what was computed must not be optimised away
    int64_t sums
    uint64_t words
    char padding[48]

cdef struct Product:
    const FormatKernels* ternary     # NULL of digits
    const Digits* digits
    Gemm gemm
    Py_ssize_t rows, cols, size      # size: bytes of a copy, a multiple of eight lines
    const uint8_t* matrices
    Py_ssize_t copies
    Py_ssize_t first                 # the copy with which a walk begins
    Py_ssize_t passes                # of a thread over its own copy
    Py_ssize_t tokens, stride
    const int8_t* codes              # (tokens, stride)
    const int16_t* words             # of digits, instead
    const int32_t* code_sums         # (tokens,)
    const int8_t* table              # or codes, of one token
    uint8_t* scratch                 # (threads, scratch_size): sums, then a tile
    Py_ssize_t sums_size, scratch_size
    Total* totals                    # (threads,)


cdef class ProductRate:
    """The product of a matrix with codes of one or more tokens.

    kernel: a name in ``Kernels.origins`` or DIGITS_KERNEL; packed: what ``pack`` made of (rows, cols) weights; q:
    (tokens, cols), int8, or int16 of digits. copies: of the matrix in memory, at least one for each thread.
    """
    cdef Kernels kernels
    cdef Memory matrices, table, scratch, counted
    cdef object kept
    cdef Pool* pool
    cdef Product product

    def __cinit__(self, Kernels kernels, str kernel, Memory packed, Py_ssize_t rows, q, Py_ssize_t copies, int threads):
        cdef Py_ssize_t tokens = q.shape[0], cols = q.shape[1], i
        cdef const FormatKernels* ternary = kernels.ternary(kernel)
        cdef bint digits = ternary.pack == NULL
        cdef int8_t[:, ::1] codes
        cdef int16_t[:, ::1] words
        cdef int32_t[::1] sums
        if not 1 <= threads <= copies or rows % (GRAIN * ROW_BLOCK) or tokens < 1 or packed.size != ternary.packed_bytes(rows, cols):
            raise ValueError(f"cannot multiply {rows} x {cols} in {copies} copies with {threads} threads")
        padded = np.zeros((tokens, (cols + COL_PAD - 1) // COL_PAD * COL_PAD), np.int16 if digits else np.int8)
        padded[:, :cols] = q
        sums = np.asarray(q).sum(axis=1, dtype=np.int32)
        self.kernels, self.kept = kernels, (padded, sums)
        self.product.digits, self.product.gemm = &kernels.digits, kernels.gemm
        self.product.rows, self.product.cols = rows, cols
        self.product.size = (packed.size + LINE * PIECES - 1) // (LINE * PIECES) * (LINE * PIECES)
        self.product.copies, self.product.tokens, self.product.stride = copies, tokens, padded.shape[1]
        self.product.code_sums = &sums[0]
        self.matrices = Memory(copies * self.product.size)
        self.product.matrices = self.matrices.data
        for i in range(copies):
            memcpy(self.matrices.data + i * self.product.size, packed.data, packed.size)
        if digits:
            words = padded
            self.product.words = &words[0, 0]
        else:
            codes = padded
            self.product.ternary, self.product.codes = ternary, &codes[0, 0]
            self.product.table = self.product.codes
            if ternary.make_table != NULL:
                self.table = Memory(ternary.table_bytes(cols))
                ternary.make_table(self.product.codes, cols, self.table.data)
                self.product.table = <const int8_t*> self.table.data
        self.product.sums_size = (tokens * GRAIN * ROW_BLOCK * 4 + LINE - 1) // LINE * LINE
        self.product.scratch_size = self.product.sums_size + ROW_BLOCK * self.product.stride
        self.scratch = Memory(threads * self.product.scratch_size)
        self.product.scratch = self.scratch.data
        self.counted = Memory(threads * sizeof(Total))
        self.product.totals = <Total*> self.counted.data
        self.pool = new Pool(threads)

    def __dealloc__(self):
        del self.pool

    def from_memory(self, Py_ssize_t count):
        """Multiply the next ``count`` copies, which all threads share; seconds."""
        started = time.perf_counter()
        with nogil:
            self.pool.run(walk_job, &self.product, count * (self.product.rows // ROW_BLOCK), GRAIN if self.product.tokens == 1 else 1)
        seconds = time.perf_counter() - started
        self.product.first = (self.product.first + count) % self.product.copies
        return seconds

    def plain_read(self, Py_ssize_t count):
        """Only read the next ``count`` copies; seconds."""
        started = time.perf_counter()
        with nogil:
            self.pool.run(read_job, &self.product, count * PIECES, 1)
        seconds = time.perf_counter() - started
        self.product.first = (self.product.first + count) % self.product.copies
        return seconds

    def in_cache(self, Py_ssize_t passes):
        """Every thread multiplies a copy of its own ``passes`` times; seconds."""
        self.product.passes = passes
        started = time.perf_counter()
        with nogil:
            self.pool.run(cached_job, &self.product, self.pool.size(), 1)
        return time.perf_counter() - started

    def make_tables(self, Py_ssize_t times):
        """Make the table of the first token ``times`` times, by one thread; seconds, or None in formats without one."""
        cdef Py_ssize_t _
        if self.table is None:
            return None
        started = time.perf_counter()
        with nogil:
            for _ in range(times):
                self.product.ternary.make_table(self.product.codes, self.product.cols, self.table.data)
        return time.perf_counter() - started

    @property
    def weight_bytes(self):
        """Of one copy, as it is read."""
        return self.product.size

    @property
    def total(self):
        """The sum of all sums computed so far, of all rows and tokens; of digits each is rounded to a whole number first."""
        return sum(self.product.totals[i].sums for i in range(self.pool.size()))

    @property
    def words_read(self):
        """The sum of all words that ``plain_read`` read so far, modulo 2**64."""
        return sum(self.product.totals[i].words for i in range(self.pool.size())) % 2**64


cdef void multiply_blocks(Product* p, Py_ssize_t copy, Py_ssize_t row0, Py_ssize_t row1, int rank) noexcept nogil:
    """Rows row0 .. row1 of one copy, at most GRAIN row blocks, with all tokens, as a pass has them multiplied."""
    cdef const uint8_t* packed = p.matrices + copy * p.size
    cdef uint8_t* scratch = p.scratch + rank * p.scratch_size
    cdef int32_t* acc = <int32_t*> scratch
    cdef Py_ssize_t rows = row1 - row0, i
    cdef int64_t total = 0
    cdef PrefetchRange next
    if p.ternary == NULL:
        p.digits.multiply(packed, p.rows, p.cols, p.words, p.stride, p.tokens, <float*> acc - row0, rows, row0, row1)
        for i in range(p.tokens * rows):
            total += <int64_t> (<float*> acc)[i]
    else:
        if p.tokens == 1 and p.ternary.matvec != NULL:
            p.ternary.matvec(packed, p.rows, p.cols, p.table, p.code_sums[0], acc - row0, row0, row1)
        else:
            next = PrefetchRange(<const char*> packed + p.ternary.packed_bytes(row1, p.cols), p.ternary.packed_bytes(ROW_BLOCK, p.cols) // LINE, LINE)
            multiply(p.ternary, p.gemm, packed, p.rows, p.cols, p.codes, p.stride, p.code_sums, p.tokens, acc - row0, rows,
                     row0, row1, scratch + p.sums_size, &next)
        for i in range(p.tokens * rows):
            total += acc[i]
    p.totals[rank].sums += total


cdef void walk_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks, counted through the copies"""
    cdef Product* p = <Product*> ctx
    cdef ptrdiff_t blocks = p.rows // ROW_BLOCK, last
    while begin < end:
        last = min(end, (begin // blocks + 1) * blocks)
        multiply_blocks(p, (p.first + begin // blocks) % p.copies, begin % blocks * ROW_BLOCK,
                        (last - begin + begin % blocks) * ROW_BLOCK, rank)
        begin = last


cdef void cached_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: copies, each of which is multiplied ``passes`` times"""
    cdef Product* p = <Product*> ctx
    cdef Py_ssize_t row, _
    for _ in range(p.passes):
        for row in range(0, p.rows, 128):            # GRAIN * ROW_BLOCK; a literal, so that the loop is a plain one
            multiply_blocks(p, begin, row, row + GRAIN * ROW_BLOCK, rank)


cdef void read_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: pieces of copies"""
    cdef Product* p = <Product*> ctx
    cdef Py_ssize_t size = p.size // PIECES
    cdef const uint8_t* piece
    cdef ptrdiff_t i
    for i in range(begin, end):
        piece = p.matrices + (p.first + i // PIECES) % p.copies * p.size + i % PIECES * size
        p.totals[rank].words += sum_words(<const uint64_t*> piece, size // 8)
