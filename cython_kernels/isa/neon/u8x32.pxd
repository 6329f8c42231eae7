"""A byte, or an int16, for each of the 32 rows of a block, on NEON. The vocabulary that generic/lookup.pxi is written in."""
from libc.stdint cimport int16_t, int32_t, uint8_t

from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.layouts.lookup cimport HIGH_DIGIT, TRIPLE_WEIGHTS

cdef enum:
    BLOCKS_AT_ONCE = 1   # 32 rows of tl2

cdef struct bytes32:
    uint8x16_t lo        # rows 0..15
    uint8x16_t hi        # rows 16..31

cdef struct words32:     # int16
    int16x8_t a          # rows 0..7
    int16x8_t b
    int16x8_t c
    int16x8_t d          # rows 24..31

cdef struct entry:
    uint8x16_t low       # the low bytes of 16 int16, or the first of two tables of bytes
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

cdef inline words32 words_of(int value) noexcept nogil:
    cdef words32 sums
    sums.a = sums.b = sums.c = sums.d = vdupq_n_s16(<int16_t> value)
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

cdef inline words32 add_entries(words32 sums, entry table, bytes32 index) noexcept nogil:
    return add_words(sums, shuffle(table.low, index), shuffle(table.high, index))

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


# Sums of signed bytes, for tl2

cdef inline void prefetch_rows(const uint8_t* p) noexcept nogil:
    """Nothing: what is read in order is prefetched by these processors"""
    pass

cdef inline bytes32 bytes_of(int value) noexcept nogil:
    return both(vdupq_n_u8(<uint8_t> value), vdupq_n_u8(<uint8_t> value))

cdef inline bytes32 with_sign(bytes32 signs) noexcept nogil:
    """Bit 7 of each byte is its sign"""
    return signs

cdef inline bytes32 next_sign(bytes32 sign) noexcept nogil:
    """The next lower bit"""
    return both(vshlq_n_u8(sign.lo, 1), vshlq_n_u8(sign.hi, 1))

cdef inline bytes32 last_sign(bytes32 signs) noexcept nogil:
    """Bit 0 as a sign"""
    return both(vshlq_n_u8(signs.lo, 7), vshlq_n_u8(signs.hi, 7))

cdef inline uint8x16_t add_signed16(uint8x16_t sums, uint8x16_t sixteen, uint8x16_t index, uint8x16_t sign) noexcept nogil:
    """The sign is +1 or -1, as signed bytes"""
    cdef int8x16_t factor = vorrq_s8(vshrq_n_s8(vreinterpretq_s8_u8(sign), 7), vdupq_n_s8(1))
    return vmlaq_u8(sums, vqtbl1q_u8(sixteen, index), vreinterpretq_u8_s8(factor))

cdef inline bytes32 add_signed(bytes32 sums, uint8x16_t sixteen, bytes32 index, bytes32 sign) noexcept nogil:
    """sums +- the bytes looked up"""
    return both(add_signed16(sums.lo, sixteen, index.lo, sign.lo), add_signed16(sums.hi, sixteen, index.hi, sign.hi))

cdef inline int16x8_t weighted(int16x8_t sums, uint8x8_t low, uint8x8_t high) noexcept nogil:
    return vreinterpretq_s16_u16(vmlal_u8(vaddw_u8(vreinterpretq_u16_s16(sums), low), high, vdup_n_u8(27)))

cdef inline words32 add_digits(words32 sums, bytes32 low, bytes32 high) noexcept nogil:
    """sums + low + 27 * high, of unsigned bytes"""
    sums.a = weighted(sums.a, vget_low_u8(low.lo), vget_low_u8(high.lo))
    sums.b = weighted(sums.b, vget_high_u8(low.lo), vget_high_u8(high.lo))
    sums.c = weighted(sums.c, vget_low_u8(low.hi), vget_low_u8(high.hi))
    sums.d = weighted(sums.d, vget_high_u8(low.hi), vget_high_u8(high.hi))
    return sums

cdef inline void store_digits8(uint8_t* table, int16x8_t sums) noexcept nogil:
    """table (8,) = lo and table[16:] (8,) = hi of lo + 27 hi"""
    cdef int16x8_t high = vqrdmulhq_n_s16(sums, HIGH_DIGIT)
    vst1_u8(table, vreinterpret_u8_s8(vmovn_s16(vmlsq_n_s16(sums, high, 27))))
    vst1_u8(table + 16, vreinterpret_u8_s8(vmovn_s16(high)))

cdef inline int16x8_t three_products(const int16_t* weights, int16_t q0, int16_t q1, int16_t q2) noexcept nogil:
    """weights (3, 16), of which eight columns"""
    return vmlaq_n_s16(vmlaq_n_s16(vmulq_n_s16(vld1q_s16(weights), q0), vld1q_s16(weights + 16), q1),
                       vld1q_s16(weights + 32), q2)

cdef inline void store_digits(uint8_t* table, int16_t q0, int16_t q1, int16_t q2) noexcept nogil:
    """table (32,) = lo (16,) and hi (16,) of the sums of three activations"""
    store_digits8(table, three_products(TRIPLE_WEIGHTS, q0, q1, q2))
    store_digits8(table + 8, three_products(TRIPLE_WEIGHTS + 8, q0, q1, q2))


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
