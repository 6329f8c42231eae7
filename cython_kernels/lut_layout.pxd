"""The packed layouts of the lookup formats tl1, tl2 and t_mac, and their tables; the same on every instruction set.

One row per byte: a line of 32 bytes holds the indices of the same columns for the ROW_BLOCK rows of a block, so that
one byte shuffle looks up 16 or 32 rows. A table entry is an exact int16; its low and high bytes lie in two 16-byte
halves. Rows beyond the last keep the zeros that memory comes with. The formats: arXiv 2410.16144 (TL1, TL2), arXiv 2407.00088 (T-MAC).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint32_t

from cython_kernels.official cimport four_columns, row_of, shift_of, threes_of
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


cdef inline uint32_t pair_lines_of(const uint8_t* source, int shift, Py_ssize_t lines, uint8_t* target) noexcept nogil:
    """A row's byte of each line, at target[0], target[32] ..., from four columns each; not 0 if there is a code 3"""
    cdef uint32_t codes, threes = 0
    cdef Py_ssize_t i
    for i in range(lines):
        codes = four_columns(source + 4 * i, shift)
        threes |= threes_of(codes)
        target[32 * i] = <uint8_t> (codes * 0x03013010 >> 24)        # 3 c0 + c1 + 16 (3 c2 + c3)
    return threes


cdef inline int tl1_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                         Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r
    cdef uint32_t threes = 0
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


cdef inline int bits_of(int nibble) noexcept nogil:
    """How many of four bits are set."""
    return (nibble & 1) + (nibble >> 1 & 1) + (nibble >> 2 & 1) + (nibble >> 3)


cdef inline int triple(uint32_t codes) noexcept nogil:
    """|v| of the three lowest bytes, and bit 4 if v is negative"""
    cdef int v = <int> (codes * 0x00090301 >> 16 & 0xFF) - 13        # 9 c0 + 3 c1 + c2
    return (v if v > 0 else -v) | (v < 0) << 4


cdef inline uint32_t half_triples(const uint8_t* source, int shift, uint8_t* target, int* signs) noexcept nogil:
    """A row's bytes of two lines from twelve columns, and the signs of their four triples; not 0 if there is a code 3"""
    cdef uint32_t first = four_columns(source, shift)
    cdef uint32_t second = four_columns(source + 4, shift)
    cdef uint32_t third = four_columns(source + 8, shift)
    cdef int a = triple(first)
    cdef int b = triple(first >> 24 | second << 8)
    cdef int c = triple(second >> 16 | third << 16)
    cdef int d = triple(third >> 8)
    target[0] = <uint8_t> (a & 15 | (b & 15) << 4)
    target[32] = <uint8_t> (c & 15 | (d & 15) << 4)
    signs[0] = a >> 4 | b >> 4 << 1 | c >> 4 << 2 | d >> 4 << 3
    return threes_of(first) | threes_of(second) | threes_of(third)


cdef inline int tl2_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                         Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t r, i
    cdef uint8_t* block
    cdef uint8_t* target
    cdef const uint8_t* source
    cdef int shift, low, high
    cdef int32_t negative
    cdef uint32_t threes = 0
    for r in range(row0, row1):
        block = packed + r // ROW_BLOCK * tl2_block(cols)
        target = block + 128 + r % ROW_BLOCK
        source = row_of(official, rows, cols, r)
        shift = shift_of(rows, r)
        negative = 0
        for i in range(triple_blocks(cols)):
            threes |= half_triples(source, shift, target, &low)
            threes |= half_triples(source + 12, shift, target + 64, &high)
            target[128] = <uint8_t> (low | high << 4)
            negative += bits_of(low) + bits_of(high)
            source += TRIPLE_BLOCK
            target += TRIPLE_BYTES
        (<int32_t*> block)[r % ROW_BLOCK] = negative
        threes |= pair_lines_of(source, shift, pair_lines(cols), target)
    return threes != 0


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
    cdef Py_ssize_t r, i
    cdef uint8_t* target
    cdef const uint8_t* source
    cdef uint32_t codes, low, high, threes = 0
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
