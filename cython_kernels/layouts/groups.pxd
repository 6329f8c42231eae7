"""Ternary weights with one fp16 scale per group of 128 columns. Alike on every instruction set.

ROW_BLOCK = 32 rows lie together. For each group they take GROUP_BYTES: the codes of 128 columns as in layouts/i2_s.pxd
(for each 16 columns one dword per row, field f of byte j being column 4f + j), then the 32 scales. Rows are padded to 32
with scales of 0; the columns are whole groups.

The input of a matrix is one row of bytes per token, as ``split_words`` makes it: the low bytes of the activations (cols,),
their high bytes (cols,), both signed, and the sums of each group (cols / 128,) int32.
"""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t, uint16_t, uint32_t
from libc.math cimport fabs
from libc.string cimport memcpy, memset

from cython_kernels.layouts.i2_s cimport COLUMNS, STEP_BYTES
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.numerics cimport f16_to_f32

cdef enum:
    GROUP = 128                              # columns that share a scale
    CODES_BYTES = GROUP // 16 * 128          # of ROW_BLOCK rows of a group
    GROUP_BYTES = CODES_BYTES + 32 * 2       # with their scales

cdef enum:                                   # what pack_groups found
    SOUND = 0
    CODE_THREE = 1
    SCALE_NOT_FINITE = 2
    SCALES_TOO_LARGE = 3


cdef inline Py_ssize_t groups_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * (cols // GROUP) * GROUP_BYTES


cdef inline const uint8_t* group_block(const uint8_t* packed, Py_ssize_t cols, Py_ssize_t row, Py_ssize_t group) noexcept nogil:
    """The codes, and behind them the scales, of a group of the ROW_BLOCK rows from ``row`` on."""
    return packed + (row // ROW_BLOCK * (cols // GROUP) + group) * GROUP_BYTES


cdef inline Py_ssize_t input_bytes(Py_ssize_t cols) noexcept nogil:
    """Of one token"""
    return 2 * cols + cols // GROUP * sizeof(int32_t)


cdef inline uint32_t swapped(uint32_t x) noexcept nogil:
    """Field i of byte m becomes field m of byte i."""
    cdef uint32_t t = (x ^ x >> 12) & 0x0000F0F0
    x ^= t ^ t << 12
    t = (x ^ x >> 6) & 0x00CC00CC
    return x ^ t ^ t << 6


cdef inline int pack_groups(const uint8_t* codes, const uint16_t* scales, Py_ssize_t rows, Py_ssize_t cols, double most,
                            uint8_t* packed) noexcept nogil:
    """codes (rows, cols / 4), the first column in the lowest bits, and scales (rows, cols / 128) f16 -> the layout.

    most: what the magnitudes of the scales of a row may add up to.
    """
    cdef Py_ssize_t r, g, i, groups = cols // GROUP
    cdef uint32_t dword, threes = 0
    cdef uint8_t* target
    cdef double total
    memset(packed, 0, groups_bytes(rows, cols))
    for r in range(rows):
        total = 0
        for g in range(groups):
            target = <uint8_t*> group_block(packed, cols, r, g) + r % ROW_BLOCK * 4
            for i in range(GROUP // COLUMNS):
                memcpy(&dword, codes, 4)
                codes += 4
                threes |= dword & dword >> 1
                dword = swapped(dword)
                memcpy(target + i * STEP_BYTES, &dword, 4)
            if (scales[0] & 0x7C00) == 0x7C00:
                return SCALE_NOT_FINITE
            total += fabs(<double> f16_to_f32(scales[0]))
            memcpy(<uint8_t*> group_block(packed, cols, r, g) + CODES_BYTES + r % ROW_BLOCK * 2, scales, 2)
            scales += 1
        if total >= most:
            return SCALES_TOO_LARGE
    return CODE_THREE if threes & 0x55555555 else SOUND


cdef inline void unpack_row(const uint8_t* packed, Py_ssize_t cols, Py_ssize_t row, float* out) noexcept nogil:
    """out (cols,) = the weights of one row, exactly"""
    cdef Py_ssize_t g, c
    cdef const uint8_t* block
    cdef const uint8_t* byte
    cdef uint16_t half
    cdef float scale
    for g in range(cols // GROUP):
        block = group_block(packed, cols, row, g)
        memcpy(&half, block + CODES_BYTES + row % ROW_BLOCK * 2, 2)
        scale = f16_to_f32(half)
        for c in range(128):                         # GROUP
            byte = block + c // COLUMNS * STEP_BYTES + row % ROW_BLOCK * 4 + c % 4
            out[g * GROUP + c] = scale * <float> (<int> (byte[0] >> 2 * (c % COLUMNS // 4) & 3) - 1)


cdef inline void split_words(const int16_t* words, Py_ssize_t cols, uint8_t* out) noexcept nogil:
    """words (cols,), from -32,639 to 32,639 -> the input of a matrix"""
    cdef int8_t* low = <int8_t*> out
    cdef int8_t* high = low + cols
    cdef int32_t* sums = <int32_t*> (high + cols)
    cdef Py_ssize_t g, k
    cdef int32_t total
    for k in range(cols):
        low[k] = <int8_t> words[k]
        high[k] = <int8_t> (<int16_t> (words[k] + 128) >> 8)     # what is left is -128 .. 127
    for g in range(cols // GROUP):
        total = 0
        for k in range(128):                         # GROUP
            total += words[g * GROUP + k]
        sums[g] = total
