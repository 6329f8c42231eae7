"""Head rows as int8 codes in three nested bit planes: the layout, and the scalar definition of the sums over them.

A code c = -128 .. 127 is kept as u = c + 128 = 16 a + 4 b + d. A plane is row-major; a row of it is cols (a multiple of
PLANE_PAD) wide:

* plane A, the upper four bits a: lines of 64 bytes for 128 columns; byte j has column j in its low nibble and column
  64 + j in its high one.
* planes B and C, two bits each, are in the rows layout of skipping_layout.pxd: lines of 64 bytes for 256 columns; bits 2f
  and 2f + 1 of byte j are column 64 f + j. They are summed by the same products as rows of weights.

So every field can be multiplied where it lies: unsigned bytes with a mask, times the 64 columns of that field, and the sum
shifted back at the end. All sums are exact int32: at most 15 * 128 * cols, and 64 times 3 * 128 * cols / 4 where a field lies high.
"""
from libc.stdint cimport int8_t, int32_t, uint8_t

cdef enum:
    PLANE_PAD = 256      # columns; the hidden state is zero beyond the last one
    LINE = 64            # bytes
    NIBBLES_AHEAD = 8    # rows of plane A that are asked for before they are needed


cdef inline Py_ssize_t padded_columns(Py_ssize_t cols) noexcept nogil:
    return (cols + PLANE_PAD - 1) // PLANE_PAD * PLANE_PAD


cdef inline void scalar_nibbles(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                                const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    """sums (count, 2 m) = nibbles of the listed rows @ parts (2 m, cols)"""
    cdef Py_ssize_t i, p, _line, j
    cdef const uint8_t* a
    cdef const int8_t* q
    cdef int32_t total
    for i in range(count):
        for p in range(2 * m):
            a = plane + <Py_ssize_t> rows[i] * (cols // 2)
            q = parts + p * cols
            total = 0
            for _line in range(cols // 128):
                for j in range(64):
                    total += (a[j] & 15) * q[j] + (a[j] >> 4) * q[64 + j]
                a += LINE
                q += 128
            sums[i * 2 * m + p] = total
