"""A byte, or an int16, for each of the 32 rows of a block, on SSE4.1. The vocabulary that generic/lookup.pxi is written in."""
from libc.stdint cimport int16_t, int32_t, uint8_t

from cython_kernels.isa.sse41.intrinsics cimport *
from cython_kernels.layouts.lookup cimport HIGH_DIGIT, TRIPLE_WEIGHTS

cdef extern from "pin.h" nogil:
    void PIN(__m128i) noexcept

cdef enum:
    BLOCKS_AT_ONCE = 1   # 32 rows of tl2 are eight registers of sums and signs

cdef struct bytes32:
    __m128i lo           # rows 0..15
    __m128i hi           # rows 16..31

cdef struct words32:     # int16
    __m128i a            # rows 0..7
    __m128i b
    __m128i c
    __m128i d            # rows 24..31

cdef struct entry:
    __m128i low          # the low bytes of 16 int16, or the first of two tables of bytes
    __m128i high


cdef inline __m128i sixteen_at(const uint8_t* p) noexcept nogil:
    return _mm_loadu_si128(<const __m128i*> p)

cdef inline bytes32 both(__m128i lo, __m128i hi) noexcept nogil:
    cdef bytes32 rows
    rows.lo = lo
    rows.hi = hi
    return rows

cdef inline bytes32 rows_at(const uint8_t* p) noexcept nogil:
    return both(sixteen_at(p), sixteen_at(p + 16))

cdef inline bytes32 low_nibbles(bytes32 line) noexcept nogil:
    cdef __m128i nibble = _mm_set1_epi8(15)
    return both(_mm_and_si128(line.lo, nibble), _mm_and_si128(line.hi, nibble))

cdef inline bytes32 high_nibbles(bytes32 line) noexcept nogil:
    return low_nibbles(both(_mm_srli_epi16(line.lo, 4), _mm_srli_epi16(line.hi, 4)))

cdef inline __m128i negative(__m128i x) noexcept nogil:
    return _mm_cmpgt_epi8(_mm_setzero_si128(), x)

cdef inline bytes32 sign_mask(bytes32 signs, int left) noexcept nogil:
    """0xFF in the rows whose bit 7 - left is set"""
    return both(negative(_mm_slli_epi16(signs.lo, left)), negative(_mm_slli_epi16(signs.hi, left)))

cdef inline entry entry_at(const uint8_t* table) noexcept nogil:
    cdef entry sixteen
    sixteen.low = sixteen_at(table)
    sixteen.high = sixteen_at(table + 16)
    return sixteen

cdef inline words32 words_of(int value) noexcept nogil:
    cdef words32 sums
    sums.a = sums.b = sums.c = sums.d = _mm_set1_epi16(<short> value)
    return sums

cdef inline words32 add_words(words32 sums, bytes32 low, bytes32 high) noexcept nogil:
    """sums + int16 whose bytes lie apart"""
    sums.a = _mm_add_epi16(sums.a, _mm_unpacklo_epi8(low.lo, high.lo))
    sums.b = _mm_add_epi16(sums.b, _mm_unpackhi_epi8(low.lo, high.lo))
    sums.c = _mm_add_epi16(sums.c, _mm_unpacklo_epi8(low.hi, high.hi))
    sums.d = _mm_add_epi16(sums.d, _mm_unpackhi_epi8(low.hi, high.hi))
    return sums

cdef inline bytes32 shuffle(__m128i sixteen, bytes32 index) noexcept nogil:
    return both(_mm_shuffle_epi8(sixteen, index.lo), _mm_shuffle_epi8(sixteen, index.hi))

cdef inline words32 add_entries(words32 sums, entry table, bytes32 index) noexcept nogil:
    return add_words(sums, shuffle(table.low, index), shuffle(table.high, index))

cdef inline void add_four(int32_t* sums, __m128i addends) noexcept nogil:
    _mm_storeu_si128(<__m128i*> sums, _mm_add_epi32(_mm_loadu_si128(<const __m128i*> sums), addends))

cdef inline void add_rows(int32_t* sums, __m128i words) noexcept nogil:
    """sums (8,) += int16"""
    add_four(sums, _mm_cvtepi16_epi32(words))
    add_four(sums + 4, _mm_cvtepi16_epi32(_mm_shuffle_epi32(words, 0xEE)))

cdef inline void add_block(int32_t* sums, words32 words) noexcept nogil:
    """sums (32,) += the int16 of a block's rows"""
    add_rows(sums, words.a)
    add_rows(sums + 8, words.b)
    add_rows(sums + 16, words.c)
    add_rows(sums + 24, words.d)


# Sums of signed bytes, for tl2

cdef inline void prefetch_rows(const uint8_t* p) noexcept nogil:
    """TRIPLE_BYTES from p on"""
    _mm_prefetch(<const char*> p, PREFETCH_FAR)
    _mm_prefetch(<const char*> (p + 64), PREFETCH_FAR)
    _mm_prefetch(<const char*> (p + 128), PREFETCH_FAR)

cdef inline bytes32 bytes_of(int value) noexcept nogil:
    return both(_mm_set1_epi8(<char> value), _mm_set1_epi8(<char> value))

cdef inline bytes32 with_sign(bytes32 signs) noexcept nogil:
    """Bit 7 of each byte is its sign; bit 0 keeps the byte from being 0"""
    cdef __m128i one = _mm_set1_epi8(1)
    return both(_mm_or_si128(signs.lo, one), _mm_or_si128(signs.hi, one))

cdef inline __m128i kept(__m128i x) noexcept nogil:
    PIN(x)
    return x

cdef inline bytes32 next_sign(bytes32 sign) noexcept nogil:
    """The next lower bit, up to six times: then that of with_sign arrives"""
    return both(kept(_mm_add_epi8(sign.lo, sign.lo)), kept(_mm_add_epi8(sign.hi, sign.hi)))

cdef inline bytes32 last_sign(bytes32 signs) noexcept nogil:
    """Bit 0 as a sign"""
    return with_sign(both(_mm_slli_epi16(signs.lo, 7), _mm_slli_epi16(signs.hi, 7)))

cdef inline __m128i add_signed16(__m128i sums, __m128i sixteen, __m128i index, __m128i sign) noexcept nogil:
    return kept(_mm_add_epi8(sums, _mm_sign_epi8(_mm_shuffle_epi8(sixteen, index), sign)))

cdef inline bytes32 add_signed(bytes32 sums, __m128i sixteen, bytes32 index, bytes32 sign) noexcept nogil:
    """sums +- the bytes looked up"""
    return both(add_signed16(sums.lo, sixteen, index.lo, sign.lo), add_signed16(sums.hi, sixteen, index.hi, sign.hi))

cdef inline __m128i weighted(__m128i sums, __m128i pairs) noexcept nogil:
    """sums + low + 27 * high of pairs (low, high) of unsigned bytes"""
    return _mm_add_epi16(sums, _mm_maddubs_epi16(pairs, _mm_set1_epi16(27 << 8 | 1)))

cdef inline words32 add_digits(words32 sums, bytes32 low, bytes32 high) noexcept nogil:
    """sums + low + 27 * high, of unsigned bytes"""
    sums.a = weighted(sums.a, _mm_unpacklo_epi8(low.lo, high.lo))
    sums.b = weighted(sums.b, _mm_unpackhi_epi8(low.lo, high.lo))
    sums.c = weighted(sums.c, _mm_unpacklo_epi8(low.hi, high.hi))
    sums.d = weighted(sums.d, _mm_unpackhi_epi8(low.hi, high.hi))
    return sums

cdef inline __m128i times(const int16_t* weights, short q) noexcept nogil:
    return _mm_mullo_epi16(_mm_loadu_si128(<const __m128i*> weights), _mm_set1_epi16(q))

cdef inline __m128i three_products(const int16_t* weights, short q0, short q1, short q2) noexcept nogil:
    """weights (3, 16), of which eight columns"""
    return _mm_add_epi16(_mm_add_epi16(times(weights, q0), times(weights + 16, q1)), times(weights + 32, q2))

cdef inline __m128i high_digit(__m128i sums) noexcept nogil:
    return _mm_mulhrs_epi16(sums, _mm_set1_epi16(HIGH_DIGIT))

cdef inline __m128i low_digit(__m128i sums, __m128i high) noexcept nogil:
    return _mm_sub_epi16(sums, _mm_mullo_epi16(high, _mm_set1_epi16(27)))

cdef inline void store_digits(uint8_t* table, short q0, short q1, short q2) noexcept nogil:
    """table (32,) = lo (16,) and hi (16,) of the sums of three activations"""
    cdef __m128i a = three_products(TRIPLE_WEIGHTS, q0, q1, q2)
    cdef __m128i b = three_products(TRIPLE_WEIGHTS + 8, q0, q1, q2)
    cdef __m128i high_a = high_digit(a)
    cdef __m128i high_b = high_digit(b)
    _mm_storeu_si128(<__m128i*> table, _mm_packs_epi16(low_digit(a, high_a), low_digit(b, high_b)))
    _mm_storeu_si128(<__m128i*> (table + 16), _mm_packs_epi16(high_a, high_b))


# The way back to codes, for tiles

cdef inline bytes32 lookup(const uint8_t* sixteen, bytes32 index) noexcept nogil:
    return shuffle(sixteen_at(sixteen), index)

cdef inline __m128i mirrored16(__m128i codes, __m128i mask) noexcept nogil:
    cdef __m128i weights = _mm_xor_si128(_mm_sub_epi8(codes, _mm_set1_epi8(1)), mask)
    return _mm_sub_epi8(_mm_sub_epi8(weights, mask), _mm_set1_epi8(-1))

cdef inline bytes32 mirrored(bytes32 codes, bytes32 mask) noexcept nogil:
    """The codes, or 2 - them in the rows of mask: ((code - 1) ^ mask) - mask + 1"""
    return both(mirrored16(codes.lo, mask.lo), mirrored16(codes.hi, mask.hi))

cdef inline __m128i bit_pair16(__m128i line, int bit) noexcept nogil:
    return _mm_or_si128(_mm_and_si128(_mm_srli_epi16(line, bit), _mm_set1_epi8(1)),
                        _mm_and_si128(_mm_srli_epi16(line, bit + 3), _mm_set1_epi8(2)))

cdef inline bytes32 bit_pair(bytes32 line, int bit) noexcept nogil:
    """Bits ``bit`` and ``bit`` + 4 of each byte as a code"""
    return both(bit_pair16(line.lo, bit), bit_pair16(line.hi, bit))

cdef inline void store_columns16(uint8_t* tile, __m128i c0, __m128i c1, __m128i c2, __m128i c3) noexcept nogil:
    cdef __m128i a = _mm_unpacklo_epi8(c0, c1)
    cdef __m128i b = _mm_unpacklo_epi8(c2, c3)
    cdef __m128i c = _mm_unpackhi_epi8(c0, c1)
    cdef __m128i d = _mm_unpackhi_epi8(c2, c3)
    _mm_storeu_si128(<__m128i*> tile, _mm_unpacklo_epi16(a, b))
    _mm_storeu_si128(<__m128i*> (tile + 16), _mm_unpackhi_epi16(a, b))
    _mm_storeu_si128(<__m128i*> (tile + 32), _mm_unpacklo_epi16(c, d))
    _mm_storeu_si128(<__m128i*> (tile + 48), _mm_unpackhi_epi16(c, d))

cdef inline void store_columns(uint8_t* tile, bytes32 c0, bytes32 c1, bytes32 c2, bytes32 c3) noexcept nogil:
    """tile (32 rows, 4) = four columns of codes"""
    store_columns16(tile, c0.lo, c1.lo, c2.lo, c3.lo)
    store_columns16(tile + 64, c0.hi, c1.hi, c2.hi, c3.hi)
