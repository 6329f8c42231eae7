"""A search for the best rows of a certified head: its goal, and what its threads share."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.head.bounds cimport Query
from cython_kernels.head.certified cimport PLANES, CodedRows
from cython_kernels.head.gumbel cimport Noise
from cython_kernels.system.control cimport Control
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport HeadDots, Floats, RowsDot

cdef enum:
    STATES = 8                   # hidden states at once
    BLOCK = 128                  # rows a thread scans at once
    BUNCH = 64                   # rows a thread refines at once
    PROMISING = 128              # rows that are read in bf16 to know early what the others have to reach, at most

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
    HeadDots head_dots
    RowsDot plane_c_dot
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


cdef inline Py_ssize_t blocks(Search* s) noexcept nogil:
    return (s.coded.rows + BLOCK - 1) // BLOCK


cdef inline Py_ssize_t bytes_of(Search* s, int planes) noexcept nogil:
    """Bytes of so many planes of a row: four, five or seven bits a column"""
    return s.coded.cols * (4 if planes == 1 else 5 if planes == 2 else 7) // 8
