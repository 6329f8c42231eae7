"""Checked doors to the product of ternary weights with a scale per group of 128 columns, for tests and the self test.

Shapes are beside the pointer (groups.pxd), the arithmetic in NUMERICS.md rules 3 and 4.
"""
from libc.stdint cimport int16_t, uint8_t, uint16_t

from cython_kernels.layouts.groups cimport (
    CODE_THREE, GROUP as GROUP_COLUMNS, SCALE_NOT_FINITE, SCALES_TOO_LARGE, groups_bytes, input_bytes, pack_groups, split_words, unpack_row,
)
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.numerics cimport fp_enter, fp_leave
from cython_kernels.system.memory cimport Memory

import numpy as np

GROUPS_KERNEL = "groups"
GROUP = GROUP_COLUMNS
# bits of an activation -> what the magnitudes of a row's scales may add up to, so that its sum is exact in float64
MOST = {16: 128.0, 8: 33025.0}


cdef class GroupKernels:
    """One function pointer; each ISA module that does it better overrides it."""

    cdef provide(self, str isa, MultiplyGroups multiply):
        self.isa, self.multiply_pointer = isa, multiply

    def multiply(self, Memory packed, Py_ssize_t rows, const int16_t[:, ::1] q, int bits, const float[::1] code_scale,
                 float[:, ::1] out, row0=0, row1=None):
        """out (n, rows) [:, row0:row1] = q (n, cols) @ weights.T, in units of the layer"""
        cdef Py_ssize_t n = q.shape[0], cols = q.shape[1], t
        cdef Py_ssize_t first = row0, last = rows if row1 is None else row1
        require(self.isa and n > 0 and cols % GROUP_COLUMNS == 0 < cols and packed.size == groups_bytes(rows, cols)
                and (out.shape[0], out.shape[1], code_scale.shape[0]) == (n, rows, n), "shapes", rows, cols)
        require(0 <= first <= last <= rows and first % ROW_BLOCK == 0 and (last % ROW_BLOCK == 0 or last == rows), "rows", first, last)
        require(bits in MOST and np.abs(np.asarray(q, np.int32)).max() <= (32639 if bits == 16 else 127), "activations of bits", bits, "")
        cdef uint8_t[:, ::1] codes = np.empty((n, input_bytes(cols)), np.uint8)
        for t in range(n):
            split_words(&q[t, 0], cols, &codes[t, 0])
        mode = fp_enter()
        self.multiply_pointer(packed.data, cols, &codes[0, 0], codes.shape[1], bits, n, &code_scale[0], &out[0, 0], rows, first, last)
        fp_leave(mode)


def pack(const uint8_t[:, ::1] codes, const uint16_t[:, ::1] scales, int bits):
    """codes (rows, cols / 4) and bits of scales (rows, cols / 128) f16 -> a Memory; ValueError if they are no such weights."""
    cdef Memory packed = Memory(groups_bytes(codes.shape[0], 4 * codes.shape[1]))
    pack_into(codes, scales, bits, packed.data)
    return packed


cdef int pack_into(const uint8_t[:, ::1] codes, const uint16_t[:, ::1] scales, int bits, uint8_t* packed) except -1:
    """The same into memory that is there."""
    cdef Py_ssize_t rows = codes.shape[0], cols = 4 * codes.shape[1]
    cdef double most = MOST[bits]
    cdef int found
    require(rows > 0 and cols % GROUP_COLUMNS == 0 < cols and scales.shape[0] == rows and scales.shape[1] == cols // GROUP_COLUMNS,
            "shapes", rows, cols)
    with nogil:
        found = pack_groups(&codes[0, 0], &scales[0, 0], rows, cols, most, packed)
    if found == CODE_THREE:
        raise ValueError("it holds the code 3, which no ternary weight has")
    if found == SCALE_NOT_FINITE:
        raise ValueError("it holds a scale that is not finite")
    if found == SCALES_TOO_LARGE:
        raise ValueError(f"the scales of a row add up to {most:g} or more, where sums are exact no longer")
    return 0


def unpack(Memory packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row):
    """(cols,) float32: one row of a matrix that ``pack`` made"""
    require(packed.size == groups_bytes(rows, cols) and 0 <= row < rows, "rows", row, rows)
    cdef float[::1] out = np.empty(cols, np.float32)
    unpack_row(packed.data, cols, row, &out[0])
    return np.asarray(out)


cdef require(condition, what, first, second):
    if not condition:
        raise ValueError(f"{what} do not fit: {first}, {second}")
