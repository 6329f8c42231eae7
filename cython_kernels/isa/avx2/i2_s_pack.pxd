"""Into the layout of layouts/i2_s.pxd, with AVX2. May be cimported by AVX2 and better modules only."""
from libc.stdint cimport int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport *
from cython_kernels.layouts.i2_s cimport COLUMNS, STEP_BYTES, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK


cdef inline __m256i four_columns(const uint8_t* official, __m256i rows, __m256i shifts, __m256i valid) noexcept nogil:
    """Dword r = the codes of four columns of row r, one per byte."""
    cdef __m256i dwords = _mm256_mask_i32gather_epi32(_mm256_setzero_si256(), <const int*> official, rows, valid, 1)
    return _mm256_and_si256(_mm256_srlv_epi32(dwords, shifts), _mm256_set1_epi8(3))


cdef inline int pack_rows(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                          Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack."""
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
