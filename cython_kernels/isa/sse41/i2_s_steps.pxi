# The steps of generic/i2_s_four_rows.pxi on SSE4.1. Included after code_vectors.pxd and products.pxd.
from libc.stdint cimport int8_t, uint8_t


cdef struct step_columns:    # those of each field, for every row
    __m128i q0
    __m128i q1
    __m128i q2
    __m128i q3


cdef inline step_columns columns_of(const int8_t* q) noexcept nogil:
    cdef step_columns columns
    cdef __m128i all_columns = columns_at(q)
    columns.q0 = _mm_shuffle_epi32(all_columns, 0x00)
    columns.q1 = _mm_shuffle_epi32(all_columns, 0x55)
    columns.q2 = _mm_shuffle_epi32(all_columns, 0xAA)
    columns.q3 = _mm_shuffle_epi32(all_columns, 0xFF)
    return columns


cdef inline products step(products sums, code_bytes codes, step_columns columns) noexcept nogil:
    sums = multiply_add(sums, low_pairs(codes), columns.q0)
    sums = multiply_add(sums, low_pairs(_mm_srli_epi16(codes, 2)), columns.q1)
    sums = multiply_add(sums, low_pairs(_mm_srli_epi16(codes, 4)), columns.q2)
    return multiply_add(sums, low_pairs(_mm_srli_epi16(codes, 6)), columns.q3)


cdef inline void prefetch_step(const uint8_t* line) noexcept nogil:
    """Such old processors read ahead as fast as these kernels compute."""
