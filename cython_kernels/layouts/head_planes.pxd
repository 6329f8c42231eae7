"""Head rows as codes of seven bits in three nested bit planes: the layout, and the scalar definition of the sums over them.

A code u = 0 .. 127 is kept as u = 8 a + 4 b + d. A plane is row-major; a row of it is cols (a multiple of PLANE_PAD) wide:

* plane A, the upper four bits a: lines of 64 bytes for 128 columns; byte j has column j in its low nibble and column
  64 + j in its high one.
* plane B, the bit b: lines of 64 bytes for 512 columns, which are four lines of plane A; bits f and 4 + f of byte j are
  those of the low and the high nibble of byte j of line f.
* plane C, the two bits d, is in the rows layout of layouts/sparse.pxd: lines of 64 bytes for 256 columns; bits 2f and
  2f + 1 of byte j are column 64 f + j. It is summed by the same products as rows of weights.

Planes A and B are multiplied together, as numbers of five bits: a plane of single bits takes twice the arithmetic.
All sums are exact int32: at most 31 * 128 * cols, and 8 times that where a field lies high.
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

cdef enum:
    PLANE_PAD = 512      # columns; the hidden state is zero beyond the last one
    LINE = 64            # bytes
    CODES_AHEAD = 6      # rows of planes A and B that are prefetched before they are needed


cdef inline Py_ssize_t padded_columns(Py_ssize_t cols) noexcept nogil:
    return (cols + PLANE_PAD - 1) // PLANE_PAD * PLANE_PAD


cdef inline int32_t code_dot(const uint8_t* a, const uint8_t* b, Py_ssize_t cols, const int8_t* q) noexcept nogil:
    """The definition of a product by a row of plane A, b NULL, or of planes A and B: a . q, or (2 a + b) . q"""
    cdef int32_t total = 0
    cdef int low, high
    cdef Py_ssize_t line, j
    for line in range(cols // 128):
        for j in range(64):
            low, high = a[line * LINE + j] & 15, a[line * LINE + j] >> 4
            if b != NULL:
                low = 2 * low + (b[line // 4 * LINE + j] >> line % 4 & 1)
                high = 2 * high + (b[line // 4 * LINE + j] >> 4 + line % 4 & 1)
            total += low * q[128 * line + j] + high * q[128 * line + 64 + j]
    return total
