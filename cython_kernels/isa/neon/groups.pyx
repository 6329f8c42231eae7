"""Ternary weights with a scale per group of 128 columns on NEON. Imported by load_groups() only, where the CPU has it."""
from cython_kernels.groups cimport GroupKernels
from cython_kernels.isa.neon.code_vectors cimport *
from cython_kernels.isa.neon.intrinsics cimport *
from cython_kernels.isa.neon.products cimport *

include "cython_kernels/isa/neon/i2_s_steps.pxi"
include "cython_kernels/generic/i2_s_four_rows.pxi"
include "cython_kernels/generic/groups_by_block.pxi"
include "cython_kernels/generic/groups.pxi"


def fill(GroupKernels table):
    """Put the NEON form into ``table``."""
    table.provide("neon", multiply)
