"""AVX2 kernels. Imported only where cpu.features() has "avx2": even the module's init uses AVX2."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.code_vectors cimport *
from cython_kernels.isa.avx2.f32x16 cimport *
from cython_kernels.isa.avx2.i2_s_pack cimport pack_rows
from cython_kernels.isa.avx2.intrinsics cimport *
from cython_kernels.isa.avx2.products cimport *
from cython_kernels.layouts.i2_s cimport AHEAD, STEP_BYTES, layout_bytes
from cython_kernels.table cimport Kernels, FormatKernels, no_format

from cython_kernels.isa.avx2 import digits, lookup, packed_dots

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"
include "cython_kernels/isa/avx2/attention_four_heads.pxi"


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

cdef enum:
    # The int16 sums cannot wrap in 128 columns, 8 steps: ``high`` takes fields 1 and 3 as 4 * code <= 8, so a step adds at
    # most 2 fields * 2 bytes * 8 * 127 = 4,064, eight steps 32,512 < 32,767; with q = -128 they reach 8 * -4,096 = -32,768,
    # which int16 still holds. ``low`` takes fields 0 and 2 as code <= 2 and stays at a quarter of that.
    COLUMNS_HELD = 128


cdef inline void add_to(int32_t* sums, products low, products high) noexcept nogil:
    """sums (8,) += low + high / 4"""
    cdef totals addend = add_totals(widen(low), quarter_of(widen(high)))
    _mm256_storeu_si256(<__m256i*> sums, add_totals(_mm256_loadu_si256(<const __m256i*> sums), addend))


cdef inline void half_block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (16,) += the codes of half a row block @ q (cols,)"""
    cdef column_bytes q0, q1, q2, q3
    cdef code_bytes a, b                # the first eight rows, and the others
    cdef products low_a, high_a, low_b, high_b
    cdef Py_ssize_t c
    low_a = high_a = low_b = high_b = nothing()
    for c in range(0, cols, 16):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        q0 = broadcast(q + c)
        q1 = broadcast(q + c + 4)
        q2 = broadcast(q + c + 8)
        q3 = broadcast(q + c + 12)
        a = codes_at(line)
        b = codes_at(line + 32)
        low_a = multiply_add(low_a, low_pairs(a), q0)
        low_b = multiply_add(low_b, low_pairs(b), q0)
        high_a = multiply_add(high_a, next_pairs(a), q1)
        high_b = multiply_add(high_b, next_pairs(b), q1)
        a = upper_half(a)
        b = upper_half(b)
        low_a = multiply_add(low_a, low_pairs(a), q2)
        low_b = multiply_add(low_b, low_pairs(b), q2)
        high_a = multiply_add(high_a, next_pairs(a), q3)
        high_b = multiply_add(high_b, next_pairs(b), q3)
        line += STEP_BYTES
    add_to(sums, low_a, high_a)
    add_to(sums + 8, low_b, high_b)


cdef inline void block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    half_block(line, q, cols, sums)
    half_block(line + 64, q, cols, sums + 16)


include "cython_kernels/generic/i2_s.pxi"


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef enum:
    FEW_TOKENS = 4       # up to here one after the other is quicker than unpacking a tile
    TOKENS = 16
    # The int16 sums cannot wrap in 256 columns: a lane takes 2 bytes * 2 * 127 = 508 per four columns, 64 times 32,512
    # < 32,767; with q = -128 it reaches 64 * -512 = -32,768, which int16 still holds.
    TILE_COLUMNS = 256

include "cython_kernels/generic/tile_two_tokens.pxi"
include "cython_kernels/generic/tile_product.pxi"
include "cython_kernels/isa/avx2/i2_s_matmul.pxi"


def fill(Kernels table):
    """Put the AVX2 kernels into ``table``."""
    cdef FormatKernels ternary = no_format()
    table.isa = "avx2"
    ternary.packed_bytes, ternary.pack = layout_bytes, pack_rows
    ternary.matvec, ternary.matmul = matvec, matmul
    table.provide("i2_s", ternary)
    lookup.fill(table)
    packed_dots.fill(table)
    digits.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
    table.floats.attend_f32, table.floats.attend_f16 = attend_fours_f32, attend_fours_f16
