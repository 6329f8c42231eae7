"""TL1, TL2 and T-MAC on AVX2: sums are looked up by byte shuffles, 32 rows at a time.

Imported by kernels_avx2's fill() only. One row per byte: a line of 32 bytes holds the indices of the same
columns for the ROW_BLOCK rows of a block. A table entry is an exact int16; its low and high bytes lie in two
16-byte halves, each looked up by one shuffle and put together again by unpacking ("pack-and-unpack" of
bitnet.cpp's TL1_1 and TL2_1, arXiv 2410.16144; T-MAC: arXiv 2407.00088). Two row blocks share each table load.
"""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.official cimport codes_of
from cython_kernels.table cimport ROW_BLOCK, Kernels, Ternary
from cython_kernels.x86_avx2 cimport *

cdef extern from "immintrin.h" nogil:
    __m256i _mm256_broadcastsi128_si256(__m128i) noexcept
    __m256i _mm256_shuffle_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_unpacklo_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_unpackhi_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_unpacklo_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_unpackhi_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_permute2x128_si256(__m256i, __m256i, int) noexcept
    __m256i _mm256_xor_si256(__m256i, __m256i) noexcept
    __m256i _mm256_cmpgt_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_slli_epi16(__m256i, int) noexcept
    __m256i _mm256_sub_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_cvtepi16_epi32(__m128i) noexcept

cdef enum:
    ENTRY = 32           # bytes of one table: 16 low bytes, 16 high bytes
    TRIPLE_BLOCK = 24    # columns that share one line of signs
    TRIPLE_BYTES = 160   # four lines of indices, one of signs


# ---- what the formats share ------------------------------------------------------------------------

cdef inline __m256i line_at(const uint8_t* p) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> p)


cdef inline __m256i low_nibbles(__m256i line) noexcept nogil:
    return _mm256_and_si256(line, _mm256_set1_epi8(15))


cdef inline __m256i high_nibbles(__m256i line) noexcept nogil:
    return _mm256_and_si256(_mm256_srli_epi16(line, 4), _mm256_set1_epi8(15))


cdef inline __m256i both_lanes(const uint8_t* p) noexcept nogil:
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(<const __m128i*> p))


cdef inline __m256i lower_rows(__m256i low, __m256i high, __m256i index) noexcept nogil:
    """int16 entries of rows 0..7 and 16..23"""
    return _mm256_unpacklo_epi8(_mm256_shuffle_epi8(low, index), _mm256_shuffle_epi8(high, index))


cdef inline __m256i upper_rows(__m256i low, __m256i high, __m256i index) noexcept nogil:
    """int16 entries of rows 8..15 and 24..31 (the two shuffles are those of lower_rows)"""
    return _mm256_unpackhi_epi8(_mm256_shuffle_epi8(low, index), _mm256_shuffle_epi8(high, index))


cdef inline void add_rows(int32_t* sums, __m256i entries) noexcept nogil:
    """sums (8,) += int16 entries of the lower half, sums[16:24] += those of the upper half"""
    cdef __m256i first = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(entries))
    cdef __m256i second = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(entries, 1))
    _mm256_storeu_si256(<__m256i*> sums, _mm256_add_epi32(line_at(<const uint8_t*> sums), first))
    _mm256_storeu_si256(<__m256i*> (sums + 16), _mm256_add_epi32(line_at(<const uint8_t*> (sums + 16)), second))


cdef inline void add_block(int32_t* sums, __m256i lower, __m256i upper) noexcept nogil:
    """sums (32,) += the int16 sums of a block's rows"""
    add_rows(sums, lower)
    add_rows(sums + 8, upper)


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, const int32_t* sums) noexcept nogil:
    cdef Py_ssize_t r
    for r in range(min(<Py_ssize_t> ROW_BLOCK, rows)):
        acc[r] = sums[r]


cdef inline void store_entry(uint8_t* table, Py_ssize_t index, int value) noexcept nogil:
    """value into the low and the high half of one table"""
    table[index] = <uint8_t> (value & 0xFF)
    table[16 + index] = <uint8_t> (value >> 8 & 0xFF)


cdef inline void store_columns(uint8_t* tile, __m256i c0, __m256i c1, __m256i c2, __m256i c3) noexcept nogil:
    """tile (ROW_BLOCK, 4) = four columns of codes, one row per byte each"""
    cdef __m256i a = _mm256_unpacklo_epi8(c0, c1)
    cdef __m256i b = _mm256_unpacklo_epi8(c2, c3)
    cdef __m256i c = _mm256_unpackhi_epi8(c0, c1)
    cdef __m256i d = _mm256_unpackhi_epi8(c2, c3)
    cdef __m256i rows0 = _mm256_unpacklo_epi16(a, b)          # rows 0..3, 16..19
    cdef __m256i rows4 = _mm256_unpackhi_epi16(a, b)          # rows 4..7, 20..23
    cdef __m256i rows8 = _mm256_unpacklo_epi16(c, d)
    cdef __m256i rows12 = _mm256_unpackhi_epi16(c, d)
    _mm256_storeu_si256(<__m256i*> tile, _mm256_permute2x128_si256(rows0, rows4, 0x20))
    _mm256_storeu_si256(<__m256i*> (tile + 32), _mm256_permute2x128_si256(rows8, rows12, 0x20))
    _mm256_storeu_si256(<__m256i*> (tile + 64), _mm256_permute2x128_si256(rows0, rows4, 0x31))
    _mm256_storeu_si256(<__m256i*> (tile + 96), _mm256_permute2x128_si256(rows8, rows12, 0x31))


# ---- tl1: a byte holds two indices 3 * code + code, for columns 0, 1 (low nibble) and 2, 3 of four ----------------
# 256 columns are 128 entries of at most 254: 32,512 fits into int16

cdef inline Py_ssize_t tl1_block(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * 32


cdef Py_ssize_t tl1_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tl1_block(cols)


cdef inline void tl1_lines(const uint8_t* codes, Py_ssize_t lines, uint8_t* target) noexcept nogil:
    """target (lines, 32) of codes (4 * lines, 32)"""
    cdef Py_ssize_t line, r
    cdef const uint8_t* c
    for line in range(lines):
        c = codes + line * 128
        for r in range(32):
            target[line * 32 + r] = (3 * c[r] + c[32 + r]) | (3 * c[64 + r] + c[96 + r]) << 4


cdef int tl1_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
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


cdef Py_ssize_t tl1_table_bytes(Py_ssize_t cols) noexcept nogil:
    return cols // 2 * ENTRY


cdef void tl1_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef Py_ssize_t g, i, j
    for g in range(cols // 2):
        for i in range(3):
            for j in range(3):
                store_entry(table, 3 * i + j, <int> (i - 1) * q[2 * g] + <int> (j - 1) * q[2 * g + 1])
        table += ENTRY


cdef inline void tl1_one(const uint8_t* line, const uint8_t* table, Py_ssize_t lines, int32_t* sums) noexcept nogil:
    """sums (32,) += one row block times ``lines`` <= 64 groups of four columns"""
    cdef __m256i lower, upper, index, low, high
    cdef Py_ssize_t i
    lower = upper = _mm256_setzero_si256()
    for i in range(lines):
        low, high = both_lanes(table), both_lanes(table + 16)
        index = low_nibbles(line_at(line))
        lower = _mm256_add_epi16(lower, lower_rows(low, high, index))
        upper = _mm256_add_epi16(upper, upper_rows(low, high, index))
        low, high = both_lanes(table + 32), both_lanes(table + 48)
        index = high_nibbles(line_at(line))
        lower = _mm256_add_epi16(lower, lower_rows(low, high, index))
        upper = _mm256_add_epi16(upper, upper_rows(low, high, index))
        line += 32
        table += 2 * ENTRY
    add_block(sums, lower, upper)


cdef inline void tl1_two(const uint8_t* line, const uint8_t* other, const uint8_t* table, Py_ssize_t lines,
                         int32_t* sums) noexcept nogil:
    """The same for two row blocks; sums (64,)"""
    cdef __m256i lower_a, upper_a, lower_b, upper_b, index, low, high
    cdef Py_ssize_t i
    lower_a = upper_a = lower_b = upper_b = _mm256_setzero_si256()
    for i in range(lines):
        low, high = both_lanes(table), both_lanes(table + 16)
        index = low_nibbles(line_at(line))
        lower_a = _mm256_add_epi16(lower_a, lower_rows(low, high, index))
        upper_a = _mm256_add_epi16(upper_a, upper_rows(low, high, index))
        index = low_nibbles(line_at(other))
        lower_b = _mm256_add_epi16(lower_b, lower_rows(low, high, index))
        upper_b = _mm256_add_epi16(upper_b, upper_rows(low, high, index))
        low, high = both_lanes(table + 32), both_lanes(table + 48)
        index = high_nibbles(line_at(line))
        lower_a = _mm256_add_epi16(lower_a, lower_rows(low, high, index))
        upper_a = _mm256_add_epi16(upper_a, upper_rows(low, high, index))
        index = high_nibbles(line_at(other))
        lower_b = _mm256_add_epi16(lower_b, lower_rows(low, high, index))
        upper_b = _mm256_add_epi16(upper_b, upper_rows(low, high, index))
        line += 32
        other += 32
        table += 2 * ENTRY
    add_block(sums, lower_a, upper_a)
    add_block(sums + 32, lower_b, upper_b)


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


cdef inline void tl1_columns(const uint8_t* line, uint8_t* tile) noexcept nogil:
    """The codes of four columns; tile (32, 4)"""
    cdef __m256i first = _mm256_broadcastsi128_si256(_mm_loadu_si128(<const __m128i*> FIRST))
    cdef __m256i second = _mm256_broadcastsi128_si256(_mm_loadu_si128(<const __m128i*> SECOND))
    cdef __m256i low = low_nibbles(line_at(line))
    cdef __m256i high = high_nibbles(line_at(line))
    store_columns(tile, _mm256_shuffle_epi8(first, low), _mm256_shuffle_epi8(second, low),
                  _mm256_shuffle_epi8(first, high), _mm256_shuffle_epi8(second, high))


cdef uint8_t* FIRST = [0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0]          # index // 3
cdef uint8_t* SECOND = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0]         # index % 3


cdef void tl1_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = packed + row // ROW_BLOCK * tl1_block(cols)
    cdef Py_ssize_t i
    for i in range(cols // 4):
        tl1_columns(line + i * 32, tile + i * 128)


# ---- tl2: 24 columns are 8 triples: four lines with two indices |v| per byte, and one line with the sign of triple t
# ---- in bit t; v = 9 t0 + 3 t1 + t2, weights -1, 0, +1. The columns that fill no 24 follow as in tl1.
# 240 columns are 80 entries, at most 381 each and 1 more for the sign's complement: 30,560 fits into int16.
# -x = ~x + 1: the loop flips bits only, and the ones, as many as a row has signs, are known when packing.

cdef inline Py_ssize_t triple_blocks(Py_ssize_t cols) noexcept nogil:
    return cols // TRIPLE_BLOCK


cdef inline Py_ssize_t pair_lines(Py_ssize_t cols) noexcept nogil:
    return cols % TRIPLE_BLOCK // 4


cdef inline Py_ssize_t tl2_block(Py_ssize_t cols) noexcept nogil:
    """bytes of a row block: int32 counts of its rows' signs, triples, pairs"""
    return 128 + triple_blocks(cols) * TRIPLE_BYTES + pair_lines(cols) * 32


cdef Py_ssize_t tl2_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tl2_block(cols)


cdef void triple_lines(const uint8_t* codes, uint8_t* target, int32_t* signs) noexcept nogil:
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


cdef int tl2_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
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


cdef Py_ssize_t tl2_table_bytes(Py_ssize_t cols) noexcept nogil:
    return (triple_blocks(cols) * 8 + pair_lines(cols) * 2) * ENTRY


cdef void tl2_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
    cdef Py_ssize_t g, index
    cdef int v
    for g in range(triple_blocks(cols) * 8):
        for index in range(14):
            v = <int> index + 13
            store_entry(table, index, (v // 9 - 1) * q[3 * g] + (v // 3 % 3 - 1) * q[3 * g + 1] + (v % 3 - 1) * q[3 * g + 2])
        table += ENTRY
    tl1_make_table(q + triple_blocks(cols) * TRIPLE_BLOCK, 4 * pair_lines(cols), table)


cdef inline __m256i sign_mask(__m256i signs, int left) noexcept nogil:
    """0xFF in the rows whose bit 7 - left is set"""
    return _mm256_cmpgt_epi8(_mm256_setzero_si256(), _mm256_slli_epi16(signs, left))


cdef inline __m256i flip_lower(const uint8_t* table, __m256i index, __m256i mask) noexcept nogil:
    return _mm256_unpacklo_epi8(_mm256_xor_si256(_mm256_shuffle_epi8(both_lanes(table), index), mask),
                                _mm256_xor_si256(_mm256_shuffle_epi8(both_lanes(table + 16), index), mask))


cdef inline __m256i flip_upper(const uint8_t* table, __m256i index, __m256i mask) noexcept nogil:
    return _mm256_unpackhi_epi8(_mm256_xor_si256(_mm256_shuffle_epi8(both_lanes(table), index), mask),
                                _mm256_xor_si256(_mm256_shuffle_epi8(both_lanes(table + 16), index), mask))


cdef void triples_span(const uint8_t* block, const uint8_t* table, Py_ssize_t count, int32_t* sums) noexcept nogil:
    """sums (32,) += count <= 10 blocks of 24 columns, signs' ones apart"""
    cdef __m256i lower, upper, index, mask, line, signs
    cdef Py_ssize_t i
    lower = upper = _mm256_setzero_si256()
    for i in range(count):
        signs = line_at(block + 128)
        line = line_at(block)
        index, mask = low_nibbles(line), sign_mask(signs, 7)
        lower = _mm256_add_epi16(lower, flip_lower(table, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table, index, mask))
        index, mask = high_nibbles(line), sign_mask(signs, 6)
        lower = _mm256_add_epi16(lower, flip_lower(table + 32, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 32, index, mask))
        line = line_at(block + 32)
        index, mask = low_nibbles(line), sign_mask(signs, 5)
        lower = _mm256_add_epi16(lower, flip_lower(table + 64, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 64, index, mask))
        index, mask = high_nibbles(line), sign_mask(signs, 4)
        lower = _mm256_add_epi16(lower, flip_lower(table + 96, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 96, index, mask))
        line = line_at(block + 64)
        index, mask = low_nibbles(line), sign_mask(signs, 3)
        lower = _mm256_add_epi16(lower, flip_lower(table + 128, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 128, index, mask))
        index, mask = high_nibbles(line), sign_mask(signs, 2)
        lower = _mm256_add_epi16(lower, flip_lower(table + 160, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 160, index, mask))
        line = line_at(block + 96)
        index, mask = low_nibbles(line), sign_mask(signs, 1)
        lower = _mm256_add_epi16(lower, flip_lower(table + 192, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 192, index, mask))
        index, mask = high_nibbles(line), sign_mask(signs, 0)
        lower = _mm256_add_epi16(lower, flip_lower(table + 224, index, mask))
        upper = _mm256_add_epi16(upper, flip_upper(table + 224, index, mask))
        block += TRIPLE_BYTES
        table += 8 * ENTRY
    add_block(sums, lower, upper)


cdef void tl2_matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                     int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const uint8_t* table = <const uint8_t*> q
    cdef const uint8_t* block
    cdef int32_t sums[ROW_BLOCK]
    cdef Py_ssize_t row, first, r
    for row in range(row0, row1, 32):
        block = packed + row // ROW_BLOCK * tl2_block(cols)
        for r in range(ROW_BLOCK):
            sums[r] = (<const int32_t*> block)[r]
        block += 128
        for first in range(0, triple_blocks(cols), 10):
            triples_span(block + first * TRIPLE_BYTES, table + first * 8 * ENTRY,
                         min(<Py_ssize_t> 10, triple_blocks(cols) - first), sums)
        if pair_lines(cols):
            tl1_one(block + triple_blocks(cols) * TRIPLE_BYTES, table + triple_blocks(cols) * 8 * ENTRY,
                    pair_lines(cols), sums)
        store_block(acc + row, row1 - row, sums)


cdef uint8_t* NINES = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0]          # (v + 13) // 9
cdef uint8_t* THREES = [1, 1, 2, 2, 2, 0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0]         # (v + 13) // 3 % 3
cdef uint8_t* ONES = [1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0]           # (v + 13) % 3


cdef inline __m256i signed_code(const uint8_t* codes, __m256i index, __m256i mask) noexcept nogil:
    """The code of +|v|, or 2 - it where the sign is set: ((code - 1) ^ mask) - mask + 1"""
    cdef __m256i one = _mm256_set1_epi8(1)
    cdef __m256i weight = _mm256_sub_epi8(_mm256_shuffle_epi8(both_lanes(codes), index), one)
    return _mm256_sub_epi8(_mm256_sub_epi8(_mm256_xor_si256(weight, mask), mask), _mm256_set1_epi8(-1))


cdef void tl2_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* block = packed + row // ROW_BLOCK * tl2_block(cols) + 128
    cdef __m256i codes[24]
    cdef __m256i index, mask, signs
    cdef Py_ssize_t i, t
    for i in range(triple_blocks(cols)):
        signs = line_at(block + 128)
        for t in range(8):
            index = line_at(block + t // 2 * 32)
            index = high_nibbles(index) if t & 1 else low_nibbles(index)
            mask = sign_mask(signs, <int> (7 - t))
            codes[3 * t] = signed_code(NINES, index, mask)
            codes[3 * t + 1] = signed_code(THREES, index, mask)
            codes[3 * t + 2] = signed_code(ONES, index, mask)
        for t in range(0, 24, 4):
            store_columns(tile, codes[t], codes[t + 1], codes[t + 2], codes[t + 3])
            tile += 128
        block += TRIPLE_BYTES
    for i in range(pair_lines(cols)):
        tl1_columns(block + i * 32, tile + i * 128)


# ---- t_mac: a byte holds bit 0 (low nibble) and bit 1 of the codes of four columns -------------------------------
# 256 columns are 64 entries of at most 508: 32,512 fits into int16

cdef inline Py_ssize_t tmac_block(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * 32


cdef Py_ssize_t tmac_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * tmac_block(cols)


cdef int tmac_pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
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


cdef Py_ssize_t tmac_table_bytes(Py_ssize_t cols) noexcept nogil:
    return cols // 4 * ENTRY


cdef void tmac_make_table(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil:
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


cdef inline void tmac_block_sums(const uint8_t* line, const uint8_t* table, Py_ssize_t lines, int32_t* sums) noexcept nogil:
    """sums (32,) += one row block times ``lines`` <= 64 groups of four columns"""
    cdef __m256i lower0, upper0, lower1, upper1, index, low, high
    cdef Py_ssize_t i
    lower0 = upper0 = lower1 = upper1 = _mm256_setzero_si256()
    for i in range(lines):
        low, high = both_lanes(table), both_lanes(table + 16)
        index = low_nibbles(line_at(line))
        lower0 = _mm256_add_epi16(lower0, lower_rows(low, high, index))
        upper0 = _mm256_add_epi16(upper0, upper_rows(low, high, index))
        index = high_nibbles(line_at(line))
        lower1 = _mm256_add_epi16(lower1, lower_rows(low, high, index))
        upper1 = _mm256_add_epi16(upper1, upper_rows(low, high, index))
        line += 32
        table += ENTRY
    add_block(sums, lower0, upper0)
    add_block(sums, lower1, upper1)                  # bit 1 counts twice
    add_block(sums, lower1, upper1)


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


cdef inline __m256i bit_pair(__m256i line, int bit) noexcept nogil:
    """Bits ``bit`` and ``bit`` + 4 of each byte as a code"""
    cdef __m256i one = _mm256_set1_epi8(1)
    cdef __m256i two = _mm256_set1_epi8(2)
    return _mm256_or_si256(_mm256_and_si256(_mm256_srli_epi16(line, bit), one),
                           _mm256_and_si256(_mm256_srli_epi16(line, bit + 3), two))


cdef void tmac_unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* block = packed + row // ROW_BLOCK * tmac_block(cols)
    cdef __m256i line
    cdef Py_ssize_t i
    for i in range(cols // 4):
        line = line_at(block + i * 32)
        store_columns(tile + i * 128, bit_pair(line, 0), bit_pair(line, 1), bit_pair(line, 2), bit_pair(line, 3))


def fill(Kernels table):
    """Put the lookup formats into ``table``; called after ``table.isa`` is set."""
    cdef Ternary ternary
    ternary.matmul = NULL                            # all of them unpack into the int8 product
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
