"""AVX2 kernels. Imported only where cpu.features() has "avx2": even the module's init uses AVX2."""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t, uint32_t

from cython_kernels.i2_s_layout cimport COLUMNS, STEP_BYTES, layout_bytes, pack_rows, row_block, steps
from cython_kernels.lanes_avx2 cimport *
from cython_kernels.table cimport CHUNK, COL_PAD, ROW_BLOCK, Kernels, Ternary
from cython_kernels.x86_avx2 cimport *

from cython_kernels import lut_avx2

include "float_kernels.pxi"


# ---- i2_s: the layout and its packing are in i2_s_layout.pxd --------------------------------------

cdef Py_ssize_t packed_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return layout_bytes(rows, cols)


cdef int pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
              Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    return pack_rows(official, rows, cols, packed, row0, row1)


cdef inline __m256i codes_at(const uint8_t* line) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> line)


cdef inline __m256i broadcast(const int8_t* q) noexcept nogil:
    """The activations of four columns, for every row."""
    return _mm256_set1_epi32(dword_at(q))


cdef inline __m256i widen(__m256i sums) noexcept nogil:
    """Pairs of int16 -> int32: the two halves of a row's dword."""
    return _mm256_madd_epi16(sums, _mm256_set1_epi16(1))


cdef inline void store_rows(int32_t* acc, Py_ssize_t rows, __m256i codes_sum, int32_t qsum) noexcept nogil:
    """acc (rows,), at most 8 = codes_sum - qsum: a code is weight + 1"""
    cdef int32_t part[8]
    cdef Py_ssize_t r
    cdef __m256i sums = _mm256_sub_epi32(codes_sum, _mm256_set1_epi32(qsum))
    if rows >= 8:
        _mm256_storeu_si256(<__m256i*> acc, sums)
    else:
        _mm256_storeu_si256(<__m256i*> part, sums)
        for r in range(rows):
            acc[r] = part[r]


cdef inline __m256i madd(__m256i sums, __m256i codes, __m256i columns) noexcept nogil:
    return _mm256_add_epi16(sums, _mm256_maddubs_epi16(codes, columns))


cdef enum:
    # Steps whose int16 sums cannot wrap. ``high`` holds fields 1 and 3 as 4 * code <= 8: one step adds at most
    # 2 fields * 2 bytes * 8 * 127 = 4,064, eight steps 32,512 < 32,767; with q = -128: 8 * -4,096 = -32,768, which
    # int16 still holds. ``low`` (codes <= 2) stays at a quarter of that.
    STEPS_16 = 8


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef __m256i low = _mm256_set1_epi8(0x03)
    cdef __m256i high = _mm256_set1_epi8(0x0C)
    cdef __m256i a, a0, a1              # rows 0..7: int16 sums of the fields used as they are, and times 4
    cdef __m256i b, b0, b1              # rows 8..15
    cdef __m256i c, c0, c1
    cdef __m256i d, d0, d1
    cdef __m256i low_a, low_b, low_c, low_d, high_a, high_b, high_c, high_d    # int32
    cdef __m256i columns, next_columns
    cdef const uint8_t* line
    cdef Py_ssize_t r, k, group
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        low_a = low_b = low_c = low_d = high_a = high_b = high_c = high_d = _mm256_setzero_si256()
        for group in range(0, cols, 128):
            a0 = b0 = c0 = d0 = a1 = b1 = c1 = d1 = _mm256_setzero_si256()
            for k in range(group, min(group + 128, cols), 16):
                columns = broadcast(q + k)
                next_columns = broadcast(q + k + 4)
                a = codes_at(line)
                b = codes_at(line + 32)
                a0 = madd(a0, _mm256_and_si256(a, low), columns)
                b0 = madd(b0, _mm256_and_si256(b, low), columns)
                a1 = madd(a1, _mm256_and_si256(a, high), next_columns)
                b1 = madd(b1, _mm256_and_si256(b, high), next_columns)
                c = codes_at(line + 64)
                d = codes_at(line + 96)
                c0 = madd(c0, _mm256_and_si256(c, low), columns)
                d0 = madd(d0, _mm256_and_si256(d, low), columns)
                c1 = madd(c1, _mm256_and_si256(c, high), next_columns)
                d1 = madd(d1, _mm256_and_si256(d, high), next_columns)
                columns = broadcast(q + k + 8)
                next_columns = broadcast(q + k + 12)
                a = _mm256_srli_epi16(codes_at(line), 4)
                b = _mm256_srli_epi16(codes_at(line + 32), 4)
                a0 = madd(a0, _mm256_and_si256(a, low), columns)
                b0 = madd(b0, _mm256_and_si256(b, low), columns)
                a1 = madd(a1, _mm256_and_si256(a, high), next_columns)
                b1 = madd(b1, _mm256_and_si256(b, high), next_columns)
                c = _mm256_srli_epi16(codes_at(line + 64), 4)
                d = _mm256_srli_epi16(codes_at(line + 96), 4)
                c0 = madd(c0, _mm256_and_si256(c, low), columns)
                d0 = madd(d0, _mm256_and_si256(d, low), columns)
                c1 = madd(c1, _mm256_and_si256(c, high), next_columns)
                d1 = madd(d1, _mm256_and_si256(d, high), next_columns)
                line += STEP_BYTES
            low_a = _mm256_add_epi32(low_a, widen(a0))
            low_b = _mm256_add_epi32(low_b, widen(b0))
            low_c = _mm256_add_epi32(low_c, widen(c0))
            low_d = _mm256_add_epi32(low_d, widen(d0))
            high_a = _mm256_add_epi32(high_a, widen(a1))
            high_b = _mm256_add_epi32(high_b, widen(b1))
            high_c = _mm256_add_epi32(high_c, widen(c1))
            high_d = _mm256_add_epi32(high_d, widen(d1))
        store_rows(acc + r, row1 - r, _mm256_add_epi32(low_a, _mm256_srai_epi32(high_a, 2)), qsum)
        store_rows(acc + r + 8, row1 - r - 8, _mm256_add_epi32(low_b, _mm256_srai_epi32(high_b, 2)), qsum)
        store_rows(acc + r + 16, row1 - r - 16, _mm256_add_epi32(low_c, _mm256_srai_epi32(high_c, 2)), qsum)
        store_rows(acc + r + 24, row1 - r - 24, _mm256_add_epi32(low_d, _mm256_srai_epi32(high_d, 2)), qsum)


cdef inline void unpack(const uint8_t* line, Py_ssize_t cols, uint8_t* tile) noexcept nogil:
    """tile (cols / 4, 32 rows, 4 columns) = the codes of one row block, a byte each."""
    cdef __m256i field = _mm256_set1_epi8(0x03)
    cdef __m256i codes
    cdef Py_ssize_t c, i
    for c in range(0, cols, 16):
        for i in range(0, 128, 32):
            codes = codes_at(line + i)
            _mm256_storeu_si256(<__m256i*> (tile + i), _mm256_and_si256(codes, field))
            _mm256_storeu_si256(<__m256i*> (tile + STEP_BYTES + i), _mm256_and_si256(_mm256_srli_epi16(codes, 2), field))
            _mm256_storeu_si256(<__m256i*> (tile + 2 * STEP_BYTES + i), _mm256_and_si256(_mm256_srli_epi16(codes, 4), field))
            _mm256_storeu_si256(<__m256i*> (tile + 3 * STEP_BYTES + i), _mm256_and_si256(_mm256_srli_epi16(codes, 6), field))
        line += STEP_BYTES
        tile += 4 * STEP_BYTES


cdef enum:
    # Columns of a tile whose int16 sums cannot wrap: a lane takes 2 bytes * 2 * 127 = 508 per four columns, 64 times
    # 32,512 < 32,767; with q = -128: 64 * -512 = -32,768, which int16 still holds.
    TILE_COLUMNS_16 = 256


cdef void two_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q, const int8_t* p,
                     int32_t* sums) noexcept nogil:
    """sums (2 tokens, 32 rows) = the tile's codes @ the activations q and p"""
    cdef __m256i codes, q_columns, p_columns
    cdef __m256i q0, q1, q2, q3, p0, p1, p2, p3                  # int16: token, rows / 8
    cdef __m256i q_a, q_b, q_c, q_d, p_a, p_b, p_c, p_d          # int32
    cdef Py_ssize_t group, c
    q_a = q_b = q_c = q_d = p_a = p_b = p_c = p_d = _mm256_setzero_si256()
    for group in range(0, cols, 256):
        q0 = q1 = q2 = q3 = p0 = p1 = p2 = p3 = _mm256_setzero_si256()
        for c in range(group, min(group + 256, cols), 4):
            q_columns = broadcast(q + c)
            p_columns = broadcast(p + c)
            codes = codes_at(tile)
            q0 = madd(q0, codes, q_columns)
            p0 = madd(p0, codes, p_columns)
            codes = codes_at(tile + 32)
            q1 = madd(q1, codes, q_columns)
            p1 = madd(p1, codes, p_columns)
            codes = codes_at(tile + 64)
            q2 = madd(q2, codes, q_columns)
            p2 = madd(p2, codes, p_columns)
            codes = codes_at(tile + 96)
            q3 = madd(q3, codes, q_columns)
            p3 = madd(p3, codes, p_columns)
            tile += STEP_BYTES
        q_a = _mm256_add_epi32(q_a, widen(q0))
        q_b = _mm256_add_epi32(q_b, widen(q1))
        q_c = _mm256_add_epi32(q_c, widen(q2))
        q_d = _mm256_add_epi32(q_d, widen(q3))
        p_a = _mm256_add_epi32(p_a, widen(p0))
        p_b = _mm256_add_epi32(p_b, widen(p1))
        p_c = _mm256_add_epi32(p_c, widen(p2))
        p_d = _mm256_add_epi32(p_d, widen(p3))
    _mm256_storeu_si256(<__m256i*> sums, q_a)
    _mm256_storeu_si256(<__m256i*> (sums + 8), q_b)
    _mm256_storeu_si256(<__m256i*> (sums + 16), q_c)
    _mm256_storeu_si256(<__m256i*> (sums + 24), q_d)
    _mm256_storeu_si256(<__m256i*> (sums + 32), p_a)
    _mm256_storeu_si256(<__m256i*> (sums + 40), p_b)
    _mm256_storeu_si256(<__m256i*> (sums + 48), p_c)
    _mm256_storeu_si256(<__m256i*> (sums + 56), p_d)


cdef void matmul(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                 const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                 int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                 uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, t, i, g
    cdef Py_ssize_t last = n - 1
    cdef int32_t sums[64]
    for r in range(row0, row1, 32):
        unpack(row_block(packed, cols, r), cols, tile)
        for t in range(0, n, 2):
            # beyond the last token the last one is computed again
            two_tokens(tile, cols, q + t * q_stride, q + min(t + 1, last) * q_stride, sums)
            for i in range(min(2, n - t)):
                for g in range(0, min(ROW_BLOCK, row1 - r), 8):
                    store_rows(acc + (t + i) * acc_stride + r + g, row1 - r - g,
                               _mm256_loadu_si256(<const __m256i*> (sums + 32 * i + g)), qsum[t + i])


def fill(Kernels table):
    """Put the AVX2 kernels into ``table``."""
    cdef Ternary ternary
    table.isa = "avx2"
    ternary.packed_bytes, ternary.pack = packed_bytes, pack
    ternary.table_bytes, ternary.make_table = NULL, NULL
    ternary.matvec, ternary.matmul, ternary.unpack = matvec, matmul, NULL
    table.provide("i2_s", ternary)
    lut_avx2.fill(table)
    fill_floats(&table.floats)
