"""The packed layouts of the lookup formats tl1, tl2 and t_mac, and their tables; the same on every instruction set.

One row per byte: a line of 32 bytes holds the indices of the same columns for the ROW_BLOCK rows of a block, so that
one byte shuffle looks up 16 or 32 rows. A table entry is an exact int16; its low and high bytes lie in two 16-byte
halves. Rows beyond the last keep the zeros that memory comes with. The formats: arXiv 2410.16144 (TL1, TL2), arXiv 2407.00088 (T-MAC).
"""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t, uint32_t, uint64_t

from cython_kernels.layouts.checkpoint cimport eight_columns, four_columns, row_of, shift_of, threes_of
from cython_kernels.layouts.tile cimport ROW_BLOCK

cdef enum:
    ENTRY = 32           # bytes of one table: 16 low bytes, 16 high bytes
    TRIPLE_BLOCK = 24    # columns that share one line of signs
    TRIPLE_BYTES = 160   # four lines of indices, one of signs


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums) noexcept nogil:
    cdef Py_ssize_t r
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows)):
        acc[r] = sums[r]


cdef inline void store_entry(uint8_t* table, Py_ssize_t index, int value) noexcept nogil:
    """value into the low and the high half of one table"""
    table[index] = <uint8_t> (value & 0xFF)
    table[16 + index] = <uint8_t> (value >> 8 & 0xFF)


# ---- tl1: a byte holds two indices 3 * code + code, for columns 0, 1 (low nibble) and 2, 3 of four ----------------

cdef inline Py_ssize_t tl1_block(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * 32


cdef inline Py_ssize_t tl1_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tl1_block(cols)


cdef inline uint64_t pair_lines_of(const uint8_t* source, int shift, Py_ssize_t lines, uint8_t* target) noexcept nogil:
    """A row's byte of each line, at target[0], target[32] ..., from four columns each; not 0 if there is a code 3"""
    cdef uint32_t codes
    cdef uint64_t threes = 0
    cdef Py_ssize_t i
    for i in range(lines):
        codes = four_columns(source + 4 * i, shift)
        threes |= threes_of(codes)
        target[32 * i] = <uint8_t> (codes * 0x03013010 >> 24)        # 3 c0 + c1 + 16 (3 c2 + c3)
    return threes


cdef inline int tl1_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                         Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r
    cdef uint64_t threes = 0
    for r in range(row0, row1):
        threes |= pair_lines_of(row_of(official, rows, cols, r), shift_of(rows, r), cols // 4,
                                packed + r // ROW_BLOCK * tl1_block(cols) + r % ROW_BLOCK)
    return threes != 0


cdef inline Py_ssize_t tl1_table_bytes(Py_ssize_t cols) noexcept nogil:
    return cols // 2 * ENTRY


cdef inline void tl1_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef Py_ssize_t g, i, j
    for g in range(cols // 2):
        for i in range(3):
            for j in range(3):
                store_entry(table, 3 * i + j, <int> (i - 1) * q[2 * g] + <int> (j - 1) * q[2 * g + 1])
        table += ENTRY


# ---- tl2: 24 columns are 8 triples: four lines with two indices |v| per byte, and one line with the sign of triple t
# ---- in bit t; v = 9 t0 + 3 t1 + t2, weights -1, 0, +1. The columns that fill no 24 follow as in tl1.
# Table: the sum T of each |v| as lo + 27 hi, 16 signed bytes lo, then 16 hi; |T| <= 384 gives |lo| <= 13, |hi| <= 14, so
# that the sums of eight triples fit into bytes.

cdef extern from *:
    """
    /* t0, t1 and t2 of |v| = 0 .. 13, in (3, 16) */
    static const int16_t TRIPLE_WEIGHTS[48] = {
        0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0,
        0, 0, 1, 1, 1, -1, -1, -1, 0, 0, 0, 1, 1, 1, 0, 0,
        0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1, 0, 0,
    };
    """
    const int16_t* TRIPLE_WEIGHTS

cdef enum:
    HIGH_DIGIT = 1214    # hi = (T * 1214 + 2**14) >> 15: 32768 / 27, to nearest

cdef inline Py_ssize_t triple_blocks(Py_ssize_t cols) noexcept nogil:
    return cols // TRIPLE_BLOCK


cdef inline Py_ssize_t pair_lines(Py_ssize_t cols) noexcept nogil:
    return cols % TRIPLE_BLOCK // 4


cdef inline Py_ssize_t tl2_block(Py_ssize_t cols) noexcept nogil:
    """bytes of a row block: triples, pairs"""
    return triple_blocks(cols) * TRIPLE_BYTES + pair_lines(cols) * 32


cdef inline Py_ssize_t tl2_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tl2_block(cols)


cdef inline uint32_t four_triples(uint64_t first, uint64_t last) noexcept nogil:
    """v + 13 of twelve columns, a byte each, from the first and the last eight of them"""
    first *= 0x00090301                              # byte j: 9 c[j - 2] + 3 c[j - 1] + c[j]
    last *= 0x00090301
    return <uint32_t> (first >> 16 & 0xFF | first >> 32 & 0xFF00 | last >> 16 & 0xFF0000 | last >> 56 << 24)


cdef inline uint32_t half_triples(uint32_t v, uint8_t* target) noexcept nogil:
    """A row's bytes of two lines, and the signs of the four triples in four bits"""
    cdef uint32_t shifted = v + 0x73737373           # 128 + v: the highest bit of a byte says that it is not negative
    cdef uint32_t negative = ~shifted >> 7 & 0x01010101
    cdef uint32_t size = ((shifted ^ negative * 0xFF) & 0x7F7F7F7F) + negative        # -x = ~x + 1
    target[0] = <uint8_t> (size | size >> 4)
    target[32] = <uint8_t> (size >> 16 | size >> 20)
    return negative * 0x01020408 >> 24


cdef inline int tl2_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                         Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, _
    cdef uint8_t* target
    cdef const uint8_t* source
    cdef int shift
    cdef uint32_t low, high
    cdef uint64_t a, b, c, d, threes = 0
    for r in range(row0, row1):
        target = packed + r // ROW_BLOCK * tl2_block(cols) + r % ROW_BLOCK
        source = row_of(official, rows, cols, r)
        shift = shift_of(rows, r)
        for _ in range(triple_blocks(cols)):
            a = eight_columns(source, shift)
            b = eight_columns(source + 4, shift)
            c = eight_columns(source + 12, shift)
            d = eight_columns(source + 16, shift)
            threes |= threes_of(a) | threes_of(b) | threes_of(c) | threes_of(d)
            low = half_triples(four_triples(a, b), target)
            high = half_triples(four_triples(c, d), target + 64)
            target[128] = <uint8_t> (low | high << 4)
            source += TRIPLE_BLOCK
            target += TRIPLE_BYTES
        threes |= pair_lines_of(source, shift, pair_lines(cols), target)
    return threes != 0


cdef inline Py_ssize_t tl2_table_bytes(Py_ssize_t cols) noexcept nogil:
    return (triple_blocks(cols) * 8 + pair_lines(cols) * 2) * ENTRY


# ---- t_mac: a byte holds bit 0 (low nibble) and bit 1 of the codes of four columns -------------------------------

cdef inline Py_ssize_t tmac_block(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * 32


cdef inline Py_ssize_t tmac_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tmac_block(cols)


cdef inline int tmac_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                          Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, i
    cdef uint8_t* target
    cdef const uint8_t* source
    cdef uint32_t codes, low, high
    cdef uint64_t threes = 0
    cdef int shift
    for r in range(row0, row1):
        target = packed + r // ROW_BLOCK * tmac_block(cols) + r % ROW_BLOCK
        source = row_of(official, rows, cols, r)
        shift = shift_of(rows, r)
        for i in range(cols // 4):
            codes = four_columns(source + 4 * i, shift)
            threes |= threes_of(codes)
            low = (codes & 0x01010101) * 0x01020408 >> 24            # the four bits 0, column 0 lowest
            high = (codes >> 1 & 0x01010101) * 0x01020408 >> 24
            target[32 * i] = <uint8_t> (low | high << 4)
    return threes != 0


cdef inline Py_ssize_t tmac_table_bytes(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * ENTRY


cdef inline void tmac_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef int totals[16]
    cdef Py_ssize_t g, bits, j
    totals[0] = 0
    for g in range(cols // 4):
        for j in range(4):                           # each activation doubles the sums that are known
            for bits in range(1 << j):
                totals[(1 << j) + bits] = totals[bits] + q[4 * g + j]
        for bits in range(16):
            store_entry(table, bits, totals[bits])
        table += ENTRY
