# Attention by NUMERICS.md rule 7, four query heads at a time, where there are 32 registers of sixteen lanes. Included
# after attention_kernels.pxi, whose attend serves what does not come in fours.
#
# Sixteen sums stay in registers: four heads by four keys, then four heads by 64 columns of the values. So a key or
# value is widened on its way from memory, once for four heads; for more heads sixteen rows are widened first.

cdef inline lanes lanes_of(const char* row, bint half, Py_ssize_t e) noexcept nogil:
    """Elements e .. e + 15 of a row of float16 or float32"""
    return load_f16(<const uint16_t*> row + e) if half else load(<const float*> row + e)


cdef inline void ask(const char* p, Py_ssize_t lines) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(lines):
        prefetch_far(p + 64 * i)


cdef inline void score_four(const float* q, Py_ssize_t d, const char* k0, const char* k1, const char* k2, const char* k3,
                            bint half, const char* next, Py_ssize_t lines, quad* sums) noexcept nogil:
    """sums (4 heads, stride 4): four keys with q (4, d), half folded; asks for ``lines`` lines from next on in each step"""
    cdef lanes a0, a1, a2, a3, b0, b1, b2, b3        # head, key
    cdef lanes c0, c1, c2, c3, d0, d1, d2, d3
    cdef lanes x0, x1, x2, x3, y
    cdef Py_ssize_t e
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = zero()
    c0 = c1 = c2 = c3 = d0 = d1 = d2 = d3 = zero()
    for e in range(0, d, 16):
        ask(next + e * 4 * lines, lines)
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
                                 Py_ssize_t count, const char* next, Py_ssize_t lines) noexcept nogil:
    """out (4 heads, d) += p (4, stride CHUNK) @ values (count, d), keys ascending; asks for lines as score_four"""
    cdef lanes a0, a1, a2, a3, b0, b1, b2, b3        # head, sixteen columns
    cdef lanes c0, c1, c2, c3, d0, d1, d2, d3
    cdef lanes x0, x1, x2, x3, y
    cdef const char* row
    cdef float* o
    cdef Py_ssize_t size = d * (2 if half else 4), e, j
    for e in range(0, d, 64):
        o = out + e
        a0, a1, a2, a3 = load(o), load(o + 16), load(o + 32), load(o + 48)
        o = out + d + e
        b0, b1, b2, b3 = load(o), load(o + 16), load(o + 32), load(o + 48)
        o = out + 2 * d + e
        c0, c1, c2, c3 = load(o), load(o + 16), load(o + 32), load(o + 48)
        o = out + 3 * d + e
        d0, d1, d2, d3 = load(o), load(o + 16), load(o + 32), load(o + 48)
        row = values
        for j in range(count):
            ask(next, lines)
            next += 64 * lines
            x0, x1 = lanes_of(row, half, e), lanes_of(row, half, e + 16)
            x2, x3 = lanes_of(row, half, e + 32), lanes_of(row, half, e + 48)
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
            row += size
        store_four(out + e, a0, a1, a2, a3)
        store_four(out + d + e, b0, b1, b2, b3)
        store_four(out + 2 * d + e, c0, c1, c2, c3)
        store_four(out + 3 * d + e, d0, d1, d2, d3)


cdef inline void close_chunk(float* scores, Py_ssize_t heads, Py_ssize_t count, float* m, float* z,
                             Py_ssize_t stride) noexcept nogil:
    """scores (heads, CHUNK) -> exp(score - max), m and z; what was scored beyond ``count`` has no part in it"""
    cdef Py_ssize_t h, j
    for h in range(heads):
        for j in range(count, (count + LANES - 1) // LANES * LANES):
            scores[h * CHUNK + j] = bits_float(0xFF800000)           # -inf
        softmax_chunk(scores + h * CHUNK, count, m + h * stride, z + h * stride)


cdef inline void attend_four(const float* q, Py_ssize_t d, const char* keys, const char* values, bint half,
                             Py_ssize_t count, float scale, float* scores, float* sums, float* m, float* z,
                             Py_ssize_t stride, const char* next) noexcept nogil:
    """sums (4, d) = exp(scores (4, CHUNK) - m) @ values, m and z of four heads; d is a multiple of 64"""
    cdef Py_ssize_t size = d * (2 if half else 4), lines = 2 if half else 4, j
    for j in range(0, count, 16):                    # values are asked for while keys are scored ...
        score_sixteen(q, d, keys + j * size, count - j, half, values + j * size, lines, scale, scores + j)
    close_chunk(scores, 4, count, m, z, stride)
    add_four_values(sums, d, scores, values, half, count, next, lines)     # ... and then the next keys


cdef inline void attend_fours(const float* q, Py_ssize_t heads, Py_ssize_t d, const char* keys, const char* values, bint half,
                              Py_ssize_t count, float scale, float* scores, float* sums, float* m, float* z,
                              Py_ssize_t stride, const char* next) noexcept nogil:
    """The same for 4 to MAX_HEADS heads in fours: sums (heads, d), scores (heads, CHUNK)."""
    cdef float space[LANES * MAX_HEAD_DIM + LANES]
    cdef float* scratch = <float*> ((<size_t> space + 63) & ~<size_t> 63)      # (16, d), on a cache line
    cdef Py_ssize_t size = d * (2 if half else 4), h, j
    cdef const char* rows
    for j in range(0, count, 16):
        rows = <const char*> sixteen_rows(keys, half, j, count, d, d, scratch)
        for h in range(0, heads, 4):
            prefetch_part(values + j * size, h // 4, heads // 4, LANES * size)
            score_sixteen(q + h * d, d, rows, LANES, False, rows, 0, scale, scores + h * CHUNK + j)
    close_chunk(scores, heads, count, m, z, stride)
    for j in range(0, count, 16):
        rows = <const char*> sixteen_rows(values, half, j, count, d, d, scratch)
        for h in range(0, heads, 4):
            prefetch_part(next + j * size, h // 4, heads // 4, LANES * size)
            add_four_values(sums + h * d, d, scores + h * CHUNK + j, rows, False, min(<Py_ssize_t> LANES, count - j), rows, 0)


cdef inline void attend_in_fours(const float* q, Py_ssize_t heads, Py_ssize_t d, const char* keys, const char* values,
                                 bint half, Py_ssize_t count, float scale, float* m, float* z, float* o,
                                 Py_ssize_t stride, const void* next) noexcept nogil:
    """table.pxd's attend"""
    cdef float space[MAX_HEADS * (MAX_HEAD_DIM + CHUNK) + LANES]
    cdef float* sums = <float*> ((<size_t> space + 63) & ~<size_t> 63)         # (heads, d), on a cache line
    cdef float* scores = sums + MAX_HEADS * MAX_HEAD_DIM                       # (heads, CHUNK)
    cdef Py_ssize_t fours = heads // 4 * 4 if d % 64 == 0 else 0, first, some, h
    for first in range(0, fours, 16):                # MAX_HEADS
        some = min(<Py_ssize_t> MAX_HEADS, fours - first)
        memset(sums, 0, some * d * sizeof(float))
        if some == 4:
            attend_four(q + first * d, d, keys, values, half, count, scale, scores, sums,
                        m + first * stride, z + first * stride, stride, <const char*> next)
        else:
            attend_fours(q + first * d, some, d, keys, values, half, count, scale, scores, sums,
                         m + first * stride, z + first * stride, stride, <const char*> next)
        for h in range(some):
            memcpy(o + (first + h) * stride, sums + h * d, d * sizeof(float))
    if fours < heads:
        attend_all(q + fours * d, heads - fours, d, keys, values, half, count, scale,
                   m + fours * stride, z + fours * stride, o + fours * stride, stride, next)


cdef void attend_fours_f32(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                           Py_ssize_t count, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                           const void* next) noexcept nogil:
    attend_in_fours(q, heads, d, <const char*> keys, <const char*> values, False, count, scale, m, z, o, stride, next)


cdef void attend_fours_f16(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                           Py_ssize_t count, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                           const void* next) noexcept nogil:
    attend_in_fours(q, heads, d, <const char*> keys, <const char*> values, True, count, scale, m, z, o, stride, next)
