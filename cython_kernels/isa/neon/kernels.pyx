"""NEON kernels, for every 64-bit ARM. Imported only where cpu.features() has "neon"."""
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.isa.neon.f32x16 cimport *
from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, COLUMNS, STEP_BYTES, dword_at, layout_bytes, pack_rows, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, Lines, Ternary, no_form

from cython_kernels.isa.neon import lookup, packed_dots

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

cdef struct products:    # of four rows: int16, a lane per row and byte of its dword
    int16x8_t lower      # rows 0 and 1
    int16x8_t upper      # rows 2 and 3


cdef Py_ssize_t packed_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return layout_bytes(rows, cols)


cdef int pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
              Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    return pack_rows(official, rows, cols, packed, row0, row1)


cdef inline products nothing() noexcept nogil:
    cdef products sums
    sums.lower = sums.upper = vdupq_n_s16(0)
    return sums


cdef inline products multiply_add(products sums, uint8x16_t codes, int8x16_t columns) noexcept nogil:
    cdef int8x16_t signed_codes = vreinterpretq_s8_u8(codes)
    sums.lower = vmlal_s8(sums.lower, vget_low_s8(signed_codes), vget_low_s8(columns))
    sums.upper = vmlal_high_s8(sums.upper, signed_codes, columns)
    return sums


cdef inline void add_to(int32_t* sums, products addends) noexcept nogil:
    """sums (4 rows,) += the four lanes of each row"""
    cdef int32x4_t rows = vpaddq_s32(vpaddlq_s16(addends.lower), vpaddlq_s16(addends.upper))
    vst1q_s32(sums, vaddq_s32(vld1q_s32(sums), rows))


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK = sums - qsum: a code is weight + 1"""
    cdef Py_ssize_t r
    for r in range(min(rows, <Py_ssize_t> ROW_BLOCK)):
        acc[r] = sums[r] - qsum


cdef inline products step(products sums, const uint8_t* line, int8x16_t q0, int8x16_t q1, int8x16_t q2,
                          int8x16_t q3) noexcept nogil:
    """sums + the four fields of four rows' codes times the activations of the field's columns"""
    cdef uint8x16_t field = vdupq_n_u8(0x03)
    cdef uint8x16_t codes = vld1q_u8(line)
    sums = multiply_add(sums, vandq_u8(codes, field), q0)
    sums = multiply_add(sums, vandq_u8(vshrq_n_u8(codes, 2), field), q1)
    sums = multiply_add(sums, vandq_u8(vshrq_n_u8(codes, 4), field), q2)
    return multiply_add(sums, vshrq_n_u8(codes, 6), q3)


cdef inline void block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (32,) += the codes of a row block @ q (cols,), cols <= 512"""
    # The int16 sums cannot wrap in 512 columns, 32 steps: in a step a lane takes one product from each field, at most
    # 4 * 2 * 127 = 1,016, in 32 steps 32,512 < 32,767; with q = -128 it reaches 32 * -1,024 = -32,768, which int16 still holds.
    cdef int32x4_t columns
    cdef int8x16_t q0, q1, q2, q3
    cdef products s0, s1, s2, s3, s4, s5, s6, s7     # four rows each
    cdef Py_ssize_t c
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = nothing()
    for c in range(0, cols, 16):
        tern_prefetch(line + AHEAD, 3)
        tern_prefetch(line + AHEAD + 64, 3)
        columns = vreinterpretq_s32_s8(vld1q_s8(q + c))
        q0 = vreinterpretq_s8_s32(vdupq_laneq_s32(columns, 0))       # columns 0..3 of the step, for every row
        q1 = vreinterpretq_s8_s32(vdupq_laneq_s32(columns, 1))
        q2 = vreinterpretq_s8_s32(vdupq_laneq_s32(columns, 2))
        q3 = vreinterpretq_s8_s32(vdupq_laneq_s32(columns, 3))
        s0 = step(s0, line, q0, q1, q2, q3)
        s1 = step(s1, line + 16, q0, q1, q2, q3)
        s2 = step(s2, line + 32, q0, q1, q2, q3)
        s3 = step(s3, line + 48, q0, q1, q2, q3)
        s4 = step(s4, line + 64, q0, q1, q2, q3)
        s5 = step(s5, line + 80, q0, q1, q2, q3)
        s6 = step(s6, line + 96, q0, q1, q2, q3)
        s7 = step(s7, line + 112, q0, q1, q2, q3)
        line += STEP_BYTES
    add_to(sums, s0)
    add_to(sums + 4, s1)
    add_to(sums + 8, s2)
    add_to(sums + 12, s3)
    add_to(sums + 16, s4)
    add_to(sums + 20, s5)
    add_to(sums + 24, s6)
    add_to(sums + 28, s7)


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef const uint8_t* line
    cdef Py_ssize_t r, c
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 512):
            block(line + c // COLUMNS * STEP_BYTES, q + c, min(<Py_ssize_t> 512, cols - c), sums)
        store_block(acc + r, row1 - r, sums, qsum)


cdef inline void store_fields(uint8_t* tile, uint8x16_t codes) noexcept nogil:
    """tile: four dwords of four rows, those of a field STEP_BYTES after those of the one before"""
    cdef uint8x16_t field = vdupq_n_u8(0x03)
    vst1q_u8(tile, vandq_u8(codes, field))
    vst1q_u8(tile + STEP_BYTES, vandq_u8(vshrq_n_u8(codes, 2), field))
    vst1q_u8(tile + 2 * STEP_BYTES, vandq_u8(vshrq_n_u8(codes, 4), field))
    vst1q_u8(tile + 3 * STEP_BYTES, vshrq_n_u8(codes, 6))


cdef void unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = row_block(packed, cols, row)
    cdef Py_ssize_t c, i
    for c in range(0, cols, 16):
        for i in range(0, 128, 16):
            store_fields(tile + c * ROW_BLOCK + i, vld1q_u8(line + c // COLUMNS * STEP_BYTES + i))


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef inline int8x16_t broadcast(const int8_t* q) noexcept nogil:
    """The activations of four columns, for every row."""
    return vreinterpretq_s8_s32(vdupq_n_s32(dword_at(q)))


cdef inline void two_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q, const int8_t* p, int32_t* q_sums,
                            int32_t* p_sums) noexcept nogil:
    """q_sums and p_sums (16 rows) += half a tile's codes @ the activations q and p (cols,), cols <= 512"""
    # The int16 sums cannot wrap in 512 columns: a lane takes one product of 2 * 127 per four columns, 128 times 32,512
    # < 32,767; with q = -128 it reaches 128 * -256 = -32,768, which int16 still holds.
    cdef uint8x16_t codes
    cdef int8x16_t q_columns, p_columns
    cdef products q0, q1, q2, q3, p0, p1, p2, p3     # token, rows / 4
    cdef Py_ssize_t c
    q0 = q1 = q2 = q3 = p0 = p1 = p2 = p3 = nothing()
    for c in range(0, cols, 4):
        q_columns = broadcast(q + c)
        p_columns = broadcast(p + c)
        codes = vld1q_u8(tile)
        q0 = multiply_add(q0, codes, q_columns)
        p0 = multiply_add(p0, codes, p_columns)
        codes = vld1q_u8(tile + 16)
        q1 = multiply_add(q1, codes, q_columns)
        p1 = multiply_add(p1, codes, p_columns)
        codes = vld1q_u8(tile + 32)
        q2 = multiply_add(q2, codes, q_columns)
        p2 = multiply_add(p2, codes, p_columns)
        codes = vld1q_u8(tile + 48)
        q3 = multiply_add(q3, codes, q_columns)
        p3 = multiply_add(p3, codes, p_columns)
        tile += STEP_BYTES
    add_to(q_sums, q0)
    add_to(q_sums + 4, q1)
    add_to(q_sums + 8, q2)
    add_to(q_sums + 12, q3)
    add_to(p_sums, p0)
    add_to(p_sums + 4, p1)
    add_to(p_sums + 8, p2)
    add_to(p_sums + 12, p3)


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const Lines* next) noexcept nogil:
    cdef int32_t sums[2 * ROW_BLOCK]                 # (2 tokens, 32 rows)
    cdef const int8_t* p
    cdef const uint8_t* part
    cdef Py_ssize_t t, c, i, width, next_token
    for t in range(0, n, 2):
        p = q + t * q_stride
        next_token = q_stride if t + 1 < n else 0    # an odd last token is computed twice
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 512):
            width = min(<Py_ssize_t> 512, cols - c)
            part = tile + c * ROW_BLOCK
            two_tokens(part, width, p + c, p + c + next_token, sums, sums + ROW_BLOCK)
            two_tokens(part + 64, width, p + c, p + c + next_token, sums + 16, sums + ROW_BLOCK + 16)
        for i in range(min(<Py_ssize_t> 2, n - t)):
            store_block(acc + (t + i) * acc_stride, rows, sums + i * ROW_BLOCK, qsum[t + i])


def fill(Kernels table):
    """Put the NEON kernels into ``table``."""
    cdef Ternary ternary = no_form()
    table.isa = "neon"
    ternary.packed_bytes, ternary.pack = packed_bytes, pack
    ternary.matvec, ternary.unpack = matvec, unpack
    table.provide("i2_s", ternary)
    lookup.fill(table)
    packed_dots.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
