"""The head as codes with proven errors: what the search reads."""
from libc.stdint cimport uint8_t, uint16_t

cdef enum:
    PLANES = 3

cdef struct CodedRows:
    const uint16_t* table        # (rows, n) bf16
    Py_ssize_t rows, n
    Py_ssize_t cols              # n rounded up to PLANE_PAD
    uint8_t* planes[PLANES]      # A (rows, cols / 2), B (rows, cols / 8), C (rows, cols / 4)
    float* scale                 # (rows,) weight of one step of the codes
    float* norm                  # (rows,) ||w||, rounded up
    float* errors[PLANES]        # (rows,) each: ||w - what the planes so far say||, rounded up
    double greatest_norm         # the largest of norm

cdef class CertifiedHead:
    cdef CodedRows coded
    cdef list kept               # the memory behind the pointers, and the table
    cdef uint8_t* block(self, Py_ssize_t size) except NULL
