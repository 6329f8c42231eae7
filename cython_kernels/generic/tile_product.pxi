# The int8 product of a tile with many tokens. Included after
#
#     TILE_COLUMNS                         columns whose piece of the tile stays in the first cache for TOKENS tokens
#     TOKENS, TOKENS_AT_ONCE               tokens that share a walk over the tile, and those that some_tokens() takes
#     some_tokens(tile, cols, q, sums)     sums (TOKENS_AT_ONCE, 32) += the tile's codes @ the tokens' activations
#                                          q[i] (cols,), at most TILE_COLUMNS
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.tile cimport ROW_BLOCK, store_block
from cython_kernels.table cimport PrefetchRange


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const PrefetchRange* next) noexcept nogil:
    cdef int32_t sums[TOKENS * ROW_BLOCK]
    cdef const int8_t* p[TOKENS_AT_ONCE]
    cdef Py_ssize_t first = 0, count, c, t, i
    while first < n:
        count = min(<Py_ssize_t> TOKENS, n - first)
        memset(sums, 0, sizeof(sums))
        c = 0
        while c < cols:
            t = 0
            while t < count:
                for i in range(TOKENS_AT_ONCE):      # beyond the last token it is computed again
                    p[i] = q + min(first + t + i, n - 1) * q_stride + c
                some_tokens(tile + c * ROW_BLOCK, min(<Py_ssize_t> TILE_COLUMNS, cols - c), p, sums + t * ROW_BLOCK)
                t += TOKENS_AT_ONCE
            c += TILE_COLUMNS
        for t in range(count):
            store_block(acc + (first + t) * acc_stride, rows, sums + t * ROW_BLOCK, qsum[first + t])
        first += TOKENS
