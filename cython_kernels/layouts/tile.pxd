"""A tile of unpacked codes, a byte each, as FormatKernels.unpack leaves it: (cols / 4, ROW_BLOCK, 4)."""
from libc.stdint cimport int32_t, uint8_t

cdef enum:
    ROW_BLOCK = 32       # rows of a block, the unit of work
    COL_PAD = 64         # activation vectors are readable, and zero, up to a multiple of it


cdef inline uint8_t* place(uint8_t* tile, Py_ssize_t r, Py_ssize_t k) noexcept nogil:
    """Where the code of row r of a block and column k stands."""
    return tile + (k // 4 * ROW_BLOCK + r) * 4 + k % 4


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK = sums - qsum: a code is weight + 1"""
    cdef Py_ssize_t r
    for r in range(min(rows, <Py_ssize_t> ROW_BLOCK)):
        acc[r] = sums[r] - qsum
