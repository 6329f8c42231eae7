"""NEON kernels, for every 64-bit ARM. Imported only where cpu.features() has "neon"."""
from cython_kernels.isa.neon.code_vectors cimport *
from cython_kernels.isa.neon.f32x16 cimport *
from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.isa.neon.products cimport *
from cython_kernels.layouts.i2_s cimport layout_bytes, pack_rows
from cython_kernels.table cimport Kernels, FormatKernels, no_format

from cython_kernels.isa.neon import digits, lookup, packed_dots

include "cython_kernels/generic/floats.pxi"
include "cython_kernels/generic/attention.pxi"


# ---- i2_s: the layout is in layouts/i2_s.pxd --------------------------------------------------------

cdef enum:
    # The int16 sums cannot wrap in 512 columns, 32 steps: in a step a lane takes one product from each field, at most
    # 4 * 2 * 127 = 1,016, in 32 steps 32,512 < 32,767; with q = -128 it reaches 32 * -1,024 = -32,768, which int16 still holds.
    COLUMNS_HELD = 512

include "cython_kernels/isa/neon/i2_s_steps.pxi"
include "cython_kernels/generic/i2_s_four_rows.pxi"
include "cython_kernels/generic/i2_s.pxi"


# ---- the int8 product of tiles ---------------------------------------------------------------------

cdef enum:
    TOKENS = 2
    # The int16 sums cannot wrap in 512 columns: a lane takes one product of 2 * 127 per four columns, 128 times 32,512
    # < 32,767; with q = -128 it reaches 128 * -256 = -32,768, which int16 still holds.
    TILE_COLUMNS = 512

include "cython_kernels/generic/tile_two_tokens.pxi"
include "cython_kernels/generic/tile_product.pxi"


def fill(Kernels table):
    """Put the NEON kernels into ``table``."""
    cdef FormatKernels ternary = no_format()
    table.isa = "neon"
    ternary.packed_bytes, ternary.pack = layout_bytes, pack_rows
    ternary.matvec, ternary.unpack = matvec, unpack
    table.provide("i2_s", ternary)
    lookup.fill(table)
    packed_dots.fill(table)
    digits.fill(table)
    table.gemm = gemm
    fill_floats(&table.floats)
