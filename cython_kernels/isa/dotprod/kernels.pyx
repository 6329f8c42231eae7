"""Kernels of ARM's dot product instruction (ARMv8.2), over those of NEON. Imported only where cpu.features() has "dotprod".

sdot adds the four products of a dword to an int32 lane: codes 0..2 are as good signed as unsigned, and nothing can wrap
(|sum| <= 2 * 128 * cols).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.dotprod.products cimport *
from cython_kernels.isa.neon.code_vectors cimport *
from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, STEP_BYTES
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport I2_S, Kernels, FormatKernels

from cython_kernels.isa.dotprod import packed_dots

cdef extern from "arm_neon.h" nogil:
    int32x4_t vdotq_laneq_s32(int32x4_t, int8x16_t, int8x16_t, int) noexcept     # one dword of the third for all

cdef enum:
    COLUMNS_HELD = 1 << 30   # any number

ctypedef int8x16_t step_columns


cdef inline step_columns columns_of(const int8_t* q) noexcept nogil:
    return vld1q_s8(q)


cdef inline products step(products sums, code_bytes codes, step_columns columns) noexcept nogil:
    sums = vdotq_laneq_s32(sums, vreinterpretq_s8_u8(low_pairs(codes)), columns, 0)
    sums = vdotq_laneq_s32(sums, vreinterpretq_s8_u8(low_pairs(vshrq_n_u8(codes, 2))), columns, 1)
    sums = vdotq_laneq_s32(sums, vreinterpretq_s8_u8(low_pairs(vshrq_n_u8(codes, 4))), columns, 2)
    return vdotq_laneq_s32(sums, vreinterpretq_s8_u8(vshrq_n_u8(codes, 6)), columns, 3)


cdef inline void prefetch_step(const uint8_t* line) noexcept nogil:
    tern_prefetch(line + AHEAD, 3)
    tern_prefetch(line + AHEAD + 64, 3)


include "cython_kernels/generic/i2_s_four_rows.pxi"
include "cython_kernels/generic/i2_s.pxi"


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef enum:
    TOKENS = 4
    TOKENS_AT_ONCE = 4
    TILE_COLUMNS = 1 << 30   # the whole tile: four tokens at a time


cdef struct rows16:
    int32x4_t a
    int32x4_t b
    int32x4_t c
    int32x4_t d


cdef inline rows16 no_rows() noexcept nogil:
    cdef rows16 sums
    sums.a = sums.b = sums.c = sums.d = nothing()
    return sums


cdef inline rows16 add_columns(rows16 sums, const uint8_t* tile, const int8_t* q) noexcept nogil:
    """sums + four columns of 16 rows of the tile times q (4,)"""
    cdef column_bytes columns = broadcast(q)
    sums.a = multiply_add(sums.a, codes_at(tile), columns)
    sums.b = multiply_add(sums.b, codes_at(tile + 16), columns)
    sums.c = multiply_add(sums.c, codes_at(tile + 32), columns)
    sums.d = multiply_add(sums.d, codes_at(tile + 48), columns)
    return sums


cdef inline void add_rows16(int32_t* sums, rows16 rows) noexcept nogil:
    add_rows(sums, rows.a, 0)
    add_rows(sums + 4, rows.b, 0)
    add_rows(sums + 8, rows.c, 0)
    add_rows(sums + 12, rows.d, 0)


cdef inline void four_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q0, const int8_t* q1, const int8_t* q2,
                             const int8_t* q3, int32_t* sums) noexcept nogil:
    """sums (4 tokens, 32 rows) [:, :16] += half a tile's codes @ the tokens' activations"""
    cdef rows16 s0, s1, s2, s3
    cdef Py_ssize_t c
    s0 = s1 = s2 = s3 = no_rows()
    for c in range(0, cols, 4):
        s0 = add_columns(s0, tile, q0 + c)
        s1 = add_columns(s1, tile, q1 + c)
        s2 = add_columns(s2, tile, q2 + c)
        s3 = add_columns(s3, tile, q3 + c)
        tile += STEP_BYTES
    add_rows16(sums, s0)
    add_rows16(sums + ROW_BLOCK, s1)
    add_rows16(sums + 2 * ROW_BLOCK, s2)
    add_rows16(sums + 3 * ROW_BLOCK, s3)


cdef inline void some_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t** q, int32_t* sums) noexcept nogil:
    four_tokens(tile, cols, q[0], q[1], q[2], q[3], sums)
    four_tokens(tile + 64, cols, q[0], q[1], q[2], q[3], sums + 16)


include "cython_kernels/generic/tile_product.pxi"


def fill(Kernels table):
    """Put the dot product's kernels into ``table``, which holds NEON's."""
    cdef FormatKernels ternary = table.formats[<int> I2_S]         # packing stays NEON's
    table.isa = "dotprod"
    ternary.matvec, ternary.unpack = matvec, unpack
    table.provide("i2_s", ternary)
    packed_dots.fill(table)
    table.gemm = gemm
