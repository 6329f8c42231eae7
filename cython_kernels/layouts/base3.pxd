"""Five codes (0, 1, 2) in a byte, so that its low six bits choose an entry of a table of 64 (KERNELS.md: P3).

With c = t0 + 3 t1 + 9 t2 + 27 t3 (0 .. 80) the byte is 64 t4 + c where c < 64, else 192 + 3 (c - 64) + t4.
"""
from libc.stdint cimport uint8_t, uint32_t

from cython_kernels.layouts.checkpoint cimport four_columns


cdef inline uint32_t bytes_of(uint32_t c, uint32_t last) noexcept nogil:
    """Four bytes from four c and four t4: 64 t4 + c or, as 192 - 3 * 64 = 0, 3 c + t4"""
    cdef uint32_t high = (c >> 6 & 0x01010101) * 0xFF      # all bits of a byte whose c is 64 or more
    return (64 * last + c) & ~high | (3 * c + last) & high


cdef inline uint32_t columns_at(const uint8_t* row, int shift, Py_ssize_t c, Py_ssize_t cols) noexcept nogil:
    """The codes of four columns of a checkpoint's row; 0 beyond the last"""
    return four_columns(row + c, shift) if c < cols else 0


cdef inline int code_of(uint8_t byte, Py_ssize_t which) noexcept nogil:
    """t0 .. t4"""
    cdef int c = byte & 63 if byte < 192 else 64 + (byte - 192) // 3
    if which == 0:
        return c % 3
    if which == 1:
        return c // 3 % 3
    if which == 2:
        return c // 9 % 3
    if which == 3:
        return c // 27
    return byte >> 6 if byte < 192 else (byte - 192) % 3
