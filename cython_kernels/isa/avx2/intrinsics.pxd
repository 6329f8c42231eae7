"""The AVX, AVX2 and F16C intrinsics in use, one per line. May be cimported by AVX2 and better modules only."""

cdef extern from "immintrin.h" nogil:
    ctypedef struct __m128:
        pass
    ctypedef struct __m256:
        pass
    ctypedef struct __m256d:
        pass
    ctypedef struct __m128i:
        pass
    ctypedef struct __m256i:
        pass
    void _mm_prefetch(const char*, int) noexcept
    # float32
    __m256 _mm256_setzero_ps() noexcept
    __m256 _mm256_set1_ps(float) noexcept
    __m256 _mm256_loadu_ps(const float*) noexcept
    void _mm256_storeu_ps(float*, __m256) noexcept
    __m256 _mm256_add_ps(__m256, __m256) noexcept
    __m256 _mm256_sub_ps(__m256, __m256) noexcept
    __m256 _mm256_mul_ps(__m256, __m256) noexcept
    __m256 _mm256_div_ps(__m256, __m256) noexcept
    __m256 _mm256_min_ps(__m256, __m256) noexcept
    __m256 _mm256_max_ps(__m256, __m256) noexcept
    __m256 _mm256_cmp_ps(__m256, __m256, int) noexcept
    __m256 _mm256_andnot_ps(__m256, __m256) noexcept
    __m256 _mm256_shuffle_ps(__m256, __m256, int) noexcept
    __m256 _mm256_permute2f128_ps(__m256, __m256, int) noexcept
    __m256d _mm256_permute4x64_pd(__m256d, int) noexcept
    __m128 _mm256_castps256_ps128(__m256) noexcept
    __m128 _mm256_extractf128_ps(__m256, int) noexcept
    __m128 _mm_loadu_ps(const void*) noexcept
    __m128 _mm_add_ps(__m128, __m128) noexcept
    __m128 _mm_movehl_ps(__m128, __m128) noexcept
    __m128 _mm_shuffle_ps(__m128, __m128, int) noexcept
    float _mm_cvtss_f32(__m128) noexcept
    # conversions
    __m256d _mm256_castps_pd(__m256) noexcept
    __m256 _mm256_castpd_ps(__m256d) noexcept
    __m256i _mm256_castps_si256(__m256) noexcept
    __m256 _mm256_castsi256_ps(__m256i) noexcept
    __m256 _mm256_cvtepi32_ps(__m256i) noexcept
    __m256i _mm256_cvtps_epi32(__m256) noexcept              # to nearest, half to even
    __m256i _mm256_cvtepu16_epi32(__m128i) noexcept
    __m256 _mm256_cvtph_ps(__m128i) noexcept
    __m128i _mm256_cvtps_ph(__m256, int) noexcept
    # integers
    __m256i _mm256_setzero_si256() noexcept
    __m256i _mm256_set1_epi8(char) noexcept
    __m256i _mm256_set1_epi16(short) noexcept
    __m256i _mm256_set1_epi32(int) noexcept
    __m128i _mm_loadu_si128(const __m128i*) noexcept
    void _mm_storeu_si128(__m128i*, __m128i) noexcept
    __m256i _mm256_loadu_si256(const __m256i*) noexcept
    void _mm256_storeu_si256(__m256i*, __m256i) noexcept
    __m256i _mm256_and_si256(__m256i, __m256i) noexcept
    __m256i _mm256_or_si256(__m256i, __m256i) noexcept
    __m256i _mm256_slli_epi32(__m256i, int) noexcept
    __m256i _mm256_add_epi8(__m256i, __m256i) noexcept
    __m256i _mm256_srli_epi16(__m256i, int) noexcept
    __m256i _mm256_srai_epi32(__m256i, int) noexcept
    __m256i _mm256_srlv_epi32(__m256i, __m256i) noexcept
    __m256i _mm256_add_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_add_epi32(__m256i, __m256i) noexcept
    __m256i _mm256_max_epu32(__m256i, __m256i) noexcept
    __m256i _mm256_maddubs_epi16(__m256i, __m256i) noexcept  # unsigned bytes first, signed second
    __m256i _mm256_madd_epi16(__m256i, __m256i) noexcept
    __m256i _mm256_mask_i32gather_epi32(__m256i, const int*, __m256i, __m256i, int) noexcept
    int _mm256_testz_si256(__m256i, __m256i) noexcept
    __m128i _mm256_castsi256_si128(__m256i) noexcept
    __m128i _mm256_extracti128_si256(__m256i, int) noexcept
    __m128i _mm_packs_epi32(__m128i, __m128i) noexcept
    __m128i _mm_packs_epi16(__m128i, __m128i) noexcept
    enum:
        LESS "_CMP_LT_OQ"                                    # false if one of the two is NaN
        PREFETCH "_MM_HINT_T0"
        PREFETCH_FAR "_MM_HINT_T1"
        HALF_TO_EVEN "_MM_FROUND_TO_NEAREST_INT"
