"""Reading the checkpoint's packing: byte (r, c) holds rows r + i * rows / 4 of column c at bits 2i, 2i + 1.

Four columns of one row are taken at once, a byte each in a dword (little-endian), and formats combine them there: where no
byte can overflow, one multiplication by bytes m3 m2 m1 m0 leaves code0 * m3 + code1 * m2 + code2 * m1 + code3 * m0 in the
highest byte.
"""
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy


cdef inline const uint8_t* row_of(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t r) noexcept nogil:
    """The bytes that hold row r, one per column, at the bits from shift_of() on."""
    return official + r % (rows // 4) * cols


cdef inline int shift_of(Py_ssize_t rows, Py_ssize_t r) noexcept nogil:
    return <int> (2 * (r // (rows // 4)))


cdef inline uint32_t four_columns(const uint8_t* row, int shift) noexcept nogil:
    """The codes of four columns, one per byte."""
    cdef uint32_t dword
    memcpy(&dword, row, 4)
    return dword >> shift & 0x03030303


cdef inline uint64_t eight_columns(const uint8_t* row, int shift) noexcept nogil:
    cdef uint64_t codes
    memcpy(&codes, row, 8)
    return codes >> shift & 0x0303030303030303ULL


cdef inline uint64_t threes_of(uint64_t codes) noexcept nogil:
    """Not 0 if one of four or eight codes is 3, which no weight has."""
    return codes & codes >> 1
