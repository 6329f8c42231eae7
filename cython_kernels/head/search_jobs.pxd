"""Jobs of a search (system/pool.pxd); the context of each is a Search."""
from libc.stddef cimport ptrdiff_t

cdef void scan_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil
cdef void score_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil
cdef void refine_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil
cdef void promising_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil
cdef void rescore_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil
