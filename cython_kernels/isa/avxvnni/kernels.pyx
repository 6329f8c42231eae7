"""AVX-VNNI kernels, for client CPUs without AVX-512, over those of AVX2. Imported only where cpu.features() has "avxvnni".

vpdpbusd adds the four products of a dword to an int32 lane, so nothing can wrap (|sum| <= 128 * 128 * cols / 4).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.isa.avx2.i2_s_pack cimport unpack_block
from cython_kernels.isa.avx2.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, COLUMNS, STEP_BYTES, dword_at, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport I2_S, Kernels, Lines, Ternary

from cython_kernels.isa.avxvnni import packed_dots

cdef extern from "immintrin.h" nogil:
    __m256i _mm256_dpbusd_avx_epi32(__m256i, __m256i, __m256i) noexcept      # sums + unsigned bytes . signed bytes


cdef enum:
    FEW_TOKENS = 10      # up to here one after the other is quicker than unpacking a tile
    TOKENS = 24          # tokens that share a walk over the tile


cdef inline __m256i codes_at(const uint8_t* line) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> line)


cdef inline __m256i broadcast(const int8_t* q) noexcept nogil:
    """The activations of four columns, for every row."""
    return _mm256_set1_epi32(dword_at(q))


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK = sums - qsum: a code is weight + 1"""
    cdef Py_ssize_t r
    for r in range(min(rows, <Py_ssize_t> ROW_BLOCK)):
        acc[r] = sums[r] - qsum


cdef inline void add_to(int32_t* sums, __m256i addend) noexcept nogil:
    """sums (8,) += addend"""
    _mm256_storeu_si256(<__m256i*> sums, _mm256_add_epi32(_mm256_loadu_si256(<const __m256i*> sums), addend))


cdef inline __m256i join(__m256i f0, __m256i f1, __m256i f2, __m256i f3) noexcept nogil:
    """The sum over all columns from those of the fields, which were used in place, times 1, 4, 16 and 64."""
    return _mm256_add_epi32(_mm256_add_epi32(f0, _mm256_srai_epi32(f1, 2)),
                            _mm256_add_epi32(_mm256_srai_epi32(f2, 4), _mm256_srai_epi32(f3, 6)))


cdef inline void half_block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (16,) += the codes of half a row block @ q (cols,)"""
    cdef __m256i field0 = _mm256_set1_epi8(0x03)
    cdef __m256i field1 = _mm256_set1_epi8(0x0C)
    cdef __m256i field2 = _mm256_set1_epi8(0x30)
    cdef __m256i field3 = _mm256_set1_epi8(<char> 0xC0)
    cdef __m256i a, a0, a1, a2, a3      # the first eight rows, one accumulator per field
    cdef __m256i b, b0, b1, b2, b3
    cdef __m256i columns
    cdef Py_ssize_t c
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm256_setzero_si256()
    for c in range(0, cols, 16):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        a = codes_at(line)
        b = codes_at(line + 32)
        columns = broadcast(q + c)
        a0 = _mm256_dpbusd_avx_epi32(a0, _mm256_and_si256(a, field0), columns)
        b0 = _mm256_dpbusd_avx_epi32(b0, _mm256_and_si256(b, field0), columns)
        columns = broadcast(q + c + 4)
        a1 = _mm256_dpbusd_avx_epi32(a1, _mm256_and_si256(a, field1), columns)
        b1 = _mm256_dpbusd_avx_epi32(b1, _mm256_and_si256(b, field1), columns)
        columns = broadcast(q + c + 8)
        a2 = _mm256_dpbusd_avx_epi32(a2, _mm256_and_si256(a, field2), columns)
        b2 = _mm256_dpbusd_avx_epi32(b2, _mm256_and_si256(b, field2), columns)
        columns = broadcast(q + c + 12)
        a3 = _mm256_dpbusd_avx_epi32(a3, _mm256_and_si256(a, field3), columns)
        b3 = _mm256_dpbusd_avx_epi32(b3, _mm256_and_si256(b, field3), columns)
        line += STEP_BYTES
    add_to(sums, join(a0, a1, a2, a3))
    add_to(sums + 8, join(b0, b1, b2, b3))


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef const uint8_t* line
    cdef Py_ssize_t r, c, n
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 256):                # the second half finds its 2 KB in the first cache
            n = min(<Py_ssize_t> 256, cols - c)
            half_block(line, q + c, n, sums)
            half_block(line + 64, q + c, n, sums + 16)
            line += 256 // COLUMNS * STEP_BYTES
        store_block(acc + r, row1 - r, sums, qsum)


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef inline void add_pair(int32_t* sums, __m256i a, __m256i b) noexcept nogil:
    add_to(sums, a)
    add_to(sums + 8, b)


cdef inline void six_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q0, const int8_t* q1, const int8_t* q2,
                            const int8_t* q3, const int8_t* q4, const int8_t* q5, int32_t* sums) noexcept nogil:
    """sums (6 tokens, 32 rows) [:, :16] += half a tile's codes @ the tokens' activations"""
    # twelve accumulators: vpdpbusd takes five cycles, and two start in each
    cdef __m256i a, a0, a1, a2, a3, a4, a5          # the first eight rows, one accumulator per token
    cdef __m256i b, b0, b1, b2, b3, b4, b5
    cdef __m256i columns
    cdef Py_ssize_t c
    a0 = a1 = a2 = a3 = a4 = a5 = b0 = b1 = b2 = b3 = b4 = b5 = _mm256_setzero_si256()
    for c in range(0, cols, 4):
        a = codes_at(tile)
        b = codes_at(tile + 32)
        columns = broadcast(q0 + c)
        a0 = _mm256_dpbusd_avx_epi32(a0, a, columns)
        b0 = _mm256_dpbusd_avx_epi32(b0, b, columns)
        columns = broadcast(q1 + c)
        a1 = _mm256_dpbusd_avx_epi32(a1, a, columns)
        b1 = _mm256_dpbusd_avx_epi32(b1, b, columns)
        columns = broadcast(q2 + c)
        a2 = _mm256_dpbusd_avx_epi32(a2, a, columns)
        b2 = _mm256_dpbusd_avx_epi32(b2, b, columns)
        columns = broadcast(q3 + c)
        a3 = _mm256_dpbusd_avx_epi32(a3, a, columns)
        b3 = _mm256_dpbusd_avx_epi32(b3, b, columns)
        columns = broadcast(q4 + c)
        a4 = _mm256_dpbusd_avx_epi32(a4, a, columns)
        b4 = _mm256_dpbusd_avx_epi32(b4, b, columns)
        columns = broadcast(q5 + c)
        a5 = _mm256_dpbusd_avx_epi32(a5, a, columns)
        b5 = _mm256_dpbusd_avx_epi32(b5, b, columns)
        tile += STEP_BYTES
    add_pair(sums, a0, b0)
    add_pair(sums + ROW_BLOCK, a1, b1)
    add_pair(sums + 2 * ROW_BLOCK, a2, b2)
    add_pair(sums + 3 * ROW_BLOCK, a3, b3)
    add_pair(sums + 4 * ROW_BLOCK, a4, b4)
    add_pair(sums + 5 * ROW_BLOCK, a5, b5)


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const Lines* next) noexcept nogil:
    cdef int32_t sums[TOKENS * ROW_BLOCK]
    cdef const int8_t* p[6]
    cdef const uint8_t* piece
    cdef Py_ssize_t first, count, t, i, c, width
    for first in range(0, n, 24):
        count = min(<Py_ssize_t> TOKENS, n - first)
        memset(sums, 0, sizeof(sums))
        for c in range(0, cols, 512):                # 16 KB of the tile stay in the first cache for all these tokens
            width = min(<Py_ssize_t> 512, cols - c)
            piece = tile + c * ROW_BLOCK
            for t in range(0, count, 6):
                for i in range(6):                   # beyond the last token it is computed again
                    p[i] = q + min(first + t + i, n - 1) * q_stride + c
                six_tokens(piece, width, p[0], p[1], p[2], p[3], p[4], p[5], sums + t * ROW_BLOCK)
                six_tokens(piece + 64, width, p[0], p[1], p[2], p[3], p[4], p[5], sums + t * ROW_BLOCK + 16)
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
    """Put the AVX-VNNI kernels into ``table``, which holds AVX2's."""
    cdef Ternary ternary = table.formats[<int> I2_S]         # packing stays AVX2's
    table.isa = "avxvnni"
    ternary.matvec, ternary.matmul = matvec, matmul
    table.provide("i2_s", ternary)
    packed_dots.fill(table)
    table.gemm = gemm
