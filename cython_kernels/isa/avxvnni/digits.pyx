"""Weights of five ternary digits on AVX-VNNI. Imported by kernels.pyx only."""
from cython_kernels.isa.avx2.digit_vectors cimport *
from cython_kernels.isa.avx2.f32x16 cimport *

cdef extern from "immintrin.h" nogil:
    __m256i _mm256_dpwssd_avx_epi32(__m256i, __m256i, __m256i) noexcept    # sums + pairs of int16 . int16


cdef inline sums add_products(sums s, words w, const int16_t* q) noexcept nogil:
    return _mm256_dpwssd_avx_epi32(s, w, _mm256_loadu_si256(<const __m256i*> q))


include "cython_kernels/generic/digits.pxi"
