"""AVX-512 VNNI kernels. Imported only where cpu.features() has "avx512": even the module's init uses AVX-512."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.i2_s_pack cimport pack_rows
from cython_kernels.isa.avx2.intrinsics cimport PREFETCH, PREFETCH_FAR, _mm_prefetch
from cython_kernels.isa.avx512.f32x16 cimport *
from cython_kernels.isa.avx512.field_sums cimport join
from cython_kernels.isa.avx512.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, STEP_BYTES, dword_at, layout_bytes, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, PrefetchRange, FormatKernels, no_format

from cython_kernels.isa.avx512 import digits, head_planes, sparse

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"
include "cython_kernels/isa/avx512/attention_four_heads.pxi"


cdef enum:
    TILE_TOKENS = 32     # from here on unpacking a tile once is quicker than masking fields for every four tokens


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

cdef inline __m512i broadcast(const int8_t* q) noexcept nogil:
    """The activations of four columns, for every row."""
    return _mm512_set1_epi32(dword_at(q))


cdef inline void store_rows(int32_t* acc, Py_ssize_t rows, __m512i codes_sum, int32_t qsum) noexcept nogil:
    """acc (rows,), at most 16 = codes_sum - qsum: a code is weight + 1"""
    cdef __m512i sums = _mm512_sub_epi32(codes_sum, _mm512_set1_epi32(qsum))
    if rows >= 16:
        _mm512_storeu_si512(acc, sums)
    elif rows > 0:
        _mm512_mask_storeu_epi32(acc, <__mmask16> ((1 << rows) - 1), sums)


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    # a field in place is at most 2 << 6 = 128, so |sum| <= 128 * 128 * cols / 4 < 2**31 up to 524,288 columns
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i field2 = _mm512_set1_epi8(0x30)
    cdef __m512i field3 = _mm512_set1_epi8(<char> 0xC0)
    cdef __m512i a, a0, a1, a2, a3      # rows 0..15 of the block, one accumulator per field
    cdef __m512i b, b0, b1, b2, b3      # rows 16..31
    cdef __m512i columns
    cdef const uint8_t* line
    cdef Py_ssize_t r, c
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
        for c in range(0, cols, 16):
            _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
            _mm_prefetch(<const char*> line + AHEAD + 64, PREFETCH)
            a = _mm512_loadu_si512(line)
            b = _mm512_loadu_si512(line + 64)
            columns = broadcast(q + c)
            a0 = _mm512_dpbusd_epi32(a0, _mm512_and_si512(a, field0), columns)
            b0 = _mm512_dpbusd_epi32(b0, _mm512_and_si512(b, field0), columns)
            columns = broadcast(q + c + 4)
            a1 = _mm512_dpbusd_epi32(a1, _mm512_and_si512(a, field1), columns)
            b1 = _mm512_dpbusd_epi32(b1, _mm512_and_si512(b, field1), columns)
            columns = broadcast(q + c + 8)
            a2 = _mm512_dpbusd_epi32(a2, _mm512_and_si512(a, field2), columns)
            b2 = _mm512_dpbusd_epi32(b2, _mm512_and_si512(b, field2), columns)
            columns = broadcast(q + c + 12)
            a3 = _mm512_dpbusd_epi32(a3, _mm512_and_si512(a, field3), columns)
            b3 = _mm512_dpbusd_epi32(b3, _mm512_and_si512(b, field3), columns)
            line += STEP_BYTES
        store_rows(acc + r, row1 - r, join(a0, a1, a2, a3), qsum)
        store_rows(acc + r + 16, row1 - r - 16, join(b0, b1, b2, b3), qsum)


cdef void unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = row_block(packed, cols, row)
    cdef __m512i field = _mm512_set1_epi8(0x03)
    cdef __m512i a, b
    cdef Py_ssize_t c, k
    for c in range(0, cols, 16):
        a = _mm512_loadu_si512(line)
        b = _mm512_loadu_si512(line + 64)
        for k in range(c, c + 16, 4):                # columns k .. k + 3 of the tile
            _mm512_storeu_si512(tile + ROW_BLOCK * k, _mm512_and_si512(a, field))
            _mm512_storeu_si512(tile + ROW_BLOCK * k + 64, _mm512_and_si512(b, field))
            a = _mm512_srli_epi32(a, 2)
            b = _mm512_srli_epi32(b, 2)
        line += STEP_BYTES


cdef inline void store_pair(int32_t* sums, __m512i a, __m512i b) noexcept nogil:
    _mm512_storeu_si512(sums, a)
    _mm512_storeu_si512(sums + 16, b)


cdef inline void store_tokens(int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t n, Py_ssize_t rows, const int32_t* sums,
                              const int32_t* qsum) noexcept nogil:
    """acc (n, acc_stride) [:, :rows] = sums (n, 32) - qsum (n,)"""
    cdef Py_ssize_t t
    for t in range(n):
        store_rows(acc + t * acc_stride, rows, _mm512_loadu_si512(sums + t * ROW_BLOCK), qsum[t])
        store_rows(acc + t * acc_stride + 16, rows - 16, _mm512_loadu_si512(sums + t * ROW_BLOCK + 16), qsum[t])


cdef inline void eight_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q0, const int8_t* q1,
                              const int8_t* q2, const int8_t* q3, const int8_t* q4, const int8_t* q5,
                              const int8_t* q6, const int8_t* q7, int32_t* sums, const char* next,
                              Py_ssize_t lines, Py_ssize_t stride) noexcept nogil:
    """sums (8 tokens, 32 rows) = the tile's codes @ the tokens' activations; prefetches ``lines`` lines from next on"""
    cdef __m512i a, a0, a1, a2, a3, a4, a5, a6, a7      # rows 0..15: one accumulator per token
    cdef __m512i b, b0, b1, b2, b3, b4, b5, b6, b7      # rows 16..31
    cdef __m512i columns
    cdef Py_ssize_t c
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = _mm512_setzero_si512()
    b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = _mm512_setzero_si512()
    for c in range(0, cols, 4):
        _mm_prefetch(next, PREFETCH_FAR)
        if lines > 1:                                # then the last one again, which costs nothing
            next += stride
            lines -= 1
        a = _mm512_loadu_si512(tile)
        b = _mm512_loadu_si512(tile + 64)
        columns = broadcast(q0 + c)
        a0 = _mm512_dpbusd_epi32(a0, a, columns)
        b0 = _mm512_dpbusd_epi32(b0, b, columns)
        columns = broadcast(q1 + c)
        a1 = _mm512_dpbusd_epi32(a1, a, columns)
        b1 = _mm512_dpbusd_epi32(b1, b, columns)
        columns = broadcast(q2 + c)
        a2 = _mm512_dpbusd_epi32(a2, a, columns)
        b2 = _mm512_dpbusd_epi32(b2, b, columns)
        columns = broadcast(q3 + c)
        a3 = _mm512_dpbusd_epi32(a3, a, columns)
        b3 = _mm512_dpbusd_epi32(b3, b, columns)
        columns = broadcast(q4 + c)
        a4 = _mm512_dpbusd_epi32(a4, a, columns)
        b4 = _mm512_dpbusd_epi32(b4, b, columns)
        columns = broadcast(q5 + c)
        a5 = _mm512_dpbusd_epi32(a5, a, columns)
        b5 = _mm512_dpbusd_epi32(b5, b, columns)
        columns = broadcast(q6 + c)
        a6 = _mm512_dpbusd_epi32(a6, a, columns)
        b6 = _mm512_dpbusd_epi32(b6, b, columns)
        columns = broadcast(q7 + c)
        a7 = _mm512_dpbusd_epi32(a7, a, columns)
        b7 = _mm512_dpbusd_epi32(b7, b, columns)
        tile += STEP_BYTES
    store_pair(sums + 0 * ROW_BLOCK, a0, b0)
    store_pair(sums + 1 * ROW_BLOCK, a1, b1)
    store_pair(sums + 2 * ROW_BLOCK, a2, b2)
    store_pair(sums + 3 * ROW_BLOCK, a3, b3)
    store_pair(sums + 4 * ROW_BLOCK, a4, b4)
    store_pair(sums + 5 * ROW_BLOCK, a5, b5)
    store_pair(sums + 6 * ROW_BLOCK, a6, b6)
    store_pair(sums + 7 * ROW_BLOCK, a7, b7)


include "cython_kernels/isa/avx512/i2_s_few_tokens.pxi"


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const PrefetchRange* next) noexcept nogil:
    cdef int32_t sums[8 * ROW_BLOCK]
    cdef const int8_t* p[8]
    cdef Py_ssize_t share = (next.count * 8 + n - 1) // n, t, i          # lines prefetched beside eight tokens
    for t in range(0, n, 8):
        for i in range(8):                           # beyond the last token it is computed again
            p[i] = q + min(t + i, n - 1) * q_stride
        eight_tokens(tile, cols, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], sums,
                     next.first + t // 8 * share * next.stride, share, next.stride)
        store_tokens(acc + t * acc_stride, acc_stride, min(<Py_ssize_t> 8, n - t), rows, sums, qsum + t)


cdef void matmul(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                 const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                 int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                 uint8_t* tile) noexcept nogil:
    cdef int32_t sums[4 * ROW_BLOCK]
    cdef const int8_t* p[4]
    cdef const uint8_t* line
    cdef Py_ssize_t r, t, i
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        for t in range(0, n, 4):
            if n - t == 1:
                matvec(packed, rows, cols, q + t * q_stride, qsum[t], acc + t * acc_stride, r, min(r + ROW_BLOCK, row1))
                break
            for i in range(4):
                p[i] = q + min(t + i, n - 1) * q_stride
            if n - t == 2:
                two_tokens(line, cols, p[0], p[1], sums)
            else:
                four_tokens(line, cols, p[0], p[1], p[2], p[3], sums)
            store_tokens(acc + t * acc_stride + r, acc_stride, min(<Py_ssize_t> 4, n - t), row1 - r, sums, qsum + t)


def fill(Kernels table):
    """Put the AVX-512 kernels into ``table``."""
    cdef FormatKernels ternary = no_format()
    table.isa = "avx512"
    ternary.packed_bytes, ternary.pack = layout_bytes, pack_rows
    ternary.matvec, ternary.matmul, ternary.unpack = matvec, matmul, unpack
    ternary.tiled = TILE_TOKENS
    table.provide("i2_s", ternary)
    sparse.fill(table)
    digits.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
    table.floats.attend_f32, table.floats.attend_f16 = attend_fours_f32, attend_fours_f16
    head_planes.fill(table)
