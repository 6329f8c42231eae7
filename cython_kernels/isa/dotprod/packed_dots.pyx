"""Products of fields of two and four bits by ARM's dot product: skipping zero neurons, planes of the head. Imported by kernels.pyx only."""
from cython_kernels.isa.neon.code_vectors cimport *
from cython_kernels.isa.dotprod.products cimport *

cdef enum:
    LINES_HELD = 1 << 20         # any number: sums are int32
    FIVES_HELD = 4               # a line, likewise


include "cython_kernels/generic/sparse.pxi"
include "cython_kernels/generic/head_planes.pxi"
