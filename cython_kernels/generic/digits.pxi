# Weights of five ternary digits (layouts/digits.pxd), written once for every instruction set of sixteen float lanes.
#
# Included by the isa/*/digits.pyx modules after the vocabulary of floats (isa/*/f32x16.pxd) and their own one:
#
#   STEP             columns of a step
#   HELD             columns after which an int32 lane of ``sums`` may be full: at most 543 products of 32,639 * 121 each
#   sums, words      a vector of int32, a vector of int16
#   no_sums()
#   weights_at(p)    STEP weights, widened
#   add_products(sums, words, q)     sums + weights * the activations q (STEP,)
#   total(sums)      of all lanes, in 64 bits
#   store_words(p, lanes)            p (16,) int16 = lanes, rounded half to even
from libc.stdint cimport int8_t, int16_t, int64_t, uint8_t, uint32_t
from libc.string cimport memcpy, memset

from cython_kernels.layouts.digits cimport row_bytes
from cython_kernels.layouts.tile cimport COL_PAD
from cython_kernels.numerics cimport bits_float, float_bits, unit
from cython_kernels.table cimport Digits, Kernels


cdef inline lanes load_some(const float* p, Py_ssize_t n) noexcept nogil:
    """Sixteen, or n and zeros"""
    cdef float part[16]
    if n >= 16:
        return load(p)
    memset(part, 0, sizeof(part))
    memcpy(part, p, n * sizeof(float))
    return load(part)


cdef int quantize(const float* x, Py_ssize_t n, float limit, int16_t* q, float* scale) noexcept nogil:
    cdef lanes magnitudes = zero()
    cdef lanes factor
    cdef float each[16]
    cdef uint32_t top = 0
    cdef float s
    cdef Py_ssize_t i
    for i in range(0, n, 16):
        magnitudes = greater_bits(magnitudes, load_some(x + i, n - i))
    store(each, magnitudes)
    for i in range(16):
        top = max(top, float_bits(each[i]))
    if top >= 0x7F800000:
        return 1
    s = bits_float(top)
    s = limit / (s if s > <float> 1e-5 else <float> 1e-5)
    factor = set1(s)
    for i in range(0, n, 16):                        # what a last step writes beyond n lies in the padding
        store_words(q + i, mul(load_some(x + i, n - i), factor))
    memset(q + n, 0, (COL_PAD - n % COL_PAD) % COL_PAD * sizeof(int16_t))
    scale[0] = s
    return 0


cdef inline void four_rows(const int8_t* w, Py_ssize_t a, Py_ssize_t b, Py_ssize_t c, Py_ssize_t width, const int16_t* q,
                           const int8_t* next, float* acc) noexcept nogil:
    """acc (4,) = the rows at w, w + a, w + b and w + c (width,) . q, while the bytes from ``next`` on are prefetched"""
    cdef sums s0, s1, s2, s3
    cdef int64_t t0 = 0, t1 = 0, t2 = 0, t3 = 0
    cdef Py_ssize_t k = 0, end
    while k < width:
        end = min(k + HELD, width)
        s0 = s1 = s2 = s3 = no_sums()
        while k < end:
            prefetch(next + 4 * k)
            if STEP > 16:
                prefetch(next + 4 * k + 64)
            s0 = add_products(s0, weights_at(w + k), q + k)
            s1 = add_products(s1, weights_at(w + a + k), q + k)
            s2 = add_products(s2, weights_at(w + b + k), q + k)
            s3 = add_products(s3, weights_at(w + c + k), q + k)
            k += STEP
        t0 += total(s0)
        t1 += total(s1)
        t2 += total(s2)
        t3 += total(s3)
    acc[0], acc[1], acc[2], acc[3] = <float> t0, <float> t1, <float> t2, <float> t3


cdef inline void four_tokens(const int8_t* v, const int8_t* w, Py_ssize_t width, const int16_t* q, Py_ssize_t q_stride,
                             float* acc) noexcept nogil:
    """acc (4 tokens, 2 rows) = the rows v and w (width,) . q (4, q_stride)"""
    cdef sums v0, v1, v2, v3, w0, w1, w2, w3
    cdef int64_t totals[8]
    cdef words a, b
    cdef Py_ssize_t k = 0, end, i
    memset(totals, 0, sizeof(totals))
    while k < width:
        end = min(k + HELD, width)
        v0 = v1 = v2 = v3 = w0 = w1 = w2 = w3 = no_sums()
        while k < end:
            a = weights_at(v + k)
            b = weights_at(w + k)
            v0 = add_products(v0, a, q + k)
            w0 = add_products(w0, b, q + k)
            v1 = add_products(v1, a, q + q_stride + k)
            w1 = add_products(w1, b, q + q_stride + k)
            v2 = add_products(v2, a, q + 2 * q_stride + k)
            w2 = add_products(w2, b, q + 2 * q_stride + k)
            v3 = add_products(v3, a, q + 3 * q_stride + k)
            w3 = add_products(w3, b, q + 3 * q_stride + k)
            k += STEP
        totals[0] += total(v0)
        totals[1] += total(w0)
        totals[2] += total(v1)
        totals[3] += total(w1)
        totals[4] += total(v2)
        totals[5] += total(w2)
        totals[6] += total(v3)
        totals[7] += total(w3)
    for i in range(8):
        acc[i] = <float> totals[i]


cdef void multiply_digits(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int16_t* q, Py_ssize_t q_stride,
                          Py_ssize_t n, float* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const int8_t* weights = <const int8_t*> packed
    cdef const int8_t* w
    cdef Py_ssize_t width = row_bytes(cols), last = row1 - 1, r, t, i
    cdef Py_ssize_t many = n - n % 4
    cdef float found[8]
    for t in range(0, many, 4):                      # their activations stay in the first cache, the rows in the second
        for r in range(row0, row1, 2):               # an odd last row is computed twice
            four_tokens(weights + r * width, weights + min(r + 1, last) * width, width, q + t * q_stride, q_stride, found)
            for i in range(4):
                acc[(t + i) * acc_stride + r] = found[2 * i]
                if r < last:
                    acc[(t + i) * acc_stride + r + 1] = found[2 * i + 1]
    for t in range(many, n):
        for r in range(row0, row1, 4):
            w = weights + r * width
            four_rows(w, (min(r + 1, last) - r) * width, (min(r + 2, last) - r) * width, (min(r + 3, last) - r) * width,
                      width, q + t * q_stride, w + 4 * width, found)
            memcpy(acc + t * acc_stride + r, found, min(<Py_ssize_t> 4, row1 - r) * sizeof(float))


cdef void scale_digits(const float* acc, Py_ssize_t n, Py_ssize_t rows, const float* code_scale, const float* row_scale,
                       bint add_them, float* out, Py_ssize_t stride) noexcept nogil:
    cdef Py_ssize_t t, r, tail = rows - rows % 16
    cdef lanes s, y
    cdef float z
    for t in range(n):
        s = set1(code_scale[t])
        for r in range(0, tail, 16):
            y = mul(load(acc + r), div(load(row_scale + r), s))
            store(out + r, add(load(out + r), y) if add_them else y)
        for r in range(tail, rows):
            z = acc[r] * unit(code_scale[t], row_scale[r], False)
            out[r] = out[r] + z if add_them else z
        acc += rows
        out += stride


def fill(Kernels table):
    """Put this instruction set's products of digits into ``table``."""
    table.provide_digits(Digits(quantize, multiply_digits, scale_digits))
