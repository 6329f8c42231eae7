"""Ternary weights with a scale per group of 128 columns on SSE4.1. Imported by load_groups() only, where the CPU has it."""
from cython_kernels.groups cimport GroupKernels
from cython_kernels.isa.sse41.code_vectors cimport *
from cython_kernels.isa.sse41.intrinsics cimport *
from cython_kernels.isa.sse41.products cimport *

include "cython_kernels/isa/sse41/i2_s_steps.pxi"
include "cython_kernels/generic/i2_s_four_rows.pxi"
include "cython_kernels/generic/groups_by_block.pxi"
include "cython_kernels/generic/groups.pxi"


def fill(GroupKernels table):
    """Put the SSE4.1 form into ``table``."""
    table.provide("sse41", multiply)
