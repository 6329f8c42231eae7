"""Sixteen float32 lanes on AVX-512: one zmm register. The vocabulary that generic/floats.pxi is written in."""
from libc.stdint cimport int8_t, int32_t, uint16_t

from cython_kernels.isa.avx2.f32x16 cimport halve8
from cython_kernels.isa.avx2.intrinsics cimport (
    __m128i, __m256i, _mm256_add_ps, _mm256_loadu_si256, _mm256_storeu_si256, _mm_prefetch,
    _mm_loadu_ps, _mm_storeu_si128, HALF_TO_EVEN, LESS, PREFETCH, PREFETCH_FAR,
)
from cython_kernels.isa.avx512.intrinsics cimport *

ctypedef __m512 lanes
ctypedef __m512 quad     # four sums on the way through sum16, four addends of each left


cdef inline lanes zero() noexcept nogil:
    return _mm512_setzero_ps()

cdef inline lanes set1(float x) noexcept nogil:
    return _mm512_set1_ps(x)

cdef inline lanes load(const float* p) noexcept nogil:
    return _mm512_loadu_ps(p)

cdef inline lanes load_ints(const int32_t* p) noexcept nogil:
    return _mm512_cvtepi32_ps(_mm512_loadu_si512(p))

cdef inline void store(float* p, lanes a) noexcept nogil:
    _mm512_storeu_ps(p, a)

cdef inline void prefetch(const void* p) noexcept nogil:
    _mm_prefetch(<const char*> p, PREFETCH)

cdef inline void prefetch_far(const void* p) noexcept nogil:
    """into the second-level cache"""
    _mm_prefetch(<const char*> p, PREFETCH_FAR)

cdef inline lanes add(lanes a, lanes b) noexcept nogil:
    return _mm512_add_ps(a, b)

cdef inline lanes sub(lanes a, lanes b) noexcept nogil:
    return _mm512_sub_ps(a, b)

cdef inline lanes mul(lanes a, lanes b) noexcept nogil:
    return _mm512_mul_ps(a, b)

cdef inline lanes div(lanes a, lanes b) noexcept nogil:
    return _mm512_div_ps(a, b)

cdef inline lanes lesser(lanes a, lanes b) noexcept nogil:
    """a if a < b, else b (so b too if one is NaN)"""
    return _mm512_min_ps(a, b)

cdef inline lanes greater(lanes a, lanes b) noexcept nogil:
    """a if a > b, else b (so b too if one is NaN)"""
    return _mm512_max_ps(a, b)

cdef inline lanes zero_below(lanes x, float limit, lanes y) noexcept nogil:
    """0 where x < limit, else y"""
    return _mm512_mask_mov_ps(y, _mm512_cmp_ps_mask(x, _mm512_set1_ps(limit), LESS), _mm512_setzero_ps())

cdef inline lanes exp2i(lanes n) noexcept nogil:
    """2 ** n for whole -126 <= n <= 127"""
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_add_epi32(_mm512_cvtps_epi32(n), _mm512_set1_epi32(127)), 23))

cdef inline lanes greater_bits(lanes a, lanes b) noexcept nogil:
    """The greater bit pattern of a and |b|: the maximum of magnitudes that loses no NaN."""
    cdef __m512i magnitude = _mm512_and_si512(_mm512_castps_si512(b), _mm512_set1_epi32(0x7FFFFFFF))
    return _mm512_castsi512_ps(_mm512_max_epu32(_mm512_castps_si512(a), magnitude))

cdef inline lanes load_bf16(const uint16_t* p) noexcept nogil:
    return _mm512_castsi512_ps(_mm512_slli_epi32(
        _mm512_cvtepu16_epi32(_mm256_loadu_si256(<const __m256i*> p)), 16))

cdef inline lanes load_f16(const uint16_t* p) noexcept nogil:
    return _mm512_cvtph_ps(_mm256_loadu_si256(<const __m256i*> p))

cdef inline void store_f16(uint16_t* p, lanes a) noexcept nogil:
    _mm256_storeu_si256(<__m256i*> p, _mm512_cvtps_ph(a, HALF_TO_EVEN))

cdef inline void store_codes(int8_t* p, lanes a) noexcept nogil:
    """p (16,) = a rounded half to even; |a| <= 127"""
    _mm_storeu_si128(<__m128i*> p, _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(a)))


# The end of sum16, by 8, 4, 2, 1: of one sum, or of four and then sixteen side by side (each shuffle pair gathers the
# addends of two registers, so that one add does the step for both). A "quarter" is four lanes.

cdef inline float halve(lanes a) noexcept nogil:
    return halve8(_mm256_add_ps(_mm512_castps512_ps256(a), _mm512_extractf32x8_ps(a, 1)))

cdef inline __m512 step_8(__m512 a, __m512 b) noexcept nogil:
    """quarters [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a2, a1+a3, b0+b2, b1+b3]"""
    return _mm512_add_ps(_mm512_shuffle_f32x4(a, b, 0x44), _mm512_shuffle_f32x4(a, b, 0xEE))

cdef inline __m512 step_4(__m512 a, __m512 b) noexcept nogil:
    """quarters [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a1, a2+a3, b0+b1, b2+b3]"""
    return _mm512_add_ps(_mm512_shuffle_f32x4(a, b, 0x88), _mm512_shuffle_f32x4(a, b, 0xDD))

cdef inline __m512 step_2(__m512 a, __m512 b) noexcept nogil:
    """in each quarter: [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a2, a1+a3, b0+b2, b1+b3]"""
    return _mm512_add_ps(_mm512_shuffle_ps(a, b, 0x44), _mm512_shuffle_ps(a, b, 0xEE))

cdef inline __m512 step_1(__m512 a, __m512 b) noexcept nogil:
    """in each quarter: [a0 a1 a2 a3] [b0 b1 b2 b3] -> [a0+a1, a2+a3, b0+b1, b2+b3]"""
    return _mm512_add_ps(_mm512_shuffle_ps(a, b, 0x88), _mm512_shuffle_ps(a, b, 0xDD))

cdef inline quad fold4(lanes a, lanes b, lanes c, lanes d) noexcept nogil:
    """Four accumulators, halved by 8 and 4: one quarter each."""
    return step_4(step_8(a, b), step_8(c, d))

cdef inline lanes fold16(quad a, quad b, quad c, quad d) noexcept nogil:
    """The sixteen sums of four quads, in order."""
    # step_1 leaves quarter i = sum i of a, b, c, d: transposed
    cdef __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)
    return _mm512_permutexvar_ps(order, step_1(step_2(a, b), step_2(c, d)))


# Keys as lanes: sixteen rows turned, four columns at a time.

cdef inline __m512 four_of(const float* rows, Py_ssize_t stride) noexcept nogil:
    """four columns of rows 0, 4, 8 and 12, one per quarter"""
    cdef __m512 x = _mm512_castps128_ps512(_mm_loadu_ps(rows))
    x = _mm512_insertf32x4(x, _mm_loadu_ps(rows + 4 * stride), 1)
    x = _mm512_insertf32x4(x, _mm_loadu_ps(rows + 8 * stride), 2)
    return _mm512_insertf32x4(x, _mm_loadu_ps(rows + 12 * stride), 3)

cdef inline void turn(const float* rows, Py_ssize_t d, float* columns) noexcept nogil:
    """columns (d, 16) = rows (16, d), d being a multiple of 4"""
    cdef __m512 a, b, c, e, low, high
    cdef Py_ssize_t i
    for i in range(0, d, 4):
        a, b = four_of(rows + i, d), four_of(rows + d + i, d)
        c, e = four_of(rows + 2 * d + i, d), four_of(rows + 3 * d + i, d)
        # in each quarter a row of four: [a0 a1 a2 a3] [b0 ..] [c0 ..] [e0 ..] -> [a0 b0 c0 e0] [a1 ..] [a2 ..] [a3 ..]
        low, high = _mm512_unpacklo_ps(a, b), _mm512_unpacklo_ps(c, e)
        _mm512_storeu_ps(columns + 16 * i, _mm512_shuffle_ps(low, high, 0x44))
        _mm512_storeu_ps(columns + 16 * i + 16, _mm512_shuffle_ps(low, high, 0xEE))
        low, high = _mm512_unpackhi_ps(a, b), _mm512_unpackhi_ps(c, e)
        _mm512_storeu_ps(columns + 16 * i + 32, _mm512_shuffle_ps(low, high, 0x44))
        _mm512_storeu_ps(columns + 16 * i + 48, _mm512_shuffle_ps(low, high, 0xEE))
