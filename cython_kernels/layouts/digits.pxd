"""Weights of five ternary digits: a byte each, the whole number sum of 3^k t_k, from -121 to 121.

Row after row, each filled up with zeros to whole cache lines. Alike on every instruction set.
"""
from libc.stdint cimport int8_t, uint8_t
from libc.string cimport memcpy, memset

from cython_kernels.layouts.tile cimport COL_PAD

cdef enum:
    LARGEST_DIGITS = 121         # 1 + 3 + 9 + 27 + 81
    LARGEST_WORD = 32639         # of an activation: 127 * 256 + 127, the largest number of two signed bytes


cdef inline Py_ssize_t row_bytes(Py_ssize_t cols) noexcept nogil:
    return (cols + COL_PAD - 1) // COL_PAD * COL_PAD


cdef inline Py_ssize_t digits_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * row_bytes(cols)


cdef inline int pack_digits(const int8_t* digits, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed) noexcept nogil:
    """digits (rows, cols) -> the layout; returns 1 if one is not of five digits, else 0"""
    cdef Py_ssize_t size = row_bytes(cols), _r, k
    cdef int wrong = 0
    for _r in range(rows):
        for k in range(cols):
            wrong |= (digits[k] > LARGEST_DIGITS) | (digits[k] < -LARGEST_DIGITS)
        memcpy(packed, digits, cols)
        memset(packed + cols, 0, size - cols)
        digits += cols
        packed += size
    return wrong
