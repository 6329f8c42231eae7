"""Sums of fields that were used where they lie, on AVX-512. May be cimported by AVX-512 modules only."""
from libc.stdint cimport int32_t

from cython_kernels.x86_avx512 cimport *

cdef extern from "immintrin.h" nogil:
    int _mm512_reduce_add_epi32(__m512i) noexcept


cdef inline __m512i join(__m512i f0, __m512i f1, __m512i f2, __m512i f3) noexcept nogil:
    """The sum over all columns from those of the fields, which were used in place, times 1, 4, 16 and 64."""
    return _mm512_add_epi32(_mm512_add_epi32(f0, _mm512_srai_epi32(f1, 2)),
                            _mm512_add_epi32(_mm512_srai_epi32(f2, 4), _mm512_srai_epi32(f3, 6)))


cdef inline int32_t joined(__m512i f0, __m512i f1, __m512i f2, __m512i f3) noexcept nogil:
    """The same, summed over all lanes."""
    return _mm512_reduce_add_epi32(join(f0, f1, f2, f3))
