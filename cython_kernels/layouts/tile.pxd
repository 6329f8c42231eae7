"""A tile of unpacked codes, a byte each, as Ternary.unpack leaves it: (cols / 4, ROW_BLOCK, 4)."""
from libc.stdint cimport uint8_t

cdef enum:
    ROW_BLOCK = 32       # rows of a block, the unit of work
    COL_PAD = 64         # activation vectors are readable, and zero, up to a multiple of it


cdef inline uint8_t* place(uint8_t* tile, Py_ssize_t r, Py_ssize_t k) noexcept nogil:
    """Where the code of row r of a block and column k stands."""
    return tile + (k // 4 * ROW_BLOCK + r) * 4 + k % 4
