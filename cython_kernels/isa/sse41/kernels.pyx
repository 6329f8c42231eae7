"""SSE4.1 and SSSE3 kernels, for CPUs without AVX2. Imported only where cpu.features() has "sse41"."""
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.isa.sse41.f32x16 cimport *
from cython_kernels.isa.sse41.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport COLUMNS, STEP_BYTES, dword_at, layout_bytes, pack_rows, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, Lines, Ternary, no_form

from cython_kernels.isa.sse41 import lookup, packed_dots

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

cdef Py_ssize_t packed_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return layout_bytes(rows, cols)


cdef int pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
              Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    return pack_rows(official, rows, cols, packed, row0, row1)


cdef inline __m128i codes_at(const uint8_t* line) noexcept nogil:
    return _mm_loadu_si128(<const __m128i*> line)


cdef inline __m128i widen(__m128i sums) noexcept nogil:
    """Pairs of int16 -> int32: the two halves of a row's dword."""
    return _mm_madd_epi16(sums, _mm_set1_epi16(1))


cdef inline __m128i madd(__m128i sums, __m128i codes, __m128i columns) noexcept nogil:
    return _mm_add_epi16(sums, _mm_maddubs_epi16(codes, columns))


cdef inline void add_to(int32_t* sums, __m128i addend) noexcept nogil:
    _mm_storeu_si128(<__m128i*> sums, _mm_add_epi32(_mm_loadu_si128(<const __m128i*> sums), addend))


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK = sums - qsum: a code is weight + 1"""
    cdef Py_ssize_t r
    for r in range(min(rows, <Py_ssize_t> ROW_BLOCK)):
        acc[r] = sums[r] - qsum


cdef inline __m128i step(__m128i sums, const uint8_t* line, __m128i q0, __m128i q1, __m128i q2, __m128i q3) noexcept nogil:
    """sums (4 rows, int16) + the four fields of their codes times the activations of the field's columns"""
    cdef __m128i field = _mm_set1_epi8(0x03)
    cdef __m128i codes = codes_at(line)
    sums = madd(sums, _mm_and_si128(codes, field), q0)
    sums = madd(sums, _mm_and_si128(_mm_srli_epi16(codes, 2), field), q1)
    sums = madd(sums, _mm_and_si128(_mm_srli_epi16(codes, 4), field), q2)
    return madd(sums, _mm_and_si128(_mm_srli_epi16(codes, 6), field), q3)


cdef inline void block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (32,) += the codes of a row block @ q (cols,), cols <= 256"""
    # The int16 sums cannot wrap in 256 columns, 16 steps: a step adds at most 4 fields * 2 bytes * 2 * 127 = 2,032, sixteen
    # 32,512 < 32,767; with q = -128 they reach 16 * -2,048 = -32,768, which int16 still holds.
    cdef __m128i q0, q1, q2, q3
    cdef __m128i s0, s1, s2, s3, s4, s5, s6, s7      # four rows each
    cdef Py_ssize_t c
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = _mm_setzero_si128()
    for c in range(0, cols, 16):
        q3 = _mm_loadu_si128(<const __m128i*> (q + c))
        q0 = _mm_shuffle_epi32(q3, 0x00)             # columns 0..3 of the step, for every row
        q1 = _mm_shuffle_epi32(q3, 0x55)
        q2 = _mm_shuffle_epi32(q3, 0xAA)
        q3 = _mm_shuffle_epi32(q3, 0xFF)
        s0 = step(s0, line, q0, q1, q2, q3)
        s1 = step(s1, line + 16, q0, q1, q2, q3)
        s2 = step(s2, line + 32, q0, q1, q2, q3)
        s3 = step(s3, line + 48, q0, q1, q2, q3)
        s4 = step(s4, line + 64, q0, q1, q2, q3)
        s5 = step(s5, line + 80, q0, q1, q2, q3)
        s6 = step(s6, line + 96, q0, q1, q2, q3)
        s7 = step(s7, line + 112, q0, q1, q2, q3)
        line += STEP_BYTES
    add_to(sums, widen(s0))
    add_to(sums + 4, widen(s1))
    add_to(sums + 8, widen(s2))
    add_to(sums + 12, widen(s3))
    add_to(sums + 16, widen(s4))
    add_to(sums + 20, widen(s5))
    add_to(sums + 24, widen(s6))
    add_to(sums + 28, widen(s7))


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef const uint8_t* line
    cdef Py_ssize_t r, c
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 256):
            block(line + c // COLUMNS * STEP_BYTES, q + c, min(<Py_ssize_t> 256, cols - c), sums)
        store_block(acc + r, row1 - r, sums, qsum)


cdef inline void store_fields(uint8_t* tile, __m128i codes) noexcept nogil:
    """tile: four dwords of four rows, those of a field STEP_BYTES after those of the one before"""
    cdef __m128i field = _mm_set1_epi8(0x03)
    _mm_storeu_si128(<__m128i*> tile, _mm_and_si128(codes, field))
    _mm_storeu_si128(<__m128i*> (tile + STEP_BYTES), _mm_and_si128(_mm_srli_epi16(codes, 2), field))
    _mm_storeu_si128(<__m128i*> (tile + 2 * STEP_BYTES), _mm_and_si128(_mm_srli_epi16(codes, 4), field))
    _mm_storeu_si128(<__m128i*> (tile + 3 * STEP_BYTES), _mm_and_si128(_mm_srli_epi16(codes, 6), field))


cdef void unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = row_block(packed, cols, row)
    cdef Py_ssize_t c, i
    for c in range(0, cols, 16):
        for i in range(0, 128, 16):
            store_fields(tile + c * ROW_BLOCK + i, codes_at(line + c // COLUMNS * STEP_BYTES + i))


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef inline __m128i broadcast(const int8_t* q) noexcept nogil:
    """The activations of four columns, for every row."""
    return _mm_set1_epi32(dword_at(q))


cdef inline void two_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q, const int8_t* p, int32_t* q_sums,
                            int32_t* p_sums) noexcept nogil:
    """q_sums and p_sums (16 rows) += half a tile's codes @ the activations q and p (cols,), cols <= 256"""
    # The int16 sums cannot wrap in 256 columns: a lane takes 2 bytes * 2 * 127 = 508 per four columns, 64 times 32,512
    # < 32,767; with q = -128 it reaches 64 * -512 = -32,768, which int16 still holds.
    cdef __m128i codes, q_columns, p_columns
    cdef __m128i q0, q1, q2, q3, p0, p1, p2, p3      # token, rows / 4
    cdef Py_ssize_t c
    q0 = q1 = q2 = q3 = p0 = p1 = p2 = p3 = _mm_setzero_si128()
    for c in range(0, cols, 4):
        q_columns = broadcast(q + c)
        p_columns = broadcast(p + c)
        codes = codes_at(tile)
        q0 = madd(q0, codes, q_columns)
        p0 = madd(p0, codes, p_columns)
        codes = codes_at(tile + 16)
        q1 = madd(q1, codes, q_columns)
        p1 = madd(p1, codes, p_columns)
        codes = codes_at(tile + 32)
        q2 = madd(q2, codes, q_columns)
        p2 = madd(p2, codes, p_columns)
        codes = codes_at(tile + 48)
        q3 = madd(q3, codes, q_columns)
        p3 = madd(p3, codes, p_columns)
        tile += STEP_BYTES
    add_to(q_sums, widen(q0))
    add_to(q_sums + 4, widen(q1))
    add_to(q_sums + 8, widen(q2))
    add_to(q_sums + 12, widen(q3))
    add_to(p_sums, widen(p0))
    add_to(p_sums + 4, widen(p1))
    add_to(p_sums + 8, widen(p2))
    add_to(p_sums + 12, widen(p3))


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
        for c in range(0, cols, 256):
            width = min(<Py_ssize_t> 256, cols - c)
            part = tile + c * ROW_BLOCK
            two_tokens(part, width, p + c, p + c + next_token, sums, sums + ROW_BLOCK)
            two_tokens(part + 64, width, p + c, p + c + next_token, sums + 16, sums + ROW_BLOCK + 16)
        for i in range(min(<Py_ssize_t> 2, n - t)):
            store_block(acc + (t + i) * acc_stride, rows, sums + i * ROW_BLOCK, qsum[t + i])


def fill(Kernels table):
    """Put the SSE4.1 kernels into ``table``."""
    cdef Ternary ternary = no_form()
    table.isa = "sse41"
    ternary.packed_bytes, ternary.pack = packed_bytes, pack
    ternary.matvec, ternary.unpack = matvec, unpack
    table.provide("i2_s", ternary)
    lookup.fill(table)
    packed_dots.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
