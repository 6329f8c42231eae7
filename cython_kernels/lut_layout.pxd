"""The packed layouts of the lookup formats tl1, tl2 and t_mac, and their tables; the same on every instruction set.

One row per byte: a line of 32 bytes holds the indices of the same columns for the ROW_BLOCK rows of a block, so that
one byte shuffle looks up 16 or 32 rows. A table entry is an exact int16; its low and high bytes lie in two 16-byte
halves. Rows beyond the last have weight 0. The formats: arXiv 2410.16144 (TL1, TL2), arXiv 2407.00088 (T-MAC).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.official cimport codes_of
from cython_kernels.table cimport ROW_BLOCK

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


cdef inline void tl1_lines(const uint8_t* codes, Py_ssize_t lines, uint8_t* target) noexcept nogil:
    """target (lines, 32) of codes (4 * lines, 32)"""
    cdef Py_ssize_t line, r
    cdef const uint8_t* c
    for line in range(lines):
        c = codes + line * 128
        for r in range(32):
            target[line * 32 + r] = (3 * c[r] + c[32 + r]) | (3 * c[64 + r] + c[96 + r]) << 4


cdef inline int tl1_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                         Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef uint8_t codes[64 * 32]
    cdef Py_ssize_t row, first, count
    cdef int bad = 0
    for row in range(row0, row1, 32):
        for first in range(0, cols, 64):
            count = min(<Py_ssize_t> 64, cols - first)
            bad |= codes_of(official, rows, cols, row, first, count, codes)
            tl1_lines(codes, count // 4, packed + row // ROW_BLOCK * tl1_block(cols) + first // 4 * 32)
    return bad


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
# -x = ~x + 1: kernels flip bits only, and the ones, as many as a row has signs, are counted here.

cdef inline Py_ssize_t triple_blocks(Py_ssize_t cols) noexcept nogil:
    return cols // TRIPLE_BLOCK


cdef inline Py_ssize_t pair_lines(Py_ssize_t cols) noexcept nogil:
    return cols % TRIPLE_BLOCK // 4


cdef inline Py_ssize_t tl2_block(Py_ssize_t cols) noexcept nogil:
    """bytes of a row block: int32 counts of its rows' signs, triples, pairs"""
    return 128 + triple_blocks(cols) * TRIPLE_BYTES + pair_lines(cols) * 32


cdef inline Py_ssize_t tl2_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tl2_block(cols)


cdef inline void triple_lines(const uint8_t* codes, uint8_t* target, int32_t* signs) noexcept nogil:
    """target (160,) of codes (24, 32); signs (32,) += the negative triples of each row"""
    cdef Py_ssize_t t, r
    cdef const uint8_t* c
    cdef int v
    memset(target, 0, TRIPLE_BYTES)
    for t in range(8):
        c = codes + t * 96
        for r in range(32):
            v = 9 * c[r] + 3 * c[32 + r] + c[64 + r] - 13
            target[t // 2 * 32 + r] |= <uint8_t> ((v if v > 0 else -v) << (4 * (t & 1)))
            target[128 + r] |= <uint8_t> ((v < 0) << t)
            signs[r] += v < 0


cdef inline int tl2_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                         Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef uint8_t codes[24 * 32]
    cdef Py_ssize_t row, i
    cdef uint8_t* target
    cdef int32_t* signs
    cdef int bad = 0
    for row in range(row0, row1, 32):
        signs = <int32_t*> (packed + row // ROW_BLOCK * tl2_block(cols))
        memset(signs, 0, 128)
        target = <uint8_t*> signs + 128
        for i in range(triple_blocks(cols)):
            bad |= codes_of(official, rows, cols, row, i * TRIPLE_BLOCK, TRIPLE_BLOCK, codes)
            triple_lines(codes, target + i * TRIPLE_BYTES, signs)
        if pair_lines(cols):
            bad |= codes_of(official, rows, cols, row, cols - 4 * pair_lines(cols), 4 * pair_lines(cols), codes)
            tl1_lines(codes, pair_lines(cols), target + triple_blocks(cols) * TRIPLE_BYTES)
    return bad


cdef inline Py_ssize_t tl2_table_bytes(Py_ssize_t cols) noexcept nogil:
    return (triple_blocks(cols) * 8 + pair_lines(cols) * 2) * ENTRY


cdef inline void tl2_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef Py_ssize_t g, index
    cdef int v
    for g in range(triple_blocks(cols) * 8):
        for index in range(14):
            v = <int> index + 13
            store_entry(table, index, (v // 9 - 1) * q[3 * g] + (v // 3 % 3 - 1) * q[3 * g + 1] + (v % 3 - 1) * q[3 * g + 2])
        table += ENTRY
    tl1_make_table(q + triple_blocks(cols) * TRIPLE_BLOCK, 4 * pair_lines(cols), table)


# ---- t_mac: a byte holds bit 0 (low nibble) and bit 1 of the codes of four columns -------------------------------

cdef inline Py_ssize_t tmac_block(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * 32


cdef inline Py_ssize_t tmac_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tmac_block(cols)


cdef inline int tmac_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                          Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef uint8_t codes[64 * 32]
    cdef uint8_t* target
    cdef const uint8_t* c
    cdef Py_ssize_t row, first, count, line, r
    cdef int bad = 0
    for row in range(row0, row1, 32):
        for first in range(0, cols, 64):
            count = min(<Py_ssize_t> 64, cols - first)
            bad |= codes_of(official, rows, cols, row, first, count, codes)
            target = packed + row // ROW_BLOCK * tmac_block(cols) + first // 4 * 32
            for line in range(count // 4):
                c = codes + line * 128
                for r in range(32):
                    target[line * 32 + r] = ((c[r] & 1) | (c[32 + r] & 1) << 1 | (c[64 + r] & 1) << 2 | (c[96 + r] & 1) << 3
                                             | (c[r] & 2) << 3 | (c[32 + r] & 2) << 4 | (c[64 + r] & 2) << 5
                                             | (c[96 + r] & 2) << 6)
    return bad


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
