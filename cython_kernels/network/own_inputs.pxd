from cython_kernels.network.state cimport State
from cython_kernels.system.pool cimport Pool

cdef int project_qkv_apart(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
cdef int project_up_apart(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
cdef int add_o_normed(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
cdef int add_down_normed(State* s, Pool* pool, Py_ssize_t index) noexcept nogil
