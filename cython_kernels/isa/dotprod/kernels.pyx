"""Kernels of ARM's dot product instruction (ARMv8.2), over those of NEON. Imported only where cpu.features() has "dotprod".

sdot adds the four products of a dword to an int32 lane: codes 0..2 are as good signed as unsigned, and nothing can wrap
(|sum| <= 2 * 128 * cols).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, STEP_BYTES, dword_at, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport I2_S, Kernels, Lines, Ternary

from cython_kernels.isa.dotprod import packed_dots

cdef extern from "arm_neon.h" nogil:
    int32x4_t vdotq_s32(int32x4_t, int8x16_t, int8x16_t) noexcept
    int32x4_t vdotq_laneq_s32(int32x4_t, int8x16_t, int8x16_t, int) noexcept     # one dword of the third for all


cdef inline int32x4_t field_dot(int32x4_t sums, uint8x16_t codes, int8x16_t columns) noexcept nogil:
    return vdotq_s32(sums, vreinterpretq_s8_u8(codes), columns)


cdef inline int32x4_t step(int32x4_t sums, const uint8_t* line, int8x16_t columns) noexcept nogil:
    """sums (4 rows) + the four fields of their codes times columns (16,)"""
    cdef uint8x16_t field = vdupq_n_u8(0x03)
    cdef uint8x16_t codes = vld1q_u8(line)
    sums = vdotq_laneq_s32(sums, vreinterpretq_s8_u8(vandq_u8(codes, field)), columns, 0)
    sums = vdotq_laneq_s32(sums, vreinterpretq_s8_u8(vandq_u8(vshrq_n_u8(codes, 2), field)), columns, 1)
    sums = vdotq_laneq_s32(sums, vreinterpretq_s8_u8(vandq_u8(vshrq_n_u8(codes, 4), field)), columns, 2)
    return vdotq_laneq_s32(sums, vreinterpretq_s8_u8(vshrq_n_u8(codes, 6)), columns, 3)


cdef inline void block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (32,) = the codes of a row block @ q (cols,)"""
    cdef int8x16_t columns
    cdef int32x4_t s0, s1, s2, s3, s4, s5, s6, s7    # four rows each
    cdef Py_ssize_t c
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = vdupq_n_s32(0)
    for c in range(0, cols, 16):
        tern_prefetch(line + AHEAD, 3)
        tern_prefetch(line + AHEAD + 64, 3)
        columns = vld1q_s8(q + c)
        s0 = step(s0, line, columns)
        s1 = step(s1, line + 16, columns)
        s2 = step(s2, line + 32, columns)
        s3 = step(s3, line + 48, columns)
        s4 = step(s4, line + 64, columns)
        s5 = step(s5, line + 80, columns)
        s6 = step(s6, line + 96, columns)
        s7 = step(s7, line + 112, columns)
        line += STEP_BYTES
    vst1q_s32(sums, s0)
    vst1q_s32(sums + 4, s1)
    vst1q_s32(sums + 8, s2)
    vst1q_s32(sums + 12, s3)
    vst1q_s32(sums + 16, s4)
    vst1q_s32(sums + 20, s5)
    vst1q_s32(sums + 24, s6)
    vst1q_s32(sums + 28, s7)


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK = sums - qsum: a code is weight + 1"""
    cdef Py_ssize_t r
    for r in range(min(rows, <Py_ssize_t> ROW_BLOCK)):
        acc[r] = sums[r] - qsum


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef Py_ssize_t r
    for r in range(row0, row1, 32):
        block(row_block(packed, cols, r), q, cols, sums)
        store_block(acc + r, row1 - r, sums, qsum)


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef struct rows16:
    int32x4_t a
    int32x4_t b
    int32x4_t c
    int32x4_t d


cdef inline rows16 nothing() noexcept nogil:
    cdef rows16 sums
    sums.a = sums.b = sums.c = sums.d = vdupq_n_s32(0)
    return sums


cdef inline rows16 add_columns(rows16 sums, const uint8_t* tile, const int8_t* q) noexcept nogil:
    """sums + four columns of 16 rows of the tile times q (4,)"""
    cdef int8x16_t columns = vreinterpretq_s8_s32(vdupq_n_s32(dword_at(q)))
    sums.a = field_dot(sums.a, vld1q_u8(tile), columns)
    sums.b = field_dot(sums.b, vld1q_u8(tile + 16), columns)
    sums.c = field_dot(sums.c, vld1q_u8(tile + 32), columns)
    sums.d = field_dot(sums.d, vld1q_u8(tile + 48), columns)
    return sums


cdef inline void store_rows(int32_t* sums, rows16 rows) noexcept nogil:
    vst1q_s32(sums, rows.a)
    vst1q_s32(sums + 4, rows.b)
    vst1q_s32(sums + 8, rows.c)
    vst1q_s32(sums + 12, rows.d)


cdef inline void four_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q0, const int8_t* q1, const int8_t* q2,
                             const int8_t* q3, int32_t* sums) noexcept nogil:
    """sums (4 tokens, 32 rows) [:, :16] = half a tile's codes @ the tokens' activations"""
    cdef rows16 s0, s1, s2, s3
    cdef Py_ssize_t c
    s0 = s1 = s2 = s3 = nothing()
    for c in range(0, cols, 4):
        s0 = add_columns(s0, tile, q0 + c)
        s1 = add_columns(s1, tile, q1 + c)
        s2 = add_columns(s2, tile, q2 + c)
        s3 = add_columns(s3, tile, q3 + c)
        tile += STEP_BYTES
    store_rows(sums, s0)
    store_rows(sums + ROW_BLOCK, s1)
    store_rows(sums + 2 * ROW_BLOCK, s2)
    store_rows(sums + 3 * ROW_BLOCK, s3)


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const Lines* next) noexcept nogil:
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
    """Put the dot product's kernels into ``table``, which holds NEON's."""
    cdef Ternary ternary = table.formats[<int> I2_S]         # packing and unpacking stay NEON's
    table.isa = "dotprod"
    ternary.matvec = matvec
    table.provide("i2_s", ternary)
    packed_dots.fill(table)
    table.gemm = gemm
