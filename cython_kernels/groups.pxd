"""The table of the product of weights in groups (layouts/groups.pxd); an instruction set that does it faster replaces it."""
from libc.stdint cimport uint8_t, uint16_t

# out (n, stride) [:, row0:row1] = float32(sum over the groups of scale * (weights @ activations)) * (1 / code_scale), the sums exact in
# float64 (NUMERICS.md rule 4); input (n, input_stride) as split_words makes it, of which high bytes are read where ``bits`` is 16;
# code_scale (n,). row0 is a multiple of ROW_BLOCK, row1 too or the number of rows
ctypedef void (*MultiplyGroups)(const uint8_t* packed, Py_ssize_t cols, const uint8_t* input, Py_ssize_t input_stride, int bits,
                                Py_ssize_t n, const float* code_scale, float* out, Py_ssize_t stride,
                                Py_ssize_t row0, Py_ssize_t row1) noexcept nogil

cdef class GroupKernels:
    cdef readonly str isa                # instruction set that provides the product
    cdef MultiplyGroups multiply_pointer
    cdef provide(self, str isa, MultiplyGroups multiply)

cdef int pack_into(const uint8_t[:, ::1] codes, const uint16_t[:, ::1] scales, int bits, uint8_t* packed) except -1
