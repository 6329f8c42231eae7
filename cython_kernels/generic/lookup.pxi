# tl1, tl2 and t_mac by byte shuffles, written once for every instruction set that has one.
#
# Included by the isa/*/lookup.pyx modules after they have cimported their vocabulary (isa/*/u8x32.pxd): bytes32 (a byte for each of
# the ROW_BLOCK rows), words32 (an int16 for each), entry (one table of 16 int16, or two of 16 bytes), and on them rows_at,
# low_nibbles, high_nibbles, entry_at, words_of, add_entries, add_block; bytes_of, with_sign, next_sign, last_sign, add_signed,
# add_digits, store_digits; sign_mask, lookup, mirrored, bit_pair, store_columns. BLOCKS_AT_ONCE: row blocks of tl2 that fit
# into the registers, 1 or 2.
# The layouts and the tables are in layouts/lookup.pxd.

from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.lookup cimport *
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, FormatKernels, no_format


# ---- tl1 -------------------------------------------------------------------------------------------
# 64 lines are 256 columns, 128 entries of at most 254: 32,512 fits into int16

cdef inline void tl1_one(const uint8_t* line, const uint8_t* table, Py_ssize_t lines, int32_t* sums) noexcept nogil:
    """sums (32,) += one row block times ``lines`` <= 64 groups of four columns"""
    cdef words32 total = words_of(0)
    cdef Py_ssize_t i
    for i in range(lines):
        total = add_entries(total, entry_at(table), low_nibbles(rows_at(line)))
        total = add_entries(total, entry_at(table + ENTRY), high_nibbles(rows_at(line)))
        line += 32
        table += 2 * ENTRY
    add_block(sums, total)


cdef inline void tl1_two(const uint8_t* line, const uint8_t* other, const uint8_t* table, Py_ssize_t lines,
                         int32_t* sums) noexcept nogil:
    """The same for two row blocks, which share each load of a table; sums (64,)"""
    cdef words32 a = words_of(0)
    cdef words32 b = words_of(0)
    cdef entry first, second
    cdef Py_ssize_t i
    for i in range(lines):
        first = entry_at(table)
        a = add_entries(a, first, low_nibbles(rows_at(line)))
        b = add_entries(b, first, low_nibbles(rows_at(other)))
        second = entry_at(table + ENTRY)
        a = add_entries(a, second, high_nibbles(rows_at(line)))
        b = add_entries(b, second, high_nibbles(rows_at(other)))
        line += 32
        other += 32
        table += 2 * ENTRY
    add_block(sums, a)
    add_block(sums + 32, b)


cdef void tl1_span(const uint8_t* line, Py_ssize_t stride, bint two, const uint8_t* table, Py_ssize_t lines,
                   int32_t* sums) noexcept nogil:
    """sums (64,) += one or two row blocks, ``stride`` bytes apart, times any number of lines"""
    cdef Py_ssize_t first, count
    for first in range(0, lines, 64):
        count = min(<Py_ssize_t> 64, lines - first)
        if two:
            tl1_two(line + first * 32, line + stride + first * 32, table + first * 2 * ENTRY, count, sums)
        else:
            tl1_one(line + first * 32, table + first * 2 * ENTRY, count, sums)


cdef void tl1_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* table, int32_t qsum,
                     int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[64]
    cdef Py_ssize_t row
    cdef Py_ssize_t block = tl1_block(cols)
    for row in range(row0, row1, 64):
        memset(sums, 0, sizeof(sums))
        tl1_span(packed + row // ROW_BLOCK * block, block, row + 32 < row1, <const uint8_t*> table, cols // 4, sums)
        store_block(acc + row, row1 - row, sums)
        store_block(acc + row + 32, row1 - row - 32, sums + 32)


cdef uint8_t* FIRST = [0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0]          # index // 3
cdef uint8_t* SECOND = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0]         # index % 3


cdef inline void tl1_columns(const uint8_t* line, uint8_t* tile) noexcept nogil:
    """The codes of four columns; tile (32, 4)"""
    cdef bytes32 low = low_nibbles(rows_at(line))
    cdef bytes32 high = high_nibbles(rows_at(line))
    store_columns(tile, lookup(FIRST, low), lookup(SECOND, low), lookup(FIRST, high), lookup(SECOND, high))


cdef void tl1_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = packed + row // ROW_BLOCK * tl1_block(cols)
    cdef Py_ssize_t i
    for i in range(cols // 4):
        tl1_columns(line + i * 32, tile + i * 128)


# ---- tl2 -------------------------------------------------------------------------------------------
# The sums of eight triples stay bytes, 128 more than they are: 128 +- 8 * 14. lo + 27 hi is then 128 + 27 * 128 = 3584
# too much; 10 blocks of 24 columns are at most 80 * 384 = 30,720, and what int16 sums wrap on the way comes back.

cdef enum:
    BIAS = 3584
    BLOCKS = 10

cdef struct digit_sums:
    bytes32 low          # of lo
    bytes32 high         # of hi


cdef inline digit_sums no_digits() noexcept nogil:
    cdef digit_sums sums
    sums.low = bytes_of(128)
    sums.high = bytes_of(128)
    return sums


cdef inline digit_sums add_triple(digit_sums sums, entry table, bytes32 index, bytes32 sign) noexcept nogil:
    sums.low = add_signed(sums.low, table.low, index, sign)
    sums.high = add_signed(sums.high, table.high, index, sign)
    return sums


cdef inline void one_of_triples(const uint8_t* block, const uint8_t* table, Py_ssize_t count, int32_t* sums) noexcept nogil:
    """sums (32,) += count <= 10 blocks of 24 columns of one row block"""
    cdef words32 total = words_of(<int> (-BIAS * count))
    cdef bytes32 line, sign
    cdef digit_sums a
    cdef Py_ssize_t i, t
    for i in range(count):
        prefetch_rows(block + TRIPLE_BYTES * 16)
        a = no_digits()
        sign = with_sign(rows_at(block + 128))
        for t in range(3, -1, -1):
            line = rows_at(block + 32 * t)
            a = add_triple(a, entry_at(table + (2 * t + 1) * ENTRY), high_nibbles(line), sign)
            sign = next_sign(sign) if t else last_sign(rows_at(block + 128))
            a = add_triple(a, entry_at(table + 2 * t * ENTRY), low_nibbles(line), sign)
            sign = next_sign(sign)
        total = add_digits(total, a.low, a.high)
        block += TRIPLE_BYTES
        table += 8 * ENTRY
    add_block(sums, total)


cdef inline void two_of_triples(const uint8_t* block, const uint8_t* other, const uint8_t* table, Py_ssize_t count,
                                int32_t* sums) noexcept nogil:
    """The same for two row blocks, which share each load of a table; sums (64,)"""
    cdef words32 total = words_of(<int> (-BIAS * count))
    cdef words32 total_b = total
    cdef bytes32 line, sign, line_b, sign_b
    cdef digit_sums a, b
    cdef entry sixteen
    cdef Py_ssize_t i, t
    for i in range(count):
        prefetch_rows(block + TRIPLE_BYTES * 16)
        prefetch_rows(other + TRIPLE_BYTES * 16)
        a = no_digits()
        b = no_digits()
        sign = with_sign(rows_at(block + 128))
        sign_b = with_sign(rows_at(other + 128))
        for t in range(3, -1, -1):
            line = rows_at(block + 32 * t)
            line_b = rows_at(other + 32 * t)
            sixteen = entry_at(table + (2 * t + 1) * ENTRY)
            a = add_triple(a, sixteen, high_nibbles(line), sign)
            b = add_triple(b, sixteen, high_nibbles(line_b), sign_b)
            sign = next_sign(sign) if t else last_sign(rows_at(block + 128))
            sign_b = next_sign(sign_b) if t else last_sign(rows_at(other + 128))
            sixteen = entry_at(table + 2 * t * ENTRY)
            a = add_triple(a, sixteen, low_nibbles(line), sign)
            b = add_triple(b, sixteen, low_nibbles(line_b), sign_b)
            sign = next_sign(sign)
            sign_b = next_sign(sign_b)
        total = add_digits(total, a.low, a.high)
        total_b = add_digits(total_b, b.low, b.high)
        block += TRIPLE_BYTES
        other += TRIPLE_BYTES
        table += 8 * ENTRY
    add_block(sums, total)
    add_block(sums + 32, total_b)


cdef void triples_span(const uint8_t* block, Py_ssize_t stride, bint two, const uint8_t* table, Py_ssize_t blocks,
                       int32_t* sums) noexcept nogil:
    """sums (64,) += one or two row blocks, ``stride`` bytes apart, times any number of blocks of 24 columns"""
    cdef Py_ssize_t first, count
    for first in range(0, blocks, 10):                                   # BLOCKS
        count = min(<Py_ssize_t> BLOCKS, blocks - first)
        if two:
            two_of_triples(block + first * TRIPLE_BYTES, block + stride + first * TRIPLE_BYTES, table + first * 8 * ENTRY,
                           count, sums)
        else:
            one_of_triples(block + first * TRIPLE_BYTES, table + first * 8 * ENTRY, count, sums)


cdef void tl2_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                     int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const uint8_t* table = <const uint8_t*> q
    cdef const uint8_t* pairs = table + triple_blocks(cols) * 8 * ENTRY
    cdef const uint8_t* block
    cdef int32_t sums[64]
    cdef Py_ssize_t row = row0, stride = tl2_block(cols), triples = triple_blocks(cols) * TRIPLE_BYTES
    cdef bint two
    while row < row1:
        block = packed + row // ROW_BLOCK * stride
        two = BLOCKS_AT_ONCE == 2 and row + ROW_BLOCK < row1
        memset(sums, 0, sizeof(sums))
        triples_span(block, stride, two, table, triple_blocks(cols), sums)
        tl1_span(block + triples, stride, two, pairs, pair_lines(cols), sums)
        store_block(acc + row, row1 - row, sums)
        row += ROW_BLOCK
        if two:
            store_block(acc + row, row1 - row, sums + 32)
            row += ROW_BLOCK


cdef void tl2_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef Py_ssize_t g
    for g in range(triple_blocks(cols) * 8):
        store_digits(table, q[3 * g], q[3 * g + 1], q[3 * g + 2])
        table += ENTRY
    tl1_make_table(q + triple_blocks(cols) * TRIPLE_BLOCK, 4 * pair_lines(cols), table)


cdef uint8_t* NINES = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0]          # (v + 13) // 9
cdef uint8_t* THREES = [1, 1, 2, 2, 2, 0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0]         # (v + 13) // 3 % 3
cdef uint8_t* ONES = [1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0]           # (v + 13) % 3


cdef void tl2_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* block = packed + row // ROW_BLOCK * tl2_block(cols)
    cdef bytes32 codes[24]
    cdef bytes32 index, mask, signs
    cdef Py_ssize_t i, t
    for i in range(triple_blocks(cols)):
        signs = rows_at(block + 128)
        for t in range(8):
            index = rows_at(block + t // 2 * 32)
            index = high_nibbles(index) if t & 1 else low_nibbles(index)
            mask = sign_mask(signs, <int> (7 - t))
            codes[3 * t] = mirrored(lookup(NINES, index), mask)
            codes[3 * t + 1] = mirrored(lookup(THREES, index), mask)
            codes[3 * t + 2] = mirrored(lookup(ONES, index), mask)
        for t in range(0, 24, 4):
            store_columns(tile, codes[t], codes[t + 1], codes[t + 2], codes[t + 3])
            tile += 128
        block += TRIPLE_BYTES
    for i in range(pair_lines(cols)):
        tl1_columns(block + i * 32, tile + i * 128)


# ---- t_mac -----------------------------------------------------------------------------------------
# 64 lines are 256 columns, 64 entries of at most 508 for each bit: 32,512 fits into int16

cdef inline void tmac_block_sums(const uint8_t* line, const uint8_t* table, Py_ssize_t lines, int32_t* sums) noexcept nogil:
    """sums (32,) += one row block times ``lines`` <= 64 groups of four columns"""
    cdef words32 bit0 = words_of(0)
    cdef words32 bit1 = words_of(0)
    cdef entry sixteen
    cdef Py_ssize_t i
    for i in range(lines):
        sixteen = entry_at(table)
        bit0 = add_entries(bit0, sixteen, low_nibbles(rows_at(line)))
        bit1 = add_entries(bit1, sixteen, high_nibbles(rows_at(line)))
        line += 32
        table += ENTRY
    add_block(sums, bit0)
    add_block(sums, bit1)                            # bit 1 counts twice
    add_block(sums, bit1)


cdef void tmac_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* table, int32_t qsum,
                      int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef const uint8_t* line
    cdef Py_ssize_t row, first, r
    for row in range(row0, row1, 32):
        line = packed + row // ROW_BLOCK * tmac_block(cols)
        for r in range(ROW_BLOCK):
            sums[r] = -qsum                          # codes are weight + 1
        for first in range(0, cols // 4, 64):
            tmac_block_sums(line + first * 32, <const uint8_t*> table + first * ENTRY,
                            min(<Py_ssize_t> 64, cols // 4 - first), sums)
        store_block(acc + row, row1 - row, sums)


cdef void tmac_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* block = packed + row // ROW_BLOCK * tmac_block(cols)
    cdef bytes32 line
    cdef Py_ssize_t i
    for i in range(cols // 4):
        line = rows_at(block + i * 32)
        store_columns(tile + i * 128, bit_pair(line, 0), bit_pair(line, 1), bit_pair(line, 2), bit_pair(line, 3))


def fill(Kernels table):
    """Put the lookup formats into ``table``; called after ``table.isa`` is set."""
    cdef FormatKernels ternary = no_format()
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
