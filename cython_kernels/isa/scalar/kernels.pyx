"""The definition of every float operation, in plain loops: every other instruction set must give the same bits.

The ternary formats are defined in isa/scalar/formats.pyx.
"""
from libc.math cimport sqrtf
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memset

from cython_kernels.layouts.head_planes cimport code_dot
from cython_kernels.layouts.tile cimport COL_PAD
from cython_kernels.numerics cimport (
    bf16_to_f32, bits_float, exp32, f16_to_f32, f32_to_f16, float_bits, halve16, nearest, unit,
)
from cython_kernels.table cimport CHUNK, Kernels

from cython_kernels.isa.scalar import digits, formats, sparse


# ---- float operations --------------------------------------------------------------------------

cdef inline float dot16(const float* a, const float* b, Py_ssize_t n) noexcept nogil:
    """sum16(a * b)"""
    cdef float lanes[16]
    cdef Py_ssize_t i
    memset(lanes, 0, sizeof(lanes))
    for i in range(n):
        lanes[i & 15] += a[i] * b[i]
    return halve16(lanes)


cdef void rmsnorm(const float* x, const float* w, Py_ssize_t n, float eps, float* out) noexcept nogil:
    cdef float r = <float> 1.0 / sqrtf(dot16(x, x, n) / <float> n + eps)
    cdef Py_ssize_t i
    for i in range(n):
        out[i] = w[i] * (x[i] * r)


cdef int quantize(const float* x, Py_ssize_t n, int8_t* q, float* scale, int32_t* qsum) noexcept nogil:
    cdef uint32_t bits, largest = 0
    cdef float s
    cdef int32_t total = 0
    cdef Py_ssize_t i
    for i in range(n):                               # on bit patterns: monotone in |x|, and a NaN is not lost
        bits = float_bits(x[i]) & 0x7FFFFFFF
        if bits > largest:
            largest = bits
    if largest >= 0x7F800000:
        return 1
    s = bits_float(largest)
    s = <float> 127.0 / (s if s > <float> 1e-5 else <float> 1e-5)
    for i in range(n):
        q[i] = <int8_t> nearest(x[i] * s)
        total += q[i]
    memset(q + n, 0, (COL_PAD - n % COL_PAD) % COL_PAD)
    scale[0] = s
    qsum[0] = total
    return 0


cdef void gate_relu2(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil:
    cdef Py_ssize_t i
    cdef float g
    for i in range(n):
        g = gate[i] if gate[i] > 0 else 0
        out[i] = (g * g) * up[i]


cdef void gate_silu(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(n):
        out[i] = gate[i] / (<float> 1.0 + exp32(-gate[i])) * up[i]


cdef void scale_rows(const int32_t* acc, Py_ssize_t n, Py_ssize_t rows, const float* code_scale, float weight_scale,
                     bint divides, bint add, float* out, Py_ssize_t stride) noexcept nogil:
    cdef Py_ssize_t t, r
    cdef float factor, y
    for t in range(n):
        factor = unit(code_scale[t], weight_scale, divides)
        for r in range(rows):
            y = <float> acc[t * rows + r] / factor if divides else <float> acc[t * rows + r] * factor
            out[t * stride + r] = out[t * stride + r] + y if add else y


cdef void rope(float* x, Py_ssize_t d, const float* cos, const float* sin) noexcept nogil:
    cdef Py_ssize_t half = d // 2
    cdef Py_ssize_t j
    cdef float a, b
    for j in range(half):
        a = x[j]
        b = x[j + half]
        x[j] = a * cos[j] - b * sin[j]
        x[j + half] = b * cos[j] + a * sin[j]


cdef int to_f16(const float* x, Py_ssize_t n, uint16_t* half) noexcept nogil:
    cdef Py_ssize_t i
    cdef uint32_t largest = 0x477FE000               # 65504.0
    cdef int bad = 0
    for i in range(n):
        bad |= (float_bits(x[i]) & 0x7FFFFFFF) > largest
        half[i] = f32_to_f16(x[i])
    return bad


cdef void softmax_chunk(float* scores, Py_ssize_t count, float* m, float* z) noexcept nogil:
    """scores -> exp(score - max) in place; m = the max, z = sum16 of the results."""
    cdef float lanes[16]
    cdef Py_ssize_t j
    cdef float top = scores[0]
    for j in range(1, count):
        if scores[j] > top:
            top = scores[j]
    memset(lanes, 0, sizeof(lanes))
    for j in range(count):
        scores[j] = exp32(scores[j] - top)
        lanes[j & 15] += scores[j]
    m[0] = top
    z[0] = halve16(lanes)


cdef void attend_f32(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                     Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                     const void* next) noexcept nogil:
    cdef float scores[CHUNK]
    cdef Py_ssize_t h, j, e, seen
    cdef float* out
    for h in range(heads):
        seen = count + h // group
        for j in range(seen):
            scores[j] = dot16(q + h * d, keys + j * d, d) * scale
        softmax_chunk(scores, seen, m + h * stride, z + h * stride)
        out = o + h * stride
        memset(out, 0, d * sizeof(float))
        for j in range(seen):
            for e in range(d):
                out[e] += scores[j] * values[j * d + e]


cdef void attend_f16(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                     Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                     const void* next) noexcept nogil:
    cdef float scores[CHUNK]
    cdef float lanes[16]
    cdef Py_ssize_t h, j, e, seen
    cdef float* out
    for h in range(heads):
        seen = count + h // group
        for j in range(seen):
            memset(lanes, 0, sizeof(lanes))
            for e in range(d):
                lanes[e & 15] += q[h * d + e] * f16_to_f32(keys[j * d + e])
            scores[j] = halve16(lanes) * scale
        softmax_chunk(scores, seen, m + h * stride, z + h * stride)
        out = o + h * stride
        memset(out, 0, d * sizeof(float))
        for j in range(seen):
            for e in range(d):
                out[e] += scores[j] * f16_to_f32(values[j * d + e])


cdef void attend_merge(const float* m, const float* z, const float* o, Py_ssize_t stride, Py_ssize_t chunks,
                       Py_ssize_t d, float* out) noexcept nogil:
    cdef float top = m[0]
    cdef float total = 0
    cdef float factor
    cdef Py_ssize_t c, e
    for c in range(1, chunks):
        if m[c * stride] > top:
            top = m[c * stride]
    memset(out, 0, d * sizeof(float))
    for c in range(chunks):
        factor = exp32(m[c * stride] - top)
        total += z[c * stride] * factor
        for e in range(d):
            out[e] += o[c * stride + e] * factor
    for e in range(d):
        out[e] = out[e] / total


cdef void head_bf16(const uint16_t* w, Py_ssize_t n, const float* h, Py_ssize_t m,
                    float* out, Py_ssize_t out_stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef float lanes[16]
    cdef Py_ssize_t r, t, i
    for r in range(row0, row1):
        for t in range(m):
            memset(lanes, 0, sizeof(lanes))
            for i in range(n):
                lanes[i & 15] += bf16_to_f32(w[r * n + i]) * h[t * n + i]
            out[t * out_stride + r] = halve16(lanes)


cdef void head_rows(const uint16_t* w, Py_ssize_t n, const float* h, const int32_t* rows, Py_ssize_t count,
                    float* out) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(count):
        head_bf16(w + rows[i] * n, n, h, 1, out + i, 1, 0, 1)


# ---- first planes of the head: the definition is in layouts/head_planes.pxd ----------------------------------------

cdef void head_dots(const uint8_t* nibbles, const uint8_t* bits, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                    const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef Py_ssize_t i, p
    for i in range(count):
        for p in range(2 * m):
            sums[i * 2 * m + p] = code_dot(nibbles + rows[i] * (cols // 2), bits + rows[i] * (cols // 8) if bits != NULL else NULL,
                                           cols, parts + p * cols)


def fill(Kernels table):
    """Put the scalar kernels into ``table``."""
    table.isa = "scalar"
    formats.fill(table)
    sparse.fill(table)
    digits.fill(table)
    table.floats.rmsnorm = rmsnorm
    table.floats.quantize = quantize
    table.floats.gate_relu2 = gate_relu2
    table.floats.gate_silu = gate_silu
    table.floats.scale_rows = scale_rows
    table.floats.rope = rope
    table.floats.to_f16 = to_f16
    table.floats.attend_f32 = attend_f32
    table.floats.attend_f16 = attend_f16
    table.floats.attend_merge = attend_merge
    table.floats.head_bf16 = head_bf16
    table.floats.head_rows = head_rows
    table.dots_of_head = head_dots
