"""Checked doors to the products of weights of five ternary digits, for tests and the self test.

Shapes are beside the pointers (Digits in table.pxd), the arithmetic in NUMERICS.md rules 3 and 4.
"""
from libc.stdint cimport int8_t, int16_t

from cython_kernels.layouts.digits cimport LARGEST_DIGITS, LARGEST_WORD, digits_bytes, pack_digits
from cython_kernels.layouts.tile cimport COL_PAD, ROW_BLOCK
from cython_kernels.numerics cimport fp_enter, fp_leave
from cython_kernels.system.memory cimport Memory
from cython_kernels.table cimport Kernels

import numpy as np

LARGEST = LARGEST_DIGITS                                       # of a weight
LIMITS = {16: float(LARGEST_WORD), 8: 127.0}                   # bits of an activation -> its largest value


def pack(const int8_t[:, ::1] digits):
    """(rows, cols) -> a Memory; ValueError if a weight is not of five digits."""
    require(digits.shape[0] > 0 and digits.shape[1] > 0, "shapes", digits.shape[0], digits.shape[1])
    cdef Memory packed = Memory(digits_bytes(digits.shape[0], digits.shape[1]))
    if pack_digits(&digits[0, 0], digits.shape[0], digits.shape[1], packed.data):
        raise ValueError(f"it holds weights outside -{LARGEST} .. {LARGEST}, which five ternary digits do not give")
    return packed


def quantize(Kernels kernels, const float[::1] x, int bits):
    """(n,) -> codes (n,) int16 and their scale; ValueError if x is not finite."""
    cdef Py_ssize_t n = x.shape[0], padded = (x.shape[0] + COL_PAD - 1) // COL_PAD * COL_PAD
    require(kernels.digits_isa and n > 0, "shapes", n, 0)
    codes = np.full(padded + COL_PAD, 99, np.int16)
    cdef int16_t[::1] q = codes
    cdef float scale = 0, limit = LIMITS[bits]
    mode = fp_enter()
    bad = kernels.digits.quantize(&x[0], n, limit, &q[0], &scale)
    fp_leave(mode)
    if bad:
        raise ValueError("cannot quantise a vector that is not finite")
    assert not codes[n:padded].any() and (codes[padded:] == 99).all(), "the padding is zero, and nothing beyond it is touched"
    return codes[:n].copy(), scale


def multiply(Kernels kernels, Memory packed, Py_ssize_t rows, const int16_t[:, ::1] q, float[:, ::1] acc, row0=0, row1=None):
    """acc (n, rows) [:, row0:row1] = q (n, cols) @ weights.T of a matrix that ``pack`` made, rounded once"""
    cdef Py_ssize_t n = q.shape[0], cols = q.shape[1]
    cdef Py_ssize_t first = row0, last = rows if row1 is None else row1
    require(kernels.digits_isa and n > 0 and packed.size == digits_bytes(rows, cols) and acc.shape[0] == n
            and acc.shape[1] == rows, "shapes", rows, cols)
    require(0 <= first <= last <= rows and first % ROW_BLOCK == 0 and (last % ROW_BLOCK == 0 or last == rows), "rows", first, last)
    require(np.abs(np.asarray(q, np.int32)).max() <= LARGEST_WORD, "activations", LARGEST_WORD, "")
    cdef int16_t[:, ::1] codes = np.zeros((n, (cols + COL_PAD - 1) // COL_PAD * COL_PAD), np.int16)
    np.asarray(codes)[:, :cols] = q
    mode = fp_enter()
    kernels.digits.multiply(packed.data, rows, cols, &codes[0, 0], codes.shape[1], n, &acc[0, 0], rows, first, last)
    fp_leave(mode)


def scale_rows(Kernels kernels, const float[:, ::1] acc, const float[::1] code_scale, const float[::1] row_scale,
               float[:, ::1] out, bint add):
    """out (n, stride) [:, :rows] = or += acc (n, rows) in units of each row, codes scaled by code_scale (n,)"""
    require(kernels.digits_isa and acc.shape[0] == code_scale.shape[0] == out.shape[0] > 0
            and 0 < acc.shape[1] == row_scale.shape[0] <= out.shape[1], "shapes", acc.shape[0], acc.shape[1])
    mode = fp_enter()
    kernels.digits.scale_rows(&acc[0, 0], acc.shape[0], acc.shape[1], &code_scale[0], &row_scale[0], add, &out[0, 0], out.shape[1])
    fp_leave(mode)


cdef require(condition, what, first, second):
    if not condition:
        raise ValueError(f"{what} do not fit: {first}, {second}")
