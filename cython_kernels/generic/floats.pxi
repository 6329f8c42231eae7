# The float operations of NUMERICS.md but attention, written once for every instruction set of sixteen float lanes.
#
# Included by the isa/*/kernels.pyx modules after they have cimported their vocabulary (isa/*/f32x16.pxd): lanes, quad, zero, set1,
# load, load_ints, store, prefetch, prefetch_far, add, sub, mul, div, lesser, greater, greater_bits, zero_below, exp2i, load_bf16,
# load_f16, store_f16, store_codes, halve, fold4, fold16. Lane i of an accumulator is accumulator i of sum16. A tail is
# filled up with +0, which changes no lane of a sum that began at +0.

from libc.stdint cimport uint16_t, uint32_t
from libc.math cimport sqrtf
from cython_kernels.layouts.tile cimport COL_PAD
from libc.string cimport memcpy, memset

from cython_kernels.numerics cimport bits_float, exp32, float_bits, unit
from cython_kernels.table cimport Floats

cdef enum:
    LANES = 16           # (the step of a range must be a literal in Cython: there it is 16)
    TOKENS_AHEAD = 16    # whose rows of a matrix's result are prefetched: they lie far apart, and come from behind the caches
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


cdef inline lanes load_ints_part(const int32_t* p, Py_ssize_t n) noexcept nogil:
    cdef int32_t part[LANES]
    memset(part, 0, sizeof(part))
    memcpy(part, p, n * sizeof(int32_t))
    return load_ints(part)


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


cdef inline lanes scaled(lanes sums, lanes factor, bint divides) noexcept nogil:
    return div(sums, factor) if divides else mul(sums, factor)


cdef inline void scale_token(const int32_t* acc, Py_ssize_t rows, lanes factor, bint divides, bint add_it,
                             float* out) noexcept nogil:
    """out (rows,) = or += acc (rows,) * or / factor"""
    cdef Py_ssize_t r
    cdef Py_ssize_t tail = full(rows)
    cdef lanes y
    for r in range(0, tail, 16):
        y = scaled(load_ints(acc + r), factor, divides)
        store(out + r, add(load(out + r), y) if add_it else y)
    if tail < rows:
        y = scaled(load_ints_part(acc + tail, rows - tail), factor, divides)
        if add_it:
            y = add(load_part(out + tail, rows - tail), y)
        store_part(out + tail, y, rows - tail)


cdef void scale_rows(const int32_t* acc, Py_ssize_t n, Py_ssize_t rows, const float* code_scale, float weight_scale,
                     bint divides, bint add_them, float* out, Py_ssize_t stride) noexcept nogil:
    cdef Py_ssize_t t, r
    for t in range(n):
        for r in range(0, rows, 16):
            prefetch(out + min(t + TOKENS_AHEAD, n - 1) * stride + r)
        scale_token(acc + t * rows, rows, set1(unit(code_scale[t], weight_scale, divides)), divides, add_them,
                    out + t * stride)


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


cdef void head_rows(const uint16_t* w, Py_ssize_t n, const float* h, const int32_t* rows, Py_ssize_t count,
                    float* out) noexcept nogil:
    cdef const uint16_t* p[LANES]
    cdef Py_ssize_t i, r
    for i in range(0, count, 16):
        for r in range(LANES):
            p[r] = w + <Py_ssize_t> rows[min(i + r, count - 1)] * n
        store_part(out + i, fold16(dot4_bf16(p[0], p[1], p[2], p[3], h, n), dot4_bf16(p[4], p[5], p[6], p[7], h, n),
                                   dot4_bf16(p[8], p[9], p[10], p[11], h, n),
                                   dot4_bf16(p[12], p[13], p[14], p[15], h, n)), min(LANES, count - i))
