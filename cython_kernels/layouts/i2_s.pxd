"""The packed layout of i2_s on every instruction set but scalar: one row per 32-bit lane, so that no sum ever crosses lanes.

ROW_BLOCK = 32 rows lie together. For each 16 columns they take 128 bytes, one dword per row in ascending order (a zmm
register holds 16 rows, a ymm register 8, others 4). Byte j of a dword has four fields; bits 2f, 2f + 1 hold the code
(weight + 1) of column 4f + j:

    bits     31..24        23..16        15..8         7..0
             15 11 7 3     14 10 6 2     13 9 5 1      12 8 4 0      columns, the highest field first

A field of all four bytes meets the activations 4f .. 4f + 3, one broadcast dword. Rows are padded to 32 and columns to
16 with code 0; the activations beyond the last column are zero.
"""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint32_t
from libc.string cimport memcpy

from cython_kernels.layouts.checkpoint cimport four_columns, row_of, shift_of
from cython_kernels.layouts.tile cimport ROW_BLOCK

cdef enum:
    COLUMNS = 16         # columns of one step (the step of a range must be a literal in Cython: there it is 16)
    STEP_BYTES = 128     # bytes of ROW_BLOCK rows and COLUMNS columns
    AHEAD = 4096         # bytes to prefetch ahead: from memory 14 GB/s instead of 9 on a Xeon of 2023


cdef inline Py_ssize_t steps(Py_ssize_t cols) noexcept nogil:
    return (cols + COLUMNS - 1) // COLUMNS


cdef inline const uint8_t* row_block(const uint8_t* packed, Py_ssize_t cols, Py_ssize_t row) noexcept nogil:
    """The codes of the ROW_BLOCK rows from ``row`` on."""
    return packed + row // ROW_BLOCK * steps(cols) * STEP_BYTES


cdef inline Py_ssize_t layout_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * steps(cols) * STEP_BYTES


cdef inline int32_t dword_at(const int8_t* q) noexcept nogil:
    """The activations of four columns; of any alignment."""
    cdef int32_t dword
    memcpy(&dword, q, 4)
    return dword


cdef inline int pack_rows(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                          Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack."""
    cdef Py_ssize_t r, c, last
    cdef int shift
    cdef uint32_t dword, threes = 0
    cdef const uint8_t* source
    cdef uint8_t* target
    for r in range(row0, (row1 + ROW_BLOCK - 1) // ROW_BLOCK * ROW_BLOCK):
        target = <uint8_t*> row_block(packed, cols, r) + r % ROW_BLOCK * 4
        last = cols if r < rows else 0
        source = row_of(official, rows, cols, r)
        shift = shift_of(rows, r)
        for c in range(0, steps(cols) * COLUMNS, 16):
            dword = 0
            if c + COLUMNS <= last:
                dword = (four_columns(source + c, shift) | four_columns(source + c + 4, shift) << 2
                         | four_columns(source + c + 8, shift) << 4 | four_columns(source + c + 12, shift) << 6)
            else:
                if c < last:
                    dword = four_columns(source + c, shift)
                if c + 4 < last:
                    dword |= four_columns(source + c + 4, shift) << 2
                if c + 8 < last:
                    dword |= four_columns(source + c + 8, shift) << 4
            threes |= dword & dword >> 1
            memcpy(target + c // COLUMNS * STEP_BYTES, &dword, 4)
    return (threes & 0x55555555) != 0                # both bits of a field set
