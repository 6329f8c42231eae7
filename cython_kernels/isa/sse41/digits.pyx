"""Weights of five ternary digits on SSE4.1, eight at a time. Imported by kernels.pyx only."""
from libc.stdint cimport int8_t, int16_t, int32_t, int64_t

from cython_kernels.isa.sse41.f32x16 cimport *
from cython_kernels.isa.sse41.intrinsics cimport *

cdef extern from "smmintrin.h" nogil:
    __m128i _mm_cvtepi8_epi16(__m128i) noexcept

cdef enum:
    STEP = 8
    HELD = 2048          # 512 products in a lane

ctypedef __m128i sums    # int32
ctypedef __m128i words   # int16


cdef inline sums no_sums() noexcept nogil:
    return _mm_setzero_si128()


cdef inline words weights_at(const int8_t* p) noexcept nogil:
    return _mm_cvtepi8_epi16(_mm_loadl_epi64(<const __m128i*> p))


cdef inline sums add_products(sums s, words w, const int16_t* q) noexcept nogil:
    return _mm_add_epi32(s, _mm_madd_epi16(w, _mm_loadu_si128(<const __m128i*> q)))


cdef inline int64_t total(sums s) noexcept nogil:
    cdef int32_t each[4]
    _mm_storeu_si128(<__m128i*> each, s)
    return <int64_t> each[0] + each[1] + each[2] + each[3]


cdef inline void store_words(int16_t* p, lanes a) noexcept nogil:
    """p (16,) = a rounded half to even; |a| < 32,768"""
    _mm_storeu_si128(<__m128i*> p, _mm_packs_epi32(_mm_cvtps_epi32(a.a), _mm_cvtps_epi32(a.b)))
    _mm_storeu_si128(<__m128i*> (p + 8), _mm_packs_epi32(_mm_cvtps_epi32(a.c), _mm_cvtps_epi32(a.d)))


include "cython_kernels/generic/digits.pxi"
