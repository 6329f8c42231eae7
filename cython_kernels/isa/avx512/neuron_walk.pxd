"""The walks over neurons, listed ones or all, whatever their lines hold. May be cimported by AVX-512 modules only."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport PREFETCH, PREFETCH_FAR, _mm_prefetch
from cython_kernels.isa.avx512.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport dword_at
from cython_kernels.layouts.sparse cimport LINE
from cython_kernels.layouts.tile cimport ROW_BLOCK

cdef extern from "immintrin.h" nogil:
    __m512i _mm512_unpacklo_epi8(__m512i, __m512i) noexcept
    __m512i _mm512_unpackhi_epi8(__m512i, __m512i) noexcept
    __m512i _mm512_unpacklo_epi16(__m512i, __m512i) noexcept
    __m512i _mm512_unpackhi_epi16(__m512i, __m512i) noexcept

cdef enum:
    # neurons of a list that share one walk over the sums. PrefetchList for in longer runs they come sooner: 21 GB/s of a third of all
    # neurons instead of 14 with 16 (a Zen 4)
    GROUP = 64

# sums (span,), fields in place, += one line, at ``offset``, of each of count neurons, four at a time
ctypedef void (*AddLine)(const uint8_t** neuron, Py_ssize_t count, Py_ssize_t offset, const int8_t* q, int32_t* sums) noexcept nogil

cdef struct four_neurons:
    # bytes of four neurons beside one another, of sixteen rows of each field, and of the next sixteen
    __m512i a
    __m512i b


cdef inline four_neurons interleaved(const uint8_t** neuron, Py_ssize_t offset, bint upper) noexcept nogil:
    """Of rows 0 .. 31 of each field of a line, or 32 .. 63"""
    cdef __m512i x = _mm512_loadu_si512(neuron[0] + offset), y = _mm512_loadu_si512(neuron[1] + offset)
    cdef __m512i z = _mm512_loadu_si512(neuron[2] + offset), w = _mm512_loadu_si512(neuron[3] + offset)
    cdef four_neurons bytes
    x = _mm512_unpackhi_epi8(x, y) if upper else _mm512_unpacklo_epi8(x, y)
    z = _mm512_unpackhi_epi8(z, w) if upper else _mm512_unpacklo_epi8(z, w)
    bytes.a, bytes.b = _mm512_unpacklo_epi16(x, z), _mm512_unpackhi_epi16(x, z)
    return bytes


cdef inline __m512i four_codes(const int8_t* q) noexcept nogil:
    """The activations of four neurons, for every row"""
    return _mm512_set1_epi32(dword_at(q))


cdef inline __m512i sums_at(const int32_t* sums) noexcept nogil:
    return _mm512_loadu_si512(sums)


cdef inline void store_sums(int32_t* sums, __m512i a, __m512i b) noexcept nogil:
    _mm512_storeu_si512(sums, a)
    _mm512_storeu_si512(sums + 16, b)


# the codes of one field of a line, a byte each
ctypedef __m512i (*FieldOf)(__m512i bytes, Py_ssize_t field) noexcept nogil


cdef inline void walk_tile(FieldOf field_of, const uint8_t* packed, Py_ssize_t lines, Py_ssize_t span, Py_ssize_t cols,
                           Py_ssize_t row, uint8_t* tile) noexcept nogil:
    """table.pxd's unpack for neurons of so many lines"""
    cdef Py_ssize_t stride = lines * LINE, field = row % span // 64, i, _k
    cdef const uint8_t* line = packed + row // span * LINE
    cdef bint upper = row % 64 >= ROW_BLOCK
    cdef const uint8_t* neuron[4]
    cdef four_neurons bytes
    for _k in range(0, cols, 4):
        for i in range(4):
            _mm_prefetch(<const char*> line + (16 + i) * stride, PREFETCH)
            neuron[i] = line + i * stride
        bytes = interleaved(neuron, 0, upper)
        _mm512_storeu_si512(tile, field_of(bytes.a, field))
        _mm512_storeu_si512(tile + 64, field_of(bytes.b, field))
        line += 4 * stride
        tile += 4 * ROW_BLOCK


cdef inline void walk_columns(AddLine add_line, const uint8_t* packed, Py_ssize_t lines, Py_ssize_t span, const int32_t* which,
                              const int8_t* q, Py_ssize_t n, int32_t* sums) noexcept nogil:
    """table.pxd's add_columns for neurons of so many lines"""
    # a field in place is at most 128: |sum| <= 128 * 128 * columns < 2**31 up to 131,072 columns
    cdef Py_ssize_t stride = lines * LINE
    cdef const uint8_t* neuron[GROUP]
    cdef const uint8_t* after[GROUP]
    cdef int8_t last[GROUP]
    cdef const int8_t* values
    cdef Py_ssize_t i, j, s, ahead, offset
    for i in range(0, n, 64):                        # GROUP
        ahead = offset = 0
        for j in range(GROUP):                       # beyond the last neuron it is read again, times 0
            neuron[j] = packed + which[min(i + j, n - 1)] * stride
            after[j] = packed + which[i + GROUP + j] * stride
        values = q + i
        if i + GROUP > n:
            for j in range(GROUP):
                last[j] = values[j] if i + j < n else 0
            values = last
        for s in range(lines):
            for _ in range(GROUP):                   # prefetch_lines for the next neurons one after the other, as they lie
                _mm_prefetch(<const char*> after[ahead] + offset, PREFETCH_FAR)
                offset += LINE
                if offset == stride:
                    ahead, offset = ahead + 1, 0
            add_line(neuron, min(n - i, <Py_ssize_t> GROUP), s * LINE, values, sums + s * span)
