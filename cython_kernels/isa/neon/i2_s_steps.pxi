# The steps of generic/i2_s_four_rows.pxi on NEON. Included after code_vectors.pxd and products.pxd.
from libc.stdint cimport int8_t, uint8_t

from cython_kernels.layouts.i2_s cimport AHEAD


cdef struct step_columns:    # those of each field, for every row
    int8x16_t q0
    int8x16_t q1
    int8x16_t q2
    int8x16_t q3


cdef inline step_columns columns_of(const int8_t* q) noexcept nogil:
    cdef step_columns columns
    cdef int32x4_t all_columns = vreinterpretq_s32_s8(vld1q_s8(q))
    columns.q0 = vreinterpretq_s8_s32(vdupq_laneq_s32(all_columns, 0))
    columns.q1 = vreinterpretq_s8_s32(vdupq_laneq_s32(all_columns, 1))
    columns.q2 = vreinterpretq_s8_s32(vdupq_laneq_s32(all_columns, 2))
    columns.q3 = vreinterpretq_s8_s32(vdupq_laneq_s32(all_columns, 3))
    return columns


cdef inline products step(products sums, code_bytes codes, step_columns columns) noexcept nogil:
    sums = multiply_add(sums, low_pairs(codes), columns.q0)
    sums = multiply_add(sums, low_pairs(vshrq_n_u8(codes, 2)), columns.q1)
    sums = multiply_add(sums, low_pairs(vshrq_n_u8(codes, 4)), columns.q2)
    return multiply_add(sums, vshrq_n_u8(codes, 6), columns.q3)


cdef inline void prefetch_step(const uint8_t* line) noexcept nogil:
    tern_prefetch(line + AHEAD, 3)
    tern_prefetch(line + AHEAD + 64, 3)
