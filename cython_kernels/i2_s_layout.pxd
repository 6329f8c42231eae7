"""The packed layout of i2_s on x86: one row per 32-bit lane, so that no sum ever crosses lanes.

ROW_BLOCK = 32 rows lie together. For each 16 columns they take 128 bytes, one dword per row in ascending order (a zmm
register holds 16 rows, a ymm register 8). Byte j of a dword has four fields; bits 2f, 2f + 1 hold the code (weight + 1) of column 4f + j:

    bits     31..24        23..16        15..8         7..0
             15 11 7 3     14 10 6 2     13 9 5 1      12 8 4 0      columns, the highest field first

A field of all four bytes meets the activations 4f .. 4f + 3, one broadcast dword. Rows are padded to 32 and columns to
16 with code 0; the activations beyond the last column are zero.
"""
from libc.stdint cimport int32_t, uint8_t

from cython_kernels.table cimport ROW_BLOCK
from cython_kernels.x86_avx2 cimport *

cdef enum:
    COLUMNS = 16         # columns of one step (the step of a range must be a literal in Cython: there it is 16)
    STEP_BYTES = 128     # bytes of ROW_BLOCK rows and COLUMNS columns
    AHEAD = 4096         # bytes to prefetch ahead: from memory 14 GB/s instead of 9 on a Xeon of 2023


cdef inline Py_ssize_t steps(Py_ssize_t cols) noexcept nogil:
    return (cols + COLUMNS - 1) // COLUMNS


cdef inline const uint8_t* row_block(const uint8_t* packed, Py_ssize_t cols, Py_ssize_t row) noexcept nogil:
    """The codes of the ROW_BLOCK rows from ``row`` on."""
    return packed + row // ROW_BLOCK * steps(cols) * STEP_BYTES


cdef inline Py_ssize_t layout_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * steps(cols) * STEP_BYTES


cdef inline __m256i four_columns(const uint8_t* official, __m256i rows, __m256i shifts, __m256i valid) noexcept nogil:
    """Dword r = the codes of four columns of row r, one per byte."""
    cdef __m256i dwords = _mm256_mask_i32gather_epi32(_mm256_setzero_si256(), <const int*> official, rows, valid, 1)
    return _mm256_and_si256(_mm256_srlv_epi32(dwords, shifts), _mm256_set1_epi8(3))


cdef inline int pack_rows(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                          Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack. official: byte (r, c) holds rows r + i * rows / 4 of column c at bits 2i, 2i + 1."""
    cdef Py_ssize_t quarter = rows // 4
    cdef Py_ssize_t r, c, i
    cdef int32_t offsets[8]
    cdef int32_t places[8]
    cdef int32_t known[8]
    cdef __m256i offset, shift, valid, line
    cdef __m256i threes = _mm256_setzero_si256()
    cdef uint8_t* target
    for r in range(row0, (row1 + ROW_BLOCK - 1) // ROW_BLOCK * ROW_BLOCK, 8):
        for i in range(8):
            offsets[i] = <int32_t> ((r + i) % quarter * cols)
            places[i] = <int32_t> (2 * ((r + i) // quarter))
            known[i] = -(r + i < rows)
        offset = _mm256_loadu_si256(<const __m256i*> offsets)
        shift = _mm256_loadu_si256(<const __m256i*> places)
        valid = _mm256_loadu_si256(<const __m256i*> known)
        target = <uint8_t*> row_block(packed, cols, r) + r % ROW_BLOCK * 4
        for c in range(0, cols, 16):
            line = four_columns(official + c, offset, shift, valid)
            if c + 4 < cols:
                line = _mm256_or_si256(line, _mm256_slli_epi32(four_columns(official + c + 4, offset, shift, valid), 2))
            if c + 8 < cols:
                line = _mm256_or_si256(line, _mm256_slli_epi32(four_columns(official + c + 8, offset, shift, valid), 4))
            if c + 12 < cols:
                line = _mm256_or_si256(line, _mm256_slli_epi32(four_columns(official + c + 12, offset, shift, valid), 6))
            threes = _mm256_or_si256(threes, _mm256_and_si256(line, _mm256_srli_epi16(line, 1)))
            _mm256_storeu_si256(<__m256i*> (target + c // COLUMNS * STEP_BYTES), line)
    return not _mm256_testz_si256(threes, _mm256_set1_epi8(0x55))        # both bits of a field set
