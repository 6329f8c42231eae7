"""Products of fields of two and four bits on NEON: skipping zero neurons, planes of the head. Imported by kernels.pyx only."""
from cython_kernels.isa.neon.code_vectors cimport *
from cython_kernels.isa.neon.products cimport *

cdef enum:
    LINES_HELD = 2           # lines whose int16 sums cannot wrap: 8 vectors * 2 fields * 12 * 127 = 24,384
    FIVES_HELD = 4       # vectors of five bits whose int16 sums cannot wrap


include "cython_kernels/generic/sparse.pxi"
include "cython_kernels/generic/head_planes.pxi"
