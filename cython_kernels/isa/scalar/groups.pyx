"""Ternary weights with a scale per group of 128 columns, the definition: plain loops. The layout is in layouts/groups.pxd."""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t
from libc.string cimport memcpy

from cython_kernels.groups cimport GroupKernels
from cython_kernels.layouts.groups cimport CODES_BYTES, GROUP, group_block
from cython_kernels.layouts.i2_s cimport COLUMNS, STEP_BYTES
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.numerics cimport f16_to_f32


cdef void multiply(const uint8_t* packed, Py_ssize_t cols, const uint8_t* input, Py_ssize_t input_stride, int bits, Py_ssize_t n,
                   const float* code_scale, float* out, Py_ssize_t stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const uint8_t* block
    cdef const int8_t* low
    cdef uint8_t byte
    cdef uint16_t half
    cdef double total
    cdef int32_t acc, q
    cdef Py_ssize_t r, t, g, c
    for r in range(row0, row1):
        for t in range(n):
            low = <const int8_t*> (input + t * input_stride)
            total = 0
            for g in range(cols // GROUP):
                block = group_block(packed, cols, r, g)
                acc = 0
                for c in range(128):                 # GROUP
                    byte = block[c // COLUMNS * STEP_BYTES + r % ROW_BLOCK * 4 + c % 4]
                    q = low[g * GROUP + c]
                    if bits == 16:
                        q += 256 * <int32_t> low[cols + g * GROUP + c]
                    acc += (<int32_t> (byte >> 2 * (c % COLUMNS // 4) & 3) - 1) * q
                memcpy(&half, block + CODES_BYTES + r % ROW_BLOCK * 2, 2)
                total += <double> f16_to_f32(half) * acc         # exact, so that the order does not count
            out[t * stride + r] = <float> total * (<float> 1 / code_scale[t])


def fill(GroupKernels table):
    """Put the definition into ``table``."""
    table.provide("scalar", multiply)
