from cython_kernels.head.search_state cimport Search

cdef bint read_planes(Search* s) noexcept nogil
