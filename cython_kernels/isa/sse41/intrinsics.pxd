"""The SSE2, SSSE3 and SSE4.1 intrinsics in use, one per line. May be cimported by SSE4.1 and better modules only."""

cdef extern from "smmintrin.h" nogil:
    ctypedef struct __m128:
        pass
    ctypedef struct __m128i:
        pass
    # float32
    __m128 _mm_setzero_ps() noexcept
    __m128 _mm_set1_ps(float) noexcept
    __m128 _mm_loadu_ps(const float*) noexcept
    void _mm_storeu_ps(float*, __m128) noexcept
    __m128 _mm_add_ps(__m128, __m128) noexcept
    __m128 _mm_sub_ps(__m128, __m128) noexcept
    __m128 _mm_mul_ps(__m128, __m128) noexcept
    __m128 _mm_div_ps(__m128, __m128) noexcept
    __m128 _mm_min_ps(__m128, __m128) noexcept
    __m128 _mm_max_ps(__m128, __m128) noexcept
    __m128 _mm_cmplt_ps(__m128, __m128) noexcept
    __m128 _mm_andnot_ps(__m128, __m128) noexcept
    __m128 _mm_shuffle_ps(__m128, __m128, int) noexcept
    __m128 _mm_movehl_ps(__m128, __m128) noexcept
    float _mm_cvtss_f32(__m128) noexcept
    # conversions
    __m128i _mm_castps_si128(__m128) noexcept
    __m128 _mm_castsi128_ps(__m128i) noexcept
    __m128 _mm_cvtepi32_ps(__m128i) noexcept
    __m128i _mm_cvtps_epi32(__m128) noexcept                 # to nearest, half to even
    __m128i _mm_cvtepu16_epi32(__m128i) noexcept
    __m128i _mm_cvtepi16_epi32(__m128i) noexcept
    __m128i _mm_packs_epi32(__m128i, __m128i) noexcept
    __m128i _mm_packus_epi32(__m128i, __m128i) noexcept
    __m128i _mm_packs_epi16(__m128i, __m128i) noexcept
    # integers
    __m128i _mm_setzero_si128() noexcept
    __m128i _mm_set1_epi8(char) noexcept
    __m128i _mm_set1_epi16(short) noexcept
    __m128i _mm_set1_epi32(int) noexcept
    __m128i _mm_setr_epi16(short, short, short, short, short, short, short, short) noexcept
    __m128i _mm_loadl_epi64(const __m128i*) noexcept
    __m128i _mm_loadu_si128(const __m128i*) noexcept
    void _mm_storeu_si128(__m128i*, __m128i) noexcept
    __m128i _mm_and_si128(__m128i, __m128i) noexcept
    __m128i _mm_or_si128(__m128i, __m128i) noexcept
    __m128i _mm_xor_si128(__m128i, __m128i) noexcept
    __m128i _mm_slli_epi16(__m128i, int) noexcept
    __m128i _mm_slli_epi32(__m128i, int) noexcept
    __m128i _mm_add_epi8(__m128i, __m128i) noexcept
    __m128i _mm_srli_epi16(__m128i, int) noexcept
    __m128i _mm_srli_epi32(__m128i, int) noexcept
    __m128i _mm_srai_epi32(__m128i, int) noexcept
    __m128i _mm_add_epi16(__m128i, __m128i) noexcept
    __m128i _mm_add_epi32(__m128i, __m128i) noexcept
    __m128i _mm_sub_epi8(__m128i, __m128i) noexcept
    __m128i _mm_sub_epi16(__m128i, __m128i) noexcept
    __m128i _mm_sub_epi32(__m128i, __m128i) noexcept
    __m128i _mm_max_epu32(__m128i, __m128i) noexcept
    __m128i _mm_cmpgt_epi8(__m128i, __m128i) noexcept
    __m128i _mm_cmpgt_epi32(__m128i, __m128i) noexcept
    __m128i _mm_blendv_epi8(__m128i, __m128i, __m128i) noexcept    # second where the third's sign is set
    __m128i _mm_shuffle_epi32(__m128i, int) noexcept
    __m128i _mm_shuffle_epi8(__m128i, __m128i) noexcept
    __m128i _mm_unpacklo_epi8(__m128i, __m128i) noexcept
    __m128i _mm_unpackhi_epi8(__m128i, __m128i) noexcept
    __m128i _mm_unpacklo_epi16(__m128i, __m128i) noexcept
    __m128i _mm_unpackhi_epi16(__m128i, __m128i) noexcept
    __m128i _mm_maddubs_epi16(__m128i, __m128i) noexcept     # unsigned bytes first, signed second
    __m128i _mm_madd_epi16(__m128i, __m128i) noexcept
    __m128i _mm_mullo_epi16(__m128i, __m128i) noexcept
    __m128i _mm_mulhrs_epi16(__m128i, __m128i) noexcept      # (product + 2**14) >> 15
    __m128i _mm_sign_epi8(__m128i, __m128i) noexcept         # first times the second's sign, which may be 0
    void _mm_prefetch(const char*, int) noexcept
    enum:
        PREFETCH "_MM_HINT_T0"
        PREFETCH_FAR "_MM_HINT_T1"
