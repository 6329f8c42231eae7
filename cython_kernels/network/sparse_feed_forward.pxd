from cython_kernels.network.state cimport State
from cython_kernels.system.pool cimport Pool

cdef int sparse_project_up(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
cdef int sparse_project_down(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
