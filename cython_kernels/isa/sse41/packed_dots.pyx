"""Products of fields of two and four bits on SSE4.1: skipping zero neurons, planes of the head. Imported by kernels.pyx only."""
from cython_kernels.isa.sse41.code_vectors cimport *
from cython_kernels.isa.sse41.products cimport *

cdef enum:
    LINES_HELD = 1       # lines whose int16 sums cannot wrap: 4 vectors * 2 fields * 2 bytes * 12 * 127 = 24,384
    FIVES_HELD = 2       # vectors of five bits whose int16 sums cannot wrap


include "cython_kernels/generic/sparse.pxi"
include "cython_kernels/generic/head_planes.pxi"
