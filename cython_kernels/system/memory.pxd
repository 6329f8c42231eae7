from libc.stdint cimport uint8_t


cdef class Memory:
    cdef uint8_t* data
    cdef readonly Py_ssize_t size
