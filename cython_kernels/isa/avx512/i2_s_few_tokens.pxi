# i2_s for few tokens: a row block is read once for two or four of them. Included by isa/avx512/kernels.pyx.

cdef inline void two_tokens(const uint8_t* line, Py_ssize_t cols, const int8_t* p, const int8_t* q,
                            int32_t* sums) noexcept nogil:
    """sums (2 tokens, 32 rows) = the codes of a row block @ the tokens' activations"""
    # fields in place as in matvec, so that few tokens need no tile
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i field2 = _mm512_set1_epi8(0x30)
    cdef __m512i field3 = _mm512_set1_epi8(<char> 0xC0)
    cdef __m512i x, a0, a1, a2, a3, c0, c1, c2, c3      # rows 0..15: codes, the fields of p's sums and of q's
    cdef __m512i y, b0, b1, b2, b3, d0, d1, d2, d3      # rows 16..31
    cdef __m512i columns, low, high
    cdef Py_ssize_t c
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    c0 = c1 = c2 = c3 = d0 = d1 = d2 = d3 = _mm512_setzero_si512()
    for c in range(0, cols, 16):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        _mm_prefetch(<const char*> line + AHEAD + 64, PREFETCH)
        x = _mm512_loadu_si512(line)
        y = _mm512_loadu_si512(line + 64)
        low, high = _mm512_and_si512(x, field0), _mm512_and_si512(y, field0)
        columns = broadcast(p + c)
        a0 = _mm512_dpbusd_epi32(a0, low, columns)
        b0 = _mm512_dpbusd_epi32(b0, high, columns)
        columns = broadcast(q + c)
        c0 = _mm512_dpbusd_epi32(c0, low, columns)
        d0 = _mm512_dpbusd_epi32(d0, high, columns)
        low, high = _mm512_and_si512(x, field1), _mm512_and_si512(y, field1)
        columns = broadcast(p + c + 4)
        a1 = _mm512_dpbusd_epi32(a1, low, columns)
        b1 = _mm512_dpbusd_epi32(b1, high, columns)
        columns = broadcast(q + c + 4)
        c1 = _mm512_dpbusd_epi32(c1, low, columns)
        d1 = _mm512_dpbusd_epi32(d1, high, columns)
        low, high = _mm512_and_si512(x, field2), _mm512_and_si512(y, field2)
        columns = broadcast(p + c + 8)
        a2 = _mm512_dpbusd_epi32(a2, low, columns)
        b2 = _mm512_dpbusd_epi32(b2, high, columns)
        columns = broadcast(q + c + 8)
        c2 = _mm512_dpbusd_epi32(c2, low, columns)
        d2 = _mm512_dpbusd_epi32(d2, high, columns)
        low, high = _mm512_and_si512(x, field3), _mm512_and_si512(y, field3)
        columns = broadcast(p + c + 12)
        a3 = _mm512_dpbusd_epi32(a3, low, columns)
        b3 = _mm512_dpbusd_epi32(b3, high, columns)
        columns = broadcast(q + c + 12)
        c3 = _mm512_dpbusd_epi32(c3, low, columns)
        d3 = _mm512_dpbusd_epi32(d3, high, columns)
        line += STEP_BYTES
    store_pair(sums, join(a0, a1, a2, a3), join(b0, b1, b2, b3))
    store_pair(sums + ROW_BLOCK, join(c0, c1, c2, c3), join(d0, d1, d2, d3))


cdef inline __m512i join_two(__m512i f0, __m512i f1) noexcept nogil:
    """The same of sums times 1 and 4."""
    return _mm512_add_epi32(f0, _mm512_srai_epi32(f1, 2))


cdef inline void four_tokens(const uint8_t* line, Py_ssize_t cols, const int8_t* q0, const int8_t* q1,
                             const int8_t* q2, const int8_t* q3, int32_t* sums) noexcept nogil:
    """sums (4 tokens, 32 rows) = the codes of a row block @ the tokens' activations"""
    # one shift brings the upper two fields where the lower were: half the accumulators, and both halves in one walk
    cdef __m512i field0 = _mm512_set1_epi8(0x03)
    cdef __m512i field1 = _mm512_set1_epi8(0x0C)
    cdef __m512i x, low                  # rows 0..15
    cdef __m512i y, high                 # rows 16..31
    cdef __m512i a0, a1, a2, a3          # one token: times 1 and 4 of rows 0..15, then of rows 16..31
    cdef __m512i b0, b1, b2, b3
    cdef __m512i c0, c1, c2, c3
    cdef __m512i d0, d1, d2, d3
    cdef __m512i columns
    cdef Py_ssize_t c
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    c0 = c1 = c2 = c3 = d0 = d1 = d2 = d3 = _mm512_setzero_si512()
    for c in range(0, cols, 16):
        _mm_prefetch(<const char*> line + AHEAD, PREFETCH)
        _mm_prefetch(<const char*> line + AHEAD + 64, PREFETCH)
        x = _mm512_loadu_si512(line)
        y = _mm512_loadu_si512(line + 64)
        low, high = _mm512_and_si512(x, field0), _mm512_and_si512(y, field0)
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
        low, high = _mm512_and_si512(x, field1), _mm512_and_si512(y, field1)
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
        x, y = _mm512_srli_epi32(x, 4), _mm512_srli_epi32(y, 4)
        low, high = _mm512_and_si512(x, field0), _mm512_and_si512(y, field0)
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
        low, high = _mm512_and_si512(x, field1), _mm512_and_si512(y, field1)
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
        line += STEP_BYTES
    store_pair(sums, join_two(a0, a1), join_two(a2, a3))
    store_pair(sums + ROW_BLOCK, join_two(b0, b1), join_two(b2, b3))
    store_pair(sums + 2 * ROW_BLOCK, join_two(c0, c1), join_two(c2, c3))
    store_pair(sums + 3 * ROW_BLOCK, join_two(d0, d1), join_two(d2, d3))
