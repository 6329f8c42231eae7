"""The threads that share a job, and the barrier between two jobs (pool.hpp)."""
from libc.stddef cimport ptrdiff_t

cdef extern from "pool.hpp" nogil:
    ctypedef void (*Job)(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil
    cdef cppclass Pool:
        Pool(int size) except +
        int size()
        void prefetch_while_waiting(const void* base, ptrdiff_t size, ptrdiff_t total) noexcept
        void run(Job job, void* ctx, ptrdiff_t items, ptrdiff_t grain) noexcept
