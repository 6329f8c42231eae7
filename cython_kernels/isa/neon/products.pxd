"""Products of code bytes and activations on NEON, sums of int16. May be cimported by NEON and better modules only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.neon.code_vectors cimport *

cdef struct products:        # int16, a lane per byte
    int16x8_t lower
    int16x8_t upper


cdef inline products nothing() noexcept nogil:
    cdef products sums
    sums.lower = sums.upper = vdupq_n_s16(0)
    return sums


cdef inline products multiply_add(products sums, code_bytes codes, column_bytes columns) noexcept nogil:
    cdef int8x16_t signed_codes = vreinterpretq_s8_u8(codes)
    sums.lower = vmlal_s8(sums.lower, vget_low_s8(signed_codes), vget_low_s8(columns))
    sums.upper = vmlal_high_s8(sums.upper, signed_codes, columns)
    return sums


cdef inline totals widen(products sums) noexcept nogil:
    """Of the dwords: the four bytes of each"""
    return vpaddq_s32(vpaddlq_s16(sums.lower), vpaddlq_s16(sums.upper))


cdef inline void add_rows(int32_t* sums, products addends, int shift) noexcept nogil:
    """sums (4,) += the dwords of addends << shift"""
    vst1q_s32(sums, vaddq_s32(vld1q_s32(sums), vshlq_s32(widen(addends), vdupq_n_s32(shift))))
