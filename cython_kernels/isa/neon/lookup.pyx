"""TL1, TL2 and T-MAC on NEON: 16 rows are looked up at a time. Imported by kernels.pyx only."""
from cython_kernels.isa.neon.u8x32 cimport *

include "cython_kernels/generic/lookup.pxi"
