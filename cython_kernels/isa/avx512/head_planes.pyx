"""The first planes of the head on AVX-512 VNNI. Imported by kernels.pyx only. The layout is in layouts/head_planes.pxd."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport PREFETCH_FAR, _mm_prefetch
from cython_kernels.isa.avx512.intrinsics cimport *
from cython_kernels.layouts.head_planes cimport CODES_AHEAD
from cython_kernels.table cimport Kernels


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


cdef struct row_sums:
    # of a row with the high and the low part of the activations; of columns 0 .. 63 of a line, and of the others, which lie higher
    __m512i h0
    __m512i h1
    __m512i l0
    __m512i l1


cdef inline row_sums no_sums() noexcept nogil:
    cdef row_sums sums
    sums.h0 = sums.h1 = sums.l0 = sums.l1 = _mm512_setzero_si512()
    return sums


cdef inline row_sums add_codes(row_sums sums, __m512i first, __m512i second, const int8_t* high, const int8_t* low) noexcept nogil:
    sums.h0 = _mm512_dpbusd_epi32(sums.h0, first, at(high))
    sums.l0 = _mm512_dpbusd_epi32(sums.l0, first, at(low))
    sums.h1 = _mm512_dpbusd_epi32(sums.h1, second, at(high + 64))
    sums.l1 = _mm512_dpbusd_epi32(sums.l1, second, at(low + 64))
    return sums


cdef inline row_sums add_nibbles(row_sums sums, __m512i codes, const int8_t* high, const int8_t* low) noexcept nogil:
    """The high nibbles are used where they lie, 16 times higher."""
    cdef __m512i field = _mm512_set1_epi8(0x0F)
    return add_codes(sums, _mm512_and_si512(codes, field), _mm512_andnot_si512(field, codes), high, low)


cdef inline row_sums add_fives(row_sums sums, __m512i codes, __m512i bits, __m512i next_bits, const int8_t* high,
                               const int8_t* low) noexcept nogil:
    """Bit 0 of bits goes with the low nibble of a byte; bit 3 of next_bits with the high one, which is used where it lies:
    8 times higher."""
    cdef __m512i field = _mm512_set1_epi8(0x0F)
    cdef __m512i first = _mm512_and_si512(codes, field)
    cdef __m512i second = _mm512_andnot_si512(field, codes)
    first = _mm512_or_si512(_mm512_add_epi8(first, first), _mm512_and_si512(bits, _mm512_set1_epi8(1)))
    second = _mm512_or_si512(second, _mm512_and_si512(next_bits, _mm512_set1_epi8(8)))
    return add_codes(sums, first, second, high, low)


cdef inline __m512i joined(__m512i first, __m512i second, bint fives) noexcept nogil:
    """The sums of all columns"""
    return _mm512_add_epi32(first, _mm512_srai_epi32(second, 3) if fives else _mm512_srai_epi32(second, 4))


cdef inline void fold_rows(row_sums a, row_sums b, row_sums c, row_sums d, bint fives, int32_t* sums) noexcept nogil:
    """sums (16,): quarter r begins with row r @ high and row r @ low"""
    fold(joined(a.h0, a.h1, fives), joined(b.h0, b.h1, fives), joined(c.h0, c.h1, fives), joined(d.h0, d.h1, fives),
         joined(a.l0, a.l1, fives), joined(b.l0, b.l1, fives), joined(c.l0, c.l1, fives), joined(d.l0, d.l1, fives), sums)


cdef inline void prefetch_four(const uint8_t* p) noexcept nogil:
    ahead(p)
    ahead(p + 64)
    ahead(p + 128)
    ahead(p + 192)


cdef inline void four_nibbles(const uint8_t** p, const uint8_t* next, const int8_t* high, const int8_t* low,
                              Py_ssize_t bytes, int32_t* sums) noexcept nogil:
    """fold_rows of four rows; prefetches four rows' bytes from ``next`` on"""
    cdef const uint8_t* a = p[0]
    cdef const uint8_t* b = p[1]
    cdef const uint8_t* c = p[2]
    cdef const uint8_t* d = p[3]
    cdef row_sums a_sums, b_sums, c_sums, d_sums
    cdef Py_ssize_t i
    a_sums = b_sums = c_sums = d_sums = no_sums()
    for i in range(0, bytes, 64):
        prefetch_four(next + 4 * i)
        a_sums = add_nibbles(a_sums, at(a + i), high + 2 * i, low + 2 * i)
        b_sums = add_nibbles(b_sums, at(b + i), high + 2 * i, low + 2 * i)
        c_sums = add_nibbles(c_sums, at(c + i), high + 2 * i, low + 2 * i)
        d_sums = add_nibbles(d_sums, at(d + i), high + 2 * i, low + 2 * i)
    fold_rows(a_sums, b_sums, c_sums, d_sums, False, sums)


cdef inline void four_fives(const uint8_t** p, const uint8_t** bits, const uint8_t* next, const uint8_t* next_bits,
                            const int8_t* high, const int8_t* low, Py_ssize_t bytes, int32_t* sums) noexcept nogil:
    """The same of the numbers of five bits"""
    cdef const uint8_t* a = p[0]
    cdef const uint8_t* b = p[1]
    cdef const uint8_t* c = p[2]
    cdef const uint8_t* d = p[3]
    cdef row_sums a_sums, b_sums, c_sums, d_sums
    cdef __m512i a_bits, b_bits, c_bits, d_bits, then
    cdef Py_ssize_t i
    a_sums = b_sums = c_sums = d_sums = no_sums()
    a_bits = b_bits = c_bits = d_bits = _mm512_setzero_si512()
    for i in range(0, bytes, 64):                    # not in fours: unrolled it takes 5 % longer
        if i % 256 == 0:
            prefetch_four(next_bits + i)
            a_bits, b_bits = at(bits[0] + i // 4), at(bits[1] + i // 4)
            c_bits, d_bits = at(bits[2] + i // 4), at(bits[3] + i // 4)
        prefetch_four(next + 4 * i)
        then = _mm512_srli_epi32(a_bits, 1)
        a_sums, a_bits = add_fives(a_sums, at(a + i), a_bits, then, high + 2 * i, low + 2 * i), then
        then = _mm512_srli_epi32(b_bits, 1)
        b_sums, b_bits = add_fives(b_sums, at(b + i), b_bits, then, high + 2 * i, low + 2 * i), then
        then = _mm512_srli_epi32(c_bits, 1)
        c_sums, c_bits = add_fives(c_sums, at(c + i), c_bits, then, high + 2 * i, low + 2 * i), then
        then = _mm512_srli_epi32(d_bits, 1)
        d_sums, d_bits = add_fives(d_sums, at(d + i), d_bits, then, high + 2 * i, low + 2 * i), then
    fold_rows(a_sums, b_sums, c_sums, d_sums, True, sums)


cdef void head_dots(const uint8_t* nibbles, const uint8_t* bits, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                    const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef int32_t folded[16]
    cdef const uint8_t* p[4]
    cdef const uint8_t* b[4]
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r, row, bytes = cols // 2
    for i in range(0, count, 4):
        for r in range(4):                           # beyond the last row it is computed again
            row = rows[min(i + r, count - 1)]
            p[r] = nibbles + row * bytes
            b[r] = bits + row * (bytes // 4)
        row = rows[i] + CODES_AHEAD
        for t in range(m):
            part = parts + 2 * t * cols
            if bits == NULL:
                four_nibbles(p, nibbles + row * bytes, part, part + cols, bytes, folded)
            else:
                four_fives(p, b, nibbles + row * bytes, bits + row * (bytes // 4), part, part + cols, bytes, folded)
            for r in range(min(<Py_ssize_t> 4, count - i)):
                sums[((i + r) * m + t) * 2] = folded[4 * r]
                sums[((i + r) * m + t) * 2 + 1] = folded[4 * r + 1]


def fill(Kernels table):
    """Put the AVX-512 sums over the first planes into ``table``."""
    table.dots_of_head = head_dots
