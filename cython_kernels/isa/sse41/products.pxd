"""Products of code bytes and activations on SSE4.1, sums of int16. May be cimported by SSE4.1 and better modules only."""
from libc.stdint cimport int32_t

from cython_kernels.isa.sse41.code_vectors cimport *

ctypedef __m128i products    # int16, two of each dword


cdef inline products nothing() noexcept nogil:
    return _mm_setzero_si128()


cdef inline products multiply_add(products sums, code_bytes codes, column_bytes columns) noexcept nogil:
    return _mm_add_epi16(sums, _mm_maddubs_epi16(codes, columns))


cdef inline totals widen(products sums) noexcept nogil:
    return _mm_madd_epi16(sums, _mm_set1_epi16(1))


cdef inline void add_rows(int32_t* sums, products addends, int shift) noexcept nogil:
    """sums (4,) += the dwords of addends << shift"""
    cdef __m128i rows = _mm_madd_epi16(addends, _mm_set1_epi16(<short> (1 << shift)))
    _mm_storeu_si128(<__m128i*> sums, _mm_add_epi32(_mm_loadu_si128(<const __m128i*> sums), rows))
