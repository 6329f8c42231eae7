"""16 bytes of codes at once, on NEON. With products.pxd the vocabulary of generic/: i2_s, tile_two_tokens, sparse and head_planes."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.neon.intrinsics cimport *

cdef extern from "arm_neon.h" nogil:
    ctypedef struct uint64x2_t:
        pass
    uint8x16_t vshlq_u8(uint8x16_t, int8x16_t) noexcept              # to the right where the second is negative
    uint8x16_t vsliq_n_u8(uint8x16_t, uint8x16_t, int) noexcept      # the second to the left, over bits of the first
    int8x16_t vdupq_n_s8(int8_t) noexcept
    int32x4_t vshlq_s32(int32x4_t, int32x4_t) noexcept
    int32x4_t vshrq_n_s32(int32x4_t, int) noexcept
    uint32x4_t vreinterpretq_u32_u8(uint8x16_t) noexcept
    uint8x16_t vreinterpretq_u8_u32(uint32x4_t) noexcept
    uint64x2_t vreinterpretq_u64_u8(uint8x16_t) noexcept
    uint8x16_t vreinterpretq_u8_u64(uint64x2_t) noexcept
    uint32x4_t vzip1q_u32(uint32x4_t, uint32x4_t) noexcept
    uint32x4_t vzip2q_u32(uint32x4_t, uint32x4_t) noexcept
    uint64x2_t vzip1q_u64(uint64x2_t, uint64x2_t) noexcept
    uint64x2_t vzip2q_u64(uint64x2_t, uint64x2_t) noexcept

cdef enum:
    WIDTH = 16                           # bytes of a vector

ctypedef uint8x16_t code_bytes
ctypedef int8x16_t column_bytes          # int8 activations
ctypedef int32x4_t totals


cdef inline void ahead(const uint8_t* p) noexcept nogil:
    tern_prefetch(p, 3)

cdef inline code_bytes codes_at(const uint8_t* p) noexcept nogil:
    return vld1q_u8(p)

cdef inline code_bytes quarters_at(const uint8_t** rows, Py_ssize_t offset) noexcept nogil:
    """16 bytes of every fourth row: of one"""
    return vld1q_u8(rows[0] + offset)

cdef inline void store_bytes(uint8_t* p, code_bytes codes) noexcept nogil:
    vst1q_u8(p, codes)

cdef inline column_bytes columns_at(const int8_t* p) noexcept nogil:
    return vld1q_s8(p)

cdef inline column_bytes four_columns(int32_t four) noexcept nogil:
    """The same four activations for every dword"""
    return vreinterpretq_s8_s32(vdupq_n_s32(four))


# Fields

cdef inline code_bytes low_pairs(code_bytes codes) noexcept nogil:
    """Bits 0 and 1 of each byte"""
    return vandq_u8(codes, vdupq_n_u8(0x03))

cdef inline code_bytes next_pairs(code_bytes codes) noexcept nogil:
    """Bits 2 and 3 where they lie: four times the field"""
    return vandq_u8(codes, vdupq_n_u8(0x0C))

cdef inline code_bytes next_field(code_bytes codes) noexcept nogil:
    """Bits 2 and 3 in the place of bits 0 and 1; what the upper bits hold then is not said"""
    return vshrq_n_u8(codes, 2)

cdef inline code_bytes low_nibbles(code_bytes codes) noexcept nogil:
    return vandq_u8(codes, vdupq_n_u8(0x0F))

cdef inline code_bytes upper_half(code_bytes codes) noexcept nogil:
    """Bits 4 .. 7 in the place of bits 0 .. 3; what the upper bits hold then is not said"""
    return vshrq_n_u8(codes, 4)

cdef inline code_bytes bits_of(code_bytes codes, int field) noexcept nogil:
    """Bits field and 4 + field in the place of bits 0 and 4; what the others hold then is not said"""
    return vshlq_u8(codes, vdupq_n_s8(<int8_t> -field))

cdef inline code_bytes five_bits(code_bytes codes, code_bytes bits) noexcept nogil:
    """2 * (bits 0 .. 3 of codes) + bit 0 of bits"""
    return vsliq_n_u8(vandq_u8(bits, vdupq_n_u8(0x01)), low_nibbles(codes), 1)

cdef inline code_bytes field_of(code_bytes codes, int field) noexcept nogil:
    """Bits 2 field and 2 field + 1 of each byte"""
    return low_pairs(vshlq_u8(codes, vdupq_n_s8(<int8_t> (-2 * field))))


# Interleaving

cdef inline code_bytes zip8_low(code_bytes a, code_bytes b) noexcept nogil:
    return vzip1q_u8(a, b)

cdef inline code_bytes zip8_high(code_bytes a, code_bytes b) noexcept nogil:
    return vzip2q_u8(a, b)

cdef inline code_bytes zip16_low(code_bytes a, code_bytes b) noexcept nogil:
    return vreinterpretq_u8_u16(vzip1q_u16(vreinterpretq_u16_u8(a), vreinterpretq_u16_u8(b)))

cdef inline code_bytes zip16_high(code_bytes a, code_bytes b) noexcept nogil:
    return vreinterpretq_u8_u16(vzip2q_u16(vreinterpretq_u16_u8(a), vreinterpretq_u16_u8(b)))

cdef inline code_bytes zip32_low(code_bytes a, code_bytes b) noexcept nogil:
    return vreinterpretq_u8_u32(vzip1q_u32(vreinterpretq_u32_u8(a), vreinterpretq_u32_u8(b)))

cdef inline code_bytes zip32_high(code_bytes a, code_bytes b) noexcept nogil:
    return vreinterpretq_u8_u32(vzip2q_u32(vreinterpretq_u32_u8(a), vreinterpretq_u32_u8(b)))

cdef inline code_bytes zip64_low(code_bytes a, code_bytes b) noexcept nogil:
    return vreinterpretq_u8_u64(vzip1q_u64(vreinterpretq_u64_u8(a), vreinterpretq_u64_u8(b)))

cdef inline code_bytes zip64_high(code_bytes a, code_bytes b) noexcept nogil:
    return vreinterpretq_u8_u64(vzip2q_u64(vreinterpretq_u64_u8(a), vreinterpretq_u64_u8(b)))


# Totals

cdef inline totals no_totals() noexcept nogil:
    return vdupq_n_s32(0)

cdef inline totals add_totals(totals a, totals b) noexcept nogil:
    return vaddq_s32(a, b)

cdef inline totals quarter_of(totals sums) noexcept nogil:
    return vshrq_n_s32(sums, 2)

cdef inline void fold(totals a, totals b, totals c, totals d, int32_t* sums) noexcept nogil:
    """sums (4,) = the sums over all lanes of a, b, c and d"""
    vst1q_s32(sums, vpaddq_s32(vpaddq_s32(a, b), vpaddq_s32(c, d)))
