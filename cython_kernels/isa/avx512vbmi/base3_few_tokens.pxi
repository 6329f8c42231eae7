# base3 for few tokens: a row block is decoded once for two or four of them. Included by isa/avx512vbmi/kernels.pyx.

cdef inline __m512i join_two(__m512i f0, __m512i f1) noexcept nogil:
    """join of two fields: sums times 1 and 4"""
    return _mm512_add_epi32(f0, _mm512_srai_epi32(f1, 2))


cdef inline void store_block(int32_t* acc, Py_ssize_t rows, __m512i low, __m512i high, int32_t qsum) noexcept nogil:
    """acc (rows,), at most ROW_BLOCK, = sums of codes - qsum: a code is weight + 1"""
    cdef __m512i total = _mm512_set1_epi32(qsum)
    cdef uint32_t there = <uint32_t> 0xFFFFFFFF if rows >= ROW_BLOCK else (<uint32_t> 1 << rows) - 1
    _mm512_mask_storeu_epi32(acc, <__mmask16> there, _mm512_sub_epi32(low, total))
    _mm512_mask_storeu_epi32(acc + 16, <__mmask16> (there >> 16), _mm512_sub_epi32(high, total))


cdef void two_tokens(const uint8_t* line, Py_ssize_t cols, const int8_t* p, const int8_t* q, const int32_t* qsum,
                     Py_ssize_t rows, int32_t* acc, Py_ssize_t acc_stride) noexcept nogil:
    """acc (2, acc_stride) [:, :rows] of one row block"""
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i field2 = _mm512_set1_epi8(0x30)
    cdef __m512i field3 = _mm512_set1_epi8(<char> 0xC0)
    cdef __m512i a0, a1, a2, a3, c0, c1, c2, c3      # rows 0..15: the fields of p's sums and of q's
    cdef __m512i b0, b1, b2, b3, d0, d1, d2, d3      # rows 16..31
    cdef __m512i columns, low, high
    cdef Fives x, y                      # rows 0..15 and 16..31
    cdef int8_t tails[2 * COLUMNS]
    cdef Py_ssize_t whole = cols - cols % COLUMNS, begin = 0, end, c
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    c0 = c1 = c2 = c3 = d0 = d1 = d2 = d3 = _mm512_setzero_si512()
    while begin < cols:                              # whole steps, then what is left
        end = whole if begin < whole else cols
        if end == cols != whole:
            p, q = rest(p, begin, cols, tails), rest(q, begin, cols, tails + COLUMNS)
        for c in range(begin, end, 20):
            _mm_prefetch(<const char*> line + PREFETCH_BYTES, PREFETCH_FAR)
            _mm_prefetch(<const char*> line + PREFETCH_BYTES + 64, PREFETCH_FAR)
            x, y = decoded(_mm512_loadu_si512(line)), decoded(_mm512_loadu_si512(line + 64))
            low, high = _mm512_and_si512(x.four, field0), _mm512_and_si512(y.four, field0)
            columns = broadcast(p + c)
            a0 = _mm512_dpbusd_epi32(a0, low, columns)
            b0 = _mm512_dpbusd_epi32(b0, high, columns)
            columns = broadcast(q + c)
            c0 = _mm512_dpbusd_epi32(c0, low, columns)
            d0 = _mm512_dpbusd_epi32(d0, high, columns)
            low, high = _mm512_and_si512(x.four, field1), _mm512_and_si512(y.four, field1)
            columns = broadcast(p + c + 4)
            a1 = _mm512_dpbusd_epi32(a1, low, columns)
            b1 = _mm512_dpbusd_epi32(b1, high, columns)
            columns = broadcast(q + c + 4)
            c1 = _mm512_dpbusd_epi32(c1, low, columns)
            d1 = _mm512_dpbusd_epi32(d1, high, columns)
            low, high = _mm512_and_si512(x.four, field2), _mm512_and_si512(y.four, field2)
            columns = broadcast(p + c + 8)
            a2 = _mm512_dpbusd_epi32(a2, low, columns)
            b2 = _mm512_dpbusd_epi32(b2, high, columns)
            columns = broadcast(q + c + 8)
            c2 = _mm512_dpbusd_epi32(c2, low, columns)
            d2 = _mm512_dpbusd_epi32(d2, high, columns)
            low, high = _mm512_and_si512(x.four, field3), _mm512_and_si512(y.four, field3)
            columns = broadcast(p + c + 12)
            a3 = _mm512_dpbusd_epi32(a3, low, columns)
            b3 = _mm512_dpbusd_epi32(b3, high, columns)
            columns = broadcast(q + c + 12)
            c3 = _mm512_dpbusd_epi32(c3, low, columns)
            d3 = _mm512_dpbusd_epi32(d3, high, columns)
            columns = broadcast(p + c + 16)
            a3 = _mm512_dpbusd_epi32(a3, x.last, columns)
            b3 = _mm512_dpbusd_epi32(b3, y.last, columns)
            columns = broadcast(q + c + 16)
            c3 = _mm512_dpbusd_epi32(c3, x.last, columns)
            d3 = _mm512_dpbusd_epi32(d3, y.last, columns)
            line += STEP_BYTES
        begin = end
    store_block(acc, rows, join(a0, a1, a2, a3), join(b0, b1, b2, b3), qsum[0])
    store_block(acc + acc_stride, rows, join(c0, c1, c2, c3), join(d0, d1, d2, d3), qsum[1])


cdef void four_tokens(const uint8_t* line, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum,
                      Py_ssize_t n, Py_ssize_t rows, int32_t* acc, Py_ssize_t acc_stride) noexcept nogil:
    """acc (n, acc_stride) [:, :rows] of one row block and at most four tokens"""
    # shifts bring the upper fields where the lower were: half the accumulators
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i low, high
    cdef __m512i a0, a1, a2, a3          # one token: times 1 and 4 of rows 0..15, then of rows 16..31
    cdef __m512i b0, b1, b2, b3
    cdef __m512i c0, c1, c2, c3
    cdef __m512i d0, d1, d2, d3
    cdef __m512i columns
    cdef Fives x, y                      # rows 0..15 and 16..31
    cdef int8_t tails[4 * COLUMNS]
    cdef const int8_t* q0 = q
    cdef const int8_t* q1 = q + min(<Py_ssize_t> 1, n - 1) * q_stride          # beyond the last token it is computed again
    cdef const int8_t* q2 = q + min(<Py_ssize_t> 2, n - 1) * q_stride
    cdef const int8_t* q3 = q + min(<Py_ssize_t> 3, n - 1) * q_stride
    cdef Py_ssize_t whole = cols - cols % COLUMNS, begin = 0, end, c
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    c0 = c1 = c2 = c3 = d0 = d1 = d2 = d3 = _mm512_setzero_si512()
    while begin < cols:                              # whole steps, then what is left
        end = whole if begin < whole else cols
        if end == cols != whole:
            q0, q1 = rest(q0, begin, cols, tails), rest(q1, begin, cols, tails + COLUMNS)
            q2, q3 = rest(q2, begin, cols, tails + 2 * COLUMNS), rest(q3, begin, cols, tails + 3 * COLUMNS)
        for c in range(begin, end, 20):
            _mm_prefetch(<const char*> line + PREFETCH_BYTES, PREFETCH_FAR)
            _mm_prefetch(<const char*> line + PREFETCH_BYTES + 64, PREFETCH_FAR)
            x, y = decoded(_mm512_loadu_si512(line)), decoded(_mm512_loadu_si512(line + 64))
            x.last, y.last = _mm512_srli_epi32(x.last, 4), _mm512_srli_epi32(y.last, 4)
            low, high = _mm512_and_si512(x.four, field0), _mm512_and_si512(y.four, field0)
            columns = broadcast(q0 + c)
            a0 = _mm512_dpbusd_epi32(a0, low, columns)
            a2 = _mm512_dpbusd_epi32(a2, high, columns)
            columns = broadcast(q1 + c)
            b0 = _mm512_dpbusd_epi32(b0, low, columns)
            b2 = _mm512_dpbusd_epi32(b2, high, columns)
            columns = broadcast(q2 + c)
            c0 = _mm512_dpbusd_epi32(c0, low, columns)
            c2 = _mm512_dpbusd_epi32(c2, high, columns)
            columns = broadcast(q3 + c)
            d0 = _mm512_dpbusd_epi32(d0, low, columns)
            d2 = _mm512_dpbusd_epi32(d2, high, columns)
            low, high = _mm512_and_si512(x.four, field1), _mm512_and_si512(y.four, field1)
            columns = broadcast(q0 + c + 4)
            a1 = _mm512_dpbusd_epi32(a1, low, columns)
            a3 = _mm512_dpbusd_epi32(a3, high, columns)
            columns = broadcast(q1 + c + 4)
            b1 = _mm512_dpbusd_epi32(b1, low, columns)
            b3 = _mm512_dpbusd_epi32(b3, high, columns)
            columns = broadcast(q2 + c + 4)
            c1 = _mm512_dpbusd_epi32(c1, low, columns)
            c3 = _mm512_dpbusd_epi32(c3, high, columns)
            columns = broadcast(q3 + c + 4)
            d1 = _mm512_dpbusd_epi32(d1, low, columns)
            d3 = _mm512_dpbusd_epi32(d3, high, columns)
            x.four, y.four = _mm512_srli_epi32(x.four, 4), _mm512_srli_epi32(y.four, 4)
            low, high = _mm512_and_si512(x.four, field0), _mm512_and_si512(y.four, field0)
            columns = broadcast(q0 + c + 8)
            a0 = _mm512_dpbusd_epi32(a0, low, columns)
            a2 = _mm512_dpbusd_epi32(a2, high, columns)
            columns = broadcast(q1 + c + 8)
            b0 = _mm512_dpbusd_epi32(b0, low, columns)
            b2 = _mm512_dpbusd_epi32(b2, high, columns)
            columns = broadcast(q2 + c + 8)
            c0 = _mm512_dpbusd_epi32(c0, low, columns)
            c2 = _mm512_dpbusd_epi32(c2, high, columns)
            columns = broadcast(q3 + c + 8)
            d0 = _mm512_dpbusd_epi32(d0, low, columns)
            d2 = _mm512_dpbusd_epi32(d2, high, columns)
            low, high = _mm512_and_si512(x.four, field1), _mm512_and_si512(y.four, field1)
            columns = broadcast(q0 + c + 12)
            a1 = _mm512_dpbusd_epi32(a1, low, columns)
            a3 = _mm512_dpbusd_epi32(a3, high, columns)
            columns = broadcast(q1 + c + 12)
            b1 = _mm512_dpbusd_epi32(b1, low, columns)
            b3 = _mm512_dpbusd_epi32(b3, high, columns)
            columns = broadcast(q2 + c + 12)
            c1 = _mm512_dpbusd_epi32(c1, low, columns)
            c3 = _mm512_dpbusd_epi32(c3, high, columns)
            columns = broadcast(q3 + c + 12)
            d1 = _mm512_dpbusd_epi32(d1, low, columns)
            d3 = _mm512_dpbusd_epi32(d3, high, columns)
            columns = broadcast(q0 + c + 16)
            a1 = _mm512_dpbusd_epi32(a1, x.last, columns)
            a3 = _mm512_dpbusd_epi32(a3, y.last, columns)
            columns = broadcast(q1 + c + 16)
            b1 = _mm512_dpbusd_epi32(b1, x.last, columns)
            b3 = _mm512_dpbusd_epi32(b3, y.last, columns)
            columns = broadcast(q2 + c + 16)
            c1 = _mm512_dpbusd_epi32(c1, x.last, columns)
            c3 = _mm512_dpbusd_epi32(c3, y.last, columns)
            columns = broadcast(q3 + c + 16)
            d1 = _mm512_dpbusd_epi32(d1, x.last, columns)
            d3 = _mm512_dpbusd_epi32(d3, y.last, columns)
            line += STEP_BYTES
        begin = end
    store_block(acc, rows, join_two(a0, a1), join_two(a2, a3), qsum[0])
    store_block(acc + acc_stride, rows, join_two(b0, b1), join_two(b2, b3), qsum[1])
    store_block(acc + 2 * acc_stride, rows, join_two(c0, c1), join_two(c2, c3), qsum[2])
    if n == 4:
        store_block(acc + 3 * acc_stride, rows, join_two(d0, d1), join_two(d2, d3), qsum[3])


cdef void matmul(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                 const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                 int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                 uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line
    cdef const int8_t* p
    cdef Py_ssize_t row, t
    for row in range(row0, row1, 32):                # ROW_BLOCK
        line = packed + row // ROW_BLOCK * steps(cols) * STEP_BYTES
        for t in range(0, n, 4):
            p = q + t * q_stride
            if n - t == 1:
                matvec(packed, rows, cols, p, qsum[t], acc + t * acc_stride, row, min(row + ROW_BLOCK, row1))
            elif n - t == 2:
                two_tokens(line, cols, p, p + q_stride, qsum + t, row1 - row, acc + t * acc_stride + row, acc_stride)
            else:
                four_tokens(line, cols, p, q_stride, qsum + t, min(<Py_ssize_t> 4, n - t), row1 - row,
                            acc + t * acc_stride + row, acc_stride)
