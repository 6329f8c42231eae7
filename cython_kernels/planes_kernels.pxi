# Sums over the first plane of the certified head, in vectors of codes. Included by the fields_<isa> modules after
# skipping_kernels.pxi; the layout is in planes.pxd.
#
# A byte is at most 15, so LINES_HELD lines fit into int16: of x86, 4 vectors * 2 fields * 2 bytes * 15 * 127 = 30,480;
# of NEON, 8 vectors * 2 fields of one byte to a lane.

cdef struct part_products:
    products high            # with the high part of the activations
    products low


cdef inline part_products no_parts() noexcept nogil:
    cdef part_products sums
    sums.high = sums.low = nothing()
    return sums


cdef inline part_products add_parts(part_products sums, code_bytes codes, column_bytes high, column_bytes low) noexcept nogil:
    sums.high = multiply_add(sums.high, codes, high)
    sums.low = multiply_add(sums.low, codes, low)
    return sums


cdef inline part_products add_nibbles(part_products sums, code_bytes codes, column_bytes h0, column_bytes h1,
                                      column_bytes l0, column_bytes l1) noexcept nogil:
    sums = add_parts(sums, low_nibbles(codes), h0, l0)
    return add_parts(sums, low_nibbles(upper_half(codes)), h1, l1)


cdef inline void two_nibbles(const uint8_t* x, const uint8_t* y, const uint8_t* next, const int8_t* high,
                             const int8_t* low, Py_ssize_t count, int32_t* sums) noexcept nogil:
    """sums (2 rows, 2) = nibbles of two rows (count lines) . high and . low; asks for two rows from ``next`` on"""
    cdef part_products a, b
    cdef totals a_high, a_low, b_high, b_low
    cdef column_bytes h0, h1, l0, l1
    cdef Py_ssize_t line = 0, held, i, at
    a_high = a_low = b_high = b_low = no_totals()
    while line < count:
        a = b = no_parts()
        held = min(line + LINES_HELD, count)
        while line < held:
            ahead(next + 2 * line * LINE)
            ahead(next + (2 * line + 1) * LINE)
            for i in range(VECTORS):
                at = line * LINE + i * WIDTH
                h0, h1 = columns_at(high + i * WIDTH), columns_at(high + i * WIDTH + 64)
                l0, l1 = columns_at(low + i * WIDTH), columns_at(low + i * WIDTH + 64)
                a = add_nibbles(a, codes_at(x + at), h0, h1, l0, l1)
                b = add_nibbles(b, codes_at(y + at), h0, h1, l0, l1)
            high += 128
            low += 128
            line += 1
        a_high, a_low = add_totals(a_high, widen(a.high)), add_totals(a_low, widen(a.low))
        b_high, b_low = add_totals(b_high, widen(b.high)), add_totals(b_low, widen(b.low))
    fold(a_high, a_low, b_high, b_low, sums)


cdef void nibbles(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                  const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef Py_ssize_t stride = cols // 2
    cdef int32_t found[4]            # (2 rows, 2)
    cdef const uint8_t* p[2]
    cdef const uint8_t* next
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r
    for i in range(0, count, 2):
        for r in range(2):                           # an odd last row is computed twice
            p[r] = plane + <Py_ssize_t> rows[min(i + r, count - 1)] * stride
        next = plane + (<Py_ssize_t> rows[i] + NIBBLES_AHEAD) * stride
        for t in range(m):
            part = parts + 2 * t * cols
            two_nibbles(p[0], p[1], next, part, part + cols, stride // LINE, found)
            for r in range(min(<Py_ssize_t> 2, count - i)):
                sums[((i + r) * m + t) * 2] = found[2 * r]
                sums[((i + r) * m + t) * 2 + 1] = found[2 * r + 1]
