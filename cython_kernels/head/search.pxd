"""The search for the best rows of a certified head: its owner."""
from libc.stdint cimport int32_t, uint8_t

from cython_kernels.head.certified cimport CertifiedHead
from cython_kernels.head.gumbel cimport Noise
from cython_kernels.head.search_state cimport STATES, Goal, Search
from cython_kernels.system.control cimport Control
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport Kernels

cdef class HeadSearch:
    cdef CertifiedHead head
    cdef Search state
    cdef Noise noise
    cdef list memory
    cdef int status[STATES]      # a Readiness for each hidden state
    cdef int depth               # planes to begin with
    cdef int failures            # searches in vain, one after the other
    cdef Py_ssize_t to_leave_out         # searches to leave out
    cdef Py_ssize_t searches_since_trial        # searches since another depth was tried ...
    cdef Py_ssize_t trial_interval        # ... and after how many the next is
    cdef bint is_trial              # the depth at hand is a trial
    cdef attach(self, Pool* pool, Control* control, Kernels products, const float* states)
    cdef forget(self, Py_ssize_t n_states)
    cdef uint8_t* block(self, Py_ssize_t size) except NULL
    cdef int scan(self, Py_ssize_t row) noexcept nogil
    cdef adapt(self, bint in_vain, bint first)
    cdef find(self, Py_ssize_t row, Goal goal, const int32_t[::1] context)
    cdef Py_ssize_t take_bytes(self)
    cdef Py_ssize_t take_rescored(self)
