# The product of weights with a scale per group (layouts/groups.pxd), row block by row block. Included after
#
#     add_group(block, q, cols, qsum, bits, sums)     sums (32,) float64 += scale * (weights @ activations) of one group: q (128,)
#                                                     its low bytes, from q + cols on its high bytes (16 bits), qsum their sum
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.groups cimport GROUP, group_block
from cython_kernels.layouts.tile cimport ROW_BLOCK

cdef enum:
    TOKENS = 16          # that share a walk over the groups of a row block


cdef void multiply(const uint8_t* packed, Py_ssize_t cols, const uint8_t* input, Py_ssize_t input_stride, int bits, Py_ssize_t n,
                   const float* code_scale, float* out, Py_ssize_t stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef double sums[TOKENS * ROW_BLOCK]
    cdef const uint8_t* block
    cdef const int8_t* q
    cdef const int32_t* qsums
    cdef Py_ssize_t r, t, g, i, first, count
    cdef float unit
    for r in range(row0, row1, 32):
        first = 0
        while first < n:
            count = min(<Py_ssize_t> TOKENS, n - first)
            memset(sums, 0, count * ROW_BLOCK * sizeof(double))
            for g in range(cols // GROUP):
                block = group_block(packed, cols, r, g)
                for t in range(count):
                    q = <const int8_t*> (input + (first + t) * input_stride)
                    qsums = <const int32_t*> (q + 2 * cols)
                    add_group(block, q + g * GROUP, cols, qsums[g], bits, sums + t * ROW_BLOCK)
            for t in range(count):
                unit = <float> 1 / code_scale[first + t]
                for i in range(min(<Py_ssize_t> ROW_BLOCK, row1 - r)):
                    out[(first + t) * stride + r + i] = <float> sums[t * ROW_BLOCK + i] * unit
            first += TOKENS
