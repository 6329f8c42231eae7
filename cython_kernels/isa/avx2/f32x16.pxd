"""Sixteen float32 lanes on AVX2: two ymm registers. The vocabulary that generic/floats.pxi is written in."""
from libc.stdint cimport int8_t, int32_t, uint16_t

from cython_kernels.isa.avx2.intrinsics cimport *

cdef struct lanes:
    __m256 lo            # lanes 0..7
    __m256 hi            # lanes 8..15

ctypedef __m256 quad     # four sums on the way through sum16, two addends of each left


cdef inline lanes pair(__m256 lo, __m256 hi) noexcept nogil:
    cdef lanes both
    both.lo = lo
    both.hi = hi
    return both

cdef inline lanes zero() noexcept nogil:
    return pair(_mm256_setzero_ps(), _mm256_setzero_ps())

cdef inline lanes set1(float x) noexcept nogil:
    return pair(_mm256_set1_ps(x), _mm256_set1_ps(x))

cdef inline lanes load(const float* p) noexcept nogil:
    return pair(_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8))

cdef inline lanes load_ints(const int32_t* p) noexcept nogil:
    return pair(_mm256_cvtepi32_ps(_mm256_loadu_si256(<const __m256i*> p)),
                _mm256_cvtepi32_ps(_mm256_loadu_si256(<const __m256i*> (p + 8))))

cdef inline void store(float* p, lanes a) noexcept nogil:
    _mm256_storeu_ps(p, a.lo)
    _mm256_storeu_ps(p + 8, a.hi)

cdef inline void prefetch(const void* p) noexcept nogil:
    _mm_prefetch(<const char*> p, PREFETCH)

cdef inline void prefetch_far(const void* p) noexcept nogil:
    """into the second-level cache"""
    _mm_prefetch(<const char*> p, PREFETCH_FAR)

cdef inline lanes add(lanes a, lanes b) noexcept nogil:
    return pair(_mm256_add_ps(a.lo, b.lo), _mm256_add_ps(a.hi, b.hi))

cdef inline lanes sub(lanes a, lanes b) noexcept nogil:
    return pair(_mm256_sub_ps(a.lo, b.lo), _mm256_sub_ps(a.hi, b.hi))

cdef inline lanes mul(lanes a, lanes b) noexcept nogil:
    return pair(_mm256_mul_ps(a.lo, b.lo), _mm256_mul_ps(a.hi, b.hi))

cdef inline lanes div(lanes a, lanes b) noexcept nogil:
    return pair(_mm256_div_ps(a.lo, b.lo), _mm256_div_ps(a.hi, b.hi))

cdef inline lanes lesser(lanes a, lanes b) noexcept nogil:
    """a if a < b, else b (so b too if one is NaN)"""
    return pair(_mm256_min_ps(a.lo, b.lo), _mm256_min_ps(a.hi, b.hi))

cdef inline lanes greater(lanes a, lanes b) noexcept nogil:
    """a if a > b, else b (so b too if one is NaN)"""
    return pair(_mm256_max_ps(a.lo, b.lo), _mm256_max_ps(a.hi, b.hi))

cdef inline lanes zero_below(lanes x, float limit, lanes y) noexcept nogil:
    """0 where x < limit, else y"""
    cdef __m256 least = _mm256_set1_ps(limit)
    return pair(_mm256_andnot_ps(_mm256_cmp_ps(x.lo, least, LESS), y.lo),
                _mm256_andnot_ps(_mm256_cmp_ps(x.hi, least, LESS), y.hi))

cdef inline __m256 power_of_two(__m256 n) noexcept nogil:
    cdef __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127))
    return _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23))

cdef inline lanes exp2i(lanes n) noexcept nogil:
    """2 ** n for whole -126 <= n <= 127"""
    return pair(power_of_two(n.lo), power_of_two(n.hi))

cdef inline __m256 greater_bits8(__m256 a, __m256 b) noexcept nogil:
    cdef __m256i magnitude = _mm256_and_si256(_mm256_castps_si256(b), _mm256_set1_epi32(0x7FFFFFFF))
    return _mm256_castsi256_ps(_mm256_max_epu32(_mm256_castps_si256(a), magnitude))

cdef inline lanes greater_bits(lanes a, lanes b) noexcept nogil:
    """The greater bit pattern of a and |b|: the maximum of magnitudes that loses no NaN."""
    return pair(greater_bits8(a.lo, b.lo), greater_bits8(a.hi, b.hi))

cdef inline __m256 widen_bf16(const uint16_t* p) noexcept nogil:
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(_mm_loadu_si128(<const __m128i*> p)), 16))

cdef inline lanes load_bf16(const uint16_t* p) noexcept nogil:
    return pair(widen_bf16(p), widen_bf16(p + 8))

cdef inline lanes load_f16(const uint16_t* p) noexcept nogil:
    return pair(_mm256_cvtph_ps(_mm_loadu_si128(<const __m128i*> p)),
                _mm256_cvtph_ps(_mm_loadu_si128(<const __m128i*> (p + 8))))

cdef inline void store_f16(uint16_t* p, lanes a) noexcept nogil:
    _mm_storeu_si128(<__m128i*> p, _mm256_cvtps_ph(a.lo, HALF_TO_EVEN))
    _mm_storeu_si128(<__m128i*> (p + 8), _mm256_cvtps_ph(a.hi, HALF_TO_EVEN))

cdef inline __m128i narrow(__m256 a) noexcept nogil:
    cdef __m256i whole = _mm256_cvtps_epi32(a)
    return _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1))

cdef inline void store_codes(int8_t* p, lanes a) noexcept nogil:
    """p (16,) = a rounded half to even; |a| <= 127"""
    _mm_storeu_si128(<__m128i*> p, _mm_packs_epi16(narrow(a.lo), narrow(a.hi)))


# The end of sum16, by 8, 4, 2, 1: of one sum, or of four and then sixteen side by side (each shuffle pair gathers the
# addends of two registers, so that one add does the step for both).

cdef inline float halve8(__m256 a) noexcept nogil:
    cdef __m128 four = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1))
    cdef __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four))
    return _mm_cvtss_f32(_mm_add_ps(two, _mm_shuffle_ps(two, two, 1)))

cdef inline float halve(lanes a) noexcept nogil:
    return halve8(_mm256_add_ps(a.lo, a.hi))

cdef inline __m256 step_4(__m256 a, __m256 b) noexcept nogil:
    """[a0..a7] [b0..b7] -> [a0+a4 .. a3+a7 | b0+b4 .. b3+b7]"""
    return _mm256_add_ps(_mm256_permute2f128_ps(a, b, 0x20), _mm256_permute2f128_ps(a, b, 0x31))

cdef inline __m256 step_2(__m256 a, __m256 b) noexcept nogil:
    """per half: [a0..a3] [b0..b3] -> [a0+a2, a1+a3, b0+b2, b1+b3]"""
    return _mm256_add_ps(_mm256_shuffle_ps(a, b, 0x44), _mm256_shuffle_ps(a, b, 0xEE))

cdef inline __m256 step_1(__m256 a, __m256 b) noexcept nogil:
    """per half: [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a1, a2+a3, b0+b1, b2+b3]"""
    return _mm256_add_ps(_mm256_shuffle_ps(a, b, 0x88), _mm256_shuffle_ps(a, b, 0xDD))

cdef inline quad fold4(lanes a, lanes b, lanes c, lanes d) noexcept nogil:
    """Four accumulators, halved by 8, 4 and 2: [a b | c d], two addends each."""
    return step_2(step_4(_mm256_add_ps(a.lo, a.hi), _mm256_add_ps(c.lo, c.hi)),
                  step_4(_mm256_add_ps(b.lo, b.hi), _mm256_add_ps(d.lo, d.hi)))

cdef inline __m256 fold8(quad a, quad b) noexcept nogil:
    # step_1 leaves [a0 a1 b0 b1 | a2 a3 b2 b3]; the permutation puts that in order
    return _mm256_castpd_ps(_mm256_permute4x64_pd(_mm256_castps_pd(step_1(a, b)), 0xD8))

cdef inline lanes fold16(quad a, quad b, quad c, quad d) noexcept nogil:
    """The sixteen sums of four quads, in order."""
    return pair(fold8(a, b), fold8(c, d))
