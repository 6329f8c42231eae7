"""The scalar building blocks of NUMERICS.md, written once and inlined into every module that needs them."""
from libc.stdint cimport int32_t, uint16_t, uint32_t, uint64_t

cdef extern from "system/fpenv.h" nogil:
    uint64_t fp_enter() noexcept         # rounding as NUMERICS.md has it; returns what was set before
    void fp_leave(uint64_t old) noexcept

cdef extern from * nogil:
    """
    #include <stdint.h>
    #include <string.h>
    static inline uint32_t float_bits(float x) { uint32_t b; memcpy(&b, &x, 4); return b; }
    static inline float bits_float(uint32_t b) { float x; memcpy(&x, &b, 4); return x; }
    /* nearest integer, half to even: adding 1.5 * 2**23 leaves no room for a fraction (|x| < 2**22) */
    static inline int32_t nearest(float x) { volatile float y = x + 12582912.0f; return (int32_t) (y - 12582912.0f); }
    """
    uint32_t float_bits(float x) noexcept
    float bits_float(uint32_t b) noexcept
    int32_t nearest(float x) noexcept


cdef inline float halve16(float* lanes) noexcept nogil:
    """The end of sum16: fold 16 lanes by 8, 4, 2, 1. Overwrites them."""
    cdef Py_ssize_t i
    for i in range(8):
        lanes[i] += lanes[i + 8]
    for i in range(4):
        lanes[i] += lanes[i + 4]
    lanes[0] += lanes[2]
    lanes[1] += lanes[3]
    return lanes[0] + lanes[1]


cdef inline float exp32(float x) noexcept nogil:
    """exp(x) by the Cephes polynomial (expf.c); 0 below -87, held at exp(88) above 88."""
    cdef float n, y
    if x < -87.0:
        return 0.0
    if x > 88.0:
        x = 88.0
    n = (x * <float> 1.44269504088896341 + <float> 12582912.0) - <float> 12582912.0    # nearest integer, half to even
    x = x - n * <float> 0.693359375
    x = x - n * <float> -2.12194440e-4
    y = <float> 1.9875691500e-4
    y = y * x + <float> 1.3981999507e-3
    y = y * x + <float> 8.3334519073e-3
    y = y * x + <float> 4.1665795894e-2
    y = y * x + <float> 1.6666665459e-1
    y = y * x + <float> 5.0000001201e-1
    y = (y * (x * x) + x) + <float> 1.0
    return y * bits_float(<uint32_t> (<int32_t> n + 127) << 23)


cdef inline float unit(float code_scale, float weight_scale, bint divides) noexcept nogil:
    """What the sums of a linear layer are multiplied with (or divided by, where the checkpoint's scale divides)."""
    return code_scale * weight_scale if divides else weight_scale / code_scale


cdef inline float bf16_to_f32(uint16_t h) noexcept nogil:
    return bits_float(<uint32_t> h << 16)


cdef inline float f16_to_f32(uint16_t h) noexcept nogil:
    """Exact, denormals included (the bit trick: shift into place, rescale the exponent by a multiplication)."""
    cdef uint32_t sign = <uint32_t> (h & 0x8000) << 16
    cdef uint32_t rest = <uint32_t> (h & 0x7FFF) << 13
    if rest >= 0x0F800000:                                  # infinity or NaN: the exponent is all ones
        return bits_float(sign | rest | 0x7F800000)
    return bits_float(sign | float_bits(bits_float(rest) * bits_float(0x77800000)))    # times 2**112


cdef inline uint16_t f32_to_f16(float x) noexcept nogil:
    """Round half to even; the caller has made sure that |x| <= 65504."""
    cdef uint32_t bits = float_bits(x)
    cdef uint16_t sign = <uint16_t> (bits >> 16 & 0x8000)
    bits &= 0x7FFFFFFF
    if bits < 0x38800000:                                   # below 2**-14: a denormal of f16
        # adding 0.5 puts the f16 denormal's last bit at the float's last bit, so the hardware rounds it
        return sign | <uint16_t> (float_bits(bits_float(bits) + <float> 0.5) - 0x3F000000)
    bits += 0x0FFF + (bits >> 13 & 1)                       # half to even on the 13 bits that go
    return sign | <uint16_t> ((bits - 0x38000000) >> 13)
