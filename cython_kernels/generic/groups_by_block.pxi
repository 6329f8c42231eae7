# add_group() for generic/groups.pxi out of block() for generic/i2_s.pxi, whose sums hold a group's 128 columns.
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t
from libc.string cimport memcpy, memset

from cython_kernels.layouts.groups cimport CODES_BYTES
from cython_kernels.numerics cimport f16_to_f32


cdef inline void add_group(const uint8_t* codes, const int8_t* q, Py_ssize_t cols, int32_t qsum, int bits, double* sums) noexcept nogil:
    cdef int32_t low[32]
    cdef int32_t high[32]
    cdef uint16_t scales[32]
    cdef Py_ssize_t r
    memset(low, 0, sizeof(low))
    memset(high, 0, sizeof(high))
    block(codes, q, 128, low)
    if bits == 16:
        block(codes, q + cols, 128, high)
    memcpy(scales, codes + CODES_BYTES, sizeof(scales))
    for r in range(32):                              # a code is weight + 1; all of it is exact
        sums[r] += <double> f16_to_f32(scales[r]) * <double> (low[r] + 256 * high[r] - qsum)
