"""AVX-VNNI kernels, for client CPUs without AVX-512, over those of AVX2. Imported only where cpu.features() has "avxvnni".

vpdpbusd adds the four products of a dword to an int32 lane, so nothing can wrap (|sum| <= 128 * 128 * cols / 4).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.code_vectors cimport *
from cython_kernels.isa.avx2.intrinsics cimport *
from cython_kernels.isa.avxvnni.products cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, STEP_BYTES
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport I2_S, Kernels, FormatKernels

from cython_kernels.isa.avxvnni import digits, packed_dots


cdef enum:
    COLUMNS_HELD = 256   # the second half of a row block finds its 2 KB in the first cache


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
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = nothing()
    for c in range(0, cols, 16):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        a = codes_at(line)
        b = codes_at(line + 32)
        columns = broadcast(q + c)
        a0 = multiply_add(a0, _mm256_and_si256(a, field0), columns)
        b0 = multiply_add(b0, _mm256_and_si256(b, field0), columns)
        columns = broadcast(q + c + 4)
        a1 = multiply_add(a1, _mm256_and_si256(a, field1), columns)
        b1 = multiply_add(b1, _mm256_and_si256(b, field1), columns)
        columns = broadcast(q + c + 8)
        a2 = multiply_add(a2, _mm256_and_si256(a, field2), columns)
        b2 = multiply_add(b2, _mm256_and_si256(b, field2), columns)
        columns = broadcast(q + c + 12)
        a3 = multiply_add(a3, _mm256_and_si256(a, field3), columns)
        b3 = multiply_add(b3, _mm256_and_si256(b, field3), columns)
        line += STEP_BYTES
    add_rows(sums, join(a0, a1, a2, a3), 0)
    add_rows(sums + 8, join(b0, b1, b2, b3), 0)


cdef inline void block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    half_block(line, q, cols, sums)
    half_block(line + 64, q, cols, sums + 16)


include "cython_kernels/generic/i2_s.pxi"


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef enum:
    FEW_TOKENS = 10      # up to here one after the other is quicker than unpacking a tile
    TOKENS = 24
    TOKENS_AT_ONCE = 6
    TILE_COLUMNS = 512


cdef inline void add_pair(int32_t* sums, __m256i a, __m256i b) noexcept nogil:
    add_rows(sums, a, 0)
    add_rows(sums + 8, b, 0)


cdef inline void six_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t* q0, const int8_t* q1, const int8_t* q2,
                            const int8_t* q3, const int8_t* q4, const int8_t* q5, int32_t* sums) noexcept nogil:
    """sums (6 tokens, 32 rows) [:, :16] += half a tile's codes @ the tokens' activations"""
    # twelve accumulators: vpdpbusd takes five cycles, and two start in each
    cdef __m256i a, a0, a1, a2, a3, a4, a5          # the first eight rows, one accumulator per token
    cdef __m256i b, b0, b1, b2, b3, b4, b5
    cdef __m256i columns
    cdef Py_ssize_t c
    a0 = a1 = a2 = a3 = a4 = a5 = b0 = b1 = b2 = b3 = b4 = b5 = nothing()
    for c in range(0, cols, 4):
        a = codes_at(tile)
        b = codes_at(tile + 32)
        columns = broadcast(q0 + c)
        a0 = multiply_add(a0, a, columns)
        b0 = multiply_add(b0, b, columns)
        columns = broadcast(q1 + c)
        a1 = multiply_add(a1, a, columns)
        b1 = multiply_add(b1, b, columns)
        columns = broadcast(q2 + c)
        a2 = multiply_add(a2, a, columns)
        b2 = multiply_add(b2, b, columns)
        columns = broadcast(q3 + c)
        a3 = multiply_add(a3, a, columns)
        b3 = multiply_add(b3, b, columns)
        columns = broadcast(q4 + c)
        a4 = multiply_add(a4, a, columns)
        b4 = multiply_add(b4, b, columns)
        columns = broadcast(q5 + c)
        a5 = multiply_add(a5, a, columns)
        b5 = multiply_add(b5, b, columns)
        tile += STEP_BYTES
    add_pair(sums, a0, b0)
    add_pair(sums + ROW_BLOCK, a1, b1)
    add_pair(sums + 2 * ROW_BLOCK, a2, b2)
    add_pair(sums + 3 * ROW_BLOCK, a3, b3)
    add_pair(sums + 4 * ROW_BLOCK, a4, b4)
    add_pair(sums + 5 * ROW_BLOCK, a5, b5)


cdef inline void some_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t** q, int32_t* sums) noexcept nogil:
    six_tokens(tile, cols, q[0], q[1], q[2], q[3], q[4], q[5], sums)
    six_tokens(tile + 64, cols, q[0], q[1], q[2], q[3], q[4], q[5], sums + 16)


include "cython_kernels/generic/tile_product.pxi"
include "cython_kernels/isa/avx2/i2_s_matmul.pxi"


def fill(Kernels table):
    """Put the AVX-VNNI kernels into ``table``, which holds AVX2's."""
    cdef FormatKernels ternary = table.formats[<int> I2_S]         # packing stays AVX2's
    table.isa = "avxvnni"
    ternary.matvec, ternary.matmul = matvec, matmul
    table.provide("i2_s", ternary)
    packed_dots.fill(table)
    digits.fill(table)
    table.gemm = gemm
