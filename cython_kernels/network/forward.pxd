"""One pass through the network for a batch of tokens: its door."""
from cython_kernels.network.state cimport State
from cython_kernels.system.pool cimport Pool

cdef void choose_stages(State* s) noexcept nogil
cdef int forward(State* s, Pool* pool, Py_ssize_t keep, float* logits, Py_ssize_t logit_rows) noexcept nogil
cdef int full_head(State* s, Pool* pool, const float* head_input, Py_ssize_t rows, float* logits) noexcept nogil
