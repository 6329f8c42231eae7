"""Products of code bytes and activations by ARM's dot product: sums of int32 cannot wrap. May be cimported by its modules only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.neon.code_vectors cimport *

cdef extern from "arm_neon.h" nogil:
    int32x4_t vdotq_s32(int32x4_t, int8x16_t, int8x16_t) noexcept

ctypedef int32x4_t products


cdef inline products nothing() noexcept nogil:
    return vdupq_n_s32(0)


cdef inline products multiply_add(products sums, code_bytes codes, column_bytes columns) noexcept nogil:
    """Codes of at most 15 are as good signed as unsigned."""
    return vdotq_s32(sums, vreinterpretq_s8_u8(codes), columns)


cdef inline totals widen(products sums) noexcept nogil:
    return sums


cdef inline void add_rows(int32_t* sums, products addends, int shift) noexcept nogil:
    """sums (4,) += the dwords of addends << shift"""
    vst1q_s32(sums, vaddq_s32(vld1q_s32(sums), vshlq_s32(addends, vdupq_n_s32(shift))))
