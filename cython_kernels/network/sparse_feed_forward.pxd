from cython_kernels.network.state cimport State
from cython_kernels.system.pool cimport Pool

cdef int sparse_feed_forward(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
