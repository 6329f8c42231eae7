# The float operations of NUMERICS.md, written once for every instruction set of sixteen float lanes.
#
# Included by the kernels_*.pyx modules after they have cimported their vocabulary (lanes_*.pxd): lanes, zero, set1, load,
# store, add, sub, mul, div, lesser, greater, greater_bits, zero_below, exp2i, load_bf16, load_f16, store_f16,
# store_codes, halve, fold4, fold16. Lane i of an accumulator is accumulator i of sum16. A tail is filled up with +0,
# which changes no lane of a sum that began at +0.

from libc.math cimport sqrtf
from libc.string cimport memcpy, memset

from cython_kernels.numerics cimport bits_float, exp32, float_bits
from cython_kernels.table cimport Floats

cdef enum:
    LANES = 16           # (the step of a range must be a literal in Cython: there it is 16)
    MAX_HEADS = 16       # query heads that share a key head
    MAX_DIM = 256        # elements of a head
    HEAD_AHEAD = 320     # elements of the head's rows to prefetch ahead: from memory 14 GB/s instead of 12


cdef inline Py_ssize_t full(Py_ssize_t n) noexcept nogil:
    """n without its tail"""
    return n - n % LANES


cdef inline lanes load_part(const float* p, Py_ssize_t n) noexcept nogil:
    cdef float part[LANES]
    memset(part, 0, sizeof(part))
    memcpy(part, p, n * sizeof(float))
    return load(part)


cdef inline lanes load_f16_part(const uint16_t* p, Py_ssize_t n) noexcept nogil:
    cdef uint16_t part[LANES]
    memset(part, 0, sizeof(part))
    memcpy(part, p, n * sizeof(uint16_t))
    return load_f16(part)


cdef inline lanes load_bf16_part(const uint16_t* p, Py_ssize_t n) noexcept nogil:
    cdef uint16_t part[LANES]
    memset(part, 0, sizeof(part))
    memcpy(part, p, n * sizeof(uint16_t))
    return load_bf16(part)


cdef inline void store_part(float* p, lanes a, Py_ssize_t n) noexcept nogil:
    cdef float part[LANES]
    store(part, a)
    memcpy(p, part, n * sizeof(float))


cdef inline lanes exp(lanes x) noexcept nogil:
    """numerics.pxd's exp32, step for step."""
    cdef lanes n, y
    cdef lanes below = x
    x = lesser(set1(88.0), x)
    n = sub(add(mul(x, set1(<float> 1.44269504088896341)), set1(12582912.0)), set1(12582912.0))
    x = sub(x, mul(n, set1(<float> 0.693359375)))
    x = sub(x, mul(n, set1(<float> -2.12194440e-4)))
    y = set1(<float> 1.9875691500e-4)
    y = add(mul(y, x), set1(<float> 1.3981999507e-3))
    y = add(mul(y, x), set1(<float> 8.3334519073e-3))
    y = add(mul(y, x), set1(<float> 4.1665795894e-2))
    y = add(mul(y, x), set1(<float> 1.6666665459e-1))
    y = add(mul(y, x), set1(<float> 5.0000001201e-1))
    y = add(add(mul(y, mul(x, x)), x), set1(1.0))
    return zero_below(below, -87.0, mul(y, exp2i(n)))


# ---- vectors ----------------------------------------------------------------------------------

cdef void rmsnorm(const float* x, const float* w, Py_ssize_t n, float eps, float* out) noexcept nogil:
    cdef lanes squares = zero()
    cdef lanes a, factor
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    for i in range(0, tail, 16):
        a = load(x + i)
        squares = add(squares, mul(a, a))
    if tail < n:
        a = load_part(x + tail, n - tail)
        squares = add(squares, mul(a, a))
    factor = set1(<float> 1.0 / sqrtf(halve(squares) / <float> n + eps))
    for i in range(0, tail, 16):
        store(out + i, mul(load(w + i), mul(load(x + i), factor)))
    if tail < n:
        a = load_part(x + tail, n - tail)
        store_part(out + tail, mul(load_part(w + tail, n - tail), mul(a, factor)), n - tail)


cdef inline uint32_t top_bits(const float* x, Py_ssize_t n) noexcept nogil:
    """The greatest bit pattern of |x|; above 0x7F800000 if there is a NaN."""
    cdef lanes magnitudes = zero()
    cdef float each[LANES]
    cdef uint32_t top = 0
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    for i in range(0, tail, 16):
        magnitudes = greater_bits(magnitudes, load(x + i))
    if tail < n:
        magnitudes = greater_bits(magnitudes, load_part(x + tail, n - tail))
    store(each, magnitudes)
    for i in range(LANES):
        top = max(top, float_bits(each[i]))
    return top


cdef int quantize(const float* x, Py_ssize_t n, int8_t* q, float* scale, int32_t* qsum) noexcept nogil:
    cdef uint32_t top = top_bits(x, n)
    cdef float s = 0
    cdef int32_t total = 0
    cdef lanes factor
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    if top >= 0x7F800000:
        return 1
    s = bits_float(top)
    s = <float> 127.0 / (s if s > <float> 1e-5 else <float> 1e-5)
    factor = set1(s)
    for i in range(0, tail, 16):
        store_codes(q + i, mul(load(x + i), factor))
    if tail < n:
        store_codes(q + tail, mul(load_part(x + tail, n - tail), factor))
    memset(q + n, 0, (COL_PAD - n % COL_PAD) % COL_PAD)
    for i in range(n):
        total += q[i]
    scale[0] = s
    qsum[0] = total
    return 0


cdef inline lanes relu2(lanes gate, lanes up) noexcept nogil:
    gate = greater(gate, zero())
    return mul(mul(gate, gate), up)


cdef inline lanes silu(lanes gate, lanes up) noexcept nogil:
    cdef lanes negative = sub(zero(), gate)
    return mul(div(gate, add(set1(1.0), exp(negative))), up)


cdef void gate_relu2(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil:
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    for i in range(0, tail, 16):
        store(out + i, relu2(load(gate + i), load(up + i)))
    if tail < n:
        store_part(out + tail, relu2(load_part(gate + tail, n - tail), load_part(up + tail, n - tail)), n - tail)


cdef void gate_silu(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil:
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    for i in range(0, tail, 16):
        store(out + i, silu(load(gate + i), load(up + i)))
    if tail < n:
        store_part(out + tail, silu(load_part(gate + tail, n - tail), load_part(up + tail, n - tail)), n - tail)


cdef void rope(float* x, Py_ssize_t d, const float* cos, const float* sin) noexcept nogil:
    cdef Py_ssize_t half = d // 2
    cdef Py_ssize_t tail = full(half)
    cdef Py_ssize_t rest = half - tail
    cdef Py_ssize_t j
    cdef lanes a, b, c, s
    for j in range(0, tail, 16):
        a = load(x + j)
        b = load(x + half + j)
        c = load(cos + j)
        s = load(sin + j)
        store(x + j, sub(mul(a, c), mul(b, s)))
        store(x + half + j, add(mul(b, c), mul(a, s)))
    if rest:
        a = load_part(x + tail, rest)
        b = load_part(x + half + tail, rest)
        c = load_part(cos + tail, rest)
        s = load_part(sin + tail, rest)
        store_part(x + tail, sub(mul(a, c), mul(b, s)), rest)
        store_part(x + half + tail, add(mul(b, c), mul(a, s)), rest)


cdef int to_f16(const float* x, Py_ssize_t n, uint16_t* half) noexcept nogil:
    cdef uint16_t part[LANES]
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    for i in range(0, tail, 16):
        store_f16(half + i, load(x + i))
    if tail < n:
        store_f16(part, load_part(x + tail, n - tail))
        memcpy(half + tail, part, (n - tail) * sizeof(uint16_t))
    return top_bits(x, n) > 0x477FE000               # 65504.0


# ---- attention --------------------------------------------------------------------------------
# Sixteen keys at a time. Their rows are first put into ``rows`` (16, width): float32, width = d rounded up to LANES,
# so that one widening serves all heads and no tail is left for the inner loops.

cdef inline const float* sixteen_rows(const void* source, bint half, Py_ssize_t first, Py_ssize_t count, Py_ssize_t d,
                                      Py_ssize_t width, float* rows) noexcept nogil:
    """Rows first .. first + 15 of source (count, d) as float32 (16, width); zeros beyond ``count``."""
    cdef const uint16_t* halves = <const uint16_t*> source + first * d
    cdef const float* floats = <const float*> source + first * d
    cdef Py_ssize_t j, e
    cdef Py_ssize_t tail = full(d)
    if not half and width == d and first + LANES <= count:
        return floats
    for j in range(min(LANES, count - first)):
        if half:
            for e in range(0, tail, 16):
                store(rows + j * width + e, load_f16(halves + j * d + e))
            if tail < d:
                store(rows + j * width + tail, load_f16_part(halves + j * d + tail, d - tail))
        else:
            for e in range(0, tail, 16):
                store(rows + j * width + e, load(floats + j * d + e))
            if tail < d:
                store(rows + j * width + tail, load_part(floats + j * d + tail, d - tail))
    if first + LANES > count:
        memset(rows + (count - first) * width, 0, (first + LANES - count) * width * sizeof(float))
    return rows


cdef inline void prefetch_part(const void* p, Py_ssize_t part, Py_ssize_t parts, Py_ssize_t size) noexcept nogil:
    """Prefetch one of ``parts`` parts of the ``size`` bytes at p, so that the requests spread over the work."""
    cdef Py_ssize_t i
    cdef const char* bytes = <const char*> p
    for i in range(part * size // parts, (part + 1) * size // parts, 64):
        prefetch_far(bytes + i)


cdef inline quad dot4(const float* q, const float* rows, Py_ssize_t width) noexcept nogil:
    """Four rows with q: the accumulators of sum16, half folded."""
    cdef lanes a = zero()
    cdef lanes b = zero()
    cdef lanes c = zero()
    cdef lanes d = zero()
    cdef lanes x
    cdef Py_ssize_t e
    for e in range(0, width, 16):
        x = load(q + e)
        a = add(a, mul(x, load(rows + e)))
        b = add(b, mul(x, load(rows + width + e)))
        c = add(c, mul(x, load(rows + 2 * width + e)))
        d = add(d, mul(x, load(rows + 3 * width + e)))
    return fold4(a, b, c, d)


cdef inline void softmax_chunk(float* scores, Py_ssize_t count, float* m, float* z) noexcept nogil:
    """scores (CHUNK,), -inf from count on -> exp(score - max) in place; m = the max, z = sum16 of the results."""
    cdef lanes tops = load(scores)
    cdef lanes sums = zero()
    cdef lanes p
    cdef float each[LANES]
    cdef float top
    cdef Py_ssize_t j
    for j in range(LANES, count, 16):
        tops = greater(load(scores + j), tops)
    store(each, tops)
    top = each[0]
    for j in range(1, 16):
        if each[j] > top:
            top = each[j]
    for j in range(0, count, 16):
        p = exp(sub(load(scores + j), set1(top)))
        store(scores + j, p)
        sums = add(sums, p)
    m[0] = top
    z[0] = halve(sums)


cdef inline void add_values(float* out, const float* p, const float* rows, Py_ssize_t count,
                            Py_ssize_t width) noexcept nogil:
    """out (width,) += p_j * row j for j in 0 .. count - 1, ascending"""
    cdef lanes a, b, c, d, x
    cdef Py_ssize_t e, j
    cdef Py_ssize_t wide = width - width % (4 * LANES)
    for e in range(0, wide, 64):
        a = load(out + e)
        b = load(out + e + LANES)
        c = load(out + e + 2 * LANES)
        d = load(out + e + 3 * LANES)
        for j in range(count):
            x = set1(p[j])
            a = add(a, mul(x, load(rows + j * width + e)))
            b = add(b, mul(x, load(rows + j * width + e + LANES)))
            c = add(c, mul(x, load(rows + j * width + e + 2 * LANES)))
            d = add(d, mul(x, load(rows + j * width + e + 3 * LANES)))
        store(out + e, a)
        store(out + e + LANES, b)
        store(out + e + 2 * LANES, c)
        store(out + e + 3 * LANES, d)
    for e in range(wide, width, 16):
        a = load(out + e)
        for j in range(count):
            a = add(a, mul(set1(p[j]), load(rows + j * width + e)))
        store(out + e, a)


cdef void attend(const float* q, Py_ssize_t heads, Py_ssize_t d, const void* keys, const void* values, bint half,
                 Py_ssize_t count, float scale, float* m, float* z, float* o, Py_ssize_t stride) noexcept nogil:
    cdef float space[2 * MAX_HEADS * MAX_DIM + MAX_HEADS * CHUNK + LANES * MAX_DIM + LANES]
    cdef float* queries = <float*> ((<size_t> space + 63) & ~<size_t> 63)      # (heads, width), on a cache line
    cdef float* sums = queries + MAX_HEADS * MAX_DIM                           # (heads, width)
    cdef float* scores = sums + MAX_HEADS * MAX_DIM                            # (heads, CHUNK)
    cdef float* scratch = scores + MAX_HEADS * CHUNK                           # (16, width)
    cdef Py_ssize_t width = (d + LANES - 1) // LANES * LANES
    cdef Py_ssize_t row_size = d * (2 if half else 4)
    cdef Py_ssize_t h, j
    cdef const float* rows
    cdef const float* x
    cdef lanes factor = set1(scale)
    memset(queries, 0, heads * width * sizeof(float))
    memset(sums, 0, heads * width * sizeof(float))
    for h in range(heads):
        memcpy(queries + h * width, q + h * d, d * sizeof(float))
    for j in range(0, count, 16):
        rows = sixteen_rows(keys, half, j, count, d, width, scratch)
        for h in range(heads):
            prefetch_part(<const char*> values + j * row_size, h, heads, LANES * row_size)
            x = queries + h * width
            store(scores + h * CHUNK + j, mul(factor, fold16(
                dot4(x, rows, width), dot4(x, rows + 4 * width, width),
                dot4(x, rows + 8 * width, width), dot4(x, rows + 12 * width, width))))
    for h in range(heads):
        for j in range(count, (count + LANES - 1) // LANES * LANES):
            scores[h * CHUNK + j] = bits_float(0xFF800000)           # -inf: no part of the softmax
        softmax_chunk(scores + h * CHUNK, count, m + h * stride, z + h * stride)
    for j in range(0, count, 16):
        rows = sixteen_rows(values, half, j, count, d, width, scratch)
        for h in range(heads):
            prefetch_part(<const char*> keys + (count + j) * row_size, h, heads, LANES * row_size)
            add_values(sums + h * width, scores + h * CHUNK + j, rows, min(LANES, count - j), width)
    for h in range(heads):
        memcpy(o + h * stride, sums + h * width, d * sizeof(float))


cdef void attend_f32(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                     Py_ssize_t count, float scale, float* m, float* z, float* o, Py_ssize_t stride) noexcept nogil:
    attend(q, heads, d, keys, values, False, count, scale, m, z, o, stride)


cdef void attend_f16(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                     Py_ssize_t count, float scale, float* m, float* z, float* o, Py_ssize_t stride) noexcept nogil:
    attend(q, heads, d, keys, values, True, count, scale, m, z, o, stride)


cdef void attend_merge(const float* m, const float* z, const float* o, Py_ssize_t stride, Py_ssize_t chunks,
                       Py_ssize_t d, float* out) noexcept nogil:
    cdef float top = m[0]
    cdef float total = 0
    cdef float factor
    cdef Py_ssize_t c, e
    cdef Py_ssize_t tail = full(d)
    for c in range(1, chunks):
        if m[c * stride] > top:
            top = m[c * stride]
    memset(out, 0, d * sizeof(float))
    for c in range(chunks):
        factor = exp32(m[c * stride] - top)
        total += z[c * stride] * factor
        for e in range(0, tail, 16):
            store(out + e, add(load(out + e), mul(load(o + c * stride + e), set1(factor))))
        for e in range(tail, d):
            out[e] += o[c * stride + e] * factor
    for e in range(0, tail, 16):
        store(out + e, div(load(out + e), set1(total)))
    for e in range(tail, d):
        out[e] = out[e] / total


# ---- head -------------------------------------------------------------------------------------

cdef inline quad dot4_bf16(const uint16_t* w0, const uint16_t* w1, const uint16_t* w2, const uint16_t* w3,
                           const float* h, Py_ssize_t n) noexcept nogil:
    """Four rows (n,) with h (n,): the accumulators of sum16, half folded."""
    cdef lanes a = zero()
    cdef lanes b = zero()
    cdef lanes c = zero()
    cdef lanes d = zero()
    cdef lanes x
    cdef Py_ssize_t i
    cdef Py_ssize_t tail = full(n)
    for i in range(0, tail, 16):
        prefetch(w0 + i + HEAD_AHEAD)
        prefetch(w1 + i + HEAD_AHEAD)
        prefetch(w2 + i + HEAD_AHEAD)
        prefetch(w3 + i + HEAD_AHEAD)
        x = load(h + i)
        a = add(a, mul(x, load_bf16(w0 + i)))
        b = add(b, mul(x, load_bf16(w1 + i)))
        c = add(c, mul(x, load_bf16(w2 + i)))
        d = add(d, mul(x, load_bf16(w3 + i)))
    if tail < n:
        x = load_part(h + tail, n - tail)
        a = add(a, mul(x, load_bf16_part(w0 + tail, n - tail)))
        b = add(b, mul(x, load_bf16_part(w1 + tail, n - tail)))
        c = add(c, mul(x, load_bf16_part(w2 + tail, n - tail)))
        d = add(d, mul(x, load_bf16_part(w3 + tail, n - tail)))
    return fold4(a, b, c, d)


cdef inline quad four_rows(const uint16_t* w, Py_ssize_t n, const float* h, Py_ssize_t r,
                           Py_ssize_t last) noexcept nogil:
    """Rows r .. r + 3; beyond the last row the last one is computed again."""
    return dot4_bf16(w + min(r, last) * n, w + min(r + 1, last) * n, w + min(r + 2, last) * n,
                     w + min(r + 3, last) * n, h, n)


cdef void head_bf16(const uint16_t* w, Py_ssize_t n, const float* h, Py_ssize_t m,
                    float* out, Py_ssize_t out_stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, t
    cdef Py_ssize_t last = row1 - 1
    cdef lanes logits
    for r in range(row0, row1, 16):
        for t in range(m):
            logits = fold16(four_rows(w, n, h + t * n, r, last), four_rows(w, n, h + t * n, r + 4, last),
                            four_rows(w, n, h + t * n, r + 8, last), four_rows(w, n, h + t * n, r + 12, last))
            store_part(out + t * out_stride + r, logits, min(LANES, row1 - r))


cdef void fill_floats(Floats* table) noexcept:
    table.rmsnorm = rmsnorm
    table.quantize = quantize
    table.gate_relu2 = gate_relu2
    table.gate_silu = gate_silu
    table.rope = rope
    table.to_f16 = to_f16
    table.attend_f32 = attend_f32
    table.attend_f16 = attend_f16
    table.attend_merge = attend_merge
    table.head_bf16 = head_bf16
