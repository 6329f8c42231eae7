"""Sixteen weights of five ternary digits at a time on AVX2. The vocabulary that generic/digits.pxi is written in."""
from libc.stdint cimport int8_t, int16_t, int64_t

from cython_kernels.isa.avx2.f32x16 cimport lanes, narrow
from cython_kernels.isa.avx2.intrinsics cimport *

cdef extern from "immintrin.h" nogil:
    __m256i _mm256_cvtepi8_epi16(__m128i) noexcept
    __m256i _mm256_cvtepi32_epi64(__m128i) noexcept
    __m256i _mm256_add_epi64(__m256i, __m256i) noexcept
    __m128i _mm_add_epi64(__m128i, __m128i) noexcept

cdef enum:
    STEP = 16
    HELD = 4096          # 512 products in a lane

ctypedef __m256i sums    # int32
ctypedef __m256i words   # int16


cdef inline sums no_sums() noexcept nogil:
    return _mm256_setzero_si256()

cdef inline words weights_at(const int8_t* p) noexcept nogil:
    return _mm256_cvtepi8_epi16(_mm_loadu_si128(<const __m128i*> p))

cdef inline int64_t total(sums s) noexcept nogil:
    cdef __m256i four = _mm256_add_epi64(_mm256_cvtepi32_epi64(_mm256_castsi256_si128(s)),
                                         _mm256_cvtepi32_epi64(_mm256_extracti128_si256(s, 1)))
    cdef int64_t two[2]
    _mm_storeu_si128(<__m128i*> two, _mm_add_epi64(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1)))
    return two[0] + two[1]

cdef inline void store_words(int16_t* p, lanes a) noexcept nogil:
    """p (16,) = a rounded half to even; |a| < 32,768"""
    _mm_storeu_si128(<__m128i*> p, narrow(a.lo))
    _mm_storeu_si128(<__m128i*> (p + 8), narrow(a.hi))
