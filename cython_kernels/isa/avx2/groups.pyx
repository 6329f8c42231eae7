"""Ternary weights with a scale per group of 128 columns on AVX2. Imported by load_groups() only, where the CPU has it."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.groups cimport GroupKernels
from cython_kernels.isa.avx2.code_vectors cimport *
from cython_kernels.isa.avx2.products cimport *
from cython_kernels.layouts.groups cimport CODES_BYTES
from cython_kernels.layouts.i2_s cimport STEP_BYTES, dword_at

cdef extern from "immintrin.h" nogil:
    __m256d _mm256_cvtepi32_pd(__m128i) noexcept
    __m256d _mm256_cvtps_pd(__m128) noexcept
    __m256d _mm256_mul_pd(__m256d, __m256d) noexcept
    __m256d _mm256_add_pd(__m256d, __m256d) noexcept
    __m256d _mm256_loadu_pd(const double*) noexcept
    void _mm256_storeu_pd(double*, __m256d) noexcept
    __m256i _mm256_sub_epi32(__m256i, __m256i) noexcept

cdef enum:
    AHEAD = 4096         # bytes to prefetch ahead


cdef inline totals total_of(products low, products high) noexcept nogil:
    """low + high / 4: fields 1 and 3 were taken where they lie"""
    return add_totals(widen(low), quarter_of(widen(high)))


cdef inline void add_scaled(double* sums, totals acc, __m256 scales) noexcept nogil:
    """sums (8,) += acc * scales"""
    cdef __m256d first = _mm256_mul_pd(_mm256_cvtepi32_pd(_mm256_castsi256_si128(acc)), _mm256_cvtps_pd(_mm256_castps256_ps128(scales)))
    cdef __m256d second = _mm256_mul_pd(_mm256_cvtepi32_pd(_mm256_extracti128_si256(acc, 1)),
                                        _mm256_cvtps_pd(_mm256_extractf128_ps(scales, 1)))
    _mm256_storeu_pd(sums, _mm256_add_pd(_mm256_loadu_pd(sums), first))
    _mm256_storeu_pd(sums + 4, _mm256_add_pd(_mm256_loadu_pd(sums + 4), second))


cdef inline void half_group(const uint8_t* line, const uint8_t* scales, const int8_t* q, int32_t qsum, double* sums) noexcept nogil:
    """sums (16,) += scale * (weights @ q) of half a row block of a group; q (128,)"""
    # int16 sums cannot wrap in 128 columns: isa/avx2/kernels.pyx, COLUMNS_HELD
    cdef column_bytes q0, q1, q2, q3
    cdef code_bytes a, b                # the first eight rows, and the others
    cdef products low_a, high_a, low_b, high_b
    cdef totals less = _mm256_set1_epi32(qsum)       # a code is weight + 1
    cdef Py_ssize_t _c
    low_a = high_a = low_b = high_b = nothing()
    for _c in range(8):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        q0 = four_columns(dword_at(q))
        q1 = four_columns(dword_at(q + 4))
        q2 = four_columns(dword_at(q + 8))
        q3 = four_columns(dword_at(q + 12))
        a = codes_at(line)
        b = codes_at(line + 32)
        low_a = multiply_add(low_a, low_pairs(a), q0)
        low_b = multiply_add(low_b, low_pairs(b), q0)
        high_a = multiply_add(high_a, next_pairs(a), q1)
        high_b = multiply_add(high_b, next_pairs(b), q1)
        a = upper_half(a)
        b = upper_half(b)
        low_a = multiply_add(low_a, low_pairs(a), q2)
        low_b = multiply_add(low_b, low_pairs(b), q2)
        high_a = multiply_add(high_a, next_pairs(a), q3)
        high_b = multiply_add(high_b, next_pairs(b), q3)
        line += STEP_BYTES
        q += 16
    add_scaled(sums, _mm256_sub_epi32(total_of(low_a, high_a), less), _mm256_cvtph_ps(_mm_loadu_si128(<const __m128i*> scales)))
    add_scaled(sums + 8, _mm256_sub_epi32(total_of(low_b, high_b), less), _mm256_cvtph_ps(_mm_loadu_si128(<const __m128i*> (scales + 16))))


cdef inline void quarter_group(const uint8_t* line, const uint8_t* scales, const int8_t* q, const int8_t* p, int32_t qsum,
                               double* sums) noexcept nogil:
    """sums (8,) += scale * (weights @ (q + 256 p)) of eight rows of a group; q and p (128,), the low and the high bytes"""
    cdef code_bytes a, b
    cdef products low_q, high_q, low_p, high_p
    cdef totals acc
    cdef Py_ssize_t _c
    low_q = high_q = low_p = high_p = nothing()
    for _c in range(8):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        a = codes_at(line)
        b = upper_half(a)
        low_q = multiply_add(low_q, low_pairs(a), four_columns(dword_at(q)))
        low_p = multiply_add(low_p, low_pairs(a), four_columns(dword_at(p)))
        high_q = multiply_add(high_q, next_pairs(a), four_columns(dword_at(q + 4)))
        high_p = multiply_add(high_p, next_pairs(a), four_columns(dword_at(p + 4)))
        low_q = multiply_add(low_q, low_pairs(b), four_columns(dword_at(q + 8)))
        low_p = multiply_add(low_p, low_pairs(b), four_columns(dword_at(p + 8)))
        high_q = multiply_add(high_q, next_pairs(b), four_columns(dword_at(q + 12)))
        high_p = multiply_add(high_p, next_pairs(b), four_columns(dword_at(p + 12)))
        line += STEP_BYTES
        q += 16
        p += 16
    acc = add_totals(total_of(low_q, high_q), _mm256_slli_epi32(total_of(low_p, high_p), 8))
    add_scaled(sums, _mm256_sub_epi32(acc, _mm256_set1_epi32(qsum)), _mm256_cvtph_ps(_mm_loadu_si128(<const __m128i*> scales)))


cdef inline void add_group(const uint8_t* block, const int8_t* q, Py_ssize_t cols, int32_t qsum, int bits, double* sums) noexcept nogil:
    cdef Py_ssize_t i
    if bits == 8:
        half_group(block, block + CODES_BYTES, q, qsum, sums)
        half_group(block + 64, block + CODES_BYTES + 32, q, qsum, sums + 16)
        return
    for i in range(4):
        quarter_group(block + 32 * i, block + CODES_BYTES + 16 * i, q, q + cols, qsum, sums + 8 * i)


include "cython_kernels/generic/groups.pxi"


def fill(GroupKernels table):
    """Put the AVX2 form into ``table``."""
    table.provide("avx2", multiply)
