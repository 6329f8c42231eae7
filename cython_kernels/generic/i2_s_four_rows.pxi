# A row block of i2_s in vectors of four rows, eight of them. Included after code_vectors.pxd, products.pxd and
#
#     step_columns, columns_of(q)     the activations of 16 columns, made ready for four fields
#     step(sums, codes, columns)      sums + the four fields of the codes times the activations of the field's columns
#     prefetch_step(line)             prefetches what is read some steps later
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.layouts.i2_s cimport STEP_BYTES


cdef inline void block(const uint8_t* line, const int8_t* q, Py_ssize_t cols, int32_t* sums) noexcept nogil:
    """sums (32,) += the codes of a row block @ q (cols,), cols <= COLUMNS_HELD"""
    cdef step_columns columns
    cdef products s0, s1, s2, s3, s4, s5, s6, s7     # four rows each
    cdef Py_ssize_t c
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = nothing()
    for c in range(0, cols, 16):
        prefetch_step(line)
        columns = columns_of(q + c)
        s0 = step(s0, codes_at(line), columns)
        s1 = step(s1, codes_at(line + 16), columns)
        s2 = step(s2, codes_at(line + 32), columns)
        s3 = step(s3, codes_at(line + 48), columns)
        s4 = step(s4, codes_at(line + 64), columns)
        s5 = step(s5, codes_at(line + 80), columns)
        s6 = step(s6, codes_at(line + 96), columns)
        s7 = step(s7, codes_at(line + 112), columns)
        line += STEP_BYTES
    add_rows(sums, s0, 0)
    add_rows(sums + 4, s1, 0)
    add_rows(sums + 8, s2, 0)
    add_rows(sums + 12, s3, 0)
    add_rows(sums + 16, s4, 0)
    add_rows(sums + 20, s5, 0)
    add_rows(sums + 24, s6, 0)
    add_rows(sums + 28, s7, 0)
