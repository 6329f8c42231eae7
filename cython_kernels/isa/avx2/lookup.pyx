"""TL1, TL2 and T-MAC on AVX2: 32 rows are looked up at a time. Imported by kernels_avx2's fill() only."""
from cython_kernels.isa.avx2.u8x32 cimport *

include "cython_kernels/generic/lookup.pxi"
