"""SSE4.1 and SSSE3 kernels, for CPUs without AVX2. Imported only where cpu.features() has "sse41"."""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memset

from cython_kernels.i2_s_layout cimport COLUMNS, STEP_BYTES, dword_at, layout_bytes, pack_rows, row_block
from cython_kernels.lanes_sse41 cimport *
from cython_kernels.table cimport CHUNK, COL_PAD, ROW_BLOCK, Kernels, Ternary
from cython_kernels.x86_sse41 cimport *

from cython_kernels import lut_sse41

include "float_kernels.pxi"
include "attention_kernels.pxi"


# ---- i2_s: the layout is in i2_s_layout.pxd --------------------------------------------------------

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


cdef inline void half_block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (16,) += the codes of half a row block @ q (cols,), cols <= 128"""
    # The int16 sums cannot wrap in 128 columns, 8 steps: ``high`` takes fields 1 and 3 as 4 * code <= 8, so a step adds at
    # most 2 fields * 2 bytes * 8 * 127 = 4,064, eight steps 32,512 < 32,767; with q = -128 they reach 8 * -4,096 = -32,768,
    # which int16 still holds. ``low`` takes fields 0 and 2 as code <= 2 and stays at a quarter of that.
    cdef __m128i field0 = _mm_set1_epi8(0x03)
    cdef __m128i field1 = _mm_set1_epi8(0x0C)
    cdef __m128i low_a, low_b, low_c, low_d          # four rows each
    cdef __m128i high_a, high_b, high_c, high_d
    cdef __m128i columns, even, odd, a, b, c, d
    cdef Py_ssize_t k
    low_a = low_b = low_c = low_d = high_a = high_b = high_c = high_d = _mm_setzero_si128()
    for k in range(0, cols, 16):
        columns = _mm_loadu_si128(<const __m128i*> (q + k))
        even = _mm_shuffle_epi32(columns, 0x00)      # columns 0..3 of the step, for every row
        odd = _mm_shuffle_epi32(columns, 0x55)
        a = codes_at(line)
        low_a = madd(low_a, _mm_and_si128(a, field0), even)
        high_a = madd(high_a, _mm_and_si128(a, field1), odd)
        b = codes_at(line + 16)
        low_b = madd(low_b, _mm_and_si128(b, field0), even)
        high_b = madd(high_b, _mm_and_si128(b, field1), odd)
        c = codes_at(line + 32)
        low_c = madd(low_c, _mm_and_si128(c, field0), even)
        high_c = madd(high_c, _mm_and_si128(c, field1), odd)
        d = codes_at(line + 48)
        low_d = madd(low_d, _mm_and_si128(d, field0), even)
        high_d = madd(high_d, _mm_and_si128(d, field1), odd)
        even = _mm_shuffle_epi32(columns, 0xAA)
        odd = _mm_shuffle_epi32(columns, 0xFF)
        a = _mm_srli_epi16(codes_at(line), 4)
        low_a = madd(low_a, _mm_and_si128(a, field0), even)
        high_a = madd(high_a, _mm_and_si128(a, field1), odd)
        b = _mm_srli_epi16(codes_at(line + 16), 4)
        low_b = madd(low_b, _mm_and_si128(b, field0), even)
        high_b = madd(high_b, _mm_and_si128(b, field1), odd)
        c = _mm_srli_epi16(codes_at(line + 32), 4)
        low_c = madd(low_c, _mm_and_si128(c, field0), even)
        high_c = madd(high_c, _mm_and_si128(c, field1), odd)
        d = _mm_srli_epi16(codes_at(line + 48), 4)
        low_d = madd(low_d, _mm_and_si128(d, field0), even)
        high_d = madd(high_d, _mm_and_si128(d, field1), odd)
        line += STEP_BYTES
    add_to(sums, _mm_add_epi32(widen(low_a), _mm_srai_epi32(widen(high_a), 2)))
    add_to(sums + 4, _mm_add_epi32(widen(low_b), _mm_srai_epi32(widen(high_b), 2)))
    add_to(sums + 8, _mm_add_epi32(widen(low_c), _mm_srai_epi32(widen(high_c), 2)))
    add_to(sums + 12, _mm_add_epi32(widen(low_d), _mm_srai_epi32(widen(high_d), 2)))


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef const uint8_t* line
    cdef Py_ssize_t r, c, n
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 128):
            n = min(<Py_ssize_t> 128, cols - c)
            half_block(line, q + c, n, sums)
            half_block(line + 64, q + c, n, sums + 16)
            line += 128 // COLUMNS * STEP_BYTES
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
            store_fields(tile + i, codes_at(line + i))
        line += STEP_BYTES
        tile += 4 * STEP_BYTES


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
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride) noexcept nogil:
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
    cdef Ternary ternary
    table.isa = "sse41"
    ternary.packed_bytes, ternary.pack = packed_bytes, pack
    ternary.table_bytes, ternary.make_table = NULL, NULL
    ternary.matvec, ternary.matmul, ternary.unpack = matvec, NULL, unpack
    table.provide("i2_s", ternary)
    lut_sse41.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
