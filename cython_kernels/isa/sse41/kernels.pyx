"""SSE4.1 and SSSE3 kernels, for CPUs without AVX2. Imported only where cpu.features() has "sse41"."""
from cython_kernels.isa.sse41.code_vectors cimport *
from cython_kernels.isa.sse41.f32x16 cimport *
from cython_kernels.isa.sse41.intrinsics cimport *
from cython_kernels.isa.sse41.products cimport *
from cython_kernels.layouts.i2_s cimport layout_bytes, pack_rows
from cython_kernels.table cimport Kernels, FormatKernels, no_format

from cython_kernels.isa.sse41 import digits, lookup, packed_dots

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

cdef enum:
    # The int16 sums cannot wrap in 256 columns, 16 steps: a step adds at most 4 fields * 2 bytes * 2 * 127 = 2,032, sixteen
    # 32,512 < 32,767; with q = -128 they reach 16 * -2,048 = -32,768, which int16 still holds.
    COLUMNS_HELD = 256

include "cython_kernels/isa/sse41/i2_s_steps.pxi"
include "cython_kernels/generic/i2_s_four_rows.pxi"
include "cython_kernels/generic/i2_s.pxi"


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef enum:
    TOKENS = 2
    # The int16 sums cannot wrap in 256 columns: a lane takes 2 bytes * 2 * 127 = 508 per four columns, 64 times 32,512
    # < 32,767; with q = -128 it reaches 64 * -512 = -32,768, which int16 still holds.
    TILE_COLUMNS = 256

include "cython_kernels/generic/tile_two_tokens.pxi"
include "cython_kernels/generic/tile_product.pxi"


def fill(Kernels table):
    """Put the SSE4.1 kernels into ``table``."""
    cdef FormatKernels ternary = no_format()
    table.isa = "sse41"
    ternary.packed_bytes, ternary.pack = layout_bytes, pack_rows
    ternary.matvec, ternary.unpack = matvec, unpack
    table.provide("i2_s", ternary)
    lookup.fill(table)
    packed_dots.fill(table)
    digits.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
