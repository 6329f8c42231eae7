"""Sixteen float32 lanes on NEON: four registers. The vocabulary that generic/floats.pxi is written in."""
from libc.stdint cimport int8_t, int32_t, uint16_t

from cython_kernels.isa.neon.intrinsics cimport *

cdef struct lanes:
    float32x4_t a        # lanes 0..3
    float32x4_t b
    float32x4_t c
    float32x4_t d        # lanes 12..15

ctypedef float32x4_t quad    # four sums


cdef inline lanes four(float32x4_t a, float32x4_t b, float32x4_t c, float32x4_t d) noexcept nogil:
    cdef lanes all
    all.a = a
    all.b = b
    all.c = c
    all.d = d
    return all

cdef inline lanes set1(float x) noexcept nogil:
    return four(vdupq_n_f32(x), vdupq_n_f32(x), vdupq_n_f32(x), vdupq_n_f32(x))

cdef inline lanes zero() noexcept nogil:
    return set1(0)

cdef inline lanes load(const float* p) noexcept nogil:
    return four(vld1q_f32(p), vld1q_f32(p + 4), vld1q_f32(p + 8), vld1q_f32(p + 12))

cdef inline lanes load_ints(const int32_t* p) noexcept nogil:
    return four(vcvtq_f32_s32(vld1q_s32(p)), vcvtq_f32_s32(vld1q_s32(p + 4)),
                vcvtq_f32_s32(vld1q_s32(p + 8)), vcvtq_f32_s32(vld1q_s32(p + 12)))

cdef inline void store(float* p, lanes x) noexcept nogil:
    vst1q_f32(p, x.a)
    vst1q_f32(p + 4, x.b)
    vst1q_f32(p + 8, x.c)
    vst1q_f32(p + 12, x.d)

cdef inline void prefetch(const void* p) noexcept nogil:
    tern_prefetch(p, 3)

cdef inline void prefetch_far(const void* p) noexcept nogil:
    """into the second-level cache"""
    tern_prefetch(p, 2)

cdef inline lanes add(lanes x, lanes y) noexcept nogil:
    return four(vaddq_f32(x.a, y.a), vaddq_f32(x.b, y.b), vaddq_f32(x.c, y.c), vaddq_f32(x.d, y.d))

cdef inline lanes sub(lanes x, lanes y) noexcept nogil:
    return four(vsubq_f32(x.a, y.a), vsubq_f32(x.b, y.b), vsubq_f32(x.c, y.c), vsubq_f32(x.d, y.d))

cdef inline lanes mul(lanes x, lanes y) noexcept nogil:
    return four(vmulq_f32(x.a, y.a), vmulq_f32(x.b, y.b), vmulq_f32(x.c, y.c), vmulq_f32(x.d, y.d))

cdef inline lanes div(lanes x, lanes y) noexcept nogil:
    return four(vdivq_f32(x.a, y.a), vdivq_f32(x.b, y.b), vdivq_f32(x.c, y.c), vdivq_f32(x.d, y.d))

cdef inline float32x4_t lesser4(float32x4_t x, float32x4_t y) noexcept nogil:
    return vbslq_f32(vcltq_f32(x, y), x, y)          # vminq would give NaN where either is

cdef inline lanes lesser(lanes x, lanes y) noexcept nogil:
    """x if x < y, else y (so y too if one is NaN)"""
    return four(lesser4(x.a, y.a), lesser4(x.b, y.b), lesser4(x.c, y.c), lesser4(x.d, y.d))

cdef inline float32x4_t greater4(float32x4_t x, float32x4_t y) noexcept nogil:
    return vbslq_f32(vcgtq_f32(x, y), x, y)

cdef inline lanes greater(lanes x, lanes y) noexcept nogil:
    """x if x > y, else y (so y too if one is NaN)"""
    return four(greater4(x.a, y.a), greater4(x.b, y.b), greater4(x.c, y.c), greater4(x.d, y.d))

cdef inline float32x4_t zero_below4(float32x4_t x, float32x4_t limit, float32x4_t y) noexcept nogil:
    return vreinterpretq_f32_u32(vbicq_u32(vreinterpretq_u32_f32(y), vcltq_f32(x, limit)))

cdef inline lanes zero_below(lanes x, float limit, lanes y) noexcept nogil:
    """0 where x < limit, else y"""
    cdef float32x4_t least = vdupq_n_f32(limit)
    return four(zero_below4(x.a, least, y.a), zero_below4(x.b, least, y.b),
                zero_below4(x.c, least, y.c), zero_below4(x.d, least, y.d))

cdef inline float32x4_t power_of_two(float32x4_t n) noexcept nogil:
    return vreinterpretq_f32_s32(vshlq_n_s32(vaddq_s32(vcvtnq_s32_f32(n), vdupq_n_s32(127)), 23))

cdef inline lanes exp2i(lanes n) noexcept nogil:
    """2 ** n for whole -126 <= n <= 127"""
    return four(power_of_two(n.a), power_of_two(n.b), power_of_two(n.c), power_of_two(n.d))

cdef inline float32x4_t greater_bits4(float32x4_t x, float32x4_t y) noexcept nogil:
    cdef uint32x4_t magnitude = vandq_u32(vreinterpretq_u32_f32(y), vdupq_n_u32(0x7FFFFFFF))
    return vreinterpretq_f32_u32(vmaxq_u32(vreinterpretq_u32_f32(x), magnitude))

cdef inline lanes greater_bits(lanes x, lanes y) noexcept nogil:
    """The greater bit pattern of x and |y|: the maximum of magnitudes that loses no NaN."""
    return four(greater_bits4(x.a, y.a), greater_bits4(x.b, y.b), greater_bits4(x.c, y.c), greater_bits4(x.d, y.d))

cdef inline float32x4_t widen_bf16(const uint16_t* p) noexcept nogil:
    return vreinterpretq_f32_u32(vshll_n_u16(vld1_u16(p), 16))

cdef inline lanes load_bf16(const uint16_t* p) noexcept nogil:
    return four(widen_bf16(p), widen_bf16(p + 4), widen_bf16(p + 8), widen_bf16(p + 12))

cdef inline float32x4_t widen_f16(const uint16_t* p) noexcept nogil:
    return vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(p)))

cdef inline lanes load_f16(const uint16_t* p) noexcept nogil:
    return four(widen_f16(p), widen_f16(p + 4), widen_f16(p + 8), widen_f16(p + 12))

cdef inline void narrow_f16(uint16_t* p, float32x4_t x) noexcept nogil:
    vst1_u16(p, vreinterpret_u16_f16(vcvt_f16_f32(x)))

cdef inline void store_f16(uint16_t* p, lanes x) noexcept nogil:
    narrow_f16(p, x.a)
    narrow_f16(p + 4, x.b)
    narrow_f16(p + 8, x.c)
    narrow_f16(p + 12, x.d)

cdef inline int8x8_t narrow(float32x4_t lower, float32x4_t upper) noexcept nogil:
    return vmovn_s16(vcombine_s16(vmovn_s32(vcvtnq_s32_f32(lower)), vmovn_s32(vcvtnq_s32_f32(upper))))

cdef inline void store_codes(int8_t* p, lanes x) noexcept nogil:
    """p (16,) = x rounded half to even; |x| <= 127"""
    vst1q_s8(p, vcombine_s8(narrow(x.a, x.b), narrow(x.c, x.d)))


# The end of sum16, by 8, 4, 2, 1: of four sums side by side, two registers a step

cdef inline float32x4_t halve_to4(lanes x) noexcept nogil:
    """by 8 and 4"""
    return vaddq_f32(vaddq_f32(x.a, x.c), vaddq_f32(x.b, x.d))

cdef inline float32x4_t step_2(float32x4_t x, float32x4_t y) noexcept nogil:
    """[x0..x3] [y0..y3] -> [x0+x2, x1+x3, y0+y2, y1+y3]"""
    cdef float64x2_t x_pairs = vreinterpretq_f64_f32(x)
    cdef float64x2_t y_pairs = vreinterpretq_f64_f32(y)
    return vaddq_f32(vreinterpretq_f32_f64(vzip1q_f64(x_pairs, y_pairs)), vreinterpretq_f32_f64(vzip2q_f64(x_pairs, y_pairs)))

cdef inline quad fold4(lanes a, lanes b, lanes c, lanes d) noexcept nogil:
    """Four accumulators, halved to their sums."""
    return vpaddq_f32(step_2(halve_to4(a), halve_to4(b)), step_2(halve_to4(c), halve_to4(d)))

cdef inline float halve(lanes x) noexcept nogil:
    cdef float32x4_t two = step_2(halve_to4(x), halve_to4(x))
    return vgetq_lane_f32(vpaddq_f32(two, two), 0)

cdef inline lanes fold16(quad a, quad b, quad c, quad d) noexcept nogil:
    """The sixteen sums of four quads, in order."""
    return four(a, b, c, d)
