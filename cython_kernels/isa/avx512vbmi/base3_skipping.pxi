# base3 where only some rows or neurons are read (rows3, columns3). Included by isa/avx512vbmi/kernels.pyx.

from cython_kernels.isa.avx512.field_sums cimport joined, turn_lines
from cython_kernels.isa.avx512.neuron_walk cimport *
from cython_kernels.layouts.sparse cimport SPAN3, along, lines3, walk_rows


# ---- rows3 -----------------------------------------------------------------------------------------

cdef inline void two_rows(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                          Py_ssize_t count, const int8_t* q, int32_t* sums) noexcept nogil:
    """sums (2,) = codes of two rows (count lines) . q; prefetches two other rows on the way"""
    cdef __m512i field0 = table_of(FIELDS)
    cdef __m512i field1 = table_of(FIELDS + 64)
    cdef __m512i field2 = table_of(FIELDS + 128)
    cdef __m512i field3 = table_of(FIELDS + 192)
    cdef __m512i a0, a1, a2, a3
    cdef __m512i b0, b1, b2, b3
    cdef __m512i columns
    cdef Fives a, b
    cdef Py_ssize_t i
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    for i in range(0, count * LINE, 64):
        _mm_prefetch(<const char*> along(next_x, next_y, count * LINE, 2 * i), PREFETCH_FAR)
        _mm_prefetch(<const char*> along(next_x, next_y, count * LINE, 2 * i + LINE), PREFETCH_FAR)
        a = decoded(_mm512_loadu_si512(x + i))
        b = decoded(_mm512_loadu_si512(y + i))
        columns = _mm512_loadu_si512(q)
        a0 = _mm512_dpbusd_epi32(a0, _mm512_and_si512(a.four, field0), columns)
        b0 = _mm512_dpbusd_epi32(b0, _mm512_and_si512(b.four, field0), columns)
        columns = _mm512_loadu_si512(q + 64)
        a1 = _mm512_dpbusd_epi32(a1, _mm512_and_si512(a.four, field1), columns)
        b1 = _mm512_dpbusd_epi32(b1, _mm512_and_si512(b.four, field1), columns)
        columns = _mm512_loadu_si512(q + 128)
        a2 = _mm512_dpbusd_epi32(a2, _mm512_and_si512(a.four, field2), columns)
        b2 = _mm512_dpbusd_epi32(b2, _mm512_and_si512(b.four, field2), columns)
        columns = _mm512_loadu_si512(q + 192)
        a3 = _mm512_dpbusd_epi32(a3, _mm512_and_si512(a.four, field3), columns)
        b3 = _mm512_dpbusd_epi32(b3, _mm512_and_si512(b.four, field3), columns)
        columns = _mm512_loadu_si512(q + 256)
        a3 = _mm512_dpbusd_epi32(a3, a.last, columns)
        b3 = _mm512_dpbusd_epi32(b3, b.last, columns)
        q += SPAN3
    sums[0] = joined(a0, a1, a2, a3)
    sums[1] = joined(b0, b1, b2, b3)


cdef void rows3_dot(const uint8_t* packed, Py_ssize_t cols, const int8_t* q, int32_t qsum, const int32_t* which,
                    Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil:
    walk_rows(two_rows, packed, lines3(cols), q, qsum, which, n, next, acc)


cdef void unpack_rows3(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                       uint8_t* tile) noexcept nogil:
    cdef __m512i dwords[16]
    cdef __m512i codes[5]
    cdef int32_t offsets[ROW_BLOCK]
    cdef Py_ssize_t r, k, j, f, side
    for r in range(ROW_BLOCK):                       # beyond the last row it is unpacked again
        offsets[r] = <int32_t> (min(r, rows - 1 - row) * lines3(cols) * LINE)
    packed += row * lines3(cols) * LINE
    for k in range(0, cols, 320):
        for side in range(0, 32, 16):
            turn_lines(packed, offsets + side, dwords)
            for j in range(0, min(<Py_ssize_t> 64, cols - k), 4):
                codes_of(dwords[j // 4], codes)
                for f in range(min(<Py_ssize_t> 5, (cols - k - j + 63) // 64)):
                    _mm512_storeu_si512(tile + (k + 64 * f + j) * ROW_BLOCK + side * 4, codes[f])
        packed += LINE


# ---- columns3 --------------------------------------------------------------------------------------

cdef inline void add_half(const uint8_t** neuron, Py_ssize_t count, Py_ssize_t offset, const int8_t* q, int32_t* sums,
                          bint upper) noexcept nogil:
    """Half of a line: registers for all its sums there are not"""
    cdef __m512i field0 = table_of(FIELDS), field1 = table_of(FIELDS + 64), field2 = table_of(FIELDS + 128)
    cdef __m512i field3 = table_of(FIELDS + 192)
    cdef __m512i a0 = sums_at(sums), a1 = sums_at(sums + 64), a2 = sums_at(sums + 128), a3 = sums_at(sums + 192)
    cdef __m512i b0 = sums_at(sums + 16), b1 = sums_at(sums + 80), b2 = sums_at(sums + 144), b3 = sums_at(sums + 208)
    cdef __m512i a4 = sums_at(sums + 256), b4 = sums_at(sums + 272)
    cdef four_neurons bytes
    cdef __m512i four
    cdef Fives fives
    cdef Py_ssize_t i
    for i in range(0, count, 4):
        bytes = interleaved(neuron + i, offset, upper)
        four = four_codes(q + i)
        fives = decoded(bytes.a)
        a0 = _mm512_dpbusd_epi32(a0, _mm512_and_si512(fives.four, field0), four)
        a1 = _mm512_dpbusd_epi32(a1, _mm512_and_si512(fives.four, field1), four)
        a2 = _mm512_dpbusd_epi32(a2, _mm512_and_si512(fives.four, field2), four)
        a3 = _mm512_dpbusd_epi32(a3, _mm512_and_si512(fives.four, field3), four)
        a4 = _mm512_dpbusd_epi32(a4, fives.last, four)
        fives = decoded(bytes.b)
        b0 = _mm512_dpbusd_epi32(b0, _mm512_and_si512(fives.four, field0), four)
        b1 = _mm512_dpbusd_epi32(b1, _mm512_and_si512(fives.four, field1), four)
        b2 = _mm512_dpbusd_epi32(b2, _mm512_and_si512(fives.four, field2), four)
        b3 = _mm512_dpbusd_epi32(b3, _mm512_and_si512(fives.four, field3), four)
        b4 = _mm512_dpbusd_epi32(b4, fives.last, four)
    store_sums(sums, a0, b0)
    store_sums(sums + 64, a1, b1)
    store_sums(sums + 128, a2, b2)
    store_sums(sums + 192, a3, b3)
    store_sums(sums + 256, a4, b4)


cdef inline void add_line3(const uint8_t** neuron, Py_ssize_t count, Py_ssize_t offset, const int8_t* q,
                           int32_t* sums) noexcept nogil:
    add_half(neuron, count, offset, q, sums, False)
    add_half(neuron, count, offset, q, sums + 32, True)


cdef void add_columns3(const uint8_t* packed, Py_ssize_t rows, const int32_t* which, const int8_t* q, Py_ssize_t n,
                       int32_t* sums) noexcept nogil:
    walk_columns(add_line3, packed, lines3(rows), SPAN3, which, q, n, sums)


cdef inline __m512i field_of(__m512i line, Py_ssize_t field) noexcept nogil:
    """The codes of one of the five fields, a byte each"""
    cdef Fives fives = decoded(line)
    if field == 4:
        return _mm512_srli_epi32(fives.last, 6)
    return _mm512_and_si512(_mm512_srli_epi32(fives.four, <unsigned int> (2 * field)), table_of(FIELDS))


cdef void unpack_columns3(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                          uint8_t* tile) noexcept nogil:
    walk_tile(field_of, packed, lines3(rows), SPAN3, cols, row, tile)
