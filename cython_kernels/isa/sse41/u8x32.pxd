"""A byte, or an int16, for each of the 32 rows of a block, on SSE4.1. The vocabulary that generic/lookup.pxi is written in."""
from libc.stdint cimport int32_t, uint8_t

from cython_kernels.isa.sse41.intrinsics cimport *

cdef struct bytes32:
    __m128i lo           # rows 0..15
    __m128i hi           # rows 16..31

cdef struct words32:     # int16
    __m128i a            # rows 0..7
    __m128i b
    __m128i c
    __m128i d            # rows 24..31

cdef struct entry:
    __m128i low          # the low bytes of 16 int16
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

cdef inline words32 no_words() noexcept nogil:
    cdef words32 sums
    sums.a = sums.b = sums.c = sums.d = _mm_setzero_si128()
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

cdef inline bytes32 flip(bytes32 rows, bytes32 mask) noexcept nogil:
    return both(_mm_xor_si128(rows.lo, mask.lo), _mm_xor_si128(rows.hi, mask.hi))

cdef inline words32 add_entries(words32 sums, entry table, bytes32 index) noexcept nogil:
    return add_words(sums, shuffle(table.low, index), shuffle(table.high, index))

cdef inline words32 add_flipped(words32 sums, entry table, bytes32 index, bytes32 mask) noexcept nogil:
    """The same with the bits flipped in the rows of mask"""
    return add_words(sums, flip(shuffle(table.low, index), mask), flip(shuffle(table.high, index), mask))

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
