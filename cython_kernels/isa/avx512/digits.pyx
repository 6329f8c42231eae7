"""Weights of five ternary digits on AVX-512 VNNI, thirty-two at a time. Imported by kernels.pyx only."""
from libc.stdint cimport int8_t, int16_t, int64_t

from cython_kernels.isa.avx2.intrinsics cimport __m256i, _mm256_loadu_si256, _mm256_storeu_si256
from cython_kernels.isa.avx512.f32x16 cimport *
from cython_kernels.isa.avx512.intrinsics cimport *

cdef extern from "immintrin.h" nogil:
    __m512i _mm512_cvtepi8_epi16(__m256i) noexcept
    __m256i _mm512_cvtepi32_epi16(__m512i) noexcept
    __m512i _mm512_cvtepi32_epi64(__m256i) noexcept
    __m256i _mm512_castsi512_si256(__m512i) noexcept
    __m256i _mm512_extracti64x4_epi64(__m512i, int) noexcept
    __m512i _mm512_add_epi64(__m512i, __m512i) noexcept
    long long _mm512_reduce_add_epi64(__m512i) noexcept
    __m512i _mm512_dpwssd_epi32(__m512i, __m512i, __m512i) noexcept    # sums + pairs of int16 . int16

cdef enum:
    STEP = 32
    HELD = 8192          # 512 products in a lane

ctypedef __m512i sums    # int32
ctypedef __m512i words   # int16


cdef inline sums no_sums() noexcept nogil:
    return _mm512_setzero_si512()


cdef inline words weights_at(const int8_t* p) noexcept nogil:
    return _mm512_cvtepi8_epi16(_mm256_loadu_si256(<const __m256i*> p))


cdef inline sums add_products(sums s, words w, const int16_t* q) noexcept nogil:
    return _mm512_dpwssd_epi32(s, w, _mm512_loadu_si512(q))


cdef inline int64_t total(sums s) noexcept nogil:
    return _mm512_reduce_add_epi64(_mm512_add_epi64(_mm512_cvtepi32_epi64(_mm512_castsi512_si256(s)),
                                                    _mm512_cvtepi32_epi64(_mm512_extracti64x4_epi64(s, 1))))


cdef inline void store_words(int16_t* p, lanes a) noexcept nogil:
    """p (16,) = a rounded half to even; |a| < 32,768"""
    _mm256_storeu_si256(<__m256i*> p, _mm512_cvtepi32_epi16(_mm512_cvtps_epi32(a)))


include "cython_kernels/generic/digits.pxi"
