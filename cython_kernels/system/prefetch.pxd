"""Asking for memory before it is needed, in modules that know no instruction set."""

cdef extern from * nogil:
    """
    #if defined(__GNUC__)
    #define PREFETCH_READ(p) __builtin_prefetch(p)
    #define PREFETCH_FAR_READ(p) __builtin_prefetch(p, 0, 2)
    #elif defined(_M_X64)
    #include <xmmintrin.h>
    #define PREFETCH_READ(p) _mm_prefetch((const char *) (p), _MM_HINT_T0)
    #define PREFETCH_FAR_READ(p) _mm_prefetch((const char *) (p), _MM_HINT_T1)
    #else
    #define PREFETCH_READ(p) ((void) (p))
    #define PREFETCH_FAR_READ(p) ((void) (p))
    #endif
    """
    void PREFETCH_READ(const void* p) noexcept
    void PREFETCH_FAR_READ(const void* p) noexcept       # into the second-level cache
