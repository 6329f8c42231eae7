"""The definition of the products that skip zero neurons, in plain loops; filled in by kernels.pyx."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.layouts.base3 cimport code_of
from cython_kernels.layouts.sparse cimport (
    LINE, SPAN, SPAN3, code_in_row, columns3_bytes, columns_bytes, lines, lines3, pack_columns, pack_columns3, pack_rows, pack_rows3,
    row_dot, rows3_bytes, rows_bytes,
)
from cython_kernels.layouts.tile cimport ROW_BLOCK, place
from cython_kernels.table cimport Kernels, FormatKernels, no_format


cdef void rows_dot(const uint8_t* packed, Py_ssize_t cols, const int8_t* q, int32_t qsum, const int32_t* which,
                   Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(n):
        acc[i] = row_dot(packed + which[i] * lines(cols) * LINE, cols, q) - qsum


cdef void unpack_rows(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            place(tile, r, k)[0] = <uint8_t> code_in_row(packed + (row + r) * lines(cols) * LINE, k)


# ---- rows3 ----

cdef inline int code_in_row3(const uint8_t* row, Py_ssize_t k) noexcept nogil:
    return code_of(row[k // SPAN3 * LINE + k % SPAN3 % 64], k % SPAN3 // 64)


cdef void rows3_dot(const uint8_t* packed, Py_ssize_t cols, const int8_t* q, int32_t qsum, const int32_t* which,
                    Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil:
    cdef const uint8_t* row
    cdef Py_ssize_t i, k
    cdef int32_t total
    for i in range(n):
        row = packed + which[i] * lines3(cols) * LINE
        total = 0
        for k in range(cols):
            total += code_in_row3(row, k) * q[k]
        acc[i] = total - qsum


cdef void unpack_rows3(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                       uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            place(tile, r, k)[0] = <uint8_t> code_in_row3(packed + (row + r) * lines3(cols) * LINE, k)


# ---- columns ----

cdef inline Py_ssize_t byte_of(Py_ssize_t r) noexcept nogil:
    """row_of the other way round"""
    cdef Py_ssize_t inside = r % 64
    return inside // 4 % 4 * 16 + inside // 16 * 4 + inside % 4


cdef inline int code_in_column(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t r, Py_ssize_t k) noexcept nogil:
    return packed[(k * lines(rows) + r // SPAN) * LINE + byte_of(r)] >> 2 * (r % SPAN // 64) & 3


cdef void add_columns(const uint8_t* packed, Py_ssize_t rows, const int32_t* which, const int8_t* q, Py_ssize_t n,
                      int32_t* sums) noexcept nogil:
    cdef Py_ssize_t i, r
    for i in range(n):
        for r in range(rows):
            sums[r] += code_in_column(packed, rows, r, which[i]) * q[i] << 2 * (r % SPAN // 64)


cdef void unpack_columns(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                         uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            place(tile, r, k)[0] = <uint8_t> code_in_column(packed, rows, row + r, k)


# ---- columns3 ----

cdef inline int code_in_column3(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t r, Py_ssize_t k) noexcept nogil:
    return code_of(packed[(k * lines3(rows) + r // SPAN3) * LINE + byte_of(r)], r % SPAN3 // 64)


cdef void add_columns3(const uint8_t* packed, Py_ssize_t rows, const int32_t* which, const int8_t* q, Py_ssize_t n,
                       int32_t* sums) noexcept nogil:
    cdef Py_ssize_t i, r
    for i in range(n):
        for r in range(rows):
            sums[r] += code_in_column3(packed, rows, r, which[i]) * q[i] << 2 * min(r % SPAN3 // 64, <Py_ssize_t> 3)


cdef void unpack_columns3(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                          uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            place(tile, r, k)[0] = <uint8_t> code_in_column3(packed, rows, row + r, k)


def fill(Kernels table):
    cdef FormatKernels ternary = no_format()
    ternary.packed_bytes, ternary.pack, ternary.unpack = rows_bytes, pack_rows, unpack_rows
    table.provide("rows", ternary)
    ternary.packed_bytes, ternary.pack, ternary.unpack = columns_bytes, pack_columns, unpack_columns
    table.provide("columns", ternary)
    ternary.packed_bytes, ternary.pack, ternary.unpack = rows3_bytes, pack_rows3, unpack_rows3
    table.provide("rows3", ternary)
    table.skipping.rows_dot, table.skipping.rows3_dot = rows_dot, rows3_dot
    ternary.packed_bytes, ternary.pack, ternary.unpack = columns3_bytes, pack_columns3, unpack_columns3
    table.provide("columns3", ternary)
    table.skipping.add_columns, table.skipping.add_columns3 = add_columns, add_columns3
