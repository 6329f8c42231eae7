# Attention by NUMERICS.md rule 7, four query heads at a time, where there are sixteen registers of eight lanes. Included
# after generic/attention.pxi, whose attend serves what does not come in fours.
#
# Eight sums stay in registers: of a score eight of sum16's lanes (the others in a second walk), for four heads by two keys;
# of the values sixteen columns, for four heads. So a key or value is widened on its way from the cache, once for four heads,
# and no widened row is written and read again. What is read next is prefetched a few lines at a time, from 8 KB ahead: in bursts,
# or the values while keys are scored, arithmetic and memory take their time one after the other (a Zen 3: 1.1 to 1.2 times as long).
from libc.stdint cimport uint16_t

from cython_kernels.layouts.sparse cimport LINE
from cython_kernels.table cimport CHUNK, MAX_HEAD_DIM

cdef enum:
    AHEAD_ROWS = 32      # keys and values that are prefetched ahead, and values whose columns are added up sixteen by sixteen


cdef inline __m256 eight_at(const char* row, bint half, Py_ssize_t e) noexcept nogil:
    """Elements e .. e + 7 of a row of float16 or float32"""
    if half:
        return _mm256_cvtph_ps(_mm_loadu_si128(<const __m128i*> (row + 2 * e)))
    return _mm256_loadu_ps(<const float*> (row + 4 * e))


cdef inline __m256 add_product(__m256 sum, __m256 a, __m256 b) noexcept nogil:
    return _mm256_add_ps(sum, _mm256_mul_ps(a, b))


cdef inline void prefetch_lines(const char* p, Py_ssize_t count) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(count):
        prefetch_far(p + LINE * i)


cdef inline void half_scores(const float* q, Py_ssize_t d, const char* k0, const char* k1, bint half, Py_ssize_t first,
                             __m256* sums) noexcept nogil:
    """sums (4 heads, stride 16) [:, :2] = lanes first .. first + 7 of sum16 of two keys with q (4, d)"""
    cdef __m256 a0, a1, b0, b1, c0, c1, d0, d1, x, y, z
    cdef Py_ssize_t e
    a0 = a1 = b0 = b1 = c0 = c1 = d0 = d1 = _mm256_setzero_ps()
    for e in range(first, d, 16):
        x, y = eight_at(k0, half, e), eight_at(k1, half, e)
        z = _mm256_loadu_ps(q + e)
        a0 = add_product(a0, z, x)
        a1 = add_product(a1, z, y)
        z = _mm256_loadu_ps(q + d + e)
        b0 = add_product(b0, z, x)
        b1 = add_product(b1, z, y)
        z = _mm256_loadu_ps(q + 2 * d + e)
        c0 = add_product(c0, z, x)
        c1 = add_product(c1, z, y)
        z = _mm256_loadu_ps(q + 3 * d + e)
        d0 = add_product(d0, z, x)
        d1 = add_product(d1, z, y)
    sums[0], sums[1] = a0, a1
    sums[16], sums[17] = b0, b1
    sums[32], sums[33] = c0, c1
    sums[48], sums[49] = d0, d1


cdef inline void score_sixteen(const float* q, Py_ssize_t d, const char* keys, Py_ssize_t count, bint half, const char* next,
                               Py_ssize_t lines, float scale, float* scores) noexcept nogil:
    """scores (4 heads, stride CHUNK) [:, :16] of the first 16 of the keys (count, d); beyond the last it is scored again.

    Sixteen times ``lines`` lines from next on are prefetched on the way, a few at a time: a core waits for few at once."""
    cdef __m256 low[64]                              # (head, key)
    cdef __m256 high[64]
    cdef quad quads[4]
    cdef lanes factor = set1(scale)
    cdef Py_ssize_t size = d * (2 if half else 4), last = count - 1, i, j, h
    cdef const char* first
    cdef const char* second
    for j in range(0, 16, 2):
        first, second = keys + min(j, last) * size, keys + min(j + 1, last) * size
        prefetch_lines(next + j * lines * LINE, lines)
        half_scores(q, d, first, second, half, 0, low + j)
        prefetch_lines(next + (j + 1) * lines * LINE, lines)
        half_scores(q, d, first, second, half, 8, high + j)
    for h in range(4):
        for i in range(4):
            j = 16 * h + 4 * i
            quads[i] = fold4(pair(low[j], high[j]), pair(low[j + 1], high[j + 1]), pair(low[j + 2], high[j + 2]),
                             pair(low[j + 3], high[j + 3]))
        store(scores + h * CHUNK, mul(factor, fold16(quads[0], quads[1], quads[2], quads[3])))


cdef inline void add_four_values(float* out, Py_ssize_t d, const float* p, const char* values, bint half, Py_ssize_t count,
                                 Py_ssize_t e, const char* next, Py_ssize_t step) noexcept nogil:
    """out (4 heads, d) [:, e:e + 16] += p (4, stride CHUNK) @ values (count, d), keys ascending; next: to be prefetched, ``step``
    bytes for each key"""
    cdef __m256 a0, a1, b0, b1, c0, c1, d0, d1, x, y, z
    cdef Py_ssize_t size = d * (2 if half else 4), j
    cdef float* o = out + e
    a0, a1 = _mm256_loadu_ps(o), _mm256_loadu_ps(o + 8)
    b0, b1 = _mm256_loadu_ps(o + d), _mm256_loadu_ps(o + d + 8)
    c0, c1 = _mm256_loadu_ps(o + 2 * d), _mm256_loadu_ps(o + 2 * d + 8)
    d0, d1 = _mm256_loadu_ps(o + 3 * d), _mm256_loadu_ps(o + 3 * d + 8)
    for j in range(count):
        prefetch_far(next)
        next += step
        x, y = eight_at(values, half, e), eight_at(values, half, e + 8)
        z = _mm256_set1_ps(p[j])
        a0 = add_product(a0, z, x)
        a1 = add_product(a1, z, y)
        z = _mm256_set1_ps(p[CHUNK + j])
        b0 = add_product(b0, z, x)
        b1 = add_product(b1, z, y)
        z = _mm256_set1_ps(p[2 * CHUNK + j])
        c0 = add_product(c0, z, x)
        c1 = add_product(c1, z, y)
        z = _mm256_set1_ps(p[3 * CHUNK + j])
        d0 = add_product(d0, z, x)
        d1 = add_product(d1, z, y)
        values += size
    store(o, pair(a0, a1))
    store(o + d, pair(b0, b1))
    store(o + 2 * d, pair(c0, c1))
    store(o + 3 * d, pair(d0, d1))


cdef inline void attend_fours(const float* q, Py_ssize_t heads, Py_ssize_t d, const char* keys, const char* values, bint half,
                              const Seen* seen, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                              const char* next) noexcept nogil:
    """table.pxd's attend for at most MAX_HEADS heads, in fours"""
    cdef float space[MAX_HEADS * (MAX_HEAD_DIM + CHUNK) + LANES]
    cdef float* sums = <float*> ((<size_t> space + 63) & ~<size_t> 63)         # (heads, d), on a cache line
    cdef float* scores = sums + MAX_HEADS * MAX_HEAD_DIM                       # (heads, CHUNK)
    cdef Py_ssize_t size = d * (2 if half else 4), most = seen_by(seen, heads - 1), h, j, e, left
    cdef const char* ahead
    # what four heads prefetch: lines in each of the sixteen walks over 16 keys, bytes for each value and sixteen columns
    cdef Py_ssize_t lines = (size // 16 + heads - 1) // heads, step = size * 4 // heads // (d // 16)
    memset(sums, 0, heads * d * sizeof(float))
    for j in range(0, most, 16):
        for h in range(0, heads, 4):
            ahead = keys + (j + AHEAD_ROWS) * size if j + AHEAD_ROWS < most else values + (j + AHEAD_ROWS - most) * size
            score_sixteen(q + h * d, d, keys + j * size, most - j, half, ahead + h * lines * LINE * 4, lines, scale,
                          scores + h * CHUNK + j)
    for h in range(heads):                           # as far as the four heads' last one sees
        close_scores(scores + h * CHUNK, seen_by(seen, h), seen_by(seen, h // 4 * 4 + 3), m + h * stride, z + h * stride)
    for j in range(0, most, 32):                     # AHEAD_ROWS: their bytes stay in the first cache
        ahead = values + (j + AHEAD_ROWS) * size if j + AHEAD_ROWS < most else next
        for h in range(0, heads, 4):
            left = min(<Py_ssize_t> AHEAD_ROWS, seen_by(seen, h + 3) - j)          # what a head does not see, it adds times 0
            for e in range(0, d, 16):
                add_four_values(sums + h * d, d, scores + h * CHUNK + j, values + j * size, half, left, e,
                                ahead + (h // 4 * (d // 16) + e // 16) * AHEAD_ROWS * step, step)
    for h in range(heads):
        memcpy(o + h * stride, sums + h * d, d * sizeof(float))


cdef inline void attend_in_fours(const float* q, Py_ssize_t heads, Py_ssize_t d, const char* keys, const char* values, bint half,
                                 Seen seen, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                                 const char* next) noexcept nogil:
    """table.pxd's attend"""
    cdef Py_ssize_t fours = heads // 4 * 4 if d % 16 == 0 else 0, h
    for h in range(0, fours, 16):                    # MAX_HEADS
        attend_fours(q + h * d, min(<Py_ssize_t> MAX_HEADS, fours - h), d, keys, values, half, &seen, scale,
                     m + h * stride, z + h * stride, o + h * stride, stride, next)
        seen.first = h + MAX_HEADS
    seen.first = fours
    if fours < heads:
        attend_all(q + fours * d, heads - fours, d, keys, values, half, seen, scale,
                   m + fours * stride, z + fours * stride, o + fours * stride, stride, next)


cdef void attend_fours_f32(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                           Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o,
                           Py_ssize_t stride, const void* next) noexcept nogil:
    attend_in_fours(q, heads, d, <const char*> keys, <const char*> values, False, Seen(count, group, 0), scale,
                    m, z, o, stride, <const char*> next)


cdef void attend_fours_f16(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                           Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o,
                           Py_ssize_t stride, const void* next) noexcept nogil:
    attend_in_fours(q, heads, d, <const char*> keys, <const char*> values, True, Seen(count, group, 0), scale,
                    m, z, o, stride, <const char*> next)
