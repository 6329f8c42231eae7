"""AVX2 kernels. Imported only where cpu.features() has "avx2": even the module's init uses AVX2."""
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.isa.avx2.f32x16 cimport *
from cython_kernels.isa.avx2.i2_s_pack cimport pack_rows, unpack_block
from cython_kernels.isa.avx2.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, COLUMNS, STEP_BYTES, dword_at, layout_bytes, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, Lines, Ternary, no_form

from cython_kernels.isa.avx2 import lookup, packed_dots

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"


cdef enum:
    FEW_TOKENS = 4       # up to here one after the other is quicker than unpacking a tile
    TOKENS = 16          # tokens that share a walk over the tile


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

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


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK = sums - qsum: a code is weight + 1"""
    cdef Py_ssize_t r
    for r in range(min(rows, <Py_ssize_t> ROW_BLOCK)):
        acc[r] = sums[r] - qsum


cdef inline __m256i madd(__m256i sums, __m256i codes, __m256i columns) noexcept nogil:
    return _mm256_add_epi16(sums, _mm256_maddubs_epi16(codes, columns))


cdef inline void add_to(int32_t* sums, __m256i addend) noexcept nogil:
    _mm256_storeu_si256(<__m256i*> sums, _mm256_add_epi32(_mm256_loadu_si256(<const __m256i*> sums), addend))


cdef inline void half_block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (16,) += the codes of half a row block @ q (cols,), cols <= 128"""
    # The int16 sums cannot wrap in 128 columns, 8 steps: ``high`` takes fields 1 and 3 as 4 * code <= 8, so a step adds at
    # most 2 fields * 2 bytes * 8 * 127 = 4,064, eight steps 32,512 < 32,767; with q = -128 they reach 8 * -4,096 = -32,768,
    # which int16 still holds. ``low`` takes fields 0 and 2 as code <= 2 and stays at a quarter of that.
    cdef __m256i field0 = _mm256_set1_epi8(0x03)
    cdef __m256i field1 = _mm256_set1_epi8(0x0C)
    cdef __m256i q0, q1, q2, q3
    cdef __m256i a, low_a, high_a       # the first eight rows
    cdef __m256i b, low_b, high_b
    cdef Py_ssize_t c
    low_a = high_a = low_b = high_b = _mm256_setzero_si256()
    for c in range(0, cols, 16):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        q0 = broadcast(q + c)
        q1 = broadcast(q + c + 4)
        q2 = broadcast(q + c + 8)
        q3 = broadcast(q + c + 12)
        a = codes_at(line)
        b = codes_at(line + 32)
        low_a = madd(low_a, _mm256_and_si256(a, field0), q0)
        low_b = madd(low_b, _mm256_and_si256(b, field0), q0)
        high_a = madd(high_a, _mm256_and_si256(a, field1), q1)
        high_b = madd(high_b, _mm256_and_si256(b, field1), q1)
        a = _mm256_srli_epi16(a, 4)
        b = _mm256_srli_epi16(b, 4)
        low_a = madd(low_a, _mm256_and_si256(a, field0), q2)
        low_b = madd(low_b, _mm256_and_si256(b, field0), q2)
        high_a = madd(high_a, _mm256_and_si256(a, field1), q3)
        high_b = madd(high_b, _mm256_and_si256(b, field1), q3)
        line += STEP_BYTES
    add_to(sums, _mm256_add_epi32(widen(low_a), _mm256_srai_epi32(widen(high_a), 2)))
    add_to(sums + 8, _mm256_add_epi32(widen(low_b), _mm256_srai_epi32(widen(high_b), 2)))


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


cdef inline void two_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q, const int8_t* p,
                            int32_t* sums) noexcept nogil:
    """sums (2 tokens, 32 rows) += the tile's codes @ the activations q and p (cols,), cols <= 256"""
    # The int16 sums cannot wrap in 256 columns: a lane takes 2 bytes * 2 * 127 = 508 per four columns, 64 times 32,512
    # < 32,767; with q = -128 it reaches 64 * -512 = -32,768, which int16 still holds.
    cdef __m256i codes, q_columns, p_columns
    cdef __m256i q0, q1, q2, q3, p0, p1, p2, p3      # token, rows / 8
    cdef Py_ssize_t c
    q0 = q1 = q2 = q3 = p0 = p1 = p2 = p3 = _mm256_setzero_si256()
    for c in range(0, cols, 4):
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
    add_to(sums, widen(q0))
    add_to(sums + 8, widen(q1))
    add_to(sums + 16, widen(q2))
    add_to(sums + 24, widen(q3))
    add_to(sums + 32, widen(p0))
    add_to(sums + 40, widen(p1))
    add_to(sums + 48, widen(p2))
    add_to(sums + 56, widen(p3))


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const Lines* next) noexcept nogil:
    cdef int32_t sums[TOKENS * ROW_BLOCK]
    cdef Py_ssize_t first, count, t, c, width
    cdef const int8_t* p
    for first in range(0, n, 16):
        count = min(<Py_ssize_t> TOKENS, n - first)
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 256):                # 8 KB of the tile stay in the first cache for all these tokens
            width = min(<Py_ssize_t> 256, cols - c)
            for t in range(0, count, 2):             # an odd last token is computed twice
                p = q + (first + t) * q_stride + c
                two_tokens(tile + c * ROW_BLOCK, width, p, p + (q_stride if t + 1 < count else 0), sums + t * ROW_BLOCK)
        for t in range(count):
            store_block(acc + (first + t) * acc_stride, rows, sums + t * ROW_BLOCK, qsum[first + t])


cdef void matmul(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                 const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                 int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                 uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, t
    for r in range(row0, row1, 32):
        if n > FEW_TOKENS:
            unpack_block(row_block(packed, cols, r), cols, tile)
            gemm(tile, row1 - r, cols, q, q_stride, qsum, n, acc + r, acc_stride, NULL)
        else:
            for t in range(n):
                matvec(packed, rows, cols, q + t * q_stride, qsum[t], acc + t * acc_stride, r, min(r + 32, row1))


def fill(Kernels table):
    """Put the AVX2 kernels into ``table``."""
    cdef Ternary ternary = no_form()
    table.isa = "avx2"
    ternary.packed_bytes, ternary.pack = packed_bytes, pack
    ternary.matvec, ternary.matmul = matvec, matmul
    table.provide("i2_s", ternary)
    lookup.fill(table)
    packed_dots.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
