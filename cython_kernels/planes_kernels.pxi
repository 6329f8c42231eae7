# Sums over the planes of the certified head, in vectors of codes. Included by the fields_<isa> modules after
# skipping_kernels.pxi; the layout is in planes.pxd.
#
# A byte is at most 15 in nibbles, 3 and, four times, 12 in pairs of bits. So half as many lines as of weights fit into
# int16: of x86, 4 vectors * 2 fields * 2 bytes * 15 * 127 = 30,480; of NEON, 8 vectors of one byte to a lane.

cdef enum:
    PLANE_LINES_HELD = LINES_HELD // 2


cdef inline Py_ssize_t row_at(const int32_t* rows, Py_ssize_t count, Py_ssize_t i) noexcept nogil:
    """The i-th row; beyond the last the one that comes next if a whole plane is read: that far is asked ahead."""
    return rows[i] if i < count else rows[count - 1] + (i - count + 1)


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


cdef inline void two_nibbles(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                             const int8_t* high, const int8_t* low, Py_ssize_t count, int32_t* sums) noexcept nogil:
    """sums (2 rows, 2) = nibbles of two rows (count lines) . high and . low; asks for two other rows on the way"""
    cdef part_products a, b
    cdef totals a_high, a_low, b_high, b_low
    cdef column_bytes h0, h1, l0, l1
    cdef Py_ssize_t line = 0, held, i, at
    a_high = a_low = b_high = b_low = no_totals()
    while line < count:
        a = b = no_parts()
        held = min(line + PLANE_LINES_HELD, count)
        while line < held:
            ahead(next_x + line * LINE)
            ahead(next_y + line * LINE)
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


cdef struct part_totals:
    totals high
    totals low


cdef inline part_totals one_row_of_pairs(const uint8_t* x, const uint8_t* next_x, const int8_t* high, const int8_t* low,
                                         Py_ssize_t count) noexcept nogil:
    """Pairs of bits of a row (count lines) . high and . low; asks for another row on the way"""
    cdef field_products upper, lower      # with the parts
    cdef part_totals sums
    cdef code_bytes codes
    cdef Py_ssize_t line = 0, held, i
    sums.high = sums.low = no_totals()
    while line < count:
        upper = lower = no_products()
        held = min(line + PLANE_LINES_HELD, count)
        while line < held:
            ahead(next_x + line * LINE)
            for i in range(VECTORS):
                codes = codes_at(x + line * LINE + i * WIDTH)
                upper = add_fields(upper, codes, columns_at(high + i * WIDTH), columns_at(high + i * WIDTH + 64),
                                   columns_at(high + i * WIDTH + 128), columns_at(high + i * WIDTH + 192))
                lower = add_fields(lower, codes, columns_at(low + i * WIDTH), columns_at(low + i * WIDTH + 64),
                                   columns_at(low + i * WIDTH + 128), columns_at(low + i * WIDTH + 192))
            high += SPAN
            low += SPAN
            line += 1
        sums.high = add_totals(sums.high, join(upper.low, upper.high))
        sums.low = add_totals(sums.low, join(lower.low, lower.high))
    return sums


cdef inline void two_pairs(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                           const int8_t* high, const int8_t* low, Py_ssize_t count, int32_t* sums) noexcept nogil:
    """sums (2 rows, 2) = pairs of bits of two rows (count lines) . high and . low"""
    cdef part_totals a = one_row_of_pairs(x, next_x, high, low, count)
    cdef part_totals b = one_row_of_pairs(y, next_y, high, low, count)
    fold(a.high, a.low, b.high, b.low, sums)


ctypedef void (*TwoRows)(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                         const int8_t* high, const int8_t* low, Py_ssize_t count, int32_t* sums) noexcept nogil


cdef inline void sum_rows(TwoRows two_rows, const uint8_t* plane, Py_ssize_t stride, Py_ssize_t far, Py_ssize_t cols,
                          const int32_t* rows, Py_ssize_t count, const int8_t* parts, Py_ssize_t m,
                          int32_t* sums) noexcept nogil:
    """table.pxd's nibbles and pairs; stride: bytes of a row; far: rows that are asked for ahead"""
    cdef int32_t found[4]            # (2 rows, 2)
    cdef const uint8_t* p[4]         # two rows, and two that come later
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r
    for i in range(0, count, 2):
        for r in range(2):                           # an odd last row is computed twice
            p[r] = plane + <Py_ssize_t> rows[min(i + r, count - 1)] * stride
            p[r + 2] = plane + row_at(rows, count, i + r + far) * stride
        for t in range(m):
            part = parts + 2 * t * cols
            two_rows(p[0], p[1], p[2], p[3], part, part + cols, stride // LINE, found)
            for r in range(min(<Py_ssize_t> 2, count - i)):
                sums[((i + r) * m + t) * 2] = found[2 * r]
                sums[((i + r) * m + t) * 2 + 1] = found[2 * r + 1]


cdef void nibbles(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                  const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    sum_rows(two_nibbles, plane, cols // 2, 4, cols, rows, count, parts, m, sums)


cdef void pairs(const uint8_t* plane, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    sum_rows(two_pairs, plane, cols // 4, 8, cols, rows, count, parts, m, sums)


cdef void fill_planes(Planes* planes) noexcept:
    planes.nibbles, planes.pairs = nibbles, pairs
