from cython_kernels.network.state cimport State
from cython_kernels.system.pool cimport Pool

cdef int attention(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
