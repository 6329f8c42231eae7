"""32 bytes of codes at once, on AVX2. With products.pxd the vocabulary of generic/: i2_s, tile_two_tokens, sparse and head_planes."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport *

cdef extern from "immintrin.h" nogil:
    __m256i _mm256_srli_epi32(__m256i, int) noexcept
    __m256i _mm256_unpacklo_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_unpackhi_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_unpacklo_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_unpackhi_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_unpacklo_epi32(__m256i, __m256i) noexcept
    __m256i _mm256_unpackhi_epi32(__m256i, __m256i) noexcept
    __m256i _mm256_unpacklo_epi64(__m256i, __m256i) noexcept
    __m256i _mm256_unpackhi_epi64(__m256i, __m256i) noexcept
    __m256i _mm256_inserti128_si256(__m256i, __m128i, int) noexcept
    __m256i _mm256_castsi128_si256(__m128i) noexcept
    __m256i _mm256_hadd_epi32(__m256i, __m256i) noexcept
    __m128i _mm_add_epi32(__m128i, __m128i) noexcept

cdef enum:
    WIDTH = 32                           # bytes of a vector

ctypedef __m256i code_bytes
ctypedef __m256i column_bytes            # int8 activations
ctypedef __m256i totals                  # int32


cdef inline void ahead(const uint8_t* p) noexcept nogil:
    _mm_prefetch(<const char*> p, PREFETCH_FAR)

cdef inline code_bytes codes_at(const uint8_t* p) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> p)

cdef inline code_bytes quarters_at(const uint8_t** rows, Py_ssize_t offset) noexcept nogil:
    """16 bytes of every fourth row"""
    return _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128(<const __m128i*> (rows[0] + offset))),
        _mm_loadu_si128(<const __m128i*> (rows[4] + offset)), 1)

cdef inline void store_bytes(uint8_t* p, code_bytes codes) noexcept nogil:
    _mm256_storeu_si256(<__m256i*> p, codes)

cdef inline column_bytes columns_at(const int8_t* p) noexcept nogil:
    return _mm256_loadu_si256(<const __m256i*> p)

cdef inline column_bytes four_columns(int32_t four) noexcept nogil:
    """The same four activations for every dword"""
    return _mm256_set1_epi32(four)


# Fields

cdef inline code_bytes low_pairs(code_bytes codes) noexcept nogil:
    """Bits 0 and 1 of each byte"""
    return _mm256_and_si256(codes, _mm256_set1_epi8(0x03))

cdef inline code_bytes next_pairs(code_bytes codes) noexcept nogil:
    """Bits 2 and 3 where they lie: four times the field"""
    return _mm256_and_si256(codes, _mm256_set1_epi8(0x0C))

cdef inline code_bytes next_field(code_bytes codes) noexcept nogil:
    """Bits 2 and 3 in the place of bits 0 and 1; what the upper bits hold then is not said"""
    return _mm256_srli_epi16(codes, 2)

cdef inline code_bytes low_nibbles(code_bytes codes) noexcept nogil:
    return _mm256_and_si256(codes, _mm256_set1_epi8(0x0F))

cdef inline code_bytes upper_half(code_bytes codes) noexcept nogil:
    """Bits 4 .. 7 in the place of bits 0 .. 3; what the upper bits hold then is not said"""
    return _mm256_srli_epi16(codes, 4)

cdef inline code_bytes bits_of(code_bytes codes, int field) noexcept nogil:
    """Bits field and 4 + field in the place of bits 0 and 4; what the others hold then is not said"""
    return _mm256_srli_epi16(codes, field)

cdef inline code_bytes five_bits(code_bytes codes, code_bytes bits) noexcept nogil:
    """2 * (bits 0 .. 3 of codes) + bit 0 of bits"""
    return _mm256_or_si256(_mm256_and_si256(_mm256_add_epi8(codes, codes), _mm256_set1_epi8(0x1E)),
                           _mm256_and_si256(bits, _mm256_set1_epi8(0x01)))

cdef inline code_bytes field_of(code_bytes codes, int field) noexcept nogil:
    """Bits 2 field and 2 field + 1 of each byte"""
    return _mm256_and_si256(_mm256_srli_epi32(codes, 2 * field), _mm256_set1_epi8(0x03))


# Interleaving, in each 16 bytes for itself

cdef inline code_bytes zip8_low(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpacklo_epi8(a, b)

cdef inline code_bytes zip8_high(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpackhi_epi8(a, b)

cdef inline code_bytes zip16_low(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpacklo_epi16(a, b)

cdef inline code_bytes zip16_high(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpackhi_epi16(a, b)

cdef inline code_bytes zip32_low(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpacklo_epi32(a, b)

cdef inline code_bytes zip32_high(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpackhi_epi32(a, b)

cdef inline code_bytes zip64_low(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpacklo_epi64(a, b)

cdef inline code_bytes zip64_high(code_bytes a, code_bytes b) noexcept nogil:
    return _mm256_unpackhi_epi64(a, b)


# Totals

cdef inline totals no_totals() noexcept nogil:
    return _mm256_setzero_si256()

cdef inline totals add_totals(totals a, totals b) noexcept nogil:
    return _mm256_add_epi32(a, b)

cdef inline totals quarter_of(totals sums) noexcept nogil:
    return _mm256_srai_epi32(sums, 2)

cdef inline void fold(totals a, totals b, totals c, totals d, int32_t* sums) noexcept nogil:
    """sums (4,) = the sums over all lanes of a, b, c and d"""
    cdef __m256i both = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d))
    _mm_storeu_si128(<__m128i*> sums,
                     _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1)))
