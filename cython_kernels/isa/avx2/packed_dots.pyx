"""Products of fields of two and four bits on AVX2: passing over neurons, planes of the head. Imported by kernels.pyx only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.avx2.code_vectors cimport *
from cython_kernels.table cimport Kernels

cdef enum:
    LINES_HELD = 2       # lines whose int16 sums cannot wrap: 4 vectors * 2 fields * 2 bytes * 12 * 127 = 24,384
    FIVES_HELD = 2       # vectors of five bits whose int16 sums cannot wrap

ctypedef __m256i products    # int16, two of each dword


cdef inline products nothing() noexcept nogil:
    return _mm256_setzero_si256()


cdef inline products multiply_add(products sums, code_bytes codes, column_bytes columns) noexcept nogil:
    return _mm256_add_epi16(sums, _mm256_maddubs_epi16(codes, columns))


cdef inline totals widen(products sums) noexcept nogil:
    return _mm256_madd_epi16(sums, _mm256_set1_epi16(1))


cdef inline void add_rows(int32_t* sums, products addends, int shift) noexcept nogil:
    """sums (8,) += the dwords of addends << shift"""
    cdef __m256i rows = _mm256_madd_epi16(addends, _mm256_set1_epi16(<short> (1 << shift)))
    _mm256_storeu_si256(<__m256i*> sums, _mm256_add_epi32(_mm256_loadu_si256(<const __m256i*> sums), rows))


include "cython_kernels/generic/sparse.pxi"
include "cython_kernels/generic/head_planes.pxi"


def fill(Kernels table):
    """Put AVX2's products of fields into ``table``."""
    fill_skipping(table)
    table.sums_of_codes = code_sums
