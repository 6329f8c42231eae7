"""Products of code bytes and activations on AVX-VNNI: sums of int32 cannot wrap. May be cimported by AVX-VNNI modules only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.avx2.code_vectors cimport *

cdef extern from "immintrin.h" nogil:
    __m256i _mm256_dpbusd_avx_epi32(__m256i, __m256i, __m256i) noexcept      # sums + unsigned bytes . signed bytes
    __m256i _mm256_slli_epi32(__m256i, int) noexcept

ctypedef __m256i products        # int32


cdef inline products nothing() noexcept nogil:
    return _mm256_setzero_si256()


cdef inline products multiply_add(products sums, code_bytes codes, column_bytes columns) noexcept nogil:
    return _mm256_dpbusd_avx_epi32(sums, codes, columns)


cdef inline totals widen(products sums) noexcept nogil:
    return sums


cdef inline void add_rows(int32_t* sums, products addends, int shift) noexcept nogil:
    """sums (8,) += the dwords of addends << shift"""
    cdef __m256i rows = _mm256_slli_epi32(addends, shift)
    _mm256_storeu_si256(<__m256i*> sums, _mm256_add_epi32(_mm256_loadu_si256(<const __m256i*> sums), rows))
