"""Products of code bytes and activations on AVX2, sums of int16. May be cimported by AVX2 and better modules only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.avx2.code_vectors cimport *

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
