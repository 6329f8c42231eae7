"""The first plane of the head on AVX-512 VNNI. Imported by kernels_avx512's fill() only. The layout is in planes.pxd."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.planes cimport NIBBLES_AHEAD
from cython_kernels.table cimport Kernels
from cython_kernels.x86_avx2 cimport PREFETCH_FAR, _mm_prefetch
from cython_kernels.x86_avx512 cimport *


cdef inline __m512i at(const void* p) noexcept nogil:
    return _mm512_loadu_si512(p)


cdef inline void ahead(const uint8_t* p) noexcept nogil:
    _mm_prefetch(<const char*> p, PREFETCH_FAR)


cdef inline __m512i step_8(__m512i a, __m512i b) noexcept nogil:
    """quarters [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a2, a1+a3, b0+b2, b1+b3]"""
    return _mm512_add_epi32(_mm512_shuffle_i32x4(a, b, 0x44), _mm512_shuffle_i32x4(a, b, 0xEE))


cdef inline __m512i step_4(__m512i a, __m512i b) noexcept nogil:
    """quarters [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a1, a2+a3, b0+b1, b2+b3]"""
    return _mm512_add_epi32(_mm512_shuffle_i32x4(a, b, 0x88), _mm512_shuffle_i32x4(a, b, 0xDD))


cdef inline void fold(__m512i a, __m512i b, __m512i c, __m512i d, __m512i e, __m512i f, __m512i g, __m512i h,
                      int32_t* sums) noexcept nogil:
    """sums (16,): quarter i begins with the sums over all lanes of the i-th of a, b, c, d and of e, f, g, h"""
    cdef __m512i first = step_4(step_8(a, b), step_8(c, d))
    cdef __m512i second = step_4(step_8(e, f), step_8(g, h))
    cdef __m512i both = _mm512_add_epi32(_mm512_unpacklo_epi32(first, second), _mm512_unpackhi_epi32(first, second))
    _mm512_storeu_si512(sums, _mm512_add_epi32(both, _mm512_shuffle_epi32(both, 0x4E)))


cdef inline void four_nibbles(const uint8_t* a, const uint8_t* b, const uint8_t* c, const uint8_t* d,
                              const uint8_t* next, const int8_t* high, const int8_t* low, Py_ssize_t bytes, int32_t* sums) noexcept nogil:
    """sums (16,): quarter r begins with row r @ high and row r @ low; asks for four rows' bytes from ``next`` on"""
    cdef __m512i field = _mm512_set1_epi8(0x0F)              # columns 0 .. 63; the others lie 16 times higher
    cdef __m512i codes, part, h0, h1, l0, l1
    cdef __m512i ah0, ah1, al0, al1, bh0, bh1, bl0, bl1      # row, part, field
    cdef __m512i ch0, ch1, cl0, cl1, dh0, dh1, dl0, dl1
    cdef Py_ssize_t i
    ah0 = ah1 = al0 = al1 = bh0 = bh1 = bl0 = bl1 = _mm512_setzero_si512()
    ch0 = ch1 = cl0 = cl1 = dh0 = dh1 = dl0 = dl1 = _mm512_setzero_si512()
    for i in range(0, bytes, 64):
        ahead(next + 4 * i)
        ahead(next + 4 * i + 64)
        ahead(next + 4 * i + 128)
        ahead(next + 4 * i + 192)
        h0 = at(high + 2 * i)
        h1 = at(high + 2 * i + 64)
        l0 = at(low + 2 * i)
        l1 = at(low + 2 * i + 64)
        codes = at(a + i)
        part = _mm512_and_si512(codes, field)
        codes = _mm512_andnot_si512(field, codes)
        ah0 = _mm512_dpbusd_epi32(ah0, part, h0)
        al0 = _mm512_dpbusd_epi32(al0, part, l0)
        ah1 = _mm512_dpbusd_epi32(ah1, codes, h1)
        al1 = _mm512_dpbusd_epi32(al1, codes, l1)
        codes = at(b + i)
        part = _mm512_and_si512(codes, field)
        codes = _mm512_andnot_si512(field, codes)
        bh0 = _mm512_dpbusd_epi32(bh0, part, h0)
        bl0 = _mm512_dpbusd_epi32(bl0, part, l0)
        bh1 = _mm512_dpbusd_epi32(bh1, codes, h1)
        bl1 = _mm512_dpbusd_epi32(bl1, codes, l1)
        codes = at(c + i)
        part = _mm512_and_si512(codes, field)
        codes = _mm512_andnot_si512(field, codes)
        ch0 = _mm512_dpbusd_epi32(ch0, part, h0)
        cl0 = _mm512_dpbusd_epi32(cl0, part, l0)
        ch1 = _mm512_dpbusd_epi32(ch1, codes, h1)
        cl1 = _mm512_dpbusd_epi32(cl1, codes, l1)
        codes = at(d + i)
        part = _mm512_and_si512(codes, field)
        codes = _mm512_andnot_si512(field, codes)
        dh0 = _mm512_dpbusd_epi32(dh0, part, h0)
        dl0 = _mm512_dpbusd_epi32(dl0, part, l0)
        dh1 = _mm512_dpbusd_epi32(dh1, codes, h1)
        dl1 = _mm512_dpbusd_epi32(dl1, codes, l1)
    fold(_mm512_add_epi32(ah0, _mm512_srai_epi32(ah1, 4)), _mm512_add_epi32(bh0, _mm512_srai_epi32(bh1, 4)),
         _mm512_add_epi32(ch0, _mm512_srai_epi32(ch1, 4)), _mm512_add_epi32(dh0, _mm512_srai_epi32(dh1, 4)),
         _mm512_add_epi32(al0, _mm512_srai_epi32(al1, 4)), _mm512_add_epi32(bl0, _mm512_srai_epi32(bl1, 4)),
         _mm512_add_epi32(cl0, _mm512_srai_epi32(cl1, 4)), _mm512_add_epi32(dl0, _mm512_srai_epi32(dl1, 4)), sums)


cdef void nibbles(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                  const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef int32_t folded[16]
    cdef const uint8_t* p[4]
    cdef const uint8_t* next
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r
    for i in range(0, count, 4):
        for r in range(4):                           # beyond the last row it is computed again
            p[r] = plane + <Py_ssize_t> rows[min(i + r, count - 1)] * (cols // 2)
        next = plane + (<Py_ssize_t> rows[i] + NIBBLES_AHEAD) * (cols // 2)
        for t in range(m):
            part = parts + 2 * t * cols
            four_nibbles(p[0], p[1], p[2], p[3], next, part, part + cols, cols // 2, folded)
            for r in range(min(<Py_ssize_t> 4, count - i)):
                sums[((i + r) * m + t) * 2] = folded[4 * r]
                sums[((i + r) * m + t) * 2 + 1] = folded[4 * r + 1]


def fill(Kernels table):
    """Put the AVX-512 sums over nibbles into ``table``."""
    table.nibbles = nibbles
