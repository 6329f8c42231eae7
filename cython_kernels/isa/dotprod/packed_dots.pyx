"""Products of fields of two and four bits by ARM's dot product: passing over neurons, planes of the head. Imported by kernels.pyx only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.neon.code_vectors cimport *
from cython_kernels.table cimport Kernels

cdef extern from "arm_neon.h" nogil:
    int32x4_t vdotq_s32(int32x4_t, int8x16_t, int8x16_t) noexcept

cdef enum:
    LINES_HELD = 1 << 20         # any number: sums are int32
    FIVES_HELD = 4               # a line, likewise

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


include "cython_kernels/generic/sparse.pxi"
include "cython_kernels/generic/head_planes.pxi"


def fill(Kernels table):
    """Put the dot product's products of fields into ``table``."""
    fill_skipping(table)
    table.sums_of_codes = code_sums
