"""Weights of five ternary digits on AVX2. Imported by kernels.pyx only."""
from cython_kernels.isa.avx2.digit_vectors cimport *
from cython_kernels.isa.avx2.f32x16 cimport *


cdef inline sums add_products(sums s, words w, const int16_t* q) noexcept nogil:
    # int16 all the way: pairs of bytes by maddubs would saturate from 255 * 121 * 2 on
    return _mm256_add_epi32(s, _mm256_madd_epi16(w, _mm256_loadu_si256(<const __m256i*> q)))


include "cython_kernels/generic/digits.pxi"
