"""A byte, or an int16, for each of the 32 rows of a block, on NEON. The vocabulary that generic/lookup.pxi is written in."""
from libc.stdint cimport int32_t, uint8_t

from cython_kernels.isa.neon.intrinsics cimport *

cdef struct bytes32:
    uint8x16_t lo        # rows 0..15
    uint8x16_t hi        # rows 16..31

cdef struct words32:     # int16
    int16x8_t a          # rows 0..7
    int16x8_t b
    int16x8_t c
    int16x8_t d          # rows 24..31

cdef struct entry:
    uint8x16_t low       # the low bytes of 16 int16
    uint8x16_t high


cdef inline bytes32 both(uint8x16_t lo, uint8x16_t hi) noexcept nogil:
    cdef bytes32 rows
    rows.lo = lo
    rows.hi = hi
    return rows

cdef inline bytes32 rows_at(const uint8_t* p) noexcept nogil:
    return both(vld1q_u8(p), vld1q_u8(p + 16))

cdef inline bytes32 low_nibbles(bytes32 line) noexcept nogil:
    cdef uint8x16_t nibble = vdupq_n_u8(15)
    return both(vandq_u8(line.lo, nibble), vandq_u8(line.hi, nibble))

cdef inline bytes32 high_nibbles(bytes32 line) noexcept nogil:
    return both(vshrq_n_u8(line.lo, 4), vshrq_n_u8(line.hi, 4))

cdef inline bytes32 sign_mask(bytes32 signs, int left) noexcept nogil:
    """0xFF in the rows whose bit 7 - left is set"""
    cdef uint8x16_t bit = vdupq_n_u8(<uint8_t> (0x80 >> left))
    return both(vtstq_u8(signs.lo, bit), vtstq_u8(signs.hi, bit))

cdef inline entry entry_at(const uint8_t* table) noexcept nogil:
    cdef entry sixteen
    sixteen.low = vld1q_u8(table)
    sixteen.high = vld1q_u8(table + 16)
    return sixteen

cdef inline words32 no_words() noexcept nogil:
    cdef words32 sums
    sums.a = sums.b = sums.c = sums.d = vdupq_n_s16(0)
    return sums

cdef inline int16x8_t add_lower(int16x8_t sums, uint8x16_t low, uint8x16_t high) noexcept nogil:
    return vaddq_s16(sums, vreinterpretq_s16_u8(vzip1q_u8(low, high)))

cdef inline int16x8_t add_upper(int16x8_t sums, uint8x16_t low, uint8x16_t high) noexcept nogil:
    return vaddq_s16(sums, vreinterpretq_s16_u8(vzip2q_u8(low, high)))

cdef inline words32 add_words(words32 sums, bytes32 low, bytes32 high) noexcept nogil:
    """sums + int16 whose bytes lie apart"""
    sums.a = add_lower(sums.a, low.lo, high.lo)
    sums.b = add_upper(sums.b, low.lo, high.lo)
    sums.c = add_lower(sums.c, low.hi, high.hi)
    sums.d = add_upper(sums.d, low.hi, high.hi)
    return sums

cdef inline bytes32 shuffle(uint8x16_t sixteen, bytes32 index) noexcept nogil:
    return both(vqtbl1q_u8(sixteen, index.lo), vqtbl1q_u8(sixteen, index.hi))

cdef inline bytes32 flip(bytes32 rows, bytes32 mask) noexcept nogil:
    return both(veorq_u8(rows.lo, mask.lo), veorq_u8(rows.hi, mask.hi))

cdef inline words32 add_entries(words32 sums, entry table, bytes32 index) noexcept nogil:
    return add_words(sums, shuffle(table.low, index), shuffle(table.high, index))

cdef inline words32 add_flipped(words32 sums, entry table, bytes32 index, bytes32 mask) noexcept nogil:
    """The same with the bits flipped in the rows of mask"""
    return add_words(sums, flip(shuffle(table.low, index), mask), flip(shuffle(table.high, index), mask))

cdef inline void add_rows(int32_t* sums, int16x8_t words) noexcept nogil:
    """sums (8,) += int16"""
    vst1q_s32(sums, vaddw_s16(vld1q_s32(sums), vget_low_s16(words)))
    vst1q_s32(sums + 4, vaddw_high_s16(vld1q_s32(sums + 4), words))

cdef inline void add_block(int32_t* sums, words32 words) noexcept nogil:
    """sums (32,) += the int16 of a block's rows"""
    add_rows(sums, words.a)
    add_rows(sums + 8, words.b)
    add_rows(sums + 16, words.c)
    add_rows(sums + 24, words.d)


# The way back to codes, for tiles

cdef inline bytes32 lookup(const uint8_t* sixteen, bytes32 index) noexcept nogil:
    return shuffle(vld1q_u8(sixteen), index)

cdef inline uint8x16_t mirrored16(uint8x16_t codes, uint8x16_t mask) noexcept nogil:
    cdef uint8x16_t weights = veorq_u8(vsubq_u8(codes, vdupq_n_u8(1)), mask)
    return vaddq_u8(vsubq_u8(weights, mask), vdupq_n_u8(1))

cdef inline bytes32 mirrored(bytes32 codes, bytes32 mask) noexcept nogil:
    """The codes, or 2 - them in the rows of mask: ((code - 1) ^ mask) - mask + 1"""
    return both(mirrored16(codes.lo, mask.lo), mirrored16(codes.hi, mask.hi))

cdef inline uint8x16_t bit_pair16(uint8x16_t line, uint8_t bit) noexcept nogil:
    cdef uint8x16_t first = vtstq_u8(line, vdupq_n_u8(<uint8_t> (1 << bit)))
    cdef uint8x16_t second = vtstq_u8(line, vdupq_n_u8(<uint8_t> (16 << bit)))
    return vorrq_u8(vandq_u8(first, vdupq_n_u8(1)), vandq_u8(second, vdupq_n_u8(2)))

cdef inline bytes32 bit_pair(bytes32 line, uint8_t bit) noexcept nogil:
    """Bits ``bit`` and ``bit`` + 4 of each byte as a code"""
    return both(bit_pair16(line.lo, bit), bit_pair16(line.hi, bit))

cdef inline void store_words(uint8_t* tile, uint8x16_t low, uint8x16_t high) noexcept nogil:
    """tile (8 rows, 4): two bytes of each row from low, two from high"""
    cdef uint16x8_t first = vreinterpretq_u16_u8(low)
    cdef uint16x8_t second = vreinterpretq_u16_u8(high)
    vst1q_u8(tile, vreinterpretq_u8_u16(vzip1q_u16(first, second)))
    vst1q_u8(tile + 16, vreinterpretq_u8_u16(vzip2q_u16(first, second)))

cdef inline void store_columns16(uint8_t* tile, uint8x16_t c0, uint8x16_t c1, uint8x16_t c2, uint8x16_t c3) noexcept nogil:
    store_words(tile, vzip1q_u8(c0, c1), vzip1q_u8(c2, c3))
    store_words(tile + 32, vzip2q_u8(c0, c1), vzip2q_u8(c2, c3))

cdef inline void store_columns(uint8_t* tile, bytes32 c0, bytes32 c1, bytes32 c2, bytes32 c3) noexcept nogil:
    """tile (32 rows, 4) = four columns of codes"""
    store_columns16(tile, c0.lo, c1.lo, c2.lo, c3.lo)
    store_columns16(tile + 64, c0.hi, c1.hi, c2.hi, c3.hi)
