"""The NEON intrinsics of every 64-bit ARM in use, one per line; those of dotprod and i8mm are beside their kernels."""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t, uint16_t, uint32_t

cdef extern from "arm_neon.h" nogil:
    ctypedef struct float32x4_t:
        pass
    ctypedef struct float64x2_t:
        pass
    ctypedef struct float16x4_t:
        pass
    ctypedef struct int8x8_t:
        pass
    ctypedef struct int8x16_t:
        pass
    ctypedef struct int16x4_t:
        pass
    ctypedef struct int16x8_t:
        pass
    ctypedef struct int32x4_t:
        pass
    ctypedef struct uint8x8_t:
        pass
    ctypedef struct uint8x16_t:
        pass
    ctypedef struct uint16x4_t:
        pass
    ctypedef struct uint16x8_t:
        pass
    ctypedef struct uint32x4_t:
        pass
    # float32
    float32x4_t vdupq_n_f32(float) noexcept
    float32x4_t vld1q_f32(const float*) noexcept
    void vst1q_f32(float*, float32x4_t) noexcept
    float32x4_t vaddq_f32(float32x4_t, float32x4_t) noexcept
    float32x4_t vsubq_f32(float32x4_t, float32x4_t) noexcept
    float32x4_t vmulq_f32(float32x4_t, float32x4_t) noexcept
    float32x4_t vdivq_f32(float32x4_t, float32x4_t) noexcept
    float32x4_t vpaddq_f32(float32x4_t, float32x4_t) noexcept        # sums of neighbours, those of the first below
    uint32x4_t vcltq_f32(float32x4_t, float32x4_t) noexcept
    uint32x4_t vcgtq_f32(float32x4_t, float32x4_t) noexcept
    float32x4_t vbslq_f32(uint32x4_t, float32x4_t, float32x4_t) noexcept     # second where the first is set, else third
    float64x2_t vzip1q_f64(float64x2_t, float64x2_t) noexcept
    float64x2_t vzip2q_f64(float64x2_t, float64x2_t) noexcept
    float vgetq_lane_f32(float32x4_t, int) noexcept
    # conversions
    float64x2_t vreinterpretq_f64_f32(float32x4_t) noexcept
    float32x4_t vreinterpretq_f32_f64(float64x2_t) noexcept
    float32x4_t vreinterpretq_f32_s32(int32x4_t) noexcept
    uint32x4_t vreinterpretq_u32_f32(float32x4_t) noexcept
    float32x4_t vreinterpretq_f32_u32(uint32x4_t) noexcept
    float16x4_t vreinterpret_f16_u16(uint16x4_t) noexcept
    uint16x4_t vreinterpret_u16_f16(float16x4_t) noexcept
    int8x16_t vreinterpretq_s8_u8(uint8x16_t) noexcept
    int8x16_t vreinterpretq_s8_s32(int32x4_t) noexcept
    int32x4_t vreinterpretq_s32_s8(int8x16_t) noexcept
    int16x8_t vreinterpretq_s16_u8(uint8x16_t) noexcept
    uint16x8_t vreinterpretq_u16_u8(uint8x16_t) noexcept
    uint8x16_t vreinterpretq_u8_u16(uint16x8_t) noexcept
    uint8x16_t vreinterpretq_u8_s8(int8x16_t) noexcept
    uint8x8_t vreinterpret_u8_s8(int8x8_t) noexcept
    int16x8_t vreinterpretq_s16_u16(uint16x8_t) noexcept
    uint16x8_t vreinterpretq_u16_s16(int16x8_t) noexcept
    float32x4_t vcvtq_f32_s32(int32x4_t) noexcept                    # rounds as FPCR says: half to even
    int32x4_t vcvtnq_s32_f32(float32x4_t) noexcept                   # to nearest, half to even
    float32x4_t vcvt_f32_f16(float16x4_t) noexcept
    float16x4_t vcvt_f16_f32(float32x4_t) noexcept                   # rounds as FPCR says: half to even
    # integers
    uint8x16_t vdupq_n_u8(uint8_t) noexcept
    uint8x8_t vdup_n_u8(uint8_t) noexcept
    int8x16_t vdupq_n_s8(int8_t) noexcept
    int16x8_t vdupq_n_s16(int16_t) noexcept
    int32x4_t vdupq_n_s32(int32_t) noexcept
    uint32x4_t vdupq_n_u32(uint32_t) noexcept
    int32x4_t vdupq_laneq_s32(int32x4_t, int) noexcept
    int8x16_t vld1q_s8(const int8_t*) noexcept
    uint8x16_t vld1q_u8(const uint8_t*) noexcept
    int16x8_t vld1q_s16(const int16_t*) noexcept
    void vst1q_s8(int8_t*, int8x16_t) noexcept
    void vst1_u8(uint8_t*, uint8x8_t) noexcept
    void vst1q_u8(uint8_t*, uint8x16_t) noexcept
    uint16x4_t vld1_u16(const uint16_t*) noexcept
    void vst1_u16(uint16_t*, uint16x4_t) noexcept
    int32x4_t vld1q_s32(const int32_t*) noexcept
    void vst1q_s32(int32_t*, int32x4_t) noexcept
    uint8x16_t vandq_u8(uint8x16_t, uint8x16_t) noexcept
    uint8x16_t vorrq_u8(uint8x16_t, uint8x16_t) noexcept
    uint8x16_t veorq_u8(uint8x16_t, uint8x16_t) noexcept
    uint8x16_t vaddq_u8(uint8x16_t, uint8x16_t) noexcept
    uint8x16_t vsubq_u8(uint8x16_t, uint8x16_t) noexcept
    uint8x16_t vshrq_n_u8(uint8x16_t, int) noexcept
    uint8x16_t vshlq_n_u8(uint8x16_t, int) noexcept
    int8x16_t vshrq_n_s8(int8x16_t, int) noexcept
    int8x16_t vorrq_s8(int8x16_t, int8x16_t) noexcept
    uint8x16_t vmlaq_u8(uint8x16_t, uint8x16_t, uint8x16_t) noexcept  # first + second * third
    uint8x8_t vget_low_u8(uint8x16_t) noexcept
    uint8x8_t vget_high_u8(uint8x16_t) noexcept
    uint16x8_t vaddw_u8(uint16x8_t, uint8x8_t) noexcept
    uint16x8_t vmlal_u8(uint16x8_t, uint8x8_t, uint8x8_t) noexcept   # first + second * third, widened
    uint8x16_t vtstq_u8(uint8x16_t, uint8x16_t) noexcept             # 0xFF where the two share a bit
    uint8x16_t vqtbl1q_u8(uint8x16_t, uint8x16_t) noexcept           # byte i = first[second[i]]
    uint8x16_t vzip1q_u8(uint8x16_t, uint8x16_t) noexcept
    uint8x16_t vzip2q_u8(uint8x16_t, uint8x16_t) noexcept
    uint16x8_t vzip1q_u16(uint16x8_t, uint16x8_t) noexcept
    uint16x8_t vzip2q_u16(uint16x8_t, uint16x8_t) noexcept
    uint32x4_t vandq_u32(uint32x4_t, uint32x4_t) noexcept
    uint32x4_t vbicq_u32(uint32x4_t, uint32x4_t) noexcept            # first and not second
    uint32x4_t vmaxq_u32(uint32x4_t, uint32x4_t) noexcept
    uint32x4_t vshll_n_u16(uint16x4_t, int) noexcept
    int16x8_t vaddq_s16(int16x8_t, int16x8_t) noexcept
    int16x8_t vmulq_n_s16(int16x8_t, int16_t) noexcept
    int16x8_t vmlaq_n_s16(int16x8_t, int16x8_t, int16_t) noexcept    # first + second * third
    int16x8_t vmlsq_n_s16(int16x8_t, int16x8_t, int16_t) noexcept    # first - second * third
    int16x8_t vqrdmulhq_n_s16(int16x8_t, int16_t) noexcept           # (product + 2**14) >> 15
    int32x4_t vaddq_s32(int32x4_t, int32x4_t) noexcept
    int32x4_t vshlq_n_s32(int32x4_t, int) noexcept
    int16x4_t vmovn_s32(int32x4_t) noexcept
    int16x8_t vcombine_s16(int16x4_t, int16x4_t) noexcept
    int8x8_t vmovn_s16(int16x8_t) noexcept
    int8x16_t vcombine_s8(int8x8_t, int8x8_t) noexcept
    int16x4_t vget_low_s16(int16x8_t) noexcept
    int32x4_t vaddw_s16(int32x4_t, int16x4_t) noexcept
    int32x4_t vaddw_high_s16(int32x4_t, int16x8_t) noexcept
    int8x8_t vget_low_s8(int8x16_t) noexcept
    int16x8_t vmlal_s8(int16x8_t, int8x8_t, int8x8_t) noexcept       # first + second * third, widened
    int16x8_t vmlal_high_s8(int16x8_t, int8x16_t, int8x16_t) noexcept
    int32x4_t vpaddlq_s16(int16x8_t) noexcept                        # sums of neighbours, widened
    int32x4_t vpaddq_s32(int32x4_t, int32x4_t) noexcept              # sums of neighbours, those of the first below

cdef extern from * nogil:
    """
    #ifdef _MSC_VER
    #define tern_prefetch(p, level) __prefetch(p)
    #else
    #define tern_prefetch(p, level) __builtin_prefetch(p, 0, level)
    #endif
    """
    void tern_prefetch(const void*, int) noexcept
