"""Reading the checkpoint's packing: byte (r, c) holds rows r + i * rows / 4 of column c at bits 2i, 2i + 1."""
from libc.stdint cimport uint8_t
from libc.string cimport memset

from cython_kernels.table cimport ROW_BLOCK


cdef inline int codes_of(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, Py_ssize_t first,
                  Py_ssize_t count, uint8_t* codes) noexcept nogil:
    """codes (count, ROW_BLOCK) of the columns from ``first`` on; 1 beyond the last row or column. 1 if there is a code 3."""
    cdef Py_ssize_t quarter = rows // 4
    cdef Py_ssize_t known = min(count, cols - first)
    cdef Py_ssize_t r, k
    cdef const uint8_t* source
    cdef int shift
    cdef uint8_t code, threes = 0
    memset(codes, 1, count * ROW_BLOCK)
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        source = official + (row + r) % quarter * cols + first
        shift = <int> (2 * ((row + r) // quarter))
        for k in range(known):
            code = source[k] >> shift & 3
            threes |= code & (code >> 1)
            codes[k * ROW_BLOCK + r] = code
    return threes & 1
