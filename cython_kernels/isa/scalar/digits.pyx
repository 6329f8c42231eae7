"""Weights of five ternary digits, the definition: plain loops. The layout is in layouts/digits.pxd."""
from libc.stdint cimport int8_t, int16_t, int64_t, uint8_t, uint32_t
from libc.string cimport memset

from cython_kernels.layouts.digits cimport row_bytes
from cython_kernels.layouts.tile cimport COL_PAD
from cython_kernels.numerics cimport bits_float, float_bits, nearest, unit
from cython_kernels.table cimport Digits, Kernels


cdef int quantize(const float* x, Py_ssize_t n, float limit, int16_t* q, float* scale) noexcept nogil:
    cdef uint32_t largest = 0
    cdef float s
    cdef Py_ssize_t i
    for i in range(n):                               # on bit patterns: monotone in |x|, and a NaN is not lost
        largest = max(largest, float_bits(x[i]) & 0x7FFFFFFF)
    if largest >= 0x7F800000:
        return 1
    s = bits_float(largest)
    s = limit / (s if s > <float> 1e-5 else <float> 1e-5)
    for i in range(n):
        q[i] = <int16_t> nearest(x[i] * s)
    memset(q + n, 0, (COL_PAD - n % COL_PAD) % COL_PAD * sizeof(int16_t))
    scale[0] = s
    return 0


cdef void multiply_digits(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int16_t* q, Py_ssize_t q_stride,
                          Py_ssize_t n, float* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const int8_t* w
    cdef int64_t total
    cdef Py_ssize_t r, t, k
    for r in range(row0, row1):
        w = <const int8_t*> packed + r * row_bytes(cols)
        for t in range(n):
            total = 0
            for k in range(cols):
                total += <int64_t> w[k] * q[t * q_stride + k]
            acc[t * acc_stride + r] = <float> total          # rounded once


cdef void scale_digits(const float* acc, Py_ssize_t n, Py_ssize_t rows, const float* code_scale, const float* row_scale,
                       bint add, float* out, Py_ssize_t stride) noexcept nogil:
    cdef Py_ssize_t t, r
    cdef float y
    for t in range(n):
        for r in range(rows):
            y = acc[t * rows + r] * unit(code_scale[t], row_scale[r], False)
            out[t * stride + r] = out[t * stride + r] + y if add else y


def fill(Kernels table):
    """Put the definition into ``table``."""
    table.provide_digits(Digits(quantize, multiply_digits, scale_digits))
