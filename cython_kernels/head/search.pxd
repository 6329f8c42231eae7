"""The search for the best rows of a certified head: its state, and its owner."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.head.bounds cimport Query
from cython_kernels.head.certified cimport PLANES, CertifiedHead, CodedRows
from cython_kernels.head.gumbel cimport Noise
from cython_kernels.system.control cimport Control
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport CodeSums, Floats, Kernels, RowsDot

cdef enum:
    STATES = 8                   # hidden states at once

cdef enum Kind:
    BEST = 0                     # all rows whose score is at least the k-th best less the margin
    NOISY = 1                    # the same of score / temperature + noise
    ABOVE = 2                    # all rows whose score is at least ``level``
    NUCLEUS = 3                  # rows that hold all the probability at a temperature but ``spare``, the best token's being 1

cdef struct Goal:
    Kind kind
    Py_ssize_t k
    double margin
    double penalty               # repetition penalty of the rows that are seen; 1: none
    double temperature
    double spare
    double level

cdef struct Search:
    Control* control             # of the pass that left the states
    Pool* pool
    CodeSums code_sums
    RowsDot pairs_dot
    const Floats* floats
    const float* states          # (n_states, n) hidden states after the last norm
    Py_ssize_t n_states
    const CodedRows* coded
    Query queries[STATES]
    int8_t* parts                # (STATES, 2, cols) codes of the hidden states, 128 * first + second
    # the scan at hand
    Py_ssize_t first, count      # queries
    int depth                    # planes
    # the search at hand
    Query* query
    const Noise* noise
    Py_ssize_t which             # ... is the query of this number
    int plane
    int32_t* left                # (rows,) ids that may be among the best, ascending
    Py_ssize_t n_left
    int32_t* promising           # (PROMISING,) of those that are left, some with the greatest lower bounds
    float* scratch               # (rows,) their lower bounds, then their logits
    Goal goal
    uint8_t* seen                # (rows,) 1 where the penalty applies
    double dropped               # nucleus: at most this much probability, the best token's being 1, is not left ...
    Py_ssize_t n_dropped         # ... in so many rows ...
    float ceiling                # ... with scores up to this
    double kept[PLANES]          # share of rows left after each plane, or of a search that skipped it -1
    Py_ssize_t bytes, rescored   # of the head, read since they were last asked for

cdef class HeadSearch:
    cdef CertifiedHead head
    cdef Search search
    cdef Noise noise
    cdef list memory
    cdef int status[STATES]      # a Readiness for each hidden state
    cdef int depth               # planes to begin with
    cdef int failures            # searches in vain, one after the other
    cdef Py_ssize_t rest         # searches to leave out
    cdef Py_ssize_t since        # searches since another depth was tried ...
    cdef Py_ssize_t pause        # ... and after how many the next is
    cdef bint tried              # the depth at hand is a trial
    cdef attach(self, Pool* pool, Control* control, Kernels products, const float* states)
    cdef forget(self, Py_ssize_t n_states)
    cdef uint8_t* block(self, Py_ssize_t size) except NULL
    cdef int scan(self, Py_ssize_t row) noexcept nogil
    cdef adapt(self, bint in_vain, bint first)
    cdef find(self, Py_ssize_t row, Goal goal, const int32_t[::1] context)
    cdef Py_ssize_t take_bytes(self)
    cdef Py_ssize_t take_rescored(self)
