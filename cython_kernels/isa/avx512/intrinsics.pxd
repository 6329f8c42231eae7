"""The AVX-512 (F, BW, DQ, VL, VNNI) intrinsics in use, one per line. May be cimported by AVX-512 modules only."""
from cython_kernels.isa.avx2.intrinsics cimport __m128, __m128i, __m256, __m256i

cdef extern from "immintrin.h" nogil:
    ctypedef struct __m512:
        pass
    ctypedef struct __m512i:
        pass
    ctypedef unsigned short __mmask16
    # float32
    __m512 _mm512_setzero_ps() noexcept
    __m512 _mm512_set1_ps(float) noexcept
    __m512 _mm512_loadu_ps(const void*) noexcept
    void _mm512_storeu_ps(void*, __m512) noexcept
    __m512 _mm512_add_ps(__m512, __m512) noexcept
    __m512 _mm512_sub_ps(__m512, __m512) noexcept
    __m512 _mm512_mul_ps(__m512, __m512) noexcept
    __m512 _mm512_div_ps(__m512, __m512) noexcept
    __m512 _mm512_min_ps(__m512, __m512) noexcept
    __m512 _mm512_max_ps(__m512, __m512) noexcept
    __mmask16 _mm512_cmp_ps_mask(__m512, __m512, int) noexcept
    __m512 _mm512_mask_mov_ps(__m512, __mmask16, __m512) noexcept
    __m512 _mm512_castps128_ps512(__m128) noexcept
    __m512 _mm512_insertf32x4(__m512, __m128, int) noexcept
    __m512 _mm512_unpacklo_ps(__m512, __m512) noexcept
    __m512 _mm512_unpackhi_ps(__m512, __m512) noexcept
    __m512 _mm512_shuffle_ps(__m512, __m512, int) noexcept
    __m512 _mm512_shuffle_f32x4(__m512, __m512, int) noexcept
    __m512 _mm512_permutexvar_ps(__m512i, __m512) noexcept   # lane i = second[first[i]]
    __m256 _mm512_castps512_ps256(__m512) noexcept
    __m256 _mm512_extractf32x8_ps(__m512, int) noexcept
    # conversions
    __m512i _mm512_castps_si512(__m512) noexcept
    __m512 _mm512_castsi512_ps(__m512i) noexcept
    __m512 _mm512_cvtepi32_ps(__m512i) noexcept
    __m512i _mm512_cvtps_epi32(__m512) noexcept              # to nearest, half to even
    __m512i _mm512_cvtepu16_epi32(__m256i) noexcept
    __m128i _mm512_cvtepi32_epi8(__m512i) noexcept
    __m512 _mm512_cvtph_ps(__m256i) noexcept
    __m256i _mm512_cvtps_ph(__m512, int) noexcept
    # integers
    __m512i _mm512_setzero_si512() noexcept
    __m512i _mm512_set1_epi8(char) noexcept
    __m512i _mm512_set1_epi32(int) noexcept
    __m512i _mm512_setr_epi32(int, int, int, int, int, int, int, int,
                              int, int, int, int, int, int, int, int) noexcept
    __m512i _mm512_loadu_si512(const void*) noexcept
    void _mm512_storeu_si512(void*, __m512i) noexcept
    void _mm512_mask_storeu_epi32(void*, __mmask16, __m512i) noexcept
    __m512i _mm512_and_si512(__m512i, __m512i) noexcept
    __m512i _mm512_andnot_si512(__m512i, __m512i) noexcept   # ~first & second
    __m512i _mm512_unpacklo_epi32(__m512i, __m512i) noexcept
    __m512i _mm512_unpackhi_epi32(__m512i, __m512i) noexcept
    __m512i _mm512_shuffle_i32x4(__m512i, __m512i, int) noexcept
    __m512i _mm512_shuffle_epi32(__m512i, int) noexcept
    __m512i _mm512_slli_epi32(__m512i, unsigned int) noexcept
    __m512i _mm512_or_si512(__m512i, __m512i) noexcept
    __m512i _mm512_add_epi8(__m512i, __m512i) noexcept
    __m512i _mm512_srli_epi32(__m512i, unsigned int) noexcept
    __m512i _mm512_srai_epi32(__m512i, unsigned int) noexcept
    __m512i _mm512_add_epi32(__m512i, __m512i) noexcept
    __m512i _mm512_sub_epi32(__m512i, __m512i) noexcept
    __m512i _mm512_max_epu32(__m512i, __m512i) noexcept
    __m512i _mm512_dpbusd_epi32(__m512i, __m512i, __m512i) noexcept    # sums + unsigned bytes . signed bytes
