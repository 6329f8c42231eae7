# Attention by NUMERICS.md rule 7, four query heads at a time, where there are 32 registers of sixteen lanes. Included
# after generic/attention.pxi, whose attend serves what does not come in fours.
#
# Sixteen sums stay in registers: four heads by four keys, then four heads by 64 columns of the values. So a key or
# value is widened on its way from memory, once for four heads. For the heads of many tokens sixteen rows are widened
# first, and keys turned, so that lanes are keys and the end of sum16 is plain sums: no register is shuffled for a score.
from libc.stdint cimport uint16_t

from cython_kernels.table cimport CHUNK, MAX_HEAD_DIM

cdef enum:
    MANY_HEADS = 64      # that are served together
    MANY = 16            # from here on turning keys is quicker
    VALUES = 64          # that are widened at once

cdef inline lanes lanes_of(const char* row, bint half, Py_ssize_t e) noexcept nogil:
    """Elements e .. e + 15 of a row of float16 or float32"""
    return load_f16(<const uint16_t*> row + e) if half else load(<const float*> row + e)


cdef inline void prefetch_lines(const char* p, Py_ssize_t lines) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(lines):
        prefetch_far(p + 64 * i)


cdef inline void score_four(const float* q, Py_ssize_t d, const char* k0, const char* k1, const char* k2, const char* k3,
                            bint half, const char* next, Py_ssize_t lines, quad* sums) noexcept nogil:
    """sums (4 heads, stride 4): four keys with q (4, d), half folded; prefetches ``lines`` lines from next on in each step"""
    cdef lanes a0, a1, a2, a3, b0, b1, b2, b3        # head, key
    cdef lanes c0, c1, c2, c3, d0, d1, d2, d3
    cdef lanes x0, x1, x2, x3, y
    cdef Py_ssize_t e
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = zero()
    c0 = c1 = c2 = c3 = d0 = d1 = d2 = d3 = zero()
    for e in range(0, d, 16):
        prefetch_lines(next + e * 4 * lines, lines)
        x0, x1 = lanes_of(k0, half, e), lanes_of(k1, half, e)
        x2, x3 = lanes_of(k2, half, e), lanes_of(k3, half, e)
        y = load(q + e)
        a0 = add(a0, mul(y, x0))
        a1 = add(a1, mul(y, x1))
        a2 = add(a2, mul(y, x2))
        a3 = add(a3, mul(y, x3))
        y = load(q + d + e)
        b0 = add(b0, mul(y, x0))
        b1 = add(b1, mul(y, x1))
        b2 = add(b2, mul(y, x2))
        b3 = add(b3, mul(y, x3))
        y = load(q + 2 * d + e)
        c0 = add(c0, mul(y, x0))
        c1 = add(c1, mul(y, x1))
        c2 = add(c2, mul(y, x2))
        c3 = add(c3, mul(y, x3))
        y = load(q + 3 * d + e)
        d0 = add(d0, mul(y, x0))
        d1 = add(d1, mul(y, x1))
        d2 = add(d2, mul(y, x2))
        d3 = add(d3, mul(y, x3))
    sums[0] = fold4(a0, a1, a2, a3)
    sums[4] = fold4(b0, b1, b2, b3)
    sums[8] = fold4(c0, c1, c2, c3)
    sums[12] = fold4(d0, d1, d2, d3)


cdef inline void score_sixteen(const float* q, Py_ssize_t d, const char* keys, Py_ssize_t count, bint half,
                               const char* next, Py_ssize_t lines, float scale, float* scores) noexcept nogil:
    """scores (4 heads, stride CHUNK) [:, :16] of the first 16 of the keys (count, d); beyond the last it is scored again"""
    cdef quad sums[16]                               # (head, four keys)
    cdef lanes factor = set1(scale)
    cdef Py_ssize_t size = d * (2 if half else 4), last = count - 1, j, h
    for j in range(0, 16, 4):
        score_four(q, d, keys + min(j, last) * size, keys + min(j + 1, last) * size, keys + min(j + 2, last) * size,
                   keys + min(j + 3, last) * size, half, next + j * size, lines, sums + j // 4)
    for h in range(4):
        store(scores + h * CHUNK, mul(factor, fold16(sums[4 * h], sums[4 * h + 1], sums[4 * h + 2], sums[4 * h + 3])))


cdef inline void store_four(float* out, lanes a, lanes b, lanes c, lanes d) noexcept nogil:
    store(out, a)
    store(out + LANES, b)
    store(out + 2 * LANES, c)
    store(out + 3 * LANES, d)


cdef inline void add_four_values(float* out, Py_ssize_t d, const float* p, const char* values, bint half,
                                 Py_ssize_t count, Py_ssize_t e, const char* next, Py_ssize_t lines) noexcept nogil:
    """out (4 heads, d) [:, e:e + 64] += p (4, stride CHUNK) @ values (count, d), keys ascending; prefetches lines as score_four"""
    cdef lanes a0, a1, a2, a3, b0, b1, b2, b3        # head, sixteen columns
    cdef lanes c0, c1, c2, c3, d0, d1, d2, d3
    cdef lanes x0, x1, x2, x3, y
    cdef float* o
    cdef Py_ssize_t size = d * (2 if half else 4), j
    o = out + e
    a0, a1, a2, a3 = load(o), load(o + 16), load(o + 32), load(o + 48)
    o = out + d + e
    b0, b1, b2, b3 = load(o), load(o + 16), load(o + 32), load(o + 48)
    o = out + 2 * d + e
    c0, c1, c2, c3 = load(o), load(o + 16), load(o + 32), load(o + 48)
    o = out + 3 * d + e
    d0, d1, d2, d3 = load(o), load(o + 16), load(o + 32), load(o + 48)
    for j in range(count):
        prefetch_lines(next, lines)
        next += 64 * lines
        x0, x1 = lanes_of(values, half, e), lanes_of(values, half, e + 16)
        x2, x3 = lanes_of(values, half, e + 32), lanes_of(values, half, e + 48)
        y = set1(p[j])
        a0 = add(a0, mul(y, x0))
        a1 = add(a1, mul(y, x1))
        a2 = add(a2, mul(y, x2))
        a3 = add(a3, mul(y, x3))
        y = set1(p[CHUNK + j])
        b0 = add(b0, mul(y, x0))
        b1 = add(b1, mul(y, x1))
        b2 = add(b2, mul(y, x2))
        b3 = add(b3, mul(y, x3))
        y = set1(p[2 * CHUNK + j])
        c0 = add(c0, mul(y, x0))
        c1 = add(c1, mul(y, x1))
        c2 = add(c2, mul(y, x2))
        c3 = add(c3, mul(y, x3))
        y = set1(p[3 * CHUNK + j])
        d0 = add(d0, mul(y, x0))
        d1 = add(d1, mul(y, x1))
        d2 = add(d2, mul(y, x2))
        d3 = add(d3, mul(y, x3))
        values += size
    store_four(out + e, a0, a1, a2, a3)
    store_four(out + d + e, b0, b1, b2, b3)
    store_four(out + 2 * d + e, c0, c1, c2, c3)
    store_four(out + 3 * d + e, d0, d1, d2, d3)


cdef inline void attend_four(const float* q, Py_ssize_t d, const char* keys, const char* values, bint half,
                             Py_ssize_t count, float scale, float* scores, float* sums, float* m, float* z,
                             Py_ssize_t stride, const char* next) noexcept nogil:
    """sums (4, d) = exp(scores (4, CHUNK) - m) @ values, m and z of four heads; d is a multiple of 64"""
    cdef Py_ssize_t size = d * (2 if half else 4), lines = 2 if half else 4, j, e
    for j in range(0, count, 16):                    # values are prefetched while keys are scored ...
        score_sixteen(q, d, keys + j * size, count - j, half, values + j * size, lines, scale, scores + j)
    for j in range(4):
        close_scores(scores + j * CHUNK, count, count, m + j * stride, z + j * stride)
    for e in range(0, d, 64):                        # ... and then the next keys
        add_four_values(sums, d, scores, values, half, count, e, next + count * e * lines, lines)


cdef inline void score_quarter(const float* q, Py_ssize_t d, const float* columns, lanes* sums) noexcept nogil:
    """sums (4 heads,) of sixteen keys, turned: accumulators 0, 4, 8 and 12 of sum16, halved by 8 and 4"""
    cdef lanes a0, a4, a8, a12, b0, b4, b8, b12      # head, accumulator
    cdef lanes c0, c4, c8, c12, d0, d4, d8, d12
    cdef lanes x0, x4, x8, x12
    cdef const float* p
    cdef Py_ssize_t e
    a0 = a4 = a8 = a12 = b0 = b4 = b8 = b12 = zero()
    c0 = c4 = c8 = c12 = d0 = d4 = d8 = d12 = zero()
    for e in range(0, d, 16):
        p = columns + e * LANES
        x0, x4, x8, x12 = load(p), load(p + 4 * LANES), load(p + 8 * LANES), load(p + 12 * LANES)
        p = q + e
        a0 = add(a0, mul(set1(p[0]), x0))
        a4 = add(a4, mul(set1(p[4]), x4))
        a8 = add(a8, mul(set1(p[8]), x8))
        a12 = add(a12, mul(set1(p[12]), x12))
        p = q + d + e
        b0 = add(b0, mul(set1(p[0]), x0))
        b4 = add(b4, mul(set1(p[4]), x4))
        b8 = add(b8, mul(set1(p[8]), x8))
        b12 = add(b12, mul(set1(p[12]), x12))
        p = q + 2 * d + e
        c0 = add(c0, mul(set1(p[0]), x0))
        c4 = add(c4, mul(set1(p[4]), x4))
        c8 = add(c8, mul(set1(p[8]), x8))
        c12 = add(c12, mul(set1(p[12]), x12))
        p = q + 3 * d + e
        d0 = add(d0, mul(set1(p[0]), x0))
        d4 = add(d4, mul(set1(p[4]), x4))
        d8 = add(d8, mul(set1(p[8]), x8))
        d12 = add(d12, mul(set1(p[12]), x12))
    sums[0] = add(add(a0, a8), add(a4, a12))
    sums[1] = add(add(b0, b8), add(b4, b12))
    sums[2] = add(add(c0, c8), add(c4, c12))
    sums[3] = add(add(d0, d8), add(d4, d12))


cdef inline void score_turned(const float* q, Py_ssize_t d, const float* columns, float scale, float* scores) noexcept nogil:
    """scores (4 heads, stride CHUNK) [:, :16] of sixteen keys, turned: columns (d, 16)"""
    cdef lanes sums[16]                              # (quarter, head)
    cdef lanes factor = set1(scale)
    cdef Py_ssize_t i, h
    for i in range(4):
        score_quarter(q + i, d, columns + i * LANES, sums + 4 * i)
    for h in range(4):                               # sum16's last halves, by 2 and by 1
        store(scores + h * CHUNK, mul(factor, add(add(sums[h], sums[8 + h]), add(sums[4 + h], sums[12 + h]))))


cdef inline void attend_many(const float* q, Py_ssize_t heads, Py_ssize_t d, const char* keys, const char* values, bint half,
                             const Seen* seen, float scale, float* scores, float* sums, float* m, float* z,
                             Py_ssize_t stride, const char* next) noexcept nogil:
    """The same for 4 to MANY_HEADS heads in fours: sums (heads, d), scores (heads, CHUNK)."""
    cdef float space[VALUES * MAX_HEAD_DIM + LANES]
    cdef float* scratch = <float*> ((<size_t> space + 63) & ~<size_t> 63)      # (16 keys or VALUES, d), on a cache line
    cdef float* columns = scratch + LANES * MAX_HEAD_DIM                       # (d, 16)
    cdef Py_ssize_t size = d * (2 if half else 4), most = seen_by(seen, heads - 1), h, j, e, left
    cdef const char* rows
    for j in range(0, most, 16):
        rows = <const char*> sixteen_rows(keys, half, j, most, d, d, scratch)
        if heads >= MANY:
            turn(<const float*> rows, d, columns)
        for h in range(0, heads, 4):
            prefetch_part(values + j * size, h // 4, heads // 4, LANES * size)
            if seen_by(seen, h + 3) <= j:
                continue
            if heads >= MANY:
                score_turned(q + h * d, d, columns, scale, scores + h * CHUNK + j)
            else:
                score_sixteen(q + h * d, d, rows, LANES, False, rows, 0, scale, scores + h * CHUNK + j)
    for h in range(heads):                           # as far as the four heads' last one sees
        close_scores(scores + h * CHUNK, seen_by(seen, h), seen_by(seen, h // 4 * 4 + 3), m + h * stride, z + h * stride)
    for j in range(0, most, 64):                     # VALUES: those of 64 columns stay in the first cache for all heads
        rows = values + j * size
        if half:
            for e in range(min(<Py_ssize_t> VALUES, most - j)):
                widen_row(rows + e * size, True, d, scratch + e * d)
            rows = <const char*> scratch
        for e in range(0, d, 64):
            for h in range(0, heads, 4):
                left = min(<Py_ssize_t> VALUES, seen_by(seen, h + 3) - j)
                if left > 0:                         # what a head does not see, it adds times 0
                    add_four_values(sums + h * d, d, scores + h * CHUNK + j, rows, False, left, e, rows, 0)
        prefetch_part(next, j // VALUES, CHUNK // VALUES, CHUNK * size)


cdef inline void attend_in_fours(const float* q, Py_ssize_t heads, Py_ssize_t d, const char* keys, const char* values,
                                 bint half, Seen seen, float scale, float* m, float* z, float* o,
                                 Py_ssize_t stride, const void* next) noexcept nogil:
    """table.pxd's attend"""
    cdef float space[MANY_HEADS * (MAX_HEAD_DIM + CHUNK) + LANES]
    cdef float* sums = <float*> ((<size_t> space + 63) & ~<size_t> 63)         # (heads, d), on a cache line
    cdef float* scores = sums + MANY_HEADS * MAX_HEAD_DIM                      # (heads, CHUNK)
    cdef Py_ssize_t fours = heads // 4 * 4 if d % 64 == 0 else 0, first, some, h
    for first in range(0, fours, 64):                # MANY_HEADS
        some = min(<Py_ssize_t> MANY_HEADS, fours - first)
        memset(sums, 0, some * d * sizeof(float))
        if some == 4 and seen_by(&seen, 0) == seen_by(&seen, 3):
            attend_four(q + first * d, d, keys, values, half, seen_by(&seen, 0), scale, scores, sums,
                        m + first * stride, z + first * stride, stride, <const char*> next)
        else:
            attend_many(q + first * d, some, d, keys, values, half, &seen, scale, scores, sums,
                        m + first * stride, z + first * stride, stride, <const char*> next)
        for h in range(some):
            memcpy(o + (first + h) * stride, sums + h * d, d * sizeof(float))
        seen.first += some
    if fours < heads:
        attend_all(q + fours * d, heads - fours, d, keys, values, half, seen, scale,
                   m + fours * stride, z + fours * stride, o + fours * stride, stride, next)


cdef void attend_fours_f32(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                           Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o,
                           Py_ssize_t stride, const void* next) noexcept nogil:
    attend_in_fours(q, heads, d, <const char*> keys, <const char*> values, False, Seen(count, group, 0), scale,
                    m, z, o, stride, next)


cdef void attend_fours_f16(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                           Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o,
                           Py_ssize_t stride, const void* next) noexcept nogil:
    attend_in_fours(q, heads, d, <const char*> keys, <const char*> values, True, Seen(count, group, 0), scale,
                    m, z, o, stride, next)
