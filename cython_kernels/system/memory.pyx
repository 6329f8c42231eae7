"""Blocks of zeroed, page-aligned memory, backed by huge pages where the system has them."""

from cpython.buffer cimport PyBuffer_FillInfo

cdef extern from "memory.h" nogil:
    void* memory_get(size_t n) noexcept
    void memory_free(void* p, size_t n) noexcept


cdef class Memory:
    """``size`` zeroed bytes; pages become resident when they are first written."""

    def __cinit__(self, Py_ssize_t size):
        if size <= 0:
            raise ValueError(f"cannot allocate {size} bytes")
        self.data = <uint8_t*> memory_get(size)
        if self.data == NULL:
            raise MemoryError(f"{size} bytes")
        self.size = size

    def __dealloc__(self):
        if self.data != NULL:
            memory_free(self.data, self.size)

    def __getbuffer__(self, Py_buffer* buffer, int flags):
        PyBuffer_FillInfo(buffer, self, self.data, self.size, 0, flags)
