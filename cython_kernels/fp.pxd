from libc.stdint cimport uint64_t

cdef extern from "fpenv.h" nogil:
    uint64_t fp_enter() noexcept
    void fp_leave(uint64_t old) noexcept
