"""The int8 product of tiles by ARM's matrix multiplication (ARMv8.6), over NEON and dotprod.

Imported only where cpu.features() has "i8mm". smmla multiplies two rows by two tokens, eight columns at once; codes 0..2
are as good signed as unsigned.
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport STEP_BYTES
from cython_kernels.layouts.tile cimport ROW_BLOCK, store_block
from cython_kernels.table cimport I2_S, Kernels, PrefetchRange

cdef extern from "arm_neon.h" nogil:
    # [rows 0, 1] x [tokens 0, 1]: first + second (2 rows, 8) @ third (2 tokens, 8).T
    int32x4_t vmmlaq_s32(int32x4_t, int8x16_t, int8x16_t) noexcept
    int32x4_t vzip1q_s32(int32x4_t, int32x4_t) noexcept
    int32x4_t vzip2q_s32(int32x4_t, int32x4_t) noexcept
    int32x4_t vuzp1q_s32(int32x4_t, int32x4_t) noexcept
    int32x4_t vuzp2q_s32(int32x4_t, int32x4_t) noexcept
    int8x8_t vld1_s8(const int8_t*) noexcept

cdef struct rows4:           # of two tokens
    int32x4_t lower          # rows 0 and 1
    int32x4_t upper          # rows 2 and 3

cdef struct codes4:          # eight columns of four rows
    int8x16_t lower
    int8x16_t upper


cdef inline codes4 codes_at(const uint8_t* tile) noexcept nogil:
    """Four columns of each row lie together in the tile, the next four STEP_BYTES on."""
    cdef int32x4_t first = vreinterpretq_s32_s8(vreinterpretq_s8_u8(vld1q_u8(tile)))
    cdef int32x4_t second = vreinterpretq_s32_s8(vreinterpretq_s8_u8(vld1q_u8(tile + STEP_BYTES)))
    cdef codes4 codes
    codes.lower = vreinterpretq_s8_s32(vzip1q_s32(first, second))
    codes.upper = vreinterpretq_s8_s32(vzip2q_s32(first, second))
    return codes


cdef inline rows4 nothing() noexcept nogil:
    cdef rows4 sums
    sums.lower = sums.upper = vdupq_n_s32(0)
    return sums


cdef inline rows4 multiply_add(rows4 sums, codes4 codes, int8x16_t columns) noexcept nogil:
    sums.lower = vmmlaq_s32(sums.lower, codes.lower, columns)
    sums.upper = vmmlaq_s32(sums.upper, codes.upper, columns)
    return sums


cdef inline void store_rows(int32_t* sums, rows4 rows) noexcept nogil:
    """sums (2 tokens, 32 rows) [:, :4] = rows"""
    vst1q_s32(sums, vuzp1q_s32(rows.lower, rows.upper))
    vst1q_s32(sums + ROW_BLOCK, vuzp2q_s32(rows.lower, rows.upper))


cdef inline void four_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q0, const int8_t* q1, const int8_t* q2,
                             const int8_t* q3, int32_t* sums) noexcept nogil:
    """sums (4 tokens, 32 rows) [:, :16] = half a tile's codes @ the tokens' activations"""
    cdef rows4 a, b, c, d                            # tokens 0 and 1
    cdef rows4 e, f, g, h                            # tokens 2 and 3
    cdef codes4 codes
    cdef int8x16_t first, second
    cdef Py_ssize_t k
    a = b = c = d = e = f = g = h = nothing()
    for k in range(0, cols, 8):                      # where the last four columns are missing the activations are zero
        first = vcombine_s8(vld1_s8(q0 + k), vld1_s8(q1 + k))
        second = vcombine_s8(vld1_s8(q2 + k), vld1_s8(q3 + k))
        codes = codes_at(tile)
        a = multiply_add(a, codes, first)
        e = multiply_add(e, codes, second)
        codes = codes_at(tile + 16)
        b = multiply_add(b, codes, first)
        f = multiply_add(f, codes, second)
        codes = codes_at(tile + 32)
        c = multiply_add(c, codes, first)
        g = multiply_add(g, codes, second)
        codes = codes_at(tile + 48)
        d = multiply_add(d, codes, first)
        h = multiply_add(h, codes, second)
        tile += 2 * STEP_BYTES
    store_rows(sums, a)
    store_rows(sums + 4, b)
    store_rows(sums + 8, c)
    store_rows(sums + 12, d)
    store_rows(sums + 2 * ROW_BLOCK, e)
    store_rows(sums + 2 * ROW_BLOCK + 4, f)
    store_rows(sums + 2 * ROW_BLOCK + 8, g)
    store_rows(sums + 2 * ROW_BLOCK + 12, h)


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const PrefetchRange* next) noexcept nogil:
    cdef int32_t sums[4 * ROW_BLOCK]
    cdef const int8_t* p[4]
    cdef Py_ssize_t t, i
    for t in range(0, n, 4):
        for i in range(4):                           # beyond the last token it is computed again
            p[i] = q + min(t + i, n - 1) * q_stride
        four_tokens(tile, cols, p[0], p[1], p[2], p[3], sums)
        four_tokens(tile + 64, cols, p[0], p[1], p[2], p[3], sums + 16)
        for i in range(min(<Py_ssize_t> 4, n - t)):
            store_block(acc + (t + i) * acc_stride, rows, sums + i * ROW_BLOCK, qsum[t + i])


def fill(Kernels table):
    """Put the matrix multiplication into ``table``, which holds NEON's and dotprod's kernels."""
    table.isa = "i8mm"
    table.gemm = gemm
    table.provide("i2_s", table.formats[<int> I2_S])         # many tokens go through gemm, one through dotprod's matvec
