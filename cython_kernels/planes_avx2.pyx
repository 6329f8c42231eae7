"""The bit planes of the head on AVX2. Imported by kernels_avx2's fill() only. The layout is in planes.pxd.

Fields are shifted down, so that all of a row's have one accumulator; its int16 sums of byte products are widened before
they can wrap.
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.table cimport Kernels
from cython_kernels.x86_avx2 cimport *


cdef inline __m256i at(const void* p) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> p)


cdef inline void ahead(const uint8_t* p) noexcept nogil:
    _mm_prefetch(<const char*> p, PREFETCH)


cdef inline __m256i field(__m256i codes, int shift, __m256i mask) noexcept nogil:
    return _mm256_and_si256(_mm256_srli_epi16(codes, shift), mask)


cdef inline __m256i madd(__m256i sums, __m256i codes, const int8_t* columns) noexcept nogil:
    return _mm256_add_epi16(sums, _mm256_maddubs_epi16(codes, at(columns)))


cdef inline __m256i widen(__m256i totals, __m256i sums) noexcept nogil:
    return _mm256_add_epi32(totals, _mm256_madd_epi16(sums, _mm256_set1_epi16(1)))


cdef inline int32_t sum8(__m256i a) noexcept nogil:
    cdef int32_t each[8]
    _mm256_storeu_si256(<__m256i*> each, a)
    return each[0] + each[1] + each[2] + each[3] + each[4] + each[5] + each[6] + each[7]


cdef inline void two_nibbles(const uint8_t* a, const uint8_t* b, const uint8_t* next_a, const uint8_t* next_b,
                             const int8_t* high, const int8_t* low, Py_ssize_t bytes, int32_t* sums) noexcept nogil:
    """sums (2, 2) = rows a and b @ high and low"""
    # 128 bytes are eight products of at most 2 * 15 * 127 to an int16 lane: 30,480 < 32,767
    cdef __m256i mask = _mm256_set1_epi8(15)
    cdef __m256i a_high, a_low, b_high, b_low            # totals
    cdef __m256i ah, al, bh, bl, codes, part
    cdef Py_ssize_t i, j, column
    a_high = a_low = b_high = b_low = _mm256_setzero_si256()
    for i in range(0, bytes, 128):
        ah = al = bh = bl = _mm256_setzero_si256()
        for j in range(i, i + 128, 32):
            ahead(next_a + j)
            ahead(next_b + j)
            column = 2 * j - j % 64                      # a line is 64 bytes, 128 columns
            codes = at(a + j)
            part = _mm256_and_si256(codes, mask)
            ah = madd(ah, part, high + column)
            al = madd(al, part, low + column)
            part = field(codes, 4, mask)
            ah = madd(ah, part, high + column + 64)
            al = madd(al, part, low + column + 64)
            codes = at(b + j)
            part = _mm256_and_si256(codes, mask)
            bh = madd(bh, part, high + column)
            bl = madd(bl, part, low + column)
            part = field(codes, 4, mask)
            bh = madd(bh, part, high + column + 64)
            bl = madd(bl, part, low + column + 64)
        a_high, a_low = widen(a_high, ah), widen(a_low, al)
        b_high, b_low = widen(b_high, bh), widen(b_low, bl)
    sums[0], sums[1], sums[2], sums[3] = sum8(a_high), sum8(a_low), sum8(b_high), sum8(b_low)


cdef inline void two_pairs(const uint8_t* a, const uint8_t* b, const uint8_t* next_a, const uint8_t* next_b,
                           const int8_t* high, const int8_t* low, Py_ssize_t bytes, int32_t* sums) noexcept nogil:
    """sums (2, 2) = rows a and b @ high and low"""
    # a line is eight products of at most 2 * 3 * 127 to an int16 lane: 6,096
    cdef __m256i mask = _mm256_set1_epi8(3)
    cdef __m256i a_high, a_low, b_high, b_low            # totals
    cdef __m256i ah, al, bh, bl, codes, part
    cdef Py_ssize_t i, j, k, column
    a_high = a_low = b_high = b_low = _mm256_setzero_si256()
    for i in range(0, bytes, 64):
        ahead(next_a + i)
        ahead(next_b + i)
        ah = al = bh = bl = _mm256_setzero_si256()
        for j in range(0, 64, 32):
            column = 4 * i + j
            codes = at(a + i + j)
            for k in range(4):
                part = _mm256_and_si256(codes, mask)
                codes = _mm256_srli_epi16(codes, 2)
                ah = madd(ah, part, high + column + 64 * k)
                al = madd(al, part, low + column + 64 * k)
            codes = at(b + i + j)
            for k in range(4):
                part = _mm256_and_si256(codes, mask)
                codes = _mm256_srli_epi16(codes, 2)
                bh = madd(bh, part, high + column + 64 * k)
                bl = madd(bl, part, low + column + 64 * k)
        a_high, a_low = widen(a_high, ah), widen(a_low, al)
        b_high, b_low = widen(b_high, bh), widen(b_low, bl)
    sums[0], sums[1], sums[2], sums[3] = sum8(a_high), sum8(a_low), sum8(b_high), sum8(b_low)


cdef inline void put(int32_t* sums, Py_ssize_t m, Py_ssize_t i, Py_ssize_t count, Py_ssize_t t,
                     const int32_t* two) noexcept nogil:
    """sums (count, m, 2) of the listed rows i and, if there is one, i + 1"""
    sums[(i * m + t) * 2], sums[(i * m + t) * 2 + 1] = two[0], two[1]
    if i + 1 < count:
        sums[((i + 1) * m + t) * 2], sums[((i + 1) * m + t) * 2 + 1] = two[2], two[3]


cdef void nibbles(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                  const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef int32_t two[4]
    cdef const uint8_t* p[4]                         # two rows, and the two after them
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r
    for i in range(0, count, 2):
        for r in range(4):                           # beyond the last row it is computed again
            p[r] = plane + <Py_ssize_t> rows[min(i + r, count - 1)] * (cols // 2)
        for t in range(m):
            part = parts + 2 * t * cols
            two_nibbles(p[0], p[1], p[2], p[3], part, part + cols, cols // 2, two)
            put(sums, m, i, count, t, two)


cdef void pairs(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef int32_t two[4]
    cdef const uint8_t* p[6]                         # two rows, and four after them: the row ahead is two steps on
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r
    for i in range(0, count, 2):
        for r in range(6):
            p[r] = plane + <Py_ssize_t> rows[min(i + r, count - 1)] * (cols // 4)
        for t in range(m):
            part = parts + 2 * t * cols
            two_pairs(p[0], p[1], p[4], p[5], part, part + cols, cols // 4, two)
            put(sums, m, i, count, t, two)


def fill(Kernels table):
    """Put the AVX2 sums over planes into ``table``."""
    table.planes.nibbles, table.planes.pairs = nibbles, pairs
    table.planes_origin = "avx2"
