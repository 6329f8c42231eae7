"""Sums of fields that were used where they lie, and lines of rows turned, on AVX-512. May be cimported by AVX-512 modules only."""
from libc.stdint cimport int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport __m128i, _mm_loadu_si128
from cython_kernels.isa.avx512.intrinsics cimport *

cdef extern from "immintrin.h" nogil:
    int _mm512_reduce_add_epi32(__m512i) noexcept
    __m512i _mm512_castsi128_si512(__m128i) noexcept
    __m512i _mm512_inserti32x4(__m512i, __m128i, int) noexcept
    __m512i _mm512_unpacklo_epi64(__m512i, __m512i) noexcept
    __m512i _mm512_unpackhi_epi64(__m512i, __m512i) noexcept


cdef inline __m512i join(__m512i f0, __m512i f1, __m512i f2, __m512i f3) noexcept nogil:
    """The sum over all columns from those of the fields, which were used in place, times 1, 4, 16 and 64."""
    return _mm512_add_epi32(_mm512_add_epi32(f0, _mm512_srai_epi32(f1, 2)),
                            _mm512_add_epi32(_mm512_srai_epi32(f2, 4), _mm512_srai_epi32(f3, 6)))


cdef inline int32_t joined(__m512i f0, __m512i f1, __m512i f2, __m512i f3) noexcept nogil:
    """The same, summed over all lanes."""
    return _mm512_reduce_add_epi32(join(f0, f1, f2, f3))


cdef inline __m128i four_dwords(const uint8_t* p) noexcept nogil:
    return _mm_loadu_si128(<const __m128i*> p)


cdef inline __m512i every_fourth(const uint8_t* rows, const int32_t* offsets) noexcept nogil:
    """Four dwords of rows 0, 4, 8 and 12, one per quarter"""
    cdef __m512i x = _mm512_castsi128_si512(four_dwords(rows + offsets[0]))
    x = _mm512_inserti32x4(x, four_dwords(rows + offsets[4]), 1)
    x = _mm512_inserti32x4(x, four_dwords(rows + offsets[8]), 2)
    return _mm512_inserti32x4(x, four_dwords(rows + offsets[12]), 3)


cdef inline void turn_lines(const uint8_t* rows, const int32_t* offsets, __m512i* dwords) noexcept nogil:
    """dwords (16,): dword i of sixteen lines of 64 bytes, at rows + offsets (16,). Quicker than gathers."""
    cdef __m512i a, b, c, d, low, high
    cdef Py_ssize_t i
    for i in range(0, 16, 4):
        a, b = every_fourth(rows + 4 * i, offsets), every_fourth(rows + 4 * i, offsets + 1)
        c, d = every_fourth(rows + 4 * i, offsets + 2), every_fourth(rows + 4 * i, offsets + 3)
        # in each quarter a row of four: [a0 a1 a2 a3] [b0 ..] [c0 ..] [d0 ..] -> [a0 b0 c0 d0] [a1 ..] [a2 ..] [a3 ..]
        low, high = _mm512_unpacklo_epi32(a, b), _mm512_unpacklo_epi32(c, d)
        dwords[i], dwords[i + 1] = _mm512_unpacklo_epi64(low, high), _mm512_unpackhi_epi64(low, high)
        low, high = _mm512_unpackhi_epi32(a, b), _mm512_unpackhi_epi32(c, d)
        dwords[i + 2], dwords[i + 3] = _mm512_unpacklo_epi64(low, high), _mm512_unpackhi_epi64(low, high)
