"""Weights of five ternary digits on NEON, eight at a time. Imported by kernels.pyx only."""
from libc.stdint cimport int8_t, int16_t, int64_t

from cython_kernels.isa.neon.f32x16 cimport *
from cython_kernels.isa.neon.intrinsics cimport *

cdef extern from "arm_neon.h" nogil:
    int8x8_t vld1_s8(const int8_t*) noexcept
    int16x8_t vmovl_s8(int8x8_t) noexcept
    int16x8_t vld1q_s16(const int16_t*) noexcept
    void vst1q_s16(int16_t*, int16x8_t) noexcept
    int32x4_t vmlal_s16(int32x4_t, int16x4_t, int16x4_t) noexcept    # first + second * third, widened
    int32x4_t vmlal_high_s16(int32x4_t, int16x8_t, int16x8_t) noexcept
    int64_t vaddlvq_s32(int32x4_t) noexcept                          # of all lanes, widened

cdef enum:
    STEP = 8
    HELD = 2048          # 512 products in a lane

ctypedef int32x4_t sums
ctypedef int16x8_t words


cdef inline sums no_sums() noexcept nogil:
    return vdupq_n_s32(0)


cdef inline words weights_at(const int8_t* p) noexcept nogil:
    return vmovl_s8(vld1_s8(p))


cdef inline sums add_products(sums s, words w, const int16_t* q) noexcept nogil:
    cdef int16x8_t columns = vld1q_s16(q)
    return vmlal_high_s16(vmlal_s16(s, vget_low_s16(w), vget_low_s16(columns)), w, columns)


cdef inline int64_t total(sums s) noexcept nogil:
    return vaddlvq_s32(s)


cdef inline int16x8_t narrow_words(float32x4_t a, float32x4_t b) noexcept nogil:
    return vcombine_s16(vmovn_s32(vcvtnq_s32_f32(a)), vmovn_s32(vcvtnq_s32_f32(b)))


cdef inline void store_words(int16_t* p, lanes a) noexcept nogil:
    """p (16,) = a rounded half to even; |a| < 32,768"""
    vst1q_s16(p, narrow_words(a.a, a.b))
    vst1q_s16(p + 8, narrow_words(a.c, a.d))


include "cython_kernels/generic/digits.pxi"
