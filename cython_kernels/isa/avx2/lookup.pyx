"""TL1, TL2 and T-MAC on AVX2: 32 rows are looked up at a time. Imported by kernels.pyx only."""
from cython_kernels.isa.avx2.u8x32 cimport *

include "cython_kernels/generic/lookup.pxi"
