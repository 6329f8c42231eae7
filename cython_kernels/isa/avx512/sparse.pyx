"""The products that skip zero neurons on AVX-512 VNNI. Imported by kernels.pyx only."""
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.isa.avx2.intrinsics cimport PREFETCH_FAR, _mm_prefetch
from cython_kernels.isa.avx512.field_sums cimport joined, turn_lines
from cython_kernels.isa.avx512.intrinsics cimport *
from cython_kernels.isa.avx512.neuron_walk cimport *
from cython_kernels.layouts.sparse cimport LINE, SPAN, along, columns_bytes, lines, pack_columns, pack_rows, rows_bytes, walk_rows
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, FormatKernels, no_format


# ---- rows: the layouts are in layouts/sparse.pxd ---------------------------------------------------

cdef inline void two_rows(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                          Py_ssize_t count, const int8_t* q, int32_t* sums) noexcept nogil:
    """sums (2,) = codes of two rows (count lines) . q; prefetches two other rows on the way"""
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i field2 = _mm512_set1_epi8(0x30)
    cdef __m512i field3 = _mm512_set1_epi8(<char> 0xC0)
    cdef __m512i a, a0, a1, a2, a3, b, b0, b1, b2, b3, columns
    cdef Py_ssize_t i
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    for i in range(0, count * LINE, 64):
        _mm_prefetch(<const char*> along(next_x, next_y, count * LINE, 2 * i), PREFETCH_FAR)
        _mm_prefetch(<const char*> along(next_x, next_y, count * LINE, 2 * i + LINE), PREFETCH_FAR)
        a = _mm512_loadu_si512(x + i)
        b = _mm512_loadu_si512(y + i)
        columns = _mm512_loadu_si512(q)
        a0 = _mm512_dpbusd_epi32(a0, _mm512_and_si512(a, field0), columns)
        b0 = _mm512_dpbusd_epi32(b0, _mm512_and_si512(b, field0), columns)
        columns = _mm512_loadu_si512(q + 64)
        a1 = _mm512_dpbusd_epi32(a1, _mm512_and_si512(a, field1), columns)
        b1 = _mm512_dpbusd_epi32(b1, _mm512_and_si512(b, field1), columns)
        columns = _mm512_loadu_si512(q + 128)
        a2 = _mm512_dpbusd_epi32(a2, _mm512_and_si512(a, field2), columns)
        b2 = _mm512_dpbusd_epi32(b2, _mm512_and_si512(b, field2), columns)
        columns = _mm512_loadu_si512(q + 192)
        a3 = _mm512_dpbusd_epi32(a3, _mm512_and_si512(a, field3), columns)
        b3 = _mm512_dpbusd_epi32(b3, _mm512_and_si512(b, field3), columns)
        q += SPAN
    sums[0] = joined(a0, a1, a2, a3)
    sums[1] = joined(b0, b1, b2, b3)


cdef void rows_dot(const uint8_t* packed, Py_ssize_t cols, const int8_t* q, int32_t qsum, const int32_t* which,
                   Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil:
    # a field in place is at most 3 << 6 = 192 (planes of the head have code 3): |sum| <= 4 * 192 * 128 * lines < 2**31 up to
    # 5 million columns
    walk_rows(two_rows, packed, lines(cols), q, qsum, which, n, next, acc)


cdef void unpack_rows(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef __m512i field = _mm512_set1_epi8(0x03)
    cdef __m512i dwords[16]
    cdef __m512i codes
    cdef int32_t offsets[ROW_BLOCK]
    cdef Py_ssize_t r, k, j, f, side
    for r in range(ROW_BLOCK):                       # beyond the last row it is unpacked again
        offsets[r] = <int32_t> (min(row + r, rows - 1) * lines(cols) * LINE - row * lines(cols) * LINE)
    packed += row * lines(cols) * LINE
    for k in range(0, cols, 256):
        for side in range(0, 32, 16):
            turn_lines(packed, offsets + side, dwords)
            for j in range(0, min(<Py_ssize_t> 64, cols - k), 4):
                codes = dwords[j // 4]
                for f in range(0, min(<Py_ssize_t> SPAN, cols - k), 64):
                    if k + f + j < cols:
                        _mm512_storeu_si512(tile + (k + f + j) * ROW_BLOCK + side * 4, _mm512_and_si512(codes, field))
                    codes = _mm512_srli_epi32(codes, 2)
        packed += LINE


# ---- columns ---------------------------------------------------------------------------------------

cdef inline void add_half(const uint8_t** neuron, Py_ssize_t count, Py_ssize_t offset, const int8_t* q, int32_t* sums,
                          bint upper) noexcept nogil:
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i field2 = _mm512_set1_epi8(0x30)
    cdef __m512i field3 = _mm512_set1_epi8(<char> 0xC0)
    cdef __m512i a0 = sums_at(sums), a1 = sums_at(sums + 64), a2 = sums_at(sums + 128), a3 = sums_at(sums + 192)
    cdef __m512i b0 = sums_at(sums + 16), b1 = sums_at(sums + 80), b2 = sums_at(sums + 144), b3 = sums_at(sums + 208)
    cdef four_neurons bytes
    cdef __m512i four
    cdef Py_ssize_t i
    for i in range(0, count, 4):
        bytes = interleaved(neuron + i, offset, upper)
        four = four_codes(q + i)
        a0 = _mm512_dpbusd_epi32(a0, _mm512_and_si512(bytes.a, field0), four)
        a1 = _mm512_dpbusd_epi32(a1, _mm512_and_si512(bytes.a, field1), four)
        a2 = _mm512_dpbusd_epi32(a2, _mm512_and_si512(bytes.a, field2), four)
        a3 = _mm512_dpbusd_epi32(a3, _mm512_and_si512(bytes.a, field3), four)
        b0 = _mm512_dpbusd_epi32(b0, _mm512_and_si512(bytes.b, field0), four)
        b1 = _mm512_dpbusd_epi32(b1, _mm512_and_si512(bytes.b, field1), four)
        b2 = _mm512_dpbusd_epi32(b2, _mm512_and_si512(bytes.b, field2), four)
        b3 = _mm512_dpbusd_epi32(b3, _mm512_and_si512(bytes.b, field3), four)
    store_sums(sums, a0, b0)
    store_sums(sums + 64, a1, b1)
    store_sums(sums + 128, a2, b2)
    store_sums(sums + 192, a3, b3)


cdef inline void add_line(const uint8_t** neuron, Py_ssize_t count, Py_ssize_t offset, const int8_t* q,
                          int32_t* sums) noexcept nogil:
    add_half(neuron, count, offset, q, sums, False)
    add_half(neuron, count, offset, q, sums + 32, True)


cdef void add_columns(const uint8_t* packed, Py_ssize_t rows, const int32_t* which, const int8_t* q, Py_ssize_t n,
                      int32_t* sums) noexcept nogil:
    walk_columns(add_line, packed, lines(rows), SPAN, which, q, n, sums)


cdef inline __m512i shifted(__m512i codes, Py_ssize_t field) noexcept nogil:
    return _mm512_and_si512(_mm512_srli_epi32(codes, <unsigned int> (2 * field)), _mm512_set1_epi8(0x03))


cdef void unpack_columns(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                         uint8_t* tile) noexcept nogil:
    walk_tile(shifted, packed, lines(rows), SPAN, cols, row, tile)


def fill(Kernels table):
    cdef FormatKernels ternary = no_format()
    ternary.packed_bytes, ternary.pack, ternary.unpack = rows_bytes, pack_rows, unpack_rows
    table.provide("rows", ternary)
    ternary.packed_bytes, ternary.pack, ternary.unpack = columns_bytes, pack_columns, unpack_columns
    table.provide("columns", ternary)
    table.skipping.rows_dot, table.skipping.add_columns = rows_dot, add_columns
