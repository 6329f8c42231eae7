"""A byte, or an int16, for each of the 32 rows of a block, on AVX2. The vocabulary that generic/lookup.pxi is written in."""
from libc.stdint cimport int16_t, int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport *
from cython_kernels.layouts.lookup cimport HIGH_DIGIT, TRIPLE_WEIGHTS

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
    __m256i _mm256_sign_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_cvtepi16_epi32(__m128i) noexcept
    __m256i _mm256_mullo_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_mulhrs_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_sub_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_packs_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_permute4x64_epi64(__m256i, int) noexcept

cdef enum:
    BLOCKS_AT_ONCE = 2   # 64 rows of tl2

cdef extern from "pin.h" nogil:
    void PIN(__m256i) noexcept

ctypedef __m256i bytes32

cdef struct words32:     # int16, in the order that unpacking of bytes leaves
    __m256i lower        # rows 0..7 and 16..23
    __m256i upper        # rows 8..15 and 24..31

cdef struct entry:       # one table in both lanes
    __m256i low          # the low bytes of 16 int16, or the first of two tables of bytes
    __m256i high


cdef inline bytes32 rows_at(const uint8_t* p) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> p)

cdef inline bytes32 low_nibbles(bytes32 line) noexcept nogil:
    return _mm256_and_si256(line, _mm256_set1_epi8(15))

cdef inline bytes32 high_nibbles(bytes32 line) noexcept nogil:
    return _mm256_and_si256(_mm256_srli_epi16(line, 4), _mm256_set1_epi8(15))

cdef inline bytes32 sign_mask(bytes32 signs, int left) noexcept nogil:
    """0xFF in the rows whose bit 7 - left is set"""
    return _mm256_cmpgt_epi8(_mm256_setzero_si256(), _mm256_slli_epi16(signs, left))

cdef inline __m256i both_lanes(const uint8_t* p) noexcept nogil:
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(<const __m128i*> p))

cdef inline entry entry_at(const uint8_t* table) noexcept nogil:
    cdef entry sixteen
    sixteen.low = both_lanes(table)
    sixteen.high = both_lanes(table + 16)
    return sixteen

cdef inline words32 words_of(int value) noexcept nogil:
    cdef words32 sums
    sums.lower = sums.upper = _mm256_set1_epi16(<short> value)
    return sums

cdef inline words32 add_words(words32 sums, __m256i low, __m256i high) noexcept nogil:
    """sums + int16 whose bytes lie apart"""
    sums.lower = _mm256_add_epi16(sums.lower, _mm256_unpacklo_epi8(low, high))
    sums.upper = _mm256_add_epi16(sums.upper, _mm256_unpackhi_epi8(low, high))
    return sums

cdef inline words32 add_entries(words32 sums, entry table, bytes32 index) noexcept nogil:
    return add_words(sums, _mm256_shuffle_epi8(table.low, index), _mm256_shuffle_epi8(table.high, index))

cdef inline void add_rows(int32_t* sums, __m128i words) noexcept nogil:
    """sums (8,) += int16"""
    _mm256_storeu_si256(<__m256i*> sums, _mm256_add_epi32(_mm256_loadu_si256(<const __m256i*> sums),
                                                          _mm256_cvtepi16_epi32(words)))

cdef inline void add_block(int32_t* sums, words32 words) noexcept nogil:
    """sums (32,) += the int16 of a block's rows"""
    add_rows(sums, _mm256_castsi256_si128(words.lower))
    add_rows(sums + 8, _mm256_castsi256_si128(words.upper))
    add_rows(sums + 16, _mm256_extracti128_si256(words.lower, 1))
    add_rows(sums + 24, _mm256_extracti128_si256(words.upper, 1))


# Sums of signed bytes, for tl2

cdef inline void prefetch_rows(const uint8_t* p) noexcept nogil:
    """TRIPLE_BYTES from p on"""
    _mm_prefetch(<const char*> p, PREFETCH_FAR)
    _mm_prefetch(<const char*> (p + 64), PREFETCH_FAR)
    _mm_prefetch(<const char*> (p + 128), PREFETCH_FAR)

cdef inline bytes32 bytes_of(int value) noexcept nogil:
    return _mm256_set1_epi8(<char> value)

cdef inline bytes32 with_sign(bytes32 signs) noexcept nogil:
    """Bit 7 of each byte is its sign; bit 0 keeps the byte from being 0"""
    return _mm256_or_si256(signs, _mm256_set1_epi8(1))

cdef inline bytes32 next_sign(bytes32 sign) noexcept nogil:
    """The next lower bit, up to six times: then that of with_sign arrives"""
    return kept(_mm256_add_epi8(sign, sign))

cdef inline bytes32 last_sign(bytes32 signs) noexcept nogil:
    """Bit 0 as a sign"""
    return with_sign(_mm256_slli_epi16(signs, 7))

cdef inline __m256i kept(__m256i x) noexcept nogil:
    PIN(x)
    return x

cdef inline bytes32 add_signed(bytes32 sums, __m256i sixteen, bytes32 index, bytes32 sign) noexcept nogil:
    """sums +- the bytes looked up"""
    return kept(_mm256_add_epi8(sums, _mm256_sign_epi8(_mm256_shuffle_epi8(sixteen, index), sign)))

cdef inline words32 add_digits(words32 sums, bytes32 low, bytes32 high) noexcept nogil:
    """sums + low + 27 * high, of unsigned bytes"""
    cdef __m256i factors = _mm256_set1_epi16(27 << 8 | 1)
    sums.lower = _mm256_add_epi16(sums.lower, _mm256_maddubs_epi16(_mm256_unpacklo_epi8(low, high), factors))
    sums.upper = _mm256_add_epi16(sums.upper, _mm256_maddubs_epi16(_mm256_unpackhi_epi8(low, high), factors))
    return sums

cdef inline __m256i sixteen_weights(const int16_t* weights) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> weights)

cdef inline void store_digits(uint8_t* table, short q0, short q1, short q2) noexcept nogil:
    """table (32,) = lo (16,) and hi (16,) of the sums of three activations"""
    cdef __m256i sums = _mm256_add_epi16(
        _mm256_add_epi16(_mm256_mullo_epi16(_mm256_set1_epi16(q0), sixteen_weights(TRIPLE_WEIGHTS)),
                         _mm256_mullo_epi16(_mm256_set1_epi16(q1), sixteen_weights(TRIPLE_WEIGHTS + 16))),
        _mm256_mullo_epi16(_mm256_set1_epi16(q2), sixteen_weights(TRIPLE_WEIGHTS + 32)))
    cdef __m256i high = _mm256_mulhrs_epi16(sums, _mm256_set1_epi16(HIGH_DIGIT))
    cdef __m256i low = _mm256_sub_epi16(sums, _mm256_mullo_epi16(high, _mm256_set1_epi16(27)))
    _mm256_storeu_si256(<__m256i*> table, _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xD8))


# The way back to codes, for tiles

cdef inline bytes32 lookup(const uint8_t* sixteen, bytes32 index) noexcept nogil:
    return _mm256_shuffle_epi8(both_lanes(sixteen), index)

cdef inline bytes32 mirrored(bytes32 codes, bytes32 mask) noexcept nogil:
    """The codes, or 2 - them in the rows of mask: ((code - 1) ^ mask) - mask + 1"""
    cdef __m256i one = _mm256_set1_epi8(1)
    cdef __m256i weights = _mm256_xor_si256(_mm256_sub_epi8(codes, one), mask)
    return _mm256_sub_epi8(_mm256_sub_epi8(weights, mask), _mm256_set1_epi8(-1))

cdef inline bytes32 bit_pair(bytes32 line, int bit) noexcept nogil:
    """Bits ``bit`` and ``bit`` + 4 of each byte as a code"""
    cdef __m256i one = _mm256_set1_epi8(1)
    cdef __m256i two = _mm256_set1_epi8(2)
    return _mm256_or_si256(_mm256_and_si256(_mm256_srli_epi16(line, bit), one),
                           _mm256_and_si256(_mm256_srli_epi16(line, bit + 3), two))

cdef inline void store_columns(uint8_t* tile, bytes32 c0, bytes32 c1, bytes32 c2, bytes32 c3) noexcept nogil:
    """tile (32 rows, 4) = four columns of codes"""
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
