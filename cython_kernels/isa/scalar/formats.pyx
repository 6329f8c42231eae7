"""The definition of every ternary weight format, in plain loops.

i2_s   two bits per weight (bitnet.cpp's I2_S; KERNELS: int2 decoding)
base3  five weights per byte, 1.6 bits per weight
tl1    element-wise lookup, two weights per 4-bit index (bitnet.cpp's TL1, tables exact in int16)
tl2    element-wise lookup, three weights per 4-bit index and a sign, 1.67 bits (bitnet.cpp's TL2)
t_mac  bit-serial lookup, four activations per table (T-MAC, with exact int16 tables instead of int8 ones)

All formats compute the same sums; they differ in the bytes a weight takes and in how the sums are found.
Codes are weight + 1. A lookup table holds, for each group of activations, every sum the group can give.
"""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.tile cimport ROW_BLOCK, place
from cython_kernels.table cimport Kernels, PrefetchRange, FormatKernels, no_format


cdef inline int code_at(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t r, Py_ssize_t k) noexcept nogil:
    """official: byte (r, c) holds rows r, r + rows/4, r + rows/2, r + 3 rows/4 of column c, low bits first."""
    cdef Py_ssize_t quarter = rows // 4
    return official[(r % quarter) * cols + k] >> (2 * (r // quarter)) & 3


cdef int has_code_three(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols,
                        Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, k
    for r in range(row0, row1):
        for k in range(cols):
            if code_at(official, rows, cols, r, k) == 3:
                return 1
    return 0


cdef void gemm(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
               const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const PrefetchRange* next) noexcept nogil:
    """The int8 product of prefill."""
    cdef Py_ssize_t t, r, k
    cdef int32_t total
    for t in range(n):
        for r in range(rows):
            total = 0
            for k in range(cols):
                total += place(<uint8_t*> tile, r, k)[0] * q[t * q_stride + k]
            acc[t * acc_stride + r] = total - qsum[t]


# ---- i2_s: byte k / 4 of a row holds the codes of columns k .. k + 3, low bits first -----------------

cdef inline Py_ssize_t i2s_stride(Py_ssize_t cols) noexcept nogil:
    return (cols + 3) // 4


cdef Py_ssize_t i2s_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * i2s_stride(cols)


cdef int i2s_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                  Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, k
    cdef uint8_t* row
    for r in range(row0, row1):
        row = packed + r * i2s_stride(cols)
        memset(row, 0, i2s_stride(cols))
        for k in range(cols):
            row[k >> 2] |= <uint8_t> (code_at(official, rows, cols, r, k) << (2 * (k & 3)))
    return has_code_three(official, rows, cols, row0, row1)


cdef void i2s_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                     int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, b
    cdef const uint8_t* codes
    cdef int32_t total
    for r in range(row0, row1):
        codes = packed + r * i2s_stride(cols)
        total = 0
        for b in range(i2s_stride(cols)):
            total += ((codes[b] & 3) * q[4 * b] + (codes[b] >> 2 & 3) * q[4 * b + 1]
                      + (codes[b] >> 4 & 3) * q[4 * b + 2] + (codes[b] >> 6) * q[4 * b + 3])
        acc[r] = total - qsum                        # codes are weight + 1


cdef void i2s_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            place(tile, r, k)[0] = packed[(row + r) * i2s_stride(cols) + (k >> 2)] >> (2 * (k & 3)) & 3


# ---- base3: byte k / 5 of a row is t0 + 3 t1 + 9 t2 + 27 t3 + 81 t4 of the codes of columns k .. k + 4 ----

cdef inline Py_ssize_t base3_stride(Py_ssize_t cols) noexcept nogil:
    return (cols + 4) // 5


cdef Py_ssize_t base3_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * base3_stride(cols)


cdef int base3_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                    Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, b, j
    cdef int byte
    for r in range(row0, row1):
        for b in range(base3_stride(cols)):
            byte = 0
            for j in range(4, -1, -1):
                byte = 3 * byte + (code_at(official, rows, cols, r, 5 * b + j) if 5 * b + j < cols else 0)
            packed[r * base3_stride(cols) + b] = <uint8_t> byte
    return has_code_three(official, rows, cols, row0, row1)


cdef void base3_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                       int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, k
    cdef int byte = 0
    cdef int32_t total
    for r in range(row0, row1):
        total = 0
        for k in range(cols):
            byte = packed[r * base3_stride(cols) + k // 5] if k % 5 == 0 else byte // 3
            total += byte % 3 * q[k]
        acc[r] = total - qsum


cdef void base3_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    cdef int byte = 0
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            byte = packed[(row + r) * base3_stride(cols) + k // 5] if k % 5 == 0 else byte // 3
            place(tile, r, k)[0] = <uint8_t> (byte % 3)


# ---- tl1: nibble k / 2 of a row is 3 * code[k] + code[k + 1], 0 .. 8; table (cols / 2, 16) int16 -----------
# an entry is at most 2 * 127 in size; cols is even

cdef inline Py_ssize_t tl1_stride(Py_ssize_t cols) noexcept nogil:
    return (cols + 3) // 4


cdef Py_ssize_t tl1_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * tl1_stride(cols)


cdef int tl1_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                  Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, g
    cdef uint8_t* row
    cdef int index
    for r in range(row0, row1):
        row = packed + r * tl1_stride(cols)
        memset(row, 0, tl1_stride(cols))
        for g in range(cols // 2):
            index = 3 * code_at(official, rows, cols, r, 2 * g) + code_at(official, rows, cols, r, 2 * g + 1)
            row[g >> 1] |= <uint8_t> (index << (4 * (g & 1)))
    return has_code_three(official, rows, cols, row0, row1)


cdef Py_ssize_t tl1_table_bytes(Py_ssize_t cols) noexcept nogil:
    return cols // 2 * 16 * sizeof(int16_t)


cdef void tl1_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef int16_t* entries = <int16_t*> table
    cdef Py_ssize_t g, index
    for g in range(cols // 2):
        for index in range(9):
            entries[16 * g + index] = <int16_t> ((index // 3 - 1) * q[2 * g] + (index % 3 - 1) * q[2 * g + 1])


cdef void tl1_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                     int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const int16_t* entries = <const int16_t*> q
    cdef Py_ssize_t r, g
    cdef int32_t total
    for r in range(row0, row1):
        total = 0
        for g in range(cols // 2):
            total += entries[16 * g + (packed[r * tl1_stride(cols) + (g >> 1)] >> (4 * (g & 1)) & 15)]
        acc[r] = total                               # the table's weights are -1, 0, +1: nothing to take off


cdef void tl1_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, g
    cdef int index
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for g in range(cols // 2):
            index = packed[(row + r) * tl1_stride(cols) + (g >> 1)] >> (4 * (g & 1)) & 15
            place(tile, r, 2 * g)[0] = <uint8_t> (index // 3)
            place(tile, r, 2 * g + 1)[0] = <uint8_t> (index % 3)


# ---- tl2: three weights are v = 9 t0 + 3 t1 + t2, -13 .. 13: the nibble |v| and a bit for the sign ------------
# The columns that do not fill a group of three stand at the end and are packed as in tl1 (block-fitting split).
# A row: nibbles of the triples, nibbles of the pairs, signs of the triples. Table: (triples, 16) then (pairs, 16)
# int16; the triple's entry |v| is the sum for +|v|, at most 3 * 127.

cdef inline Py_ssize_t triples(Py_ssize_t cols) noexcept nogil:
    """How many groups of three: the rest, a multiple of four, are pairs."""
    return cols // 12 * 4


cdef inline Py_ssize_t pairs(Py_ssize_t cols) noexcept nogil:
    return (cols - 3 * triples(cols)) // 2


cdef inline Py_ssize_t tl2_stride(Py_ssize_t cols) noexcept nogil:
    return triples(cols) // 2 + (pairs(cols) + 1) // 2 + (triples(cols) + 7) // 8


cdef Py_ssize_t tl2_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * tl2_stride(cols)


cdef int tl2_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                  Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, g, first = 3 * triples(cols)
    cdef uint8_t* row
    cdef uint8_t* signs
    cdef int v
    for r in range(row0, row1):
        row = packed + r * tl2_stride(cols)
        memset(row, 0, tl2_stride(cols))
        signs = row + triples(cols) // 2 + (pairs(cols) + 1) // 2
        for g in range(triples(cols)):
            v = (9 * code_at(official, rows, cols, r, 3 * g) + 3 * code_at(official, rows, cols, r, 3 * g + 1)
                 + code_at(official, rows, cols, r, 3 * g + 2) - 13)
            row[g >> 1] |= <uint8_t> ((v if v > 0 else -v) << (4 * (g & 1)))
            signs[g >> 3] |= <uint8_t> ((v < 0) << (g & 7))
        row += triples(cols) // 2
        for g in range(pairs(cols)):
            v = 3 * code_at(official, rows, cols, r, first + 2 * g) + code_at(official, rows, cols, r, first + 2 * g + 1)
            row[g >> 1] |= <uint8_t> (v << (4 * (g & 1)))
    return has_code_three(official, rows, cols, row0, row1)


cdef Py_ssize_t tl2_table_bytes(Py_ssize_t cols) noexcept nogil:
    return (triples(cols) + pairs(cols)) * 16 * sizeof(int16_t)


cdef void tl2_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef int16_t* entries = <int16_t*> table
    cdef Py_ssize_t g, index
    cdef int v
    for g in range(triples(cols)):
        for index in range(14):
            v = <int> index + 13
            entries[16 * g + index] = <int16_t> ((v // 9 - 1) * q[3 * g] + (v // 3 % 3 - 1) * q[3 * g + 1]
                                                 + (v % 3 - 1) * q[3 * g + 2])
    tl1_make_table(q + 3 * triples(cols), 2 * pairs(cols), table + triples(cols) * 16 * sizeof(int16_t))


cdef void tl2_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                     int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const int16_t* entries = <const int16_t*> q
    cdef const int16_t* pair_entries = entries + 16 * triples(cols)
    cdef const uint8_t* row
    cdef const uint8_t* signs
    cdef Py_ssize_t r, g
    cdef int32_t total, entry
    for r in range(row0, row1):
        row = packed + r * tl2_stride(cols)
        signs = row + triples(cols) // 2 + (pairs(cols) + 1) // 2
        total = 0
        for g in range(triples(cols)):
            entry = entries[16 * g + (row[g >> 1] >> (4 * (g & 1)) & 15)]
            total += -entry if signs[g >> 3] >> (g & 7) & 1 else entry
        row += triples(cols) // 2
        for g in range(pairs(cols)):
            total += pair_entries[16 * g + (row[g >> 1] >> (4 * (g & 1)) & 15)]
        acc[r] = total


cdef void tl2_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line
    cdef const uint8_t* signs
    cdef Py_ssize_t r, g, first = 3 * triples(cols)
    cdef int v
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        line = packed + (row + r) * tl2_stride(cols)
        signs = line + triples(cols) // 2 + (pairs(cols) + 1) // 2
        for g in range(triples(cols)):
            v = line[g >> 1] >> (4 * (g & 1)) & 15
            v = 13 - v if signs[g >> 3] >> (g & 7) & 1 else 13 + v
            place(tile, r, 3 * g)[0] = <uint8_t> (v // 9)
            place(tile, r, 3 * g + 1)[0] = <uint8_t> (v // 3 % 3)
            place(tile, r, 3 * g + 2)[0] = <uint8_t> (v % 3)
        line += triples(cols) // 2
        for g in range(pairs(cols)):
            v = line[g >> 1] >> (4 * (g & 1)) & 15
            place(tile, r, first + 2 * g)[0] = <uint8_t> (v // 3)
            place(tile, r, first + 2 * g + 1)[0] = <uint8_t> (v % 3)


# ---- t_mac: byte k / 4 of a row holds two nibbles, bit 0 and bit 1 of the codes of columns k .. k + 3 ---------
# table (cols / 4, 16) int16: the sum of those of four activations whose bit is set, at most 4 * 127

cdef inline Py_ssize_t tmac_groups(Py_ssize_t cols) noexcept nogil:
    return (cols + 3) // 4


cdef Py_ssize_t tmac_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * tmac_groups(cols)


cdef int tmac_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                   Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, k
    cdef uint8_t* row
    cdef int code
    for r in range(row0, row1):
        row = packed + r * tmac_groups(cols)
        memset(row, 0, tmac_groups(cols))
        for k in range(cols):
            code = code_at(official, rows, cols, r, k)
            row[k >> 2] |= <uint8_t> ((code & 1) << (k & 3) | (code >> 1) << (4 + (k & 3)))
    return has_code_three(official, rows, cols, row0, row1)


cdef Py_ssize_t tmac_table_bytes(Py_ssize_t cols) noexcept nogil:
    return tmac_groups(cols) * 16 * sizeof(int16_t)


cdef void tmac_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef int16_t* entries = <int16_t*> table
    cdef Py_ssize_t g, bits, j
    cdef int total
    for g in range(tmac_groups(cols)):
        for bits in range(16):
            total = 0
            for j in range(4):
                if bits >> j & 1:
                    total += q[4 * g + j]            # zero beyond the last column
            entries[16 * g + bits] = <int16_t> total


cdef void tmac_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                      int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const int16_t* entries = <const int16_t*> q
    cdef Py_ssize_t r, g
    cdef int32_t total
    cdef uint8_t byte
    for r in range(row0, row1):
        total = 0
        for g in range(tmac_groups(cols)):
            byte = packed[r * tmac_groups(cols) + g]
            total += entries[16 * g + (byte & 15)] + 2 * entries[16 * g + (byte >> 4)]
        acc[r] = total - qsum


cdef void tmac_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, k
    cdef uint8_t byte
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows - row)):
        for k in range(cols):
            byte = packed[(row + r) * tmac_groups(cols) + (k >> 2)]
            place(tile, r, k)[0] = (byte >> (k & 3) & 1) | (byte >> (4 + (k & 3)) & 1) << 1


def fill(Kernels table):
    """Put the scalar formats into ``table``."""
    cdef FormatKernels ternary = no_format()
    table.gemm = gemm
    ternary.packed_bytes, ternary.pack = i2s_bytes, i2s_pack
    ternary.matvec, ternary.unpack = i2s_matvec, i2s_unpack
    table.provide("i2_s", ternary)
    ternary.packed_bytes, ternary.pack = base3_bytes, base3_pack
    ternary.matvec, ternary.unpack = base3_matvec, base3_unpack
    table.provide("base3", ternary)
    ternary.packed_bytes, ternary.pack = tl1_bytes, tl1_pack
    ternary.table_bytes, ternary.make_table = tl1_table_bytes, tl1_make_table
    ternary.matvec, ternary.unpack = tl1_matvec, tl1_unpack
    table.provide("tl1", ternary)
    ternary.packed_bytes, ternary.pack = tl2_bytes, tl2_pack
    ternary.table_bytes, ternary.make_table = tl2_table_bytes, tl2_make_table
    ternary.matvec, ternary.unpack = tl2_matvec, tl2_unpack
    table.provide("tl2", ternary)
    ternary.packed_bytes, ternary.pack = tmac_bytes, tmac_pack
    ternary.table_bytes, ternary.make_table = tmac_table_bytes, tmac_make_table
    ternary.matvec, ternary.unpack = tmac_matvec, tmac_unpack
    table.provide("t_mac", ternary)
