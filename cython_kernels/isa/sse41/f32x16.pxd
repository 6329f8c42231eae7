"""Sixteen float32 lanes on SSE4.1: four xmm registers. The vocabulary that generic/floats.pxi is written in."""
from libc.stdint cimport int8_t, int32_t, uint16_t

from cython_kernels.isa.sse41.intrinsics cimport *

cdef struct lanes:
    __m128 a             # lanes 0..3
    __m128 b
    __m128 c
    __m128 d             # lanes 12..15

ctypedef __m128 quad     # four sums


cdef inline lanes four(__m128 a, __m128 b, __m128 c, __m128 d) noexcept nogil:
    cdef lanes all
    all.a = a
    all.b = b
    all.c = c
    all.d = d
    return all

cdef inline lanes zero() noexcept nogil:
    return four(_mm_setzero_ps(), _mm_setzero_ps(), _mm_setzero_ps(), _mm_setzero_ps())

cdef inline lanes set1(float x) noexcept nogil:
    return four(_mm_set1_ps(x), _mm_set1_ps(x), _mm_set1_ps(x), _mm_set1_ps(x))

cdef inline lanes load(const float* p) noexcept nogil:
    return four(_mm_loadu_ps(p), _mm_loadu_ps(p + 4), _mm_loadu_ps(p + 8), _mm_loadu_ps(p + 12))

cdef inline lanes load_ints(const int32_t* p) noexcept nogil:
    cdef const __m128i* ints = <const __m128i*> p
    return four(_mm_cvtepi32_ps(_mm_loadu_si128(ints)), _mm_cvtepi32_ps(_mm_loadu_si128(ints + 1)),
                _mm_cvtepi32_ps(_mm_loadu_si128(ints + 2)), _mm_cvtepi32_ps(_mm_loadu_si128(ints + 3)))

cdef inline void store(float* p, lanes x) noexcept nogil:
    _mm_storeu_ps(p, x.a)
    _mm_storeu_ps(p + 4, x.b)
    _mm_storeu_ps(p + 8, x.c)
    _mm_storeu_ps(p + 12, x.d)

cdef inline void prefetch(const void* p) noexcept nogil:
    _mm_prefetch(<const char*> p, PREFETCH)

cdef inline void prefetch_far(const void* p) noexcept nogil:
    """into the second-level cache"""
    _mm_prefetch(<const char*> p, PREFETCH_FAR)

cdef inline lanes add(lanes x, lanes y) noexcept nogil:
    return four(_mm_add_ps(x.a, y.a), _mm_add_ps(x.b, y.b), _mm_add_ps(x.c, y.c), _mm_add_ps(x.d, y.d))

cdef inline lanes sub(lanes x, lanes y) noexcept nogil:
    return four(_mm_sub_ps(x.a, y.a), _mm_sub_ps(x.b, y.b), _mm_sub_ps(x.c, y.c), _mm_sub_ps(x.d, y.d))

cdef inline lanes mul(lanes x, lanes y) noexcept nogil:
    return four(_mm_mul_ps(x.a, y.a), _mm_mul_ps(x.b, y.b), _mm_mul_ps(x.c, y.c), _mm_mul_ps(x.d, y.d))

cdef inline lanes div(lanes x, lanes y) noexcept nogil:
    return four(_mm_div_ps(x.a, y.a), _mm_div_ps(x.b, y.b), _mm_div_ps(x.c, y.c), _mm_div_ps(x.d, y.d))

cdef inline lanes lesser(lanes x, lanes y) noexcept nogil:
    """x if x < y, else y (so y too if one is NaN)"""
    return four(_mm_min_ps(x.a, y.a), _mm_min_ps(x.b, y.b), _mm_min_ps(x.c, y.c), _mm_min_ps(x.d, y.d))

cdef inline lanes greater(lanes x, lanes y) noexcept nogil:
    """x if x > y, else y (so y too if one is NaN)"""
    return four(_mm_max_ps(x.a, y.a), _mm_max_ps(x.b, y.b), _mm_max_ps(x.c, y.c), _mm_max_ps(x.d, y.d))

cdef inline __m128 zero_below4(__m128 x, __m128 limit, __m128 y) noexcept nogil:
    return _mm_andnot_ps(_mm_cmplt_ps(x, limit), y)

cdef inline lanes zero_below(lanes x, float limit, lanes y) noexcept nogil:
    """0 where x < limit, else y"""
    cdef __m128 least = _mm_set1_ps(limit)
    return four(zero_below4(x.a, least, y.a), zero_below4(x.b, least, y.b),
                zero_below4(x.c, least, y.c), zero_below4(x.d, least, y.d))

cdef inline __m128 power_of_two(__m128 n) noexcept nogil:
    return _mm_castsi128_ps(_mm_slli_epi32(_mm_add_epi32(_mm_cvtps_epi32(n), _mm_set1_epi32(127)), 23))

cdef inline lanes exp2i(lanes n) noexcept nogil:
    """2 ** n for whole -126 <= n <= 127"""
    return four(power_of_two(n.a), power_of_two(n.b), power_of_two(n.c), power_of_two(n.d))

cdef inline __m128 greater_bits4(__m128 x, __m128 y) noexcept nogil:
    cdef __m128i magnitude = _mm_and_si128(_mm_castps_si128(y), _mm_set1_epi32(0x7FFFFFFF))
    return _mm_castsi128_ps(_mm_max_epu32(_mm_castps_si128(x), magnitude))

cdef inline lanes greater_bits(lanes x, lanes y) noexcept nogil:
    """The greater bit pattern of x and |y|: the maximum of magnitudes that loses no NaN."""
    return four(greater_bits4(x.a, y.a), greater_bits4(x.b, y.b), greater_bits4(x.c, y.c), greater_bits4(x.d, y.d))

cdef inline __m128 low_bf16(__m128i words) noexcept nogil:
    return _mm_castsi128_ps(_mm_unpacklo_epi16(_mm_setzero_si128(), words))

cdef inline __m128 high_bf16(__m128i words) noexcept nogil:
    return _mm_castsi128_ps(_mm_unpackhi_epi16(_mm_setzero_si128(), words))

cdef inline lanes load_bf16(const uint16_t* p) noexcept nogil:
    cdef __m128i first = _mm_loadu_si128(<const __m128i*> p)
    cdef __m128i second = _mm_loadu_si128(<const __m128i*> (p + 8))
    return four(low_bf16(first), high_bf16(first), low_bf16(second), high_bf16(second))


# float16 in whole numbers, as numerics.pxd has it: F16C came three processor generations after SSE4.1

cdef inline __m128 widen_f16(const uint16_t* p) noexcept nogil:
    """numerics.pxd's f16_to_f32 of four"""
    cdef __m128i half = _mm_cvtepu16_epi32(_mm_loadl_epi64(<const __m128i*> p))
    cdef __m128i sign = _mm_slli_epi32(_mm_and_si128(half, _mm_set1_epi32(0x8000)), 16)
    cdef __m128i rest = _mm_slli_epi32(_mm_and_si128(half, _mm_set1_epi32(0x7FFF)), 13)
    cdef __m128 value = _mm_mul_ps(_mm_castsi128_ps(rest), _mm_castsi128_ps(_mm_set1_epi32(0x77800000)))    # 2**112
    # infinity or NaN: the exponent is all ones
    cdef __m128i special = _mm_and_si128(_mm_cmpgt_epi32(rest, _mm_set1_epi32(0x0F7FFFFF)), _mm_set1_epi32(0x7F800000))
    return _mm_castsi128_ps(_mm_or_si128(_mm_castps_si128(value), _mm_or_si128(sign, special)))

cdef inline lanes load_f16(const uint16_t* p) noexcept nogil:
    return four(widen_f16(p), widen_f16(p + 4), widen_f16(p + 8), widen_f16(p + 12))

cdef inline __m128i narrow_f16(__m128 x) noexcept nogil:
    """numerics.pxd's f32_to_f16 of four, as dwords; |x| <= 65504"""
    cdef __m128i bits = _mm_and_si128(_mm_castps_si128(x), _mm_set1_epi32(0x7FFFFFFF))
    cdef __m128i sign = _mm_and_si128(_mm_srli_epi32(_mm_castps_si128(x), 16), _mm_set1_epi32(0x8000))
    cdef __m128i small = _mm_cmpgt_epi32(_mm_set1_epi32(0x38800000), bits)
    cdef __m128i denormal = _mm_sub_epi32(_mm_castps_si128(_mm_add_ps(_mm_castsi128_ps(bits), _mm_set1_ps(0.5))),
                                          _mm_set1_epi32(0x3F000000))
    cdef __m128i odd = _mm_and_si128(_mm_srli_epi32(bits, 13), _mm_set1_epi32(1))
    cdef __m128i normal = _mm_add_epi32(_mm_add_epi32(bits, odd), _mm_set1_epi32(0x0FFF - 0x38000000))
    return _mm_or_si128(sign, _mm_blendv_epi8(_mm_srli_epi32(normal, 13), denormal, small))

cdef inline void store_f16(uint16_t* p, lanes x) noexcept nogil:
    _mm_storeu_si128(<__m128i*> p, _mm_packus_epi32(narrow_f16(x.a), narrow_f16(x.b)))
    _mm_storeu_si128(<__m128i*> (p + 8), _mm_packus_epi32(narrow_f16(x.c), narrow_f16(x.d)))


cdef inline void store_codes(int8_t* p, lanes x) noexcept nogil:
    """p (16,) = x rounded half to even; |x| <= 127"""
    cdef __m128i first = _mm_packs_epi32(_mm_cvtps_epi32(x.a), _mm_cvtps_epi32(x.b))
    cdef __m128i second = _mm_packs_epi32(_mm_cvtps_epi32(x.c), _mm_cvtps_epi32(x.d))
    _mm_storeu_si128(<__m128i*> p, _mm_packs_epi16(first, second))


# The end of sum16, by 8, 4, 2, 1: of one sum, or of four side by side (each shuffle pair gathers the addends of two
# registers, so that one add does the step for both).

cdef inline __m128 halve_to4(lanes x) noexcept nogil:
    """by 8 and 4"""
    return _mm_add_ps(_mm_add_ps(x.a, x.c), _mm_add_ps(x.b, x.d))

cdef inline float halve(lanes x) noexcept nogil:
    cdef __m128 addends = halve_to4(x)
    cdef __m128 two = _mm_add_ps(addends, _mm_movehl_ps(addends, addends))
    return _mm_cvtss_f32(_mm_add_ps(two, _mm_shuffle_ps(two, two, 1)))

cdef inline __m128 step_2(__m128 x, __m128 y) noexcept nogil:
    """[x0..x3] [y0..y3] -> [x0+x2, x1+x3, y0+y2, y1+y3]"""
    return _mm_add_ps(_mm_shuffle_ps(x, y, 0x44), _mm_shuffle_ps(x, y, 0xEE))

cdef inline __m128 step_1(__m128 x, __m128 y) noexcept nogil:
    """[x0 x1 x2 x3] [y0 y1 y2 y3] -> [x0+x1, x2+x3, y0+y1, y2+y3]"""
    return _mm_add_ps(_mm_shuffle_ps(x, y, 0x88), _mm_shuffle_ps(x, y, 0xDD))

cdef inline quad fold4(lanes a, lanes b, lanes c, lanes d) noexcept nogil:
    """Four accumulators, halved to their sums."""
    return step_1(step_2(halve_to4(a), halve_to4(b)), step_2(halve_to4(c), halve_to4(d)))

cdef inline lanes fold16(quad a, quad b, quad c, quad d) noexcept nogil:
    """The sixteen sums of four quads, in order."""
    return four(a, b, c, d)
